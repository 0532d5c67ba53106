"""Whole reports written by hand, one event a section: a wire, its copy, a rival, another event; read from `stories/*.txt`.

python -m evaluation.languages.stories first [LANGUAGE…] [--misses]      figures by event
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.languages.scoring import score, write_figures
from evaluation.languages.sets import OUTLETS, Made, Planted, Written

FOLDER = Path(__file__).parent / "stories"
# Where a marked stretch begins, and where one ends; stretches may hold others.
MARK = re.compile(r"\[(\w+)=([^|\]]+)\||\]")
# "retold", which not every story has: a copy in other words and another order.
ROLES = ("wire", "copy", "rival", "other", "retold")


def stories(part: str, *languages: str) -> Iterator[Made]:
    """All of `stories/PART.txt`, or those of some languages."""
    for section in re.split(r"(?m)^## ", (FOLDER / f"{part}.txt").read_text(encoding="utf-8"))[1:]:
        name, _, rest = section.partition("\n")
        if not languages or name.split()[0] in languages:
            yield _made(name.strip(), rest)


def _made(name: str, section: str) -> Made:
    given: dict[str, tuple[str, list[str]]] = {}
    for part in re.split(r"(?m)^# ", section)[1:]:
        head, *lines = [line for line in part.splitlines() if line.strip()]
        said, _, title = head.partition(" | ")
        role, *kept = said.split()
        given[role] = (title, [given["wire"][1][int(n) - 1] for n in kept] if kept else lines)
    values = {m[1]: m[2] for m in MARK.finditer("\n".join(given["wire"][1])) if m[1]}
    reports = tuple(_written(role, *given[role], values) for role in ROLES if role in given)
    rival = next(r for r in reports if r.role == "rival").planted
    slots = tuple(dict.fromkeys(p.slot for p in rival if p.slot in values))
    return Made(
        name=name,
        reports=reports,
        slots=slots,
        differing=frozenset(p.slot for p in rival if p.second),
    )


def _written(role: str, title: str, lines: list[str], values: dict[str, str]) -> Written:
    text, planted, at = "", [], 0
    begun: list[tuple[str, str, int]] = []
    marked = "\n\n".join(lines)
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m[1]:
            begun.append((m[1], m[2], len(text)))
        else:
            slot, value, start = begun.pop()
            planted.append(
                Planted(slot=slot, start=start, end=len(text), second=values.get(slot, value) != value)
            )
    return Written(
        role=role,
        outlet=OUTLETS[ROLES.index(role)],
        title=title,
        text=text + marked[at:],
        planted=tuple(planted),
    )


def main(arguments: list[str]) -> None:
    part, *languages = [a for a in arguments if not a.startswith("--")]
    for of in stories(part, *languages):
        write_figures(f"{of.name:12}", score([of]), misses="--misses" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
