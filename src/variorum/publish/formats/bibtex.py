"""The reports as BibTeX; fields that BibTeX lacks are biblatex's. Characters that LaTeX would read as commands are escaped."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.publish.formats.saying import archive_address, iso_day, line
from variorum.publish.selectors import web_address
from variorum.publish.view import headline
from variorum.records import Dossier, Report

# A brace counts for BibTeX even behind a backslash.
ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def as_bibtex(dossier: Dossier) -> str:
    """An @article a report, called by its id."""
    return "\n".join("\n".join(_entry(report)) for report in dossier.reports)


def _entry(report: Report) -> Iterator[str]:
    """The lines of one report's entry."""
    yield f"@article{{{report.id},"
    yield from (f"  {name} = {{{value}}}," for name, value in _fields(report) if value)
    yield "}\n"


def _fields(report: Report) -> Iterator[tuple[str, str | None]]:
    """Field names with values, escaped for LaTeX; what is None or empty is not printed."""
    yield "entrysubtype", "newspaper"
    yield "title", f"{{{_tex(headline(report))}}}"
    # Braces keep a name whole: "and" inside it parts no two, and no comma turns it round.
    yield "author", " and ".join(f"{{{_tex(author)}}}" for author in report.authors)
    yield "journal", _tex(report.outlet or "")
    day = iso_day(report.published)
    yield "date", day
    yield "year", day[:4] if day else None
    yield "month", day[5:7] if day else None
    yield "url", _address(web_address(report.url))
    yield "urldate", iso_day(report.retrieved)
    yield "langid", _tex(report.language or "")
    archive = archive_address(report)
    archive_note = f"; capture: {archive}" if archive else ""
    yield "note", _tex(f"sha256: {report.digest}{archive_note}")


def _address(url: str | None) -> str | None:
    """The address as it stands, which LaTeX takes so; only braces, which would end the field, and backslashes are percent-encoded."""
    return url and line(url).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _tex(text: str) -> str:
    return "".join(ESCAPED.get(letter, letter) for letter in line(text))
