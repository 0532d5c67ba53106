import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.publish import dossiers
from variorum.cli.main import main
from variorum.errors import BadDossier
from variorum.publish import as_json, recheck
from variorum.publish.json_writer import sealed
from variorum.records import Attribution


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, list(args))


def written(change=lambda found: None):
    found = json.loads(as_json(dossiers.flood()))
    change(found)
    Path("d.json").write_text(json.dumps(sealed(found)))


def test_the_quotes_of_a_dossier_made_by_hand_are_found_and_what_its_words_do_not_give_is_doubted(run):
    written()
    result = run("verify", "d.json")
    assert result.exit_code == 3
    assert "12 quotes in 3 reports: every one stands at its place." in result.stdout
    assert "? value [80:90] (day of the burst): the words 'Tuesday' are read here with grain" in result.stdout
    assert "NOT made again" in result.stdout


def test_a_quote_that_was_changed_is_named(run):
    def change(found):
        found["stories"][0]["claims"][0]["readings"][0]["quote"] = "on Friday"

    written(change)
    result = run("verify", "d.json")
    assert result.exit_code == 1
    assert (
        "× quote wire.txt [80:90] (day of the burst): expected 'on Friday', found 'on Tuesday'"
        in result.stdout
    )
    assert "1 check failed" in result.stdout


def test_a_text_that_was_changed_fails_every_quote_after_the_change(run):
    def change(found):
        found["reports"][0]["text"] = "Oh! " + found["reports"][0]["text"]

    written(change)
    assert run("verify", "d.json").exit_code == 1


@pytest.mark.parametrize("span", [(-5, 5), (10, 9), (0, 10_000)])
def test_a_place_outside_the_text_fails(span):
    found = json.loads(as_json(dossiers.flood()))
    found["stories"][0]["claims"][0]["readings"][0].update(start=span[0], end=span[1])
    from variorum.publish import from_json

    assert [f.what for f in recheck(from_json(json.dumps(found)))] == ["quote"]


def test_a_reading_of_a_report_that_is_not_there_fails(run):
    def change(found):
        found["stories"][0]["claims"][0]["readings"][0]["report"] = "gone"

    written(change)
    assert "the report is not in the dossier" in run("verify", "d.json").stdout


@pytest.mark.parametrize(
    ("content", "said"), [("not json", "not JSON"), ("{}", "not a dossier"), (None, "no such file")]
)
def test_a_file_that_is_no_dossier_is_a_mistake(run, content, said):
    if content is not None:
        Path("d.json").write_text(content)
    assert said in str(run("verify", "d.json").exception)


