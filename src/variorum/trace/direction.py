"""Which of two dependent reports has it from the other: evidence, or undecided. A date alone decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.records import Direction, Report, SharedKind
from variorum.text.outlet_names import initials, is_agency, outlet_key
from variorum.text.stamps import moments
from variorum.trace.citations import Citation
from variorum.trace.houses import keys_of
from variorum.trace.lacking import unexplained
from variorum.trace.settings import TraceSettings

# A dateline with an agency's mark stands within so many code points of the beginning, after headline and standfirst.
OPENING = 600


# Kinds that take over how a story begins.
WHOLE = {SharedKind.COPY, SharedKind.TRIMMED, SharedKind.UPDATE}


class Side(NamedTuple):
    """One report of a pair: `quoted` is how many shingles it quotes from the narrative of the other, `spans` what it
    shares with the other, `slips` what it has wrong that the other has right at the same place.
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
        """The names that its outlet goes by, folded for comparing."""
        return keys_of(self.report)


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
    """The direction and its reasons in words. `third` says why a third outlet is where both have it from, `through` is the report that
    is.
    """
    signs = [
        *_signs(left, right, kind, settings),
        *(Sign(-s.weight, s.why) for s in _signs(right, left, kind, settings)),
    ]
    score = sum(sign.weight for sign in signs)
    common = tuple(_common_source(left, right, third, through))
    reasons = (*(sign.why for sign in signs), *common)
    if score >= settings.direction_weight:
        return Direction.RIGHT_FROM_LEFT, reasons
    if score <= -settings.direction_weight:
        return Direction.LEFT_FROM_RIGHT, reasons
    if common:
        return Direction.COMMON_SOURCE, reasons
    return Direction.UNDECIDED, (*reasons, "not enough to say which was first")


def _signs(source: Side, taker: Side, kind: SharedKind, settings: TraceSettings) -> Iterator[Sign]:
    """What speaks for `taker` having it from `source`."""
    credit, outlet = taker.report.credit, source.report.outlet
    if credit and outlet and outlet_key(credit) == outlet_key(outlet):
        yield Sign(settings.credit_weight, f"{taker.name} credits {credit} ({_where(taker.report)})")
    elif cited := next((c for c in taker.cites if c.key in source.keys), None):
        words = taker.report.text[max(0, cited.start - 30) : cited.end + 20].split("\n")
        line = max(words, key=lambda part: (cited.name.split()[-1] in part, len(part))).strip()
        yield Sign(settings.credit_weight, f"{taker.name} names {cited.name} as its source (“…{line}…”)")
    elif outlet and (mark := initials(outlet)) and f"({mark})" in taker.report.text[:OPENING]:
        yield Sign(settings.credit_weight, f"{taker.name} opens with the mark ({mark}) of {outlet}")
    if outlet and is_agency(outlet) and not is_agency(taker.report.outlet or ""):
        yield Sign(settings.agency_weight, f"{source.name} is a news agency, whose texts others print")
    if taker.quoted >= settings.lifted_grams:
        yield Sign(
            settings.credit_weight, f"{taker.name} prints in quotation marks what {source.name} says itself"
        )
    if kind is SharedKind.TRIMMED and taker.share > source.share:
        yield Sign(settings.cut_weight, f"{taker.name} holds little that {source.name} lacks")
    yield from _lacking(source, taker, kind, settings)
    yield from _earlier(source, taker, settings)


def _lacking(source: Side, taker: Side, kind: SharedKind, settings: TraceSettings) -> Iterator[Sign]:
    """What the source has that the taker lacks."""
    places = tuple(zip(source.spans, taker.spans, strict=True))
    if names := sorted(unexplained(source.report, taker.report, places)):
        yield Sign(
            settings.unexplained_weight,
            f"{taker.name} speaks of {names[0]} and nowhere says who or what that is; {source.name} does, in a passage "
            f"that {taker.name} lacks",
        )
    if kind in WHOLE and source.report.dateline and not taker.report.dateline:
        yield Sign(
            settings.dateline_weight,
            f"{source.name} opens with a dateline ({source.report.dateline}) and {taker.name} does without",
        )
    if source.slips and not taker.slips:
        yield Sign(
            settings.mended_weight, f"{taker.name} mends “{source.slips[0]}”, which {source.name} has wrong"
        )


def _earlier(source: Side, taker: Side, settings: TraceSettings) -> Iterator[Sign]:
    first = moments(source.report.published)
    then = moments(taker.report.published)
    if first and then and first[1] < then[0]:
        yield Sign(
            settings.time_weight,
            f"{source.name} is dated {source.report.published}, {taker.name} {taker.report.published}",
        )


def _common_source(left: Side, right: Side, third: str | None, through: Report | None) -> Iterator[str]:
    if through:
        yield f"both are built from {through.outlet or through.path}, where these words stand, too"
    if third:
        yield third
    one, other = left.report.credit, right.report.credit
    if one and other and outlet_key(one) == outlet_key(other):
        yield f"both credit {one} ({_where(left.report)}; {_where(right.report)}): versions of one telling"
    elif (one is None) != (other is None):
        credited, silent = (left, right) if one else (right, left)
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
    """Where the credit stood."""
    places: Sequence[str] = [f.where for f in report.findings if f.field == "credit"]
    return places[0] if places else "as stated"
