"""How the words of one source stand to those of the other sources in the same row: "≠ differs from MT, K".

Words used here. Row: a claim with a cell for each source. Status: how the answers stand to each other. Section: a
part of a page that shows the rows of some statuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from variorum.publish.likeness import value_key
from variorum.publish.phrases import (
    BY_MODEL,
    IN_COPIES,
    IN_ITSELF,
    IN_ONE,
    INSIDE,
    MARKS,
    PROPOSED,
    SECTIONS,
    Mark,
    days_of,
    tallied,
)
from variorum.publish.view import Cell, Row, StoryView
from variorum.records import Kind, Quantity, Reading, Report, Status

# More signs than this in one line are counted, not named.
NAMED = 4


class Relation(NamedTuple):
    """How a cell stands to others, as in "≠ differs from MT, K". `signs`: the sigla of these others; empty where the word is for the whole
    row."""

    mark: Mark
    signs: tuple[str, ...]

    @property
    def others(self) -> str:
        """The sigla of the others as a list: the first NAMED, and how many more there are."""
        more = len(self.signs) - NAMED
        return ", ".join(self.signs[:NAMED]) + (f" and {more} more" if more > 0 else "")


SAME = Mark("=", "as", "agree")
FITS = Mark("⊂", "fits", "exact")
TOWARDS = {
    Status.CONFLICT: "differs from",
    Status.CHANGED: "other than",
    Status.INCOMPARABLE: "not comparable with",
}
VARIANT = {
    Kind.NAME: "spelled otherwise in",
    Kind.PLACE: "spelled otherwise in",
    Kind.ROLE: "titled otherwise in",
}


def tally(view: StoryView) -> list[tuple[Mark, int, str]]:
    """How the rows stand: the mark with the word that follows the number, how many have it, and the section that shows
    them.
    """
    of_status = {status: section.key for section in SECTIONS for status in section.statuses}
    counts = [
        (tallied(status, number), number, of_status[status]) for status, number in view.counts().items()
    ]
    inside = len(view.inside())
    proposed = len(view.proposed())
    counts += [(IN_ONE, inside, INSIDE.key)] if inside else []
    return [*counts, (BY_MODEL, proposed, PROPOSED.key)] if proposed else counts


def tally_words(view: StoryView) -> str:
    """How many rows stand how, in words: "3 differ · 1 changed · 36 that only one says"."""
    return " · ".join(f"{number:,} {mark.word}" for mark, number, _ in tally(view))


def row_mark(row: Row) -> Mark:
    """The mark of the row as a whole; a report that is at odds with itself is no difference between sources."""
    if row.inside and row.claim.status in TOWARDS:
        return IN_ITSELF if row.claim.internal else IN_COPIES
    return MARKS[row.claim.status]


def relations(row: Row, cell: Cell, published: dict[str, str | None]) -> tuple[Relation, ...]:
    """The relations of `cell` to the other cells, the row's own status first. `published`: report id → its stamp."""
    status = row.claim.status
    others = [other for other in row.cells if other is not cell]
    if not others or status in {Status.AGREE, Status.COMPATIBLE, Status.TOLD, Status.SINGLE}:
        return (Relation(row_mark(row), ()),)
    found: dict[Mark, list[str]] = {}
    for other in others:
        found.setdefault(_relation_to(row, cell, other, published), []).append(other.source.sign)
    ordered = sorted(found.items(), key=lambda item: (item[0] in {SAME, FITS}, item[0].word))
    return tuple(Relation(toward, tuple(signs)) for toward, signs in ordered)


def _relation_to(row: Row, cell: Cell, other: Cell, published: dict[str, str | None]) -> Mark:
    """How one cell stands to one other. Not a difference: that both say the same, or that the number of one lies within the bounds of the
    other's. `published`: report id → when it came out, which orders a value that changed.
    """
    status, kind = row.claim.status, row.claim.kind
    if value_key(cell.shown[0]) == value_key(other.shown[0]):
        return SAME
    # the row is in conflict through other cells, not these two
    if status is Status.CONFLICT and _overlap(cell.shown[0], other.shown[0]):
        return FITS
    if status is Status.VARIANT:
        return MARKS[status]._replace(word=VARIANT.get(kind, "worded otherwise in"))
    if status is Status.CHANGED:
        return MARKS[status]._replace(word=_order(cell, other, published))
    return MARKS[status]._replace(word=TOWARDS[status])


def _order(cell: Cell, other: Cell, published: dict[str, str | None]) -> str:
    """ "later than" or "earlier than", if the days of publication show it; else "other than": two hours of a day may
    be of two time zones. `cell` and `other`: the same row's cells of two sources; `published`: id of a report → its date.
    """
    mine, theirs = (days_of(published.get(c.shown[0].report)) for c in (cell, other))
    if len(mine) == len(theirs) == 1 and mine != theirs:
        return "later than" if mine > theirs else "earlier than"
    return TOWARDS[Status.CHANGED]


def _overlap(one: Reading, other: Reading) -> bool:
    """Whether two numbers in one unit may be equal: their bounds have a value in common."""
    left, right = one.value, other.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.unit != right.unit:
        return False
    lows = [quantity.low for quantity in (left, right) if quantity.low is not None]
    highs = [quantity.high for quantity in (left, right) if quantity.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


class Variant(NamedTuple):
    """Cells that say the same: the first one's words stand for all."""

    cells: tuple[Cell, ...]

    @property
    def lead(self) -> Cell:
        """The cell whose words are shown."""
        return self.cells[0]


def variants(row: Row) -> tuple[Variant, ...]:
    """The row's cells in groups that say the same, those that most sources say first. It is the form of a critical
    apparatus, used for rows with many sources.
    """
    found: dict[tuple[object, ...], list[Cell]] = {}
    for cell in row.cells:
        found.setdefault(value_key(cell.shown[0]), []).append(cell)
    return tuple(Variant(tuple(cells)) for cells in sorted(found.values(), key=lambda cells: -len(cells)))


def stamps(reports: Iterable[Report]) -> dict[str, str | None]:
    """Report id → when it was published, or else last changed, as the report says it."""
    return {report.id: report.published or report.modified for report in reports}
