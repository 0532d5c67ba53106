"""How many reports hold a feature of the sieve, counted as they arrive; what grouping says of a story beside its claims;
the figures that one source alone has.

Everything derived is made again: `todo` names all reports, the next addition or look sifts them.
"""

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table that counts features, and columns for a claim's figure and a story's frame. All that is derived is
    deleted and made again.
    """
    op.create_table(
        "feature_count",
        Column("feature", Integer, primary_key=True, autoincrement=False),
        Column("reports", Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("todo_report", "todo", ["report"])
    for name in ("mark", "change", "claim", "story_report", "story", "feature", "pool", "todo"):
        op.execute(f"DELETE FROM {name}")  # noqa: S608 - names from the line above
    op.add_column("claim", Column("figure", Text))
    op.add_column("story", Column("frame", Text, nullable=False, server_default=""))
    op.execute("INSERT INTO todo (report) SELECT id FROM report ORDER BY seq")


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
