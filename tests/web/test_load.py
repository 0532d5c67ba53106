"""Pages, searches and decisions by several accounts while reports arrive, for some seconds, by the load script; on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from benchmarks.load import MIX, measure


def test_under_load_nothing_is_lost_and_nothing_fails(any_place, tmp_path):
    with ThreadPoolExecutor(1) as alone:  # a browser of the tests keeps a loop in this thread
        told, lost = alone.submit(
            measure, any_place, tmp_path, seconds=15, rate=15, editors=5, before=5
        ).result()
    assert lost == []
    assert {status for _, status in told.statuses} <= {200, 303}
    assert sum(told.statuses.values()) == 225 and set(told.taken) <= set(MIX)
    assert told.notes, "somebody decided"
    assert (tmp_path / "arriving.done").read_text(), "reports arrived meanwhile"
