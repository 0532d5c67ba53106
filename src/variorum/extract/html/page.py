"""An HTML page: the body as the libraries choose it, laid on the page's own text nodes, with what stands around it.

Words used here. Layout: the lines of a page with what each was found to be. Region: the part of a page that a line is
in (menu, caption …). Chosen: number of a line → the stretch of it that is taken. Sure: all signs speak for the fast
extractor's choice. Rescued: no library found a body. Head: meta elements and JSON-LD.
"""

from __future__ import annotations

from typing import Any

from variorum.extract.blocks.draft import Draft
from variorum.extract.blocks.entries import stamps
from variorum.extract.blocks.layout import Layout, parse_page
from variorum.extract.boilerplate.furniture import is_furniture
from variorum.extract.dom.flat import Line, flatten
from variorum.extract.dom.region import Region, Regions
from variorum.extract.dom.scripts import in_scripts
from variorum.extract.html.body import library_paragraphs, locate, quick_paragraphs
from variorum.extract.html.others import in_layers, of_others
from variorum.extract.html.parts import above, captions, headline, live, notices
from variorum.extract.html.quick import Chosen, settled, trimmed
from variorum.extract.html.refine import (
    HEADINGS,
    NOT_BODY,
    best_lines,
    cleaned,
    completed,
    hulls,
    sentence_like,
    usual,
)
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.cues import (
    address_date,
    byline_findings,
    credit_findings,
    date_findings,
    dateline_date,
    dateline_finding,
    greeting_date,
)
from variorum.extract.metadata.dates import dates
from variorum.extract.metadata.head import Head
from variorum.extract.metadata.language import language
from variorum.extract.metadata.times import PRINTED, own, time_findings
from variorum.extract.quality.doubts import agreement, page_doubts
from variorum.extract.quality.refusing import Refused, crowded
from variorum.extract.quality.signs import asks, cut_off, listing
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Capture, Certainty, Finding, Reason
from variorum.text.counts import counted
from variorum.text.stubs import BREAKS_OFF


def draft_page(text: str, capture: Capture, settings: ExtractSettings) -> Draft:
    """A page's text and findings, before it is compared with other pages of its outlet.

    Raises Refused for a page with too many elements or nested too deep.
    """
    crowded(text, capture, settings)
    root = parse_page(text)
    if root is None:
        return Draft(cut=cut_off(text))
    # While somebody holds the elements, walking the tree again makes no new ones: a third of the time of a walk.
    elements = list(root.iter())
    if len(elements) > settings.max_elements:
        detail = f"It has {len(elements):,} elements; a page of up to {settings.max_elements:,} is read."
        raise Refused(capture, Reason.TOO_LARGE, detail)
    # the lines a reader sees; refused if nested too deep
    body = root.find("body")
    flat = flatten(root if body is None else body)
    if flat.depth > settings.max_depth:
        detail = f"Its elements are nested more than {settings.max_depth} deep, as no page of news is."
        raise Refused(capture, Reason.TOO_DEEP, detail)
    head = Head(root, settings)
    layout = Layout(flat, Regions(settings), settings)
    # the body, then what stands around it
    quick = quick_paragraphs(text)
    library_text = "".join(quick)
    # lines that were left out of the body; whether only a run of sentences was found; whether the fast extractor's choice was taken
    dropped, is_rescued, is_quick_choice = _body(layout, root, quick, head, settings)
    h1 = headline(layout, head)
    captions(layout, settings)
    above(layout, head, settings)
    notices(layout, settings)
    findings = _findings(layout, head, h1, settings)
    live(layout, head, settings)
    # without paragraphs, a text in a script is taken
    pieces = tuple(layout.pieces())
    body_text = "".join(
        flat.lines[number].key
        for number, kind in layout.kinds.items()
        if kind in (BlockKind.PARAGRAPH, BlockKind.ENTRY)
    )
    if not body_text:
        pieces += tuple(in_scripts(root, settings))
    how_cut = cut_off(text)
    del elements
    # doubts, each in words
    doubts = (
        *page_doubts(body_text, library_text, head, settings),
        *(() if is_quick_choice else _left_out(layout, root, library_text, settings)),
        *head.date_doubts(),
    )
    if is_rescued:
        doubts = ("the body library found nothing; this is the best run of sentences on the page", *doubts)
    if not body_text and len(pieces) > 1:
        doubts = ("the text stands only in a script of the page, which a browser would run", *doubts)
    return Draft(
        pieces=pieces,
        findings=tuple(findings),
        dropped=tuple(flat.lines[number].text for number in dropped),
        lines=tuple(line.text for line in flat.lines),
        doubts=(f"{BREAKS_OFF}: {how_cut}", *doubts) if how_cut else doubts,
        paywalled=head.paywalled() or asks(layout),
        article=head.is_article() is True,
        listing=listing(flat, head, settings),
        cut=how_cut,
    )


