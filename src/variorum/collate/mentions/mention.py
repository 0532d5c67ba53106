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
    """A number or a time at its place in a report, with what its sentence and its report tell of it.

    A stem is a word without its ending, as words are compared; None or an empty set: the sentence does not tell it.
    """

    # id of the report; the place in its text, in code points: text[start:end] holds `value`
    report: str
    start: int
    end: int
    # (start, end) of the stretch to quote: the value with the words that tell what it is about
    wide: tuple[int, int]
    value: Quantity | When
    # index of its statement, and the id of the witness that tells it
    statement: int
    witness: str
    # stems: of the noun that is counted; of the verb above the value; of that verb's subject
    head: str | None
    predicate: str | None
    subject: str | None
    # what befell those counted: names of lexicons/event-classes.json ("killed")
    classes: frozenset[str]
    # stems of the words near by that carry matter
    around: frozenset[str]
    # its number among the numbers of its report, from 0; of times, among the times from -1 downwards
    nth: int = 0
    # stem of the name that the value belongs to: whose age, whose record
    owner: str | None = None
    # words as they stand, for labels: the noun counted, the verb above, that verb's subject
    noun: str | None = None
    verb: str | None = None
    doer: str | None = None
    # full names of persons: who does what the verb tells, and whom it is done to
    who: str | None = None
    whom: str | None = None
    # the question that a number answers, with the number left out
    asked: Asked | None = None
    # the verb above speaks of what will or may be
    to_come: bool = False
    # first and last day that it speaks of (ISO); `dated`: its own sentence names them, not only the report's news
    on: Days | None = None
    dated: bool = False
    # first and last day of the report's news; the day on which the report was published (ISO)
    news: Days | None = None
    told_on: str | None = None
    # so long before its report that nothing is added to it any more
    settled: bool = False
    # other values of its sort in its report; and those of them that answer a question that reads the same
    beside: frozenset[Quantity | When] = frozenset()
    rivals: frozenset[Quantity | When] = frozenset()
    # what a measure is one of ("depth", "turnout")
    attribute: str | None = None
    # what the words around make of it: "another", "two more", "four of whom", "a capacity of 50"
    scope: frozenset[Scope] = frozenset()
    # the places it is counted in ("nine in Brill")
    where: frozenset[str] = frozenset()
    # month of the date nearest by, "01" to "12", also where the year is not known
    month: str | None = None
    # whether its report says that it is so, or denies, plans, hopes it
    sure: Certainty = VOUCHED
    # (noun, number or name) of members of a series in its sentence ("Game 7")
    series: frozenset[tuple[str, str]] = frozenset()
    # stems of names in the verb's object ("received the Moll Prize")
    got: frozenset[str] = frozenset()
    # stem of the noun that a length or time describes ("a three-year deal")
    long: str | None = None
    # the only toll of its fate in its report (`tolls`)
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
    ("spoke for 14 hours on the law, which ends it by 2030"), and no number is about the day by which something is
    due. `told_on`: the day its report was published.
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
    """What makes two values of one sort equal, whatever their words: (first day, last day, weekday) of a time; (exact
    number, lower bound) of a quantity.
    """
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
    """A key that two values of a report share where they could answer one question. As `_sort_key`, but numbers that
    tell no fate must have one unit, and one noun and owner, or one attribute.
    """
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
