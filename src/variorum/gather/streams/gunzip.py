"""Reads gzip as a stream: with many members, cut off at the end, or a bomb."""

from __future__ import annotations

import io
import zlib
from io import BufferedReader
from typing import Any

from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.records import Reason

# tells zlib to expect gzip's header
GZIP_WBITS = 16 + zlib.MAX_WBITS
# Bytes that are read at once.
STEP = 1 << 16


class Expansion:
    """Counts the bytes in and out of unpacking, and stops a bomb before it fills the machine."""

    def __init__(self, settings: GatherSettings) -> None:
        """Begins with no bytes taken in or given out."""
        self.taken = 0
        self.given = 0
        self._settings = settings

    def count(self, *, taken: int = 0, given: int = 0) -> None:
        """Counts bytes in and out. Raises Unreadable (too-large) where they pass the limits of the settings. `taken`: packed bytes that
        were read; `given`: plain bytes that came of them.
        """
        self.taken += taken
        self.given += given
        allowed = max(self._settings.expansion_from, self.taken * self._settings.expansion)
        if self.given > allowed:
            raise Unreadable(
                Reason.TOO_LARGE,
                f"unpacks to more than {self._settings.expansion} times its size, as only a decompression bomb does",
            )


class Inflater:
    """Unpacks one zlib or gzip stream, and gives every byte before the place where it breaks. zlib itself drops what
    it unpacked in the call that fails; a copy of its state before each call, which costs about 5 %, brings that back.
    """

    def __init__(self, wbits: int) -> None:
        """`wbits`: zlib's number for the kind of stream (gzip, zlib, raw)."""
        self._inner = zlib.decompressobj(wbits)
        # what ended the stream early
        self._error: zlib.error | None = None
        # bytes behind its end
        self.left = b""

    @property
    def eof(self) -> bool:
        """Whether the end of the compressed stream was reached."""
        return self._inner.eof

    def feed(self, packed: bytes, most: int) -> bytes:
        """Up to `most` plain bytes; `left` is then what is left of `packed`. Raises zlib.error once everything that
        can be unpacked was given.
        """
        if self._error is not None:
            raise self._error
        before = self._inner.copy()
        try:
            piece = self._inner.decompress(packed, most)
        except zlib.error as error:
            self._error, self.left = error, packed
            return _salvaged(before, packed, most)
        self.left = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return piece


def _salvaged(member: Any, packed: bytes, most: int, step: int = 256) -> bytes:
    """What `member` gives before it fails, tried in steps of 256 bytes and, where that fails, of one. `packed`: the bytes; `most`: plain
    bytes that are wanted at most.
    """
    unpacked = b""
    while len(unpacked) < most:
        # a copy to go back to: byte by byte up to the break
        before = member.copy() if step > 1 else None
        try:
            piece = member.decompress(packed, step)
        except zlib.error:
            return unpacked + (
                _salvaged(before, packed, most - len(unpacked), 1) if before is not None else b""
            )
        if not piece:
            break
        unpacked += piece
        packed = member.unconsumed_tail
    return unpacked


class Gunzip(io.RawIOBase):
    """The plain bytes of a gzip stream. What can be unpacked is given; `loss` then says what could not. Bytes after the
    last member that are no gzip are ignored, as gzip itself does.
    """

    def __init__(self, stream: BufferedReader, settings: GatherSettings) -> None:
        """Begins at the stream's present place, where a gzip member must begin."""
        self._stream = stream
        self._expansion = Expansion(settings)
        # unpacks the present member
        self._member = Inflater(GZIP_WBITS)
        # bytes that were read and not unpacked yet
        self._pending = b""
        self._done = False
        self.loss: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as the stream goes."""
        filled = 0
        while filled < len(buffer) and not self._done:
            piece = self._next(len(buffer) - filled)
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def _next(self, most: int) -> bytes:
        """The next unpacked piece, at most `most` long; b"" at the end, or where the data is broken (`loss` says so)."""
        # at the end of the last member
        if self._member.eof and not self._next_member():
            return b""
        if not self._pending:
            self._pending = self._stream.read1(STEP)
            self._expansion.count(taken=len(self._pending))
        try:
            piece = self._member.feed(self._pending, most)
        except zlib.error as error:
            return self._stop(f"the gzip data is broken: {error}")
        if not piece and not self._pending and not self._member.eof:
            return self._stop("the gzip data ends in the middle")
        self._pending = self._member.left
        self._expansion.count(given=len(piece))
        return piece

    def _next_member(self) -> bool:
        """Whether another gzip member follows; zeros between members are passed over."""
        self._pending = self._pending or self._stream.read1(STEP)
        self._expansion.count(taken=len(self._pending))
        self._done = not self._pending.lstrip(b"\0").startswith(b"\x1f")
        self._pending = self._pending.lstrip(b"\0")
        self._member = Inflater(GZIP_WBITS)
        return not self._done

    def _stop(self, loss: str) -> bytes:
        """Ends the stream with this loss; gives b"" as a reader does at the end."""
        self._done = True
        self.loss = loss
        return b""
