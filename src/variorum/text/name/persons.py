"""How likely two names are one person's by their spelling. It is only an upper bound: context must make the link.

Words used here. Likeness: how likely two names are one's by their spelling, 0 to 1. Pair: a word of one name and the
word of the other taken for its spelling. Spare: a word in no pair. CONTRADICTED, OMITTED, TURNED, INITIALS: what the
score is multiplied by where words contradict, are left out, come in another order, or are initials only.

Keys of person-names.json. `nicknames`: rows of forms of one given name; `particles`: "van", "bin" …; `patronymics`:
words between a name and the father's ("bin").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.text.lexicon import table
from variorum.text.name.keys import (
    given_names,
    marks,
    name_key,
    of_sexes,
    own_words,
    skeleton,
    sounding,
    word_set,
)


class Likeness(NamedTuple):
    """How likely two names are one's: `score`, 0 to 1, and `reasons` in words, the weakest link first."""

    score: float
    reasons: tuple[str, ...]


class Pair(NamedTuple):
    """Words of two names (indexes `left`, `right`) taken for spellings of one, with how likely that is, 0 to 1, and why."""

    left: int
    right: int
    score: float
    reason: str


# Words at least this alike are taken for one word spelled twice.
LINKED = 0.5
# What it costs that one name has a word more.
OMITTED = 0.97
# That the words stand in another order.
TURNED = 0.8
# That one name has only initials.
INITIALS = 0.6
# Given names of so few letters are not taken for a man's and a woman's form of one ("Leo" and "Lea").
SHORTEST = 3
# That each name has a word which the other lacks, or that a title or suffix tells them apart.
CONTRADICTED = 0.45


@lru_cache(maxsize=65536)
def same_person(name: str, other: str) -> Likeness:
    """How likely it is that two names mean one person, 0 to 1, with reasons. Symmetric.

    The score is the score of the least similar pair of words. It is lowered where words are left over: much where both names
    have some, since the names then contradict each other; little where only one name has some, since it may just be the longer
    one. It is lowered, too, where the words come in another order. Cubic in the few words of a name.
    """
    # in a fixed order, so that the result is the same both ways
    if other < name:
        name, other = other, name
    left, right = own_words(name), own_words(other)
    # A word said twice counts once ("Boutros Boutros Reed" may be "Boutros Reed"), but not in names of as many words: "Chang Chang Ha"
    # is not "Chang Su Ha".
    if len(left) != len(right):
        left, right = name_key(name), name_key(other)
    if not left or not right:
        return Likeness(0.0, ("a name has no letters",))
    alike = _words_alike(left, right)
    if contradict(name, other):
        reasons = tuple(reason for reason in alike.reasons if reason != "the same letters")
        return Likeness(
            round(alike.score * CONTRADICTED, 4), ("a title or suffix tells them apart", *reasons)
        )
    return alike


def contradict(name: str, other: str) -> bool:
    """Whether what name_key leaves out tells two apart: "Jr." and "Sr.", "II" and "III", "Mr" and "Mrs"; or "Mr" and a woman's
    given name."""
    # a mark that only one of them has tells nothing
    apart = any(
        mark is not None and other_mark is not None and mark != other_mark
        for mark, other_mark in zip(marks(name), marks(other), strict=True)
    )
    return (
        apart
        or of_sexes(name, other)
        or of_sexes(other, name)
        or _are_two_forms(own_words(name), own_words(other))
    )


