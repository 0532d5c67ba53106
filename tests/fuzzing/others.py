"""Doors that take what is no file of text: typeset pages, mailboxes, Parquet, what servers and models answer, what agents ask; and
texts of other languages."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter
from functools import cache
from random import Random
from typing import Any

from tests.desk.invented import ALL
from tests.fuzzing import files
from tests.fuzzing.oddities import broken, mutated, odd_text, word, written

LINES = [
    "Ferry Albatross runs aground", "The ferry ran aground early on Tuesday with 212 on", "board, the coastguard said. Twelve people were in-", "jured, and 4,",
    "200 litres of oil leaked.", "By Anna Berg", "4 March 2031", "“We were lucky,” said Ilse Maren.", "1", "Page 2 of 3",
]  # fmt: skip
SPOKEN = {
    "de": "Am Mittwoch gegen 18.30 Uhr kamen mindestens 1.234 Menschen, darunter ein paar Hundert Kinder. „Wir hatten Glück“, sagte Ilse Maren (41). Der Schaden liegt bei 2,5 Mio. Euro, hieß es am 3. März 2031.",
    "fr": "Mercredi vers 18h30, au moins 1 234 personnes et une centaine d’enfants sont venues. « Nous avons eu de la chance », a dit Ilse Maren, 41 ans. Les dégâts atteignent 2,5 millions d’euros, selon la mairie, à la mi-mars.",
    "es": "El miércoles a las 18:30 acudieron al menos 1.234 personas, unas cien de ellas niños. «Tuvimos suerte», dijo Ilse Maren, de 41 años. Los daños suman 2,5 millones de euros, según el 3 de marzo de 2031.",
    "it": "Mercoledì alle 18.30 c’erano almeno 1.234 persone, un centinaio i bambini. «Siamo stati fortunati», ha detto Ilse Maren, 41 anni. I danni sono di 2,5 milioni di euro, il 3 marzo 2031.",
    "pt": "Na quarta-feira às 18h30 vieram pelo menos 1.234 pessoas, cerca de cem crianças. “Tivemos sorte”, disse Ilse Maren, de 41 anos. Os danos são de 2,5 milhões de euros, em meados de março.",
    "nl": "Woensdag om half zeven kwamen minstens 1.234 mensen, onder wie een paar honderd kinderen. ‘We hadden geluk’, zei Ilse Maren (41). De schade is 2,5 miljoen euro, om 11 uur ’s nachts op 3 maart 2031.",
    "ja": "水曜日午後6時半ごろ、少なくとも1234人が集まった。「運がよかった」とマレン船長(41)は述べた。被害は約2億5千万円。2031年3月3日。",
    "zh": "周三下午6时30分，至少1234人到场。“我们很幸运，”船长马伦说。损失约2.5亿元。2031年3月3日。",
    "xx": "В среду в 18:30 пришли не менее 1 234 человек. «Нам повезло», — сказала Ильзе Марен. Ущерб 2,5 млн евро, 3 марта 2031 года.",
}  # fmt: skip


def pdf(dice: Random) -> bytes:
    """A page set in one to three columns, some of its lines and marks odd."""
    said = [
        odd_text(dice, line) if dice.random() < 0.2 else line
        for line in dice.choices(LINES, k=dice.randint(3, 30))
    ]
    columns = dice.randint(1, 3)
    shown = "".join(
        f"BT /F1 {dice.choice((10, 10, 10, 0, -4, 400))} Tf 1 0 0 1 {60 + 180 * (n % columns)} {700 - 14 * (n // columns)} Tm ({literal(line)}) Tj ET\n"
        for n, line in enumerate(said)
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({literal(odd_text(dice, LINES[0]))}) /CreationDate (D:{literal(word(dice))}) >>",
    ]  # fmt: skip
    if dice.random() < 0.3:
        at = dice.randrange(len(objects))
        objects[at] = objects[at].replace(dice.choice(("/Kids", "2 0 R", "612", "/Type", "/Length", ">>")), dice.choice(("/X", "9 0 R", "-1", "3 0 R", "[", "<<")), 1)  # fmt: skip
    content, places = "%PDF-1.4\n", []
    for number, inner in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    return broken(dice, (content + tail).encode("latin-1", "replace"))


def literal(text: str) -> str:
    """As a string of a PDF: what would end it is left out."""
    return "".join(c for c in files.safe(text) if c not in "()\\")


def mailbox(dice: Random) -> bytes:
    mails = [files.mail(dice).replace(b"\r\n", b"\n") for _ in range(dice.randint(1, 3))]
    parting = dice.choice(
        (b"From news@gazette.example Tue Mar  4 22:10:00 2031\n", b"From - \n", b">From x\n")
    )
    return b"From news@gazette.example Tue Mar  4 22:10:00 2031\n" + (b"\n" + parting).join(mails)


def parquet(dice: Random) -> bytes:
    """Rows of odd values; whatever columns they need."""
    import pyarrow
    from pyarrow import parquet as written_as

    rows = [mutated(dice, files.ROW, most=2) for _ in range(dice.randint(1, 3))]
    names = sorted({str(key) for row in rows if isinstance(row, dict) for key in row})
    if not names:
        return b"PAR1"
    columns = {}
    for name in names:
        values = [row.get(name) if isinstance(row, dict) else None for row in rows]
        try:
            columns[files.safe(name)] = pyarrow.array(values)
        except (pyarrow.ArrowException, OverflowError, UnicodeError):
            columns[files.safe(name)] = pyarrow.array([files.safe(value) for value in values])
    out = io.BytesIO()
    try:
        written_as.write_table(pyarrow.table(columns), out)
    except pyarrow.ArrowException:  # a structure without fields
        plain = {
            name: [files.safe(value) for value in column.to_pylist()] for name, column in columns.items()
        }
        out = io.BytesIO()
        written_as.write_table(pyarrow.table(plain), out)
    return broken(dice, out.getvalue())


def tongue(dice: Random) -> tuple[str, str]:
    language = dice.choice(sorted(SPOKEN))
    said = SPOKEN[language]
    for _ in range(dice.randint(1, 3)):
        said = odd_text(dice, said)
    return language, said.encode("utf-8", "replace").decode()


def tongue_read(given: tuple[str, str]) -> bool:
    """Numbers, times, quotations and sentences by each language's own words."""
    from variorum.text.quantities import quantities
    from variorum.text.quotations import quotations
    from variorum.text.sentences import sentence_spans
    from variorum.text.whens import whens

    language, text = given
    spans = [(m.start, m.end) for m in quantities(text, language=language)]
    spans += [(m.start, m.end) for m in whens(text, published="2031-03-04", language=language)]
    spans += [(q.start, q.end) for q in quotations(text)]
    spans += list(sentence_spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans), "a span outside"
    return True


