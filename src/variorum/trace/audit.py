"""Measures how much of what several outlets carry rests on one text.

Words used here. Witness: an independent telling with every report that carries it. Finding: words that several
outlets carry. Carrier: a copy of a report that has the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.records import Claim, Label, Lineage, Passage, Report, Status
from variorum.text.outlet_names import outlet_key
from variorum.text.sentences import sentence_spans

# What the readings of such a claim say can stand together, so that many of them look like confirmation; SINGLE is what
# several outlets carry and one independent telling says.
CONFIRMING = {Status.AGREE, Status.COMPATIBLE, Status.VARIANT, Status.SINGLE}
# A sentence is carried by another report when at least this share of its characters stands there.
CARRIED = 0.6
# Shorter sentences ("He declined to comment.") are anybody's.
SHORTEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that two or more `outlets` carry, in the words of the first. `origins` are the names of whoever it
    comes from in the end; of tellings, where only sentences were compared.
    """

    words: str
    outlets: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def one_text(self) -> bool:
        """Whether all outlets that carry it have it from one text."""
        return len(self.origins) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The findings, and how many of them rest on one text."""

    findings: tuple[Finding, ...]

    @property
    def resting(self) -> tuple[Finding, ...]:
        """The findings that one text tells, though several outlets carry them; the most widely carried first."""
        return tuple(
            sorted((f for f in self.findings if f.one_text), key=lambda f: (-len(f.outlets), f.words))
        )

    @property
    def share(self) -> float | None:
        """Share of the findings that rest on one text, 0 to 1; None where there are no findings: no two outlets carry anything alike."""
        return len(self.resting) / len(self.findings) if self.findings else None


class Origins:
    """Tells who tells a stretch of a report: the witness that the report cites for it, else the witness whose passage it is."""

    def __init__(self, lineage: Lineage) -> None:
        # report id → its stretches: those that a witness tells, and those for which it cites one
        self.told = _by_report(lineage, cited=False)
        self.cited = _by_report(lineage, cited=True)

    def of(self, report: str, start: int, end: int) -> str:
        """Whose text text[start:end] is: the one that it cites, else the one it was copied from, else the
        report itself.
        """
        for places in (self.cited, self.told):
            # the most characters in common; of equals by name
            covered, best = max(
                (
                    (min(end, place.end) - max(start, place.start), witness)
                    for place, witness in places.get(report, ())
                ),
                default=(0, ""),
            )
            if covered > 0:
                return best
        return report


def _by_report(lineage: Lineage, *, cited: bool) -> dict[str, list[tuple[Passage, str]]]:
    """Report → its places and the name of the witness for each: places where the report cites that witness (`cited`),
    or else places where that witness's telling stands.
    """
    found: dict[str, list[tuple[Passage, str]]] = {}
    for witness in lineage.witnesses:
        for place in witness.cited if cited else witness.passages:
            found.setdefault(place.report, []).append((place, witness.name))
    return found


def audit_claims(
    claims: Iterable[Claim], reports: Mapping[str, Report], lineage: Lineage
) -> Iterator[Finding]:
    """A finding for every claim in which readings of two or more outlets agree."""
    origins = Origins(lineage)
    for claim in claims:
        outlets = {_outlet(reports[reading.report]) for reading in claim.readings}
        if len(outlets) > 1 and claim.status in CONFIRMING:
            told = {
                reading.origin or origins.of(reading.report, reading.start, reading.end)
                for reading in claim.readings
            }
            # Of one telling that names two people, the telling is the origin.
            least = sorted(told)[:1] if claim.origins == 1 else sorted(told)
            yield Finding(words=claim.readings[0].quote, outlets=tuple(sorted(outlets)), origins=tuple(least))


def audit_sentences(reports: Sequence[Report], lineage: Lineage) -> Iterator[Finding]:
    """One finding for every sentence whose words another outlet carries too, counted once however many carry it."""
    by_id = {report.id: report for report in reports}
    origins = Origins(lineage)
    copies = _copies(lineage)
    counted: set[tuple[str, int]] = set()
    for report in sorted(reports, key=lambda report: report.id):
        for start, end in sentence_spans(report.text):
            if end - start < SHORTEST or (report.id, start) in counted:
                continue
            # the sentence, and the places of the same words in other reports
            places = [(report.id, start, end), *_carriers(copies.get(report.id, ()), start, end)]
            # the same sentence is not counted again when its turn comes in another report
            counted.update(
                (report_id, sentence_start)
                for report_id, place_start, place_end in places
                for sentence_start in _starts(by_id[report_id].text, place_start, place_end)
            )
            outlets = {_outlet(by_id[report_id]) for report_id, _, _ in places}
            if len(outlets) > 1:
                # whose text the words are, at each place
                tellers = {origins.of(*place) for place in places}
                yield Finding(
                    words=report.text[start:end],
                    outlets=tuple(sorted(outlets)),
                    origins=tuple(sorted(tellers)),
                )


def _copies(lineage: Lineage) -> dict[str, list[tuple[str, list[tuple[int, int, int]]]]]:
    """Report id → its pairs, each as (id of the other report, stretches that both have). A stretch is (start, end,
    start in the other report), in code points. Captions and boilerplate are left out.
    """
    found: dict[str, list[tuple[str, list[tuple[int, int, int]]]]] = {}
    for pair in lineage.shared:
        spans = [span for span in pair.spans if span.label not in {Label.CAPTION, Label.BOILERPLATE}]
        ours = [(span.left_start, span.left_end, span.right_start) for span in spans]
        theirs = [(span.right_start, span.right_end, span.left_start) for span in spans]
        found.setdefault(pair.left, []).append((pair.right, ours))
        found.setdefault(pair.right, []).append((pair.left, theirs))
    return found


def _carriers(
    copies: Iterable[tuple[str, list[tuple[int, int, int]]]], start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """The other reports that have most of text[start:end]: the report, and where in it the shared words begin and end. `copies`: other
    report → stretches of shared words, as (start, end, start in the other). `start` and `end`: the stretch asked about.
    """
    for other, spans in copies:
        # (start, end, start in the other report) of the shared words inside the stretch
        inside = [
            (max(first, start), min(last, end), there + max(first, start) - first)
            for first, last, there in spans
            if first < end and last > start
        ]
        if sum(to_here - from_here for from_here, to_here, _ in inside) >= CARRIED * (end - start):
            yield (
                other,
                min(there_begins for _, _, there_begins in inside),
                max(there_begins + to_here - from_here for from_here, to_here, there_begins in inside),
            )


def _starts(text: str, low: int, high: int) -> Iterator[int]:
    """Where the sentences begin that text[low:high] mostly covers."""
    for start, end in sentence_spans(text):
        if start >= high:
            break
        if min(end, high) - max(start, low) >= CARRIED * (end - start):
            yield start


def _outlet(report: Report) -> str:
    return outlet_key(report.outlet) if report.outlet else report.path
