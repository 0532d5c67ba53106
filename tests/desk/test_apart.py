"""Stories made anew by another process: the same stories, told of on the way, stopped when asked, begun again when killed."""

from __future__ import annotations

import pytest
from benchmarks.desk import invented

from tests.desk.conftest import any_desk, any_place, clock, desk
from tests.desk.invented import ALL, rows_file
from variorum.desk.ingest.add import add
from variorum.desk.updating.apart import Apart, Cancelled, Failed, recipe_of
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.store import derived, runs

__all__ = ["any_desk", "any_place", "clock", "desk"]


class Later:
    """Cancels when stories have been made for a while."""

    def __init__(self, looks):
        self.looks = looks

    def __call__(self, *_far):
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled


def waiting(desk):
    with desk.store.reading() as connection:
        return derived.waiting(connection).reports


@pytest.fixture
def kept(any_desk, tmp_path):
    """Reports that nothing is derived from yet."""
    add(any_desk, [rows_file(tmp_path, ALL)], derive=False)
    return any_desk


@pytest.fixture
def apart(kept):
    made = Apart(recipe_of(kept))
    yield made
    made.close()


def test_another_process_makes_the_same_stories_and_says_how_far_it_is(kept, apart):
    told = []
    assert apart(kept, lambda *far: told.append(far)) > 0
    assert waiting(kept) == 0 and told
    with kept.store.reading() as connection:
        before = derived.state(connection)
    rebuild(kept)
    with kept.store.reading() as connection:
        assert derived.state(connection) == before


@pytest.mark.parametrize("apart_from", [True, False], ids=["apart", "here"])
def test_who_stops_it_while_stories_are_made_leaves_the_reports_waiting_and_sets_none_aside(
    desk, tmp_path, apart_from
):
    """The first word is said before a story is begun, the second in the middle of one."""
    add(desk, [rows_file(tmp_path, [invented(number) for number in range(12)])], derive=False)
    work = Apart(recipe_of(desk)) if apart_from else catch_up
    for looks in (0, 1):
        with pytest.raises(Cancelled):
            work(desk, Later(looks))
        with desk.store.reading() as connection:
            assert derived.waiting(connection).reports == 12
            assert not list(runs.refused(connection, limit=9))
    if apart_from:
        work.close()


def test_a_killed_one_is_begun_again(kept, apart):
    def kill(*_far):
        apart._process.kill()

    with pytest.raises(Failed, match="has ended"):
        apart(kept, kill)
    assert apart(kept, lambda *_: None) > 0 and waiting(kept) == 0


def test_what_fails_over_there_is_said_here(kept, apart):
    kept.ledger.mkdir()
    with pytest.raises(Failed, match="IsADirectoryError"):
        apart(kept, lambda *_: None)
    kept.ledger.rmdir()
    assert apart(kept, lambda *_: None) > 0
