"""Compares titles, quotations and statements, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Status, Words
from variorum.text.lexicon import entries
from variorum.text.quantities import quantities
from variorum.text.words import words

ARTICLES = frozenset({"the", "a", "an"})
# Longer stretches are shortened in the sentence that says why.
LONGEST_SAID = 60


def compare_words(a: Words, b: Words, settings: CompareSettings) -> Comparison:
    """How two statements or titles stand to one another: by the words that they share, and by what only one denies or
    calls possible. Symmetric."""
    # The matcher is not symmetric: the two always go in one order.
    a, b = sorted((a, b), key=lambda w: (w.words, w.negated, w.modal or ""))
    one, two = _folded(a.words), _folded(b.words)
    said = f"{_short(a.words)} and {_short(b.words)}"
    matcher = SequenceMatcher(a=one, b=two, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    near = shared / max(len(one), len(two), 1)
    denied = _denied(a, one) != _denied(b, two)
    if denied and near >= settings.same_wording:
        return Comparison(Status.CONFLICT, f"one of {said} denies what the other says", near)
    if one == two:
        return _if_one_has_modal(a, b, said) or Comparison(Status.AGREE, f"both say {_short(a.words)}", 1.0)
    if [w for w in one if w not in ARTICLES] == [w for w in two if w not in ARTICLES]:
        return _if_one_has_modal(a, b, said) or Comparison(
            Status.AGREE, f"{said} differ only in an article", 0.99
        )
    return _compare_changed(a, b, one, two, matcher, near, settings)


def _if_one_has_modal(a: Words, b: Words, said: str) -> Comparison | None:
    """Compatible where only one says it with a "may" or "could"; else None."""
    if (a.modal is None) == (b.modal is None):
        return None
    modal = a.modal or b.modal or ""
    return Comparison(
        Status.COMPATIBLE, f"one of {said} says it with {quoted(modal)}, the other outright", 0.9
    )


def _folded(said: str) -> list[str]:
    return [w.folded for w in words(said)]


def _denied(value: Words, said: list[str]) -> bool:
    """Whether the words deny: an odd number of negations, or marked as denied."""
    odd = sum(1 for w in said if w in entries("negations.txt") or w.endswith("n't")) % 2 == 1
    return value.negated or odd


def _short(said: str) -> str:
    """The words in quotation marks, cut at a word where they are long."""
    plain = " ".join(said.split())
    if len(plain) > LONGEST_SAID:
        plain = plain[:LONGEST_SAID].rsplit(" ", 1)[0] + " …"
    return quoted(plain)


def _compare_changed(
    a: Words,
    b: Words,
    one: list[str],
    two: list[str],
    matcher: SequenceMatcher[str],
    near: float,
    settings: CompareSettings,
) -> Comparison:
    """The comparison of two wordings that are not equal: incomparable with too few words in common, a conflict where
    a number is replaced by another, else a variant."""
    cut, swapped = [], []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace":
            swapped.append((" ".join(one[i:j]), " ".join(two[k:m])))
        elif kind == "delete":
            cut.append(" ".join(one[i:j]))
        elif kind == "insert":
            cut.append(" ".join(two[k:m]))
    contained = shared_share(one, two)
    if max(near, contained) < settings.same_wording:
        why = f"{_short(a.words)} and {_short(b.words)} have too few words in common to be laid side by side"
        return Comparison(Status.INCOMPARABLE, why, near)
    if any(_numbers_differ(x, y) for x, y in swapped):
        why = "a number differs: " + ", ".join(f"{quoted(x)} for {quoted(y)}" for x, y in swapped)
        return Comparison(Status.CONFLICT, why, near)
    return Comparison(Status.VARIANT, _edits(cut, swapped), near)


def shared_share(one: list[str], two: list[str]) -> float:
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