HEADERS = {
    "Content-Type": "text/html; charset=utf-8", "ETag": '"a1"', "Last-Modified": "Tue, 04 Mar 2031 22:10:00 GMT", "Retry-After": "120",
    "Location": "/page", "Content-Encoding": "identity", "Set-Cookie": "a=b", "Cache-Control": "max-age=60", "X-Robots-Tag": "noarchive", "Refresh": "0; url=/page",
}  # fmt: skip
STATUSES = (*("200 OK",) * 12, "301 Moved", "304 Not Modified", "404 Not Found", "429 Too Many Requests", "503 Busy", "999 x", "200", "-1 x", "20x Odd")  # fmt: skip


def answer(dice: Random) -> bytes:
    """What a server sends: a head of odd values, and a page, a feed or a list of rules behind it."""
    body = dice.choice((files.html_page, files.feed, files.text))(dice)[:8000]
    head = mutated(dice, HEADERS, most=3)
    said = "".join(
        f"{files.safe(k)}: {files.safe(v)}\r\n"
        for k, v in head.items()
        if "\r" not in f"{k}{v}" and "\n" not in f"{k}{v}"
    )
    length = dice.choice((*(str(len(body)),) * 6, str(len(body) + 9), "0", "-1", "x", ""))
    measured = (
        f"Content-Length: {length}\r\n" if length else dice.choice(("", "Transfer-Encoding: chunked\r\n"))
    )
    start = f"HTTP/1.{dice.choice('11110')} {dice.choice(STATUSES)}\r\n"
    encoded = (start + said + measured + "\r\n").encode(dice.choice(("utf-8", "latin-1")), "replace")
    return broken(dice, encoded + body)


class Server:
    """One page on the loopback address that answers with the bytes it is given."""

    def __init__(self) -> None:
        from tests.gather.web import Web, serve

        self.bytes = b""
        self.web = Web(
            pages={"/odd": self.speak, "/page": (200, {"Content-Type": "text/html"}, b"<p>Aground.</p>")}
        )
        serve(self.web)

    def speak(self, handler: Any) -> None:
        with contextlib.suppress(OSError):
            handler.wfile.write(self.bytes)
        handler.close_connection = True


@cache
def server() -> Server:
    return Server()


