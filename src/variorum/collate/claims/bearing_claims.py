"""Claims about where something lies as seen from a place, where tellings differ: 55 km north of Brill and 55 km west
of it, or on the northern and on the southern tip of one island.

Words used here. Bearing: "55 km north of Brill" with its place, distance (`far`) and direction in degrees, or a part
of a place ("northern tip"). `Told`: (index of the statement, the bearing in it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import Voices, claim, witnesses
from variorum.collate.compare import compare
from variorum.collate.mentions.bearings import Bearing, bearings, turned
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements import Link
from variorum.records import Claim, Evidence, Kind, Report, Sentence, Status, Words
from variorum.records.claim import AGREEING
from variorum.text.depths import grammar_of
from variorum.text.parsers import ENGLISH


class Told(NamedTuple):
    """A bearing, and by its index the statement that tells it."""

    statement: int
    bearing: Bearing


def bearing_claims(
    said: Sequence[Statement], links: Sequence[Link], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """Conflicts between directions: two tellings put something equally far from one place, in directions at least
    `settings.least_turn` degrees apart, or at two different ends of the place. None if one report gives both
    directions: then there are two things. `said`: the statements; `links`: which of them likely say the same; `voices`: whose telling a
    place is.
    """
    likely = {(link.left, link.right): link.probability for link in links}
    asked: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for index, statement in enumerate(said):
        for sentence, _ in statement.places:
            for bearing in _bearings(sentence, voices):
                asked[bearing.place, bearing.part].append(Told(index, bearing))
    for question in sorted(asked):
        yield from _claims(asked[question], likely, voices, settings)


def _bearings(sentence: Sentence, voices: Voices) -> tuple[Bearing, ...]:
    """The bearings ("55 km north of Brill") in a sentence; none where it is not English. Each sentence is looked
    through once."""

    def read(one: Sentence) -> tuple[Bearing, ...]:
        report: Report = voices.reports[one.report]
        return tuple(bearings(report, one)) if grammar_of(report) == ENGLISH else ()

    return voices.kept.of_place("bearings", sentence, read)


def _claims(
    told: Sequence[Told],
    likely: Mapping[tuple[int, int], float],
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """The conflict over one question (all of `told` ask it). None unless two tellings give two directions and no
    report gives both. `likely`: two statements, by index → how likely they say the same.
    """
    # pairs that give two directions, where no report gives both
    at_odds = [
        (one, two)
        for one, two in combinations(told, 2)
        if _at_odds(one, two, likely, settings) and not _has_both(told, one.bearing, two.bearing)
    ]
    if not at_odds:
        return
    # the first of these pairs gives label and reason; the readings are all bearings of all of them
    left, right = (one.bearing for one in at_odds[0])
    bearing_at = {
        (bearing_told.report, bearing_told.start): bearing_told
        for pair in at_odds
        for _, bearing_told in pair
    }
    readings = [
        voices.reading(
            bearing_told.report,
            bearing_told.start,
            bearing_told.end,
            Words(words=voices.reports[bearing_told.report].text[bearing_told.start : bearing_told.end]),
        )
        for bearing_told in bearing_at.values()
    ]
    if len(witnesses(readings)) < 2:
        return
    yield claim(
        Kind.PLACE,
        _label(left),
        status=Status.CONFLICT,
        why=f"“{left.said}” and “{right.said}” are {turned(left, right)} degrees apart.",
        tier=2 if left.part else 1,
        readings=readings,
        evidence=(Evidence(feature="one part of one place" if left.part else "as far from one place"),),
    )


def _label(asked: Bearing) -> str:
    """The label: "which tip of Soren", "55 km in which direction of Brill"."""
    if asked.far is None:
        return f"which {asked.part} of {asked.name}"
    return f"{asked.far.said_as} in which direction of {asked.name}"


def _at_odds(
    told: Told, other_told: Told, likely: Mapping[tuple[int, int], float], settings: CollateSettings
) -> bool:
    """Whether two bearings are of one thing, and their directions are too far apart.

    They are of one thing if their sentences are linked and the distances are equal. Where one gives no distance, the link must be sure
    (`sure_slot_link`). `likely`: two statements, by index → how likely they say the same; no entry where they are not linked.
    """
    (statement, bearing), (other_statement, other_bearing) = told, other_told
    if bearing.report == other_bearing.report or turned(bearing, other_bearing) < settings.least_turn:
        return False
    linked = likely.get((min(statement, other_statement), max(statement, other_statement)))
    if linked is None:
        return False
    # a part of the place ("northern tip") instead of a distance
    if bearing.far is None or other_bearing.far is None:
        return linked >= settings.sure_slot_link
    return (
        compare(bearing.far, other_bearing.far).status in AGREEING
        and bearing.far.exact == other_bearing.far.exact
    )


def _has_both(told: Sequence[Told], one: Bearing, two: Bearing) -> bool:
    """Whether one report gives both directions: then there are two things."""
    given: dict[str, set[int]] = defaultdict(set)
    for _, bearing in told:
        given[bearing.report].add(bearing.degrees)
    return any({one.degrees, two.degrees} <= own for own in given.values())
