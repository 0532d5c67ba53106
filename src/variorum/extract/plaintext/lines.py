"""Finds the report in a plain text, which may be a page saved with all its menus. The method is that of
../shared/evidence.md, with a headline to start from.

Units (lines, or blocks where lines are hard-wrapped) are scored by how much they read like sentences. The report is the best-scoring run of
units. Inside that run only sentences and subheads are kept.

Words used here. Unit: a line, or a block where lines are hard-wrapped; its score says how much it reads like a
sentence. Core: the run of units with the highest sum. Foreign: lines that recur on other pages of the outlet. `every`: all units of the
text, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.extract.boilerplate.furniture import closes, ends_page, is_furniture, leads_to_others
from variorum.extract.boilerplate.marks import Lines
from variorum.extract.dom.runs import best_run
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.dates import dates
from variorum.extract.plaintext.keeping import is_photo_credit, kept
from variorum.extract.plaintext.units import Unit, units
from variorum.extract.plaintext.whole import core as whole_core
from variorum.extract.plaintext.whole import has_menu, whole
from variorum.extract.settings import ExtractSettings


@dataclass(slots=True)
class Found:
    """Where the report is, as indices into `units`.

    `headline`: the headline's index, None where there is none.
    `body`: index → what the unit is ("paragraph", "subhead", "caption", "credit", "byline").
    `core`: from the first sentence to behind the last, half open.
    `menu`: whether the text is a page saved with its menus.
    """

    units: list[Unit]
    headline: int | None = None
    body: dict[int, str] = field(default_factory=dict)
    core: tuple[int, int] = (0, 0)
    menu: bool = True


def find(text: str, *, title: str | None = None, foreign: Lines, settings: ExtractSettings) -> Found:
    """The lines of the text, with those marked that are the report: `Found`. `title` is the title that the input
    states, None where it states none; `foreign`: lines that stand on other pages of its outlet.
    """
    lines = Found(units(text, foreign=foreign, settings=settings))
    every = lines.units
    if not every:
        return lines
    # the densest run of sentences; or the best run under a line that may be the headline
    core = best_run([unit.score for unit in every])
    runs = [
        (_score_under_headline(every, index, core, settings), index)
        for index in _headlines(every, core, title, settings)
    ]
    # the first headline under which at least half of the best score lies; else none, and the densest run
    best = max((score for (score, _, _), _ in runs), default=0.0)
    start, end = core
    for (score, start_of_run, end_of_run), index in runs:
        if score * 2 >= best > 0:
            start, end, lines.headline = start_of_run, end_of_run, index
            break
    if lines.headline is None:
        lines.headline = _title_above(every, start, settings)
    end = _before_comments(every, start, end)
    # a page saved as text: only the body; else the whole text
    if has_menu(every, settings):
        lines.body = dict(kept(every, start, end, settings))
        # it may go on behind a list of other stories
        while (more := _where_resumed(every, end, settings)) is not None:
            begin, end = more
            lines.body |= dict(kept(every, begin, end, settings))
        lines.core = min(lines.body, default=0), max(lines.body, default=-1) + 1
        return lines
    lines.menu = False
    lines.core = whole_core(every)
    if lines.headline is None or lines.headline > lines.core[0]:
        lines.headline = _first_line(every, settings)
    lines.body = dict(whole(every, lines.headline, settings))
    return lines


# What heads what readers wrote: a line of its own, with their number or without.
COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:(?:reader\s+)?comments?|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|reacties)(?:\s*\(\d+\))?\s*:?",
    re.IGNORECASE,
)


def _before_comments(every: Sequence[Unit], start: int, end: int) -> int:
    """The end of the run: `end`, or where readers' comments begin, if more sentences come before them than after. (Above a report the word
    "Comments" is only a button.) `every`: all units; `start` and `end`: the run of the report.
    """
    for number in range(start, end):
        if COMMENTS.fullmatch(every[number].text.strip()):
            before, behind = (
                sum(unit.words for unit in row if unit.sentence)
                for row in (every[start:number], every[number:end])
            )
            if before > behind:
                return number
    return end


def _where_resumed(every: Sequence[Unit], end: int, settings: ExtractSettings) -> tuple[int, int] | None:
    """(begin, end) of the rest of the report behind a list of other stories that interrupts it; None where it does not go on.

    It goes on where more sentences follow in a row than any list has, and nothing between opens another report (a date, a byline) or ends
    this one (comments, a form).
    """
    begin = next((number for number in range(end, len(every)) if _opens_row(every, number, settings)), None)
    if begin is None or not 0 < begin - end <= settings.most_put_in:
        return None
    # the list: it leads to other stories, and opens none
    gap = every[end:begin]
    if not any(leads_to_others(unit.text) for unit in gap):
        return None
    # a date, a byline or the end of the page: what follows is another report, or none
    if any(
        next(dates(unit.text), None) or byline(unit.text, settings) or ends_page(unit.text) for unit in gap
    ):
        return None
    return begin, _best_end(every, begin, settings, at_page_end=True)[1]


def _best_end(
    every: Sequence[Unit], begin: int, settings: ExtractSettings, *, at_page_end: bool = False
) -> tuple[float, int]:
    """The score of the best run that begins at unit `begin`, and the run's end. The search stops when much of the
    score is lost again or, with `at_page_end`, at a line that ends the page.
    """
    total = best = 0.0
    end = begin
    for index in range(begin, len(every)):
        # a dip is crossed if what follows makes up for it
        total += every[index].score
        if total > best:
            best, end = total, index + 1
        elif best - total > settings.most_lost or (at_page_end and ends_page(every[index].text)):
            break
    return best, end


def _opens_row(every: Sequence[Unit], n: int, settings: ExtractSettings) -> bool:
    """Whether a row of sentences begins at unit `n`; one unit among them may be no sentence."""
    row = every[n : n + settings.resumed_row]
    return (
        len(row) == settings.resumed_row
        and every[n].sentence
        and sum(unit.sentence for unit in row) >= settings.resumed_row - 1
    )


def _first_line(every: Sequence[Unit], settings: ExtractSettings) -> int | None:
    """The index of the first line, where it can be the headline: it reads like one, and others follow. Else None."""
    few, many = settings.title_words
    text = every[0].text
    titled = len(every) > 1 and few <= every[0].words <= many and not re.search(r"[.:;,]$", text)
    other = closes(text) or is_furniture(text, settings) or byline(text, settings) or next(dates(text), None)
    return 0 if titled and not other and not is_photo_credit(text, settings) else None


def _score_under_headline(
    every: Sequence[Unit], headline: int, core: tuple[int, int], settings: ExtractSettings
) -> tuple[float, int, int]:
    """(score, start, end) of the best run that begins with the first sentence under the headline. The score is 0
    where that run is no body: it has too little of the page's sentences, or begins too far down.
    """
    begin = next(
        (number for number in range(headline + 1, len(every)) if every[number].sentence), headline + 1
    )
    best, end = _best_end(every, begin, settings)
    # as much of the page's sentences as a body has
    fair = best >= settings.fair_share * sum(unit.score for unit in every[slice(*core)])
    return best if fair and begin - headline <= settings.most_between else 0.0, begin, end


def _headlines(
    every: Sequence[Unit], core: tuple[int, int], title: str | None, settings: ExtractSettings
) -> list[int]:
    """Indices of lines that may be the headline.

    They are the lines equal to the stated title. If no title is stated: the lines that are the beginning of the
    page's first line, which is its window's title; or else, above the middle of the body, the last line that is
    printed twice in a row.
    """
    fewest_words, most_words = settings.title_words
    middle = _middle(every, core)
    stated = _key(title or "")
    window_title = _key(every[0].text)
    equal_to_title, printed_twice = [], []
    for index, unit in enumerate(every):
        key = _key(unit.text)
        fits = fewest_words <= unit.words <= most_words
        # so short a line is a button
        if len(key) < 8 or not fits or is_furniture(unit.text, settings):
            continue
        # the title of the browser's window begins with it ("Ferry sinks
        # Harbour Bell"); of fewer than four words it may be chance
        if key == stated or (not stated and index > 0 and unit.words >= 4 and window_title.startswith(key)):
            equal_to_title.append(index)
        elif not stated and 0 < index < middle and _again(every, index):
            printed_twice.append(index)
    return equal_to_title[: settings.most_headlines] or printed_twice[-1:]


def _again(every: Sequence[Unit], index: int) -> bool:
    """Whether the line just before says the same."""
    return _key(every[index - 1].text) == _key(every[index].text) and every[index].words >= 4


def _middle(every: Sequence[Unit], core: tuple[int, int]) -> int:
    """The index of the unit at which half of the core's words are reached."""
    half = sum(max(0.0, unit.score) for unit in every[slice(*core)]) / 2
    reached = 0.0
    for index in range(*core):
        reached += max(0.0, every[index].score)
        if reached >= half:
            return index + 1
    return core[1]


def _title_above(every: Sequence[Unit], start: int, settings: ExtractSettings) -> int | None:
    """The nearest line above the body that reads like a title. Bylines, dates and buttons may come between."""
    # up to twelve lines above
    for index in range(start - 1, max(-1, start - 13), -1):
        text = every[index].text
        # passed over: bylines, buttons, credits, dates
        if (
            byline(text, settings)
            or is_furniture(text, settings)
            or is_photo_credit(text, settings)
            or next(dates(text), None)
        ):
            continue
        if 4 <= every[index].words <= settings.title_words[1] and not re.search(r"[.:;,]$", text):
            return index
    return None


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
