"""Compares two descriptions of one person: the same post, a fuller form of it, another rank, or another post.

Words used here. Head: a post ("chief"). Rank: a word that makes another post of it ("deputy"). Grade, ladder: ranks
of which one has one at a time ("captain"). Field: where and of what. Loose: posts that one may hold beside others
("member").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.terms import stem
from variorum.records import Status
from variorum.text.lexicon import entries, table
from variorum.text.names import is_role_word
from variorum.text.words import plain, words

# Words that say nothing of where or of what a post is.
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "at",
        "to",
        "on",
        "from",
        "with",
        "by",
        "its",
        "his",
        "her",
        "their",
        "our",
        "as",
        "s",
        "de",
    ]
)
# "chief executive", "chief financial officer": one post of two words.
CHIEF_EXECUTIVE = re.compile(r"\bchief (executive|financial|operating|technology)(?: officer)?\b")
# "U. S."
US = re.compile(r"\bu\.\s?s\.\s", re.IGNORECASE)
# One post, not a minister of some rank.
PRIME_MINISTER = re.compile(r"\bprime minister\b")
# Ends of reasons, by which callers know how two posts stand.
TWO_RANKS, TWO_POSTS = "two ranks of one post", "two posts"
TWO_LEVELS = "one post of a state, one of all states"
# A deputy is a rank ("Deputy Sgt."), and also a post (a sheriff's deputy).
DEPUTY = frozenset({"deputy"})
# From this closeness on two descriptions give one post.
ONE_POST = 0.9
# Fewest letters of a word that tells the field or place of a post.
SHORTEST = 3
# Fewest words that only one of two descriptions has, both counted together, by which they are of two fields although
# they share a word: "for cloud weaving", "of the high dye hall".
OWN_WORDS = 3
# Letters with which a place and its people begin alike: "Tarnholm", "Tarnholmer".
ALIKE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a description says of somebody's post, "former deputy chief of the Brill police".

    `heads`: each post in it → the words of rank before it (chief → deputy). `past`: the post is said to be held no
    longer, or not yet.
    `rest`: stems of words that say where and of what (Brill, police). `levels`: "state" or "federal" where it says
    so.
    """

    heads: Mapping[str, frozenset[str]]
    past: bool
    rest: frozenset[str]
    levels: frozenset[str] = frozenset()

    @property
    def ranks(self) -> frozenset[str]:
        """The posts and their ranks as one set, so that their order does not matter."""
        return frozenset(self.heads).union(*self.heads.values())

    @property
    def whole(self) -> frozenset[str]:
        """All that the description says, as one set, by which two are told apart."""
        ranks = frozenset().union(*self.heads.values())
        return frozenset(self.heads) | self.rest | ranks | ({"former"} if self.past else frozenset())


@lru_cache(maxsize=8192)
def post(said: str) -> Post:
    """The posts that a description of a person names, with their ranks: "former deputy chief of police" → chief,
    deputy; past. Words of rank before a post ("deputy", "chief") belong to it. `said`: the description.
    """
    listed = _lists()
    heads: dict[str, frozenset[str]] = {}
    ranks: set[str] = set()
    fields: set[str] = set()
    levels: set[str] = set()
    levels_before: set[str] = set()  # "secretary of state" has none
    is_past = False
    description = CHIEF_EXECUTIVE.sub(r"chief_\1", US.sub("us ", plain(said)).replace("-", " "))
    # word by word: words of rank are kept until the post that they belong to
    for word in words(PRIME_MINISTER.sub("premier", description)):
        is_owner = word.folded.endswith("'s")  # "the sheriff's deputy" is no sheriff
        plain_word = word.folded.removesuffix("'s").replace("_", "-").replace(".", "")
        word_of_list = listed.same.get(plain_word, plain_word)
        if not is_owner and plain_word in listed.levels:
            levels_before.add(listed.levels[plain_word])
        if is_owner:
            fields.add(stem(plain_word))
        elif plain_word in listed.past:
            is_past = True
        elif word_of_list in listed.ranks:
            ranks.add(word_of_list)
        elif is_role_word(plain_word) or word_of_list != plain_word or plain_word in listed.ladder:
            # An associate justice is no lower judge.
            heads[word_of_list] = frozenset(ranks - {"associate"} if word_of_list == "justice" else ranks)
            ranks = set()
            levels |= levels_before
        elif (
            len(plain_word) >= SHORTEST
            and plain_word not in SMALL | listed.anyones
            and not plain_word.isdigit()
        ):
            fields.add(stem(plain_word))
    heads |= {rank: frozenset() for rank in ranks}  # "the deputy", "Lieutenant"
    return Post(heads=heads, past=is_past, rest=frozenset(fields), levels=frozenset(levels))


