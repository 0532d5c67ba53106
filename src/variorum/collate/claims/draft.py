"""What claims of every kind are made with. `Voices` says whose telling a reading is and on whose word it stands;
`claim` makes the record with its id. Claims are put in order later, in `order`."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from variorum.collate.attribute import attributed
from variorum.collate.compare.comparison import MARKS, quoted
from variorum.collate.memo import Remembering
from variorum.collate.tellings import Tellings
from variorum.records import (
    Attribution,
    Claim,
    Evidence,
    Kind,
    Quantity,
    Reading,
    Report,
    Status,
    Value,
    When,
)
from variorum.text.ids import content_id

T = TypeVar("T")
# Code points. A longer reading does not show where the difference lies.
POINTED = 120
# The tier that is shown on request only.
HIDDEN = 3
# Statuses of readings that do not all say the same.
DIFFERENCES = frozenset({Status.CONFLICT, Status.CHANGED, Status.VARIANT, Status.INCOMPARABLE})
# Pronouns that name no speaker: "she said".
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "one", "who"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Makes readings of places in reports: with their words, whose telling these are, and on whose word they stand.

    `reports`: by id. `told_by`: whose telling each stretch is. `attributions`: report id → on whose word its
    stretches stand.
    `kept`: what an earlier collation left.
    """

    reports: Mapping[str, Report]
    told_by: Tellings
    attributions: Mapping[str, tuple[Attribution, ...]]
    kept: Remembering = field(default_factory=Remembering)
    # (report, start, end) → (witness, speaker or None) found for it before: the same words are read in many claims
    found: dict[tuple[str, int, int], tuple[str, str | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def speaker(self, report: str, start: int, end: int) -> str | None:
        """The name of whoever the stretch is attributed to; None where nobody is named, or only by a pronoun. `start` and `end`: the
        stretch.
        """
        said_by = attributed(self.attributions.get(report, ()), start, end)
        name = (said_by.speaker or said_by.source) if said_by else ""
        return name if name and name.casefold() not in PRONOUNS else None

    def reading(self, report: str, start: int, end: int, value: Value | None = None) -> Reading:
        """A reading of report.text[start:end], with the witness whose words they are and the one on whose
        word they stand. `value`: what it was read as. What is found of a place is remembered.
        """
        place = report, start, end
        if place not in self.found:
            self.found[place] = self.told_by.witness(*place), self.speaker(*place)
        witness, speaker = self.found[place]
        return Reading(
            report=report,
            start=start,
            end=end,
            quote=self.reports[report].text[start:end],
            witness=witness,
            value=value,
            attributed_to=speaker,
        )


def claim(
    kind: Kind,
    label: str,
    *,
    status: Status,
    why: str,
    tier: int,
    readings: Sequence[Reading],
    evidence: Sequence[Evidence] = (),
    internal: bool | None = None,
) -> Claim:
    """A claim, its id a hash of its kind and of the places of its readings. Readings stand in order of report id and
    place, each once. `internal`: whether the readings differ inside one report; with None, whether there are several
    and all are of one report. `why`: the reason of the status, in words; `tier`: 1 sure, 2 likely, 3 shown on request.
    """
    unique = {(reading.report, reading.start, reading.end): reading for reading in readings}
    ordered = tuple(unique[key] for key in sorted(unique))
    return Claim(
        id=content_id(kind, *(f"{reading.report}:{reading.start}:{reading.end}" for reading in ordered)),
        kind=kind,
        label=label,
        status=status,
        why=told_of_all(why, ordered, differ=status in DIFFERENCES),
        tier=tier,
        internal=internal
        if internal is not None
        # one report and more than one reading
        else len({reading.report for reading in ordered}) == 1 < len(ordered),
        readings=ordered,
        evidence=tuple(evidence),
    )


# What the reason of two values that are the same begins with.
BOTH = re.compile(r"\b(?P<both>[Bb]oth) say “(?P<said>[^”]+)”")
QUOTED = re.compile(r"“([^”]+)”")
LEFT_OUT = "In this row, too: "


def told_of_all(why: str, readings: Sequence[Reading], *, differ: bool) -> str:
    """The reason, made to hold for the whole row: it was found by two of the readings. "Both" counts them where more stand here; where they
    differ, values that it names no more than in the row ("five") are named behind it.
    """
    said = {reading: _said(reading.value) for reading in readings}
    if len({reading.report for reading in readings}) > 2 and (both := BOTH.search(why)):
        words = _bare(both["said"])
        of_them = sum(own is not None and _bare(own) == words for own in said.values())
        who = "all" if of_them == len(readings) else f"{of_them} of {len(readings)} readings"
        who = who.capitalize() if both["both"] == "Both" else who
        why = f"{why[: both.start()]}{who} say {why[both.end('both') + len(' say ') :]}"
    if differ and why.count("“") > 1:
        named = {_bare(words) for words in QUOTED.findall(why)}
        known = [r.value for r, own in said.items() if own is not None and _bare(own) in named]
        left = {
            _bare(own): own
            for reading, own in said.items()
            if own is not None and not any(_is_one(reading.value, value) for value in known)
        }
        if known and left:
            why = f"{why} {LEFT_OUT}{', '.join(quoted(words) for words in left.values())}."
    return why


def _said(value: Value | None) -> str | None:
    """The words of a number or time; None for what has none."""
    return value.said_as if isinstance(value, Quantity | When) else None


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).strip(MARKS)


def _is_one(value: Value | None, other: Value | None) -> bool:
    """Whether two values are read alike, or said in the same words."""
    if isinstance(value, Quantity) and isinstance(other, Quantity):
        return (value.low, value.high, value.parts) == (other.low, other.high, other.parts)
    if isinstance(value, When) and isinstance(other, When):
        same = value.earliest is not None and (value.earliest, value.latest) == (other.earliest, other.latest)
        return same or _bare(value.said_as) == _bare(other.said_as)
    return True


def witnesses(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The ids of the independent tellings among the readings, sorted."""
    return tuple(sorted({reading.witness for reading in readings}))


def points(reading: Reading) -> bool:
    """Whether the reading is so short (`POINTED`) that a reader sees in it what differs."""
    return reading.end - reading.start <= POINTED


def kind_of(value: Quantity | When) -> Kind:
    """The kind of claim that a number or time makes: a quantity, a time where it has an hour, else a date."""
    if isinstance(value, Quantity):
        return Kind.QUANTITY
    return Kind.TIME if value.clock else Kind.DATE


def joined(items: Iterable[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """Groups of items. Two items with a common key are in one group, and so are two that a chain of such items joins. Time: the square of
    the number of groups.
    """
    groups: list[tuple[set[Hashable], list[T]]] = []
    for item in items:
        own_keys = set(keys(item))
        met = [group for group in groups if group[0] & own_keys]
        groups = [group for group in groups if not group[0] & own_keys]
        # all groups that this item joins become one
        members_met = [member for _, members in met for member in members]
        groups.append((own_keys.union(*(group_keys for group_keys, _ in met)), [*members_met, item]))
    return [members for _, members in groups]
