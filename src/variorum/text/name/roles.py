"""The post that stands with a person's name: "harbour master" in "harbour master Ada Reed" or "Ada Reed, harbour master,"."""

from __future__ import annotations

import re
from typing import NamedTuple

from variorum.text.lexicon import entries
from variorum.text.name.keys import word_set

# A word of a name: it begins with a capital, or is a particle.
NAME = r"(?:[^\W\d_a-z][\w.’'-]*|(?:al|bin|ibn|van|von|de|der|den|da|di|la|le|el)\b-?)"
# One word of a phrase, or a comma or "&" between words.
WORD = re.compile(r"[^\W\d_][\w’'.&-]*|[,&]")
# ", 56, the mayor of Brill,": a comma, perhaps an age, perhaps an article or "who is", then the role up to the next mark.
BEHIND = re.compile(
    r"^\s*,\s+(?:(?:aged |age )?\d{1,3}(?: years old)?,\s+)?(?:(?:the|a|an|its|their|his|her|who (?:is|was)(?: the| a| an)?)\s+)?(?P<role>[^,;.()“”\"]{3,80})(?=[,;.)]|$)"
)


class RoleAndName(NamedTuple):
    """A phrase cut into role and name. The three places are offsets in the phrase; without a role, `role` is None and
    both its places are 0.
    """

    role: str | None
    name: str
    name_start: int
    role_start: int
    role_end: int


def is_role_word(word: str) -> bool:
    """Whether it is a word for a post ("minister"), also in the plural or at the end of a compound ("vice-
    president").
    """
    low = word.lower().strip(".,")
    if low.endswith("s") and low[:-1] in entries("roles.txt"):
        low = low[:-1]
    return low in entries("roles.txt") or low.rsplit("-", 1)[-1] in entries("roles.txt")


def split_role(phrase: str) -> RoleAndName:
    """Cuts a phrase into role and name: "The Russian Culture Minister Olga Example" → "russian culture minister", "Olga Example".
    The role ends with the last word for a role; the name is what follows. Short titles ("Dr", "Mr", "Gen.") count as words
    for roles. Without such a word the whole phrase is the name, and the role is None.
    """
    words = [(match.group(), match.start(), match.end()) for match in WORD.finditer(phrase)]
    # the last word for a role or title; the last word of all is not tried, since something must be left for the name
    last_role = -1
    for place, (word, _, _) in enumerate(words[:-1]):
        if is_role_word(word) or word.lower().rstrip(".") in word_set("titles"):
            last_role = place
    if last_role < 0:
        return RoleAndName(None, phrase.strip(), len(phrase) - len(phrase.lstrip()), 0, 0)
    # articles before the role are left out
    first = 0
    while first < last_role and words[first][0].lower() in {"the", "a", "an", ",", "and", "its", "their"}:
        first += 1
    start, end = words[first][1], words[last_role][2]
    name_start = words[last_role + 1][1]
    role = " ".join(phrase[start:end].split()).lower()
    return RoleAndName(role, phrase[name_start:].strip(), name_start, start, end)


def role_behind(text: str, at: int) -> tuple[int, int, str] | None:
    """The role in apposition behind a name that ends at `at`: ", the co-founder of Example," → (start, end, role in
    lower case), or None where what follows the comma names no post."""
    # so far behind the name (code points) the role must end
    match = BEHIND.match(text[at : at + 120])
    if match is None:
        return None
    said = match["role"].strip()
    # "co-founder of Example Ltd": only what stands before "of" can be the post, and its last word names it
    head = re.split(r"\s(?:of|for|at|in|with|from|who|on|to|and|by|that|which|when)\s", said)[0].split()
    if not head or not is_role_word(head[-1]):
        return None
    start = at + match.start("role")
    return start, start + len(match["role"].rstrip()), " ".join(said.split()).lower()


def other_rank(left: str, right: str) -> bool:
    """Whether one post is another rank of the other: "deputy mayor" and "mayor", "vice-president" and "president"."""
    return _ranks(left) != _ranks(right)


def _ranks(role: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", role.lower())
    return frozenset(word for word in words if word in entries("rank-words.txt"))
