"""Decides which of two dependent reports has it from the other: by evidence, or it stays undecided. A date alone decides nothing.

Words used here. Side: one report of a pair with what speaks of direction. Source, taker: the one that may have been
copied, and the one that may have copied. Sign: one piece of evidence with its weight. Kind: how the two belong
together (copy, trimmed …). Wire: an agency's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from variorum.records import Direction, Report, SharedKind
from variorum.text.lexicon import lines
from variorum.text.outlet_names import initials, is_agency, outlet_key
from variorum.text.stamps import moments
from variorum.trace.citations.citations import Citation
from variorum.trace.citations.houses import house, keys_of
from variorum.trace.dependence.dangling_context import unexplained
from variorum.trace.settings import TraceSettings

# A dateline with an agency's mark stands within so many code points of the beginning, after headline and standfirst.
OPENING = 600
# A note on what was changed stands within so many code points of the beginning of its line.
NOTE = 40
# Seconds.
HOUR = 3600
# A name that says that it is an agency's.
CALLED_AGENCY = re.compile(r"\b(?:Agency|Newswire|News Wire|Wire Service)$")


# Kinds that take over how a story begins.
WHOLE = {SharedKind.COPY, SharedKind.TRIMMED, SharedKind.UPDATE}


class Side(NamedTuple):
    """One report of a pair.

    `cites`: the outlets that it names as sources.
    `quoted`: how many shingles of the other's narrative it has in quotation marks.
    `share`: how much of its narrative it shares, 0 to 1.
    `spans`: the places that it shares with the other.
    `slips`: words that it has wrong where the other has them right.
    """

    report: Report
    cites: tuple[Citation, ...]
    quoted: int
    share: float
    spans: tuple[tuple[int, int], ...] = ()
    slips: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The outlet, or the path where none is known."""
        return self.report.outlet or self.report.path

    @property
    def keys(self) -> set[str]:
        """The names, as keys, by which the other may cite it. An agency credited only at the text's tail is left out,
        since the tail's credit need not be for all of it.
        """
        credit = self.report.credit
        tail = (
            credit
            and not credits_whole(self.report)
            and outlet_key(credit) != outlet_key(self.report.outlet or "")
        )
        return keys_of(self.report) - ({outlet_key(credit)} if tail and credit else set())


def credits_whole(report: Report) -> bool:
    """Whether the agency's credit is for the whole report: it stands in some place other than the tail, or no place is known."""
    where = [finding.where for finding in report.findings if finding.field == "credit"]
    return not where or any("tail" not in place for place in where)


class Sign(NamedTuple):
    """One piece of evidence: `weight` above 0 says that the right has it from the left, below 0 the other way."""

    weight: float
    why: str


def directed(
    left: Side,
    right: Side,
    kind: SharedKind,
    settings: TraceSettings,
    *,
    third: str | None = None,
    through: Report | None = None,
) -> tuple[Direction, tuple[str, ...]]:
    """The direction, and its reasons in words. `third`: in words, why both have it from a third outlet; None where
    nothing says so. `through`: the report of the set that both have it from, if there is one.
    """
    # evidence for either direction, as weights above and below 0
    signs = [
        *_signs(left, right, kind, settings),
        *(Sign(-turned.weight, turned.why) for turned in _signs(right, left, kind, settings)),
    ]
    score = sum(sign.weight for sign in signs)
    common = tuple(_reasons_of_common_source(left, right, third, through))
    reasons = (*(sign.why for sign in signs), *common)
    if score >= settings.direction_weight:
        return Direction.RIGHT_FROM_LEFT, reasons
    if score <= -settings.direction_weight:
        return Direction.LEFT_FROM_RIGHT, reasons
    if common:
        return Direction.COMMON_SOURCE, reasons
    return Direction.UNDECIDED, (*reasons, "not enough to say which was first")


