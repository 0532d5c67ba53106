"""What a run that was stopped, damaged or short of room leaves, and that it goes on to the same bytes."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

from tests.archive.made import folder
from variorum.archive import Plan, run, status, verify
from variorum.archive import shards as shards_module
from variorum.errors import UsageError

pytest.importorskip("pyarrow")
SHARDS = 3
# A hundred by `make test-engines`.
KILLS = int(os.environ.get("VARIORUM_KILLS", "5"))
# Seconds after which what should end by itself is taken to hang. Starting a worker took more than twenty, and a run two
# minutes, on a machine with a dozen times the work that it can do.
PATIENCE = 600


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("archive") / "in", 6)


@pytest.fixture(scope="module")
def whole(inputs, tmp_path_factory):
    root = tmp_path_factory.mktemp("archive") / "out"
    run(Plan(inputs=inputs, shards=SHARDS), root)
    return root


def held(root: Path) -> dict[str, bytes]:
    """The bytes of every shard; marks say how long a task took, and so differ."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.parquet"))}


def test_two_workers_give_the_same_bytes(inputs, whole, tmp_path):
    run(Plan(inputs=inputs, shards=SHARDS), tmp_path / "out", workers=2)
    assert held(tmp_path / "out") == held(whole)


def test_nothing_is_done_twice(inputs, tmp_path):
    root = tmp_path / "out"
    run(Plan(inputs=inputs, shards=SHARDS, until="trace"), root)
    assert {one.stage for one in status(root) if one.done} == {
        "drafts",
        "reports",
        "postings",
        "edges",
        "pairs",
        "components",
        "trace",
    }
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.parquet")}
    run(Plan(inputs=inputs, shards=SHARDS), root)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert list(verify(root)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(inputs, whole, tmp_path):
    """The driver alone, all at once, or one worker, each time at another moment; a run that got to its end is looked at, and
    another begun. `make test-engines` does it a hundred times."""
    dice, ended = random.Random(11), 0
    root, reached = tmp_path / "out-0", 0
    turns, killed = cycle(("driver", "all", "worker", "driver", "all")), Counter[str]()
    while killed.total() < KILLS:
        command = [sys.executable, "-m", "tests.archive.killed", str(root), str(SHARDS), "pool", *inputs]
        child = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        # Counted from the first new mark on: a process takes seconds to start on a busy machine.
        until = time.monotonic() + PATIENCE
        while child.poll() is None and marks(root) <= reached and time.monotonic() < until:
            time.sleep(0.01)
        assert marks(root) > reached or child.poll() is not None, "no task ended before it was killed"
        time.sleep(dice.random() * 0.2)
        whom = next(turns)
        workers = sorted(below(child.pid))
        if child.poll() is None and (whom != "worker" or workers):
            killed[whom] += 1
            if whom == "worker":
                os.kill(dice.choice(workers), signal.SIGKILL)
                child.wait(PATIENCE)  # it goes on by itself
            elif whom == "all":
                os.killpg(child.pid, signal.SIGKILL)
            else:
                os.kill(child.pid, signal.SIGKILL)
        child.wait(PATIENCE)
        assert gone(workers), f"workers of a driver that is gone go too ({dict(killed)} killed)"
        assert marks(root) >= reached
        reached = marks(root)
        if child.returncode == 0:
            assert held(root) == held(whole)
            assert list(verify(root)) == []
            ended, reached = ended + 1, 0
            root = tmp_path / f"out-{ended}"
    print(f"killed {dict(killed)}; {ended} runs ended in between")
    assert reached < 2 + 6 * SHARDS
    run(Plan(inputs=inputs, shards=SHARDS), root)
    assert held(root) == held(whole)
    assert list(verify(root)) == []


def marks(root: Path) -> int:
    return len(list(root.glob("done/*/*.json")))


def below(pid: int) -> set[int]:
    """The workers of a pool's driver, where the system lists them."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (place / "cmdline").read_bytes():
                found.add(int(place.name))
        except OSError:
            continue
    return found


def gone(pids) -> bool:
    """Whether these workers end; one that is still being started looks for its driver once it has imported all."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not any(b"spawn_main" in line for pid in pids if (line := _line(pid))):
            return True
        time.sleep(0.05)
    return False


def _line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_a_damaged_shard_is_said_and_made_again(inputs, whole, tmp_path):
    root = tmp_path / "out"
    run(Plan(inputs=inputs, shards=SHARDS), root)
    victim = root / "trace" / "00001.parquet"
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 255
    victim.write_bytes(bytes(content))
    (root / "reports" / "00000.parquet").unlink()
    assert list(verify(root)) == [
        "reports/00000.parquet: is gone",
        "trace/00001.parquet: is not as it was written",
    ]
    run(Plan(inputs=inputs, shards=SHARDS), root)
    assert held(root) == held(whole)


def test_a_report_that_got_lost_is_found_by_the_sums(inputs, tmp_path, monkeypatch):
    """Files and marks that agree with each other, and one report less than came in."""
    from variorum.archive import running

    honest = running.STAGES["reports"]

    def losing(work):
        found = honest(work)
        name = next(iter(found.files))
        table = shards_module.arrow().parquet.read_table(shards_module.io.BytesIO(found.files[name]))
        less = shards_module.written(table.slice(0, max(0, table.num_rows - 1)))
        return type(found)(files={name: less}, came=found.came, went=found.went, refused=found.refused)

    monkeypatch.setitem(running.STAGES, "reports", losing)
    run(Plan(inputs=inputs, shards=1, until="reports"), tmp_path / "out")
    (line,) = verify(tmp_path / "out")
    assert line.startswith("reports 00000: ")


def test_a_full_disk_stops_it_cleanly_and_it_goes_on(inputs, whole, tmp_path, monkeypatch):
    root, real, count = tmp_path / "out", os.fsync, 0

    def full(handle):
        nonlocal count
        count += 1
        if count == 30:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(shards_module.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        run(Plan(inputs=inputs, shards=SHARDS), root)
    assert not list(root.rglob(".*")), "no half a file is left"
    run(Plan(inputs=inputs, shards=SHARDS), root)
    assert held(root) == held(whole)


def test_another_cut_leaves_nothing_of_the_first(inputs, whole, tmp_path):
    root = tmp_path / "out"
    run(Plan(inputs=inputs, shards=5, until="group"), root)
    run(Plan(inputs=inputs, shards=SHARDS), root)
    assert held(root) == held(whole)


def test_a_folder_of_something_else_is_left_alone(inputs, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="no run of an archive"):
        run(Plan(inputs=inputs), tmp_path)
