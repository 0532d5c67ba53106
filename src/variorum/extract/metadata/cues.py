"""Findings from the lines a reader sees: bylines, dates, datelines and wire credits, each with where it stood.

Words used here. Finding: a field of the report with its value and where it was found. Stated: given by an attribute
of an element. Certainty: stated or guessed. Line: the text between two block boundaries of the page. Tail line: the
last lines of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.dom.flat import Flat, Line
from variorum.extract.dom.region import Region, Regions
from variorum.extract.metadata.authors import byline, marked_names
from variorum.extract.metadata.credit import agency, dateline, forms_in, line_cues, only_agency, tail_cue
from variorum.extract.metadata.dates import DIGITS, dates, settled, stamp
from variorum.extract.metadata.times import UPDATED
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Certainty, Finding

# A class name for a byline ("byline", "author"), but not "author-bio".
MARKED = re.compile(
    r"(?<![a-z])(?:byline|author|autor|auteur)(?![-_]?(?:bio|box|about|more|image|photo))", re.IGNORECASE
)


def byline_findings(lines: Sequence[Line], settings: ExtractSettings) -> list[Finding]:
    """Names in bylines above the body."""
    found = [name for line in lines for name in line_names(line, settings)]
    return [Finding(field="authors", value=name, where="byline") for name in dict.fromkeys(found)]


def line_names(line: Line, settings: ExtractSettings) -> list[str]:
    """The names of the authors, where the line is a byline by its words, or the page marks it as the author's."""
    said = byline(line.text, settings)
    if said or line.words > settings.marked_byline_words:
        return said
    if _is_marked(line.block):
        return marked_names(line.text, settings)
    inside = " ".join(
        "".join(node.text for node in line.nodes if not node.tail and _is_marked(node.element)).split()
    )
    return marked_names(inside, settings) if inside else said


def _is_marked(element: Any) -> bool:
    """Whether the page marks the element as the author's (by its attributes)."""
    return (
        element.get("rel") == "author"
        or element.get("itemprop") == "author"
        or MARKED.search(element.get("class") or "") is not None
    )


def date_findings(
    lines: Iterable[str],
    found_before: Sequence[Finding],
    settings: ExtractSettings,
    *,
    stated: Sequence[Finding] = (),
    window: str = "",
    root: Any = None,
) -> list[Finding]:
    """Dates in lines above the body. The first is `published`; a date in a line with "updated" or the like is `modified`.

    `stated`: dates that elements of these lines state in their attributes. `window`: the title of the page's window,
    which may end with a date. `root`: the page, for htmldate's guess; it is asked only if nothing else gives a date,
    and its answer is marked as guessed.
    """
    likely: list[Finding] = []
    less_likely: list[Finding] = []
    # dates in the lines, those with few words before them first
    for text in lines:
        if DIGITS.search(text) is None or word_count(text) > settings.dated_line_words:
            continue
        end_of_last = 0
        for date in dates(text):
            before, words_between, end_of_last = text[: date.start], text[end_of_last : date.start], date.end
            # "updated" within thirty characters before the date
            field = "modified" if UPDATED.search(words_between[-30:]) else "published"
            finding = Finding(field=field, value=date.value, where="visible date line")
            # Words before it make a date part of a caption or a teaser sooner than the page's own.
            (
                likely
                if len(before.split()) <= settings.words_before_date or byline(before, settings)
                else less_likely
            ).append(finding)
    findings = likely + less_likely + _window_date(window)
    # What two lines say is the page's date sooner than what one says; among equals the first.
    votes = Counter((finding.field, finding.value[:10]) for finding in findings)
    findings.sort(key=lambda finding: -votes[finding.field, finding.value[:10]])
    findings = [*stated, *findings]
    others = [
        finding.value for finding in (*found_before, *findings) if finding.field in ("published", "modified")
    ]
    findings = [
        Finding(field=finding.field, value=settled(finding.value, others), where=finding.where)
        for finding in findings
    ]
    if root is not None and not any(finding.field == "published" for finding in (*found_before, *findings)):
        findings += _guess(root)
    return findings


def _window_date(title: str) -> list[Finding]:
    """A date that closes the title of the page's window ("… | Evening Bell | 14.03.2031")."""
    last = list(dates(title))[-1:]
    closing = [d for d in last if d.end == len(title) and title[: d.start].rstrip()[-1:] in set("|,–—-·•")]
    return [Finding(field="published", value=d.value, where="title element") for d in closing]


