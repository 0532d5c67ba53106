"""Every door that takes something from outside, with what may come out of it: captures, refusals and skipped entries, records,
answers, and errors that are one line. `True`: the input was past the first parser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote, urlencode

from tests.desk.invented import ALL
from tests.fuzzing import files, others
from tests.fuzzing.oddities import broken, mutated, nested, word
from variorum.errors import BadDossier, VariorumError
from variorum.extract import extract
from variorum.gather.readers import read
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, in_memory
from variorum.records import Capture, Refusal, Skipped

SETTINGS = GatherSettings(document_bytes=1 << 18, expansion_from=1 << 20, rows=2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`share`: so many of ten thousand inputs go here; dear doors get fewer."""

    name: str
    share: int
    make: Callable[[Random], Any]
    run: Callable[[Any], bool]


def gathered(content: bytes, name: str) -> list[Capture]:
    return came(content, name)[0]


def came(content: bytes, name: str) -> tuple[list[Capture], bool]:
    """The captures, and whether anything but refusals and skipped entries came out (an address may)."""
    found = []
    past = False
    source = Source(path=name, name=name, named=True, open=lambda: in_memory(content))
    count = 0
    for item in read(source, settings=SETTINGS):
        count += 1
        past = past or not isinstance(item, (Refusal, Skipped))
        kind = type(item).__name__
        assert isinstance(item, (Capture, Refusal, Skipped)) or kind == "Address", kind
        assert not isinstance(item, Refusal) or (item.detail and "\n" not in item.detail), (
            "no word, or more lines"
        )
        found += [item] if isinstance(item, Capture) else []
    assert count, "nothing came out: neither capture nor refusal"
    return found, past


def file(name: str, share: int, make: Callable[[Random], bytes]) -> Door:
    """Read, and the report taken out of what was read."""

    def run(content: bytes) -> bool:
        captures, past = came(content, name)
        reports(captures)
        return past

    return Door(name=name, share=share, make=make, run=run)


def reports(captures: list[Capture]) -> list[Any]:
    extraction = extract(captures)
    assert len(extraction.reports) + len(extraction.refused) == len(captures), "in = reports + refusals"
    for report in extraction.reports:
        report.text.encode()
        assert all(0 <= block.start <= block.end <= len(report.text) for block in report.blocks), (
            "a block outside"
        )
    return list(extraction.reports)


def rows_kept(content: bytes) -> bool:
    """No line is lost: each is a capture, a refusal or a skipped entry."""
    source = Source(path="x.jsonl", name="x.jsonl", named=True, open=lambda: in_memory(content))
    found = list(read(source, settings=SETTINGS))
    captures = [item for item in found if isinstance(item, Capture)]
    reports(captures)
    lines = sum(1 for line in content.split(b"\n") if line.strip())
    assert not captures or len(found) >= lines, f"{lines} lines, {len(found)} came out"
    return bool(captures)


