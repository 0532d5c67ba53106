"""Makes the three standard streams fit for use before a command runs: whoever started the program may have closed one, or turned off the
buffers without which Python writes a part and drops the rest.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import Any, TextIO

# The exit code after Ctrl-C, as shells have it.
INTERRUPTED = 130


def prepare_streams() -> None:
    """Puts nothing in the place of a stream that is closed, so that no file is opened under its number, and a buffer before one that has
    none (PYTHONUNBUFFERED). Data for a closed standard output is refused by `refuse_closed_output`.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _fill_closed()
        sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8")
        sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")
    sys.stdout = _buffered(sys.stdout)


def refuse_closed_output() -> None:
    """Raises OSError where whoever started the program closed standard output: what was asked for would be lost without a word."""
    if sys.__stdout__ is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")


@contextmanager
def named(stream: TextIO) -> Iterator[None]:
    """Says in an OSError that it was this stream that could not be written to; it names no file, as one of a full disk elsewhere may not."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard error" if stream is sys.stderr else "standard output"
        raise OSError(error.errno, error.strerror or str(error), name) from error


def heed_interrupts() -> None:
    """Ends the program with exit code 130 where Python drops a Ctrl-C, as it does while a module is imported."""

    def unraisable(dropped: Any) -> None:
        """Ends the program on a Ctrl-C that Python would only print; any other error is printed as usual."""
        if isinstance(dropped.exc_value, KeyboardInterrupt):
            os._exit(INTERRUPTED)
        sys.__unraisablehook__(dropped)

    sys.unraisablehook = unraisable
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _fill_closed() -> None:
    """Opens os.devnull under each of the numbers 0, 1 and 2 that is free."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(handle)


def _buffered(stream: TextIO) -> TextIO:
    """The stream itself, or one with a buffer that writes to the same place whole or raises."""
    if not isinstance(stream, TextIOWrapper) or not isinstance(stream.buffer, RawIOBase):
        return stream
    encoding, errors = stream.encoding, stream.errors
    return TextIOWrapper(
        BufferedWriter(stream.detach()), encoding=encoding, errors=errors, write_through=True
    )
