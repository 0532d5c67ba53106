"""The reports as CSL-JSON, each with when it was seen and where its capture is kept."""

from __future__ import annotations

from typing import Any

from variorum.publish.formats.saying import archive_address, as_text, day_parts, line
from variorum.publish.selectors import web_address
from variorum.publish.view import headline
from variorum.records import Dossier, Report


def as_csl(dossier: Dossier) -> str:
    """A list of items, in the order of the reports; what a report does not say is left out."""
    return as_text([_item(report) for report in dossier.reports])


def _item(report: Report) -> dict[str, Any]:
    """One report as a CSL item, without the fields that it does not state."""
    # names of fields as CSL has them
    fields: dict[str, Any] = {
        "id": report.id,
        "type": "article-newspaper",
        "title": line(headline(report)),
        "container-title": report.outlet and line(report.outlet),
        "author": [{"literal": line(author)} for author in report.authors],
        "issued": _date(report.published),
        "accessed": _date(report.retrieved),
        "URL": web_address(report.url),
        "language": report.language,
        "archive_location": archive_address(report),
        "source": report.credit and line(report.credit),
        "note": f"sha256: {report.digest}",
    }
    return {key: value for key, value in fields.items() if value}


def _date(stamp: str | None) -> dict[str, Any] | None:
    parts = day_parts(stamp)
    return {"date-parts": parts} if parts else None
