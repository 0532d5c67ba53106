"""A report with its sentences, trees and quotations, in which the rules of this package look things up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from variorum.collate.attribute.found import Span
from variorum.collate.tree import Tree
from variorum.records import Report, Sentence
from variorum.text.quotations import quotations


class ParsedReport:
    """A report, its sentences in order with their trees (grown when asked for), and where it quotes."""

    def __init__(self, report: Report, sentences: Sequence[Sentence]) -> None:
        """Sorts the sentences by place; their trees are made when they are asked for. `_starts`: where each sentence
        begins, for look-up.
        """
        self.report = report
        self.text = report.text
        self.sentences = sorted(sentences, key=lambda s: (s.start, s.end))
        self._starts = [s.start for s in self.sentences]
        self._trees: dict[int, Tree] = {}

    def tree(self, n: int) -> Tree:
        """The tree of sentence `n`, made once and kept."""
        if n not in self._trees:
            self._trees[n] = Tree(self.sentences[n].tokens)
        return self._trees[n]

    def trees(self) -> list[Tree]:
        """The trees of all sentences, in order."""
        return [self.tree(n) for n in range(len(self.sentences))]

    def sentence_at(self, place: int) -> int | None:
        """Index of the sentence that holds the character at `place`; None where none does."""
        n = bisect_right(self._starts, place) - 1
        return n if n >= 0 and place < self.sentences[n].end else None

    def sentences_in(self, span: Span) -> range:
        """Indices of the sentences that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        # sentences that end before the span; then on to the first that begins behind it
        while first < len(self.sentences) and self.sentences[first].end <= span.start:
            first += 1
        last = first
        while last < len(self.sentences) and self.sentences[last].start < span.end:
            last += 1
        return range(first, last)

    def block_of(self, span: Span) -> int:
        """Index of the block that holds the start of `span`; -1 where none does."""
        n = bisect_right(self.report.blocks, span.start, key=lambda b: b.start) - 1
        # One step back: a dateline lies inside the paragraph that it opens.
        held = (m for m in (n, n - 1) if m >= 0 and span.start < self.report.blocks[m].end)
        return next(held, -1)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Outermost quotations, marks included, in order."""
        found = []
        for block in self.report.blocks:
            found += [
                Span(quotation.start, quotation.end)
                for quotation in quotations(self.text, block.start, block.end)
            ]
        return tuple(sorted(set(found)))

    def is_quoted(self, place: int) -> bool:
        """Whether the character at `place` stands in a quotation, marks included."""
        n = bisect_right(self.quotes, place, key=lambda q: q.start) - 1
        return n >= 0 and place < self.quotes[n].end

    def next_quote(self, place: int) -> int:
        """Where the first quotation from `place` on begins; the end of the text where there is none."""
        n = bisect_left(self.quotes, place, key=lambda q: q.start)
        return self.quotes[n].start if n < len(self.quotes) else len(self.text)
