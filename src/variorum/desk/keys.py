"""Names for stories and claims that stay as a story grows: by the first thing that was known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.errors import UsageError
from variorum.records import Anchor, Claim, Reading
from variorum.store.rows import Held


def story_key(reports: Sequence[str], held: Mapping[str, Held]) -> str:
    """The report that arrived first. After a split the part that holds it keeps the name."""
    return min(reports, key=lambda r: held[r].seq)


def claim_keys(claims: Sequence[Claim], held: Mapping[str, Held]) -> tuple[str, ...]:
    """One a claim, no two alike: claims that begin at one place are told apart by what is asked."""
    found: dict[str, str] = {}
    keys = []
    for claim in claims:
        first = min(claim.readings, key=lambda r: _arrival(r, held))
        key = f"{first.report}-{first.start}-{first.end}"
        if found.setdefault(key, claim.id) != claim.id:
            key = f"{key}-{claim.id}"
        keys.append(key)
    return tuple(keys)


def _arrival(reading: Reading, held: Mapping[str, Held]) -> tuple[int, int, int]:
    return held[reading.report].seq, reading.start, reading.end


def anchor_of(key: str) -> Anchor:
    """The place that a claim's key, or an address made from a reading, names. Raises UsageError for anything else."""
    match = re.match(r"([0-9a-f]{8,64})-(\d{1,9})-(\d{1,9})(?:-|$)", key)
    if match is None or int(match[2]) >= int(match[3]):
        raise UsageError(f"{key!r} names no place: expected REPORT-START-END")
    return Anchor(report=match[1], start=int(match[2]), end=int(match[3]))


def spot(reading: Reading) -> str:
    return f"{reading.report}-{reading.start}-{reading.end}"
