"""Gives stories and claims keys that last.

A story's key is the id of the first report of the first page that it was known by. A claim's key is the place of the
words that it was first known by, in the first version of their page. Once given, a key goes on with that page, or
those words, whatever story or claim they come to stand in. Where two stories or claims with keys become one, it keeps
the older key, and the younger key leads to it.

Words used here. Name: a key that was given before, with what it stood on. Page: what one address is known by over
time. Leads: where the keys given before lead now. Passages: where the same words stand in all versions of a page. Own: the key of a claim
by its number, as far as given. Places: where a claim's readings stand, as in the first version of their page. Beside: keys that lead to a
claim of another kind on the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.desk.revisions.passages import Passages, most_like
from variorum.errors import UsageError
from variorum.records import Anchor, Claim, Kind, Reading
from variorum.store.rows import ClaimName, ReportVersion, StoryName
from variorum.text.words import fold

# Share of two places in common from which a claim's words are those that a key was given to: more than half, so that no two
# places beside each other both are.
SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """`own`: the key of each story or claim that was to be named, in order.
    `leads`: every key that was given before → the number of the story or claim that it leads to now.
    `beside`: keys of claims that are gone; they lead to a claim of another kind on the same words."""

    own: tuple[str, ...]
    leads: Mapping[str, int] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()

    def aliases(self, number: int) -> tuple[str, ...]:
        """The other keys that lead to the story or claim of this number."""
        return tuple(key for key, n in self.leads.items() if n == number and key != self.own[number])


def story_keys(
    stories: Sequence[Collection[str]], names: Sequence[StoryName], held: Sequence[ReportVersion]
) -> Keys:
    """The key of each story. `stories`: the pages of each story. `names`: keys that were given before to pages among
    `held`, the oldest first. A story with several such keys keeps the oldest; a story with none is called by the id
    of its first report.
    """
    # a key goes to the story that has one of its pages; the oldest key wins
    story_of_page = {page: number for number, pages in enumerate(stories) for page in pages}
    leads: dict[str, int] = {}
    own: dict[int, str] = {}
    for name in names:
        # the page that the key was given to, else any other page that its story had
        page_here = next((page for page in (name.page, *name.pages) if page in story_of_page), None)
        if page_here is not None:
            leads[name.key] = story_of_page[page_here]
            own.setdefault(story_of_page[page_here], name.key)
    # a story without a key is called by its first report
    first_version: dict[str, ReportVersion] = {}
    for version in held:
        if version.page not in first_version or version.seq < first_version[version.page].seq:
            first_version[version.page] = version
    for number, pages in enumerate(stories):
        if number not in own:
            own[number] = min(
                (first_version[page] for page in pages), key=lambda version: version.seq
            ).report.id
    return Keys(own=tuple(own[number] for number in range(len(stories))), leads=leads)


def claim_keys(claims: Sequence[Claim], names: Sequence[ClaimName], passages: Passages) -> Keys:
    """The key of each claim, no two alike; and where keys given before lead now.

    `names`: keys given before to words of these pages, or to words that are in no story now, the oldest first. Such a key goes to the claim
    on its words; else to the claim with most of the places that it ever rested on; else, for a name, to the claim of the same name. A
    claim that gets none of these gets a new key.
    """
    # the places of each claim's readings
    places = [places_of(claim, passages) for claim in claims]
    by_report: dict[str, list[int]] = {}
    for number, own_places in enumerate(places):
        for report in {place.report for place in own_places}:
            by_report.setdefault(report, []).append(number)
    leads: dict[str, int] = {}
    beside: set[str] = set()
    key_of: dict[int, str] = {}
    for name in names:
        # by the place of its words; by other places; for names, by the name
        claims_of_report = by_report.get(passages.first(name.place).report, ())
        claims_of_kind = [number for number in claims_of_report if claims[number].kind.value == name.kind]
        claim_number = _by_place(name, claims_of_kind, claims, places, passages, key_of, least=SAME_WORDS)
        claim_number = (
            _by_others(name, by_report, claims, places, passages, key_of)
            if claim_number is None
            else claim_number
        )
        if claim_number is None and name.kind == Kind.NAME:
            claim_number = _by_name(name, claims, passages, key_of)
        if claim_number is not None:
            key_of.setdefault(claim_number, name.key)
        else:
            # a key goes on to a claim of another kind on the same words, if there is one, but that claim keeps its own key
            claim_number = _by_place(name, claims_of_report, claims, places, passages, key_of, least=0.0)
            beside.add(name.key)
        if claim_number is not None:
            leads[name.key] = claim_number
    # claims that got no key get a new one
    used = {name.key for name in names}
    for number, own_places in enumerate(places):
        if number not in key_of:
            key_of[number] = _new(own_places[0], used)
            used.add(key_of[number])
    return Keys(
        own=tuple(key_of[number] for number in range(len(claims))), leads=leads, beside=frozenset(beside)
    )


def places_of(claim: Claim, passages: Passages) -> tuple[Anchor, ...]:
    """The places where the words of the claim's readings first stood, in the order in which the desk had them."""
    found = {
        passages.first(Anchor(report=reading.report, start=reading.start, end=reading.end))
        for reading in claim.readings
    }
    return tuple(sorted(found, key=lambda a: (passages.seq(a.report), a.start, a.end)))


