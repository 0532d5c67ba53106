"""Gate: how dossiers of real stories fare by lists that a reader made by hand; one half of the stories nobody looked at."""

from __future__ import annotations

import pytest

from evaluation.fit_collate import figures_of, upright
from evaluation.shared import assert_floors, needs_shared
from evaluation.story_differences import HALVES, scores

pytestmark = needs_shared


@pytest.mark.parametrize("half", HALVES)
def test_differences_of_real_stories(half: str) -> None:
    assert_floors(f"story_differences_{half}", upright(figures_of(scores(half))))
