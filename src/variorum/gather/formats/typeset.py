"""From the places of words on a printed page to the order in which they are read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

# Columns begin so far apart, in points, and each holds so many lines; so many lines of one are followed by one of another.
APART = 90.0
FEWEST = 4
# Lines that begin so near one another, in points, begin in one column; on one height, they are one line.
NEAR = 12.0
LEVEL = 2.0
# A page of a newspaper has some 3,000 words; what is set in more pieces is left as it stands.
MOST = 6000


class Word(NamedTuple):
    """What was set at one place, from the left and from the bottom, in points."""

    x: float
    y: float
    text: str


class Collector:
    """Takes what pypdf reads, piece by piece."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def __call__(self, text: str, cm: Any, tm: Any, *_unused: Any) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            self.words.append(Word(float(x), float(y), text.strip("\n")))


def in_columns(words: list[Word]) -> str | None:
    """The text of two columns one after the other, where the file goes from one to the other line by line; None where it
    does not, and its own order is to be trusted. What stands above the columns is first, what below them last.
    """
    if len(words) > MOST:
        return None
    lines = _lines(words)
    starts = _starts(lines)
    if starts is None:
        return None
    left, right = starts
    sides = [0 if abs(w.x - left) < NEAR else 1 if abs(w.x - right) < NEAR else None for w in lines]
    told = [side for side in sides if side is not None]
    changes = sum(one != other for one, other in pairwise(told))
    if changes < len(told) // 2 or any(told.count(side) < FEWEST for side in (0, 1)):
        return None
    columns = [w for w, side in zip(lines, sides, strict=True) if side is not None]
    second = [w for w, side in zip(lines, sides, strict=True) if side == 1]
    top, bottom = max(w.y for w in second) + LEVEL, min(w.y for w in columns) - LEVEL
    head = [w for w in lines if w.y > top]
    foot = [w for w in lines if w.y < bottom]
    middle = [w for w in lines if bottom <= w.y <= top]
    first = [w for w in middle if w.x < right - NEAR]
    last = [w for w in middle if w.x >= right - NEAR]
    ordered = (sorted(part, key=lambda w: (-w.y, w.x)) for part in (head, first, last, foot))
    return "\n".join(w.text.strip() for part in ordered for w in part)


def _starts(lines: list[Word]) -> tuple[float, float] | None:
    """Where the two columns begin: the two places at which most lines do."""
    places: dict[float, int] = {}
    for line in lines:
        near = next((x for x in places if abs(x - line.x) < NEAR), line.x)
        places[near] = places.get(near, 0) + 1
    most = sorted(places, key=lambda x: -places[x])[:2]
    if len(most) < 2 or abs(most[0] - most[1]) < APART or places[most[1]] < FEWEST:
        return None
    return min(most), max(most)


def _lines(words: list[Word]) -> list[Word]:
    """Pieces that follow each other on one height and are near are one line."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and abs(last.y - word.y) < LEVEL and 0 <= word.x - last.x < APART:
            found[-1] = Word(last.x, last.y, last.text + word.text)
        else:
            found.append(word)
    return found
