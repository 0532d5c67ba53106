"""A story as its readers need it: sources with their signs, and claims with one cell for each source. All forms of output are made from it.

Words used here. Telling (`witness`): a text with its copies, counted as one source. Source: a telling as a column.
Cell: what one source says to one claim. Lead: the report that a source is shown by. Partial: of a telling that stands
only in passages of reports that are mostly another. Together: of a row to which more than one source speaks. Absent:
an origin that is named and is not among the reports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from variorum.publish.independence import sources_of_story
from variorum.publish.likeness import value_key
from variorum.publish.phrases import GROUPS, SECTIONS, TOLD, origins
from variorum.publish.sigla import sigla
from variorum.publish.standing import stands_in
from variorum.records import (
    Claim,
    CollatedStory,
    Dossier,
    Reading,
    Report,
    SharedText,
    Silence,
    Status,
    Witness,
    Words,
)
from variorum.text import stamps
from variorum.text.first_line import first_line
from variorum.text.outlet_names import names_apart

# How a telling is named that stands only in passages of a report which is mostly another's.
OWN = ", own passages"
# What a story is called that no report gave a title to, before its reports are looked at.
NO_TITLES = frozenset({"Untitled", "Untitled story"})
# A number in digits: "14,000", "3.5", "7".
DIGITS = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A column of the table: one independent telling.
    `lead`: the report that it is shown by; None where it stands in passages only.
    `copies`: the other reports that are mostly this telling.
    `partial`: it stands only in passages of reports that are mostly another telling."""

    # from 1, in the order of the columns
    number: int
    # its siglum ("VWS"), its name, the id of its witness
    sign: str
    name: str
    witness: str
    lead: Report | None
    copies: tuple[Report, ...]
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one source says to one claim. `shown`: each different wording once, the leading report's first. `repeats`:
    readings that say the same words again. `elsewhere`: for each of `shown` None, or the outlet in whose report the
    words stand, if they do not stand in the source's leading report. That outlet is named wherever they are shown.
    """

    source: Source
    shown: tuple[Reading, ...]
    repeats: tuple[Reading, ...]
    elsewhere: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim with the cells of the sources that speak, in the order of the columns.
    `number`: its number on the page.
    `language`: the tag of the language of all its readings; None where that is English or not known, or there are several."""

    number: int
    claim: Claim
    cells: tuple[Cell, ...]
    language: str | None = None

    @property
    def inside(self) -> bool:
        """Whether all readings are of one source (see `inside_one`)."""
        return inside_one(self.claim)

    @property
    def by_model(self) -> bool:
        """Whether a model proposed the row. It is then shown and counted apart from variorum's own."""
        return self.claim.found_by is not None

    @property
    def apart(self) -> bool:
        """Whether the row stands in a section of its own, and not in the table of sources."""
        return self.inside or self.by_model

    @property
    def together(self) -> bool:
        """Whether the row stands in the table of sources: several sources speak, and it is not `apart`."""
        return len(self.cells) > 1 and not self.apart and self.claim.status is not Status.SINGLE

    @property
    def by_source(self) -> Mapping[int, Cell]:
        """The cells of the row, by the number of their source."""
        return {cell.source.number: cell for cell in self.cells}

    def silence(self, source: Source) -> Silence | None:
        """Why a source says nothing here; None where that was not worked out."""
        return next((one for one in self.claim.silent if source.witness in one.witnesses), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as its readers need it. `sources`: the columns. `absent`: origins that are named, and are not among the reports."""

    collated: CollatedStory
    title: str
    reports: tuple[Report, ...]
    sources: tuple[Source, ...]
    absent: tuple[Witness, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[Source, ...]:
        """The sources that get a column in the table: not those that tell single claims only, in passages of another source's report."""
        speak = {cell.source.number for row in self.rows if row.together for cell in row.cells}
        return tuple(source for source in self.sources if not source.partial or source.number in speak)

    @property
    def independent(self) -> int:
        """Independent origins; tellings, in a dossier from before origins were counted."""
        return sources_of_story(self.collated)

    @property
    def _tellings(self) -> int:
        """The sources that have a report of their own."""
        return sum(not source.partial for source in self.sources)

    @property
    def origins(self) -> tuple[str, str]:
        """How many sources and reports, in words (`phrases.origins`)."""
        return origins(self.independent, sources=self._tellings, reports=len(self.reports))

    @property
    def title_in(self) -> Report | None:
        """The report whose headline the title is, which tells the language it is in."""
        return next(
            (report for report in self.reports if self.title in {report.title, first_line(report.text)}), None
        )

    def of(self, *statuses: Status) -> tuple[Row, ...]:
        """Rows with these statuses, except those inside one source and those that a model proposed."""
        return tuple(row for row in self.rows if row.claim.status in statuses and not row.apart)

    def inside(self) -> tuple[Row, ...]:
        """Rows in which one source, its copies included, gives more than one reading."""
        return tuple(row for row in self.rows if row.inside and not row.by_model)

    def proposed(self) -> tuple[Row, ...]:
        """Rows that a model set side by side."""
        return tuple(row for row in self.rows if row.by_model)

    def counts(self) -> Mapping[Status, int]:
        """How many rows have each status, in the order in which statuses are shown."""
        shown = (status for section in SECTIONS for status in section.statuses)
        found = {status: len(self.of(status)) for status in shown}
        return {status: number for status, number in found.items() if number}

    def groups(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The rows that more than one source tells, by what they are about; last those that were not compared."""
        together = [row for row in self.rows if row.together]
        compared = [row for row in together if row.claim.status not in TOLD.statuses]
        for name, kinds in GROUPS.items():
            rows = tuple(r for r in compared if r.claim.kind in kinds)
            if rows:
                yield name, rows
        rest = tuple(row for row in together if row.claim.status in TOLD.statuses)
        if rest:
            yield TOLD.heading, rest

    def source_of(self, report_id: str) -> Source | None:
        """The source that a report is mostly the telling of."""
        return next(
            (source for source in self.sources if report_id in {report.id for report in _reports(source)}),
            None,
        )

    def shared_with(self, report_id: str) -> tuple[SharedText, ...]:
        """What this report has in common with any other, as lineage found it."""
        return tuple(
            shared_text
            for shared_text in self.collated.lineage.shared
            if report_id in {shared_text.left, shared_text.right}
        )


def inside_one(claim: Claim) -> bool:
    """Whether a source is only at odds with itself or with its copies: all readings are of one source, or in one
    report. Not so if the readings were not compared (`TOLD`) and are of two sources, even if one report has both.
    """
    one_report = len({reading.report for reading in claim.readings}) == 1 and claim.status is not Status.TOLD
    one = one_report or len({reading.witness for reading in claim.readings}) == 1
    return one and claim.status is not Status.SINGLE


# The gravest first.
SHOWN_ORDER = (
    Status.CONFLICT,
    Status.CHANGED,
    Status.VARIANT,
    Status.COMPATIBLE,
    Status.INCOMPARABLE,
    Status.AGREE,
    Status.TOLD,
    Status.SINGLE,
)


def story_view(collated: CollatedStory, reports: Mapping[str, Report]) -> StoryView:
    """What every output shows of a story: sources with sigla, columns, and rows numbered from 1. Reports that
    are missing are left out.
    """
    members = tuple(reports[report_id] for report_id in collated.story.reports if report_id in reports)
    sources = _sources(collated, {report.id: report for report in members})
    columns = {source.witness: source for source in sources}
    return StoryView(
        collated=collated,
        title=_title(collated, members),
        reports=members,
        sources=sources,
        absent=tuple(witness for witness in collated.lineage.witnesses if witness.absent),
        # numbered from 1 without gaps: claims without readings make no row
        rows=tuple(
            Row(
                number=number,
                claim=claim,
                cells=tuple(_cells(claim, columns, reports)),
                language=_language(claim, reports),
            )
            for number, claim in enumerate(
                (claim_of for claim_of in collated.claims if claim_of.readings), start=1
            )
        ),
    )


def _title(collated: CollatedStory, members: tuple[Report, ...]) -> str:
    """The story's own title, where it has one; else the first headline of a report; else a report's first line. `members`: the story's
    reports.
    """
    given = collated.story.title.strip()
    if given and given not in NO_TITLES:
        return given
    titled = (report.title.strip() for report in members if report.title and report.title.strip())
    return (
        next((words for words in (*titled, *(first_line(report.text) for report in members)) if words), None)
        or "Untitled story"
    )


def headline(report: Report) -> str:
    """What a report is called: its headline, else its first line, else its file."""
    return (report.title or "").strip() or first_line(report.text) or file_name(report.path)


def story_views(dossier: Dossier) -> tuple[StoryView, ...]:
    """Every story of a dossier as its outputs show it (`story_view`), in the dossier's order."""
    reports = {report.id: report for report in dossier.reports}
    return tuple(story_view(collated, reports) for collated in dossier.stories)


def _language(claim: Claim, reports: Mapping[str, Report]) -> str | None:
    """The tag of the one language of all readings; None where they are in several, in English, or it is not known."""
    tags = {language_tag(reports.get(reading.report)) for reading in claim.readings}
    only = next(iter(tags)) if len(tags) == 1 else None
    return None if plain_language(only) == "en" else only


def plain_language(tag: str | None) -> str:
    """The two or three letters of a tag without its country; "" for none."""
    return (tag or "").split("-")[0].lower()


# A language tag: "en", "pt-BR".
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_tag(report: Report | None) -> str | None:
    """The report's language as a tag for HTML ("en", "pt-BR"), by which it is read out and hyphenated; None where it is not known."""
    said = report.language if report else None
    return said if said and LANGUAGE.fullmatch(said) else None


def tongues(reports: Iterable[Report]) -> tuple[str, ...]:
    """The tags of the languages that reports are in, those of most reports first."""
    found = Counter(tag for report in reports if (tag := language_tag(report)))
    return tuple(sorted(found, key=lambda tag: (-found[tag], tag)))


def file_name(path: str) -> str:
    """The last part of a path or URL, or the whole where there is none."""
    return PurePosixPath(path.replace("\\", "/").rstrip("/")).name or path


def short_name(name: str, reports: Iterable[Report]) -> str:
    """A telling's name, which is a report's path where there is no outlet, with only the last part of the path."""
    path = max(
        (report.path for report in reports if report.path and name.startswith(report.path)),
        key=len,
        default="",
    )
    return file_name(path) + name[len(path) :] if path else name


def outlet_name(report: Report) -> str:
    """The outlet, or the file's name where none is known."""
    return report.outlet or file_name(report.path)


def _sources(collated: CollatedStory, reports: Mapping[str, Report]) -> tuple[Source, ...]:
    """The story's columns, numbered from 1: first the tellings that a report leads, in the order of the reports; then
    those that are only in passages of other reports, if a claim rests on them.
    """
    rested_on = {reading.witness for claim in collated.claims for reading in claim.readings}
    # A witness without a report of its own is a column only where a claim rests on it.
    shown_witnesses = {
        teller.id: teller
        for teller in collated.lineage.witnesses
        if not teller.absent and (teller.reports or teller.id in rested_on)
    }
    # a claim may name a telling that the lineage does not have; it has no report to show
    unknown_ids = [teller for teller in _first_seen(collated.claims) if teller not in shown_witnesses]
    # tellings that a report leads, in the order of the reports; then the others
    order = {report_id: number for number, report_id in enumerate(collated.story.reports)}
    witnesses = sorted(
        shown_witnesses.values(),
        key=lambda teller: (
            # False sorts before True: those with a report first
            not teller.reports,
            min((order.get(report, 0) for report in teller.reports), default=0),
        ),
    )
    # each with its name, its leading report and its copies; then a sign for each
    called = names_apart(reports.values())
    named_sources = _apart([_source(teller, reports) for teller in witnesses], called) + [
        (teller, None, ()) for teller in unknown_ids
    ]
    signs = sigla(_outlet(lead, name) for name, lead, _ in named_sources)
    ids = [teller.id for teller in witnesses] + unknown_ids
    return tuple(
        Source(
            number=number,
            sign=sign,
            name=name if lead else name.removesuffix(OWN) + OWN,
            witness=witness,
            lead=lead,
            copies=copies,
            partial=lead is None,
        )
        for number, (sign, (name, lead, copies), witness) in enumerate(
            zip(signs, named_sources, ids, strict=True), start=1
        )
    )


Named = tuple[str, Report | None, tuple[Report, ...]]


def _apart(sources: list[Named], called: Mapping[str, str]) -> list[Named]:
    """The sources; files of one name that name no outlet are called with their folders (`called`: report id → its name)."""
    return [
        (called[lead.id] if lead and not lead.outlet and name == file_name(lead.path) else name, lead, copies)
        for name, lead, copies in sources
    ]


def _source(witness: Witness, reports: Mapping[str, Report]) -> Named:
    """The telling's name, the report that it is shown by (None: only passages), and its copies."""
    own = [reports[report_id] for report_id in witness.reports if report_id in reports]
    lead = own[0] if own else None
    name = (
        (lead.outlet if lead else None)
        or file_name(witness.name)
        or (file_name(lead.path) if lead else "unnamed")
    )
    return (name if lead else f"{name}, own passages"), lead, tuple(sorted(own[1:], key=_dated_and_named))


def _dated_and_named(report: Report) -> tuple[date, str, str]:
    """The key by which reports are sorted: by the day of publication, undated ones last, then by name, then by path."""
    days = stamps.days(report.published)
    return days.first if days else date.max, outlet_name(report).casefold(), report.path


def _outlet(lead: Report | None, name: str) -> str | None:
    """What a sign is made from: an outlet's name; a file's name says nothing worth abbreviating."""
    return lead.outlet if lead else None if "." in name else name.removesuffix(OWN)


def _first_seen(claims: Iterable[Claim]) -> Iterator[str]:
    yield from dict.fromkeys(reading.witness for claim in claims for reading in claim.readings)


def _cells(claim: Claim, columns: Mapping[str, Source], reports: Mapping[str, Report]) -> Iterator[Cell]:
    """The claim's cells by the number of their source; in each the wordings once, then their repeats. `columns`: witness id → its source;
    `reports`: report id → report.
    """
    by_source: dict[int, list[Reading]] = {}
    sources: dict[int, Source] = {}
    for reading in claim.readings:
        source = columns[reading.witness]
        sources[source.number] = source
        by_source.setdefault(source.number, []).append(reading)
    for number in sorted(by_source):
        shown, repeats = _told_once(sources[number], by_source[number], apart=inside_one(claim))
        where = tuple(_outlet_elsewhere(reading, sources[number], reports) for reading in shown)
        yield Cell(source=sources[number], shown=shown, repeats=repeats, elsewhere=where)


def _outlet_elsewhere(reading: Reading, source: Source, reports: Mapping[str, Report]) -> str | None:
    """The outlet to name with the words, where the source's leading report has them not; else None."""
    lead = source.lead
    if lead is None or reading.report == lead.id or stands_in(reading.quote, lead.text):
        return None
    report = reports.get(reading.report)
    return outlet_name(report) if report else "a report that is not here"


def _told_once(
    source: Source, readings: list[Reading], *, apart: bool
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The readings of one source, as (those to show, those that only repeat them). Shown are the wordings of its
    first report, each once, and what its copies say differently. `apart`: the claim is about words that differ in
    copies; then each different wording is shown.
    """
    rank = {report.id: number for number, report in enumerate(_reports(source))}
    # the source's own reports in their order, first the one it is shown by
    ordered = sorted(
        readings,
        key=lambda reading: (
            rank.get(reading.report, len(rank)),
            reading.report,
            reading.start,
            reading.end,
        ),
    )
    first = ordered[0].report
    shown: list[Reading] = []
    repeats: list[Reading] = []
    for reading in ordered:
        own = apart or reading.report == first
        # of copies only what says another thing is shown; elsewhere each wording
        again = any(
            _same_letters(reading, shown_reading) if own else not _is_altered_copy(reading, shown_reading)
            for shown_reading in shown
        )
        (repeats if again else shown).append(reading)
    return tuple(shown), tuple(repeats)


def _same_letters(one: Reading, other: Reading) -> bool:
    """Whether two readings differ only in punctuation, capitals and blanks, which are the outlet's choice."""
    letters, other_letters = (
        "".join(char for char in reading.quote.casefold() if char.isalnum()) for reading in (one, other)
    )
    return letters == other_letters


def _is_altered_copy(copy: Reading, lead: Reading) -> bool:
    """Whether a copy says something else than what it copies: another value, or a number that the other lacks. `lead`: the reading that
    it copies.
    """
    if _same_letters(copy, lead):
        return False
    # words alone: a digit that the other lacks is a change
    if (
        isinstance(copy.value, Words)
        or isinstance(lead.value, Words)
        or copy.value is None
        or lead.value is None
    ):
        return not set(DIGITS.findall(copy.quote)) <= set(DIGITS.findall(lead.quote))
    return value_key(copy) != value_key(lead)


def _reports(source: Source) -> tuple[Report, ...]:
    return (() if source.lead is None else (source.lead,)) + source.copies
