"""Weighs one pair of reports: what the two share, and what follows from it.

Words used here. Run: equal words in two reports; piece: a run in which all words of a side have one label (narrative,
quotation …). Only narrative shows copying. Lift: to print the other's words in quotation marks. Third: an outlet that
both have it from. Through: a report of the set that both have it from. Slip: a typing error. Template: text that
reports of unlike events share. Rewrite: sentences told in nearly the same words. `cites`: for each side the citations in it. `cut`: the
pieces that both share. Spans: shared stretches in characters. Label: whose words a piece is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from variorum.records import Direction, Edit, Label, Report, SharedKind, SharedSpan, SharedText
from variorum.text.outlet_names import is_agency, outlet_key
from variorum.trace.citations.citations import Citation
from variorum.trace.dependence.direction import directed
from variorum.trace.dependence.edits import edits
from variorum.trace.dependence.error_sides import sides
from variorum.trace.dependence.kinds import common, copied
from variorum.trace.dependence.quote_lifting import (
    both_name,
    had_alike,
    had_from,
    lifted,
    names_narrative,
    names_other,
    quoting_side,
)
from variorum.trace.dependence.retold import Retold, rewritten
from variorum.trace.dependence.shared_errors import TELLING, Slip, shared_odd_names, shared_slips
from variorum.trace.dependence.unlike import frames, unlike
from variorum.trace.matching.align import Piece, pieces
from variorum.trace.matching.diagonals import Run
from variorum.trace.matching.weight import weight
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import BOILERPLATE, LABELS, NARRATIVE, Tokens

# Kind → the sentence that `why` begins with. It says what the two reports are to each other.
SAID = {
    SharedKind.COPY: "one text with cosmetic edits",
    SharedKind.TRIMMED: "one is a cut of the other",
    SharedKind.UPDATE: "two versions of one text",
    SharedKind.EXCERPT: "one holds passages of the other",
    SharedKind.SHARED_QUOTE: "only quotations, statements or posts stand in both",
    SharedKind.BOILERPLATE: "only captions or the page's own lines stand in both",
}

# Labels of what a standing note may be made of. A note that says "we" is labelled as a statement.
PRINTED = {NARRATIVE, BOILERPLATE, LABELS.index(Label.STATEMENT)}
# The sentence in `why` for a template.
STANDING = "the rest tells of unlike events: what stands in both is a template, a footer or a standing note"


class Weighed(NamedTuple):
    """What weighing a pair gives. `pair`: what the two share; None where that is no more than phrases. `apart`:
    whether the rest of the two reports tells of unlike events.
    """

    pair: SharedText | None
    apart: bool


class Origin(NamedTuple):
    """Whose words the shared pieces are.

    `labelled`: each piece with the number of its label in LABELS. `quoted`: for each side, the shingles that it has in quotation
    marks and the other writes itself. `third`: the name of an outlet that both have words from. `is_lifted`: whether one prints
    the other's words in quotation marks, or both have a third's.
    """

    labelled: list[tuple[Piece, int]]
    quoted: tuple[int, int]
    third: str | None
    is_lifted: bool


def shared_text(
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    found: Sequence[Run],
    settings: TraceSettings,
    *,
    through: Report | None = None,
) -> Weighed:
    """What two reports share, whether one depends on the other, of which kind the pair is, and who has it from whom. The pair is None where they
    only happen to use the same phrases.

    `found`: the runs of words that both have. `through`: the report from which both have them, if that was found.
    """
    shared_pieces = _pieces_of(found, tokens, settings)
    slips = shared_slips(shared_pieces, reports, tokens)
    if _no_more_than_a_phrase(shared_pieces, slips, reports, cites, settings):
        return Weighed(None, apart=False)
    # 1. whose words are they?
    origin = _origin(shared_pieces, reports, tokens, cites, settings)
    labelled = origin.labelled
    narrative = [piece for piece, label in labelled if label == NARRATIVE]
    # 2. does one depend on the other, by its words or as a rewrite?
    dependent = (
        origin.is_lifted
        or through is not None
        or had_from(shared_pieces, reports, tokens, cites, settings)
        or _is_enough_narrative(narrative, slips, reports, tokens, cites, settings)
    )
    rewrites = () if dependent else rewritten(reports, tokens, cites, settings)
    dependent = dependent or bool(rewrites)
    # 3. do they tell of unlike events? Then what they share is a template, and neither depends on the other
    are_unlike = _are_of_unlike_events(labelled, reports, tokens, cites, dependent, settings)
    is_template = are_unlike and dependent and frames(narrative, tokens)
    if is_template:
        dependent, narrative = False, []
        labelled = [(piece, BOILERPLATE if label == NARRATIVE else label) for piece, label in labelled]
    # 4. of which kind is the pair?
    shares = _share(narrative, tokens[0], 0), _share(narrative, tokens[1], 1)
    if dependent:
        is_quoted = origin.is_lifted or through is not None or bool(rewrites)
        one_wire = _credit_one_agency(reports)
        kind = copied(shared_pieces, tokens, shares, settings, quoted=is_quoted, one_wire=one_wire)
    elif (common_kind := common(labelled, settings)) is not None:
        kind = common_kind
    else:
        return Weighed(None, are_unlike)
    # 5. who has it from whom, and what was changed on the way?
    spans = tuple(_span(piece, label, tokens) for piece, label in labelled)
    direction, reasons, found_edits = Direction.UNDECIDED, tuple[str, ...](), tuple[Edit, ...]()
    if dependent:
        found_edits = edits(shared_pieces, reports, tokens, settings)
        slips = (*slips, *shared_odd_names(narrative, reports, tokens))
        left, right = sides(reports, cites, origin.quoted, shares, spans, found_edits)
        common_source = _third_in_words(origin.third, both_name(reports, cites) if rewrites else None)
        direction, reasons = directed(left, right, kind, settings, third=common_source, through=through)
    # 6. the reasons in words, and the record
    why = (
        *_why(kind, labelled, narrative, shares),
        *([STANDING] if is_template else ()),
        *_rewrite_in_words(rewrites, reports[0]),
        *_slip_in_words(slips, reports[0], dependent),
        *reasons,
    )
    pair = SharedText(
        left=reports[0].id,
        right=reports[1].id,
        kind=kind,
        dependent=dependent,
        left_share=shares[0],
        right_share=shares[1],
        spans=spans,
        direction=direction,
        why=why,
        edits=found_edits,
    )
    return Weighed(pair, are_unlike)


def _origin(
    shared_pieces: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> Origin:
    """Whose words the shared pieces are, and whether one report prints the other's words in quotation marks."""
    quoted = lifted(shared_pieces, reports, tokens, cites, settings)
    third = had_alike(shared_pieces, reports, tokens, cites, settings)
    is_lifted = max(quoted) >= settings.lifted_grams or third is not None
    labelled = [(piece, _label(piece, is_lifted)) for piece in shared_pieces]
    return Origin(labelled, quoted, third, is_lifted)


