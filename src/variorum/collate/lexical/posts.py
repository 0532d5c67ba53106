"""Claims about the post that reports give to one person, by lexicon: "le préfet Marc Delorme", "Marc Delorme, le maire".

Words used here. Post: what somebody is ("mayor"), by one name in all languages. Field: what a minister is minister
of. Line: a sentence cut into words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import Voices, claim
from variorum.collate.lexical.line import Line, Place
from variorum.collate.lexical.people import Person
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status
from variorum.text.names import same_person
from variorum.text.words import plain

# The reason that the claims of this module give.
BY_POST = Evidence(feature="one name, and the posts beside it")
# Posts that somebody may hold beside another one.
LOOSE = frozenset({"member", "spokesperson", "head", "expert"})


# Names of sorts that hold several posts, so that two words of one sort may name two posts.
BROAD = frozenset(
    {
        "unionist",
        "entrepreneur",
        "relative",
        "artist",
        "teacher",
        "doctor",
        "engineer",
        "journalist",
        "farmer",
    }
)

# Posts of which a government has several, told apart by their field; then the number of words behind them that may
# name it.
OF_A_FIELD, FIELD_WITHIN = frozenset({"minister", "councillor"}), 4
# Where a compound names the field before the post ("Innenministerin").
COMPOUND = re.compile(r"(\w{3,}?)(?:s?ministe?r\w*|dezernent\w*|wethouder\w*)")


class Post(NamedTuple):
    """A post that report.text[start:end] gives a person. `name`: what the person is, by one name in every language
    ("minister"). `field`: stems of what a minister is minister of. `word`: the stem of the word for the post.
    """

    person: Person
    name: str
    start: int
    end: int
    field: frozenset[str] = frozenset()
    word: str = ""


def post_of(person: Person, line: Line) -> Post | None:
    """The post right before a name, or behind the comma after the name; None where there is none."""
    first, stop = line.inside(person.start, person.end)
    # no whole word of the line lies in the name
    if first == stop:
        return None
    # posts shortly before the name, or right behind the comma after it; the nearest before comes first
    before = [
        place
        for place in line.posts
        if 0 <= first - place.stop < line.settings.post_before and _leads_to_name(line, place, first)
    ]
    behind = [
        place
        for place in line.posts
        if stop <= place.first < stop + line.settings.post_behind
        and line.parts[place.first] == line.parts[stop - 1] + 1
    ]
    found = [*sorted(before, key=lambda place: -place.stop)[:1], *behind[:1]]
    if not found:
        return None
    # one before the name is preferred
    chosen = found[0]
    start = min(line.spans[chosen.first].start, person.start)
    # quoted from the post to the name, whichever is first
    return Post(
        person,
        chosen.name,
        start,
        max(line.spans[chosen.stop - 1].end, person.end),
        frozenset(_field_stems(line, chosen, range(first, stop)))
        if chosen.name in OF_A_FIELD
        else frozenset(),
        line.stem(chosen.first),
    )


def _field_stems(line: Line, post: Place, name: range) -> Iterator[str]:
    """Stems of the field of a minister or councillor: in the post's own compound ("Innenministerin"), or behind it up
    to a mark or the name.
    """
    compound = COMPOUND.fullmatch(line.said[post.first])
    if compound:
        yield compound[1][: line.settings.stem]
    for n in range(post.stop, min(post.stop + FIELD_WITHIN, len(line.said))):
        if n in name or line.parts[n] != line.parts[post.stop - 1]:
            return
        if line.carries_matter(n):
            yield line.stem(n)


def _leads_to_name(line: Line, place: Place, first: int) -> bool:
    """Whether the post leads on to the name: between them is only what the post is of, and at most a comma right before the name.
    `first`: the index of the name's first word.
    """
    # how many marks are between the post and the name
    marks = line.parts[first] - line.parts[place.first]
    between = range(place.stop, first)
    said = {word for cue in line.matches(line.tells.saying) for word in range(cue.first, cue.stop)}
    if any(word in said or word in line.joins for word in between):
        return False
    return marks == 0 or (marks == 1 and line.parts[first - 1] != line.parts[first])


def post_claims(found: Sequence[Post], voices: Voices, settings: CollateSettings) -> Iterator[Claim]:
    """A claim for each person to whom two reports give a post; they differ where they have no post in common. `found`: the posts of all
    reports.
    """
    # the posts of one person, by the likeness of the names
    groups: list[list[Post]] = []
    for post in found:
        group_of_person = next(
            (
                known
                for known in groups
                if same_person(known[0].person.name, post.person.name).score >= settings.same_spelling
            ),
            None,
        )
        groups.append([post]) if group_of_person is None else group_of_person.append(post)
    for group in groups:
        # every two reports of two tellings: do they give one post?
        posts: dict[str, list[Post]] = defaultdict(list)
        for post in group:
            posts[post.person.report].append(post)
        pairs = [
            (report, other_report)
            for report, other_report in combinations(sorted(posts), 2)
            if _witness(posts, report) != _witness(posts, other_report)
        ]
        alike = [
            (report, other_report)
            for report, other_report in pairs
            if _give_one_post(posts, report, other_report)
            and _one_spelling(posts, report, other_report)
            and _in_one_word(posts, report, other_report)
        ]
        if not pairs:
            continue
        unlike = [
            (report, other_report)
            for report, other_report in pairs
            if not _give_one_post(posts, report, other_report)
            and not (_names(posts, report) | _names(posts, other_report)) & LOOSE
        ]
        if unlike or alike:
            yield _claim(group, Status.VARIANT if unlike else Status.AGREE, unlike or alike, posts, voices)


def _give_one_post(told: dict[str, list[Post]], left: str, right: str) -> bool:
    """Whether the two reports (`left`, `right`) give the person one post: a post of the same name. Two ministers whose
    fields share no word have two posts ("Innenminister", "Finanzminister"); fields are compared only within one
    language. `told`: report → the posts it gives the person.
    """
    return any(
        post.name == other_post.name
        and not (
            post.field
            and other_post.field
            and post.person.language == other_post.person.language
            and not post.field & other_post.field
        )
        for post in told[left]
        for other_post in told[right]
    )


def _in_one_word(told: dict[str, list[Post]], report: str, other_report: str) -> bool:
    """Whether the two reports give one post that is no name for several, or in the same word. `told`: report → the posts it gives the
    person.
    """
    return any(
        post.name == other_post.name and (post.name not in BROAD or post.word == other_post.word)
        for post in told[report]
        for other_post in told[other_report]
    )


def _one_spelling(told: dict[str, list[Post]], left: str, right: str) -> bool:
    """Whether the two reports spell the person's name alike; two spellings are told as such elsewhere."""
    return bool({plain(p.person.name) for p in told[left]} & {plain(p.person.name) for p in told[right]})


