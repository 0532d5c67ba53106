"""Collation: ten long reports, then growth with independent reports and with copies, then where the time goes.

    python -m benchmarks.collate             up to 100 reports a story
    python -m benchmarks.collate --large     300 as well (some minutes)

First the longest stories of ../shared/stories, where they are there: real reports. The others are invented: facts of one event (a fire, a flood, a strike) that many of them tell, each in one of several
wordings and with numbers that sometimes differ, between sentences of their own. Parsing is timed apart: a sentence is parsed
once, however many reports carry it. Invented reports are a hard case: every sentence has a number, a day and a name, in the words of
all the others.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from variorum.collate import collate
from variorum.parse import parse
from variorum.pipeline import as_one_story
from variorum.records import Block, BlockKind, CollatedStory, Lineage, Passage, Report, Sentence, Witness

LONG, SHORT = 800, 300  # words a report
GROWTH = (10, 30, 100)
LARGE = 300
COPIES_OF = 10  # independent reports that the copies repeat
TOP = 10
REAL = Path(__file__).parents[2] / "shared" / "stories" / "giveme5w.jsonl"
MOST_REAL, SHOWN_REAL = 10, 4
COLLATION = str(Path("collate") / "collating.py")

NAMES = [
    "Lotte Brandel",
    "Piotr Savelyev",
    "Anton Meerholt",
    "Hedda Quist",
    "Tomas Arlow",
    "Mirja Kest",
    "Olen Farrow",
    "Sanna Vint",
]
PLACES = [
    "Ostermoor",
    "Lindholm",
    "Marrow Bay",
    "Aldenport",
    "Keld",
    "Northern Quay",
    "Sallow Bridge",
    "Vessen",
]
DOERS = [
    "firefighters",
    "police",
    "divers",
    "the council",
    "the canal company",
    "engineers",
    "the insurer",
    "volunteers",
    "residents",
]
DEEDS = [
    "closed",
    "repaired",
    "inspected",
    "cleared",
    "photographed",
    "guarded",
    "emptied",
    "measured",
    "sold",
    "searched",
    "moved",
    "painted",
]
THINGS = [
    "barges",
    "stalls",
    "locks",
    "warehouses",
    "cranes",
    "gates",
    "bridges",
    "tanks",
    "roofs",
    "cellars",
    "engines",
    "nets",
    "boats",
    "sheds",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WORDINGS = (
    "{doer} {deed} {number} {thing} in {place} on {day}, {name} said.",
    "On {day} {number} {thing} in {place} were {deed} by {doer}, according to {name}.",
    "{name} told reporters that {doer} had {deed} {number} {thing} near {place} on {day}.",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What one sentence tells; a report may give another number or day for it."""

    doer: str
    deed: str
    number: int
    thing: str
    place: str
    day: str
    name: str

    def told(self, dice: random.Random) -> str:
        number = self.number if dice.random() < 0.9 else self.number + dice.randrange(1, 9)
        day = self.day if dice.random() < 0.95 else dice.choice(DAYS)
        wording = dice.choice(WORDINGS)
        said = wording.format(
            doer=self.doer, deed=self.deed, number=number, thing=self.thing, place=self.place, day=day, name=self.name
        )  # fmt: skip
        return said[0].upper() + said[1:]


def fact(dice: random.Random) -> Fact:
    return Fact(
        dice.choice(DOERS), dice.choice(DEEDS), dice.randrange(2, 400), dice.choice(THINGS), dice.choice(PLACES),
        dice.choice(DAYS), dice.choice(NAMES),
    )  # fmt: skip


def invented(size: int, words: int, seed: int = 0) -> tuple[Report, ...]:
    """`size` reports of about so many words. Half of what each tells is common knowledge, the rest its own."""
    dice = random.Random(seed)
    known = [fact(dice) for _ in range(40)]
    made = []
    for n in range(size):
        said: list[str] = []
        while sum(len(s.split()) for s in said) < words:
            said.append((dice.choice(known) if dice.random() < 0.5 else fact(dice)).told(dice))
        made.append(
            report(f"r{n:04}", "\n".join(" ".join(said[at : at + 3]) for at in range(0, len(said), 3)))
        )
    return tuple(made)


def report(name: str, text: str) -> Report:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(id=name, path=name, digest="", text=text, blocks=tuple(blocks), outlet=name, language="en")


