"""The changes between two dossiers as text, Markdown and JSON. All words around the quotes are from a table here or in `phrases`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from variorum.publish.changes.comparing import Cause, Change, ChangedReport, Changes, Turn
from variorum.publish.markdown import plain
from variorum.publish.phrases import MARKS, listed, stamp_words
from variorum.publish.selectors import fragment_link, selectors
from variorum.publish.summary import quoted
from variorum.publish.terminal import printable, wrapped
from variorum.publish.view import outlet_name
from variorum.records import Claim, Reading, Report, Status
from variorum.text.own_output import MARKDOWN_MARK

# The name and version of the JSON form.
SCHEMA = "variorum.diff/1"
# Columns of a line.
WIDTH = 80
# Headings, and sentences for what the changes do not say themselves.
HEADS: Mapping[Turn, str] = {
    Turn.FLIPPED: "Flipped",
    Turn.APPEARED: "Appeared",
    Turn.WENT: "Went",
    Turn.RETOLD: "Told by others than before",
}
REPORTS = "Reports"
NOTHING = "Nothing is otherwise: the same reports, claims, readings and statuses."
NO_REPORT = (
    "no reading of a report that came, went or was rewritten: paired or compared otherwise beside the others"
)
MADE_OTHERWISE = "Made otherwise, which may itself change claims"
# Words before what a claim said, and says.
BEFORE, NOW, NO_MORE, NEW = "before", "now", "no more", "new"
# Statuses of claims whose readings were not compared.
UNCOMPARED = frozenset({Status.SINGLE, Status.TOLD})


def changes_as_text(changes: Changes, *, width: int = WIDTH) -> str:
    """Plain text in lines of at most `width` columns, for a terminal. Of claims that were not compared it says only
    that they came or went.
    """
    told = _lines_of_changes(changes, printable, brief=True)
    lines = [line for text, depth in told for line in _wrapped(text, depth, width)]
    return "\n".join(lines).rstrip() + "\n"


def _wrapped(text: str, depth: int, width: int) -> Iterator[str]:
    indent = "  " * depth
    yield from wrapped(text, width=width, first=indent, later=indent + "  ") if text else ("",)


def changes_as_markdown(changes: Changes) -> str:
    """The changes as Markdown; words of reports are escaped."""
    lines: list[str] = ["# What changed", "", MARKDOWN_MARK, ""]
    # depth 0: a heading or a plain line; else an item of a list, so deep
    for text, depth in _lines_of_changes(changes, plain, brief=False):
        if depth == 0 and text in _headings(changes):
            lines += [f"## {text}", ""]
        elif depth:
            lines.append(f"{'  ' * (depth - 1)}- {text}")
        else:
            lines.append(text)
    return "\n".join(lines).rstrip() + "\n"


def _headings(changes: Changes) -> frozenset[str]:
    """The lines of `_lines_of_changes` that Markdown sets as headings."""
    return frozenset(
        [REPORTS, MADE_OTHERWISE, *(f"{HEADS[turn]} ({len(changes.of(turn))})" for turn in Turn)]
    )


def _lines_of_changes(
    changes: Changes, safe: Callable[[str], str], *, brief: bool
) -> Iterator[tuple[str, int]]:
    """The changes as lines, each with its depth of indentation. `safe`: the function that makes words of reports fit
    to be shown in this form.
    """
    yield _head(changes), 0
    if changes.none:
        yield from (("", 0), (NOTHING, 0))
    if changes.reports:
        yield from (("", 0), (REPORTS, 0))
        for one in changes.reports:
            yield f"{one.cause.value}: {_named(one.shown, safe)}", 1
    # with several stories each change names its own
    titles = len({collated_story.story.id for collated_story in changes.new.stories}) > 1
    for turn in Turn:
        changes_of_turn = changes.of(turn)
        if changes_of_turn:
            yield from (("", 0), (f"{HEADS[turn]} ({len(changes_of_turn)})", 0))
            for change in changes_of_turn:
                yield from _change(change, changes, safe, titles=titles, brief=brief)
    if changes.remade:
        yield from (("", 0), (MADE_OTHERWISE, 0))
        yield from ((safe(line), 1) for line in changes.remade)


def _head(changes: Changes) -> str:
    """The counts in one line: "Reports: 2 came and 1 rewritten. Claims: 1 flipped. Independent sources: 4 → 5."."""
    causes = [(cause, sum(one.cause is cause for one in changes.reports)) for cause in Cause]
    turns = [(HEADS[turn].lower(), len(changes.of(turn))) for turn in Turn]
    reports = listed(f"{number} {cause.value}" for cause, number in causes if number) or "none other"
    claims = listed(f"{number} {word}" for word, number in turns if number) or "none other"
    before, now = changes.sources
    sources = f"{before} → {now}" if before != now else f"{now}, as before"
    return f"Reports: {reports}. Claims: {claims}. Independent sources: {sources}."


def _named(report: Report, safe: Callable[[str], str]) -> str:
    """The report in words: "Harbour Bell, 4 March 2031"."""
    return f"{safe(outlet_name(report))}, {safe(stamp_words(report.published))}"


def _status(claim: Claim) -> str:
    """Glyph and word of the claim's status: "≠ differ"."""
    mark = MARKS[claim.status]
    return f"{mark.glyph} {mark.word}"


