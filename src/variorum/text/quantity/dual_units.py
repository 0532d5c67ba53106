"""Folds conversions in brackets into what they convert: "85 miles (135 km)" is one value with two faces.

Words used here. Face: one of the ways in which a report says the same amount, "85 miles" or "135 km".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Hedge, Measure, Quantity
from variorum.text.mention import Mention
from variorum.text.quantity.valuing import with_hedge

# What stands between a value and its conversion, and between two conversions in one bracket.
OPENING = re.compile(r"\s?[(\[]\s?(?:or|equal to|equivalent to|i\.e\.|=)?\s?\Z|\s?/\s?\Z|,? or \Z")
# "(135 km; 73 nautical miles)".
WITHIN = re.compile(r"\s?[/;,]\s?\Z|\s(?:or|and)\s\Z")
# The end of the bracket.
CLOSING = re.compile(r"\s?[)\]]")
# Measures that are never given in two units.
NEVER = {
    Measure.COUNT,
    Measure.ORDINAL,
    Measure.AGE,
    Measure.SCORE,
    Measure.TIMES,
    Measure.OTHER,
    Measure.PERCENT,
    Measure.POINTS,
}


def fold_faces(text: str, mentions: Sequence[Mention[Quantity]]) -> tuple[Mention[Quantity], ...]:
    """The mentions in order, each conversion in brackets folded into the mention that it converts (`faces`)."""
    folded: list[Mention[Quantity]] = []
    in_brackets = False
    for mention in mentions:
        converted = folded[-1] if folded else None
        if converted is not None and _converts(converted.value, mention.value):
            between = text[converted.end : mention.start]
            opened = OPENING.match(between)
            # a bracket opens behind the value, or goes on with a further unit
            if opened or (in_brackets and WITHIN.match(between)):
                folded[-1], in_brackets = _with_face(text, converted, mention)
                continue
        folded.append(mention)
        in_brackets = False
    return tuple(folded)


def _converts(owner: Quantity, face: Quantity) -> bool:
    """Whether one measures what the other does, in a unit that is not told yet: "85 miles (135 km)"."""
    if owner.measure is not face.measure or owner.measure in NEVER or not owner.unit or not face.unit:
        return False
    known = {owner.unit, *(quantity.unit for quantity in owner.faces)}
    return face.unit not in known


def _with_face(
    text: str, owner: Mention[Quantity], face: Mention[Quantity]
) -> tuple[Mention[Quantity], bool]:
    """The owner with the face added, and whether the bracket is still open: "(224 kW / 300 PS)" gives two faces."""
    value = face.value
    if owner.value.hedge is not Hedge.RANGE:
        value = with_hedge(value, owner.value.hedge)
    closed = CLOSING.match(text, face.end)
    end = closed.end() if closed and _is_open(text, owner.start, face.start) else face.end
    grown = replace(owner.value, faces=(*owner.value.faces, value), said_as=text[owner.start : end])
    return Mention(owner.start, end, grown), closed is None


def _is_open(text: str, start: int, end: int) -> bool:
    stretch = text[start:end]
    return stretch.count("(") + stretch.count("[") > stretch.count(")") + stretch.count("]")
