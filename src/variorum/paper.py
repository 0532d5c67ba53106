"""Prints the page of a dossier as PDF, by a browser of this machine. Nothing is asked of the network.

It is a browser because the page is made for one. WeasyPrint took 25 seconds of processor for the sample where Chromium takes one, set the
page's grid wrongly, and brings 61 MB and Pango.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

from variorum.errors import MissingExtra, UsageError
from variorum.publish import as_html
from variorum.records import Dossier
from variorum.text.scripts import SCRIPTS

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
NAMED_BY = "VARIORUM_CHROMIUM"
# Seconds for one page. A dossier of forty long reports takes some ten.
PATIENCE = 300.0
# A profile of its own, no network (every name of a host is unknown), nothing that a browser does besides.
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# When it was printed, in as many letters: every file is the same bytes for the same dossier and browser.
PRINTED = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{14})")
NO_DAY = b"19800101000000"


def browser() -> str:
    """The path of a browser that can print. Raises UsageError where there is none."""
    named = os.environ.get(NAMED_BY)
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise UsageError(
            f"--format print: no Chromium, Chrome or Edge was found here; install one, or name it in {NAMED_BY}, or print the page by hand"
        )
    return found


def print_of(dossier: Dossier, *, quotes_only: bool = False) -> bytes:
    """The pages of all stories as one PDF, with a bookmark for each where there are several. Raises UsageError where
    there is no browser or it fails, MissingExtra where several are to be joined and pypdf is not installed.
    """
    program = browser()
    parts = _parts(dossier)
    pages = [printed(as_html(part, quotes_only=quotes_only).first, program=program) for part in parts]
    titles = [part.stories[0].story.title for part in parts if part.stories]
    return pages[0] if len(pages) == 1 else _joined(pages, titles)


def scripts_without_font(dossier: Dossier) -> tuple[str, ...]:
    """The scripts of its texts of which no font here has letters, as Unicode calls them ("Thai", "CJK"): printed,
    they are boxes. One letter of each script is asked for. Empty where there is no fontconfig to ask.
    """
    asking = shutil.which("fc-list")
    if asking is None:
        return ()
    letters = _a_letter_of_each_script(report.text for report in dossier.reports)
    missing = (letter for letter in letters if not _has_font(letter, asking))
    return tuple(unicodedata.name(letter).split()[0].title().replace("Cjk", "CJK") for letter in missing)


def _a_letter_of_each_script(texts: Iterable[str]) -> list[str]:
    """The first letter of each script past the Latin one that stands in the texts, in the order of `SCRIPTS`."""
    letters = sorted({letter for text in texts for letter in set(text) if letter.isalpha()})
    found: list[str] = []
    for script in SCRIPTS:
        of_script = (
            letter_of
            for letter_of in letters
            if any(first <= ord(letter_of) <= last for first, last in script.blocks)
        )
        found += islice(of_script, 1)
    return found


def _has_font(letter: str, asking: str) -> bool:
    """Whether fontconfig knows a font with the letter. True where it gives no answer: then nothing is said."""
    try:
        # The program is fontconfig's, and the letter is written as a number.
        done = subprocess.run(  # noqa: S603
            [asking, f":charset={ord(letter):x}", "family"], capture_output=True, timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(done.stdout.strip())


def printed(html: str, *, program: str) -> bytes:
    """A page of HTML that needs no other file, as PDF."""
    with tempfile.TemporaryDirectory(prefix="variorum-print.") as folder:
        page, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html.encode("utf-8", "backslashreplace"))
        # Chromium runs as root only without its sandbox; the page is ours, and its policy lets no script but ours run.
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        words = [
            program,
            *FLAGS,
            *root,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ]
        try:
            # The program is one of ours by name, or the user's.
            done = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(
                f"--format print: {Path(program).name} did not print the page: {error}"
            ) from error
        if not made.is_file():
            last_line = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
            raise UsageError(
                f"--format print: {Path(program).name} did not print the page ({last_line or done.returncode})"
            )
        # the browser's own date is taken out, so that the file is the same at each run
        return PRINTED.sub(lambda match: match[1] + NO_DAY, made.read_bytes())


def _parts(dossier: Dossier) -> Sequence[Dossier]:
    """A dossier for each story; the first also has what was refused."""
    if len(dossier.stories) < 2:
        return (dossier,)
    return [
        replace(
            dossier,
            stories=(one,),
            reports=tuple(report for report in dossier.reports if report.id in one.story.reports),
            refused=() if number else dossier.refused,
            skipped=() if number else dossier.skipped,
        )
        for number, one in enumerate(dossier.stories)
    ]


def _joined(pages: Sequence[bytes], titles: Sequence[str]) -> bytes:
    """Several PDFs as one, each with its title in the outline. Raises MissingExtra without pypdf."""
    try:
        from pypdf import PdfReader, PdfWriter
    except ImportError as error:
        raise MissingExtra("printing several stories into one file", extra="pdf") from error
    writer = PdfWriter()
    for page, title in zip(pages, titles, strict=True):
        writer.append(PdfReader(BytesIO(page)), outline_item=title)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
