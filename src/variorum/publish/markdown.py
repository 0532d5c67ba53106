"""The dossier as Markdown. Few sources are set side by side in tables, which GitHub and others show; many in lists. There are no
footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.publish.depths import depth_words, meaning, read_words
from variorum.publish.facts import undecided
from variorum.publish.phrases import (
    BY_A_MODEL,
    CHANGED,
    DIFFER,
    IN_ONE_ONLY,
    INSIDE,
    NONE_DIFFER,
    NOT_COMPARED,
    PROPOSED,
    SILENT,
    SINGLE,
    TOLD,
    WHO_IS_SILENT,
    WHO_WAS_FIRST,
    counted,
    fewer_origins,
    origin_words,
    proposed_words,
    skipped_lines,
    stamp_words,
    way_words,
)
from variorum.publish.relations import row_mark, tally_words
from variorum.publish.selectors import web_address
from variorum.publish.summary import head_line, quoted
from variorum.publish.terminal import printable
from variorum.publish.view import Cell, Row, Source, StoryView, file_name, outlet_name, story_views
from variorum.records import Dossier, Report
from variorum.text.amid import amid
from variorum.text.own_output import MARKDOWN_MARK

# What CommonMark and GitHub's dialect give a meaning inside a line, bare addresses included; and at its beginning.
MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.|@(?=\w)", re.IGNORECASE)
# A number or a sign at the beginning of a line that Markdown would take for a list or heading: "1.", "-", "#".
BEGINNING = re.compile(r"^(\d*)([-+=#.)])")
# Wider tables cannot be read in plain text; then a claim is a list.
WIDEST = 6

# What could end an autolink, or be read as markup by a careless reader of Markdown.
UNSAFE = re.compile(r"[<>\\\[\]()`|*_\"']")


def as_markdown(dossier: Dossier) -> str:
    """Titles, counts, differences, the collation and the sources; quotes only, no full texts. Text of reports is
    escaped so that it is shown as it stands and never becomes markup, a link or HTML.
    """
    lines: list[str] = []
    for view in story_views(dossier):
        lines += _story(view)
    lines += _refused(dossier)
    lines[1:1] = ["", MARKDOWN_MARK]
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """`text` on one line, shown as it stands."""
    return BEGINNING.sub(r"\1\\\2", MARKUP.sub(lambda m: "\\" + m.group(), printable(text)))


def _story(view: StoryView) -> Iterator[str]:
    """The lines of one story, in the order of the sections."""
    yield from (f"# {plain(view.title)}", "", f"**{plain(head_line(view))}**", "")
    yield from (f"{tally_words(view)}.", "") if view.rows else ()
    yield from (plain(f"{read_words(view.reports)} {meaning(view.reports)}".rstrip()), "")
    yield from _signs(view)
    # first what differs, then the rest in the order of the page
    yield from _differences(view)
    yield from _collation(view)
    yield from _rows(INSIDE.heading, view.inside(), note=IN_ONE_ONLY)
    yield from _singles(view)
    yield from _rows(PROPOSED.heading, view.proposed(), note=BY_A_MODEL)
    if view.collated.proposed:
        yield from (plain(proposed_words(view.collated.proposed)), "")
    yield from _sources(view)


def _signs(view: StoryView) -> Iterator[str]:
    """What the signs mean, before the first of them."""
    told = "; ".join(f"**{plain(source.sign)}** {plain(source.name)}" for source in view.sources)
    yield from (f"Signs: {told}.", "", WHO_IS_SILENT, "")


def _differences(view: StoryView) -> Iterator[str]:
    """What differs and what changed; where nothing does, words that say that this is no agreement."""
    rows = view.of(*DIFFER.statuses, *CHANGED.statuses)
    if rows:
        yield from _rows(f"{DIFFER.heading}, and what changed", rows)
    elif view.independent > 1:
        yield from (f"## {DIFFER.heading}", "", NONE_DIFFER, "")


def _rows(heading: str, rows: tuple[Row, ...], *, note: str | None = None) -> Iterator[str]:
    """A section with a heading for each row and a line for each source; nothing where there are no rows. `note`: a sentence under the
    heading.
    """
    if not rows:
        return
    yield from (f"## {heading}", "")
    yield from (note, "") if note else ()
    for row in rows:
        sign = row_mark(row)
        yield from (f"### {plain(row.claim.label)} {sign.glyph} {sign.word}", "")
        for cell in row.cells:
            yield f"- **{plain(cell.source.sign)}** {_cell(cell)}"
        said = " ".join(part for part in (row.claim.why, origin_words(row.claim)) if part)
        yield from ("", plain(said), "") if said else ("",)


def _cell(cell: Cell) -> str:
    """A source's words, each quoted, with outlet and on whose word: “40” (on the word of police) / “41” +2 copies."""
    said = []
    for reading, name in zip(cell.shown, cell.elsewhere, strict=True):
        where = f" (in {plain(name)})" if name else ""
        way = way_words(reading)
        on = f" (on the word of {plain(amid(reading.attributed_to))})" if reading.attributed_to else ""
        on = f" ({plain(way)})" if way else on
        said.append(plain(quoted(reading.quote)) + where + on)
    copies = len({r.report for r in cell.repeats} - {r.report for r in cell.shown})
    return " / ".join(said) + (f" +{counted(copies, 'copy', 'copies')}" if copies else "")


