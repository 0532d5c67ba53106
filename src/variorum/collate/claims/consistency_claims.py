"""Claims about values of one sentence that do not fit each other: a conversion that comes to something else, parts that do
not make up their total, one moment on two clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collate.claims.clock_claims import clock_claims
from variorum.collate.claims.draft import Voices, claim
from variorum.collate.compare import Consistency, consistent_faces, consistent_sum
from variorum.collate.mentions.sums import Sum, sums
from variorum.collate.statements import Statement
from variorum.records import Claim, Evidence, Kind, Quantity, Reading, Report, Status
from variorum.text.mention import Mention as Lexed
from variorum.text.quantities import quantities

BETWEEN = " ([,;/–—-"
OPENED = frozenset("([/=")
CONVERTED = Evidence(feature="the one stands in brackets behind the other, in another unit")
ADDED_UP = Evidence(feature="one sentence says that these make up the total")


def consistency_claims(said: Sequence[Statement], voices: Voices) -> Iterator[Claim]:
    """A claim for each conversion, and for each sum, that a report gets wrong. Of a statement that several reports carry
    the first place is read."""
    yield from clock_claims(said, voices)
    for statement in said:
        sentence = statement.sentence
        report = voices.reports[sentence.report]
        found = quantities(report.text, sentence.start, sentence.end, language=report.language)
        for mention in found:
            if mention.value.faces:
                yield from _conversion(report, mention, voices)
        for added in sums(found, report.text):
            yield from _sum(report.id, added, voices)


def _conversion(report: Report, mention: Lexed[Quantity], voices: Voices) -> Iterator[Claim]:
    value = mention.value
    checked = consistent_faces(value)
    places = [report.text.find(face.said_as, mention.start, mention.end) for face in value.faces]
    if checked.holds is not False or min(places) <= mention.start:
        return
    if not OPENED & set(report.text[mention.start : min(places)]):
        return  # "a choice of 512 MB or 1 GB"
    first = report.text[mention.start : min(places)].rstrip(BETWEEN)
    readings = [voices.reading(report.id, mention.start, mention.start + len(first), value)]
    readings += [
        voices.reading(report.id, at, at + len(face.said_as), face)
        for at, face in zip(places, value.faces, strict=True)
    ]
    yield _claim(f"conversion: {first}", checked, readings, CONVERTED)


def _sum(report: str, added: Sum, voices: Voices) -> Iterator[Claim]:
    checked = consistent_sum(added.total.value, [part.value for part in added.parts])
    if checked.holds is False:
        readings = [voices.reading(report, m.start, m.end, m.value) for m in (added.total, *added.parts)]
        yield _claim(f"sum: {added.total.value.said_as}", checked, readings, ADDED_UP)


def _claim(label: str, checked: Consistency, readings: Sequence[Reading], evidence: Evidence) -> Claim:
    return claim(
        Kind.QUANTITY,
        label,
        status=Status.CONFLICT,
        why=f"Within one report: {checked.why.rstrip('.')}.",
        tier=2,
        readings=readings,
        evidence=(evidence,),
    )
