"""How many of the pairs of sentences that people set beside one another stand in one question to a model, by the size of a bundle.

python -m evaluation.bundles
"""

from __future__ import annotations

import sys
from itertools import combinations, product
from pathlib import Path

from evaluation.gold import Gold, gold_of, inputs, reports_of
from evaluation.shared import SHARED
from variorum.collate.proposals import ProposalSettings, ShownSentence, bundles
from variorum.parse import parse
from variorum.pipeline import as_one_story
from variorum.records import Lineage, Report, Sentence
from variorum.trace import trace

SIZES = (20, 30, 40, 60)
NEAREST = (4, 8, 12)


def events() -> list[str]:
    return sorted(p.name for p in (SHARED / "events").iterdir() if (p / "gold.json").exists())


def pairs_in(asked: tuple[ShownSentence, ...], gold: Gold) -> set[tuple[int, str, str]]:
    """Hand-made claim and the two groups of copies whose words stand here."""
    told: dict[int, set[str]] = {}
    for sentence in asked:
        for n, spans in enumerate(gold.spans):
            if any(rid == sentence.report and a < sentence.end and sentence.start < b for rid, a, b in spans):
                told.setdefault(n, set()).add(gold.copy_of[sentence.report])
    return {(n, a, b) for n, who in told.items() for a, b in combinations(sorted(who), 2)}


Known = tuple[tuple[Report, ...], Lineage, dict[str, tuple[Sentence, ...]]]


def share(event: str, size: int, nearest: int, known: Known) -> tuple[int, int, int]:
    """Pairs in one bundle, pairs in the whole story, and the number of bundles."""
    reports, lineage, sentences = known
    gold = gold_of(event, reports)
    story, by_id = as_one_story(reports), {r.id: r for r in reports}

    def cut(settings: ProposalSettings) -> list[tuple[ShownSentence, ...]]:
        return [b.sentences for b in bundles(story, by_id, lineage, sentences, settings=settings)]

    whole = set().union(*(pairs_in(b, gold) for b in cut(ProposalSettings(bundle=10**6, bundle_text=10**9))))
    parts = cut(ProposalSettings(bundle=size, bundle_text=10**9, nearest=nearest))
    held = set().union(*(pairs_in(b, gold) for b in parts))
    return len(held & whole), len(whole), len(parts)


def main() -> None:
    known = {}
    for event in events():
        reports = reports_of(event) if Path(inputs(event)[0]).exists() else ()
        known[event] = reports, trace(reports), dict(parse(reports))
    for size, nearest in product(SIZES, NEAREST):
        found = {event: share(event, size, nearest, known[event]) for event in known}
        mean = sum(held / max(1, of) for held, of, _ in found.values()) / len(found)
        calls = sum(n for _, _, n in found.values()) / len(found)
        sys.stdout.write(
            f"{size} sentences, {nearest} nearest: {mean:.3f} of the pairs, {calls:.1f} bundles a story\n"
        )


if __name__ == "__main__":
    main()
