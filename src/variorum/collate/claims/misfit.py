"""Values of one sentence that do not fit each other, before they are a claim."""

from __future__ import annotations

from typing import NamedTuple

from variorum.records import Evidence, Kind, Value
from variorum.text.mention import Mention

CONVERTED = Evidence(feature="the one stands in brackets behind the other, in another unit")
ADDED_UP = Evidence(feature="one sentence says that these make up the total")
TWICE = Evidence(feature="the one stands right behind the other, in another time zone")
SLIPS = frozenset({CONVERTED, ADDED_UP, TWICE})


class Misfit(NamedTuple):
    """`values` are what the sentence of `report` sets side by side, with their places; `why` says what they come to."""

    kind: Kind
    label: str
    why: str
    report: str
    values: tuple[Mention[Value], ...]
    evidence: Evidence
