"""Throws broken bytes at the doors of gather for a while: nothing but captures, refusals and skipped entries may come out.

    python scripts/fuzz.py --seconds 600 --findings .fuzz

Coverage-guided where atheris is installed (it is no dependency of ours: pip install atheris), else mutations by
Hypothesis. Starts from the corpus of bad files. Every input that raises is written to the findings folder, once for each
place in the code; exit code 1 if there is any. What is found becomes a case in tests/badfiles.
"""

# ruff: noqa: E402 - atheris instruments what is imported in its block, so that comes first
from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(
        include=["variorum.gather", "variorum.extract", "warcio", "feedparser", "email"]
    ):
        for module in (
            "variorum.gather.doors",
            "variorum.extract",
            "feedparser",
            "warcio.recordloader",
            "email.parser",
        ):
            import_module(module)
from variorum.gather.codings import dechunked, decoded
from variorum.gather.doors import read
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, in_memory
from variorum.records import Capture, Refusal, Skipped


def raised(path: str, room: str, error: Exception) -> Refusal:  # noqa: ARG001
    """A room that fails sets one input aside and goes on; here that is a finding."""
    raise error


Refusal.failed = raised  # type: ignore[method-assign, assignment]
SETTINGS = GatherSettings(document_bytes=1 << 18, expansion_from=1 << 20, rows=2000)
# How a single input may take: longer is a finding, too.
SLOW = 10.0


def file(name: str, packed: bool = False) -> Callable[[bytes], None]:
    """Reads the bytes as a named file; `packed`: gzipped first, so that mutations reach what is inside."""

    def one(content: bytes) -> None:
        whole = gzip.compress(content, 1) if packed else content
        source = Source(path=name, name=name, named=True, open=lambda: in_memory(whole))
        for item in read(source, settings=SETTINGS):
            kind = type(item).__name__
            assert isinstance(item, (Capture, Refusal, Skipped)) or kind == "Address", kind
            assert not isinstance(item, Refusal) or item.detail, "a refusal without a word"

    return one


def body(content: bytes) -> None:
    """An HTTP body, chunked and coded."""
    for coding in ("gzip", "deflate", "br", "zstd", "br, gzip"):
        try:
            decoded(dechunked(content).content, coding, limit=1 << 18)
        except Unreadable:
            continue


DOORS: tuple[Callable[[bytes], None], ...] = (
    file("x.jsonl"), file("x.warc"), file("x.warc.gz"), file("x.warc.gz", packed=True), file("x.xml"), file("x.json"),
    file("x.opml"), file("x.mhtml"), file("x.txt.gz"), file("x.wacz"), file("x.html"), file("x"), body,
)  # fmt: skip


def extracted(media_type: str) -> Callable[[bytes], None]:
    """Through the next room as well."""

    def one(content: bytes) -> None:
        from variorum.extract import extract

        capture = Capture(
            path="x", content=content, digest=hashlib.sha256(content).hexdigest(), media_type=media_type
        )
        extraction = extract([capture])
        assert len(extraction.reports) + len(extraction.refused) == 1, "in = reports + refusals"
        for report in extraction.reports:
            assert all(0 <= block.start <= block.end <= len(report.text) for block in report.blocks), (
                "a block outside"
            )

    return one


EXTRACTION = tuple(extracted(kind) for kind in ("text/html", "text/html", "text/plain", "text/x-report"))


class Findings:
    """One input for each place in the code that raised."""

    def __init__(self, folder: Path, doors: tuple[Callable[[bytes], None], ...]) -> None:
        self.folder = folder
        self.doors = doors
        self.places: set[str] = set()
        self.runs = 0

    def check(self, content: bytes) -> None:
        """The first byte chooses the door."""
        self.runs += 1
        started = time.monotonic()
        door = self.doors[content[0] % len(self.doors)] if content else body
        try:
            door(content[1:])
            if time.monotonic() - started > SLOW:
                self._found(
                    content,
                    f"slow: {time.monotonic() - started:.0f} s at door {content[0] % len(self.doors)}",
                )
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self._found(content, f"{type(error).__name__} at {frame.filename}:{frame.lineno}")

    def _found(self, content: bytes, place: str) -> None:
        if place in self.places:
            return
        self.places.add(place)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / hashlib.sha256(content).hexdigest()[:12]
        path.write_bytes(content)
        traceback.print_exc()
        print(f"FOUND {place} → {path}", file=sys.stderr)


