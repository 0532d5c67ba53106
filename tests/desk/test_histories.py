"""Ten random histories; `make histories` runs 200."""

from __future__ import annotations

import pytest

from tests.desk.histories import Outcome, holds, newsroom, one_history


def assert_nothing_lost(outcome: Outcome) -> None:
    assert outcome.keys and outcome.asked and outcome.events
    assert (outcome.lost, outcome.not_found, outcome.changed, outcome.unfound) == ([], [], [], [])


def test_a_key_is_kept_whose_words_stand_within_longer_ones_and_lost_without_any():
    known = {("a page", "the council decided")}
    assert holds({("a page", "It will close, the council decided.")}, known)
    assert not holds(
        {("another page", "It will close, the council decided."), ("a page", "It will close.")}, known
    )


# The eleventh goes back, in another story, to a sentence of which its first words are the end.
@pytest.mark.parametrize("seed", [*range(9), 11])
def test_nothing_is_lost_in_a_random_history(seed):
    assert_nothing_lost(one_history(seed, steps=10 if seed == 11 else 8))


def test_nothing_is_lost_over_three_days_of_news():
    outcome = newsroom()
    assert outcome.decisions
    assert_nothing_lost(outcome)
