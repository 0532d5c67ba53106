"""What forms do: decide, undo, mark a story as looked at, cancel. Each answers with a redirect to a page.

Words used here. Decision: an editor's correction, dated and signed. Anchor: the characters of a report that it is
tied to. Clash: a decision of somebody else on the same thing, made since the page with the form was. To derive: to
make the stories anew.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.decisions.decisions import BadDecision, decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.queries.clashes import clashing
from variorum.desk.queries.lookup import looked, record
from variorum.desk.queries.together import NotThere, anchor_of_words, tag_name
from variorum.errors import UsageError
from variorum.records import Anchor, Decision, DecisionKind, Status
from variorum.store import evidence
from variorum.store.derived import Todo
from variorum.web.decisions_screen import own_path
from variorum.web.numbers import whole
from variorum.web.state import AUTHOR_COOKIE, author_of, form_token_of, last_of, page, screens
from variorum.web.templating import address
from variorum.web.visitors import visitor_of

# Longest text of a note, in characters; a form's fields are a few hundred bytes otherwise.
LONGEST_NOTE = 4000
# Bytes of one field that is no file: what a whole report takes that was pasted.
LONGEST_PART = 8_000_000
# A page of the desk's list has fifty stories to tick, a large story a few hundred claims.
MOST_FIELDS = 600
# What else than `text` a kind takes its text from: one form may offer several kinds.
TEXTS = {DecisionKind.TAG: "tag", DecisionKind.ASSIGN: "who"}
# In the place of a decision's id: the visitor's own last one.
LAST = "last"


async def checked_form(request: Request, *, max_files: int = 0) -> FormData:
    """The form's fields, once its token shows that it came from a page of ours."""
    form = await request.form(max_fields=MOST_FIELDS, max_files=max_files, max_part_size=LONGEST_PART)
    given = str(form.get("form_token", ""))
    if not hmac.compare_digest(given.encode(), form_token_of(request).encode()):
        raise HTTPException(403, "This form is too old, or not ours: load the page again.")
    return form


async def decide_action(request: Request) -> Response:
    """Records an editor's decision and derives what it touches. 400 for a form that is no decision. Where somebody
    else has meanwhile decided on the same thing, the answer is a page that asks whether to overrule them.
    """
    form = await checked_form(request)
    try:
        undoes = await run_in_threadpool(_decision_to_undo, request, form)
        words = await run_in_threadpool(_noted_words, request, form)
        decision = decision_of(
            form, at=_exact_now(request), author=author_of(request), undoes=undoes, words=words
        )
    except (BadDecision, UsageError, ValueError) as error:
        raise HTTPException(400, str(error)) from error
    await run_in_threadpool(_check_span, request, decision)
    # somebody else has decided meanwhile: ask before anything is recorded
    if clash := await run_in_threadpool(_clash, request, form, decision):
        return clash
    waits = await run_in_threadpool(record, screens(request).desk, decision)
    request.scope["state"]["done"] = f"{decision.kind} {decision.id}"
    return await _redirect_when_derived(request, own_path(str(form.get("next", "/"))), waits)


def _exact_now(request: Request) -> str:
    """The time to the microsecond, so that two decisions of one second have an order."""
    return screens(request).desk.now().isoformat(timespec="microseconds")


def _decision_to_undo(request: Request, form: FormData) -> str | None:
    """The id of the decision to take back: as the form has it, or ("last") as the desk now knows it."""
    given = str(form.get("undoes", "")) or None
    # a decision by its id
    if given != LAST:
        return given
    state, story = screens(request), str(form.get("story", ""))
    loaded = state.load(story) if story else None
    with state.desk.store.reading() as connection:
        found = last_of(author_of(request), state.holding.as_of(connection), loaded)
    if found is None:
        raise BadDecision("You have decided nothing here that could be undone.")
    # the decision that the page thought to undo never came to the desk
    if found == form.get("before"):
        raise BadDecision("What you decided last did not arrive here, so there was nothing of it to undo.")
    return found


def _noted_words(request: Request, form: FormData) -> Anchor | None:
    """The place of the words that a note is on, any words of its report; None where the form names none. Raises NotThere."""
    if "words" not in form:
        return None
    with screens(request).desk.store.reading() as connection:
        held = evidence.held_report(connection, str(form.get("report", "")))
    if held is None:
        raise NotThere("There is no such report on this desk.")
    return anchor_of_words(held.report, str(form["words"]), start=whole(form.get("start", "")))


