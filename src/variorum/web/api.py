"""The desk's JSON API, `/api/v1`: what the screens show, for programs. Read-only except for decisions, which need the desk's token.

Words used here. Edition: a story as it stands, or stood at a moment. Clash: a decision of somebody else on the same
thing. To derive: to make the stories anew. Told: sent as JSON. LedOn: what was asked for stands under another key;
Ended: the story has ended.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import wraps
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from variorum.desk.decisions.decisions import BadDecision, decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.queries.clashes import clashing
from variorum.desk.queries.lookup import Loaded, dossier, record
from variorum.errors import UsageError
from variorum.publish.json_writer import as_object
from variorum.records import Anchor, Decision, DecisionKind, Dossier, Status
from variorum.store import derived, evidence, tables
from variorum.store.events import events
from variorum.store.full_text import CLOSE, OPEN, search
from variorum.store.rows import Event, StoryRow
from variorum.web.kept import KEPT
from variorum.web.numbers import MOST_DIGITS, whole
from variorum.web.openapi import DEFAULT, MOST, document
from variorum.web.state import Ended, LedOn, content_of, in_one_state, screens
from variorum.web.tags import tagged
from variorum.web.visitors import visitor_of

# The beginning of every address of the API.
PREFIX = "/api/v1"
# Bytes of a request's body; code points of a note.
LONGEST_BODY = 65_536
LONGEST_NOTE = 4000
# A function from a request to what is sent as JSON.
Endpoint = Callable[[Request], Any]


def told(work: Endpoint) -> Callable[[Request], Any]:
    """Turns a function from a request to plain values into an endpoint: what it returns is sent as JSON with an ETag.
    Errors are JSON, too, with `error` in one line.
    """

    @wraps(work)
    async def answered(request: Request) -> Response:
        """The answer as JSON, whatever comes of it: found, moved (308), ended (410) or wrong."""
        try:
            found = await in_one_state(work)(request)
        except HTTPException as error:
            return _wrong(error.status_code, str(error.detail))
        except UsageError as error:
            return _wrong(400, str(error))
        # under another key now: the address of the same thing in the API
        except LedOn as led:
            where = f"{PREFIX}/stories{led.new.removeprefix('/story')}"
            return JSONResponse(
                {"error": "It stands under another key now.", "location": where}, 308, {"Location": where}
            )
        except Ended:
            return _wrong(410, "This story has ended: its reports are kept, and in no story now.")
        return tagged(request, json.dumps(found, ensure_ascii=False), media_type="application/json")

    return answered


def _wrong(status: int, why: str) -> Response:
    """An error as JSON, in one line."""
    return JSONResponse({"error": " ".join(why.split())}, status_code=status)


def _number(request: Request, name: str, default: int, *, least: int, most: int) -> int:
    """A number of the query, or `default` where it is not given. Raises 400 for anything else than a number from `least` to `most`.
    `name`: of the parameter.
    """
    given = request.query_params.get(name)
    if given is None:
        return default
    found = whole(given)
    if found is None or not least <= found <= most:
        raise HTTPException(400, f"{name} is a number from {least} to {most}")
    return found


def _page_of_list(name: str, items: Sequence[Any], total: int, *, offset: int) -> dict[str, Any]:
    """One page of a list under `name`; `next` is the offset of the page after it, None on the last. `offset`: how many come before this
    page; `total`: how many there are in all.
    """
    after = offset + len(items)
    return {
        name: list(items),
        "total": total,
        "offset": offset,
        "next": after if items and after < total else None,
    }


def _page_asked(request: Request) -> tuple[int, int]:
    """The limit and the offset that the query asks for."""
    return (
        _number(request, "limit", DEFAULT, least=1, most=MOST),
        _number(request, "offset", 0, least=0, most=10**8),
    )


def describe(_request: Request) -> dict[str, Any]:
    """The OpenAPI document of this API."""
    return document()


def stories(request: Request) -> dict[str, Any]:
    """A page of stories, the latest first, and how many reports wait to be put into stories; where nobody does that work, it is begun."""
    limit, offset = _page_asked(request)
    state = screens(request)
    with state.desk.store.reading() as connection:
        rows = derived.stories(connection, limit=limit, offset=offset)
        total = derived.count(connection, tables.story)
        waiting, seen = derived.waiting(connection), evidence.last_decision(connection)
    state.deriving.take_up(waiting.first)
    found = _page_of_list("stories", [_row(row) for row in rows], total, offset=offset)
    return found | {"waiting": waiting.reports, "seen": seen}


def _row(row: StoryRow) -> dict[str, Any]:
    shown = {k: v for k, v in asdict(row).items() if k not in {"pool", "made_from"}}
    return shown | {"links": {"self": f"{PREFIX}/stories/{quote(row.id)}", "page": f"/story/{quote(row.id)}"}}


def _edition(request: Request) -> Loaded:
    """The edition of the story that the address asks for."""
    state = screens(request)
    return state.edition(request, state.story(request.path_params["story"]))


def _edition_as_json(loaded: Loaded) -> dict[str, Any]:
    """The edition as the JSON of a dossier. It is kept and given to the next caller, too, so nobody may change it."""
    made: dict[str, Any] = KEPT.get(
        ("json", content_of(loaded), loaded.at), lambda: as_object(dossier(loaded))
    )
    return made


def story(request: Request) -> dict[str, Any]:
    """The story with its lineage, without claims and texts. An object with `key`, `as_of` (null: as it stands),
    `links` (what it leads to → the address) and `story` (as in a dossier).
    """
    loaded = _edition(request)
    found = _edition_as_json(loaded)["stories"][0]
    less = {key: value for key, value in found.items() if key not in {"claims", "attributions"}}
    here = f"{PREFIX}/stories/{quote(loaded.row.id)}"
    # where the rest of the story is
    links = {name: f"{here}/{name}" for name in ("claims", "reports")} | {
        "feed": f"/story/{quote(loaded.row.id)}/feed.atom"
    }
    return {
        "key": loaded.row.id,
        "as_of": loaded.at.isoformat() if loaded.at else None,
        "links": links,
        "story": less,
    }


def claims(request: Request) -> dict[str, Any]:
    """A page of the story's claims with their readings, as in a dossier, each with `key`: the desk's own key of it,
    which stays while the claim's id changes. `status` in the address keeps only claims of that status.
    """
    limit, offset = _page_asked(request)
    status = request.query_params.get("status")
    if status is not None and status not in {one.value for one in Status}:
        raise HTTPException(400, f"status is one of {', '.join(Status)}")
    loaded = _edition(request)
    # the one story of the edition, as in a dossier
    every = _edition_as_json(loaded)["stories"][0]["claims"]
    found = [
        {"key": key, **claim}
        for key, claim in zip(loaded.story.keys, every, strict=True)
        if status in {None, claim["status"]}
    ]
    return _page_of_list("claims", found[offset : offset + limit], len(found), offset=offset)


def claim(request: Request) -> dict[str, Any]:
    """A claim by key or id, as in a dossier, with its readings. 404 where the story has none of that key or id."""
    loaded = _edition(request)
    every = _edition_as_json(loaded)["stories"][0]["claims"]
    asked = request.path_params["claim"]
    for key, one in zip(loaded.story.keys, every, strict=True):
        if asked in {key, one["id"]}:
            return {"key": key, **one}
    raise HTTPException(404, "There is no such claim in this story.")


def reports(request: Request) -> dict[str, Any]:
    """The story's reports as in a dossier, a page of the list at a time; without their texts, and without what is told of places in the
    texts.
    """
    limit, offset = _page_asked(request)
    found = _edition_as_json(_edition(request))["reports"]
    without_texts = [
        {field: value for field, value in one.items() if field not in {"text", "blocks", "segments"}}
        for one in found
    ]
    return _page_of_list("reports", without_texts[offset : offset + limit], len(without_texts), offset=offset)


def report(request: Request) -> dict[str, Any]:
    """A report with its text, into which every place of a claim counts."""
    desk = screens(request).desk
    with desk.store.reading() as connection:
        held = evidence.held_report(connection, request.path_params["report"])
    if held is None:
        raise HTTPException(404, "There is no such report on this desk.")
    (found,) = as_object(Dossier(reports=(held.report,), refused=(), stories=()))["reports"]
    return {"captured": held.captured, "seen": held.seen, "report": found}


def searched(request: Request) -> dict[str, Any]:
    """Places in reports that hold the words `q`; what was found is set in square brackets."""
    limit, _ = _page_asked(request)
    asked = request.query_params.get("q", "").strip()
    if not asked:
        raise HTTPException(400, 'q is what to find: words, or "a phrase" in quotation marks')
    with screens(request).desk.store.reading() as connection:
        hits = search(connection, asked, limit=limit)
    plain = str.maketrans({OPEN: "[", CLOSE: "]"})
    return {"hits": [hit._asdict() | {"excerpt": hit.excerpt.translate(plain)} for hit in hits]}


def changes(request: Request) -> dict[str, Any]:
    """What was told since the number `since`, the earliest first; `next` is the number to ask with again, `more` whether there is more
    now.
    """
    limit = _number(request, "limit", DEFAULT, least=1, most=MOST)
    # the number of the last event that the asker has
    since = _number(request, "since", 0, least=0, most=10**9 - 1)
    feed = request.query_params.get("story") or None
    with screens(request).desk.store.reading() as connection:
        found = sorted(events(connection, after=since, feed=feed, limit=None), key=lambda event: event.seq)
    shown = found[:limit]
    return {
        "changes": [_event(event) for event in shown],
        "next": shown[-1].seq if shown else since,
        "more": len(found) > len(shown),
    }


def _event(event: Event) -> dict[str, Any]:
    return asdict(event)


def feeds(request: Request) -> dict[str, Any]:
    """The addresses of the feeds: the desk's, and a page of those of stories."""
    limit, offset = _page_asked(request)
    with screens(request).desk.store.reading() as connection:
        rows = derived.stories(connection, limit=limit, offset=offset)
        total = derived.count(connection, tables.story)
    listed = [
        {"title": row.title, "story": row.id, "atom": f"/story/{quote(row.id)}/feed.atom"} for row in rows
    ]
    return {"desk": "/feed.atom"} | _page_of_list("feeds", listed, total, offset=offset)


