"""Writes a dossier, as pages or in another format, to a file or to standard output, and tells of it.

Words used here. Form: the format of the result ("html", "json" …); told: how much is printed of it. Binary: of a form
that is bytes, and goes to a file only.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.printing import complain, put, put_bytes, say, terminal_width
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.publish import Pages
    from variorum.publish.summary import Form
    from variorum.records import Capture, Dossier, Refusal

# The words of `publish.formats.FORMATS` and its suffixes, without the import: --help is quick. A test holds the two together.
FORMATS = (
    "html",
    "markdown",
    "json",
    "csv",
    "xlsx",
    "pdf",
    "print",
    "annotation",
    "csl",
    "bibtex",
    "ris",
    "ftm",
    "tei",
    "collatex",
    "misp",
    "stix",
    "wacz",
    "rocrate",
)
# What a file's name says of its format, where --format does not.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".jsonld": "annotation",
    ".bib": "bibtex",
    ".ris": "ris",
    ".ftm": "ftm",
    ".tei": "tei",
    ".wacz": "wacz",
    ".zip": "rocrate",
}
# Forms that are bytes.
BINARY = frozenset({"xlsx", "pdf", "print", "wacz", "rocrate"})
# Those that hold the bytes that were read.
WITH_CAPTURES = frozenset({"wacz", "rocrate"})
# Those that hold the reports' texts whole.
HELD_WHOLE = frozenset({"json", "ftm", "misp", "stix", "wacz", "rocrate"})
JSON = frozenset({"json", "annotation", "csl", "ftm", "collatex", "misp", "stix"})
# The file that is written where none is named.
PAGE = "dossier.html"


def chosen_format(name: str | None, out: str | None, *, default: str = "html") -> str:
    """The format: what `--format` says, else what the suffix of `--out` says, else `default`. Raises UsageError for a
    suffix that is not ours ("x.doc"), so that no file gets a name that does not fit it.
    """
    suffix = Path(out or "").suffix.lower()
    if name or not suffix:
        return name or default
    if suffix not in SUFFIXES:
        known = ", ".join(s for s in SUFFIXES if s not in {".htm", ".markdown"})
        raise UsageError(f"--out {out}: {suffix} is not written; call it {known}, or say --format")
    return SUFFIXES[suffix]


def talk(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say how much is told: `--brief`, `--quiet`, `--verbose`."""
    # options are added from the last to the first, so that help lists them in the other order
    for option in (
        click.option(
            "-v", "--verbose", is_flag=True, help="Tell every section, each reason and each refusal."
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            help="Tell nothing but mistakes and, in one line, what was refused.",
        ),
        click.option(
            "--brief",
            is_flag=True,
            help="Tell counts alone. Default with --out and for text on standard output.",
        ),
    ):
        command = option(command)
    return command


def chosen_talk(*, form: str, out: str | None, brief: bool, quiet: bool, verbose: bool) -> Form | None:
    """How much to tell: one screen, or only counts where a file was asked for by name; None: nothing (`--quiet`). `form` and `out`: the
    format and the file.
    """
    # truth values count as 1
    if brief + quiet + verbose > 1:
        raise UsageError("--brief, --quiet, --verbose: give one of them")
    if quiet:
        return None
    if verbose:
        return "full"
    return "brief" if brief or out is not None or form != "html" else "screen"


def check_out(out: str | None, form: str) -> None:
    """Raises UsageError where the result could not be written to `out`. Called before the work, so that the work is not lost."""
    if out == "-" and form == "html":
        raise UsageError("--out -: pages are files; give a name, or --format json, markdown or csv")
    if form in BINARY and (out is None or (out == "-" and sys.stdout.isatty())):
        raise UsageError(f"--format {form}: is a file; give its name by --out")
    # raises where no browser, or no library for the form, is installed
    if form == "print":
        from variorum.paper import browser

        browser()
    elif form in BINARY:
        from variorum.publish.formats import format_of, ready

        ready(format_of(form))
    # standard output
    if out == "-" or (out is None and form != "html"):
        return
    target = Path(out or PAGE)
    if target.is_dir():
        raise UsageError(f"--out {target}: is a folder; give the name of a file to write")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"--out {out}: the folder {target.parent} does not exist; make it first")
    # a device or a pipe
    if target.exists() and not target.is_file():
        return
    try:
        # a file can be made in the folder
        tempfile.TemporaryFile(dir=target.absolute().parent).close()
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error


