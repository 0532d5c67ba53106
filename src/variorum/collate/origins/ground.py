"""Gathers what a story's lineage and attributions say of its tellings, from which the origins of claims are counted.

Words used here. Witness: an independent telling with every report that carries it. Teller: the witness that stands
for its newsroom or circle. Key: of an outlet or agency, the folded form of its name. Circle: tellings that have it
from one another. Credit: the agency that a report says its text is from. `home`: the telling that a stretch of a report belongs to.
`links`: those who passed it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from variorum.collate.attribute import attributed
from variorum.collate.mentions.quotes import BODY
from variorum.collate.tellings import Tellings, tellings
from variorum.records import Attribution, CollatedStory, Reading, Report, Witness
from variorum.text.outlet_names import is_agency, names_apart, outlet_key
from variorum.text.sentences import sentence_spans
from variorum.text.words import fold

# Words that name no source if the report does not tell who is meant.
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "one", "who", "which", "that", "this"})
# What may stand before or behind an outlet's name in the words that name it as a source.
BESIDE = frozenset(
    {"the", "a", "an", "news", "agency", "wire", "newspaper", "daily", "broadcaster", "state", "service"}
)


# What is said is at least half of a stretch, or the third part of one that also says who says it, and to whom.
HALF, MOSTLY = 2, 3
# Before the key of an agency that is credited and is no witness of the lineage.
CREDIT = "\0"


class Node(NamedTuple):
    """An origin, to which readings lead. `sort`: "who" (an authority), "absent" (an origin not among the reports) or
    "told" (a telling); `key`: which one."""

    sort: str
    key: str


class Road(NamedTuple):
    """What one reading says of the way to its origin.

    `home`: the telling that its words are.
    `who`: on whose word they stand; None where nobody is named.
    `via`: the witness that its report has it from; None where none is named.
    `links`: the names on the way, the origin's first.
    """

    report: str
    home: str
    who: str | None
    via: str | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is known of a story's tellings, to find the origins of its readings.

    `names`: witness → what it is called; `called`: report → what its outlet is called.
    `absent`: witness → its key, for origins not among the reports; credited agencies are among these.
    `homes`: report → the witness whose telling it wholly or mostly is.
    `ring`: teller → the one that stands for its newsroom or circle, which is no other origin.
    `circles`: those in `ring` that stand for tellings that have it from one another.
    `opening`: report → the witness that its first sentence says the whole is from.
    `by_outlet`: key of an outlet or agency → its witness.
    """

    told_by: Tellings
    attributions: Mapping[str, tuple[Attribution, ...]]
    reports: Mapping[str, Report]
    names: Mapping[str, str]
    called: Mapping[str, str]
    absent: Mapping[str, str]
    homes: Mapping[str, str]
    ring: Mapping[str, str]
    circles: frozenset[str]
    opening: Mapping[str, str]
    by_outlet: Mapping[str, str]
    # Roads found before, by report and place: the same words are read in many claims.
    roads: dict[tuple[str, int, int], Road] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, collated: CollatedStory, reports: Mapping[str, Report]) -> Ground:
        """Gathers it from a collated story. An agency that a report credits, and that is no witness, becomes an
        absent origin of its own, with the id `CREDIT` + its key.
        """
        of_story = {
            report_id: reports[report_id] for report_id in collated.story.reports if report_id in reports
        }
        witnesses = collated.lineage.witnesses
        homes = {report: witness.id for witness in witnesses for report in witness.reports}
        keys = {witness.id: _outlet_key_of(witness, of_story) for witness in witnesses}
        on_word: dict[str, list[Attribution]] = {report_id: [] for report_id in of_story}
        for attribution in collated.attributions:
            on_word.setdefault(attribution.report, []).append(attribution)
        called = names_apart(of_story.values())
        names = {witness.id: _name(witness, called) for witness in witnesses}
        absent = {witness.id: keys[witness.id] for witness in witnesses if witness.absent}
        # key of an outlet -> its witness; reversed, so that of several the first stays
        by_outlet = {keys[witness.id]: witness.id for witness in reversed(witnesses)}
        # agencies that are credited and are no witness become absent origins
        for report in of_story.values():
            key = outlet_key(report.credit or "")
            if report.credit and key not in by_outlet:
                by_outlet[key] = CREDIT + key
                absent[CREDIT + key], names[CREDIT + key] = key, report.credit
        # tellings that have it from one another
        ring, circles = _rings(collated, keys, homes)
        ground = cls(
            told_by=tellings(collated.lineage, of_story),
            attributions={report_id: tuple(ground) for report_id, ground in on_word.items()},
            reports=of_story,
            names=names,
            called=called,
            absent=absent,
            homes=homes,
            ring=ring,
            circles=circles,
            opening={},
            by_outlet=by_outlet,
        )
        # whom the first sentences name as the source of the whole story
        opening = {
            report_id: via for report_id, report in of_story.items() if (via := ground._opening(report))
        }
        return replace(ground, opening=opening)

    def teller(self, witness: str) -> str:
        """The witness that represents this one and all others of its newsroom or circle, which together are one origin."""
        return self.ring.get(witness, witness)

    def name(self, witness: str | None) -> str:
        """What a witness is called; "" for None."""
        if witness is None:
            return ""
        return self.names.get(witness) or self.outlet(witness)

    def outlet(self, report: str) -> str:
        """The outlet of a report; the id itself where the report is not there."""
        return self.called.get(report, report)

    def road(self, reading: Reading) -> Road:
        """How the reading's words came to its report: whom they name on the way. Each place is worked out once."""
        place = reading.report, reading.start, reading.end
        if place not in self.roads:
            self.roads[place] = self._road(*place)
        return self.roads[place]

    def _road(self, report: str, start: int, end: int) -> Road:
        """How the words of one stretch came to the report. If they name nobody, the report's credit or first sentence may. `start` and
        `end`: the stretch.
        """
        home = self.told_by.home(report, start, end)
        via = self._cited(report, home, start, end)
        attribution = self._attribution_of(report, start, end)
        who, links = self._authority_of(attribution, report, via) if attribution else (None, ())
        # neither a name nor an outlet: the credit or the opening of the report
        if who is None and via is None:
            via = self._credited(report, home) or self.opening.get(report)
            via = None if via == home else via
        return Road(report, home, who, via, links)

    def _cited(self, report: str, home: str, start: int, end: int) -> str | None:
        """The witness that the stretch's sentence cites; None where it cites none, or its own. `home`: the stretch's own telling."""
        found = self.told_by.citing(report, start, end)
        return found if found is not None and found != home else None

    def _attribution_of(self, report: str, start: int, end: int) -> Attribution | None:
        """The attribution that the stretch is a part of: it lies in the attributed words, or at least half of it
        does. A third is enough if it also holds the words that name the speaker.
        """
        of_report = self.attributions.get(report, ())
        covering = attributed(of_report, start, end)
        if covering is not None:
            return covering
        overlaps = (
            (min(attribution.end, end) - max(attribution.start, start), attribution)
            for attribution in of_report
        )
        enough = [
            (length, -attribution.start, attribution.source, attribution)
            for length, attribution in overlaps
            # at least a half, or a third where the speaker's words are in it
            if length * (MOSTLY if start <= attribution.source_start < end else HALF) >= end - start
        ]
        return max(enough, key=lambda found: found[:3])[-1] if enough else None

    def _authority_of(
        self, said: Attribution, report: str, via: str | None
    ) -> tuple[str | None, tuple[str, ...]]:
        """(authority, names on the way). The authority is None where a pronoun, an outlet or an agency is named; then
        there are no names either. `via`: the witness that the report has it from.
        """
        name = said.speaker or said.source
        links = tuple(dict.fromkeys((name, *said.chain[1:])))
        if name.casefold() in PRONOUNS:
            return None, ()
        if self._is_outlet(name, report, via) or (said.speaker and self._is_outlet(said.source, report, via)):
            return None, ()
        return name, links

    def _is_outlet(self, name: str, report: str, via: str | None) -> bool:
        """Whether the name is not an authority but an outlet, an agency, or the witness that the report has it from. `via`: the witness
        that the report has it from.
        """
        without_small_words = " ".join(word for word in name.split() if fold(word) not in BESIDE)
        key = outlet_key(without_small_words or name)
        if key in self.by_outlet or is_agency(without_small_words):
            return True
        words = {fold(word) for word in name.split()}
        outlet_words = {fold(word) for word in self.name(via).split()}
        if via is not None and (outlet_words <= words or words - BESIDE <= outlet_words):
            return True
        own = self.reports.get(report)  # a dossier of others may speak of a report that it does not hold
        return own is not None and key == outlet_key(own.outlet or "\0")

    def _credited(self, report: str, home: str) -> str | None:
        """The witness for the agency that a report credits; None without a credit, where it is the outlet itself, and
        where the words are another report's telling."""
        own = self.reports.get(report)
        if own is None or not own.credit or self.homes.get(report) != home:
            return None
        key = outlet_key(own.credit)
        if own.outlet and outlet_key(own.outlet) == key:
            return None
        return self.by_outlet.get(key)

    def _opening(self, report: Report) -> str | None:
        """The witness that the first sentence of its body says the story is from."""
        first = next((block for block in report.blocks if block.kind in BODY), None)
        start, stop = (first.start, first.end) if first else (0, len(report.text))
        sentence = next(iter(sentence_spans(report.text, start, stop)), None)
        found = self.told_by.citing(report.id, *sentence) if sentence else None
        return found if found != self.homes.get(report.id) else None

    def leaning(self) -> Iterator[tuple[str, str]]:
        """Pairs (teller, other): the whole story of the teller is from the other, as a credit or its first sentences
        say. If both are from one agency that is not among the reports, the other is the first telling from that
        agency.
        """
        # absent agency -> the first telling that is from it
        leads: dict[str, str] = {}
        for report, home in sorted(self.homes.items()):
            via = self._credited(report, home) or self.opening.get(report) if report in self.reports else None
            if via is not None and via != home:
                other = leads.setdefault(self.absent[via], home) if via in self.absent else via
                yield self.teller(home), self.teller(other)

    def each_once(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names on a way, without any that names an earlier outlet again."""
        return _each_once(tuple(names))


@lru_cache(maxsize=4096)
def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each outlet once under its first name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(outlet_key(name) or name, name)
    return tuple(found.values())


def _rings(
    collated: CollatedStory, keys: Mapping[str, str], homes: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """(teller → the one that represents its newsroom or circle; those representatives that stand for a circle). `keys`: witness → its
    newsroom; `homes`: report → its witness.
    """
    present = [witness.id for witness in collated.lineage.witnesses if not witness.absent]
    # reversed, so that the first witness of a newsroom stays
    first_of_newsroom = {keys[witness_id]: witness_id for witness_id in reversed(present)}
    # first every witness by its newsroom, then newsrooms by their circle
    stands_for = {witness_id: first_of_newsroom[keys[witness_id]] for witness_id in present}
    circles: set[str] = set()
    # all members of a circle are one, under its first id
    for alarm in collated.lineage.alarms:
        members = (
            {stands_for[homes[report]] for report in alarm.reports if report in homes}
            if alarm.kind == "circle"
            else set()
        )
        if len(members) > 1:
            circles.add(min(members))
            stands_for = {
                witness_id: min(members) if one in members else one for witness_id, one in stands_for.items()
            }
    return stands_for, frozenset(circles & set(stands_for.values()))


def _outlet_key_of(witness: Witness, reports: Mapping[str, Report]) -> str:
    """The key by which a witness is found: its outlet's or, for an absent one, its name's; its id where there is
    neither."""
    if witness.absent:
        return outlet_key(witness.name) or witness.id
    lead = next((reports[report] for report in witness.reports if report in reports), None)
    return outlet_key(lead.outlet) if lead and lead.outlet else witness.id


def _name(witness: Witness, called: Mapping[str, str]) -> str:
    lead = next((report for report in witness.reports if report in called), None)
    return witness.name if lead is None else called[lead]
