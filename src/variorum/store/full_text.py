"""Searches the words of reports: by FTS5 in SQLite, by a generated tsvector in PostgreSQL. Callers use one function for both."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, text

# FTS5 keeps no second copy of the text (external content). "remove_diacritics 2" lets "Seville" be typed for "Séville".
SQLITE = (
    """CREATE VIRTUAL TABLE report_search USING fts5(title, outlet, text, content='report', content_rowid='seq',
       tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER report_search_insert AFTER INSERT ON report BEGIN
       INSERT INTO report_search(rowid, title, outlet, text) VALUES (new.seq, new.title, new.outlet, new.text); END""",
)
# A tsvector holds at most a megabyte; the first 200,000 characters of a report cannot pass it.
POSTGRES = (
    """ALTER TABLE report ADD COLUMN search tsvector GENERATED ALWAYS AS
       (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(outlet, '') || ' ' || left(text, 200000))) STORED""",
    "CREATE INDEX report_search ON report USING gin (search)",
)

# Terms of one search, and words of one phrase: more than anybody types, and few enough for any of them to take no time.
TERMS, PHRASE = 16, 24

# Marks around a hit inside an excerpt: private-use characters, which clean text cannot hold, so that an excerpt is
# escaped first and marked after.
OPEN, CLOSE = "\ue000", "\ue001"

ASK_SQLITE = f"""SELECT r.id, r.title, r.outlet, r.published, r.captured,
    snippet(report_search, 2, '{OPEN}', '{CLOSE}', ' … ', 24) AS excerpt
    FROM report_search JOIN report r ON r.seq = report_search.rowid
    WHERE report_search MATCH :asked ORDER BY {{order}} r.seq{{way}} LIMIT :limit"""  # noqa: S608 - constants
ASK_POSTGRES = f"""SELECT r.id, r.title, r.outlet, r.published, r.captured,
    ts_headline('simple', left(r.text, 200000), websearch_to_tsquery('simple', :asked),
                'StartSel={OPEN},StopSel={CLOSE},MaxWords=24,MinWords=12') AS excerpt
    FROM report r WHERE r.search @@ websearch_to_tsquery('simple', :asked)
    ORDER BY {{order}} r.seq{{way}} LIMIT :limit"""  # noqa: S608

RANK_SQLITE, RANK_POSTGRES = "rank,", "ts_rank(r.search, websearch_to_tsquery('simple', :asked)) DESC,"


class Hit(NamedTuple):
    """A report that a search found. `excerpt`: a piece of its text, with the characters OPEN and CLOSE around each word found."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    # when the desk had it
    captured: str
    excerpt: str


def create_full_text(connection: Connection) -> None:
    """Makes the index for words, in the way of SQLite (FTS5) or PostgreSQL."""
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(statement)


def search(connection: Connection, asked: str, *, limit: int = 20, latest: bool = False) -> tuple[Hit, ...]:
    """Reports in which every word of `asked` stands, and every phrase in quotation marks as it is. The best first, or with `latest` the last to
    arrive. No text that a user types is an error."""
    words = terms(asked)
    if not words:
        return ()
    sqlite = connection.dialect.name == "sqlite"
    rank = "" if latest else RANK_SQLITE if sqlite else RANK_POSTGRES
    asking = ASK_SQLITE if sqlite else ASK_POSTGRES
    statement = text(asking.format(order=rank, way=" DESC" if latest else ""))
    rows = connection.execute(statement, {"asked": " ".join(words), "limit": limit})
    return tuple(Hit(*row) for row in rows)


def terms(asked: str) -> tuple[str, ...]:
    """The words and phrases of `asked`, each once and in quotation marks, so that none of its characters is an operator. Of more than TERMS only
    the first are used: the database's work for an excerpt grows with the square of their number."""
    found = re.findall(r'"([^"]*)"|(\S+)', asked)
    cleaned = (re.sub(r"[^\w]+", " ", phrase or word).strip() for phrase, word in found)
    found_once = dict.fromkeys(words.lower() for words in cleaned if words)
    return tuple(f'"{" ".join(words.split()[:PHRASE])}"' for words in islice(found_once, TERMS))
