"""Keeps what collations of large stories leave to the next: in memory, and in a file for a process that begins later.

A file has the bytes of `made_with`, then parts: a memo, and what each later one has more. A file that was made with anything else, or is
damaged, is not read, and written anew.
"""

from __future__ import annotations

import gc
import pickle
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from variorum.collate import CollateSettings, Memo
from variorum.collate.memo import Key, Told
from variorum.desk.desk import Desk
from variorum.store.pickled import dumps, loads
from variorum.text.lexicon import fingerprint
from variorum.version import __version__

# The shape of the files. A file of another shape is as good as none.
SHAPE = 1
# The rooms whose code the results of a collation rest on.
ROOMS = ("collate", "records", "text")
# Modules whose classes stand in memos.
OURS = ("variorum.records.", "variorum.collate.", "variorum.text.")
# The sha256 of what a file was made with; before each part its length and its sha256.
HASH, LENGTH = 32, 8
# What a file that somebody else wrote may raise.
DAMAGED = (pickle.UnpicklingError, zlib.error, ValueError, TypeError, AttributeError, LookupError, EOFError)
# Of each report, and of what was made from reports, what is added.
Part = tuple[Mapping[str, Told], Mapping[Key, object]]


def memo_of(desk: Desk, story: str) -> Memo | None:
    """What the story's last collation left, in this process or another; None where the story is small or new."""
    if story not in desk.memos and (found := _read(_path(desk, story), desk.settings.collate)) is not None:
        desk.memos[story] = found
    return desk.memos.get(story)


def keep_memo(desk: Desk, story: str, memo: Memo | None) -> None:
    """Keeps a large story's memo, and those of the last few stories alone. Where no file can be written only the next process is slower.
    `memo`: None where nothing was collated.
    """
    own = desk.desk_settings
    if memo is None:
        return
    before = desk.memos.pop(story, None)
    # small stories are collated anew at once
    if len(memo.told) < own.least_remembered:
        return
    desk.memos[story] = memo
    for oldest in list(desk.memos)[: -own.most_remembered]:
        del desk.memos[oldest]
    with suppress(OSError):
        _write(_path(desk, story), memo, before)
        for path in _files(desk)[own.most_memos_in_files :]:
            path.unlink(missing_ok=True)


def forget_memos(desk: Desk) -> None:
    """Forgets every memo, in memory and in files, so that all stories are collated from scratch."""
    desk.memos.clear()
    with suppress(OSError):
        for path in _files(desk):
            path.unlink(missing_ok=True)


def _path(desk: Desk, story: str) -> Path:
    return desk.store.captures.folder.with_suffix(".memos") / f"{story}.memo"


def _files(desk: Desk) -> list[Path]:
    """The files, the one that was written to last first."""
    return sorted(_path(desk, "").parent.glob("*.memo"), key=lambda path: -path.stat().st_mtime)


def _read(path: Path, settings: CollateSettings) -> Memo | None:
    """The memo in this file; None where there is none, or it is damaged or made with other settings."""
    try:
        content = path.read_bytes()
        with without_collecting():
            parts = [loads(zlib.decompress(part), OURS) for part in _parts(content, made_with(settings))]
        told = {report: one for of_reports, _ in parts for report, one in of_reports.items()}
        found = {key: one for _, results in parts for key, one in results.items()}
    except (OSError, *DAMAGED):
        return None
    return Memo(settings=settings, told=MappingProxyType(told), found=MappingProxyType(found))


def _parts(content: bytes, made_with: bytes) -> Iterator[bytes]:
    """The parts of a file. Raises ValueError where it was made with anything else, or a part is not whole. `made_with`: as the function
    of that name gives it.
    """
    if content[:HASH] != made_with:
        raise ValueError("made with something else")
    at = HASH
    while at < len(content):
        # each part: its length, its digest, its bytes
        head = at + LENGTH + HASH
        part = content[head : head + int.from_bytes(content[at : at + LENGTH], "big")]
        if sha256(part).digest() != content[head - HASH : head]:
            raise ValueError("a part is broken off")
        yield part
        at = head + len(part)


def _write(path: Path, memo: Memo, before: Memo | None) -> None:
    """Adds to the file what the memo has more than the one before. Writes it whole where there is none that was made with the same, or
    where it has grown to twice what it was when it was written whole: then much in it may be used no longer.
    """
    if before is not None and _has_room(path, made_with(memo.settings)):
        told = {report: one for report, one in memo.told.items() if before.told.get(report) is not one}
        more = {key: one for key, one in memo.found.items() if key not in before.found}
        with path.open("ab") as file:
            file.write(framed((told, more)))
        return
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}.part")
    unfinished.write_bytes(made_with(memo.settings) + framed((dict(memo.told), dict(memo.found))))
    unfinished.replace(path)


def _has_room(path: Path, made_with: bytes) -> bool:
    """Whether the file was made with the same, and is shorter than twice its first part."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        begins_with, first = file.read(HASH), int.from_bytes(file.read(LENGTH), "big")
    return begins_with == made_with and path.stat().st_size < 2 * first


@cache
def made_with(settings: CollateSettings) -> bytes:
    """A sha256 of all that results rest on besides reports and sentences: the code, the lexicons, the settings, Python."""
    package = Path(__file__).parents[2]
    # a file of the code that was changed has another size or time
    code = [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns)
        for room in ROOMS
        for path in sorted((package / room).glob("**/*.py"))
    ]
    said = (SHAPE, __version__, code, fingerprint(), repr(settings), sys.version)
    return sha256(repr(said).encode()).digest()


def framed(part: Part) -> bytes:
    """A part as it stands in a file: its length, its sha256, and the part, deflated."""
    deflated = zlib.compress(dumps(part), 1)
    return len(deflated).to_bytes(LENGTH, "big") + sha256(deflated).digest() + deflated


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keeps Python from looking for garbage while very many objects are made that all stay: that takes three times as long as making them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
