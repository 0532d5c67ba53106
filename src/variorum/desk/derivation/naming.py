"""Writes down the keys of a story and its claims, with what each stands on."""

from __future__ import annotations

from sqlalchemy import Connection

from variorum.desk.derivation.derive import Made
from variorum.desk.derivation.keys import claim_names
from variorum.desk.revisions.passages import passages
from variorum.store import names
from variorum.store.rows import Names, StoryName


def give_names(connection: Connection, made: Made, given: Names, *, at: str) -> None:
    """Keeps the keys of a story and its claims, with the pages and places that each stands on, and where keys given before lead now."""
    assert made.told is not None
    first: dict[str, int] = {}
    for one in sorted(made.versions, key=lambda h: h.seq):
        first.setdefault(one.page, one.seq)
    pages = tuple(sorted(first, key=lambda page: first[page]))
    known = next((name for name in given.stories if name.key == made.id), None)
    own = StoryName(key=made.id, page=known.page if known else pages[0], pages=pages)
    names.give_story(connection, own, at=at, known=known)
    claims = claim_names(made.told.collated.claims, made.told.keys, passages(made.past))
    names.give_claims(connection, claims, at=at, known={name.key: name for name in given.claims})
    names.lead_on(connection, made.id, stories=made.aliases, claims=made.same)
