"""Finds formulae: words that every reporter writes alike, because the court or the police said so.

Words used here. Cost: how much a word counts as evidence of copying, 0 to 1. Joining: small words between two words of a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.text.lexicon import entries, lines
from variorum.trace.words.tokens import Codes, coded

# Stands for any one word.
ANY = 0

# The words of a formula as numbers; ANY stands for any one word.
Formula = tuple[int, ...]


def cost(codes: NDArray[np.uint64], named: NDArray[np.bool_], name_discount: float) -> NDArray[np.float64]:
    """How far each word, if shared, is a sign of copying, 0 to 1. A formula's words: 0. Names and figures: less than
    1. Words that join two such ("Court *for the* Southern District *of* …"): no more than the two. `codes`: the words as numbers;
    `named`: for each word, whether it is a name or figure.
    """
    found = np.where(named, 1 - name_discount, 1.0)
    words = codes.tolist()
    for start, end in _stretches(words):
        found[start:end] = 0.0
    _join(found, [word in _joiners() for word in words])
    return found


def _stretches(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where a formula stands among the words, as (first, behind the last). `codes`: the words of a report as numbers."""
    by_anchor = _by_anchor()
    for at, code in enumerate(codes):
        # each formula is looked up by its rarest word (the anchor), which stands at `place` in it
        for place, formula in by_anchor.get(code, ()):
            first, stop = at - place, at - place + len(formula)
            if first >= 0 and stop <= len(codes) and all(map(_fits, formula, codes[first:stop])):
                yield first, stop


def _fits(asked: int, code: int) -> bool:
    return asked in {ANY, code}


def _join(found: NDArray[np.float64], joining: Sequence[bool]) -> None:
    """Gives the joining words between two words of a cost below 1 the greater cost of these two. `found`: for each word its cost, 0 to 1,
    changed here; `joining`: for each word whether it may stand between two words of a formula.
    """
    cost_before, words_between = None, list[int]()
    for place, (cost_of_word, is_joining) in enumerate(zip(found.tolist(), joining, strict=True)):
        if cost_of_word < 1:
            if cost_before is not None:
                found[words_between] = max(cost_before, cost_of_word)
            cost_before, words_between = cost_of_word, []
        elif is_joining and cost_before is not None:
            words_between.append(place)
        else:
            cost_before, words_between = None, []


@cache
def _by_anchor() -> dict[int, tuple[tuple[int, Formula], ...]]:
    """Longest word of a formula → (its place in the formula, the formula). Formulae are looked for by that word,
    since it is mostly the rarest.
    """
    codes = Codes()
    found: dict[int, list[tuple[int, Formula]]] = {}
    for line in lines("formulae.txt"):
        words = line.split()
        place = max(range(len(words)), key=lambda n: (len(words[n]), -n))
        formula = tuple(ANY if word == "*" else codes[word] for word in words)
        found.setdefault(formula[place], []).append((place, formula))
    return {code: tuple(those) for code, those in found.items()}


@cache
def _joiners() -> frozenset[int]:
    return coded(entries("joining-words.txt"))
