"""Finds the claim that a key, in an old address, names now.

Words used here. Key: what a claim is called by in addresses, for ever; it begins as the place of its words. Given:
the key's name, if a claim ever had it. Beside: of a lead, to a claim of another kind on the same words.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.derivation.keys import anchor_of, claim_keys
from variorum.desk.desk import Desk
from variorum.desk.queries.lookup import Loaded, load
from variorum.desk.revisions.passages import passages
from variorum.errors import UsageError
from variorum.store import evidence, names
from variorum.store.rows import ClaimName, ReportVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where the key of a claim leads now. `story`, `claim`: keys as they are now. `claim` None: no claim of the
    collation rests on these words now; then `story` is the one that they stand in, or would. `title`: what a feed of
    the claim is called.
    """

    story: str
    claim: str | None
    title: str


def lead(desk: Desk, key: str) -> Lead | None:
    """Where the key of a claim leads now; None if no claim ever had the key and it names no place in a report."""
    with desk.store.reading() as connection:
        found = names.claim_of(connection, key)
        given = names.claim_name(connection, key)
    if found is not None:
        story_now, key_now = found
        loaded = load(desk, story_now)
        if loaded is not None:
            claim = loaded.story.by_key.get(key_now)
            label = claim.label if claim else key
            return Lead(story=loaded.row.id, claim=key_now, title=f"{label}: {loaded.row.title}")
    # no claim has the key now, or its story is gone
    return _by_place(desk, key, given)


def _by_place(desk: Desk, key: str, given: ClaimName | None) -> Lead | None:
    """Where a key leads that no claim has now: it was made of a place in a report and never given to a claim, or its claim is gone.

    The words of the key are looked for first, then the other words that its claim ever rested on, each in the story that they are in now. A
    claim of another kind on these words counts only if there is no other. None where nothing is found and the key was never given.
    """
    try:
        place = given.place if given else anchor_of(key)
    except UsageError:
        return None
    name = given or ClaimName(key=key, kind="", label="", place=place)
    first_loaded: Loaded | None = None
    lead_beside: Lead | None = None
    seen_stories: set[str] = set()
    # each place that the claim ever rested on, in the story that it is in now
    for anchor in (place, *name.others):
        loaded = load(desk, anchor.report)
        if loaded is None or loaded.row.id in seen_stories:
            continue
        seen_stories.add(loaded.row.id)
        first_loaded = first_loaded or loaded
        # which claim of this story has the key, if the key were the only one given
        claims = loaded.story.collated.claims
        keys = claim_keys(claims, [name], passages(_past(desk, loaded)))
        number = keys.leads.get(key)
        if number is None:
            continue
        title = f"{claims[number].label}: {loaded.row.title}"
        target = Lead(story=loaded.row.id, claim=loaded.story.keys[number], title=title)
        # a claim of the key's own kind; one of another kind waits until all places are tried
        if key not in keys.beside:
            return target
        lead_beside = lead_beside or target
    if lead_beside is not None:
        return lead_beside
    if first_loaded is None and given is None:
        return None
    title = given.label if given else first_loaded.row.title if first_loaded else key
    return Lead(story=first_loaded.row.id if first_loaded else place.report, claim=None, title=title)


def _past(desk: Desk, loaded: Loaded) -> tuple[ReportVersion, ...]:
    """Every version of the story's pages, in the order of pages: retracted ones too, which the story itself does not hold."""
    pages = sorted({one.page for one in loaded.held.values()})
    with desk.store.reading() as connection:
        ids = [one for page in pages for one in evidence.version_ids(connection, page)]
        return evidence.held(connection, ids)
