"""Recorded proposals of a strong reader (../shared/prototypes/proposer) on three events, whole and spoilt on purpose.

python -m evaluation.proposals     prints what the page on models says
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from evaluation.gold import scorer
from evaluation.shared import SHARED
from variorum.collate.proposals import Offer, read_lines, with_proposals
from variorum.parse import parse
from variorum.pipeline import SHOWN_TIERS, collate
from variorum.publish.json_writer import as_object
from variorum.records import Dossier, Proposed, Quoted, Report, Sentence, Status

RECORDED = SHARED / "prototypes" / "proposer"
EVENTS = ("aleppo-convoy-bombing-2017", "yarnell-hill-fire-2013", "charlotte-protest-2016")
RELATIONS = tuple(s for s in Status if s not in {Status.TOLD, Status.SINGLE})
FIGURES = ("pairs_recall", "pairs_prec", "status_acc", "pointed")
SEEDS = (1, 2, 3)
Spoil = Callable[["Told", Random], Offer]


class Told(NamedTuple):
    """One event: its dossier with every tier, and what was proposed for it."""

    folder: Path
    dossier: Dossier
    sentences: Mapping[str, tuple[Sentence, ...]]
    offer: Offer

    @property
    def reports(self) -> dict[str, Report]:
        return {r.id: r for r in self.dossier.reports}


@cache
def told(event: str) -> Told:
    folder = next(SHARED / kind / event for kind in ("events", "events2") if (SHARED / kind / event).is_dir())
    dossier = collate([str(folder / "reports.jsonl")], one_story=True, everything=True)
    text = (RECORDED / f"proposals-{event}.jsonl").read_text(encoding="utf-8")
    return Told(folder, dossier, parse(dossier.reports), read_lines(text))


def whole(one: Told, _random: Random) -> Offer:
    return one.offer


def dropped(one: Told, random: Random) -> Offer:
    """Three of ten proposals lost."""
    return Offer(proposals=tuple(p for p in one.offer.proposals if random.random() >= 0.3))


def corrupted(one: Told, random: Random) -> Offer:
    """One of ten quotations with a letter changed."""
    return _each_reading(one, lambda r: _misspelt(r, random) if random.random() < 0.1 else r)


def swapped(one: Told, random: Random) -> Offer:
    """One of ten quotations is other words of the very sentence, true to the letter: no check can tell."""
    texts = {Path(r.path).name: r for r in one.dossier.reports}

    def other(quoted: Quoted) -> Quoted:
        report = texts[quoted.report]
        home = next((s for s in one.sentences[report.id] if s.start <= quoted.start < s.end), None)
        if home is None or len(home.tokens) < 6:
            return quoted
        first = random.randrange(len(home.tokens) - 4)
        start, end = home.tokens[first].start, home.tokens[first + random.randrange(1, 5)].end
        return replace(quoted, start=start, end=end, quote=report.text[start:end])

    return _each_reading(one, lambda r: other(r) if random.random() < 0.1 else r)


def mislabelled(one: Told, random: Random) -> Offer:
    """Two of ten relations are others."""
    return Offer(
        proposals=tuple(
            replace(p, relation=random.choice([r for r in RELATIONS if r != p.relation]))
            if random.random() < 0.2
            else p
            for p in one.offer.proposals
        )
    )


def all_of_it(one: Told, random: Random) -> Offer:
    for spoil in (dropped, corrupted, swapped, mislabelled):
        one = one._replace(offer=spoil(one, random))
    return one.offer


def _each_reading(one: Told, change: Callable[[Quoted], Quoted]) -> Offer:
    return Offer(
        proposals=tuple(
            replace(p, readings=tuple(change(r) for r in p.readings)) for p in one.offer.proposals
        )
    )


def _misspelt(quoted: Quoted, random: Random) -> Quoted:
    letters = [n for n, c in enumerate(quoted.quote) if c.isalnum()]
    at = random.choice(letters)
    other = "7" if quoted.quote[at] != "7" else "3"
    return replace(quoted, quote=quoted.quote[:at] + other + quoted.quote[at + 1 :])


def altered(one: Told, offer: Offer) -> int:
    """How many quotations are not as they were proposed."""
    before = {id_of(r) for p in one.offer.proposals for r in p.readings}
    return sum(id_of(r) not in before for p in offer.proposals for r in p.readings)


def id_of(quoted: Quoted) -> tuple[str, int, int, str]:
    return quoted.report, quoted.start, quoted.end, quoted.quote


def made(one: Told, offer: Offer) -> Dossier:
    """The dossier with these proposals, every tier."""
    story = with_proposals(one.dossier.stories[0], one.reports, one.sentences, offer)
    return replace(one.dossier, stories=(story,))


def shown(dossier: Dossier) -> Dossier:
    """What a page shows: tiers 1 and 2."""
    story = dossier.stories[0]
    return replace(
        dossier, stories=(replace(story, claims=tuple(c for c in story.claims if c.tier in SHOWN_TIERS)),)
    )


def own_shown(dossier: Dossier) -> Dossier:
    """variorum's own claims as a page shows them, and all of the model's: what the second vote keeps back is there."""
    story = dossier.stories[0]
    kept = tuple(c for c in story.claims if c.found_by or c.tier in SHOWN_TIERS)
    return replace(dossier, stories=(replace(story, claims=kept),))


def of_model(dossier: Dossier) -> Proposed:
    found = dossier.stories[0].proposed
    assert found is not None
    return found


def measured(dossiers: Iterable[tuple[Told, Dossier]]) -> dict[str, float]:
    """Figures of these dossiers, each of its event."""
    return _over_events([scorer().score(as_object(dossier), one.folder) for one, dossier in dossiers])


def _over_events(scores: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The mean of each figure over the events; `conflict_prec` of all differences together, as the judge advises."""
    right = sum(s["counts"]["differences_right"] for s in scores)
    called = sum(s["counts"]["differences_called"] for s in scores)
    means = {name: sum(s[name] for s in scores) / len(scores) for name in FIGURES}
    return means | {"conflict_prec": right / called if called else 0.0}


