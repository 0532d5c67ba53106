"""Takes from a report what it is compared by: words, names, numbers and dates, and its title.

Words used here. Feature: a word stem, name, number or title word; a family is a sort of them. Doubtful: a name from a
place where any word has a capital. Line: a line of the text. Shown: how the text first writes a feature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.group.days import Days, days
from variorum.group.language import function_words, language_of
from variorum.group.settings import GroupSettings
from variorum.group.tokens import Token, tokens
from variorum.records import Report
from variorum.text.lexicon import table
from variorum.text.words import plain

# Families of features, in the order in which every tuple of the room holds them.
WORDS, NAMES, NUMBERS, TITLE = range(4)
FAMILIES = (WORDS, NAMES, NUMBERS, TITLE)
# A report without a title is titled by the start of its first line.
TITLE_LENGTH = 200
# A line of which so many of the words are capitalised is set in title case: its capitals do not make names.
TITLE_CASE = 0.7
# Names of days are cut to so many letters, at most ("thur").
LONGEST_SHORT_DAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What a report is compared by: for each family, how often each feature stands in it; the language as guessed;
    the days on which it may have been published; and for each word or name, how the text first writes it.
    """

    # in the order of FAMILIES: feature → how often
    counts: tuple[Mapping[str, int], ...]
    language: str | None
    days: Days | None
    shown: Mapping[str, str]


@dataclass(slots=True)
class _Found:
    """What was collected from the lines so far. `doubtful`: names from places where any word has a capital."""

    # each: feature → how often
    words: Counter[str]
    names: Counter[str]
    doubtful: Counter[str]
    numbers: Counter[str]
    # words that stand somewhere in small letters; every word, names with them
    lower: set[str]
    every: Counter[str]
    # feature → how the text first writes it
    shown: dict[str, str]


def features(report: Report, settings: GroupSettings) -> Features:
    """Words, names and numbers of a report with how often each stands, for comparing it with others. Time
    grows with its length.
    """
    title, lines = _lines(report, settings)
    counts = _Found(Counter(), Counter(), Counter(), Counter(), set(), Counter(), {})
    for line in lines:
        _read(list(tokens(line)), counts, settings)
    for name, count in counts.doubtful.items():
        # a doubtful name is one if it stands as a name elsewhere, or nowhere in small letters
        if name in counts.names or name not in counts.lower:
            counts.names[name] += count
    return Features(
        counts=(counts.words, counts.names, counts.numbers, _title(title, settings)),
        language=language_of(counts.every),
        days=days(report.published),
        shown=counts.shown,
    )


def _lines(report: Report, settings: GroupSettings) -> tuple[str, Sequence[str]]:
    """The report's title, and the lines that features are taken from; the title is the first of these, and stands there once."""
    text = report.text[: settings.longest]
    title = report.title or text.lstrip().split("\n", 1)[0][:TITLE_LENGTH]
    if settings.titles_only:
        return title, (title,)
    lines = text.split("\n")
    stated = report.title is not None and report.title.strip() != lines[0].strip()
    return title, (title, *lines) if stated else lines


def _title(title: str, settings: GroupSettings) -> Counter[str]:
    """The stems of the title's words that are no function words, counted."""
    stop = function_words()
    return Counter(
        token.folded[: settings.stem]
        for token in tokens(title)
        if token.folded not in stop and len(token.folded) > 1
    )


def _read(line: Sequence[Token], found: _Found, settings: GroupSettings) -> None:
    """Adds the words, names and numbers of one line to `found`."""
    small_words = function_words()
    title_case = _in_title_case(line)
    name_before: Token | None = None
    for place, token in enumerate(line):
        word = token.folded
        found.every[word] += 1
        if not token.capital and not title_case:
            found.lower.add(word)
        # a number; a small word; any other word, and a name if it has a capital
        if not word.isalpha() and any(letter.isdigit() for letter in word):
            _number(line, place, found)
            name_before = None
        elif word in small_words or len(word) < 2 or word in days_of_the_week():
            name_before = None
        else:
            found.words[word[: settings.stem]] += 1
            found.shown.setdefault(word[: settings.stem], token.written)
            name_before = _name(token, name_before, title_case, found) if token.capital else None


def _name(token: Token, before: Token | None, title_case: bool, found: _Found) -> Token:
    """Counts a word with a capital as a name, and together with a name right before it as a pair. It is doubtful
    where it opens a sentence, or every word of the line has a capital. Gives the word, as `before` of the next call. `before`: the name
    right before it; None where there is none.
    """
    doubtful = token.opens or title_case
    (found.doubtful if doubtful else found.names)[token.folded] += 1
    found.shown.setdefault(token.folded, token.written)
    if before is not None:
        pair = f"{before.folded} {token.folded}"
        (found.doubtful if title_case else found.names)[pair] += 1
        found.shown.setdefault(pair, f"{before.written} {token.written}")
    return token


def _number(line: Sequence[Token], place: int, found: _Found) -> None:
    """Counts a number by its digits alone, so that "1,400", "1.400" and "1400" are one number, whatever the country.
    (So are "4.6" and 46, which is the price.) A day beside a month's name is counted as a date as well. `place`: its place in `line`;
    what is found is added to `found`.
    """
    token = line[place]
    number = digits(token.folded)
    found.numbers[number] += 1
    found.shown.setdefault(number, token.written)
    # a day of a month has two digits at most
    if len(number) > 2 or not number.isdecimal():
        return
    # "12 March", "March 12", "12 de marzo"
    for at_neighbour in (place + 1, place - 1, place + 2):
        if 0 <= at_neighbour < len(line) and (month := months().get(line[at_neighbour].folded)):
            found.numbers[f"{int(number)}/{month}"] += 1
            return


def digits(word: str) -> str:
    """The number in a word: "32nd", "24km" and "10pm" are a number with its unit. "a380" and "5g" are names of
    things, and are given whole.
    """
    inside = "".join(c for c in word if c.isdecimal())
    letters = "".join(c for c in word if c.isalpha())
    is_name = len(letters) == 1 or (letters and not word[0].isdecimal())
    return word if is_name or not inside else inside


def _in_title_case(line: Sequence[Token]) -> bool:
    """Whether most words of the line have a capital, so that capitals show no names."""
    words_without_meaning = function_words()
    told = [
        token for token in line if token.folded not in words_without_meaning and not token.folded[0].isdigit()
    ]
    return len(told) >= 3 and sum(token.capital for token in told) > TITLE_CASE * len(told)


@cache
def days_of_the_week() -> frozenset[str]:
    """The names of weekdays in full. They are not compared: nearness in time is, and most reports of one day name the
    day before. Short names ("Sun", "mon") are not among them, since they may be words.
    """
    return frozenset(name for name in weekdays() if len(name) > LONGEST_SHORT_DAY)


@cache
def weekdays() -> frozenset[str]:
    """Days of the week in any language, folded, in full and short."""
    tables: Mapping[str, Mapping[str, object]] = table("dates.json")
    return frozenset(plain(name) for dates in tables.values() for name in _names(dates.get("weekdays")))


def _names(listed: object) -> list[str]:
    """All texts in a list of lists."""
    if isinstance(listed, str):
        return [listed]
    return [name for part in listed for name in _names(part)] if isinstance(listed, list) else []


@cache
def months() -> Mapping[str, str]:
    """Name of a month in any language, folded → its number."""
    return {
        plain(name): number
        for number, listed in table("months.json").items()
        if number != "_"
        for name in listed
        if len(name) > 2
    }
