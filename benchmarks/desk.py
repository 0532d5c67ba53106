"""The desk: adding 10,000 invented reports, reading while they arrive, size on disk, rebuilding, and the kill loop.

python -m benchmarks.desk [--reports 10000] [--one-by-one 1000] [--kills 0] [--place FILE-OR-URL]
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from variorum.desk.add import add
from variorum.desk.catch_up import catch_up, rebuild
from variorum.desk.desk import Desk, open_desk
from variorum.store import derived
from variorum.store.full_text import search
from variorum.web.app import make_app
from variorum.web.guard import guard_for

# Reports of one event; of real news about a third are copies, and stories have some five reports.
A_STORY = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--one-by-one", type=int, default=1_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--place")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        desk = open_desk(given.place or str(folder / "desk.variorum"), create=True)
        measure(desk, folder, batch=given.reports - given.one_by_one, singles=given.one_by_one)
        desk.close()
        if given.kills:
            from tests.desk.killing import kill_loop

            (folder / "kills").mkdir()
            print(kill_loop(folder / "kills", kills=given.kills))


def measure(desk: Desk, folder: Path, *, batch: int, singles: int) -> None:
    rows = [invented(number) for number in range(batch + singles)]
    row("", "reports", "seconds", "reports/s")
    started = time.perf_counter()
    add(desk, [written(folder, rows[:batch], "batch.jsonl")], derive=False)
    report("kept in batches of 50", batch, time.perf_counter() - started)
    started = time.perf_counter()
    catch_up(desk)
    report("derived", batch, time.perf_counter() - started)
    readers = Readers(desk)
    readers.start()
    waits = []
    started = time.perf_counter()
    for number, one in enumerate(rows[batch:]):
        began = time.perf_counter()
        add(desk, [written(folder, [one], f"{number}.jsonl")])
        waits.append(time.perf_counter() - began)
    report("one by one, derived each time", singles, time.perf_counter() - started)
    readers.stop()
    times("one addition", waits)
    readers.show()
    sizes(desk, batch + singles, folder)
    with desk.store.reading() as connection:
        before, stories = derived.state(connection), len(derived.stories(connection))
    started = time.perf_counter()
    rebuild(desk)
    report("rebuilt", batch + singles, time.perf_counter() - started)
    with desk.store.reading() as connection:
        print(f"{stories} stories; rebuilt state equal: {derived.state(connection) == before}")


class Readers:
    """Looks at the desk, a collation and a search, one after the other, until stopped."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.client = TestClient(
            make_app(desk, guard=guard_for("127.0.0.1", token=None)), base_url="http://127.0.0.1"
        )
        self.taken: dict[str, list[float]] = {
            "desk page": [],
            "collation page": [],
            "search page": [],
            "search alone": [],
        }
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.read)
        self.dice = random.Random(1)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.done.set()
        self.thread.join()

    def read(self) -> None:
        with self.desk.store.reading() as connection:
            ids = [s.id for s in derived.stories(connection)]
        while not self.done.is_set():
            self.timed("desk page", "/")
            self.timed("collation page", f"/story/{self.dice.choice(ids)}")
            self.done.wait(0.2)
            self.timed("search page", f"/?q={self.dice.choice(PLACES)}")
            began = time.perf_counter()
            with self.desk.store.reading() as connection:
                search(connection, self.dice.choice(PLACES))
            self.taken["search alone"].append(time.perf_counter() - began)

    def timed(self, name: str, path: str) -> None:
        began = time.perf_counter()
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        self.taken[name].append(time.perf_counter() - began)

    def show(self) -> None:
        for name, taken in self.taken.items():
            times(f"{name}, while adding", taken)


def times(name: str, taken: list[float]) -> None:
    if len(taken) < 2:
        return
    cuts = statistics.quantiles(taken, n=100)
    print(f"{name:34} p50 {cuts[49] * 1000:8.1f} ms   p99 {cuts[98] * 1000:8.1f} ms   ({len(taken)} times)")


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
    print(f"{cells[0]:34}" + "".join(f"{c:>12}" for c in cells[1:]))


def report(name: str, number: int, seconds: float) -> None:
    row(name, f"{number:,}", f"{seconds:.1f}", f"{number / seconds:.1f}")


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
