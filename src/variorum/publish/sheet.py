"""Works out everything that a story's page shows, so that the template only lays it out.

Words used here. Row: a claim with its cells; cell: what one source says to it. Line, Box: a row and a cell as they
are shown. Variant: cells that say the same; wording: cells of a variant in the same words. Marking: a stretch of a
report's text that is marked as a reading of a row. Number: by which a reading is found on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from variorum.publish.marks import Marking, Piece, Stretch, pieces, stretches
from variorum.publish.phrases import CHANGED, DIFFER, SET_BESIDE, TOLD, Mark, value_words
from variorum.publish.relations import Relation, relations, row_mark, stamps, variants
from variorum.publish.selectors import fragment_link
from variorum.publish.view import SHOWN_ORDER, Cell, Row, Source, StoryView, language_tag, outlet_name
from variorum.publish.wordings import Wording, wordings
from variorum.records import Reading, Report, Status

# With more sources than this a table is wider than any screen; then a row lists its wordings with their sources.
WIDEST = 8
# Code points; about six lines of a column when there are six columns.
LONGEST_IN_COLUMN = 90
# Code points of text that stand as high as one note beside them, about.
TEXT_PER_NOTE = 120
# Sources that a note names; of more it says how many.
NAMED_IN_NOTE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One reading as shown.
    `number`: of its mark in the text.
    `taken`: what its value was taken for, in words.
    `elsewhere`: the outlet to be named with it, since its words do not stand in the report that the source is shown by.
    `language`: its tag for HTML."""

    reading: Reading
    number: int
    outlet: str
    elsewhere: str | None
    taken: str | None
    link: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell as shown; `anchor` is its id on the page."""

    anchor: str
    source: Source
    # readings that are shown, readings in other reports of the source that say the same, and how they stand to the
    # other sources
    shown: tuple[Words, ...]
    repeats: tuple[Words, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A wording as shown. `box`: the first box that has it. `boxes`: all in whose source it stands to the letter, that one first."""

    box: Box
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row as shown.
    `boxes`: number of a source → its box.
    `variants`: the boxes, put together where they say the same, and in each variant where they have the same words.
    `long`: its words are whole sentences, which are set one under another and not in narrow columns."""

    row: Row
    mark: Mark
    boxes: Mapping[int, Box]
    variants: tuple[tuple[Said, ...], ...]
    long: bool

    @property
    def said(self) -> tuple[Said, ...]:
        """Every wording, the variant with most sources first."""
        return tuple(said for variant in self.variants for said in variant)

    @property
    def words(self) -> tuple[Words, ...]:
        """All words that its boxes quote; of each box first those that are shown, then the repeats."""
        return tuple(words for box in self.boxes.values() for words in (*box.shown, *box.repeats))

    @property
    def bare(self) -> tuple[Said, ...]:
        """The wordings of the row, each with the boxes that have it, for places that do not show on whose word the words are: so more
        boxes share one wording than in `said`.
        """
        return tuple(
            _wording_with_boxes(wording, self.boxes)
            for variant in variants(self.row)
            for wording in wordings(variant.cells, attributed=False)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What other sources say to a claim, for the margin of a text. `others`: the first few boxes; `more`: how many others there are."""

    line: Line
    others: tuple[Box, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of a report with its marked pieces, and the notes that stand beside it."""

    stretch: Stretch
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    @property
    def open_notes(self) -> int:
        """How many notes are shown at once: as many as fit beside the text, and two at least. The others are opened by the reader."""
        return max(2, (self.stretch.end - self.stretch.start) // TEXT_PER_NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a story's page shows.
    `lines`: in the order of the claims.
    `paragraphs`: report id → its text in paragraphs.
    `quoted`: for pages without texts: report id → its readings, each with the id of the cell that shows it."""

    view: StoryView
    lines: tuple[Line, ...]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    quoted: Mapping[str, tuple[tuple[str, Words], ...]]

    @property
    def wide(self) -> bool:
        """Whether it has more columns than are set side by side."""
        return len(self.view.columns) > WIDEST

    def of(self, *statuses: Status) -> tuple[Line, ...]:
        """Lines with one of these statuses, without those that stand apart."""
        return tuple(line for line in self.lines if line.row.claim.status in statuses and not line.row.apart)

    def inside(self) -> tuple[Line, ...]:
        """Lines in which one source, its copies included, differs from itself; without those that a model proposed."""
        return tuple(line for line in self.lines if line.row.inside and not line.row.by_model)

    def proposed(self) -> tuple[Line, ...]:
        """Lines that a model proposed."""
        return tuple(line for line in self.lines if line.row.by_model)

    def told_by(self, source: Source, *statuses: Status) -> tuple[tuple[Line, Box], ...]:
        """The lines of `of` in which this source speaks, each with its box."""
        return tuple(
            (line, line.boxes[source.number]) for line in self.of(*statuses) if source.number in line.boxes
        )

    def telling(self, most: int) -> frozenset[int]:
        """Numbers of the rows that the table shows at once: all that differ or changed, and the first `most` of those
        that were compared. The reader asks for the others.
        """
        apart = {line.row.number for line in self.of(*DIFFER.statuses, *CHANGED.statuses)}
        compared = [
            line for line in self.lines if line.row.together and line.row.claim.status not in TOLD.statuses
        ]
        return frozenset({*apart, *(line.row.number for line in compared[:most])})

    def grouped(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Lines under the names of their groups, in the order of the page."""
        by_row = {line.row.number: line for line in self.lines}
        return tuple((name, tuple(by_row[row.number] for row in rows)) for name, rows in self.view.groups())


def sheet(view: StoryView, *, texts: bool) -> Sheet:
    """All that a story's page shows. `texts` False: no paragraphs are made, so that no template can print
    them.
    """
    numbers = _numbered(view)
    reports = {report.id: report for report in view.reports}
    related = len(view.columns) <= WIDEST
    lines = tuple(_line(row, numbers, reports, related=related) for row in view.rows)
    return Sheet(
        view=view,
        lines=lines,
        paragraphs=_all_paragraphs(view, lines) if texts else {},
        quoted={} if texts else _readings_by_report(lines),
    )


def _numbered(view: StoryView) -> dict[tuple[int, int], int]:
    """(number of the row, `id` of the reading) → the number of the reading on the page."""
    found: dict[tuple[int, int], int] = {}
    for row in view.rows:
        for reading in row.claim.readings:
            found[row.number, id(reading)] = len(found) + 1
    return found


def _line(
    row: Row, numbers: Mapping[tuple[int, int], int], reports: Mapping[str, Report], *, related: bool
) -> Line:
    """A row of the table as it is shown. `related`: also say how each cell stands to every other one; only columns
    show it, and it costs the square of their number.
    """
    # how cells stand to each other is shown in columns only
    published = stamps(reports.values()) if related else None
    boxes = {cell.source.number: _cell_as_shown(row, cell, numbers, reports, published) for cell in row.cells}
    said = tuple(
        tuple(_wording_with_boxes(wording, boxes) for wording in wordings(variant.cells))
        for variant in variants(row)
    )
    return Line(
        row=row,
        mark=row_mark(row),
        boxes=boxes,
        variants=said,
        long=any(
            len(words.reading.quote) > LONGEST_IN_COLUMN for box in boxes.values() for words in box.shown
        ),
    )


def _wording_with_boxes(wording: Wording, boxes: Mapping[int, Box]) -> Said:
    """The wording with its boxes, in the order of its cells."""
    told = tuple(boxes[cell.source.number] for cell in wording.cells)
    return Said(box=told[0], boxes=told)


def _cell_as_shown(
    row: Row,
    cell: Cell,
    numbers: Mapping[tuple[int, int], int],
    reports: Mapping[str, Report],
    published: dict[str, str | None] | None,
) -> Box:
    """A cell as shown. `numbers`: (number of the row, `id` of a reading) → the reading's number on the page; `published`:
    report id → its stamp, or None: then relations to other cells are not worked out.
    """

    def worded(readings: Iterable[Reading], where: Iterable[str | None]) -> tuple[Words, ...]:
        """The readings as shown, each with the outlet to name beside it."""
        return tuple(
            _reading_as_shown(
                reading, numbers[row.number, id(reading)], reports.get(reading.report), elsewhere
            )
            for reading, elsewhere in zip(readings, where, strict=True)
        )

    # "k3s2": row 3, source 2
    return Box(
        anchor=f"k{row.number}s{cell.source.number}",
        source=cell.source,
        shown=worded(cell.shown, cell.elsewhere),
        repeats=worded(cell.repeats, (None for _ in cell.repeats)),
        relations=() if published is None else relations(row, cell, published),
    )


def _reading_as_shown(reading: Reading, number: int, report: Report | None, elsewhere: str | None) -> Words:
    """A reading as shown. `number`: of its mark in the text; `elsewhere`: the outlet to be named with it; `report`: None where it is
    not in the dossier."""
    return Words(
        reading=reading,
        number=number,
        outlet=outlet_name(report) if report else "a report that is not here",
        elsewhere=elsewhere,
        taken=value_words(reading.value),
        link=fragment_link(report, reading.start, reading.end) if report else None,
        language=language_tag(report),
    )


def _all_paragraphs(view: StoryView, lines: tuple[Line, ...]) -> dict[str, tuple[Paragraph, ...]]:
    """Report id → its text in paragraphs, with the marks and notes of every line."""
    markings: dict[str, list[Marking]] = {}
    by_number: dict[int, Line] = {}
    for line in lines:
        for box in line.boxes.values():
            for words in (*box.shown, *box.repeats):
                by_number[words.number] = line
                markings.setdefault(words.reading.report, []).append(_marking(line, box, words))
    return {
        report.id: tuple(_paragraphs(report, markings.get(report.id, []), by_number))
        for report in view.reports
    }


def _marking(line: Line, box: Box, words: Words) -> Marking:
    """The mark of a line's words in the report's text. `box`: the cell that the words stand in."""
    return Marking(
        start=words.reading.start,
        end=words.reading.end,
        number=words.number,
        row=line.row.number,
        source=box.source.number,
        style=line.mark.style,
        glyph=line.mark.glyph,
        title=f"{line.mark.word}: {line.row.claim.label}"
        + (f" ({SET_BESIDE.format(line.row.claim.found_by)})" if line.row.by_model else ""),
    )


def _paragraphs(
    report: Report, markings: list[Marking], by_number: Mapping[int, Line]
) -> Iterable[Paragraph]:
    """The report's text stretch by stretch, each with the marks that touch it and the notes of those that begin there. `markings`: those
    of this report; `by_number`: number of a reading → its line.
    """
    ordered = sorted(markings, key=lambda marking: (marking.start, marking.end, marking.number))
    for stretch in stretches(report):
        here = [marking for marking in ordered if marking.start < stretch.end and marking.end > stretch.start]
        yield Paragraph(
            stretch=stretch,
            pieces=pieces(report.text, stretch.start, stretch.end, here),
            # a mark that began in the stretch before has its note there
            notes=_notes([marking for marking in here if marking.start >= stretch.start], by_number),
        )


def _notes(markings: Iterable[Marking], by_number: Mapping[int, Line]) -> tuple[Note, ...]:
    """One note for each claim that the stretch speaks to and others speak to too. `by_number`: number of a reading → its line. The
    gravest status comes first.
    """
    of_row: dict[int, list[Marking]] = {}
    for marking in markings:
        of_row.setdefault(marking.row, []).append(marking)
    notes = []
    # the sources that speak to the claim elsewhere, a few of them by name
    for marked in of_row.values():
        line, sources_here = by_number[marked[0].number], {marking.source for marking in marked}
        # sources that speak to the claim and have no words in this stretch
        more = len(line.boxes) - len(sources_here)
        if more and not line.row.by_model:
            others = (box for number, box in line.boxes.items() if number not in sources_here)
            named = tuple(islice(others, 1 if line.long else NAMED_IN_NOTE))
            notes.append(Note(line=line, others=named, more=more - len(named)))
    gravity = list(SHOWN_ORDER)
    return tuple(sorted(notes, key=lambda note: gravity.index(note.line.row.claim.status)))


def _readings_by_report(lines: tuple[Line, ...]) -> dict[str, tuple[tuple[str, Words], ...]]:
    """Report id → its readings in the order of its text, each with the id of the cell that shows it."""
    by_report: dict[str, list[tuple[str, Words]]] = {}
    for line in lines:
        for box in line.boxes.values():
            for words in (*box.shown, *box.repeats):
                by_report.setdefault(words.reading.report, []).append((box.anchor, words))
    return {report: tuple(sorted(readings, key=_place_in_text)) for report, readings in by_report.items()}


def _place_in_text(cell_and_words: tuple[str, Words]) -> tuple[int, int]:
    """A sort key: where the words begin in their report, then their number on the page."""
    _, words = cell_and_words
    return words.reading.start, words.number
