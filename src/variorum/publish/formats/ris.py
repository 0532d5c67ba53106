"""The reports as RIS. It has one tag a line, so values are put on one line."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.publish.formats.saying import archive_address, iso_day, line
from variorum.publish.selectors import web_address
from variorum.publish.view import headline
from variorum.records import Dossier, Report


def as_ris(dossier: Dossier) -> str:
    """A record of type NEWS for each report."""
    return "".join("".join(_record(report)) for report in dossier.reports)


def _record(report: Report) -> Iterator[str]:
    """The lines of one record: each tag that has a value, then the end mark."""
    for tag, value in _tags(report):
        if value:
            yield f"{tag}  - {line(value)}\r\n"
    yield "ER  - \r\n\r\n"


def _tags(report: Report) -> Iterator[tuple[str, str | None]]:
    """(tag, value) for each line of the entry; the value is None or "" where the report does not say."""
    # type, id, title, outlet, authors
    yield "TY", "NEWS"
    yield "ID", report.id
    yield "TI", headline(report)
    yield "T2", report.outlet
    yield from (("AU", author) for author in report.authors)
    # year and day of publication, address, day seen, language, archive, note
    day = iso_day(report.published)
    yield "PY", day and day[:4]
    yield "DA", day and day.replace("-", "/")
    yield "UR", web_address(report.url)
    seen = iso_day(report.retrieved)
    yield "Y2", seen and seen.replace("-", "/")
    yield "LA", report.language
    yield "AV", archive_address(report)
    yield "N1", f"sha256: {report.digest}"
