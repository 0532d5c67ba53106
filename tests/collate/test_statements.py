"""Which sentences say the same thing."""

from __future__ import annotations

import pytest

from tests.collate.collating import ROUND_ABOUT, collated, holding, together, told, witnesses
from variorum.collate.statements import statements
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Claim, Kind, Status

BLAZE = "Firefighters brought the blaze in the market hall of Ostermoor under control after nine hours."
BLAZE_RETOLD = "It took firefighters nine hours to control the blaze in the Ostermoor market hall."
STRANGER = "A bakery in Lindholm sells rye bread to tourists every weekend."


def test_a_repeat_within_one_telling_is_one_statement() -> None:
    wire, copy = told(BLAZE, BLAZE.replace("nine hours", "nine long hours"), around=False)
    reports = {r.id: r for r in (wire, copy)}
    said = statements(reports, dict(parse([wire, copy])), tellings(witnesses([wire, copy]), reports), {})
    assert [[s.report for s, _ in statement.places] for statement in said] == [["r1", "r2"]]


def test_independent_tellings_of_one_sentence_stay_two_statements() -> None:
    pair = told(BLAZE, BLAZE, around=False)
    reports = {r.id: r for r in pair}
    said = statements(reports, dict(parse(pair)), tellings(witnesses(*([r] for r in pair)), reports), {})
    assert len(said) == 2


def test_a_paraphrase_is_found_and_a_stranger_is_not() -> None:
    story = collated(BLAZE, BLAZE_RETOLD, STRANGER)
    alike = [c for c in story.claims if c.kind is Kind.STATEMENT and len(c.readings) > 1]
    assert [sorted(r.report for r in c.readings) for c in alike] == [["r1", "r2"]]
    assert {c.status for c in holding(story, "rye bread")} == {Status.SINGLE}


def test_what_only_one_says_is_single() -> None:
    story = collated(BLAZE, BLAZE_RETOLD)
    assert [c.status for c in holding(story, "swept broken glass")] == [Status.SINGLE]


def test_a_denial_is_a_conflict() -> None:
    story = collated(
        "The mayor warned the stallholders about the old wiring in the market hall.",
        "The mayor did not warn the stallholders about the old wiring in the market hall.",
    )
    found = [c for c in story.claims if c.status is Status.CONFLICT]
    assert found and all("not" in c.why for c in found)
    assert all({r.report for r in c.readings} == {"r1", "r2"} for c in found)


def test_two_reports_without_a_sentence_in_common_share_no_statement() -> None:
    story = together(told(ROUND_ABOUT[0], STRANGER, around=False))
    assert {c.status for c in story.claims} == {Status.SINGLE}


def _denials(here: str, there: str) -> list[Claim]:
    return [c for c in collated(here, there).claims if c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        # Two ways of denying one thing.
        (
            "The mayor had yet to visit the burnt market hall of Ostermoor on Wednesday.",
            "The mayor had not visited the burnt market hall of Ostermoor on Wednesday.",
        ),
        # The one verb is said of somebody else.
        (
            "The results of the inspection of the market hall have not been released by the mayor.",
            "The watchman of the market hall was released by the mayor after the inspection gave results.",
        ),
        # What had not been for long is now.
        (
            "The Ostermoor Herons had not won the canal cup since the year of the great flood.",
            "The Ostermoor Herons won the canal cup for the first time since the great flood.",
        ),
        # Opposite words of two persons.
        (
            "A man has been charged with the fire in the market hall of Ostermoor.",
            "The fire in the market hall of Ostermoor left a woman without a stall.",
        ),
    ],
)
def test_what_denies_another_thing_denies_nothing(here: str, there: str) -> None:
    assert not _denials(here, there)


def test_has_yet_to_denies() -> None:
    assert _denials(
        "The mayor had yet to visit the burnt market hall of Ostermoor on Wednesday.",
        "The mayor had visited the burnt market hall of Ostermoor on Wednesday.",
    )


def test_a_label_keeps_a_short_not_with_its_verb() -> None:
    story = collated(
        "The mayor didn't warn the stallholders about the old wiring.",
        "The mayor didn't warn the stallholders of the old wiring.",
    )
    assert any("mayor didn't warn" in c.label for c in story.claims)
