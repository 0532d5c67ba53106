"""Reads e-mails (.eml): the message, and the files attached to it.

Words used here. Part: a piece of an e-mail (text, HTML, attachment). Flowed: text whose lines are to be joined.
Forwarded: a mail in which somebody passes another on; the original's sender and date count. Stated: what the mail
says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import unescape
from io import BufferedReader

from variorum.gather.formats.documents import too_large, whole
from variorum.gather.formats.passed_on import flowing, passed_on, unquoted, unsigned, without_mark
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, in_memory, printable
from variorum.records import Capture, Reason, Refusal, Skipped, Stated

# A tag; of style, script and head with all that is in them.
TAG = re.compile(r"<(style|script|head)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
# Tags that end a line.
BREAK = re.compile(r"<br\s*/?>|</(?:p|div|tr|td|li)>", re.IGNORECASE)
# What stands behind the name of the sender of a message that was passed on.
UNNAMED = re.compile(r"[<\[(@].*", re.DOTALL)
# The text part is taken where it says at least this share of the words of the page part: many are only "see this in a browser".
WHOLE = 0.5
# Apple Mail puts the length of the message before it.
LENGTH = re.compile(rb"\A\d+ *\r?\n")
# What each part of a mail begins with.
PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
# What only a list sends: there the sender's name is that of a paper, and else that of a person.
LISTS = ("List-Id", "List-Unsubscribe", "List-Post")


def read_mail(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped | Source]:
    """The message as one capture, from its plain-text part or else its HTML part; then a source for each attached file."""
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    # counted before parsing, since a hostile mail of very many parts would take hours
    count = len(PART.findall(content))
    if count > settings.mail_parts:
        raise Unreadable(
            Reason.TOO_LARGE, f"{count:,} parts; {settings.mail_parts:,} of one e-mail are read at most"
        )
    try:
        message = BytesParser(policy=policy.default).parsebytes(LENGTH.sub(b"", content.lstrip()))
        parts = [part for part in message.walk() if not part.is_multipart()]
        bodies = [_decoded(part) for part in parts if _is_body(part)]
        stated = _stated(message)
    except RecursionError as error:
        raise Unreadable(Reason.TOO_DEEP, "messages in messages, deeper than any mail is") from error
    except Exception as error:  # headers that no parser of the standard library has met yet
        raise Unreadable(Reason.UNREADABLE, f"the e-mail cannot be read: {type(error).__name__}") from error
    chosen = _chosen_parts(bodies)
    if chosen is not None:
        kind, text = chosen
        # of a forwarded mail what the first sender wrote
        text, stated = _from_first(kind, text, stated)
        yield source.capture(text.encode("utf-8", "replace"), kind, charset="utf-8", stated=stated)
    attached = [part for part in parts if not _is_body(part)]
    for part in attached:
        yield from _attachment(source, part)
    if chosen is None and not attached:
        raise Unreadable(Reason.EMPTY, "an e-mail without text")


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not part.get_filename()


def _decoded(part: EmailMessage) -> tuple[str, str]:
    """(kind, text) of a part. Where its charset is not known, it is read in the one that Western mail programs write."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = content.decode("windows-1252", "replace")
    text = text.replace("\r\n", "\n")
    # lines that a mail program broke are joined; then without signature and what is quoted
    is_flowed = (
        str(part.get_param("format", "")).lower() == "flowed" and part.get_content_type() == "text/plain"
    )
    text = flowing(text, delsp=str(part.get_param("delsp", "")).lower() == "yes") if is_flowed else text
    text = unquoted(unsigned(text)) if part.get_content_type() == "text/plain" else text
    return part.get_content_type(), text


def _from_first(kind: str, text: str, stated_before: Stated) -> tuple[str, Stated]:
    """(text, what is stated of it). For a forwarded message they are the original's; for any other the text and `stated_before`, but for
    marks such as "Re:" in its title.
    """
    is_page = kind == "text/html"
    # the message that was passed on, None where none was
    original = passed_on(unescape(TAG.sub("", BREAK.sub("\n", text))) if is_page else text)
    if original is None:
        return text, replace(
            stated_before, title=without_mark(stated_before.title) if stated_before.title else None
        )
    # "Ada Reed <ada@example>" → "Ada Reed"
    name = _clean(UNNAMED.sub("", original.sender or "").strip("\"' "))
    stated = replace(
        stated_before,
        title=_clean(without_mark(original.subject)) if original.subject else stated_before.title,
        published=_date(original.date) if original.date else stated_before.published,
        outlet=None,
        authors=(name,) if name else None,
    )
    return (text if is_page else text[original.at :]), stated


def _chosen_parts(bodies: list[tuple[str, str]]) -> tuple[str, str] | None:
    """(media type, text) of the body to read: the plain-text part, unless it has too few of the words of the HTML
    part; None where there is neither. `bodies`: (media type, text) of each part that is no attachment.
    """
    plain = next((text for kind, text in bodies if kind == "text/plain" and text.strip()), None)
    page = next((text for kind, text in bodies if kind == "text/html" and text.strip()), None)
    if plain and (page is None or len(plain.split()) >= WHOLE * len(TAG.sub(" ", page).split())):
        return "text/plain", plain
    return ("text/html", page) if page else None


def _stated(message: EmailMessage) -> Stated:
    """What the mail's headers state; its sender is the outlet of a newsletter, else the author."""
    sender = message.get("From")
    names = [a.display_name or a.addr_spec for a in getattr(sender, "addresses", ()) if a.display_name or a.addr_spec]  # fmt: skip
    listed = any(message.get(name) for name in LISTS)
    return Stated(
        title=_clean(message.get("Subject")),
        outlet=_clean(names[0]) if names and listed else None,
        authors=tuple(map(str, names)) if names and not listed else None,
        published=_date(message.get("Date")),
    )


def _clean(value: object) -> str | None:
    text = " ".join(str(value).split()) if value is not None else ""
    return text.encode("utf-8", "replace").decode() or None


def _date(value: object) -> str | None:
    """The date of a mail's header as ISO 8601; unchanged if it cannot be read."""
    try:
        return parsedate_to_datetime(str(value)).isoformat() if value is not None else None
    except ValueError:
        return _clean(value)


def _attachment(source: Source, part: EmailMessage) -> Iterator[Source | Skipped]:
    """An attachment as a source to be read; skipped where it is a picture or sound, or empty."""
    name = printable((part.get_filename() or "part").replace("/", "_").replace("\0", ""))
    path = f"{source.path}#{name}"
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw or part.get_content_maintype() in {"image", "audio", "video"}:
        yield Skipped(path=path, detail="a part of an e-mail that is no text")
        return
    # bound once more, since the source is opened later
    content = raw
    yield Source(
        path=path,
        name=name,
        named=False,
        packed=True,
        open=lambda: in_memory(content),
        retrieved=source.retrieved,
    )