def _guess(root: Any) -> list[Finding]:
    """The date that htmldate guesses, marked as guessed; none where it fails or finds none."""
    from htmldate import find_date

    try:
        guess = find_date(root, original_date=True, extensive_search=False)
    except Exception:
        return []
    value = stamp(guess) if guess else None
    return (
        [Finding(field="published", value=value, where="htmldate", certainty=Certainty.GUESSED)]
        if value
        else []
    )


def dateline_finding(paragraphs: Iterable[str], report: str) -> list[Finding]:
    """The dateline of the first paragraph that has one, with its agency."""
    for text in paragraphs:
        found = dateline(text, report=report)
        if found is not None:
            said = [Finding(field="dateline", value=found.place, where="dateline")] if found.place else []
            if found.agency:
                said.append(Finding(field="credit", value=found.agency, where="dateline"))
            return said
    return []


def credit_findings(
    flat: Flat,
    regions: Regions,
    kinds: Mapping[int, BlockKind],
    already: Sequence[Finding],
    outlet: str | None,
    settings: ExtractSettings,
) -> list[Finding]:
    """Agencies credited on the page: in author fields, bylines and lines around the body. Credits under photos and in
    footers are listed too, with their place; they do not say that the text is the agency's. `kinds`: number of a line → what it is;
    `already`: findings so far; `outlet`: the page's own.
    """
    # agencies among the authors
    credited = []
    for finding in already:
        if finding.field == "authors":
            named = only_agency(finding.value) or (agency(finding.value) if "/" in finding.value else None)
            if named:
                credited.append(Finding(field="credit", value=named, where=finding.where))
    body = sorted(number for number, kind in kinds.items() if kind is BlockKind.PARAGRAPH)
    if not body:
        return credited
    # short lines that name an agency: under a picture, signed, or with a cue; longer lines are paragraphs
    short = [line for line in flat.lines if 2 <= len(line.key) <= 400]
    forms = forms_in("\n".join(line.text for line in short))
    for line in short:
        # "Editing by", "editing by": with no agency in it such a line may still be a cue
        if not any(form in line.text for form in forms) and "diting by" not in line.text:
            continue
        kind = kinds.get(line.number)
        region = regions.of(line.block)
        is_under_photo = kind in (BlockKind.CAPTION, BlockKind.CREDIT) or region & (
            Region.CAPTION | Region.FIGURE | Region.CREDIT
        )
        where = _place(line.number, body, photo=bool(is_under_photo))
        agency_of_picture = agency(line.text) if is_under_photo else None
        if agency_of_picture:
            # Under a picture an agency is named for the picture, with or without a cue.
            credited.append(Finding(field="credit", value=agency_of_picture, where=where))
            continue
        agency_signed = agency(line.text) if line_names(line, settings) else None
        if agency_signed and where in ("byline", "tail line") and not _is_outlets(agency_signed, outlet):
            credited.append(Finding(field="credit", value=agency_signed, where=where))
            continue
        for cue in line_cues([line.text], settings, where=where):
            if not _is_outlets(cue.agency, outlet):
                certainty = Certainty.STATED if cue.certain else Certainty.GUESSED
                credited.append(
                    Finding(field="credit", value=cue.agency, where=cue.where, certainty=certainty)
                )
    agency_at_end = tail_cue(flat.lines[body[-1]].text)
    if agency_at_end:
        credited.append(Finding(field="credit", value=agency_at_end, where="tail line"))
    return sorted(credited, key=lambda credited_one: credited_one.certainty is Certainty.GUESSED)


def _is_outlets(named: str, outlet: str | None) -> bool:
    return outlet is not None and named.lower() in outlet.lower()


def _place(number: int, body: Sequence[int], *, photo: bool) -> str:
    """Where on the page the line is, in words ("byline", "tail line"), told by its position among the lines of the body. `body`: the
    numbers of the body's lines, in order; `photo`: it stands under a picture.
    """
    if photo:
        return "photo credit"
    if number < body[0]:
        return "byline" if number >= body[0] - BYLINES_WITHIN else "page head"
    if number <= body[-1] + TAIL_WITHIN:
        return "tail line"
    return "footer"


