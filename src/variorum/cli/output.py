"""Where a dossier goes: the pages or the text of a format, to a file or to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.records import Dossier

FORMATS = ("html", "markdown", "json", "csv")
# What a file's name says of its format, where --format does not.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".csv": "csv",
}
PAGE = "dossier.html"


def chosen_format(name: str | None, out: str | None) -> str:
    """`--format`, else what the suffix of `--out` says, else html."""
    return name or SUFFIXES.get(Path(out or PAGE).suffix.lower(), "html")


def check_out(out: str | None, form: str) -> None:
    """Raise before the work, not after it, where the result could not be written."""
    if out == "-" and form == "html":
        raise UsageError("--out -: pages are files; give a name, or --format json, markdown or csv")
    if out in {None, "-"}:
        return
    target = Path(str(out))
    if target.is_dir():
        raise UsageError(f"--out {out}: is a folder; give the name of a file to write")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"--out {out}: the folder {target.parent} does not exist; make it first")


def publish(dossier: Dossier, *, form: str, out: str | None, quotes_only: bool) -> None:
    """Write `dossier` and its summary; exit code 1 where nothing was readable."""
    from variorum import publish as room

    told = room.summary(dossier)
    if form == "html":
        _pages(dossier, told, out=out, quotes_only=quotes_only)
    else:
        writers: dict[str, Callable[[Dossier], str]] = {
            "json": room.as_json,
            "markdown": room.as_markdown,
            "csv": room.as_csv,
        }
        _text(writers[form](dossier), told, out=out)
    if not dossier.reports:
        click.get_current_context().exit(1)


def _pages(dossier: Dossier, told: str, *, out: str | None, quotes_only: bool) -> None:
    from variorum.publish import as_html

    if not dossier.reports and out is None:
        # An earlier page must not be overwritten by an empty one that nobody asked for by name.
        tell(told, err=True)
        return
    target = Path(out or PAGE)
    pages = as_html(dossier, quotes_only=quotes_only, name=target.name)
    tell(told)
    for page in pages.stories:
        place = target.parent / page.path
        place.parent.mkdir(exist_ok=True)
        write(place, page.html)
    write(target, pages.first)
    tell(f"\nDossier: {target.absolute()}\n")


def _text(text: str, told: str, *, out: str | None) -> None:
    if out in {None, "-"}:
        tell(told, err=True)
        sys.stdout.buffer.write(_encoded(text))
        sys.stdout.buffer.flush()
        return
    target = Path(str(out))
    write(target, text)
    tell(told)
    tell(f"\nDossier: {target.absolute()}\n")


def tell(text: str, *, err: bool = False) -> None:
    """To the terminal, in whatever characters it has: a sign that it lacks becomes a question mark, not a traceback."""
    stream = sys.stderr if err else sys.stdout
    encoding = stream.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), err=err, nl=False)


def write(target: Path, text: str) -> None:
    """Whole or not at all: a run that is cut short leaves what was there before."""
    try:
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_encoded(text))
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error


def _encoded(text: str) -> bytes:
    # A lone surrogate becomes its escape, which JSON reads back and people can see.
    return text.encode("utf-8", "backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
