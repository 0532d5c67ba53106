"""Finds wire credits and datelines, each labelled with where it stood. "He told Reuters" is no credit but attribution.

Words used here. Dateline: the place (and agency) that opens a story. Credit: the agency that a report says its text
is from. Glued: a dateline that a translating machine wrote as one word with the next. Form: one way to write an
agency's name. Cue: words that show a credit ("Source:").

Keys of bylines.json. `roles`: job titles that are no part of a name.

Keys of agencies.json. `agencies`: rows with `name`, `forms` (every written form) and `dateline` (true: a form is an
ordinary word too); `signs`: sign at the end of a text → agency ("dpa").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.metadata.dates import dates
from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import table


class Dateline(NamedTuple):
    """The dateline, with its agency and dash, is paragraph[start:end]. `place` is as written; None where only an agency stands there."""

    start: int
    end: int
    place: str | None
    agency: str | None


# Words that make a line with an agency's name a credit.
CUES = re.compile(
    r"report(?:ing|ed|age)? by|edit(?:ing|ed) by|writing by|additional reporting|contribut(?:ed|ing)|©|\(c\)|copyright"
    r"|with (?:files|reporting|input|material|information|agenc)|\bsource\b|\bquelle\b|\bfuente\b|\bfonte\b|\bkaynak\b"
    r"|źródło|\bbron\b|\bkilde\b|\bkälla\b|источник|\bmit material\b|\bavec\b|\bcon información\b|\bagenc(?:y|ies|ia|ias)\b"
    r"|\bagentur(?:en)?\b|\bred/|/red\b",
    re.IGNORECASE,
)
# "(Reporting by A. Reed; Editing by B. Vale)".
SIGNATURE = re.compile(r"\(\s*(?:additional )?reporting by [^)]*\bediting by\b[^)]*\)", re.IGNORECASE)
# A word of letters and digits.
TOKEN = re.compile(r"[^\W_]+")
# The dash behind a dateline: " – ", " -- ", ". -".
DASH = r"\s*(?:[-–—―:]{1,2}|\.\s*[-–—])\s*"
# The words of a place in a dateline.
PLACE = r"[^\W\d_][^()\n\[\]]{1,58}?"
# A place in capitals with a dash: "HARBOUR TOWN, Vale — The …".
ALL_CAPS = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’ -]{2,40}(?:,\s[^\W\d_][\w.'’ ]{1,30}?)?)\s*(?:—|–|--|\s-)\s*(?=[“\"'‘«(]?[^\W\da-zß-öø-ÿ])"
)
# Place and agency in brackets: "【東京＝共同】".
EAST_ASIAN = re.compile(
    r"[【\[(（〔](?P<place>[^】\])）〕\n=＝]{1,12})[=＝](?P<who>[^】\])）〕\n]{1,24})[】\])）〕]"
)


def dateline(paragraph: str, *, report: str = "") -> Dateline | None:
    """The dateline that opens a paragraph; None where there is none. `report` is the whole text: it is needed for
    datelines that a translating machine has glued to the first word.
    """
    for pattern in _with_agency():
        match = pattern.match(paragraph)
        if match:
            place = _place(match.groupdict().get("place"))
            return Dateline(match.start(), match.end(), place, agency(match.group("agency")))
    # in East Asian languages; then a place in capitals alone
    match = EAST_ASIAN.match(paragraph)
    if match:
        return Dateline(0, match.end(), match.group("place").strip(), agency(match.group("who")))
    match = ALL_CAPS.match(paragraph)
    if (
        match
        # The pattern knows the small letters of Latin only; a script without capitals has no such datelines.
        and match.group("place").split(",")[0].isupper()
        and word_count(match.group("place")) <= 6
        and paragraph[match.end() : match.end() + 1] not in "-–—"
    ):
        return Dateline(0, match.end(), _place(match.group("place")), None)
    return _glued_dateline(paragraph, report)


def _glued_dateline(paragraph: str, report: str) -> Dateline | None:
    """The dateline that a translating machine has glued to the first word: "OsloThere is" → "Oslo". It counts only
    if, elsewhere in the report, the place stands alone and the glued word ("there") in small letters.
    """
    match = _glue().match(paragraph)
    if match is None:
        return None
    place, following = match.group("place"), match.group("next")
    # the place, and the glued word in small letters, elsewhere in the report
    alone = re.compile(rf"(?<![\w-]){re.escape(place)}(?![\w-])")
    small = re.compile(rf"(?<![\w-]){re.escape(following.lower())}(?![\w-])")
    if len(place) > 3 and alone.search(report) and small.search(report):
        return Dateline(0, match.end("place"), place, None)
    return None


@cache
def _glue() -> re.Pattern[str]:
    """A pattern for a place that is glued to the first word of the text ("OsloThere is")."""
    upper, lower = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
    name = rf"[{upper}][{lower}]{{2,}}"
    return re.compile(rf"(?P<place>{name}(?:[ -]{name})?)(?P<next>[{upper}][{lower}]*)(?=[\s’'])")


def agency(text: str) -> str | None:
    """The first agency that `text` names, under the name that agency has in the list of agencies."""
    match = _forms().search(text) if may_name_agency(text) else None
    return _names()[match.group(1)] if match else None


def agencies(text: str) -> list[str]:
    """The news agencies that a text names, each once, in the order of the text; under the name that each has in the list of agencies."""
    return list(dict.fromkeys(_names()[match.group(1)] for match in _forms().finditer(text)))


def only_agency(text: str) -> str | None:
    """The agency where `text` names it and nothing else (an author field, a line of its own); else None."""
    agency_named = agency(text)
    if agency_named is None:
        return None
    # what is left without the agency and words such as "by" or "staff"
    other_words = " ".join(
        word for word in _forms().sub(" ", text).split() if word.casefold().strip(",;:") not in _roles()
    )
    return (
        agency_named
        if not re.search(
            r"[^\W\d_]{3,}",
            re.sub(r"\b(?:the|by|von|par|de|with|mit|agency|news)\b", " ", other_words, flags=re.I),
        )
        else None
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.casefold() for word in table("bylines.json")["roles"])


class Cue(NamedTuple):
    """An agency that a text names. `where`: in words, where it stands ("dateline"); `certain`: whether it is surely a
    credit.
    """

    agency: str
    where: str
    certain: bool = True


def line_cues(lines: Iterable[str], settings: ExtractSettings, *, where: str) -> Iterator[Cue]:
    """Credits in short lines outside paragraphs: "© AFP", "Source: Reuters", "(Reporting by …; editing by …)".
    `where` names the place of these lines.
    """
    for line in lines:
        if word_count(line) > settings.credit_line_words:
            continue
        # an agency that is credited; a mark; the form that only Reuters uses
        agency_named = agency(line)
        is_credited = only_agency(line) or CUES.search(line) or _with_place().fullmatch(line.strip())
        if agency_named and is_credited and not ATTRIBUTION.search(line):
            yield Cue(agency_named, where)
        elif (agency_signed := _agency_signed(line)) is not None:
            yield Cue(agency_signed, where)
        elif agency_named is None and SIGNATURE.search(line):
            # The form "(Reporting by …; editing by …)" is Reuters's own, but it does not say so.
            yield Cue("Reuters", where, certain=False)


def _agency_signed(line: str) -> str | None:
    """The agency whose letters a line is signed with, and nothing else: "dpa/reu", "(afp/rtr)"."""
    letters = SIGNED.fullmatch(line.strip())
    if letters is None:
        return None
    signs = table("agencies.json")["signs"]
    first, *others = (signs.get(part) for part in letters[1].split("/"))
    return first if others and first and all(others) else None


# Letters of agencies with slashes: "dpa/reu".
SIGNED = re.compile(r"\(?([a-z]{2,4}(?:/[a-z]{2,4}){1,3})\)?")
# Words that make it attribution, and no credit: "told Reuters".
ATTRIBUTION = re.compile(
    r"\b(?:told|tells|reported that|according to|said in an interview with)\b", re.IGNORECASE
)


def tail_cue(paragraph: str) -> str | None:
    """A credit that closes the last paragraph: "… on Sunday. --Reuters", "… ended. (AP)"."""
    match = _tail().search(paragraph) if may_name_agency(paragraph) else None
    return _names()[match.group("agency")] if match else None


def _place(text: str | None) -> str | None:
    """The place of a dateline, without the day behind it; None where nothing is left."""
    if not text:
        return None
    for found in dates(text):
        text = text[: found.start]
    text = re.sub(r",?\s*\b\w{3,9}\.?\s+\d{1,2}\b.*$|,?\s*\d{1,2}\.?\s*\w{3,9}\.?\s*$", "", text)
    return text.strip(" ,.;:-–—") or None


@cache
def _names() -> dict[str, str]:
    """Written form → the agency's name. Forms of several words stand there in capitals, too, as some bylines have
    them.
    """
    forms = {form: entry["name"] for entry in table("agencies.json")["agencies"] for form in entry["forms"]}
    return {form.upper(): name for form, name in forms.items() if " " in form} | forms


@cache
def _alternatives() -> str:
    return "|".join(sorted((re.escape(form) for form in _names()), key=len, reverse=True))


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({_alternatives()})(?![^\W_])")


def forms_in(text: str) -> tuple[str, ...]:
    """Which forms of agencies' names are words of `text`. A cheap test: most texts have none and need no closer one."""
    said = set(TOKEN.findall(text))
    return tuple(form for first in said & _firsts().keys() for form in _firsts()[first] if form in text)


