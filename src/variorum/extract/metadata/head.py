"""What a page says of itself outside its text: JSON-LD, OpenGraph and other meta elements, links.

Words used here. JSON-LD: what a page says of itself for machines (schema.org). Finding: a field with its value and
where it was found. Window: the title of the browser's window. House: the outlet itself, given as an author. Bare: a
title without what the outlet adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from variorum.extract.metadata.authors import is_nobody, names
from variorum.extract.metadata.dates import FIRST, LAST, stamp
from variorum.extract.metadata.jsonld import Object, article, objects, place_key, plain, title_key, types
from variorum.extract.settings import ExtractSettings
from variorum.records import Certainty, Finding
from variorum.text import stamps

# What parts a title from the outlet's name: "|", " - ", "：".
TITLE_END = re.compile(r"\s+[|–—\-·•»:ㅣ*]\s+|\s*[|ㅣ]\s*|(?<=\S)-(?=\S)|：")
# Names of meta elements, the most trusted first.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "article.published", "last-modified-date", "cxenseparse:recs:publishtime", "dcterms.date", "citation_publication_date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
# Field → its name in JSON-LD, and its names in meta elements.
DATES = {"published": ("datePublished", PUBLISHED), "modified": ("dateModified", MODIFIED)}
# The address of a page in an archive of the web; the group is the page's own address.
ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?|archive\.(?:today|ph|is|li|md|vn|fo)/(?:o/\w+|\d{14}|\d{4}\.\d\d\.\d\d-\d{6}|newest))/(https?://.+)",
    re.IGNORECASE,
)
# An archive's name for a copy, which tells nothing of the page.
COPY = re.compile(r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/\w{4,6}(?:/[\w-]*)?$", re.IGNORECASE)
# A digit: without one it is no date.
DIGIT = re.compile(r"\d")
# "2026", "2026-03".
MONTH = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)
# So many characters of a date that cannot be used are shown.
SHOWN = 40
# Names of meta elements for authors, and for the outlet.
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright")


class Head:
    """What a page's meta elements and JSON-LD say, read once for all fields."""

    def __init__(self, root: Any, settings: ExtractSettings) -> None:
        """Reads meta elements, canonical links, the window's title and JSON-LD of the page `root`."""
        self.root = root
        self.meta: dict[str, list[str]] = {}
        self.canonical: list[str | None] = []
        titles = []
        for element in root.iter("meta", "link", "title"):
            if element.tag == "meta":
                self._take(element)
            elif element.tag == "title":
                titles.append(element.text or "")
            elif element.get("rel") == "canonical":
                self.canonical.append(unarchived(element.get("href")))
        # the first title element; pictures in SVG may have others
        self.window = " ".join("".join(titles[:1]).split())
        # the object of JSON-LD that describes the article
        objects_told = objects(root, settings)
        self.objects: list[Object] = [one.object for one in objects_told]
        self.article: Object = article(objects_told, self._titles(), self._places()) if objects_told else {}

    def _take(self, element: Any) -> None:
        """Remembers what a meta element says, under its name in small letters."""
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            said = unarchived(content.strip()) or ""
            self.meta.setdefault(name.strip().lower(), []).append(said)

    def _titles(self) -> set[str]:
        """The titles that the page gives itself (of its window, for sharing, over its text), as keys for comparing."""
        heads = ("".join(h1.itertext()) for h1 in self.root.iter("h1"))
        shared = (value for field in ("og:title", "twitter:title") for value in self.meta.get(field, ()))
        return {title_key(title) for title in (self.window, *shared, *heads)}

    def _places(self) -> set[str]:
        return {place_key(place) for place in (*self.canonical, *self.meta.get("og:url", ())) if place}

    def first(self, *fields: str) -> tuple[str, str] | None:
        """What the first of these meta elements says that says anything, with its name: (words, name). They are asked
        in the order given; None where none says anything.
        """
        for field in fields:
            for value in self.meta.get(field, ()):
                return " ".join(value.split()), field
        return None

    def findings(self, h1: str | None) -> Iterator[Finding]:
        """What the page's head says of title, outlet, dates and address, the surest first within each; `h1`
        is the headline in the page.
        """
        yield from self.titles(h1)
        yield from self._outlet()
        yield from self._dates()
        yield from self._url()

    def titles(self, h1: str | None) -> Iterator[Finding]:
        """Titles, the surest first.

        og:title without the outlet's name comes first, since the newsroom writes it for sharing: on 124 news pages it
        was right for .89 (as the makers of the data list titles). JSON-LD's headline, h1 and unchanged og:title were
        right for .74 each.
        """
        headline = plain(self.article.get("headline"))
        shared = self.first("og:title", "twitter:title")  # (value, name of the meta element)
        others = [title for title in (headline, h1) if title]
        if shared:
            value, name = shared
            yield Finding(field="title", value=bare(value, others), where=f"meta {name}")
        if headline:
            yield Finding(field="title", value=bare(headline, others[1:]), where="JSON-LD")
        if h1:
            yield Finding(field="title", value=h1, where="headline")
        # the window's title, cut where the outlet's name follows
        if self.window:
            shortened = bare(self.window, others)
            if (
                shortened == self.window
                and (parts := TITLE_END.split(self.window))
                and len(parts[0].split()) >= 4
            ):
                shortened = parts[0]
            yield Finding(field="title", value=shortened, where="title element", certainty=Certainty.GUESSED)

    def _outlet(self) -> Iterator[Finding]:
        """The outlet, as JSON-LD's publisher and as meta elements state it."""
        publisher = self.article.get("publisher")
        for value in publisher if isinstance(publisher, list) else [publisher]:
            name = plain(value.get("name")) if isinstance(value, dict) else plain(value)
            if name and not name.startswith("http"):
                yield Finding(field="outlet", value=name, where="JSON-LD")
        said = self.first(*OUTLET)
        if said is not None:
            outlet, element = said
            # longer is a slogan, no name
            if len(outlet) <= 60:
                yield Finding(field="outlet", value=outlet, where=f"meta {element}")

    def _dates(self) -> Iterator[Finding]:
        """The dates that metadata state, with where each stands."""
        for field in DATES:
            for value, where in self._dated(field):
                when = stamp(value) or _month(value)
                if when:
                    yield Finding(field=field, value=when, where=where)

    def _dated(self, field: str) -> Iterator[tuple[str, str]]:
        """(date as it is written, where it stands) for the field "published" or "modified": JSON-LD first, then meta elements."""
        key, fields = DATES[field]
        value = plain(self.article.get(key))
        if value:
            yield value, "JSON-LD"
        for name in fields:
            yield from ((content, f"meta {name}") for content in self.meta.get(name, ()))

    def date_doubts(self) -> Iterator[str]:
        """In words, dates that the page states and that cannot be read, if no other place states one that can."""
        for field in DATES:
            # stated dates with a digit in them, none of which can be read
            values_said = [(value, where) for value, where in self._dated(field) if DIGIT.search(value)]
            if not values_said or any(stamp(value) for value, _ in values_said):
                continue
            value, where = values_said[0]
            shown = f"the date on which it was {field} ({where}: “{value[:SHOWN]}”)"
            month_or_year = _month(value)
            kind = "year" if month_or_year and len(month_or_year) == len("2025") else "month"
            yield (
                f"{shown} is only a {kind}"
                if month_or_year
                else f"{shown} is none on which news was printed, and was not used"
            )

    def _url(self) -> Iterator[Finding]:
        """The address that the page states for itself, in its canonical link or for sharing; no saved copy's."""
        places = [*self.canonical, *self.meta.get("og:url", ())]
        for place, where in zip(places, ("link canonical", "meta og:url"), strict=False):
            if place and urlsplit_safe(place) and not COPY.match(place.strip()):
                yield Finding(field="url", value=place.strip(), where=where)

    def authors(self, outlet: str | None) -> tuple[list[Finding], list[Finding]]:
        """Authors as metadata give them; and apart from them the outlet itself, where metadata give it as an author."""
        names_by_place = [(list(self._said_by(self.article.get("author"))), "JSON-LD")]
        for field in AUTHORS:
            # no addresses, no "@name"
            values = [
                value_said
                for value_said in self.meta.get(field, ())
                if not value_said.startswith(("http", "@", "("))
            ]
            names_by_place.append(([name for value in values for name in names(value)], f"meta {field}"))
        houses = self._houses(outlet)
        people: list[Finding] = []
        outlet_as_author: list[Finding] = []
        for names_found, where in names_by_place:
            for name in names_found:
                if is_nobody(name):
                    continue
                finding = Finding(field="authors", value=name, where=where)
                # the outlet's own name is no person's
                (outlet_as_author if _is_house(name, houses) else people).append(finding)
        return people, outlet_as_author

    def _said_by(self, value: Any) -> Iterator[str]:
        """Names of authors in whatever JSON-LD has for them: a text, an object with a name, lists of these. An
        organisation's name is kept whole.
        """
        if isinstance(value, list):
            for item in value:
                yield from self._said_by(item)
        elif isinstance(value, dict):
            name = value.get("name")
            if isinstance(name, list):
                yield from self._said_by(name)
            elif isinstance(name, str):
                # An organisation's name may hold commas and "and"; a person's field often lists several people.
                whole = plain(name)
                yield from [whole] if "Organization" in types(value) and whole else names(name)
        elif isinstance(value, str) and not value.startswith("http"):
            yield from names(plain(value) or "")

    def _houses(self, outlet: str | None) -> set[str]:
        """Keys of the names of the outlet, its site and its domain."""
        named = (value for field in OUTLET for value in self.meta.get(field, ()))
        return {key for name in (outlet or "", *named, *self._domains()) if (key := _key(name))}

    def _domains(self) -> list[str]:
        """The hosts of the page's stated addresses, whole ("harbourbell.co.uk") and their first part ("harbourbell")."""
        places = [*self.meta.get("og:url", ()), *(place or "" for place in self.canonical)]
        hosts = [(urlsplit_safe(place) or "").removeprefix("www.") for place in places]
        return [part for host in hosts for part in (host, host.split(".")[0]) if len(part) > 3]

    def paywalled(self) -> bool:
        """Whether the page says that it is not free to read."""
        said = [
            str(stated.get("isAccessibleForFree")).lower()
            for stated in (self.article, *self.objects)
            if "isAccessibleForFree" in stated
        ]
        tier = self.first("article:content_tier", "content_tier")
        # the article's own object stands first; "metered": a few pages are free for each reader
        return (bool(said) and said[0] in ("false", "no", "0")) or (
            tier is not None and tier[0].lower() in ("locked", "metered")
        )

    def is_article(self) -> bool | None:
        """True or False where the page says what it is, None where it does not. An article in JSON-LD counts first, then og:type, then
        other types in JSON-LD.
        """
        if self.article:
            return True
        page_type, _ = self.first("og:type") or ("", "")
        if "article" in page_type.lower():
            return True
        object_types = {object_type for page_object in self.objects for object_type in types(page_object)}
        if object_types & {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"}:
            return False
        return False if page_type.lower() in ("website", "profile") else None


def unarchived(place: str | None) -> str | None:
    """The page's own address: "https://web.archive.org/web/20310304/https://a.example/x" gives "https://a.example/x". Any other address
    as it is.
    """
    match = ARCHIVED.match(place) if place else None
    return match[1] if match else place


def _month(value: str) -> str | None:
    """The value where it is a month or a year and no day, in years in which pages were published; else None."""
    span = stamps.days(value.strip()) if MONTH.fullmatch(value.strip()) else None
    return value.strip() if span and FIRST <= span.first.year <= LAST else None


def bare(title: str, others: list[str]) -> str:
    """The title without what the outlet adds ("… | Evening Bell").

    If it begins with another title of the page, that one is taken. Else it is cut at the first "|", unless fewer than three words stand
    before it or another title of the page is equal to it. `others`: other titles that the page states.
    """
    for other in others:
        if title != other and title.startswith(other) and TITLE_END.match(title, len(other)):
            return other
    parts = re.split(r"\s+\|\s+", title)
    if (
        len(parts) > 1
        and len(parts[0].split()) >= 3
        and not any(_key(other) == _key(title) for other in others)
    ):
        return parts[0]
    return title


def _is_house(name: str, houses: set[str]) -> bool:
    key = _key(name)
    return not key or any(key in house or house in key for house in houses)


def urlsplit_safe(place: str) -> str | None:
    """Host name of an address as a page writes it ("//host/a"); None where there is none or it is no address."""
    try:
        return urlsplit(urljoin("http://", place)).hostname
    except ValueError:
        return None


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
