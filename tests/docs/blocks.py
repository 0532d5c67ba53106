"""The commands that README.md and docs/ show, run as a reader would, and the output that they print, renewed.

A block is indented by four spaces or fenced. `$ variorum …` shows its output below it: all of it, or its first lines and a "…".
scripts/renew_docs.py writes those lines anew.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from tests.badfiles.making import members, response, wacz
from tests.gather.test_feeds import pdf
from variorum.cli.main import main
from variorum.propose.dialects import Answer
from variorum.propose.prompt import Request
from variorum.sample import sample_folder, sample_reports

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md")))
# Commands of others, each held by what can be held of it without running it.
OTHERS = ("make ", "pip ", "python -m ", "datasette ")
LINE = re.compile(r"^(?P<indent> {4}|)(?P<sign>\$ |)(?P<words>(?:variorum|make|pip|python -m|datasette) .*)$")
WIDTH = "96"
MORE = "…"
FEED = (
    '<rss version="2.0"><channel><title>River</title><item><title>Ferry</title><link>https://river.example/1</link>'
    "<description>{text}</description></item></channel></rss>"
)
OPML = '<opml version="2.0"><body><outline text="River" xmlUrl="river.xml"/></body></opml>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`at` is its line in the page, from 0; `printed` the lines below it up to the end of the block or the next command."""

    page: str
    at: int
    words: str
    indent: str
    shows: bool
    printed: tuple[str, ...]


def commands(page: str, text: str) -> Iterator[Command]:
    lines = text.split("\n")
    for at, fence in _in_blocks(lines):
        match = LINE.match(lines[at])
        if match is None or bool(match["indent"]) == fence or _is_usage(match["words"]):
            continue
        shows = bool(match["sign"])
        yield Command(
            page=page,
            at=at,
            words=match["words"],
            indent=match["indent"],
            shows=shows,
            printed=tuple(_below(lines, at, match["indent"])) if shows else (),
        )


def _in_blocks(lines: list[str]) -> Iterator[tuple[int, bool]]:
    """Numbers of lines in fenced (True) and indented (False) blocks; not those of another language than the shell's."""
    fence: str | None = None
    for at, line in enumerate(lines):
        if line.startswith("```"):
            fence = None if fence is not None else line[3:].strip()
        elif fence in ("", "sh", "console"):
            yield at, True
        elif fence is None and line.startswith("    "):
            yield at, False


def _is_usage(words: str) -> bool:
    """As the reference has it above each command's options: "variorum trace [OPTIONS] INPUT..."."""
    return "[OPTIONS]" in words or re.search(r"[A-Z]\]?\.\.\.| [A-Z]*$|\{[a-z|]+\}$", words) is not None


def _below(lines: list[str], at: int, indent: str) -> Iterator[str]:
    found: list[str] = []
    for line in lines[at + 1 :]:
        if (line and not line.startswith(indent)) or line.startswith(("```", f"{indent}$ ")):
            break
        found.append(line.removeprefix(indent))
    while found and not found[-1].strip():
        found.pop()
    yield from found


def shown(output: str, printed: tuple[str, ...]) -> tuple[str, ...]:
    """What the page should print: the output, cut where the page cuts it."""
    lines = tuple(line.rstrip() for line in output.strip("\n").split("\n"))
    if not printed or printed[-1].strip() != MORE or len(lines) < len(printed):
        return lines
    return (*lines[: len(printed) - 1], MORE)


def run_page(page: str, text: str, folder: Path) -> Iterator[tuple[Command, str]]:
    """Each command of our own in turn, in a folder that has what the pages name, with what it said. Raises AssertionError for
    one that fails, and for one that nobody knows how to check.
    """
    prepare(folder, text)
    for name in ("monday.json", "tuesday.json"):
        (folder / name).write_text(made_before(), encoding="utf-8")
    if "--out dossier.json" not in text:
        (folder / "dossier.json").write_text(made_before(), encoding="utf-8")
    with chdir(folder):
        for command in commands(page, text):
            if command.words.startswith(OTHERS):
                check_other(command.words)
                continue
            yield command, _run(command, folder)