# What one said reads in the text of a report: the lexers alone, many times a second.
def lexed(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    for start, end in spans_of(text):
        assert 0 <= start < end <= len(text), "a span outside"
    return True


def spans_of(text: str) -> list[tuple[int, int]]:
    from variorum.text.quantities import quantities
    from variorum.text.quotations import quotations
    from variorum.text.sentences import sentence_spans
    from variorum.text.whens import whens

    found = [(m.start, m.end) for language in ("en", "de", "fr") for m in quantities(text, language=language)]
    found += [
        (m.start, m.end)
        for language in ("en", "de", "fr")
        for m in whens(text, published="2031-03-04", language=language)
    ]
    found += [(q.start, q.end) for q in quotations(text)]
    return found + list(sentence_spans(text))


@cache
def _dossiers() -> tuple[dict[str, Any], ...]:
    from tests.publish.dossiers import bare, flood
    from variorum.pipeline import collate
    from variorum.publish import as_json

    folder = Path(mkdtemp())
    for number, row in enumerate(ALL[:3]):
        (folder / f"{number}.jsonl").write_text(json.dumps(row))
    real = json.loads(as_json(collate([str(folder)], one_story=True)))
    return real, json.loads(as_json(flood())), json.loads(as_json(bare()))


def dossier(dice: Random) -> str:
    if dice.random() < 0.02:
        return '{"schema": "variorum.dossier/1", "reports": ' + nested(dice) + "}"
    said = mutated(dice, dice.choice(_dossiers()), most=2)
    if isinstance(said, dict) and dice.random() < 0.9:
        said["schema"] = "variorum.dossier/1"
    return broken(dice, json.dumps(said).encode()).decode("utf-8", "replace")


def dossier_read(text: str) -> bool:
    """As `diff`, the exports and `verify` of a dossier that cannot be made again take it."""
    from variorum.publish import as_json, from_json
    from variorum.publish.changes import changes_as_text, changes_between

    try:
        found = from_json(text)
    except BadDossier as error:
        assert "\n" not in str(error), "more than one line"
        return False
    changes_as_text(changes_between(from_json(json.dumps(_dossiers()[0])), found), width=80)
    as_json(found)
    return True


def dossier_checked(text: str) -> bool:
    from variorum.verification import verify

    try:
        verify(text)
    except BadDossier:
        return False
    return True


def dossier_shown(text: str) -> bool:
    """Pages, tables and words of a dossier that somebody else wrote."""
    from variorum.publish import as_csv, as_html, as_markdown, from_json, summary

    try:
        found = from_json(text)
        for write in (as_markdown, as_csv, summary, as_html):
            write(found)
    except (BadDossier, VariorumError):
        return False
    return True


DECISIONS = (
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "same", "anchors": [["r1", 0, 5], ["r2", 3, 9]]},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "merge", "reports": ["r1", "r2"]},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "note", "reports": ["r1"], "text": "Called the coastguard."},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "relation", "anchors": [["r1", 0, 5]], "status": "conflict"},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "undo", "undoes": "d1"},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "retract", "reports": ["r1"]},
    {"at": "2031-03-04T12:00:00Z", "author": "Ada", "kind": "span", "anchors": [["r1", 0, 5], ["r1", 6, 9]]},
)  # fmt: skip


def ledger(dice: Random) -> bytes:
    plain = dice.random() < 0.5
    rows = [
        nested(dice)
        if dice.random() < 0.02
        else json.dumps(mutated(dice, dice.choice(DECISIONS), most=2), ensure_ascii=plain)
        for _ in range(dice.randint(1, 5))
    ]
    ends = dice.choice(("\n", "\n", "\r\n", "\n\n"))
    return broken(dice, ends.join(rows).encode("utf-8", "surrogatepass"))


def ledger_read(content: bytes) -> bool:
    from variorum.desk.decisions.decisions import active, contradictions, to_line
    from variorum.desk.decisions.ledger import read as read_ledger

    path = Path(_folder()) / "decisions.jsonl"
    path.write_bytes(content)
    found = read_ledger(path)
    lines = [line for line in content.split(b"\n") if line.strip()]
    assert len(found.refused) + len(found.decisions) <= len(lines)
    assert found.refused or found.decisions or not lines, "a line is lost"
    assert all("\n" not in refusal.detail for refusal in found.refused), "more lines"
    for decision in active(found.decisions):
        to_line(decision).encode()
    contradictions(found.decisions)
    return bool(found.decisions)


@cache
def _folder() -> str:
    return mkdtemp()


CONFIG = {
    "collate": {"one-story": True, "format": "json", "out": "d.json", "tables": "t", "everything": False, "brief": True},
    "desk": {"serve": {"port": 8373, "host": "127.0.0.1"}, "watch": {"every": 300}},
    "fetch": {"pace": 2.0, "contact": "me@x.example"},
}  # fmt: skip


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(k))} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return "''" if value is None else json.dumps(value)


def config(dice: Random) -> bytes:
    said = mutated(dice, CONFIG)
    whole = (
        "\n".join(f"{json.dumps(str(k))} = {toml(v)}" for k, v in said.items())
        if isinstance(said, dict)
        else "x"
    )
    return broken(dice, whole.encode("utf-8", "replace"))


