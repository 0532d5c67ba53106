"""`variorum verify`: every quote of a dossier found again at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.output import tell
from variorum.errors import BadDossier, NoSuchInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.records import Dossier, Report

SHOWN = 50


@click.command()
@click.argument("dossier", metavar="DOSSIER.json")
@click.argument("reports", nargs=-1, metavar="[REPORTS]...")
def verify(dossier: str, reports: tuple[str, ...]) -> None:
    """Find every quote of DOSSIER.json again at its offsets.

    Without REPORTS the dossier's own texts are searched. With them (the files or folders it was made from)
    each original is found by the digest of its bytes and read anew, and every quote must stand at its offsets in
    what is read now, too. Originals that are not among REPORTS are named, and count as failures.

    \b
    Examples:
      variorum verify dossier.json
      variorum verify dossier.json reports/

    Exit code: 0 when all stands, 1 when anything fails, 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.publish import recheck
    from variorum.publish.recheck import quotes

    read = _read(dossier)
    originals = _read_anew(reports) if reports else {}
    failures = recheck(read, originals)
    for failure in failures[:SHOWN]:
        tell(f"× {failure.what} {failure.where}: {failure.why}\n")
    if len(failures) > SHOWN:
        tell(f"… and {len(failures) - SHOWN} more" + "\n")
    missing = [r for r in read.reports if reports and r.digest not in originals]
    tell(_verdict(quotes(read), len(read.reports), len(failures)) + "\n")
    if reports:
        click.echo(
            f"{len(read.reports) - len(missing)} of {len(read.reports)} originals read again by digest."
        )
        for report in missing:
            tell(f"× original {report.path}: no file given has its digest {report.digest[:16]}…" + "\n")
    if failures or missing:
        click.get_current_context().exit(1)


def _verdict(found: int, reports: int, failures: int) -> str:
    from variorum.publish.phrases import counted

    said = f"{counted(found, 'quote')} in {counted(reports, 'report')}"
    return (
        f"{said}: {counted(failures, 'check')} failed."
        if failures
        else f"{said}: every one stands at its place."
    )


def _read(path: str) -> Dossier:
    from variorum.publish import from_json

    try:
        text = Path(path).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise NoSuchInput(f"{path}: no such file") from error
    except OSError as error:
        raise NoSuchInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadDossier(f"{path}: not UTF-8 text; expected a file that --format json wrote") from error
    try:
        return from_json(text)
    except BadDossier as error:
        raise BadDossier(f"{path}: {error}") from error


def _read_anew(inputs: tuple[str, ...]) -> Mapping[str, tuple[Report, ...]]:
    """Reports of `inputs` by digest, as gather and extract read them now."""
    from variorum.cli.progress import progress
    from variorum.extract import extract
    from variorum.gather import gather
    from variorum.pipeline import received

    found: dict[str, tuple[Report, ...]] = {}
    with progress() as told:
        captures, _, _ = received(gather(inputs), told)
        for report in extract(captures).reports:
            found[report.digest] = (*found.get(report.digest, ()), report)
    return found
