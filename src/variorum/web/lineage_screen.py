"""Screen 4, the lineage: a value over time by source; who copied and cited whom; with the table behind each picture.

Words used here. Edition (`loaded`): a story as it stands, or stood at a moment; `now`: as it stands. Sheet:
everything of a story that its page shows. KEPT: the cache of parts of pages; look: its key for this page. Step: what
a source said from one moment on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.lookup import Loaded
from variorum.desk.revisions.history import History, history
from variorum.publish.phrases import SHARED
from variorum.publish.pictures import lineage_picture
from variorum.publish.sheet import Sheet
from variorum.publish.view import outlet_name
from variorum.records import Claim, Direction, Kind, SharedText, Status
from variorum.web.by_model import claims_by_model
from variorum.web.chart import step_chart
from variorum.web.kept import KEPT
from variorum.web.state import clock_of, content_of, left_out, look_of, page, screens, sheet_of

# Claims that a chart can be asked for, at most this many in the list.
CHOICES = 60
# Statuses of claims that a chart is offered for, in their order.
GRAVE = (Status.CHANGED, Status.CONFLICT, Status.COMPATIBLE, Status.VARIANT, Status.AGREE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two reports that share text. `said`: who has it from whom, in words."""

    # ids of the two reports; then their names
    left: str
    right: str
    left_name: str
    right_name: str
    said: str
    # what the two are to each other, and how much they share, in words
    kind: str
    share: str
    why: tuple[str, ...]


def lineage_screen(request: Request) -> Response:
    """Who copied whom in a story, and how one of its claims came about."""
    state = screens(request)
    now = state.story(request.path_params["story"])
    loaded = state.edition(request, now)
    made = sheet_of(loaded)
    seen, by_model = claims_by_model(request, state, loaded)
    without = left_out(request) and state.is_proposed(loaded)
    # all that the page depends on
    look = (*look_of(request, loaded, "led_from"), content_of(seen), without)
    found = KEPT.get(("lineage", look), lambda: _values(request, loaded, made, seen, by_model))
    return page(
        request,
        "lineage.html",
        loaded=loaded,
        look=look,
        view=made.view,
        tab="lineage",
        without_model=without,
        **found,
    )


def _values(
    request: Request, loaded: Loaded, made: Sheet, seen: Loaded, by_model: Mapping[str, Claim]
) -> dict[str, Any]:
    """What the page shows besides the edition itself, under the template's names. `seen`: the edition with a model's
    lines; `made`: what the page shows of the story; `by_model`: key → claim, of a model's lines.
    """
    # the claim asked for, or the first that is offered
    choices = _choices(loaded)
    key = request.query_params.get("claim") or (choices[0][0] if choices else None)
    claim = seen.story.by_key.get(key or "")
    history_of_claim = (
        history(claim, seen.story, loaded.held, clock=clock_of(request))
        if claim
        else History(steps=(), lags=())
    )
    return {
        "choices": choices,
        "by_model": [(key_of, claim_of) for key_of, claim_of in by_model.items() if claim_of.status in GRAVE][
            :CHOICES
        ],
        "chosen": key if claim else None,
        "claim": claim,
        "history": history_of_claim,
        "chart": step_chart(history_of_claim.steps),
        "picture": lineage_picture(made.view),
        "ties": [_tie(shared_text, loaded) for shared_text in loaded.story.collated.lineage.shared],
        "alarms": loaded.story.collated.lineage.alarms,
    }


def _choices(loaded: Loaded) -> list[tuple[str, Claim]]:
    """The claims that a chart is offered for: numbers first, changed and differing ones before the rest, at most CHOICES."""
    told = [(key, claim) for key, claim in loaded.story.by_key.items() if claim.status in GRAVE]

    def rank(key_and_claim: tuple[str, Claim]) -> tuple[bool, int]:
        _, claim = key_and_claim
        return claim.kind is not Kind.QUANTITY, GRAVE.index(claim.status)

    return sorted(told, key=rank)[:CHOICES]


def _tie(shared: SharedText, loaded: Loaded) -> Tie:
    """Two reports that share text, in words: what they share, how much, and who has it from whom."""
    left, right = (loaded.held[report_id].report for report_id in (shared.left, shared.right))
    direction_in_words = {
        Direction.LEFT_FROM_RIGHT: f"{outlet_name(left)} has it from {outlet_name(right)}",
        Direction.RIGHT_FROM_LEFT: f"{outlet_name(right)} has it from {outlet_name(left)}",
        Direction.COMMON_SOURCE: "both have it from a third",
        Direction.UNDECIDED: "which came first is undecided",
    }[shared.direction]
    return Tie(
        left=left.id,
        right=right.id,
        left_name=outlet_name(left),
        right_name=outlet_name(right),
        said=direction_in_words if shared.dependent else "neither depends on the other",
        kind=SHARED[shared.kind],
        share=f"{shared.left_share:.0%} / {shared.right_share:.0%}",
        why=shared.why,
    )
