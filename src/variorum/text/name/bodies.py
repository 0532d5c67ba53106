"""How alike two names of organisations or places are: acronyms, articles, possessives, spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.text.name.keys import romanised, skeleton, sounding
from variorum.text.name.persons import Likeness, distance

# Articles, also those of romanised Arabic names, without which names of bodies are compared.
ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "al",
        "el",
        "la",
        "le",
        "les",
        "los",
        "las",
        "der",
        "die",
        "das",
        "ad",
        "ar",
        "as",
        "ash",
    }
)
# Small words that an acronym may leave out.
SMALL = frozenset(
    {"of", "and", "for", "in", "on", "de", "du", "des", "und", "et", "y", "e", "di", "del", "the"}
)
# "'s" and "'" at the end of a word.
POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's or place's name, without articles and possessives; "U.N." is "un"."""
    plain = POSSESSIVE.sub("", name.strip())
    # "U.N." → "UN"
    plain = re.sub(
        r"\b((?:[^\W\d_]\.){2,})", lambda letters: letters.group(1).replace(".", "") + " ", plain + " "
    )
    plain = re.sub(r"['’‘ʼ`]", "", romanised(plain))
    words = tuple(word for word in re.findall(r"[^\W_]+", plain))
    kept = tuple(word for word in words if word not in ARTICLES)
    return kept or words


@lru_cache(maxsize=65536)
def same_name(name: str, other: str) -> Likeness:
    """How likely it is that two names mean one organisation or one place: a score from 0 to 1, and reasons in words.
    The order of the two names makes no difference.
    """
    # always the same order, so that the result is the same both ways
    if other < name:
        name, other = other, name
    left, right = body_words(name), body_words(other)
    if not left or not right:
        return Likeness(0.0, ("a name has no letters",))
    if left == right or "".join(left) == "".join(right):
        return Likeness(1.0, ("the same letters",))
    # an acronym and what it stands for; either of them may be the acronym
    for short, long, written in ((left, right, name), (right, left, other)):
        if is_acronym(short, long, written):
            return Likeness(0.95, (f"“{written}” is made of the first letters of the other",))
    return _by_words(left, right)


def is_acronym(short: tuple[str, ...], long: tuple[str, ...], said: str) -> bool:
    """Whether `short` is one word made of the first letters of `long` ("U.N.", "United Nations"), with or
    without the small words. `said`: the short name as it is written: two capitals at least make it an acronym.
    """
    if len(short) != 1 or len(long) < 2 or len(short[0]) < 2:
        return False
    letters = re.sub(r"[^\w]", "", said)
    if sum(letter.isupper() for letter in letters) < 2:
        return False
    # with the small words ("DOJ" of "Department of Justice"), and without them
    firsts = "".join(word[0] for word in long)
    without = "".join(word[0] for word in long if word not in SMALL)
    return short[0] in (firsts, without)


def _by_words(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """Likeness by words: each word of the shorter name with the word of the longer that is spelled most like it. The score
    is that of the worst pair, lowered for each word left over."""
    fewer, more = sorted((left, right), key=len)
    left_over = list(more)
    scores, reasons = [], []
    for word in fewer:
        best = max(left_over, key=lambda other: (same_spelling(word, other), other), default=None)
        likeness = same_spelling(word, best) if best is not None else 0.0
        if best is not None and likeness:
            left_over.remove(best)
        # the reader is told of words that are not quite the same
        if likeness < 1 and best is not None and likeness:
            reasons.append(f"“{word}” / “{best}”: spelled differently")
        scores.append(likeness)
    # some word has no like: at most half
    if min(scores) == 0:
        shared = sum(1 for score in scores if score)
        return Likeness(round(0.5 * shared / len(more), 4), ("words differ",))
    likeness = min(scores)
    # each word left over ("Northern" in "Northern Harbour Board") costs .12, but never more than .4
    if left_over:
        likeness *= max(0.6, 1 - 0.12 * len(left_over))
        reasons.append("one is longer by " + ", ".join(f"“{word_left}”" for word_left in left_over))
    return Likeness(round(likeness, 4), tuple(reasons) or ("the same words",))


@lru_cache(maxsize=65536)
def same_spelling(word: str, other: str) -> float:
    """How alike two words are as spellings of one name in two romanisations ("Fua", "Foua", "Fuaa"), 0 to 1."""
    if word == other:
        return 1.0
    # they sound alike, or one is the plural
    if sounding(word) == sounding(other) or _stem(word) == _stem(other):
        return 0.95
    # the same consonants: "Fua", "Foua"; one consonant alone says too little
    if skeleton(word) == skeleton(other) and len(skeleton(word)) > 1:
        return 0.85
    # a slip: one letter apart, from five letters on; two from ten on
    longest = max(len(word), len(other))
    if longest > 4 and distance(word, other) <= max(1, longest // 5):
        return 0.75
    return 0.0


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