def _signs(source: Side, taker: Side, kind: SharedKind, settings: TraceSettings) -> Iterator[Sign]:
    """The evidence that `taker` has it from `source`, each piece with its weight."""
    # who is credited, cited or marked at the opening
    credit, outlet = taker.report.credit, source.report.outlet
    if credit and outlet and outlet_key(credit) == outlet_key(outlet):
        yield Sign(settings.credit_weight, f"{taker.name} credits {credit} ({_where(taker.report)})")
    elif cited := next((citation for citation in taker.cites if citation.key in source.keys), None):
        # a few words around the name, to show; of one line, if a line ends among them
        lines_around = taker.report.text[max(0, cited.start - 30) : cited.end + 20].split("\n")
        line_with_name = max(
            lines_around, key=lambda part: (cited.name.split()[-1] in part, len(part))
        ).strip()
        yield Sign(
            settings.credit_weight, f"{taker.name} names {cited.name} as its source (“…{line_with_name}…”)"
        )
    elif outlet and (mark := initials(outlet)) and f"({mark})" in taker.report.text[:OPENING]:
        yield Sign(settings.credit_weight, f"{taker.name} opens with the mark ({mark}) of {outlet}")
    if outlet and _sells(outlet) and not _sells(taker.report.outlet or ""):
        yield Sign(settings.agency_weight, f"{source.name} is a news agency, whose texts others print")
    # to have the other's own words in quotation marks is to have read them
    if taker.quoted >= settings.lifted_grams:
        yield Sign(
            settings.credit_weight, f"{taker.name} prints in quotation marks what {source.name} says itself"
        )
    # what the taker lacks, has mended, and when it came out
    if kind is SharedKind.TRIMMED and taker.share > source.share:
        yield Sign(settings.cut_weight, f"{taker.name} holds little that {source.name} lacks")
    yield from _signs_of_lacking(source, taker, kind, settings)
    yield from _signs_of_revision(source, taker, kind, settings)
    yield from _signs_of_dates(source, taker, kind, settings)


def _sells(outlet: str) -> bool:
    """Whether an outlet is an agency, by the list of them or by what it calls itself ("Upland News Agency")."""
    return is_agency(outlet) or bool(CALLED_AGENCY.search(outlet))


def _signs_of_lacking(source: Side, taker: Side, kind: SharedKind, settings: TraceSettings) -> Iterator[Sign]:
    """Evidence from what the source has and the taker lacks."""
    places = tuple(zip(source.spans, taker.spans, strict=True))
    # a name that only the source explains
    if names := sorted(unexplained(source.report, taker.report, places)):
        yield Sign(
            settings.unexplained_weight,
            f"{taker.name} speaks of {names[0]} and nowhere says who or what that is; {source.name} does, in a passage "
            f"that {taker.name} lacks",
        )
    # a dateline that was cut off
    if kind in WHOLE and source.report.dateline and not taker.report.dateline:
        yield Sign(
            settings.dateline_weight,
            f"{source.name} opens with a dateline ({source.report.dateline}) and {taker.name} does without",
        )
    # a slip that was mended
    if source.slips and not taker.slips:
        yield Sign(
            settings.mended_weight, f"{taker.name} mends “{source.slips[0]}”, which {source.name} has wrong"
        )


def _signs_of_revision(
    source: Side, taker: Side, kind: SharedKind, settings: TraceSettings
) -> Iterator[Sign]:
    """Evidence where one report says of itself that it is a later version, and the other, of the same house, does not. `kind`: what the
    two are to each other; only where one holds all of the other (WHOLE).
    """
    ours, theirs = (house(side.report) for side in (source, taker))
    if kind in WHOLE and ours and theirs and outlet_key(ours) == outlet_key(theirs):
        note = revision_note(taker.report.text)
        if note and not revision_note(source.report.text):
            yield Sign(settings.revised_weight, f"{taker.name} says that it is a later version (“{note}…”)")


