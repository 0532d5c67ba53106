"""Finds the day that a number speaks of: that of its sentence, or else that of its report's news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from variorum.collate.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Grain, Report, Sentence, When
from variorum.text import stamps
from variorum.text.lexicon import first_words, lines
from variorum.text.mention import Mention as Lexed
from variorum.text.parsers import ENGLISH
from variorum.text.told_on import told_on, whens_in
from variorum.text.when.resolving import WEEK

# First and last day, ISO.
Days = tuple[str, str]
ACCORDING = "according"
# First sentences of a report that tell its news; then most days between the news and its publication.
LEAD, RECENT = 5, 7
# Grains of times by which two happenings are told apart. Vague times ("the 1950s") tell nothing, except for weeks.
TELLING = frozenset({Grain.DAY, Grain.WEEKDAY, Grain.TIME, Grain.MONTH, Grain.YEAR})
# Grains of times that lie in one day.
IN_A_DAY = frozenset({Grain.DAY, Grain.WEEKDAY, Grain.TIME})


@cache
def saying() -> frozenset[str]:
    """Stems of the verbs of saying and of pages: when a thing was said is not when it was."""
    return (
        frozenset(stem(verb) for verb in first_words("reporting-verbs.txt"))
        | printing()
        | {stem("say"), stem(ACCORDING)}
    )


@cache
def speaking() -> frozenset[str]:
    """Stems of the verbs with which words are put out, and of no deed: of those of saying not "see" and "find" ("was seen on Monday"), and not
    those with an object, since that a deal was announced is itself what happened.
    """
    listed = (line.split() for line in lines("reporting-verbs.txt"))
    return frozenset(
        stem(verb) for verb, *frames in listed if {"c", "q"} <= set(frames) and "o" not in frames
    ) | {
        stem("say"),
        stem(ACCORDING),
    }


@cache
def printing() -> frozenset[str]:
    """Stems of the verbs of a page's own lines ("posted on 3 May")."""
    return frozenset(stem(verb) for verb in first_words("page-verbs.txt"))


def published_day(report: Report) -> str | None:
    """The day it was published, ISO; None where the report has no date or one that may be several days."""
    return _whole_day(report.published)


def day_told(report: Report, at: int) -> str | None:
    """The day on which the words at a place were written, ISO; None where the report does not tell, or only that it is one of several days."""
    return _whole_day(told_on(report, at))


def _whole_day(stamp: str | None) -> str | None:
    found = stamps.day(stamp)
    return found.isoformat() if found else None


def days_in(report: Report, sentence: Sentence) -> tuple[Lexed[When], ...]:
    """The times in a sentence that name a day or a month, without those that only say when something was said."""
    found = whens_in(report, sentence.start, sentence.end)
    told = [
        mention
        for mention in found
        if (mention.value.earliest or mention.value.month_day)
        and (mention.value.grain in TELLING or _is_week(mention.value))
    ]
    if not told:
        return ()
    tree = Tree(sentence.tokens)
    return tuple(mention for mention in told if not _is_of_saying(tree, mention))


def _is_week(value: When) -> bool:
    """Whether the time is a known span of at most a week."""
    if not value.earliest:
        return False
    first, last = _span(value)
    return bool(value.latest) and _days(last) - _days(first) < WEEK


def _is_of_saying(tree: Tree, mention: Lexed[When]) -> bool:
    """Whether the time tells when something was said ("said on Monday"): the nearest verb is one of saying."""
    at = next((index for index, token in enumerate(tree.tokens) if token.end > mention.start), None)
    if at is None:
        return False
    verb = tree.nearest_verb(at)
    return verb is not None and stem(tree.tokens[verb].lemma) in saying()


def nearest_days(found: Sequence[Lexed[When]], start: int, end: int) -> Days | None:
    """(first day, last day), ISO, of the time that stands nearest to text[start:end]; None where there is no time."""
    near = _nearest(found, start, end)
    return _span(near.value) if near is not None else None


def nearest_month(found: Sequence[Lexed[When]], start: int, end: int) -> str | None:
    """The month, "01" to "12", of the date that stands nearest to text[start:end], also where its year is not known;
    None where there is no date.
    """
    near = _nearest([m for m in found if m.value.month_day], start, end)
    return (near.value.month_day or "")[:2] if near is not None else None


def _nearest(times: Sequence[Lexed[When]], start: int, end: int) -> Lexed[When] | None:
    """The time that stands nearest to text[start:end], of two the first; None where there is none."""
    return min(times, key=lambda m: (max(m.start - end, start - m.end, 0), m.start), default=None)


def _span(value: When) -> Days:
    return (value.earliest or "")[:10], (value.latest or value.earliest or "")[:10]


def news_days(report: Report, sentences: Sequence[Sentence]) -> Days | None:
    """(day, day) of a report's news: of the days in the week before its publication the one that its first sentences
    name most. None for a report without a date, or whose first sentences name no such day.
    """
    day = _news_day(report, sentences[:LEAD])
    return (day, day) if day is not None else None


def _news_day(report: Report, lead: Sequence[Sentence]) -> str | None:
    """The day that the first sentences name most, among the days shortly before publication; None where they name none. `lead`: the first
    sentences. As ISO.
    """
    published = published_day(report)
    if published is None:
        return None
    # no day earlier than this is news
    first = (date.fromisoformat(published) - timedelta(days=RECENT)).isoformat()
    days = [
        earliest[:10]
        for sentence in lead
        for time in whens_in(report, sentence.start, sentence.end, language=ENGLISH)
        if time.value.grain in IN_A_DAY
        and (earliest := time.value.earliest)
        and first <= earliest[:10] <= published
    ]
    counts = Counter(days)
    return max(counts, key=lambda day: (counts[day], day)) if counts else None


def apart(left: Days, right: Days) -> int:
    """The whole days between two spans; 0 or less where they meet."""
    return max(_days(right[0]) - _days(left[1]), _days(left[0]) - _days(right[1]))


@cache
def _days(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def days_between(first: str, second: str) -> int:
    """The whole days from the first ISO day to the second; negative where the second is earlier."""
    return _days(second[:10]) - _days(first[:10])
