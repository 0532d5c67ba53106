"""A disk that is full, a device that fails, too many open files, at every write of the desk, of captures, of pages, JSON and tables:
nothing that was acknowledged is lost, nothing is left half written, and the user gets one line.

In the suite a dozen writes of each command, spread over them, fail; all of them by `python -m tests.faults.child` (see there).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.child import COMMANDS, FAULTS, spread

SHIM = Path(__file__).with_name("shim.c")
MOST = 8


@pytest.fixture(scope="module")
def came(tmp_path_factory):
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler (cc) for the shim before the C library")
    folder = tmp_path_factory.mktemp("faults")
    library = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, SHIM, "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.child", library, folder / "work", str(MOST)],
        env={**os.environ, "LD_PRELOAD": str(library)}, cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_writes_and_is_well_where_nothing_fails(came, command):
    (plain,) = (row for row in came if row["command"] == command and "calls" in row)
    assert (plain["code"], plain["wrong"]) == (0, "")
    assert plain["calls"] >= 3, "the shim saw no writes"


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_write_that_fails_loses_nothing_and_is_one_line(came, command, fault):
    rows = [row for row in came if row["command"] == command and row.get("fault") == fault]
    assert len(rows) >= 3
    assert any(row["code"] for row in rows), "no write that failed was noticed"
    for row in rows:
        assert row["wrong"] == "", row
        assert row["code"] in {0, 2}, row
        assert len(row["said"].splitlines()) == (1 if row["code"] else 0), row


def test_every_write_has_its_turn():
    assert spread(5, 9, 0) == [1, 2, 3, 4, 5]
    assert spread(100, 3, 0) == [1, 50, 100]
    assert spread(100, 3, 1) == [1, 2, 51]
