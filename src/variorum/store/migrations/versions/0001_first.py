"""Evidence, stories and search."""

from typing import Any

from alembic import op
from sqlalchemy import REAL, Column, Double, ForeignKey, Integer, LargeBinary, Text

from variorum.store.append_only import forbid_changes
from variorum.store.full_text import create_full_text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of an empty database, and the triggers that keep evidence from being changed."""
    evidence()
    derived()
    forbid_changes(op.get_bind(), ("run", "run_end", "capture", "report", "refusal", "decision"))
    create_full_text(op.get_bind())


def evidence() -> None:
    """The tables of what is appended and never changed: runs, captures, reports, refusals, decisions."""
    table(
        "run",
        Column("seq", Integer, primary_key=True),
        Column("command", Text, nullable=False),
        Column("started", Text, nullable=False),
    )
    table(
        "run_end",
        Column("run", Integer, ForeignKey("run.seq"), primary_key=True, autoincrement=False),
        Column("ended", Text, nullable=False),
        Column("added", Integer, nullable=False),
        Column("seen", Integer, nullable=False),
        Column("refused", Integer, nullable=False),
        Column("skipped", Integer, nullable=False),
    )
    table(
        "capture",
        Column("seq", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.seq"), nullable=False),
        Column("digest", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("path", Text, nullable=False),
        Column("url", Text),
        Column("media_type", Text, nullable=False),
        Column("charset", Text),
        Column("record", Text),
        Column("retrieved", Text),
        Column("headers", Text, nullable=False),
        Column("stated", Text, nullable=False),
    )
    table(
        "report",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("capture", Integer, ForeignKey("capture.seq")),
        Column("page", Text, nullable=False),
        Column("captured", Text, nullable=False),
        Column("path", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("url", Text),
        Column("outlet", Text),
        Column("title", Text),
        Column("published", Text),
        Column("modified", Text),
        Column("language", Text),
        Column("text", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_index("report_page", "report", ["page"])
    table(
        "refusal",
        Column("seq", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.seq"), nullable=False),
        Column("path", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("detail", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    table(
        "decision",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("at", Text, nullable=False),
        Column("author", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("body", Text, nullable=False),
    )


def derived() -> None:
    """The tables of what is derived from the evidence and can be made again: pools, features, parses, stories, work that waits."""
    table("todo", Column("seq", Integer, primary_key=True), Column("report", Text, nullable=False))
    table(
        "pool",
        Column("report", Text, primary_key=True),
        Column("pool", Text, nullable=False),
        Column("weight", Double().with_variant(REAL(), "sqlite"), nullable=False),
    )
    op.create_index("pool_pool", "pool", ["pool"])
    table(
        "feature",
        Column("report", Text, primary_key=True),
        Column("feature", Integer, primary_key=True, autoincrement=False),
    )
    op.create_index("feature_feature", "feature", ["feature"])
    table("parse", Column("report", Text, primary_key=True), Column("body", LargeBinary, nullable=False))
    table(
        "story",
        Column("id", Text, primary_key=True),
        Column("pool", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("reports", Integer, nullable=False),
        Column("sources", Integer, nullable=False),
        Column("conflicts", Integer, nullable=False),
        Column("changed", Integer, nullable=False),
        Column("agreements", Integer, nullable=False),
        Column("singles", Integer, nullable=False),
        Column("first", Text),
        Column("last", Text),
        Column("made_from", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_index("story_pool", "story", ["pool"])
    table(
        "story_report",
        Column("story", Text, primary_key=True),
        Column("report", Text, primary_key=True),
        Column("place", Integer, nullable=False),
    )
    op.create_index("story_report_report", "story_report", ["report"])


def table(name: str, *columns: Column[Any]) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
