"""The tables of a desk, for SQLite and PostgreSQL alike. Evidence is appended to, never changed; the rest is derived."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    REAL,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
)
from sqlalchemy import Text as PlainText

from variorum.store.storable import storable

metadata = MetaData()


class Text(TypeDecorator[str]):
    """Text from outside: whatever stands in it, it can be written and looked up."""

    impl = PlainText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text as both databases can keep it: see `storable`."""
        return None if value is None else storable(value)


def _table(name: str, *columns: Column[object] | Index) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


# Evidence. Triggers refuse UPDATE and DELETE (migrations). `seq` is the order of arrival.

run = _table(
    "run",
    Column("seq", Integer, primary_key=True),
    Column("command", Text, nullable=False),
    Column("started", Text, nullable=False),
)

# A run without a row here was interrupted: what it had acknowledged is kept.
run_end = _table(
    "run_end",
    Column("run", Integer, ForeignKey("run.seq"), primary_key=True, autoincrement=False),
    Column("ended", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
)

capture = _table(
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

# `page` is what one page is known by over time; `captured` when this desk first held this text; `body` every field of
# the record that has no column of its own, as JSON.
report = _table(
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
    Index("report_page", "page"),
)

# Another id of a report, by which a decision may name it: of a file, the one by its path, or that by its bytes.
report_also = _table(
    "report_also",
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
)

# The same text, seen again.
sighting = _table(
    "sighting",
    Column("seq", Integer, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("at", Text, nullable=False),
    Index("sighting_report", "report"),
)

refusal = _table(
    "refusal",
    Column("seq", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("run.seq"), nullable=False),
    Column("path", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", Text, nullable=False),
)

decision = _table(
    "decision",
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# When somebody said "I have read this". Empty `story`: the whole desk.
look = _table(
    "look",
    Column("seq", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# What was told to others must stay as it was told. A key, once given, leads on for ever: `page` is the page that a story was
# first known by; a claim's place (report.text[start:end]) the words it was first known by.
story_key = _table(
    "story_key",
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("page", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("story_key_page", "page"),
)

# Every page that ever stood in the story of that key: where its first one is gone, the next leads on.
story_place = _table(
    "story_place",
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("page", Text, nullable=False),
    Index("story_place_key", "key", "page", unique=True),
)

claim_key = _table(
    "claim_key",
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Index("claim_key_report", "report"),
)

# The other words that the claim of that key ever rested on.
claim_place = _table(
    "claim_place",
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("claim_place_key", "key", "report", "start", "end", unique=True),
)

# What happened: a new value, a second independent source, a correction, a silent edit; and that something told before holds
# no longer (`after` is the id of what was told). `story` and `claim` are the keys at the time of telling, `at` when the desk
# came to know of it, `told` when it was written here; `page` and `detail` say whether two rows tell of one thing.
event = _table(
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
    Index("event_id", "story", "id", unique=True),
    Index("event_page", "page"),
    Index("event_told", "told"),
)

# In which feed an event stands; a feed is a story's key or a claim's. What once stood there stays.
feed_entry = _table(
    "feed_entry",
    Column("seq", Integer, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("event", Integer, ForeignKey("event.seq"), nullable=False),
    Index("feed_entry_feed", "feed", "event", unique=True),
)

# Who did what, from where: logins, refused ones too, and everything that was changed by somebody with an account.
trail = _table(
    "trail",
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("whence", Text, nullable=False),
)

EVIDENCE = (
    run,
    run_end,
    capture,
    report,
    report_also,
    sighting,
    refusal,
    decision,
    look,
    story_key,
    story_place,
    claim_key,
    claim_place,
    event,
    feed_entry,
    trail,
)

# Derived: `variorum desk rebuild` makes all of it again, byte for byte.

# What has to be derived again: a report that arrived or that a decision names.
todo = _table(
    "todo",
    Column("seq", Integer, primary_key=True),
    Column("report", Text, nullable=False),
    Index("todo_report", "report"),
)

# A pool is what is traced and grouped together (variorum.desk.evidence.pools); `weight` is what a report's features weighed
# when it arrived.
pool = _table(
    "pool",
    Column("report", Text, primary_key=True),
    Column("pool", Text, nullable=False),
    Column("weight", Double().with_variant(REAL(), "sqlite"), nullable=False),
    Index("pool_pool", "pool"),
)

feature = _table(
    "feature",
    Column("report", Text, primary_key=True),
    Column("feature", Integer, primary_key=True, autoincrement=False),
    Index("feature_feature", "feature"),
)

# In how many reports each feature stands: counting them anew would take longer with every report.
feature_count = _table(
    "feature_count",
    Column("feature", Integer, primary_key=True, autoincrement=False),
    Column("reports", Integer, nullable=False),
)

parse = _table(
    "parse",
    Column("report", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# `body` is the collated story with the editors' marks, as JSON, except for what grouping says of it: `frame` (what it is
# called, why its reports belong together), which a report on something else may change. `made_from` hashes all that the
# body was made from, `digest` that and the frame.
story = _table(
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
    Column("frame", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("story_pool", "pool"),
)

story_report = _table(
    "story_report",
    Column("story", Text, primary_key=True),
    Column("report", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Index("story_report_report", "report"),
)

# `figure`: a figure that only one source has, in its words.
claim = _table(
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
    Column("figure", Text),
)

# Where keys lead that are no story's and no claim's now: to what took their place. Derived from the stories and from the keys
# that were given, and made again with them; two desks of one state may have given different keys on the way.
story_lead = _table(
    "story_lead",
    Column("key", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Index("story_lead_story", "story"),
)

claim_lead = _table(
    "claim_lead",
    Column("key", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Index("claim_lead_story", "story"),
)

# Decisions as they were applied: one that holds and has no row here did not find its target.
mark = _table(
    "mark",
    Column("story", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("key", Text, primary_key=True),
)

DERIVED = (
    pool,
    feature,
    feature_count,
    parse,
    story,
    story_report,
    claim,
    mark,
)

# Feeds' polling state: neither evidence nor derived; losing it costs one unconditional fetch.
feed = _table(
    "feed",
    Column("url", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

# Who is to be told, and what waits to be delivered to them: neither evidence nor derived. `scope` is desk, story or claim,
# `key` the story's or claim's as it was then; `kinds` a JSON list; `private`: 1 where the address may be one of the local network.
subscription = _table(
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
)

# Neither `delivered` nor `abandoned`: to be sent when it is `due`. `said`: what came of the last attempt.
outbox = _table(
    "outbox",
    Column("seq", Integer, primary_key=True),
    Column("subscription", Text, ForeignKey("subscription.id"), nullable=False),
    Column("event", Integer, ForeignKey("event.seq"), nullable=False),
    Column("due", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("delivered", Text),
    Column("abandoned", Text),
    Column("said", Text),
    Index("outbox_once", "subscription", "event", unique=True),
    Index("outbox_due", "due"),
)

# Who may come in: neither evidence nor derived. `secret` is argon2's hash of the password, None where a proxy says who comes.
account = _table(
    "account",
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("secret", Text),
    Column("at", Text, nullable=False),
    Column("disabled", Text),
)

# Who is in. `id` hashes what the browser holds, so that nobody who reads the database can come in; `what` is the browser's own word.
session = _table(
    "session",
    Column("id", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("what", Text, nullable=False),
    Index("session_account", "account"),
)

# What a script comes in with: `digest` hashes it, `id` is what it is called. `scopes`: a JSON list.
token = _table(
    "token",
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("account", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("until", Text),
    Column("ended", Text),
    Index("token_account", "account"),
)

# What somebody follows, by any key that leads to the story; and searches that are asked again and again, each with a feed. Wishes, not
# evidence: who ends one has it taken out.
follow = _table(
    "follow",
    Column("seq", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("follow_once", "reader", "story", unique=True),
)

saved_search = _table(
    "saved_search",
    Column("id", Text, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("saved_search_reader", "reader"),
)

# Who looks at which story just now, for every process that serves the desk: nobody's record, gone within minutes. `mark`: a page that
# listens, or a look.
looking = _table(
    "looking",
    Column("mark", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Index("looking_story", "story"),
)

# What every process that serves the desk must know alike.
shared = _table(
    "shared",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
