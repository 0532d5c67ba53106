"""Puts the words of a printed page into reading order, by their places on the page.

Words used here. Word: a piece of text with its place on the page, in points from the left and the bottom. Start:
where a column begins. Level: points within which two words are on one line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise, takewhile
from statistics import median
from typing import Any, NamedTuple

# Columns begin so far apart, in points, and each holds so many lines; so many lines of one are followed by one of another.
APART = 90.0
# Lines of a column at least.
FEWEST = 4
# Lines that begin so near one another, in points, begin in one column; on one height, they are one line.
NEAR = 12.0
# Points by which words of one line may stand higher or lower.
LEVEL = 2.0
# A third column has so large a share of the lines of the longest, and so many words a line; what begins at one place by chance has less.
MOST_SHARE = 0.25
# Words that the middle one of a column's lines has at least.
WORDS_A_LINE = 3
# A headline's letters are so many times as large as the text's, and it runs over so many lines at most.
LARGER = 1.2
MOST_HEAD_LINES = 6
# A page of a newspaper has some 3,000 words; what is set in more pieces is left as it stands.
MOST = 6000


class Word(NamedTuple):
    """A piece of text set at one place: points from the left and from the bottom of the page."""

    # of the lower left corner
    x: float
    y: float
    text: str
    # of its letters, in points; 0 where the file does not say
    size: float = 0.0


class Collector:
    """A visitor that pypdf calls with each piece of text; it collects them with their places."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def __call__(self, text: str, cm: Any, tm: Any, _font: Any = None, size: Any = 0, *_unused: Any) -> None:
        """Notes a piece of text with its place on the page; pypdf calls it with the two matrices that give the place, and the size of its
        font."""
        if text.strip():
            # each matrix is (a, b, c, d, e, f): a point (x, y) goes to (a·x + c·y + e, b·x + d·y + f)
            a, b, c, d, e, f = cm
            *_, text_x, text_y = tm
            # the matrices stretch letters, too: by the root of how much they stretch areas
            stretched = abs((a * d - b * c) * (tm[0] * tm[3] - tm[1] * tm[2])) ** 0.5
            x = text_x * a + text_y * c + e
            y = text_x * b + text_y * d + f
            self.words.append(Word(float(x), float(y), text.strip("\n"), float(size or 0) * stretched))


def with_headline(said: str, words: list[Word]) -> str:
    """The page's text with a headline of several lines on one line, and a blank line behind it: the first words that are larger (`LARGER`)
    than what most letters of the page are set in. Unchanged where there is none, or its words do not stand in the text as whole lines.
    """
    letters: Counter[float] = Counter()
    for word in words:
        letters[round(word.size, 1)] += len(word.text)
    if len(letters) < 2:
        return said
    usual = max(letters, key=lambda size: (letters[size], -size))
    large = [word.size >= LARGER * usual > 0 for word in words]
    if True not in large:
        return said
    first = large.index(True)
    # all words in the size of the first large one, up to the next in another
    run = list(takewhile(lambda word: abs(word.size - words[first].size) < 0.5, words[first:]))
    headline = _letters("".join(word.text for word in run))
    lines = said.split("\n")
    for top, line in enumerate(lines):
        if not line.strip() or not headline.startswith(_letters(line)):
            continue
        held = 0
        for bottom in range(top, min(len(lines), top + MOST_HEAD_LINES)):
            held += len(_letters(lines[bottom]))
            if held >= len(headline):
                break
        if top < bottom and _letters("".join(lines[top : bottom + 1])) == headline:
            whole = " ".join(" ".join(lines[top : bottom + 1]).split())
            return "\n".join((*lines[:top], whole, "", *lines[bottom + 1 :]))
    return said


def _letters(text: str) -> str:
    return "".join(text.split())


def in_columns(words: list[Word]) -> str | None:
    """The text of a page with two or more columns, one column after the other, if the file has the columns' lines
    mixed; else None, and the file's own order is right. What lies above all columns but the first comes first; what
    lies below them, last.
    """
    if len(words) > MOST:
        return None
    lines = _lines(words)
    starts = _starts(lines)
    if len(starts) < 2:
        return None
    # the column of each line; None where it begins elsewhere
    columns_at = [
        next((number for number, start in enumerate(starts) if abs(word.x - start) < NEAR), None)
        for word in lines
    ]
    column_of_lines = [side for side in columns_at if side is not None]
    # the file may have the columns one after the other already: then a line is seldom in another column than the line before
    changes = sum(one != other for one, other in pairwise(column_of_lines))
    if changes < len(column_of_lines) // 2:
        return None
    # what lies above and below all columns but the first
    columns = [word for word, side in zip(lines, columns_at, strict=True) if side is not None]
    # the first column has number 0, which counts as no
    right_of_first = [word for word, side in zip(lines, columns_at, strict=True) if side]
    top, bottom = max(word.y for word in right_of_first) + LEVEL, min(word.y for word in columns) - LEVEL
    middle = [word for word in lines if bottom <= word.y <= top]
    parts: list[list[Word]] = [[] for _ in starts]
    for word in middle:
        parts[max(0, bisect_right(starts, word.x + NEAR) - 1)].append(word)
    head, foot = [word for word in lines if word.y > top], [word for word in lines if word.y < bottom]
    # from top to bottom (y counts from below), then from left to right
    ordered = (sorted(part, key=lambda word: (-word.y, word.x)) for part in (head, *parts, foot))
    return "\n".join(word.text.strip() for part in ordered for word in part)


def _starts(lines: list[Word]) -> list[float]:
    """Where the columns begin, from the left: the places at which most lines begin. From the third on, a column must
    hold running text (lines of several words); else it is a column of a table, and left out.
    """
    # lines that begin at nearly one place
    places: dict[float, list[Word]] = {}
    for line in lines:
        place_near = next((x for x in places if abs(x - line.x) < NEAR), line.x)
        places.setdefault(place_near, []).append(line)
    starts: list[float] = []
    for x in sorted(places, key=lambda x: -len(places[x])):
        lines_at = places[x]
        # too few lines, or too near another column
        if len(lines_at) < FEWEST or any(abs(x - other) < APART for other in starts):
            continue
        most_lines = len(places[starts[0]]) if starts else len(lines_at)
        # from the third column on it must be running text
        if len(starts) > 1 and (len(lines_at) < MOST_SHARE * most_lines or not _runs(lines_at)):
            continue
        starts.append(x)
    return sorted(starts)


def _runs(lines: list[Word]) -> bool:
    """Whether the lines are running text: the median line has enough words."""
    return median(len(line.text.split()) for line in lines) >= WORDS_A_LINE


def _lines(words: list[Word]) -> list[Word]:
    """The pieces joined into lines: pieces that follow each other at one height and close together."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and abs(last.y - word.y) < LEVEL and 0 <= word.x - last.x < APART:
            found[-1] = Word(last.x, last.y, last.text + word.text)
        else:
            found.append(word)
    return found
