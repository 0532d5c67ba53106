"""A Dossier as JSON (`variorum.dossier/1`): one object for programs, from which the whole Dossier can be read again.

Words used here. Plain: as JSON has it. Unasked: a field of models where no model was asked. Uncounted: a field of
origins where independent origins were not counted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from variorum.publish.independence import sources_of_story
from variorum.publish.seal import KEY, seal
from variorum.publish.selectors import fragment_link, selectors
from variorum.records import (
    Claim,
    CollatedStory,
    Dossier,
    Name,
    Quantity,
    Reading,
    Report,
    SharedText,
    Value,
    When,
    Witness,
    Words,
)

SCHEMA = "variorum.dossier/1"
# What a value calls itself in JSON.
VALUE_TYPES: Mapping[type, str] = {Quantity: "quantity", When: "when", Name: "name", Words: "words"}


def as_json(dossier: Dossier) -> str:
    """One JSON object, indented, keys in a fixed order, sealed. Offsets are code points of each report's "text".

    Lone surrogates in a text stay in the string; encode with errors="backslashreplace", which JSON reads back.
    """
    return json.dumps(sealed(as_object(dossier)), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def sealed(found: Mapping[str, Any]) -> dict[str, Any]:
    """The object of a dossier with its seal, in the place of any that it carries."""
    return {key: value for key, value in found.items() if key != KEY} | {KEY: seal(found)}


def as_object(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON's own types, of the schema `variorum.dossier/1`. Order is that of the records."""
    reports = {report.id: report for report in dossier.reports}
    return {
        "schema": SCHEMA,
        "reports": [_report(report) for report in dossier.reports],
        "refused": [_plain(refusal) for refusal in dossier.refused],
        "skipped": [_plain(skipped) for skipped in dossier.skipped],
        "stories": [_story(story, reports) for story in dossier.stories],
        "made": None if dossier.made is None else _without_unasked(_plain(dossier.made)),
    }


def _plain(record: Any, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """A record's fields as JSON values, in the order of the class."""
    left_out = set(without)
    return {f.name: _value(getattr(record, f.name)) for f in fields(record) if f.name not in left_out}


# What stands in a dossier only where a model was asked, so that without one not a byte is another.
OF_MODELS = frozenset({"found_by", "proposals", "proposed"})


# What was not counted in older dossiers: left out where it says nothing.
OF_ORIGINS: Mapping[str, Any] = {"origins": None, "whence": "", "origin": None, "chain": []}


def _without_unasked(plain: dict[str, Any]) -> dict[str, Any]:
    """The fields without those in `OF_MODELS` that are None, which they are where no model was asked."""
    return {key: value for key, value in plain.items() if value is not None or key not in OF_MODELS}


def _without_uncounted(plain: dict[str, Any]) -> dict[str, Any]:
    """The fields without those in `OF_ORIGINS` that have their empty value, which they have where independent origins were not counted."""
    return {key: value for key, value in plain.items() if key not in OF_ORIGINS or value != OF_ORIGINS[key]}


def _value(value: Any) -> Any:
    """A field's value as JSON has it: an enum's word, a list for a tuple, an object for a record, None for infinity."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        # JSON has no infinity; an open bound is null.
        return value if math.isfinite(value) else None
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, str | int | bool) or value is None:
        return value
    return _plain(value)


def _report(report: Report) -> dict[str, Any]:
    """A report as JSON: what people look for first stands first, and each segment is a list of four numbers."""
    # no `depth` where a version made the report that did not say how deep it was read
    first = ("id", "path", "digest", "text", "title", "outlet", "authors", "published", "modified")
    plain = _plain(report, without=("segments",) if report.depth else ("segments", "depth"))
    ordered = {name: plain[name] for name in first} | plain
    # Four columns, not named keys: a page has hundreds of segments.
    ordered["segments"] = [
        [segment.start, segment.end, segment.source_start, segment.node] for segment in report.segments
    ]
    return ordered


def _story(collated: CollatedStory, reports: Mapping[str, Report]) -> dict[str, Any]:
    """A story with lineage, claims and attributions, in the order in which they are written."""
    story, lineage = collated.story, collated.lineage
    fields_in_order = {
        "id": story.id,
        "title": story.title,
        "reports": list(story.reports),
        "why": list(story.why),
        "members": [_plain(member) for member in story.members],
        "independent": sources_of_story(collated),
        "origins": collated.origins,
        "copies": [list(group) for group in lineage.copies],
        "shared_text": [_shared(shared) for shared in lineage.shared],
        "witnesses": [_witness(witness) for witness in lineage.witnesses],
        "alarms": [_plain(alarm) for alarm in lineage.alarms],
        "notes": list(lineage.notes),
        "claims": [_claim(claim, reports) for claim in collated.claims],
        "attributions": [_plain(attribution) for attribution in collated.attributions],
        "proposed": None if collated.proposed is None else _plain(collated.proposed),
    }
    # fields of models and of origins only where they say something
    return _without_uncounted(_without_unasked(fields_in_order))


def _witness(witness: Witness) -> dict[str, Any]:
    """A witness; its passages are lists (report, start, end)."""
    plain = _plain(witness)
    for places in ("passages", "cited"):
        plain[places] = [[p.report, p.start, p.end] for p in getattr(witness, places)]
    return plain


def _shared(shared: SharedText) -> dict[str, Any]:
    """Shared text; its spans are lists of four numbers, their labels a list beside it."""
    plain = _plain(shared, without=("spans",))
    plain["spans"] = [
        [span.left_start, span.left_end, span.right_start, span.right_end] for span in shared.spans
    ]
    plain["labels"] = [span.label.value for span in shared.spans]
    return plain


def _claim(claim: Claim, reports: Mapping[str, Report]) -> dict[str, Any]:
    """The claim as JSON, with its readings behind its other fields. Fields of origins and of models
    are left out where none were counted or asked."""
    every_field = _plain(claim, without=("readings",))
    told = _without_uncounted(_without_unasked(every_field))
    told["readings"] = [_reading(reading, reports.get(reading.report)) for reading in claim.readings]
    return told


def _reading(reading: Reading, report: Report | None) -> dict[str, Any]:
    """A reading as JSON. `selectors` are the W3C Web Annotation selectors of the quote in the report's text; `link` opens the original
    page at the quote in a browser that knows text fragments, where the report has a URL."""
    plain = _without_uncounted(_plain(reading, without=("value",)))
    plain["value"] = typed(reading.value)
    plain["selectors"] = selectors(report.text, reading.start, reading.end) if report else []
    plain["link"] = fragment_link(report, reading.start, reading.end) if report else None
    return plain


def typed(value: Value | None) -> dict[str, Any] | None:
    """A value as an object with its `type`, by which it is read back."""
    return None if value is None else {"type": VALUE_TYPES[type(value)]} | _plain(value)
