"""Reads PDF, where the extra is installed: the text layer, page by page. A scanned page has no text layer, and is reported as a loss."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from hashlib import sha256
from io import BufferedReader, BytesIO
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.formats.documents import too_large, whole
from variorum.gather.formats.typeset import Collector, in_columns, with_headline
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Stated
from variorum.text.broken import mended
from variorum.text.counts import counted

# "report.docx", with the program before it or without.
FILE_NAME = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint|Excel) - )?\S+\.[A-Za-z]{2,5}|Microsoft (?:Word|PowerPoint|Excel) - .+"
)


def read_pdf(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal]:
    """One capture whose content is the text layer as UTF-8, pages parted by form feeds; the digest of the file itself is
    in its headers as "source-digest". What the file says of its title is stated.
    """
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    pages, title, losses = _text(content, settings)
    # "\f" parts the pages
    text = "\f".join(pages)
    if not text.strip():
        raise Unreadable(
            Reason.EMPTY, f"no text in {counted(len(pages), 'page')}: pictures of pages need OCR first"
        )
    yield source.capture(
        text.encode("utf-8", "replace"),
        "text/plain",
        charset="utf-8",
        headers=(("source-type", "application/pdf"), ("source-digest", sha256(content).hexdigest())),
        stated=Stated(title=title),
        losses=losses,
    )


def _page(page: Any) -> str:
    """The text of a page, in columns where it has some, with words mended that lines broke."""
    collected = Collector()
    said = page.extract_text(visitor_text=collected)
    return mended(with_headline(in_columns(collected.words) or said, collected.words))


def _drawing_size(page: Any) -> int:
    """How many bytes, unpacked, describe what is drawn on the page. pypdf unpacks no more than 75 MB of one stream."""
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _text(content: bytes, settings: GatherSettings) -> tuple[list[str], str | None, tuple[str, ...]]:
    """The text of each page; the title; and in words what was lost. Raises Unreadable for a file that is broken, locked or too large when
    unpacked.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise MissingExtra("reading a PDF", extra="pdf") from error
    # What it logs of oddities in the file is not for a user's terminal.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        title = reader.metadata.title if reader.metadata else None
        count = len(reader.pages)
    except Exception as error:  # pypdf raises what its parser meets: KeyError, RecursionError, its own
        raise Unreadable(Reason.UNREADABLE, f"the PDF is broken or locked: {error}") from error
    # page by page, up to a limit of pages and of what is drawn
    pages, unread_pages, bytes_drawn, pages_to_read = [], [], 0, min(count, settings.pdf_pages)
    for number in range(pages_to_read):
        try:
            page = reader.pages[number]
            # counted before the page is read: a bomb is small in the file and huge when drawn
            bytes_drawn += _drawing_size(page)
            if bytes_drawn > settings.pdf_drawn_bytes:
                break
            pages.append(_page(page))
        except Exception:
            unread_pages.append(str(number + 1))
    if unread_pages and not pages and bytes_drawn <= settings.pdf_drawn_bytes:
        raise Unreadable(Reason.UNREADABLE, f"of {counted(count, 'page')} of the PDF none could be read")
    # what was lost, in words
    losses = [f"page {', '.join(unread_pages)} of the PDF could not be read"] if unread_pages else []
    if bytes_drawn > settings.pdf_drawn_bytes:
        read, said = len(pages), f"more than {settings.pdf_drawn_bytes >> 20:,} MB are drawn on its pages"
        if not pages:
            raise Unreadable(Reason.TOO_LARGE, f"{said}, as only a decompression bomb does")
        losses.append(f"only {read} of {count} pages were read: {said}")
    elif count > settings.pdf_pages:
        losses.append(f"only {settings.pdf_pages} of {count} pages were read")
    return pages, _title(str(title or "").strip()), tuple(losses)


def _title(stated: str) -> str | None:
    """What the file states as its title; None where that is the name of a file ("p.html", "Microsoft Word - draft.docx"), as programs
    write it that know no other."""
    return None if not stated or FILE_NAME.fullmatch(stated) else stated