def _run(command: Command, folder: Path) -> str:
    words, _, into = command.words.partition(" > ")
    words, _, piped = words.partition(" < ")
    given = shlex.split(words.partition(" | ")[0], comments=True)[1:]
    if given[:2] == ["desk", "watch"] and "--once" not in given:
        given.append("--once")  # it would go on until it is stopped
    # An address that is served under is not one that is asked.
    asks_the_web = given[:2] != ["desk", "serve"] and (
        bool({"--follow-lists", "urls.txt"} & {*given})
        or any(w.startswith(("http://", "https://")) for w in given)
    )
    runner = CliRunner()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": WIDTH, "VARIORUM_AUTHOR": "Ada Tern"}),
        _no_web(asks_the_web),
        mock.patch("variorum.propose.server.Server.ask", _answer),
        mock.patch("variorum.propose.server.Server.digest", lambda *_: None),
    ):
        result = runner.invoke(
            main, given, input=Path(shlex.split(piped, comments=True)[0]).read_bytes() if piped else None
        )
    why = f"{command.page}, line {command.at + 1}: {command.words}: {result.exception!r}\n{result.output}"
    assert result.exit_code == 0, why
    if into:
        Path(shlex.split(into, comments=True)[0]).write_text(result.stdout, encoding="utf-8")
    return result.output.replace(f"{folder}/", "")


def _no_web(asked: bool) -> mock._patch[object]:  # type: ignore[name-defined]
    """A command that asks the web or serves is run up to there."""
    from variorum.gather.fetch import Fetcher, Response

    def answer(self: Fetcher, url: str, **_: object) -> Response:
        page = (ROOT / "src/variorum/sample/4-beacon.html").read_bytes()
        return Response(
            asked=url,
            url=url,
            status=200,
            body=page,
            headers=(("content-type", "text/html"),),
            retrieved="2025-05-16T08:00:00+00:00",
        )

    return mock.patch.object(Fetcher, "fetch", answer) if asked else mock.patch("uvicorn.run")


def _answer(_self: object, request: Request) -> Answer:
    """As a model answers that finds what two sentences have in common, the first two that have anything."""
    sentences = list(enumerate(request.sentences, start=1))
    pairs = (((n, a), (m, b)) for n, a in sentences for m, b in sentences if a.witness < b.witness)
    told = next(
        ([n, m, w] for (n, a), (m, b) in pairs for w in a.text.split() if len(w) > 7 and w in b.text.split()),
        None,
    )
    claims = [{"question": "?", "relation": "agree", "why": "same-fact", "readings": [{"s": n, "quote": told[2]} for n in told[:2]]}] if told else []  # fmt: skip
    return Answer(content=json.dumps({"claims": claims}), cut=False, prompt_tokens=9999, answer_tokens=9)


def check_other(words: str) -> None:
    """Targets, extras, modules and files that are named must be there."""
    first, *rest = shlex.split(words, comments=True)
    if first == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(re.search(rf"^{re.escape(target)}:", makefile, re.M) for target in rest), words
    elif first == "pip":
        extras = re.search(r"\[([\w,]+)\]", words)
        known = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        for extra in extras.group(1).split(",") if extras else ():
            assert re.search(rf"^{extra} = \[", known, re.M), words
    elif first == "python":
        assert (ROOT / f"{rest[1].replace('.', '/')}.py").is_file(), words
    else:
        assert all((ROOT / word).is_file() for word in rest if "/" in word), words


