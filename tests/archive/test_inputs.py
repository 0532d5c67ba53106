"""A folder is cut by the number of its files and by their bytes; what is found does not depend on it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.made import folder
from tests.archive.test_archive import held
from variorum.archive import Plan, inputs, run, verify

pytest.importorskip("pyarrow")


def cut(folder: Path) -> list[int]:
    """How many files each task of the folder has."""
    return [len(task.given["entries"]) for task in inputs.drafting([str(folder)], shards=1)]


@given(st.lists(st.integers(0, 12), max_size=30), st.integers(1, 5), st.integers(1, 20))
def test_stretches_are_all_files_in_order_and_none_is_too_long(
    sizes: list[int], files: int, most: int
) -> None:
    entries = [([f"{n}"], size) for n, size in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "FILES", files)
        patch.setattr(inputs, "STRETCH_BYTES", most)
        found = list(inputs._stretches(entries))
    assert [entry for some in found for entry in some] == [entry for entry, _ in entries]
    assert all(
        0 < len(some) <= files and (len(some) == 1 or sum(sizes[int(n)] for (n,) in some) <= most)
        for some in found
    )
    for some, (first, *_) in pairwise(found):
        assert len(some) == files or sum(sizes[int(n)] for (n,) in [*some, first]) > most


def test_large_files_are_a_task_each_and_small_ones_share_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, size in enumerate((900, 10, 20, 30, 400, 700)):
        (tmp_path / f"{n}.txt").write_bytes(b"x" * size)
    assert cut(tmp_path) == [6]
    monkeypatch.setattr(inputs, "STRETCH_BYTES", 500)
    assert cut(tmp_path) == [1, 4, 1]
    monkeypatch.setattr(inputs, "FILES", 2)
    assert cut(tmp_path) == [1, 2, 2, 1]


def test_what_is_found_is_the_same_however_a_folder_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path / "in", 6)
    made = {}
    for most, tasks in ((inputs.STRETCH_BYTES, 1), (6000, 5), (1, 10)):
        monkeypatch.setattr(inputs, "STRETCH_BYTES", most)
        assert len(cut(tmp_path / "in")) == tasks
        run(Plan(inputs=(str(tmp_path / "in"),), shards=3), tmp_path / f"{most}")
        assert list(verify(tmp_path / f"{most}")) == []
        # What drafting refused lies in a file a task.
        made[most] = {
            name: content
            for name, content in held(tmp_path / f"{most}").items()
            if not name.startswith(("drafts/", "refusals/drafts-"))
        }
    first, *others = made.values()
    assert len(first) > 20 and all(other == first for other in others)