STORY = (
    "Ferry runs aground off Osterholm\n\nLINDHOLM, March 4 (AP) — A ferry with 212 people on board ran aground late on Monday, "
    "the coast guard said.\n\nBy Anna Berg and Ole Dahl\n\nNobody was hurt, according to the operator of the line.\n\n"
    "Photo: Anna Berg/AFP\n\nCorrection: An earlier version of this story misnamed the reef. (Reporting by A. Berg; editing by O. Dahl)"
)
HEAD = (
    '<meta property="og:title" content="Ferry runs aground | Courier"><link rel="canonical" href="https://c.example/1">'
    '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry runs aground","author":[{"name":"A. Berg"}],'
    '"datePublished":"2031-03-04T22:10:00Z","liveBlogUpdate":[{"articleBody":"Nobody was hurt, according",'
    '"datePublished":"2031-03-04"}]}</script>'
)
FIGURE = "<figure><img src=a><figcaption>The ferry on the reef. Photo: A. Berg/AFP</figcaption></figure><time datetime=2031-03-04T22:10>"
LIVE = (
    "<p>10:15 Uhr</p><p>The harbour was closed.</p><p>10:20 Uhr</p><p>It was opened.</p><p>10:30 Uhr</p><p>Again.</p>"
    '<script>state={"articleBody":"<p>The ferry \\u003cb>left</p>"}</script><p>Updated 12/11/2031</p>'
)


def seeds() -> list[bytes]:
    """The corpus of bad files and a story at every door."""
    from tests.badfiles import making
    from tests.badfiles.cases import CASES
    from tests.extract.making import page

    contents = [case.make() for case in CASES.values() if not case.heavy]
    contents += [
        making.RSS,
        making.ATOM,
        making.JSON_FEED,
        making.mhtml(),
        making.opml("a.xml", "https://p.example/rss"),
        page(STORY, head=HEAD, before=FIGURE, after=LIVE).encode(),
        STORY.encode(),
    ]
    return [
        bytes([door]) + content for content in contents if len(content) < 4_000 for door in range(len(DOORS))
    ]


def with_atheris(findings: Findings, seconds: int, corpus: Path) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:12]).write_bytes(seed)
    flags = [
        f"-artifact_prefix={findings.folder}/",
        f"-max_total_time={seconds}",
        "-max_len=8000",
        "-timeout=60",
        "-rss_limit_mb=3000",
    ]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], findings.check)
    atheris.Fuzz()  # ends the process


def with_hypothesis(findings: Findings, seconds: int) -> None:
    from hypothesis import HealthCheck, given, settings
    from tests.badfiles.mutants import mutants

    end = time.monotonic() + seconds

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutants(seeds()))
    def one_round(content: bytes) -> None:
        if time.monotonic() < end:
            findings.check(content)

    while time.monotonic() < end:
        one_round()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, default=Path(".fuzz"))
    parser.add_argument("--plain", action="store_true", help="Hypothesis, even where atheris is installed")
    parser.add_argument("--extract", action="store_true", help="the next room's parsers instead of the doors")
    given = parser.parse_args()
    findings = Findings(given.findings, EXTRACTION if given.extract else DOORS)
    if atheris is not None and not given.plain:
        import atexit

        atexit.register(
            lambda: print(f"{findings.runs:,} inputs, {len(findings.places)} findings", file=sys.stderr)
        )
        with_atheris(findings, given.seconds, given.findings / "corpus")
    else:
        with_hypothesis(findings, given.seconds)
        print(f"{findings.runs:,} inputs, {len(findings.places)} findings", file=sys.stderr)
    return 1 if findings.places else 0


if __name__ == "__main__":
    sys.exit(main())