def prepare(folder: Path, text: str) -> None:
    """The files that the pages name, made of the sample; `text` is the page's."""
    with sample_folder() as sample:
        files = sample_reports(sample)
        for name in ("reports", "pages", "month-of-feeds"):
            shutil.copytree(
                sample,
                folder / name,
                ignore=lambda d, names: [n for n in names if not n.endswith((".txt", ".html"))],
            )
        files_of = [file.read_bytes() for file in files]
        texts = [file.read_text(encoding="utf-8") for file in files if file.suffix == ".txt"]
        for name in ("bell.html", "page.html", "story.html"):
            shutil.copy(files[3], folder / name)
        for name in ("wire.txt", "notes.txt"):
            shutil.copy(files[0], folder / name)
    rows = "".join(
        json.dumps({"outlet": f"Paper {n}", "title": t.splitlines()[0], "text": t}) + "\n"
        for n, t in enumerate(texts)
    )
    for name in ("more", "monday", "export", "reports", "headlines"):
        (folder / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    prepare_tables(folder, texts)
    prepare_neighbours(folder, texts)
    (folder / "variorum.toml").write_text(
        "".join(re.findall(r"^```toml\n(.*?)^```$", text, re.M | re.S)), encoding="utf-8"
    )
    saved = [response(files_of[n], url=f"https://paper.example/{n}") for n in (3, 6)]
    (folder / "captures").mkdir()
    for name in ("crawl.warc.gz", "captures/crawl.warc.gz"):
        (folder / name).write_bytes(members(*saved))
    (folder / "site.wacz").write_bytes(wacz(a_warc=saved[0]))
    (folder / "river.xml").write_text(FEED.format(text=escape(texts[0])), encoding="utf-8")
    (folder / "feeds.opml").write_text(OPML, encoding="utf-8")
    (folder / "release.pdf").write_bytes(pdf(" ".join(texts[2].split()).encode("latin-1", "replace")))
    (folder / "proposals.jsonl").touch()
    for name in re.findall(r"--password-stdin < (\w+)\.txt", text):
        (folder / f"{name}.txt").write_text(f"the password of {name}, in some words\n", encoding="utf-8")
    if "draft.html" in text:
        (folder / "reports/draft.html").write_bytes(files_of[7].replace(b"38", b"83"))


def prepare_neighbours(folder: Path, texts: list[str]) -> None:
    """A document, an e-mail, a zip file, a list of addresses, and what Zotero exports."""
    from tests.gather.test_neighbours import RIS, document, mail, zipped

    (folder / "release.docx").write_bytes(document())
    (folder / "mail.eml").write_bytes(mail(text=texts[0]))
    (folder / "papers.zip").write_bytes(zipped({"monday.txt": texts[1]}))
    (folder / "export.ris").write_text(RIS, encoding="utf-8")
    (folder / "files/1").mkdir(parents=True)
    shutil.copy(folder / "page.html", folder / "files/1/page.html")
    (folder / "urls.txt").write_text("https://paper.example/1\n", encoding="utf-8")


def prepare_tables(folder: Path, texts: list[str]) -> None:
    """As Media Cloud exports them, as somebody else does, and a list of addresses alone."""
    tables = {
        "mediacloud.csv": ("id", "language", "media_name", "publish_date", "title", "url", "story_text"),
        "survey.csv": ("id", "lang", "paper", "day", "head", "web", "full_story"),
        "addresses.csv": ("id", "language", "media_name", "publish_date", "title", "url"),
    }
    for name, head in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(head)
            for n, text in enumerate(texts):
                row = (
                    n,
                    "en",
                    f"Paper {n}",
                    "2025-05-15",
                    text.splitlines()[0],
                    f"https://paper.example/{n}",
                    text,
                )
                writer.writerow(row[: len(head)])


@cache
def made_before() -> str:
    """The sample's dossier, for pages that check one which they do not make."""
    from variorum.pipeline import collate
    from variorum.publish import as_json

    with sample_folder() as sample:
        return as_json(collate([str(file) for file in sample_reports(sample)], one_story=True))
