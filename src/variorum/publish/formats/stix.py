"""The stories as a STIX 2.1 bundle: a grouping for each story, with its MISP objects as x-misp-object, in the form
that the library misp-stix reads and writes.

Words used here. Event, object (`Thing`): MISP's words for a story, and for a story or report in it. `found`: the events of the dossier.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from variorum.publish.formats.misp import Event, Thing, category, events, reference
from variorum.publish.formats.saying import as_text, uuid_of
from variorum.records import Dossier


def as_stix(dossier: Dossier) -> str:
    """One bundle. Its times are those of a story's latest report, so that a file made again is the same."""
    all_events = events(dossier)
    objects = [one for event in all_events for one in _objects(event)]
    name = uuid_of("bundle", *(event.uuid for event in all_events))
    return as_text({"type": "bundle", "id": f"bundle--{name}", "objects": objects})


def _objects(event: Event) -> list[dict[str, Any]]:
    """The grouping of one event, its objects, and a relationship from the story to each report."""
    things = [_thing(thing, event.at) for thing in (event.story, *event.items)]
    links = [
        _common_fields("relationship", reference(event.story, item), event.at)
        | {
            "relationship_type": "includes",
            "source_ref": f"x-misp-object--{event.story.uuid}",
            "target_ref": f"x-misp-object--{item.uuid}",
        }
        for item in event.items
    ]
    # the labels are those by which misp-stix knows its own
    grouping = _common_fields("grouping", event.uuid, event.at) | {
        "name": event.title or "untitled",
        "context": "unspecified",
        "object_refs": [one["id"] for one in (*things, *links)],
        "labels": ["Threat-Report", 'misp:tool="MISP-STIX-Converter"'],
    }
    return [grouping, *things, *links]


def _common_fields(kind: str, uuid: str, at: datetime) -> dict[str, Any]:
    """What every STIX object has; created and modified are both `at`. `kind`: STIX's name of the type, which begins the id; `uuid`: the
    rest of the id.
    """
    stamp = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid}",
        "created": stamp,
        "modified": stamp,
    }


def _thing(thing: Thing, at: datetime) -> dict[str, Any]:
    """An object of MISP as a STIX object of type x-misp-object, with MISP's name and one entry for each attribute. `at`: the time for
    created and modified.
    """
    return _common_fields("x-misp-object", thing.uuid, at) | {
        "labels": [f'misp:name="{thing.name}"', 'misp:meta-category="misc"'],
        "x_misp_name": thing.name,
        "x_misp_meta_category": "misc",
        "x_misp_attributes": [
            {
                "uuid": attribute.uuid,
                "type": attribute.kind,
                "object_relation": attribute.relation,
                "category": category(attribute.kind),
                "value": attribute.value,
            }
            for attribute in thing.attributes
        ],
    }