def _body(
    layout: Layout, root: Any, quick: list[str], head: Head, settings: ExtractSettings
) -> tuple[list[int], bool, bool]:
    """Marks the body's lines on `layout`; gives (lines dropped, whether the body was rescued because no library found
    one, whether it is the fast extractor's choice).

    A cascade: the fast extractor's choice, if all signs speak for it; else the body library's quick algorithm; if the two disagree, all of
    the library's algorithms; if these find nothing, the best run of sentences on the page.
    """
    flat, regions = layout.flat, layout.regions
    # 1. the fast extractor; 2. the library quickly; 3. the library with all it has
    chosen, dropped, sure = _quick(layout, quick, settings)
    if not sure:
        chosen, dropped = _choice(layout, library_paragraphs(root), settings)
        said = "".join(flat.lines[n].key for n in sorted(chosen))
        if agreement(said, "".join(quick), settings) < settings.agreement:
            chosen, dropped = _choice(layout, library_paragraphs(root, fast=False), settings)
    # without other stories on the page, and layers over it
    others = [*of_others(chosen, layout, head), *in_layers(chosen, layout, settings)]
    chosen = {number: stretch for number, stretch in chosen.items() if number not in others}
    dropped = sorted({*dropped, *others})
    rescued = not any(sentence_like(flat.lines[n], settings) for n in chosen)
    if rescued:
        chosen = best_lines(flat, regions, settings) or chosen
    for number, stretch in chosen.items():
        line = flat.lines[number]
        layout.stretches[number] = stretch
        layout.kinds[number] = BlockKind.SUBHEAD if line.block.tag in HEADINGS else BlockKind.PARAGRAPH
    return dropped, rescued and bool(chosen), sure


def _quick(layout: Layout, quick: list[str], settings: ExtractSettings) -> tuple[Chosen, list[int], bool]:
    """The fast extractor's choice, the lines left out of it, and whether it is sure enough to be used without the
    slower library. Lines that it chose far from the body belong to the page, and are left out. `quick`: the paragraphs that it chose.
    """
    flat = layout.flat
    given, furniture = _choice(layout, quick, settings)
    chosen, signs = trimmed(given, layout, settings)
    if not settled(chosen, signs, layout, settings):
        return {}, [], False
    # furniture between the first and the last line of the body
    inside = [number for number in furniture if min(chosen) < number < max(chosen)]
    apart = [
        number for number in given if number not in chosen and sentence_like(flat.lines[number], settings)
    ]
    return chosen, sorted({*inside, *apart}), True


def _choice(layout: Layout, paragraphs: list[str], settings: ExtractSettings) -> tuple[Chosen, list[int]]:
    """The lines that hold these paragraphs, with missed sentences beside them; and the lines dropped as furniture."""
    flat, regions = layout.flat, layout.regions
    chosen = hulls(locate(paragraphs, flat, settings), flat)
    return cleaned(completed(chosen, flat, regions, settings), flat, settings)


