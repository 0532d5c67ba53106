"""A newsroom's day in minutes: pages, searches, feeds and decisions at a steady rate, by accounts, while reports arrive.

python -m benchmarks.load [--seconds 300] [--rate 50] [--editors 5] [--place FILE-OR-URL]

The desk is served by `variorum desk serve` in a process of its own, reports are added by another, and this one asks. Requests go out when
they are due, whether those before are answered or not, and their time counts from then: a desk that falls behind shows it. At the end
every decision that was acknowledged and every report that was added must be there.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks.desk import invented
from variorum.desk.accounts.people import add_account
from variorum.desk.accounts.roles import Role
from variorum.desk.decisions.ledger import read
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.sample import sample_folder, sample_reports
from variorum.store import derived, evidence

PASSWORD = "seven lorries of wet gravel"
# What is asked for, of a hundred requests: people read far more than they write.
MIX = {
    "desk": 18,
    "story": 30,
    "claim": 12,
    "report": 14,
    "search": 8,
    "feed": 6,
    "api": 5,
    "lineage": 3,
    "look": 2,
    "decide": 2,
}
# Seconds between two reports that arrive.
ARRIVES = 2.0
# Invented reports that are there before.
BEFORE = 60
TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


@dataclass(slots=True)
class Told:
    """Milliseconds by kind, statuses, and the notes that were acknowledged."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    notes: set[str] = field(default_factory=set)
    late: float = 0.0
    # Seconds of processor that the desk's own process took, the work beside the pages not counted.
    served: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """What the addresses are made of."""

    story: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--editors", type=int, default=5)
    parser.add_argument("--place")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        place = given.place or str(folder / "desk.variorum")
        told, lost = measure(place, folder, seconds=given.seconds, rate=given.rate, editors=given.editors)
    show(told, place, load=os.getloadavg()[0])
    if lost:
        sys.exit(f"LOST: {lost}")


def measure(
    place: str, folder: Path, *, seconds: float, rate: float, editors: int, before: int = BEFORE
) -> tuple[Told, list[str]]:
    aims = prepared(place, folder, editors, before)
    port = free_port()
    how = {**os.environ, "VARIORUM_DESK": place, "VARIORUM_DECISIONS": str(folder / "decisions.jsonl")}
    served = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "desk", "serve", "--port", str(port)],
        cwd=folder,
        env=how,
        stdout=subprocess.DEVNULL,
    )
    arriving = subprocess.Popen(
        [sys.executable, "-c", ARRIVING, str(folder / "arriving"), str(ARRIVES)], cwd=folder, env=how
    )
    try:
        told = asyncio.run(
            asked(
                f"http://127.0.0.1:{port}", aims, seconds=seconds, rate=rate, editors=editors, pid=served.pid
            )
        )
    finally:
        arriving.send_signal(signal.SIGTERM)
        arriving.wait(120)
        served.send_signal(signal.SIGINT)
        served.wait(60)
    return told, list(missing(place, folder, told))


COMMAND = "from variorum.cli.main import run; run()"
ARRIVING = """
import json, signal, sys, time
from pathlib import Path
from variorum.desk.ingest.add import add
from variorum.desk.desk import open_desk
import os
stop = []
signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
folder, pause = Path(sys.argv[1]), float(sys.argv[2])
desk = open_desk(os.environ["VARIORUM_DESK"], captures=folder.parent / "captures", ledger=Path(os.environ["VARIORUM_DECISIONS"]))
done = folder.with_suffix(".done").open("a")
for file in sorted(folder.iterdir()):
    if stop:
        break
    if add(desk, [str(file)]).added:
        print(json.loads(file.read_text())["title"], file=done, flush=True)
    time.sleep(pause)
desk.close()
"""


def prepared(place: str, folder: Path, editors: int, before: int = BEFORE) -> Aims:
    """The sample's story and sixty invented reports, an account for each editor, and rows that are still to arrive."""
    desk = open_desk(place, create=True, captures=folder / "captures", ledger=folder / "decisions.jsonl")
    with sample_folder() as sample:
        add(desk, [str(path) for path in sample_reports(sample)], derive=False)
    rows = [invented(number) for number in range(before + 300)]
    (folder / "before.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows[:before]), encoding="utf-8"
    )
    add(desk, [str(folder / "before.jsonl")])
    (folder / "arriving").mkdir()
    for n, row in enumerate(rows[before:]):
        (folder / "arriving" / f"{n:04}.jsonl").write_text(
            json.dumps({**row, "title": f"{row['title']} ({n})"}) + "\n", encoding="utf-8"
        )
    add_account(desk, "admin", role=Role.ADMIN, password=PASSWORD, by="load")
    for n in range(editors):
        add_account(desk, f"editor{n}", role=Role.EDITOR, password=PASSWORD, by="load")
    with desk.store.reading() as connection:
        story = max(derived.stories(connection), key=lambda one: one.sources).id
        claims = tuple(one.id for one in derived.claims(connection, story))
        members = tuple(
            r
            for r, s in derived.stories_of(
                connection, [h.report.id for h in evidence.held(connection)]
            ).items()
            if s == story
        )
    desk.close()
    return Aims(story=story, claims=claims, reports=members)


