"""Ray and Spark beside the pool: the same bytes, whatever is killed (`make test-engines`)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.archive.made import folder
from variorum.archive import Plan, run, verify
from variorum.engines import Lost, named

pytest.importorskip("pyarrow")
STORIES, SHARDS = 40, 4
KILLS = 10
# Seconds in which a driver has begun to end tasks, however much else the machine does.
PATIENCE = 600
# What the processes of an engine's workers say of themselves.
# Others of Ray's begin with "ray::" too, and take the node with them.
WORKERS = {"ray": "ray::_do", "spark": "pyspark.daemon"}


class Started:
    """An engine that stays from one run to the next: it takes up to a minute to start."""

    def __init__(self, engine):
        self.run = engine.run

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


@pytest.fixture(scope="module", params=sorted(WORKERS))
def engine(request):
    pytest.importorskip({"ray": "ray", "spark": "pyspark"}[request.param])
    return request.param


@pytest.fixture(scope="module")
def started(engine):
    with named(engine, workers=2) as running:
        yield Started(running)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("archive") / "in", STORIES)


@pytest.fixture(scope="module")
def whole(inputs, tmp_path_factory):
    found = {}
    for shards in (1, SHARDS, 16):
        root = tmp_path_factory.mktemp("archive") / "out"
        run(Plan(inputs=inputs, shards=shards), root)
        found[shards] = held(root)
    return found


def held(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.parquet"))}


@pytest.mark.parametrize("shards", [1, SHARDS, 16])
def test_the_same_bytes(started, shards, inputs, whole, tmp_path):
    run(Plan(inputs=inputs, shards=shards), tmp_path / "out", engine=started)
    assert held(tmp_path / "out") == whole[shards]


def test_one_engine_goes_on_with_what_another_did(started, inputs, whole, tmp_path):
    run(Plan(inputs=inputs, shards=SHARDS, until="trace"), tmp_path / "out")
    run(Plan(inputs=inputs, shards=SHARDS), tmp_path / "out", engine=started)
    assert held(tmp_path / "out") == whole[SHARDS]


def fails(given):
    raise OSError(28, "No space left on device")


def test_what_a_task_raises_is_raised(started):
    with pytest.raises(OSError, match="No space left"):
        list(started.run([1, 2], fails))


def children(of: int, said: str) -> list[int]:
    """Processes below `of` whose command line holds `said`."""
    parents, named_so = {}, []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            words = (place / "cmdline").read_bytes().decode("utf-8", "replace")
            if words.startswith(said) or (said == WORKERS["spark"] and said in words):
                named_so.append(int(place.name))
        except OSError:
            continue
    found = []
    for one in named_so:
        above = one
        while above not in (0, 1, of):
            above = parents.get(above, 0)
        if above == of and one != of:
            found.append(one)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")
def test_workers_are_killed(engine, started, inputs, whole, tmp_path):
    dice, over, killed = random.Random(3), threading.Event(), []

    def kill() -> None:
        while not over.wait(0.3 + dice.random()) and len(killed) < KILLS:
            workers = children(os.getpid(), WORKERS[engine])
            if workers:
                victim = dice.choice(sorted(workers))
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

    hunter = threading.Thread(target=kill)
    hunter.start()
    try:
        for turn in range(KILLS):  # a run may end before so many are killed; then another begins
            again = tmp_path / f"out-{turn}"
            until_done(again, inputs, started)
            assert held(again) == whole[SHARDS]
            assert list(verify(again)) == []
            if len(killed) >= KILLS:
                break
    finally:
        over.set()
        hunter.join()
    print(f"{engine}: {len(killed)} workers killed, {turn + 1} runs")
    assert killed


def until_done(root, inputs, engine, tries=2 * KILLS):
    """Where workers are lost faster than tasks end, the run says so and stops; the same call goes on."""
    for _ in range(tries):
        try:
            return run(Plan(inputs=inputs, shards=SHARDS), root, engine=engine)
        except Lost:
            continue
    raise AssertionError(f"not done after {tries} calls")


def standing(engine: str) -> str:
    """The engine for a driver of its own, as `tests.archive.killed` takes it. On Ray it joins the cluster that stands: to start one for
    each driver takes a minute and more on a busy machine, and it would be killed before a task ends."""
    if engine != "ray":
        return engine
    import ray

    return f"ray@{ray.get_runtime_context().gcs_address}"


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_the_driver_is_killed_again_and_again(engine, started, inputs, whole, tmp_path):
    """Each time once it has ended tasks; a run that got to its end is looked at, and another begun."""
    dice, ended = random.Random(7), 0
    root, done, killed = tmp_path / "out-0", 0, 0
    while killed < KILLS:
        command = [
            sys.executable,
            "-m",
            "tests.archive.killed",
            str(root),
            str(SHARDS),
            standing(engine),
            *inputs,
        ]
        child = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while child.poll() is None and time.monotonic() < until:
            if len(list(root.glob("done/*/*.json"))) > done:
                break
            time.sleep(0.02)
        time.sleep(dice.random() / 5)
        if child.poll() is None:
            os.kill(child.pid, signal.SIGKILL)
            killed += 1
        child.wait()
        reached = len(list(root.glob("done/*/*.json")))
        assert reached > done or child.returncode == 0, "no task ended before it was killed"
        done = reached
        if child.returncode == 0:
            assert held(root) == whole[SHARDS]
            ended, done = ended + 1, 0
            root = tmp_path / f"out-{ended}"
    print(f"{engine}: the driver killed {killed} times, {ended} runs ended in between")
    run(Plan(inputs=inputs, shards=SHARDS), root, engine=started)
    assert held(root) == whole[SHARDS]
    assert list(verify(root)) == []
