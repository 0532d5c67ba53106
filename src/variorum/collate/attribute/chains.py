"""From whom the source has it: outlet ← agency ← police."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.attribute.found import Found, Span


def chained(found: Found, all_found: Sequence[Found]) -> tuple[Span, ...]:
    """The source, who passed it on, and the sources of the attributions it stands in: the way up, nearest first."""
    links: list[Span] = [found.source] if found.source else []
    links += found.channels
    around = [f for f in all_found if f is not found and _stands_in(found, f)]
    for outer in sorted(around, key=lambda f: f.content.end - f.content.start):
        links += [link for link in (outer.source, *outer.channels) if link]
    return tuple(dict.fromkeys(links))


def _stands_in(inner: Found, outer: Found) -> bool:
    if outer.source is None or inner.content == outer.content or not outer.content.holds(inner.content):
        return False
    return inner.source is None or outer.content.holds(inner.source)
