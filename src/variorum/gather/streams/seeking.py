"""Makes a stream readable from any place, as zip files and the like need it."""

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
    """`stream` itself where it can be read from any place; else a temporary copy of what it holds."""
    if stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as aside:
        shutil.copyfileobj(stream, aside)
        aside.seek(0)
        yield cast("BinaryIO", aside)


def piped() -> BufferedReader:
    """What is piped into the program, in a temporary copy: some kinds of file are read from their end."""
    aside = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with what is given
    shutil.copyfileobj(sys.stdin.buffer, aside)
    aside.seek(0)
    return buffered(cast("BytesIO", aside))
