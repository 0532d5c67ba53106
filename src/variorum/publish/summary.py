"""A dossier as plain text for a terminal: one screen, two or three lines, or all of it.

Words used here. View: a story as its readers see it; row: a claim with its cells, one for each source; wording: cells
with the same words. Sign: the short name of a source. Form: how much is told. `width`: columns of the terminal, at which lines are
broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from variorum.publish.depths import is_shallow, meaning, read_words
from variorum.publish.facts import undecided
from variorum.publish.phrases import (
    AGREE,
    BY_A_MODEL,
    CHANGED,
    DIFFER,
    INSIDE,
    NONE_DIFFER,
    NOT_COMPARED,
    PROPOSED,
    SECTIONS,
    SINGLE,
    TOLD,
    WHO_WAS_FIRST,
    Section,
    column_lines,
    counted,
    fewer_origins,
    listed,
    origin_words,
    proposed_words,
    skipped_lines,
    span_words,
    way_words,
)
from variorum.publish.relations import row_mark, tally_words
from variorum.publish.terminal import GLUE, columns, printable, wrapped
from variorum.publish.view import Cell, Row, Source, StoryView, file_name, story_views
from variorum.publish.wordings import wordings
from variorum.records import Dossier, Refusal, Report
from variorum.text.amid import amid
from variorum.text.clusters import shortened
from variorum.text.outlet_names import names_apart

Form = Literal["screen", "brief", "full"]
# Columns of a line.
WIDTH = 80
# A terminal narrower than this is written to as if it were so wide; below it nothing can be set beside a sign.
NARROWEST = 40
# Lines of one story's screen: what differs has most of them, and what is agreed on those that it leaves.
SCREEN, DIFFERENCES, AGREEMENTS = 30, 20, 5
# Of several stories, so many are named on the screen.
STORIES = 8
# How many rows of a section the full form prints; the page and the JSON hold all.
ROWS = 60
# Form → code points of a quotation.
QUOTE_WIDTH = {"screen": 90, "full": 300}
# Refused inputs that each form lists.
REFUSALS = {"brief": 3, "screen": 5, "full": 200}
# Sources that are listed; wordings of one reading, by form; signs of sources named in one line.
SOURCES = 15
WORDINGS = {"screen": 4, "full": 12}
SIGNS = 8
NOTHING_THERE = "Nothing could be read: no file that variorum reads is there."
# Where words stand beside a sign.
INDENT = "  "


def summary(dossier: Dossier, *, form: Form = "screen", width: int = WIDTH) -> str:
    """Plain text, no colour, in lines of at most `width` columns that break between words; control characters of reports
    are shown as spaces. "screen": what differs first, counts, at most about 40 lines. "brief": counts alone. "full": every
    section.
    """
    width = max(width, NARROWEST)
    views = story_views(dossier)
    lines: list[str] = []
    if not views:
        # else what stands below says why
        empty = not (dossier.refused or dossier.skipped)
        lines += [NOTHING_THERE if empty else "Nothing could be read."]
    elif form == "brief":
        lines += _brief(dossier, views, width)
    # several stories do not fit on one screen: a few lines for each
    elif form == "screen" and len(views) > 1:
        lines += _stories(dossier, views, width)
    else:
        for view in views:
            lines += [
                *([""] if lines else []),
                *(_full(view, width) if form == "full" else _screen(view, width)),
            ]
    lines += _left_out(dossier, form, width)
    return "\n".join(lines).rstrip() + "\n"


def head_line(view: StoryView) -> str:
    """The first line: "4 independent sources in 5 reports, 9–12 March 2031. 1 report repeats another"."""
    sources, reports = view.origins
    span = span_words(report.published for report in view.reports)
    copied = sum(len(source.copies) for source in view.sources)
    repeats = f" {counted(copied, 'report repeats', 'reports repeat')} another." if copied else ""
    return f"{sources} {reports}{f', {span}' if span else ''}.{repeats}"


def legend(sources: Sequence[Source], *, most: int) -> str:
    """What the signs mean, in one run of words: "VWS Vessen Wire Service (and 2 copies) · QB The Quillholm Beacon". Only the first `most`
    sources are named; of the others only their number is told.
    """
    told = [f"{source.sign}{GLUE}{printable(source.name)}{_copies(source)}" for source in sources[:most]]
    more = len(sources) - most
    return " · ".join([*told, f"and {more} more"] if more > 0 else told)


def _copies(source: Source) -> str:
    return f" (and {counted(len(source.copies), 'copy', 'copies')})" if source.copies else ""


def _brief(dossier: Dossier, views: tuple[StoryView, ...], width: int) -> Iterator[str]:
    """The counts alone: of the one story, or of all stories together."""
    if len(views) > 1:
        count = f"{counted(len(views), 'story', 'stories')} in {counted(len(dossier.reports), 'report')}"
        differing = sum(bool(view.of(*DIFFER.statuses)) for view in views)
        said = f"{count}; in {differing:,} of them sources differ." if differing else f"{count}."
        yield from wrapped(said, width=width)
        yield from _depth(dossier.reports, width)
        return
    yield from wrapped(head_line(views[0]), width=width)
    yield from _depth(views[0].reports, width)
    yield from wrapped(tally_words(views[0]), width=width)


def _stories(dossier: Dossier, views: tuple[StoryView, ...], width: int) -> Iterator[str]:
    """Several stories: those in which most differs, each with its counts."""
    yield from _brief(dossier, views, width)
    ranked = sorted(views, key=lambda view: -len(view.of(*DIFFER.statuses, *CHANGED.statuses)))
    for view in ranked[:STORIES]:
        yield ""
        yield from wrapped(printable(view.title), width=width)
        yield from wrapped(head_line(view), width=width, first=INDENT, later=INDENT)
        yield from wrapped(tally_words(view), width=width, first=INDENT, later=INDENT)
    if len(views) > STORIES:
        yield from ("", f"… and {counted(len(views) - STORIES, 'more story', 'more stories')}")
    yield ""
    yield from wrapped("What each story says is in the dossier; -v tells it here.", width=width)


def _head(view: StoryView, width: int) -> Iterator[str]:
    """The top of a story: title, counts, depth."""
    yield from wrapped(printable(view.title), width=width)
    yield from wrapped(head_line(view), width=width)
    yield from _depth(view.reports, width)
    yield ""


def _depth(reports: Sequence[Report], width: int) -> Iterator[str]:
    """How deep the reports were read, and what that means, where it is not in depth throughout."""
    if is_shallow(reports):
        yield from wrapped(f"{read_words(reports)} {meaning(reports)}", width=width)


def _screen(view: StoryView, width: int) -> Iterator[str]:
    """One story on a screen: what differs, then what is agreed on as far as lines are left, counts, alarms."""
    lines = [*_head(view, width), *wrapped(legend(view.sources, most=SOURCES), width=width)]
    lines += _differences(view, width)
    agreed = view.of(*AGREE.statuses)
    # lines left on one screen; two are kept for the counts
    room = SCREEN - len(lines)
    if agreed and room > 3:
        lines += _agreements(agreed, min(AGREEMENTS, room - 2), width)
    yield from lines
    yield ""
    yield from wrapped(f"In all: {tally_words(view)}." if view.rows else "No claim was found.", width=width)
    yield from _alarms(view, width)


def _differences(view: StoryView, width: int) -> Iterator[str]:
    """What differs and what changed, as many rows as there are lines for, and how many more."""
    rows = view.of(*DIFFER.statuses, *CHANGED.statuses)
    if view.independent < 2 and not rows:
        return
    yield ""
    yield from wrapped(
        f"{DIFFER.heading}, and what changed ({len(rows)})" if rows else DIFFER.heading, width=width
    )
    if not rows:
        yield from wrapped(NONE_DIFFER, width=width, first=INDENT, later=INDENT)
    # as many rows as there are lines for, at least one
    used = shown = 0
    for row in rows:
        lines = list(_row(row, "screen", width))
        if shown and used + len(lines) > DIFFERENCES:
            break
        yield from lines
        used, shown = used + len(lines), shown + 1
    if shown < len(rows):
        yield f"{INDENT}… and {len(rows) - shown} more"


def _agreements(rows: Sequence[Row], most: int, width: int) -> Iterator[str]:
    """A line for each row, at most `most`: who says it in which words, as far as there is room."""
    yield from ("", f"{AGREE.heading} ({len(rows)})")
    for row in rows[:most]:
        # "VWS, BEA “14,000 litres”"
        wordings_in_words = [
            f"{_signs([cell.source.sign for cell in wording.cells])} "
            f"{quoted(wording.cell.shown[0].quote)}{_outlet_beside(wording.cell, 0)}"
            for wording in wordings(row.cells, attributed=False)
        ]
        fewer_origins_words = fewer_origins(row.claim)
        question = printable(row.claim.label) + (f" ({fewer_origins_words})" if fewer_origins_words else "")
        yield from _first_line(f"{row_mark(row).glyph} {question}: {' · '.join(wordings_in_words)}", width)
    if len(rows) > most:
        yield f"{INDENT}… and {len(rows) - most} more"


def _first_line(line: str, width: int) -> Iterator[str]:
    """The first line of it; where more follows, cut with a mark before the first source whose words would not
    stand there whole.
    """
    first, *rest = wrapped(line, width=width - 2, first=INDENT)
    if not rest:
        yield first
        return
    # cut right before a " · ", or the last source of the line is not whole
    whole = first if line.removeprefix(first.strip())[:3] == " · " else first.rpartition(" · ")[0] or first
    yield f"{whole} …"


def _full(view: StoryView, width: int) -> Iterator[str]:
    """One story in the full form: its sources with their copies, then all sections, what became of a model's proposals, and alarms."""
    yield from _head(view, width)
    unsure, called = undecided(view), names_apart(view.reports)
    for source in view.sources:
        names = listed(printable(called[copy.id]) for copy in source.copies)
        first = f"; {WHO_WAS_FIRST}" if source.number in unsure else ""
        copies = f" (repeated by {names}{first})" if names else ""
        # sources with their signs; a long name goes on under its beginning
        start = f"  {_padded(source.sign)} "
        yield from wrapped(
            printable(source.name) + copies, width=width, first=start, later=" " * columns(start)
        )
    for section in (*SECTIONS, PROPOSED):
        yield from _section(view, section, width)
    if view.collated.proposed:
        yield ""
        yield from wrapped(printable(proposed_words(view.collated.proposed)), width=width)
    yield from _alarms(view, width)


