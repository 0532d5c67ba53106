"""Accounts, their sessions and tokens, and the trail of what was done."""

from alembic import op
from sqlalchemy import Column, Integer, Text

from variorum.store.append_only import forbid_changes

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds tables for accounts, sessions, tokens, and the trail of who did what."""
    op.create_table(
        "account",
        Column("name", Text, primary_key=True),
        Column("role", Text, nullable=False),
        Column("secret", Text),
        Column("at", Text, nullable=False),
        Column("disabled", Text),
        sqlite_strict=True,
    )
    op.create_table(
        "session",
        Column("id", Text, primary_key=True),
        Column("account", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("seen", Text, nullable=False),
        Column("what", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("session_account", "session", ["account"])
    op.create_table(
        "token",
        Column("id", Text, primary_key=True),
        Column("digest", Text, nullable=False, unique=True),
        Column("account", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("scopes", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("until", Text),
        Column("ended", Text),
        sqlite_strict=True,
    )
    op.create_index("token_account", "token", ["account"])
    op.create_table(
        "trail",
        Column("seq", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("deed", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("whence", Text, nullable=False),
        sqlite_strict=True,
    )
    forbid_changes(op.get_bind(), ("trail",))


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
