from __future__ import annotations

import os

import pytest

from tests.desk.killing import kill_loop


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which this system lacks")
def test_kill_at_any_moment_loses_nothing_acknowledged_and_leaves_no_half_story(any_place, tmp_path):
    outcome = kill_loop(tmp_path, kills=10, place=any_place)
    assert (outcome.lost, outcome.torn, outcome.equal) == (0, 0, True)
    assert outcome.finished < outcome.kills
    assert outcome.kept >= outcome.acknowledged > 0
