"""Invented inputs of an archive: wires and who carries them, outlets with lines of their own, who cites whom, and what is bad."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

OUTLETS = [f"The {place} {kind}" for place in ("Quillholm", "Vessen", "Aldenport", "Norvik", "Marrow", "Tarn") for kind in ("Courier", "Post")]  # fmt: skip
ABSENT = ("the Ostrava Gazette", "Ostrava Gazette", "The Hallin Times", "Hallin Times")
PLACES = [
    "Brakk",
    "Dorrin",
    "Ellswick",
    "Farrow",
    "Gant",
    "Hollis",
    "Ister",
    "Jorvik",
    "Kells",
    "Lunde",
    "Merrit",
    "Nesk",
    "Orrel",
    "Pell",
    "Quarne",
    "Rusk",
]
THINGS = [
    "ferry",
    "bridge",
    "school",
    "reactor",
    "dam",
    "market",
    "train",
    "tower",
    "harbour",
    "clinic",
    "mine",
    "stadium",
]
VERBS = ["collapsed", "burned", "flooded", "closed", "reopened", "shook"]
FILL = [
    "council",
    "engineers",
    "residents",
    "inspectors",
    "water",
    "night",
    "early",
    "workers",
    "families",
    "smoke",
    "crews",
    "repairs",
    "doors",
    "windows",
    "road",
    "signal",
    "warning",
    "river",
    "north",
    "south",
    "later",
    "before",
    "after",
    "heavy",
    "light",
    "broken",
    "steel",
    "timber",
    "office",
    "deputy",
    "mayor",
]


# The first stories are told in the same turns of phrase; after them every few have others, that is words of their own in place of
# `TURNS`. Or what twenty thousand reports have in common would be crowds and standing lines: two million pairs of nothing but these,
# and one component.
FIRST, ALIKE = 40, 8
TURNS = re.compile(
    r"\b(?:people|hurt|and|official|had|been|spring|according to|reported that|no|found|newsroom|of|with|seen|live)\b"
)
# By these a citation is known: they keep their words, with one of the turn's own on the side of the outlet.
CITING = {"according to": "according to {}", "reported that": "{} reported that"}


def rows(stories: int, seed: int = 5) -> list[dict[str, object]]:
    """About three a story: an origin, copies of it or of parts of it, and a telling of somebody's own."""
    dice = random.Random(seed)
    found: list[dict[str, object]] = []
    for n in range(stories):
        day = f"2025-{1 + n // 28 % 12:02}-{1 + n % 28:02}"
        place, thing, verb = (
            PLACES[n % 16] + ("", "ford", "by", "ham")[n // 16 % 4],
            dice.choice(THINGS),
            dice.choice(VERBS),
        )
        hurt = dice.randint(3, 90)
        wire = [
            f"A {thing} in {place} {verb} on {day}, and {hurt} people were hurt, police said.",
            *_said(dice, place, 6),
        ]
        own = [
            f"At least {hurt + dice.randint(0, 2)} people were hurt when the {thing} at {place} {verb}.",
            *_said(dice, place, 5),
        ]
        for kind in ("wire", "copy", "cut", "own")[: dice.randint(1, 4)]:
            outlet = dice.choice(OUTLETS)
            told = {"wire": wire, "copy": [*wire, *_said(dice, place, 1)], "cut": wire[:4], "own": own}[kind]
            text = [*told]
            if dice.random() < 0.3:
                cited = dice.choice((*OUTLETS, *ABSENT))
                text.append(
                    f"The {thing} had been checked in spring, according to {cited}, and {cited} reported that no fault was found."
                )
            text.append(f"Write to the newsroom of {outlet} with what you have seen where you live.")
            row = {
                "path": f"{outlet}/{n}-{kind}",
                "outlet": outlet,
                "title": f"{place}: {thing} {verb}",
                "text": _turned("\n\n".join(text), n // ALIKE if n >= FIRST else 0),
            }
            later = f"{day[:8]}{min(28, int(day[8:]) + 1):02}"  # what is cut comes after
            found.append(
                row if dice.random() < 0.05 else {**row, "published": later if kind == "cut" else day}
            )
    return found


def _turned(text: str, turn: int) -> str:
    """The text with turns of phrase of its own; the first is as it is."""
    if not turn:
        return text
    own = random.Random(f"turn {turn}")
    told = {
        words: "".join(own.choice("bdfgklmnprst") + own.choice("aeiou") for _ in range(4))
        for words in sorted(set(TURNS.findall(text)))
    }
    return TURNS.sub(lambda found: CITING.get(found[0], "{}").format(told[found[0]]), text)


def _said(dice: random.Random, place: str, count: int) -> list[str]:
    """Each story has words of its own, or all would be of one event."""
    own = random.Random(f"{place}{dice.random()}")
    words = [
        *("".join(own.choice("bdfgklmnprst") + own.choice("aeiou") for _ in range(3)) for _ in range(20)),
        *FILL[:6],
    ]
    return [
        f"In {place} {' '.join(own.choice(words) for _ in range(12))}, an official said, {' '.join(own.choice(words) for _ in range(6))}."
        for _ in range(count)
    ]


PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="Tarn Daily">
<link rel="canonical" href="https://tarn.example/{n}"></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>
{body}<p>Readers of the Tarn Daily have asked for more of what matters to them each day.</p></article></body></html>"""


def folder(root: Path, stories: int) -> tuple[str, ...]:
    """Rows in three files, with a line that is broken, one that is empty and one that stands in two files; and a folder of pages of
    one outlet with a line that recurs."""
    root.mkdir()
    lines = [json.dumps(row) for row in rows(stories)]
    parts = [lines[n::3] for n in range(3)]
    parts[0].insert(3, '{"text": "broken')
    parts[1].insert(2, json.dumps({"path": "nothing", "text": ""}))
    parts[2].append(parts[0][0])
    names = []
    for n, part in enumerate(parts):
        name = root / f"rows-{n}.jsonl"
        name.write_text("\n".join(part) + "\n", encoding="utf-8")
        names.append(str(name))
    pages = root / "pages"
    pages.mkdir()
    dice = random.Random(1)
    for n in range(6):
        place = PLACES[n]
        body = "".join(f"<p>{said}</p>" for said in _said(dice, place, 6))
        (pages / f"{n}.html").write_text(
            PAGE.format(n=n, title=f"{place} after the storm", body=body), encoding="utf-8"
        )
    (pages / "again.html").write_bytes((pages / "0.html").read_bytes())
    return (*names, str(pages))
