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
# Longer stretches are shortened in the sentence that says why.
LONGEST_SAID = 60


def compare_wordings(a: str, b: str, settings: CompareSettings) -> Comparison:
    """How two titles or other wordings stand to each other, by the words that they share and by what only one denies. Symmetric.

    Incomparable if too few words are common; a conflict if only one denies, or a number is replaced by another; else a variant.
    """
    # The matcher is not symmetric: the two always go in one order.
    a, b = sorted((a, b))
    words, other_words = _folded(a), _folded(b)
    quoted_pair = f"{_short(a)} and {_short(b)}"
    matcher = SequenceMatcher(a=words, b=other_words, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    how_close = shared / max(len(words), len(other_words), 1)
    if _denies(words) != _denies(other_words) and how_close >= settings.same_wording:
        return Comparison(Status.CONFLICT, f"one of {quoted_pair} denies what the other says", how_close)
    if words == other_words:
        return Comparison(Status.AGREE, f"both say {_short(a)}", 1.0)
    if [w for w in words if w not in ARTICLES] == [w for w in other_words if w not in ARTICLES]:
        return Comparison(Status.AGREE, f"{quoted_pair} differ only in an article", 0.99)
    if max(how_close, _shared_share(words, other_words)) < settings.same_wording:
        why = f"{quoted_pair} have too few words in common to be laid side by side"
        return Comparison(Status.INCOMPARABLE, why, how_close)
    changed = [
        (" ".join(words[i:j]), " ".join(other_words[k:m]))
        for op, i, j, k, m in matcher.get_opcodes()
        if op != "equal"
    ]
    swapped = [(x, y) for x, y in changed if x and y]
    if any(_numbers_differ(x, y) for x, y in swapped):
        why = "a number differs: " + ", ".join(f"{quoted(x)} for {quoted(y)}" for x, y in swapped)
        return Comparison(Status.CONFLICT, why, how_close)
    return Comparison(
        Status.VARIANT, _edits([x or y for x, y in changed if not (x and y)], swapped), how_close
    )


def _folded(wording: str) -> list[str]:
    return [w.folded for w in words(wording)]


def _denies(wording: list[str]) -> bool:
    """Whether the words deny: they hold an odd number of negations."""
    return sum(1 for w in wording if w in entries("negations.txt") or w.endswith("n't")) % 2 == 1


def _short(wording: str) -> str:
    """The words in quotation marks, cut at a word where they are long."""
    plain = " ".join(wording.split())
    if len(plain) > LONGEST_SAID:
        plain = plain[:LONGEST_SAID].rsplit(" ", 1)[0] + " …"
    return quoted(plain)


def _shared_share(one: list[str], two: list[str]) -> float:
    """The share of the shorter wording's words that the longer one has too, whatever their order."""
    few, many = sorted((set(one), set(two)), key=lambda s: (len(s), sorted(s)))
    return len(few & many) / max(1, len(few))


def _numbers_differ(x: str, y: str) -> bool:
    """Whether both wordings hold numbers, and none in common."""
    one = {(m.value.low, m.value.high) for m in quantities(x)}
    two = {(m.value.low, m.value.high) for m in quantities(y)}
    return bool(one and two) and not one & two


def _edits(cut: list[str], swapped: list[tuple[str, str]]) -> str:
    """The reason for a variant: the first three words that were swapped or cut, and how many more."""
    told = [f"{_short(x)} for {_short(y)}" for x, y in swapped] + [f"{_short(x)} only in one" for x in cut]
    shown = ", ".join(told[:3]) + (f" and {len(told) - 3} more" if len(told) > 3 else "")
    return f"worded differently: {shown}"
