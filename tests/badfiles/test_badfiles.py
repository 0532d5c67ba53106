"""Every bad file gives what its case says: the run goes on, and what is the matter is said in a sentence."""

from __future__ import annotations

import pytest

from tests.badfiles.cases import CASES
from variorum.gather import gather
from variorum.records import Capture, Refusal, Skipped

MARKED = [pytest.param(case, marks=pytest.mark.slow) if case.heavy else case for case in CASES.values()]


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.name)
def test_a_named_bad_file(case, tmp_path):
    path = tmp_path / case.name
    path.write_bytes(case.make())
    found = list(gather([str(path)]))
    captures = [item for item in found if isinstance(item, Capture)]
    refusals = [item for item in found if isinstance(item, Refusal)]
    assert [item.reason for item in refusals] == list(case.reasons), [item.detail for item in refusals]
    assert len(captures) == case.captures
    assert any(item.losses for item in captures) == case.losses
    assert all(item.detail and "\n" not in item.detail for item in refusals)


def test_a_folder_of_bad_files_is_read_to_the_end(tmp_path):
    for case in CASES.values():
        if not case.heavy:
            (tmp_path / case.name).write_bytes(case.make())
    (tmp_path / "zz.txt").write_bytes(b"The ferry stops in June.")
    found = list(gather([str(tmp_path)]))
    assert isinstance(found[-1], Capture)
    assert found[-1].content == b"The ferry stops in June."
    named = {item.path.removeprefix(f"{tmp_path}/").partition("#")[0] for item in found}
    assert named == {case.name for case in CASES.values() if not case.heavy} | {"zz.txt"}


def test_a_folder_with_nothing_readable_gives_only_refusals_and_skipped_entries(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(b"\x89PNG" + bytes(100))
    (tmp_path / "c.css").write_bytes(b"p { }")
    found = list(gather([str(tmp_path)]))
    assert [type(item) for item in found] == [Refusal, Refusal, Skipped]
