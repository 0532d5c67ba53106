"""Makes all words that a dossier adds around the quotes, by template, from values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from variorum.records import (
    Claim,
    Kind,
    Proposed,
    Quantity,
    Reading,
    SharedKind,
    Skipped,
    Status,
    Value,
    When,
)
from variorum.text.column_notes import is_column_note
from variorum.text.counts import counted as counted
from variorum.text.own_output import OWN
from variorum.text.stamps import Days, readings


class Mark(NamedTuple):
    """How a relation is shown: `glyph` and `word` stand together always, so that colour is never the only sign.
    `one`, `many`: the word behind a number, where it is another ("1 differs", "3 differ")."""

    glyph: str
    word: str
    style: str
    one: str | None = None
    many: str | None = None

    def after(self, number: int) -> Mark:
        """The mark with the word that follows this number: "1 differs", "3 differ"."""
        return self._replace(word=(self.one if number == 1 else self.many) or self.word)


# The one table of how statuses are called: on pages, screens, in summaries, Markdown and CSV.
MARKS: Mapping[Status, Mark] = {
    Status.CONFLICT: Mark("≠", "differ", "differ", one="differs"),
    Status.CHANGED: Mark("→", "changed", "changed"),
    Status.VARIANT: Mark("≈", "variant", "variant", many="variants"),
    Status.COMPATIBLE: Mark("⊂", "compatible", "exact"),
    Status.INCOMPARABLE: Mark("∥", "not comparable", "beside"),
    Status.AGREE: Mark("=", "agree", "agree", one="agrees"),
    Status.SINGLE: Mark("·", "only one says", "single", one="that only one says", many="that only one says"),
    Status.TOLD: Mark("∶", "told, not compared", "uncompared"),
}
# Inside one source: the report itself, or the copies folded under it.
IN_ITSELF = Mark("≠", "differs in itself", "differ")
IN_COPIES = Mark("≠", "its copies differ", "differ")
IN_ONE = Mark("∘", "inside one source", "beside")
# How many lines a model proposed, beside the counts of variorum's own.
BY_MODEL = Mark("◇", "set side by side by a model", "beside")


class Section(NamedTuple):
    """A part of every output: `key` names it on the page, `statuses` are those of its rows."""

    key: str
    heading: str
    statuses: tuple[Status, ...]


DIFFER = Section("differ", "Where they differ", (Status.CONFLICT,))
CHANGED = Section("changed", "What changed with time", (Status.CHANGED,))
AGREE = Section("agree", "What they agree on", (Status.AGREE, Status.COMPATIBLE))
OTHERWISE = Section(
    "otherwise", "Spelled or told otherwise, or not comparable", (Status.VARIANT, Status.INCOMPARABLE)
)
INSIDE = Section("inside", "Inside one source", ())
SINGLE = Section("single", "Only one says", (Status.SINGLE,))
TOLD = Section("side-by-side-only", "Told by several, not compared", (Status.TOLD,))
# What a model set side by side stands behind all sections, and is never counted among them.
PROPOSED = Section("proposed", "Set beside one another by a model", ())
# In the order in which they stand everywhere.
SECTIONS = (DIFFER, CHANGED, AGREE, OTHERWISE, INSIDE, SINGLE, TOLD)

# Silence is no agreement, and what was not compared neither agrees nor differs: said wherever it could be read so.
NONE_DIFFER = "None was found among what could be compared. That does not say that they agree."
NOT_COMPARED = (
    "Several sources speak of each of these. Their words are set side by side and were not compared: "
    "this is neither agreement nor difference."
)
WHO_IS_SILENT = (
    "A source whose sign does not stand at a line is silent on it: that is no agreement. Where it can be told, the table says why: "
    "earlier (published before this was told here), stub (only its beginning was read), elsewhere (it tells of another part of the story), "
    "unmentioned (published after, and not found there), unclear."
)
# In the place of a reading, where why a source is silent was not worked out.
SILENT = "silent"
IN_ONE_ONLY = "Readings that one source gives beside each other, or that a copy changed. They are no difference between sources."

SET_BESIDE = "set beside one another by {}, not found by variorum's rules"
BY_A_MODEL = (
    "A language model put these words side by side; variorum's rules did not, or too weakly to show them. Each quotation stands in its report, to the letter. "
    "That they belong together, and how they stand to one another, is the model's reading where no second reason is named. Its own "
    "words are not shown."
)

# From an outlet to whom it has a thing from.
ARROW = " ← "

# What templates, of pages and of the desk's screens, say beside the words of reports.
WORDS: Mapping[str, Section | str] = {
    "AGREE": AGREE,
    "BY_A_MODEL": BY_A_MODEL,
    "DIFFER": DIFFER,
    "IN_ONE_ONLY": IN_ONE_ONLY,
    "INSIDE": INSIDE,
    "NONE_DIFFER": NONE_DIFFER,
    "NOT_COMPARED": NOT_COMPARED,
    "OTHERWISE": OTHERWISE,
    "PROPOSED": PROPOSED,
    "SILENT": SILENT,
    "SINGLE": SINGLE,
    "TOLD": TOLD,
    "WHO_IS_SILENT": WHO_IS_SILENT,
}

# Rows of the collation table stand under these heads, in this order.
GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "How many": (Kind.QUANTITY,),
    "When": (Kind.DATE, Kind.TIME),
    "Where": (Kind.PLACE,),
    "Who": (Kind.NAME, Kind.ROLE),
    "What it is called": (Kind.TITLE,),
    "What was said": (Kind.QUOTE,),
    "What happened": (Kind.STATEMENT,),
}
SHARED: Mapping[SharedKind, str] = {
    SharedKind.COPY: "the same text",
    SharedKind.TRIMMED: "the same text, shortened",
    SharedKind.UPDATE: "a later version of the same text",
    SharedKind.EXCERPT: "a passage of it",
    SharedKind.SHARED_QUOTE: "the same quotation",
    SharedKind.BOILERPLATE: "the same standing matter",
}
TIERS = {1: "sure pairing", 2: "likely pairing", 3: "weak pairing"}
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "2031-03-04".
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def tallied(status: Status | str, number: int) -> Mark:
    """The mark of a status as it stands after a number of claims."""
    return MARKS[Status(status)].after(number)


# Of a source and its copies, where nothing shows who had the text from whom.
WHO_WAS_FIRST = "who was first is not decided"


def skipped_words(skipped: Sequence[Skipped]) -> str:
    """What was skipped, in words: "2 files or parts of files that are no reports, and 1 file that variorum wrote"; "" where nothing was."""
    own = sum(one.detail == OWN for one in skipped)
    other = sum(not is_column_note(one.detail) for one in skipped) - own
    said = (
        counted(
            other, "file or part of one that is no report", "files or parts of files that are no reports"
        ),
        f"{counted(own, 'file')} that variorum wrote",
    )
    return ", and ".join(words for words, number in zip(said, (other, own), strict=True) if number)


def skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    """What is told of what was skipped: files, counted; and for each table what its columns were taken for."""
    counts = skipped_words(skipped)
    return [*([f"Skipped: {counts}."] if counts else []), *column_lines(skipped)]


def column_lines(skipped: Sequence[Skipped]) -> list[str]:
    """What the columns of tables were taken for, one sentence a table."""
    return [f"{one.path.rsplit('/', 1)[-1]}: {one.detail}." for one in skipped if is_column_note(one.detail)]


def listed(words: Iterable[str]) -> str:
    """The words as a list: "a", "a and b", "a, b and c"."""
    given = list(words)
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} and {given[-1]}" if given else ""


def proposed_words(proposed: Proposed) -> str:
    """What became of a model's proposals: "12 proposals of some-model: 9 shown, 3 already among variorum's own lines."."""
    told = [f"{proposed.shown:,} shown"]
    if proposed.kept:
        told.append(f"{proposed.kept:,} weak (with --all)")
    if proposed.borne:
        told.append(f"{counted(proposed.borne, 'row')} of variorum's own borne out")
    if proposed.known:
        told.append(f"{proposed.known:,} already among variorum's own lines")
    models = listed(proposed.models) or "no model"
    said = f"{counted(proposed.offered, 'proposal')} of {models}: {', '.join(told)}."
    dropped = ", ".join(f"{drop.count:,} {drop.reason}" for drop in proposed.dropped)
    return f"{said} Dropped: {dropped}." if dropped else said


