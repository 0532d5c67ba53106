from __future__ import annotations

import pytest

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Report, SharedKind
from variorum.trace import tracing
from variorum.trace.words.tokens import Tokens


def test_no_report_and_one_report() -> None:
    assert trace.trace([]).witnesses == ()
    one = report(WIRE)
    lineage = trace.trace([one])
    assert lineage.shared == () and lineage.copies == ()
    assert [w.reports for w in lineage.witnesses] == [(one.id,)]


def test_identical_reports_are_one_telling() -> None:
    three = [report(WIRE, path=f"{n}.txt") for n in range(3)]
    lineage = trace.trace(three)
    assert [s.kind for s in lineage.shared] == [SharedKind.COPY] * 3
    assert len(lineage.copies) == 1 and len(lineage.copies[0]) == 3
    assert len(lineage.witnesses) == 1 and len(lineage.witnesses[0].reports) == 3


def test_reports_that_share_nothing_are_two_witnesses() -> None:
    lineage = trace.trace([report(WIRE), report(OWN, path="b.txt")])
    assert lineage.shared == () and len(lineage.witnesses) == 2


def test_a_local_story_that_is_half_wire_copy_belongs_to_two_witnesses() -> None:
    wire = report(WIRE, path="wire.txt", published="2025-01-01")
    half = report(
        OWN + "\n\n" + "\n\n".join(WIRE.split("\n\n")[1:4]), path="local.txt", published="2025-01-02"
    )
    lineage = trace.trace([half, wire])
    told_in_half = {w.name: [p for p in w.passages if p.report == half.id] for w in lineage.witnesses}
    assert half.text[told_in_half["wire.txt"][0].start :].startswith("Eleven workers")
    assert half.text[: told_in_half["local.txt"][0].end].rstrip().endswith("changed nothing.")


def test_within_keeps_only_what_concerns_the_story() -> None:
    a, b, c = report(WIRE), report(WIRE, path="b.txt"), report(OWN, path="c.txt")
    lineage = trace.within(trace.trace([a, b, c]), [a.id, b.id])
    assert len(lineage.shared) == 1 and len(lineage.witnesses) == 1
    assert all(p.report != c.id for w in lineage.witnesses for p in w.passages)


def test_a_widely_carried_story_is_never_hidden() -> None:
    """Thirty carriers, where more than ten count as a crowd: each is found, and all are one telling."""
    settings = trace.TraceSettings(crowd=10, anchors=3)
    carriers = [report(f"Paper {n} prints this.\n\n{WIRE}", path=f"{n}.txt") for n in range(30)]
    lineage = trace.trace([*carriers, report(OWN, path="own.txt")], settings=settings)
    linked = {r for s in lineage.shared if s.dependent for r in (s.left, s.right)}
    assert linked == {r.id for r in carriers}
    assert sorted(len(w.reports) for w in lineage.witnesses) == [1, 30]


def test_batches_do_not_change_what_is_found() -> None:
    reports = [report(WIRE[n * 7 :] + OWN[: n * 90], path=f"{n}.txt") for n in range(8)]
    assert trace.trace(reports, settings=trace.TraceSettings(batch=1)) == trace.trace(reports)


def test_no_chain_of_weak_pairs_makes_a_group() -> None:
    """A shares half with B, and B its other half with C: A and C share nothing and are no copies."""
    wire, own = WIRE.split("\n\n"), OWN.split("\n\n")
    a = report("\n\n".join(wire), path="a.txt")
    b = report("\n\n".join(wire[:2] + own[1:]), path="b.txt")
    c = report("\n\n".join(own), path="c.txt")
    lineage = trace.trace([a, b, c])
    assert len([s for s in lineage.shared if s.dependent]) == 2
    assert not any(a.id in group and c.id in group for group in lineage.copies)


def test_a_reason_when_nothing_matched() -> None:
    assert trace.trace([]).notes == ("0 reports read: there is nothing to compare",)
    (note,) = trace.trace([report(WIRE), report("Too short.", path="b.txt")]).notes
    assert "no two of the 2 reports share 8 words in a row" in note and "1 of them hold fewer" in note


def test_the_headline_of_a_copy_is_no_telling_of_its_own() -> None:
    a = report(WIRE, path="a.txt", published="2025-01-01")
    b = report(f"Blaze at the docks: what we know so far\n\n{WIRE}", path="b.txt", published="2025-01-02")
    assert len(trace.trace([a, b]).witnesses) == 1


def test_a_write_through_of_the_wire_is_no_second_telling_and_a_local_addition_is() -> None:
    more = f"{WIRE}\n\n{OWN}"
    first = report(WIRE, path="a.txt", outlet="Harbour Bell", credit="Meridian", published="2025-01-01")
    later = report(more, path="b.txt", outlet="Upland Radio", credit="Meridian", published="2025-01-02")
    assert len(trace.trace([first, later]).witnesses) == 1
    local = report(more, path="b.txt", outlet="Upland Radio", published="2025-01-02")
    assert len(trace.trace([first, local]).witnesses) == 2


def test_two_reporters_at_one_trial_share_the_courts_words_and_no_text() -> None:
    sentence = (
        "found guilty of second-degree murder on Tuesday and sentenced to life in prison without the possibility of "
        "parole for 25 years by the District Court for the Southern District of Upland"
    )
    one = report(f"{WIRE}\n\nA crane driver, {sentence}, kept his eyes on the floor.", path="a.txt")
    other = report(f"{OWN}\n\nNobody wept when he was {sentence}.", path="b.txt")
    assert trace.trace([one, other]).shared == ()
    told = "wiped his glasses with a napkin and asked the usher twice whether the bakery on the corner was still open so late"
    pair = [report(f"{r.text}\n\nThe judge {told}.", path=r.path) for r in (one, other)]
    (shared,) = trace.trace(pair).shared
    assert shared.dependent, "a sentence of a reporter's own beside the formula"


def test_a_lifted_report_is_no_less_lifted_for_its_formulae() -> None:
    story = WIRE.replace("Investigators", "He pleaded not guilty to two counts of arson. Investigators")
    (pair,) = trace.trace([report(story), report(story, path="b.txt")]).shared
    assert pair.kind is SharedKind.COPY and pair.left_share == 1.0


def test_only_reports_that_meet_another_are_asked_whose_words_they_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def label(one: Report, text: Tokens) -> None:
        asked.append(one.path)
        real(one, text)

    real = tracing.label
    monkeypatch.setattr(tracing, "label", label)
    trace.trace(
        [report(WIRE, path="a"), report(f"{WIRE}\n\n{OWN}", path="b"), report("The mayor slept.", path="c")]
    )
    assert sorted(asked) == ["a", "b"]
