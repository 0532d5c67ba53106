"""Compares names by their spelling: keys, whether two are one person's or body's, and the role that stands with a name. Names
of two persons can be spelled more alike than two spellings of one ("Kim Jong Un", "Kim Jong Il"), so a score is only an upper
bound: what stands around the names must make the link."""

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