def _change(
    change: Change, changes: Changes, safe: Callable[[str], str], *, titles: bool, brief: bool
) -> Iterator[tuple[str, int]]:
    """The lines of one change: question, status, by which report, readings, why. `titles`: also its story; `brief`:
    no readings of what was not compared. (text, depth) for each line; the depth says how far it is indented. `safe`: escapes words of
    reports for the form of output.
    """
    old, new = change.old, change.new
    # its question, its status, and the reports that did it
    stands = _status(change.shown)
    if old and new and _status(old) != _status(new):
        stands = f"{_status(old)} ⇒ {_status(new)}"
    where = f" ({safe(change.story)})" if titles else ""
    yield f"{safe(change.shown.label)}: {stands}{where}", 1
    yield f"by {_reports_behind(change, safe)}", 2
    # the readings, then why
    if brief and change.shown.status in UNCOMPARED and change.turn is not Turn.FLIPPED:
        return
    reports = {report.id: report for dossier in (changes.old, changes.new) for report in dossier.reports}
    for word, readings in _sides(change):
        for reading in _one_a_wording(readings):
            on_whose_word = (
                f" (on the word of {safe(reading.attributed_to)})" if reading.attributed_to else ""
            )
            report = reports.get(reading.report)
            outlet = f"{safe(outlet_name(report))}: " if report else ""
            yield f"{word} {outlet}{safe(quoted(reading.quote))}{on_whose_word}", 2
    if new and new.why and change.turn is not Turn.RETOLD and new.status not in UNCOMPARED:
        yield safe(new.why), 2


def _sides(change: Change) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """The readings to show, in one or two groups, each under a word: "before" and "now" for a claim that flipped,
    came or went; "no more" and "new" for one that other reports tell now.
    """
    if change.turn is Turn.RETOLD:
        yield from ((NO_MORE, change.went), (NEW, change.came))
    else:
        yield BEFORE, change.old.readings if change.old else ()
        yield NOW, change.new.readings if change.new else ()


def _reports_behind(change: Change, safe: Callable[[str], str]) -> str:
    """The changed reports behind the change, "Harbour Bell, 4 March 2031 (rewritten)"; NO_REPORT where there is none."""
    named = [f"{_named(one.shown, safe)} ({one.cause.value})" for one in change.by]
    return listed(named) or NO_REPORT


def _one_a_wording(readings: tuple[Reading, ...]) -> Iterator[Reading]:
    """The readings, without those that repeat an earlier one's words for the same witness."""
    found: dict[tuple[str, str], Reading] = {}
    for reading in readings:
        found.setdefault((reading.witness, reading.quote), reading)
    yield from found.values()


def changes_as_json(changes: Changes) -> str:
    """One object, `variorum.diff/1`: ids and places are those of the two dossiers."""
    reports = {report.id: report for dossier in (changes.old, changes.new) for report in dossier.reports}
    before, now = changes.sources
    # places as [report, start, end]
    found = {
        "schema": SCHEMA,
        "independent": {"old": before, "new": now},
        "reports": [_report(one) for one in changes.reports],
        "claims": [
            {
                "turn": change.turn.value,
                "story": change.story,
                "kind": change.shown.kind.value,
                "label": change.shown.label,
                "by": [one.shown.id for one in change.by],
                "old": _claim(change.old, reports),
                "new": _claim(change.new, reports),
                "came": [[report.report, report.start, report.end] for report in change.came],
                "went": [[report.report, report.start, report.end] for report in change.went],
            }
            for change in changes.claims
        ],
        "remade": list(changes.remade),
    }
    return json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _report(one: ChangedReport) -> dict[str, Any]:
    """A changed report in JSON; `old` and `new` are its ids in the two dossiers, or null. `one`: the changed report with its cause."""
    shown = one.shown
    return {
        "cause": one.cause.value,
        "old": one.old.id if one.old else None,
        "new": one.new.id if one.new else None,
        "outlet": shown.outlet,
        "path": shown.path,
        "url": shown.url,
        "published": shown.published,
        "title": shown.title,
    }


def _claim(claim: Claim | None, reports: Mapping[str, Report]) -> dict[str, Any] | None:
    """The claim as one of the dossiers has it, in JSON; None where that dossier has it not."""
    if claim is None:
        return None
    return {
        "id": claim.id,
        "status": claim.status.value,
        "internal": claim.internal,
        "why": claim.why,
        "readings": [_reading(reading, reports.get(reading.report)) for reading in claim.readings],
    }


def _reading(reading: Reading, report: Report | None) -> dict[str, Any]:
    """A reading in JSON, with selectors and a link back to its place where its report is in the dossier."""
    return {
        "report": reading.report,
        "start": reading.start,
        "end": reading.end,
        "quote": reading.quote,
        "witness": reading.witness,
        "attributed_to": reading.attributed_to,
        "selectors": selectors(report.text, reading.start, reading.end) if report else [],
        "link": fragment_link(report, reading.start, reading.end) if report else None,
    }
