"""What a user waits for: whole dossiers, cold and once loaded, with the time of each room and the peak of memory.

    python -m benchmarks.dossier

Reports are made from the bundled sample: half of the sentences of a telling are sentences of the sample, reworded so that no
run of five words is shared, half are the same with most words made up, which nobody else says; copies are a telling
with numbers changed and a paragraph cut. Each row is a process of its own. Seconds are
given as waited for and as spent by the processor; on a busy machine only the second tells.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from variorum.extract import extract
from variorum.gather import gather
from variorum.pipeline import received
from variorum.sample import sample_folder, sample_reports

SEED = 20310514
FILLERS = [
    "also",
    "then",
    "there",
    "later",
    "again",
    "soon",
    "still",
    "indeed",
    "meanwhile",
    "locally",
    "partly",
    "mostly",
    "reportedly",
    "evidently",
    "apparently",
    "plainly",
    "slowly",
    "quickly",
    "finally",
    "firstly",
    "nearby",
    "together",
    "once",
    "twice",
    "somehow",
    "already",
    "briefly",
    "quietly",
    "openly",
    "clearly",
    "surely",
    "largely",
    "simply",
    "otherwise",
    "besides",
    "afterwards",
    "beforehand",
    "ashore",
    "outside",
    "inside",
    "overnight",
]

# Rooms one by one, the second time round with everything loaded. argv: input, "1" to run twice.
CHILD = """
import json, resource, sys, time
start, cpu = time.perf_counter(), time.process_time()
from variorum.collate import collate
from variorum.parse import parse
from variorum.pipeline import as_one_story, read
from variorum.publish import as_html
from variorum.records import Dossier
from variorum.trace import trace
loaded = time.process_time() - cpu
def once():
    marks = [("", time.process_time())]
    mark = lambda name: marks.append((name, time.process_time()))
    reports, refused, skipped = read(sys.argv[1:]); mark("read")
    lineage = trace(reports); mark("trace")
    sentences = parse(reports); mark("parse")
    by_id = {r.id: r for r in reports}
    story = collate(as_one_story(reports), by_id, lineage, sentences); mark("collate")
    as_html(Dossier(reports=reports, refused=refused, stories=(story,), skipped=skipped)); mark("publish")
    rooms = {name: at - before for (name, at), (_, before) in zip(marks[1:], marks)}
    return rooms, len(reports), sum(not w.absent for w in lineage.witnesses), len(story.claims)
