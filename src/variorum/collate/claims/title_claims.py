"""Claims about what a work or a show is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.claims.draft import Voices, claim, joined, witnesses
from variorum.collate.mentions.titles import Title
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status


def title_claims(found: Iterable[Sequence[Title]], voices: Voices) -> Iterator[Claim]:
    """A claim for each work that two reports give a title."""
    for sets in joined(found, lambda titles: [(t.report, t.start) for t in titles]):
        titles = sorted({t for several in sets for t in several}, key=lambda t: (t.report, t.start))
        readings = [
            voices.reading(t.report, t.start, t.end, Name(name=t.spelled, kind=NameKind.WORK)) for t in titles
        ]
        spelled = sorted({t.spelled for t in titles})
        if len(witnesses(readings)) < 2 and len(spelled) == 1:
            continue
        yield claim(
            Kind.TITLE,
            f"title: {readings[0].quote}",
            status=Status.VARIANT if len(spelled) > 1 else Status.AGREE,
            why=f"Given as {' and as '.join(f'“{s}”' for s in spelled)}."
            if len(spelled) > 1
            else f"All give it as “{readings[0].quote}”.",
            tier=1 if all(t.cued for t in titles) or len(spelled) == 1 else 2,
            readings=readings,
            evidence=(Evidence(feature="the telling words that the titles share"),),
        )
