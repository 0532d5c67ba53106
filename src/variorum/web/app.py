"""Which screen answers which path, and which page is shown in place of one that cannot be."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from importlib import resources
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from variorum.desk.accounts.throttle import Throttle
from variorum.desk.desk import Desk
from variorum.web import actions, api, downloads
from variorum.web.account_screen import account_screen, password_action, sessions_action, token_action
from variorum.web.asking import Asking, ModelSetting
from variorum.web.by_hand_screen import add_action, add_screen, added_screen, again_action, manifest
from variorum.web.changes_screen import changes_screen
from variorum.web.collation_screen import collation_screen
from variorum.web.decisions_screen import decisions_screen, work_screen
from variorum.web.desk_screen import desk_screen
from variorum.web.entering import login_action, login_screen, logout_action
from variorum.web.guard import Guard, Guarded
from variorum.web.health import Figures, health, metrics
from variorum.web.jobs import Deriving
from variorum.web.leading import ended, led_on
from variorum.web.lineage_screen import lineage_screen
from variorum.web.live import live_events
from variorum.web.mine_screen import follow_action, mine_screen, search_action, search_feed
from variorum.web.model_screen import ask_action, model_screen, stop_action
from variorum.web.needs import HEALTH
from variorum.web.people_screen import people_action, people_screen, trail_screen
from variorum.web.reader_screen import reader_screen
from variorum.web.refusals_screen import refusals_screen
from variorum.web.review_screen import review_screen
from variorum.web.sources_screen import source_screen, sources_screen
from variorum.web.state import Ended, LedOn, Screens, in_one_state, page

# What a page that cannot be shown is headed.
HEADS = {
    400: "That was not understood",
    403: "That was not done",
    404: "Not found",
    405: "That cannot be done here",
    411: "That was not understood",
    413: "That is too much at once",
    429: "Not so often",
}
# Name of a file that pages load → (package, path in it, media type). The dossier page's own style is the base of
# ours, so that desk and dossier look alike.
ASSETS = {
    "page.css": ("variorum.publish", "templates/page.css", "text/css"),
    "desk.css": ("variorum.web", "static/desk.css", "text/css"),
    "desk.js": ("variorum.web", "static/desk.js", "text/javascript"),
    "icon.svg": ("variorum.web", "static/icon.svg", "image/svg+xml"),
}


class GuardedApp(Starlette):
    """The application with the guard outside everything else, so that the page for an error of ours passes through it, too."""

    def __init__(self, *, guard: Guard, desk: Desk, **how: Any) -> None:
        """`how`: what Starlette takes (routes, handlers of errors)."""
        self._guard, self._desk = guard, desk
        super().__init__(**how)
        self.figures = Figures(
            paths={route.endpoint: route.path for route in self.routes if isinstance(route, Route)}
        )

    def build_middleware_stack(self) -> ASGIApp:
        """Sets the guard outermost, so that nothing is answered unguarded, errors included."""
        return Guarded(super().build_middleware_stack(), self._guard, self._desk, self.figures)


def make_app(
    desk: Desk, *, guard: Guard, author: str = "editor", model: ModelSetting | None = None
) -> Starlette:
    """The application. `model` None, as it is unless somebody sets one: no model is asked, and no page offers it."""
    # `in_one_state`: all reads of such a page see the database at one moment
    app = GuardedApp(
        routes=[
            Route("/", in_one_state(desk_screen)),
            # a story and its parts
            Route("/story/{story}", in_one_state(collation_screen)),
            Route("/story/{story}/lineage", in_one_state(lineage_screen)),
            Route("/story/{story}/changes", in_one_state(changes_screen)),
            Route("/story/{story}/live", live_events),
            Route("/story/{story}/feed.atom", in_one_state(downloads.story_feed)),
            Route("/story/{story}/claim/{claim}/feed.atom", in_one_state(downloads.claim_feed)),
            Route("/story/{story}/export/{form}", downloads.export),
            # the other screens
            Route("/report/{report}", in_one_state(reader_screen)),
            Route("/decisions", decisions_screen),
            Route("/refusals", refusals_screen),
            Route("/work", work_screen),
            Route("/model", model_screen),
            Route("/add", add_screen),
            Route("/add/{number}", added_screen),
            Route("/manifest.webmanifest", manifest),
            Route("/sources", sources_screen),
            Route("/review", review_screen),
            Route("/mine", mine_screen),
            Route("/searches/{search}/feed.atom", search_feed),
            Route("/source", source_screen),
            Route("/feed.atom", in_one_state(downloads.desk_feed)),
            *api.ROUTES,
            # files; then what forms send
            Route("/static/{name}", asset),
            Route("/decide", actions.decide_action, methods=["POST"]),
            Route("/look", actions.look_action, methods=["POST"]),
            Route("/follow", follow_action, methods=["POST"]),
            Route("/searches", search_action, methods=["POST"]),
            Route("/cancel", actions.cancel_action, methods=["POST"]),
            Route("/derive", actions.derive_action, methods=["POST"]),
            Route("/author", actions.author_action, methods=["POST"]),
            Route("/add", add_action, methods=["POST"]),
            Route("/refusals/again", again_action, methods=["POST"]),
            Route("/model/ask", ask_action, methods=["POST"]),
            Route("/model/stop", stop_action, methods=["POST"]),
            # who is let in
            Route("/login", login_screen),
            Route("/login", login_action, methods=["POST"]),
            Route("/logout", logout_action, methods=["POST"]),
            Route("/account", account_screen),
            Route("/account/password", password_action, methods=["POST"]),
            Route("/account/sessions", sessions_action, methods=["POST"]),
            Route("/account/tokens", token_action, methods=["POST"]),
            Route("/people", people_screen),
            Route("/people/change", people_action, methods=["POST"]),
            Route("/trail", trail_screen),
            # for programs that watch the desk
            Route(HEALTH, health),
            Route("/metrics", metrics),
        ],
        exception_handlers={HTTPException: said, LedOn: led_on, Ended: ended, 500: broken},
        guard=guard,
        desk=desk,
    )
    # what all screens share
    app.state.screens = Screens(
        desk=desk,
        guard=guard,
        author=author,
        deriving=Deriving(desk=desk),
        throttle=Throttle(settings=desk.desk_settings),
        figures=app.figures,
    )
    if model is not None:
        app.state.screens.asking = Asking(desk=desk, shelf=app.state.screens.shelf, model=model)
    return app


def asset(request: Request) -> Response:
    """A style, script or picture of the package, by a fixed list of names; no file of the disk can be asked
    for.
    """
    if request.path_params["name"] not in ASSETS:
        raise HTTPException(404, "There is no such file.")
    package, path, kind = ASSETS[request.path_params["name"]]
    return Response(
        _content(package, path), media_type=kind, headers={"Cache-Control": "private, max-age=300"}
    )


@cache
def _content(package: str, path: str) -> bytes:
    return resources.files(package).joinpath(path).read_bytes()


async def said(request: Request, error: Exception) -> Response:
    """The page for an HTTPException. Its detail is shown in words; where it has none of its own, that there is no such page."""
    assert isinstance(error, HTTPException)
    # Starlette's own exceptions have the usual phrase of the status as their detail
    known = error.detail != HTTPStatus(error.status_code).phrase
    return page(
        request,
        "message.html",
        status_code=error.status_code,
        head=HEADS.get(error.status_code, "Not that way"),
        message=error.detail if known else "There is no such page on this desk.",
        back=_as_it_stands(request),
        back_words=f"The {'report' if 'report' in request.path_params else 'story'} as it stands",
    )


def _as_it_stands(request: Request) -> str | None:
    """The address of the same story or report without a past moment, where the page that failed asked for one; else
    None. Offered on the page for the error.
    """
    if not request.query_params.get("as_of"):
        return None
    kinds = (kind for kind in ("story", "report") if kind in request.path_params)
    return next((f"/{kind}/{quote(request.path_params[kind])}" for kind in kinds), None)


async def broken(request: Request, _error: Exception) -> Response:
    """The page for an error of ours (500). Asks nothing of the database, which may be what is broken."""
    message = (
        "Something went wrong on our side; what you had done before is kept. The terminal says what it was."
    )
    # Nothing is asked of the database here: it may be what is broken.
    return page(
        request,
        "message.html",
        status_code=500,
        head="Something went wrong",
        message=message,
        back=None,
        mine=None,
        waiting=0,
    )
