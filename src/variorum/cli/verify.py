"""`variorum verify`: makes a dossier again from its originals and compares the two. Where that cannot be done, it checks what can be checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option, read_as
from variorum.cli.printing import say
from variorum.cli.proposer import offer_in
from variorum.errors import BadDossier, NoSuchInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from variorum.publish import Failure
    from variorum.verification import Verdict

# Differences that are printed at most.
SHOWN = 50
# Exit codes: something is not as the dossier says; something could not be checked.
WRONG, OPEN = 1, 3


@click.command()
@click.argument("dossier", metavar="DOSSIER.json")
@click.argument("reports", nargs=-1, metavar="[REPORTS]...")
@column_option
@click.option(
    "--proposals", metavar="FILE", help="What a model proposed, where the dossier was made with it."
)
def verify(dossier: str, reports: tuple[str, ...], proposals: str | None) -> None:
    """Check DOSSIER.json against REPORTS, the files or folders it was made from.

    Each original is found by the digest of its bytes and read anew; then the dossier is made again with the
    version, settings and flags that it names, and every field is compared. What differs is listed.

    Made with another version or other settings, it cannot be made again: then quotes, offsets, digests, values,
    attributions and statuses are checked as far as this version can, and what was not checked is said. Without
    REPORTS the dossier is checked against itself alone: its reports may have been changed with it.

    \b
    Examples:
      variorum verify dossier.json reports/
      variorum verify dossier.json

    Exit code: 0 when all stands, 1 when anything is wrong, 2 for a mistake, 3 when nothing is wrong for certain
    and not all could be settled.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.cli.progress import progress
    from variorum.settings import Settings
    from variorum.verification import Originals
    from variorum.verification import verify as verified

    text = text_of(dossier)
    settings = Settings(gather=read_as())
    offer = offer_in(proposals) if proposals else None
    try:
        with progress() as told:
            # without reports there is nothing to make it again from
            originals = (
                Originals.gathered(reports, dossier=dossier, settings=settings.gather, progress=told)
                if reports
                else None
            )
            verdict = verified(text, originals, settings=settings, progress=told, proposals=offer)
    except BadDossier as error:
        raise BadDossier(f"{dossier}: {error}") from error
    _listed("×", verdict.failures)
    _listed("?", verdict.doubts)
    for line in _verdict_in_words(verdict, given=bool(reports)):
        say(line)
    # 1: something is wrong; 3: nothing is, but not all could be settled
    if verdict.failures:
        click.get_current_context().exit(WRONG)
    if verdict.doubts or (verdict.unchecked and reports):
        click.get_current_context().exit(OPEN)


def _listed(sign: str, items: Sequence[Failure]) -> None:
    """Tells each failure or doubt in a line behind its sign, at most SHOWN of them."""
    for item in items[:SHOWN]:
        where = " ".join(part for part in (item.what, item.where) if part)
        say(" ".join(f"{sign} {where}: {item.why}".splitlines()))
    if len(items) > SHOWN:
        say(f"{sign} … and {len(items) - SHOWN} more")


def _verdict_in_words(verdict: Verdict, *, given: bool) -> Iterator[str]:
    """The lines of the result: what was checked, how much of it failed, and what was not checked. `given`: whether reports were given."""
    from variorum.publish.phrases import counted
    from variorum.publish.recheck import quotes

    reports = len(verdict.dossier.reports)
    said = f"{counted(quotes(verdict.dossier), 'quote')} in {counted(reports, 'report')}"
    wrong = len(verdict.failures)
    yield f"{said}: {counted(wrong, 'check')} failed." if wrong else f"{said}: every one stands at its place."
    if given:
        yield f"{verdict.reread} of {reports} originals read again by digest."
    # made again from the originals, or from its own texts
    if verdict.remade:
        of = "from them" if verdict.again else "from the reports' texts as it has them"
        found = (
            f"{counted(verdict.parted, 'field differs', 'fields differ')}"
            if verdict.parted
            else "nothing differs"
        )
        yield f"Made again {of}, with the same version and settings: {found}."
    elif verdict.unchecked:
        yield "NOT made again, so labels, reasons, pairings and what may have been left out were not checked:"
    yield from (f"! {sentence}" for sentence in verdict.unchecked)
    if not given:
        yield (
            "! CHECKED AGAINST ITSELF ALONE. Texts, dates and outlets of its reports, and what it says it left out, are taken "
            "on its word: whoever changed it may have changed them too. Give the reports to check those."
        )


def text_of(path: str) -> str:
    """A file's text. Raises NoSuchInput where it cannot be read and BadDossier where it is not UTF-8."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise NoSuchInput(f"{path}: no such file") from error
    except OSError as error:
        raise NoSuchInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadDossier(f"{path}: not UTF-8 text; expected a file that --format json wrote") from error