def _are_two_forms(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the given names are a man's and a woman's form of one ("Mario Santos", "Maria Santos"), or the initials behind the same
    given name are others ("George H. W. Bush", "George W. Bush")."""
    if len(left) < 2 or len(right) < 2 or left[-1] != right[-1]:
        return False
    first_given, second_given = left[0], right[0]
    # the same given name with other initials behind it
    if first_given == second_given and len(first_given) > 1:
        initials = ["".join(word for word in words[1:-1] if len(word) == 1) for words in (left, right)]
        has_whole_word = any(len(word) > 1 for words in (left, right) for word in words[1:-1])
        # both have initials behind it, no other names, and neither goes on the other's ("George H." may be "George H. W.")
        return (
            all(initials)
            and not has_whole_word
            and not any(
                first_initials.startswith(second_initials)
                for first_initials, second_initials in (initials, initials[::-1])
            )
        )
    # a man's and a woman's form: -o and -a
    are_given_names = first_given in given_names() and second_given in given_names()
    return (
        are_given_names
        and first_given[:-1] == second_given[:-1]
        and {first_given[-1], second_given[-1]} == {"a", "o"}
        and len(first_given) > SHORTEST
    )


def _words_alike(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """How alike the words of two names are: the same, joined otherwise or reversed, else word by word. Titles are
    judged by `contradict`.
    """
    if left == right:
        return Likeness(1.0, ("the same letters",))
    # "Al Masri" and "Almasri"
    if "".join(left) == "".join(right):
        return Likeness(0.98, ("the same letters, joined differently",))
    # a name from a script that runs from right to left may have been saved turned round
    if "".join(left)[::-1] == "".join(right) or _mirrored(left, right):
        return Likeness(0.9, ("the same letters, backwards",))
    return _aligned(left, right)


def _mirrored(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether each word of one is one of the other's, backwards: a name from a script that was turned round."""
    return sorted(w[::-1] for w in left) == sorted(right)


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """Likeness by pairs of words: the worst pair's score, lowered for words left over, another order or bare initials."""
    particles = word_set("particles")
    one = [word for word in left if word not in particles] or list(left)
    two = [word for word in right if word not in particles] or list(right)
    pairs = _assign(one, two)
    if not pairs:
        return Likeness(0.0, ("no word of one is a spelling of a word of the other",))
    # the worst pair counts
    score = min(pair.score for pair in pairs)
    reasons = [
        pair.reason for pair in sorted(pairs, key=lambda pair: (pair.score, pair.left)) if pair.score < 1
    ]
    spare_one, spare_two = len(one) - len(pairs), len(two) - len(pairs)
    # words without a pair
    if spare_one and spare_two:
        score *= CONTRADICTED
        reasons.insert(0, "each has a word that the other lacks")
    elif spare_one or spare_two:
        score *= OMITTED
        reasons.append("one is shorter")
        # one word alone ("Reed") says little
        if len(pairs) == 1 and min(len(one), len(two)) == 1:
            score *= 0.9
    # another order
    if _is_turned(pairs):
        fathers = word_set("patronymics")
        # "Reed bin Ola" and "Ola bin Reed" are father and son
        of_father = not fathers.isdisjoint(left) and not fathers.isdisjoint(right)
        score *= CONTRADICTED if of_father else TURNED
        reasons.append("the father of one has the name of the other" if of_father else "in another order")
    # a word of one letter is an initial
    if all(len(word) == 1 for word in one) != all(len(word) == 1 for word in two):
        score *= INITIALS
        reasons.append("nothing but initials")
    return Likeness(round(score, 4), tuple(reasons) or ("the same words",))


def _assign(one: Sequence[str], two: Sequence[str]) -> list[Pair]:
    """Pairs of words that are likely spellings of each other. Each word is in one pair at most. The likeliest pairs are taken first; of
    equally likely ones, words at the same place in both names.
    """
    candidates = []
    for place_in_one, word in enumerate(one):
        for place_in_two, other_word in enumerate(two):
            score, reason = same_word(word, other_word)
            if score >= LINKED:
                # so that sorting puts the likeliest first, then those at like places
                candidates.append(
                    (-score, abs(place_in_one - place_in_two), place_in_one, place_in_two, reason)
                )
    used_one: set[int] = set()
    used_two: set[int] = set()
    pairs = []
    for negative, _, place_in_one, place_in_two, reason in sorted(candidates):
        # each word once
        if place_in_one not in used_one and place_in_two not in used_two:
            used_one.add(place_in_one)
            used_two.add(place_in_two)
            pairs.append(Pair(place_in_one, place_in_two, -negative, reason))
    return pairs


def _is_turned(pairs: list[Pair]) -> bool:
    """Whether the paired words stand in another order in the two names."""
    rights = [p.right for p in sorted(pairs)]
    return rights != sorted(rights)


@lru_cache(maxsize=262144)
def same_word(word: str, other: str) -> tuple[float, str]:
    """(how likely two words are spellings of one, 0 to 1; why, in words)."""
    # equal; an initial; a nickname; one sound
    if word == other:
        return 1.0, "the same word"
    both_quoted = f"“{word}” / “{other}”"
    if len(word) == 1 or len(other) == 1:
        return (0.85, f"{both_quoted}: an initial") if word[0] == other[0] else (0.0, "")
    if nicknames(word, other):
        return 0.9, f"{both_quoted}: forms of one name"
    if sounding(word) == sounding(other):
        return 0.95, f"{both_quoted}: one sound, spelled differently"
    # spellings that differ by few letters, or in vowels alone
    longest = max(len(word), len(other))
    edits = distance(word, other)
    # `near` is the share of letters that are the same
    near = 1 - edits / longest
    if skeleton(word) == skeleton(other) and len(skeleton(word)) > 1:
        return max(0.8, near), f"{both_quoted}: the same consonants"
    # the scores put the kinds of likeness in an order; from LINKED on two words are taken for one word
    if edits == 1 and longest > 2:
        return max(0.72, near), f"{both_quoted}: one letter apart"
    # two edits in a short word make another word
    if edits == 2 and longest > 5 and word[0] == other[0]:
        return min(near, 0.78), f"{both_quoted}: two letters apart"
    apart = distance(skeleton(word), skeleton(other))
    if apart <= 1 and min(len(skeleton(word)), len(skeleton(other))) > 2:
        return min(0.7, near), f"{both_quoted}: nearly the same consonants"
    return min(near, 0.6) if near >= 0.6 else 0.0, f"{both_quoted}: several letters apart"


def nicknames(left: str, right: str) -> bool:
    """Whether the two stand in one row of nicknames ("Bill", "William")."""
    return bool(_nickname_rows().get(left, frozenset()) & _nickname_rows().get(right, frozenset()))


@lru_cache(maxsize=1)
def _nickname_rows() -> dict[str, frozenset[int]]:
    """Given name → numbers of the rows of nicknames that it stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table("person-names.json")["nicknames"]):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


@lru_cache(maxsize=262144)
def distance(left: str, right: str) -> int:
    """How many edits turn `left` into `right`. An edit adds, drops or changes a letter, or swaps two neighbours (optimal string alignment)."""
    # row i, place j: how many edits turn the first i letters of `left` into the first j of `right`
    row_before_that: list[int] = []
    row_before = list(range(len(right) + 1))
    for index, letter in enumerate(left, start=1):
        row = [index]
        for j, other_letter in enumerate(right, start=1):
            # drop a letter, add one, or keep or change one
            changed = 0 if letter == other_letter else 1
            cost = min(row_before[j] + 1, row[j - 1] + 1, row_before[j - 1] + changed)
            # swap two neighbours
            if index > 1 and j > 1 and letter == right[j - 2] and left[index - 2] == other_letter:
                cost = min(cost, row_before_that[j - 2] + 1)
            row.append(cost)
        row_before_that, row_before = row_before, row
    return row_before[-1]
