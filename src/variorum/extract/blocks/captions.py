"""Which lines of a page stand under a picture, and which of these are the photographer's name.

Words used here. Line: the text between two block boundaries of the page. Region: the part of a page that an element
belongs to (menu, caption …), as bits. Foreign: regions that are not the report's. Credit: the photographer's or
agency's name. `pictured`: the elements that hold a picture. `region & Region.X`: whether the element belongs to that part of the page.
`settings.caption_words`: (fewest, most) words of a caption.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from variorum.extract.boilerplate.furniture import closes, is_furniture, word_count
from variorum.extract.dom.flat import Flat, Line
from variorum.extract.dom.region import Region, Regions
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.dates import dates
from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import table

# Elements that show a picture or a film.
PICTURES = frozenset({"img", "picture", "amp-img", "video", "amp-video"})
# What players say about their videos, and blocks that are never captions although figures hold them.
PLAYER = re.compile(
    r"^\[?\d{1,2}:\d{1,2}\b|^\[?\d{1,2}/\d{1,2}\]?\s*$|back to video$|\bauto-?play|^video \||player wird geladen|^powered by",
    re.IGNORECASE,
)
# Elements that are no caption, even beside a picture.
NOT_CAPTIONS = frozenset({"h1", "h2", "h3", "h4", "h5", "blockquote", "q"})
# What holds a page, a story or a teaser holds more than a picture and its caption.
WHOLES = frozenset({"body", "article", "main", "a", "li"})
NO_CAPTION_BLOCKS = WHOLES | {"h1", "h2", "h3", "h4"}
WORD = (
    r"\(?(?:photo|image|picture|foto|фото|bild|bilder|fotos|crédit|credit|credits|photograph|illustration|source|quelle|fotograf"
    r"|©|\(c\)|copyright)(?![^\W_])"
)
# A word for a picture's credit, in a line.
WORDED = re.compile(WORD, re.IGNORECASE)
# Names of a photographer and his house have so many words at most before the mark that parts the two.
MOST_NAMES = 3
CREDIT = re.compile(
    rf"^(?:{WORD}[^.]{{0,90}}"
    r"|[^.!?]{0,60}\((?:ap|afp|reuters|dpa|getty)[^)]*\)?"
    # Before the sign no sentence: "The ferry on the reef. © A. Berg" is a caption with its credit.
    r"|(?:(?!\w{3}[.!?…]\s).){0,60}(?:(?<!\d)/|\bvia\b|©).{0,50})$",
    re.IGNORECASE,
)


# What parts a photographer from an agency or a house ("A. Berg/dpa").
PARTING = re.compile(r"\s*(?:(?<!\d)/|\bvia\b|©)", re.IGNORECASE)
# Words between names, which a line of photographers holds, too.
JOINING = frozenset({"and", "by", "for", "via", "the", "from", "of", "in", "von", "und", "für", "im", "aus", "par", "pour", "et", "de", "por", "y", "per", "di", "e", "du", "des", "del", "van", "voor", "der"})  # fmt: skip


def caption_lines(
    flat: Flat, regions: Regions, *, first: int, last: int, foreign: int, settings: ExtractSettings
) -> Iterator[tuple[int, bool]]:
    """The lines from `first` to `last` that stand under pictures: (number of the line, whether it is only a
    credit). Pictures in `foreign` regions are not the report's, and the lines under them are left out.
    """
    elements_with_picture = _pictured(flat.root)
    for line in flat.lines[first : last + 1]:
        region = regions.of(line.block)
        # of another story's picture, or no caption
        if region & foreign or not (
            _is_named_caption(line, region, settings)
            or _is_caption_alone(line, region, elements_with_picture, settings)
        ):
            continue
        # a line that is a link leads to another story, unless the page calls it a caption
        share_in_links = line.link_share()
        # (more than nine tenths of it)
        if share_in_links > 0.9 and not region & Region.CAPTION:
            continue
        if not is_furniture(line.text, settings, linked=share_in_links):
            yield line.number, credit_only(line.text, region, settings)


def _is_named_caption(line: Line, region: int, settings: ExtractSettings) -> bool:
    """Whether the page's own names for its parts say that the line is a caption."""
    if region & Region.CAPTION:
        return not PLAYER.search(line.text)
    # in a figure, but not named a caption: only if it is short enough
    if not region & Region.FIGURE or line.block.tag in NOT_CAPTIONS:
        return False
    return not PLAYER.search(line.text) and line.words <= settings.caption_words[1]


def _pictured(root: Any) -> frozenset[Any]:
    """The elements of a page that are pictures, and every element that holds one."""
    found: set[Any] = set()
    for picture in root.iter(*PICTURES):
        element = picture
        while element is not None and element not in found:
            found.add(element)
            element = element.getparent()
    return frozenset(found)


def _is_caption_alone(line: Line, region: int, pictured: Collection[Any], settings: ExtractSettings) -> bool:
    """Whether the line is a caption although no class name calls it one: it is alone with a picture in an element, is long enough, and is
    no byline, date line or label of a player.
    """
    # more than .3 of it in links: it leads to other stories
    if region & (Region.FURNITURE | Region.BYLINE | Region.STANDFIRST) or line.link_share() > 0.3:
        return False
    text = line.text
    # In the order of what each costs.
    return (
        beside_picture(line, pictured, settings)
        and line.words >= settings.caption_words[0]
        # a line that is no sentence and has a date is a date line
        and (closes(text) or next(dates(text), None) is None)
        and not PLAYER.search(text)
        and not byline(text, settings)
    )


def credit_only(text: str, region: int, settings: ExtractSettings) -> bool:
    """Whether a line only names who took a picture and tells nothing of it."""
    count = word_count(text)
    # most words of a credit: with a class name for it, and told by its words alone
    named, worded = settings.photo_credit_words
    return (count <= worded and CREDIT.match(text) is not None and not _says_something(text)) or (
        bool(region & Region.CREDIT) and count <= named
    )


def _says_something(text: str) -> bool:
    """Whether the words before a photographer's mark tell something ("Smoke over the store A. Berg/dpa"), and are not just the name."""
    parting = PARTING.search(text)
    if parting is None or WORDED.match(text):
        return False
    words = re.findall(r"[^\W\d_]+", text[: parting.start()])
    small = [word for word in words if word.islower() and word not in JOINING]
    return len(words) > MOST_NAMES and any(word in function_words() for word in small)


@cache
def function_words() -> frozenset[str]:
    """Function words of all languages together ("of", "der", "les"), lower case."""
    rows = table("stopwords.json")
    return frozenset(word for name, words in rows.items() if name != "_" for word in str(words).split())


def beside_picture(line: Line, pictured: Collection[Any], settings: ExtractSettings) -> bool:
    """Whether an element around the line holds a picture and hardly any other text, so that the line can only be about the picture."""
    element: Any = line.block
    if element.tag in NO_CAPTION_BLOCKS:
        return False
    # a few elements up, until one holds the picture
    for _ in range(settings.caption_levels):
        if element is None or element.tag in WHOLES:
            return False
        # this element holds the picture: is there hardly anything else in it?
        if element in pictured:
            return (
                len(element) < settings.caption_children
                and _holds_no_more(element, at_most=len(line.key) + settings.caption_besides)
                and line.words <= settings.caption_words[1]
            )
        element = element.getparent()
    return False


def _holds_no_more(element: Any, *, at_most: int) -> bool:
    """Whether there is text in the element, and no more characters than that, white space not counted."""
    size = 0
    for text in element.itertext(with_tail=False):
        size += len("".join(text.split()))
        if size > at_most:
            return False
    return size > 0
