from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.store.places import postgres_place
from variorum.desk.desk import open_desk


class FakeClock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.at = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **how_long) -> None:
        self.at += timedelta(**how_long)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_place(request, tmp_path):
    if request.param == "sqlite":
        yield str(tmp_path / "desk.variorum")
    else:
        yield from postgres_place()


@pytest.fixture
def any_desk(any_place, tmp_path, clock):
    """On both databases: for what the desk promises of its state."""
    opened = open_desk(
        any_place, create=True, captures=tmp_path / "captures", ledger=tmp_path / "decisions.jsonl", now=clock
    )
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path, clock):
    opened = open_desk(str(tmp_path / "desk.variorum"), create=True, now=clock)
    yield opened
    opened.close()
