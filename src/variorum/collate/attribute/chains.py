"""Builds the chain of an attribution: from whom its source has it (outlet ← agency ← police)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collate.attribute.found import Found, Span


def chains(all_found: Sequence[Found]) -> Mapping[Found, tuple[Span, ...]]:
    """For each attribution, the places of the sources that its words came through, the nearest first: its own source,
    who passed it on, then the sources of the attributions around it ("the agency reported that police said …":
    police, the agency).

    One sweep over the text; the cost grows with how deep attributions lie inside each other.
    """
    made = {}
    open_ones: list[Found] = []
    for found in sorted(all_found, key=lambda f: (f.content.start, -f.content.end)):
        open_ones = [f for f in open_ones if f.content.end > found.content.start]
        made[found] = _chain(found, [f for f in open_ones if _stands_in(found, f)])
        open_ones.append(found)
    return made


def _chain(found: Found, around: Sequence[Found]) -> tuple[Span, ...]:
    """The places of the sources, from the nearest up: the attribution's own, who passed it on, then the sources of those `around` it, the narrowest
    first.
    """
    links: list[Span] = [found.source] if found.source else []
    links += found.channels
    for outer in sorted(around, key=lambda f: (f.content.end - f.content.start, f.source or f.content)):
        links += [link for link in (outer.source, *outer.channels) if link]
    return tuple(dict.fromkeys(links))


def _stands_in(inner: Found, outer: Found) -> bool:
    """Whether the content of `outer` holds both the content and the source of `inner`, and is not the same stretch."""
    if outer.source is None or inner.content == outer.content or not outer.content.holds(inner.content):
        return False
    return inner.source is None or outer.content.holds(inner.source)
