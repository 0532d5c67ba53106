"""The page about asking a model: which sentences of a story it would be sent, how far the asking is, and what came of it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.proposing import asked_of
from variorum.web.actions import checked_form
from variorum.web.asking import Asking
from variorum.web.state import page, screens
from variorum.web.templating import address

OFF = "No model is set on this desk: whoever serves it names one with --model, and until then none is asked."
# How long a form waits for a run that is over at once.
PATIENCE = 1.0


def model_screen(request: Request) -> Response:
    """What a model would be asked about a story, or how the asking goes."""
    state = screens(request)
    asked = request.query_params.get("story", "")
    loaded = state.story(asked) if asked else None
    sentences = {}
    if state.asking is not None and loaded is not None and not state.asking.running:
        sentences = {(sentence.report, sentence.start): len(sentence.text) for b in asked_of(state.desk, loaded) for sentence in b.sentences}  # fmt: skip
    return page(
        request,
        "model.html",
        asking=state.asking,
        about=loaded,
        off=OFF,
        sentences=len(sentences),
        characters=sum(sentences.values()),
        of_reports=len({report for report, _ in sentences}),
    )


async def ask_action(request: Request) -> Response:
    """Starts asking a model about a story, and waits a moment for it."""
    form = await checked_form(request)
    asking = _asking(request)
    loaded = await run_in_threadpool(screens(request).story, str(form.get("story", ""))[:64])
    await run_in_threadpool(asking.start, loaded)
    await run_in_threadpool(asking.wait, PATIENCE)
    return RedirectResponse(address("/model", story=asking.story), status_code=303)


async def stop_action(request: Request) -> Response:
    """Ends the asking; answers that are there are kept."""
    await checked_form(request)
    asking = _asking(request)
    await run_in_threadpool(asking.cancel)
    return RedirectResponse(address("/model", story=asking.story), status_code=303)


def _asking(request: Request) -> Asking:
    """The desk's runs. Raises 404 where no model is set."""
    found = screens(request).asking
    if found is None:
        raise HTTPException(404, OFF)
    return found
