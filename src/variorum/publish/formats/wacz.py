"""WACZ 1.1.1 of the captures: WARC, CDXJ index, pages, datapackage. Bodies are the bytes that were read;
`pages.jsonl` has the reports' texts.

Words used here. Capture: bytes as they were received. WARC: the file of captures; record: one capture in it. CDXJ:
the index of records. Target: the address under which a record is found.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from variorum.publish.formats.saying import ZIP_DAY, as_text, instant, line, seconds, uuid_of
from variorum.publish.selectors import web_address
from variorum.publish.view import headline, story_views
from variorum.records import Capture, Dossier, Report
from variorum.version import __version__

DATA = "data.warc.gz"
# How a body came over the wire is gone: what is kept is the body.
OF_THE_WIRE = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"}
)
# Stands for the time of a capture that has none: the first day that a zip file can name.
NO_TIME = datetime(*ZIP_DAY, tzinfo=UTC)
PLAIN = "text/x-report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One record of the WARC. `target`: its URI. `report`: the first report that was read from it."""

    capture: Capture
    report: Report
    target: str
    at: datetime
    # where the record begins in the WARC, and its length, in bytes
    offset: int
    length: int
    mime: str
    # "sha256:" and the hash of its content
    digest: str


def as_wacz(dossier: Dossier, captures: Sequence[Capture]) -> bytes:
    """The captures of the dossier's reports as a WACZ archive; those that no report was read from are left out.
    A page with a web address is found under it; anything else under a URN
    of its digest. What was fetched is a `response` with the headers that are known; what was read from a file a `resource`.
    """
    warc, kept = _warc(dossier, captures)
    members = {
        f"archive/{DATA}": warc,
        "indexes/index.cdxj": "".join(sorted(map(_cdxj, kept))).encode(),
        "pages/pages.jsonl": "".join(_pages(kept)).encode("utf-8", "backslashreplace"),
    }
    # the description of all members, and its own digest
    package = _package(dossier, members, kept)
    digest = as_text({"path": "datapackage.json", "hash": _hash(package)}).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (
            members | {"datapackage.json": package, "datapackage-digest.json": digest}
        ).items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_DAY), content)
    return out.getvalue()


def of_reports(dossier: Dossier, captures: Sequence[Capture]) -> Iterator[tuple[Report, Capture]]:
    """(report, capture) for each capture that a report was read from, once, with the first such report."""
    by_digest: dict[str, Capture] = {}
    for capture in captures:
        by_digest.setdefault(capture.digest, capture)
    seen: set[str] = set()
    for report in dossier.reports:
        found = by_digest.get(report.digest)
        if found is not None and report.digest not in seen:
            seen.add(report.digest)
            yield report, found


def moment_of(report: Report, capture: Capture) -> tuple[datetime, str]:
    """The time of a capture, and the word for what it is: "retrieved"; where that is not known, "published", the time
    that the report states; else "unknown", and a fixed time.
    """
    for stamp, word in (
        (capture.retrieved or report.retrieved, "retrieved"),
        (report.published, "published"),
    ):
        at = instant(stamp)
        if at is not None:
            return at.replace(microsecond=0), word
    return NO_TIME, "unknown"


def media_of(capture: Capture) -> str:
    """The media type, with the charset where one was declared. A row's text is kept as UTF-8."""
    kind = "text/plain" if capture.media_type == PLAIN else capture.media_type
    charset = "utf-8" if capture.media_type == PLAIN else capture.charset
    return f"{kind}; charset={line(charset)}" if charset else kind


