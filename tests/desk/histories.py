"""Random histories of a small desk, and what of it lasts. The tests run ten; the long way, over the three-day newsroom, too:

python -m tests.desk.histories 200

(or, of several at once, each a part: how many, and the first one's number).
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from sqlalchemy import select
from starlette.testclient import TestClient

from tests.desk.invented import BRIDGE, FERRY, rows_file
from variorum.desk.decisions.decisions import active, decide
from variorum.desk.derivation.keys import anchor_of, spot
from variorum.desk.desk import Desk, open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.feeds import ATOM
from variorum.desk.queries.leading import lead
from variorum.desk.queries.lookup import load, record, status
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.records import DecisionKind, Status
from variorum.store import derived, events, evidence, tables
from variorum.web.app import make_app
from variorum.web.guard import guard_for

STEPS = 10
# Of each of the three days.
ROUND_OF_DECISIONS = 4
# Words that a rewriting puts in the place of others, sentences that one takes out, and what is put before.
CHANGES = (
    ("Twelve people", "Fifteen people"),
    ("212 passengers", "214 passengers"),
    ("Fourteen people", "Sixteen people"),
    ("nine weeks", "ten weeks"),
    ("3.4 million", "3.6 million"),
    ("Captain Ilse Maren", "Ilse Maren, the captain,"),
    (" The ship had left Port Lorne at 5 am.", ""),
    (", said Mayor Otto Brandis", ""),
)
ADDED = " It is the second such case this year, an official said."
NOTICE = (
    "\n\nCorrection: An earlier version of this article misstated a number of people. We regret the error."
)
WHERE_FILES = {FERRY[1]["url"], BRIDGE[1]["url"]}
# Another reading of the same reports: as another version of variorum might have it.
OTHERWISE = {"least_equal": 0.85, "least_link": 0.8, "least_join": 0.6}


@dataclass
class Seen:
    """What was ever handed out: keys, and every entry of every feed as it stood there first."""

    stories: dict[str, str] = field(default_factory=dict)
    claims: dict[str, tuple[str, str, set[tuple[str, str]]]] = field(default_factory=dict)
    entries: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)


@dataclass
class Outcome:
    steps: Counter[str] = field(default_factory=Counter)
    keys: int = 0
    lost: list[str] = field(default_factory=list)
    asked: int = 0
    not_found: list[str] = field(default_factory=list)
    events: int = 0
    changed: list[str] = field(default_factory=list)
    decisions: int = 0
    unfound: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        for name in (
            "steps",
            "keys",
            "lost",
            "asked",
            "not_found",
            "events",
            "changed",
            "decisions",
            "unfound",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        return (
            f"{sum(self.steps.values())} steps ({', '.join(f'{n} {k}' for k, n in self.steps.most_common())}): "
            f"{len(self.lost)} of {self.keys} keys lost; {len(self.not_found)} of {self.asked} answers not found; "
            f"{len(self.changed)} of {self.events} events changed; "
            f"{len(self.unfound)} of {self.decisions} decisions did not find their targets"
        )


class History:
    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.folder = folder
        self.at = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
        self.desk = open_desk(str(folder / "desk.variorum"), create=True, now=lambda: self.at)
        self.texts: dict[str, str] = {}
        self.to_come = [dict(row) for row in (*FERRY, *BRIDGE)]
        self.dice.shuffle(self.to_come)
        self.given: list[tuple[str, str]] = []
        self.made: list[str] = []
        self.seen = Seen()
        self.outcome = Outcome()
        self.otherwise = False
        self.client = TestClient(
            make_app(self.desk, guard=guard_for("127.0.0.1", token=None)), base_url="http://127.0.0.1"
        )

    def run(self, steps: int = STEPS) -> Outcome:
        for number in range(steps):
            self.at += timedelta(hours=1)
            name = "arrive" if number < 2 else self.dice.choice(self.choices())
            getattr(self, name)()
            self.outcome.steps[name] += 1
            self.look()
        self.judge()
        self.desk.close()
        return self.outcome

    def choices(self) -> list[str]:
        always = [
            "rewrite",
            "rewrite",
            "correct",
            "merge",
            "split",
            "same",
            "part",
            "say",
            "say",
            "retract",
            "again",
            "reread",
        ]
        return always + ["arrive"] * 3 * bool(self.to_come) + ["undo"] * 2 * bool(self.made)

    # What may happen.

    def arrive(self) -> None:
        for _ in range(min(len(self.to_come), self.dice.choice((1, 2)))):
            row = self.to_come.pop()
            self.put(row["url"], row, row["text"])

    def put(self, url, row, text) -> None:
        self.texts[url] = text
        name = f"{sorted(r['url'] for r in (*FERRY, *BRIDGE)).index(url)}"
        if url in WHERE_FILES:
            file = self.folder / "files" / f"{name}.txt"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            self.given.append((f"files/{name}.txt", text))
            add(self.desk, [str(file)])
        else:
            path = rows_file(self.folder, [{**row, "text": text}], f"{len(self.given)}.jsonl")
            self.given.append((Path(path).name, Path(path).read_text(encoding="utf-8")))
            add(self.desk, [path])

    def rewritten(self, text: str) -> str:
        fitting = [(a, b) for a, b in CHANGES if a in text] + [("", "")]
        old, new = self.dice.choice(fitting)
        if not old:
            return text.replace(ADDED, "") if ADDED in text else text + ADDED
        return text.replace(old, new)

    def rewrite(self, notice: str = "") -> None:
        url = self.dice.choice(sorted(self.texts))
        row = next(r for r in (*FERRY, *BRIDGE) if r["url"] == url)
        text = self.rewritten(self.texts[url])
        self.put(url, row, text if notice in text else text + notice)

    def correct(self) -> None:
        self.rewrite(NOTICE)

    def decided(self, kind, **fields) -> None:
        one = decide(kind, at=self.desk.now().isoformat(timespec="microseconds"), author="Ada", **fields)
        record(self.desk, one)
        catch_up(self.desk)
        self.made.append(one.id)

    def standing(self):
        with self.desk.store.reading() as connection:
            return [row.id for row in derived.stories(connection)]

    def reports(self) -> list[str]:
        return [r for s in self.standing() for r in load(self.desk, s).story.collated.story.reports]

    def merge(self) -> None:
        stories = self.standing()
        if len(stories) > 1:
            chosen = [
                load(self.desk, s).story.collated.story.reports[0] for s in self.dice.sample(stories, 2)
            ]
            self.decided(DecisionKind.MERGE, reports=chosen)

    def split(self) -> None:
        if reports := self.reports():
            self.decided(DecisionKind.SPLIT, reports=[self.dice.choice(reports)])

    def claims(self):
        return [c for s in self.standing() for c in load(self.desk, s).story.collated.claims]

    def anchors(self, wanted) -> list:
        found = [c for c in self.claims() if wanted(c)]
        chosen = self.dice.sample(found, min(2, len(found)))
        return [anchor_of(spot(self.dice.choice(c.readings))) for c in chosen]

    def same(self) -> None:
        kind = self.dice.choice(["quantity", "name", "statement"])
        stories = self.standing()
        if stories:
            own = load(self.desk, self.dice.choice(stories)).story.collated.claims
            fitting = [c for c in own if c.kind.value == kind]
            if len(fitting) > 1:
                chosen = self.dice.sample(fitting, 2)
                self.decided(DecisionKind.SAME, anchors=[anchor_of(spot(c.readings[0])) for c in chosen])

    def part(self) -> None:
        fitting = [c for c in self.claims() if len({r.witness for r in c.readings}) > 1]
        if fitting:
            claim = self.dice.choice(fitting)
            ends = (
                claim.readings[0],
                next(r for r in claim.readings if r.witness != claim.readings[0].witness),
            )
            self.decided(DecisionKind.DIFFERENT, anchors=[anchor_of(spot(r)) for r in ends])

    def say(self) -> None:
        anchors = self.anchors(lambda _: True)[:1]
        if anchors:
            match self.dice.choice(("note", "pin", "relation")):
                case "note":
                    self.decided(DecisionKind.NOTE, anchors=anchors, text="Asked them.")
                case "pin":
                    self.decided(DecisionKind.PIN, anchors=anchors)
                case _:
                    self.decided(DecisionKind.RELATION, anchors=anchors, status=Status.INCOMPARABLE)

    def retract(self) -> None:
        if reports := self.reports():
            with self.desk.store.reading() as connection:
                page = evidence.held_report(connection, self.dice.choice(reports)).page
                versions = evidence.version_ids(connection, page)
            self.decided(DecisionKind.RETRACT, reports=versions)

    def undo(self) -> None:
        self.decided(DecisionKind.UNDO, undoes=self.dice.choice(self.made))

    def again(self) -> None:
        before = self.state()
        rebuild(self.desk)
        if self.state() != before:
            self.outcome.changed.append("a rebuild ended in another state")

    def state(self):
        """What is derived, but for parses: those of retracted reports are made when they are asked for."""
        kept = [t for t in (*tables.DERIVED, tables.story_lead, tables.claim_lead) if t is not tables.parse]
        with self.desk.store.reading() as connection:
            rows = [connection.execute(select(t).order_by(*t.primary_key.columns)).all() for t in kept]
            return rows, events.events(connection, limit=None)

    def reread(self) -> None:
        """As another version of variorum would; and back."""
        self.otherwise = not self.otherwise
        collate = type(self.desk.settings.collate)(**(OTHERWISE if self.otherwise else {}))
        self.desk = replace(self.desk, settings=replace(self.desk.settings, collate=collate))
        self.client.app.state.screens.desk = self.desk
        rebuild(self.desk)

    # What must hold.

    def look(self) -> None:
        """Notes what is handed out now, and asks for all stories that ever were."""
        for story in self.standing():
            loaded = load(self.desk, story)
            first = min(loaded.held.values(), key=lambda h: h.seq)
            self.seen.stories.setdefault(story, first.page)
            for claim, key in zip(loaded.story.collated.claims, loaded.story.keys, strict=True):
                words = {(loaded.held[r.report].page, r.quote) for r in claim.readings}
                known = self.seen.claims.setdefault(key, (story, claim.kind.value, set()))
                known[2].update(words)
        for story in self.seen.stories:
            self.entries_of(story)

    def ask(self, path: str):
        self.outcome.asked += 1
        answer = self.client.get(path)
        if answer.status_code != 200:
            self.outcome.not_found.append(f"{path}: {answer.status_code}")
        return answer

    def entries_of(self, story: str) -> None:
        """Every entry that stood in the feed of this story, while it was one, stands now as it did where its address leads."""
        answer = self.ask(f"/story/{story}/feed.atom")
        made = ElementTree.fromstring(answer.content)
        here = {}
        for entry in made.iter(f"{{{ATOM}}}entry"):
            said = [entry.findtext(f"{{{ATOM}}}{name}") for name in ("id", "updated", "title")]
            here[said[0]] = (said[1], said[2], entry.find(f"{{{ATOM}}}link").get("href"))
        for (where, number), was in self.seen.entries.items():
            if where == story and here.get(number) != was and len(here) < 100:
                self.outcome.changed.append(f"{story} {number}: {was} → {here.get(number)}")
        for number, now in here.items() if not answer.history else ():
            self.seen.entries.setdefault((story, number), now)

    def judge(self) -> None:
        self.outcome.events = len(self.seen.entries)
        self.outcome.keys = len(self.seen.stories) + len(self.seen.claims)
        for story in self.seen.stories:
            self.ask(f"/story/{story}")
        self.judge_claims()
        self.judge_decisions()

    def judge_claims(self) -> None:
        """A key is lost that does not lead to a claim with words it was ever given for, alone or within longer ones of their page,
        while some claim of its kind has them."""
        now: dict[str, tuple[str, set[tuple[str, str]]]] = {}
        for story in self.standing():
            loaded = load(self.desk, story)
            for claim, key in zip(loaded.story.collated.claims, loaded.story.keys, strict=True):
                now[key] = (claim.kind.value, {(loaded.held[r.report].page, r.quote) for r in claim.readings})
        for key, (story, kind, words) in self.seen.claims.items():
            self.ask(f"/story/{story}/claim/{key}/feed.atom")
            found = lead(self.desk, key)
            if found is None:
                self.outcome.lost.append(key)
                continue
            alive = any(k == kind and holds(has, words) for k, has in now.values())
            led_to = now[found.claim][1] if found.claim is not None else set()
            if alive and not holds(led_to, words):
                self.outcome.lost.append(f"{key} → {found.claim}")
        for story, page in self.seen.stories.items():
            with self.desk.store.reading() as connection:
                standing = derived.stories_of(connection, evidence.version_ids(connection, page)).values()
            loaded = load(self.desk, story)
            if standing and (loaded is None or loaded.row.id not in standing):
                self.outcome.lost.append(f"{story} → {loaded.row.id if loaded else None}")

    def judge_decisions(self) -> None:
        """Those that hold and whose words or reports stand are found, here and on a desk that was made elsewhere."""
        with self.desk.store.reading() as connection:
            holding = active(evidence.decisions(connection))
            held = {h.report.id: h for h in evidence.held(connection)}
        here = {d.id for d in status(self.desk).unmatched}
        for d in holding:
            self.outcome.decisions += 1
            if d.id in here and self.stands(d, held):
                self.outcome.unfound.append(f"{d.kind} {d.id}")
        if not self.given:
            return
        other = self.elsewhere()
        lost = {d.id for d in status(other).unmatched} - here
        self.outcome.unfound += [f"elsewhere: {d.kind} {d.id}" for d in holding if d.id in lost]
        other.close()

    def stands(self, d, held) -> bool:
        """Of what is said of reports, whether they stand; of what is said of words, whether a claim quotes these."""
        pages = {held[r].page for r in self.reports()}
        if d.kind in {DecisionKind.MERGE, DecisionKind.SPLIT}:
            return all(held[r].page in pages for r in d.reports)
        if d.kind in {DecisionKind.NOTE, DecisionKind.PIN, DecisionKind.RELATION}:
            (anchor,) = d.anchors
            quote = held[anchor.report].report.text[anchor.start : anchor.end]
            page = held[anchor.report].page
            return any(
                held[r.report].page == page and r.quote == quote for c in self.claims() for r in c.readings
            )
        return False

    def elsewhere(self) -> Desk:
        """Another desk, in another folder, with the same reports in the same order, and a copy of the decisions."""
        folder = self.folder / "elsewhere" / "below"
        (folder / "files").mkdir(parents=True)
        at = [datetime(2031, 3, 4, 13, 0, tzinfo=UTC)]
        other = open_desk(
            str(folder / "desk.variorum"), create=True, settings=self.desk.settings, now=lambda: at[0]
        )
        for name, content in self.given:
            (folder / name).write_text(content, encoding="utf-8")
            add(other, [str(folder / name)], derive=False)
            at[0] += timedelta(hours=1)
        shutil.copy(self.desk.ledger, other.ledger) if self.desk.ledger.exists() else None
        catch_up(other)
        return other


def holds(has: set[tuple[str, str]], words: set[tuple[str, str]]) -> bool:
    return any(page == where and quote in longer for page, quote in words for where, longer in has)


def one_history(seed: int, steps: int = STEPS) -> Outcome:
    with TemporaryDirectory() as folder:
        return History(Path(folder), seed).run(steps)


def newsroom() -> Outcome:
    """The three days of test_day_in_the_life, looked at after every round."""
    from tests.desk import test_day_in_the_life as life
    from tests.desk.newsroom import Newsroom
    from tests.gather.web import Clock, Web, fetcher, serve
    from variorum.desk.ingest.watch import watch

    with TemporaryDirectory() as name:
        history = History(Path(name), 0)
        web, clock = Web(), Clock(at=datetime(2031, 5, 5, 8, 0, tzinfo=UTC))
        stop = serve(web)
        press, asking = Newsroom(web, clock), fetcher(clock=clock, pace=0.0)
        history.desk = replace(history.desk, now=clock.now)
        history.client.app.state.screens.desk = history.desk
        for day in (1, 2, 3):
            clock.at = datetime(2031, 5, 4 + day, 8, 0, tzinfo=UTC)
            for round_ in range(life.ROUNDS):
                if (day, round_) in life.HAPPENS:
                    life.HAPPENS[day, round_](press)
                watch(history.desk, [press.feed()], once=True, fetcher=asking, sleep=clock.sleep)
                if round_ == ROUND_OF_DECISIONS:
                    history.say()
                    history.say()
                clock.at += timedelta(hours=1)
                history.look()
        for step in (history.again, history.reread, history.again):
            step()
            history.look()
        history.judge()
        history.desk.close()
        stop()
        return history.outcome


def main(number: int, first: int = 0) -> Outcome:
    if not first:
        print(f"three days: {newsroom()}", flush=True)
    total = Outcome()
    for seed in range(first, first + number):
        one = one_history(seed)
        for what in (*one.lost, *one.not_found, *one.changed, *one.unfound):
            print(f"history {seed}: {what}", flush=True)
        total.add(one)
    print(f"{number} histories: {total}")
    return total


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or ("200",)))
