"""Drafts the inputs page by page, and finishes the drafts as reports outlet by outlet.

Words used here. Draft: what was read from one capture by itself; the capture is what was received (bytes). Shard: one
of the files into which reports are cut; an outlet's captures go into one. Waiting: a draft to be finished beside the
others of its outlet.

Keys of `work.given`, what the plan tells a task. `number`: of the task; `shard`: its number; `shards`: how many there
are; `entries`, `named`: see `inputs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from variorum.archive.inputs import captures
from variorum.archive.shards import OF_DAYS, parquet, plain, rows, table, taken
from variorum.archive.tasks import Made, Work
from variorum.extract import drafted, finished
from variorum.extract.extracting import Waiting
from variorum.extract.outlets import outlet_of
from variorum.gather.gathering import once_each
from variorum.records import Capture, Refusal, Report, Skipped
from variorum.store import codec
from variorum.store.pickled import dumps, loads
from variorum.text import stamps
from variorum.text.words import WORD
from variorum.trace.citations.houses import house

# Columns of the tables of drafts and of reports.
DRAFTS = (("shard", "int32"), ("held", "binary"))
# Columns of the table of reports.
REPORTS = (
    ("report_id", "string"),
    ("day", "string"),
    ("outlet", "string"),
    ("house", "string"),
    ("title", "string"),
    ("path", "string"),
    ("url", "string"),
    ("language", "string"),
    ("words", "int32"),
    ("record", "binary"),
)


def drafts(work: Work) -> Made:
    """Drafts each capture by itself, which is most of an archive's cost. All captures of one outlet go into one
    shard, whatever file they come from.
    """
    shard_and_bytes: list[tuple[int, bytes]] = []
    refused: list[Refusal] = []
    skipped = 0
    for item in captures(work.given, work.settings.gather):
        if isinstance(item, Refusal):
            refused.append(item)
        elif isinstance(item, Skipped):
            skipped += 1
        else:
            draft = drafted(item, settings=work.settings.extract)
            # the bytes are in the archive already
            without_content = replace(item, content=b"")
            shard = _shard(without_content, draft) % work.given["shards"]
            shard_and_bytes.append((shard, dumps((without_content, draft))))
    name = f"drafts/{work.given['number']:06}.parquet"
    came = len(shard_and_bytes) + len(refused)
    return Made(
        files={name: parquet(DRAFTS, shard_and_bytes)},
        came=came,
        went=len(shard_and_bytes),
        refused=tuple(refused),
        counts={"skipped": skipped},
    )


def _shard(capture: Capture, draft: Waiting | Refusal) -> int:
    """The number of the capture's shard: the same for captures that may be duplicates of one another, or
    pages of one outlet.
    """
    known = outlet_of(draft.capture, draft.draft) if isinstance(draft, Waiting) else _stated(capture)
    return int.from_bytes(
        blake2b((known or capture.digest).encode("utf-8", "replace"), digest_size=6).digest()
    )


def _stated(capture: Capture) -> str | None:
    """The outlet that is known before the page is read: as stated, or the host of the address. Duplicates (the same bytes at one address)
    so come into the same shard, where they are refused. None for an address that is none.
    """
    try:
        return capture.stated.outlet or urlsplit(capture.url or "").hostname
    except ValueError:
        return None


def reports(work: Work) -> Made:
    """Finishes the drafts of one shard, in the order of the inputs; writes the reports in the order of their days."""
    held = list(_of_shard(work.read, work.given["shard"]))
    # found again by the record itself, since two may be equal
    by_capture = {id(capture): draft for capture, draft in held}
    refused: list[Refusal] = []

    def once() -> Iterator[tuple[Capture, Callable[[], Waiting | Refusal]]]:
        """Each capture once, with the function that gives what was held of it; what was refused as a duplicate is noted."""
        for item in once_each(iter(capture for capture, _ in held)):
            if isinstance(item, Capture):
                yield item, _kept(by_capture[id(item)])
            elif isinstance(item, Refusal):
                refused.append(item)

    extraction = finished(once(), settings=work.settings.extract)
    ordered = sorted(
        extraction.reports, key=lambda report: (day(report) or "", report.id, report.path, report.digest)
    )
    name = f"reports/{work.given['shard']:05}.parquet"
    return Made(
        files={name: parquet(REPORTS, map(_row, ordered), rows_at_once=OF_DAYS)},
        came=len(held),
        went=len(ordered),
        refused=(*refused, *extraction.refused),
    )


def _kept(draft: Waiting | Refusal) -> Callable[[], Waiting | Refusal]:
    return lambda: draft


def _of_shard(paths: Iterable[Path], shard: int) -> Iterator[tuple[Capture, Waiting | Refusal]]:
    """(capture, what is waiting of it or its refusal) for all that the files hold for one shard."""
    for path in paths:
        for held in table(path, ["held"], filters=[("shard", "=", shard)]).column("held").to_pylist():
            yield cast("tuple[Capture, Waiting | Refusal]", loads(held))


def _row(report: Report) -> tuple[Any, ...]:
    """A row of the table of reports: columns that can be asked for without unpacking, and the packed report."""
    return (
        report.id,
        day(report),
        _text(report.outlet),
        _text(house(report)),
        _text(report.title),
        plain(report.path),
        _text(report.url),
        report.language,
        len(WORD.findall(report.text)),
        packed(report),
    )


def day(report: Report) -> str | None:
    """The first day on which the report may have been published; None where it has none."""
    found = stamps.days(report.published)
    return found.first.isoformat() if found else None


def _text(value: str | None) -> str | None:
    return None if value is None else plain(value)


def packed(record: object) -> bytes:
    """A record as JSON in UTF-8, with lone surrogates as they are."""
    return codec.dumps(record).encode("utf-8", "surrogatepass")


def unpacked(held: bytes) -> Report:
    """The report that `packed` wrote."""
    return codec.loads(Report, held.decode("utf-8", "surrogatepass"))


def some(path: Path, places: Iterable[int]) -> list[Report]:
    """The reports in these rows of a shard."""
    found = taken(path, ["record"], list(places))
    return [unpacked(held) for held in found.column("record").to_pylist()]


def every(path: Path) -> list[Report]:
    """All reports of a shard, in its order; the whole shard is held in memory."""
    return [unpacked(held) for (held,) in rows(path, ["record"])]