def config_taken(content: bytes) -> bool:
    from click.testing import CliRunner

    from variorum.cli.main import main

    path = Path(_folder()) / "variorum.toml"
    path.write_bytes(content)
    found = CliRunner().invoke(main, ["--config", str(path), "settings"])
    error = found.exception
    if isinstance(error, VariorumError):
        return not str(error).endswith("TOML") and "is no TOML" not in str(error)
    if error is not None and not isinstance(error, SystemExit):
        raise error
    return True


class Asked:
    """A desk with a few reports, asked as by a browser."""

    def __init__(self) -> None:
        from starlette.testclient import TestClient

        from tests.desk.conftest import FakeClock
        from tests.desk.invented import rows_file
        from variorum.desk.desk import open_desk
        from variorum.desk.ingest.add import add
        from variorum.store import derived, evidence
        from variorum.web.app import make_app
        from variorum.web.guard import guard_for

        folder = Path(mkdtemp())
        self.desk = open_desk(str(folder / "desk.variorum"), create=True, now=FakeClock())
        add(self.desk, [rows_file(folder, ALL)])
        home = "http://127.0.0.1:8373"
        self.client = TestClient(
            make_app(self.desk, guard=guard_for("127.0.0.1", token=None)),
            base_url=home,
            follow_redirects=False,
        )
        self.client.headers["origin"] = home
        with self.desk.store.reading() as connection:
            self.story = derived.stories(connection)[0].id
            self.report = evidence.held(connection)[0].report.id
        self.token = self.client.get("/").text.split('name="form_token" value="')[1].split('"')[0]


@cache
def asked() -> Asked:
    return Asked()


PATHS = ("/", "/story/{s}", "/story/{s}/lineage", "/story/{s}/changes", "/story/{s}/feed.atom", "/story/{s}/export/{f}", "/report/{r}", "/decisions", "/refusals", "/work", "/feed.atom", "/story/{s}/claim/{c}/feed.atom")  # fmt: skip
QUERY = {"as_of": "2031-03-04T12:00:00Z", "page": "1", "q": "ferry", "since": "2031-03-04", "at": "0-5", "report": "x", "view": "all", "sort": "new", "show": "1"}  # fmt: skip
FORM = {"kind": "note", "reports": "x", "anchors": "x-0-5", "text": "Called.", "next": "/", "author": "Ada", "status": "conflict", "undoes": "d", "story": "s", "url": "x", "anchor": "x-0-5", "report": "x"}  # fmt: skip
POSTS = ("/decide", "/look", "/cancel", "/author", "/derive")


def question(dice: Random) -> tuple[str, str, dict[str, str]]:
    def name(value: str) -> str:
        return value if dice.random() < 0.8 else quote(word(dice).encode("utf-8", "surrogatepass"))

    if dice.random() < 0.3:
        form = {safe(k): safe(v) for k, v in mutated(dice, FORM).items()}
        form["kind"] = dice.choice(
            ("note", "same", "merge", "split", "relation", "pin", "hide", "undo", "span", "retract", "x")
        )
        return "POST", dice.choice(POSTS), form
    path = dice.choice(PATHS).format(
        s=name("{s}"),
        r=name("{r}"),
        c=name("x"),
        f=dice.choice(("json", "html", "csv", "md", "txt", word(dice).replace("/", ""))),
    )
    said = mutated(dice, {k: QUERY[k] for k in dice.sample(sorted(QUERY), 3)})
    return (
        "GET",
        f"{quote(safe(path), safe='/{}%')}?{urlencode({safe(k): safe(v) for k, v in said.items()})}",
        {},
    )


