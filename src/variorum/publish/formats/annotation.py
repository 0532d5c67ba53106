"""W3C Web Annotations (JSON-LD): one collection, one annotation a reading, with position and quote selectors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from variorum.publish.formats.saying import address, as_text, instant, seconds, urn
from variorum.publish.phrases import MARKS
from variorum.publish.selectors import selectors
from variorum.publish.view import Cell, Row, outlet_name, story_views
from variorum.records import Dossier, Reading, Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def as_annotation(dossier: Dossier) -> str:
    """An AnnotationCollection with one page. A position counts code points of the report's text as variorum read it; on the page
    itself a reader goes by the quote and what stands around it.
    """
    items = list(_annotations(dossier))
    page = {"id": urn("annotations", "page-1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": urn("annotations", "all"),
        "type": "AnnotationCollection",
        "label": "; ".join(view.title for view in story_views(dossier)) or "no story",
        "total": len(items),
        "first": page | {"partOf": urn("annotations", "all")},
    }
    return as_text(collection)


def _annotations(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """One annotation a reading, claim by claim; readings without a report are left out."""
    for view in story_views(dossier):
        reports = {report.id: report for report in view.reports}
        for row in view.rows:
            for cell in row.cells:
                for reading in (*cell.shown, *cell.repeats):
                    if reading.report in reports:
                        yield _annotation(row, cell, reading, reports[reading.report])


def _annotation(row: Row, cell: Cell, reading: Reading, report: Report) -> dict[str, Any]:
    """A reading as an annotation: bodies for question, status, source, on whose word, why; its target is the place in the report."""
    claim = row.claim
    # one body for each thing that is said of the words; their purposes are those of the W3C's model
    bodies = [
        _body("tagging", claim.label),
        _body("classifying", f"{MARKS[claim.status].glyph} {MARKS[claim.status].word}"),
        _body("identifying", f"{cell.source.sign} {cell.source.name} ({outlet_name(report)})"),
    ]
    if reading.attributed_to:
        bodies.append(_body("describing", f"on the word of {reading.attributed_to}"))
    if claim.why:
        bodies.append(_body("commenting", claim.why))
    if claim.found_by:
        bodies.append(_body("describing", f"set side by side by a model: {claim.found_by}"))
    return {
        "id": urn("annotation", f"{claim.id}:{reading.report}-{reading.start}-{reading.end}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": _target(reading, report),
    }


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(reading: Reading, report: Report) -> dict[str, Any]:
    """The page that a reading points at, with its selectors, and when the page was seen where that is known."""
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": address(report),
        "selector": selectors(report.text, reading.start, reading.end),
    }
    seen = seconds(instant(report.retrieved))
    return target | ({"state": {"type": "TimeState", "sourceDate": seen}} if seen else {})
