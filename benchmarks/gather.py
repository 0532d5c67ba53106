"""How fast the doors are, and that a large archive does not fill the memory.

    python -m benchmarks.gather [--megabytes 1024]

Generates its own archives; everything in them is invented. Each measurement runs in a process of its own, so that the
peak is its own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = [
    "the",
    "ferry",
    "to",
    "far",
    "bank",
    "stops",
    "in",
    "June",
    "harbour",
    "office",
    "said",
    "on",
    "Tuesday",
    "lantern",
    "bridge",
    "mayor",
    "crossed",
    "first",
    "rain",
]

MEASURE = """
import json, resource, sys, time
from collections import Counter
from variorum.gather import gather
start = time.perf_counter()
counts, size = Counter(), 0
for item in gather([sys.argv[1]]):
    counts[type(item).__name__] += 1
    size += len(getattr(item, "content", b""))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak, "counts": counts, "size": size}))
"""


def page(number: int, size: int = 80_000) -> bytes:
    """Markup of about the size of a news page, never twice the same."""
    paragraphs = []
    length = 0
    while length < size:
        seed = hashlib.sha256(b"%d %d" % (number, len(paragraphs))).digest()
        text = " ".join(WORDS[byte % len(WORDS)] for byte in seed * 4) + f" {seed.hex()}"
        paragraphs.append(f'<div class="c{seed[0]}"><p>{text}.</p></div>')
        length += len(paragraphs[-1])
    return f"<!doctype html><title>{number}</title><body>{''.join(paragraphs)}".encode()


def record(number: int) -> bytes:
    body = gzip.compress(page(number), 1)
    head = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    return (
        (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/{number}\r\n"
            f"WARC-Date: 2031-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(head) + len(body)}\r\n\r\n"
        ).encode()
        + head
        + body
        + b"\r\n\r\n"
    )


def write_warc(path: Path, megabytes: int, *, packed: str) -> None:
    """`packed`: "no", "members" or "whole". Two hundred different records over and over, each under its own URL."""
    records = [record(number) for number in range(200)]
    opener = gzip.open(path, "wb", 1) if packed == "whole" else path.open("wb")  # noqa: SIM115 - entered below
    with opener as out:
        written = number = 0
        while written < megabytes << 20:
            one = records[number % len(records)].replace(
                b"paper.example/", b"paper.example/%07d/" % number, 1
            )
            one = gzip.compress(one, 1) if packed == "members" else one
            written += len(one)
            number += 1
            out.write(one)


def write_rows(path: Path, megabytes: int) -> None:
    with path.open("wb") as out:
        number = 0
        while out.tell() < megabytes << 20:
            out.write(
                json.dumps(
                    {"path": f"r/{number}", "outlet": "Paper", "html": page(number, 20_000).decode()}
                ).encode()
                + b"\n"
            )
            number += 1


def write_folder(path: Path, files: int) -> None:
    path.mkdir()
    for number in range(files):
        (path / f"{number:05}.html").write_bytes(page(number))


def measured(path: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1024, help="size of the largest archive")
    given = parser.parse_args()
    cases = {
        f"WARC, {given.megabytes} MB, a gzip member a record": lambda p: write_warc(
            p, given.megabytes, packed="members"
        ),
        f"WARC, {given.megabytes // 10} MB, the same": lambda p: write_warc(
            p, given.megabytes // 10, packed="members"
        ),
        f"WARC, {given.megabytes // 10} MB, plain": lambda p: write_warc(
            p, given.megabytes // 10, packed="no"
        ),
        f"WARC, {given.megabytes // 10} MB, gzip over the whole": lambda p: write_warc(
            p, given.megabytes // 10, packed="whole"
        ),
        f"JSONL, {given.megabytes // 10} MB": lambda p: write_rows(p, given.megabytes // 10),
        "folder, 1,000 pages": lambda p: write_folder(p, 1000),
    }
    print("| input | reports | reports/s | MB/s unpacked | peak memory |\n|---|---:|---:|---:|---:|")
    for name, write in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            suffix = (
                ".warc.gz"
                if "gzip" in name or "same" in name
                else ".warc"
                if "WARC" in name
                else ".jsonl"
                if "JSONL" in name
                else ""
            )
            path = Path(folder, f"input{suffix}")
            write(path)
            time.sleep(0.1)
            found = measured(path)
        captures, seconds = found["counts"].get("Capture", 0), found["seconds"]
        print(
            f"| {name} | {captures:,} | {captures / seconds:,.0f} | {found['size'] / seconds / 1e6:,.0f} | {found['peak'] / 1024:,.0f} MB |",
            flush=True,
        )


if __name__ == "__main__":
    main()
