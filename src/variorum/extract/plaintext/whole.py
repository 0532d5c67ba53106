"""Reads a plain text without menus. Somebody chose what the report is, so all of it is kept but lines that no report has (buttons,
addresses, file names).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.extract.boilerplate.furniture import APPEAL, closes, is_furniture, word_count
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.dates import CLOCK, dates
from variorum.extract.plaintext.keeping import is_photo_credit, kept
from variorum.extract.plaintext.units import Unit
from variorum.extract.settings import ExtractSettings


def has_menu(every: Sequence[Unit], settings: ExtractSettings) -> bool:
    """Whether the text has a menu: so many short lines without a closing mark in a row as only menus and lists of stories have, and
    enough of the text to matter. `every`: all units of the text.
    """
    short = [unit.words < settings.item_words and not closes(unit.text) for unit in every]
    # the longest run of short lines in a row
    longest = run = 0
    for is_short in short:
        run = run + 1 if is_short else 0
        longest = max(longest, run)
    words = sum(unit.words for unit, is_short in zip(every, short, strict=True) if is_short)
    return longest >= settings.menu_lines and words > settings.menu_share * sum(unit.words for unit in every)


def core(every: Sequence[Unit]) -> tuple[int, int]:
    """The place from the first sentence to behind the last; everything where there is no sentence."""
    found = [number for number, unit in enumerate(every) if unit.sentence]
    return (found[0], found[-1] + 1) if found else (0, len(every))


def whole(
    every: Sequence[Unit], headline: int | None, settings: ExtractSettings
) -> Iterator[tuple[int, str]]:
    """Every unit, as (index, kind), except the headline, addresses, file names and buttons. A line with only a date, before or behind
    the report, belongs to the byline.
    """
    kind_of = dict(kept(every, 0, len(every), settings))
    start, end = core(every)
    for number, unit in enumerate(every):
        if number == headline:
            continue
        # lines that any plain text's body would have; then credits, bylines and dates; then all that is no button
        if number in kind_of:
            yield number, kind_of[number]
        elif is_photo_credit(unit.text, settings):
            yield number, "credit"
        elif (number < start + settings.byline_within and byline(unit.text, settings)) or (
            not start <= number < end and _is_date(unit.text, settings)
        ):
            yield number, "byline"
        elif not _is_pages(unit, settings, above=headline is not None and number < headline):
            yield number, "paragraph"


def _is_pages(unit: Unit, settings: ExtractSettings, *, above: bool) -> bool:
    """Whether the unit belongs to the page and not to the report: a button, an address, a file's name; `above` the headline also an
    appeal, with or without the page's date.
    """
    if unit.words <= settings.button_words and is_furniture(unit.text, settings):
        return True
    return above and unit.words <= settings.date_line_words and APPEAL.search(unit.text) is not None


def _is_date(text: str, settings: ExtractSettings) -> bool:
    """Whether the text is a date with hardly any other word."""
    rest, at = "", 0
    for date in dates(text):
        rest, at = rest + text[at : date.start], date.end
    return at > 0 and word_count(CLOCK.sub("", rest + text[at:])) <= settings.words_before_date