def text_credits(
    body: Sequence[str],
    settings: ExtractSettings,
    *,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    report: str,
) -> list[Finding]:
    """Dateline and credits of a text without markup: `body` are its paragraphs, `above` and `below` the lines around."""
    found = dateline_finding(body[: settings.dateline_within], report)
    # in the last paragraph; in bylines above; in lines on their own
    agency_at_end = tail_cue(body[-1]) if body else None
    if agency_at_end:
        found.append(Finding(field="credit", value=agency_at_end, where="tail line"))
    for line in above:
        agency_signed = agency(line) if byline(line, settings) else None
        if agency_signed:
            found.append(Finding(field="credit", value=agency_signed, where="byline"))
    cues = [
        *line_cues(above, settings, where="byline"),
        *line_cues([*body[-3:], *below], settings, where="tail line"),
    ]
    # sure ones first
    for cue in sorted(cues, key=lambda cue: not cue.certain):
        certainty = Certainty.STATED if cue.certain else Certainty.GUESSED
        found.append(Finding(field="credit", value=cue.agency, where=cue.where, certainty=certainty))
    return found


# Words before a date in a line of its own: "Published on Monday, ".
OPENING = re.compile(
    r"(?:(?:last|first|published|posted|updated|date|on|at|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)\b[\s,.:|-]*)*",
    re.IGNORECASE,
)


# "OSTRELLE, March 5, 2031 /Newswire/ --", "Ostrelle, 5. März 2031 (ots) -": the place before the day, a mark behind it.
BEFORE_DAY = re.compile(r"[^\W\d_][^\d\n(]{1,58}?[,.(]\s*")
# What follows the day in an opening: " –", " / Vale News /".
BEHIND_DAY = re.compile(r"\s*[,)]?\s*(?:[-–—:]|/[^/\n]{2,40}/|\([^()\n]{2,40}\))")


def dateline_date(paragraph: str) -> list[Finding]:
    """The date in the dateline that opens a paragraph, if it has a year: "OSLO, 14 March 2031 –"."""
    # a dateline is not longer than so many characters
    first = next(dates(paragraph[:120]), None)
    if first is None or not BEFORE_DAY.fullmatch(paragraph[: first.start]):
        return []
    if not BEHIND_DAY.match(paragraph, first.end):
        return []
    return [Finding(field="published", value=first.value, where="dateline")]


# "Good morning. It’s Tuesday, May 13, 2031", "heute ist Dienstag, der 13. Mai 2031": how a newsletter opens.
TODAY = re.compile(
    r"(?:^|[\s,.!—–-])(?:it['’]s|it is|today is|today['’]s|(?:es|heute) ist(?: heute)?|wir schreiben|nous sommes(?: aujourd['’]hui)?|on est|c['’]est(?: aujourd['’]hui)?"
    r"|hoy es|es hoy|estamos a|oggi è|è oggi|hoje é|é hoje|(?:vandaag|het) is(?: het| vandaag)?)[\s,]+(?:(?:der|den|le|the|el|il|dia)\s+)?(?:[^\W\d_][^\W\d]*(?:-feira)?[,.]?\s+)?(?:(?:der|den|le|the|el|il)\s+)?$",
    re.IGNORECASE,
)
# So far into it.
GREETING = 120
# Lines above a body that hold headline, standfirst and byline; lines below it that hold what stands under a text.
BYLINES_WITHIN, TAIL_WITHIN = 12, 6


def greeting_date(paragraph: str) -> list[Finding]:
    """The date of the day that a greeting gives: "Good morning, it is Friday, 14 March 2031"."""
    first = next(dates(paragraph[:GREETING]), None)
    if first is None or TODAY.search(paragraph[: first.start]) is None:
        return []
    return [Finding(field="published", value=first.value, where="greeting")]


# "https://gazette.example/2031/03/05/barge": a day in an address, as many outlets write it.
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/.-]|$)")


def address_date(findings: Iterable[Finding]) -> list[Finding]:
    """The date in the page's own address: ".../2031/03/14/ferry" → 14 March 2031; [] where there is none."""
    for finding in findings:
        match = IN_ADDRESS.search(finding.value) if finding.field == "url" else None
        if match is None:
            continue
        year, month, day = match.groups()
        value = stamp(f"{year}-{int(month):02}-{int(day):02}")
        if value:
            return [Finding(field="published", value=value, where="address")]
    return []


def opening_date(paragraph: str) -> list[Finding]:
    """A date that opens a paragraph ("Published April 15 2017 At least …"), as texts cut out of a page often begin."""
    # among the first characters: a later date is told in the text
    first = next(dates(paragraph[:80]), None)
    before = OPENING.match(paragraph)
    if first is None or before is None or before.end() < first.start:
        return []
    field = "modified" if UPDATED.search(paragraph[: first.start]) else "published"
    return [Finding(field=field, value=first.value, where="visible date line")]
