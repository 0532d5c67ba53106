"""What the rules of this package hand on: spans, and what one of them found."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The characters `start` to `end` of a report's text, half open."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within it; a span holds itself."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Found(NamedTuple):
    """What one rule found: `content` stands on the word of `source` (None: nobody is named). `cue`: the word of
    saying. `channels`: who passed it on, the nearest first ("police told Reuters": Reuters). `quoted`: the content is
    a quotation.
    """

    content: Span
    source: Span | None
    cue: str
    channels: tuple[Span, ...] = ()
    quoted: bool = False