def sample(tmp_path):
    """Two plain reports of one event, and their dossier."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Crane falls in Brackhaven\n\nA crane fell onto a warehouse in Brackhaven on Monday. Three people were hurt, the "
        "fire brigade said.\n\nThe warehouse was empty at the time, and the street stayed closed until noon.\n"
    )
    (folder / "b.txt").write_text(
        "Brackhaven warehouse crushed\n\nFive people were hurt when a crane came down on a warehouse in Brackhaven, a "
        "hospital doctor told us.\n\nNobody had been inside the building since the weekend, its owner said.\n"
    )
    return folder


def collated(run, folder, *args):
    """The dossier of `folder`, written to d.json."""
    result = run("collate", str(folder), "--one-story", "--out", "d.json", *args)
    assert result.exit_code == 0, result.output
    return json.loads(Path("d.json").read_text(encoding="utf-8"))


def forged(found, *, seal=True):
    Path("d.json").write_text(json.dumps(sealed(found) if seal else found))


def test_a_dossier_is_made_again_from_its_originals(run, tmp_path):
    folder = sample(tmp_path)
    collated(run, folder)
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 0, result.output
    assert "2 of 2 originals read again by digest." in result.stdout
    assert "Made again from them, with the same version and settings: nothing differs." in result.stdout


def test_originals_may_have_been_moved_all_together(run, tmp_path):
    folder = sample(tmp_path)
    (folder / "empty.txt").write_text("")
    collated(run, folder)
    folder.rename(tmp_path / "elsewhere")
    result = run("verify", "d.json", "elsewhere")
    assert result.exit_code == 0, result.output


def test_an_original_that_changed_since_is_missed(run, tmp_path):
    folder = sample(tmp_path)
    collated(run, folder)
    (folder / "a.txt").write_text((folder / "a.txt").read_text().replace("Three", "Seven"))
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 1
    assert "1 of 2 originals read again by digest." in result.stdout
    assert "no file given has its digest" in result.stdout


def test_what_was_left_out_is_looked_for_too(run, tmp_path):
    folder = sample(tmp_path)
    (folder / "empty.txt").write_text("")
    found = collated(run, folder)
    (folder / "empty.txt").unlink()
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 1
    assert f"× left out {found['refused'][0]['path']}" in result.stdout


def test_a_file_that_the_dossier_does_not_name_is_told(run, tmp_path):
    folder = sample(tmp_path)
    collated(run, folder)
    (folder / "c.txt").write_text((folder / "a.txt").read_text().replace("Three", "Seven"))
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 3
    assert "The files given hold 1 that it does not name" in result.stdout


def test_a_dossier_may_lie_among_its_reports(run, tmp_path):
    sample(tmp_path)
    assert run("collate", "in", "--out", "in/d.json").exit_code == 0
    result = run("verify", "in/d.json", "in")
    assert result.exit_code == 0, result.output


def people(found):
    """The claim about how many were hurt."""
    return next(c for c in found["stories"][0]["claims"] if c["status"] == "conflict")


FORGERIES = {
    "status": lambda f: people(f).update(status="agree", why="All agree."),
    "attributed_to": lambda f: people(f)["readings"][0].update(attributed_to="the prime minister"),
    "outlet": lambda f: f["reports"][0].update(outlet="The Daily Forger"),
    "published": lambda f: f["reports"][0].update(published="2031-03-04"),
    "low": lambda f: people(f)["readings"][0]["value"].update(low=2.0),
    "claims": lambda f: f["stories"][0]["claims"].remove(people(f)),
    "refused": lambda f: f.update(refused=[]),
    "independent": lambda f: f["stories"][0].update(independent=7),
    "link": lambda f: people(f)["readings"][0].update(link="https://evil.example/"),
    "selectors": lambda f: people(f)["readings"][0].update(selectors=[]),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forgery_is_told_by_its_field_however_well_it_is_sealed(run, tmp_path, what):
    folder = sample(tmp_path)
    (folder / "empty.txt").write_text("")
    found = collated(run, folder)
    FORGERIES[what](found)
    forged(found)
    result = run("verify", "d.json", str(folder))
    assert result.exit_code in {1, 3}, result.output
    assert what in result.stdout or "does not name" in result.stdout


def test_a_difference_says_what_stands_there_and_what_should(run, tmp_path):
    folder = sample(tmp_path)
    found = collated(run, folder)
    label = people(found)["label"]
    FORGERIES["status"](found)
    forged(found)
    result = run("verify", "d.json", str(folder))
    assert f'({label}).status: is "agree"; made again it is "conflict"' in result.stdout
    assert "2 fields differ." in result.stdout


def test_a_file_that_was_edited_has_not_the_seal_it_says(run, tmp_path):
    folder = sample(tmp_path)
    found = collated(run, folder)
    found["stories"][0]["title"] = "Another"
    forged(found, seal=False)
    result = run("verify", "d.json")
    assert result.exit_code == 1
    assert "× seal: is 'sha256:" in result.stdout


def test_without_originals_the_stories_are_made_again_from_the_texts_in_the_dossier(run, tmp_path):
    found = collated(run, sample(tmp_path))
    result = run("verify", "d.json")
    assert result.exit_code == 0
    assert "CHECKED AGAINST ITSELF ALONE" in result.stdout
    FORGERIES["attributed_to"](found)
    forged(found)
    result = run("verify", "d.json")
    assert result.exit_code == 1
    assert 'attributed_to: is "the prime minister"; made again it is' in result.stdout


OTHERWISE = {
    "It was made with version 9.9.9": {"version": "9.9.9"},
    "It was made with other settings than are used here: collate.least_link = 0.9": {
        "settings": ["collate.least_link = 0.9"]
    },
    "It was made with other lexicons": {"lexicons": "0" * 64},
}


@pytest.mark.parametrize("said", OTHERWISE)
def test_made_otherwise_it_is_checked_in_part_and_what_was_not_is_said(run, tmp_path, said):
    folder = sample(tmp_path)
    found = collated(run, folder)
    found["made"].update(OTHERWISE[said])
    forged(found)
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 3, result.output
    assert "NOT made again" in result.stdout
    assert said in result.stdout
    assert "×" not in result.stdout
    assert "?" not in result.stdout


@pytest.mark.parametrize("what", ["attributed_to", "low", "outlet", "published"])
def test_made_otherwise_what_comes_out_otherwise_is_doubted(run, tmp_path, what):
    folder = sample(tmp_path)
    found = collated(run, folder)
    found["made"]["version"] = "9.9.9"
    FORGERIES[what](found)
    forged(found)
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 3
    assert any(line.startswith("?") and what in line for line in result.stdout.splitlines()), result.output


def test_a_status_that_its_values_gainsay_is_doubted(run, tmp_path):
    found = collated(run, sample(tmp_path))
    FORGERIES["status"](found)
    found["made"]["version"] = "9.9.9"
    forged(found)
    result = run("verify", "d.json")
    assert result.exit_code == 3
    assert "“agree”; by the values of its readings it is “conflict”" in result.stdout


def test_a_dossier_from_before_seals_and_settings_is_still_checked(run, tmp_path):
    folder = sample(tmp_path)
    found = collated(run, folder)
    del found["seal"], found["made"]
    found["stories"][0]["attributions"].append(
        {**found["stories"][0]["attributions"][0], "source": "", "source_end": 0, "source_start": 0}
    )
    forged(found, seal=False)
    result = run("verify", "d.json")
    assert result.exit_code == 0, result.output
    assert "It is not sealed: it was written before dossiers were." in result.stdout
    assert "does not say with what version and settings" in result.stdout
    assert "1 of its attributions name no source" in result.stdout
    assert run("verify", "d.json", str(folder)).exit_code == 3


@pytest.mark.parametrize("deep", [300, 900, 100_000])
def test_a_dossier_nested_without_end_is_an_error_in_one_line(run, tmp_path, deep):
    found = collated(run, sample(tmp_path))
    found["stories"][0]["claims"][0]["readings"][0]["more"] = "DEEP"
    text = json.dumps(found).replace('"DEEP"', "[" * deep + "]" * deep)
    Path("d.json").write_text(text)
    result = run("verify", "d.json")
    assert isinstance(result.exception, BadDossier | SystemExit), result.exception
    assert result.exit_code != 0


def test_what_a_dossier_says_cannot_steer_the_terminal(run, tmp_path):
    found = collated(run, sample(tmp_path))
    people(found).update(label="\x1b[2J\u202ehurt", status="agree")
    found["reports"][0]["path"] = "a\x1b]0;x\x07.txt"
    forged(found)
    result = run("verify", "d.json", str(tmp_path / "in"))
    assert result.exit_code == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)


def test_a_key_that_stands_twice_is_no_dossier(run, tmp_path):
    collated(run, sample(tmp_path))
    text = Path("d.json").read_text(encoding="utf-8")
    Path("d.json").write_text(text.replace('"status": "conflict"', '"status": "conflict", "status": "agree"'))
    assert "'status' stands twice" in str(run("verify", "d.json").exception)


CASE = Path(__file__).parents[1] / "cases" / "attack-06-empty-source-span"


@pytest.mark.parametrize("name", ["x.txt", "min.txt"])
def test_hostile_words_about_nobodys_word_make_no_source_without_words(run, name):
    assert run("collate", str(CASE / name), "--out", "o.json").exit_code == 0
    found = json.loads(Path("o.json").read_text(encoding="utf-8"))
    assert all(a["source"].strip() for story in found["stories"] for a in story["attributions"])
    result = run("verify", "o.json", str(CASE / name))
    assert result.exit_code == 0, result.output


def test_an_attribution_without_a_source_is_none():
    with pytest.raises(ValueError, match="names no source"):
        Attribution(report="r", start=0, end=4, source=" ", source_start=4, source_end=5)
