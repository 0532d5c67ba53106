"""Undoes what HTTP did to a body: joins chunks, undoes content codings, and says what got lost."""

from __future__ import annotations

import importlib
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from variorum.errors import MissingExtra
from variorum.gather.content_types import CONTROLS
from variorum.gather.refused import Unreadable
from variorum.gather.streams.gunzip import STEP, Inflater
from variorum.records import Reason
from variorum.text.counts import counted


class Decoded(NamedTuple):
    """A body with its codings undone. `losses`: in words, what could not be undone."""

    content: bytes
    losses: tuple[str, ...] = ()


class Broken(Exception):
    """Nothing could be decoded."""


# The line before a chunk: its size in hexadecimal digits, perhaps with an extension.
CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")


def dechunked(raw: bytes) -> Decoded:
    """The body without its chunk sizes. Many archives keep the header and store the body already joined: a body that
    does not start with a chunk size is given back as it is.
    """
    match = CHUNK_SIZE.match(raw)
    if match is None:
        return Decoded(raw)
    pieces: list[bytes] = []
    # a chunk's size, its bytes, and the end of the line behind it
    while match is not None:
        # a chunk's size is written in hexadecimal digits; size 0 ends the body
        size = int(match.group(1), 16)
        if size == 0:
            return Decoded(b"".join(pieces))
        start = match.end()
        pieces.append(raw[start : start + size])
        # the archive or the server stopped in the middle of a chunk
        if start + size > len(raw):
            return Decoded(b"".join(pieces), ("the last chunk of the body is cut off",))
        behind_chunk = start + size
        line_end = (
            2 if raw.startswith(b"\r\n", behind_chunk) else 1 if raw.startswith(b"\n", behind_chunk) else 0
        )
        match = CHUNK_SIZE.match(raw, behind_chunk + line_end) if line_end else None
    bytes_left = len(raw) - behind_chunk - line_end
    if bytes_left == 0:
        return Decoded(b"".join(pieces), ("the body ends without its last chunk",))
    return Decoded(
        b"".join(pieces),
        (f"a chunk has a wrong size; {counted(bytes_left, 'byte')} after it could not be read",),
    )


def decoded(body: bytes, coding: str | None, *, limit: int) -> Decoded:
    """`body` with every coding of a Content-Encoding header undone, the last applied first. A body that is plain
    although the header names a coding is taken as it is: archives often copy the header and store the body unpacked.

    Raises Unreadable where the coding is unknown, broken from the start, or gives more than `limit` bytes; MissingExtra where it needs a
    library that is not there.
    """
    losses: tuple[str, ...] = ()
    names = [name.strip().lower() for name in (coding or "").split(",")]
    for name in reversed([name for name in names if name not in ("", "identity", "none", "utf-8")]):
        body, lost = _without_coding(body, name, limit)
        losses += lost
    if body.startswith(b"\x1f\x8b\x08"):
        body, lost = _without_coding(body, "gzip", limit)
        losses += lost
    return Decoded(body, losses)


def _without_coding(body: bytes, name: str, limit: int) -> Decoded:
    """The body without one coding. Raises Unreadable for a coding that is not known, too large a body, or one broken from the start."""
    # "x-gzip" is an old name of "gzip"
    pieces = CODINGS.get(name.removeprefix("x-"))
    if pieces is None:
        raise Unreadable(Reason.UNSUPPORTED, f'the body is coded as "{name[:40]}", which is not known')
    found: list[bytes] = []
    size = 0
    try:
        for piece in pieces(body):
            found.append(piece)
            size += len(piece)
            if size > limit:
                raise Unreadable(
                    Reason.TOO_LARGE, f"the body unpacks to more than {limit / (1 << 20):.0f} MB"
                )
    except Broken as error:
        # broken later on: what came before is kept
        if size:
            return Decoded(b"".join(found), (f"the {name} body is broken or cut off: {error}",))
        # a server that names a coding and uses none
        if looks_plain(body):
            return Decoded(body)
        raise Unreadable(Reason.TRUNCATED, f"the {name} body cannot be unpacked: {error}") from error
    return Decoded(b"".join(found))


def looks_plain(body: bytes) -> bool:
    """Whether the body begins like markup or JSON, or is ASCII without control characters."""
    head = body[:256]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[")) or (
        head.isascii() and head == head.translate(None, CONTROLS)
    )


def _inflated(body: bytes, wbits: int) -> Iterator[bytes]:
    """The plain bytes of a gzip or zlib body, one member after the other. `wbits`: the form as zlib numbers it: over MAX_WBITS a gzip
    body.
    """
    while body:
        member = Inflater(wbits)
        while not member.eof:
            try:
                piece = member.feed(body, STEP)
            except zlib.error as error:
                raise Broken(str(error)) from error
            body = member.left
            if not piece and not body and not member.eof:
                raise Broken("it ends in the middle")
            yield piece
        # several gzip members in a row; a zlib body is one
        if not (wbits > zlib.MAX_WBITS and body.startswith(b"\x1f\x8b")):
            return


def _gzip(body: bytes) -> Iterator[bytes]:
    return _inflated(body, 16 + zlib.MAX_WBITS)


def _deflate(body: bytes) -> Iterator[bytes]:
    """The plain bytes of "deflate": zlib's format by the standard, raw deflate from half of the servers. The
    first two bytes tell which.
    """
    first, second = body[:2] if len(body) > 1 else (0, 0)
    # zlib: the method is 8, and the two bytes as one number can be divided by 31
    is_zlib = first & 15 == 8 and (first << 8 | second) % 31 == 0
    return _inflated(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    """The unpacked pieces of a brotli body. Raises Broken; MissingExtra without the library."""
    brotli = _library("brotli", "a brotli body", extra="warc")
    unpacking = brotli.Decompressor()
    feed = body
    while not unpacking.is_finished():
        try:
            piece = unpacking.process(feed, output_buffer_limit=STEP)
        except brotli.error as error:
            raise Broken("not brotli data") from error
        feed = b""
        # it waits for more, and there is none
        if not piece and unpacking.can_accept_more_data() and not unpacking.is_finished():
            raise Broken("it ends in the middle")
        yield piece


def _zstd(body: bytes) -> Iterator[bytes]:
    """The unpacked pieces of a zstd body. Raises Broken; MissingExtra without the library."""
    zstandard = _library("zstandard", "a zstd body", extra="warc")
    # `max_window_size`: 128 MB, the most memory that an answer may ask for
    reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
        io.BytesIO(body), read_across_frames=True
    )
    while True:
        try:
            piece = reader.read(STEP)
        except zstandard.ZstdError as error:
            raise Broken("not zstd data") from error
        if not piece:
            return
        yield piece


def _library(name: str, what: str, *, extra: str) -> Any:
    """The library `name`, which unpacks a coding. Raises MissingExtra where it is not installed: `what` needs it, and `extra` brings it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtra(what, extra=extra) from error


# Name of a coding → what undoes it.
CODINGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
