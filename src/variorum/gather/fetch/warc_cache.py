"""Where fetched responses are kept as evidence: a folder of WARC files, and an index with each answer's place, ETag and Last-Modified,
by which a server that is asked again can say that nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from variorum.errors import UsageError
from variorum.gather.fetch.exchange import Exchange
from variorum.gather.fetch.outcomes import Kept, Validators
from variorum.version import __version__

INDEX = "fetched.index"


class Shelf:
    """Writes one WARC file a run, made when there is something to write: requests and responses, each a gzip member
    of its own. The index is JSON Lines, one object for each answer with content: url, at, file, offset, etag,
    last_modified.
    """

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        """Nothing is written before there is something to keep. `now`: the clock."""
        self._folder = folder
        self._now = now
        # the file of this run; None: not made yet
        self._file: Path | None = None
        # address → what the index says of its last answer; None: not read yet
        self._known: dict[str, dict[str, Any]] | None = None

    def keep(self, exchange: Exchange) -> Kept:
        """Writes the exchange as WARC, and gives its place. Raises UsageError where the folder cannot be
        written to.
        """
        try:
            return self._append_exchange(exchange)
        except OSError as error:
            raise UsageError(
                f"captures cannot be kept in {self._folder}: {error.strerror or error}"
            ) from error

    def _append_exchange(self, exchange: Exchange) -> Kept:
        """Appends the exchange to the file of this run, as a response with its request; gives where it stands."""
        from warcio.warcwriter import WARCWriter

        # one file a run, begun when first needed
        file = self._file = self._file or self._new_file()
        with file.open("ab") as out:
            offset = out.tell()
            writer = WARCWriter(out, gzip=True, warc_version="1.1")
            date = exchange.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            warc_headers = {"WARC-Date": date, "WARC-IP-Address": exchange.address}
            if exchange.cut:
                warc_headers["WARC-Truncated"] = exchange.cut
            response = _record(writer, exchange.url, "response", exchange.received, warc_headers)
            request = _record(writer, exchange.url, "request", exchange.sent, {"WARC-Date": date})
            writer.write_request_response_pair(request, response)
        return Kept(file=file, offset=offset)

    def note(self, asked: str, exchange: Exchange, kept: Kept) -> None:
        """Adds an answer's place, ETag and Last-Modified to the index, for the next time that `asked` is asked for."""
        line = {
            "url": asked,
            "at": exchange.at.isoformat(timespec="seconds"),
            "file": kept.file.name,
            "offset": kept.offset,
            "etag": exchange.header("etag"),
            "last_modified": exchange.header("last-modified"),
        }
        self._index()[asked] = line
        # Without it a page is only sent again.
        with suppress(OSError), (self._folder / INDEX).open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")

    def validators(self, asked: str) -> Validators | None:
        """ETag and Last-Modified of the earlier capture of `asked`; None where there is none, or its file is gone from the folder."""
        line = self._index().get(asked)
        if line is None or self.kept(asked) is None:
            return None
        return Validators(etag=line.get("etag"), last_modified=line.get("last_modified"))

    def kept(self, asked: str) -> Kept | None:
        """Where the last answer for this address is recorded; None where none is, or its file is gone."""
        line = self._index().get(asked)
        if line is None:
            return None
        # Only the name: an index from elsewhere must not make us open any file.
        file = self._folder / Path(str(line.get("file"))).name
        offset = line.get("offset")
        return (
            Kept(file=file, offset=offset)
            if isinstance(offset, int) and offset >= 0 and file.is_file()
            else None
        )

    def _index(self) -> dict[str, dict[str, Any]]:
        """Address → its entry in the index, read from the file the first time."""
        if self._known is None:
            self._known = dict(_lines(self._folder / INDEX))
        return self._known

    def _new_file(self) -> Path:
        """A new WARC file that names this software, under a name that nobody has taken."""
        from warcio.warcwriter import WARCWriter

        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = self._now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        for number in range(1, 10_000):
            file = self._folder / f"variorum-{stamp}-{number:02}.warc.gz"
            try:
                # fails where the name is taken: the next number
                with file.open("xb") as out:
                    writer = WARCWriter(out, gzip=True, warc_version="1.1")
                    info = {
                        "software": f"variorum/{__version__}",
                        "format": "WARC File Format 1.1",
                        "robots": "obey",
                    }
                    record = writer.create_warcinfo_record(file.name, info)
                    record.rec_headers.replace_header(
                        "WARC-Date", self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                    )
                    writer.write_record(record)
            except FileExistsError:
                continue
            return file
        raise FileExistsError(f"no free name for a WARC file in {self._folder}")


def _record(writer: Any, url: str, kind: str, block: bytes, said: dict[str, str]) -> Any:
    """A WARC record of a request or response as it went over the wire. `writer`: warcio's; `kind`: "request" or "response"; `block`: the
    bytes as they went; `said`: the record's own headers.
    """
    from warcio.statusandheaders import StatusAndHeadersParser

    # Parsed here because warcio's own parse refuses versions of HTTP that it does not know.
    payload = BytesIO(block)
    headers = StatusAndHeadersParser([], verify=False).parse(payload)
    # warcio writes headers as ASCII, and quotes what is not, except for the first line.
    headers.statusline = headers.statusline.encode("ascii", "replace").decode()
    length = len(block) - payload.tell()
    return writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(payload.read()),
        length=length,
        warc_headers_dict=said,
        http_headers=headers,
    )


def _lines(index: Path) -> list[tuple[str, dict[str, Any]]]:
    """(address, entry) for each line of the index. Broken lines are passed over: the index only saves a download."""
    found = []
    try:
        lines = index.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    for line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        # another line is passed over
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            found.append((row["url"], row))
    return found