async def decided(request: Request) -> Response:
    """Records the decision in the request's body, which is a line of decisions.jsonl without `id` and `at`, and
    derives the stories anew. The answer 201 has the decision's `id`, its `at`, and whether the stories are derived
    already. 400 for what is no decision, 403 without a token, 409 where somebody else has decided meanwhile.
    """
    state, account = screens(request), visitor_of(request).account
    if account is None and state.guard.token is None:
        return _wrong(
            403,
            "Decisions over the API need a desk with accounts, and a token of one, or one that is served with --token, and that "
            "token as a bearer's.",
        )
    # the decision in the body; then whether others decided meanwhile
    body = await request.body()
    if len(body) > LONGEST_BODY:
        return _wrong(413, f"A decision is no longer than {LONGEST_BODY} bytes.")
    try:
        said = json.loads(body)
        decision = _decision(
            said,
            at=state.desk.now().isoformat(timespec="microseconds"),
            author=account or state.author,
            fixed=account is not None,
        )
        await run_in_threadpool(_check, request, decision)
        # work on the database goes into a thread, so that other requests go on
        clash = await run_in_threadpool(_clash, request, decision, _last_seen(said))
    except (BadDecision, UsageError, ValueError, RecursionError) as error:
        return _wrong(400, str(error) or type(error).__name__)
    if clash is not None:
        return clash
    # reports that now have to be derived again
    waits = await run_in_threadpool(record, state.desk, decision)
    request.scope["state"]["done"] = f"{decision.kind} {decision.id}"
    done = await state.deriving.over(waits)
    return JSONResponse({"id": decision.id, "at": decision.at, "derived": bool(done)}, status_code=201)


