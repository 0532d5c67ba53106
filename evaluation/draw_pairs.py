"""Draws pairs of sentences to be judged by a reader, from what today's version joins and from what it leaves apart.

    python -m evaluation.draw_pairs FOLDER

FOLDER (outside the project: it will hold texts of ../shared) takes a dossier of each of the fourteen events and of
fifteen stories, made with default settings as one story where it is not there yet; drawn.jsonl, the pairs without texts; and
sheet.txt, the pairs with their texts, shuffled and without stratum or status, for the judge. Judgements are kept in
evaluation/judged/. Run under -m: the same version, seed and texts draw the same pairs.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import variorum
from evaluation.shared import SHARED
from variorum.publish import as_json
from variorum.text.sentences import sentence_spans
from variorum.text.words import words

SEED = 20261129
SETS = ("ecbplus", "giveme5w", "meantime")
# Stories of as many reports in English are drawn from.
REPORTS = range(4, 21)
STORIES = 15
# How many pairs of each stratum.
WANTED = {"agree": 55, "told": 13, "differ": 7, "nearest": 75}
# A sentence stands in as many pairs at most.
TIMES = 3
# Sentences of fewer words are not drawn, nor pairs less alike (cosine) as nearest.
LEAST_WORDS = 5
LEAST_ALIKE = 0.2
AGREEING = {"agree", "compatible"}
JUDGED = ("sentence-pairs.jsonl", "sentence-pairs-supplement.jsonl")


class Sentence(NamedTuple):
    """`report` is the report's path, `witness` the id of the independent source whose words these are."""

    report: str
    start: int
    end: int
    text: str
    witness: str

    @property
    def sha1(self) -> str:
        return hashlib.sha1(self.text.encode("utf-8"), usedforsecurity=False).hexdigest()[:16]


class Pair(NamedTuple):
    event: str
    stratum: str
    left: Sentence
    right: Sentence


def stories() -> Mapping[str, list[dict[str, Any]]]:
    """The fifteen stories drawn: "set--story" → rows."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in SETS:
        for line in (SHARED / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("language", "en") == "en":
                found[f"{name}--{row['story']}"].append(row)
    names = sorted(n for n, rows in found.items() if len(rows) in REPORTS)
    return {n: found[n] for n in sorted(random.Random(SEED).sample(names, STORIES))}


def given(folder: Path) -> dict[str, list[str]]:
    """Event or story → inputs. The rows of a story are written to `folder`."""
    inputs: dict[str, list[str]] = {}
    for event in sorted(p for f in ("events", "events2") for p in (SHARED / f).iterdir() if p.is_dir()):
        rows = event / "reports.jsonl"
        inputs[event.name] = [str(rows)] if rows.is_file() else [str(p) for p in sorted(event.glob("*.txt"))]
    for name, reports in stories().items():
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in reports), encoding="utf-8")
        inputs[name] = [str(path)]
    return inputs


def dossiers(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Of every event and story its dossier, made where it is not there."""
    for name, reports in sorted(given(folder).items()):
        path = folder / f"{name}.json"
        if not path.is_file():
            path.write_text(as_json(variorum.collate(reports, one_story=True)), encoding="utf-8")
        yield name, json.loads(path.read_text(encoding="utf-8"))


def sentences(dossier: dict[str, Any]) -> tuple[Sentence, ...]:
    """Those of all reports that one independent source alone vouches for. `report` is the name of its file, or its path's end."""
    whose: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for witness in dossier["stories"][0]["witnesses"]:
        for report, start, end in witness["passages"]:
            whose[report].append((start, end, witness["id"]))
    found = []
    for report in dossier["reports"]:
        text = report["text"] or ""
        name = Path(report["path"]).name
        for block in report["blocks"]:
            for start, end in sentence_spans(text, block["start"], block["end"]):
                its = {
                    w for a, b, w in whose[report["id"]] if min(b, end) - max(a, start) > (end - start) / 2
                }
                if len(its) == 1 and len(words(text[start:end])) >= LEAST_WORDS:
                    found.append(Sentence(name, start, end, text[start:end], its.pop()))
    return tuple(dict.fromkeys(found))


def folded(text: str) -> tuple[str, ...]:
    return tuple(w.folded for w in words(unicodedata.normalize("NFKC", text)))


def may_meet(a: Sentence, b: Sentence) -> bool:
    return a.witness != b.witness and a.report != b.report and folded(a.text) != folded(b.text)


