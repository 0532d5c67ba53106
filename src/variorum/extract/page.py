"""An HTML page: the body as the libraries choose it, laid on the page's own text nodes, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from variorum.extract.body import library_paragraphs, locate, second_opinion
from variorum.extract.captions import caption_lines
from variorum.extract.cues import byline_findings, credit_findings, date_findings, dateline_finding
from variorum.extract.doubts import agreement, page_doubts
from variorum.extract.draft import Draft
from variorum.extract.entries import LONGEST_STAMP, entries
from variorum.extract.flat import Flat, Line, flatten
from variorum.extract.furniture import asks_for_money, closes, word_count
from variorum.extract.head import Head
from variorum.extract.language import language
from variorum.extract.notices import notice
from variorum.extract.refine import (
    HEADINGS,
    NOT_BODY,
    best_lines,
    cleaned,
    completed,
    hulls,
    sentence_like,
    usual,
)
from variorum.extract.refusing import Refused, crowded
from variorum.extract.region import Region, Regions
from variorum.extract.scripts import in_scripts
from variorum.extract.settings import ExtractSettings
from variorum.extract.source import Piece
from variorum.records import BlockKind, Capture, Finding, Reason

INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# How many lines above the first paragraph are looked at for headline, standfirst and byline.
ABOVE = 40
# How many below the headline may be dates and bylines, where a teaser above it is taken for the first paragraph.
BELOW = 8
# A page of which more is links is a list of links.
LINKS = 0.6
# And how many above the headline for a picture.
BEFORE = 6


def parse_page(text: str) -> Any:
    """The tree that every path in `Segment.node` is of: comments and processing instructions left out. None where there
    is nothing to parse.
    """
    options: dict[str, Any] = {
        "collect_ids": False,
        "default_doctype": False,
        "encoding": "utf-8",
        "remove_comments": True,
        "remove_pis": True,
    }
    content = INVALID.sub(" ", text).encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(**options))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@dataclass(slots=True)
class Layout:
    """What the lines of one page are."""

    flat: Flat
    regions: Regions
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)
    said_at: dict[int, str] = field(default_factory=dict)

    def mark(self, line: Line, kind: BlockKind) -> None:
        self.kinds[line.number] = kind
        self.stretches.setdefault(line.number, (line.start, line.end))

    def pieces(self) -> Iterator[Piece]:
        for number in sorted(self.kinds):
            line = self.flat.lines[number]
            start, end = self.stretches[number]
            runs = tuple(self.flat.runs(line, start - line.start, end - line.start))
            yield Piece(kind=self.kinds[number], runs=runs, said_at=self.said_at.get(number))


def draft_page(text: str, capture: Capture, settings: ExtractSettings) -> Draft:
    crowded(text, capture, settings)
    root = parse_page(text)
    if root is None:
        return Draft(cut=_cut_off(text))
    # While somebody holds the elements, walking the tree again makes no new ones: a third of the time of a walk.
    elements = list(root.iter())
    if len(elements) > settings.max_elements:
        detail = f"It has {len(elements):,} elements; a page of up to {settings.max_elements:,} is read."
        raise Refused(capture, Reason.TOO_LARGE, detail)
    body = root.find("body")
    flat = flatten(root if body is None else body)
    if flat.depth > settings.max_depth:
        detail = f"Its elements are nested more than {settings.max_depth} deep, as no page of news is."
        raise Refused(capture, Reason.TOO_DEEP, detail)
    head = Head(root)
    layout = Layout(flat, Regions())
    second = second_opinion(text)
    dropped, rescued = _body(layout, root, second, settings)
    h1 = _headline(layout, head)
    _captions(layout)
    _above(layout, head)
    _notices(layout)
    findings = _findings(layout, head, h1)
    _entries(layout)
    pieces = tuple(layout.pieces())
    said = "".join(flat.lines[n].key for n, k in layout.kinds.items() if k is BlockKind.PARAGRAPH)
    if not said:
        pieces += tuple(in_scripts(root))
    cut = _cut_off(text)
    del elements
    doubts = page_doubts(said, second, head)
    if rescued:
        doubts = ("the body library found nothing; this is the best run of sentences on the page", *doubts)
    if not said and len(pieces) > 1:
        doubts = ("the text stands only in a script of the page, which a browser would run", *doubts)
    return Draft(
        pieces=pieces,
        findings=tuple(findings),
        dropped=tuple(flat.lines[n].text for n in dropped),
        lines=tuple(line.text for line in flat.lines),
        doubts=(f"the file breaks off: {cut}", *doubts) if cut else doubts,
        paywalled=head.paywalled() or _asks(layout),
        listing=_listing(flat, head),
        cut=cut,
    )


def _body(layout: Layout, root: Any, second: str, settings: ExtractSettings) -> tuple[list[int], bool]:
    """Marks the body; gives the lines that were dropped from the library's choice, and whether it had to be rescued.

    Ranked: the library's own algorithm; where a second extractor disagrees, all of the library's algorithms; where
    these find nothing, the best run of sentences on the page.
    """
    flat, regions = layout.flat, layout.regions
    chosen, dropped = _choice(layout, root, fast=True)
    if agreement("".join(flat.lines[n].key for n in sorted(chosen)), second) < settings.agreement:
        chosen, dropped = _choice(layout, root, fast=False)
    rescued = not any(sentence_like(flat.lines[n]) for n in chosen)
    if rescued:
        chosen = best_lines(flat, regions) or chosen
    for number, stretch in chosen.items():
        line = flat.lines[number]
        layout.stretches[number] = stretch
        layout.kinds[number] = BlockKind.SUBHEAD if line.block.tag in HEADINGS else BlockKind.PARAGRAPH
    return dropped, rescued and bool(chosen)


def _choice(layout: Layout, root: Any, *, fast: bool) -> tuple[dict[int, tuple[int, int]], list[int]]:
    flat, regions = layout.flat, layout.regions
    chosen = hulls(locate(library_paragraphs(root, fast=fast), flat), flat)
    return cleaned(completed(chosen, flat, regions), flat)


def _cut_off(text: str) -> str | None:
    """How the page breaks off, None where it does not: a page that was received whole closes its last tag."""
    end = text.rstrip()
    if "</html" in end[-400:].lower() or "</body" in end[-400:].lower():
        return None
    if end.rfind("<") > end.rfind(">"):
        return "in the middle of a tag"
    if end.lower().rfind("<script") > end.lower().rfind("</script"):
        return "in the middle of a script"
    return None


def _asks(layout: Layout) -> bool:
    """Whether a short line near the body asks to subscribe or log in to read on."""
    body = [n for n, kind in layout.kinds.items() if kind is BlockKind.PARAGRAPH]
    first, last = min(body, default=0), max(body, default=0)
    near = layout.flat.lines[max(0, first - 4) : last + 12]
    return any(len(line.key) < 260 and asks_for_money(line.text) for line in near)


def _listing(flat: Flat, head: Head) -> str | None:
    """Why the page looks like a list of links, None where it does not or says that it is an article."""
    said = head.is_article()
    if said:
        return None
    linked = sum(len(node.text) for line in flat.lines for node in line.nodes if node.linked)
    total = sum(len(node.text) for line in flat.lines for node in line.nodes)
    share = linked / max(1, total)
    if said is False:
        return "it says of itself that it is no article"
    return f"{share:.0%} of its text is links" if share > LINKS and total > 500 else None


def _headline(layout: Layout, head: Head) -> str | None:
    """Marks the headline as the reader sees it: the last h1 above the body, or the line that says what metadata call
    the title. Gives its words.
    """
    lines = layout.flat.lines
    first = min(layout.kinds, default=len(lines))
    titles = {_key(f.value) for f in head.findings(None) if f.field == "title"}
    titles.discard("")
    same = [line for line in lines if _is_one_of(line, titles)]
    heads = [line for line in lines if line.block.tag == "h1" or _in_h1(line)]
    above = [line for line in heads if line.number <= first + 3] or heads
    best = next((line for line in heads if line in same), None) or (above[-1] if above else None)
    if best is None:
        best = next((line for line in same if line.number <= first + 1), None)
    for line in same:
        if line is not best and line.number in layout.kinds:
            del layout.kinds[line.number]
    if best is None:
        return None
    layout.mark(best, BlockKind.HEADLINE)
    return best.text


def _in_h1(line: Line) -> bool:
    return next(line.block.iterancestors("h1"), None) is not None


def _captions(layout: Layout) -> None:
    paragraphs = [n for n, kind in layout.kinds.items() if kind is BlockKind.PARAGRAPH]
    if not paragraphs:
        return
    flat, regions = layout.flat, layout.regions
    held = usual(paragraphs, flat, regions)
    headline = next((n for n, kind in layout.kinds.items() if kind is BlockKind.HEADLINE), paragraphs[0])
    first, last = max(0, min(headline, min(paragraphs)) - BEFORE), max(paragraphs) + 3
    foreign = Region.FURNITURE & ~held
    for number, credit in caption_lines(flat, regions, first=first, last=last, foreign=foreign):
        kind = layout.kinds.get(number)
        named = regions.of(flat.lines[number].block) & (Region.CAPTION | Region.FIGURE)
        if kind is BlockKind.HEADLINE or (
            kind is BlockKind.PARAGRAPH
            and not named
            and closes(flat.lines[number].text)
            and word_count(flat.lines[number].text) > 30
        ):
            continue
        layout.mark(flat.lines[number], BlockKind.CREDIT if credit else BlockKind.CAPTION)


def _above(layout: Layout, head: Head) -> None:
    """Standfirst: what stands between headline and body under a name for it, or says what metadata call the description."""
    first = min((n for n, kind in layout.kinds.items() if kind is BlockKind.PARAGRAPH), default=0)
    start = next((n for n, kind in layout.kinds.items() if kind is BlockKind.HEADLINE), max(0, first - ABOVE))
    described = {
        _key(v)
        for name in ("description", "og:description", "twitter:description")
        for v in head.meta.get(name, ())
    }
    held = layout.regions.of(layout.flat.lines[first].block) if layout.flat.lines else Region.NONE
    for line in layout.flat.lines[start + 1 : first]:
        if line.number in layout.kinds or word_count(line.text) < 4:
            continue
        region = layout.regions.of(line.block)
        named = region & Region.STANDFIRST and not region & (NOT_BODY | Region.BYLINE) & ~held
        if (named and word_count(line.text) >= 6 and line.link_share() < 0.5) or _is_one_of(line, described):
            layout.mark(line, BlockKind.STANDFIRST)


def _notices(layout: Layout) -> None:
    for number, kind in layout.kinds.items():
        if kind is not BlockKind.PARAGRAPH:
            continue
        layout.kinds[number] = notice(layout.flat.lines[number].text) or kind


def _entries(layout: Layout) -> None:
    body = [n for n, kind in layout.kinds.items() if kind is BlockKind.PARAGRAPH]
    if not body:
        return
    near = layout.flat.lines[max(0, min(body) - 3) : max(body)]
    short = {line.number: line.text for line in near if len(line.key) <= LONGEST_STAMP}
    for number, stamp in entries(short, body).items():
        layout.kinds[number] = BlockKind.ENTRY
        layout.said_at[number] = stamp


def _findings(layout: Layout, head: Head, h1: str | None) -> list[Finding]:
    flat, regions = layout.flat, layout.regions
    found = list(head.findings(h1))
    outlet = next((f.value for f in found if f.field == "outlet"), None)
    paragraphs = [
        flat.lines[n].text for n, kind in sorted(layout.kinds.items()) if kind is BlockKind.PARAGRAPH
    ]
    report = "\n".join(paragraphs)
    first = min((n for n, kind in layout.kinds.items() if kind is BlockKind.PARAGRAPH), default=0)
    headline = next((n for n, kind in layout.kinds.items() if kind is BlockKind.HEADLINE), first)
    above = flat.lines[max(0, min(first, headline) - ABOVE) : max(first, headline + BELOW)]
    pictures = (BlockKind.CAPTION, BlockKind.CREDIT)
    above = [line for line in above if layout.kinds.get(line.number) not in pictures]
    people, house = head.authors(outlet)
    found += [*people, *(() if people else byline_findings(above)), *house]
    found += date_findings([line.text for line in above], found, root=head.root)
    found += dateline_finding(paragraphs[:3], report)
    found += credit_findings(flat, regions, layout.kinds, found, outlet)
    spoken = language(report)
    if spoken:
        found.append(Finding(field="language", value=spoken, where="text"))
    return found


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_one_of(line: Line, keys: set[str]) -> bool:
    """Whether a line says one of `keys`. Marks are a tenth of a line at most, so that most lines need no look."""
    size = len(line.key)
    near = any(len(key) <= size <= len(key) * 1.1 + 8 for key in keys)
    return near and _key(line.key) in keys
