"""Makes the two sides of a dependent pair, with what each has wrong that the other has right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.records import Edit, Report, SharedSpan
from variorum.trace.citations.citations import Citation
from variorum.trace.dependence.direction import Side
from variorum.trace.dependence.shared_errors import mended

# The word right before; the word right behind.
LAST_WORD = re.compile(r"(\w+)\s*\Z")
NEXT_WORD = re.compile(r"\s*(\w+)")
# A word is at most so long.
REACH = 40


def sides(
    reports: tuple[Report, Report],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    quoted: tuple[int, int],
    shares: tuple[float, float],
    spans: Sequence[SharedSpan],
    edits: Sequence[Edit],
) -> tuple[Side, Side]:
    """The left and the right side. The tuples hold what belongs to the left report first. `cites`: whom each cites; `quoted`: how many
    runs of words each has in quotation marks that the other writes itself; `shares`: the part of each that the other has, 0 to 1;
    `spans`: the shared stretches.
    """
    places_of_sides = (
        tuple((span.left_start, span.left_end) for span in spans),
        tuple((span.right_start, span.right_end) for span in spans),
    )
    # slips of each report that the other has mended
    slips_of_sides = (
        tuple(_words_mended(edits, reports)),
        # the same edits seen from the right report
        tuple(_words_mended([_edit_turned(edit) for edit in edits], reports[::-1])),
    )
    left, right = (
        Side(
            reports[side],
            cites[side],
            quoted[side],
            shares[side],
            places_of_sides[side],
            slips_of_sides[side],
        )
        for side in (0, 1)
    )
    return left, right


def _words_mended(edits: Sequence[Edit], reports: tuple[Report, Report]) -> Iterator[str]:
    """Words that the left report has wrong and the right one, at the same place, has right."""
    left_report, right_report = reports
    for edit in edits:
        wrong = left_report.text[edit.left_start : edit.left_end]
        right = right_report.text[edit.right_start : edit.right_end]
        # with nothing in its place the word was said twice ("the the")
        if mended(wrong, right, () if right else _beside(edit, left_report.text)):
            yield wrong if right else f"{wrong} {wrong}"


def _beside(edit: Edit, text: str) -> tuple[str, ...]:
    """The words of `text` right before and right after the edit's place."""
    last = LAST_WORD.search(text[max(0, edit.left_start - REACH) : edit.left_start])
    following = NEXT_WORD.match(text[edit.left_end : edit.left_end + REACH])
    return tuple(match[1] for match in (last, following) if match)


def _edit_turned(edit: Edit) -> Edit:
    """The edit with left and right exchanged."""
    return Edit(
        left_start=edit.right_start,
        left_end=edit.right_end,
        right_start=edit.left_start,
        right_end=edit.left_end,
        kind=edit.kind,
    )
