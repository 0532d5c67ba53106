"""An HTML page: the body as the libraries choose it, laid on the page's own text nodes, with what stands around it."""

from __future__ import annotations

from typing import Any

from variorum.extract.body import library_paragraphs, locate, second_opinion
from variorum.extract.cues import byline_findings, credit_findings, date_findings, dateline_finding
from variorum.extract.doubts import agreement, page_doubts
from variorum.extract.draft import Draft
from variorum.extract.flat import flatten
from variorum.extract.head import Head
from variorum.extract.language import language
from variorum.extract.layout import Layout, parse_page
from variorum.extract.parts import above, captions, headline, live, notices
from variorum.extract.refine import HEADINGS, best_lines, cleaned, completed, hulls, sentence_like
from variorum.extract.refusing import Refused, crowded
from variorum.extract.region import Regions
from variorum.extract.scripts import in_scripts
from variorum.extract.settings import ExtractSettings
from variorum.extract.signs import asks, cut_off, listing
from variorum.records import BlockKind, Capture, Finding, Reason


def draft_page(text: str, capture: Capture, settings: ExtractSettings) -> Draft:
    crowded(text, capture, settings)
    root = parse_page(text)
    if root is None:
        return Draft(cut=cut_off(text))
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
    head = Head(root, settings)
    layout = Layout(flat, Regions(settings), settings)
    second = second_opinion(text)
    dropped, rescued = _body(layout, root, second, settings)
    h1 = headline(layout, head)
    captions(layout, settings)
    above(layout, head, settings)
    notices(layout, settings)
    findings = _findings(layout, head, h1, settings)
    live(layout, head, settings)
    pieces = tuple(layout.pieces())
    said = "".join(flat.lines[n].key for n, k in layout.kinds.items() if k is BlockKind.PARAGRAPH)
    if not said:
        pieces += tuple(in_scripts(root, settings))
    cut = cut_off(text)
    del elements
    doubts = page_doubts(said, second, head, settings)
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
        paywalled=head.paywalled() or asks(layout),
        listing=listing(flat, head, settings),
        cut=cut,
    )


def _body(layout: Layout, root: Any, second: str, settings: ExtractSettings) -> tuple[list[int], bool]:
    """Marks the body; gives the lines that were dropped from the library's choice, and whether it had to be rescued.

    Ranked: the library's own algorithm; where a second extractor disagrees, all of the library's algorithms; where
    these find nothing, the best run of sentences on the page.
    """
    flat, regions = layout.flat, layout.regions
    chosen, dropped = _choice(layout, root, settings, fast=True)
    if agreement("".join(flat.lines[n].key for n in sorted(chosen)), second, settings) < settings.agreement:
        chosen, dropped = _choice(layout, root, settings, fast=False)
    rescued = not any(sentence_like(flat.lines[n], settings) for n in chosen)
    if rescued:
        chosen = best_lines(flat, regions, settings) or chosen
    for number, stretch in chosen.items():
        line = flat.lines[number]
        layout.stretches[number] = stretch
        layout.kinds[number] = BlockKind.SUBHEAD if line.block.tag in HEADINGS else BlockKind.PARAGRAPH
    return dropped, rescued and bool(chosen)


def _choice(
    layout: Layout, root: Any, settings: ExtractSettings, *, fast: bool
) -> tuple[dict[int, tuple[int, int]], list[int]]:
    flat, regions = layout.flat, layout.regions
    chosen = hulls(locate(library_paragraphs(root, fast=fast), flat, settings), flat)
    return cleaned(completed(chosen, flat, regions, settings), flat, settings)


def _findings(layout: Layout, head: Head, h1: str | None, settings: ExtractSettings) -> list[Finding]:
    flat, regions = layout.flat, layout.regions
    found = list(head.findings(h1))
    outlet = next((f.value for f in found if f.field == "outlet"), None)
    body = layout.paragraphs()
    paragraphs = [flat.lines[n].text for n in body]
    report = "\n".join(paragraphs)
    first = body[0] if body else 0
    title = layout.headline()
    top = first if title is None else title
    low = max(0, min(first, top) - settings.lines_above)
    pictures = (BlockKind.CAPTION, BlockKind.CREDIT)
    around = flat.lines[low : max(first, top + settings.lines_below)]
    around = [line for line in around if layout.kinds.get(line.number) not in pictures]
    people, house = head.authors(outlet)
    found += [*people, *(() if people else byline_findings(around, settings)), *house]
    found += date_findings(
        [line.text for line in around], found, settings, window=head.window, root=head.root
    )
    found += dateline_finding(paragraphs[: settings.dateline_within], report)
    found += credit_findings(flat, regions, layout.kinds, found, outlet, settings)
    spoken = language(report, settings)
    if spoken:
        found.append(Finding(field="language", value=spoken, where="text"))
    return found
