"""Whether a sentence tells in passing of what was before, or elsewhere: "En 2027, un rappel …", "Im März hatten in Orlan …".

Words used here. Aside: a sentence that only recalls something earlier, and tells no news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from variorum.collate.lexical.line import Line
from variorum.records import Grain, When
from variorum.text import stamps
from variorum.text.mention import Mention
from variorum.text.short_lists import LISTED, NEVER, listed

# grains of a time by which a sentence may be known to recall the past
LONG_AGO = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.VAGUE})
# Language → a pattern for words of a past before the past ("had", "already").
BEFORE = {
    "en": "had|earlier|previously",
    "de": "hatten?|war(?:en)?|bereits|zuvor|zuletzt",
    "fr": "avai(?:t|ent)|étai(?:t|ent)|déjà",
    "es": "había[n]?|ya",
    "it": "aveva(?:no)?|era(?:no)?|già",
    "pt": "tinham?|havia[m]?|já",
    "nl": "had(?:den)?|was|waren|eerder|al",
}


def is_aside(line: Line, times: Sequence[Mention[When]], published: str | None) -> bool:
    """Whether a sentence only recalls the past: all its times are long before its report, and it begins with one of
    them or has a pluperfect. `times`: those of the sentence; `published`: when its report came out.
    """
    day = stamps.days(published) if published else None
    # "Last year" is when much of a report's own news was; "in 2027" is another time.
    dated = [
        time
        for time in times
        if time.value.clock is None and time.value.earliest and not _is_last_year(time.value)
    ]
    if (
        day is None
        or not dated
        or any(not _is_old(time.value, day.first, line.settings.old_days) for time in dated)
    ):
        return False
    # such a time stands among the first few words, or the sentence has a pluperfect
    opens = line.inside(dated[0].start, dated[0].end).stop <= line.settings.opening_words
    return opens or _before(line.language).search(line.text, line.start, line.end) is not None


def _is_last_year(value: When) -> bool:
    """Whether the time is a year told without digits ("last year")."""
    return value.grain is Grain.YEAR and not any(letter.isdecimal() for letter in value.said_as)


@cache
def _before(language: str) -> re.Pattern[str]:
    """A pattern for words that tell of a past before the past in this language ("had", "earlier")."""
    own = listed(language).get("before_past") or NEVER if language in LISTED else BEFORE[language]
    return re.compile(rf"(?<!\w)(?:{own})(?!\w)", re.IGNORECASE)


def _is_old(value: When, published: date, days: int) -> bool:
    """Whether the time ended more than `days` before the day of publication; never where it is a bound ("since 2020")."""
    if value.bound or value.grain not in LONG_AGO:
        return False
    last = (value.latest or value.earliest or "")[:10]
    return bool(last) and last < (published - timedelta(days=days)).isoformat()
