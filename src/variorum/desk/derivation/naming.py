"""Writes down the keys of a story and its claims, with what each stands on."""

from __future__ import annotations

from sqlalchemy import Connection

from variorum.desk.derivation.derive import Made
from variorum.desk.derivation.keys import claim_names
from variorum.desk.revisions.passages import passages
from variorum.store import names
from variorum.store.rows import Names, StoryName


def give_names(connection: Connection, made: Made, given: Names, *, at: str) -> None:
    """Writes the keys of a story and its claims, with the pages and places that each is on, and where keys given before lead now.
    `given`: the keys known so far; `at`: the time to note for new ones.
    """
    assert made.told is not None
    # the story's pages in the order in which they came; a new story is called by the first
    first_seen: dict[str, int] = {}
    for version in sorted(made.versions, key=lambda h: h.seq):
        first_seen.setdefault(version.page, version.seq)
    pages = tuple(sorted(first_seen, key=lambda page: first_seen[page]))
    known_name = next((name for name in given.stories if name.key == made.id), None)
    story_name = StoryName(key=made.id, page=known_name.page if known_name else pages[0], pages=pages)
    names.give_story(connection, story_name, at=at, known=known_name)
    claims = claim_names(made.told.collated.claims, made.told.keys, passages(made.past))
    names.give_claims(connection, claims, at=at, known={name.key: name for name in given.claims})
    names.lead_on(connection, made.id, stories=made.aliases, claims=made.same)
