"""Checks whether a number and its conversions in brackets come to the same."""

from __future__ import annotations

from typing import NamedTuple

from variorum.collate.compare.amounts import closeness, convertible, interval
from variorum.collate.compare.comparison import quoted
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Quantity
from variorum.text.quantity.lexicon import units


class Consistency(NamedTuple):
    """Whether values of one sentence fit each other. `holds`: None where that cannot be checked (two currencies: no
    rate is ever applied). `why`: the reason, in words.
    """

    holds: bool | None
    why: str


def consistent_faces(value: Quantity) -> Consistency:
    """Whether a number and its conversions in brackets ("85 miles (137 km)") are equal within the rounding of both.
    `holds` is None where no conversion can be checked.
    """
    settings = CompareSettings()
    # only conversions into a unit that converts: no currencies
    checked = [conversion for conversion in value.faces if convertible(value, conversion)]
    if not checked:
        return Consistency(None, f"{quoted(value.said_as)} has no conversion that can be checked")
    for face in checked:
        if not _agree(value, face, settings):
            should = _in_unit(value, face)
            why = (
                f"{quoted(value.said_as)}: {_number(value.exact)} {value.unit} would be {should} {face.unit}"
            )
            return Consistency(False, why)
    return Consistency(True, f"the conversions in {quoted(value.said_as)} agree")


def _agree(value: Quantity, face: Quantity, settings: CompareSettings) -> bool:
    """Whether a value and its conversion fit, each as exact as its last digit."""
    one, two = interval(value), interval(face)
    if one.exact is None or two.exact is None:
        return one.meets(two) or closeness(one, two) > 1 - settings.face_slack
    # half of the last place, but no more than a small share of the number; of both numbers
    slack = min(one.place / 2, abs(one.exact) * settings.widest_rounding)
    slack += min(two.place / 2, abs(two.exact) * settings.widest_rounding)
    slack += settings.face_slack * max(abs(one.exact), abs(two.exact))
    return abs(one.exact - two.exact) <= slack


def _in_unit(value: Quantity, face: Quantity) -> str:
    """The value as it would be in the unit of the conversion, in words."""
    unit = units()[face.unit.split(" per ")[0]] if face.unit else None
    exact = interval(value).exact
    return _number((exact - unit.zero) / unit.factor) if unit and exact is not None else "something else"


def _number(value: float | None) -> str:
    """The number as a reason shows it: three digits below 1,000, else whole."""
    if value is None:
        return "the range"
    shown = f"{value:,.3g}" if abs(value) < 1000 else f"{round(value):,}"
    return shown if "e" not in shown else f"{value:,.0f}"
