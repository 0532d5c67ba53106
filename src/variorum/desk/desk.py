"""A desk is a database, the captures beside it, a file of decisions and a clock: opened here."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from variorum.collate import Memo
from variorum.desk.decisions.ledger import beside
from variorum.desk.model.edition import Left
from variorum.desk.settings import DeskSettings
from variorum.settings import Settings
from variorum.store.database import Store, open_store

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An opened desk.
    `ledger`: the file of decisions.
    `now`: the only clock that anything on the desk reads.
    `left`: story → what its last collation left, the latest last, without its memo; `memos`: the memos. They save time; without them everything
    comes out the same."""

    # database and captured bytes
    store: Store
    ledger: Path
    settings: Settings = field(default_factory=Settings)
    desk_settings: DeskSettings = field(default_factory=DeskSettings)
    now: Clock = system_clock
    left: dict[str, Left] = field(default_factory=dict, repr=False, compare=False)
    memos: dict[str, Memo] = field(default_factory=dict, repr=False, compare=False)

    def stamp(self) -> str:
        """Now, by the desk's clock, as it is written in the database: UTC, and text that sorts by time."""
        return stamp(self.now())

    def remember(self, story: str, left: Left) -> None:
        """Keeps what a story's collation left, for the last few stories only."""
        self.left.pop(story, None)
        self.left[story] = replace(left, memo=None)
        for oldest in list(self.left)[: -self.desk_settings.most_left]:
            del self.left[oldest]

    def close(self) -> None:
        """Closes the database's connections."""
        self.store.close()


def login() -> str:
    """The name of whoever is logged in at this machine: the author of a decision that is signed by nobody else."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "editor"


def stamp(at: datetime) -> str:
    """ISO 8601, UTC, whole seconds: stamps sort as text."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def open_desk(
    place: str,
    *,
    create: bool = False,
    captures: Path | None = None,
    ledger: Path | None = None,
    settings: Settings | None = None,
    now: Clock = system_clock,
) -> Desk:
    """Opens a desk. `place` is a file or a database URL. The decisions' file lies in the database's folder unless named. `create`: make
    it if it is not there. `captures`: the folder of the captured bytes, `ledger`: the file of the decisions, each beside the database
    unless given. `now`: the clock.
    """
    store = open_store(place, create=create, captures=captures)
    return Desk(
        store=store,
        ledger=ledger or beside(place),
        settings=settings or Settings(),
        now=now,
    )
