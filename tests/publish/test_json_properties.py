"""Whatever a dossier holds comes back from its JSON as it was, and the JSON follows the schema."""

import json
from dataclasses import fields
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.publish.dossiers import claim, flood, reading
from variorum.publish import as_json, from_json
from variorum.records import Attribution, CollatedStory, Dossier, Refusal, Report, Status, Value
from variorum.schema import dossier_schema

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
OFFSETS = st.integers(min_value=0, max_value=10**9)


def of_type(hint, *, deep=2):
    """Anything of the type `hint`, records with every field given."""
    if get_origin(hint) is tuple and deep <= 0:
        return st.just(())
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0], deep=deep - 1), max_size=2).map(tuple)
    if get_origin(hint) is UnionType:
        return st.one_of(*(of_type(kind, deep=deep) for kind in get_args(hint)))
    simple = {
        str: st.text(max_size=12),
        float: FLOATS,
        int: OFFSETS,
        bool: st.booleans(),
        type(None): st.none(),
    }
    if hint in simple:
        return simple[hint]
    if hasattr(hint, "__dataclass_fields__"):
        return record(hint, deep=deep)
    return st.sampled_from(list(hint))


def record(kind, *, deep=2):
    hints = get_type_hints(kind)
    worded = {"source": st.text(min_size=1, max_size=12).filter(str.strip)} if kind is Attribution else {}
    return st.deferred(
        lambda: st.builds(
            kind, **({f.name: of_type(hints[f.name], deep=deep) for f in fields(kind)} | worded)
        )
    )


def dossier(**parts):
    given = {"reports": (), "refused": (), "stories": ()} | parts
    return Dossier(**given)


def back(found):
    return from_json(as_json(found))


@given(record(Dossier, deep=3))
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_dossier_comes_back(found):
    assert back(found) == found


@given(st.lists(record(Report), max_size=3), st.lists(record(Refusal), max_size=3))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_reports_and_refusals_come_back(reports, refused):
    found = dossier(reports=tuple(reports), refused=tuple(refused))
    assert back(found) == found


@given(of_type(Value, deep=1))
@settings(deadline=None)
def test_any_value_comes_back(value):
    assume((getattr(value, "weekday", None) or 0) < 7)
    made = flood()
    said = reading(made.reports[0], "on Tuesday", witness="w1", value=value)
    collated = made.stories[0]
    story = CollatedStory(
        story=collated.story, lineage=collated.lineage, claims=(claim("x", Status.SINGLE, said),)
    )
    found = dossier(reports=made.reports, stories=(story,))
    assert back(found) == found
    Draft202012Validator(dossier_schema()).validate(json.loads(as_json(found)))
