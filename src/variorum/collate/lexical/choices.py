"""What a sentence names of which one thing has mostly one: a country, a drug, a part of the body, each by one name in every language.

Words used here. Sort: of what it is one ("drug"). Two choices of one sort exclude each other where they answer one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.lexical.lexicon import choices_beside, choices_told
from variorum.collate.lexical.line import Line, Place


class Choice(NamedTuple):
    """report.text[start:end] names one (`name`) of a sort of things."""

    sort: str
    name: str
    language: str
    start: int
    end: int


def choices(line: Line, quoted: Sequence[tuple[int, int]]) -> Iterator[Choice]:
    """The choices that a sentence names outside of quotation marks and of parts that deny. Of two in the same words ("grippe", "grippe
    aviaire") the one of more words is meant; some sorts are read only in parts that say what is done ("found"). `quoted`: (start, end)
    of each quotation.
    """
    beside = choices_beside(line.language)
    every = frozenset(line.parts)
    denied = {line.parts[word] for word in line.denying}
    for sort, names in choices_told(line.language).items():
        found = [place for name, pattern in names.items() for place in line.matches(pattern, name)]
        if not found:
            continue
        cued = {line.parts[cue.first] for cue in line.matches(beside[sort])} if sort in beside else every
        for place in found:
            start, end = line.spans[place.first].start, line.spans[place.stop - 1].end
            is_quoted = any(low < end and start < high for low, high in quoted)
            if line.parts[place.first] in cued - denied and not is_quoted and not _is_inside(place, found):
                yield Choice(sort, place.name, line.language, start, end)


def _is_inside(place: Place, found: Sequence[Place]) -> bool:
    """Whether another place has all words of this one, and more."""
    return any(
        other.first <= place.first
        and place.stop <= other.stop
        and other.stop - other.first > place.stop - place.first
        for other in found
    )