def fetched(content: bytes) -> bool:
    from tests.gather.web import fetcher
    from variorum.gather.fetch import Denied, Response

    door = server()
    door.bytes = content
    door.web.asked.clear()
    got = fetcher(wait=2.0).fetch(door.web.url("/odd"))
    assert isinstance(got, Response) or type(got).__name__ in {"Denied", "Unchanged"}, type(got).__name__
    assert not isinstance(got, Denied) or "\n" not in got.refusal.detail, "more than one line"
    return isinstance(got, Response)


CLAIMS = {
    "claims": [
        {
            "question": "how many were hurt", "relation": "conflict", "why": "number",
            "readings": [{"s": 1, "quote": "Twelve people"}, {"s": 2, "quote": "Fourteen people"}],
        },
        {"question": "when", "relation": "agree", "why": "time", "readings": [{"s": 1, "quote": "Tuesday"}, {"s": 2, "quote": "on Tuesday"}]},
    ]
}  # fmt: skip


def told(dice: Random) -> str:
    said = written(dice, CLAIMS)
    around = dice.choice(
        ("{}", "{}", "```json\n{}\n```", "<think>a {{ b</think>{}", "Here it is: {}", "{}{}")
    )
    whole = around.replace("{{", "{").replace("{}", said)
    return broken(dice, whole.encode("utf-8", "replace")).decode("utf-8", "replace")


@cache
def _request() -> tuple[Any, dict[str, Any]]:
    from tests.fuzzing.doors import gathered, reports
    from variorum.collate.proposals import ShownSentence
    from variorum.propose.prompt import Request

    taken = reports(
        [c for n, row in enumerate(ALL[:2]) for c in gathered(json.dumps(row).encode(), f"{n}.jsonl")]
    )
    asked = []
    for report in taken:
        start = report.text.index("people were injured") - 9
        end = report.text.index(".", start)
        asked.append(
            ShownSentence(
                report=report.id, witness=report.id, start=start, end=end, text=report.text[start:end]
            )
        )
    return Request(model="m", order=0, seed=1, answer_tokens=100, user="x", sentences=tuple(asked)), {
        report.id: report for report in taken
    }


def told_taken(content: str) -> bool:
    """Each proposal quotes words that stand at their place."""
    from variorum.propose.answers import BadAnswer, proposals_in

    request, by_id = _request()
    by_path = {report.path: report for report in by_id.values()}
    try:
        found = proposals_in(content, request, by_id, digest_of_model=None, fates=Counter())
    except BadAnswer as error:
        assert "\n" not in str(error), "more than one line"
        return False
    for proposal in found:
        for quoted in proposal.readings:
            assert by_path[quoted.report].text[quoted.start : quoted.end] == quoted.quote, "no span, no line"
    return True


CALLS = (
    ("list_stories", {"limit": 50, "offset": 0}), ("show_story", {"story": "{s}", "status": "conflict", "limit": 5, "offset": 0}),
    ("show_claim", {"story": "{s}", "claim": "{c}"}), ("verify_quotation", {"quote": "ran aground", "story": "{s}"}),
    ("who_else_says_so", {"story": "{s}", "report": "{r}", "start": 0, "end": 20}), ("collate", {"inputs": ["a.txt"], "one_story": True}),
)  # fmt: skip


def call(dice: Random) -> tuple[str, dict[str, Any]]:
    name, given = dice.choice(CALLS)
    said = mutated(dice, given, most=2)
    return name, said if isinstance(said, dict) else {}


class Tools:
    """The agents' tools over a dossier of the invented reports."""

    def __init__(self) -> None:
        from pathlib import Path
        from tempfile import mkdtemp

        from variorum.agents.server import make_server
        from variorum.agents.shelf import Shelf
        from variorum.pipeline import collate

        folder = Path(mkdtemp())
        for number, row in enumerate(ALL[:3]):
            (folder / f"{number}.jsonl").write_text(json.dumps(row))
        dossier = collate([str(folder)], one_story=True)
        shelf = Shelf(root=folder)
        shelf.add(dossier, "x")
        self.server = make_server(shelf)
        self.names = {
            "{s}": dossier.stories[0].story.id,
            "{c}": dossier.stories[0].claims[0].id,
            "{r}": dossier.reports[0].id,
        }


@cache
def tools() -> Tools:
    return Tools()


def call_answered(given: tuple[str, dict[str, Any]]) -> bool:
    from tests.agents.test_mcp import asked

    name, said = given
    door = tools()
    filled = {
        files.safe(k): door.names.get(v, files.safe(v)) if isinstance(v, str) else v for k, v in said.items()
    }
    (answer,) = asked(door.server, (name, filled))
    assert not isinstance(answer, str) or "Traceback" not in answer, answer
    return not isinstance(answer, str)
