"""Answers with an ETag, so that a page is not sent again to a browser that has it."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response


def tagged(request: Request, body: str | bytes, *, media_type: str) -> Response:
    """The answer with an ETag, a hash of all of it. A browser that has the same already gets 304 without a body. The
    page is made in any case; only the sending is saved.
    `body`: what is sent.
    """
    content = body.encode("utf-8", "backslashreplace") if isinstance(body, str) else body
    # half of the hash tells two contents apart
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    # W/ marks a tag as weak (the same meaning, not the same bytes)
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if request.method in {"GET", "HEAD"} and (tag in known or known == ["*"]):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(content, media_type=media_type, headers={"ETag": tag})