@lru_cache(maxsize=1024)
def revision_note(text: str) -> str | None:
    """The first words of the line in which a report says that it was changed."""
    folded = text.lower()
    for cue in lines("revision-notes.txt"):
        # "İ" is two characters in lower case: places of `folded` would not be those of `text`
        at = folded.find(cue) if len(folded) == len(text) else -1
        if at >= 0:
            start = text.rfind("\n", 0, at) + 1
            if at - start <= NOTE:
                return text[start : at + len(cue)].strip()
    return None


def _signs_of_dates(source: Side, taker: Side, kind: SharedKind, settings: TraceSettings) -> Iterator[Sign]:
    """Evidence from dates that `taker` copied from `source`: it is dated later. And, where both are dated to the
    minute, copied within the few hours that copying takes (`least_lag` to `most_lag`).
    """
    when_source = moments(source.report.published)
    when_taker = moments(taker.report.published)
    if not when_source or not when_taker:
        return
    # a date may be any moment of its day: surely later, only if every one is
    (_, latest_of_source), (earliest_of_taker, _) = when_source, when_taker
    if latest_of_source >= earliest_of_taker:
        return
    dated = f"{source.name} is dated {source.report.published}, {taker.name} {taker.report.published}"
    yield Sign(settings.time_weight, dated)
    if (
        kind is SharedKind.COPY
        and _is_exact(when_source)
        and _is_exact(when_taker)
        and not _may_be_of_agency(source, taker)
    ):
        hours = (earliest_of_taker - latest_of_source).total_seconds() / HOUR
        if settings.least_lag <= hours <= settings.most_lag:
            yield Sign(
                settings.lag_weight,
                f"{taker.name} has it word for word {hours:.1f} hours later, and nobody credits an agency",
            )


def _is_exact(moment: tuple[datetime, datetime]) -> bool:
    """Whether a stamp is exact to the minute."""
    return moment[0] == moment[1]


def _may_be_of_agency(source: Side, taker: Side) -> bool:
    """Whether both reports may have the text from an agency or one newsroom, so that hours between them prove
    nothing: one has a credit or a dateline or cites an agency, the outlets are the same, or an outlet is not known.
    """
    reports = source.report, taker.report
    # "": not known
    outlet, other_outlet = (outlet_key(name) if (name := house(report)) else "" for report in reports)
    return (
        outlet == other_outlet
        or not outlet
        or not other_outlet
        or any(report.credit or report.dateline for report in reports)
        or any(is_agency(cite.name) for side in (source, taker) for cite in side.cites)
    )


def _reasons_of_common_source(
    left: Side, right: Side, third: str | None, through: Report | None
) -> Iterator[str]:
    """In words, why neither report copied the other: both took the text from a third, or they are versions of one telling.

    `third`: such a reason that is known already, in words; `through`: the third report, where it is in the set.
    """
    if through:
        yield f"both are built from {through.outlet or through.path}, where these words stand, too"
    if third:
        yield third
    # one agency credited by both; by one alone; or one outlet
    left_credit, right_credit = left.report.credit, right.report.credit
    if left_credit and right_credit and outlet_key(left_credit) == outlet_key(right_credit):
        yield f"both credit {left_credit} ({_where(left.report)}; {_where(right.report)}): versions of one telling"
    elif (left_credit is None) != (right_credit is None):
        credited, silent = (left, right) if left_credit else (right, left)
        # not where the agency itself is the other
        if outlet_key(credited.report.credit or "") != outlet_key(silent.report.outlet or ""):
            yield (
                f"{credited.name} credits {credited.report.credit} ({_where(credited.report)}); "
                f"{silent.name} has the same words without a credit"
            )
    elif (
        left.report.outlet
        and right.report.outlet
        and outlet_key(left.report.outlet) == outlet_key(right.report.outlet)
    ):
        yield f"both are by {left.report.outlet}: versions of one telling"


def _where(report: Report) -> str:
    """In words, where in the report the credit stands."""
    places: Sequence[str] = [finding.where for finding in report.findings if finding.field == "credit"]
    return places[0] if places else "as stated"
