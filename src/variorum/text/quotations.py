"""Finds the quotations of a text: where it speaks in somebody else's words.

Words used here. Mark: a quotation mark; its closers: the marks that may end what it opens. Limit: how far a closing mark is looked for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Opening mark → marks that may close it.
PAIRS = {
    "“": ("”",),
    "«": ("»",),
    "„": ("“", "”"),
    "「": ("」",),
    "『": ("』",),
    "‟": ("”", "“"),
    "‹": ("›",),
    "‚": ("‘",),
}
# Typewriters and wire services close a straight mark with two apostrophes, too.
STRAIGHT_CLOSE = ('"', "''")
# Marks that are typed half and half with straight ones.
MIXED = frozenset("„“")
# The same opening mark again, or its closing mark: a quotation inside a quotation.
NESTING = {mark: re.compile(f"[{mark}{PAIRS[mark][0]}]") for mark in "“«「『"}
# A straight mark behind a word and before a blank or another mark: it closes.
STRAIGHT_END = re.compile(r'(?<=\S)"(?=[\s,.;:!?)\]–—-]|$)', re.MULTILINE)
# Marks that are found in other uses too: without the one that closes they open nothing.
RARE = frozenset("‹‚‟”″＂")
# A quotation that never closes ends with its paragraph; a run longer than this is a lost mark, not a quotation.
LONGEST = 2000
# The mark stands first in these patterns: then the search leaps from mark to mark, thirty times faster.
STRAIGHT_OPEN = re.compile(r'"(?=\S)(?:(?<=\s")|(?<=^")|(?<=[(\[–—-]"))', re.MULTILINE)
# German and Danish print »so«; elsewhere that mark closes.
REVERSED_OPEN = re.compile(r"»(?=\S)(?:(?<=\s»)|(?<=^»)|(?<=[(\[–—-]»))", re.MULTILINE)
# A single mark before a word, behind a blank, a bracket or a dash: it opens, and is no apostrophe.
SINGLE_OPEN = re.compile(r"[‘'](?=\w)(?:(?<=\s[‘'])|(?<=^[‘'])|(?<=[(\[–—-][‘']))", re.MULTILINE)
# What stands before a mark that could close as well.
OPENS = r"(?:(?<=\s{0})|(?<=^{0})|(?<=[(\[–—-]{0}))"
# Swedes and Finns open with the mark that others close with; so do typewriters' primes and full-width marks.
SAME_OPEN = re.compile("|".join(f"{m}(?=\\w){OPENS.format(m)}" for m in "”″＂"), re.MULTILINE)
# Two signs typed for one mark, as in LaTeX ("``so''"), and what may close them.
TYPED = {
    "``": ("''", "``", "´´", '"', "”"),
    ",,": ("''", "``", "´´", '"', "“", "”"),
    "´´": ("´´", "``", "''"),
    "''": ("''", '"', "”"),
    "<<": (">>",),
}
# Two signs typed for one mark, where they open.
TYPED_OPEN = re.compile("|".join(f"{m}(?=\\w){OPENS.format(m)}" for m in TYPED), re.MULTILINE)
# A mark of two signs, or a straight or curly one, where it may close.
CLOSING = re.compile(r"(?<=\S)(?:''|``|´´|\"|>>|[“”])(?=[\s,.;:!?)\]–—-]|$)", re.MULTILINE)
# Any of them, so that a text is gone through once however many marks it has of one kind and none of another.
OPEN = re.compile(
    "|".join(
        [
            f"[{''.join(PAIRS)}]",
            *(p.pattern for p in (STRAIGHT_OPEN, REVERSED_OPEN, SINGLE_OPEN, SAME_OPEN, TYPED_OPEN)),
        ]
    ),
    re.MULTILINE,
)
# All that may open a quotation: in a text without any of them nothing is looked for.
MARKS = (*PAIRS, '"', "»", "‘", "'", "”", "″", "＂", *TYPED)
# A single mark before a blank or another mark: it closes.
SINGLE_CLOSE = re.compile(r"[’'](?=[\s,.;:!?)\]–—-]|$)", re.MULTILINE)


class Quotation(NamedTuple):
    """text[start:end], marks included; `closed` is False where the paragraph ended first (as it does, by
    convention, when the next paragraph goes on with the same speaker).
    """

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """Every outermost quotation in text[start:end], in order. Paragraphs are lines. Straight and curly double marks,
    guillemets and corner brackets always count; single marks only where they are not apostrophes.
    """
    stop = len(text) if end is None else end
    if all(text.find(mark, start, stop) < 0 for mark in MARKS):
        return ()
    found: list[Quotation] = []
    at = start
    while at < stop:
        opened = _next_open(text, at, stop)
        if opened is None:
            break
        quotation = _closing(text, opened, stop)
        # a mark that opens nothing
        if quotation is None:
            at = opened + 1
            continue
        found.append(quotation)
        at = quotation.end
    return tuple(found)


def _next_open(text: str, at: int, stop: int) -> int | None:
    match = OPEN.search(text, at, stop)
    return match.start() if match else None


def _closing(text: str, opened: int, stop: int) -> Quotation | None:
    """The quotation that the mark at `opened` begins. It ends with its closing mark; without one it ends with the line, and is marked
    as not closed. None where the line is longer than LONGEST, or where the mark is a rare one and nothing closes it. `stop`: the end of
    the stretch that is read.
    """
    # A line that ends further off than this closes nothing.
    line_end = text.find("\n", opened, min(stop, opened + LONGEST + 1))
    line_end = stop if line_end < 0 else line_end
    limit = min(line_end, opened + LONGEST)
    mark = text[opened]
    # marks typed twice ('', ``)
    if text[opened : opened + 2] in TYPED:
        # the closers of this mark, and where each stands first
        closers = TYPED[text[opened : opened + 2]]
        typed_end = next(
            (
                each_mark
                for each_mark in CLOSING.finditer(text, opened + 3, limit)
                if each_mark.group() in closers
            ),
            None,
        )
        return Quotation(opened, typed_end.end(), True) if typed_end else None
    # a single mark; then the closers of all others
    if mark in "‘'":
        match = SINGLE_CLOSE.search(text, opened + 2, limit)
        return Quotation(opened, match.end(), True) if match else None
    closers = ("«",) if mark == "»" else (mark,) if mark in "”″＂" else PAIRS.get(mark, STRAIGHT_CLOSE)
    # (start, end) of the first place of each closing mark
    ends = [
        (place, place + len(closer))
        for closer in closers
        if (place := text.find(closer, opened + 1, limit)) >= 0
    ]
    first_end, behind_first_end = min(ends) if ends else (limit, limit)
    # „…" or “…": the closing mark is typed straight, or with the opening mark again
    if mark in MIXED:
        # Typed half and half: „…" — where the mark's own mate is missing, or the next quotation's.
        same_mark = text.find(mark, opened + 1, first_end)
        end_of_same = (
            _closes_too(text, same_mark, limit)
            if same_mark >= 0 and not (ends and first_end < same_mark)
            else None
        )
        if end_of_same is not None:
            return Quotation(opened, end_of_same, True)
        # a straight mark that stands as a closing one, before the next opening mark
        straight = STRAIGHT_END.search(text, opened + 1, same_mark if same_mark >= 0 else limit)
        if straight and (not ends or same_mark >= 0):
            return Quotation(opened, straight.end(), True)
    # the nearest closer; without one, the end of the line
    if ends:
        return Quotation(opened, _outer_end(text, mark, opened, behind_first_end, limit), True)
    return Quotation(opened, line_end, False) if limit == line_end and mark not in RARE else None


def _closes_too(text: str, at: int, limit: int) -> int | None:
    """Where the quotation ends if the mark at `at` is an opening mark that is typed in place of the closing one: the second “ of “so“.
    None where another mark stands there.
    """
    match = CLOSING.match(text, at, limit)
    return match.end() if match and match.group() == text[at] else None


def _outer_end(text: str, mark: str, opened: int, end: int, limit: int) -> int:
    """The end of a quotation that holds others with the same marks: "“He calls it “art”, too”". It ends where as many
    marks have closed as have opened. `end`: behind the first closing mark, which is given where no other quotation
    opens before it, or where the marks never even out.
    """
    if text.find(mark, opened + 1, end) < 0 or mark not in NESTING:
        return end
    depth = 0
    for match in NESTING[mark].finditer(text, opened, limit):
        depth += 1 if match.group() == mark else -1
        if not depth:
            return match.end()
    return end
