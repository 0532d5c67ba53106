"""What several processes of one desk must know alike: who looks at what just now, and the secret in forms."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds tables for what the processes of one desk share: who looks at what, and values that must be the same for all."""
    op.create_table(
        "looking",
        Column("mark", Text, primary_key=True),
        Column("story", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("seen", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("looking_story", "looking", ["story"])
    op.create_table(
        "shared",
        Column("name", Text, primary_key=True),
        Column("value", Text, nullable=False),
        sqlite_strict=True,
    )


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
