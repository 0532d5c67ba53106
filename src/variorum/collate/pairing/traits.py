"""What the rules of pairing ask of each mention, as columns (arrays), so that a rule can be applied to many pairs of
indexes at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.tolls import EXCLUSIVE, is_toll
from variorum.collate.pairing.relations import Flags, Indexes, Relations, coded
from variorum.collate.pairing.values import rarity
from variorum.records import When


class Traits:
    """What pairing asks of each mention, as columns: a row for each mention.

    As numbers (-1: none): `report`, `head` (noun counted), `predicate` (verb), `subject`, `owner`; `statement`, an
    index. As bits: `classes`, the fates of those counted; `exclusive`, those fates that exclude each other. Flags:
    `is_when`, a time; `is_toll`; `is_sole`, the only toll of its report. `rarity`: 0 to 1. `values`: how any two
    values stand.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Reads the mentions into columns, so that millions of pairs can be vetoed by array operations (`vetoes`)."""
        self.mentions = mentions
        self.values = Relations([mention.value for mention in mentions])
        self.report = coded([mention.report for mention in mentions])
        self.statement = np.array([mention.statement for mention in mentions], dtype=np.int64)
        self.head = coded([mention.head for mention in mentions])
        self.predicate = coded([mention.predicate for mention in mentions])
        self.subject = coded([mention.subject for mention in mentions])
        self.owner = coded([mention.owner for mention in mentions])
        self.classes = bits([mention.classes for mention in mentions])
        self.exclusive = bits([mention.classes & EXCLUSIVE for mention in mentions])
        self.is_when = flags([isinstance(mention.value, When) for mention in mentions])
        self.is_toll = flags([is_toll(mention) for mention in mentions])
        self.is_sole = flags([mention.sole for mention in mentions])
        self.rarity = np.array([rarity(mention.value) for mention in mentions], dtype=np.float64)


def flags(found: Sequence[bool]) -> Flags:
    """The truth values as an array."""
    return np.array(found, dtype=bool)


def bits(sets: Sequence[Collection[str]]) -> Indexes:
    """An array with a bit for each name that the sets hold, 63 names at the most."""
    names = {name: 1 << number for number, name in enumerate(sorted(set().union(*sets)))}
    return np.array([sum(names[name] for name in own) for own in sets], dtype=np.int64)
