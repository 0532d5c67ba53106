"""Number words that are written together ("hundertfünfzig", "trentacinque", "driehonderdveertig") or with hyphens
("quatre-vingt-dix-sept"), told by what they are made of.

Keys of numbers.json. `units`: number word → value ("four" → 4).

Keys of ages.json. `glued`: endings that make an age of a number ("jährig").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from variorum.text.lexicon import table
from variorum.text.quantity.number import OLDEST
from variorum.text.quantity.tokens import HYPHENS, Token

# What multiplies what stands before it and is added to what stands behind, the largest first; and what may join the two.
SCALES: Mapping[str, tuple[tuple[str, int], ...]] = {
    "de": (("tausend", 1000), ("hundert", 100)),
    "nl": (("duizend", 1000), ("honderd", 100)),
    "it": (("mila", 1000), ("mille", 1000), ("cento", 100)),
}
# Language → what may stand between the parts ("ein-und-zwanzig").
JOINS: Mapping[str, str] = {"de": "und", "nl": "en", "it": ""}
# Letters: longer words are taken for no number.
LONGEST = 40
# The tens that French counts by.
FRENCH_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
# These go on counting to nineteen ("soixante-douze").
LONG_TENS = frozenset({60, 80})


class Compound(NamedTuple):
    """A number written as one word, or with hyphens: its `value`, and `next`, the index of the token behind it."""

    value: int
    next: int


def compound(tokens: Sequence[Token], at: int, language: str) -> Compound | None:
    """The number that is written together from tokens[at] on; None where it is a single word of the lexicon, or none."""
    if language == "fr":
        return _french_run(tokens, at)
    value = joined(tokens[at].low, language) if at < len(tokens) else None
    return None if value is None else Compound(value, at + 1)


@lru_cache(maxsize=65536)
def joined(word: str, language: str) -> int | None:
    """The value of number words written as one ("einundzwanzig" → 21); None for a single word of the lexicon and for
    words that are no number.
    """
    if language not in SCALES or len(word) > LONGEST or word in table("numbers.json")[language]["units"]:
        return None
    return _value(word, language, 1_000_000) if any(name in word for name in _parts(language)) else None


def _value(word: str, language: str, below: int) -> int | None:
    """The number that a compound word spells, by the largest scale in it, which must be less than `below`; None where
    a part is no number.
    """
    if word in _small(language):
        return _small(language)[word]
    for name, scale in SCALES[language]:
        before, found_scale, after = word.partition(name)
        if not found_scale or scale >= below:
            continue
        times = _value(before, language, scale) if before else 1
        # "hundertundzwanzig": the "und" between the parts says nothing, unless it begins a number of its own
        after = after.removeprefix(JOINS[language]) if after not in _small(language) else after
        rest = _value(after, language, scale) if after else 0
        return None if times is None or rest is None else times * scale + rest
    return None


@cache
def _parts(language: str) -> tuple[str, ...]:
    tens = _italian_tens() if language == "it" else ()
    return (*(name for name, _ in SCALES[language]), *(ten[:-1] for ten in tens))


@cache
def _small(language: str) -> Mapping[str, int]:
    """Part of a compound → its value, for the parts less than a hundred: the lexicon's words, and in Italian all
    compounds of tens and units.
    """
    units = table("numbers.json")[language]["units"]
    found = {word: int(n) for word, n in units.items() if 0 < n < 100 and n == int(n)}
    if language == "it":
        found |= {"sei": 6, "un": 1, "tré": 3} | dict(_italian(units))
    if language == "de":
        # "einundzwanzig" has "ein", where the word alone is "eins"
        found |= {"ein": 1}
    return found


@cache
def _italian_tens() -> Mapping[str, int]:
    units = table("numbers.json")["it"]["units"]
    return {word: int(n) for word, n in units.items() if n in range(20, 100, 10)}


def _italian(units: Mapping[str, float]) -> Iterator[tuple[str, int]]:
    """Italian compounds of tens and units with their values: "trentacinque", "ventuno", "quarantotto",
    "ventitré".
    """
    ones = {"uno": 1, "un": 1, "sei": 6, "tré": 3} | {w: int(n) for w, n in units.items() if 0 < n < 10}
    for (ten, tens), (one, n) in product(_italian_tens().items(), ones.items()):
        # the tens lose their last vowel before another vowel: "vent(i)uno", "quarant(a)otto"
        yield (ten[:-1] if one[0] in "uo" else ten) + one, tens + n


def is_compound(word: str, language: str) -> bool:
    """Whether a number written as one word begins here ("einundzwanzig"; in French also "soixante", where
    "-dix" may follow).
    """
    if language == "fr":
        return word in FRENCH_TENS or word in {"quatre", "dix"}
    return joined(word, language) is not None


@cache
def _french() -> Mapping[tuple[str, ...], int]:
    """The French numbers of several words, by their words: ("quatre", "vingt", "dix") → 90."""
    units = table("numbers.json")["fr"]["units"]
    ones = {
        word: int(one_value) for word, one_value in units.items() if 2 <= one_value < 17 and "-" not in word
    }
    ones |= {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19}
    numbers_by_words = {
        tuple(word.split("-")): one_value for word, one_value in ones.items() if one_value > 16
    }
    # "trente-deux"; "soixante-douze"; then "vingt et un"
    for (ten_word, ten_value), (one_word, one_value) in product(FRENCH_TENS.items(), ones.items()):
        if one_value < 10 or ten_value in LONG_TENS:
            numbers_by_words[(*ten_word.split("-"), *one_word.split("-"))] = ten_value + one_value
    for ten_word, ten_value in FRENCH_TENS.items():
        for one_word, one_value in (("un", 1), ("une", 1), ("onze", 11)):
            if one_value == 1 or ten_value in LONG_TENS:
                numbers_by_words[(*ten_word.split("-"), "et", one_word)] = ten_value + one_value
                numbers_by_words[(*ten_word.split("-"), one_word)] = ten_value + one_value
    numbers_by_words |= {("quatre", "vingts"): 80}
    return numbers_by_words


def _french_run(tokens: Sequence[Token], at: int) -> Compound | None:
    """The longest French number of several words from tokens[at] on, its words joined by hyphens ("quatre-vingt-dix") or by
    blanks around "et"; None where there is none."""
    words: list[str] = []
    ends: list[int] = []
    at_word = at
    # up to five words, joined by hyphens or "et": no number under a million has more
    while at_word < len(tokens) and len(words) < 5:
        words.append(tokens[at_word].low)
        ends.append(at_word + 1)
        at_word += 1
        if (
            at_word + 1 < len(tokens)
            and tokens[at_word].low in HYPHENS
            and tokens[at_word].glued
            and tokens[at_word + 1].glued
        ):
            at_word += 1
        elif at_word >= len(tokens) or "et" not in {tokens[at_word].low, words[-1]}:
            break
    # the longest beginning of them that is a number
    for size in range(len(words), 1, -1):
        value = _french().get(tuple(words[:size]))
        if value is not None:
            return Compound(value, ends[size - 1])
    return None


@lru_cache(maxsize=65536)
def aged(word: str, language: str) -> float | None:
    """The years in a word for somebody's age: "zwölfjährig" and "Zwölfjähriger" → 12. None where the word says no
    age.
    """
    if language not in SCALES or language not in table("ages.json"):
        return None
    for ending in table("ages.json")[language]["glued"]:
        said = word.removesuffix(ending)
        if said and said != word:
            years = table("numbers.json")[language]["units"].get(said) or joined(said, language)
            return float(years) if years and years <= OLDEST else None
    return None
