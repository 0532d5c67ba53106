"""What every page shows of those who work here: who they are, the story's tags and whose it is, and how many unread
notes name the visitor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from variorum.desk.queries.lookup import Loaded, last_looks
from variorum.desk.queries.together import NOBODY, Mention, followed_stories, mentions, teams
from variorum.records import Decision
from variorum.store import people

# In the table of looks: what was meant for oneself was seen.
OWN = "mine"


def at_hand(
    connection: Connection, holding: Sequence[Decision], me: str, loaded: Loaded | None
) -> dict[str, Any]:
    """What pages show of colleagues: who can be named, how many notes to the visitor are unread; and of a story its
    tags, who it is assigned to, and whether the visitor follows it. `me`: the visitor.
    """
    known = known_people(connection, holding, me)
    found: dict[str, Any] = {"known_people": known, "unread": len(unread(connection, holding, me, known))}
    if loaded is None:
        return found
    of_all = teams(connection, holding)
    return found | {
        "team": of_all.get(loaded.row.id, NOBODY),
        "known_tags": sorted({tag.name for team in of_all.values() for tag in team.tags}),
        "following": loaded.row.id in followed_stories(connection, me),
    }


def known_people(connection: Connection, holding: Iterable[Decision], me: str) -> list[str]:
    """Everybody who can be named: accounts that are let in, and who decided here. `me`: the visitor, who is always among them."""
    accounts = people.accounts(connection)
    gone = {one.name for one in accounts if one.disabled}
    named = {one.name for one in accounts} | {decision.author for decision in holding} | {me}
    return sorted(named - gone, key=str.casefold)


def unread(
    connection: Connection, holding: Iterable[Decision], me: str, known: Iterable[str]
) -> tuple[Mention, ...]:
    """The notes that name the visitor and came since the visitor last looked at them. `me`: the visitor; `known`: all names, so that the
    longer of two counts.
    """
    notes = [decision for decision in holding if decision.text and "@" in decision.text]
    if not notes:
        return ()
    since = last_looks(connection, me).get(OWN, "")
    return tuple(mentions(connection, [decision for decision in notes if decision.at > since], me, known))
