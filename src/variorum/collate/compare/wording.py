"""Compares two wordings (titles of works, quotations) word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Status
from variorum.text.lexicon import entries
from variorum.text.quantities import quantities
from variorum.text.words import words

ARTICLES = frozenset({"the", "a", "an"})


def compare_wordings(a: str, b: str, settings: CompareSettings) -> Comparison:
    """How two titles or other wordings stand to one another: by the words that they share, in order, and by what only one denies.
    Incomparable with too few words in common; a conflict where only one denies, or their numbers differ; else a variant. Articles do
    not count. Symmetric."""
    # The matcher is not symmetric: the two always go in one order.
    a, b = sorted((a, b))
    one, two = ([w.folded for w in words(said) if w.folded not in ARTICLES] for said in (a, b))
    if one == two:
        return Comparison(Status.AGREE, f"both say {quoted(a)}", 1.0)
    matcher = SequenceMatcher(a=one, b=two, autojunk=False)
    near = sum(block.size for block in matcher.get_matching_blocks()) / max(len(one), len(two))
    both = f"{quoted(a)} and {quoted(b)}"
    if near < settings.same_wording:
        return Comparison(Status.INCOMPARABLE, f"{both} have too few words in common", near)
    if _denies(one) != _denies(two):
        return Comparison(Status.CONFLICT, f"one of {both} denies what the other says", near)
    numbers = [{(m.value.low, m.value.high) for m in quantities(said)} for said in (a, b)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return Comparison(Status.CONFLICT, f"{both} have other numbers", near)
    return Comparison(Status.VARIANT, f"{both} are worded differently", near)


def _denies(wording: list[str]) -> bool:
    """Whether the words deny: they hold an odd number of negations."""
    return sum(1 for w in wording if w in entries("negations.txt") or w.endswith("n't")) % 2 == 1
