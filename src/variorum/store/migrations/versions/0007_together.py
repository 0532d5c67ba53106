"""What people follow, and the searches that they keep."""

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds tables for the stories that people follow and the searches that they saved."""
    op.create_table(
        "follow",
        Column("seq", Integer, primary_key=True),
        Column("reader", Text, nullable=False),
        Column("story", Text, nullable=False),
        Column("at", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("follow_once", "follow", ["reader", "story"], unique=True)
    op.create_table(
        "saved_search",
        Column("id", Text, primary_key=True),
        Column("reader", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("at", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("saved_search_reader", "saved_search", ["reader"])


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
