"""Corrects the library's choice of the body: adds sentences that it missed beside its own, and drops lines that belong to the page.

Words used here. Chosen: number of a line → (start, end) of what is taken of it in the page's stream. Kin: lines that
stand in the page as much of the chosen text does. Signature: where a line stands: its tag, class names and parent.
Foreign: regions of the page (menus, comments) in which the report's own text does not stand. Nameless: an element
without class and id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from variorum.extract.boilerplate.furniture import closes, is_furniture
from variorum.extract.dom.flat import Flat, Line
from variorum.extract.dom.region import Region, Regions
from variorum.extract.dom.runs import best_run
from variorum.extract.html.body import Span
from variorum.extract.settings import ExtractSettings

# Elements of headings.
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Parts of a page that are never body.
NOT_BODY = Region.FURNITURE | Region.CAPTION | Region.CREDIT


def hulls(spans: Iterable[Span], flat: Flat) -> dict[int, tuple[int, int]]:
    """Number of a line → the stretch of the page's text that is taken from that line: from the first span in it to
    the last, or the whole line if the spans are at least half of it.
    """
    # line → (first start, last end, characters) of its spans
    spans_of_line: dict[int, tuple[int, int, int]] = {}
    for span in spans:
        first, last, characters = spans_of_line.get(span.line, (span.start, span.end, 0))
        spans_of_line[span.line] = (
            min(first, span.start),
            max(last, span.end),
            characters + span.end - span.start,
        )
    stretch_of_line = {}
    for number, (start, end, size) in spans_of_line.items():
        line = flat.lines[number]
        is_mostly_taken = size * 2 >= len(line.key)
        stretch_of_line[number] = (line.start, line.end) if is_mostly_taken else (start, end)
    return stretch_of_line


def sentence_like(line: Line, settings: ExtractSettings) -> bool:
    """Whether a line reads as a sentence: it ends like one, has enough words, and is mostly no link."""
    return closes(line.text) and line.words >= settings.page_sentence_words and line.link_share() < 0.5


def signature(line: Line) -> tuple[Any, ...]:
    """What two lines must share to count as siblings: the parent element or, where the block has names, the names of block and parent."""
    block = line.block
    parent = block.getparent()
    named = block.get("class") or ""
    return (block.tag, named, parent if parent is not None else block)


class Kin:
    """Tells which lines stand in the page as a quarter or more of some given text does: under the same parent, or
    under the same class names in one article.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Weighs parents and class names by how much of the given text is in them; strong ones have a quarter or more."""
        weights: Counter[Any] = Counter()
        weights_of_names: Counter[tuple[str, str, str, str]] = Counter()
        for line in lines:
            weights[signature(line)] += len(line.key)
            weights_of_names[_names(line)] += len(line.key)
        total = sum(weights.values())
        # weight * 4 >= total: a quarter or more
        self._strong = {key for key, weight in weights.items() if weight * 4 >= total}
        self._named = {
            key for key, weight in weights_of_names.items() if weight * 4 >= total and (key[1] or key[3])
        }
        # What stands in no element of its own, in the element that holds the paragraphs.
        self.holders = {key[2] for key in self._strong}
        # the article element around the place with most text
        self._fence = _article_around(weights.most_common(1)[0][0][2]) if weights else None

    def has(self, line: Line) -> bool:
        """Whether the line has the parent, or the class names in one article, that a quarter or more of the given text has."""
        return (
            line.block in self.holders
            or signature(line) in self._strong
            or (_names(line) in self._named and self.inside(line))
        )

    def inside(self, line: Line) -> bool:
        """Whether the line stands in the same article as most of the given lines."""
        block, fence = line.block, self._fence
        return block is fence or any(above is fence for above in block.iterancestors())


def completed(
    chosen: dict[int, tuple[int, int]], flat: Flat, regions: Regions, settings: ExtractSettings
) -> dict[int, tuple[int, int]]:
    """The lines chosen as the body, with the sentences that belong to them and that the library missed.

    `chosen` and the result: number of a line → (start, end) of what is taken of it. A sentence is added in two cases.
    Its element is a child of the element that holds the chosen paragraphs, and it lies between the first and last of
    these, or its element has neither class nor id. Or its element has the class names of the chosen ones, in the same
    article element (`Kin.has`); sentences with these names in another article are that article's. Lines in regions
    that are no body (menus, comments) are not added, unless most of the chosen text is in such regions itself.

    On 216 pages this finds what the body library leaves out after a picture or an advertisement (recall .935 to .954 on the news pages).
    """
    if not chosen:
        return {}
    kin = Kin(flat.lines[number] for number in chosen)
    # Between the paragraphs, in another kind of element.
    first_and_last = min(chosen), max(chosen)
    foreign = NOT_BODY & ~usual(chosen, flat, regions)
    completed_lines = dict(chosen)
    for line in flat.lines:
        if line.number in completed_lines or not sentence_like(line, settings):
            continue
        is_beside_chosen = line.block.getparent() in kin.holders and (
            _between(line.number, first_and_last) or _is_nameless(line)
        )
        if (is_beside_chosen or kin.has(line)) and not regions.of(line.block) & foreign:
            completed_lines[line.number] = (line.start, line.end)
    return completed_lines


def _is_nameless(line: Line) -> bool:
    return not line.block.get("class") and not line.block.get("id")


def _between(number: int, ends: tuple[int, int]) -> bool:
    return ends[0] < number < ends[1]


def best_lines(flat: Flat, regions: Regions, settings: ExtractSettings) -> dict[int, tuple[int, int]]:
    """Number of a line → the stretch of it that is taken, for the best-scoring run of sentences outside menus: what
    is left where the body library finds nothing.
    """
    scores = []
    for line in flat.lines:
        foreign = regions.of(line.block) & NOT_BODY
        count = line.words
        # one sentence counts up to a limit, so that a long one alone does not win; anything else costs
        scores.append(
            float(min(count, settings.most_for_one))
            if sentence_like(line, settings) and not foreign
            else -settings.short_costs
        )
    start, end = best_run(scores)
    return {
        number: (flat.lines[number].start, flat.lines[number].end)
        for number in range(start, end)
        if scores[number] > 0
    }


def usual(chosen: Iterable[int], flat: Flat, regions: Regions) -> int:
    """The regions, as flags, that most of the chosen text lies in. They tell nothing of a single line: on some pages
    every element is called "subscriber".
    """
    length = 0
    length_of_regions: Counter[int] = Counter()
    for number in chosen:
        line = flat.lines[number]
        length += len(line.key)
        length_of_regions[regions.of(line.block)] += len(line.key)
    usual_regions = Region.NONE
    # each region in which more than half of the text lies
    for region in (1 << bit for bit in range(max(length_of_regions, default=0).bit_length())):
        if (
            2 * sum(size for regions_of_line, size in length_of_regions.items() if regions_of_line & region)
            > length
        ):
            usual_regions |= region
    return usual_regions


def _article_around(parent: Any) -> Any:
    """The element whose lines count as of one article: the `article` element around `parent` or, on pages without
    one, the element two levels up.
    """
    for above in parent.iterancestors("article"):
        return above
    grand = parent.getparent()
    return parent if grand is None else grand


def _names(line: Line) -> tuple[str, str, str, str]:
    """(tag, class) of the line's block and of the element above it, in one tuple."""
    parent = line.block.getparent()
    above = ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(line.block.tag), line.block.get("class") or "", *above)


def cleaned(
    chosen: dict[int, tuple[int, int]], flat: Flat, settings: ExtractSettings
) -> tuple[dict[int, tuple[int, int]], list[int]]:
    """`chosen` without furniture, and the numbers of the lines that were dropped."""
    dropped = []
    kept = {}
    for number in sorted(chosen):
        line = flat.lines[number]
        share_in_links = line.link_share()
        # "Read more: …": a short line that is mostly a link, and no heading
        is_teaser = (
            share_in_links > settings.teaser_links
            and line.block.tag not in HEADINGS
            and line.words <= settings.furniture_words
        )
        if is_teaser or is_furniture(line.text, settings, linked=share_in_links):
            dropped.append(number)
        else:
            kept[number] = chosen[number]
    return kept, dropped
