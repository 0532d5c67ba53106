"""Finds posts and transcripts: nobody's reporting, though they stand outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.text.sentences import sentence_spans
from variorum.trace.segments.lines import Line

# "— A. Name (@handle) May 3, 2019": how embedded posts come out of a page as text.
SIGNED = re.compile(
    r"[—–-]{1,3}\s?[^\n()]{1,70}\(@\w{1,30}\)(?:\s*(?:\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \w{3,9}\.? \d{4}))?"
)
# A link as posts have it: "pic.twitter.com/…", "https://t.co/…".
LINKED = re.compile(r"(?:pic\.twitter\.com|https?://t\.co)/\w+")
# Posts are short; on a page saved as one long line the post is at most this much before its signature.
LONGEST_POST = 420
# "HOST:" or "Q:" before somebody's words. One such label may be a heading; two in a line or in lines that follow one
# another are a transcript.
TURN = re.compile(
    r"(?:(?<=^)|(?<=[.?!…\"”)\]] )|(?<=\n))(?:[A-Z][A-Z.'’-]{1,30}(?: [A-Z][A-Z.'’-]{1,30}){0,4}|[QA]|[A-Z]{2,}[^:\n.?!]{0,40}\([^)\n]{1,40}\)):(?= )"
)


def posts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """(start, end) of embedded posts, with the signature or the link that ends each."""
    for line_before, line in zip((None, *lines), lines, strict=False):
        search_from = line.start
        # What every signature and every link holds is looked for first: few lines have it.
        for match in SIGNED.finditer(line.text) if "(@" in line.text else ():
            end = line.start + match.end()
            begin = _post_start(line, search_from, line.start + match.start())
            # nothing stands before the signature in its own line: the post is the line before, or its end
            if begin >= line.start + match.start() and line_before is not None:
                begin = max(line_before.start, line_before.end - LONGEST_POST)
            yield begin, end
            # the next post in this line begins behind this one
            search_from = end
        for match in LINKED.finditer(line.text) if ".co" in line.text else ():
            end = line.start + match.end()
            if end > search_from:
                yield _post_start(line, search_from, line.start + match.start()), end
                search_from = end


def _post_start(line: Line, at: int, signed: int) -> int:
    """Where the post signed at `signed` begins: at `at` or, if that would be too long for a post, at the first sentence
    behind it from which it would not; at `signed` itself, so that the post is empty, where there is none.

    `at`: where the line begins, or the post before it in the line ends. Offsets in the report's text.
    """
    if signed - at <= LONGEST_POST:
        return at
    shift = line.start
    starts = [s + shift for s, _ in sentence_spans(line.text, at - shift, signed - shift)]
    return next((s for s in starts if signed - s <= LONGEST_POST), signed)


def turns(lines: Sequence[Line]) -> tuple[int | None, ...]:
    """For each line, where the first turn of a transcript in it begins (a turn lasts to the end of the line); None where none does."""
    found = [
        [label.start() for label in TURN.finditer(line.text)] if ": " in line.text else [] for line in lines
    ]
    # one label alone may be any "Note: "; two within five lines make a transcript
    return tuple(
        line.start + labels[0]
        if labels and sum(map(len, found[max(0, number - 2) : number + 3])) > 1
        else None
        for number, (line, labels) in enumerate(zip(lines, found, strict=True))
    )