@lru_cache(maxsize=8192)
def compare_posts(first: str, second: str) -> Comparison:
    """How two descriptions of a person stand to each other: one post (compatible, closeness .9), two posts that one
    person may have (compatible, .3), one post in two places (variant), two ranks or grades (conflict). Incomparable
    where one names no post. Symmetric.
    """
    left, right = post(first), post(second)
    quoted_pair = f"{quoted(first)} and {quoted(second)}"
    if not left.heads or not right.heads:
        return Comparison(Status.INCOMPARABLE, f"{quoted_pair}: no two posts", 0.0)
    # two grades; no post in common
    grades, other_grades = (post.heads.keys() & _lists().ladder for post in (left, right))
    if grades and other_grades and grades.isdisjoint(other_grades) and not left.past | right.past:
        return Comparison(Status.CONFLICT, f"{quoted_pair}: two grades, of which one has one at a time", 0.8)
    shared = left.heads.keys() & right.heads.keys()
    if not shared:
        return _compare_two_posts(left, right, quoted_pair)
    # a common post, but with other ranks
    if all(left.heads[head] != right.heads[head] for head in shared):
        if left.ranks == right.ranks:
            return Comparison(Status.AGREE, f"{quoted_pair}: the same ranks and posts, in another order", 1.0)
        if all(
            # the one has "deputy" and the other not ("chief", "deputy chief"), of a post that is a grade itself
            left.heads[post_word] ^ right.heads[post_word] == DEPUTY and post_word in _lists().grades
            for post_word in shared
        ):
            return Comparison(Status.COMPATIBLE, f"{quoted_pair}: a grade, and what its bearer does", 0.3)
        if _are_in_two_fields(left, right):
            return Comparison(Status.VARIANT, f"{quoted_pair}: two posts in two places", 0.5)
        return Comparison(Status.CONFLICT, f"{quoted_pair}: {TWO_RANKS}", 0.8)
    return _compare_one_post(left, right, shared, quoted_pair)


def _compare_one_post(left: Post, right: Post, shared: Set[str], quoted_pair: str) -> Comparison:
    """How two descriptions with a common post of one rank stand to each other: it may be of a state or of all states,
    held now or not, in one field or two. `shared`: the words for the common post; `quoted_pair`: both descriptions, for the reason.
    """
    # `levels`: "state" or "federal" ("state prosecutor", "federal prosecutor")
    if left.levels and right.levels and not left.levels & right.levels and not left.past | right.past:
        return Comparison(Status.CONFLICT, f"{quoted_pair}: {TWO_LEVELS}", 0.8)
    # "past": that the post is no longer held, or not yet; `rest`: the other words of the description
    if left.past != right.past and left.rest and right.rest:
        if not shared <= _lists().loose:
            return Comparison(
                Status.VARIANT,
                f"{quoted_pair}: only one says that the post is no longer held, or not yet",
                0.8,
            )
        if not left.rest & right.rest:
            return Comparison(Status.COMPATIBLE, f"{quoted_pair}: both may be held", 0.3)
    if _are_in_two_fields(left, right) and not shared <= _lists().loose:
        return Comparison(Status.VARIANT, f"{quoted_pair}: one post in two fields", 0.6)
    return Comparison(Status.COMPATIBLE, f"{quoted_pair}: one post, described more or less fully", 0.9)