def origins(independent: int, *, sources: int, reports: int) -> tuple[str, str]:
    """How many sources and reports: "4 independent sources" and "in 5 reports". Two strings, so that a page
    can set the first in bold. Where more `sources` are listed than are independent, the second says so.
    """
    of_one = f" ({counted(sources, 'source')}, those of one origin counted once)"
    told_in = f"in {counted(reports, 'report')}{of_one if sources > independent else ''}"
    return counted(independent, "independent source"), told_in


def told_apart(sources: int, reports: int) -> str:
    """How many sources a lineage has, before it is asked whom they have it from: "5 sources in 6 reports, by their words alone"."""
    return f"{counted(sources, 'source')} in {counted(reports, 'report')}, by their words alone"


def origin_words(claim: Claim) -> str:
    """How many independent origins a claim of several tellings has, and which telling has it from which: "1
    independent source: …". Empty for one telling, or where origins were not counted.
    """
    if claim.origins is None or not (
        claim.whence or len({reading.witness for reading in claim.readings}) > 1
    ):
        return ""
    number = counted(claim.origins, "independent source")
    return f"{number}: {claim.whence}" if claim.whence else f"{number}."


def fewer_origins(claim: Claim) -> str:
    """Where a claim has fewer origins than tellings: how many they are ("1 independent source"); else empty."""
    return counted(claim.origins, "independent source") if claim.origins is not None and claim.whence else ""


