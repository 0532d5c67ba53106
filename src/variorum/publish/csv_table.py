"""The readings as CSV: one a line, for a spreadsheet.

Words used here. View: a story as its readers see it: sources as columns, claims as rows. Inert: such that a spreadsheet does not run it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from variorum.publish.phrases import ARROW, MARKS
from variorum.publish.selectors import fragment_link
from variorum.publish.view import Row, StoryView, outlet_name, story_views
from variorum.records import Claim, Dossier, Reading

HEAD = (
    "story",
    "claim",
    "kind",
    "label",
    "status",
    "relation",
    "why",
    "tier",
    "source",
    "sign",
    "outlet",
    "published",
    "quote",
    "attributed_to",
    "start",
    "end",
    "report",
    "path",
    "digest",
    "link",
    "origins",
    "origin",
    "chain",
)
# A last column where a model was asked: its name at the lines that it proposed.
FOUND_BY = "found_by"
# A cell, or a line of one, that begins so is a formula to a spreadsheet, and a report is hostile input: OWASP's list with the
# wide forms, which some read as the narrow ones, whatever of space or of signs that nobody sees stands before.
FORMULA = re.compile(
    r"\A[\t\r\n]|(?:\A|[\t\r\n\u2028\u2029])(?:[^\S\t\r\n\u2028\u2029]|[\u00ad\u061c\u200b-\u200f\u2060-\u2065\ufeff])*[=+\-@＝＋－＠﹢﹣﹦﹫]"
)
# What a terminal or a reader's eye is led astray with.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_csv(dossier: Dossier) -> str:
    """The dossier as CSV (RFC 4180) with a header row. A cell that a spreadsheet would run as a formula gets an
    apostrophe before it, as OWASP advises; control characters are left out. For programs, exact quotes are in the
    JSON.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    views = story_views(dossier)
    # a column more, only where a language model found some of the rows
    has_models_lines = any(view.collated.proposed for view in views)
    writer.writerow((*HEAD, FOUND_BY) if has_models_lines else HEAD)
    for view in views:
        for row in view.rows:
            found_by = (row.claim.found_by or "",) if has_models_lines else ()
            writer.writerows([inert(cell) for cell in (*line, *found_by)] for line in _lines(view, row))
    return out.getvalue()


def inert(cell: str) -> str:
    """The cell without control characters, and with an apostrophe before it where a spreadsheet would take it for a formula."""
    cell = CONTROL.sub("�", cell)
    return f"'{cell}" if FORMULA.search(cell) else cell


def _lines(view: StoryView, row: Row) -> Iterator[tuple[str, ...]]:
    """The rows of one claim: one for each reading that is shown or repeated."""
    for cell in row.cells:
        for reading in (*cell.shown, *cell.repeats):
            told = (*_claim(view, row.claim), cell.source.name, cell.source.sign, *_reading(view, reading))
            number = "" if row.claim.origins is None else str(row.claim.origins)
            yield (*told, number, reading.origin or "", ARROW.join(reading.chain))


def _claim(view: StoryView, claim: Claim) -> tuple[str, ...]:
    """The first eight columns, "story" to "tier": what the claim says for all its readings."""
    word = MARKS[claim.status].word
    return (view.title, claim.id, claim.kind, claim.label, claim.status, word, claim.why, str(claim.tier))


def _reading(view: StoryView, reading: Reading) -> tuple[str, ...]:
    """The columns from "outlet" to "link". Where the reading's report is missing, only quote, place and id are filled."""
    report = next((r for r in view.reports if r.id == reading.report), None)
    place = (reading.quote, reading.attributed_to or "", str(reading.start), str(reading.end), reading.report)
    if report is None:
        return ("", "", *place, "", "", "")
    link = fragment_link(report, reading.start, reading.end) or ""
    return (outlet_name(report), report.published or "", *place, report.path, report.digest, link)
