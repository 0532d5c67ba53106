"""The bundled sample through all rooms. What is expected here was planted when the sample was written."""

from functools import cache

import pytest

from variorum import Kind, Status
from variorum.pipeline import collate
from variorum.sample import sample_folder, sample_reports

WIRE = {"1-wire.txt", "2-portal.txt", "3-coastal-daily.html"}
FORWARD = tuple(range(8))


@cache
def dossier(order=FORWARD):
    with sample_folder() as folder:
        files = [str(file) for file in sample_reports(folder)]
        return collate([files[i] for i in order], one_story=True)


@cache
def names():
    return {report.id: report.path.rpartition("/")[2] for report in dossier().reports}


def claims(kind, status):
    return [c for c in dossier().stories[0].claims if c.kind == kind and c.status == status]


def said(claim, name):
    """The words of the readings of one file in a claim."""
    return [r.quote for r in claim.readings if names()[r.report] == name]


def holds(found, **words):
    """Some claim has a reading with these words in each of these files (4-beacon.html → beacon)."""
    return any(
        all(
            any(word in quote for name in names().values() if key in name for quote in said(c, name))
            for key, word in words.items()
        )
        for c in found
    )


def test_eight_reports_are_six_independent_sources():
    lineage = dossier().stories[0].lineage
    assert [{names()[r] for r in group} for group in lineage.copies] == [WIRE]
    assert len([w for w in lineage.witnesses if not w.absent]) == 6


def test_the_portals_page_furniture_is_no_part_of_its_report():
    portal = next(r for r in dossier().reports if r.path.endswith("2-portal.txt"))
    assert "Fuel price cap" not in portal.text
    assert "Lottery" not in portal.text
    assert "The rudder stopped answering" in portal.text


def test_the_planted_weekday_is_a_conflict():
    assert holds(claims(Kind.DATE, Status.CONFLICT), wire="Tuesday", beacon="Monday")


def test_the_planted_number_is_a_conflict_and_says_on_whose_word():
    found = claims(Kind.QUANTITY, Status.CONFLICT)
    assert holds(found, wire="14,000", radio="16,500")
    [diesel] = [c for c in found if said(c, "8-radio.html") and "16,500" in said(c, "8-radio.html")[0]]
    on_word = {r.attributed_to for r in diesel.readings}
    assert any("ministry" in (source or "") for source in on_word)
    assert any("coastguard" in (source or "").lower() for source in on_word)


def test_a_copy_is_never_a_second_voice():
    """What an edit changed on the way may be compatible with the original; it never agrees with it as a source would."""
    for claim in dossier().stories[0].claims:
        told = {r.witness for r in claim.readings}
        assert claim.status != Status.AGREE or len(told) > 1, claim.label
        assert claim.status != Status.COMPATIBLE or len(told) > 1 or "One telling" in claim.why, claim.label


def test_the_number_that_the_copy_changed_is_seen():
    wire = [c for c in dossier().stories[0].claims if said(c, "3-coastal-daily.html")]
    assert holds(wire, wire="at least 31", coastal="at least 30")


def test_the_risen_toll_is_changed_and_not_a_conflict():
    assert holds(claims(Kind.QUANTITY, Status.CHANGED), wire="31", radio="38")


def test_a_rounder_number_is_compatible():
    assert holds(claims(Kind.QUANTITY, Status.COMPATIBLE), wire="212", photographs="More than 200")


def test_another_spelling_is_a_variant():
    assert holds(claims(Kind.NAME, Status.VARIANT), wire="Halbeck", review="Halbek")


@pytest.mark.parametrize("order", [tuple(reversed(FORWARD)), (3, 0, 6, 1, 7, 5, 2, 4)])
def test_the_order_of_the_inputs_changes_nothing(order):
    one, other = dossier(), dossier(order)
    assert other.reports == one.reports
    assert other.stories[0].claims == one.stories[0].claims
    assert set(other.stories[0].attributions) == set(one.stories[0].attributions)
    assert other.stories[0].lineage == one.stories[0].lineage


def test_two_runs_give_one_dossier():
    dossier.cache_clear()
    first = dossier()
    dossier.cache_clear()
    assert dossier() == first
