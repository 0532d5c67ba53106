"""The desk: adding 10,000 invented reports, reading while they arrive, size on disk, rebuilding, and the kill loop.

python -m benchmarks.desk [--reports 10000] [--one-by-one 500] [--kills 0] [--place FILE-OR-URL]

Processor time is that of the process that does the work; the pages are served and asked for in a process of their own, as
they are when one person adds and another looks.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import multiprocessing.connection
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from variorum.desk.desk import Desk, open_desk
from variorum.desk.ingest.add import add
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.store import derived, pool_tables, tables
from variorum.store.full_text import search
from variorum.web.app import make_app
from variorum.web.guard import guard_for

# Reports of one event; of real news about a third are copies, and stories have some five reports.
A_STORY = 5
# Seconds between two rounds of a reader.
PAUSE = 0.2
Taken = dict[str, list[tuple[float, float]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--one-by-one", type=int, default=500)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--place")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        place = given.place or str(folder / "desk.variorum")
        desk = open_desk(place, create=True)
        measure(desk, place, folder, batch=given.reports - given.one_by_one, singles=given.one_by_one)
        desk.close()
        if given.kills:
            from tests.desk.killing import kill_loop

            (folder / "kills").mkdir()
            print(kill_loop(folder / "kills", kills=given.kills))


def measure(desk: Desk, place: str, folder: Path, *, batch: int, singles: int) -> None:
    rows = [invented(number) for number in range(batch + singles)]
    row("", "reports", "reports/s", "ms processor")
    with timed("kept in batches of 50", batch):
        add(desk, [written(folder, rows[:batch], "batch.jsonl")], derive=False)
    with timed("put into stories", batch):
        catch_up(desk)
    kept: list[tuple[float, float]] = []
    placed: list[tuple[float, float]] = []
    with reading(place) as taken, timed("one by one, each into its story", singles):
        for number, one in enumerate(rows[batch:]):
            path = written(folder, [one], f"{number}.jsonl")
            kept.append(clocked(lambda path=path: add(desk, [path], derive=False)))
            placed.append(clocked(lambda: catch_up(desk)))
    times("one addition kept, found by search", kept)
    times("its story made anew", placed)
    for name, looks in taken.items():
        times(f"{name}, while adding", looks)
    shapes(desk)
    sizes(desk, batch + singles, folder)
    with desk.store.reading() as connection:
        before, stories = derived.state(connection), len(derived.stories(connection))
    sifted = [time.perf_counter()]
    with timed("rebuilt", batch + singles):
        rebuild(desk, lambda room, *_: sifted.append(time.perf_counter()) if room == "sift" else None)
    held = max(later - before for before, later in pairwise(sifted))
    print(f"the longest that the rebuild let no other writer in: {held:.1f} s")
    with desk.store.reading() as connection:
        print(f"{stories} stories; rebuilt state equal: {derived.state(connection) == before}")


@contextmanager
def timed(name: str, number: int) -> Iterator[None]:
    began, worked = time.perf_counter(), time.process_time()
    yield
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    row(name, f"{number:,}", f"{number / seconds:.1f}", f"{1000 * processor / number:.1f}")


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of this process."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - worked


@contextmanager
def reading(place: str) -> Iterator[Taken]:
    """A process that looks at the desk until the block ends; what it took is there afterwards."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    reader = context.Process(target=look, args=(place, there))
    reader.start()
    here.recv()
    taken: Taken = {}
    try:
        yield taken
    finally:
        here.send("stop")
        taken |= here.recv()
        reader.join()


def look(place: str, parent: multiprocessing.connection.Connection) -> None:
    """The desk, a collation and a search, one after the other, until told to stop."""
    desk = open_desk(place)
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    app.state.screens.deriving.grace = float("inf")
    client = TestClient(app, base_url="http://127.0.0.1")
    with desk.store.reading() as connection:
        ids = [s.id for s in derived.stories(connection)]
    dice = random.Random(1)
    taken: Taken = {}

    def get(name: str, path: str) -> None:
        taken.setdefault(name, []).append(clocked(lambda: seen(client, path)))

    seen(client, "/")
    seen(client, f"/story/{ids[0]}")
    parent.send("ready")
    while not parent.poll(PAUSE):
        get("desk page", "/")
        get("collation page", f"/story/{dice.choice(ids)}")
        get("search page", f"/?q={dice.choice(PLACES)}")
        taken.setdefault("search alone", []).append(clocked(lambda: found(desk, dice.choice(PLACES))))
    parent.recv()
    parent.send(taken)
    desk.close()