def way_words(reading: Reading) -> str:
    """The chain by which a reading came to its outlet, "police ← Norvik Wire ← Kestrel Post", where more of it is
    known than the source that the outlet names; else empty.
    """
    named = reading.attributed_to is not None
    return ARROW.join(reading.chain) if len(reading.chain) > 1 + named else ""


def days_of(stamp: str | None) -> tuple[date, ...]:
    """The days that an ISO or EDTF stamp names; none if it names none, or one that no calendar has."""
    found = []
    for match in DAY.findall(stamp or ""):
        try:
            found.append(date.fromisoformat(match))
        except ValueError:
            continue
    return tuple(found)


def day_words(day: date, *, year: bool = True) -> str:
    """The day in words: "14 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def stamp_words(stamp: str | None, *, unknown: str = "undated") -> str:
    """The stamp in words: "4 March 2031, 09:10", "11 Dec 2025 or 12 Nov 2025"; the stamp itself if it is no whole
    date, `unknown` if there is none.
    """
    alternatives = readings(stamp)
    if stamp is None or not alternatives:
        return stamp or unknown
    in_words = " or ".join(dict.fromkeys(map(_reading_words, alternatives)))
    # "2031-03-04T09:10:00+02:00": the time of day, without seconds, and the offset
    match = re.match(r"\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", stamp)
    if len(alternatives) == 1 and match:
        clock, offset = match.groups()
        zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(offset, f" {offset}")
        return f"{in_words}, {clock}{zone}"
    return in_words


def _reading_words(reading: Days) -> str:
    """The stretch of days in words: a day; the name of a month or a year if it is exactly that; else from which day to which."""
    first, last = reading
    if first == last:
        return day_words(first)
    # from the first of a month to the last of one
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return str(first.year)
    return f"{day_words(first)} – {day_words(last)}"


def span_words(stamps: Iterable[str | None]) -> str | None:
    """The days from the first to the last, in words, and how many stamps give no day: "4–6 March 2031", "30 Sept 2025
    – 2 Jan 2026 (2 undated)". None where nothing is dated.
    """
    found = [readings(stamp) for stamp in stamps]
    days = sorted(day for dated in found for reading in dated for day in reading)
    if not days:
        return None
    undated = found.count(())
    return _from_to(days[0], days[-1]) + (f" ({undated:,} undated)" if undated else "")


def _from_to(first: date, last: date) -> str:
    """Two days in words, as short as they can be said: one day; days of one month ("4–6 March 2031"); of one year; of
    two years.
    """
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first, year=first.year != last.year)} – {day_words(last)}"


def number_words(number: float) -> str:
    """The number with commas for thousands; up to ten significant digits where it is not whole."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def value_words(value: Value | None) -> str | None:
    """What a value was taken for, if its own words do not say it: the bounds of a hedged number, the day of a
    weekday; None for other values.
    """
    match value:
        case Quantity():
            return _bounds(value)
        case When():
            return _moment(value)
    return None


def _bounds(value: Quantity) -> str | None:
    """How a hedged number was taken: "taken as 14,000–15,000"; None where it is exact or has no bounds."""
    low, high = value.low, value.high
    if low is None and high is None:
        return None
    # a number without bounds of its own
    if low is not None and low == high:
        return None
    if low is None or high is None:
        return (
            f"taken as up to {number_words(high)}"
            if high is not None
            else f"taken as {number_words(low or 0)} or more"
        )
    return f"taken as {number_words(low)}–{number_words(high)}"


def _moment(value: When) -> str | None:
    """How a time was taken: "taken as Tuesday, 4 March 2031"; None where it names no days."""
    first_days, last_days = days_of(value.earliest), days_of(value.latest)
    if not first_days or not last_days:
        return None
    first, last = first_days[0], last_days[0]
    if first == last:
        name = DAYS[first.weekday()]
        return f"taken as {name}, {day_words(first)}"
    return f"taken as {day_words(first)} – {day_words(last)}"