def _witness(told: dict[str, list[Post]], report: str) -> str:
    """The telling of the person's first post in the report."""
    return told[report][0].person.witness


def _names(told: dict[str, list[Post]], report: str) -> frozenset[str]:
    """The names of the posts that the report gives."""
    return frozenset(p.name for p in told[report])


def _claim(
    group: Sequence[Post],
    status: Status,
    pairs: Sequence[tuple[str, str]],
    told: dict[str, list[Post]],
    voices: Voices,
) -> Claim:
    """The claim that reports give one person one post, or two. `pairs`: the reports that do; `told`: report → posts."""
    # of each report the first post that it gives
    chosen = [told[report][0] for report in dict.fromkeys(report_id for pair in pairs for report_id in pair)]
    here, there = (told[report_id][0].name for report_id in pairs[0])
    parted = (
        f"Two posts: {here} and {there}."
        if here != there
        else f"Two posts: each is a {here}, of another field."
    )
    return claim(
        Kind.ROLE,
        f"who {max((post.person.name for post in group), key=lambda name: (len(name), name))} is",
        status=status,
        why=parted if status is Status.VARIANT else "All give this post.",
        tier=1,
        readings=[
            voices.reading(
                post.person.report,
                post.start,
                post.end,
                Name(name=post.person.name, kind=NameKind.PERSON, role=post.name),
            )
            for post in chosen
        ],
        evidence=(BY_POST,),
    )
