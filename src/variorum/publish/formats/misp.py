"""MISP events with the objects taranis-story and taranis-news-item of MISP's public templates, as Taranis AI reads them.

Words used here. Event, object (`Thing`), attribute: MISP's words for a story, for a story or report in it, and for
one value. View: a story as its readers see it. `relation`: the name of an attribute in the object's template.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from variorum.publish.formats.saying import address, as_text, clean, instant, line, uuid_of
from variorum.publish.phrases import CHANGED, DIFFER
from variorum.publish.relations import tally_words
from variorum.publish.selectors import web_address
from variorum.publish.summary import head_line, quoted
from variorum.publish.view import StoryView, headline, story_views
from variorum.records import Dossier, Report

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
TEXT, LINK, HASH = "text", "link", "sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One value of a MISP object. `relation`: its name in the object's template. `kind`: MISP's type of attribute."""

    relation: str
    kind: str
    value: str
    uuid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An object of MISP. `template` and `version` name the public definition that it follows."""

    name: str
    # what it describes, in words
    about: str
    template: str
    version: str
    uuid: str
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A story as a MISP event: one object for the story, one for each report. `at`: when the latest report was
    published; UNDATED where that is not known.
    """

    uuid: str
    title: str
    at: datetime
    story: Thing
    items: tuple[Thing, ...]


# Ids of the two templates in MISP's public list.
STORY_TEMPLATE = "a2716df6-920b-4c4e-85f7-79a009476f3d"
ITEM_TEMPLATE = "e4b7e5e3-2c4c-4edf-b9a3-2c2a32844e62"


def events(dossier: Dossier) -> tuple[Event, ...]:
    """An event a story, with an object for it and one a report; the same uuids in every run."""
    return tuple(_event(view) for view in story_views(dossier))


def as_misp(dossier: Dossier) -> str:
    """The events as `{"response": [{"Event": …}]}`, the form that MISP's import and PyMISP read. A news item's `review` says
    whose telling it is.
    """
    return as_text({"response": [{"Event": _event_in_json(event)} for event in events(dossier)]})


def _event(view: StoryView) -> Event:
    """The event of one story; its uuid follows from the story's id."""
    story = view.collated.story
    event_uuid = str(uuid_of("story", story.id))
    # when the reports were published, as far as that is known
    times = [at for at in (instant(report.published) for report in view.reports) if at]
    return Event(
        uuid=event_uuid,
        title=line(view.title),
        at=max(times, default=UNDATED),
        story=_story(view, event_uuid),
        items=tuple(_item(view, report, event_uuid) for report in view.reports),
    )


def _thing(
    name: str, about: str, template: str, version: str, key: str, values: Sequence[tuple[str, str, str]]
) -> Thing:
    """An object with the values that are not empty, each (relation, type, value). `key`: the id that its uuids are made from. `name`,
    `about`, `template`, `version`: of MISP's public template that the object follows.
    """
    # uuids are made from what they are of, so that a second run gives the same
    attributes = tuple(
        Attribute(
            relation=relation,
            kind=kind,
            value=clean(value),
            uuid=str(uuid_of(name, key, relation, str(place), value)),
        )
        for place, (relation, kind, value) in enumerate(values)
        if value
    )
    return Thing(
        name=name,
        about=about,
        template=template,
        version=version,
        uuid=str(uuid_of(name, key)),
        attributes=attributes,
    )