def _compare_two_posts(one: Post, two: Post, said: str) -> Comparison:
    """How two descriptions without a common post stand to each other. One person may hold both posts; "chief" or a
    grade may mean the other post; else they differ, in conflict if both are in one place.
    """
    # "a member and a lawyer"; or one of the posts is held no longer
    loose = _lists().loose
    if one.heads.keys() <= loose or two.heads.keys() <= loose or one.past != two.past:
        return Comparison(Status.COMPATIBLE, f"{said}: both may be held", 0.3)
    # "the chief", "the director"
    if _is_headed(one, two) or _is_headed(two, one):
        return Comparison(Status.COMPATIBLE, f"{said}: a chief, by another word", 0.3)
    # "captain", "spokesman"
    if _are_grade_and_post(one, two):
        return Comparison(Status.COMPATIBLE, f"{said}: a grade, and what its bearer does", 0.3)
    if _are_in_one_field(one, two):
        return Comparison(Status.CONFLICT, f"{said}: two posts in one place", 0.5)
    if (one.heads.keys() | two.heads.keys()) & _lists().ladder:
        return Comparison(Status.VARIANT, f"{said}: a rank and a post", 0.3)
    return Comparison(Status.VARIANT, f"{said}: {TWO_POSTS}", 0.3)


def _is_headed(one: Post, two: Post) -> bool:
    """Whether "chief" in one description stands for a post such as chairman in the other, as newspapers use it,
    without a difference of rank.
    """
    return one.heads.get("chief") == frozenset() and any(
        head in _lists().headed and not ranks for head, ranks in two.heads.items()
    )


def _are_grade_and_post(one: Post, two: Post) -> bool:
    """Whether one is a grade (inspector, colonel) and the other a post (spokesman), which one person may have
    together.
    """
    grades = _lists().grades
    return (one.heads.keys() <= grades) != (two.heads.keys() <= grades)


def _are_in_two_fields(one: Post, two: Post) -> bool:
    """Whether each says where or of what, and no word of one is like a word of the other."""
    if not one.rest or not two.rest:
        return False
    # how many words of each are like none of the other's
    own = [
        sum(not _has_like_word(word, other) for word in this.rest) for this, other in ((one, two), (two, one))
    ]
    return not _are_in_one_field(one, two) or (min(own) > 0 and sum(own) >= OWN_WORDS)


def _are_in_one_field(one: Post, two: Post) -> bool:
    """Whether the two have like words for where or of what they are."""
    return any(_has_like_word(a, two) for a in one.rest) or any(_has_like_word(b, one) for b in two.rest)


def _has_like_word(word: str, of: Post) -> bool:
    """Whether a word of the post begins with the same letters as this word, or this may be an abbreviation of one."""
    return any(word[:ALIKE] == other[:ALIKE] for other in of.rest) or _initials(word, of)


def _initials(short: str, of: Post) -> bool:
    """Whether `short` may be an abbreviation of the post: it is short, and a word of the post begins with its first
    letter. Its other letters are not compared, since many words are missing.
    """
    return len(short) <= ALIKE and any(word.startswith(short[0]) for word in of.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    """The word lists of posts.json; words in small letters without accents."""

    # a word for a post → the word that it is compared as
    same: Mapping[str, str]
    # a word → "state" or "federal"
    levels: Mapping[str, str]
    # words that make another post of the one behind them ("deputy")
    ranks: frozenset[str]
    # words by which a post is held no longer, or not yet ("former")
    past: frozenset[str]
    # words that tell nothing of where or of what
    anyones: frozenset[str]
    # words for many posts, of which one person may hold two ("member")
    loose: frozenset[str]
    # what somebody is in a force, whatever post they hold there; those of which nobody has two at a time
    grades: frozenset[str]
    ladder: frozenset[str]
    # posts that a "chief" may have by their right name
    headed: frozenset[str]


@cache
def _lists() -> _Lists:
    """The word lists of posts.json as sets; ranks with those of rank-words.txt."""
    rows = table("posts.json")
    sets = {
        part: frozenset(rows[part])
        for part in ("ranks", "past", "anyones", "loose", "grades", "ladder", "headed")
    }
    sets["ranks"] |= entries("rank-words.txt")
    return _Lists(same=rows["same"], levels=rows["levels"], **sets)
