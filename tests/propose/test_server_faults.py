"""Whatever a model's server does, a run ends, says what happened, and takes nothing that does not stand in a report."""

import json
import time

import pytest

from variorum.errors import UsageError
from variorum.propose import address
from variorum.propose.dialects import OPENAI

from .scripted import (
    answering,
    claim,
    dripping,
    dripping_head,
    endless,
    packed,
    raw,
    serving,
    silent,
    status,
)
from .story import asking

CAUSE = claim("broken rudder", "captain had fallen asleep", why="cause")
GOOD = answering(CAUSE)


def test_a_good_server_is_asked_twice_and_its_words_are_found(reports, tmp_path):
    with serving(GOOD) as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert (outcome.asked, outcome.answered, outcome.calls) == (2, 2, 2)
    assert {p.order for p in outcome.proposals} == {1, 2}
    assert {r.quote for p in outcome.proposals for r in p.readings} == {
        "broken rudder",
        "captain had fallen asleep",
    }
    first, second = (body["messages"][1]["content"] for body in script.asked)
    assert first != second
    assert sorted(line.split(" ", 2)[2] for line in first.split("\n")[1:-1]) == sorted(
        line.split(" ", 2)[2] for line in second.split("\n")[1:-1]
    )


def test_ollama_is_spoken_to_in_its_own_way_with_a_context_that_holds_the_prompt(reports, tmp_path):
    with serving(GOOD, dialect="ollama") as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert set(script.paths) == {"/api/chat"}
    body = script.asked[0]
    assert body["options"]["num_ctx"] >= 3000 + len(body["messages"][1]["content"]) / 4
    assert body["format"]["required"] == ["claims"]
    assert outcome.proposals[0].digest == "ab" * 32


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (silent(3), "did not answer in time"),
        (dripping(5), "did not answer in time"),
        (dripping_head(30), "did not answer in time"),
        (raw(b'{"choices": [', length=5000), "broke off"),
        (raw(b"<html>busy</html>"), "not JSON"),
        (raw(b"[" * 100_000), "not JSON"),
        (raw(b'{"choices": []}'), "not the shape"),
        (raw(b'{"choices": [{"message": {"content": 7}}]}'), "no text"),
        (status(500), "HTTP status 500"),
        (status(302, Location="http://198.51.100.7/"), "sends elsewhere"),
        (status(307, Location="/v1/chat/completions"), "sends elsewhere"),
        (endless(), "more than"),
        (packed(20_000_000), "more than"),
    ],
    ids=[
        "silent",
        "dripping",
        "head",
        "cut",
        "html",
        "deep",
        "shape",
        "type",
        "500",
        "redirect",
        "back",
        "huge",
        "packed",
    ],
)
def test_a_fault_is_said_and_the_run_ends(fault, said, reports, tmp_path):
    began = time.monotonic()
    with serving(lambda _user, _n: fault) as script:
        outcome = asking(
            reports,
            script,
            tmp_path / "x",
            answer_seconds=0.6,
            failures=1,
            retries=0,
            answer_bytes=500_000,
            dialect=OPENAI,
        )
    assert time.monotonic() - began < 20
    assert outcome.proposals == ()
    assert any(said in trouble for trouble in outcome.troubles), outcome.troubles
    assert outcome.ended is not None
    assert len(script.asked) == 2  # once, and once more


def test_nothing_goes_to_where_a_server_sends_and_none_of_the_proxies_of_the_environment(
    reports, tmp_path, monkeypatch
):
    with serving(GOOD) as elsewhere, serving(GOOD) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        there = status(302, Location=f"{elsewhere.url}/v1/chat/completions")
        with serving(GOOD, first=[there, there]) as script:
            asking(reports, script, tmp_path / "x", dialect=OPENAI)
    assert len(script.asked) == 3
    assert elsewhere.asked == proxy.asked == []


def test_a_server_that_recovers_is_asked_once_more(reports, tmp_path):
    with serving(GOOD, first=[status(500)]) as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert outcome.answered == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("I would rather not.", "no JSON"),
        ('{"claims": "none"}', "no JSON"),
        ('{"claims": [{"relation": "agree"}]}', "another shape"),
        (
            '{"claims": [{"question": "q", "relation": "true", "why": "value", "readings": []}]}',
            "another shape",
        ),
        ("{" * 50_000, "no JSON"),
    ],
    ids=["empty", "prose", "no list", "no readings", "no relation", "braces"],
)
def test_a_bad_answer_is_asked_for_again_with_another_seed(content, said, reports, tmp_path):
    with serving(GOOD, first=[content_of(content)]) as script:
        outcome = asking(reports, script, tmp_path / "x", dialect=OPENAI)
    assert outcome.answered == 2
    assert any(said in trouble for trouble in outcome.troubles)
    assert [body["seed"] for body in script.asked] == [0, 1, 0]


