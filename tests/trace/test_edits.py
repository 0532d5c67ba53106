from __future__ import annotations

import pytest

from tests.trace.written import WIRE, report
from variorum import trace
from variorum.records import Edit, EditKind, Report
from variorum.trace.dependence.edits import edit_kind


def edits_between(left: str, right: str) -> list[tuple[str, str, EditKind]]:
    """(earlier, later, kind), whatever the ids make left and right."""
    reports = [report(left, path="a.txt"), report(right, path="b.txt")]
    (pair,) = trace.trace(reports).shared
    ours, theirs = (next(r for r in reports if r.id == i) for i in (pair.left, pair.right))
    found = [_quoted(edit, ours, theirs) for edit in pair.edits]
    return found if ours is reports[0] else [(b, a, _turned(kind)) for a, b, kind in found]


def _quoted(edit: Edit, left: Report, right: Report) -> tuple[str, str, EditKind]:
    return (
        left.text[edit.left_start : edit.left_end],
        right.text[edit.right_start : edit.right_end],
        edit.kind,
    )


def _turned(kind: EditKind) -> EditKind:
    return {EditKind.ADDED: EditKind.CUT, EditKind.CUT: EditKind.ADDED}.get(kind, kind)


def test_a_changed_number_is_found_in_its_place() -> None:
    assert edits_between(WIRE, WIRE.replace("Eleven workers", "Nineteen workers")) == [
        ("Eleven", "Nineteen", EditKind.NUMBER)
    ]


def test_gravest_first() -> None:
    changed = (
        WIRE.replace("a blaze", "a big blaze")
        .replace("according to the regional", "said the regional")
        .replace("Lena Marsk", "Hanna Marsk")
        .replace("12,000 tonnes", "14,000 tonnes")
    )
    assert [kind for _, _, kind in edits_between(WIRE, changed)] == [
        EditKind.NUMBER,
        EditKind.NAME,
        EditKind.ATTRIBUTION,
        EditKind.ADDED,
    ]


def test_a_paragraph_left_out_is_no_edit() -> None:
    paragraphs = WIRE.split("\n\n")
    assert edits_between(WIRE, "\n\n".join(paragraphs[:2] + paragraphs[3:])) == []


def test_page_furniture_between_copied_sentences_is_no_edit() -> None:
    first, *rest = WIRE.split("\n\n")
    portal = "\n\n".join([first, "Continue reading below", *rest])
    assert edits_between(WIRE, portal) == []
    edited = "\n\n".join([first, "Continue reading below", rest[0].replace("Eleven", "Nine"), *rest[1:]])
    assert edits_between(WIRE, edited) == [("Eleven", "Nine", EditKind.NUMBER)]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("in 1974", "in 1975", EditKind.NUMBER),
        ("dozens of", "of", EditKind.NUMBER),
        ("on Friday", "on Monday", EditKind.NAME),
        ("said", "claimed", EditKind.ATTRIBUTION),
        ("quick", "swift", EditKind.WORDING),
        ("", "very", EditKind.ADDED),
        ("very", "", EditKind.CUT),
    ],
)
def test_kinds(left: str, right: str, kind: EditKind) -> None:
    assert edit_kind(left, right) is kind
