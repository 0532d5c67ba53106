from __future__ import annotations

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import SharedKind


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
