"""Brings a database to the schema of this version."""

from __future__ import annotations

from functools import cache
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from variorum.errors import VariorumError


class NewerDesk(VariorumError):
    """Raised for a database that a later version of variorum wrote."""


def revision(connection: Connection) -> str | None:
    """The revision of a database's schema; None: the database is empty."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def head() -> str:
    """The newest revision of the schema that this version knows."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found is not None
    return found


def knows(revision: str) -> bool:
    """Whether this version can bring a database of that revision to its own."""
    return revision in _known()


def _known() -> frozenset[str]:
    return frozenset(s.revision for s in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(connection: Connection, to: str = "head") -> None:
    """Brings the schema to this version's, within the caller's transaction: a kill leaves the old schema whole. Raises NewerDesk."""
    config = _config()
    current = revision(connection)
    if current is not None and not knows(current):
        raise NewerDesk(
            f"this desk has schema {current}, this variorum knows {head()}: use a newer variorum to open it"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    """Alembic's configuration: the migrations lie in the package."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("variorum.store").joinpath("migrations")))
    return config
