"""Claims about values of one sentence that do not fit each other: a conversion that comes to something else, one moment on
two clocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collate.claims.clock_days import story_dates
from variorum.collate.claims.clock_misfits import clock_misfits
from variorum.collate.claims.draft import Voices, claim
from variorum.collate.claims.misfit import CONVERTED, Misfit
from variorum.collate.compare import consistent_faces
from variorum.collate.statement import Statement
from variorum.records import Claim, Kind, Quantity, Report, Sentence, Status
from variorum.text.mention import Mention as Lexed
from variorum.text.quantities import quantities
from variorum.text.when.resolving import Published

# what may stand between a value and its conversion: "85 miles (173 km)"; the marks that open one
BETWEEN = " ([,;/–—-"
OPENED = frozenset("([/=")


def consistency_claims(said: Sequence[Statement], voices: Voices) -> Iterator[Claim]:
    """A claim for each slip: values in one sentence of a report that cannot all be right. It quotes every report that
    repeats the sentence with the slip.
    """
    story = story_dates(voices.reports.values())

    def misfits(sentence: Sentence) -> tuple[Misfit, ...]:
        return tuple(_misfits(voices.reports[sentence.report], sentence, story))

    for statement in said:
        misfits_saying_the_same: dict[tuple[Kind, str, str], list[Misfit]] = defaultdict(list)
        # each report that has the statement
        for sentence, _ in statement.places:
            for misfit in voices.kept.of_place(("misfits", repr(story)), sentence, misfits):
                misfits_saying_the_same[misfit.kind, misfit.label, misfit.why].append(misfit)
        for one_slip in misfits_saying_the_same.values():
            yield _claim(one_slip, voices)


def _misfits(report: Report, sentence: Sentence, story: Published | None) -> Iterator[Misfit]:
    """What does not fit in one sentence: clocks and conversions."""
    yield from clock_misfits(report, sentence, story)
    for mention in quantities(report.text, sentence.start, sentence.end, language=report.language):
        if mention.value.faces:
            yield from _conversion(report, mention)


def _conversion(report: Report, mention: Lexed[Quantity]) -> Iterator[Misfit]:
    """The misfit of a conversion, in brackets or behind "/" or "=", that does not equal the value before it. None
    where it does, and where two values are only set side by side ("512 MB or 1 GB").
    """
    value = mention.value
    checked = consistent_faces(value)
    places = [report.text.find(face.said_as, mention.start, mention.end) for face in value.faces]
    if checked.holds is not False or min(places) <= mention.start:
        return
    if not OPENED & set(report.text[mention.start : min(places)]):
        return  # "a choice of 512 MB or 1 GB"
    # the value before the bracket, the converted values, and both as one place to quote
    first = report.text[mention.start : min(places)].rstrip(BETWEEN)
    faces = (Lexed(at, at + len(f.said_as), f) for at, f in zip(places, value.faces, strict=True))
    whole = Lexed(mention.start, mention.start + len(first), value)
    yield Misfit(Kind.QUANTITY, f"conversion: {first}", checked.why, report.id, (whole, *faces), CONVERTED)


def _claim(same: Sequence[Misfit], voices: Voices) -> Claim:
    """One claim, internal to its report, of all misfits that say the same. `same`: misfits in copies of one sentence."""
    first = same[0]
    return claim(
        first.kind,
        first.label,
        status=Status.CONFLICT,
        why=f"Within one report: {first.why.rstrip('.')}.",
        tier=2,
        readings=[
            voices.reading(misfit.report, value.start, value.end, value.value)
            for misfit in same
            for value in misfit.values
        ],
        evidence=(first.evidence,),
        internal=True,
    )
