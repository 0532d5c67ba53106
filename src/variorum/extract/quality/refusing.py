"""Decides when a capture is no report, and says why, in words a user can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract.blocks.draft import Draft
from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.quality.walls import wall
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Capture, Reason, Refusal, Report
from variorum.text.counts import counted

# Tags are shorter except for pictures that are written into an attribute, and these hold few "=".
LONG = 20_000
# A tag longer than any page needs.
LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONG},}}")


class Refused(Exception):
    """Carries a refusal up to `extract`; never leaves the room."""

    def __init__(self, capture: Capture, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.refusal = Refusal(path=capture.path, reason=reason, detail=detail)


def before(capture: Capture, settings: ExtractSettings) -> None:
    """Raises Refused for a capture that can be refused by its bytes, before it is decoded."""
    size = len(capture.content)
    if size > settings.max_bytes:
        most = settings.max_bytes / 1e6
        detail = f"It has {size / 1e6:.1f} MB; the largest that is read is {most:g} MB (setting max_bytes)."
        raise Refused(capture, Reason.TOO_LARGE, detail)
    if not capture.content.strip(b" \t\r\n\f\v\0"):
        raise Refused(capture, Reason.EMPTY, "There is nothing in it.")


def long_text(capture: Capture, text: str, settings: ExtractSettings) -> None:
    """Raises Refused for a text, or a row's text, that has too many characters to be a single report."""
    if capture.media_type != "text/html" and len(text) > settings.max_text:
        detail = f"It has {len(text):,} characters; a report of up to {settings.max_text:,} is read (setting max_text)."
        raise Refused(capture, Reason.TOO_LARGE, detail)


def crowded(text: str, capture: Capture, settings: ExtractSettings) -> None:
    """Raises Refused for a page with a tag of very many attributes: the parser compares each with all others."""
    for tag in (tag for start, end in _long_stretches(text) for tag in LONG_TAG.finditer(text, start, end)):
        count = tag.group().count("=")
        if count > settings.max_attributes:
            detail = f"One of its tags has {count:,} attributes; up to {settings.max_attributes:,} are read."
            raise Refused(capture, Reason.TOO_LARGE, detail)


def _long_stretches(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of stretches of more than LONG characters without a ">". Only the last ">" in each window of that size is looked for."""
    at = 0
    while len(text) - at > LONG:
        closed = text.rfind(">", at, at + LONG + 1)
        if closed < 0:
            closed = text.find(">", at)
            closed = len(text) if closed < 0 else closed
            yield at, closed
        at = closed + 1


def after(capture: Capture, draft: Draft, report: Report, settings: ExtractSettings) -> None:
    """Raises Refused for what turned out to be no report. A reason that would hide another is looked for after it."""
    words = word_count(report.text)
    # what somebody chose as a report is not doubted to be one
    row = capture.media_type == "text/x-report" or draft.given
    if draft.paywalled and not draft.given and words < settings.paywall_words:
        detail = f"The page asks to subscribe or to log in, and of the report only {counted(words, 'word')} can be read on it."
        raise Refused(capture, Reason.PAYWALL_STUB, detail)
    if draft.listing and not row and _links_not_prose(draft, words, settings):
        detail = f"It looks like an index, search or section page: {draft.listing}."
        raise Refused(capture, Reason.NOT_AN_ARTICLE, detail)
    titles = (finding.value for finding in report.findings if finding.field == "title")
    # a question about cookies, a check for robots, "not found"
    instead = None if row else wall(titles, report.text, words, settings, article=draft.article)
    if instead:
        raise Refused(capture, Reason.NOT_AN_ARTICLE, f"It looks like {instead}, and holds no report.")
    fewest = settings.min_words_of_a_row if row else settings.min_words
    if words < fewest:
        if draft.cut:
            raise Refused(
                capture, Reason.TRUNCATED, f"The file breaks off ({draft.cut}) before any report begins."
            )
        raise Refused(capture, Reason.TOO_SHORT, f"Only {counted(words, 'word')} of text found in it.")


def _links_not_prose(draft: Draft, words: int, settings: ExtractSettings) -> bool:
    """Whether the draft is a list of links: few words, and no long paragraph."""
    paragraphs = [piece for piece in draft.pieces if piece.kind is BlockKind.PARAGRAPH]
    longest = max((word_count(piece.text) for piece in paragraphs), default=0)
    return words < settings.listing_words and longest < settings.listing_paragraph
