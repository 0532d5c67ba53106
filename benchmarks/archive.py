"""Whether a large archive fills the memory on its way to reports.

    python -m benchmarks.archive [--megabytes 1024]

Generates WARCs of pages built like those of news sites (menus, styles, a script that holds the page's state, a story of
some thousand characters, teasers); everything in them is invented, and no two pages are the same. Each measurement
runs in a process of its own, so that the peak is its own.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VOCABULARY = (
    "the a of to in and on for with harbour ferry bridge council river engine mayor Tuesday morning captain market signal "
    "repair storm lantern crossing passengers timetable said found closed opened carried measured reported waited"
)
WORDS = VOCABULARY.split()
OUTLETS = 20

MEASURE = """
import json, resource, sys, time
from variorum import pipeline
start = time.process_time()
reports, refused, skipped = pipeline.read([sys.argv[1]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": time.process_time() - start, "peak": peak, "reports": len(reports),
                  "refused": len(refused), "characters": sum(len(report.text) for report in reports)}))
"""
STREAM = """
import json, resource, sys, time
from variorum.cli.extract import extract
start = time.process_time()
extract.main([sys.argv[1]], standalone_mode=False)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": time.process_time() - start, "peak": peak}))
"""


def sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize()


def page(number: int) -> bytes:
    """About 150 KB, of which some 5 KB are the story."""
    dice = random.Random(number)
    outlet = number % OUTLETS
    title = sentence(dice, 9)
    menu = "".join(f'<li class="item-{n}"><a href="/s/{n}">Section {outlet} {n}</a></li>' for n in range(80))
    style = "".join(f".c{n}{{margin:{n}px;color:#{n:06x}}}" for n in range(1000))
    state = json.dumps([{"id": dice.randrange(10**9), "name": sentence(dice, 6)} for _ in range(1200)])
    story = "".join(
        f"<p>{'. '.join(sentence(dice, dice.randrange(8, 24)) for _ in range(3))}.</p>" for _ in range(16)
    )
    teasers = "".join(f'<a class="teaser" href="/t/{n}"><h3>{sentence(dice, 8)}</h3></a>' for n in range(30))
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Paper {outlet}</title><style>{style}</style>'
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2031-05-06T07:08:09Z"></head><body>'
        f"<nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>"
        f"<figure><img src=x><figcaption>{sentence(dice, 12)}.</figcaption></figure>{story}</article></main>"
        f'<aside class="related">{teasers}</aside><footer>© Paper {outlet}</footer>'
        f"<script>window.state = {state}</script></body></html>"
    ).encode()


def records(megabytes: int) -> Iterator[bytes]:
    written = number = 0
    while written < megabytes << 20:
        body = page(number)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        one = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number % OUTLETS}.example/{number}\r\n"
            "WARC-Date: 2031-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(head) + len(body)}\r\n\r\n"
        ).encode() + (head + body + b"\r\n\r\n")
        written += len(one)
        number += 1
        yield one


def measured(program: str, archive: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", program, str(archive)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.rsplit("\n", 2)[-2])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1024, help="size of the largest archive")
    largest = parser.parse_args().megabytes
    print(f"{'WARC':>8} {'':24} {'reports':>8} {'text':>8} {'pages/s':>8} {'peak':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in (largest // 16, largest // 4, largest):
            archive = Path(folder) / "pages.warc"
            with archive.open("wb") as out:
                out.writelines(records(size))
            whole = measured(MEASURE, archive)
            count = whole["reports"]
            print(
                f"{size:5} MB {'pipeline.read':24} {count:8,.0f} {whole['characters'] / 1e6:5.1f} MB "
                f"{count / whole['seconds']:8.0f} {whole['peak'] / 1024:5.0f} MB",
                flush=True,
            )
            stream = measured(STREAM, archive)
            print(
                f"{size:5} MB {'variorum extract':24} {count:8,.0f} {'':8} "
                f"{count / stream['seconds']:8.0f} {stream['peak'] / 1024:5.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
