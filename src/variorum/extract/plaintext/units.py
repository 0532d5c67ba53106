"""Cuts a plain text into units: its lines, or its blocks where lines were broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.extract.blocks.captions import credit_only
from variorum.extract.boilerplate.furniture import (
    MACHINE,
    closes,
    ends_report,
    is_furniture,
    is_life,
    word_count,
)
from variorum.extract.boilerplate.marks import Lines
from variorum.extract.dom.region import Region
from variorum.extract.dom.spans import divided, tight
from variorum.extract.metadata.dates import NUMERIC, dates
from variorum.extract.settings import ExtractSettings
from variorum.text.broken import mended
from variorum.text.signs import visible

# The characters of one line, or of one page.
LINE = re.compile(r"[^\n\f]+")
# A page's number, alone in its line, with what stands around it ("Page 3 of 5", "– 3 –").
PAGE_NUMBER = re.compile(
    r"[-–—•|\s]*(?:(?:page|p\.|seite|s\.|página|pág\.|pagina|strona|sida|side)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di|van)\s*\d{1,4})?[-–—•|\s]*",
    re.IGNORECASE,
)
# What a browser prints at the edges of each page: its address and number; the time of printing, with the page's title or without.
PRINTED_ADDRESS = re.compile(r"(?:https?|file|ﬁle)://\S+\s+\d{1,4}/\d{1,4}\s*")
PRINTED_TIME = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},\s\d{1,2}:\d\d(?:\s[AP]M)?(?:\s.*)?")
# So many lines at either end of a page hold all that a browser prints there.
EDGE = 2
# A mark that ends a sentence, and a blank.
SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\s")
# A small letter at the beginning: the line goes on with a sentence.
LOWER = re.compile(r"\s*[\"'“‘(]?[a-zà-öø-ÿа-я]")
# As in "(Reporting by A. Reed; editing by B. Vale)".
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]\.?$")
# A line about an author ends a report where fewer than so many of so many lines below it are sentences; else it is news of her.
BELOW, LEAST_BELOW = 4, 2
# So many lines that end in the middle of a word, and one in eight, show that lines were broken.
FEWEST_BROKEN = 2
# So many characters are a narrow column.
NARROW = 40
# Markdown's mark of a heading.
HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
# The beginning of a list's item: "- ", "• ", "3. ".
ITEM = re.compile(r"^\s*(?:[-•*·‣–]|\d{1,2}[.)])\s+")


@dataclass(slots=True)
class Unit:
    """A line or block. Its stretches of the text stand without white space around; mostly there is one, but a page's number may stand in
    the middle of a sentence. `text` is their words with white space collapsed.
    """

    spans: tuple[tuple[int, int], ...]
    text: str
    words: int = 0
    sentence: bool = False
    # how likely it is part of the report: above 0 it is more likely in than out
    score: float = 0.0


def units(text: str, *, foreign: Lines, settings: ExtractSettings) -> list[Unit]:
    """The lines of `text`, cut at dividers, hard-wrapped ones joined; lines of `foreign` and what stands at the edges of
    printed pages are left out."""
    numbers = set(_page_edges(text))
    spans = [
        _bare(text, *span_of_line)
        for line in LINE.finditer(text)
        for span_of_line in divided(text, *line.span())
        if span_of_line not in numbers
    ]
    # (start, end) of each line of a unit: each line is a unit, unless the lines are hard-wrapped
    blocks: Iterable[tuple[tuple[int, int], ...]] = ((span,) for span in spans)
    if spans and _is_wrapped([text[start:end] for start, end in spans]):
        blocks = _blocks(text, spans, settings)
    found = []
    for block in blocks:
        words = visible(" ".join(" ".join(mended(text[start:end]) for start, end in block).split()))
        if not foreign.holds(words):
            found.append(_scored(Unit(spans=block, text=words), settings))
    for number, unit in enumerate(found):
        below = found[number + 1 : number + 1 + BELOW]
        # who the author is, at the end: no sentence of the report
        if is_life(unit.text, unit.words) and sum(unit_below.sentence for unit_below in below) < LEAST_BELOW:
            unit.sentence, unit.score = False, -settings.ending_costs
    return found


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the line without the marks of a heading ("## What the owner says"). `start` and `end`: where the line stands in the
    text.
    """
    match = HEADING.match(text, start, end)
    return (match.end(), end) if match else (start, end)


def _page_edges(text: str) -> Iterator[tuple[int, int]]:
    """What a browser printed at the edges of each page, and lines that are only a number where a page's number stands: the text's last
    line and, where form feeds part pages, the first and the last line of each.
    """
    at = 0
    pages = text.split("\f")
    for page in pages:
        lines = [
            tight(text, at + match.start(), at + match.end())
            for match in LINE.finditer(page)
            if match[0].strip()
        ]
        yield from _printed_by_browser(text, lines)
        # one page: its last line; several: the first and the last line of each
        for start, end in lines[-1:] if len(pages) == 1 else (*lines[:1], *lines[1:][-1:]):
            if len(lines) > 1 and PAGE_NUMBER.fullmatch(text, start, end):
                yield start, end
        at += len(page) + 1


