"""The page of all decisions: what each says, whether it holds, whether it found its target, and which others contradict it.

Words used here. Decision: an editor's correction, dated and signed; its target: the claim, story or report that it is
about. Ledger: the file of decisions. Anchor: the characters of a report that it is tied to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.decisions.decisions import active
from variorum.desk.decisions.ledger import read
from variorum.desk.evidence.decision_cache import sync_ledger
from variorum.desk.proposing import without_target
from variorum.desk.queries.lookup import status
from variorum.publish.view import outlet_name
from variorum.records import Anchor, Decision, Report
from variorum.store import evidence, listing
from variorum.web.state import page, screens


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a decision names: a report, or words in one.
    `name`: None: the desk does not hold the report.
    `story`: None: the report is in no story.
    `told`: the report itself, for the language that its words are marked with."""

    report: str
    told: Report | None
    name: str | None
    # the words; None where the decision names the whole report
    quote: str | None
    # "REPORT-START-END"
    place: str
    story: str | None
    title: str | None


def decisions_screen(request: Request) -> Response:
    """All decisions, the latest first, with those that found no target and those that contradict others. Before, new lines in the file of
    decisions are taken in."""
    state = screens(request)
    sync_ledger(state.desk)
    with state.desk.store.reading() as connection:
        known = evidence.decisions(connection)
        about = _about(connection, known)
    found = status(state.desk)
    # without those that are on a model's line
    unmatched = without_target(state.desk, state.shelf, found.unmatched)
    return page(
        request,
        "decisions.html",
        decisions=tuple(reversed(known)),
        holding={decision.id for decision in active(known)},
        unmatched=unmatched,
        unmatched_ids={decision.id for decision in unmatched},
        overruled={earlier.id: later.id for earlier, later in found.contradictions},
        contradictions=found.contradictions,
        about=about,
        refused=read(state.desk.ledger).refused,
        ledger=str(state.desk.ledger),
    )


def _about(connection: Connection, known: Iterable[Decision]) -> Mapping[str, tuple[About, ...]]:
    """Decision id → what it names: first its reports, each once, then the places that it is tied to (its anchors). `known`: the
    decisions.
    """
    known = tuple(known)
    ids = sorted({report_id for decision in known for report_id in decision.about})
    reports = {version.report.id: version.report for version in evidence.held(connection, ids)}
    # report → (story, title, version that stands now)
    homes = listing.homes(connection, ids)
    return {
        decision.id: tuple(
            _one(report, anchor, reports.get(report), homes.get(report))
            for report, anchor in (
                *((report_id, None) for report_id in dict.fromkeys(decision.reports)),
                *((anchor.report, anchor) for anchor in decision.anchors),
            )
        )
        for decision in known
    }


def _one(report: str, anchor: Anchor | None, held: Report | None, home: tuple[str, str, str] | None) -> About:
    """What a decision names, for its list. `home`: the report's story, its title and the version that stands now. `report`: its id;
    `anchor`: the place that is meant, None: the whole report; `held`: the report, None where the desk does not have it.
    """
    story, title, _ = home or (None, None, None)
    return About(
        report=report,
        told=held,
        name=outlet_name(held) if held else None,
        quote=held.text[anchor.start : anchor.end] if held and anchor else None,
        place=f"?at={anchor.start}-{anchor.end}#asked" if anchor else "",
        story=story,
        title=title,
    )


def work_screen(request: Request) -> Response:
    """The page that shows how far a long derivation is. It loads itself again until that is done."""
    return page(request, "work.html", back=own_path(request.query_params.get("back", "/")))


def own_path(path: str) -> str:
    """The path, if it is one of this desk, else "/": a form must not send people to another site."""
    safe = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not any(c in path for c in "\r\n\\")
    )
    return path if safe else "/"
