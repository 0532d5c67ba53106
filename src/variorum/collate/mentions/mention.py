"""A number or a time in a report, and what is known of it where it stands.

Words used here. Rival: another value of the report that answers a like question. News: the day that a report's first
sentences tell of. Settled: so long past that nothing is added any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from variorum.collate.certainty import Certainty
from variorum.collate.mentions.dated import Days, days_between, nearest_days, nearest_month, published_day
from variorum.collate.mentions.question import Asked
from variorum.records import Measure, Quantity, Report, When
from variorum.text.mention import Mention as Lexed

# The statement of a mention before it is known.
UNPLACED = -1
# What a report says in its own voice, as far as its words tell.
VOUCHED = Certainty()


class Scope(StrEnum):
    """What the words around a number or day make of it (`scopes.scope_of`): one of several, an addition, a part, or
    no count of what happened.
    """

    OTHER = "another instance"
    ADDED = "in addition"
    PART = "a part"
    MOST = "the most so of them"
    LISTED = "one of a list"
    GRAVE = "the gravely hurt"
    CAPACITY = "what there is room for"
    ELIGIBLE = "who may take part"
    WHOLE = "what a share is taken of"
    START = "where a change began"
    SINCE = "counted from something else"
    AGO = "counted back from now"
    LEFT = "those who are left"
    NAMED = "a name, by its place in a series"
    HEADED = "under a heading of its own"
    FOLLOWED = "what came before or after"
    FUTURE = "what is still to be made"
    SUMMED = "a total over several happenings"
    RESTORED = "what is as it was before"
    TREATED = "those whom one hospital has"
    ACROSS = "the second of two measures of one thing"


# Scopes of numbers that answer no question of their own beside another of their report.
NO_ANSWER = frozenset({Scope.WHOLE, Scope.START})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """report.text[start:end] holds `value`. `wide`: the span with the words that tell what it is about, for quoting.
    `statement`: index of its statement. `nth` of its sort in its report; times are counted backwards from -1.
    Stems: `head` of the noun, `predicate` of the verb above, `subject` of that verb, `around` of the words near by, `owner`
    of the nearest name.
    Words as they stand: `noun`, `verb`, `doer`. Full names of persons: `who` does what the verb tells, `whom` it is done
    to.
    `classes`: what befell those counted (lexicons/event-classes.json). `attribute`: what a measure is one of ("depth").
    `scope`: words that make it one of several instances ("another"), an addition ("two more"), a part ("four of whom") or
    another thing than what happened ("a capacity of 50").
    `where`: the places it is counted in. `series`: members of a series in its sentence ("Game 7"). `got`: names in the
    verb's object ("received the Moll Prize"). `long`: stem of the noun that a length or time describes ("a three-year
    deal").
    `to_come`: the verb above speaks of what will or may be. `sure`: whether its report vouches for it.
    `on`: the days it speaks of. `dated`: its own sentence names these. `news`: the day of the report's news. `told_on`: the
    day its report was published. `month`: that of a date near by, also where the year is not known.
    `settled`: its own words put it so long before its report that nothing is added to it any more.
    `beside`: the other values of its sort in its report. `rivals`: those of them that answer a question that reads the
    same.
    `sole`: it is the only toll of its fate in its report (`tolls`).
    `asked`: the question that a number answers, for the second opinion on it."""

    report: str
    start: int
    end: int
    wide: tuple[int, int]
    value: Quantity | When
    statement: int
    witness: str
    head: str | None
    predicate: str | None
    subject: str | None
    classes: frozenset[str]
    around: frozenset[str]
    nth: int = 0
    owner: str | None = None
    noun: str | None = None
    verb: str | None = None
    doer: str | None = None
    who: str | None = None
    whom: str | None = None
    asked: Asked | None = None
    to_come: bool = False
    on: Days | None = None
    dated: bool = False
    news: Days | None = None
    told_on: str | None = None
    settled: bool = False
    beside: frozenset[Quantity | When] = frozenset()
    rivals: frozenset[Quantity | When] = frozenset()
    attribute: str | None = None
    scope: frozenset[Scope] = frozenset()
    where: frozenset[str] = frozenset()
    month: str | None = None
    sure: Certainty = VOUCHED
    series: frozenset[tuple[str, str]] = frozenset()
    got: frozenset[str] = frozenset()
    long: str | None = None
    sole: bool = False


def on_days(
    mentions: Iterable[Mention],
    found: Sequence[Lexed[When]],
    report: Report,
    news: Days | None,
    *,
    settled_days: int,
) -> tuple[Mention, ...]:
    """The mentions of one sentence, with the days that they are about.

    `found`: the times that the sentence names. `news`: the day of the report's news. `settled_days`: what happened
    more days before its report is settled.
    """
    told_on = published_day(report)
    return tuple(
        replace(
            mention,
            on=own or news,
            dated=own is not None,
            settled=is_long_before(own, told_on, settled_days),
            news=news,
            told_on=told_on,
            month=nearest_month(known, mention.start, mention.end),
            to_come=mention.to_come or _is_date_to_come(mention.value, told_on),
        )
        for mention in mentions
        # the times that may say when it was, and the days named nearest to it
        for known in ([day for day in found if _may_date(day.value, mention, told_on)],)
        for own in (nearest_days([day for day in known if day.value.earliest], mention.start, mention.end),)
    )


def _may_date(day: When, mention: Mention, told_on: str | None) -> bool:
    """Whether a number of the sentence may be about that day. A number of something done is about no day to come
    ("spoke for 14 hours on the law, which ends it by 2030"), and no number is about the day by which it is due.
    """
    if isinstance(mention.value, When):
        return True
    return day.bound != "by" and (mention.to_come or not _is_after(day, told_on))


def _is_date_to_come(value: Quantity | When, told_on: str | None) -> bool:
    """Whether it is a day named with its month, after the day on which it was told: "a vote is scheduled for October 30"."""
    return isinstance(value, When) and value.month_day is not None and _is_after(value, told_on)


def _is_after(day: When, told_on: str | None) -> bool:
    """Whether the whole of it lies after the day on which it was told."""
    return bool(told_on and day.earliest and days_between(told_on, day.earliest) > 0)


def is_long_before(on: Days | None, told_on: str | None, least: int) -> bool:
    """Whether the last of the days lies more than so many before the day on which it was told."""
    return on is not None and told_on is not None and days_between(on[1], told_on) > least


def with_others_beside(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each with the other values of its sort in its report (`beside`), and those of them that answer
    the same question (`rivals`).
    """
    # values that are marked as another instance, a part or the like answer another question
    answers = [mention for mention in mentions if not mention.scope & NO_ANSWER]
    sorts, questions = _values_by_key(mentions, _sort_key), _values_by_key(answers, _question_key)
    return tuple(
        replace(
            mention,
            beside=frozenset(sorts[_sort_key(mention)] - {mention.value}),
            rivals=frozenset(
                value
                for value in questions.get(_question_key(mention), ())
                if _is_rival(value, mention.value)
            ),
        )
        for mention in mentions
    )


