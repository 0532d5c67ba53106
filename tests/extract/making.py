"""Captures for tests, all invented."""

from __future__ import annotations

from html import escape

from variorum.records import Capture, Stated
from variorum.text.ids import digest


def capture(
    content: str | bytes,
    media_type: str,
    *,
    path: str = "given",
    charset: str | None = None,
    url: str | None = None,
    stated: Stated | None = None,
) -> Capture:
    raw = content.encode() if isinstance(content, str) else content
    return Capture(
        path=path,
        content=raw,
        digest=digest(raw),
        media_type=media_type,
        charset=charset,
        url=url,
        stated=stated or Stated(),
    )


def page(story: str, *, head: str = "", before: str = "", after: str = "") -> str:
    """A page of a headline and paragraphs, with what a test adds."""
    headline, *paragraphs = story.split("\n\n")
    body = "\n".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><title>{escape(headline)}</title>{head}</head><body>"
        f"<header><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></header>"
        f"<main><article><h1>{escape(headline)}</h1>{before}{body}{after}</article></main>"
        f"<footer><p>Terms of use</p></footer></body></html>"
    )
