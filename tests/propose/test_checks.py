"""What is taken of a proposal, and what it is called: the laws of the second pair of eyes."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.collate.proposals import Offer, read_lines
from variorum.pipeline import collate, proposed
from variorum.records import Proposal, Quoted, Status, Why

from .story import ONE, OTHER, dossier_of


def quoted(outlet, words, text=None):
    source = {"Herald": ONE, "Courier": OTHER}[outlet]
    start = source.index(words)
    return Quoted(report=f"{outlet}.txt", start=start, end=start + len(words), quote=words, text=text)


def proposal(*places, relation=Status.VARIANT, why=Why.WORDING, order=1):
    return Proposal(
        relation=relation, why=why, readings=tuple(quoted(*p) for p in places), order=order, model="m"
    )


CAUSE = (("Herald", "broken rudder"), ("Courier", "captain had fallen asleep"))
WEEKS = (("Herald", "nine weeks"), ("Courier", "twelve weeks"))
STRUCK = (("Herald", "barge struck"), ("Courier", "cargo vessel rammed"))


def told(reports, *proposals):
    dossier = proposed(collate([str(reports)], one_story=True, everything=True), Offer(proposals=proposals))
    story = dossier.stories[0]
    return [c for c in story.claims if c.found_by], story.proposed


def test_a_difference_that_nothing_else_says_is_weak(reports):
    (one,), _ = told(reports, proposal(*CAUSE, relation=Status.CONFLICT, why=Why.CAUSE))
    assert (one.status, one.tier) == (Status.CONFLICT, 3)
    assert [e.feature for e in one.evidence] == ["nothing else says so"]


def test_the_other_order_is_a_second_vote(reports):
    both = [proposal(*CAUSE, relation=Status.CONFLICT, why=Why.CAUSE, order=n) for n in (1, 2)]
    (one,), kept = told(reports, *both)
    assert (one.status, one.tier) == (Status.CONFLICT, 2)
    assert "in another order" in one.evidence[0].feature
    assert [d.reason for d in kept.dropped] == ["proposals that another holds"]


def test_the_same_order_twice_is_one_vote(reports):
    twice = (
        proposal(*CAUSE, relation=Status.CONFLICT, why=Why.CAUSE),
        proposal(*CAUSE, relation=Status.CONFLICT),
    )
    (one,), _ = told(reports, *twice)
    assert one.tier == 3


def test_numbers_that_differ_are_a_second_vote(reports):
    (one,), _ = told(reports, proposal(*WEEKS, relation=Status.CONFLICT, why=Why.VALUE))
    assert one.tier == 2
    assert "own comparison" in one.evidence[0].feature


def test_what_the_numbers_speak_against_is_weak_and_both_are_said(reports):
    (one,), _ = told(reports, proposal(*WEEKS, relation=Status.AGREE, why=Why.SAME_VALUE))
    assert (one.status, one.tier) == (Status.TOLD, 3)
    assert "own comparison" in one.evidence[0].feature


def test_an_agreement_that_nothing_else_says_is_told_and_not_asserted(reports):
    (one,), _ = told(reports, proposal(*STRUCK, relation=Status.AGREE, why=Why.SAME_FACT))
    assert one.status is Status.TOLD
    assert "not compared" in one.why


def test_a_denial_a_pronoun_and_a_hope_are_quoted_with_the_words(reports):
    (one,), _ = told(reports, proposal(("Herald", "was hurt"), ("Courier", "anybody was injured")))
    assert {r.quote for r in one.readings} == {"Nobody was hurt", "did not find that anybody was injured"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "broken ruddre"}, "do not stand in the report"),
        ({"quote": "oken rudder"}, "do not stand in the report"),
        ({"quote": "   "}, "do not stand in the report"),
        ({"report": "Nowhere.txt"}, "not here"),
        ({"text": "0" * 64}, "text has changed"),
    ],
)
def test_a_quotation_that_does_not_stand_is_dropped_and_counted(change, reason, reports):
    from dataclasses import replace

    good = proposal(*CAUSE)
    bad = replace(good, readings=(replace(good.readings[0], **change), good.readings[1]))
    claims, kept = told(reports, bad)
    assert claims == []
    assert any(reason in d.reason for d in kept.dropped)
    assert any("one telling" in d.reason for d in kept.dropped)


def test_words_across_two_sentences_or_without_matter_are_dropped(reports):
    across = ONE[ONE.index("collision. Mayor") : ONE.index("Ilse")].strip()
    claims, kept = told(
        reports, proposal(("Herald", across), CAUSE[1]), proposal(("Herald", "for the"), CAUSE[1])
    )
    assert claims == []
    assert {
        "quotations that do not stand in one sentence",
        "quotations without a word that says anything",
    } <= {d.reason for d in kept.dropped}


def test_moved_words_are_found_again_where_they_stand_once(reports):
    from dataclasses import replace

    good = proposal(*CAUSE)
    moved = replace(good, readings=tuple(replace(r, start=r.start + 7, end=r.end + 7) for r in good.readings))
    assert told(reports, moved)[0][0].readings == told(reports, good)[0][0].readings


def test_labels_are_of_the_reports_own_words(reports):
    (one,), _ = told(reports, proposal(*CAUSE))
    assert set(one.label.lower().split()) <= set(
        f"{ONE} {OTHER}".lower().replace(".", " ").replace(",", " ").split()
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
SHAPED = st.fixed_dictionaries(
    {
        "relation": st.sampled_from([*Status, "x"]) | JSON,
        "why": st.sampled_from([*Why, "x"]) | JSON,
        "readings": st.lists(
            st.fixed_dictionaries(
                {
                    "report": st.sampled_from(["Herald.txt", "Courier.txt", "", "../../etc"]) | JSON,
                    "start": st.integers(-5, 500) | JSON,
                    "end": st.integers(-5, 500) | JSON,
                    "quote": st.sampled_from(["broken rudder", "twelve weeks", "", "Nobody was hurt"]) | JSON,
                }
            )
            | JSON,
            max_size=5,
        ),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SHAPED | JSON, max_size=5))
def test_whatever_a_file_holds_only_words_of_the_reports_come_out(reports, lines):
    global _OWN
    _OWN = _OWN or dossier_of(reports)
    offer = read_lines("\n".join(json.dumps(line) for line in lines))
    assert len(offer.proposals) + offer.bad == len(lines)
    story = proposed(_OWN, offer).stories[0]
    own = _OWN.stories[0].claims
    assert story.claims[: len(own)] == own
    texts = {r.id: r.text for r in _OWN.reports}
    assert all(texts[r.report][r.start : r.end] == r.quote for c in story.claims for r in c.readings)


_OWN = None
