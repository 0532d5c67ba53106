"""`propose`, then `collate --proposals`: what is shown of a model's words, and that nothing else changes."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from variorum.cli.main import main
from variorum.collate.proposals import read_lines
from variorum.errors import VariorumError
from variorum.pipeline import collate, proposed, unproposed
from variorum.publish import as_csv, as_html, as_json, as_markdown, from_json, summary

from .scripted import answering, claim, serving

CAUSE = claim("broken rudder", "captain had fallen asleep", why="cause")
WEEKS = claim("nine weeks", "twelve weeks", why="value")
SAME = claim("Nobody was hurt", "anybody was injured", relation="agree", why="other-words")
QUESTION = "PWNED the model's own words"
EVIL = claim("barge struck", "cargo vessel rammed", relation="agree", why="other-words", question=QUESTION)


class Ran:
    def __init__(self, result, mistake):
        self.stderr, self.output = result.stderr + mistake, result.output + mistake
        self.code = 2 if mistake else result.exit_code


def run(*args, code=0):
    """As the console script runs it: a mistake is one line and exit code 2; anything else that is raised is a fault."""
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    mistake = isinstance(result.exception, VariorumError)
    assert mistake or result.exception is None or isinstance(result.exception, SystemExit), result.exception
    ran = Ran(result, str(result.exception) if mistake else "")
    assert ran.code == code, ran.output
    assert not mistake or "\n" not in str(result.exception)
    return ran


@pytest.fixture
def proposals(reports, tmp_path):
    out = tmp_path / "proposals.jsonl"
    with serving(answering(CAUSE, WEEKS, SAME, EVIL)) as script:
        said = run("propose", reports, "--one-story", "--model", "small", "--server", script.url, "--record", tmp_path / "x", "--out", out)  # fmt: skip
    assert "on this machine" in said.stderr
    assert "2 of 2 questions answered" in said.stderr
    return out


def both(reports, proposals, **settings):
    own = collate([str(reports)], one_story=True, **settings)
    return own, proposed(own, read_lines(proposals.read_text()))


def test_without_proposals_not_one_byte_changes(reports, proposals, tmp_path):
    own, told = both(reports, proposals)
    assert as_json(told) != as_json(own)
    for write in (as_json, as_csv, as_markdown, summary, as_html):
        assert write(unproposed(told)) == write(own)
    plain, without = tmp_path / "plain.json", tmp_path / "without.json"
    run("collate", reports, "--one-story", "-f", "json", "-o", plain)
    run(
        "collate",
        reports,
        "--one-story",
        "-f",
        "json",
        "-o",
        without,
        "--proposals",
        proposals,
        "--without-proposals",
    )
    assert plain.read_bytes() == without.read_bytes()
    assert b"found_by" not in plain.read_bytes()
    assert b"propos" not in plain.read_bytes()


def test_a_dossier_without_a_model_has_the_very_keys_it_always_had(reports):
    told = json.loads(as_json(collate([str(reports)], one_story=True)))
    assert set(told["made"]) == {"version", "lexicons", "settings", "one_story", "everything"}
    assert not [line for line in told["made"]["settings"] if line.startswith("propos")]
    assert "proposed" not in told["stories"][0]
    assert all("found_by" not in one for one in told["stories"][0]["claims"])


def test_its_own_lines_stand_first_and_as_they_were(reports, proposals):
    own, told = both(reports, proposals)
    before = own.stories[0].claims
    assert told.stories[0].claims[: len(before)] == before
    added = told.stories[0].claims[len(before) :]
    assert added
    assert {c.found_by for c in added} == {"small"}
    assert all(c.tier >= 2 for c in added)


def test_the_same_proposals_make_the_same_bytes_whatever_their_order(reports, proposals, tmp_path):
    lines = proposals.read_text().splitlines(keepends=True)
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(reversed(lines)))
    assert as_json(both(reports, proposals)[1]) == as_json(both(reports, turned)[1])


def test_every_format_says_who_found_it(reports, proposals):
    _, told = both(reports, proposals)
    page = as_html(told).first
    assert "Set beside one another by small, not found by variorum&#39;s rules" in page
    assert "Set beside one another by a model" in page
    assert "set side by side by a model" in as_markdown(told)
    rows = list(csv.DictReader(io.StringIO(as_csv(told))))
    assert {row["found_by"] for row in rows} == {"", "small"}
    found = json.loads(as_json(told))["stories"][0]
    assert [c for c in found["claims"] if c.get("found_by") == "small"]
    assert found["proposed"]["shown"] == len([c for c in found["claims"] if c.get("found_by")])


def test_the_summary_counts_them_apart(reports, proposals):
    own, told = both(reports, proposals)
    counts = summary(own, form="brief").splitlines()[1:]
    apart = summary(told, form="brief").splitlines()[1:]
    assert " ".join(apart).startswith(" ".join(counts))
    assert "set side by side by a model" in " ".join(apart)


def test_the_words_of_a_model_itself_are_nowhere(reports, proposals):
    _, told = both(reports, proposals)
    for text in (as_json(told), as_html(told).first, as_markdown(told), as_csv(told), proposals.read_text()):
        assert "PWNED" not in text


def test_it_reads_back_and_keeps_to_the_schema(reports, proposals):
    from jsonschema import Draft202012Validator

    from variorum.schema import dossier_schema

    _, told = both(reports, proposals)
    assert from_json(as_json(told)) == told
    Draft202012Validator(dossier_schema()).validate(json.loads(as_json(told)))


def test_collate_asks_a_model_itself_and_says_the_same(reports, proposals, tmp_path):
    direct, by_file = tmp_path / "direct.json", tmp_path / "file.json"
    said = run(
        "collate",
        reports,
        "--one-story",
        "-o",
        direct,
        "--model",
        "small",
        "--replay",
        "--record",
        tmp_path / "x",
    )
    assert "Nothing is sent anywhere" in said.stderr
    run("collate", reports, "--one-story", "-o", by_file, "--proposals", proposals)
    assert direct.read_bytes() == by_file.read_bytes()


def test_proposals_for_a_text_that_has_changed_are_dropped_counted_and_said(reports, proposals):
    reports.write_text(reports.read_text().replace("on Monday", "on Sunday"))
    own, told = both(reports, proposals)
    assert told.stories[0].claims == own.stories[0].claims
    assert "whose text has changed" in as_markdown(told)


def test_verify_makes_the_rest_of_the_dossier_again(reports, proposals, tmp_path):
    out = tmp_path / "dossier.json"
    run("collate", reports, "--one-story", "-o", out, "--proposals", proposals)
    said = run("verify", out, reports, code=3)
    assert "a model" in said.output
    run("verify", out, reports, "--proposals", proposals)
    told = json.loads(out.read_text())
    del told["seal"]
    told["stories"][0]["claims"][-1]["label"] = "forged"
    forged = tmp_path / "forged.json"
    from variorum.publish.json_writer import sealed

    forged.write_text(json.dumps(sealed(told)))
    assert run("verify", forged, reports, "--proposals", proposals, code=1)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"not json\n", b"[1, 2]\n", b'{"relation": "agree"}\n', b"{" * 100_000, b'{"v": 2}\n'],
)
def test_a_file_that_holds_no_proposals_is_one_line_or_nothing(content, reports, tmp_path):
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    run("collate", reports, "-o", tmp_path / "d.json", "--proposals", file, code=2 if content else 0)


def test_mistakes_are_one_line(reports, tmp_path):
    assert (
        "not this machine"
        in run("propose", reports, "--model", "m", "--server", "http://192.0.2.9", code=2).output
    )
    assert "no such file" in run("collate", reports, "--proposals", tmp_path / "none", code=2).output
    assert "one of them" in run("collate", reports, "--proposals", "x", "--model", "m", code=2).output
    assert run("propose", reports, "--one-story", "--model", "m", "--server", "http://127.0.0.1:9", "--record", tmp_path / "x", "-o", tmp_path / "p", code=1)  # fmt: skip


@pytest.mark.parametrize("by_file", [True, False], ids=["file", "environment"])
def test_a_key_is_sent_and_stands_in_no_dossier_record_or_message(reports, tmp_path, monkeypatch, by_file):
    key = "very-s3cr3t-key"
    (tmp_path / "key").write_text(f"{key}\n")
    if not by_file:
        monkeypatch.setenv("VARIORUM_MODEL_KEY", key)
    flags = ("--key-file", tmp_path / "key") if by_file else ()
    made = tmp_path / "made"
    made.mkdir()
    with serving(answering(CAUSE)) as script:
        how = ("--one-story", "--model", "small", "--server", script.url, "--record", made / "x", *flags)
        said = [run("propose", reports, *how, "-o", made / "p.jsonl").output]
        said += [
            run("collate", reports, *how, "-o", made / f"d.{form}").output
            for form in ("json", "html", "csv", "md")
        ]
    with serving(lambda *_: "no") as refusing:
        said.append(run("propose", reports, "--one-story", "--model", "small", "--server", refusing.url, "--record", made / "y", *flags, "-o", made / "q", code=1).output)  # fmt: skip
    assert {h["Authorization"] for h in (*script.headers, *refusing.headers)} == {f"Bearer {key}"}
    assert key not in "".join(said)
    files = [f for f in made.rglob("*") if f.is_file()]
    assert len(files) >= 8
    assert not any(key.encode() in f.read_bytes() for f in files)


def test_a_key_is_never_shown(reports, tmp_path):
    key = tmp_path / "key"
    key.write_text("very secret\nkey")
    said = run("propose", reports, "--model", "m", "--key-file", key, code=2)
    assert "secret" not in said.output