def _decision(said: object, *, at: str, author: str, fixed: bool) -> Decision:
    """The decision in a request's body. `fixed`: the desk has accounts, so the author is the account; a body that names another author is
    refused. `said`: the body, parsed; `at`: the time.
    """
    if not isinstance(said, dict):
        raise BadDecision("a decision is a JSON object")
    # fields that a decision may have
    known = {"kind", "author", "reports", "anchors", "status", "text", "undoes", "seen"}
    if set(said) - known:
        raise BadDecision(
            f"unknown: {', '.join(sorted(set(said) - known))}; known are {', '.join(sorted(known))}"
        )
    if fixed and _word(said, "author") not in {None, author}:
        raise BadDecision(f"the author is the token's account, {author}")
    status, text = _word(said, "status"), _word(said, "text")
    return decide(
        DecisionKind(_word(said, "kind") or ""),
        at=at,
        # on one line, no longer than names are
        author=" ".join((_word(said, "author") or author).split())[:80] or author,
        reports=_words(said, "reports"),
        anchors=[_anchor(one) for one in _words(said, "anchors")],
        status=Status(status) if status else None,
        text=text[:LONGEST_NOTE] if text else None,
        undoes=_word(said, "undoes"),
    )


def _last_seen(said: dict[str, Any]) -> int:
    """The number of the last decision that the sender has seen, from the body; 0, as if none was seen, where the body does not say it."""
    given = said.get("seen", 0)
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given < 10**MOST_DIGITS:
        raise BadDecision("seen is the number of the last decision that you know of")
    return given


