"""Reads a gzipped WARC record by record, however it was packed: each record a gzip member of its own (as the standard
wants), the whole file one member, or blocks that cut across records. Behind broken data, reading goes on at the next
member that starts a record.

Words used here. Member: one gzip stream in a file of many. Packed, plain: bytes before and after unpacking. Stretch:
members in a row of which only the first starts with a record. Ahead: plain bytes that were looked at and not given
yet. Fill: to read more packed bytes. `most`: how many plain bytes are wanted. Lose: to note what could not be read.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from io import BufferedReader

from variorum.gather.settings import GatherSettings
from variorum.gather.streams.gunzip import GZIP_WBITS, STEP, Expansion, Inflater

# The first bytes of a gzip member; the first bytes of a record.
MAGIC = b"\x1f\x8b\x08"
# The first bytes of a record.
START = b"WARC/"


class Members(io.RawIOBase):
    """The plain bytes of one stretch after the other. A stretch is a row of members of which only the first starts with a record."""

    def __init__(self, stream: BufferedReader, settings: GatherSettings, *, at: int = 0) -> None:
        """`at`: the offset of the stream's present place in the file."""
        self._stream = stream
        self._settings = settings
        self._expansion = Expansion(settings)
        # bytes that were read and not unpacked yet
        self._packed = b""
        self._at = at  # offset in the file of _packed[0]
        # unpacks the present member
        self._member = Inflater(GZIP_WBITS)
        self._ahead = b""  # plain bytes of a member that were looked at already
        # whether the present stretch has ended; whether the file has
        self._paused = True
        self._finished = False
        self.offset = 0
        # in words, what could not be read
        self.losses: list[str] = []

    def readable(self) -> bool:
        return True

    def stretches(self) -> Iterator[int]:
        """Goes to each stretch in turn, and gives its offset in the file. What the caller left unread of the stretch
        before is passed over.
        """
        self._open_member()
        while not self._finished:
            self._paused = False
            yield self.offset
            while self.read(STEP):
                pass

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Bytes of the current stretch; 0 at its end, until `stretches` goes on to the next."""
        while not self._paused:
            piece = self._piece(len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
        return 0

    def _piece(self, most: int) -> bytes:
        """Some plain bytes; b"" where a member ended or broke."""
        # bytes that were looked at; the next member; else the present one
        if self._ahead:
            plain, self._ahead = self._ahead[:most], self._ahead[most:]
            return plain
        if self._member.eof:
            self._open_member()
            self._paused = self._finished or self._ahead.startswith(START)
            return b""
        try:
            return self._inflate(most)
        except zlib.error as error:
            self._lose(f"gzip data is broken ({error})")
            self._resume()
        except EOFError:
            self._lose("the file ends in the middle of a record")
            self._finished = True
        self._paused = True
        return b""

    def _inflate(self, most: int) -> bytes:
        """Plain bytes of the member; b"" only at its end. Raises zlib.error, and EOFError where the file ends
        first.
        """
        piece = b""
        while not piece and not self._member.eof:
            if not self._fill():
                raise EOFError
            before = len(self._packed)
            piece = self._member.feed(self._packed, most)
            self._packed = self._member.left
            self._at += before - len(self._packed)
            self._expansion.count(given=len(piece))
        return piece

    def _fill(self) -> bool:
        """Whether there are packed bytes to unpack; reads more where none are left."""
        if not self._packed:
            self._packed = self._read()
        return bool(self._packed)

    def _read(self) -> bytes:
        """The next packed bytes from the file, counted against the limit on expansion."""
        found = self._stream.read1(STEP)
        self._expansion.count(taken=len(found))
        return found

    def _open_member(self) -> None:
        """Goes to the next member that is not empty and looks at its first plain bytes."""
        while self._fill():
            # broken data: reading goes on at the next member that starts a record
            if not MAGIC.startswith(self._packed[: len(MAGIC)]):
                self._lose("there is data that is no gzip")
                self._resume()
                return
            self.offset = self._at
            self._member = Inflater(GZIP_WBITS)
            try:
                # as many plain bytes as show whether it starts a record; none: an empty member
                while len(self._ahead) < len(START) and not self._member.eof:
                    self._ahead += self._inflate(STEP)
            except zlib.error as error:
                self._lose(f"gzip data is broken ({error})")
                self._resume()
                return
            except EOFError:
                self._lose("the file ends in the middle of a record")
                break
            if self._ahead:
                return
        self._finished = True

    def _lose(self, what: str) -> None:
        """Notes what was lost, and at which offset."""
        # Zeros at the end are padding, not a loss.
        if self._packed.strip(b"\0") or not what.startswith("there is data"):
            self.losses.append(f"{what} at offset {self._at}")

    def _resume(self) -> None:
        """After broken data: goes to the next member that starts a record, at least one byte further."""
        self._ahead = b""
        tries = 0
        while self._packed and tries < self._settings.false_starts:
            # the next place that looks like a member; it counts if it starts a record
            found = self._packed.find(MAGIC, 1)
            # without a mark, all except its last bytes: the mark may lie across the end of what was read
            skip = found if found > 0 else max(1, len(self._packed) - len(MAGIC) + 1)
            self._at += skip
            self._packed = self._packed[skip:]
            if len(self._packed) < STEP:
                more = self._read()
                self._packed += more
                if not more and MAGIC not in self._packed:
                    break
            if self._packed.startswith(MAGIC):
                tries += 1
                if self._starts_a_record():
                    return
        if tries == self._settings.false_starts:
            self._lose("nothing but false starts of members, and the rest was not read,")
        self._finished = True

    def _starts_a_record(self) -> bool:
        """Whether the gzip member that may start here begins a record; if so, reading goes on in it."""
        member = Inflater(GZIP_WBITS)
        try:
            ahead = member.feed(self._packed, len(START))
        except zlib.error:
            return False
        if ahead != START:
            return False
        self.offset, self._member, self._ahead = self._at, member, ahead
        self._at += len(self._packed) - len(member.left)
        self._packed = member.left
        return True
