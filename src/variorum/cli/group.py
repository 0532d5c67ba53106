"""`variorum group`: says which reports tell one event."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option
from variorum.cli.printing import put, say
from variorum.cli.tables import check_tables, tables_options, write_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.cli.grouped import Grouped
    from variorum.publish.tables import Table


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "jsonl")),
    default="text",
    show_default=True,
    help="text for people, or jsonl with one row for each report.",
)
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: standard output.")
@tables_options
@click.option(
    "--stream",
    is_flag=True,
    help="Take the reports one by one, in the order given, and tell what each changes.",
)
@click.option("--titles-only", is_flag=True, help="Compare titles and dates alone.")
@click.option("--changes", metavar="FILE", help="With --stream: write each change as a row of jsonl.")
def group(
    inputs: tuple[str, ...], form: str, out: str | None, stream: bool, titles_only: bool, changes: str | None
) -> None:
    """Put the reports in INPUT... together that tell one event.

    \b
    Examples:
      variorum group month-of-feeds/
      variorum group reports.jsonl --format jsonl --out stories.jsonl
      variorum group reports.jsonl --stream --changes changes.jsonl
      variorum group headlines.jsonl --titles-only

    A row of jsonl holds path (as given), story (its id), title (of the story), why (what the report shares with
    the others) and shared (the same as a list). What could not be read has no row and is listed on standard
    error. Rows of a JSONL input may have a title and no text.

    Exit code: 0; 1 when nothing was readable; 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.cli.grouped import grouped
    from variorum.cli.output import check_out
    from variorum.errors import UsageError

    if changes and not stream:
        raise UsageError("--changes: only --stream has changes to tell; add --stream")
    # before the work, so that no work is lost
    check_out(out, "text")
    check_out(changes, "text")
    check_tables()
    grouping = grouped(inputs, stream=stream, titles_only=titles_only)
    write_tables(lambda: _tables(grouping))
    if changes:
        _write("".join(_row(_change(grouping, change)) for change in grouping.changes), changes, form="jsonl")
    _write(
        _rows(grouping) if form == "jsonl" else _text(grouping, told=stream and not changes), out, form=form
    )
    for refusal in grouping.refused:
        say(f"not read: {refusal.path}: {refusal.detail}", err=True)
    if not grouping.reports:
        click.get_current_context().exit(1)


def _tables(found: Grouped) -> Sequence[Table]:
    """The tables of stories, reports and refusals."""
    from variorum.publish.tables import story_tables

    return story_tables(found.reports, found.refused, found.stories)


def _rows(found: Grouped) -> str:
    """One row a report, in the order given."""
    # report → its story, and why it is in it
    stories = {report: story for story in found.stories for report in story.reports}
    members = {membership.report: membership for story in found.stories for membership in story.members}
    return "".join(
        _row(
            {
                "path": report.path,
                "story": stories[report.id].id,
                "title": stories[report.id].title,
                "why": members[report.id].why,
                "shared": list(members[report.id].shared),
            }
        )
        for report in found.reports
    )


def _change(found: Grouped, change: object) -> dict[str, object]:
    """A change of --stream as a row, its reports by their paths."""
    from dataclasses import asdict

    paths = {report.id: report.path for report in found.reports}
    row = asdict(change)  # type: ignore[call-overload]
    row["kind"] = str(row["kind"])
    row["reports"] = [paths[report] for report in row["reports"]]
    return dict(row)


def _row(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _text(found: Grouped, *, told: bool) -> str:
    """The stories with their reports as text. `told`: with --stream, before the stories, what each report changed when it came."""
    lines: list[str] = []
    if told:
        lines += [_change_in_words(found, change) for change in found.changes] + [""]
    counted = len(found.stories)
    lines += [f"{len(found.reports)} reports, {counted} {'story' if counted == 1 else 'stories'}"]
    reports = {report.id: report for report in found.reports}
    for story in found.stories:
        lines += ["", f"{story.title}  [{story.id}]", *(f"  {why}" for why in story.why)]
        for member in story.members:
            lines.append(f"  - {_name(reports[member.report])}: {member.why}")
    return "\n".join(" ".join(line.splitlines()) for line in lines) + "\n"


def _change_in_words(found: Grouped, change: object) -> str:
    """A change of --stream in one line."""
    row = _change(found, change)
    paths = row["reports"]
    assert isinstance(paths, list)
    named = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    other = f" (from {row['other']})" if row["other"] else ""
    return f"{row['kind']}: {row['story']}{other}: {named}: {row['why']}"


def _name(report: object) -> str:
    outlet, path = getattr(report, "outlet", None), getattr(report, "path", "")
    return f"{outlet}, {path}" if outlet else str(path)


def _write(text: str, out: str | None, *, form: str) -> None:
    """Writes to the file, or to standard output where none is named. `out`: the file; `form`: whether text for people or JSON."""
    if out in {None, "-"}:
        if form == "text":
            say(text, end="")
        else:
            put(text, data=True)
        return
    from pathlib import Path

    from variorum.cli.output import write

    write(Path(str(out)), text)
    say(f"Written: {Path(str(out)).absolute()}", err=True)
