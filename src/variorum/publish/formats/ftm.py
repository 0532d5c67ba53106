"""FollowTheMoney entities as JSON lines: an Article for each report, a Note for each reading, a Mention for each
person or organisation named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha1
from typing import Any

from variorum.publish.formats.saying import clean, instant, iso_day, line, seconds
from variorum.publish.phrases import MARKS
from variorum.publish.selectors import fragment_link, web_address
from variorum.publish.view import Row, headline, story_views
from variorum.records import Dossier, Name, NameKind, Reading, Report

# FollowTheMoney has languages in three letters (ISO 639-3).
THREE = dict(
    pair.split(":")
    for pair in [
        "en:eng",
        "de:deu",
        "fr:fra",
        "es:spa",
        "it:ita",
        "pt:por",
        "nl:nld",
        "sv:swe",
        "da:dan",
        "no:nor",
        "nb:nob",
        "fi:fin",
        "pl:pol",
        "cs:ces",
        "sk:slk",
        "hu:hun",
        "ro:ron",
        "bg:bul",
        "el:ell",
        "ru:rus",
        "uk:ukr",
        "tr:tur",
        "ar:ara",
        "he:heb",
        "fa:fas",
        "hi:hin",
        "bn:ben",
        "ta:tam",
        "te:tel",
        "ur:urd",
        "zh:zho",
        "ja:jpn",
        "ko:kor",
        "th:tha",
        "vi:vie",
        "id:ind",
        "ms:msa",
        "sr:srp",
        "hr:hrv",
        "sl:slv",
        "lt:lit",
        "lv:lav",
        "et:est",
        "ca:cat",
        "eu:eus",
        "gl:glg",
        "is:isl",
        "ga:gle",
        "sw:swa",
    ]
)
NAMED = {NameKind.PERSON: "Person", NameKind.ORGANISATION: "Organization"}


def as_ftm(dossier: Dossier) -> str:
    """Entities in the order of reports, then of claims. Ids are sha1 of what they are of, so that a second import changes nothing.
    A note's `notes` hold its span: "characters 80-90 of the text".
    """
    lines = [json.dumps(entity, ensure_ascii=False) for entity in _entities(dossier)]
    return "".join(f"{one}\n" for one in lines)


def _entities(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Articles for all reports, then notes and mentions in the order of claims."""
    yield from (_article(report) for report in dossier.reports)
    for view in story_views(dossier):
        reports = {report.id: report for report in view.reports}
        for row in view.rows:
            for reading in row.claim.readings:
                report = reports.get(reading.report)
                if report is not None:
                    yield _note(row, reading, report)
                    yield from _mention(reading, report)


def _id(*parts: object) -> str:
    return sha1(json.dumps(["variorum", *parts]).encode(), usedforsecurity=False).hexdigest()


def _entity(schema: str, called: str, /, **properties: str | None) -> dict[str, Any]:
    """An entity as FollowTheMoney writes it: every property a list; those without a value are left out."""
    kept = {key: [clean(value)] for key, value in properties.items() if value}
    return {"id": called, "schema": schema, "properties": kept}


def _article(report: Report) -> dict[str, Any]:
    """A report as an Article; what it does not state is left out."""
    entity = _entity(
        "Article",
        _id("report", report.id),
        title=line(headline(report)),
        publisher=report.outlet,
        sourceUrl=web_address(report.url),
        publishedAt=iso_day(report.published),
        modifiedAt=iso_day(report.modified),
        retrievedAt=seconds(instant(report.retrieved)),
        language=THREE.get((report.language or "")[:2].casefold()),
        bodyText=report.text,
        fileName=report.path,
        # `contentHash` is a sha1 there, which we have not: the digest is that of the bytes.
        notes=f"sha256: {report.digest}",
    )
    if report.authors:
        entity["properties"]["author"] = [clean(author) for author in report.authors]
    return entity


def _note(row: Row, reading: Reading, report: Report) -> dict[str, Any]:
    """A reading as a Note of its report: the question is its name, the quote its description, the status its summary."""
    claim = row.claim
    on = f"; on the word of {reading.attributed_to}" if reading.attributed_to else ""
    return _entity(
        "Note",
        _id("reading", claim.id, reading.report, reading.start, reading.end),
        entity=_id("report", report.id),
        name=claim.label,
        description=reading.quote,
        summary=f"{MARKS[claim.status].glyph} {MARKS[claim.status].word}: {claim.why}",
        notes=f"characters {reading.start}-{reading.end} of the text{on}; claim {claim.id}",
        sourceUrl=fragment_link(report, reading.start, reading.end),
    )


def _mention(reading: Reading, report: Report) -> Iterator[dict[str, Any]]:
    """The person or organisation that the reading's value names; nothing for other values."""
    value = reading.value
    if isinstance(value, Name) and value.kind in NAMED:
        yield _entity(
            "Mention",
            _id("mention", report.id, value.kind.value, value.name),
            document=_id("report", report.id),
            name=value.name,
            detectedSchema=NAMED[value.kind],
        )
