"""The routes."""

from __future__ import annotations

from functools import cache
from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.desk.desk import Desk
from variorum.web import actions, downloads
from variorum.web.changes_screen import changes_screen
from variorum.web.collation_screen import collation_screen
from variorum.web.decisions_screen import decisions_screen, work_screen
from variorum.web.desk_screen import desk_screen
from variorum.web.guard import Guard, Guarded
from variorum.web.jobs import Deriving
from variorum.web.lineage_screen import lineage_screen
from variorum.web.reader_screen import reader_screen
from variorum.web.state import Screens, page

# The dossier page's own style is the base of ours, so that desk and dossier look alike.
ASSETS = {
    "page.css": ("variorum.publish", "templates/page.css", "text/css"),
    "desk.css": ("variorum.web", "static/desk.css", "text/css"),
    "desk.js": ("variorum.web", "static/desk.js", "text/javascript"),
    "icon.svg": ("variorum.web", "static/icon.svg", "image/svg+xml"),
}


def make_app(desk: Desk, *, guard: Guard, author: str = "editor") -> Starlette:
    app = Starlette(
        routes=[
            Route("/", desk_screen),
            Route("/story/{story}", collation_screen),
            Route("/story/{story}/lineage", lineage_screen),
            Route("/story/{story}/changes", changes_screen),
            Route("/story/{story}/feed.atom", downloads.story_feed),
            Route("/story/{story}/claim/{claim}/feed.atom", downloads.claim_feed),
            Route("/story/{story}/export/{form}", downloads.export),
            Route("/report/{report}", reader_screen),
            Route("/decisions", decisions_screen),
            Route("/work", work_screen),
            Route("/feed.atom", downloads.desk_feed),
            Route("/static/{name}", asset),
            Route("/decide", actions.decide_action, methods=["POST"]),
            Route("/look", actions.look_action, methods=["POST"]),
            Route("/cancel", actions.cancel_action, methods=["POST"]),
            Route("/derive", actions.derive_action, methods=["POST"]),
            Route("/author", actions.author_action, methods=["POST"]),
        ],
        middleware=[Middleware(Guarded, guard=guard)],
        exception_handlers={HTTPException: said, 500: broken},
    )
    app.state.screens = Screens(desk=desk, guard=guard, author=author, deriving=Deriving(desk=desk))
    return app


def asset(request: Request) -> Response:
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
    assert isinstance(error, HTTPException)
    return page(request, "message.html", status_code=error.status_code, message=error.detail)


async def broken(request: Request, _error: Exception) -> Response:
    message = (
        "Something went wrong on our side; what you had done before is kept. The terminal says what it was."
    )
    # Nothing is asked of the database here: it may be what is broken.
    return page(request, "message.html", status_code=500, message=message, mine=None)
