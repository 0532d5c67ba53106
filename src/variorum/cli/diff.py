"""`variorum diff`: tells what differs in the later of two dossiers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.errors import BadDossier, UsageError

if TYPE_CHECKING:
    from variorum.records import Dossier

# Forms of output; the exit code with --exit-code where anything differs.
FORMS = ("text", "markdown", "json")
# Ending of the file of --out → form of the output.
SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".json": "json"}
# The exit code with --exit-code where anything differs.
DIFFERS = 1


@click.command()
@click.argument("old", metavar="OLD.json")
@click.argument("new", metavar="NEW.json")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="What to write. Default: by the suffix of --out, else text.",
)
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: standard output.")
@click.option("--exit-code", "tells", is_flag=True, help="Exit with 1 where anything is otherwise.")
def diff(old: str, new: str, form: str | None, out: str | None, tells: bool) -> None:
    """What flipped, appeared and went between two dossiers, and which report did it.

    OLD.json and NEW.json are dossiers that --format json wrote, of a matter at two times. A claim is known again by the
    places of its readings, whatever its words: the same characters of a report, or the same words in a later version of
    it (the same address or path). Of each claim that is not what it was the report is named that came, went or was
    rewritten with a reading of it; where there is none, that is said.

    \b
    Examples:
      variorum diff monday.json tuesday.json
      variorum diff monday.json tuesday.json --format markdown --out changes.md

    Exit code: 0, with --exit-code 1 where anything is otherwise; 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.cli.output import check_out, write
    from variorum.cli.printing import put, say, terminal_width
    from variorum.publish.changes import (
        changes_as_json,
        changes_as_markdown,
        changes_as_text,
        changes_between,
    )

    chosen = _form(form, out)
    check_out(out, chosen)
    changes = changes_between(_read(old), _read(new))
    # one of three forms
    if chosen == "json":
        text = changes_as_json(changes)
    elif chosen == "markdown":
        text = changes_as_markdown(changes)
    else:
        text = changes_as_text(changes, width=terminal_width())
    if out in {None, "-"}:
        put(text, data=chosen == "json")
    else:
        write(Path(str(out)), text)
        say(f"Written to {out}", err=True)
    if tells and not changes.none:
        click.get_current_context().exit(DIFFERS)


def _form(form: str | None, out: str | None) -> str:
    """The form that --format names, else the suffix of --out, else text. Raises UsageError for a suffix that is not ours."""
    suffix = Path(out or "").suffix.lower()
    if form or not suffix:
        return form or "text"
    if suffix not in SUFFIXES:
        raise UsageError(f"--out {out}: {suffix} is not written; call it .txt, .md or .json, or say --format")
    return SUFFIXES[suffix]


def _read(path: str) -> Dossier:
    """The dossier in a file. Raises BadDossier with the file's name."""
    from variorum.cli.verify import text_of
    from variorum.publish import from_json

    try:
        return from_json(text_of(path))
    except BadDossier as error:
        said = str(error)
        raise BadDossier(said if said.startswith(path) else f"{path}: {said}") from error
