"""A workbook for editors: one sheet for each table, the head row frozen, ids that join the sheets. No cell is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from variorum.publish.formats.saying import ZIP_DAY, archive_address, clean
from variorum.publish.phrases import MARKS, TIERS
from variorum.publish.selectors import fragment_link, web_address
from variorum.publish.view import StoryView, headline, outlet_name, story_views
from variorum.records import Dossier

Row = Sequence[str | int | None]
# What a cell of the format holds at most.
LONGEST = 32_767
WIDTHS = {"label": 40, "quote": 60, "why": 60, "title": 50, "name": 30, "outlet": 24, "detail": 60, "url": 40}


def as_xlsx(dossier: Dossier) -> bytes:
    """Sheets stories, sources, claims, readings, silences, reports, refused. The same bytes for the same dossier."""
    book = Workbook(write_only=True)
    views = story_views(dossier)
    for name, head, rows in _tables(dossier, views):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(head, start=1):
            letter = _letter(number)
            sheet.column_dimensions[letter].width = WIDTHS.get(column, 16)
        sheet.append([_cell(sheet, column, bold=True) for column in head])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    # the same dates at each run, so that the file is the same
    book.properties.created = book.properties.modified = datetime(*ZIP_DAY, tzinfo=UTC).replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _letter(number: int) -> str:
    return chr(ord("A") + number - 1)


def _cell(sheet: object, value: str | int | None, *, bold: bool = False) -> WriteOnlyCell:
    """A cell; text is set as text even where it looks like a formula, and cut at what a cell can hold. `value` None: an empty cell."""
    text = isinstance(value, str)
    cell = WriteOnlyCell(sheet, value=clean(value)[:LONGEST] if isinstance(value, str) else value)
    if text:
        # Else what begins with "=" would be a formula, and a report is hostile input.
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _undated(made: bytes) -> bytes:
    """The zip archive with one fixed day for all its members, so that the same workbook is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _core(content)
            new.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _core(content: bytes) -> bytes:
    """The workbook's core properties with a fixed time of change, which openpyxl overwrites when saving."""
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)


def _tables(
    dossier: Dossier, views: Sequence[StoryView]
) -> Iterator[tuple[str, tuple[str, ...], Iterator[Row]]]:
    """Each sheet: its name, its columns, its rows."""
    # the columns that end in a thing's name hold its id, by which the sheets are joined
    yield "stories", ("story", "title", "independent", "reports", "claims"), _stories(views)
    yield "sources", ("story", "source", "sign", "name", "report", "copies"), _sources(views)
    claims = ("story", "claim", "kind", "label", "status", "word", "why", "tier", "sources", "readings")
    yield "claims", claims, _claims(views)
    readings = (
        "claim", "status", "label", "sign", "outlet", "published", "quote", "attributed_to", "start", "end", "report", "link"
    )  # fmt: skip
    yield "readings", readings, _readings(views)
    yield "silences", ("claim", "label", "sign", "silence", "why"), _silences(views)
    reports = (
        "report", "outlet", "title", "published", "retrieved", "language", "credit", "url", "path", "archive", "digest"
    )  # fmt: skip
    yield "reports", reports, _reports(dossier)
    yield (
        "refused",
        ("path", "reason", "detail"),
        iter([(refusal.path, refusal.reason.value, refusal.detail) for refusal in dossier.refused]),
    )


def _stories(views: Sequence[StoryView]) -> Iterator[Row]:
    for view in views:
        yield view.collated.story.id, view.title, view.independent, len(view.reports), len(view.rows)


def _sources(views: Sequence[StoryView]) -> Iterator[Row]:
    """A row for each source: the id of its leading report (None: passages only) and the outlets of its copies."""
    for view in views:
        for source in view.sources:
            lead = source.lead.id if source.lead else None
            copies = ", ".join(outlet_name(copy) for copy in source.copies)
            yield view.collated.story.id, source.witness, source.sign, source.name, lead, copies


def _claims(views: Sequence[StoryView]) -> Iterator[Row]:
    """A row for each claim, with how many sources speak and how many readings there are."""
    for view in views:
        for row in view.rows:
            c = row.claim
            yield (
                view.collated.story.id, c.id, c.kind.value, c.label, c.status.value, MARKS[c.status].word, c.why,
                TIERS[c.tier], len(row.cells), len(c.readings),
            )  # fmt: skip


def _readings(views: Sequence[StoryView]) -> Iterator[Row]:
    """A row for each reading that is shown or repeated, claim by claim."""
    for view in views:
        reports = {report.id: report for report in view.reports}
        for row in view.rows:
            for cell in row.cells:
                for reading in (*cell.shown, *cell.repeats):
                    report = reports.get(reading.report)
                    yield (
                        row.claim.id, row.claim.status.value, row.claim.label, cell.source.sign,
                        outlet_name(report) if report else None, report.published if report else None, reading.quote,
                        reading.attributed_to, reading.start, reading.end, reading.report,
                        fragment_link(report, reading.start, reading.end) if report else None,
                    )  # fmt: skip


def _silences(views: Sequence[StoryView]) -> Iterator[Row]:
    """A row for each source that is silent on a claim, with the kind of silence."""
    for view in views:
        signs = {source.witness: source.sign for source in view.sources}
        for row in view.rows:
            for silence in row.claim.silent:
                for witness in silence.witnesses:
                    yield row.claim.id, row.claim.label, signs.get(witness), silence.kind.value, silence.why


def _reports(dossier: Dossier) -> Iterator[Row]:
    """A row for each report."""
    for report in dossier.reports:
        yield (
            report.id, report.outlet, headline(report), report.published, report.retrieved, report.language, report.credit, web_address(report.url), report.path,
            archive_address(report), report.digest,
        )  # fmt: skip