def _values_by_key(
    mentions: Iterable[Mention], key: Callable[[Mention], Hashable]
) -> Mapping[Hashable, set[Quantity | When]]:
    """The different values that mentions have, by key."""
    held: dict[Hashable, set[Quantity | When]] = defaultdict(set)
    for mention in mentions:
        held[key(mention)].add(mention.value)
    return held


def _is_rival(other: Quantity | When, value: Quantity | When) -> bool:
    """Whether the other value is another answer to the same question. A day beside an hour ("on Thursday at 5:17") is none."""
    if isinstance(other, When) and isinstance(value, When) and value.clock and not other.clock:
        return False
    return _number(other) != _number(value)


def _number(value: Quantity | When) -> Hashable:
    """What makes two values of one sort equal, whatever their words: the days of a time, the number of a quantity."""
    return (
        (value.earliest, value.latest, value.weekday) if isinstance(value, When) else (value.exact, value.low)
    )


def _sort_key(mention: Mention) -> Hashable:
    """A key that is equal for values of one sort in a report: counts of one noun, or of those to whom one thing
    happened; times with one verb.
    """
    value = mention.value
    if isinstance(value, When):
        return mention.report, mention.predicate
    if value.measure is Measure.COUNT:
        return mention.report, min(mention.classes, default=mention.head)
    return mention.report, value.measure


def _question_key(mention: Mention) -> Hashable:
    """A key that two values of a report share where they could answer one question."""
    value = mention.value
    if isinstance(value, When) or (value.measure is Measure.COUNT and mention.classes):
        return _sort_key(mention)
    if mention.attribute is not None:
        return (
            mention.report,
            value.measure,
            value.unit,
            mention.attribute,
        )  # two depths, whoever measured them
    return mention.report, value.measure, value.unit, mention.head, mention.owner