def tellings(reports: Sequence[Report]) -> Lineage:
    """Reports with one text are one witness."""
    by_text: dict[str, list[Report]] = {}
    for one in reports:
        by_text.setdefault(one.text, []).append(one)
    return Lineage(
        witnesses=tuple(
            Witness(
                id=own[0].id, name=own[0].id, reports=tuple(r.id for r in own),
                passages=tuple(Passage(report=r.id, start=0, end=len(r.text)) for r in own),
            )
            for own in by_text.values()
        )
    )  # fmt: skip


Parsed = dict[str, tuple[Sentence, ...]]


def timed(reports: Sequence[Report]) -> tuple[float, float, CollatedStory, Parsed]:
    """Processor seconds to parse and to collate: what else the machine does must not show."""
    begun = time.process_time()
    parsed = dict(parse(reports))
    between = time.process_time()
    story = run(reports, parsed)
    return between - begun, time.process_time() - between, story, parsed


def run(reports: Sequence[Report], parsed: Parsed) -> CollatedStory:
    return collate(as_one_story(reports), {r.id: r for r in reports}, tellings(reports), parsed)


def growth(rows: Sequence[tuple[str, tuple[Report, ...]]], *, alone: bool = False) -> None:
    """`alone`: rows that have nothing to do with one another."""
    print(f"\n{'':34}{'parse':>10}{'collate':>11}{'exponent':>10}{'claims':>9}{'memory':>10}")
    before: tuple[int, float] | None = None
    for name, reports in rows:
        parsing, collating, story, _ = timed(reports)
        size = len(reports)
        exponent = (
            log(collating / before[1]) / log(size / before[0]) if before and not alone else float("nan")
        )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:34}{parsing:8.1f} s{collating:9.1f} s{exponent:10.2f}{len(story.claims):9}{memory:7.0f} MB",
            flush=True,
        )
        before = (size, collating)


def where_the_time_goes(reports: Sequence[Report]) -> None:
    """The functions that the list of steps calls, by the time spent below them."""
    parsed = dict(parse(reports))
    profile = cProfile.Profile()
    profile.runcall(run, reports, parsed)
    stats = pstats.Stats(profile)
    whole = stats.total_tt  # type: ignore[attr-defined]
    parts: dict[str, float] = {}
    for (file, _, name), (_, _, _, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        below = sum(c[3] for (caller, _, _), c in callers.items() if caller.endswith(COLLATION))
        if below and not file.endswith(COLLATION) and "variorum" in file:
            part = Path(file).relative_to(Path(file).parents[1]).with_suffix("")
            parts[f"{part}: {name}"] = parts.get(f"{part}: {name}", 0.0) + below
    print(f"\nWhere the time goes ({len(reports)} reports, {whole:.1f} s under the profiler)")
    for part, spent in sorted(parts.items(), key=lambda p: -p[1])[:TOP]:
        print(f"  {part:50}{spent:7.2f} s{100 * spent / whole:6.0f} %")


def real() -> Iterator[tuple[str, tuple[Report, ...]]]:
    """The stories with the most words in their ten longest reports, read as independent tellings."""
    found: dict[str, list[str]] = {}
    for line in REAL.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["story"], []).append(row["text"])
    longest = [sorted(texts, key=len, reverse=True)[:MOST_REAL] for texts in found.values()]
    for texts in sorted(longest, key=lambda own: -sum(map(len, own)))[:SHOWN_REAL]:
        words = sum(len(text.split()) for text in texts)
        made = tuple(report(f"real{n:02}", text) for n, text in enumerate(texts))
        yield f"{len(texts)} real, {words // len(texts):,} words each", made


def main() -> None:
    large = "--large" in sys.argv
    timed(invented(2, SHORT, seed=9))  # everything loaded
    if REAL.exists():
        growth(tuple(real()), alone=True)
    growth([(f"10 reports of {LONG} words", invented(10, LONG))])
    sizes = (*GROWTH, LARGE) if large else GROWTH
    growth([(f"{n} independent, {SHORT} words", invented(n, SHORT)) for n in sizes])
    first = invented(COPIES_OF, SHORT)
    growth([(f"{COPIES_OF} and {n - COPIES_OF} copies", copied(first, n)) for n in sizes])
    where_the_time_goes(invented(30, SHORT))


def copied(first: Sequence[Report], size: int) -> tuple[Report, ...]:
    """These reports and copies of them in turn, `size` in all."""
    more = (report(f"copy{n:04}", first[n % len(first)].text) for n in range(size - len(first)))
    return (*first, *more)


if __name__ == "__main__":
    main()