def _findings(layout: Layout, head: Head, h1: str | None, settings: ExtractSettings) -> list[Finding]:
    """Everything found about the report: what the page states of itself first, then what its lines say, guesses last. `h1`: the
    headline's words.
    """
    flat, regions = layout.flat, layout.regions
    findings = list(head.findings(h1))
    outlet = next((finding.value for finding in findings if finding.field == "outlet"), None)
    body = layout.paragraphs()
    paragraphs = [flat.lines[number].text for number in body]
    report = "\n".join(paragraphs)
    first = body[0] if body else 0
    title = layout.headline()
    top = first if title is None else title
    # the lines above the headline or the text, whichever is first, and some below it
    first_around = max(0, min(first, top) - settings.lines_above)
    pictures = (BlockKind.CAPTION, BlockKind.CREDIT)
    lines_around = flat.lines[first_around : max(first, top + settings.lines_below)]
    lines_around = [line for line in lines_around if layout.kinds.get(line.number) not in pictures]
    # authors, then dates, dateline, credit and language
    people, outlet_as_author = head.authors(outlet)
    findings += [*people, *(() if people else byline_findings(lines_around, settings)), *outlet_as_author]
    dated = _dated(layout, lines_around, settings)
    findings += date_findings(
        [line.text for line in dated],
        findings,
        settings,
        stated=tuple(time_findings(dated)),
        window=head.window,
        root=head.root,
    )
    if not any(
        finding.field == "published" and finding.certainty is Certainty.STATED for finding in findings
    ):
        # Sooner than a guess: the day in the dateline, and the one in the page's own address.
        opening = paragraphs[: settings.dateline_within]
        # the first of these days only
        more = [
            date_finding for text in opening for date_finding in (*dateline_date(text), *greeting_date(text))
        ]
        findings = [*more[:1], *address_date(findings), *findings]
    findings += dateline_finding(paragraphs[: settings.dateline_within], report)
    findings += credit_findings(flat, regions, layout.kinds, findings, outlet, settings)
    language_of_text = language(report, settings)
    if language_of_text:
        findings.append(Finding(field="language", value=language_of_text, where="text"))
    return findings


def _dated(layout: Layout, around: list[Line], settings: ExtractSettings) -> list[Line]:
    """The lines around headline and opening whose dates may be the page's own date. Lines of teasers and of live-blog
    entries are left out.
    """
    body = layout.paragraphs()
    # regions that the body itself lies in tell nothing
    usual_regions = usual(body, layout.flat, layout.regions)
    lines = (layout.flat.lines[number] for number in layout.kinds)
    title = layout.headline()
    blocks = [line.block for line in lines if line.number == title or sentence_like(line, settings)]
    around = [line for line in around if not _tells_a_date(line, layout, settings)]
    found = own(around, blocks, layout.regions, (Region.FURNITURE | Region.EMBED) & ~usual_regions, settings)
    # a live blog: its entries' times are not the page's
    lines_of_body = layout.flat.lines[max(0, body[0] - 3) : body[-1]] if body else []
    entry_stamps = stamps(lines_of_body, settings)
    return (
        found
        if len(entry_stamps) < settings.fewest_entries
        else [line for line in found if line.number not in entry_stamps]
    )


def _tells_a_date(line: Line, layout: Layout, settings: ExtractSettings) -> bool:
    """Whether the line is a sentence of the body that mentions a date ("The last such fire was on 3 May 2019 …"): that date belongs to the
    story told and is not the page's own.
    """
    if layout.kinds.get(line.number) is not BlockKind.PARAGRAPH or not sentence_like(line, settings):
        return False
    first = next(dates(line.text), None)
    before = line.text[: first.start] if first else ""
    return (
        len(before.split()) > settings.words_before_date
        and not byline(before, settings)
        and PRINTED.search(before) is None
    )


def _left_out(layout: Layout, root: Any, second: str, settings: ExtractSettings) -> tuple[str, ...]:
    """Sentences that the body library gives with its usual settings and this text lacks; they are listed for the
    reader, since either choice may be right. The library is asked only where the fast extractor (`second`), too, has
    a sentence near the body that the text lacks.
    """
    flat, regions, kinds = layout.flat, layout.regions, layout.kinds
    body = layout.paragraphs()
    if not body:
        return ()
    foreign = NOT_BODY & ~usual(body, flat, regions)
    # sentences near the body that were not taken
    lines_near = flat.lines[max(0, body[0] - settings.left_out_reach) : body[-1] + settings.left_out_reach]
    open_lines = {
        line.number
        for line in lines_near
        if line.number not in kinds and sentence_like(line, settings) and not regions.of(line.block) & foreign
    }
    if not any(flat.lines[number].key in second for number in open_lines):
        return ()
    # those of them that the body library gives
    given_lines = {span.line for span in locate(library_paragraphs(root, precise=False), flat, settings)}
    sentences_lost = [
        flat.lines[number]
        for number in sorted(given_lines & open_lines)
        if not is_furniture(flat.lines[number].text, settings)
    ]
    if not sentences_lost:
        return ()
    words = sum(line.words for line in sentences_lost)
    begins = " ".join(sentences_lost[0].text.split()[: settings.left_out_shown])
    return (
        f"the body library gives {counted(words, 'word')} more than this text holds, beginning with “{begins} …”",
    )
