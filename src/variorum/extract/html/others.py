"""Finds other stories on the same page, which stand in elements of their own: what a page loads below the report that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.extract.blocks.layout import Layout
from variorum.extract.dom.region import Region
from variorum.extract.html.refine import sentence_like
from variorum.extract.metadata.head import Head
from variorum.extract.metadata.jsonld import title_key
from variorum.extract.settings import ExtractSettings


def of_others(chosen: Iterable[int], layout: Layout, head: Head) -> list[int]:
    """Those of the chosen lines that stand in another story: an article element with a first heading of its own, beside the one whose
    heading is the page's title. [] where the page has one such element, or none of them has that title.
    """
    root = layout.flat.root
    headed = {story for h1 in root.iter("h1") for story in h1.iterancestors("article")}
    stories = [story for story in root.iter("article") if story in headed] if len(headed) > 1 else []
    if len(stories) < 2:
        return []
    titles = {title_key(finding.value) for finding in head.titles(None)}
    own = next((s for s in stories if title_key("".join(next(s.iter("h1")).itertext())) in titles), None)
    if own is None:
        return []
    inside = set(own.iter()) | set(own.iterancestors())
    others = {element for s in stories if s not in inside for element in s.iter()} - set(own.iter())
    lines = layout.flat.lines
    return [number for number in chosen if lines[number].block in others]


def in_layers(chosen: Iterable[int], layout: Layout, settings: ExtractSettings) -> list[int]:
    """Those of the chosen lines that lie in a layer over the page (a dialog, a consent banner), where sentences stand outside of it too."""
    lines, regions = layout.flat.lines, layout.regions
    chosen = list(chosen)
    layered = [number for number in chosen if regions.of(lines[number].block) & Region.LAYER]
    kept = set(chosen) - set(layered)
    return layered if any(sentence_like(lines[number], settings) for number in kept) else []
