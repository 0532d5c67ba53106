"""How much it says that two reports share a feature: its rarity, counted among the reports so far and an imagined background."""

from __future__ import annotations

from functools import cache

from variorum.group.features import months, weekdays
from variorum.group.settings import GroupSettings
from variorum.text.lexicon import entries

# Numbers up to this stand everywhere (days, hours, ages of children, places in a list).
SMALL = 31
YEARS = range(1900, 2101)


def background(feature: str, settings: GroupSettings) -> float:
    """How many of the `settings.background` imagined reports have `feature`."""
    share = _share(feature, settings)
    return settings.background_rare if share is None else share * settings.background


def _share(feature: str, settings: GroupSettings) -> float | None:
    """The share of all reports that is taken to have a feature before any is counted: one share for small numbers,
    one for round numbers and years, one for words of every news report. None for any other feature.
    """
    if feature.isdecimal():
        # nine digits are enough to see what sort of number it is
        number = int(feature[:9])
        if number <= SMALL:
            return settings.background_small_number
        return settings.background_round_number if number in YEARS or number % 100 == 0 else None
    common = news_words(settings.stem)
    return settings.background_news if all(word in common for word in feature.split(" ")) else None


@cache
def news_words(stem: int) -> frozenset[str]:
    """Words of every day's news, whole and cut to `stem` letters, with the names of months and days."""
    words = {*entries("news-words.txt"), *months(), *weekdays()}
    return frozenset(words | {word[:stem] for word in words})
