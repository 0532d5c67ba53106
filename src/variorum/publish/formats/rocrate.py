"""A zipped RO-Crate 1.1: the dossier, its page, and the captures that it was made from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from variorum.publish.formats.saying import ZIP_DAY, address, as_text, instant, iso_day, line, seconds
from variorum.publish.json_writer import SCHEMA, as_json
from variorum.publish.markdown import as_markdown
from variorum.publish.selectors import web_address
from variorum.publish.view import headline, outlet_name, story_views
from variorum.records import Capture, Dossier, Report
from variorum.text.counts import counted
from variorum.version import __version__

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
METADATA = "ro-crate-metadata.json"
SOFTWARE = "#variorum"
SUFFIXES = {"text/html": "html", "text/plain": "txt", "text/x-report": "txt", "application/pdf": "pdf"}
RIGHTS = "The reports belong to their outlets; the dossier quotes them."


def as_rocrate(dossier: Dossier, captures: Sequence[Capture]) -> bytes:
    """The crate as a zip file. `dossier.json` is what `variorum verify` reads. The captures lie under `captures/`,
    called by their sha256. Of an archive or a JSONL file only the captures are there from which a report was read,
    each as a file of its own.
    """
    files: dict[str, bytes] = {
        "dossier.json": as_json(dossier).encode("utf-8", "backslashreplace"),
        "dossier.md": as_markdown(dossier).encode("utf-8", "replace"),
    }
    # the capture of each report, under its sha256
    held = {capture.digest: capture for capture in captures}
    places = {}
    for report in dossier.reports:
        capture = held.get(report.digest)
        if capture is not None:
            place = f"captures/{capture.digest[:32]}.{SUFFIXES.get(capture.media_type, 'bin')}"
            places[report.digest] = place
            files[place] = capture.content
    # the metadata, and everything in one zip
    metadata = as_text({"@context": CONTEXT, "@graph": list(_graph(dossier, places, held))})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({METADATA: metadata.encode("utf-8", "backslashreplace")} | files).items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _graph(dossier: Dossier, places: dict[str, str], held: dict[str, Capture]) -> Iterator[dict[str, Any]]:
    """The entities of the crate's metadata: the crate, the licence, the software, the files, then each report with
    its capture. `places`: digest → the capture's file in the crate; `held`: digest → the capture.
    """
    days = sorted(
        day for day in (iso_day(report.retrieved or report.published) for report in dossier.reports) if day
    )
    title = "; ".join(line(view.title) for view in story_views(dossier)) or "no story"
    # the metadata file itself, then the whole crate
    yield {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPECIFICATION},
        "about": {"@id": "./"},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": f"A dossier of {counted(len(dossier.reports), 'report')}, with the captures that it was made from.",
        # a crate must have a date: where none is known, the first day that a zip file can name
        "datePublished": days[-1] if days else "1980-01-01",
        "license": {"@id": "#rights"},
        "hasPart": [
            {"@id": name} for name in ("dossier.json", "dossier.md", *dict.fromkeys(places.values()))
        ],
        "mentions": [{"@id": _id(report)} for report in dossier.reports],
    }
    yield {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": RIGHTS}
    yield {
        "@id": SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "variorum",
        "softwareVersion": __version__,
    }
    yield _file("dossier.json", f"the dossier ({SCHEMA})", "application/json")
    yield _file("dossier.md", "the same to read", "text/markdown")
    yield {
        "@id": "#collating",
        "@type": "CreateAction",
        "instrument": {"@id": SOFTWARE},
        "object": [{"@id": place} for place in dict.fromkeys(places.values())],
        "result": [{"@id": "dossier.json"}, {"@id": "dossier.md"}],
    }
    # each report, and each capture once
    described: set[str] = set()
    for report in dossier.reports:
        yield _report(report, places.get(report.digest))
        place = places.get(report.digest)
        if place and place not in described:
            described.add(place)
            yield _capture(place, held[report.digest], report)


def _file(name: str, about: str, kind: str) -> dict[str, Any]:
    return {"@id": name, "@type": "File", "name": about, "encodingFormat": kind}


def _id(report: Report) -> str:
    return f"#report-{report.id}"


def _report(report: Report, place: str | None) -> dict[str, Any]:
    """A report as a NewsArticle, based on the capture at `place` (None: not in the crate)."""
    # names as schema.org has them
    entity = {
        "@id": _id(report),
        "@type": "NewsArticle",
        "headline": line(headline(report)),
        "publisher": outlet_name(report),
        "author": [line(author) for author in report.authors],
        "datePublished": iso_day(report.published),
        "inLanguage": report.language,
        "url": web_address(report.url),
        "identifier": report.id,
        "isBasedOn": {"@id": place} if place else None,
    }
    return {key: value for key, value in entity.items() if value}


def _capture(place: str, capture: Capture, report: Report) -> dict[str, Any]:
    """A capture as a File: size, digest, when it was seen, and where `report`, which was read from it, stood."""
    found = {
        **_file(place, f"capture of {line(headline(report))}", capture.media_type),
        "contentSize": str(len(capture.content)),
        "sha256": capture.digest,
        "dateCreated": seconds(instant(capture.retrieved or report.retrieved)),
        "url": web_address(capture.url) or web_address(report.url),
        "description": address(report),
    }
    return {key: value for key, value in found.items() if value}