def _clash(request: Request, decision: Decision, seen: int) -> Response | None:
    """The answer 409 with what others decided on the same thing since the decision numbered `seen`; None if nobody
    did. Sending the decision again with the new number overrules them.
    """
    with screens(request).desk.store.reading() as connection:
        others = clashing(connection, decision, seen=seen)
        if not others:
            return None
        last = evidence.last_decision(connection)
    by = ", ".join(sorted({f"{other.author} ({other.kind})" for other in others}))
    said = f"Somebody else has decided on this: {by}. Nothing is recorded; send it again with seen={last} to overrule them."
    told = [{"id": other.id, "at": other.at, "author": other.author, "kind": other.kind} for other in others]
    return JSONResponse({"error": said, "decisions": told, "seen": last}, status_code=409)


def _word(said: dict[str, Any], name: str) -> str | None:
    """A text of the body; None where it is not there. Raises BadDecision for what is no text. `said`: the body of the request; `name`: of
    its field.
    """
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise BadDecision(f"{name} is a string")
    return value


def _words(said: dict[str, Any], name: str) -> list[str]:
    """A list of texts of the body; empty where it is not there. Raises BadDecision for anything else. `said`: the body of the request;
    `name`: of its field.
    """
    value = said.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadDecision(f"{name} is a list of strings")
    return value


def _anchor(said: str) -> Anchor:
    return anchor_of(said)


def _check(request: Request, decision: Decision) -> None:
    """Raises BadDecision unless all that the decision is on is on this desk."""
    state = screens(request)
    for anchor in decision.anchors:
        loaded = state.load(anchor.report)
        held = loaded.held.get(anchor.report) if loaded else None
        if held is None or anchor.end > len(held.report.text):
            raise BadDecision(
                f"{anchor.report}-{anchor.start}-{anchor.end} is no place in a report of this desk"
            )
    with state.desk.store.reading() as connection:
        here = {held.report.id for held in evidence.held(connection, decision.reports)}
    # reports that the decision names and the desk does not have
    gone: Iterable[str] = [one for one in decision.reports if one not in here]
    if gone:
        raise BadDecision(f"no report of this desk: {', '.join(gone)}")


ROUTES = [
    Route(f"{PREFIX}/openapi.json", told(describe)),
    Route(f"{PREFIX}/stories", told(stories)),
    Route(f"{PREFIX}/stories/{{story}}", told(story)),
    Route(f"{PREFIX}/stories/{{story}}/claims", told(claims)),
    Route(f"{PREFIX}/stories/{{story}}/claims/{{claim}}", told(claim)),
    Route(f"{PREFIX}/stories/{{story}}/reports", told(reports)),
    Route(f"{PREFIX}/reports/{{report}}", told(report)),
    Route(f"{PREFIX}/search", told(searched)),
    Route(f"{PREFIX}/changes", told(changes)),
    Route(f"{PREFIX}/feeds", told(feeds)),
    Route(f"{PREFIX}/decisions", decided, methods=["POST"]),
]