def claim_names(claims: Sequence[Claim], keys: Sequence[str], passages: Passages) -> Iterator[ClaimName]:
    """The keys as records to be kept: each with the place of its claim's first words, and all places that the claim rests on."""
    for claim, key in zip(claims, keys, strict=True):
        places = places_of(claim, passages)
        yield ClaimName(key=key, kind=claim.kind.value, label=claim.label, place=places[0], others=places)


def _by_place(
    name: ClaimName,
    near: Sequence[int],
    claims: Sequence[Claim],
    places: Sequence[Sequence[Anchor]],
    passages: Passages,
    own: Mapping[int, str],
    *,
    least: float,
) -> int | None:
    """The number of the claim in `near` that overlaps most with the words the key was given to, by more than `least`
    (Jaccard of characters). Of equals: the one with the same label, then one without a key yet, then the first. `near`: numbers of
    claims; `places`: by number of the claim; `own`: the keys given already.
    """
    place = passages.first(name.place)
    scored = []
    for number in near:
        share = most_like(place, places[number])
        if share > least:
            # whether the claim asks the same question as when the key was given
            asked = claims[number].label == name.label
            # sorts the best last: share, then the same question, then no key yet, then the first
            scored.append(((share, asked, number not in own, -number), number))
    return max(scored)[1] if scored else None


def _by_others(
    name: ClaimName,
    by_report: Mapping[str, Sequence[int]],
    claims: Sequence[Claim],
    places: Sequence[Sequence[Anchor]],
    passages: Passages,
    own: Mapping[int, str],
) -> int | None:
    """The number of the claim that has most of the places the key ever rested on; a place shared in part counts in
    part. Only claims of the key's kind count; None where none has any. Asked if `_by_place` finds none: the first
    words are gone, or now part of longer ones. `by_report`: report → numbers of the claims with a reading in it; `own`: the keys given
    already.
    """
    votes: dict[int, float] = {}
    for first_place in {passages.first(place) for place in (name.place, *name.others)}:
        for number in by_report.get(first_place.report, ()):
            if claims[number].kind.value == name.kind:
                votes[number] = votes.get(number, 0.0) + most_like(first_place, places[number])
    # most shared places first, then a claim without a key, then the first
    scored = ((share, number not in own, -number) for number, share in votes.items() if share)
    best = max(scored, default=None)
    return None if best is None else -best[2]


def _by_name(
    name: ClaimName, claims: Sequence[Claim], passages: Passages, own: Mapping[int, str]
) -> int | None:
    """The number of the claim that quotes the same name from the same page; None where there is none. A collation
    quotes a name once a report, and not always from the same place.
    """
    # (page, words) of every place at which the name was quoted
    names_at_pages = {
        (passages.page(place.report), passages.words(place)) for place in (name.place, *name.others)
    }
    found = [
        number
        for number, claim in enumerate(claims)
        if claim.kind is Kind.NAME
        and any(
            (passages.page(reading.report), " ".join(fold(reading.quote).split())) in names_at_pages
            for reading in claim.readings
            if reading.quote.strip()
        )
    ]
    # sooner a claim that has no key yet, then the first
    return min(found, key=lambda number: (number in own, number), default=None)


def _new(place: Anchor, taken: Collection[str]) -> str:
    """A new key for the claim: the place of its first words, "REPORT-START-END"; with a number behind it where
    another claim has that key.
    """
    key = f"{place.report}-{place.start}-{place.end}"
    number = 2
    while key in taken:
        key = f"{place.report}-{place.start}-{place.end}-{number}"
        number += 1
    return key


def anchor_of(key: str) -> Anchor:
    """The place that is written in a claim's key or in an address ("REPORT-START-END"). Raises UsageError for anything else."""
    # "1a2b3c4d-120-135", perhaps with "-" and more behind
    match = re.match(r"([0-9a-f]{8,64})-(\d{1,9})-(\d{1,9})(?:-|$)", key)
    report, start, end = match.groups() if match else ("", "0", "0")
    if int(start) >= int(end):
        raise UsageError(f"{key!r} names no place: expected REPORT-START-END")
    return Anchor(report=report, start=int(start), end=int(end))


def spot(reading: Reading) -> str:
    """A reading's place as text, "REPORT-START-END", for addresses; `anchor_of` reads it."""
    return f"{reading.report}-{reading.start}-{reading.end}"