def joined(dossier: dict[str, Any], said: Sequence[Sentence]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """Pairs of sentences that a shown statement row has readings in, of different witnesses, with the rows."""
    paths = {r["id"]: Path(r["path"]).name for r in dossier["reports"]}
    found: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for claim in dossier["stories"][0]["claims"]:
        if (
            claim["kind"] != "statement"
            or claim["internal"]
            or claim["status"] == "single"
            or claim["tier"] > 2
        ):
            continue
        places = [
            (i, r["witness"])
            for r in claim["readings"]
            for i, s in enumerate(said)
            if paths[r["report"]] == s.report and _within(r, s)
        ]
        for (i, one), (j, other) in product(places, places):
            if i < j and one != other and may_meet(said[i], said[j]) and claim not in found[i, j]:
                found[i, j].append(claim)
    return {pair: rows for pair, rows in found.items() if rows}


def _within(reading: dict[str, Any], sentence: Sentence) -> bool:
    """At least half of the shorter of the two lies in the other, as the scorer of ../shared counts."""
    overlap = min(reading["end"], sentence.end) - max(reading["start"], sentence.start)
    shorter = min(reading["end"] - reading["start"], sentence.end - sentence.start)
    return bool(overlap > 0 and 2 * overlap >= shorter)


def stratum(rows: Sequence[dict[str, Any]]) -> str:
    """By the statuses of the statement rows that join a pair; `told` asserts nothing and yields to the others."""
    asserted = {c["status"] for c in rows} - {"told"}
    if not asserted:
        return "told"
    return "agree" if asserted <= AGREEING else "differ"


def nearest(said: Sequence[Sentence], apart_from: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of every sentence the nearest by tf-idf of another source, where no statement row joins the two."""
    bags = [Counter(folded(s.text)) for s in said]
    seen = Counter(w for bag in bags for w in bag)
    vectors = []
    for bag in bags:
        raw = {w: (1 + math.log(n)) * math.log((1 + len(bags)) / (1 + seen[w])) for w, n in bag.items()}
        length = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        vectors.append({w: v / length for w, v in raw.items()})
    for i, a in enumerate(vectors):
        alike = (
            (sum(v * vectors[j].get(w, 0.0) for w, v in a.items()), -j)
            for j in range(len(said))
            if may_meet(said[i], said[j])
        )
        score, j = max(alike, default=(0.0, 0))
        pair = (min(i, -j), max(i, -j))
        if score >= LEAST_ALIKE and pair not in apart_from:
            yield pair


def drawn(folder: Path) -> list[Pair]:
    """In turn from every event and story, as long as each has pairs left; of one row first one pair."""
    chance = random.Random(SEED)
    known = set()
    for name in JUDGED:
        for line in (SHARED / "sentences" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            known.add(frozenset((row["left"]["sha1"], row["right"]["sha1"])))
    heaps: dict[str, dict[str, list[Pair]]] = {s: {} for s in WANTED}
    for event, dossier in dossiers(folder):
        said = sentences(dossier)
        rows = joined(dossier, said)
        queues: dict[str, list[tuple[int, float, Pair]]] = defaultdict(list)
        used: Counter[str] = Counter()
        for pair in sorted(rows, key=lambda _: chance.random()):
            claim = rows[pair][0]["id"]
            kind = stratum(rows[pair])
            queues[kind].append(
                (used[claim], chance.random(), Pair(event, kind, said[pair[0]], said[pair[1]]))
            )
            used[claim] += 1
        for i, j in sorted(set(nearest(said, set(rows)))):
            queues["nearest"].append((0, chance.random(), Pair(event, "nearest", said[i], said[j])))
        for kind, queue in queues.items():
            fresh = [p for _, _, p in sorted(queue) if frozenset((p.left.sha1, p.right.sha1)) not in known]
            heaps[kind][event] = fresh
    out: list[Pair] = []
    stands: Counter[tuple[str, str]] = Counter()
    for kind, wanted in WANTED.items():
        out += _in_turn(heaps[kind], wanted, stands, chance)
    return out


def _in_turn(
    heap: Mapping[str, list[Pair]], wanted: int, stands: Counter[tuple[str, str]], chance: random.Random
) -> list[Pair]:
    taken: list[Pair] = []
    events = sorted(heap)
    chance.shuffle(events)
    while len(taken) < wanted and any(heap.values()):
        for event in events:
            while heap[event]:
                pair = heap[event].pop(0)
                sides = [(event, pair.left.sha1), (event, pair.right.sha1)]
                if all(stands[side] < TIMES for side in sides):
                    stands.update(sides)
                    taken.append(pair)
                    break
            if len(taken) == wanted:
                break
    return taken


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    pairs = drawn(folder)
    random.Random(SEED + 1).shuffle(pairs)
    with (folder / "drawn.jsonl").open("w") as file, (folder / "sheet.txt").open("w") as sheet:
        for n, pair in enumerate(pairs):
            sides = [
                {"report": s.report, "start": s.start, "end": s.end, "sha1": s.sha1}
                for s in (pair.left, pair.right)
            ]
            one, other = (set(folded(s.text)) for s in (pair.left, pair.right))
            row = {
                "id": f"fresh-{n:03}",
                "event": pair.event,
                "left": sides[0],
                "right": sides[1],
                "near_identical": len(one & other) >= 0.7 * len(one | other),
                "stratum": pair.stratum,
                "seed": SEED,
            }
            file.write(json.dumps(row) + "\n")
            sheet.write(f"{row['id']} {pair.event}\n  L {pair.left.text}\n  R {pair.right.text}\n")
    print(dict(Counter(p.stratum for p in pairs)), len({p.event for p in pairs}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