def _printed_by_browser(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines at the edges of a page with its address and number, and beside such a line those with the time of printing."""
    edges = {*lines[:EDGE], *lines[-EDGE:]}
    if any(PRINTED_ADDRESS.fullmatch(text, start, end) for start, end in edges):
        for start, end in edges:
            if PRINTED_ADDRESS.fullmatch(text, start, end) or PRINTED_TIME.fullmatch(text, start, end):
                yield start, end


def _scored(unit: Unit, settings: ExtractSettings) -> Unit:
    """Fills in the unit's number of words, whether it is a sentence, and its score; gives the unit. Sentences score above 0; short
    lines, dates and lines that end a report score below 0.
    """
    unit.words = word_count(unit.text)
    # long enough, ended by a mark, no furniture, no line that ends a report or gives a date
    unit.sentence = (
        unit.words >= settings.sentence_words
        and (closes(unit.text) or _holds_sentences(unit, settings))
        and not is_furniture(unit.text, settings)
        and not (closes(unit.text) and ends_report(unit.text))
        and not (unit.words <= settings.date_line_words and NUMERIC.search(unit.text))
    )
    unit.score = min(unit.words, settings.most_for_one) if unit.sentence else -settings.short_costs
    if not unit.sentence and ends_report(unit.text):
        unit.score = -settings.ending_costs
    elif unit.words <= settings.date_line_words and not unit.sentence and next(dates(unit.text), None):
        unit.score = -settings.dated_costs
    return unit


def _holds_sentences(unit: Unit, settings: ExtractSettings) -> bool:
    """Whether the unit is longer than furniture can be and a sentence ends inside it. Then furniture glued to its end does not make it
    furniture.
    """
    return unit.words > settings.furniture_words and SENTENCE_END.search(unit.text) is not None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a program has broken the lines at a fixed width. Then many lines end inside a word, with a hyphen; or a third of the
    longer lines break off inside a sentence, and hardly any line is longer than a terminal is wide.
    """
    # lines that end in a hyphen, with a small letter on the next
    broken_words = sum(
        before[-1:] in "-\u2010\u00ad" and LOWER.match(after) is not None
        for before, after in pairwise(lines)
        if before[-2:-1].isalpha()
    )
    if broken_words >= FEWEST_BROKEN and broken_words * 8 >= len(lines):
        return True
    # nine lines in ten are no longer
    usual = sorted(map(len, lines))[len(lines) * 9 // 10]
    longer = [(line, after) for line, after in pairwise(lines) if len(line) > min(NARROW, usual * 0.6)]
    # too few to judge, or more than a tenth of the lines longer than 120 characters: not broken at a width
    if len(longer) < 3 or sum(len(line) > 120 for line in lines) * 10 > len(lines):
        return False
    # longer lines that break off inside a sentence
    broken = sum(not closes(line) and LOWER.match(after) is not None for line, after in longer)
    return broken * 3 >= len(longer)


def _blocks(
    text: str, spans: Sequence[tuple[int, int]], settings: ExtractSettings
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The blocks of a hard-wrapped text, each as its lines. A block ends at a blank line or divider; in texts without these, at a short
    line that ends a sentence. The end of a page does not cut a sentence in two.
    """
    width = max(end - start for start, end in spans)
    block = [spans[0]]
    for before, after in pairwise(spans):
        if _begins_new_unit(text, before, after, first=len(block) == 1, width=width, settings=settings):
            yield _joined(text, block)
            block = []
        block.append(after)
    yield _joined(text, block)


def _begins_new_unit(
    text: str,
    before: tuple[int, int],
    after: tuple[int, int],
    *,
    first: bool,
    width: int,
    settings: ExtractSettings,
) -> bool:
    """Whether the line at `after` begins a new unit instead of continuing the line at `before`.

    It does if a blank line lies between, if `before` is a short line that ends a sentence or is the title, or if `after` is a list's item or a
    credit. `first`: `before` is the first line of its unit; `width`: the usual length of a line.
    """
    (before_start, before_end), (after_start, after_end) = before, after
    between = text[before_end:after_start]
    line_before, line_after = text[before_start:before_end], text[after_start:after_end]
    if "\f" in between:
        return closes(line_before)
    if between.count("\n") > 1 or not between.isspace():
        return True
    # much shorter than other lines: it ended because its paragraph did
    is_short = first and len(line_before) < width * 0.7
    # The first line of all is a title where the next begins anew; in a narrow column, which a title fills too, only where
    # nothing else in the text is parted by a blank line, as in columns out of a PDF.
    is_narrow = width <= NARROW and "\n\n" not in text
    is_title = before_start == len(text) - len(text.lstrip()) and line_after[:1].isupper()
    is_credit = BRACKETED.match(line_after) or credit_only(line_after, Region.NONE, settings)
    stands_alone = MACHINE.match(line_after) or (closes(line_before) and is_credit)
    return (
        (is_short and closes(line_before))
        or (is_title and (is_short or is_narrow))
        or bool(ITEM.match(line_after))
        or bool(stands_alone)
    )


def _joined(text: str, block: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The lines of a block as stretches: lines that follow each other are one. A page's number between two lines, which is left out,
    makes them two stretches.
    """
    first, *others = block
    runs = [first]
    for start, end in others:
        run_start, run_end = runs[-1]
        # only white space between: the run goes on
        if text[run_end:start].isspace():
            runs[-1] = run_start, end
        else:
            runs.append((start, end))
    return tuple(runs)
