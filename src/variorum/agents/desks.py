"""A desk's stories for agents, read from its database at each question, while the desk may go on. Nothing is written."""

from __future__ import annotations

from variorum.agents.shelf import Shelved
from variorum.desk.desk import Desk
from variorum.desk.queries.lookup import dossier, load
from variorum.errors import BadDossier
from variorum.publish.recheck import recheck
from variorum.store import derived


class DeskStories:
    """The stories of a desk as they stand at the moment of the question. Reports that wait to be put into a story are only counted: to do that is
    the desk's work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self) -> tuple[str, ...]:
        """The ids of all stories, as the desk's database has them at this moment."""
        with self._desk.store.reading() as connection:
            return tuple(row.id for row in derived.stories(connection))

    def story(self, asked: str) -> Shelved | None:
        """A story with its reports; None where there is none. Raises BadDossier where a quote does not stand
        at its place: then nothing of the story is handed out. `asked`: a key of the story, or the id of a report in it.
        """
        loaded = load(self._desk, asked)
        if loaded is None:
            return None
        told = dossier(loaded)
        if recheck(told):
            raise BadDossier(
                f"story {loaded.row.id}: a quote does not stand at its place; `variorum desk rebuild` derives it again"
            )
        return Shelved(
            id=loaded.row.id,
            source="desk",
            collated=told.stories[0],
            reports={report.id: report for report in told.reports},
            keys=loaded.story.key_of,
        )

    def waiting(self) -> int:
        """How many reports are kept but not yet put into stories."""
        with self._desk.store.reading() as connection:
            return derived.waiting(connection).reports