def _section(view: StoryView, section: Section, width: int) -> Iterator[str]:
    """The lines of a section in the full form: its heading, a note, at most ROWS rows. Nothing where it has no rows."""
    # sections whose rows are found by something else than their status
    apart = {INSIDE: view.inside, PROPOSED: view.proposed}
    rows = apart[section]() if section in apart else view.of(*section.statuses)
    if not rows:
        return
    yield ""
    yield from wrapped(f"{section.heading} ({len(rows)})", width=width)
    note = {TOLD: NOT_COMPARED, PROPOSED: BY_A_MODEL}.get(section)
    if note:
        yield from wrapped(note, width=width, first=INDENT, later=INDENT)
    for row in rows[:ROWS]:
        yield from _only_one_source(row, width) if section is SINGLE else _row(row, "full", width)
    if len(rows) > ROWS:
        yield f"{INDENT}… and {len(rows) - ROWS} more in the dossier"


def _row(row: Row, form: Form, width: int) -> Iterator[str]:
    """A row: question and status, the wordings with their sources, and in the full form why."""
    sign = row_mark(row)
    yield from wrapped(
        f"{sign.glyph} {printable(row.claim.label)} – {sign.word}",
        width=width,
        first=INDENT,
        later=INDENT * 2,
    )
    # its wordings, the first few
    told = wordings(row.cells)
    for wording in told[: WORDINGS[form]]:
        signs = [cell.source.sign for cell in wording.cells]
        yield from _wording_with_signs(signs, wording.cell, form, width)
    if len(told) > WORDINGS[form]:
        yield f"      … and {counted(len(told) - WORDINGS[form], 'other wording')}"
    if form == "full" and row.claim.why:
        yield from wrapped(printable(row.claim.why), width=width, first=INDENT * 2, later=INDENT * 2)
    # where the word comes from is told even on a screen, if the claim has it
    if (form == "full" or row.claim.whence) and (said := origin_words(row.claim)):
        yield from wrapped(printable(said), width=width, first=INDENT * 2, later=INDENT * 2)


