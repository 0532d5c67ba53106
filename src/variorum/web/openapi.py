"""Describes the API as OpenAPI 3.1. The records in it are taken from the dossier's JSON Schema, so that they are described in one place."""

from __future__ import annotations

import json
from typing import Any

from variorum.records import DecisionKind, Status
from variorum.schema import dossier_schema
from variorum.version import __version__
from variorum.web.numbers import MOST_DIGITS

# Items of a page, unless asked otherwise, and at the most.
DEFAULT, MOST = 50, 500
PREFIX = "/api/v1"
# HTTP status → why it comes; every address may answer with these.
ERRORS = {
    "400": "not understood",
    "401": "the desk asks for its token",
    "404": "not on this desk",
    "421": "not one of the desk's names",
}
# A piece of the document.
Spec = dict[str, Any]


def document() -> Spec:
    """The OpenAPI document of the API, a new copy on each call. An empty entry in `security`: a token is not needed to read."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "variorum desk",
            "version": __version__,
            "description": "What the desk's screens show. Ids and places are those of a dossier; nothing is generated.",
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas() -> Spec:
    """The dossier's schemas, and what the API alone has: an error, a change."""
    text = json.dumps(dossier_schema()["$defs"]).replace("#/$defs/", "#/components/schemas/")
    found: Spec = json.loads(text)
    found["error"] = _object({"error": _text()})
    found["change"] = _object({name: {} for name in ("seq", "story", "id", "at", "told", "kind", "sentence")})
    return found


def _text(**more: Any) -> Spec:
    return {"type": "string", **more}


def _object(properties: Spec, *, optional: tuple[str, ...] = ()) -> Spec:
    """The schema of an object; all of its properties are required but those in `optional`."""
    return {
        "type": "object",
        "properties": properties,
        "required": [k for k in properties if k not in optional],
    }


def _list(of: Spec) -> Spec:
    return {"type": "array", "items": of}


def _ref(name: str) -> Spec:
    return {"$ref": f"#/components/schemas/{name}"}


def _page(name: str, of: Spec, **more: Spec) -> Spec:
    """The schema of a page of items under `name`; `more` are further properties."""
    number = {"type": "integer", "minimum": 0}
    return _object(
        {name: _list(of), "total": number, "offset": number, "next": {"type": ["integer", "null"]}, **more}
    )


def _query(name: str, schema: Spec, about: str, *, required: bool = False) -> Spec:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": about}


