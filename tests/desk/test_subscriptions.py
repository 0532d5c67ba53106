"""Who is told of what: signed, in order, again where it fails, and never an address of the local network unasked."""

from __future__ import annotations

import base64
import hmac
import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner

from tests.desk.invented import BRIDGE, FERRY, rows_file
from variorum.cli.main import main
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load
from variorum.desk.revisions.changes import ChangeKind
from variorum.desk.subscriptions.delivering import Answer, deliver, posting
from variorum.desk.subscriptions.subscribing import subscribe, unsubscribe
from variorum.errors import UsageError
from variorum.store import derived, events, evidence, outbox

HOOK = "https://hooks.example/desk"


class Receiver:
    """Takes what is posted; answers with `status` (one, or one after the other)."""

    def __init__(self, *status) -> None:
        self.status = list(status)
        self.taken = []

    def __call__(self, url, headers, body, settings):
        status = self.status.pop(0) if len(self.status) > 1 else self.status[0]
        self.taken.append((url, dict(headers), json.loads(body), body, settings.allow_private))
        return Answer(status=status, said=f"HTTP {status}")

    def sentences(self):
        return [one[2]["data"]["sentence"] for one in self.taken]


def told(desk, **where):
    with desk.store.reading() as connection:
        return events.events(connection, limit=None, **where)


def tally(desk, one):
    with desk.store.reading() as connection:
        return outbox.tallies(connection).get(one.id, outbox.Tally())


def story_of(desk, url):
    with desk.store.reading() as connection:
        return load(desk, next(h.report.id for h in evidence.held(connection) if h.report.url == url)).row.id


