"""The dossier as HTML pages. Everything is escaped, and a page loads nothing from anywhere; its Content-Security-Policy says so.

Words used here. View: a story as its readers see it. Sheet: everything that the template of a story's page shows.
`home`: the address of the page that lists all stories.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from variorum.publish.depths import meaning, read_words
from variorum.publish.facts import undecided
from variorum.publish.listing import OPEN_REPORTS, fact, items
from variorum.publish.phrases import (
    AGREE,
    CHANGED,
    DIFFER,
    OTHERWISE,
    SINGLE,
    TOLD,
    WHO_WAS_FIRST,
    counted,
    proposed_words,
    skipped_lines,
    span_words,
)
from variorum.publish.pictures import lineage_picture, pairs
from variorum.publish.relations import tally
from variorum.publish.sheet import Sheet, sheet
from variorum.publish.templating import render
from variorum.publish.view import Source, StoryView, story_views, tongues
from variorum.records import Dossier, Refusal, Report, Status, Witness

# More than these are folded under their count.
# Shown before the rest is folded: differences, agreements, other rows, claims of one source.
CARDS = 12
# Of these sorts so many are shown.
AGREED = 12
OTHERS = 6
ALONE = 8
# Rows of the collation that are shown until all are asked for; each is as high as six lines of text.
ROWS = 25
# With more sources than this what their signs mean is folded, so that what differs stays in sight.
SIGNS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`path` is relative to the first page's folder."""

    path: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """`first` is the whole dossier where there is one story, else an index of `stories`, which it links to."""

    first: str
    stories: tuple[Page, ...] = ()


def as_html(dossier: Dossier, *, quotes_only: bool = False, name: str = "dossier.html") -> Pages:
    """Pages that ask for nothing from anywhere. `quotes_only` leaves the full texts out. `name` is the file name of
    the first page: story pages lie beside it in the folder "dossier-stories".
    """
    views = story_views(dossier)
    if len(views) == 1:
        return Pages(first=_story_page(views[0], dossier, texts=not quotes_only, home=None))
    folder = f"{PurePosixPath(name).stem}-stories"
    paths = [f"{folder}/{number}{_slug(view.title)}.html" for number, view in enumerate(views, start=1)]
    pages = tuple(
        Page(path=path, html=_story_page(view, dossier, texts=not quotes_only, home=f"../{quote(name)}"))
        for path, view in zip(paths, views, strict=True)
    )
    return Pages(first=_index_page(dossier, views, paths), stories=pages)


