"""The word lists of the quantity lexer, shaped for look-up.

Keys of numbers.json. `units`: number word → value ("four" → 4); `hundred`: the word for 100 → 100; `scales`: word
that multiplies → factor ("million" → 1e6); `plural_scales`: plurals that scale a number and never open one ("crores")
→ factor; `short_scales`: abbreviation → factor ("bn" → 1e9); `groups`: word for so many → number ("dozen" → 12);
`any`: what holds for every language.

Keys of currencies.json. `currencies`: ISO code → signs, words, names of hundredths; `letters`: letter → the currency
that it stands for before a written amount ("R" → ZAR).
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from variorum.records import Hedge, Measure
from variorum.text.lexicon import table
from variorum.text.quantity.patterns import cut
from variorum.text.short_lists import LISTED, as_numbers

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


class Unit(NamedTuple):
    """A unit of a measure. A number in it is taken to the measure's own unit (metres, kilograms, seconds …) by
    `factor`, then `zero` is added.
    """

    name: str
    measure: Measure
    factor: float
    zero: float = 0.0


def known(language: str | None) -> str:
    """The code of the language whose number words are used: the given one's, or "en" where `numbers.json` has no words of it."""
    code = (language or "en").lower()[:2]
    return code if code in LANGUAGES else "en"


@cache
def numbers(language: str) -> Any:
    """The number words of a language, as the keys above describe them. The language must be one of LANGUAGES, or have
    a short list.
    """
    return as_numbers(language) if language in LISTED else table("numbers.json")[language]


@cache
def scale_words(language: str) -> dict[str, float]:
    """Word → what it multiplies the number before it by: "million", "dozen", and plurals that cannot stand without a number ("crores")."""
    lexicon, shared = numbers(language), table("numbers.json")["any"]
    parts = (
        lexicon["hundred"],
        lexicon["scales"],
        lexicon["groups"],
        lexicon["plural_scales"],
        shared["plural_scales"],
    )
    return {word: float(factor) for part in parts for word, factor in part.items()}


@cache
def short_scales(language: str) -> dict[str, float]:
    """Abbreviation → factor: "m" is a million."""
    return {**table("numbers.json")["any"]["short_scales"], **numbers(language)["short_scales"]}


@cache
def units() -> dict[str, Unit]:
    """Canonical name → unit, currencies included (factor 1: no rate is ever applied)."""
    found = {
        name: Unit(name, Measure(row["measure"]), row["factor"], row.get("zero", 0.0))
        for name, row in table("units.json")["units"].items()
    }
    found.update((code, Unit(code, Measure.MONEY, 1.0)) for code in table("currencies.json")["currencies"])
    return found


@cache
def unit_words() -> dict[tuple[str, ...], tuple[Unit, float]]:
    """The words of a unit as the tokeniser cuts them → the unit and what to multiply by (0.01 for cents)."""
    known_units = units()
    unit_by_words: dict[tuple[str, ...], tuple[Unit, float]] = {}
    # units of measure
    for name, row in table("units.json")["units"].items():
        for word in row["words"]:
            if word:
                # A word with a capital is a unit in that case only: "Nm" is no nanometre, "MB" no millibar.
                unit_by_words.setdefault(cut(word, lower=False), (known_units[name], 1.0))
                for mark in ("'", "’") if "'" in word else ():  # "kilomètres à l’heure", "chilometri all'ora"
                    elided = cut(word.replace("'", mark), lower=False, language="fr")
                    unit_by_words.setdefault(elided, (known_units[name], 1.0))
    # currencies, with their hundredths
    for code, row in table("currencies.json")["currencies"].items():
        for word in (*row["words"], *(s for s in row["signs"])):
            unit_by_words.setdefault(cut(word), (known_units[code], 1.0))
        for word in row["hundredths"]:
            unit_by_words.setdefault(cut(word), (known_units[code], 0.01))
    return unit_by_words


def length_unit(word: str) -> tuple[Unit, float] | None:
    """The unit of length that one word names, with its factor; None where it names none."""
    found = unit_words().get((word,))
    return found if found is not None and found[0].measure is Measure.LENGTH else None


@cache
def longest_unit() -> int:
    """How many tokens the longest name of a unit has."""
    return max(map(len, unit_words()))


@cache
def unit_openers() -> frozenset[str]:
    """First words of units: no unit begins at any other."""
    return frozenset(words[0] for words in unit_words())


@cache
def currency_signs() -> dict[tuple[str, ...], Unit]:
    """Tokens that stand before an amount ("US", "$"; "€"; "Rs", ".") → the currency. They are in the case in which
    they are written.
    """
    known_units = units()
    return {
        tuple(cut(sign, lower=False)): known_units[code]
        for code, row in table("currencies.json")["currencies"].items()
        for sign in row["signs"]
    }


@cache
def currency_letters() -> dict[str, Unit]:
    """Letters for a currency, glued before an amount ("R1.2bn" is in rand) → the unit. Before other numbers they name
    other things ("R4").
    """
    known_units = units()
    return {sign: known_units[row["unit"]] for sign, row in table("currencies.json")["letters"].items()}


@cache
def hedges_before(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]:
    """Last word of a hedge → the hedges that end so, longest first."""
    return _by_edge(_hedges("before", language), -1)


@cache
def hedges_after() -> dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]:
    """First word → the hedges behind a number that begin with it ("or so"), the longest first."""
    rows = [(cut(word), Hedge(h)) for h, words in table("hedges.json")["after"].items() for word in words]
    return _by_edge(rows, 0)


def _hedges(part: str, language: str) -> list[tuple[tuple[str, ...], Hedge]]:
    """The hedges of one part ("before" or "after") of the list in a language: their words, cut into tokens, with the hedge."""
    rows = []
    for key, words in table("hedges.json")[part].items():
        code, hedge = key.split(":")
        if code == language:
            # keys of the table: "LANGUAGE:HEDGE"
            # An elided last word is one only before another ("plus d'un million").
            rows += [
                (
                    cut(f"{word}un", language=language)[:-1]
                    if word.endswith("'")
                    else cut(word, language=language),
                    Hedge(hedge),
                )
                for word in words
            ]
    return rows


def _by_edge(
    rows: list[tuple[tuple[str, ...], Hedge]], edge: int
) -> dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]:
    """The rows by the first (`edge` 0) or last (-1) of their words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for words, hedge in rows:
        found.setdefault(words[edge], []).append((words, hedge))
    return {word: tuple(sorted(same_edge, key=lambda row: -len(row[0]))) for word, same_edge in found.items()}
