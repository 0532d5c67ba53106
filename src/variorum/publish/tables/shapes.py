"""Which tables there are, which columns they have, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Type(StrEnum):
    """The types of columns, in Frictionless's words. A list is of texts, in order."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "array"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.
    `key`: it is part of the table's primary key.
    `refers`: the table into which it is a foreign key; where the column has another name there, "reports.report_id".
    `needed`: it is never empty."""

    name: str
    type: Type
    # what it holds, in one sentence
    about: str
    key: bool = False
    needed: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in the order of the dossier; each cell None, or of its column's type (a list: a tuple of texts)."""

    name: str
    # what a row is, in one sentence
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the columns that together tell a row from all others."""
        return tuple(column.name for column in self.columns if column.key)

    def without(self, name: str) -> Table:
        """The table without this column; unchanged where it has no such column."""
        # the places of the columns that stay
        kept = [index for index, column in enumerate(self.columns) if column.name != name]
        return Table(
            name=self.name,
            about=self.about,
            columns=tuple(self.columns[index] for index in kept),
            rows=tuple(tuple(row[index] for index in kept) for row in self.rows),
        )


def table(name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    """The table of that name with these rows. Raises KeyError for a row that lacks a column."""
    about, columns = SHAPES[name]
    return Table(
        name=name,
        about=about,
        columns=columns,
        rows=tuple(tuple(row[column.name] for column in columns) for row in rows),
    )


def _text(name: str, about: str, *, needed: bool = False) -> Column:
    return Column(name=name, type=Type.TEXT, about=about, needed=needed)


def _whole(name: str, about: str) -> Column:
    return Column(name=name, type=Type.INTEGER, about=about, needed=True)


def _number(name: str, about: str) -> Column:
    return Column(name=name, type=Type.NUMBER, about=about)


def _yes(name: str, about: str) -> Column:
    return Column(name=name, type=Type.BOOLEAN, about=about, needed=True)


def _list(name: str, about: str) -> Column:
    return Column(name=name, type=Type.LIST, about=about)


def _key(name: str, about: str, refers: str | None = None) -> Column:
    return Column(name=name, type=Type.TEXT, about=about, key=True, needed=True, refers=refers)


def _nth(about: str = "its place in the order of the dossier, from 0") -> Column:
    return Column(name="position", type=Type.INTEGER, about=about, key=True, needed=True)


def _of(name: str, refers: str, about: str) -> Column:
    return Column(name=name, type=Type.TEXT, about=about, needed=True, refers=refers)


REPORT = _of("report_id", "reports", "the report")
STORY = _of("story_id", "stories", "the story")
START = _whole("start", "where it begins in the report's text, in code points")
END = _whole("end", "where it ends, not included")

SHAPES: dict[str, tuple[str, tuple[Column, ...]]] = {
    "reports": (
        "What each page, file or row says, without the page around it.",
        (
            _key("report_id", "a hash of path or URL, outlet and text"),
            _text("path", "the path, URL or name as given", needed=True),
            _text("record", "the place inside an archive or table"),
            _text("digest", "sha256 of the bytes that were read", needed=True),
            _text("url", "where it stood"),
            _text("outlet", "who published it"),
            _text("title", "its headline"),
            _list("authors", "who signed it"),
            _text("published", "ISO 8601 or EDTF, as exact as it is stated"),
            _text("modified", "the same, of its last change"),
            _text("retrieved", "when it was fetched"),
            _text("credit", "the agency that it says its text is from"),
            _text("dateline", "the place that opens it"),
            _text("language", "ISO 639-1"),
            _text("depth", "how deep it was read: in-depth, values-and-names or words"),
            _text("text", "all of it; every start and end in these tables is a code point of it", needed=True),
            _list("doubts", "why its extraction may be poor"),
        ),
    ),
    "findings": (
        "Where each field of a report was found.",
        (
            _key("report_id", "the report", refers="reports"),
            _nth(),
            _text("field", "the field of the report", needed=True),
            _text("value", "as it stands there"),
            _text("where", "in words", needed=True),
            _text("certainty", "stated or guessed", needed=True),
        ),
    ),
    "refusals": (
        "What could not be read, and why.",
        (
            _key("refusal_id", "a hash of the row"),
            _text("path", "as given", needed=True),
            _text("reason", "a fixed word", needed=True),
            _text("detail", "a sentence", needed=True),
        ),
    ),
    "skipped": (
        "What nobody named and is no report.",
        (
            _key("skipped_id", "a hash of the row"),
            _text("path", "as found", needed=True),
            _text("detail", "why", needed=True),
        ),
    ),
    "stories": (
        "The reports of one event.",
        (
            _key("story_id", "a hash of its reports"),
            _text("title", "of the report it is called by"),
            _whole("reports", "how many"),
            _whole("independent", "how many independent origins it has"),
            Column(name="origins", type=Type.INTEGER, about="the same, where it was counted"),
            _list("why", "what holds it together, and what kept the nearest outsider out"),
            _list("notes", "what a reader should know of who copied whom as a whole"),
        ),
    ),
    "memberships": (
        "Which report belongs to which story, and why.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("report_id", "the report", refers="reports"),
            _whole("position", "its place in the story"),
            _text("why", "in a sentence"),
            _list("shared", "the names, numbers, dates and words that it shares, rarest first"),
        ),
    ),
    "witnesses": (
        "Independent sources: one telling each, with every report that carries it.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("witness_id", "the source"),
            _whole("position", "its place in the order of the dossier, from 0"),
            _text("name", "what it is called"),
            _yes("absent", "named by others, and not among the reports"),
            _list("reports", "ids of the reports that are wholly or mostly this telling, the first it is shown by"),
        ),
    ),
    "passages": (
        "Which stretch of which report is told by which source.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("witness_id", "the source", refers="witnesses"),
            _nth(),
            REPORT,
            START,
            END,
            _yes("cited", "not its words: a sentence that says that it has it from this source"),
        ),
    ),
    "shared_text": (
        "Pairs of reports that share text, and what they are to each other.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("left_id", "a report", refers="reports.report_id"),
            _key("right_id", "the other", refers="reports.report_id"),
            _whole("position", "its place in the order of the dossier, from 0"),
            _text("kind", "copy, trimmed, update, excerpt, shared-quote, boilerplate", needed=True),
            _yes("dependent", "one has it from the other, or both from a third"),
            _number("left_share", "share of the narrative words of the left, 0 to 1"),
            _number("right_share", "of the right"),
            _text("direction", "who has it from whom, or undecided", needed=True),
            _list("why", "the reasons"),
        ),
    ),
    "shared_spans": (
        "The stretches that two reports share.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("left_id", "a report", refers="reports.report_id"),
            _key("right_id", "the other", refers="reports.report_id"),
            _nth(),
            _whole("left_start", "in the left report"),
            _whole("left_end", "not included"),
            _whole("right_start", "in the right report"),
            _whole("right_end", "not included"),
            _text("label", "what sort of text it is", needed=True),
        ),
    ),
    "edits": (
        "What was changed inside copied text.",
        (
            _key("story_id", "the story", refers="stories"),
            _key("left_id", "a report", refers="reports.report_id"),
            _key("right_id", "the other", refers="reports.report_id"),
            _nth(),
            _whole("left_start", "in the left report"),
            _whole("left_end", "not included"),
            _whole("right_start", "in the right report"),
            _whole("right_end", "not included"),
            _text("kind", "number, name, attribution, wording, added, cut", needed=True),
        ),
    ),
    "copies": (
        "Reports of which two thirds or more are one telling, by group.",
        (
            _key("story_id", "the story", refers="stories"),
            Column(name="group", type=Type.INTEGER, about="number of the group, from 0", key=True, needed=True),
            _key("report_id", "the report", refers="reports"),
            _whole("position", "its place in the group, from 0"),
        ),
    ),
    "alarms": (
        "Circular reporting, and all roads leading to one report.",
        (
            _key("alarm_id", "a hash of the row"),
            STORY,
            _text("kind", "circle or one-root", needed=True),
            _list("reports", "ids, in the order of the circle, or the root's first"),
            _text("why", "in a sentence", needed=True),
        ),
    ),
    "claims": (
        "One question, and how the answers to it stand to one another.",
        (
            _key("claim_id", "a hash of its readings"),
            STORY,
            _whole("position", "its place in the story, differences first"),
            _text("kind", "what sort of question", needed=True),
            _text("label", "the question in words", needed=True),
            _text("status", "agree, compatible, variant, changed, conflict, incomparable, told, single", needed=True),
            _text("why", "in a sentence"),
            _whole("tier", "how sure the pairing is: 1 sure, 2 likely, 3 weak"),
            _yes("internal", "its readings differ inside one report"),
            Column(name="origins", type=Type.INTEGER, about="how many independent origins it has, where it was counted"),
            _text("whence", "who has it from whom; empty where each telling is an origin of its own"),
            _text("found_by", "the model that set the readings side by side; empty: variorum's own rules"),
        ),
    ),
    "audited": (
        "What two or more outlets carry, and on how many texts it rests.",
        (
            _key("audited_id", "a hash of the row"),
            _text("words", "a claim or a sentence", needed=True),
            _list("outlets", "who carries it"),
            _list("origins", "the texts that these have it from"),
            _yes("one_text", "all of them have it from one"),
        ),
    ),
    "evidence": (
        "Why the readings of a claim were put together.",
        (
            _key("claim_id", "the claim", refers="claims"),
            _nth(),
            _text("feature", "in words", needed=True),
            _number("score", "0 to 1, where it is a matter of degree"),
        ),
    ),
    "readings": (
        "One answer: exact words at their place, whose telling it is, on whose word.",
        (
            _key("reading_id", "a hash of claim, report, place and source"),
            _of("claim_id", "claims", "the claim"),
            STORY,
            _whole("position", "its place in the claim, from 0"),
            REPORT,
            _of("witness_id", "witnesses", "whose telling it belongs to"),
            START,
            END,
            _text("quote", "the text from start to end", needed=True),
            _text("attributed_to", "on whose word it stands"),
            _text("origin", "what its report has it from in the end"),
            _list("chain", "the way there, the origin first and the report's outlet last"),
            _text("value_type", "quantity, when, name or words"),
            _text("said_as", "the words that were read"),
            _number("low", "of a quantity: what the words allow at least, in unit"),
            _number("high", "and at most"),
            _number("exact", "the number said"),
            _text("measure", "what sort of number"),
            _text("unit", "canonical"),
            _text("counted", "what is counted"),
            _text("hedge", "how it is bounded"),
            _text("earliest", "of a time: ISO, included"),
            _text("latest", "ISO, included"),
            _text("grain", "how exact it is"),
            _text("name", "of a name: the name"),
            _text("role", "the post with it"),
            _text("value", "all of the value, as the dossier's JSON has it"),
        ),
    ),
    "silences": (
        "Which source of the story has no answer to a question, and what that means.",
        (
            _key("claim_id", "the claim", refers="claims"),
            _key("witness_id", "the source"),
            STORY,
            _whole("position", "its place in the claim, from 0"),
            _whole("reason", "the number of the reason in the claim, from 0"),
            _text("kind", "a fixed word", needed=True),
            _text("why", "in a sentence", needed=True),
        ),
    ),
    "attributions": (
        "On whose word a stretch of a report stands.",
        (
            _key("attribution_id", "a hash of the row"),
            STORY,
            _whole("position", "its place in the story, from 0"),
            REPORT,
            START,
            END,
            _text("source", "the report's words for whoever said it", needed=True),
            _whole("source_start", "where these begin in the text"),
            _whole("source_end", "where they end, not included"),
            _text("speaker", "the fuller name that they stand for"),
            _list("chain", "the way up, nearest first"),
            _text("cue", "the word that shows it"),
        ),
    ),
}  # fmt: skip