def _slug(title: str) -> str:
    """ASCII letters and digits only, so that the name is valid on every file system; empty where none are left."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    # fifty characters of the title tell two addresses apart
    return "".join(f"-{word}" for word in words)[:50].rstrip("-")


def _story_page(view: StoryView, dossier: Dossier, *, texts: bool, home: str | None) -> str:
    """The page of one story. `texts` False: without full texts; `home`: the address of the index, None where there is none."""
    view_sheet = sheet(view, texts=texts)
    return render(
        "story.html",
        sheet=view_sheet,
        texts=texts,
        home=home,
        origins=view.origins,
        span=_span(view),
        repeats=_repeats(view),
        depth=read_words(view.reports),
        meaning=meaning(view.reports),
        read=_day_of_reading(view.reports),
        counts=tally(view),
        # how many of each are shown open at first
        cards_open=CARDS,
        agreed_open=AGREED,
        others_open=OTHERS,
        signs_open=SIGNS,
        changed=Status.CHANGED,
        differ=view_sheet.of(*DIFFER.statuses, *CHANGED.statuses),
        agreed=view_sheet.of(*AGREE.statuses),
        otherwise=view_sheet.of(*OTHERWISE.statuses),
        beside=view_sheet.of(*TOLD.statuses),
        inside=view_sheet.inside(),
        proposed=view_sheet.proposed(),
        of_proposals=proposed_words(view.collated.proposed) if view.collated.proposed else None,
        singles=_singles(view_sheet),
        alone=view_sheet.of(*SINGLE.statuses)[:ALONE],
        telling=view_sheet.telling(ROWS),
        groups=view_sheet.grouped(),
        facts=tuple(fact(view, source) for source in view.sources),
        reports=items(view),
        report_number={report.id: number for number, report in enumerate(view.reports, start=1)},
        lineage=lineage_picture(view),
        pairs=pairs(view) if texts else (),
        open_reports=OPEN_REPORTS,
        tongues=tongues(view.reports),
        citing=lambda witness: _citing(view, witness),
        **_left_out(dossier),
    )


def _index_page(dossier: Dossier, views: tuple[StoryView, ...], paths: list[str]) -> str:
    """The page that lists several stories; `paths` are their addresses, in the order of `views`. The counts and the span of days are told
    for each story.
    """
    stories = [
        {
            "path": quote(path),
            "title": view.title,
            "title_in": view.title_in,
            "origins": view.origins,
            "span": _span(view),
            "counts": tally(view),
            "why": view.collated.story.why,
        }
        for path, view in zip(paths, views, strict=True)
    ]
    count = f"{counted(len(views), 'story', 'stories')} in {counted(len(dossier.reports), 'report')}"
    heading = count if views else "Nothing could be read"
    return render(
        "index.html",
        heading=heading,
        tongues=tongues(dossier.reports),
        stories=stories,
        read=_day_of_reading(dossier.reports),
        depth=read_words(dossier.reports),
        meaning=meaning(dossier.reports),
        **_left_out(dossier),
    )


def _left_out(dossier: Dossier) -> dict[str, Any]:
    """The values by which templates say what inputs were refused or skipped."""
    refused, skipped = dossier.refused, dossier.skipped
    return {
        "readable": _readable(refused, len(dossier.reports)),
        "refused": refused,
        "skipped": " ".join(skipped_lines(skipped)) or None,
    }


def _readable(refused: tuple[Refusal, ...], reports: int) -> str:
    """The sentence above the list of what was refused; "" where everything could be read."""
    if refused:
        return f"{counted(len(refused), 'input')} could not be read."
    return "" if reports else "There was nothing to read."


def _span(view: StoryView) -> str | None:
    """From when to when the story's reports were published; None where none is dated."""
    return span_words(report.published for report in view.reports)


def _day_of_reading(reports: tuple[Report, ...]) -> str | None:
    """The day of the latest capture, to be printed as the day of reading: publishing has no clock."""
    stamps = sorted(report.retrieved for report in reports if report.retrieved)
    return span_words(stamps[-1:])


def _repeats(view: StoryView) -> str:
    """For each source with copies how many reports repeat it. Where more than three sources have copies: only how
    many reports repeat another in all.
    """
    by_name: Counter[str] = Counter()
    unsure = undecided(view)
    for source in view.sources:
        by_name[source.name] += len(source.copies)
    unsure_names = {source.name for source in view.sources if source.number in unsure}
    told = [
        f"{counted(copies, 'report repeats', 'reports repeat')} {name}{f'; {WHO_WAS_FIRST}' if name in unsure_names else ''}."
        for name, copies in by_name.items()
        if copies
    ]
    # more sentences would be a list
    if len(told) <= 3:
        return " ".join(told)
    copies = sum(len(source.copies) for source in view.sources)
    return f"{counted(copies, 'report repeats', 'reports repeat')} another."


def _singles(made: Sheet) -> list[tuple[Source, tuple[Any, ...]]]:
    """What only one source says, source by source; those without such lines are left out."""
    told = [(source, made.told_by(source, *SINGLE.statuses)) for source in made.view.sources]
    return [(source, lines) for source, lines in told if lines]


def _citing(view: StoryView, witness: Witness) -> tuple[str, ...]:
    """The ids of the story's reports that say they have it from `witness`, each once."""
    members = {report.id for report in view.reports}
    return tuple(dict.fromkeys(passage.report for passage in witness.cited if passage.report in members))
