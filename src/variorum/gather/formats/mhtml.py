"""Reads MHTML: a page and its parts in one MIME message, as browsers save it."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser
from io import BufferedReader

from variorum.gather.formats.documents import too_large, whole
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal

# The page may be saved from a URL, or from the browser's own scheme for parts without one.
WEB = ("http://", "https://")


def read_mhtml(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal]:
    """The page as one capture: the part that "start" names, else the first HTML part. Its frames and pictures are not read."""
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content.lstrip())
        part = _page(message)
    except RecursionError as error:
        raise Unreadable(Reason.TOO_DEEP, "messages in messages, deeper than any page is saved") from error
    if part is None:
        raise Unreadable(Reason.UNSUPPORTED, "a MIME message without an HTML page in it")
    page = part.get_payload(decode=True)
    if not isinstance(page, bytes) or not page.strip():
        raise Unreadable(Reason.EMPTY, "the page in the MHTML file is empty")
    # the page's own address, or that of the whole message
    url = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
    yield source.capture(
        page,
        "text/html",
        charset=part.get_content_charset(),
        url=url if url and url.startswith(WEB) else None,
        losses=("the MHTML file ends in the middle of the page",) if _is_cut(message, part) else (),
    )


def _page(message: Message) -> Message | None:
    """The page among the parts of a saved page: the one that "start" names, else the first; None where there is none."""
    pages = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = str(message.get_param("start") or "").strip("<>")
    named = (part for part in pages if start and str(part.get("Content-ID", "")).strip("<> ") == start)
    return next(named, pages[0] if pages else None)


def _is_cut(message: Message, part: Message) -> bool:
    """Whether the message breaks off in this part: the closing boundary is missing, and `part` is the last one."""
    defects = {type(defect).__name__ for defect in message.defects}
    parts = message.get_payload()
    return "CloseBoundaryNotFoundDefect" in defects and isinstance(parts, list) and parts[-1] is part


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return "".join(str(value).split()) if value is not None else None
