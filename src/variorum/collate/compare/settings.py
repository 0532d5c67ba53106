"""Thresholds of comparison."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareSettings:
    """Thresholds of comparison; each field's note says what it was chosen on."""

    # Counts below this are taken as counted and not as rounded: newsrooms round crowds, not the dead. Looked at on the
    # judged pairs of numbers (27 and 25 hurt, 42 and 43 killed are conflicts). Gate: evaluation/test_values.py.
    smallest_rounded: float = 100.0
    # A round number may stand for one this far off, as a share of it; measured as working in earlier trials.
    widest_rounding: float = 0.1
    # Two vague amounts ("dozens", "hundreds") that share less than this of the narrower are not the same.
    least_overlap: float = 0.25
    # Days by which a date that was worked out from a report's own date may be off: publication dates are.
    day_slack: int = 1
    # Minutes by which a clock time on the quarter hour may be rounded.
    minute_slack: int = 10
    # One moment on two clocks may be off by these minutes: "about 3 p.m. (1205 GMT)". Places differ by half hours.
    clock_slack: int = 20
    # A conversion in brackets may differ from the number it converts by this share beside the rounding of both.
    face_slack: float = 0.02
    # Two names are one, spelled differently, from here on. Person pairs: .60 to .85 tried. Gate: test_values.py.
    same_name: float = 0.66
    # Two numbers ask the same from this probability on. Judged pairs of stories not fitted on: .5 to .75 tried; below
    # .65 fewer than nine in ten false pairs are turned away. Gate: evaluation/test_values.py.
    same_slot: float = 0.67
