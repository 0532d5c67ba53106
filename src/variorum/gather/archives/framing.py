"""Reads a WARC's bytes for warcio: counts them, bounds lines and headers, and computes digests on the way."""

from __future__ import annotations

import base64
import hashlib
from io import BufferedReader

from variorum.gather.settings import GatherSettings


class Lines:
    """The stream from which warcio reads records. It knows its place in the file, and gives no endless line or header."""

    def __init__(self, stream: BufferedReader, settings: GatherSettings) -> None:
        """Begins at the stream's present place. `_budget`: how many bytes a header may still have; `position`: bytes read so far."""
        self._stream = stream
        self._settings = settings
        self._budget = settings.header_bytes
        self._sum: Checksum | None = None
        self.position = 0

    def check(self, stated: str | None) -> Checksum | None:
        """Begins a digest of what is read from here on, to be compared with the one that the archive states; None
        where it states none that is known here.
        """
        self._sum = Checksum.of(stated)
        return self._sum

    def renew(self) -> None:
        """Begins a new record: the limit of a header counts from here."""
        self._budget = self._settings.header_bytes

    def read(self, size: int) -> bytes:
        """Up to `size` bytes of a record's body, counted and added to the digest."""
        return self._noted(self._stream.read(size))

    def readline(self, size: int | None = None) -> bytes:
        """A header line, cut where a line or a record's whole header is longer than the settings allow."""
        most = min(self._settings.header_line_bytes, self._budget)
        found = self._stream.readline(max(0, most if size is None else min(size, most)))
        self._budget -= len(found)
        return self._noted(found)

    def _noted(self, found: bytes) -> bytes:
        """The bytes as they are, counted in the position and taken into the digest."""
        self.position += len(found)
        if self._sum is not None:
            self._sum.update(found)
        return found


class Checksum:
    """A digest as archives state it ("sha1:" and base 32 or hex), and that of the bytes read so far."""

    def __init__(self, algorithm: str, value: str) -> None:
        """`algorithm`: its name ("sha1"); `value`: the digest that the archive states."""
        # the running hash of what was read; `update` adds bytes to it
        self._sum = hashlib.new(algorithm, usedforsecurity=False)
        self._value = value
        self.update = self._sum.update

    @classmethod
    def of(cls, stated: str | None) -> Checksum | None:
        """The digest that an archive states; None where it states none, or one by a rule that is not known
        here.
        """
        algorithm, _, value = (stated or "").strip().partition(":")
        algorithm = algorithm.lower().replace("-", "")
        return cls(algorithm, value) if algorithm in ("sha1", "sha256", "sha512", "md5") and value else None

    def holds(self) -> bool:
        """Whether the bytes read so far have the stated digest, in base 32 or hex."""
        found = self._sum.digest()
        return self._value.upper().rstrip("=") == base64.b32encode(found).decode().rstrip("=") or (
            self._value.lower() == found.hex()
        )