def may_name_agency(text: str) -> bool:
    """Whether a word of `text` is the first of some agency's name. Most lines have none, and are spared a slower look."""
    return not _firsts().keys().isdisjoint(TOKEN.findall(text))


@cache
def _firsts() -> dict[str, tuple[str, ...]]:
    """First word of a form → the forms of agencies' names that begin with it."""
    found: dict[str, list[str]] = {}
    for form in _names():
        found.setdefault(TOKEN.findall(form)[0], []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}


@cache
def _with_agency() -> tuple[re.Pattern[str], ...]:
    """Patterns of a dateline that names its agency: "BERLIN (Reuters) -", "(dpa) -", "AFP, Paris"."""
    named = rf"(?P<agency>(?:{_alternatives()})(?:\s*[/,]\s*[\w. ]{{2,24}})?)"
    # place and agency in brackets; agency in brackets alone; agency and place
    return (
        re.compile(rf"(?P<place>{PLACE})\s*[,.]?\s*[(\[（]\s*{named}\s*[)\]）](?:{DASH})?\s*"),
        re.compile(
            rf"[(\[（]\s*{named}\s*[)\]）]{DASH}(?:(?P<place>[^\W\d_a-z][^\W\d_a-z' ]{{2,24}}),[^-–—\n]{{2,20}}{DASH})?"
        ),
        re.compile(rf"{named},\s*(?P<place>[^\W\d_a-z][^\W\d_a-z' ]{{2,24}})(?=\s*(?:$|[-–—]))"),
    )


@cache
def _with_place() -> re.Pattern[str]:
    """A pattern for an agency together with a place: "EFE / Madrid", "Agence France-Presse in Vale"."""
    place = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,2}"
    return re.compile(rf"(?:{_alternatives()})\s*(?:[/,|–—-]|\b(?:in|à|en|aus|da|em)\b)\s*{place}")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:[-–—]{{1,2}}\s*|[(\[]\s*)(?P<agency>{_alternatives()})\s*[)\]]?\.?\s*$")