def _wording_with_signs(signs: list[str], cell: Cell, form: Form, width: int) -> Iterator[str]:
    """A wording behind the signs of its sources."""
    start = f"      {_padded(_signs(signs))} "
    # eleven columns: six blanks, the sign, a blank
    yield from wrapped(_cell(cell, form), width=width, first=start, later=" " * 11)


def _only_one_source(row: Row, width: int) -> Iterator[str]:
    """What one source alone says, a line for each."""
    for cell in row.cells:
        start = f"  · {_padded(cell.source.sign)} "
        yield from wrapped(_cell(cell, "full"), width=width, first=start, later=" " * 11)


def _padded(signs: str) -> str:
    return signs + " " * max(0, 4 - columns(signs))


def _signs(signs: list[str]) -> str:
    """The signs as a list: the first SIGNS, and how many more there are."""
    more = len(signs) - SIGNS
    return " ".join(signs[:SIGNS]) + (f" and {more} more" if more > 0 else "")


def _cell(cell: Cell, form: Form) -> str:
    """A source's words in quotation marks, each cut to what the form has room for, with on whose word: “40” (on the word of police)."""
    said = []
    for place, reading in enumerate(cell.shown):
        way = way_words(reading)
        on = f" (on the word of {_short(amid(reading.attributed_to), 60)})" if reading.attributed_to else ""
        on = f" ({_short(way, 90)})" if way else on
        said.append(f"{quoted(reading.quote, most=QUOTE_WIDTH[form])}{_outlet_beside(cell, place)}{on}")
    return " / ".join(said)


