"""What a page lists of a story: each source with its share and copies, and each report with how its text is shown.

Words used here. Lead: the report that a source is shown by; copies: the other reports that are mostly the same
telling. Folded: shown as one line that opens at a click.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.publish.facts import copied_by, lent_to, own_share, ties, whereabouts
from variorum.publish.phrases import SHARED, listed, stamp_words
from variorum.publish.selectors import web_address
from variorum.publish.view import Source, StoryView, language_tag, outlet_name
from variorum.records import Report

# From this many reports on, each text is folded under its name.
OPEN_REPORTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line in the table of sources.
    `own`: in words, the share of the leading report that is its own text.
    `copies`: each copy, and what it shares.
    `lent`: reports of other sources that carry passages of this one."""

    source: Source
    # the report that the source is shown by; None where it stands in passages only
    lead: Report | None
    # authors; when published; the place it was found
    by: str
    published: str
    where: str | None
    own: str
    copies: tuple[tuple[Report, str], ...]
    lent: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A report in the page's list.
    `folded`: the line under which its text is folded away; None: it is open.
    `language`: its tag for HTML, by which a screen reader chooses a voice; None where it is not known."""

    # on the page, from 1
    number: int
    report: Report
    source: Source | None
    # in words, how much of it is its own
    own: str
    # where it can be read; None where that is not known
    address: str | None
    folded: str | None
    language: str | None


def fact(view: StoryView, source: Source) -> Fact:
    """The line in the table of sources for one source: who tells it, when, how much is its own text, who copied it."""
    lead = source.lead
    return Fact(
        source=source,
        lead=lead,
        by=_signed_by(lead) if lead else "",
        published=stamp_words(lead.published, unknown="not said") if lead else "",
        where=whereabouts(lead, "published") if lead else None,
        own=_percent(own_share(view, lead)) if lead else "passages only",
        copies=tuple(copied_by(view, source)),
        lent=lent_to(view, source),
    )


def _signed_by(report: Report) -> str:
    """Who signed the report and the agency it credits: "Ada Reed · Vessen Wire (byline)"; "not said" where neither is known."""
    parts = [listed(report.authors)] if report.authors else []
    if report.credit:
        where = whereabouts(report, "credit")
        parts.append(f"{report.credit} ({where})" if where else report.credit)
    return " · ".join(parts) or "not said"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def items(view: StoryView) -> list[Item]:
    """The list of reports. Copies, and all reports if the list is long, are folded to one line."""
    listed = []
    for number, report in enumerate(view.reports, start=1):
        source = view.source_of(report.id)
        # another report than the one the source is shown by
        is_copy = source is not None and source.lead is not None and source.lead.id != report.id
        own_text_words = f"own text {_percent(own_share(view, report))}"
        # what the one line says under which the report is folded; None: it is shown open
        folded = (
            _folded_under(view, report, source)
            if is_copy
            else own_text_words
            if len(view.reports) > OPEN_REPORTS
            else None
        )
        address = web_address(report.url)
        listed.append(
            Item(
                number=number,
                report=report,
                source=source,
                own=own_text_words,
                address=address,
                folded=folded,
                language=language_tag(report),
            )
        )
    return listed


def _folded_under(view: StoryView, report: Report, source: Source | None) -> str:
    """The line under which a copy is folded: "the same text as Harbour Bell"."""
    assert source is not None
    lead = source.lead
    # what the copy shares with the leading report
    tie = next((tie for tie in ties(view, report) if lead and tie.other.id == lead.id), None)
    kind = SHARED[tie.shared.kind] if tie else "the same telling"
    return (
        f"{kind} as {outlet_name(lead)}"
        if lead and tie and tie.shared.kind.value in {"copy", "trimmed"}
        else f"{kind}"
    )
