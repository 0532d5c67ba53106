"""Reads mailboxes (.mbox): many e-mails in one file, each behind a line "From … 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader

from variorum.gather.formats.documents import too_large, whole
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, in_memory
from variorum.records import Refusal

# With headers behind it: a sentence may begin so, too, and end with a year.
BEFORE = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,8}\r?\n(?=[\w-]{1,100}:)")
# What mail programs put before such a line within a letter.
SHIELDED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Refusal | Source]:
    """A source for each e-mail, in order."""
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    marks = list(BEFORE.finditer(content))
    begins = [match.end() for match in marks]
    ends = [*(match.start() for match in marks), len(content)][1:]
    for number, (start, end) in enumerate(zip(begins, ends, strict=True), start=1):
        yield _one(source, number, SHIELDED.sub(rb"\1", content[start:end]))


def _one(source: Source, number: int, letter: bytes) -> Source:
    """One mail of a mailbox as a source: `letter` are its bytes, `number` counts from 1. It is read as an .eml file."""
    return Source(
        path=f"{source.path}#{number}",
        name=f"{number}.eml",
        named=source.named,
        packed=True,
        open=lambda: in_memory(letter),
        retrieved=source.retrieved,
        record=f"e-mail {number}",
    )
