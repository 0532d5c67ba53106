"""Extraction beside other tools: quality and speed in one table.

    python -m benchmarks.extract

Pages are those of ../shared/pages (bodies by F1 over 4-word shingles); without it there is nothing to measure.
newspaper4k takes part where it is installed. Times are of the processor, on one core. The tools read each page in turn,
three times round, and of each page each tool's best time counts: so that what else the machine does is shared by all.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract as trafilatura

from variorum.extract import extract
from variorum.records import Capture
from variorum.text.ids import digest

PAGES = Path(__file__).resolve().parent.parent.parent / "shared" / "pages"
ROUNDS = 3
LIBRARY = "trafilatura, favor_precision"
Tool = Callable[[bytes], str]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def ours(page: bytes) -> str:
    capture = Capture(path="page", content=page, digest=digest(page), media_type="text/html")
    reports = extract([capture]).reports
    return reports[0].body if reports else ""


def newspaper() -> Tool | None:
    try:
        from newspaper import Article
    except ImportError:
        return None

    def read(page: bytes) -> str:
        article = Article(url="", fetch_images=False)  # or it would ask the network for each picture's size
        article.download(input_html=page.decode("utf-8", "replace"))
        try:
            article.parse()
        except ImportError:  # some languages need extras of its own; without them it gives nothing
            return ""
        return str(article.text)

    return read


def tools() -> dict[str, Tool]:
    found: dict[str, Tool] = {
        "variorum (with metadata, captions, way back)": ours,
        LIBRARY: lambda page: trafilatura(page, favor_precision=True) or "",
        "resiliparse": lambda page: extract_plain_text(page.decode("utf-8", "replace"), main_content=True),
    }
    other = newspaper()
    return {**found, "newspaper4k": other} if other else found


def quality(bodies: list[str], gold: list[str]) -> float:
    precision = recall = 0.0
    for said, wanted in zip(map(shingles, bodies), map(shingles, gold), strict=True):
        both = sum((said & wanted).values())
        precision += both / sum(said.values()) / len(gold)
        recall += both / sum(wanted.values()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    if not PAGES.is_dir():
        print("../shared/pages is not here: nothing to measure")
        return
    rows = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["file"].startswith("html")]
    pages = [gzip.decompress((PAGES / row["file"]).read_bytes()) for row in rows]
    news = [n for n, row in enumerate(rows) if "captions" in row]
    aeb = [n for n, row in enumerate(rows) if "captions" not in row]
    found = tools()
    bodies = {name: [tool(page) for page in pages] for name, tool in found.items()}
    spent = seconds(found, pages[::3])
    print(f"{'':46} {'AEB F1':>7} {'news F1':>8} {'pages/s':>8} {'time':>6}")
    for name in found:
        figures = [
            quality([bodies[name][n] for n in picked], [rows[n]["body"] for n in picked])
            for picked in (aeb, news)
        ]
        speed, share = len(pages[::3]) / spent[name], spent[name] / spent[LIBRARY]
        print(f"{name:46} {figures[0]:7.3f} {figures[1]:8.3f} {speed:8.0f} {share:6.2f}")


def seconds(found: dict[str, Tool], pages: list[bytes]) -> dict[str, float]:
    """For each tool the sum of its best times for a page."""
    spent = {name: [float("inf")] * len(pages) for name in found}
    for _ in range(ROUNDS):
        for number, page in enumerate(pages):
            for name, tool in found.items():
                begun = time.process_time()
                tool(page)
                spent[name][number] = min(spent[name][number], time.process_time() - begun)
    return {name: sum(times) for name, times in spent.items()}


if __name__ == "__main__":
    main()
