"""The first step of a cascade: the fast extractor's choice, and the signs by which it is the body.

Words used here. Chosen: number of a line → the stretch of it that is taken. Kin: lines that stand in the page as most
sentences of the choice do. Foreign: regions that are no body. Lead: the sentences from the headline to the first line
of the main kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from variorum.extract.blocks.layout import Layout
from variorum.extract.dom.flat import Line
from variorum.extract.html.refine import NOT_BODY, Kin, best_lines, sentence_like, usual
from variorum.extract.settings import ExtractSettings

Chosen = dict[int, tuple[int, int]]


class Signs(NamedTuple):
    """What speaks against a choice of the fast extractor, each a number of characters.

    `size`: how many characters the choice has.
    `apart`: sentences of the fast extractor that stand apart from the body.
    `mixed`: sentences inside the body that stand in the page otherwise than most.
    `open`: sentences near the body that were not chosen.
    `gaps`: lines inside the body that are no sentences and were not chosen.
    """

    size: int
    apart: int
    mixed: int
    open: int
    gaps: int

    def sure(self, doubts: tuple[float, float, float, float], settings: ExtractSettings) -> bool:
        """Whether the fast extractor's choice is large enough, and each sign against it small enough. `doubts`: for
        each sign (apart, mixed, open, gaps), how large it may be as a share of the choice.
        """
        apart, mixed, opened, gaps = doubts
        return (
            self.size >= settings.quick_size
            and self.apart <= apart * self.size
            and self.mixed <= mixed * self.size
            and self.open <= opened * self.size
            and self.gaps <= gaps * self.size
        )


def trimmed(chosen: Chosen, layout: Layout, settings: ExtractSettings) -> tuple[Chosen, Signs]:
    """The fast extractor's choice, cut down to the body, with the signs of how sure that is.

    The choice usually holds more than the body (recall .97, precision .90 on 216 pages). Most of its sentences lie in elements of one
    kind. Kept are the lines from the first to the last one of that kind, and the sentences that lead from the headline to them.
    """
    flat, regions = layout.flat, layout.regions
    foreign = NOT_BODY & ~usual(chosen, flat, regions)

    def own(line: Line) -> bool:
        return not regions.of(line.block) & foreign

    own_lines = [line for line in (flat.lines[number] for number in sorted(chosen)) if own(line)]
    sentences = [line for line in own_lines if sentence_like(line, settings)]
    kin = Kin(sentences)
    main_kind = {line.number for line in own_lines if kin.has(line)}
    # from the first to the last line of the main kind: the body begins and ends with a paragraph or a sentence, not with a label
    ends = [
        line.number
        for line in own_lines
        if line.number in main_kind and (line.block.tag == "p" or sentence_like(line, settings))
    ]
    if not ends:
        return {}, Signs(0, 0, 0, 0, 0)
    first, last = ends[0], ends[-1]
    leading = set(_lead(sentences, first, layout, kin))
    kept = {
        line.number: chosen[line.number]
        for line in own_lines
        if first <= line.number <= last or line.number in leading
    }
    # what of the lines near by was not chosen
    near = flat.lines[max(0, first - settings.left_out_reach) : last + settings.left_out_reach]
    missed = [
        line
        for line in near
        if line.number not in kept
        and (first < line.number < last or sentence_like(line, settings))
        and own(line)
    ]
    return kept, Signs(
        size=_size(line for line in own_lines if line.number in kept),
        # sentences outside the body; sentences inside it that stand otherwise; sentences that were missed; other words missed
        apart=_size(line for line in sentences if line.number not in kept),
        mixed=_size(
            line for line in sentences if first <= line.number <= last and line.number not in main_kind
        ),
        open=_size(line for line in missed if sentence_like(line, settings)),
        gaps=_size(line for line in missed if not sentence_like(line, settings) and line.link_share() < 0.5),
    )


def settled(chosen: Chosen, signs: Signs, layout: Layout, settings: ExtractSettings) -> bool:
    """Whether the fast reading of a page is enough; if not, the slow one is asked as well. It is enough if little
    speaks against it; where somewhat more does, only if it is nearly the same as the densest run of sentences on the
    page.
    """
    if signs.sure(settings.quick_doubts, settings):
        return True
    return signs.sure(settings.quick_doubts_agreed, settings) and (
        _jaccard(chosen, best_lines(layout.flat, layout.regions, settings), layout) >= settings.quick_density
    )


def _jaccard(one: Chosen, other: Chosen, layout: Layout) -> float:
    """How alike two choices are, by their characters: those in both divided by those in either (Jaccard)."""
    lines = layout.flat.lines
    either = _size(lines[n] for n in one.keys() | other.keys())
    return _size(lines[n] for n in one.keys() & other.keys()) / max(1, either)


def _lead(sentences: list[Line], first: int, layout: Layout, kin: Kin) -> Iterator[int]:
    """Numbers of the sentences between the nearest h1 above line `first` and that line. The first paragraph often has
    a class name of its own, and would be missed without this.
    """
    top = max((line.number for line in layout.flat.lines[:first] if line.block.tag == "h1"), default=first)
    return (line.number for line in sentences if top < line.number < first and kin.inside(line))


def _size(lines: Iterator[Line]) -> int:
    return sum(len(line.key) for line in lines)
