"""Finds where something is said to lie of a place: "55 km west of the town of Brill", "the northern tip of Soren"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.records import Measure, Quantity, Report, Sentence
from variorum.text.lexicon import table
from variorum.text.quantities import quantities
from variorum.text.words import fold

# Most code points between a distance and its direction; a conversion in brackets is part of the distance.
NEAR = 3
# Degrees of a full circle.
TURN = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """Where something lies of a place: report.text[start:end] says it.

    `degrees`: clockwise from north. `said`: the direction as written. `name`: the place; `place`: its first word,
    folded.
    `far`: the distance; None where a `part` of the place is named instead ("tip", else "").
    """

    report: str
    start: int
    end: int
    degrees: int
    said: str
    place: str
    name: str
    far: Quantity | None
    part: str


def bearings(report: Report, sentence: Sentence) -> Iterator[Bearing]:
    """The bearings in a sentence of an English report, in order of place."""
    text = report.text
    found = list(_pattern().finditer(text, sentence.start, sentence.end))
    if not found:
        return
    lengths = [
        length
        for length in quantities(text, sentence.start, sentence.end, language=report.language)
        if length.value.measure is Measure.LENGTH
    ]
    for match in found:
        # either a distance right before, or a part of the place, and not both
        far = next((length for length in lengths if 0 <= match.start() - length.end <= NEAR), None)
        part = fold(match["part"] or "")
        # "the northern tip" has no distance, "55 km north" no part; neither, or both, is no bearing
        if (far is None) == (not part):
            continue
        yield Bearing(
            report=report.id,
            start=far.start if far else match.start(),
            end=match.end(),
            # "north-west" → 315
            degrees=_directions()[re.sub(r"[\s-]", "", fold(match["way"]))],
            said=match["way"],
            place=fold(match["name"].split()[0]),
            name=match["name"],
            far=far.value if far else None,
            part=part,
        )


def turned(one: Bearing, two: Bearing) -> int:
    """The angle between two directions, 0 to 180. "north" and "north-west" lie 45 degrees apart."""
    apart = abs(one.degrees - two.degrees)
    return min(apart, TURN - apart)


@cache
def _directions() -> dict[str, int]:
    found: dict[str, int] = table("bearings.json")["directions"]
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Matches a direction with the place it starts from ("west of the town of Brill", "the northern tip of Soren"). Groups: `way` (the
    direction), `part` ("tip"; may be missing) and `name` (the place). "north-west" and "north west" match as "northwest" does."""
    lexicon = table("bearings.json")
    # "north-northwest" before "north"; "northwest" also as "north-west" and "north west"
    longest_first = sorted(lexicon["directions"], key=len, reverse=True)
    ways = "|".join(re.sub(r"^(north|south)(?=.)", r"\1[\\s-]*", word) for word in longest_first)
    parts, kinds = "|".join(lexicon["parts"]), "|".join(lexicon["kinds"])
    return re.compile(
        rf"\b(?P<way>(?i:{ways}))(?:ern)?\s+(?:(?P<part>(?i:{parts}))\s+)?of\s+(?:the\s+)?"
        rf"(?:(?i:{kinds})\s+(?:of\s+)?)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)"
    )
