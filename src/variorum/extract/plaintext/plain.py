"""Makes a draft of a plain text: the lines that `lines` took for the report, and what these and the lines near them say of its title,
outlet, authors, dates, agency and language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.extract.blocks.draft import Draft
from variorum.extract.blocks.notices import notice
from variorum.extract.blocks.photographers import parted
from variorum.extract.boilerplate.furniture import APPEAL, asks_for_money
from variorum.extract.boilerplate.marks import Lines
from variorum.extract.dom.source import Piece, Run
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.cues import date_findings, dateline_date, greeting_date, text_credits
from variorum.extract.metadata.language import language
from variorum.extract.plaintext.lines import Found, find
from variorum.extract.plaintext.units import Unit
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Capture, Certainty, Finding
from variorum.text.broken import breaks
from variorum.text.counts import counted
from variorum.text.stubs import FEW_WORDS, THE_BEGINNING

# Kinds as `lines` calls them → kinds of blocks.
KINDS = {
    "paragraph": BlockKind.PARAGRAPH,
    "subhead": BlockKind.SUBHEAD,
    "caption": BlockKind.CAPTION,
    "credit": BlockKind.CREDIT,
    "byline": BlockKind.BYLINE,
}
# "Published by: Vale News".
PUBLISHED_BY = re.compile(
    r"^(?:published by|publisher:|veröffentlicht von|publié par|publicado por|source site:)\s*(?P<outlet>[^\n|•]{2,60}?)\s*$",
    re.IGNORECASE,
)
# "© 2031 Vale News. All rights reserved".
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?P<outlet>[A-Z][\w.&'’ -]{2,50}?)(?:[.,|]|\s+-\s|\s+all rights|$)",
    re.IGNORECASE,
)
# A title with the outlet behind a bar or dash: "Ferry aground | Vale News".
WINDOW = re.compile(r"^(?P<title>.{12,}?)\s+(?:[|–—-]|::)\s+(?P<outlet>[^|–—]{2,40})$")


def draft_lines(text: str, capture: Capture, settings: ExtractSettings, foreign: Lines) -> Draft:
    """The draft of a plain text. `foreign` are lines that recur on other texts of the outlet, and are left out."""
    lines = find(text, title=capture.stated.title, foreign=foreign, settings=settings)
    pieces = [piece for _, piece in sorted(_pieces(lines, text, settings), key=lambda item: item[0])]
    taken = set(lines.body) | ({lines.headline} if lines.headline is not None else set())
    dropped = tuple(unit.text for number, unit in enumerate(lines.units) if number not in taken)
    return Draft(
        pieces=tuple(pieces),
        findings=tuple(_findings(lines, settings)),
        dropped=dropped,
        paywalled=_paywalled(lines, settings),
        given=not lines.menu,
        doubts=() if lines.menu else tuple(_doubts(lines, settings)),
    )


def _doubts(found: Found, settings: ExtractSettings) -> Iterator[str]:
    """Why the text may be no whole report, in words."""
    words = sum(found.units[n].words for n in found.body)
    if words < settings.min_words:
        yield f"there {'is' if words == 1 else 'are'} only {counted(words, 'word')} {FEW_WORDS}"
    if words < settings.paywall_words and _paywalled(found, settings):
        yield f"it asks to subscribe or to log in, and has only {counted(words, 'word')}: {THE_BEGINNING}"


def _pieces(found: Found, text: str, settings: ExtractSettings) -> Iterator[tuple[float, Piece]]:
    """The report's pieces: (number by which it is ordered, piece) for headline, body, and a byline above it."""
    first, _ = found.core
    if found.headline is not None:
        yield found.headline, _piece(found.units[found.headline], text, BlockKind.HEADLINE)
    for number, name in found.body.items():
        unit = found.units[number]
        kind = KINDS[name]
        if kind is BlockKind.PARAGRAPH:
            kind = notice(unit.text, settings) or kind
        # a line may hold a caption and its credit
        for piece in parted(_piece(unit, text, kind), settings):
            yield number, piece
    for number in _above(found, first, settings):
        unit = found.units[number]
        if number not in found.body and byline(unit.text, settings):
            yield number, _piece(unit, text, BlockKind.BYLINE)