def seen(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)


def found(desk: Desk, words: str) -> None:
    with desk.store.reading() as connection:
        search(connection, words)


def times(name: str, taken: list[tuple[float, float]]) -> None:
    if len(taken) < 2:
        return
    wall, processor = (statistics.quantiles(kind, n=100) for kind in zip(*taken, strict=True))
    print(
        f"{name:34} p50 {wall[49] * 1000:7.1f} ms   p99 {wall[98] * 1000:7.1f} ms   processor p50 {processor[49] * 1000:7.1f} ms"
        f"   p99 {processor[98] * 1000:7.1f} ms   ({len(taken)} times)",
        flush=True,
    )


def shapes(desk: Desk) -> None:
    """How large what is traced and grouped together has become."""
    with desk.store.reading() as connection:
        pools = pool_tables.pool_sizes(
            connection,
            connection.scalars(tables.pool.select().with_only_columns(tables.pool.c.pool).distinct()).all(),
        )
    found = sorted(pools.values())
    print(
        f"{len(found)} pools, the largest of {found[-1]} reports, a report's own of {sum(n * n for n in found) / sum(found):.0f} in the mean"
    )


def sizes(desk: Desk, reports: int, folder: Path) -> None:
    if desk.store.engine.dialect.name != "sqlite":
        return
    database = sum(p.stat().st_size for p in folder.glob("desk.variorum*"))
    captures = sum(p.stat().st_size for p in desk.store.captures.folder.rglob("*") if p.is_file())
    texts = sum(len(invented(n)["text"].encode()) for n in range(0, reports, 97)) * 97
    print(
        f"on disk: {database / reports / 1024:.1f} KiB a report in the database, {captures / reports / 1024:.1f} KiB in "
        f"captures; its text has {texts / reports / 1024:.1f} KiB"
    )


def row(*cells: str) -> None:
    print(f"{cells[0]:34}" + "".join(f"{c:>14}" for c in cells[1:]), flush=True)


def written(folder: Path, rows: list[dict[str, str]], name: str) -> str:
    path = folder / name
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


PLACES = [
    f"{a}{b}"
    for a in ("Skerr", "Lorn", "Vell", "Marr", "Quill", "Tarn", "Holm", "Osk")
    for b in ("ey", "mar", "sund", "wick")
]
SYLLABLES = [
    "ba",
    "ce",
    "dor",
    "fi",
    "gun",
    "hel",
    "ji",
    "kar",
    "lum",
    "mo",
    "nat",
    "os",
    "pel",
    "qui",
    "rav",
    "sti",
    "tor",
    "ul",
    "vek",
    "wyn",
]


def word(dice: random.Random, syllables: int = 3) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables))


def invented(number: int) -> dict[str, str]:
    """One of five tellings of one of any number of events, the fourth and fifth copies of the first. An event has words
    of its own, made up, so that events are as unlike each other as those of real news."""
    story, telling = divmod(number, A_STORY)
    dice = random.Random(story)
    subject, place, name, firm = (word(dice).capitalize() for _ in range(4))
    nouns = [word(dice) for _ in range(12)]
    hurt, cost = dice.randrange(3, 90), dice.randrange(20, 900)
    own = random.Random(story * 10 + (0 if telling >= 3 else telling))
    own.shuffle(nouns)
    filler = [
        f"The {nouns[n]} of the {nouns[n + 1]} stood near {nouns[n + 2]} when {name} came."
        for n in range(0, 9, 2)
    ]
    told = (
        f"{subject} {nouns[0]} fails in {place}\n\nThe {nouns[0]} of {subject} in {place} failed on Monday, {firm} said. "
        f"{hurt + own.randrange(3)} people were hurt, said {name} of {place}. {' '.join(filler[:3])}\n\n"
        f"{firm} put the damage at {cost} million crowns. {' '.join(filler[3:])} "
        f"A market opens in {dice.choice(PLACES)} on Sunday."
    )
    return {
        "url": f"https://outlet{number % 40}.example/{number}",
        "outlet": f"Outlet {number % 40}",
        "title": told.split("\n", 1)[0],
        "published": f"2031-03-{1 + story % 28:02}T{telling + 8:02}:00:00+00:00",
        "text": told,
    }


if __name__ == "__main__":
    main()
