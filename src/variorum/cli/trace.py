"""`variorum trace`: says who copied whom, without the rest of the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option, read_as, say_columns
from variorum.cli.printing import put, say
from variorum.cli.tables import check_tables, tables_options, write_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.publish.tables import Table
    from variorum.records import Lineage, Refusal, Report


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "jsonl", "html")),
    default="text",
    show_default=True,
    help="text for people, jsonl with one row for each pair that shares text, or a page to look at.",
)
@tables_options
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: standard output.")
def trace(inputs: tuple[str, ...], form: str, out: str | None) -> None:
    """Say which of the reports in INPUT... stand on one text.

    \b
    Examples:
      variorum trace reports/
      variorum trace wire.txt bell.html --format jsonl
      variorum trace reports/ --format html --out copies.html

    A row of jsonl holds left and right (paths as given), kind (copy, trimmed, update, excerpt, shared-quote,
    boilerplate), dependent, shares, spans (left start and end, right start and end, in code points of the
    extracted texts), raw (where the words of each span stand in the files), labels, direction and why. A pair that shares no text has no row.

    Exit code: 0, also where nothing is shared; 1 when nothing was readable; 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.cli.output import check_out

    check_out(out, "text")
    check_tables()
    reports, refused, lineage = traced(inputs)
    write_tables(lambda: tables(reports, refused, lineage))
    _write(_rendered(form, reports, refused, lineage), out, form=form)
    if refused and form != "text":
        say(_refusals(refused), err=True, end="")
    if not reports:
        click.get_current_context().exit(1)


def tables(reports: Sequence[Report], refused: Sequence[Refusal], lineage: Lineage) -> Sequence[Table]:
    """The tables of `--tables` for a lineage. Imports Arrow, so only called when they are asked for."""
    from variorum.publish.tables import lineage_tables

    return lineage_tables(reports, refused, lineage)


def traced(inputs: Sequence[str]) -> tuple[tuple[Report, ...], tuple[Refusal, ...], Lineage]:
    """What is readable in `inputs`, what is not, and who copied whom."""
    from variorum.aside import set_aside, without_failing, working
    from variorum.cli.progress import progress
    from variorum.extract import extract
    from variorum.gather import gather
    from variorum.records import Capture, Refusal
    from variorum.trace import trace as traced_

    with progress() as told:
        items = tuple(gather(inputs, settings=read_as()))
        say_columns(items)
        captures = [item for item in items if isinstance(item, Capture)]
        refused = [item for item in items if isinstance(item, Refusal)]
        extraction = extract(captures, progress=lambda done, of: told("extract", done, of))

        # a report on which tracing fails is set aside, and the rest traced again
        def lined(some: Sequence[Report]) -> Lineage:
            """Who copied whom among some of the reports."""
            with working("trace"):
                return traced_(some, progress=lambda done, of: told("trace", done, of))

        kept = without_failing(extraction.reports, lined, by=lambda report: report.id)
    failed = [set_aside(*one) for one in kept.failed]
    return kept.items, (*refused, *extraction.refused, *failed), kept.result or lined(())


def _rendered(form: str, reports: Sequence[Report], refused: Sequence[Refusal], lineage: Lineage) -> str:
    """The lineage in the form asked for; in text what was refused stands at its end."""
    if form == "jsonl":
        from variorum.cli.trace_rows import rows

        return rows(reports, lineage)
    if form == "html":
        from variorum.cli.trace_page import page

        return page(reports, lineage)
    from variorum.cli.trace_text import summary

    return summary(reports, lineage) + _refusals(refused)


def _refusals(refused: Sequence[Refusal]) -> str:
    """A line for each input that was not read, with the reason."""
    from variorum.publish.terminal import printable

    return "".join(f"{printable(f'not read: {refusal.path}: {refusal.detail}')}\n" for refusal in refused)


def _write(text: str, out: str | None, *, form: str) -> None:
    """Writes to the file, or to standard output where none is named. `out`: the file; `form`: whether text for people or JSON."""
    if out in {None, "-"}:
        if form == "text":
            say(text, end="")
        else:
            put(text, data=form == "jsonl")
        return
    from pathlib import Path

    from variorum.cli.output import write

    write(Path(str(out)), text)
    say(f"Written: {Path(str(out)).absolute()}", err=True)
