"""`variorum audit`: finds what looks confirmed since many outlets carry it, and yet rests on one origin.

Words used here. Finding: something that two or more outlets carry; resting: of a finding that rests on one origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option, read_as, say_columns
from variorum.cli.printing import put, say
from variorum.cli.tables import check_tables, tables_options, write_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.publish.tables import Table
    from variorum.records import Refusal
    from variorum.trace.audit import Audit

# Findings that are printed.
SHOWN = 10
# Characters of a finding's words.
LONGEST = 100


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option(
    "--by",
    type=click.Choice(("claims", "sentences")),
    default="claims",
    show_default=True,
    help="Count claims, paraphrases included, or sentences that several outlets have in the same words, but for a few (faster).",
)
@tables_options
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True
)
def audit(inputs: tuple[str, ...], by: str, form: str) -> None:
    """Say how much of what two or more outlets in INPUT... carry rests on one origin: one text, one wire, one source.

    \b
    Examples:
      variorum audit reports/
      variorum audit reports.jsonl --by sentences
      variorum audit reports/ --format json

    A report without an outlet counts as an outlet of its own.

    Exit code: 0, whatever the share; 1 when nothing was readable; 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    check_tables()
    found, refused, readable = _by_claims(inputs) if by == "claims" else _by_sentences(inputs)
    if form == "json":
        put(_json(found) + "\n", data=True)
    else:
        say(_text(found, by))
    from variorum.publish.terminal import printable

    for refusal in refused:
        say(printable(f"not read: {refusal.path}: {refusal.detail}"), err=True)
    if not readable:
        click.get_current_context().exit(1)


def _by_claims(inputs: Sequence[str]) -> tuple[Audit, Sequence[Refusal], bool]:
    """What several outlets carry, counted by claims; what was refused; and whether anything was readable."""
    from variorum.cli.progress import progress
    from variorum.pipeline import collate
    from variorum.publish.tables import dossier_tables
    from variorum.settings import Settings
    from variorum.trace.audit import Audit, audit_claims

    with progress() as told:
        dossier = collate(inputs, settings=Settings(gather=read_as()), progress=told)
    say_columns(dossier.skipped)
    reports = {report.id: report for report in dossier.reports}
    findings = [
        finding for story in dossier.stories for finding in audit_claims(story.claims, reports, story.lineage)
    ]
    audit = Audit(findings=tuple(findings))
    # called only if a table was asked for
    write_tables(lambda: (*dossier_tables(dossier), _audited(audit)))
    return audit, dossier.refused, bool(reports)


def _by_sentences(inputs: Sequence[str]) -> tuple[Audit, Sequence[Refusal], bool]:
    """What several outlets carry, counted by sentences that stand word for word in several; what was refused; and whether anything was
    readable."""
    from variorum.cli.trace import tables, traced
    from variorum.trace.audit import Audit, audit_sentences

    reports, refused, lineage = traced(inputs)
    found = Audit(findings=tuple(audit_sentences(reports, lineage)))
    write_tables(lambda: (*tables(reports, refused, lineage), _audited(found)))
    return found, refused, bool(reports)


def _audited(found: Audit) -> Table:
    """The findings of an audit as a table."""
    from variorum.publish.tables import audit_table

    return audit_table(
        (finding.words, finding.outlets, finding.origins, finding.one_text) for finding in found.findings
    )


def _text(found: Audit, by: str) -> str:
    """The share in one line, and the first SHOWN that rest on one origin. `by`: "claims" or "sentences"."""
    if found.share is None:
        return f"No two outlets carry {by} alike: there is nothing that looks confirmed."
    from variorum.publish.summary import quoted
    from variorum.publish.terminal import printable

    # "claims" rest on an origin, sentences on a text
    one = "one origin" if by == "claims" else "one text"
    lines = [
        f"{len(found.resting)} of {len(found.findings)} {by} that two or more outlets carry rest on {one}: "
        f"{found.share:.1%}"
    ]
    for finding in found.resting[:SHOWN]:
        words = quoted(finding.words, most=LONGEST)
        lines.append(f"  {len(finding.outlets)} outlets, {one} ({printable(finding.origins[0])}): {words}")
    if len(found.resting) > SHOWN:
        lines.append(f"  and {len(found.resting) - SHOWN} more")
    return "\n".join(lines)


def _json(found: Audit) -> str:
    """All findings as one JSON object, with how many there are, how many of them rest on one text, and their share."""
    import json

    rows = [
        {
            "words": finding.words,
            "outlets": finding.outlets,
            "origins": finding.origins,
            "one_text": finding.one_text,
        }
        for finding in found.findings
    ]
    return json.dumps(
        {
            "carried": len(found.findings),
            "one_text": len(found.resting),
            "share": found.share,
            "findings": rows,
        },
        ensure_ascii=False,
        indent=1,
    )