def safe(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode()[:2000]


def answered(question: tuple[str, str, dict[str, str]]) -> bool:
    method, path, form = question
    door = asked()
    where = path.replace("{s}", door.story).replace("{r}", door.report)
    if method == "GET":
        answer = door.client.get(where)
    else:
        answer = door.client.post(where, data={**form, "form_token": door.token})
    assert answer.status_code < 500, f"{answer.status_code} for {where}"
    assert "default-src 'none'" in answer.headers["content-security-policy"], "an answer without the policy"
    return answer.status_code < 400


def journey(dice: Random) -> list[bytes]:
    return [
        json.dumps(mutated(dice, row, most=2)).encode() if dice.random() < 0.4 else files.text(dice)
        for row in dice.sample(ALL, 3)
    ]


def collated(contents: list[bytes]) -> bool:
    """Through every room, and written as JSON: all that came in is a report, a refusal or a skipped entry."""
    from variorum.pipeline import derive
    from variorum.publish import as_json
    from variorum.records import Dossier

    captures = [
        capture
        for n, content in enumerate(contents)
        for capture in gathered(content, f"{n}.jsonl" if content[:1] == b"{" else f"{n}.txt")
    ]
    taken = reports(captures)
    if not taken:
        return False
    stories = derive(taken, one_story=True, everything=True)
    told = [report for story in stories for report in story.story.reports]
    assert len(set(told)) == len({report.id for report in taken}), "a report is lost"
    text = as_json(Dossier(reports=tuple(taken), refused=(), stories=tuple(stories)))
    json.loads(text)
    for story in stories:
        by_id = {report.id: report for report in taken}
        for claim in story.claims:
            for reading in claim.readings:
                assert by_id[reading.report].text[reading.start : reading.end] == reading.quote, (
                    "no span, no line"
                )
    return True


def raw(dice: Random) -> tuple[str, bytes]:
    """Bytes that are no file of any kind, under any name."""
    from tests.badfiles.cases import CASES

    name = dice.choice([case.name for case in CASES.values() if not case.heavy])
    content = _bad(name)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content) + 1)
        content = (
            content[:at]
            + dice.choice((b"", bytes(dice.randrange(256) for _ in range(8))))
            + content[at + dice.randrange(20) :]
        )
    return name, content[:100_000]


@cache
def _bad(name: str) -> bytes:
    from tests.badfiles.cases import CASES

    return CASES[name].make()


def raw_read(given: tuple[str, bytes]) -> bool:
    return bool(gathered(given[1], given[0]))


DOORS = (
    file("page.html", 900, files.html_page), file("feed.xml", 900, files.feed), file("pages.warc", 500, files.warc),
    Door(name="rows.jsonl", share=1100, make=files.lines, run=rows_kept), file("rows.json", 900, files.objects), file("rows.csv", 700, files.table),
    file("rows.xlsx", 60, files.workbook), file("reports.zip", 300, files.packed), file("report.docx", 120, files.document),
    file("letter.eml", 700, files.mail), file("wire.xml", 500, files.newsml), file("list.ris", 300, files.references), file("list.txt", 300, files.addresses),
    file("saved", 300, files.saved), file("report.txt", 700, files.text),
    Door(name="lexers", share=500, make=files.text, run=lexed),
    Door(name="dossier, read and compared", share=250, make=dossier, run=dossier_read),
    Door(name="dossier, shown", share=20, make=dossier, run=dossier_shown), Door(name="dossier, verified", share=15, make=dossier, run=dossier_checked),
    Door(name="decisions.jsonl", share=700, make=ledger, run=ledger_read), Door(name="config", share=150, make=config, run=config_taken),
    Door(name="desk", share=60, make=question, run=answered), Door(name="all rooms", share=25, make=journey, run=collated),
    Door(name="bytes", share=300, make=raw, run=raw_read),
    file("report.pdf", 150, others.pdf), file("reports.mbox", 150, others.mailbox), file("rows.parquet", 100, others.parquet),
    Door(name="lexers, other languages", share=400, make=others.tongue, run=others.tongue_read),
    Door(name="answer of a server", share=60, make=others.answer, run=others.fetched),
    Door(name="answer of a model", share=200, make=others.told, run=others.told_taken),
    Door(name="tools for agents", share=20, make=others.call, run=others.call_answered),
)  # fmt: skip


def digest(content: object) -> str:
    return hashlib.sha256(repr(content).encode("utf-8", "backslashreplace")).hexdigest()[:12]