def _piece(unit: Unit, text: str, kind: BlockKind) -> Piece:
    """The unit as a piece of the report: its lines joined by blanks."""
    runs: list[Run] = []
    for start, end in unit.spans:
        runs += [*([Run(" ", None)] if runs else []), *_unbroken(text, start, end)]
    return Piece(kind=kind, runs=tuple(runs))


def _unbroken(text: str, start: int, end: int) -> Iterator[Run]:
    """text[start:end] without the hyphens by which the ends of its lines broke words."""
    at = start
    for low, high, between in breaks(text[start:end]):
        yield Run(text[at : start + low], at)
        if between:
            yield Run(between, start + low if text[start + low] == between else None)
        at = start + high
    yield Run(text[at:end], at)


def _above(found: Found, first: int, settings: ExtractSettings) -> range:
    """The lines above the body that may be the report's: at most so many (`text_lines_above`), from the headline on."""
    low = first - settings.text_lines_above
    low = low if found.headline is None else max(low, found.headline)
    return range(max(0, low), first)


def _findings(parts: Found, settings: ExtractSettings) -> Iterator[Finding]:
    """What the lines above, inside and below the body say of the report: title, outlet, authors, dates, agency, language."""
    every = parts.units
    top, behind = parts.core
    bottom = behind - 1
    paragraphs = [every[index] for index, name in sorted(parts.body.items()) if name == "paragraph"]
    body = [unit.text for unit in paragraphs if unit.sentence] or [unit.text for unit in paragraphs]
    if parts.headline is not None:
        yield Finding(field="title", value=every[parts.headline].text, where="headline")
    yield from _outlet(every, parts.headline)
    # bylines and dates, above the body or among its first lines
    lines_above = [unit.text for unit in every[max(0, top - settings.text_lines_above) : top]]
    lines_inside = [
        unit.text
        for index, unit in enumerate(every[top : bottom + 1], top)
        if index not in parts.body or not unit.sentence
    ]
    # the first few lines inside the body that are no sentences of it
    for line in (*lines_above, *lines_inside[:6]):
        for name in byline(line, settings):
            yield Finding(field="authors", value=name, where="byline")
    dated = date_findings([*lines_above, *lines_inside[:6]], (), settings)
    yield from dated
    if not any(finding.field == "published" for finding in dated):
        yield from (finding for text in body[:2] for finding in (*dateline_date(text), *greeting_date(text)))
    report = "\n".join(body)
    # credits, also in some lines under the body
    below = [unit.text for unit in every[bottom + 1 : bottom + 9]]
    yield from text_credits(body, settings, above=lines_above, below=below, report=report)
    code = language(report, settings)
    if code:
        yield Finding(field="language", value=code, where="text")


def _outlet(every: Sequence[Unit], headline: int | None) -> Iterator[Finding]:
    """The outlet's name as lines of the text give it, the plainest such line first. `every`: all units of the text; `headline`: the
    number of the headline's unit.
    """
    # the first line, if it is the headline with a name behind
    window = WINDOW.match(every[0].text) if every else None
    if window and headline is not None and _key(every[headline].text) == _key(window.group("title")):
        yield Finding(field="outlet", value=window.group("outlet").strip(), where="title line")
    for pattern, where, certainty in (
        (PUBLISHED_BY, "published-by line", Certainty.STATED),
        (APPEAL, "page furniture", Certainty.GUESSED),
        (RIGHTS, "copyright line", Certainty.GUESSED),
    ):
        for unit in every:
            # a unit of more than 30 words is running text
            match = pattern.search(unit.text) if unit.words <= 30 else None
            if match:
                yield Finding(
                    field="outlet", value=match.group("outlet").strip(), where=where, certainty=certainty
                )
                break


def _paywalled(found: Found, settings: ExtractSettings) -> bool:
    """Whether a line near the body asks to subscribe or log in to read on."""
    first, behind = found.core
    last = max(behind - 1, 0)
    near = found.units[max(0, first - settings.text_lines_above) : last + settings.text_lines_above]
    # longer lines are text of the report, which may speak of paying, too
    return any(unit.words <= 40 and asks_for_money(unit.text) for unit in near)


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
