"""`variorum extract`: prints what was read, without the pages around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from variorum.cli.columns import column_option, read_as, say_columns
from variorum.cli.printing import put, say
from variorum.errors import UsageError
from variorum.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.extract import Extraction
    from variorum.records import Capture, Refusal, Report

# A batch is what lines that recur on an outlet's pages are looked for in, and what is held in memory at once.
MOST_CAPTURES = 500
# Bytes of a batch at most.
MOST_BYTES = 64_000_000
# Printed between two reports.
RULE = "=" * 72


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "jsonl")), default="jsonl", show_default=True
)
@click.option("--refused", metavar="FILE", help="Write what was refused to FILE too, one JSON object a line.")
def extract(inputs: tuple[str, ...], form: str, refused: str | None) -> None:
    """Print what the reports in INPUT... say, one a line as JSON, or as text to read.

    An INPUT is anything `variorum collate` reads. Each line holds path, text, body (paragraphs and subheads), title,
    outlet, authors, published, modified, captions, credit, dateline, language, url, where each was found, and the
    blocks with their places in text. What could not be read is told on standard error with the reason.

    \b
    Examples:
      variorum extract page.html --format text
      variorum extract pages/ > reports.jsonl
      variorum extract crawl.warc.gz --refused refused.jsonl > reports.jsonl

    Exit code: 0, also when some inputs were refused; 1 when nothing was readable; 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    try:
        ledger = Path(refused).open("w", encoding="utf-8") if refused else None  # noqa: SIM115 - closed below
    except OSError as error:
        raise UsageError(f"--refused {refused}: {error.strerror}; name a file that can be written") from error
    readable = 0
    try:
        for extraction, turned_away in _batches(inputs):
            for report in extraction.reports:
                if form == "jsonl":
                    put(_line(report) + "\n", data=True)
                else:
                    say(_page(report))
            for refusal in (*turned_away, *extraction.refused):
                _tell(refusal, ledger)
            readable += len(extraction.reports)
    finally:
        if ledger:
            ledger.close()
    if not readable:
        click.get_current_context().exit(1)


def _batches(inputs: tuple[str, ...]) -> Iterator[tuple[Extraction, list[Refusal]]]:
    """(a batch of reports, what was refused since the batch before). Memory is bounded, however large an archive is."""
    from functools import partial

    from variorum import extract as room
    from variorum.cli.progress import progress
    from variorum.gather import gather
    from variorum.records import Capture, Skipped
    from variorum.text.column_notes import is_column_note

    batch: list[Capture] = []
    refused: list[Refusal] = []
    skipped = size = 0
    seen = room.Seen()
    with progress() as bars:
        show_progress = partial(bars, "extract")
        for item in gather(inputs, settings=read_as()):
            if isinstance(item, Skipped):
                say_columns((item,))
                # a note on a table's columns is no file that was skipped
                skipped += not is_column_note(item.detail)
            elif isinstance(item, Capture):
                batch.append(item)
                size += len(item.content)
            else:
                refused.append(item)
            # a full batch is read, so that memory is bounded
            if len(batch) >= MOST_CAPTURES or size >= MOST_BYTES:
                yield room.extract(batch, seen=seen, progress=show_progress), refused
                batch, refused, size = [], [], 0
        yield room.extract(batch, seen=seen, progress=show_progress), refused
    if skipped:
        say(f"{counted(skipped, 'file')} in folders skipped: not a kind that is read", err=True)


def _line(report: Report) -> str:
    return json.dumps(row(report), ensure_ascii=False)


def row(report: Report) -> dict[str, Any]:
    """A report as one JSON object."""
    # fields before and behind the captions, in the order in which they are written
    plain = ("path", "text", "body", "title", "outlet", "authors", "published", "modified")
    late = ("credit", "dateline", "language", "url", "retrieved", "id", "digest", "doubts", "record")
    return {
        **{name: getattr(report, name) for name in plain},
        "captions": _captions(report),
        **{name: getattr(report, name) for name in late},
        "blocks": [
            {
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                **({"said_at": block.said_at} if block.said_at else {}),
            }
            for block in report.blocks
        ],
        "findings": [
            {
                "field": finding.field,
                "value": finding.value,
                "where": finding.where,
                "certainty": finding.certainty,
            }
            for finding in report.findings
        ],
        "dropped": report.dropped,
    }


def _captions(report: Report) -> list[str]:
    """The captions as printed, with the photographer where that stands in the same line."""
    ends = {block.start: block.end for block in report.blocks if block.kind == "credit"}
    return [
        report.text[block.start : ends.get(block.end + 1, block.end)]
        for block in report.blocks
        if block.kind == "caption"
    ]


def _page(report: Report) -> str:
    """The report as text to read: its fields, its doubts, its text."""
    fields = ("title", "outlet", "published", "credit", "dateline", "language")
    from variorum.publish.terminal import printable

    head = [f"{name}: {value}" for name in fields if (value := getattr(report, name))]
    if report.authors:
        head.append("authors: " + ", ".join(report.authors))
    head += [f"doubt: {doubt}" for doubt in report.doubts]
    return "\n".join([RULE, *map(printable, (report.path, *head)), "", report.text, ""])


def _tell(refusal: Refusal, ledger: TextIO | None) -> None:
    """Tells of a refusal on standard error, and writes it into the file of --refused if there is one."""
    from variorum.publish.terminal import printable

    say(printable(f"refused ({refusal.reason}): {refusal.path}: {refusal.detail}"), err=True)
    if ledger:
        told = {"path": refusal.path, "reason": refusal.reason, "detail": refusal.detail}
        ledger.write(json.dumps(told, ensure_ascii=False) + "\n")
