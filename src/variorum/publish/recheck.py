"""Checks that every quote of a dossier stands at its place: in the dossier's own texts, and in texts that were read
anew from the originals.

Words used here. Reading: an answer to a claim's question at its place in a report. Attribution: "X said …", with the
place of X. Passage: a stretch of a report that belongs to a telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from variorum.publish.view import file_name
from variorum.records import Attribution, Dossier, Reading, Report
from variorum.text.counts import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """`what` failed ("quote", "source words", "passage", "attribution", "shared text"), `where`, and `why` in a sentence."""

    what: str
    where: str
    why: str


def recheck(
    dossier: Dossier, originals: Mapping[str, tuple[Report, ...]] | None = None
) -> tuple[Failure, ...]:
    """What does not stand where the dossier says it does.

    `originals`: sha256 of a capture → the reports read from it again. In these, too, every quote must stand at its
    offsets. A report without an original is checked against the dossier's own text alone.
    """
    texts = {report.id: report for report in dossier.reports}
    return (*_failing_in_texts(dossier, texts), *_failing_in_originals(dossier, originals or {}))


def quotes(dossier: Dossier) -> int:
    """How many quotes `recheck` looks for."""
    return sum(len(claim.readings) for story in dossier.stories for claim in story.claims)


def _failing_in_texts(dossier: Dossier, reports: Mapping[str, Report]) -> Iterator[Failure]:
    """What does not stand in the dossier's own texts: readings, attributions, passages of witnesses, shared text."""
    for story in dossier.stories:
        for claim in story.claims:
            for reading in claim.readings:
                yield from _reading(reading, claim.label, reports.get(reading.report))
        for attribution in story.attributions:
            yield from _attribution(attribution, reports.get(attribution.report))
        for witness in story.lineage.witnesses:
            for passage in witness.passages:
                yield from _failing_place(
                    "passage", reports.get(passage.report), (passage.start, passage.end)
                )
        # both sides of shared text
        for shared in story.lineage.shared:
            for span in shared.spans:
                left, right = reports.get(shared.left), reports.get(shared.right)
                yield from _failing_place("shared text", left, (span.left_start, span.left_end))
                yield from _failing_place("shared text", right, (span.right_start, span.right_end))


def _reading(reading: Reading, label: str, report: Report | None) -> Iterator[Failure]:
    """A failure where the reading's quote does not stand at its place."""
    yield from _failing_words(
        "quote", report, (reading.start, reading.end), reading.quote, about=f" ({label})"
    )


def _attribution(attribution: Attribution, report: Report | None) -> Iterator[Failure]:
    """Fails where the words for the source do not stand at their place, or the stretch they cover is outside the text."""
    span = (attribution.source_start, attribution.source_end)
    yield from _failing_words("source words", report, span, attribution.source)
    yield from _failing_place("attribution", report, (attribution.start, attribution.end))


def _failing_words(
    what: str, report: Report | None, span: tuple[int, int], said: str, *, about: str = ""
) -> Iterator[Failure]:
    """Fails where the report's text at `span` is not `said`. `what` and `about` name it in the failure."""
    start, end = span
    if report is None:
        yield Failure(what=what, where=f"[{start}:{end}]{about}", why="the report is not in the dossier")
    elif not 0 <= start < end <= len(report.text) or report.text[start:end] != said:
        found = report.text[max(0, start) : max(0, end)]
        where = f"{file_name(report.path)} [{start}:{end}]{about}"
        yield Failure(what=what, where=where, why=f"expected {said[:80]!r}, found {found[:80]!r}")


def _failing_place(what: str, report: Report | None, span: tuple[int, int]) -> Iterator[Failure]:
    """Fails where `span` lies outside the report's text; its words are not looked at."""
    start, end = span
    if report is None:
        yield Failure(what=what, where=f"[{start}:{end}]", why="the report is not in the dossier")
    elif not 0 <= start <= end <= len(report.text):
        where = f"{file_name(report.path)} [{start}:{end}]"
        yield Failure(
            what=what,
            where=where,
            why=f"outside the text, which has {counted(len(report.text), 'character')}",
        )


def _failing_in_originals(dossier: Dossier, originals: Mapping[str, tuple[Report, ...]]) -> Iterator[Failure]:
    """Every quote that is not at its offsets in the text that was read again. Elsewhere that text may differ: which
    lines are furniture depends on the pages read together.
    """
    digests = {report.id: report.digest for report in dossier.reports}
    for story in dossier.stories:
        for claim in story.claims:
            for reading in claim.readings:
                read_again = originals.get(digests.get(reading.report, ""), ())
                if read_again and not any(
                    original.text[reading.start : reading.end] == reading.quote for original in read_again
                ):
                    yield from _reading(reading, f"{claim.label}, read anew", read_again[0])
