"""Keys that last, and events that are appended: what was told so far under the old keys is kept under them.

The stories stay as they are until they are made again, which every report is now noted for.
"""

import re
from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, text

from variorum.store.append_only import forbid_changes
from variorum.text.ids import content_id

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# "REPORT-START-END", perhaps with more behind.
PLACE = re.compile(r"(?P<report>[0-9a-f]{8,64})-(?P<start>\d{1,9})-(?P<end>\d{1,9})(?:-|$)")
NEW = ("report_also", "story_key", "story_place", "claim_key", "claim_place", "event", "feed_entry")


def upgrade() -> None:
    """Adds the tables of lasting keys and told events, and moves into them what the old tables held. All reports are derived again."""
    create()
    know_files_by_bytes()
    keep_keys()
    keep_events()
    op.drop_table("change")
    forbid_changes(op.get_bind(), NEW)
    op.execute("UPDATE story SET made_from = ''")
    op.execute("DELETE FROM todo")
    op.execute("INSERT INTO todo (report) SELECT id FROM report ORDER BY seq")


def create() -> None:
    """The tables of keys that last, of the events told, and of their feeds."""
    table(
        "report_also",
        Column("id", Text, primary_key=True),
        Column("report", Text, ForeignKey("report.id"), nullable=False),
    )
    table(
        "story_key",
        Column("seq", Integer, primary_key=True),
        Column("key", Text, nullable=False, unique=True),
        Column("page", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_index("story_key_page", "story_key", ["page"])
    table(
        "story_place",
        Column("seq", Integer, primary_key=True),
        Column("key", Text, nullable=False),
        Column("page", Text, nullable=False),
    )
    op.create_index("story_place_key", "story_place", ["key", "page"], unique=True)
    table(
        "claim_key",
        Column("seq", Integer, primary_key=True),
        Column("key", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_index("claim_key_report", "claim_key", ["report"])
    table(
        "claim_place",
        Column("seq", Integer, primary_key=True),
        Column("key", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    )
    op.create_index("claim_place_key", "claim_place", ["key", "report", "start", "end"], unique=True)
    table(
        "event",
        Column("seq", Integer, primary_key=True),
        Column("story", Text, nullable=False),
        Column("id", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("told", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("claim", Text),
        Column("report", Text, nullable=False),
        Column("page", Text, nullable=False),
        Column("sentence", Text, nullable=False),
        Column("detail", Text),
        Column("after", Text),
    )
    op.create_index("event_id", "event", ["story", "id"], unique=True)
    op.create_index("event_page", "event", ["page"])
    op.create_index("event_told", "event", ["told"])
    table(
        "feed_entry",
        Column("seq", Integer, primary_key=True),
        Column("feed", Text, nullable=False),
        Column("event", Integer, ForeignKey("event.seq"), nullable=False),
    )
    op.create_index("feed_entry_feed", "feed_entry", ["feed", "event"], unique=True)
    table("story_lead", Column("key", Text, primary_key=True), Column("story", Text, nullable=False))
    op.create_index("story_lead_story", "story_lead", ["story"])
    table(
        "claim_lead",
        Column("key", Text, primary_key=True),
        Column("story", Text, nullable=False),
        Column("claim", Text, nullable=False),
    )
    op.create_index("claim_lead_story", "claim_lead", ["story"])


def know_files_by_bytes() -> None:
    """Gives each report without an address a second id, by its bytes (digest), outlet and text. Its first id was made from its
    path, which differs on another desk: decisions that come from there name the report by the second.
    """
    connection = op.get_bind()
    rows = connection.execute(
        text("SELECT id, path, digest, outlet, text FROM report WHERE url IS NULL ORDER BY seq")
    )
    found: dict[str, str] = {}
    for row in rows:
        name = row.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit("#", 1)[0]
        found.setdefault(content_id(row.digest, row.outlet or name, row.text), row.id)
    values = [{"id": also, "report": report} for also, report in found.items()]
    if values:
        connection.execute(text("INSERT INTO report_also (id, report) VALUES (:id, :report)"), values)


def keep_keys() -> None:
    """Writes the keys in use as lasting ones: keys of stories that are a report's id, keys of claims that name a
    place ("REPORT-START-END").
    """
    op.execute(
        "INSERT INTO story_key (key, page, at) SELECT story.id, report.page, report.captured "
        "FROM story JOIN report ON report.id = story.id ORDER BY report.seq"
    )
    op.execute(
        "INSERT INTO story_place (key, page) SELECT story_report.story, report.page FROM story_report "
        "JOIN report ON report.id = story_report.report GROUP BY story_report.story, report.page "
        "ORDER BY min(report.seq)"
    )
    connection = op.get_bind()
    rows = connection.execute(
        text(
            "SELECT claim.id, claim.kind, claim.label, report.captured FROM claim "
            "JOIN report ON report.id = substr(claim.id, 1, 16) ORDER BY report.seq, claim.place"
        )
    ).all()
    new_rows = [
        {
            "key": key,
            "kind": kind,
            "label": label,
            "report": place["report"],
            "start": int(place["start"]),
            "end": int(place["end"]),
            "at": at,
        }
        for key, kind, label, at in rows
        if (place := PLACE.match(key))
    ]
    if new_rows:
        connection.execute(
            text(
                'INSERT INTO claim_key (key, kind, label, report, start, "end", at) '
                "VALUES (:key, :kind, :label, :report, :start, :end, :at) ON CONFLICT DO NOTHING"
            ),
            new_rows,
        )


def keep_events() -> None:
    """Writes the changes of stories as events that last, each in the feed of its story and of its claim."""
    op.execute(
        "INSERT INTO event (story, id, at, told, kind, claim, report, page, sentence) "
        "SELECT change.story, change.id, change.at, change.at, change.kind, change.claim, change.report, report.page, "
        "change.sentence FROM change JOIN report ON report.id = change.report "
        "ORDER BY change.at, change.story, change.id"
    )
    op.execute("INSERT INTO feed_entry (feed, event) SELECT story, seq FROM event ORDER BY seq")
    op.execute(
        "INSERT INTO feed_entry (feed, event) SELECT claim, seq FROM event WHERE claim IS NOT NULL ORDER BY seq"
    )


def table(name: str, *columns: Column[Any]) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def downgrade() -> None:
    raise NotImplementedError("evidence is not thrown away: keep a copy of the file before upgrading")
