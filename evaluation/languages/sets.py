"""Invented sets of reports in thirteen languages: a wire, a copy of it, a rival with planted differences and agreements, and
another event. Made from the sentence patterns beside this module; every planted value knows its place.

    python -m evaluation.languages.sets fr ferry 0        prints one set
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SIX = ("de", "fr", "es", "it", "pt", "nl")
LIGHT = ("ru", "ar", "zh", "ja", "ko", "he")
ALL = ("en", *SIX, *LIGHT)
# "fresh" was looked at after "tuning"; "held" and "later" were not while rules were written. Not every language has every part.
PARTS = ("tuning", "fresh", "held", "later")
# What stands in a slot: the first value, which the wire gives, and the one that a rival may give instead.
VALUES: Mapping[str, Mapping[str, tuple[Any, Any]]] = {
    "ferry": {
        "killed": (4, 6),
        "hurt": (27, 31),
        "day": (1, 0),
        "clock": ((21, 40), (22, 15)),
        "spill": (1.4, 1.7),
        "quote": (0, 1),
        "aboard": (1240, 1420),
        "who": (0, 1),
    },
    "market": {
        "day": (1, 0),
        "killed": (5, 7),
        "hurt": (34, 43),
        "clock": ((8, 20), (9, 5)),
        "evac": (1350, 1530),
        "damage": (2.4, 3.1),
        "who": (0, 1),
        "quote": (0, 1),
    },
    "fire": {
        "killed": (3, 5),
        "day": (1, 0),
        "hurt": (19, 23),
        "clock": ((3, 45), (4, 20)),
        "crew": (120, 150),
        "homeless": (86, 94),
        "age": (74, 79),
        "quote": (0, 1),
        "who": (0, 1),
        "damage": (1.2, 1.8),
    },
    "closure": {
        "jobs": (640, 720),
        "day": (1, 0),
        "loss": (8.5, 9.7),
        "share": (12.5, 14.2),
        "staff": (2300, 2450),
        "who": (0, 1),
        "quote": (0, 1),
        "plan": (15.4, 18.6),
    },
    "flood": {
        "killed": (11, 13),
        "missing": (6, 8),
        "day": (1, 0),
        "level": (7.8, 8.4),
        "evac": (4200, 4700),
        "rain": (140, 165),
        "quote": (0, 1),
        "houses": (310, 350),
        "who": (0, 1),
    },
    "riot": {
        "crowd": (2600, 3100),
        "held": (64, 71),
        "hurt": (16, 21),
        "day": (1, 0),
        "clock": ((20, 45), (21, 30)),
        "quote": (0, 1),
        "fine": (25000, 40000),
        "who": (0, 1),
    },
    "election": {
        "day": (1, 0),
        "share": (48.7, 51.3),
        "turnout": (61.4, 63.9),
        "votes": (23480, 25160),
        "seats": (17, 19),
        "lead": (1240, 1385),
        "quote": (0, 1),
        "who": (0, 1),
    },
    "trial": {
        "years": (9, 11),
        "age": (34, 36),
        "killed": (3, 4),
        "day": (1, 0),
        "witnesses": (27, 31),
        "clock": ((9, 15), (10, 30)),
        "damages": (85000, 92000),
        "who": (0, 1),
        "quote": (0, 1),
    },
    "blast": {
        "killed": (2, 4),
        "day": (1, 0),
        "hurt": (37, 43),
        "clock": ((14, 25), (15, 10)),
        "houses": (58, 66),
        "evac": (900, 1200),
        "damage": (6.2, 7.5),
        "quote": (0, 1),
        "who": (0, 1),
    },
    "count": {
        "day": (3, 2),
        "clock": ((3, 20), (4, 10)),
        "killed": (6, 8),
        "hurt": (27, 33),
        "evac": (3, 4),
        "damage": (5, 7),
        "quote": (0, 1),
        "who": (0, 1),
    },
    "train": {
        "killed": (8, 9),
        "day": (1, 0),
        "hurt": (52, 61),
        "clock": ((2, 35), (3, 10)),
        "speed": (118, 134),
        "aboard": (312, 348),
        "quote": (0, 1),
        "damage": (4.6, 5.2),
        "who": (0, 1),
    },
    "demo": {
        "crowd": (12400, 15800),
        "day": (1, 0),
        "clock": ((17, 30), (18, 15)),
        "km": (2.3, 3.6),
        "held": (38, 45),
        "hurt": (7, 9),
        "quote": (0, 1),
        "who": (0, 1),
    },
}
KINDS = {
    "day": "day",
    "clock": "time",
    "who": "name",
    "name": "name",
    "place": "place",
    "post": "post",
    "denial": "denial",
    "quote": "quotation",
}
SLOT = re.compile(r"\{(\w+)(?::(\w))?\}")
PUBLISHED = "2031-06-04"
OUTLETS = ("Lanmoor Wire", "Morning Ledger", "Castra Beacon", "Orlan Post", "Hollin Gazette")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """text[start:end] of the report answers `slot`; `second`: with the rival's other value."""

    slot: str
    start: int
    end: int
    second: bool

    @property
    def kind(self) -> str:
        return "deed" if self.slot.startswith("deed") else KINDS.get(self.slot, "quantity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One report of a set. `role`: wire, copy, rival, other, retold."""

    role: str
    outlet: str
    title: str
    text: str
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A set. `differing` are the slots in which the rival gives the other value."""

    name: str
    reports: tuple[Written, ...]
    slots: tuple[str, ...]
    differing: frozenset[str]

    def report(self, role: str) -> Written:
        return next(r for r in self.reports if r.role == role)


@cache
def patterns(language: str) -> Any:
    return json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))


def made(language: str, part: str, event: str, turn: int, *, rival: str | None = None) -> Made:
    """`turn` 0 plants differences in the first, third … slot, 1 in the others. `rival`: the rival's language, where it is
    another."""
    own, theirs = patterns(language), patterns(rival or language)
    slots = tuple(VALUES[event])
    differing = frozenset(s for n, s in enumerate(slots) if n % 2 == turn)
    here, there = own[part][event], theirs[part][event]
    wire = _written("wire", own, event, here, here["wire"], frozenset(), title=here["title"][0])
    copy = _written("copy", own, event, here, here["wire"][:-1], frozenset(), title=here["title"][0])
    other = Written(
        role="other",
        outlet=OUTLETS[3],
        title=here["other"][0].split(",")[0],
        text="\n\n".join(here["other"]),
        planted=(),
    )
    return Made(
        name=f"{language}{f'+{rival}' if rival else ''} {event} {turn}",
        reports=(
            wire,
            copy,
            _written("rival", theirs, event, there, there["rival"], differing, title=there["title"][1]),
            other,
        ),
        slots=slots,
        differing=differing,
    )


def all_made(language: str, part: str) -> Iterator[Made]:
    for event in patterns(language).get(part, {}):
        for turn in (0, 1):
            yield made(language, part, event, turn)


def _written(
    role: str,
    own: Any,
    event: str,
    pattern: Any,
    sentences: list[str],
    differing: frozenset[str],
    *,
    title: str,
) -> Written:
    text, planted = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        at = 0
        for match in SLOT.finditer(sentence):
            text += sentence[at : match.start()]
            slot, form = match[1], match[2] or ""
            second = slot in differing
            said = _said(own, pattern, slot, form, VALUES[event][slot][second])
            planted.append(Planted(slot=slot, start=len(text), end=len(text) + len(said), second=second))
            text += said
            at = match.end()
        text += sentence[at:]
    outlet = OUTLETS[("wire", "copy", "rival").index(role)]
    return Written(role=role, outlet=outlet, title=title, text=text, planted=tuple(planted))


def _said(own: Any, pattern: Any, slot: str, form: str, value: Any) -> str:
    if slot in {"who", "quote"}:
        return str(pattern[slot][value])
    if slot == "day" and form != "d":
        said = str(own["weekdays"][value])
        return said[0].upper() + said[1:] if form == "C" else said
    if slot == "clock":
        h, m = value
        half = "a.m." if h < 12 else "p.m."
        return str(own["clock"][int(form or 0)]).format(
            h=h, hh=f"{h:02}", h12=(h - 1) % 12 + 1, mm=f"{m:02}", half=half
        )
    words = {**own["words"], **pattern.get("words", {})}
    if form and form in "wW" and str(value) in words:
        word = str(words[str(value)])
        return word[0].upper() + word[1:] if form == "W" else word
    if form == "m":
        return str(value).replace(".", own["decimal"])
    if form == "g":
        return f"{value:,}".replace(",", own["group"])
    return str(value)


def rows(of: Made) -> str:
    """The set as JSONL, as it is given to variorum."""
    return "".join(
        json.dumps(
            {
                "path": f"{r.role}.txt",
                "text": f"{r.title}\n\n{r.text}",
                "outlet": r.outlet,
                "published": PUBLISHED,
            },
            ensure_ascii=False,
        )
        + "\n"
        for r in of.reports
    )


if __name__ == "__main__":
    language, event, turn = sys.argv[1:4]
    part = next(p for p in PARTS if event in patterns(language).get(p, {}))
    sys.stdout.write(rows(made(language, part, event, int(turn))))
