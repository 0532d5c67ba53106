"""Finds quantities in running text: hedge, number, unit or noun. A lexer, not a parser: what a number is about is read
from the parsed sentence elsewhere.

Words used here. Mention: a value with its place in the text. Blocked: stretches that dates and clock times use.
Floor: the token before which nothing may be read, since it belongs to the amount before. Cut: the text as tokens.

Keys of numbers.json. `units`: number word → value ("four" → 4); `groups`: word for so many → number ("dozen" → 12);
`articles`: "a", "an"; `or`: words for "or".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from variorum.records import Hedge, Measure, Quantity
from variorum.text.listed.amounts import listed_quantities
from variorum.text.mention import Mention
from variorum.text.quantity.broken_numbers import untorn
from variorum.text.quantity.cjk import LANGUAGES, in_cjk
from variorum.text.quantity.dual_units import fold_faces
from variorum.text.quantity.lexicon import known, numbers
from variorum.text.quantity.numerals import opens
from variorum.text.quantity.reading import read
from variorum.text.quantity.tokens import tokens
from variorum.text.quantity.valuing import with_hedge
from variorum.text.short_lists import LISTED
from variorum.text.when.calendar import KEPT, calendar_spans
from variorum.text.when.patterns import month_numbers

# Without a digit, or a part of an hour or a day, no date or time can be taken for an amount.
DIGIT = re.compile(
    r"\d|\b(?:half|quarter|past|halb|viertel|kwart|demie?|quart|media|cuarto|mezz[ao]|meia|morning|afternoon|evening|night|tonight"
    r"|uhr|uur|heures?|matin|soir|nuit|huit|quinze|mañana|tarde|noche|madrugada|mattin[oa]|pomeriggio|sera|notte|manhã|noite)\b"
    r"|clock|days\s+ago",
    re.IGNORECASE,
)


def quantities(
    text: str, start: int = 0, end: int | None = None, *, language: str | None = None
) -> tuple[Mention[Quantity], ...]:
    """The quantities of text[start:end], in order, without overlap. Dates, clock times, years and numbers that only
    name a thing ("flight 370", "F-18") are left out, and so are pieces of numbers that spacing has torn. `language`
    is a two-letter code; unknown ones are read as English. Linear in the length of the text.
    """
    code = (language or "").lower()[:2]
    stop = len(text) if end is None else end
    return _quantities(text, start, stop, code if code in LISTED else known(language))


@lru_cache(maxsize=KEPT)
def _quantities(text: str, start: int, stop: int, code: str) -> tuple[Mention[Quantity], ...]:
    """Reads text[start:stop] from left to right, a number at a time; what dates and clock times use is left out. `code`: the language."""
    # languages that are read in a way of their own
    if code in LANGUAGES:
        return tuple(_as_said(text, mentions) for mentions in in_cjk(text, start, stop))
    if code in LISTED:
        return tuple(_as_said(text, mentions) for mentions in listed_quantities(text, start, stop, code))
    cut = tokens(text, start, stop, code)
    # dates and times have digits of their own: "on 5 May" counts nothing
    blocked = calendar_spans(text, start, stop, language=code) if DIGIT.search(text, start, stop) else ()
    starts = [span[0] for span in blocked]
    mentions: list[Mention[Quantity]] = []
    at = floor = 0
    # one token after the other; a number is read as far as it goes
    while at < len(cut):
        token = cut[at]
        if not opens(token, code) or _within(token.start, starts, blocked):
            at += 1
            continue
        result = read(cut, at, code, floor)
        if result.mention is not None:
            # "one or two" says no number: neither half of it stays
            if _is_or_two(text, result.mention, code):
                if (
                    mentions
                    and text[mentions[-1].end : result.mention.start].strip().casefold()
                    in numbers(code)["or"]
                ):
                    mentions.pop()
            elif not _is_day_of_month(text, result.mention, code):
                mentions.append(_in_round_words(text, _as_said(text, result.mention), code))
            floor = result.next
        at = max(result.next, at + 1)
    return tuple(untorn(text, fold_faces(text, mentions), blocked))


# Code points before a number in which "a minute or" stands.
OR_TWO = 40


def _is_or_two(text: str, mention: Mention[Quantity], code: str) -> bool:
    """Whether the number only makes one of something a vague few: "a minute or two", "un jour ou deux". `code`: the language."""
    if mention.value.exact is None or mention.value.counted or mention.value.unit:
        return False
    before = text[max(0, mention.start - OR_TWO) : mention.start].casefold().split()
    lexicon = numbers(code)
    # the words for one: "a", "an", "one"
    one = {*lexicon["articles"], *(word for word, value in lexicon["units"].items() if value == 1)}
    # "a minute or" stands before the number "two"
    return len(before) > 2 and before[-1] in lexicon["or"] and before[-2].isalpha() and before[-3] in one


# The word behind "of", right behind a number: "the Fourth of July".
OF_WHAT = re.compile(r"\s+of\s+(\w+)")


def _is_day_of_month(text: str, mention: Mention[Quantity], code: str) -> bool:
    """Whether it is an ordinal before "of" and a month, which makes it a date."""
    behind = OF_WHAT.match(text, mention.end) if mention.value.measure is Measure.ORDINAL else None
    return behind is not None and behind.group(1).casefold() in month_numbers(code)


def _as_said(text: str, mention: Mention[Quantity]) -> Mention[Quantity]:
    return mention._replace(value=replace(mention.value, said_as=text[mention.start : mention.end]))


# "Une quarantaine", "un centinaio": collective numbers of these languages are round; a dozen is one of twelve everywhere.
ROUND = frozenset({"fr", "es", "it", "pt", "nl"})
# A word for twelve ("une douzaine") is exact; words for other groups are round.
DOZEN = 12


def _in_round_words(text: str, mention: Mention[Quantity], code: str) -> Mention[Quantity]:
    """The mention marked as about so many, where a word for a round group tells it ("une centaine"); a dozen is exact."""
    if code not in ROUND:
        return mention
    groups = numbers(code)["groups"]
    words = text[mention.start : mention.end].casefold().split()
    if any(groups.get(word, DOZEN) != DOZEN for word in words):
        return mention._replace(value=with_hedge(mention.value, Hedge.ABOUT))
    return mention


def _within(place: int, starts: list[int], spans: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < spans[at][1]
