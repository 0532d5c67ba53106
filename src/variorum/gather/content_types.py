"""Tells what a stretch of bytes is, by its content first and by its file's name second."""

from __future__ import annotations

import re
from enum import StrEnum

from variorum.gather.settings import GatherSettings
from variorum.text import own_output


class Kind(StrEnum):
    """The kinds of content that are told apart; the kind decides which reader a source gets."""

    EMPTY = "an empty file"
    TEXT = "plain text"
    HTML = "an HTML page"
    MHTML = "a web page in one file (MHTML)"
    ROWS = "reports, one a line (JSONL)"
    FEED = "an RSS or Atom feed"
    JSON_FEED = "a JSON feed"
    OPML = "a list of feeds (OPML)"
    WARC = "a web archive (WARC)"
    ARC = "an old web archive (ARC; `warcio recompress` makes a WARC of it)"
    ZIP = "a zip file"
    GZIP = "gzip"
    ZSTD = "Zstandard"
    PDF = "a PDF"
    BINARY = "binary"
    NEWSML = "NewsML-G2"
    RIS = "a list of references (RIS)"
    TABLE = "a table (CSV)"
    PARQUET = "a table (Parquet)"
    RTF = "a document in rich text (RTF)"
    MAIL = "an e-mail"
    MAILBOX = "a mailbox of e-mails"
    OFFICE = "a document of an older office program (.doc, .xls, .msg)"
    ADDRESSES = "a list of web addresses"
    OWN = own_output.OWN
    XML = "XML that is neither a page nor a feed"
    JSON = "JSON"


# Markdown may begin with a tag or a comment and is no page for that.
MARKDOWN_EXTENSIONS = frozenset({"md", "markdown"})
TEXT_EXTENSIONS = frozenset({"txt", "text", "md", "markdown"})
HTML_EXTENSIONS = frozenset({"html", "htm", "xhtml", "shtml"})
ROW_EXTENSIONS = frozenset({"jsonl", "ndjson"})
TABLE_EXTENSIONS = frozenset({"csv", "tsv", "tab"})
MAIL_EXTENSIONS = frozenset({"eml", "emlx"})
# In a folder, text is read only under these names: a README or a stylesheet is no report.
READ_EXTENSIONS = TEXT_EXTENSIONS | HTML_EXTENSIONS | ROW_EXTENSIONS | TABLE_EXTENSIONS | {
    "mhtml", "mht", "rss", "atom", "opml", "warc", "wacz", "pdf", "jsonfeed", "json", "parquet", "xlsx",
    "docx", "odt", "eml", "emlx", "mbox", "zip", "ris",
}  # fmt: skip

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"\x5d\x2a\x4d\x18", Kind.ZSTD),  # with a dictionary before it, as web archives have it
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"%PDF-", Kind.PDF),
    (b"PAR1", Kind.PARQUET),
    (b"WARC/", Kind.WARC),
    (b"filedesc://", Kind.ARC),
    (b"\xd0\xcf\x11\xe0", Kind.OFFICE),
    (b"{\\rtf", Kind.RTF),
    *((mark, Kind.BINARY) for mark in (
        b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"7z\xbc\xaf",
        b"Rar!", b"OggS", b"ID3", b"wOFF", b"wOF2", b"BZh", b"\xfd7zXZ", b"SQLite format 3",
    )),
)  # fmt: skip
BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)
# Control characters that no text has; tab, line ends, form feed and escape (ISO-2022) are left out.
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})

# The first element of XML or HTML; the group is its name.
ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf|opml|html|\w+)\b", re.IGNORECASE)
# Elements with which a page begins.
PAGE_START = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|article|main|section|div|p|h1|script|!--)\b", re.IGNORECASE
)
# Any opening tag.
TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
# What may stand before the first element: `<?xml …?>`, comments, a DOCTYPE.
PROLOGUE = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*", re.DOTALL | re.IGNORECASE
)
# A saved page in one MIME message: headers, among them "Content-Type: multipart/related".
MIME = re.compile(r"\A(?:From |[\w-]+:)[^\0]*?content-type:\s*multipart/related", re.IGNORECASE | re.DOTALL)
# A block of headers with one that only a mail program writes: a press release may begin with "From:" and "Subject:".
MAIL = re.compile(
    r"\A(?=(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:message-id|received|return-path|mime-version|delivered-to):)[\w-]+:",
    re.IGNORECASE,
)
# The line that begins a mail in a mailbox: "From ada@example Mon Mar  3 09:10:00 2031", then a header.
MAILBOX = re.compile(r"\AFrom [^\r\n]{1,300}\d{4}[^\r\n]{0,8}\r?\n[\w-]{1,100}:")
# "TY  - NEWS": the first line of references in RIS.
RIS = re.compile(r"TY {1,2}- ?\w+\s")
# A line that is a web address, also as shortcuts have it: "URL=https://…".
ADDRESS = re.compile(r"(?:url=)?https?://\S+", re.IGNORECASE)
# Lines that a list of addresses may have besides: remarks and what stands in a shortcut.
NO_ADDRESS = re.compile(r"#.*|\[internetshortcut\]|\w+=\S*", re.IGNORECASE)
ROOT_KINDS = {"rss": Kind.FEED, "feed": Kind.FEED, "rdf": Kind.FEED, "opml": Kind.OPML, "html": Kind.HTML, "newsitem": Kind.NEWSML, "newsmessage": Kind.NEWSML}  # fmt: skip