begun = time.perf_counter()
rooms, reports, sources, claims = once()
print(json.dumps({"import": loaded, "rooms": rooms, "reports": reports, "sources": sources, "claims": claims,
    "wall": time.perf_counter() - begun, "cpu": sum(rooms.values()),
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
TWICE = CHILD.replace("begun = time", "once()\nbegun = time")


def sentences() -> tuple[str, ...]:
    """Every sentence of the sample's bodies."""
    with sample_folder() as folder:
        captures, _, _ = received(gather([str(file) for file in sample_reports(folder)]))
        found = [
            s for r in extract(captures).reports for s in re.split(r"(?<=[.!?”\"])\s+", r.body) if len(s) > 40
        ]
    return tuple(dict.fromkeys(found))


def rewrite(pool: tuple[str, ...], dice: random.Random, *, words: int) -> str:
    """About so many words, in paragraphs of three sentences."""
    shared = iter(dice.sample(pool, len(pool)))
    told: list[str] = []
    while sum(len(p.split()) for p in told) < words:
        told.append(reworded(next(shared), dice))
        told.append(estranged(dice.choice(pool), dice))
    return "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, len(told), 3))


def estranged(sentence: str, dice: random.Random) -> str:
    """The sentence with other words for its longer ones, made of syllables."""
    return " ".join(strange(w, dice) if len(w) > 4 else renumbered(w, dice) for w in sentence.split())


def strange(word: str, dice: random.Random) -> str:
    made = "".join(dice.choice("bdfgklmnprstv") + dice.choice("aeiou") for _ in range(len(word) // 2))
    return (made.title() if word[0].isupper() else made) + (word[-1] if word[-1] in '.,”"' else "")


def reworded(sentence: str, dice: random.Random) -> str:
    made = []
    for number, word in enumerate(sentence.split()):
        made.append(renumbered(word, dice) if dice.random() < 0.3 else word)
        if number % 3 == 2:
            made.append(dice.choice(FILLERS))
    return " ".join(made)


def renumbered(word: str, dice: random.Random) -> str:
    return re.sub(r"\d+", lambda m: str(int(m.group()) + dice.randint(1, 9)), word)


def copy(text: str, dice: random.Random) -> str:
    """A paragraph cut, some numbers changed."""
    paragraphs = text.split("\n\n")
    del paragraphs[dice.randrange(1, len(paragraphs))]
    return "\n\n".join(
        " ".join(renumbered(w, dice) if dice.random() < 0.02 else w for w in p.split()) for p in paragraphs
    )


def rows(*, rewrites: int, copies: int, words: int) -> Iterator[str]:
    """JSONL, tellings first, then copies of them in turn."""
    dice, pool = random.Random(SEED), sentences()
    own = [rewrite(pool, dice, words=words) for _ in range(rewrites)]
    texts = [*own, *(copy(own[n % rewrites], dice) for n in range(copies))]
    for number, text in enumerate(texts):
        yield json.dumps(
            {
                "path": f"made/{number}",
                "outlet": f"Paper {number}",
                "title": f"The grounding, as told by paper {number}",
                "published": f"2031-05-{14 + number % 3}",
                "text": text,
            }
        )


def measured(arguments: list[str]) -> tuple[float, float, float, str]:
    """Wall seconds, processor seconds, peak in MB, and what a process printed."""
    begun = perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments[:4]} ended with {process.returncode}")
    return perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


COMMAND = [sys.executable, "-c", "from variorum.cli.main import run; run()"]


def commands(five: list[str], folder: Path) -> None:
    """Whole processes, the best of five."""
    out = str(folder / "out.html")
    runs = {
        "variorum --help": [*COMMAND, "--help"],
        "import variorum": [sys.executable, "-c", "import variorum"],
        "collate, 5 reports, cold": [*COMMAND, "collate", *five, "--one-story", "--out", out],
    }
    print(f"{'whole process':<34} {'waited':>8} {'cpu s':>7} {'peak MB':>8}")
    for name, arguments in runs.items():
        best = min((measured(arguments)[:3] for _ in range(5)), key=lambda m: m[1])
        print(f"{name:<34} {best[0]:>8.2f} {best[1]:>7.2f} {best[2]:>8.0f}")


def rooms(name: str, code: str, inputs: list[str]) -> None:
    told = json.loads(measured([sys.executable, "-c", code, *inputs])[3])
    spent = " ".join(f"{told['rooms'][room]:>8.2f}" for room in ROOMS)
    print(
        f"{name:<34} {told['reports']:>7} {told['sources']:>7} {told['claims']:>6} {spent}"
        f" {told['cpu']:>7.2f} {told['wall']:>7.2f} {told['peak']:>7.0f}",
        flush=True,
    )


ROOMS = ("read", "trace", "parse", "collate", "publish")


def main() -> None:
    with sample_folder() as sample, tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        five = [str(file) for file in sample_reports(sample)[:5]]
        commands(five, folder)
        heads = " ".join(f"{room:>8}" for room in ROOMS)
        print(
            f"\n{'processor seconds by room':<34} {'reports':>7} {'sources':>7} {'claims':>6} {heads}"
            f" {'cpu':>7} {'waited':>7} {'peak MB':>7}"
        )
        rooms("5 of the sample, loaded", TWICE, five)
        rooms("8 of the sample, loaded", TWICE, [str(file) for file in sample_reports(sample)])
        sets = {
            "10 tellings of 800 words": {"rewrites": 10, "copies": 0, "words": 800},
            "20 tellings of 800 words": {"rewrites": 20, "copies": 0, "words": 800},
            "20 tellings, 80 copies, 400 words": {"rewrites": 20, "copies": 80, "words": 400},
            "60 tellings, 240 copies, 400 words": {"rewrites": 60, "copies": 240, "words": 400},
        }
        for name, how in sets.items():
            file = folder / f"{how['rewrites']}-{how['copies']}-{how['words']}.jsonl"
            file.write_text("\n".join(rows(**how)), encoding="utf-8")
            rooms(name, TWICE if how["copies"] == 0 else CHILD, [str(file)])


if __name__ == "__main__":
    main()
