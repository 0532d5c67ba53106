"""What the rules of pairing ask of each mention, as columns (arrays), so that a rule can be applied to many pairs of
indexes at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from variorum.collate.certainty import Polarity
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.attributes import ONE_OF_AN_EVENT
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.mentions.mention import Scope
from variorum.collate.pairing.instance import OTHERWISE, tied
from variorum.collate.pairing.relations import Flags, Floats, Indexes, Relations, coded
from variorum.collate.pairing.scope import EXCLUSIVE, is_counted, is_toll
from variorum.collate.pairing.things import people
from variorum.collate.pairing.values import rarity
from variorum.collate.settings import CollateSettings
from variorum.collate.slots.synonyms import has_contrary
from variorum.records import Measure, Quantity, When


class Traits:
    """A column for each trait, a row for each mention. Names are coded as numbers (-1 for none), sets of classes as
    bits."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Reads the mentions into columns, so that millions of pairs can be vetoed by array operations (`vetoes`)."""
        self.mentions = mentions
        self.rivals = RivalValues([m.rivals for m in mentions], first=len(mentions))
        self.values = Relations([*(m.value for m in mentions), *self.rivals.values])
        self.report = coded([m.report for m in mentions])
        self.statement = np.array([m.statement for m in mentions], dtype=np.int64)
        self.head = coded([m.head for m in mentions])
        self.predicate = coded([m.predicate for m in mentions])
        self.subject = coded([m.subject for m in mentions])
        self.who = coded([m.who for m in mentions])
        self.whom = coded([m.whom for m in mentions])
        self.owner = coded([m.owner for m in mentions])
        self.classes = bits([m.classes for m in mentions])
        self.exclusive = bits([m.classes & EXCLUSIVE for m in mentions])
        self.befallen = bits([m.classes & BEFALLEN for m in mentions])
        self.is_when = flags([isinstance(m.value, When) for m in mentions])
        self.is_hour = flags([isinstance(m.value, When) and m.value.clock is not None for m in mentions])
        self.is_toll = flags([is_toll(m) for m in mentions])
        self.is_score = flags(
            [isinstance(m.value, Quantity) and m.value.measure is Measure.SCORE for m in mentions]
        )
        self.to_come = flags([m.to_come for m in mentions])
        self.rivalled = flags([bool(m.rivals) for m in mentions])
        self.denied = flags([m.sure.polarity is Polarity.DENIED for m in mentions])
        self.is_share = flags(
            [isinstance(m.value, Quantity) and m.value.measure is Measure.PERCENT for m in mentions]
        )
        self.is_order = flags(
            [isinstance(m.value, Quantity) and m.value.measure is Measure.ORDINAL for m in mentions]
        )
        self.has_contrary = flags([m.predicate is not None and has_contrary(m.predicate) for m in mentions])
        self.is_led = flags([m.subject in people() for m in mentions])
        self.settled = flags([m.settled for m in mentions])
        self.tied = flags([tied(m) for m in mentions])
        self.otherwise = flags([bool(m.scope & (OTHERWISE | {Scope.AGO, Scope.GRAVE})) for m in mentions])
        self.is_one_of_a_kind = flags([bool(m.series or m.got or m.long) for m in mentions])
        self.is_counted = flags([is_counted(m) for m in mentions])
        self.attribute = coded([m.attribute if m.attribute in ONE_OF_AN_EVENT else None for m in mentions])
        self.rarity = np.array([rarity(m.value) for m in mentions], dtype=np.float64)

    def alike(self, left: Indexes, right: Indexes, likely: Floats, settings: CollateSettings) -> Flags:
        """Where `told_alike` holds of a pair, or both are what an event has one of ("turnout")."""
        noun = self.is_counted[left] & (self.head[left] >= 0) & (self.head[left] == self.head[right])
        verb = (self.predicate[left] >= 0) & (self.predicate[left] == self.predicate[right])
        two = self.is_led[left] & self.is_led[right] & (self.subject[left] != self.subject[right])
        sure = likely >= settings.surely_one_thing
        single = (self.attribute[left] >= 0) & (self.attribute[left] == self.attribute[right])
        found: Flags = single | ((likely >= settings.one_thing) & ~two & (sure | noun | verb))
        return found


class RivalValues:
    """Each mention's rivals (other values in its report, to what reads like the same question), laid end to end.
    `first`: the place at which they begin in the array of all values."""

    def __init__(self, sets: Sequence[Collection[Quantity | When]], *, first: int) -> None:
        self.values = tuple(value for own in sets for value in own)
        self.count = np.array([len(own) for own in sets], dtype=np.int64)
        self.start = first + np.cumsum(self.count) - self.count

    def of(self, mentions: Indexes) -> tuple[Indexes, Indexes]:
        """For each rival of these mentions, as two arrays: the place in `mentions` of its owner, and the place of the rival's value."""
        count = self.count[mentions]
        owner = np.repeat(np.arange(len(mentions)), count)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        return owner, self.start[mentions][owner] + within


def flags(found: Sequence[bool]) -> Flags:
    return np.array(found, dtype=bool)


def bits(sets: Sequence[Collection[str]]) -> Indexes:
    """An array with a bit for each name that the sets hold, 63 names at the most."""
    names = {name: 1 << n for n, name in enumerate(sorted(set().union(*sets)))}
    return np.array([sum(names[name] for name in own) for own in sets], dtype=np.int64)