def _collation(view: StoryView) -> Iterator[str]:
    """The claims that several sources tell, by group: as tables, or as lists where there are more sources than WIDEST."""
    groups = list(view.groups())
    if not groups:
        return
    yield from ("## Collation", "")
    for name, rows in groups:
        yield from (f"### {name}", "")
        yield from (NOT_COMPARED, "") if name == TOLD.heading else ()
        yield from (_table(view, rows) if len(view.sources) <= WIDEST else _list(rows))
        yield ""


def _table(view: StoryView, rows: tuple[Row, ...]) -> Iterator[str]:
    """A table: a line for each claim, a column for each source."""
    signs = [f"{plain(source.sign)} {plain(source.name)}" for source in view.sources]
    yield "| " + " | ".join(("Asked", *signs, "Together")) + " |"
    yield "|" + " --- |" * (len(signs) + 2)
    for row in rows:
        cells = row.by_source
        # a source without a cell is silent, with the reason
        said = [
            _cell(cells[source.number]) if source.number in cells else _silent(row, source)
            for source in view.sources
        ]
        sign = row_mark(row)
        yield (
            "| "
            + " | ".join((plain(row.claim.label), *said, f"{sign.glyph} {sign.word}{_fewer(row)}"))
            + " |"
        )


def _silent(row: Row, source: Source) -> str:
    silence = row.silence(source)
    return f"· {silence.kind.value if silence else SILENT}"


def _list(rows: tuple[Row, ...]) -> Iterator[str]:
    """The same as a list, for many sources: a claim, and below it each source that speaks."""
    for row in rows:
        sign = row_mark(row)
        yield f"- {plain(row.claim.label)}: {sign.glyph} {sign.word}{_fewer(row)}"
        yield from (f"  - **{plain(cell.source.sign)}** {_cell(cell)}" for cell in row.cells)


def _fewer(row: Row) -> str:
    return f", {plain(origin_words(row.claim))}" if fewer_origins(row.claim) else ""


def _singles(view: StoryView) -> Iterator[str]:
    """What only one source says."""
    rows = view.of(*SINGLE.statuses)
    if not rows:
        return
    yield from (f"## {SINGLE.heading} ({len(rows)})", "")
    for row in rows:
        for cell in row.cells:
            yield f"- **{plain(cell.source.sign)}** {_cell(cell)}"
    yield ""


def _sources(view: StoryView) -> Iterator[str]:
    """Each source with its copies; then the origins that are named but not in the set."""
    yield from ("## Sources", "")
    unsure = undecided(view)
    for source in view.sources:
        first = f"; {WHO_WAS_FIRST} of these" if source.number in unsure else ""
        yield f"- **{plain(source.sign)}** {plain(source.name)}{_described(source)}{first}"
        yield from (f"  - repeated by {_report(copy)}" for copy in source.copies)
    yield from (f"- not in the set: {plain(witness.name)}" for witness in view.absent)
    yield ""


def _described(source: Source) -> str:
    return f": {_report(source.lead)}" if source.lead else ""


def _report(report: Report) -> str:
    """A report in one line: outlet, date, credit, depth, address, digest."""
    address = web_address(report.url)
    where = f"<{UNSAFE.sub(_percent, address)}>" if address else plain(file_name(report.path))
    credit = f", credit {plain(report.credit)}" if report.credit else ""
    return f"{plain(outlet_name(report))}, {plain(stamp_words(report.published))}{credit}, {depth_words(report)}, {where}, sha256 {report.digest}"


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def _refused(dossier: Dossier) -> Iterator[str]:
    """What could not be read and why, and what was skipped."""
    if not dossier.stories:
        yield from ("# Nothing could be read", "")
    if dossier.refused:
        yield from (f"## Refused ({len(dossier.refused)})", "")
        yield from (
            f"- {plain(refusal.path)}: {plain(refusal.detail)} ({refusal.reason.value})"
            for refusal in dossier.refused
        )
        yield ""
    yield from map(plain, skipped_lines(dossier.skipped))
