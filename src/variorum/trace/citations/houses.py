"""Finds the outlet that a text's own furniture names ("© 2026 The Harbour Post"), where nobody states whose report it is."""

from __future__ import annotations

import re

from variorum.records import Report
from variorum.text.outlet_names import outlet_key

# So much of either end of a text is read for what stands at an end.
REACH = 1500
# The name of an outlet, and words for who writes for one.
NAME = r"(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]*(?:\.\w+)*(?: (?:of |and |& )?[A-Z][\w&’'-]*){0,4})"
PEOPLE = "correspondent|reporter|columnist|editor|writer|journalist|producer"
# What is in whatever a pattern finds, the pattern, and whether it counts at the ends alone: a line of rights, an address to share,
# whose letters one is to receive, whom somebody writes for, and the mark behind the place that a story opens with.
MARKS = tuple(
    (hints, re.compile(pattern, re.MULTILINE), at_ends)
    for hints, pattern, at_ends in (
        (
            ("©", "opyright", "OPYRIGHT"),
            rf"(?i:copyright|©)(?:[ ©]|(?i:\(c\)))*(?:19|20)\d\d(?:[-–]\d{{2,4}})?,? (?:by )?{NAME}(?=[.,]|$| All | LLC| Inc)",
            False,
        ),
        (
            ("hare this",),
            r"(?i:share) this (?:story|article)(?: at)?: https?://(?:www\.)?(?P<name>[\w.-]+\.[a-z]{2,})/",
            False,
        ),
        (
            ("etters", "lerts from", "pdates from"),
            rf"\b(?i:receive|get|subscribe to)\b[^.!?\n]{{0,60}}?\b(?i:newsletters?|alerts|updates)(?: or \w+)? from {NAME}(?=[.,!]|$)",
            False,
        ),
        (
            tuple(PEOPLE.split("|")),
            rf"^[A-Z][^.:\n]{{2,60}} is (?:an?|the)?\b ?[\w ,-]{{0,40}}(?:{PEOPLE}) (?:at|for|with) {NAME}(?=[.,]|$| and | based)",
            True,
        ),
        (
            (")",),
            r"^(?:[A-Z][\w ,.’'-]{2,40} )?\((?P<name>[A-Z]{3,6})\) ?(?:[-–—]|(?=[A-Z]))",
            True,
        ),
    )
)
# Answers that are kept, by what tells one text from another, so that no text is held for them.
KEPT = 1 << 17
_kept: dict[tuple[int, int, str], str | None] = {}


def house(report: Report) -> str | None:
    """The outlet stated with the report; else the one its text names as its own."""
    return report.outlet or _named_cached(report.text)


def keys_of(report: Report) -> set[str]:
    """The names, as keys, by which another report may cite this one: its outlet's and its agency's."""
    return {outlet_key(name) for name in (house(report), report.credit) if name}


def _named_cached(text: str) -> str | None:
    """`_looked_for`, cached for the last KEPT texts: a text is asked about again for every other report that it is compared with."""
    asked = hash(text), len(text), text[-32:]
    if asked in (kept := _kept):
        return kept.get(asked)
    found = _looked_for(text)
    if len(kept) >= KEPT:
        kept.clear()
    kept[asked] = found
    return found


def _looked_for(text: str) -> str | None:
    """The outlet that a mark of the text names ("© 2026 The Harbour Post"); marks of an end are looked for in the first and last REACH characters."""
    ends = (text[-REACH:], text[:REACH])
    for hints, mark, at_ends in MARKS:
        for part in ends if at_ends else (text,):
            match = mark.search(part) if any(hint in part for hint in hints) else None
            if match and outlet_key(match["name"]):
                return match["name"]
    return None
