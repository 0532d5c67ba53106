"""Reads Zstandard as a stream: with many frames, with a dictionary before them (as .warc.zst has it), cut off at the end, or a bomb."""

from __future__ import annotations

import importlib
import io
from io import BufferedReader
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.settings import GatherSettings
from variorum.gather.streams.gunzip import Expansion

# The first bytes of a frame.
MAGIC = b"\x28\xb5\x2f\xfd"
# The frame that holds the dictionary of all others, and other frames that hold nothing to read.
DICTIONARY = b"\x5d\x2a\x4d\x18"
SKIPPED = tuple(bytes([first]) + b"\x2a\x4d\x18" for first in range(0x50, 0x60))
# So many packed bytes are given to the library at a time: each four may unpack to 128 KB, and no bound can be set.
STEP = 256
# The largest window that a frame may ask for, in bytes.
WINDOW = 1 << 27


class Unzstd(io.RawIOBase):
    """The plain bytes of a zstd stream. What can be unpacked is given; `loss` then says what could not."""

    def __init__(self, stream: BufferedReader, settings: GatherSettings) -> None:
        """Begins at the stream's present place. Raises MissingExtra where the library is not installed."""
        try:
            self._library: Any = importlib.import_module("zstandard")
        except ImportError as error:
            raise MissingExtra("unpacking zstd", extra="warc") from error
        self._stream = stream
        self._settings = settings
        self._expansion = Expansion(settings)
        # the dictionary before the frames, and the present frame; None: none
        self._dictionary: Any = None
        self._frame: Any = None
        # bytes that were read and not unpacked yet; plain bytes that were not given yet
        self._packed = b""
        self._plain = memoryview(b"")
        self._done = False
        self.loss: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Plain bytes; broken data ends the stream early, and `loss` then says why."""
        while not self._plain and not self._done:
            try:
                self._plain = memoryview(self._next())
            except self._library.ZstdError as error:
                self._stop(f"the zstd data is broken: {error}")
        piece = self._plain[: len(buffer)]
        buffer[: len(piece)] = piece
        self._plain = self._plain[len(piece) :]
        return len(piece)

    def _next(self) -> bytes:
        """The next unpacked piece; b"" at the end, or where the data breaks off (`loss` says so)."""
        if self._frame is None and not self._opened():
            return b""
        packed = self._take(STEP)
        if not packed:
            return self._stop("the zstd data ends in the middle")
        plain: bytes = self._frame.decompress(packed)
        self._expansion.count(given=len(plain))
        if self._frame.eof:
            self._packed = self._frame.unused_data + self._packed
            self._frame = None
        return plain

    def _opened(self) -> bool:
        """Goes to the next frame that holds something, taking in a dictionary met on the way; False at the end of the stream, or at
        data that is no zstd, which is a loss."""
        while True:
            mark = self._take(4)
            if mark == MAGIC:
                self._packed = mark + self._packed
                unpacking = self._library.ZstdDecompressor(dict_data=self._dictionary, max_window_size=WINDOW)
                self._frame = unpacking.decompressobj()
                return True
            if mark not in SKIPPED:
                self._stop("there is data that is no zstd" if mark else None)
                return False
            # a frame that holds nothing to read: its size, then its bytes
            held = self._take(int.from_bytes(self._take(4), "little"))
            if mark == DICTIONARY:
                self._dictionary = self._read_dictionary(held)

    def _read_dictionary(self, held: bytes) -> Any:
        """The dictionary by which the frames are unpacked. `held`: its bytes, which may be packed themselves."""
        if held.startswith(MAGIC):
            unpacking = self._library.ZstdDecompressor(max_window_size=WINDOW)
            held = unpacking.stream_reader(held).read(self._settings.document_bytes)
        return self._library.ZstdCompressionDict(held)

    def _take(self, most: int) -> bytes:
        """The next `most` packed bytes, fewer at the end; never more than a document may have."""
        most = min(most, self._settings.document_bytes)
        while len(self._packed) < most:
            more = self._stream.read1(max(STEP, most - len(self._packed)))
            if not more:
                break
            self._expansion.count(taken=len(more))
            self._packed += more
        found, self._packed = self._packed[:most], self._packed[most:]
        return found

    def _stop(self, loss: str | None) -> bytes:
        """Ends the stream, with this loss if there is one; gives b"" as a reader does at the end."""
        self._done = True
        self.loss = loss
        return b""