def _outlet_beside(cell: Cell, place: int) -> str:
    """The outlet in which the words stand, where it is not the source's own."""
    name = cell.elsewhere[place]
    return f" (in {printable(name)})" if name else ""


def quoted(words: str, *, most: int = QUOTE_WIDTH["screen"]) -> str:
    """The words in quotation marks, unless they bring their own."""
    said = _short(words, most)
    return said if said[:1] in '“"«„' else f"“{said}”"


def _short(text: str, most: int) -> str:
    """The text on one line, cut between words at `most` characters with "…"."""
    line = printable(text)
    return line if len(line) <= most else shortened(line, most - 1, strip=" ")


def _alarms(view: StoryView, width: int) -> Iterator[str]:
    """Warnings of the lineage, as of circular reporting."""
    for alarm in view.collated.lineage.alarms:
        yield ""
        yield from wrapped(f"Take care: {printable(alarm.why)}", width=width)


def _left_out(dossier: Dossier, form: Form, width: int) -> Iterator[str]:
    """What was refused, as many as the form has room for, and what was skipped."""
    if dossier.refused:
        most = REFUSALS[form]
        yield from (*([""] if form != "brief" else []), f"Refused ({len(dossier.refused)})")
        for refusal in dossier.refused[:most]:
            yield from wrapped(refusal_line(refusal), width=width, first=INDENT, later=INDENT * 2)
        if len(dossier.refused) > most:
            yield f"{INDENT}… and {len(dossier.refused) - most} more in the dossier"
    yield from _doubted(dossier.reports, form, width)
    told = column_lines if form == "brief" else skipped_lines
    for line in told(dossier.skipped):
        yield from wrapped(printable(line), width=width)


def _doubted(reports: Sequence[Report], form: Form, width: int) -> Iterator[str]:
    """How many reports are to be read with care; in the full form which, and why."""
    doubted = [report for report in reports if report.doubts]
    if not doubted:
        return
    if form != "full":
        told = f"{counted(len(doubted), 'report is', 'reports are')} to be read with care (-v says why)"
        yield from wrapped(told, width=width)
        return
    yield from ("", f"To be read with care ({len(doubted)})")
    for report in doubted[: REFUSALS[form]]:
        said = f"{printable(file_name(report.path))}: {printable('; '.join(report.doubts))}"
        yield from wrapped(said, width=width, first=INDENT, later=INDENT * 2)
    if len(doubted) > REFUSALS[form]:
        yield f"{INDENT}… and {len(doubted) - REFUSALS[form]} more in the dossier"


def refusal_line(refusal: Refusal) -> str:
    """One line; what a terminal must not be sent is replaced."""
    return f"× {printable(file_name(refusal.path))}: {printable(refusal.detail)} ({refusal.reason.value})"