def publish(
    dossier: Dossier,
    *,
    form: str,
    out: str | None,
    quotes_only: bool,
    told: Form | None,
    captures: Sequence[Capture] = (),
) -> None:
    """Writes `dossier`, and prints as much about it as `told` says. Exit code 1 where nothing was readable.
    `captures`: what the reports were read from, for the formats that hold it.
    `form` and `out`: the format and the file; `quotes_only`: without full texts.
    """
    from variorum import publish as room
    from variorum.pipeline import published
    from variorum.publish.formats import format_of, written

    # what is printed about the dossier in the terminal: made of the same dossier as the file, so that both say the same
    def summed(one: Dossier) -> str:
        return "" if told is None else room.summary(one, form=told, width=terminal_width())

    if form == "html":
        name = Path(out or PAGE).name
        # `published` leaves out a story that the room fails on
        dossier, (pages, said) = published(
            dossier, lambda one: (room.as_html(one, quotes_only=quotes_only, name=name), summed(one))
        )
        _pages(dossier, pages, said, out=out)
    else:
        write = (
            _printed(quotes_only) if form == "print" else lambda one: written(one, format_of(form), captures)
        )
        dossier, (made, said) = published(dossier, lambda one: (write(one), summed(one)))
        _made(made, said, out=out, form=form)
        # letters that the printed page could not show
        if form == "print":
            _tell_of_boxes(dossier)
    if told is None:
        tell_refused(dossier.refused)
    if not dossier.reports:
        if told is None and not dossier.refused:
            complain("nothing could be read")
        click.get_current_context().exit(1)


def tell_refused(refused: Sequence[Refusal]) -> None:
    """Says on standard error, in one line, how many inputs were refused, and the first of them: quiet is not silent about what is missing."""
    if not refused:
        return
    from variorum.publish.phrases import counted
    from variorum.publish.summary import refusal_line

    more = f"; and {len(refused) - 1:,} more" if len(refused) > 1 else ""
    complain(f"{counted(len(refused), 'input')} refused: {refusal_line(refused[0]).removeprefix('× ')}{more}")


def _printed(quotes_only: bool) -> Callable[[Dossier], bytes]:
    """A function that gives a dossier as a printed page (PDF)."""
    from variorum.paper import print_of

    return lambda one: print_of(one, quotes_only=quotes_only)


def _tell_of_boxes(dossier: Dossier) -> None:
    """Says which scripts were printed as boxes, since no font here has their letters."""
    from variorum.paper import scripts_without_font

    for script in scripts_without_font(dossier):
        say(
            f"No font here has letters of {script}: they are printed as boxes. Install one that has them (Noto has one for every script) and print again.",
            err=True,
        )


def _pages(dossier: Dossier, pages: Pages, said: str, *, out: str | None) -> None:
    """Writes the pages and tells of them; nothing is written where nothing was readable and no file was asked for. `said`: what is told
    of them; `out`: the file of the first page.
    """
    if not dossier.reports and out is None:
        # An earlier page must not be overwritten by an empty one that nobody asked for by name.
        tell(said, err=True)
        return
    target = Path(out or PAGE)
    for page in pages.stories:
        place = target.parent / page.path
        place.parent.mkdir(exist_ok=True)
        write(place, page.html)
    write_list_of_pages(
        target.parent / f"{target.stem}-stories",
        {Path(page.path).name: page.html for page in pages.stories},
    )
    write(target, pages.first)
    _written(said, target)


# In a folder of story pages: the pages that were written there, each with the sha256 of what was written.
LIST_OF_PAGES = ".variorum-pages"


def write_list_of_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Takes the pages of stories that are no more out of the folder, and lists those that are (`pages`: file name → what it holds).

    Gone are only files of the list that an earlier run left and that nobody has changed since; whatever else lies there stays.
    """
    listed = folder / LIST_OF_PAGES
    try:
        lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    except (OSError, UnicodeDecodeError):
        lines = []
    for known, _, name in (line.partition("  ") for line in lines):
        # a name alone: the list leads to no other folder
        page = folder / name
        if name in pages or not name or Path(name).name != name or page.is_symlink() or not page.is_file():
            continue
        if sha256(page.read_bytes()).hexdigest() == known:
            page.unlink()
    if pages:
        write(
            listed, "".join(f"{sha256(_encoded(html)).hexdigest()}  {name}\n" for name, html in pages.items())
        )
    elif listed.is_file():
        listed.unlink()


def _made(made: bytes, said: str, *, out: str | None, form: str) -> None:
    """Writes a file, or to standard output; then what is told goes to standard error. `made`: its content; `said`: what is told of it."""
    if out in {None, "-"}:
        tell(said, err=True)
        if form in BINARY:
            put_bytes(made)
        else:
            put(made.decode("utf-8"), data=form in JSON)
        return
    target = Path(str(out))
    write(target, made)
    _written(said, target)


def _written(said: str, target: Path) -> None:
    """Tells the summary, and after it the place of the file: the last line is the one that people look at."""
    if said:
        tell(f"{said}\nDossier: {target.absolute()}\n")


def tell(text: str, *, err: bool = False) -> None:
    """Says the text as `printing.say` does, without a line's end."""
    say(text, err=err, end="")


def write(target: Path, made: str | bytes) -> None:
    """Writes a file whole or not at all: if the run is cut short, the old file stays. Where `target` is a device or a
    pipe, it is written to directly.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(_encoded(made))
            return
        # beside the file, so that it can be renamed into its place
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_encoded(made))
        # a temporary file is for its owner alone; the result has the usual rights
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error


def _encoded(text: str | bytes) -> bytes:
    """The bytes of a file."""
    if isinstance(text, bytes):
        return text
    # A lone surrogate becomes its escape, which JSON reads back and people can see.
    return text.encode("utf-8", "backslashreplace")


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it, so it is set back at once."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
