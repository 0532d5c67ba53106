"""Reads JSON that holds reports: a list of objects, objects one after the other, or one object around such a list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from variorum.gather.content_types import encoding_of
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.records import Reason

# Characters read at a time.
STEP = 1 << 16
SPACE = " \t\r\n"


def values(stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Any]:
    """The items of a list, one by one, none larger than a document may be; where it is no list, the value itself.
    Raises Unreadable where it is no JSON, or goes on behind its end.
    """
    head = stream.peek(4)[:4]
    encoding = encoding_of(head) or "utf-8"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    return _Values(text, settings.document_bytes).all()


class _Values:
    def __init__(self, text: io.TextIOWrapper, limit: int) -> None:
        """`limit`: the most characters of one value."""
        self._text = text
        self._limit = limit
        # characters that were read and not parsed yet
        self._held = ""
        self._decoder = json.JSONDecoder()

    def all(self) -> Iterator[Any]:
        """The objects of a list one by one, or the one value that there is. Raises where the JSON is broken, after what stood before."""
        # no list: one value
        # `_next`: the next sign that is no white space; `_drop` passes over it
        if self._next() != "[":
            yield self._value()
            self._end()
            return
        self._drop()
        # an empty list
        if self._next() == "]":
            self._drop()
            self._end()
            return
        while True:
            yield self._value()
            sign = self._next()
            self._drop()
            if sign == "]":
                self._end()
                return
            if sign != ",":
                raise self._wrong("a comma is missing between two of its objects")

    def _more(self, size: int = STEP) -> bool:
        """Whether there is more text; the next `size` characters are read."""
        found = self._text.read(size)
        self._held += found
        return bool(found)

    def _next(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            self._held = self._held.lstrip(SPACE + "\ufeff")
            if self._held or not self._more():
                return self._held[:1]

    def _drop(self) -> None:
        self._held = self._held[1:]

    def _end(self) -> None:
        if self._next():
            raise self._wrong("something stands behind its end")

    def _value(self) -> Any:
        """The next value. If it is not whole yet, it is parsed again with twice as much text, which keeps the time linear."""
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held)
                # A number may go on where the text was cut.
                if end < len(self._held) or not self._more():
                    self._held = self._held[end:]
                    return value
            except RecursionError as error:
                raise Unreadable(Reason.TOO_DEEP, "the JSON is nested too deep") from error
            except ValueError as error:
                if len(self._held) > self._limit:
                    raise Unreadable(
                        Reason.TOO_LARGE, f"one of its objects is larger than {self._limit >> 20:,} MB"
                    ) from error
                if not self._more(max(STEP, len(self._held))):
                    raise self._wrong(
                        error.msg if isinstance(error, json.JSONDecodeError) else str(error)
                    ) from error

    def _wrong(self, what: str) -> Unreadable:
        return Unreadable(Reason.TRUNCATED, f"the JSON is broken: {what}; what stood before was read")
