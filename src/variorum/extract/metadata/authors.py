"""Takes authors' names out of bylines and metadata, without the words around them.

Keys of bylines.json. `by`: words that open a byline; `and`: words that join names; `suffixes`: endings that say
reporter (기자), written as one with the name.
"""

from __future__ import annotations

import re
from functools import cache

from variorum.extract.metadata.credit import agency, may_name_agency, only_agency
from variorum.extract.metadata.dates import dates
from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import table

# A longer line, in code points, is a paragraph; more words behind "by" than this are a sentence.
LONGEST_BYLINE, MOST_WORDS = 200, 30
# Addresses, mail addresses, "@name", tags.
NOISE = re.compile(r"https?://\S+|\S+@\S+\.\w+|\(@[^)]*\)|@\w+|<[^>]*>")
# A byline ends where a date, a time or another field begins.
FIELD = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\d|\bupdated\b|\bpublished\b|\bposted\b|\bfor\s+the\b|\baktualisiert\b|\bstand:).*",
    re.IGNORECASE | re.DOTALL,
)

# An agency in brackets at the end: "Ada Reed (AFP)".
IN_BRACKETS = re.compile(r"\s*\(([^()]{2,40})\)$")
# Names and their agency: "Ada Reed, AFP", "Ada Reed with AFP".
SIGNED = re.compile(
    r"(?P<names>[^\W\d_][^\d()\[\]/|:;!?\n]{3,100})(?:\s*[,(|–—]\s*|\s(?:mit|with|avec|con|und|and|et|y)\s)(?P<agency>[^()|,\n]{2,30}?)\)?"
)


def names(value: str) -> list[str]:
    """The names in a metadata value such as "A. Author, B. Writer and C. Scribe, Chief Correspondent"."""
    text = _without_by(" ".join(NOISE.sub(" ", value).split()))
    parts = [part.strip(" .,;:|") for part in _splitter().split(text)]
    parts = [without for part in parts if (without := _without_suffix(part))]
    if len(parts) > 1:
        parts = [part for part in parts if not _is_role(part)] or parts[:1]
    return list(dict.fromkeys(parts))


def is_nobody(name: str) -> bool:
    """Whether what metadata give as the author is no person but an account of the site ("admin")."""
    return name.casefold() in _words("nobody")


def byline(line: str, settings: ExtractSettings) -> list[str]:
    """The names in a byline: "By A. Author" or, without "By", "A. Author, dpa". [] where the line is no byline."""
    if len(line) > LONGEST_BYLINE:
        return []
    opening = _by().match(line)
    if opening is None:
        return _signed(line, settings)
    behind_by = line[opening.end() :]
    # up to the first date
    behind_by = behind_by[: next((date.start for date in dates(behind_by)), len(behind_by))]
    behind_by = IN_BRACKETS.sub(r", \1", FIELD.sub("", behind_by).strip())
    authors = [name for name in names(behind_by) if reads_like_name(name, settings)]
    authors = [name for name in authors if not only_agency(name)] or authors
    return authors if authors and len(behind_by.split()) <= MOST_WORDS else []


def _signed(line: str, settings: ExtractSettings) -> list[str]:
    """The names in a line that names only people and their agency ("A. Author, dpa"); [] for any other. "A.
    Author/dpa" is no byline: more often it names a photographer. "New York, AP" is a place.
    """
    match = SIGNED.fullmatch(line) if may_name_agency(line) else None
    if match is None or not only_agency(match["agency"]):
        return []
    found = names(match["names"])
    fair = all(reads_like_name(name, settings) and not agency(name) for name in found)
    return found if fair and name_opens(match["names"]) else []


def name_opens(text: str) -> bool:
    """Whether the first word can open a person's name: it is no word that opens places ("San", "New"), no day and no month."""
    return text.split()[0].casefold().strip(".") not in _words("places") if text.split() else False


def marked_names(line: str, settings: ExtractSettings) -> list[str]:
    """The names in a line that the page marks as the author's (by a class name, say), whatever words stand before and behind them."""
    rest = re.sub(r"\s*[/(–—]\s*", ", ", FIELD.sub("", line) or line).rstrip(") ")
    return [name for name in names(rest) if reads_like_name(name, settings) and not agency(name)]


def reads_like_name(text: str, settings: ExtractSettings) -> bool:
    """Whether the text is two words or a few more, with capitals except for particles; in a script without
    capitals, whether it is short.
    """
    words = text.split()
    if text and not text.isascii() and not any(letter.isupper() or letter.islower() for letter in text):
        # Chinese or Arabic names are not told by capitals
        return 2 <= len(text) <= 20
    if not 2 <= len(words) <= settings.name_words or (re.search(r"[.!?]$", words[-1]) and len(words[-1]) > 3):
        return False
    small = _words("particles")
    return all(word.casefold() in small or word[0].isupper() for word in words) and words[-1][0].isupper()


def _without_by(text: str) -> str:
    match = _by().match(text)
    return text[match.end() :] if match else text


def _without_suffix(part: str) -> str:
    """One part of a byline, without the words behind the name ("A. Author, staff writer")."""
    for suffix in table("bylines.json")["suffixes"]:
        part = part.removesuffix(suffix).strip()
    return part


def _is_role(part: str) -> bool:
    """Whether the part of a byline names a job and no person; so it does when it is all in small letters."""
    words = [word.casefold() for word in part.split()]
    roles = _words("roles")
    return any(word in roles for word in words) or part.islower()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in table("bylines.json")[name])


@cache
def _by() -> re.Pattern[str]:
    words = sorted((re.escape(word) for word in table("bylines.json")["by"]), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(words)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _splitter() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("bylines.json")["and"])
    return re.compile(rf"\s*[,;/|&、，・]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)