def test_a_desk_is_told_each_thing_once_and_signed(any_desk, tmp_path):
    one = subscribe(any_desk, HOOK)
    add(any_desk, [rows_file(tmp_path, [*FERRY, *BRIDGE])])
    receiver = Receiver(204)
    found = deliver(any_desk, post=receiver)
    wanted = {e.sentence for e in told(any_desk) if e.kind in {"new-value", "second-source"}}
    assert found.delivered == len(wanted) > 3
    assert set(receiver.sentences()) == wanted
    assert deliver(any_desk, post=receiver).delivered == 0
    key = base64.b64decode(one.secret.removeprefix("whsec_"))
    for _, headers, _, body, _ in receiver.taken:
        said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        made = base64.b64encode(hmac.new(key, said, sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{made}"
    assert len({headers["webhook-id"] for _, headers, *_ in receiver.taken}) == len(receiver.taken)


def test_a_story_and_a_claim_are_told_their_own_alone(desk, tmp_path, clock):
    add(desk, [rows_file(tmp_path, [*FERRY[:1], *BRIDGE])])
    ferry, bridge = story_of(desk, FERRY[0]["url"]), story_of(desk, BRIDGE[0]["url"])
    injured = next(
        key
        for claim, key in zip(
            load(desk, ferry).story.collated.claims, load(desk, ferry).story.keys, strict=True
        )
        if "Twelve people" in claim.readings[0].quote
    )
    subscribe(desk, HOOK + "/ferry", story=ferry)
    subscribe(desk, HOOK + "/bridge", story=bridge)
    subscribe(desk, HOOK + "/injured", claim=injured)
    add(desk, [rows_file(tmp_path, FERRY[1:], "late.jsonl")])
    receiver = Receiver(200)
    deliver(desk, post=receiver)
    to = {
        url: [s for u, _, b, *_ in receiver.taken if u == url for s in [b["data"]["sentence"]]]
        for url, *_ in receiver.taken
    }
    assert set(to) <= {HOOK + "/ferry", HOOK + "/injured"}
    assert any("people injured" in s or "Fourteen" in s for s in to[HOOK + "/ferry"])
    assert all(e.story == ferry for e in told(desk) if e.sentence in to[HOOK + "/ferry"])
    assert set(to.get(HOOK + "/injured", ())) < set(to[HOOK + "/ferry"])


def test_a_subscription_follows_its_story_when_it_is_merged(desk, tmp_path, clock):
    from tests.desk.test_lasting import decided, report_at
    from variorum.records import DecisionKind

    add(desk, [rows_file(tmp_path, [*FERRY[:2], *BRIDGE])])
    bridge = story_of(desk, BRIDGE[0]["url"])
    subscribe(desk, HOOK, story=bridge, kinds=["report"])
    decided(
        desk, DecisionKind.MERGE, clock, reports=[report_at(desk, rows[0]["url"]) for rows in (FERRY, BRIDGE)]
    )
    add(desk, [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    receiver = Receiver(200)
    deliver(desk, post=receiver)
    kinds = [body["type"] for _, _, body, *_ in receiver.taken]
    assert kinds == [ChangeKind.JOINED, ChangeKind.REPORT]
    assert "Coast Portal" in receiver.sentences()[-1]


def test_what_fails_is_sent_again_in_order_with_longer_pauses_and_at_last_given_up(desk, tmp_path, clock):
    one = subscribe(desk, HOOK)
    add(desk, [rows_file(tmp_path, BRIDGE)])
    down, up = Receiver(500), Receiver(200)
    assert deliver(desk, post=down).failed == 1
    assert len(down.taken) == 1
    clock.forward(seconds=59)
    first = outbox_row(desk)
    assert first.attempts == 1 and first.said == "HTTP 500"
    clock.forward(seconds=2)
    deliver(desk, post=down)
    assert (outbox_row(desk).attempts, len(down.taken)) == (2, 2)
    assert down.taken[0][1]["webhook-id"] == down.taken[1][1]["webhook-id"]
    clock.forward(minutes=6)
    deliver(desk, post=up)
    assert up.taken[0][1]["webhook-id"] == down.taken[0][1]["webhook-id"]
    assert up.sentences() == [
        e.sentence for e in sorted(told(desk), key=lambda e: e.seq) if e.sentence in up.sentences()
    ]
    assert (tally(desk, one).waiting, tally(desk, one).abandoned) == (0, 0)
    add(desk, [rows_file(tmp_path, FERRY, "ferry.jsonl")])
    for _ in range(2 * (len(desk.desk_settings.retry_minutes) + 1)):
        deliver(desk, post=Receiver(503))
        clock.forward(days=1)
    assert tally(desk, one).abandoned > 0


def outbox_row(desk):
    from variorum.store import tables

    with desk.store.reading() as connection:
        return connection.execute(tables.outbox.select().order_by(tables.outbox.c.seq)).first()


def test_an_address_that_is_gone_ends_its_subscription(desk, tmp_path):
    one = subscribe(desk, HOOK)
    add(desk, [rows_file(tmp_path, BRIDGE)])
    assert deliver(desk, post=Receiver(410)).abandoned == 1
    with desk.store.reading() as connection:
        assert outbox.subscriptions(connection) == ()
    with pytest.raises(UsageError, match="no subscription"):
        unsubscribe(desk, one.id)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "http://[::1]/x",
        "http://localhost/x",
        "http://10.0.0.7/x",
        "http://169.254.169.254/latest",
        "ftp://hooks.example/",
        "hooks.example/x",
        "https://ada:secret@hooks.example/",
        "https://hooks.example:99999/",
        "https://[::1/",
    ],
)
def test_addresses_that_are_none_or_local_are_refused(desk, url):
    with pytest.raises(UsageError):
        subscribe(desk, url)


def test_a_name_that_leads_to_this_machine_is_told_only_where_that_is_allowed(desk, tmp_path):
    taken = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            taken.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://hooks.example:{server.server_port}/desk"
    subscribe(desk, url)
    add(desk, [rows_file(tmp_path, BRIDGE)])
    send = posting(desk, resolve=lambda *_: ["127.0.0.1"])
    assert deliver(desk, post=send).failed == 1
    assert taken == []
    assert "local network" in outbox_row(desk).said
    allowed = subscribe(desk, url, allow_private=True)
    add(desk, [rows_file(tmp_path, FERRY, "ferry.jsonl")])
    found = deliver(desk, post=send)
    server.shutdown()
    assert found.delivered == len(taken) == tally(desk, allowed).delivered > 0
    assert json.loads(taken[0])["data"]["subscription"] == allowed.id


def test_the_commands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*given):
        found = CliRunner().invoke(main, ["desk", *given])
        assert found.exit_code == 0, found.output
        return found.output

    run("init")
    run("add", rows_file(tmp_path, BRIDGE))
    made = run("subscribe", HOOK, "--story", "glass bridge", "--kind", "laggard")
    number = made.split()[1].rstrip(":")
    assert "whsec_" in made
    listed = run("subscriptions")
    assert number in listed and HOOK in listed and "laggard" in listed and "whsec_" not in listed
    assert run("deliver") == "0 delivered, 0 failed, 0 given up.\n"
    assert "Ended" in run("unsubscribe", number[:5])
    assert run("subscriptions") == "There are no subscriptions.\n"
    refused = CliRunner().invoke(main, ["desk", "subscribe", "http://127.0.0.1/"])
    assert refused.exit_code != 0


def test_a_kill_between_telling_and_delivering_loses_nothing(desk, tmp_path):
    """What is told and what is to be delivered are written in one transaction."""
    one = subscribe(desk, HOOK, kinds=["report"])
    add(desk, [rows_file(tmp_path, BRIDGE)])
    with desk.store.reading() as connection:
        reports = [e for e in derived.changes(connection, limit=None) if e.kind == "report"]
    assert tally(desk, one).waiting == len(reports) == 2
