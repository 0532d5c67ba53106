"""Takes in what somebody brings by hand: pasted words, addresses, files; and tries again what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.desk.desk import Desk
from variorum.desk.ingest.add import take_in
from variorum.errors import MissingExtra, UsageError, VariorumError
from variorum.gather import gather
from variorum.gather.fetch import Fetcher
from variorum.gather.visits import is_url
from variorum.pipeline import Progress, silent
from variorum.records import Capture, Reason, Refusal, Skipped
from variorum.store import evidence, runs
from variorum.store.rows import RunCounts

# What a run by hand is called in the database: with its number, so that its page can be found again.
COMMAND = "by hand {}"
# What the paths of things brought by hand begin with.
PLACE = "by hand"
FIELDS = ("outlet", "published", "title", "url")
Found = Capture | Refusal | Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What one form brought. `text`, with its `fields` (FIELDS), is one report.
    `files`: the name of each file, and its place on this machine."""

    text: str = ""
    fields: Mapping[str, str] | None = None
    addresses: Sequence[str] = ()
    files: Sequence[tuple[str, Path]] = ()


def bring(
    desk: Desk, bundle: Bundle, *, number: str, fetcher: Fetcher | None = None, progress: Progress = silent
) -> RunCounts:
    """Keeps what is readable in the bundle, as one run. The stories are made by the next catch_up. `number`: the number of the request,
    by which the run is named; `fetcher`: for the addresses in the bundle.
    """
    found = _bundle_gathered(desk, bundle, number, fetcher)
    return take_in(desk, found, command=COMMAND.format(number), progress=progress)


def again(desk: Desk, refusal: int, *, number: str, fetcher: Fetcher | None = None) -> RunCounts:
    """Tries once more to read what was refused in this row. An address is fetched again; a file named at the command
    line is opened again; anything else is read from the bytes that the desk kept. Raises UsageError where none of
    these is possible. `refusal`: the number of its row; `number`: of the request, by which the run is named.
    """
    with desk.store.reading() as connection:
        path = runs.refusal_path(connection, refusal)
        digest = runs.captured_from(connection, path) if path else None
        # what stands behind "#" is the place inside the file ("rows.jsonl#12")
        file = path.partition("#")[0] if path else ""
        # only a file that somebody named is opened again, not any path that stands in a table
        named = bool(file) and runs.was_named(connection, file)
        known = evidence.capture_of(connection, digest) if digest else None
    # fetched again, opened again, or read from the kept bytes
    if path is None:
        raise UsageError("there is no such refusal on this desk")
    content = desk.store.captures.get(digest) if digest else None
    if is_url(path):
        gathered = _fetched(desk, [path], fetcher)
    elif named and Path(file).exists():
        gathered = _gathered(desk, [file], fetcher)
    elif known is not None and content is not None:
        gathered = iter([replace(known, content=content)])
    else:
        raise UsageError(f"nothing of {path} is kept, and it cannot be opened from here: add it again")
    return take_in(desk, gathered, command=COMMAND.format(number))


def _bundle_gathered(desk: Desk, bundle: Bundle, number: str, fetcher: Fetcher | None) -> Iterator[Found]:
    """What the bundle holds, gathered: its text, then its addresses, then its files. Paths begin with the number of
    the run and not with a folder of this machine. `number`: of the run.
    """
    if bundle.text.strip():
        yield from _pasted(desk, bundle, number)
    if bundle.addresses:
        yield from _fetched(desk, bundle.addresses, fetcher)
    for name, place in bundle.files:
        for one in _gathered(desk, [str(place)], fetcher):
            yield replace(one, path=one.path.replace(str(place), f"{PLACE} {number}/{name}", 1))


def _pasted(desk: Desk, bundle: Bundle, number: str) -> Iterator[Found]:
    """The pasted text as a row, so that what the form says of it counts as stated. Its capture is called after the request (`number`),
    not after the temporary file.
    """
    row = {"text": bundle.text} | {
        field: value for field, value in (bundle.fields or {}).items() if field in FIELDS and value
    }
    with written(json.dumps(row) + "\n") as place:
        for capture in _gathered(desk, [str(place)], None):
            yield replace(capture, path=f"{PLACE} {number}/pasted")


@contextmanager
def written(text: str) -> Iterator[Path]:
    """A file `pasted.jsonl` with this text, gone again afterwards."""
    with TemporaryDirectory(prefix="variorum-") as folder:
        place = Path(folder) / "pasted.jsonl"
        place.write_text(text, encoding="utf-8")
        yield place


def _fetched(desk: Desk, addresses: Sequence[str], fetcher: Fetcher | None) -> Iterator[Found]:
    """What is at these addresses; what is no web address is refused."""
    for address in addresses:
        if is_url(address):
            yield from _gathered(
                desk, [address], fetcher or Fetcher(desk.settings.gather.fetch, now=desk.now)
            )
        else:
            yield Refusal(path=address, reason=Reason.UNSUPPORTED, detail="this is no address: it begins with neither http:// nor https://")  # fmt: skip


def _gathered(desk: Desk, inputs: Sequence[str], fetcher: Fetcher | None) -> Iterator[Found]:
    """What is read of these inputs. An input that needs a library which is not installed is refused, like anything
    else that cannot be read.
    """
    try:
        yield from gather(inputs, settings=desk.settings.gather, now=desk.now, fetcher=fetcher)
    except MissingExtra as error:
        yield Refusal(path=inputs[0], reason=Reason.NEEDS_EXTRA, detail=str(error))
    except VariorumError as error:
        yield Refusal(path=inputs[0], reason=Reason.UNREADABLE, detail=str(error))