def _warc(dossier: Dossier, captures: Sequence[Capture]) -> tuple[bytes, list[Kept]]:
    """All captures that reports were read from, as one gzipped WARC; and for each where its record is in that file."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    # a first record says what wrote the file
    info = f"software: variorum {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    info_headers = {
        "WARC-Date": seconds(NO_TIME),
        "WARC-Record-ID": _record_id("info"),
        "Content-Type": "application/warc-fields",
    }
    writer.write_record(
        writer.create_warc_record(
            "", "warcinfo", payload=io.BytesIO(info), length=len(info), warc_headers_dict=info_headers
        )
    )
    kept = []
    # one record for each capture
    for report, capture in of_reports(dossier, captures):
        url = web_address(capture.url)
        target = url or web_address(report.url) or f"urn:sha256:{capture.digest}"
        at, word = moment_of(report, capture)
        headers = {
            "WARC-Date": seconds(at),
            "WARC-Record-ID": _record_id(capture.digest),
            "Variorum-Date": word,
        }
        # what was fetched keeps its HTTP headers; a file has its media type alone
        http = _http(capture) if url and capture.retrieved and capture.headers else None
        kind = "resource" if http is None else "response"
        if http is None:
            headers["Content-Type"] = media_of(capture)
        record = writer.create_warc_record(
            target, kind, payload=io.BytesIO(capture.content), warc_headers_dict=headers, http_headers=http
        )
        offset = out.tell()
        writer.write_record(record)
        digest = str(
            record.rec_headers.get_header("WARC-Payload-Digest")
            or record.rec_headers.get_header("WARC-Block-Digest")
        )
        mime = media_of(capture).partition(";")[0]
        kept.append(
            Kept(
                capture=capture,
                report=report,
                target=target,
                at=at,
                offset=offset,
                length=out.tell() - offset,
                mime=mime,
                digest=digest,
            )
        )
    return out.getvalue(), kept


def _record_id(name: str) -> str:
    return f"<urn:uuid:{uuid_of('record', name)}>"


def _http(capture: Capture) -> StatusAndHeaders:
    """The known headers of the response, without those of its transfer; content type and length are always there."""
    kept = [(line(k), line(v)) for k, v in capture.headers if k.casefold() not in OF_THE_WIRE and k.strip()]
    if not any(name.casefold() == "content-type" for name, _ in kept):
        kept.append(("Content-Type", media_of(capture)))
    kept.append(("Content-Length", str(len(capture.content))))
    return StatusAndHeaders("200 OK", kept, protocol="HTTP/1.1")


def _cdxj(kept: Kept) -> str:
    """The line of one record in the index: its address in sort-friendly form, its time, and as JSON where it lies in the WARC file."""
    said = {
        "url": kept.target,
        "mime": kept.mime,
        "status": "200",
        "digest": kept.digest,
        "length": str(kept.length),
        "offset": str(kept.offset),
        "filename": DATA,
    }
    return f"{surt(kept.target)} {kept.at:%Y%m%d%H%M%S} {json.dumps(said)}\n"


def surt(url: str) -> str:
    """The sort-friendly form of an address: "https://www.Harbour.example/a" → "example,harbour)/a". What is no web
    address is given back unchanged.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return url.casefold()
    labels = parts.hostname.removeprefix("www.").split(".")
    # the usual ports are left out
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{','.join(reversed(labels))}{port}){parts.path or '/'}{query}".casefold()


def _pages(kept: Sequence[Kept]) -> Iterator[str]:
    """The lines of pages.jsonl: its head, then each capture that has a web address. `kept`: the records of the archive, with their
    reports.
    """
    yield json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All pages"}) + "\n"
    for capture in kept:
        if web_address(capture.target):
            page = {
                "id": capture.report.id,
                "url": capture.target,
                "ts": seconds(capture.at),
                "title": line(headline(capture.report)),
                "text": capture.report.text,
            }
            yield json.dumps(page, ensure_ascii=False) + "\n"


def _package(dossier: Dossier, members: Mapping[str, bytes], kept: Sequence[Kept]) -> bytes:
    """The datapackage.json of the archive: every member with its hash and size. `members`: path in the archive → content; `kept`: the
    records of the WARC file.
    """
    latest = max((capture.at for capture in kept), default=NO_TIME)
    return as_text(
        {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": "; ".join(line(view.title) for view in story_views(dossier)) or "no story",
            "created": seconds(latest),
            "software": f"variorum {__version__}",
            "resources": [
                {"name": name.rpartition("/")[2], "path": name, "hash": _hash(content), "bytes": len(content)}
                for name, content in members.items()
            ],
        }
    ).encode("utf-8", "backslashreplace")


def _hash(content: bytes) -> str:
    return f"sha256:{sha256(content).hexdigest()}"
