"""Every contract test runs on SQLite, and on PostgreSQL where `make test-postgres` has started a server."""

from __future__ import annotations

import pytest

from tests.store.places import postgres_place
from variorum.store.database import Store, open_store


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, tmp_path):
    """An empty place for a desk: a file, or a fresh database."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.variorum")
    else:
        yield from postgres_place()


@pytest.fixture
def store(place, tmp_path) -> Store:
    opened = open_store(place, create=True, captures=tmp_path / "captures")
    yield opened
    opened.close()
