"""Lines as hashes of eight bytes each, so that the lines of every page of a large archive can be held in memory."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from typing import NamedTuple


def mark(line: str, *, longer_than: int) -> int:
    """A hash of the line, whose lowest bit says whether the line is longer than `longer_than`. That two of n different lines have the same hash
    has a chance of about n² in 2**64: 1 in 10,000 for forty million lines.
    """
    found = int.from_bytes(blake2b(line.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    return found | 1 if len(line) > longer_than else found & ~1


def is_long(marked: int) -> bool:
    """Whether the line was longer than the limit that its mark was made with."""
    return bool(marked & 1)


class Lines(NamedTuple):
    """A set of lines, of which only the hashes are kept."""

    # hashes of the lines; the lowest bit of each says whether the line has more than `longer_than` letters
    marks: Collection[int] = frozenset()
    longer_than: int = 0

    def holds(self, line: str) -> bool:
        """Whether the line is one of these.

        A mark is a hash, so that in rare cases another line is taken for it.
        """
        return bool(self.marks) and mark(line, longer_than=self.longer_than) in self.marks
