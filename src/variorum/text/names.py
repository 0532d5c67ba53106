"""Names: keys, spellings, whether two are one person's or body's, and the role that stands with a name. By spelling alone strangers can
be nearer than brothers ("Kim Jong Un", "Kim Jong Il"): a score here only caps a link that context makes.
"""

from variorum.text.name.bodies import body_words, same_name
from variorum.text.name.keys import name_key, romanised, skeleton
from variorum.text.name.persons import Likeness, same_person
from variorum.text.name.roles import RoleAndName, is_role_word, other_rank, role_behind, split_role

__all__ = [
    "Likeness",
    "RoleAndName",
    "body_words",
    "is_role_word",
    "name_key",
    "other_rank",
    "role_behind",
    "romanised",
    "same_name",
    "same_person",
    "skeleton",
    "split_role",
]