async def asked(home: str, aims: Aims, *, seconds: float, rate: float, editors: int, pid: int) -> Told:
    told, chance = Told(), random.Random(2)
    clients = [
        httpx.AsyncClient(base_url=home, timeout=60, limits=httpx.Limits(max_connections=40))
        for _ in range(editors)
    ]
    await ready(clients[0])
    tokens = [await log_in(one, f"editor{n}") for n, one in enumerate(clients)]
    kinds, weights = list(MIX), list(MIX.values())
    before = processor(pid)
    begun, waiting = time.perf_counter(), []
    for number in range(int(seconds * rate)):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        told.late = max(told.late, time.perf_counter() - due)
        who = chance.randrange(editors)
        kind = chance.choices(kinds, weights)[0]
        work = one_request(clients[who], tokens[who], kind, aims, told, number=number, due=due, chance=chance)
        waiting.append(asyncio.create_task(work))
    await asyncio.gather(*waiting)
    told.served = processor(pid) - before
    for one in clients:
        await one.aclose()
    return told


async def one_request(
    client: httpx.AsyncClient,
    token: str,
    kind: str,
    aims: Aims,
    told: Told,
    *,
    number: int,
    due: float,
    chance: random.Random,
) -> None:
    claim, report = chance.choice(aims.claims), chance.choice(aims.reports)
    note = f"note {number}"
    gets = {
        "desk": "/",
        "story": f"/story/{aims.story}",
        "claim": f"/story/{aims.story}?claim={claim}",
        "report": f"/report/{report}",
        "search": f"/?q={chance.choice(('ferry', 'injured', 'harbour', 'rudder', 'diesel'))}",
        "feed": "/feed.atom",
        "api": f"/api/v1/stories/{aims.story}/claims",
        "lineage": f"/story/{aims.story}/lineage",
    }
    posts = {
        "look": ("/look", {"story": aims.story, "next": "/"}),
        "decide": ("/decide", {"kind": "note", "report": report, "text": note, "next": "/"}),
    }
    try:
        if kind in gets:
            answer = await client.get(gets[kind])
        else:
            path, form = posts[kind]
            origin = {"origin": str(client.base_url).rstrip("/")}
            answer = await client.post(path, data={"form_token": token, **form}, headers=origin)
        status = answer.status_code
    except httpx.HTTPError:
        status = 0
    told.taken[kind].append((time.perf_counter() - due) * 1000)
    told.statuses[kind, status] += 1
    if kind == "decide" and status == 303:
        told.notes.add(note)


async def ready(client: httpx.AsyncClient) -> None:
    for _ in range(600):
        try:
            if (await client.get("/health")).status_code == 200:
                return
        except httpx.HTTPError:
            await asyncio.sleep(0.1)
    raise SystemExit("the desk was not served within a minute")


async def log_in(client: httpx.AsyncClient, name: str) -> str:
    async def token() -> str:
        found = TOKEN.search((await client.get("/login" if not client.cookies else "/account")).text)
        assert found is not None
        return found[1]

    form = {"form_token": await token(), "name": name, "password": PASSWORD, "next": "/"}
    answer = await client.post("/login", data=form, headers={"origin": str(client.base_url).rstrip("/")})
    assert answer.status_code == 303, answer.text
    return await token()


def missing(place: str, folder: Path, told: Told) -> list[str]:
    """What was acknowledged and is not there."""
    desk = open_desk(place, captures=folder / "captures", ledger=folder / "decisions.jsonl")
    with desk.store.reading() as connection:
        kept = {one.text for one in evidence.decisions(connection)}
        titles = {held.report.title for held in evidence.held(connection)}
    desk.close()
    written = {one.text for one in read(folder / "decisions.jsonl").decisions}
    done = folder / "arriving.done"
    added = set(done.read_text(encoding="utf-8").splitlines()) if done.exists() else set()
    lost = [f"{note} is not in the database" for note in sorted(told.notes - kept)]
    lost += [f"{note} is not in the file" for note in sorted(told.notes - written)]
    lost += [f"the report {title} is gone" for title in sorted(added - titles)]
    return lost + [
        f"{kind}: {n} answers {status}"
        for (kind, status), n in told.statuses.items()
        if status in {0, 500, 503}
    ]


def show(told: Told, place: str, *, load: float) -> None:
    kind_of = "PostgreSQL" if "://" in place else "SQLite"
    print(
        f"{kind_of}; load of the machine at the end {load:.1f}; the latest request went out {told.late * 1000:.0f} ms late"
    )
    print(
        f"{1000 * told.served / sum(told.statuses.values()):.1f} ms of processor a request; answers {dict(Counter(s for _, s in told.statuses.elements()))}"
    )
    print(f"{'':10}{'asked':>8}{'p50 ms':>9}{'p90':>8}{'p99':>8}{'most':>8}")
    every = [ms for found in told.taken.values() for ms in found]
    for name, found in [*sorted(told.taken.items()), ("all", every)]:
        print(
            f"{name:10}{len(found):8}{at(found, 0.5):9.0f}{at(found, 0.9):8.0f}{at(found, 0.99):8.0f}{max(found):8.0f}"
        )


def at(found: list[float], part: float) -> float:
    return sorted(found)[min(len(found) - 1, int(len(found) * part))]


def processor(pid: int) -> float:
    """0 where there is no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    main()