def _story(view: StoryView, name: str) -> Thing:
    """The story as a taranis-story: counts, what differs, links to its items. `name`: the uuid of its event."""
    links = [
        (
            "links",
            TEXT,
            json.dumps(
                {"link": address(report), "news_item_id": str(uuid_of("item", report.id))}, sort_keys=True
            ),
        )
        for report in view.reports
    ]
    # what the template has no attribute for goes into "attributes", as key and value in JSON
    counts = {
        "misp_event_uuid": name,
        "variorum_story": view.collated.story.id,
        "independent_sources": str(view.independent),
    }
    attributes = [
        ("attributes", TEXT, json.dumps({"key": key, "value": value}, sort_keys=True))
        for key, value in counts.items()
    ]
    values = [
        ("id", TEXT, name),
        ("title", TEXT, line(view.title)),
        ("description", TEXT, head_line(view)),
        ("summary", TEXT, "\n".join(_differences(view))),
        ("comments", TEXT, tally_words(view) if view.rows else ""),
        *links,
        *attributes,
    ]
    about = "An object describing a story item from Taranis or similar source"
    return _thing("taranis-story", about, STORY_TEMPLATE, "1", view.collated.story.id, values)


def _differences(view: StoryView) -> Iterator[str]:
    """What differs and what changed, a line each, in the reports' words."""
    for row in view.of(*DIFFER.statuses, *CHANGED.statuses):
        said = "; ".join(f"{cell.source.sign} {quoted(cell.shown[0].quote)}" for cell in row.cells)
        yield f"{line(row.claim.label)}: {said}"


def _item(view: StoryView, report: Report, story: str) -> Thing:
    """A report as a taranis-news-item. `story`: the uuid of its event."""
    source = view.source_of(report.id)
    values = [
        ("id", TEXT, str(uuid_of("item", report.id))),
        ("story_id", TEXT, story),
        ("title", TEXT, line(headline(report))),
        ("content", TEXT, report.text),
        *(("author", TEXT, line(author)) for author in report.authors),
        ("link", LINK, web_address(report.url) or ""),
        ("source", LINK, web_address(report.url) or report.path),
        ("language", TEXT, report.language or ""),
        ("hash", HASH, sha256(report.text.encode("utf-8", "replace")).hexdigest()),
        ("review", TEXT, f"source {source.sign}: {line(source.name)}" if source else ""),
    ]
    about = "An object describing a news item from Taranis AI"
    return _thing("taranis-news-item", about, ITEM_TEMPLATE, "2", report.id, values)


def _event_in_json(event: Event) -> dict[str, object]:
    """The event in MISP's JSON. Threat level 4 is undefined, distribution 0 the own organisation only."""
    return {
        "uuid": event.uuid,
        "info": event.title,
        "date": event.at.date().isoformat(),
        "timestamp": str(int(event.at.timestamp())),
        "threat_level_id": "4",
        "analysis": "0",
        "distribution": "0",
        "Object": [
            _object(event.story, event.items, event.at),
            *(_object(item, (), event.at) for item in event.items),
        ],
    }


def _object(thing: Thing, includes: Sequence[Thing], at: datetime) -> dict[str, object]:
    """An object in MISP's JSON, with a reference "includes" to each of `includes`. Distribution 5 is that of its event. `thing`: the
    story or a news item; `at`: the event's time.
    """
    return {
        "name": thing.name,
        "meta-category": "misc",
        "description": thing.about,
        "template_uuid": thing.template,
        "template_version": thing.version,
        "uuid": thing.uuid,
        "timestamp": str(int(at.timestamp())),
        "distribution": "5",
        "Attribute": [
            {
                "uuid": attribute.uuid,
                "object_relation": attribute.relation,
                "type": attribute.kind,
                "category": category(attribute.kind),
                # nothing that an intrusion detection system should look for
                "to_ids": False,
                "value": attribute.value,
            }
            for attribute in thing.attributes
        ],
        "ObjectReference": [
            {
                "uuid": reference(thing, part),
                "object_uuid": thing.uuid,
                "referenced_uuid": part.uuid,
                "relationship_type": "includes",
            }
            for part in includes
        ],
    }


def category(kind: str) -> str:
    """MISP's category for an attribute of this type."""
    return {LINK: "External analysis", HASH: "Payload delivery"}.get(kind, "Other")


def reference(thing: Thing, other: Thing) -> str:
    """The id of a reference between two objects; the same each time that it is made."""
    return str(uuid_of("includes", thing.uuid, other.uuid))
