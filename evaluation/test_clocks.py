"""Moments told on two clocks in real reports. Nearly all fit, so that a fall of that share is a rise of false alarms."""

from __future__ import annotations

from evaluation import clocks
from evaluation.shared import assert_floors, needs_shared


@needs_shared
def test_clocks_are_read_and_few_do_not_fit() -> None:
    assert_floors("clocks", clocks.measured())
