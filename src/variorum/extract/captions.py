"""Which lines of a page stand under a picture, and which of these are the photographer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from variorum.extract.authors import byline
from variorum.extract.dates import dates
from variorum.extract.flat import Flat, Line
from variorum.extract.furniture import closes, is_furniture, word_count
from variorum.extract.region import Region, Regions

PICTURES = frozenset({"img", "picture", "amp-img", "video", "amp-video"})
# How far up a picture is looked for around a line that no name calls a caption.
LEVELS = 3
# A shorter line that nothing but its place makes a caption is a button or a name.
FEWEST = 4
# What players say about their videos, and blocks that are never captions although figures hold them.
PLAYER = re.compile(
    r"^\[?\d{1,2}[:/]\d{1,2}\b|back to video$|\bauto-?play|^video \||player wird geladen|^powered by",
    re.IGNORECASE,
)
NOT_CAPTIONS = frozenset({"h1", "h2", "h3", "h4", "h5", "blockquote", "q"})
# A longer line beside a picture is a paragraph.
LONGEST = 70
# What holds a page, a story or a teaser holds more than a picture and its caption.
WHOLES = frozenset({"body", "article", "main", "a", "li"})
NO_CAPTION_BLOCKS = WHOLES | {"h1", "h2", "h3", "h4"}
# So many children and, in characters, so much text besides the line may be in an element that holds a picture and its caption.
MOST_CHILDREN = 40
MOST_BESIDES = 60
CREDIT = re.compile(
    r"^(?:\(?(?:photo|image|picture|foto|фото|bild|bilder|fotos|crédit|credit|credits|photograph|illustration|source|quelle|fotograf"
    r"|©|\(c\)|copyright)(?![^\W_])[^.]{0,90}|[^.!?]{0,60}\((?:ap|afp|reuters|dpa|getty)[^)]*\)?|.{0,60}(?:/|\bvia\b|©).{0,50})$",
    re.IGNORECASE,
)


def caption_lines(
    flat: Flat, regions: Regions, *, first: int, last: int, foreign: Region
) -> Iterator[tuple[int, bool]]:
    """Numbers of the lines from `first` to `last` that stand under pictures, and whether each is a credit only.
    `foreign` are regions whose pictures are not the report's.
    """
    for line in flat.lines[first : last + 1]:
        region = regions.of(line.block)
        if region & foreign or not (_named(line, region) or _alone(line, region)):
            continue
        linked = line.link_share()
        if linked > 0.9 and not region & Region.CAPTION:
            continue
        if not is_furniture(line.text, linked=linked):
            yield line.number, credit_only(line.text, region)


def _named(line: Line, region: Region) -> bool:
    if region & Region.CAPTION:
        return not PLAYER.search(line.text)
    if not region & Region.FIGURE or line.block.tag in NOT_CAPTIONS:
        return False
    return not PLAYER.search(line.text) and word_count(line.text) <= LONGEST


def _alone(line: Line, region: Region) -> bool:
    """A line that no name calls a caption, but that stands alone with a picture."""
    if region & (Region.FURNITURE | Region.BYLINE | Region.STANDFIRST) or line.link_share() > 0.3:
        return False
    text = line.text
    # In the order of what each costs.
    return (
        beside_picture(line)
        and word_count(text) >= FEWEST
        and (closes(text) or next(dates(text), None) is None)
        and not PLAYER.search(text)
        and not byline(text)
    )


def credit_only(text: str, region: Region) -> bool:
    count = word_count(text)
    return (count <= 14 and CREDIT.match(text) is not None) or (bool(region & Region.CREDIT) and count <= 12)


def beside_picture(line: Line) -> bool:
    """Whether line and a picture stand alone in an element, so that the line can only be about the picture."""
    element: Any = line.block
    if element.tag in NO_CAPTION_BLOCKS:
        return False
    for _ in range(LEVELS):
        if element is None or element.tag in WHOLES:
            return False
        if next(element.iter(*PICTURES), None) is not None:
            return (
                len(element) < MOST_CHILDREN
                and _holds(element, at_most=len(line.key) + MOST_BESIDES)
                and word_count(line.text) <= LONGEST
            )
        element = element.getparent()
    return False


def _holds(element: Any, *, at_most: int) -> bool:
    """Whether there is text in the element, and no more characters than that, white space not counted."""
    size = 0
    for text in element.itertext(with_tail=False):
        size += len("".join(text.split()))
        if size > at_most:
            return False
    return size > 0
