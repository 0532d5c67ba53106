"""A stream that can be read from any place, as zip files and their kin want it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO
from typing import BinaryIO, cast

from variorum.gather.sources import buffered

# Larger ones lie on disk while they are read.
IN_MEMORY = 16 << 20


@contextmanager
def seekable(stream: BufferedReader) -> Iterator[BinaryIO]:
    """`stream` itself where it can be read from any place, else what it holds, put aside for as long as it is read."""
    if stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as aside:
        shutil.copyfileobj(stream, aside)
        aside.seek(0)
        yield cast("BinaryIO", aside)


def piped() -> BufferedReader:
    """What is piped into the program, put aside for as long as it is read: some kinds are read from their end."""
    aside = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with what is given
    shutil.copyfileobj(sys.stdin.buffer, aside)
    aside.seek(0)
    return buffered(cast("BytesIO", aside))