def spoilt(spoil: Spoil, *, cut: Callable[[Dossier], Dossier] = shown) -> dict[str, float]:
    """Figures of the three events under one kind of damage, the mean of several draws where there is one to draw."""
    seeds = SEEDS if spoil is not whole else SEEDS[:1]
    runs = []
    for seed in seeds:
        pairs = [(one := told(event), made(one, spoil(one, Random(f"{seed} {event}")))) for event in EVENTS]
        runs.append(measured((one, cut(d)) for one, d in pairs))
    return {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}


def without(*, cut: Callable[[Dossier], Dossier] = shown) -> dict[str, float]:
    return measured((told(event), cut(told(event).dossier)) for event in EVENTS)


def unchecked(*, cut: Callable[[Dossier], Dossier]) -> dict[str, float]:
    """What the proposals hold before any check, beside variorum's own lines: no check and no fold can give more."""
    scores = []
    for one in map(told, EVENTS):
        found = as_object(cut(one.dossier))
        ids = {Path(r.path).name: r.id for r in one.dossier.reports}
        found["stories"][0]["claims"] += [
            {
                "kind": "statement",
                "status": p.relation.value,
                "why": "",
                "readings": [
                    {"report": ids[r.report], "start": r.start, "end": r.end, "quote": r.quote}
                    for r in p.readings
                ],
            }
            for p in one.offer.proposals
        ]
        scores.append(scorer().score(found, one.folder))
    return _over_events(scores)


def nothing(dossier: Dossier) -> Dossier:
    return replace(dossier, stories=(replace(dossier.stories[0], claims=()),))


def every_tier(dossier: Dossier) -> Dossier:
    return dossier


def main() -> None:
    rows = {
        "variorum alone": without(),
        "with proposals": spoilt(whole),
        "3 of 10 lost": spoilt(dropped),
        "1 of 10 quotations misspelt": spoilt(corrupted),
        "1 of 10 other words of the sentence": spoilt(swapped),
        "2 of 10 relations wrong": spoilt(mislabelled),
        "all four": spoilt(all_of_it),
        "with proposals, those without a second vote too": spoilt(whole, cut=own_shown),
        "all four, those without a second vote too": spoilt(all_of_it, cut=own_shown),
        "variorum alone, every tier": without(cut=every_tier),
        "with proposals, every tier": spoilt(whole, cut=every_tier),
        "proposals alone, unchecked": unchecked(cut=nothing),
        "proposals unchecked, and what variorum shows": unchecked(cut=shown),
        "proposals unchecked, and variorum's every tier": unchecked(cut=every_tier),
    }
    sys.stdout.write("| | " + " | ".join(next(iter(rows.values()))) + " |\n")
    for name, row in rows.items():
        sys.stdout.write(f"| {name} | " + " | ".join(f"{v:.3f}".lstrip("0") for v in row.values()) + " |\n")
    for event in EVENTS:
        sys.stdout.write(f"{event}: {of_model(made(told(event), told(event).offer))}\n")


if __name__ == "__main__":
    main()
