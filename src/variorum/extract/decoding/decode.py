"""From bytes to characters. The charset is guessed only where neither the bytes nor a declaration tell it.

Words used here. Declared: the charset that an HTTP header or a meta element names. BOM: byte order mark. Twice: UTF-8
that was taken for another charset and encoded once more.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from variorum.extract.decoding.twice import may_be_twice, read_once_more
from variorum.extract.settings import ExtractSettings
from variorum.text.counts import counted

# First bytes that name an encoding, longer ones before their beginnings.
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are no text.
MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"7z\xbc\xaf",
)
# A doubt, in words.
TWICE = "some of its characters were encoded as UTF-8 twice, and were read once more"
# The charset that a meta element names, in bytes: `<meta charset="utf-8">`.
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
# Control characters that no text holds (tab, line feed, form feed, carriage return and escape do occur).
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


class Decoded(NamedTuple):
    """The text, and in `doubt` what was odd about its charset, in words; None where nothing was."""

    text: str
    charset: str
    doubt: str | None = None


class NotText(Exception):
    """`binary` is True where the bytes are no text at all, False where no charset fits."""

    def __init__(self, detail: str, *, binary: bool) -> None:
        super().__init__(detail)
        self.binary = binary


def decode(content: bytes, settings: ExtractSettings, *, declared: str | None = None) -> Decoded:
    """`content` as text. A byte order mark wins, then valid UTF-8 (a declared Latin-1 decodes anything, so it proves
    nothing), then what header or meta declare, then detection. Raises NotText.
    """
    # 1. no text at all
    for magic in MAGIC:
        if content.startswith(magic):
            raise NotText(f"starts like a file that is no text ({magic[:4]!r})", binary=True)
    # 2. what the bytes themselves show
    for bom, charset in BOMS:
        if content.startswith(bom):
            return _checked(content, charset, None, settings)
    utf16 = _without_bom(content)
    if utf16:
        return _checked(content, utf16, None, settings)
    # 3. valid UTF-8; else what is declared, or a guess
    named = [name for name in (declared, _meta(content)) if name]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        # only the last few bytes are wrong: a character was cut in two
        if content[error.start :].find(b"\n") < 0 and len(content) - error.start < 4:
            return _checked(content, "utf-8", "the last character is cut off", settings)
    else:
        other_names = [name for name in named if not _same_charset(name, "utf-8") and not text.isascii()]
        # ISO-2022, the Japanese charset of mails, is ASCII with escapes: there the declared charset counts
        if "\x1b" not in text or not named:
            doubt = f"declared as {other_names[0]}, but the bytes are UTF-8" if other_names else None
            turned_back = read_once_more(text) if may_be_twice(content) else None
            if turned_back is not None:
                return _with_doubt(Decoded(turned_back, "utf-8", TWICE), settings)
            return _with_doubt(Decoded(text, "utf-8", doubt), settings)
    return _by_name(content, named, settings)


def _by_name(content: bytes, named: list[str], settings: ExtractSettings) -> Decoded:
    """The bytes read by the first of the `named` charsets that gives plausible text; by a guessed charset where none
    does, with a doubt in words.
    """
    for name in named:
        # the name as browsers take it: "iso-8859-1" is cp1252
        charset = map_encoding_to_html5(name, fallback_utf8=False) or name
        try:
            return _with_doubt(Decoded(content.decode(charset), charset), settings)
        except (LookupError, UnicodeDecodeError):
            continue
        except NotText:
            continue
    guess = detect_encoding(content[: settings.charset_sample]) or "cp1252"
    # a guess of UTF-8 that hardly any byte bears out
    if _same_charset(guess, "utf-8") and not _is_mostly_utf8(content[: settings.charset_sample]):
        guess = "cp1252"
    doubt = f"declared as {named[0]}, read as {guess}" if named else f"no charset declared, read as {guess}"
    return _checked(content, guess, doubt, settings)


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether most bytes beyond ASCII are valid UTF-8. A page that declares UTF-8 but was written in a Western charset has hardly any."""
    read = content.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    return sum(not c.isascii() for c in read) - broken > broken


def _checked(content: bytes, charset: str, doubt: str | None, settings: ExtractSettings) -> Decoded:
    return _with_doubt(Decoded(content.decode(charset, errors="replace"), charset, doubt), settings)


def _with_doubt(decoded: Decoded, settings: ExtractSettings) -> Decoded:
    """What was decoded, with a doubt where some of it could not be read. Raises NotText where too much of it is no text."""
    sample = decoded.text[: settings.charset_sample]
    encoded = sample.encode("utf-8", "replace")
    control_characters = len(encoded) - len(encoded.translate(None, CONTROLS))
    # U+FFFD stands where a byte could not be read
    unreadable = sample.count("\ufffd")
    if control_characters > max(2, settings.broken_share * len(sample)):
        raise NotText(f"{control_characters} control characters in the first {len(sample)}", binary=True)
    if unreadable > max(2, settings.broken_share * len(sample)):
        raise NotText(f"{counted(unreadable, 'character')} that no charset tried can read", binary=False)
    if unreadable and not decoded.doubt:
        return decoded._replace(doubt=f"{counted(unreadable, 'character')} could not be read")
    return decoded


def _without_bom(content: bytes) -> str | None:
    """The charset ("utf-16-le", "utf-16-be") of bytes without a byte order mark, told by their zero bytes: in most
    scripts nearly every other byte of UTF-16 is zero. None where they are not so.
    """
    # so many bytes are enough to see it
    sample = content[:4000]
    if len(sample) < 8 or 0 not in sample:
        return None
    # how often a byte is 0 at even and at odd places
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    # most bytes at one sort of places are 0, hardly any at the other
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _meta(content: bytes) -> str | None:
    # browsers look at the first 1,024 bytes; some pages name it later
    match = META_CHARSET.search(content[:4096])
    return match.group(1).decode("ascii", "replace") if match else None


def _same_charset(one: str, other: str) -> bool:
    """Whether two names are of one charset ("utf8", "UTF-8"); False for a name that is not known."""
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False
