"""A slip of one report, before it is made a claim: values in one sentence that do not fit each other."""

from __future__ import annotations

from typing import NamedTuple

from variorum.records import Evidence, Kind, Value
from variorum.text.mention import Mention

# Why two values of one sentence should fit each other; all such reasons.
CONVERTED = Evidence(feature="the one stands in brackets behind the other, in another unit")
TWICE = Evidence(feature="the one stands right behind the other, in another time zone")
SLIPS = frozenset({CONVERTED, TWICE})


class Misfit(NamedTuple):
    """A slip of one report, from which `consistency_claims` makes a claim. `values`: what the sentence sets side by
    side, with their places; `why`: what they come to; `evidence`: why they should fit."""

    kind: Kind
    label: str
    why: str
    report: str
    values: tuple[Mention[Value], ...]
    evidence: Evidence
