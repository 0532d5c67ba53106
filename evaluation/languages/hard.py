"""Pairs of sentences that do not say the same (`hard.txt`), each put into two short reports: which are said to agree.

python -m evaluation.languages.hard [LANGUAGE…]      every false agreement; with --shown, what else is made of each pair
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from evaluation.languages.scoring import ALIKE
from evaluation.languages.sets import OUTLETS, PUBLISHED
from variorum.pipeline import collate
from variorum.records import Claim, Dossier

FILE = Path(__file__).parent / "hard.txt"


class Pair(NamedTuple):
    """Two sentences, each with its stretch (start, end) that must not be said to agree with the other's."""

    language: str
    sort: str
    opening: str
    sentences: tuple[str, str]
    stretches: tuple[tuple[int, int], tuple[int, int]]


def pairs(*languages: str) -> Iterator[Pair]:
    """All pairs, or those of some languages."""
    for section in re.split(r"(?m)^## ", FILE.read_text(encoding="utf-8"))[1:]:
        language, opening, *lines = section.strip().splitlines()
        if languages and language not in languages:
            continue
        for line in lines:
            sort, _, both = line.partition(" | ")
            one, two = (_unmarked(said) for said in both.split(" || "))
            yield Pair(language, sort, opening.removeprefix("= "), (one[0], two[0]), (one[1], two[1]))


def _unmarked(said: str) -> tuple[str, tuple[int, int]]:
    start, end = said.index("["), said.index("]") - 1
    return said.replace("[", "").replace("]", ""), (start, end)


def claims(pair: Pair) -> tuple[Claim, ...]:
    """What is shown with readings in both stretches."""
    dossier = _dossier(pair)
    sides = {r.id: OUTLETS.index(str(r.outlet)) for r in dossier.reports}
    texts = {r.id: r.text for r in dossier.reports}

    def in_stretch(report: str, start: int, end: int) -> bool:
        side = sides[report]
        at = texts[report].rindex(pair.sentences[side])
        low, high = pair.stretches[side]
        return start < at + high and end > at + low

    return tuple(
        claim
        for story in dossier.stories
        for claim in story.claims
        if claim.tier < 3
        and len({sides[r.report] for r in claim.readings if in_stretch(r.report, r.start, r.end)}) == 2
    )


def false_agreements(pair: Pair) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims(pair) if claim.status in ALIKE)


def _dossier(pair: Pair) -> Dossier:
    rows = [
        json.dumps(
            {
                "text": f"{pair.opening}\n\n{sentence}",
                "outlet": outlet,
                "published": PUBLISHED,
                "language": pair.language,
            },
            ensure_ascii=False,
        )
        for outlet, sentence in zip(OUTLETS, pair.sentences, strict=False)
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pair.jsonl"
        path.write_text("\n".join(rows), encoding="utf-8")
        return collate([str(path)], one_story=True)


def main(arguments: list[str]) -> None:
    for pair in pairs(*(a for a in arguments if not a.startswith("--"))):
        made = claims(pair) if "--shown" in arguments else false_agreements(pair)
        for claim in made:
            said = " | ".join(r.quote for r in claim.readings)
            sys.stdout.write(
                f"{pair.language} {pair.sort}: {claim.kind} {claim.status}: {claim.label} = {said}\n"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
