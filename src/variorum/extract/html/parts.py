"""Marks the parts of a page around and inside its body: headline, standfirst, byline, captions, notices and entries.

Words used here. Layout: the lines of a page with what each was found to be (`kinds`: number of a line → kind).
Standfirst: the sentence between headline and text. Mark: to say what a line is. Foreign: regions of the page that are
not the report's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from variorum.extract.blocks.captions import caption_lines
from variorum.extract.blocks.entries import entries, stamps, updates
from variorum.extract.blocks.layout import Layout
from variorum.extract.blocks.notices import notice
from variorum.extract.boilerplate.furniture import closes
from variorum.extract.dom.flat import Line
from variorum.extract.dom.region import Region
from variorum.extract.html.refine import NOT_BODY, usual
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.head import Head
from variorum.extract.metadata.jsonld import plain
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind


def headline(layout: Layout, head: Head) -> str | None:
    """Marks the headline as the reader sees it: the last h1 above the body, or the line that says what metadata call
    the title. Gives its words.
    """
    lines = layout.flat.lines
    first = min(layout.kinds, default=len(lines))
    titles = {_key(finding.value) for finding in head.titles(None)}
    lines_with_title = list(_saying(lines, titles))
    # all elements inside headings of the first rank
    h1 = {element for top in layout.flat.root.iter("h1") for element in top.iter()}
    heading_lines = [line for line in lines if line.block in h1]
    headings_above = [line for line in heading_lines if line.number <= first + 3] or heading_lines
    # the heading that a title in the metadata repeats; else the last heading above the body; else the line with that title
    headline_line = next((line for line in heading_lines if line in lines_with_title), None) or (
        headings_above[-1] if headings_above else None
    )
    if headline_line is None:
        headline_line = next((line for line in lines_with_title if line.number <= first + 1), None)
    # the title stands again elsewhere (in a menu, say): that is no paragraph
    for line in lines_with_title:
        if line is not headline_line and line.number in layout.kinds:
            del layout.kinds[line.number]
    if headline_line is None:
        return None
    layout.mark(headline_line, BlockKind.HEADLINE)
    return headline_line.text


def captions(layout: Layout, settings: ExtractSettings) -> None:
    """Marks captions and credits around and between the paragraphs of `layout`; none where it has no paragraphs."""
    paragraphs = layout.paragraphs()
    if not paragraphs:
        return
    flat, regions = layout.flat, layout.regions
    usual_regions = usual(paragraphs, flat, regions)
    title = layout.headline()
    first_line = paragraphs[0] if title is None else min(title, paragraphs[0])
    # some lines above the headline and below the text
    begin, end = max(0, first_line - settings.lines_before), paragraphs[-1] + 3
    foreign = Region.FURNITURE & ~usual_regions
    for number, is_credit in caption_lines(
        flat, regions, first=begin, last=end, foreign=foreign, settings=settings
    ):
        # a long paragraph without a class name for captions stays one
        kind = layout.kinds.get(number)
        is_named_caption = regions.of(flat.lines[number].block) & (Region.CAPTION | Region.FIGURE)
        if kind is BlockKind.HEADLINE or (
            kind is BlockKind.PARAGRAPH
            and not is_named_caption
            and closes(flat.lines[number].text)
            and flat.lines[number].words > settings.unnamed_caption
        ):
            continue
        layout.mark(flat.lines[number], BlockKind.CREDIT if is_credit else BlockKind.CAPTION)


def above(layout: Layout, head: Head, settings: ExtractSettings) -> None:
    """Marks standfirst and byline.

    A standfirst is a line between headline and body that has a class name for it, or that is the description in the metadata. A byline is a
    line there, or at the top of the body, that names who wrote the report and little else.
    """
    for number in layout.paragraphs()[: settings.byline_within]:
        if not is_byline(layout.flat.lines[number], settings):
            break
        layout.kinds[number] = BlockKind.BYLINE
    first = next(iter(layout.paragraphs()), 0)
    title = layout.headline()
    start = max(0, first - settings.lines_above) if title is None else title
    # the description in the metadata, as keys
    described = {
        _key(value)
        for name in ("description", "og:description", "twitter:description")
        for value in head.meta.get(name, ())
    }
    regions_of_body = layout.regions.of(layout.flat.lines[first].block) if layout.flat.lines else Region.NONE
    between = layout.flat.lines[start + 1 : first]
    describing = {line.number for line in _saying(between, described)}
    for line in between:
        if line.number in layout.kinds:
            continue
        if is_byline(line, settings):
            layout.mark(line, BlockKind.BYLINE)
        # fewer than four words are a label
        if line.words < 4 or line.number in layout.kinds:
            continue
        region = layout.regions.of(line.block)
        # a class name calls it a standfirst, and it lies in no part of the page that the body itself is not in
        is_named = region & Region.STANDFIRST and not region & (NOT_BODY | Region.BYLINE) & ~regions_of_body
        if (is_named and line.words >= 6 and line.link_share() < 0.5) or line.number in describing:
            layout.mark(line, BlockKind.STANDFIRST)


def is_byline(line: Line, settings: ExtractSettings) -> bool:
    """Whether a line is short and names authors."""
    return bool(byline(line.text, settings)) and line.words <= settings.byline_words


def notices(layout: Layout, settings: ExtractSettings) -> None:
    """Marks paragraphs in which the newsroom speaks about its own report (corrections, updates)."""
    for number, kind in layout.kinds.items():
        if kind is not BlockKind.PARAGRAPH:
            continue
        layout.kinds[number] = notice(layout.flat.lines[number].text, settings) or kind


def live(layout: Layout, head: Head, settings: ExtractSettings) -> None:
    """Marks the entries of a live blog: by the times it prints, else by what JSON-LD lists as its updates."""
    body = layout.paragraphs()
    if not body:
        return
    stated = (plain(head.article.get("datePublished")), *head.meta.get("article:published_time", ()))
    days = {stated_time[:10] for stated_time in stated if stated_time}
    printed_times = stamps(layout.flat.lines[max(0, body[0] - 3) : body[-1]], settings, days=days)
    time_of_entry = entries(
        printed_times, (number for number in body if number not in printed_times), settings
    )
    if time_of_entry:
        # A time that the libraries took into the body heads its entry.
        layout.kinds.update((number, BlockKind.SUBHEAD) for number in body if number in printed_times)
    else:
        texts = {number: layout.flat.lines[number].text for number in body}
        time_of_entry = entries(updates(head.objects, texts, settings), body, settings)
    for number, stamp in time_of_entry.items():
        layout.kinds[number] = BlockKind.ENTRY
        layout.said_at[number] = stamp


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _saying(lines: Iterable[Line], keys: Collection[str]) -> Iterator[Line]:
    """The lines whose whole text is one of `keys`. Long lines are skipped: no key is that long."""
    wanted = {key for key in keys if key}
    # a key is shorter than the line's own: marks count in a line and not in a key
    possible_lengths = {size for key in wanted for size in range(len(key), int(len(key) * 1.1 + 8) + 1)}
    return (line for line in lines if len(line.key) in possible_lengths and _key(line.key) in wanted)
