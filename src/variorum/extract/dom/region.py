"""Tells which part of a page an element belongs to (menu, footer, picture …) by the tags and class names from the element up to the root.

Words used here. Region: a part of a page (menu, caption, byline …) as a bit; an element may be of several. Layer:
what lies over the page, such as a dialog.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from variorum.extract.settings import ExtractSettings


class Region:
    """Parts of a page, each a bit of a whole number: an element can be of several (`region & Region.CAPTION` asks for
    one). Plain integers, since the "&" of an `enum.Flag` is a call of Python, and is made hundreds of times a page.
    """

    NONE: Final = 0
    CAPTION: Final = 1
    CREDIT: Final = 2
    FIGURE: Final = 4
    # menus, footers, forms
    FURNITURE: Final = 8
    STANDFIRST: Final = 16
    BYLINE: Final = 32
    # something of another site that is shown in the page
    EMBED: Final = 64
    CORRECTION: Final = 128
    # What lies over the page until it is answered.
    LAYER: Final = 256


# Element → what part of a page it is.
TAGS = {
    "figcaption": Region.CAPTION,
    "figure": Region.FIGURE,
    "nav": Region.FURNITURE,
    "footer": Region.FURNITURE,
    "aside": Region.FURNITURE,
    "form": Region.FURNITURE,
    "button": Region.FURNITURE,
    "dialog": Region.FURNITURE,
}
# What an element says that it is for those who hear the page.
ROLES = frozenset({"dialog", "alertdialog", "navigation", "contentinfo", "search"})
# Roles of what lies over the page.
LAYERS = frozenset({"dialog", "alertdialog"})
# Names that designers give to parts of a page, in the languages whose pages were looked at. Told by the start of
# a word so that "caption" is found in "imageCaption" and "image-caption" but "ad" not in "read".
NAMES = (
    (
        Region.CAPTION,
        r"caption|bildunterschrift|bildtext|imagetext|image[-_]?text|imgtext|cutline|legend\b|infotext",
    ),
    (
        Region.CREDIT,
        r"(?:image|photo|picture|media|caption|figure|foto|bild)[\w-]*?(?:credit|copyright|source|author|byline)|\bcredits?\b|\bcopyright\b|photographer|fotograf|bildrechte|bildquelle",
    ),
    (
        Region.STANDFIRST,
        r"standfirst|\bdeck?\b|subheadline|sub[-_]?title\b|\bteaser[-_]?text|article[-_\w]*(?:lead|intro|teaser|summary|abstract|excerpt|description)\b|\blead\b|\bintro\b|\bchapo\b|\bsommario\b|\bingress\b|preamble|vorspann",
    ),
    (
        Region.BYLINE,
        r"byline|author|autor|dateline|timestamp|publish(?:ed)?[-_]?(?:date|time|on)|dates?\b|\bmeta\b|article[-_]?meta|post[-_]?meta|entry[-_]?meta",
    ),
    (
        Region.FURNITURE,
        r"related|recommend|promo|newsletter|subscri|sidebar|side[-_]bar|breadcrumb|\bshar(?:e|ing)|social|comment|sponsor|outbrain|taboola|most[-_]?(?:read|popular)|read[-_]?(?:more|also|next)|more[-_](?:on|from|stories)|paywall[-_]?(?:offer|teaser|box)|cookie|consent|advert|\bads?[-_]|mehr[-_]?zum|weiterlesen|\bteasers?\b(?![-_]?text)|topic[-_]?(?:list|tags)|\btags?[-_]?(?:list|cloud|container)|footer|pagination|login|signup|donat|\bwm-(?:ipp|bipp|capinfo|share)",
    ),
    (
        Region.EMBED,
        r"twitter-tweet|instagram-media|fb-post|tiktok-embed|bluesky-embed|opta|infobox|info[-_]box|fact[-_]?box|faktaboks|\bfakta",
    ),
    (
        Region.LAYER,
        r"gdpr|onetrust|didomi|usercentrics|\bqc-cmp|cybot|truste|(?:cookie|consent|privacy)[\w-]*?(?:banner|notice|layer|dialog|overlay|modal|popup|manager|wall|bar\b)",
    ),
    (Region.CORRECTION, r"correction|corrigend|clarification|editors?[-_]?note|errata"),
)
# Names are made small before: a pattern that minds no case takes nearly three times as long.
PATTERNS = tuple((region, re.compile(pattern)) for region, pattern in NAMES)
# Any of the class names that tell a region.
ANY = re.compile("|".join(pattern for _, pattern in NAMES))
# Between "photo" and "Credit" in "photoCredit".
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Regions:
    """The regions of the elements of one page, each worked out once."""

    __slots__ = ("_known", "_settings")

    def __init__(self, settings: ExtractSettings) -> None:
        self._settings = settings
        self._known: dict[Any, int] = {}

    def of(self, element: Any) -> int:
        """The regions of the element itself and of all elements around it, as flags."""
        not_known_yet = []
        found = Region.NONE
        # up to the root, or to an element whose regions are known
        while element is not None:
            known_regions = self._known.get(element)
            if known_regions is not None:
                found = known_regions
                break
            not_known_yet.append(element)
            element = element.getparent()
        # down again: each has the regions of those around it
        for inner in reversed(not_known_yet):
            found |= self.own(inner)
            self._known[inner] = found
        return found

    def own(self, element: Any) -> int:
        """The regions named by the element's own tag, class names and id. Class names of body, main and article are
        left out: they tell nothing of a part of the page. The result is a set of bit flags: an element may be of several regions.
        """
        tag, role = element.tag, element.get("role")
        region = TAGS.get(tag, Region.NONE)
        if role in ROLES:
            region |= Region.FURNITURE
        if tag == "dialog" or role in LAYERS or element.get("aria-modal") == "true":
            region |= Region.LAYER
        if tag == "button" and next(element.iter("figcaption"), None) is not None:
            region = Region.NONE  # a picture that opens larger, with its caption
        if tag in ("html", "body", "main", "article"):
            return region
        if element.get("id") == "HEADER" and "capture" in "".join(element.itertext()):
            region |= Region.FURNITURE  # archive.today's own head over the page
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        for name in names[: self._settings.names_length].split():
            region |= _by_name(name)
        return region


@lru_cache(maxsize=1 << 15)
def _by_name(name: str) -> int:
    """The region that one class name or id stands for. Cached over pages, since the pages of an outlet share their names."""
    spaced = CAMEL.sub("-", name).lower()
    found = Region.NONE
    if ANY.search(spaced):
        for region, pattern in PATTERNS:
            if pattern.search(spaced):
                found |= region
    return found
