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
    words_of_first, words_of_second = (
        [word.folded for word in words(said) if word.folded not in ARTICLES] for said in (a, b)
    )
    if words_of_first == words_of_second:
        return Comparison(Status.AGREE, f"both say {quoted(a)}", 1.0)
    matcher = SequenceMatcher(a=words_of_first, b=words_of_second, autojunk=False)
    share = sum(block.size for block in matcher.get_matching_blocks()) / max(
        len(words_of_first), len(words_of_second)
    )
    both_quoted = f"{quoted(a)} and {quoted(b)}"
    if share < settings.same_wording:
        return Comparison(Status.INCOMPARABLE, f"{both_quoted} have too few words in common", share)
    if _denies(words_of_first) != _denies(words_of_second):
        return Comparison(Status.CONFLICT, f"one of {both_quoted} denies what the other says", share)
    numbers, other_numbers = (
        {(number.value.low, number.value.high) for number in quantities(said)} for said in (a, b)
    )
    if numbers and other_numbers and numbers.isdisjoint(other_numbers):
        return Comparison(Status.CONFLICT, f"{both_quoted} have other numbers", share)
    return Comparison(Status.VARIANT, f"{both_quoted} are worded differently", share)


def _denies(wording: list[str]) -> bool:
    """Whether the words deny: they hold an odd number of negations."""
    return sum(1 for w in wording if w in entries("negations.txt") or w.endswith("n't")) % 2 == 1
