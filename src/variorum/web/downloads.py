"""Feeds and exports."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.exporting import rendered
from variorum.desk.feeds import atom
from variorum.desk.looking import dossier
from variorum.store import derived
from variorum.web.state import screens, told_once

FORMS = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def desk_feed(request: Request) -> Response:
    return _feed(request, title="The desk")


def story_feed(request: Request) -> Response:
    now = screens(request).story(request.path_params["story"])
    return _feed(request, title=now.row.title, story=now.row.id)


def claim_feed(request: Request) -> Response:
    now = screens(request).story(request.path_params["story"])
    key = request.path_params["claim"]
    claim = dict(zip(now.story.keys, now.story.collated.claims, strict=True)).get(key)
    if claim is None:
        raise HTTPException(404, "There is no such claim in this story.")
    return _feed(request, title=f"{claim.label}: {now.row.title}", story=now.row.id, claim=key)


def _feed(request: Request, *, title: str, story: str | None = None, claim: str | None = None) -> Response:
    desk = screens(request).desk
    with desk.store.reading() as connection:
        changes = derived.changes(connection, story=story, claim=claim, limit=100)
    site = f"{request.url.scheme}://{request.headers['host']}"
    made = atom(
        told_once(changes), title=title, address=site + request.url.path, site=site, made=desk.stamp()
    )
    return Response(made, media_type="application/atom+xml")


async def export(request: Request) -> Response:
    """The story as a file, in the edition that is asked for. HTML comes as a download: it is a page with a script of
    its own, made to be looked at alone."""
    form = request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(404, "A dossier can be had as html, json, markdown or csv.")
    state = screens(request)
    loaded = await run_in_threadpool(
        lambda: state.edition(request, state.story(request.path_params["story"]))
    )
    text = await run_in_threadpool(rendered, dossier(loaded), form=form)
    suffix = "md" if form == "markdown" else form
    headers = {"Content-Disposition": f'attachment; filename="{loaded.row.id}.{suffix}"'}
    return Response(text.encode("utf-8", "replace"), media_type=FORMS[form], headers=headers)