def _pieces_of(
    found: Sequence[Run], tokens: tuple[Tokens, Tokens], settings: TraceSettings
) -> tuple[Piece, ...]:
    """The runs cut into pieces, each with its label on either side. A single short run of narrative, as half of the
    pairs of a large set have, need not be cut.
    """
    if len(found) == 1 and _is_plain(found[0], tokens) and found[0].length < settings.phrase:
        return (Piece(*found[0], NARRATIVE, NARRATIVE),)
    return tuple(pieces(found, *tokens))


def _is_enough_narrative(
    narrative: Sequence[Piece],
    slips: Sequence[Slip],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> bool:
    """Whether the shared narrative weighs enough to say that one report depends on the other. Slips that both have
    add to the weight; less is needed where one names the other as its source.
    """
    weighed = weight(narrative, tokens, settings)
    weighed += settings.slip_weight * _count_telling_slips(slips, narrative, tokens[0])
    cited = names_narrative(narrative, reports, tokens, cites, settings)
    return weighed >= (settings.cited_weight if cited else settings.dependent_weight)


def _is_plain(run: Run, tokens: tuple[Tokens, Tokens]) -> bool:
    """Whether all words of the run are narrative in both reports."""
    return all(
        (text.labels[first : first + run.length] == NARRATIVE).all()
        for text, first in zip(tokens, (run.left, run.right), strict=True)
    )


def _no_more_than_a_phrase(
    pieces: Sequence[Piece],
    slips: Sequence[Slip],
    reports: tuple[Report, Report],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> bool:
    """Whether what two reports share can at once be dismissed: only short runs, which together weigh too little. Most
    pairs of a large set are so, and are spared everything slower.

    Words that are narrative in both are dismissed. So are words that one has as narrative and the other in a
    quotation or statement, unless one report names the other: a hundred reports may print such a phrase, and it is no
    statement that they share.
    """
    # slips that nobody makes twice by chance weigh as much as words
    telling = sum(slip.what in TELLING for slip in slips)
    most = sum(piece.length for piece in pieces) + settings.slip_weight * telling
    if most >= settings.dependent_weight or any(piece.length >= settings.phrase for piece in pieces):
        return False
    # plain narrative on both sides
    if all(piece.left_label == piece.right_label == NARRATIVE for piece in pieces):
        return True
    # narrative on one side at least, and neither names the other
    return all(NARRATIVE in {p.left_label, p.right_label} for p in pieces) and not names_other(reports, cites)


def _are_of_unlike_events(
    labelled: Sequence[tuple[Piece, int]],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    dependent: bool,
    settings: TraceSettings,
) -> bool:
    """Whether the two tell of unlike events. Asked only of pairs that are dependent or share enough outside quotation
    marks; False where one names the other as its source, since it then writes of the same.
    """
    printed = [piece for piece, label in labelled if label in PRINTED]
    # to compare the rest of two reports is slow, so it is not asked of every pair
    asked = dependent or sum(printed_piece.length for printed_piece in printed) >= settings.least_standing
    if not asked or names_other(reports, cites):
        return False
    return unlike(printed, reports, tokens, settings)


def _credit_one_agency(reports: tuple[Report, Report]) -> bool:
    left, right = (report.credit for report in reports)
    return bool(left and right and is_agency(left) and outlet_key(left) == outlet_key(right))


def _count_telling_slips(slips: Sequence[Slip], narrative: Sequence[Piece], text: Tokens) -> int:
    """How many slips of a telling sort (TELLING) stand in narrative."""
    places = [(text.starts[piece.left], text.ends[piece.left + piece.length - 1]) for piece in narrative]
    return sum(
        slip.what in TELLING and any(start <= slip.start < end for start, end in places) for slip in slips
    )


def _slip_in_words(slips: Sequence[Slip], left: Report, dependent: bool) -> Iterator[str]:
    """In words, the first slip that both have, and how many more there are; nothing where there is none."""
    for slip in slips[:1]:
        more = f", and {len(slips) - 1} more slips" if len(slips) > 1 else ""
        says = "copied, not written twice" if dependent else "one hand typed what both print"
        yield f"the same slip stands in both: “{left.text[slip.start : slip.end]}” ({slip.what}{more}): {says}"


def _rewrite_in_words(again: Sequence[Retold], left: Report) -> Iterator[str]:
    """In words, the sentence that is most alike, as the left has it, and how many more there are; nothing where there is none."""
    for sentence in again[:1]:
        more = f", and {len(again) - 1} more" if len(again) > 1 else ""
        yield f"told in the same words and order by both: “{left.text[slice(*sentence.left)]}”{more}"


def _third_in_words(quoted: str | None, retold: str | None) -> str | None:
    """In words, why both have it from a third outlet; None where they do not. `quoted`: an outlet that both have quotations from;
    `retold`: one that both name beside sentences told alike; None: there is none.
    """
    if quoted:
        return f"both name {quoted} beside words that one quotes and the other prints as its own"
    return f"both name {retold} and tell what it says in the same words" if retold else None


def _label(piece: Piece, lifts: bool) -> int:
    """The label of a shared piece. Narrative where both have it as narrative, or (with `lifts`) where one quotes the
    other's narrative; else the label of the side on which it is no narrative (the left one, if it is none on both).
    """
    if lifts and quoting_side(piece) is not None:
        return NARRATIVE
    return piece.right_label if piece.left_label == NARRATIVE else piece.left_label


def _share(narrative: Sequence[Piece], text: Tokens, side: int) -> float:
    """How much of one side's narrative is shared, 0 to 1. What that side quotes of the other's narrative counts as well."""
    own = int(np.count_nonzero(text.labels == NARRATIVE))
    own += sum(p.length for p in narrative if (p.left_label, p.right_label)[side] != NARRATIVE)
    return round(sum(p.length for p in narrative) / own, 3) if own else 0.0


def _why(
    kind: SharedKind,
    labelled: Sequence[tuple[Piece, int]],
    narrative: Sequence[Piece],
    shares: tuple[float, float],
) -> Iterator[str]:
    """In words, why the pair is of its kind: how much narrative stands in both, and which shared words do not count."""
    # the sentence for the kind
    yield SAID[kind]
    if narrative:
        words = sum(piece.length for piece in narrative)
        longest = max(piece.length for piece in narrative)
        share, other_share = shares
        yield (
            f"{words} words of narrative stand in both ({share:.0%} of one, {other_share:.0%} of the other), "
            f"the longest run {longest} words"
        )
    other_words = sum(piece.length for piece, label in labelled if label != NARRATIVE)
    if other_words:
        kinds = sorted({LABELS[label].value for _, label in labelled if label != NARRATIVE})
        yield f"{other_words} more shared words do not count: {', '.join(kinds)}"


def _span(piece: Piece, label: int, tokens: tuple[Tokens, Tokens]) -> SharedSpan:
    """The piece as a SharedSpan: pieces count words, spans characters."""
    left, right = tokens
    return SharedSpan(
        left_start=int(left.starts[piece.left]),
        left_end=int(left.ends[piece.left + piece.length - 1]),
        right_start=int(right.starts[piece.right]),
        right_end=int(right.ends[piece.right + piece.length - 1]),
        label=LABELS[label],
    )
