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
    """Numbers of the chosen lines that belong to another story on the same page.

    A story is an article element with a heading (h1) of its own. The page's own story is the one whose heading is the page's title;
    lines of other such elements are given. [] where the page has one story, or no heading is its title.
    """
    root = layout.flat.root
    # articles in which a heading stands
    with_heading = {story for h1 in root.iter("h1") for story in h1.iterancestors("article")}
    stories = (
        [story for story in root.iter("article") if story in with_heading] if len(with_heading) > 1 else []
    )
    if len(stories) < 2:
        return []
    titles = {title_key(finding.value) for finding in head.titles(None)}
    # the one whose first heading is the page's title
    own_story = next(
        (story for story in stories if title_key("".join(next(story.iter("h1")).itertext())) in titles),
        None,
    )
    if own_story is None:
        return []
    # what holds the own story (an article may hold the whole page), or lies in it, is no other story
    in_or_around = set(own_story.iter()) | set(own_story.iterancestors())
    of_other_stories = {
        element for story in stories if story not in in_or_around for element in story.iter()
    } - set(own_story.iter())
    lines = layout.flat.lines
    return [number for number in chosen if lines[number].block in of_other_stories]


def in_layers(chosen: Iterable[int], layout: Layout, settings: ExtractSettings) -> list[int]:
    """Numbers of the chosen lines that lie in a layer over the page (a dialog, a consent banner); [] where all sentences lie in layers."""
    lines, regions = layout.flat.lines, layout.regions
    chosen = list(chosen)
    layered = [number for number in chosen if regions.of(lines[number].block) & Region.LAYER]
    kept = set(chosen) - set(layered)
    return layered if any(sentence_like(lines[number], settings) for number in kept) else []
