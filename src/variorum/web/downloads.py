"""What of a desk can be downloaded: feeds as Atom, and a story in every format."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.feeds import atom
from variorum.desk.queries.leading import lead
from variorum.desk.queries.lookup import dossier
from variorum.desk.updating.exporting import exported
from variorum.errors import MissingExtra
from variorum.publish.formats import format_of
from variorum.store import derived
from variorum.web.state import Ended, LedOn, screens, told_once
from variorum.web.tags import tagged

# Entries of a feed; told_once may leave fewer.
MOST_ENTRIES = 100
# Media types of what a story can be had as; any other format is a file whose bytes say what it is. A print is none of them: who looks
# at a screen has a browser that prints, and the desk's machine starts none for whoever asks.
FORMS = {
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "annotation": "application/ld+json",
    "csl": "application/vnd.citationstyles.csl+json",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "ftm": "application/x-ndjson",
    "tei": "application/tei+xml",
    "collatex": "application/json",
    "misp": "application/json",
    "stix": "application/stix+json;version=2.1",
    "wacz": "application/wacz",
    "rocrate": "application/zip",
}


def desk_feed(request: Request) -> Response:
    """The feed of all that happens on the desk, as Atom."""
    return _feed(request, title="The desk")


def story_feed(request: Request) -> Response:
    """The feed of a story, also of one that has ended: what was told of it stays told."""
    key = request.path_params["story"]
    try:
        now = screens(request).story(key)
    except Ended:
        return _feed(request, title="A story that has ended", feed=key)
    return _feed(request, title=now.row.title, feed=now.row.id)


def claim_feed(request: Request) -> Response:
    """The feed of a claim, by any key that it was ever given. Of a claim that is gone, the feed of what was told of it."""
    story, key = request.path_params["story"], request.path_params["claim"]
    desk = screens(request).desk
    target = lead(desk, key)
    if target is None:
        raise HTTPException(404, "There is no such claim on this desk.")
    # the key leads to another claim: the browser is sent there
    if target.claim is not None and (story, key) != (target.story, target.claim):
        raise LedOn(
            old=f"/story/{quote(story)}/claim/{quote(key)}",
            new=f"/story/{quote(target.story)}/claim/{quote(target.claim)}",
        )
    return _feed(request, title=target.title, feed=key, each=True)


def _feed(request: Request, *, title: str, feed: str | None = None, each: bool = False) -> Response:
    """A feed as Atom. ?kind, which may be given several times, keeps only events of these kinds. `each`: events that say the same as another are
    not left out. `feed`: key of the story or claim; None: the desk's.
    """
    desk = screens(request).desk
    wanted = frozenset(request.query_params.getlist("kind"))
    with desk.store.reading() as connection:
        # of some kinds only, all must be read, since the wanted ones may lie far back
        changes = derived.changes(connection, story=feed, limit=None if wanted else MOST_ENTRIES)
    site = f"{request.url.scheme}://{request.headers['host']}"
    told = changes if each else told_once(changes)
    shown = [change for change in told if not wanted or change.kind in wanted]
    made = atom(
        shown[:MOST_ENTRIES], title=title, address=site + request.url.path, site=site, made=desk.stamp()
    )
    return tagged(request, made, media_type="application/atom+xml")


async def export(request: Request) -> Response:
    """The story as a file, in the edition that is asked for. HTML comes as a download: it is a page with a script of
    its own, made to be looked at alone."""
    form = request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(404, f"A dossier can be had as {', '.join(FORMS)}.")
    state = screens(request)
    loaded = await run_in_threadpool(
        lambda: state.edition(request, state.story(request.path_params["story"]))
    )
    try:
        # with what a model proposed, where the page shows it
        if request.query_params.get("model") == "show":
            loaded = (await run_in_threadpool(state.with_model, request, loaded)).loaded
        made = await run_in_threadpool(exported, state.desk, dossier(loaded), form=form)
    except MissingExtra as error:
        raise HTTPException(404, str(error)) from error
    # the usual ending of the format
    suffix = (format_of(form).suffixes or (f".{form}.json",))[0]
    headers = {"Content-Disposition": f'attachment; filename="{loaded.row.id}{suffix}"'}
    return Response(made, media_type=FORMS[form], headers=headers)