def content_of(text):
    reply = {"choices": [{"message": {"content": text}}], "usage": {"prompt_tokens": 5000}}
    return raw(json.dumps(reply).encode())


@pytest.mark.parametrize(
    "around",
    [
        '<think>{{"claims": [1]}} The rudder, or the captain?</think>\n{}',
        "Here it is:\n```json\n{}\n```",
        "{{}} and then {} and more",
    ],
)
def test_reasoning_and_fences_around_the_json_are_passed_over(around, reports, tmp_path):
    with serving(lambda user, n: around.format(GOOD(user, n))) as script:
        assert len(asking(reports, script, tmp_path / "x").proposals) == 2


def test_of_an_answer_that_breaks_off_the_whole_claims_are_taken(reports, tmp_path):
    both = answering(CAUSE, claim("nine weeks", "twelve weeks"))
    with serving(lambda user, n: both(user, n)[:-30]) as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert {p.why.value for p in outcome.proposals} == {"cause"}


def test_a_prompt_that_the_server_cut_is_refused(reports, tmp_path):
    with serving(GOOD, prompt_tokens=100) as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert outcome.proposals == ()
    assert any("only part of the prompt" in trouble for trouble in outcome.troubles)


def test_budgets_end_a_run_and_say_so(reports, tmp_path):
    with serving(lambda *_: "no", first=()) as script:
        assert "1 calls" in asking(reports, script, tmp_path / "a", calls=1).ended
        assert "tokens" in asking(reports, script, tmp_path / "b", tokens=1).ended
        assert "minutes" in asking(reports, script, tmp_path / "c", seconds=0.0).ended


def test_words_that_are_not_in_that_very_sentence_are_dropped_and_counted(reports, tmp_path):
    def wrong(user, n):
        told = json.loads(answering(CAUSE)(user, n))
        told["claims"][0]["readings"] += [
            {"s": 1, "quote": "captain had fallen asleep and died"},
            {"s": 999, "quote": "broken rudder"},
            {"s": told["claims"][0]["readings"][0]["s"], "quote": "twelve weeks"},
            {"s": told["claims"][0]["readings"][0]["s"], "quote": "oken rudd"},
        ]
        return json.dumps(told)

    with serving(wrong) as script:
        outcome = asking(reports, script, tmp_path / "x")
    assert {len(p.readings) for p in outcome.proposals} == {2}
    assert sum(outcome.dropped.values()) == 8


def test_every_exchange_is_kept_and_replayed_without_a_server(reports, tmp_path):
    with serving(GOOD, first=[content_of("nonsense")]) as script:
        told = asking(reports, script, tmp_path / "x", dialect=OPENAI, key="s3cr3t-key")
    assert script.headers[0]["Authorization"] == "Bearer s3cr3t-key"
    kept = list((tmp_path / "x").iterdir())
    assert len(kept) == 3
    assert not any("s3cr3t-key" in file.read_text() or "127.0.0.1" in file.read_text() for file in kept)
    again = asking(reports, script, tmp_path / "x", replay=True)
    assert again.proposals == told.proposals
    assert (again.calls, again.replayed) == (0, 3)
    for file in kept:
        file.write_text("broken")
    assert asking(reports, script, tmp_path / "x", replay=True).answered == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1:11434",
        "http://model.example",
        "http://127.0.0.1.example:80",
        "http://0.0.0.0:1",
        "http://10.0.0.5/v1",
        "ftp://127.0.0.1/",
        "http://me:secret@127.0.0.1/",
        "127.0.0.1:11434",
        "http://[",
    ],
)
def test_nothing_but_this_machine_is_spoken_to(url):
    with pytest.raises(UsageError) as told:
        address(url)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/v1", "http://[::1]:8080/api/chat", "http://127.9.9.9/x/v1/"]
)
def test_this_machine_is_spoken_to_under_any_of_its_paths(url):
    found = address(url)
    assert found.local
    assert not found.root.endswith(("/v1", "/api/chat", "/"))


def test_another_machine_takes_a_word_and_its_key_goes_by_https_alone():
    from variorum.propose import Server

    place = address("http://192.0.2.1:1", allow_remote=True)
    assert not place.local
    with pytest.raises(UsageError, match="https"):
        Server(place, key="k")
