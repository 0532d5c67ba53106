"""Keeps bytes as they were received, one file for each digest, beside the database. A file is written before the row that names it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from variorum.text.ids import digest as digest_of


class Captures:
    """The files of captured bytes: each at `folder`/ab/abcdef…, called by its sha256, and there whole or not at all.
    A kill between the writing of a file and of its row leaves a file that no row names; the next add of the same
    bytes uses it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest lie, whether they are there or not."""
        return self.folder / digest[:2] / digest

    def put(self, content: bytes) -> str:
        """Keeps the bytes and returns their digest. When this returns, they are on the disk (fsync)."""
        digest = digest_of(content)
        target = self.path(digest)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            # written under another name and renamed when it is whole, so that a kill leaves no half file
            part = target.with_name(f".{digest}.{uuid4().hex}.part")
            try:
                with part.open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(target)
            except OSError:
                # On a full disk a part that nobody asks for again takes the room that the next attempt needs.
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise
            _sync_folder(target.parent)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes of this digest; None where the file is gone. A desk without its captures can still be
        read, but shows no raw bytes.
        """
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            return None


def _sync_folder(folder: Path) -> None:
    """Makes the disk keep the rename itself, not only the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
