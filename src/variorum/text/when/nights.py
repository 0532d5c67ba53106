"""A night that is told by its two days: "in der Nacht zum Donnerstag", "dans la nuit de mercredi à jeudi", "Saturday night into
Sunday". It is one time of two days, and neither of them alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from variorum.records import Grain, When
from variorum.text.mention import Mention

# What stands before the first day of two, and between them.
OPENED = {
    "en": r"(?:overnight|night)\s+(?:from\s+|of\s+|between\s+)?", "de": r"Nacht\s+(?:von|vom)\s+", "fr": r"nuit\s+(?:de|du)\s+(?:le\s+)?", "es": r"noche\s+del?\s+",
    "it": r"notte\s+(?:tra|fra|dal?|di)\s+", "pt": r"(?:noite|madrugada)\s+d[ea]\s+", "nl": r"nacht\s+van\s+",
}  # fmt: skip
BETWEEN = {
    "en": r"\s+(?:night\s+)?(?:to|into|and|through\s+to)\s+(?:early\s+)?", "de": r"\s+(?:auf|zum|zu)\s+", "fr": r"\s+(?:à|au|et)\s+", "es": r"\s+al?\s+(?:el\s+)?",
    "it": r"\s+(?:e|a|al)\s+", "pt": r"\s+(?:para|a)\s+(?:a\s+)?", "nl": r"\s+(?:op|naar)\s+",
}  # fmt: skip
# "Night into Sunday" without a word before the first day; and a night that is told by the day it ends on.
INTO = re.compile(r"\s+(?:in)?to\s+(?:early\s+)?", re.IGNORECASE)
# "in der Nacht zum" right before the weekday on which it ends.
ENDS_ON = re.compile(r"\bNacht\s+(?:zum|zu|auf|auf\s+den)\s+\Z")


def nights(text: str, mentions: list[Mention[When]], language: str) -> list[Mention[When]]:
    """The mentions, with the two days of a night made one time, and in German a day behind "Nacht zum" made the night that ends on it."""
    found: list[Mention[When]] = []
    at = 0
    while at < len(mentions):
        mention = mentions[at]
        # two days of one night
        next_mention = mentions[at + 1] if at + 1 < len(mentions) else None
        if next_mention is not None and _is_one_night(text, mention, next_mention, language):
            value = replace(
                mention.value, latest=next_mention.value.latest, grain=Grain.VAGUE, weekday=None, month_day=None, part="night",
                bound=None if mention.value.bound == "after" else mention.value.bound, said_as=text[mention.start : next_mention.end],
            )  # fmt: skip
            found.append(Mention(mention.start, next_mention.end, value))
            at += 2
            continue
        # "in der Nacht zum Donnerstag"
        night_before = (
            ENDS_ON.search(text, max(0, mention.start - 24), mention.start) if language == "de" else None
        )
        found.append(
            _ending_on(text, mention, night_before.start())
            if night_before and _is_day(mention.value)
            else mention
        )
        at += 1
    return found


def _is_day(value: When) -> bool:
    """Whether the time is one known day."""
    return value.grain is Grain.DAY and value.earliest is not None and value.earliest == value.latest


def _is_one_night(text: str, one: Mention[When], two: Mention[When], language: str) -> bool:
    """Whether two mentions are the days of one night: "the night from Monday to Tuesday", "Monday night into Tuesday". `one` and `two`:
    neighbouring times.
    """
    if not (_is_day(one.value) and _is_day(two.value)):
        return False
    between = text[one.end : two.start]
    # 24 characters hold the words that open a night ("in the night from")
    led = re.search(rf"\b{OPENED[language]}\Z", text[max(0, one.start - 24) : one.start], re.IGNORECASE)
    joined = led is not None and re.fullmatch(BETWEEN[language], between, re.IGNORECASE)
    into = one.value.part == "night" and INTO.fullmatch(between)
    first, second = date.fromisoformat(str(one.value.earliest)), date.fromisoformat(str(two.value.earliest))
    return bool(joined or into) and (second - first).days == 1


def _ending_on(text: str, mention: Mention[When], start: int) -> Mention[When]:
    """The mention of a day as the night that ends on it, from the day before on; `start`: where "Nacht zum" begins."""
    last = date.fromisoformat(str(mention.value.earliest))
    if last == date.min:
        return mention
    first = (last - timedelta(days=1)).isoformat()
    value = replace(
        mention.value, earliest=first, grain=Grain.VAGUE, weekday=None, month_day=None, part="night", said_as=text[start : mention.end]
    )  # fmt: skip
    return Mention(start, mention.end, value)
