"""Lines that belong to the page and not to the report, told by their words."""

from __future__ import annotations

import re
from functools import cache

from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import table
from variorum.text.words import WORD

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f\u0e00-\u0e7f]")
CLOSING = frozenset(".!?…。！？।؟۔")
AFTER_CLOSING = "\"'”’»)]」』"
# Names of pictures and tags that programs leave behind: a word of this length without a vowel group or blank, or
# letters, digits and underscores mixed.
MACHINE = re.compile(r"^(?=\S{16,}$)(?=\S*[A-Za-z])(?=\S*[\d_])[\w./:-]+$|^https?://\S+$")
# An appeal that names the outlet.
APPEAL = re.compile(
    r"\b(?:Support|Subscribe to|Welcome to|Donate to) (?P<outlet>(?:The )?[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|&)){0,5})(?:!|$| today\b| now\b)"
)


def word_count(text: str) -> int:
    """Words of `text`; in scripts that set no blanks two characters count as one."""
    count = len(WORD.findall(text))
    return count if text.isascii() else count + len(CJK.findall(text)) // 2


def closes(text: str) -> bool:
    """Whether a mark closes the text, with or without quotation marks and brackets after it."""
    return text.rstrip().rstrip(AFTER_CLOSING)[-1:] in CLOSING


def is_furniture(text: str, settings: ExtractSettings, *, linked: float = 0.0) -> bool:
    """Whether a line is the page's own. `linked` is the share of it that is a link."""
    folded = " ".join(text.casefold().replace("’", "'").split()).strip("•·|→>«»-–— ")
    if not folded or folded in _whole() or MACHINE.match(text.strip()):
        return True
    count = word_count(folded)
    if count > settings.furniture_words:
        return False
    if _lead_in().match(folded) and (count <= 4 or linked > 0.3 or not closes(text) or ":" in folded[:40]):
        return True
    return any(phrase in folded for phrase in _words("inside"))


def ends_report(text: str) -> bool:
    """Whether a short line heads what stands below reports: comments, forms, other stories, the author's life."""
    folded = " ".join(text.casefold().replace("’", "'").split()).strip("•·|→>«»-–—:… ")
    return word_count(folded) <= 8 and folded.startswith(_words("ends"))


def asks_for_money(text: str) -> bool:
    folded = text.casefold().replace("’", "'")
    return any(phrase in folded for phrase in _words("paywall"))


@cache
def _whole() -> frozenset[str]:
    return frozenset(_words("whole"))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in table("furniture.json")[name])


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(re.escape(word) for word in _words("lead_in")) + r")(?!\w)")
