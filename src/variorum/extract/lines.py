"""Plain text, possibly a page saved with all its menus: the method of ../shared/evidence.md, with a headline to start from.

Units (lines, or blocks where lines are hard-wrapped) score by how much like sentences they read; the best-scoring run
of units is where the report is, and inside it only sentences and subheads are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from variorum.extract.authors import byline
from variorum.extract.captions import credit_only
from variorum.extract.dates import NUMERIC, dates
from variorum.extract.furniture import closes, ends_report, is_furniture, word_count
from variorum.extract.region import Region

LINE = re.compile(r"[^\n]*")
LOWER = re.compile(r"\s*[\"'“‘(]?[a-zà-öø-ÿа-я]")
ITEM = re.compile(r"^\s*(?:[-•*·‣–]|\d{1,2}[.)])\s+")


@dataclass(slots=True)
class Unit:
    """text[start:end], tight. `gap` is True where a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    words: int = 0
    sentence: bool = False
    score: float = 0.0


@dataclass(slots=True)
class Found:
    """Indices into `units`: the headline, and the body with what each is ("paragraph", "subhead", "caption", "credit")."""

    units: list[Unit]
    headline: int | None = None
    body: dict[int, str] = field(default_factory=dict)


# Scores, chosen on the 92 plain saves of AEB and one saved portal page, over 2…20, 20…80 and 3…8: the flat middle.
SHORT_COSTS = 5.0
MOST_FOR_ONE = 40
FEWEST_WORDS = 5
# A run that has lost this much since its best point is over: a dozen short lines, or a heading under which pages put
# what other people wrote. Over 20…120 on the same pages.
MOST_LOST = 90.0
ENDING = 30.0
# A line that is a date and little else opens another story, or a comment.
DATED_COSTS = 20.0
# A body shorter than this share of the best run on the page is no body.
FAIR_SHARE = 0.2
# And no more lines than this stand between headline and body: bylines, dates, buttons, a list of what is to come.
MOST_BETWEEN = 30
# A line of this many words between sentences is one of them, though nothing closes it: a list item, a post.
LONG = 10
# And shorter ones are a list where sentences stand before and after it and it is no longer than this.
LIST = 5
# A date alone, with few words beside it, is no sentence whatever mark closes the line.
DATE_LINE = 12
# So many places of the headline are tried; a page that repeats it more often lists it in a menu.
MOST_HEADLINES = 6
# A title has this many words.
TITLE_WORDS = (3, 32)


def units(text: str, *, foreign: Collection[str] = ()) -> list[Unit]:
    """The lines of `text`, hard-wrapped ones joined; lines of `foreign` are left out."""
    raw = [m.span() for m in LINE.finditer(text) if m.start() < m.end()]
    spans = [(s, e) for s, e in (_tight(text, *span) for span in raw) if s < e]
    if _is_wrapped([text[s:e] for s, e in spans]):
        spans = list(_blocks(text, spans))
    found = []
    before = 0
    for start, end in spans:
        words = " ".join(text[start:end].split())
        gap = text.count("\n", before, start) > 1
        before = end
        if words in foreign:
            continue
        found.append(_scored(Unit(start=start, end=end, text=words, gap=gap)))
    return found


