"""The seal: the sha256 of canonical JSON, the same whoever writes the object down, and another for any other object."""

import json

import pytest

from tests.publish import dossiers
from variorum.publish import as_json
from variorum.publish.seal import seal


def test_every_dossier_in_json_is_sealed():
    for made in (dossiers.flood(), dossiers.nothing(), dossiers.bare(), dossiers.said_how(dossiers.flood())):
        found = json.loads(as_json(made))
        assert found["seal"] == seal(found)


def test_the_seal_is_of_the_object_and_not_of_how_it_is_written():
    found = json.loads(as_json(dossiers.flood()))
    other_order = json.loads(json.dumps(found, sort_keys=True, indent=7))
    assert seal(other_order) == found["seal"]


def test_the_seal_follows_the_example_of_the_rfc():
    """RFC 8785, 3.2.2 and 3.2.3: numbers as ECMAScript writes them, names in the order of UTF-16."""
    from hashlib import sha256

    canonical = '{"a":[333333333.3333333,1e+30,4.5,0.002,1e-27],"\u20ac":"\\n","\U0001f600":1,"\ufb33":2}'
    given = {"\ufb33": 2, "\U0001f600": 1, "\u20ac": "\n", "a": [333333333.33333329, 1e30, 4.50, 2e-3, 1e-27]}
    assert seal(given) == "sha256:" + sha256(canonical.encode()).hexdigest()


def test_another_word_is_another_seal():
    found = json.loads(as_json(dossiers.flood()))
    before = found["seal"]
    found["stories"][0]["claims"][0]["why"] += "."
    assert seal(found) != before


def test_a_lone_surrogate_is_sealed_as_it_is_written():
    assert seal({"text": "a\ud800"}) == seal({"text": "a\\ud800"})


@pytest.mark.parametrize("value", [2**60, float("inf")])
def test_what_cannot_be_canonical_is_said(value):
    with pytest.raises(ValueError, match=r"domain|representable"):
        seal({"a": value})
