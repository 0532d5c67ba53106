"""Makes the answers that the tools of `server` give to an agent: ids, spans and quotes of a story as JSON. Pure functions.

Words used here. Answer: what a tool gives back, as plain JSON. Shelved: a story with its reports. Reading: an answer
to a claim's question, at its place. Witness: the telling that it belongs to; sign: the short name of a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from variorum.agents.shelf import Shelved
from variorum.publish.independence import sources_of_claim
from variorum.publish.phrases import MARKS
from variorum.publish.recheck import recheck
from variorum.publish.selectors import fragment_link, web_address
from variorum.publish.view import StoryView, headline, outlet_name, story_view
from variorum.records import Claim, Dossier, Reading, Report, Status

# Places that one answer lists.
MOST = 100
# Letters that outlets set otherwise: what a quotation is compared without.
TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " "}
)

Answer = dict[str, Any]


def view_of(shelved: Shelved) -> StoryView:
    """The story as its page shows it: sigla, columns, counts of statuses. It is built anew at each call."""
    return story_view(shelved.collated, shelved.reports)


def story_line(shelved: Shelved) -> Answer:
    """A story in short, as JSON: its title, its counts, and the id to ask for more with. No quotes."""
    view = view_of(shelved)
    return {
        "story": shelved.id,
        "from": shelved.source,
        "title": view.title,
        "independent_sources": view.independent,
        "reports": len(view.reports),
        "claims": {status.value: number for status, number in view.counts().items()},
    }


def story_whole(shelved: Shelved, *, status: Status | None, limit: int, offset: int) -> Answer:
    """A story with its sources, its reports and a page of its claims, as JSON. `status` None: claims of any. `limit` and `offset`: which
    claims of the list; `next` is the offset to go on with, or null.
    """
    view = view_of(shelved)
    rows = [row for row in view.rows if status is None or row.claim.status is status]
    shown = rows[offset : offset + limit]
    after = offset + len(shown)
    return {
        **story_line(shelved),
        "sources": [
            {
                "source": source.witness,
                "sign": source.sign,
                "name": source.name,
                "report": source.lead.id if source.lead else None,
                "copies": [copy.id for copy in source.copies],
            }
            for source in view.sources
        ],
        "reports_listed": [report_line(report) for report in view.reports],
        # the claims, in short
        "list": [
            {
                "claim": row.claim.id,
                "key": shelved.key(row.claim),
                "label": row.claim.label,
                "status": row.claim.status.value,
                "sources": len(row.cells),
                "readings": len(row.claim.readings),
            }
            for row in shown
        ],
        "total": len(rows),
        "next": after if shown and after < len(rows) else None,
    }


def report_line(report: Report) -> Answer:
    """A report without its text, as JSON.

    `sha256` is of the captured bytes; `published` is as in the record, and may be null.
    """
    return {
        "report": report.id,
        "outlet": outlet_name(report),
        "headline": headline(report),
        "published": report.published,
        "url": web_address(report.url),
        "sha256": report.digest,
    }


def claim_whole(shelved: Shelved, claim: Claim) -> Answer:
    """A claim with all its readings, as JSON.

    `origins` counts independent sources, not reports; `key` is null outside a desk.
    """
    view = view_of(shelved)
    # witness → the source by which it is shown
    signs = {source.witness: source for source in view.sources}
    return {
        "story": shelved.id,
        "claim": claim.id,
        "key": shelved.key(claim),
        "kind": claim.kind.value,
        "label": claim.label,
        "status": claim.status.value,
        "status_means": MARKS[claim.status].word,
        "why": claim.why,
        "origins": sources_of_claim(claim),
        "readings": [
            reading_line(shelved, reading, signs[reading.witness].sign if reading.witness in signs else None)
            for reading in claim.readings
        ],
        "silent": [
            {"kind": one.kind.value, "why": one.why, "sources": list(one.witnesses)} for one in claim.silent
        ],
        "set_side_by_side_by_model": claim.found_by,
    }


def reading_line(shelved: Shelved, reading: Reading, sign: str | None) -> Answer:
    """A quote and its place, as JSON.

    `start` and `end` are code points of the report's text; `outlet` and `link` are null where the report is
    not there. `sign`: the short name of its source.
    """
    report = shelved.reports.get(reading.report)
    return {
        "quote": reading.quote,
        "report": reading.report,
        "start": reading.start,
        "end": reading.end,
        "outlet": outlet_name(report) if report else None,
        "source": reading.witness,
        "sign": sign,
        "on_the_word_of": reading.attributed_to,
        "link": fragment_link(report, reading.start, reading.end) if report else None,
    }


def quotation(quote: str, stories: Iterable[Shelved]) -> Answer:
    """The answer to `verify_quotation`: the places where the words stand, letter by letter (`exact`) or except for
    typography, case and spaces (`alike`), and in how many independent tellings.
    """
    exact: list[Answer] = []
    alike: list[Answer] = []
    origins: set[str] = set()
    seen: set[str] = set()
    for shelved in stories:
        for report in shelved.reports.values():
            # a report may be in several stories
            if report.id in seen:
                continue
            seen.add(report.id)
            # each place, by whether the letters are the same
            for start, end, is_exact in _places(quote, report.text):
                witness = _witness(shelved, report, start)
                place = {
                    "story": shelved.id,
                    "report": report.id,
                    "outlet": outlet_name(report),
                    "start": start,
                    "end": end,
                    "text": report.text[start:end],
                    "source": witness,
                    "link": fragment_link(report, start, end),
                }
                (exact if is_exact else alike).append(place)
                origins.add(witness)
    return {
        "quote": quote,
        "stands": "to the letter" if exact else "but for typography, case or spaces" if alike else "nowhere",
        "origins": len(origins),
        "exact": exact[:MOST],
        "alike": alike[:MOST],
        "reports_searched": len(seen),
    }


def _places(quote: str, text: str) -> Iterator[tuple[int, int, bool]]:
    """Where the words stand in the text: start, end, and whether to the letter. Typography, case and spaces are passed over."""
    words = quote.translate(TYPOGRAPHY).split()
    if not words:
        return
    found = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    # One letter for one letter, so that places in the plain text are places in the text.
    for match in found.finditer(text.translate(TYPOGRAPHY)):
        yield match.start(), match.end(), text[match.start() : match.end()] == quote.strip()


def _witness(shelved: Shelved, report: Report, at: int) -> str:
    """The independent telling in whose passage a place lies; the report itself where the lineage has nothing on it. `at`: the place, in
    characters of the report's text.
    """
    for witness in shelved.collated.lineage.witnesses:
        if any(
            passage.report == report.id and passage.start <= at < passage.end for passage in witness.passages
        ):
            return witness.id
    return report.id


def who_else(shelved: Shelved, report: str, start: int, end: int) -> Answer:
    """The claims with a reading at this place, and what every other source says to them, as JSON. `report`, `start`, `end`: the place.
    `here`: readings at the place; `copies`: readings of the same telling in other reports.
    """
    here = [
        (claim, reading)
        for claim in shelved.collated.claims
        for reading in claim.readings
        if reading.report == report and reading.start < end and start < reading.end
    ]
    # the telling that this place belongs to: its other reports are copies
    own = {_witness(shelved, shelved.reports[report], start)} if report in shelved.reports else set()
    claims = []
    for claim in dict.fromkeys(claim for claim, _ in here):
        others = [other_reading for other_reading in claim.readings if other_reading.witness not in own]
        claims.append(
            {
                "claim": claim.id,
                "label": claim.label,
                "status": claim.status.value,
                "origins": sources_of_claim(claim),
                "on_the_word_of": sorted(
                    {
                        other_reading.attributed_to
                        for other_reading in claim.readings
                        if other_reading.attributed_to
                    }
                ),
                "here": [
                    reading_line(shelved, other_reading, None)
                    for claim_here, other_reading in here
                    if claim_here is claim
                ],
                "others": [reading_line(shelved, other_reading, None) for other_reading in others],
                "copies": [
                    reading_line(shelved, other_reading, None)
                    for other_reading in claim.readings
                    if other_reading.witness in own and other_reading.report != report
                ],
            }
        )
    text = shelved.reports[report].text[start:end] if report in shelved.reports else None
    return {"story": shelved.id, "report": report, "start": start, "end": end, "text": text, "claims": claims}


def sound(dossier: Dossier) -> bool:
    """Whether every quote of the dossier stands at its place. Asked before anything of the dossier is handed out."""
    return recheck(dossier) == ()


def claim_of(shelved: Shelved, asked: str) -> Claim | None:
    """The claim by its id, the beginning of it, or the key that a desk gave it; None where none or several fit. `asked`: what the agent
    wrote.
    """
    claims = shelved.collated.claims
    named = [claim for claim in claims if asked in {claim.id, shelved.key(claim)}]
    found = named or [claim for claim in claims if asked and claim.id.startswith(asked)]
    return found[0] if len(found) == 1 else None
