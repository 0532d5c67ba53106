"""Claims about who somebody is: the posts that reports give to one person, laid beside each other.

Words used here. Bearer: one person with all places where the name stands (`names`, each a `Named`). Post: what the
report says the person is ("the mayor of Brill"). Alike posts are compatible; ONE_POST is the closeness from which two
are one post. Worst: of differences between posts, the one whose status is gravest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.compare.comparison import Comparison
from variorum.collate.compare.posting import ONE_POST, TWO_POSTS, TWO_RANKS, compare_posts
from variorum.collate.compare.posting import post as posting
from variorum.collate.mentions.names import Bearer, Named
from variorum.records import Claim, Evidence, Kind, NameKind, Status
from variorum.text.names import name_key

# Statuses of two posts that differ.
DIFFERENT = (Status.CONFLICT, Status.VARIANT)


def post_claims(bearers: Iterable[Bearer], found: Sequence[Named], voices: Voices) -> Iterator[Claim]:
    """A claim for each person to whom two sources give a post: what differs, or else what they have alike.

    All posts that one report gives a person count together: two reports with any post in common do not differ. `found`: all names of the
    reports, in which the person's posts are looked up.
    """
    # the places of each report where a person is given a post
    by_report: dict[str, list[Named]] = defaultdict(list)
    for name in found:
        if name.value.kind == NameKind.PERSON and name.posts and name.value.role:
            by_report[name.report].append(name)
    for bearer in bearers:
        # report → the places where it gives this bearer a post
        posts_of_report = {
            place.report: posts
            for place in bearer.names
            if (posts := _of_bearer(place, by_report[place.report]))
        }
        # every two reports whose posts differ: (comparison, place in the one, place in the other)
        differing = [
            difference
            for pair in combinations(posts_of_report, 2)
            if (difference := _difference(posts_of_report, *pair)) is not None
        ]
        if not differing:
            yield from _held_alike(bearer, posts_of_report, voices)
            continue
        worst = min(differing, key=_gravity)
        # the places to quote: those of all differences as grave as the worst
        chosen = {
            place.report: place
            for comparison, *two_names in differing
            for place in two_names
            if comparison.status == worst[0].status
        }
        chosen.update({place.report: place for place in worst[1:]})
        readings = [voices.reading(place.report, *place.wide, place.value) for place in chosen.values()]
        edited = len(witnesses(readings)) < 2
        if edited and not worst[0].why.endswith(TWO_RANKS):
            continue  # what else an edit changes is told as an edit
        # the words of the two places that differ most
        here, there = (voices.reports[place.report].text[slice(*place.wide)] for place in worst[1:])
        yield claim(
            Kind.ROLE,
            _label(chosen.values()),
            status=worst[0].status,
            why=f"{'One telling, edited: ' if edited else ''}“{here}” in one, “{there}” in another: "
            f"{worst[0].why.rpartition(': ')[2]}.",
            tier=_tier(worst[0], bearer),
            readings=readings,
            evidence=_evidence(bearer),
        )


def _tier(found: Comparison, bearer: Bearer) -> int:
    """The tier of posts that differ. A conflict is sure (1) or likely (2) by how alike the names are. Two posts that
    one person may hold ("incident commander", "spokesman") are likely (2). One post in two fields is mostly one body
    in other words, and hidden.
    """
    if found.status == Status.VARIANT:
        return 2 if found.why.endswith(f": {TWO_POSTS}") else HIDDEN
    return 1 if bearer.likeness >= SURE else 2


def _held_alike(bearer: Bearer, told: Mapping[str, Sequence[Named]], voices: Voices) -> Iterator[Claim]:
    """A claim that two sources or more give a person one post, whatever else each of them adds; none where they do not."""
    # one place of each report whose post another report gives, too
    place_of_report = {named.report: named for pair in combinations(told, 2) for named in _same(told, *pair)}
    readings = [voices.reading(named.report, *named.wide, named.value) for named in place_of_report.values()]
    if len(witnesses(readings)) < 2:
        return
    # the posts are the same, word for word
    is_one_wording = len({posting(named.value.role or "").whole for named in place_of_report.values()}) == 1
    yield claim(
        Kind.ROLE,
        _label(place_of_report.values()),
        status=Status.AGREE if is_one_wording else Status.COMPATIBLE,
        why="All give this post."
        if is_one_wording
        else "All give one post; some say more of it than others.",
        tier=1 if bearer.likeness >= SURE else 2,
        readings=readings,
        evidence=_evidence(bearer),
    )


def _label(named: Iterable[Named]) -> str:
    """The label, "who Ada Reed is", by the longest of the names."""
    return f"who {max((n.value.name for n in named), key=lambda n: (len(n), n))} is"


def _evidence(bearer: Bearer) -> tuple[Evidence, ...]:
    """The evidence: the name is one, with how alike its spellings are."""
    return (Evidence(feature="one name, and the posts beside it", score=round(bearer.likeness, 3)),)


def _same(told: Mapping[str, Sequence[Named]], report: str, other_report: str) -> tuple[Named, ...]:
    """The first two places, one in each report, that give the same post; empty where the reports have none in common. `told`: report →
    the places where it gives the person a post.
    """
    for name, other_name in product(told[report], told[other_report]):
        found = compare_posts(name.value.role or "", other_name.value.role or "")
        if found.status == Status.COMPATIBLE and found.closeness >= ONE_POST:
            return name, other_name
    return ()


# From this likeness on two spellings are one name, whoever bears it.
SURE = 0.9


def _of_bearer(name: Named, found: Sequence[Named]) -> list[Named]:
    """Every place of one report that gives the bearer a post, under the same, a fuller or a shorter name; the most
    fully described first. `found`: names of the report with a post.
    """
    key = set(name_key(name.value.name))
    # all words of one name are in the other
    own = [
        named_place
        for named_place in found
        if (other := set(name_key(named_place.value.name))) <= key or key <= other
    ]
    return sorted(own, key=lambda named_place: (-len(named_place.described), named_place.start))


def _difference(
    told: Mapping[str, Sequence[Named]], report: str, other_report: str
) -> tuple[Comparison, Named, Named] | None:
    """The gravest difference between the posts that two reports give one person, as (comparison, name in `report`,
    name in `other_report`). None if any of their posts agree, or none can be compared. `told`: report id → the places
    where it gives the person a post.
    """
    compared = [
        (compare_posts(name.value.role or "", other_name.value.role or ""), name, other_name)
        for name in told[report]
        for other_name in told[other_report]
    ]
    # any two posts alike: the reports agree, whatever else they say
    known = [comparison for comparison in compared if comparison[0].status != Status.INCOMPARABLE]
    if not known or any(comparison[0].status not in DIFFERENT for comparison in known):
        return None
    return min(known, key=_gravity)


def _gravity(compared: tuple[Comparison, Named, Named]) -> tuple[int, float, str]:
    """A sort key for compared posts: conflicts before variants; of these, those with the nearer posts first."""
    comparison = compared[0]
    return DIFFERENT.index(comparison.status), -comparison.closeness, comparison.why
