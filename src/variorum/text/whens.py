"""Finds dates and times in running text, and resolves them against the report's own date.

Words used here. When: a date or time; grain: how exact it is. Mention: a value with its place. Published: the report's own date.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from variorum.records import Grain, When
from variorum.text.listed.times import listed_whens
from variorum.text.mention import Mention
from variorum.text.quantity.lexicon import known
from variorum.text.quotations import quotations
from variorum.text.short_lists import LISTED
from variorum.text.when.calendar import matches, span
from variorum.text.when.full_hours import ends_of_stretches
from variorum.text.when.meaning import TENSE_WINDOW, Context, meaning, on_day
from variorum.text.when.nights import nights
from variorum.text.when.resolving import published_on


def whens(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    published: str | None = None,
    language: str | None = None,
) -> tuple[Mention[When], ...]:
    """The dates, times, years and seasons of text[start:end], in order and without overlap. Lengths of time are left out.

    `published`: the report's own date, "YYYY-MM-DD…" or EDTF "[a,b]". Without it, weekdays and "yesterday" stay
    unresolved; inside quotations they always do, since a speaker's "today" is the day of speaking.
    """
    stop = len(text) if end is None else end
    code = (language or "").lower()[:2]
    if code in LISTED:
        return listed_whens(text, start, stop, published, code)
    code = known(language)
    all_matches = matches(text, start, stop, code)
    if not all_matches:
        return ()
    # the quotations, in which days stay unresolved
    quoted = quotations(text, *_paragraph(text, start, stop))
    quotation_starts = [q.start for q in quoted]
    day = published_on(published)
    mentions: list[Mention[When]] = []
    # each match with its context, which tells what "Tuesday" means
    for match in all_matches:
        begins, ends = _trimmed(text, *span(match))
        quotation = bisect_right(quotation_starts, begins) - 1
        is_quoted = quotation >= 0 and begins < quoted[quotation].end
        context = Context(
            language=code,
            published=None if is_quoted else day,
            day=day,
            behind=text[max(start, begins - TENSE_WINDOW) : begins],
            ahead=text[ends : min(stop, ends + TENSE_WINDOW)],
        )
        value = meaning(match, context, text[begins:ends])
        if value is not None:
            mentions.append(Mention(begins, ends, value))
    return _with_days(text, ends_of_stretches(text, nights(text, _without_overlap(text, mentions), code)))


# A part of the night beside the day that it belongs to, and what stands between a weekday and the feast it is counted from.
NIGHT = re.compile(r"overnight", re.IGNORECASE)
# ", ", " on ", " into ": between two times that are one.
INTO = re.compile(r"[\s,]+(?:(?:on|into|to|from)\s+)?\Z", re.IGNORECASE)
# "the day after Christmas": a day counted from a feast.
FROM_FEAST = re.compile(r"\s+(?:after|before|following|preceding)\s+(?:the\s+)?\Z", re.IGNORECASE)
# What makes another day, or a week, of the day behind it.
BESIDE = re.compile(
    r"\b(?:eve|day\s+(?:after|before)|week\s+(?:of|beginning|starting|commencing))\s+(?:of\s+)?\Z",
    re.IGNORECASE,
)


def _without_overlap(text: str, mentions: list[Mention[When]]) -> list[Mention[When]]:
    """The mentions without those that only help to say another day, which is not read: "overnight" beside a weekday, both days of "the
    Sunday before Christmas", the day of "the week of May 5".
    """
    left_out = set()
    for at, mention in enumerate(mentions):
        is_night = NIGHT.fullmatch(text, mention.start, mention.end)
        for other in (at - 1, at + 1):
            if not 0 <= other < len(mentions):
                continue
            first, second = sorted((mention, mentions[other]))
            between = text[first.end : second.start]
            # "overnight" beside a day; "the Sunday before Christmas"; "the week of May 5"
            if is_night and INTO.match(between) and mentions[other].value.clock is None:
                left_out.add(at)
            is_weekday_before = (
                other > at and mention.value.weekday is not None and mention.value.month_day is None
            )
            if is_weekday_before and FROM_FEAST.match(between) and mentions[other].value.grain is Grain.VAGUE:
                left_out.update((at, other))
        if mention.value.grain is Grain.DAY and BESIDE.search(
            text, max(0, mention.start - 30), mention.start
        ):
            left_out.add(at)
    return [mention for at, mention in enumerate(mentions) if at not in left_out]


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """(start, end) of the lines that hold text[start:end]. Quotations are looked for in whole lines, since one may
    begin sentences before.
    """
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, commas, loose marks and a sentence's full stop at its end. `start`, `end`: the span."""
    while end > start and (
        text[end - 1].isspace()
        or text[end - 1] == ","
        or _is_loose(text, start, end)
        or _ends_sentence(text, start, end)
    ):
        end -= 1
    return start, end


# A full stop behind a month's whole name, or behind "pm", ends a sentence; behind "p.m." and "Sept." it is theirs too.
FULL = re.compile(
    r"(?:\b[^\W\d_]{6,}|\b(?:March|April|May|June|July|Mai|Juni|Juli|mars|avril|juin)|[ap]m)\.\Z",
    re.IGNORECASE,
)


def _ends_sentence(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and FULL.search(text, start, end) is not None


def _is_loose(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends in a bracket that was opened before it."""
    return text[end - 1] == ")" and "(" not in text[start:end]


# What may stand between a clock time and the day it belongs to.
BRIDGE = re.compile(
    r"[\s,]*(?:(?:on|at|the|of|am|um|à|a|las|alle|om|early|late|den|às|vers|gegen|de|del|do|da|di|du|van|vom|des|le|el|il|op)\b[\s,]*"
    r"|dell['’]){0,2}\Z",
    re.IGNORECASE,
)


def _with_days(text: str, mentions: list[Mention[When]]) -> tuple[Mention[When], ...]:
    """The mentions with each clock time put on the day that stands beside it ("9:27 a.m. Sunday")."""
    done = []
    for index, mention in enumerate(mentions):
        value = mention.value
        if value.clock and value.earliest is None:
            # the day beside it: sooner one without a comma between, then the nearer
            for words_between, other in sorted(
                _neighbours(text, mentions, index),
                key=lambda neighbour: (neighbour[0].count(","), len(neighbour[0])),
            ):
                if other.clock is None and BRIDGE.match(words_between):
                    value = on_day(value, other)
                    break
        done.append(Mention(mention.start, mention.end, value))
    return tuple(done)


def _neighbours(text: str, mentions: list[Mention[When]], at: int) -> list[tuple[str, When]]:
    """(what stands between, value) for the mention on either side of mentions[at]."""
    here = mentions[at]
    found = [(text[mention.end : here.start], mention.value) for mention in mentions[max(0, at - 1) : at]]
    return found + [(text[here.end : mention.start], mention.value) for mention in mentions[at + 1 : at + 2]]
