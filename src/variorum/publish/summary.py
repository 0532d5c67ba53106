"""What a terminal shows: the dossier in one screen, the exact words first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from variorum.publish.phrases import counted, listed, origins, span_words
from variorum.publish.relations import row_mark
from variorum.publish.view import Cell, Row, StoryView, file_name, outlet_name, story_views
from variorum.records import Dossier, Refusal, Status

# How many rows of a section are printed; the page and the JSON hold all.
ROWS = {"differ": 12, "changed": 8, "variant": 6, "agree": 8, "told": 3, "inside": 3, "single": 5}
QUOTE_WIDTH = 90
REFUSALS = 12
SOURCES = 15
WORDINGS = 8
SIGNS = 8
SECTIONS = (
    ("differ", "They differ", (Status.CONFLICT,)),
    ("changed", "Changed with time", (Status.CHANGED,)),
    ("agree", "They agree", (Status.AGREE, Status.COMPATIBLE)),
    ("variant", "In other words, or not comparable", (Status.VARIANT, Status.INCOMPARABLE)),
    ("told", "Told by several, not compared", (Status.TOLD,)),
)


def summary(dossier: Dossier) -> str:
    """Plain text, no colour, at most about a hundred columns; control characters of reports are shown as spaces."""
    lines: list[str] = []
    for view in story_views(dossier):
        lines += [*_story(view), ""]
    if not dossier.stories:
        lines += ["Nothing could be read.", ""]
    lines += _left_out(dossier)
    return "\n".join(lines).rstrip() + "\n"


def printable(text: str) -> str:
    """One line, free of the control and direction characters with which a report could rewrite a terminal."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text)
    return re.sub(r"\s+", " ", kept).strip()


def head_line(view: StoryView) -> str:
    """The first line: "4 independent sources in 5 reports, 9–12 March 2031. 1 report repeats another"."""
    sources, reports = origins(view.independent, len(view.reports))
    span = span_words(r.published for r in view.reports)
    copied = sum(len(source.copies) for source in view.sources)
    repeats = f" {counted(copied, 'report repeats', 'reports repeat')} another." if copied else ""
    return f"{sources} {reports}{f', {span}' if span else ''}.{repeats}"


def _story(view: StoryView) -> Iterator[str]:
    title = printable(view.title)
    yield from (title, "─" * min(len(title), 100), head_line(view), "")
    for source in view.sources[:SOURCES]:
        copies = (
            f"  (repeated by {listed(printable(outlet_name(r)) for r in source.copies)})"
            if source.copies
            else ""
        )
        yield f"  {source.sign:<4} {printable(source.name)}{copies}"
    if len(view.sources) > SOURCES:
        yield f"  … and {len(view.sources) - SOURCES} more"
    for key, heading, statuses in SECTIONS:
        rows = view.of(*statuses)
        if rows:
            yield from ("", f"{heading} ({len(rows)})")
            for row in rows[: ROWS[key]]:
                yield from _row(row)
            if len(rows) > ROWS[key]:
                yield f"  … and {len(rows) - ROWS[key]} more in the dossier"
    yield from _inside(view)
    yield from _singles(view)
    for alarm in view.collated.lineage.alarms:
        yield from ("", f"Take care: {printable(alarm.why)}")


def _inside(view: StoryView) -> Iterator[str]:
    rows = view.inside()
    if rows:
        yield from ("", f"Inside one source, or between it and its copies ({len(rows)})")
        for row in rows[: ROWS["inside"]]:
            yield from _row(row)
        if len(rows) > ROWS["inside"]:
            yield f"  … and {len(rows) - ROWS['inside']} more in the dossier"


def _row(row: Row) -> Iterator[str]:
    sign = row_mark(row)
    yield f"  {sign.glyph} {printable(row.claim.label)} – {sign.word}"
    said: dict[str, list[str]] = {}
    for cell in row.cells:
        said.setdefault(_cell(cell), []).append(cell.source.sign)
    for words, signs in list(said.items())[:WORDINGS]:
        yield f"      {_signs(signs):<4} {words}"
    if len(said) > WORDINGS:
        yield f"      … and {counted(len(said) - WORDINGS, 'other wording')}"
    if row.claim.why:
        yield f"           {printable(row.claim.why)}"


def _signs(signs: list[str]) -> str:
    more = len(signs) - SIGNS
    return " ".join(signs[:SIGNS]) + (f" and {more} more" if more > 0 else "")


def _cell(cell: Cell) -> str:
    said = []
    for reading in cell.shown:
        on = f" (on the word of {_short(reading.attributed_to)})" if reading.attributed_to else ""
        said.append(f"{quoted(reading.quote)}{on}")
    return " / ".join(said)


def quoted(words: str) -> str:
    """In quotation marks, unless the words bring their own."""
    said = _short(words)
    return said if said[:1] in '“"«„' else f"“{said}”"


def _short(text: str) -> str:
    line = printable(text)
    return line if len(line) <= QUOTE_WIDTH else line[: QUOTE_WIDTH - 1].rstrip() + "…"


def _singles(view: StoryView) -> Iterator[str]:
    rows = view.of(Status.SINGLE)
    if not rows:
        return
    by_sign: dict[str, int] = {}
    for row in rows:
        for cell in row.cells:
            by_sign[cell.source.sign] = by_sign.get(cell.source.sign, 0) + 1
    yield from (
        "",
        f"Only one says ({len(rows)}): " + ", ".join(f"{sign} {n}" for sign, n in by_sign.items()),
    )
    for row in rows[: ROWS["single"]]:
        for cell in row.cells:
            yield f"  · {cell.source.sign:<4} {_cell(cell)}"
    if len(rows) > ROWS["single"]:
        yield f"  … and {len(rows) - ROWS['single']} more in the dossier"


def _left_out(dossier: Dossier) -> Iterator[str]:
    if dossier.refused:
        yield f"Refused ({len(dossier.refused)})"
        yield from (refusal_line(refusal) for refusal in dossier.refused[:REFUSALS])
        if len(dossier.refused) > REFUSALS:
            yield f"  … and {len(dossier.refused) - REFUSALS} more in the dossier"
    elif dossier.reports:
        yield "Every report could be read."
    if dossier.skipped:
        yield f"Skipped in folders: {counted(len(dossier.skipped), 'file')} of other kinds."


def refusal_line(refusal: Refusal) -> str:
    return f"  × {printable(file_name(refusal.path))}: {printable(refusal.detail)} ({refusal.reason.value})"