def decision_of(
    form: FormData, *, at: str, author: str, undoes: str | None = None, words: Anchor | None = None
) -> Decision:
    """The decision that a form gives. `words`: the place of the words that a note is on; it stands instead of the
    form's own reports and anchors. Raises BadDecision, UsageError or ValueError, each with what was wrong. `at`: its time; `undoes`: the
    id of the decision that it takes back.
    """
    kind = DecisionKind(str(form.get("kind", "")))
    # the field that holds the words depends on the kind of decision
    text = str(form.get(TEXTS.get(kind, "text"), "")).strip()[:LONGEST_NOTE]
    if kind is DecisionKind.TAG:
        text = tag_name(text)
    status = str(form.get("status", ""))
    return decide(
        kind,
        at=at,
        author=author,
        reports=[str(report_id) for report_id in form.getlist("report") if report_id and not words],
        anchors=[words] if words else _anchors(form),
        status=Status(status) if status else None,
        text=text or None,
        undoes=undoes,
    )


def _anchors(form: FormData) -> list[Anchor]:
    """The anchors of the form as given; for a fixed span also the new place in numbers."""
    given = [anchor_of(str(a)) for a in form.getlist("anchor") if a]
    if form.get("new_start") and given:
        given.append(anchor_of(f"{given[0].report}-{form['new_start']}-{form.get('new_end', '')}"))
    return given


def _check_span(request: Request, decision: Decision) -> None:
    """Raises 400 for a fixed span outside its report, which could never hold."""
    if decision.kind is not DecisionKind.SPAN:
        return
    # the first place is where it was, the second where it is to be
    new = decision.anchors[1]
    loaded = screens(request).load(new.report)
    if loaded is None or new.end > len(loaded.held[new.report].report.text):
        raise HTTPException(400, "That place lies outside the report.")


def _clash(request: Request, form: FormData, decision: Decision) -> Response | None:
    """The page that tells what others decided on the same thing since the page with the form was made; there the
    editor can overrule them. None where nobody did, or where the form does not say up to which decision its page had
    seen, as a form that a script sends.
    """
    seen = whole(form.get("seen", ""))
    if seen is None:
        return None
    with screens(request).desk.store.reading() as connection:
        others = clashing(connection, decision, seen=seen)
    if not others:
        return None
    # the same form again, but without the mark of what its page had seen
    fields_to_send_again = [
        (field, str(value)) for field, value in form.multi_items() if field not in {"seen", "form_token"}
    ]
    return page(
        request,
        "clash.html",
        status_code=409,
        others=others,
        own=decision,
        again=fields_to_send_again,
        back=own_path(str(form.get("next", "/"))),
    )


async def _redirect_when_derived(
    request: Request, back: str, waits: Iterable[Todo] | None = None
) -> Response:
    """A redirect: back to the page, if the work (`waits`: these rows of it; None: all) is done within the desk's
    patience; else to the page that shows how far it is.
    """
    done = await screens(request).deriving.over(waits)
    return RedirectResponse(back if done else address("/work", back=back), status_code=303)


async def look_action(request: Request) -> Response:
    """Notes that the visitor has looked at a story, from which "new since" is counted."""
    form = await checked_form(request)
    story = str(form.get("story", ""))[:64]
    await run_in_threadpool(looked, screens(request).desk, reader=author_of(request), story=story)
    return RedirectResponse(own_path(str(form.get("next", "/"))), status_code=303)


async def cancel_action(request: Request) -> Response:
    """Asks deriving to stop; what is left waits, and can be taken up later."""
    form = await checked_form(request)
    screens(request).deriving.cancel()
    return RedirectResponse(address("/work", back=own_path(str(form.get("next", "/")))), status_code=303)


async def derive_action(request: Request) -> Response:
    """Takes up work that was cancelled or interrupted."""
    form = await checked_form(request)
    return await _redirect_when_derived(request, own_path(str(form.get("next", "/"))))


async def author_action(request: Request) -> Response:
    """Keeps, in a cookie, the name that this visitor's decisions carry. 400 on a desk with accounts, where the name is the account's."""
    form = await checked_form(request)
    if visitor_of(request).account is not None:
        raise HTTPException(400, "Decisions carry the name of your account.")
    response = RedirectResponse(own_path(str(form.get("next", "/"))), status_code=303)
    # a name of 80 characters at most, as everywhere
    name = " ".join(str(form.get("author", "")).split())[:80]
    response.set_cookie(AUTHOR_COOKIE, quote(name), httponly=True, samesite="strict", max_age=31_536_000)
    return response
