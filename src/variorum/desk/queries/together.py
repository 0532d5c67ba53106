"""Who works on what: tags, who a story is assigned to, and notes that name somebody. All are read from the decisions
that hold. They change no claim, so nothing is derived from them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from variorum.desk.decisions.decisions import DESK_KINDS
from variorum.records import Anchor, Decision, DecisionKind, Report
from variorum.store import listing, names, wishes

# characters of a tag
LONGEST_TAG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag of a story. `decision`: the decision that set it, which is undone to take the tag off."""

    name: str
    decision: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The tags of one story, and who it is assigned to. `assigned`: the decision that says so, the last one of its kind."""

    tags: tuple[Tag, ...] = ()
    assigned: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A note with somebody's name in it. `story`: the story of the note's report, None where it is in none now;
    `title`: that story's title.
    """

    decision: Decision
    story: str | None
    title: str | None


# A story without tags that is assigned to nobody.
NOBODY = Team()


def teams(connection: Connection, holding: Iterable[Decision]) -> Mapping[str, Team]:
    """Story → its team, for stories that have a tag or are assigned. A tag stays with its reports, whatever
    story these go to.
    """
    desk_decisions = [decision for decision in holding if decision.kind in DESK_KINDS]
    homes = listing.homes(
        connection, sorted({report_id for decision in desk_decisions for report_id in decision.reports})
    )
    found: dict[str, Team] = {}
    for decision in desk_decisions:
        for story in dict.fromkeys(
            homes[report_id][0] for report_id in decision.reports if report_id in homes
        ):
            # later decisions overrule earlier ones on the same tag or person
            found[story] = _team_after(found.get(story, NOBODY), decision)
    return found


def _team_after(team: Team, decision: Decision) -> Team:
    """The team after one more decision: a tag of the same name is there once, an assignment takes the place of the one before."""
    if decision.kind is DecisionKind.ASSIGN:
        return Team(tags=team.tags, assigned=decision)
    name = tag_name(decision.text or "")
    if any(tag.name.casefold() == name.casefold() for tag in team.tags):
        return team
    tags = sorted((*team.tags, Tag(name=name, decision=decision.id, author=decision.author)), key=lambda tag: tag.name.casefold())  # fmt: skip
    return Team(tags=tuple(tags), assigned=team.assigned)


def tag_name(given: str) -> str:
    """A tag as it is kept: one line without a # before it, at most LONGEST_TAG characters."""
    words = " ".join(unicodedata.normalize("NFC", given).split())
    return words.removeprefix("#").strip()[:LONGEST_TAG]


def mentions(
    connection: Connection, holding: Iterable[Decision], who: str, known: Iterable[str]
) -> tuple[Mention, ...]:
    """Notes of others that name `who` ("@Ada Tern"), the latest first. If two people's names begin alike, the longer
    name that fits counts. `known`: all names.
    """
    notes = [
        note
        for note in holding
        if note.kind is DecisionKind.NOTE
        and note.author != who
        and who in named_in(note.text or "", (*known, who))
    ]
    homes = listing.homes(connection, sorted({report_id for note in notes for report_id in note.about}))
    all_mentions = []
    for note in sorted(notes, key=lambda note: (note.at, note.id), reverse=True):
        # the story of the first report that is in one
        home = next((homes[report_id] for report_id in note.about if report_id in homes), None)
        story, title, _ = home or (None, None, None)
        all_mentions.append(Mention(decision=note, story=story, title=title))
    return tuple(all_mentions)


def named_in(text: str, known: Iterable[str]) -> frozenset[str]:
    """Those of the known names that the text calls with "@": "@ada" calls Ada, in any case. Where one name begins
    with another, the longer one is meant if it stands there.
    """
    longest = sorted({*known}, key=lambda name: (-len(name), name))
    if not longest:
        return frozenset()
    spelled = {name.casefold(): name for name in longest}
    either = "|".join(re.escape(name.casefold()) for name in longest)
    return frozenset(spelled[found] for found in re.findall(rf"@({either})(?![\w])", text.casefold()))


def followed_stories(connection: Connection, who: str) -> dict[str, tuple[str, ...]]:
    """Story → the keys under which `who` follows it. The story is named by its key of now; the keys are those that it
    had when `who` began to follow it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for key in wishes.followed(connection, who):
        story = names.story_of(connection, key)
        if story is not None:
            found[story] = (*found.get(story, ()), key)
    return found


class NotThere(ValueError):
    """The words do not stand in the report, or stand there more than once; the message says which."""


def anchor_of_words(report: Report, words: str, *, start: int | None = None) -> Anchor:
    """The place of `words` in the report's text: at `start`, where they stand there; else the one place where they
    stand. White space makes no difference. Raises NotThere where they stand nowhere, or at several other places.
    """
    said = words.split()
    if not said:
        raise NotThere("Which words? Select some, or write them as the report has them.")
    # any white space between the words
    pattern = re.compile(r"\s+".join(re.escape(one) for one in said))
    if start is not None and (at := pattern.match(report.text, start)):
        return Anchor(report=report.id, start=at.start(), end=at.end())
    matches: Sequence[re.Match[str]] = [*pattern.finditer(report.text)]
    if not matches:
        raise NotThere("These words do not stand in the report so. Copy them from its text.")
    if len(matches) > 1:
        raise NotThere(f"These words stand {len(matches)} times in the report: give more of them.")
    return Anchor(report=report.id, start=matches[0].start(), end=matches[0].end())
