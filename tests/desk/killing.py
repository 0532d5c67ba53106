"""Kills a process that adds reports, again and again, and says what was lost. The tests run a short loop; the long one:

python -m tests.desk.killing 1000 [FILE-OR-URL]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, event

from tests.desk.invented import retold, rows_file
from variorum.desk.desk import Desk, open_desk
from variorum.desk.ingest.add import add
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.store import derived, evidence, tables
from variorum.store.database import WRITES

# Reports a child adds, one run each.
EACH = 4
# What a child says around its write transactions; no address looks so.
BEGUN, OVER = "<", ">"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    kills: int
    finished: int
    writing: int
    acknowledged: int
    kept: int
    lost: int
    torn: int
    equal: bool


def kill_loop(folder: Path, *, kills: int, place: str | None = None, seed: int = 1) -> Outcome:
    """`place`: of a desk that is not there yet, None: a file in the folder. `finished`: children that were done before the kill; `writing`: kills while a write transaction was open. `lost`: acknowledged reports that are not there; `torn`: rows whose bytes are not on disk, or stories that lack
    a report; `equal`: whether what was left is what a rebuild makes."""
    place = place or str(folder / "desk.variorum")
    opened(folder, place, create=True).close()
    dice = random.Random(seed)
    typical = _time_of_one(folder, place)
    acknowledged: set[str] = set()
    finished = writing = 0
    for number in range(kills):
        numbers = range((number + 1) * EACH, (number + 2) * EACH)
        acked, ended, open_ = _one_kill(folder, place, numbers, after=dice.uniform(0, typical * 1.1))
        acknowledged |= acked
        finished += ended
        writing += open_
    return replace(
        _judged(folder, place, acknowledged=acknowledged), kills=kills, finished=finished, writing=writing
    )


def opened(folder: Path, place: str, *, create: bool = False) -> Desk:
    return open_desk(place, create=create, captures=folder / "captures", ledger=folder / "decisions.jsonl")


def _time_of_one(folder: Path, place: str) -> float:
    """Of a child that nobody kills: a forked process takes longer than this one, which has just done the like."""
    _work(folder, place, range(2), lambda _: None)
    started = time.perf_counter()
    _one_kill(folder, place, range(2, EACH), after=None)
    return (time.perf_counter() - started) * EACH / (EACH - 2)


def _one_kill(
    folder: Path, place: str, numbers: range, *, after: float | None
) -> tuple[set[str], bool, bool]:
    """The addresses that were acknowledged before the kill, whether the child had ended by itself, and whether it was killed
    between the beginning and the end of a write transaction. `after` None: it is left to end."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            _work(folder, place, numbers, lambda said: os.write(writer, f"{said}\n".encode()))
        finally:
            os._exit(0)
    os.close(writer)
    if after is not None:
        time.sleep(after)
    ended = os.waitpid(child, 0 if after is None else os.WNOHANG)[0] == child
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(reader) as pipe:
        said = [line.rstrip("\n") for line in pipe if line.endswith("\n")]
    marks = [line for line in said if line in {BEGUN, OVER}]
    return set(said) - {BEGUN, OVER}, ended, marks[-1:] == [BEGUN]


def _work(folder: Path, place: str, numbers: range, say) -> None:
    desk = opened(folder, place)
    event.listen(desk.store.engine, "begin", lambda connection: _says_write(connection, say, BEGUN))
    for over in ("commit", "rollback"):
        event.listen(desk.store.engine, over, lambda connection: _says_write(connection, say, OVER))
    for number in numbers:
        row = retold(number)
        add(desk, [rows_file(folder, [row], f"{number}.jsonl")], kept=lambda _, url=row["url"]: say(url))
    desk.close()


def _says_write(connection: Connection, say, word: str) -> None:
    if connection.get_execution_options().get(WRITES, False):
        say(word)


def _judged(folder: Path, place: str, *, acknowledged: set[str]) -> Outcome:
    desk = opened(folder, place)
    with desk.store.reading() as connection:
        held = {h.report.url: h.report.id for h in evidence.held(connection)}
        digests = [row.digest for row in connection.execute(tables.capture.select())]
        counted = {s.id: s.reports for s in derived.stories(connection)}
        members = derived.stories_of(connection, list(held.values()))
    torn = sum(desk.store.captures.get(d) is None for d in digests)
    torn += sum(list(members.values()).count(story) != number for story, number in counted.items())
    catch_up(desk)
    with desk.store.reading() as connection:
        before = derived.state(connection)
        pending = derived.waiting(connection).reports
        in_stories = derived.stories_of(connection, list(held.values()))
    rebuild(desk)
    with desk.store.reading() as connection:
        equal = before == derived.state(connection) and pending == 0 and set(in_stories) == set(held.values())
    desk.close()
    return Outcome(
        kills=0,
        finished=0,
        writing=0,
        acknowledged=len(acknowledged),
        kept=len(held),
        lost=len(acknowledged - set(held)),
        torn=torn,
        equal=equal,
    )


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
        print(kill_loop(Path(temporary), kills=number, place=sys.argv[2] if len(sys.argv) > 2 else None))
