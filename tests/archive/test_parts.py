from __future__ import annotations

import os
import pickle
import signal
import time

import numpy as np
import pytest

from variorum.archive.shards import parquet, taken
from variorum.engines import Lost, Pool
from variorum.store.pickled import dumps, loads
from variorum.trace.clusters.joined import labels

pytest.importorskip("pyarrow")


def test_components_are_those_of_the_edges():
    left, right = np.array([0, 5, 2, 7, 3]), np.array([5, 2, 0, 3, 9])
    assert labels(10, left, right).tolist() == [0, 1, 0, 3, 4, 0, 6, 3, 8, 3]


def test_a_long_chain_is_one_component():
    dice = np.random.default_rng(3)
    order = dice.permutation(2_000)
    assert set(labels(2_000, order[:-1], order[1:]).tolist()) == {0}


@pytest.mark.parametrize("places", [[], [0], [9, 0, 4, 4], [6, 7], list(range(10))])
def test_rows_are_taken_in_the_order_asked_for(places, tmp_path):
    (tmp_path / "a.parquet").write_bytes(
        parquet((("n", "int32"),), [(n,) for n in range(10)], rows_at_once=3)
    )
    assert taken(tmp_path / "a.parquet", ["n"], places).column("n").to_pylist() == places


class Calling:
    def __reduce__(self):
        return os.system, ("true",)


def test_a_draft_can_call_nothing():
    with pytest.raises(pickle.UnpicklingError, match="has no place here"):
        loads(dumps(Calling()))


def test_nor_a_function_of_ours():
    from variorum.extract.extracting import drafted

    with pytest.raises(pickle.UnpicklingError, match="drafted has no place"):
        loads(dumps(drafted))


def once(given):
    """Kills its worker the first time, and does its task the second."""
    number, mark = given
    if number == 1 and not os.path.exists(mark):
        open(mark, "w").close()
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def never(given):
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_lost_worker_had_is_done_again(tmp_path):
    tasks = [(n, str(tmp_path / "mark")) for n in range(4)]
    with Pool(2) as pool:
        assert sorted(pool.run(tasks, once)) == [0, 1, 2, 3]


def test_workers_lost_again_and_again_stop_it():
    with Pool(2) as pool, pytest.raises(Lost, match="3 times a worker was lost"):
        list(pool.run([1, 2], never))


def fails(given):
    raise OSError(28, "No space left on device")


def test_what_a_task_raises_is_raised():
    with Pool(2) as pool, pytest.raises(OSError, match="No space left"):
        list(pool.run([1, 2], fails))
