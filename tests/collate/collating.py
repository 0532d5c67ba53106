"""Invented reports put together and collated: as independent witnesses unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tests.collate.reports import report
from variorum.collate import CollateSettings, collate
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Lineage, Passage, Report, Sentence, Status, Story, Witness

AGREEING = {Status.AGREE, Status.COMPATIBLE}
DIFFERENT = {Status.CONFLICT, Status.CHANGED, Status.VARIANT, Status.INCOMPARABLE}

# Sentences of one invented event, so that words have weights: a story of two sentences has none.
ROUND_ABOUT = (
    "The market hall of Ostermoor stands beside the canal and was built by weavers a century ago.",
    "Shopkeepers in Ostermoor swept broken glass from the pavement until late in the evening.",
    "Mayor Lotte Brandel promised help to every stallholder whose goods were spoiled by smoke.",
)


def told(*texts: str, published: Sequence[str | None] = (), around: bool = True) -> tuple[Report, ...]:
    """Reports r1, r2, … that say these texts; with `around`, each followed by a sentence of its own about the town."""
    made = []
    for n, text in enumerate(texts):
        whole = f"{text} {ROUND_ABOUT[n % len(ROUND_ABOUT)]}" if around else text
        when = published[n] if n < len(published) else None
        fields = {"published": when} if when else {}
        made.append(report(whole, id=f"r{n + 1}", outlet=f"Outlet {n + 1}", **fields))
    return tuple(made)


def witnesses(*groups: Iterable[Report]) -> Lineage:
    """Each group of reports one telling."""
    made = []
    for group in map(tuple, groups):
        places = tuple(Passage(report=r.id, start=0, end=len(r.text)) for r in group)
        ids = tuple(r.id for r in group)
        made.append(Witness(id=f"w-{ids[0]}", name=ids[0], reports=ids, passages=places))
    return Lineage(witnesses=tuple(made))


def together(
    reports: Sequence[Report],
    lineage: Lineage | None = None,
    sentences: dict[str, tuple[Sentence, ...]] | None = None,
    settings: CollateSettings | None = None,
) -> CollatedStory:
    story = Story(id="s", title="Ostermoor", reports=tuple(r.id for r in reports))
    return collate(
        story,
        {r.id: r for r in reports},
        lineage if lineage is not None else witnesses(*([r] for r in reports)),
        dict(parse(reports)) if sentences is None else sentences,
        settings=settings,
    )


@cache
def collated(*texts: str, published: tuple[str | None, ...] = (), around: bool = True) -> CollatedStory:
    """Independent reports that say these texts."""
    return together(told(*texts, published=published, around=around))


def of_one_telling(*texts: str) -> CollatedStory:
    """Reports that carry one telling, each in its own wording."""
    reports = told(*texts, around=False)
    return together(reports, witnesses(reports))


def holding(story: CollatedStory, *words: str) -> list[Claim]:
    """The claims with a reading for each of these stretches, the stretch within a quote."""
    return [c for c in story.claims if all(any(w in r.quote for r in c.readings) for w in words)]


def shown(story: CollatedStory) -> list[Claim]:
    return [c for c in story.claims if c.tier < 3]


def differences(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.status in DIFFERENT]
