import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.publish import dossiers
from variorum.errors import BadDossier
from variorum.publish import as_json, from_json
from variorum.schema import dossier_schema

EVERY = [
    dossiers.flood,
    dossiers.nothing,
    dossiers.bare,
    lambda: dossiers.many(40),
    lambda: dossiers.said_how(dossiers.flood()),
]


@pytest.mark.parametrize("make", EVERY)
def test_a_dossier_comes_back_from_its_json_as_it_was(make):
    assert from_json(as_json(make())) == make()


@pytest.mark.parametrize("make", EVERY)
def test_the_json_follows_its_schema(make):
    Draft202012Validator(dossier_schema()).validate(json.loads(as_json(make())))


def test_the_schema_refuses_a_reading_without_a_place():
    found = json.loads(as_json(dossiers.flood()))
    del found["stories"][0]["claims"][0]["readings"][0]["start"]
    assert list(Draft202012Validator(dossier_schema()).iter_errors(found))


def test_the_keys_of_the_contract_are_there():
    found = json.loads(as_json(dossiers.flood()))
    story, claim = found["stories"][0], found["stories"][0]["claims"][0]
    assert found["schema"] == "variorum.dossier/1"
    assert {"id", "title", "reports", "copies", "shared_text", "claims", "attributions"} <= set(story)
    assert len(story["shared_text"][0]["spans"][0]) == 4
    assert claim["readings"][0]["value"]["type"] == "when"
    assert found["refused"][0] == {
        "path": "in/empty.txt",
        "reason": "empty",
        "detail": "The file holds no text.",
    }


def test_every_quote_stands_at_its_offsets():
    found = json.loads(as_json(dossiers.flood()))
    texts = {report["id"]: report["text"] for report in found["reports"]}
    readings = [r for s in found["stories"] for c in s["claims"] for r in c["readings"]]
    assert readings
    for reading in readings:
        assert texts[reading["report"]][reading["start"] : reading["end"]] == reading["quote"]


def test_a_reading_carries_selectors_and_a_link_to_its_words():
    reading = json.loads(as_json(dossiers.flood()))["stories"][0]["claims"][0]["readings"][0]
    position, quote = reading["selectors"]
    assert (position["start"], position["end"]) == (reading["start"], reading["end"])
    assert quote["exact"] == "on Tuesday"
    assert quote["prefix"].endswith("homes were flooded ")
    assert reading["link"] == "https://fellside.example/water-main#:~:text=on%20Tuesday"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "not JSON"),
        ("[]", "not a dossier"),
        ('{"schema": "other/1"}', "other/1"),
        ('{"schema": "variorum.dossier/1"}', "'reports' is missing"),
        ('{"schema": "variorum.dossier/1", "reports": 3, "refused": [], "stories": []}', "expected a list"),
        (
            '{"schema": "variorum.dossier/1", "reports": [{}], "refused": [], "stories": []}',
            "'id' is missing",
        ),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_dossier_is_said_to_be_none(text, said):
    with pytest.raises(BadDossier, match=said):
        from_json(text)


def test_a_field_of_the_wrong_type_is_said():
    found = json.loads(as_json(dossiers.flood()))
    found["reports"][0]["text"] = 5
    with pytest.raises(BadDossier, match="'text' is '5', expected str"):
        from_json(json.dumps(found))


@pytest.mark.parametrize("odd", ["1.5", True, "a few"])
def test_a_number_is_no_text_and_no_truth_value(odd):
    found = json.loads(as_json(dossiers.flood()))
    readings = [r for claim in found["stories"][0]["claims"] for r in claim["readings"]]
    next(r["value"] for r in readings if (r["value"] or {}).get("exact") is not None)["exact"] = odd
    with pytest.raises(BadDossier, match=f"'exact' is '{odd}', expected float"):
        from_json(json.dumps(found))


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        (lambda story: story["witnesses"][0]["passages"][0].__setitem__(0, {"id": 1}), "'report' is"),
        (lambda story: story["witnesses"][0]["passages"][0].pop(), "expected report, start, end"),
        (lambda story: story["copies"].append([["a"], "b"]), "'copies' is"),
        (lambda story: story["notes"].append({}), "'notes' is"),
        (lambda story: story["claims"][0]["readings"][0].__setitem__("start", 2**53), "holds exactly"),
        (lambda story: story["witnesses"][0]["passages"][0].__setitem__(1, -(2**63)), "holds exactly"),
    ],
)
def test_what_could_not_be_written_again_is_refused_in_words(odd, said):
    found = json.loads(as_json(dossiers.flood()))
    odd(found["stories"][0])
    with pytest.raises(BadDossier, match=said):
        from_json(json.dumps(found))


def names(schema):
    """Every property name that a schema knows."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from names(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from names(item)


def test_the_reference_page_explains_every_key_of_the_schema():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "dossier-json.md").read_text(encoding="utf-8")
    inside_edits_and_selectors = {
        f"{side}_{edge}" for side in ("left", "right") for edge in ("start", "end")
    } | {
        "exact",
        "prefix",
        "suffix",
        "left_share",
        "right_share",
        "shared",
    }
    missing = {n for n in names(dossier_schema()) if f"`{n}`" not in page} - inside_edits_and_selectors
    assert missing == set()
