"""Plain text as units: its lines, or its blocks where lines were broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.extract.dates import NUMERIC, dates
from variorum.extract.furniture import closes, ends_report, is_furniture, word_count
from variorum.extract.marks import Lines
from variorum.extract.settings import ExtractSettings
from variorum.extract.spans import divided

LINE = re.compile(r"[^\n]+")
LOWER = re.compile(r"\s*[\"'“‘(]?[a-zà-öø-ÿа-я]")
ITEM = re.compile(r"^\s*(?:[-•*·‣–]|\d{1,2}[.)])\s+")


@dataclass(slots=True)
class Unit:
    """text[start:end], tight; `text` is the same with white space collapsed."""

    start: int
    end: int
    text: str
    words: int = 0
    sentence: bool = False
    score: float = 0.0


def units(text: str, *, foreign: Lines, settings: ExtractSettings) -> list[Unit]:
    """The lines of `text`, cut at dividers, hard-wrapped ones joined; lines of `foreign` are left out."""
    spans = [span for m in LINE.finditer(text) for span in divided(text, *m.span())]
    if _is_wrapped([text[start:end] for start, end in spans]):
        spans = list(_blocks(text, spans))
    found = []
    for start, end in spans:
        words = " ".join(text[start:end].split())
        if not foreign.holds(words):
            found.append(_scored(Unit(start=start, end=end, text=words), settings))
    return found


def _scored(unit: Unit, settings: ExtractSettings) -> Unit:
    unit.words = word_count(unit.text)
    unit.sentence = (
        unit.words >= settings.sentence_words
        and closes(unit.text)
        and not is_furniture(unit.text, settings)
        and not (unit.words <= settings.date_line_words and NUMERIC.search(unit.text))
    )
    unit.score = min(unit.words, settings.most_for_one) if unit.sentence else -settings.short_costs
    if not unit.sentence and ends_report(unit.text):
        unit.score = -settings.ending_costs
    elif unit.words <= settings.date_line_words and not unit.sentence and next(dates(unit.text), None):
        unit.score = -settings.dated_costs
    return unit


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
    """Lines joined up to the next blank line or divider, or where these part nothing, up to a short line that closes."""
    width = max(end - start for start, end in spans)
    begin, last = spans[0]
    for start, end in spans[1:]:
        between = text[last:start]
        parted = between.count("\n") > 1 or not between.isspace()
        if parted or (last - begin < width * 0.7 and closes(text[begin:last])) or ITEM.match(text[start:end]):
            yield begin, last
            begin = start
        last = end
    yield begin, last
