"""Sightings, what readers have seen, claims and changes as tables, and the state of feeds.

Everything derived is made again: the stories of the first schema held no changes.
"""

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

from variorum.store.append_only import forbid_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds tables for sightings, looks, claims, changes, marks and feeds. All that is derived is deleted and made again, since stories now have claims."""
    table(
        "sighting",
        Column("seq", Integer, primary_key=True),
        Column("report", Text, ForeignKey("report.id"), nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_index("sighting_report", "sighting", ["report"])
    table(
        "look",
        Column("seq", Integer, primary_key=True),
        Column("reader", Text, nullable=False),
        Column("story", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    table(
        "claim",
        Column("story", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("tier", Integer, nullable=False),
        Column("sources", Integer, nullable=False),
    )
    table(
        "change",
        Column("story", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("at", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("claim", Text),
        Column("report", Text, nullable=False),
        Column("sentence", Text, nullable=False),
    )
    op.create_index("change_at", "change", ["at"])
    table(
        "mark",
        Column("story", Text, primary_key=True),
        Column("decision", Text, primary_key=True),
        Column("target", Text, primary_key=True),
        Column("key", Text, primary_key=True),
    )
    table("feed", Column("url", Text, primary_key=True), Column("body", Text, nullable=False))
    forbid_changes(op.get_bind(), ("sighting", "look"))
    for name in ("story_report", "story", "parse", "feature", "pool", "todo"):
        op.execute(f"DELETE FROM {name}")  # noqa: S608 - names from the line above
    op.execute("INSERT INTO todo (report) SELECT id FROM report ORDER BY seq")


def table(name: str, *columns: Column[Any]) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