def _path(name: str) -> Spec:
    """The parameter of that name in a path."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": _text(minLength=1),
        "description": f"the {name}'s key or id",
    }


LIMIT = _query(
    "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT}, "items of a page"
)
OFFSET = _query(
    "offset", {"type": "integer", "minimum": 0, "maximum": 10**8, "default": 0}, "items passed over"
)
AS_OF = _query("as_of", _text(), "as it could be known then: 2026-03-04, or 2026-03-04T09:30")
CLOCK = _query("clock", {"enum": ["public", "captured"]}, "by which clock")


def _get(about: str, answer: Spec, *parameters: Spec) -> Spec:
    """A GET that answers with this schema, with the errors that every one may answer with."""
    responses: Spec = {
        "200": {
            "description": about,
            "headers": {"ETag": {"schema": _text()}},
            "content": {"application/json": {"schema": answer}},
        },
        "304": {"description": "not changed since the ETag given in If-None-Match"},
        "308": {"description": "under another key now", "content": _error()},
        "410": {"description": "a story that has ended", "content": _error()},
    }
    # two of them come before the API is reached, and are plain text
    for code, why in ERRORS.items():
        kind = {"text/plain": {"schema": _text()}} if code in {"401", "421"} else _error()
        responses[code] = {"description": why, "content": kind}
    return {"get": {"summary": about, "parameters": list(parameters), "responses": responses}}


def _error() -> Spec:
    return {"application/json": {"schema": _ref("error")}}


def _paths() -> Spec:
    """Every path of the API, with its parameters and what it answers, as OpenAPI has it."""
    any_object = {"type": "object"}
    status = _query("status", {"enum": [one.value for one in Status]}, "only these")
    story = {f"{PREFIX}/stories/{{story}}": _get(
        "a story with its lineage",
        _object({"key": _text(), "as_of": {"type": ["string", "null"]}, "links": any_object, "story": any_object}),
        _path("story"), AS_OF, CLOCK,
    )}  # fmt: skip
    # path → its parameters and answers
    return {
        f"{PREFIX}/openapi.json": _get("this document", any_object),
        f"{PREFIX}/stories": _get(
            "stories, the latest first", _page("stories", any_object, waiting={"type": "integer"}, seen={"type": "integer"}), LIMIT, OFFSET
        ),
        **story,
        f"{PREFIX}/stories/{{story}}/claims": _get(
            "claims with their readings", _page("claims", _ref("claim")), _path("story"), LIMIT, OFFSET, status, AS_OF, CLOCK
        ),
        f"{PREFIX}/stories/{{story}}/claims/{{claim}}": _get(
            "a claim with its readings", _ref("claim"), _path("story"), _path("claim"), AS_OF, CLOCK
        ),
        f"{PREFIX}/stories/{{story}}/reports": _get(
            "its reports, without texts", _page("reports", any_object), _path("story"), LIMIT, OFFSET, AS_OF, CLOCK
        ),
        f"{PREFIX}/reports/{{report}}": _get(
            "a report with its text",
            _object({"captured": _text(), "seen": _text(), "report": _ref("report")}),
            _path("report"),
        ),
        f"{PREFIX}/search": _get(
            "reports that hold all words",
            _object({"hits": _list(any_object)}),
            _query("q", _text(minLength=1), 'words, or "a phrase"', required=True),
            LIMIT,
        ),
        f"{PREFIX}/changes": _get(
            "what was told since a number, the earliest first",
            _object({"changes": _list(_ref("change")), "next": {"type": "integer"}, "more": {"type": "boolean"}}),
            _query("since", {"type": "integer", "minimum": 0, "maximum": 10**9 - 1, "default": 0}, "the last `next`"),
            _query("story", _text(), "of one story, or claim, alone"),
            LIMIT,
        ),
        f"{PREFIX}/feeds": _get(
            "addresses of Atom feeds", _page("feeds", any_object, desk=_text()), LIMIT, OFFSET
        ),
        f"{PREFIX}/decisions": {"post": _decide()},
    }  # fmt: skip


def _decide() -> Spec:
    """The POST of a decision: its body, and its answers."""
    anchor = _text(description="REPORT-START-END", pattern="^[0-9a-f]{8,64}-[0-9]{1,9}-[0-9]{1,9}")
    body = _object(
        {
            "kind": {"enum": [one.value for one in DecisionKind]},
            "author": _text(),
            "reports": _list(_text()),
            "anchors": _list(anchor),
            "status": {"enum": [one.value for one in Status]},
            "text": _text(),
            "undoes": _text(),
            "seen": {"type": "integer", "minimum": 0, "maximum": 10**MOST_DIGITS - 1},
        },
        optional=("author", "reports", "anchors", "status", "text", "undoes", "seen"),
    ) | {"additionalProperties": False}
    answer = _object({"id": _text(), "at": _text(), "derived": {"type": "boolean"}})
    wrong = {code: {"description": why, "content": _error()} for code, why in (
        ("400", "no decision"), ("403", "the desk is served without a token"), ("413", "too long"),
    )}  # fmt: skip
    one = _object({"id": _text(), "at": _text(), "author": _text(), "kind": _text()})
    clash = _object({"error": _text(), "decisions": _list(one), "seen": {"type": "integer"}})
    return {
        "summary": "a decision: needs the desk's token",
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "409": {
                "description": "others decided on this since `seen`: nothing is recorded",
                "content": {"application/json": {"schema": clash}},
            },
            "201": {"description": "kept", "content": {"application/json": {"schema": answer}}},
            "401": {"description": ERRORS["401"], "content": {"text/plain": {"schema": _text()}}},
            "421": {"description": ERRORS["421"], "content": {"text/plain": {"schema": _text()}}},
            **wrong,
        },
    }
