"""Counts from how many independent origins the readings of a claim come, and gives the way from each reading to its
origin.

Words used here. Road: what one reading says of the way to its origin (`Road`). Node: an origin. Home: the telling
that a reading's words are. Via: the witness that the report has it from. Absent: an origin that is not among the
reports. Ground: what is known of the story's tellings.

`called`: phrase → the name of its authority. `roads`: one for each reading of the claim, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.collate.origins.authorities import names_of_authorities
from variorum.collate.origins.ground import Ground, Node, Road
from variorum.collate.origins.whole import origins
from variorum.collate.origins.wording import SharedOrigin, whence
from variorum.records import Claim, CollatedStory, Report


def counted(collated: CollatedStory, reports: Mapping[str, Report]) -> CollatedStory:
    """The story with the origins of every claim and of the whole, worked out anew from its lineage and attributions."""
    ground = Ground.of(collated, reports)
    claims = tuple(with_origins(claim, ground) for claim in collated.claims)
    origin_of = origins(claims, ground)
    return replace(
        collated,
        claims=tuple(_at_most(claim, origin_of, ground) for claim in claims),
        origins=len(set(origin_of.values())),
    )


def _at_most(claim: Claim, origin_of: Mapping[str, str], ground: Ground) -> Claim:
    """The claim with no more origins than its tellers have in the story as a whole: two that are one source of everything else are not two
    of this. `origin_of`: as `origins` gives it.
    """
    tellers = {ground.teller(ground.told_by.home(r.report, r.start, r.end)) for r in claim.readings}
    most = len({origin_of.get(teller, teller) for teller in tellers})
    return claim if claim.origins is None or claim.origins <= most else replace(claim, origins=most)


def with_origins(claim: Claim, ground: Ground) -> Claim:
    """The claim with its origins: for words that somebody is named for, that authority; for what a report has from
    another telling, the origin of that telling; else the telling itself.
    """
    # the origin of each reading
    roads = [ground.road(reading) for reading in claim.readings]
    called = names_of_authorities(road.who for road in roads if road.who)
    finder = _OriginFinder(roads, called, ground)
    nodes = [finder.node(n) for n in range(len(roads))]
    homes = {ground.teller(road.home) for road in roads}
    names = {node: _name(node, roads, ground) for node in dict.fromkeys(nodes)}
    # for each telling and origin the first reading, and the first that names anybody on the way
    first: dict[tuple[str, Node], Road] = {}
    first_naming: dict[tuple[str, Node], Road] = {}
    for road, node in zip(roads, nodes, strict=True):
        first.setdefault((road.home, node), road)
        if road.links or road.via:
            first_naming.setdefault((road.home, node), road)
    # no more origins than tellings
    number = min(len(set(nodes)), len(homes))
    return replace(
        claim,
        readings=tuple(
            replace(
                reading,
                origin=names[node],
                chain=_chain(road, node, names[node], first, first_naming, ground),
            )
            for reading, road, node in zip(claim.readings, roads, nodes, strict=True)
        ),
        origins=number,
        whence=whence(_shared_origins(first, names, ground)),
    )


class _OriginFinder:
    """Follows each reading of one claim to its origin. `roads`: what each says of its way; `called`: phrase → name of
    its authority.

    `told`: telling → the numbers of its roads. `through`: absent origin → the authorities that a reading names
    together with it. `named`: for each road the authority or absent origin that it names, or None.
    """

    def __init__(self, roads: Sequence[Road], called: Mapping[str, str], ground: Ground) -> None:
        """Notes which roads begin at each home (`told`), and which authorities each absent telling is named through (`through`).
        `called`: phrase → the name of its authority.
        """
        self.roads, self.called, self.ground = roads, called, ground
        self.told: dict[str, list[int]] = {}
        self.through: dict[str, set[str]] = {}
        for number, road in enumerate(roads):
            self.told.setdefault(road.home, []).append(number)
            if road.who in called and road.via in ground.absent:
                self.through.setdefault(ground.absent[str(road.via)], set()).add(called[str(road.who)])
        self.named = [self._named(road) for road in roads]

    def node(self, n: int) -> Node:
        """Where reading `n` comes from: the authority or absent origin that it names; else the source that its
        telling has its text from.
        """
        road, own = self.roads[n], self.named[n]
        if own is not None:
            return own
        return self._of_telling(
            road.home if road.via is None else road.via, frozenset({road.home} if road.via else ())
        )

    def _named(self, road: Road) -> Node | None:
        """The authority that the reading names, or the origin that is not among the reports; None where it names neither."""
        if road.who is not None and road.who in self.called:
            return Node("who", self.called[road.who])
        absent = self.ground.absent.get(road.via) if road.via is not None else None
        if absent is None:
            return None
        names_through = self.through.get(absent, set())
        # One has "Reed told the Star", the other "she told the Star": Reed is the origin of both.
        return Node("who", min(names_through)) if len(names_through) == 1 else Node("absent", absent)

    def _of_telling(self, witness: str, passed: frozenset[str]) -> Node:
        """The origin of a telling: what any of its readings names (a copy may have cut it), else the origin of the
        telling that it has the words from. Tellings in a circle have one origin.
        """
        # a circle: the first of its tellers, by id, stands for all
        if witness in passed:
            return Node("told", min(self.ground.teller(member) for member in (*passed, witness)))
        own_readings = self.told.get(witness, ())
        named = next((node for number in own_readings if (node := self.named[number]) is not None), None)
        if named is not None:
            return named
        via = next(
            (via for number in own_readings if (via := self.roads[number].via) and via != witness), None
        )
        return self._of_telling(via, passed | {witness}) if via else Node("told", self.ground.teller(witness))


def _name(node: Node, roads: Sequence[Road], ground: Ground) -> str:
    """What an origin is called: its telling's name, the authority, or the commonest name for an absent witness. `roads`: of the
    readings.
    """
    if node.sort == "told":
        return ground.name(node.key)
    if node.sort == "who":
        return node.key
    names = Counter(
        ground.name(road.via) for road in roads if road.via and ground.absent.get(road.via) == node.key
    )
    return max(sorted(names), key=lambda name: names[name])


def _chain(
    road: Road,
    node: Node,
    name: str,
    first: Mapping[tuple[str, Node], Road],
    first_naming: Mapping[tuple[str, Node], Road],
    ground: Ground,
) -> tuple[str, ...]:
    """The names from the origin to the outlet that prints it, each once. They come from the reading's own words or,
    if these name nobody, from another reading of the same telling and origin.

    `first`: for (telling, origin) its first reading; `first_naming`: the first that names anybody on the way.
    """
    source = road
    if not road.links and road.via is None:
        source = first_naming.get((road.home, node), road)
    links = list(source.links)
    if source.via is not None:
        # how the telling that it has it from came to it
        road_above = first.get((source.via, node))
        links += [*(road_above.links if road_above and not links else ()), ground.name(source.via)]
    return ground.each_once((*(links or (name,)), ground.name(road.home), ground.outlet(road.report)))


def _shared_origins(
    first: Iterable[tuple[str, Node]], names: Mapping[Node, str], ground: Ground
) -> list[SharedOrigin]:
    """For each origin to which more than one telling leads: its name, and what these tellings are called. `first`: (telling, origin);
    `names`: origin → its name.
    """
    # origin → the tellings that lead to it
    homes: dict[Node, list[str]] = {node: [] for node in names}
    for home, node in first:
        homes[node].append(home)
    return [
        SharedOrigin(
            name,
            tuple(dict.fromkeys(ground.name(home) for home in homes[node])),
            circle=node.sort == "told" and node.key in ground.circles,
        )
        for node, name in names.items()
        if len(homes[node]) > 1
    ]