def sniff(head: bytes, extension: str, *, settings: GatherSettings) -> Kind:
    """The kind of a file. `head` is the first bytes of its content, `extension` that of its name. The content decides
    where it is unmistakable.
    """
    if not head:
        return Kind.EMPTY
    for mark, kind in MAGIC:
        if head.startswith(mark):
            return kind
    encoding = encoding_of(head)
    # `encoding_of` knows an encoding by its mark (BOM); without one, many control characters mean no text
    if encoding is None and _control_share(head) > settings.control_share:
        return Kind.BINARY
    text = head.decode(encoding or "latin-1", "replace").lstrip("\ufeff \t\r\n\0")
    return _text_kind(text, extension) if text else Kind.TEXT


def encoding_of(head: bytes) -> str | None:
    """UTF-8, -16 or -32 by its byte-order mark, or UTF-16 and -32 without one by where its null bytes stand; else None."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    return _by_nulls(head[: len(head) // 4 * 4])


def _by_nulls(head: bytes) -> str | None:
    """The encoding (UTF-16 or UTF-32), told by where the null bytes are; None where it is neither. Western text in
    UTF-16 has a null in nearly every other byte; other scripts have some beside spaces and line ends.
    """
    if len(head) < 4 or b"\0" not in head:
        return None
    # how many nulls stand at each of four places; in UTF-32 three of four are null
    first, second, third, fourth = (head[at::4].count(0) / (len(head) // 4) for at in range(4))
    # shares of the bytes at one place that are null: nearly all, hardly any
    many, few = 0.9, 0.02
    if second > many and third > many and fourth > many and first < few:
        return "utf-32-le"
    if first > many and second > many and third > many and fourth < few:
        return "utf-32-be"
    # in UTF-16 every other byte; in other scripts only beside blanks and ends of lines
    at_even, at_odd = (first + third) / 2, (second + fourth) / 2
    # a blank or a line end is a byte before a null in the one order of bytes (-le), behind it in the other (-be)
    blanks_first = head.count(b" \0") + head.count(b"\n\0")
    nulls_first = head.count(b"\0 ") + head.count(b"\0\n")
    # mostly Western letters; or at least a blank in 30 bytes
    if (at_even < few and at_odd > 0.5) or (
        at_even < few and at_odd > 0.05 and blanks_first * 30 > len(head)
    ):
        return "utf-16-le"
    if (at_odd < few and at_even > 0.5) or (at_odd < few and at_even > 0.05 and nulls_first * 30 > len(head)):
        return "utf-16-be"
    return None


def _control_share(head: bytes) -> float:
    return 1 - len(head.translate(None, CONTROLS)) / len(head)


def _text_kind(text: str, extension: str) -> Kind:
    """The kind of a text, by what it begins with and, where that does not tell, by its file's extension."""
    # what variorum itself wrote; then by what it begins with; last by its extension
    if own_output.is_own_output(text):
        return Kind.OWN
    if extension in TABLE_EXTENSIONS:
        return Kind.TABLE
    if RIS.match(text):
        return Kind.RIS
    if _is_list_of_addresses(text):
        return Kind.ADDRESSES
    if text.startswith("<"):
        return _markup_kind(text, extension)
    if text.startswith(("{", "[")):
        return _json_kind(text, extension)
    if MAILBOX.match(text):
        return Kind.MAILBOX
    if MIME.match(text):
        return Kind.MHTML
    if MAIL.match(text) or (extension in MAIL_EXTENSIONS and ":" in text):
        return Kind.MAIL
    if extension in ROW_EXTENSIONS:
        return Kind.ROWS
    if extension in HTML_EXTENSIONS and TAG.search(text):
        return Kind.HTML
    return Kind.TEXT


def _is_list_of_addresses(text: str) -> bool:
    """Whether the text is only addresses, one a line; the last line may be cut off."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = [line for line in lines if not NO_ADDRESS.fullmatch(line) or ADDRESS.fullmatch(line)]
    return bool(listed) and all(ADDRESS.fullmatch(line) for line in listed)


def _markup_kind(text: str, extension: str) -> Kind:
    """The kind of a text that begins with "<": by its root element, else by its extension."""
    # "<?xml …?>", comments and the like stand before the root
    after = PROLOGUE.match(text)
    root = ROOT.match(text, after.end() if after else 0)
    kind = ROOT_KINDS.get(root.group(1).lower()) if root else None
    if kind is not None:
        return kind
    if extension in HTML_EXTENSIONS or (PAGE_START.match(text) and extension not in MARKDOWN_EXTENSIONS):
        return Kind.HTML
    if extension in ROW_EXTENSIONS:
        return Kind.ROWS
    return Kind.XML if text.startswith("<?xml") else Kind.TEXT


def _json_kind(text: str, extension: str) -> Kind:
    """The kind of a text that begins with "{" or "[": a feed, rows one a line, or JSON."""
    if "https://jsonfeed.org/version" in text:
        return Kind.JSON_FEED
    if extension in ROW_EXTENSIONS:
        return Kind.ROWS
    if extension in TEXT_EXTENSIONS | HTML_EXTENSIONS:
        return Kind.TEXT
    one_a_line = text.startswith("{") and re.match(r'\{[^\n]*"(?:text|html)"\s*:', text)
    return Kind.ROWS if one_a_line else Kind.JSON