def _scored(unit: Unit) -> Unit:
    unit.words = word_count(unit.text)
    unit.sentence = (
        unit.words >= FEWEST_WORDS
        and closes(unit.text)
        and not is_furniture(unit.text)
        and not (unit.words <= DATE_LINE and NUMERIC.search(unit.text))
    )
    unit.score = min(unit.words, MOST_FOR_ONE) if unit.sentence else -SHORT_COSTS
    if not unit.sentence and ends_report(unit.text):
        unit.score = -ENDING
    elif unit.words <= DATE_LINE and not unit.sentence and next(dates(unit.text), None):
        unit.score = -DATED_COSTS
    return unit


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken at a width: a third of the longer lines break off in the middle of a sentence, and
    hardly any is longer than a terminal is wide.
    """
    longer = [(line, after) for line, after in pairwise(lines) if len(line) > 40]
    if len(longer) < 3 or sum(len(line) > 120 for line in lines) * 10 > len(lines):
        return False
    broken = sum(not closes(line) and LOWER.match(after) is not None for line, after in longer)
    return broken * 3 >= len(longer)


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines joined up to the next blank line, or where no blank lines part them, up to a short line that closes."""
    width = max(end - start for start, end in spans)
    begin, last = spans[0]
    for start, end in spans[1:]:
        blank = text.count("\n", last, start) > 1
        if blank or (last - begin < width * 0.7 and closes(text[begin:last])) or ITEM.match(text[start:end]):
            yield begin, last
            begin = start
        last = end
    yield begin, last


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Start and end of the stretch with the greatest sum (Kadane)."""
    best, best_span = 0.0, (0, 0)
    total, begin = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, index
        total += score
        if total > best:
            best, best_span = total, (begin, index + 1)
    return best_span


def find(text: str, *, title: str | None = None, foreign: Collection[str] = ()) -> Found:
    """Where the report is in `text`. `title` is what the input states, if it does."""
    found = Found(units(text, foreign=foreign))
    every = found.units
    if not every:
        return found
    core = best_run([unit.score for unit in every])
    runs = [(_under(every, index, core), index) for index in _headlines(every, core, title)]
    best = max((run[0] for run, _ in runs), default=0.0)
    (_, start, end), found.headline = next(
        (run for run in runs if run[0][0] * 2 >= best > 0), ((0.0, *core), None)
    )
    if found.headline is None:
        found.headline = _title_above(every, start)
    found.body = dict(_kept(every, start, end))
    return found


def _under(every: Sequence[Unit], headline: int, core: tuple[int, int]) -> tuple[float, int, int]:
    """The score of the run that begins with the first sentence under the headline, and the run. The score is 0 where
    that is no body: too little of what the page holds, or too far down.
    """
    begin = next((n for n in range(headline + 1, len(every)) if every[n].sentence), headline + 1)
    total = best = 0.0
    end = begin
    for index in range(begin, len(every)):
        total += every[index].score
        if total > best:
            best, end = total, index + 1
        elif best - total > MOST_LOST:
            break
    fair = best >= FAIR_SHARE * sum(unit.score for unit in every[slice(*core)])
    return best if fair and begin - headline <= MOST_BETWEEN else 0.0, begin, end


def _headlines(every: Sequence[Unit], core: tuple[int, int], title: str | None) -> list[int]:
    """Lines that the report may hang under: what the input states; or what the page says twice, as its first line (the
    title of its window) or, above the middle of the core, right after itself.
    """
    middle = _middle(every, core)
    stated = _key(title or "")
    window = _key(every[0].text)
    whole, doubled = [], []
    for index, unit in enumerate(every):
        key = _key(unit.text)
        if len(key) < 8 or not TITLE_WORDS[0] <= unit.words <= TITLE_WORDS[1] or is_furniture(unit.text):
            continue
        if key == stated or (not stated and index > 0 and unit.words >= 4 and window.startswith(key)):
            whole.append(index)
        elif not stated and 0 < index < middle and _again(every, index):
            doubled.append(index)
    return whole[:MOST_HEADLINES] or doubled[-1:]


def _again(every: Sequence[Unit], index: int) -> bool:
    """Whether the line just before says the same."""
    return _key(every[index - 1].text) == _key(every[index].text) and every[index].words >= 4


def _middle(every: Sequence[Unit], core: tuple[int, int]) -> int:
    """Where half of the core's words are reached."""
    half = sum(max(0.0, unit.score) for unit in every[slice(*core)]) / 2
    reached = 0.0
    for index in range(*core):
        reached += max(0.0, every[index].score)
        if reached >= half:
            return index + 1
    return core[1]


def _title_above(every: Sequence[Unit], start: int) -> int | None:
    """The nearest line above the body that reads like a title; bylines, dates and buttons stand between."""
    for index in range(start - 1, max(-1, start - 13), -1):
        text = every[index].text
        if byline(text) or is_furniture(text) or next(dates(text), None):
            continue
        if 4 <= every[index].words <= TITLE_WORDS[1] and not re.search(r"[.:;,]$", text):
            return index
    return None


def _kept(every: Sequence[Unit], start: int, end: int) -> Iterator[tuple[int, str]]:
    for index in range(start, end):
        unit = every[index]
        following = every[index + 1] if index + 1 < len(every) else None
        if unit.sentence:
            credited = following is not None and not following.sentence and _is_photo_credit(following.text)
            yield index, "caption" if credited else "paragraph"
        elif _is_photo_credit(unit.text) and index > start and every[index - 1].sentence:
            yield index, "credit"
        elif following is not None and following.sentence and _is_subhead(unit):
            yield index, "subhead"
        elif _is_item(unit) and _between(every, index, 1 if unit.words >= LONG else LIST):
            yield index, "paragraph"
    # The photographer under the last picture stands after the last sentence.
    if 0 < end < len(every) and every[end - 1].sentence and _is_photo_credit(every[end].text):
        yield end, "credit"


def _is_item(unit: Unit) -> bool:
    """Whether a line that nothing closes can be part of a list, a post or a quotation."""
    text = unit.text
    return unit.words > 1 and not is_furniture(text) and not byline(text) and next(dates(text), None) is None


def _between(every: Sequence[Unit], index: int, reach: int) -> bool:
    """Whether sentences stand on both sides with no more than `reach` other lines between them."""
    low = next((n for n in range(index - 1, max(-1, index - reach - 2), -1) if every[n].sentence), None)
    high = next((n for n in range(index + 1, min(len(every), index + reach + 2)) if every[n].sentence), None)
    return low is not None and high is not None and (high - low <= reach + 1 or reach == 1)


def _is_photo_credit(text: str) -> bool:
    return (
        word_count(text) <= 12
        and not closes(text)
        and next(dates(text), None) is None
        and credit_only(text, Region.NONE)
    )


def _is_subhead(unit: Unit) -> bool:
    text = unit.text
    return (
        1 <= unit.words <= 12
        and text[0].isupper()
        and not is_furniture(text)
        and not byline(text)
        and next(dates(text), None) is None
    )


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
