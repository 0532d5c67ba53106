"""Ten random histories; `make histories` runs 200."""

from __future__ import annotations

import pytest

from tests.desk.histories import Outcome, newsroom, one_history


def assert_nothing_lost(outcome: Outcome) -> None:
    assert outcome.keys and outcome.asked and outcome.events
    assert (outcome.lost, outcome.not_found, outcome.changed, outcome.unfound) == ([], [], [], [])


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_lost_in_a_random_history(seed):
    assert_nothing_lost(one_history(seed, steps=8))


def test_nothing_is_lost_over_three_days_of_news():
    outcome = newsroom()
    assert outcome.decisions
    assert_nothing_lost(outcome)
