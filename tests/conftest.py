"""A room that fails sets one report aside and goes on; in tests that would hide what is broken, so here it is raised."""

from __future__ import annotations

import pytest
from hypothesis import settings

from variorum.records import Refusal

# A test says what is right; how long it takes is measured in benchmarks/, and a busy machine makes nothing wrong.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

SET_ASIDE = Refusal.failed


def raised(path: str, room: str, error: Exception) -> Refusal:
    raise error


@pytest.fixture(autouse=True, scope="session")
def failures_are_raised():
    Refusal.failed = raised
    yield
    Refusal.failed = SET_ASIDE


@pytest.fixture
def failures_are_set_aside():
    """For tests that inject one."""
    Refusal.failed = SET_ASIDE
    yield
    Refusal.failed = raised
