"""Claims about what a work or a show is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from variorum.collate.claims.draft import HIDDEN, Voices, claim, joined, witnesses
from variorum.collate.mentions.titles import Title, share_a_name_only
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status


def title_claims(found: Iterable[Sequence[Title]], voices: Voices) -> Iterator[Claim]:
    """A claim for each work to which two tellings give a title, or to which one telling gives two. `found`: sets of
    titles of one work; sets with a title in common are joined.
    """
    for sets in joined(found, lambda titles: [(title.report, title.start) for title in titles]):
        titles = sorted(
            {title for several in sets for title in several}, key=lambda title: (title.report, title.start)
        )
        readings = [
            voices.reading(title.report, title.start, title.end, Name(name=title.spelled, kind=NameKind.WORK))
            for title in titles
        ]
        # each spelling with words of a report that has it
        spelled = {title.spelled: reading.quote for title, reading in zip(titles, readings, strict=True)}
        # one telling that calls it by one title: nothing to compare
        if len(witnesses(readings)) < 2 and len(spelled) == 1:
            continue
        status, why = _status(titles, [spelled[spelling] for spelling in sorted(spelled)])
        yield claim(
            Kind.TITLE,
            f"title: {readings[0].quote}",
            status=status,
            why=why,
            tier=_tier(titles),
            readings=readings,
            evidence=(Evidence(feature="the telling words that the titles share"),),
        )


def _tier(titles: Sequence[Title]) -> int:
    """The tier. Hidden if the titles may be of two works, or if their wordings differ only in function words ("Salt &
    Tide", "Tide and Salt"). Else 1 if the texts call it a title or all spell it alike; 2 if not.
    """
    is_one_spelling = len({title.spelled for title in titles}) == 1
    if any(share_a_name_only(a, b) for a, b in combinations(titles, 2)) or not (
        is_one_spelling or len({title.stems for title in titles}) > 1
    ):
        return HIDDEN
    return 1 if is_one_spelling or all(title.cued for title in titles) else 2


def _status(titles: Sequence[Title], quoted: Sequence[str]) -> tuple[Status, str]:
    """The status of the titles: one wording agrees, a shortened one is compatible, anything else is a variant."""
    if len(quoted) == 1:
        return Status.AGREE, f"All give it as “{quoted[0]}”."
    if all(_cut(a.spelled, b.spelled) for a, b in combinations(titles, 2)):
        return Status.COMPATIBLE, "One gives the title in a fuller form."
    return Status.VARIANT, f"Given as {' and as '.join(f'“{words}”' for words in quoted)}."


def _cut(one: str, two: str) -> bool:
    """Whether one title is the other without its end or its beginning, as when a subtitle is left out."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) or long.endswith(short)
