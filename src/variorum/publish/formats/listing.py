"""The list of formats, one row each: the word that asks for it, what it is, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from variorum.errors import MissingExtra, UsageError
from variorum.records import Capture, Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row of the list of formats.
    `suffixes`: those by which --out asks for it, the usual one first. `.json` asks for the dossier; other formats in JSON or XML have other
    suffixes, or none.
    `binary`: it is bytes, and is written to a file only.
    `captures`: it holds the bytes that were read.
    `extra`: the extra of the package that has to be installed.
    `writer`: the function that writes it; empty for HTML pages, which are several files, and for their print, which needs a browser
    (`paper.py`)."""

    # the word that --format takes; and what the format is, in words
    word: str
    what: str
    writer: str
    suffixes: tuple[str, ...]
    binary: bool = False
    captures: bool = False
    extra: str | None = None


FORMATS: tuple[Format, ...] = (
    Format(word="html", what="a page to read, self-contained", writer="", suffixes=(".html", ".htm")),
    Format(
        word="markdown",
        what="Markdown",
        writer="variorum.publish:as_markdown",
        suffixes=(".md", ".markdown"),
    ),
    Format(
        word="json",
        what="the dossier for programs, complete: what `verify` reads",
        writer="variorum.publish:as_json",
        suffixes=(".json",),
    ),
    Format(
        word="csv",
        what="the readings, one a line",
        writer="variorum.publish:as_csv",
        suffixes=(".csv",),
    ),
    Format(
        word="xlsx",
        what="a workbook for editors, one sheet a table",
        writer="variorum.publish.formats.xlsx:as_xlsx",
        suffixes=(".xlsx",),
        binary=True,
        extra="xlsx",
    ),
    Format(
        word="pdf",
        what="a short edition of at most four pages for print",
        writer="variorum.publish.formats.pdf:as_pdf",
        suffixes=(".pdf",),
        binary=True,
        extra="pdf-out",
    ),
    Format(word="print", what="a print of the page, as PDF", writer="", suffixes=(), binary=True),
    Format(
        word="annotation",
        what="W3C Web Annotations (JSON-LD), one a reading",
        writer="variorum.publish.formats.annotation:as_annotation",
        suffixes=(".jsonld",),
    ),
    Format(
        word="csl",
        what="the reports as CSL-JSON, for reference managers",
        writer="variorum.publish.formats.csl:as_csl",
        suffixes=(),
    ),
    Format(
        word="bibtex",
        what="the reports as BibTeX",
        writer="variorum.publish.formats.bibtex:as_bibtex",
        suffixes=(".bib",),
    ),
    Format(
        word="ris",
        what="the reports as RIS",
        writer="variorum.publish.formats.ris:as_ris",
        suffixes=(".ris",),
    ),
    Format(
        word="ftm",
        what="FollowTheMoney entities, a JSON line each: reports, readings, names",
        writer="variorum.publish.formats.ftm:as_ftm",
        suffixes=(".ftm",),
    ),
    Format(
        word="tei",
        what="TEI P5, a critical apparatus: one app a claim, one rdg a reading",
        writer="variorum.publish.formats.tei:as_tei",
        suffixes=(".tei",),
    ),
    Format(
        word="collatex",
        what="input of CollateX: a witness a source, a token a reading",
        writer="variorum.publish.formats.collatex:as_collatex",
        suffixes=(),
    ),
    Format(
        word="misp",
        what="a MISP event a story, with the objects taranis-story and taranis-news-item",
        writer="variorum.publish.formats.misp:as_misp",
        suffixes=(),
    ),
    Format(
        word="stix",
        what="the same objects as a STIX 2.1 bundle",
        writer="variorum.publish.formats.stix:as_stix",
        suffixes=(),
    ),
    Format(
        word="wacz",
        what="the captures as a web archive, with index and pages",
        writer="variorum.publish.formats.wacz:as_wacz",
        suffixes=(".wacz",),
        binary=True,
        captures=True,
        extra="warc",
    ),
    Format(
        word="rocrate",
        what="a zipped RO-Crate: the dossier with its captures",
        writer="variorum.publish.formats.rocrate:as_rocrate",
        suffixes=(".zip",),
        binary=True,
        captures=True,
    ),
)


def format_of(word: str) -> Format:
    """The format of that word. Raises UsageError for a word that is not in the list."""
    found = next((one for one in FORMATS if one.word == word), None)
    if found is None:
        raise UsageError(f"{word} is no format; known are {', '.join(one.word for one in FORMATS)}")
    return found


def ready(form: Format) -> Callable[..., str | bytes]:
    """The function that writes the format. Raises MissingExtra where its library is not installed, ValueError for pages (`as_html`) and
    their print (`paper.print_of`).
    """
    if not form.writer:
        raise ValueError(f"{form.word} is written by no function of publish.formats")
    # "package.module:function"
    module, _, name = form.writer.partition(":")
    try:
        found: Callable[..., str | bytes] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if form.extra is None:
            raise
        raise MissingExtra(f"writing {form.word}", extra=form.extra) from error
    return found


def written(dossier: Dossier, form: Format, captures: Sequence[Capture] = ()) -> bytes:
    """The file of a format. Raises what `ready` raises where the format is unknown or cannot be written here."""
    write = ready(form)
    made = write(dossier, captures) if form.captures else write(dossier)
    # A lone surrogate becomes its escape, which JSON reads back and people can see.
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
