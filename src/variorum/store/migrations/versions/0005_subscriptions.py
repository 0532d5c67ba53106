"""Subscriptions, and what waits to be delivered."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds tables for subscriptions and the events that wait to be sent to them."""
    op.create_table(
        "subscription",
        Column("id", Text, primary_key=True),
        Column("at", Text, nullable=False),
        Column("scope", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("kinds", Text, nullable=False),
        Column("url", Text, nullable=False),
        Column("secret", Text, nullable=False),
        Column("private", Integer, nullable=False),
        Column("ended", Text),
        sqlite_strict=True,
    )
    op.create_table(
        "outbox",
        Column("seq", Integer, primary_key=True),
        Column("subscription", Text, ForeignKey("subscription.id"), nullable=False),
        Column("event", Integer, ForeignKey("event.seq"), nullable=False),
        Column("due", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("delivered", Text),
        Column("abandoned", Text),
        Column("said", Text),
        sqlite_strict=True,
    )
    op.create_index("outbox_once", "outbox", ["subscription", "event"], unique=True)
    op.create_index("outbox_due", "outbox", ["due"])


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
