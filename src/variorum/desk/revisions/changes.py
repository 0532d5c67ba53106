"""Lists what happened to a story, each change dated by when the desk came to know of it. Feeds, subscriptions and
"since you looked" are made of these changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from variorum.desk.model.edition import Correction, DeskStory, Edit
from variorum.desk.model.statuses import says_the_same, value_key
from variorum.desk.revisions.laggards import Carried, carried
from variorum.desk.revisions.revisions import Span, folded
from variorum.records import Claim, Reading, Report
from variorum.records.claim import AGREEING, DIFFERING
from variorum.store.rows import ChangeRow, ReportVersion
from variorum.text import stamps
from variorum.text.clusters import shortened
from variorum.text.ids import content_id
from variorum.text.outlet_names import shown_outlet

# Longest piece of a report quoted in one line of a feed, in characters.
LONGEST_QUOTE = 280


class ChangeKind(StrEnum):
    """What sort of thing happened. NO_LONGER, MOVED and RETRACTED say of an earlier event that it holds no longer, or
    not in this story; JOINED that what was another story is part of this one.
    """

    REPORT = "report"
    NEW_VALUE = "new-value"
    SECOND_SOURCE = "second-source"
    CORRECTION = "correction"
    SILENT_EDIT = "silent-edit"
    EDIT = "edit"
    LAGGARD = "laggard"
    # What follows an event that was told: it holds no longer, or not in this story.
    NO_LONGER = "no-longer"
    MOVED = "moved"
    RETRACTED = "retracted"
    JOINED = "joined"


# Begins the detail of an edit that took a sentence out.
TOOK_OUT = "out-"
# Told of the texts as they were, which stays true whatever is found of them later.
OF_TEXTS = frozenset({ChangeKind.REPORT, ChangeKind.CORRECTION, ChangeKind.SILENT_EDIT, ChangeKind.EDIT})
# Kinds of changes that follow from others and are not worked out here.
FOLLOWING = frozenset({ChangeKind.NO_LONGER, ChangeKind.MOVED, ChangeKind.RETRACTED, ChangeKind.JOINED})


def changes(story: DeskStory, held: Mapping[str, ReportVersion]) -> tuple[ChangeRow, ...]:
    """What happened to the story, by time, then id. `held` has the superseded versions too."""
    found = (*_arrivals(story, held), *_on_claims(story, held), *_on_pages(story, held))
    return tuple(sorted(dict.fromkeys(found), key=lambda row: (row.at, row.id)))


def _row(
    story: DeskStory,
    kind: ChangeKind,
    version: ReportVersion,
    *,
    sentence: str,
    at: str = "",
    claim: str | None = None,
    detail: str | None = None,
    mark: str = "",
) -> ChangeRow:
    """The row of one thing that happened.
    `version`: the report that did it; the row is dated by when the desk had it, unless `at` is given.
    `detail`: tells the row from others of its kind on the same page.
    `mark`: stands before the hash in its id.
    `sentence`: what a reader is told; `claim`: the key of the claim it is about.
    """
    at = at or version.captured
    report = version.report.id
    return ChangeRow(
        story=story.id,
        id=content_id("change", kind, at, report, claim or "", sentence),
        at=at,
        kind=kind.value,
        claim=claim,
        report=report,
        sentence=sentence,
        page=version.page,
        detail=None if detail is None else mark + content_id("detail", detail),
    )


def _arrivals(story: DeskStory, held: Mapping[str, ReportVersion]) -> Iterator[ChangeRow]:
    """A row for the first version of each page. Later versions are told as edits."""
    superseded = {edit.new for edit in story.edits} | set(_later_versions(story, held))
    for report in (*story.collated.story.reports, *story.older):
        if report not in superseded:
            one = held[report]
            sentence = f"{shown_outlet(one.report)} reports: “{headline(one.report)}”"
            yield _row(story, ChangeKind.REPORT, one, sentence=sentence)


def _later_versions(story: DeskStory, held: Mapping[str, ReportVersion]) -> Iterator[str]:
    """The ids of the reports that are a later version of their page, and not its first."""
    first: dict[str, int] = {}
    members = [held[r] for r in (*story.collated.story.reports, *story.older)]
    for one in members:
        first[one.page] = min(one.seq, first.get(one.page, one.seq))
    return (one.report.id for one in members if one.seq != first[one.page])


def _on_claims(story: DeskStory, held: Mapping[str, ReportVersion]) -> Iterator[ChangeRow]:
    """Rows for claims: a second source where readings agree, new values where they differ. `held`: report id → its
    version.
    """
    for claim, key in zip(story.collated.claims, story.keys, strict=True):
        arrived = sorted(claim.readings, key=lambda r: (held[r.report].captured, held[r.report].seq, r.start))
        # One source more confirms an equal or compatible value, never another wording of it.
        if claim.status in AGREEING:
            yield from _second_source(story, claim, key, arrived, held)
        if claim.status in DIFFERING:
            yield from _new_values(story, claim, key, arrived, held)


def _second_source(
    story: DeskStory, claim: Claim, key: str, arrived: Sequence[Reading], held: Mapping[str, ReportVersion]
) -> Iterator[ChangeRow]:
    """A row that says the claim has a second independent source; none where it has not, or no name for it but that of the first. The row is
    dated by the first reading whose origin differs from the very first reading's. `key`: the claim's; `arrived`: its readings in the
    order in which the desk had them; `held`: report id → its version.
    """
    first_reading = arrived[0]
    # witness → the report under which its copies are shown
    shown_by = {
        witness.id: witness.reports[0] for witness in story.collated.lineage.witnesses if witness.reports
    }

    def source(reading: Reading) -> str:
        """The outlet whose telling the reading is; for a copy, the outlet that it was copied from."""
        return shown_outlet(held[shown_by.get(reading.witness, reading.report)].report)

    second_reading = next(
        (
            later_reading
            for later_reading in arrived
            if another_origin(later_reading, first_reading) and source(later_reading) != source(first_reading)
        ),
        None,
    )
    if second_reading is None or claim.origins == 1:
        return
    sentence = (
        f"{claim.label}: a second independent source, {source(second_reading)} “{quoted(second_reading)}”, "
        f"beside {source(first_reading)} “{quoted(first_reading)}”"
    )
    yield _row(story, ChangeKind.SECOND_SOURCE, held[second_reading.report], sentence=sentence, claim=key)


def another_origin(one: Reading, other: Reading) -> bool:
    """Whether the readings are of two tellings and, as far as known, of two origins. Whether they agree is not asked here."""
    return one.witness != other.witness and (one.origin is None or one.origin != other.origin)


def _new_values(
    story: DeskStory, claim: Claim, key: str, arrived: Sequence[Reading], held: Mapping[str, ReportVersion]
) -> Iterator[ChangeRow]:
    """A row for each value but the first of a claim, when it first came, beside the value that came before it. Of that is said that its outlet
    "said" it only where it is the older report: reports come in any order. `key`: the claim's;
    `arrived`: its readings in the order in which the desk had them; `held`: report id → its version.
    """
    reading_by_value: dict[object, Reading] = {value_key(arrived[0]): arrived[0]}
    for reading in arrived[1:]:
        value = value_key(reading)
        if value in reading_by_value or any(
            says_the_same(reading, known) for known in reading_by_value.values()
        ):
            continue
        # the value that came last before this one
        reading_before = list(reading_by_value.values())[-1]
        reading_by_value[value] = reading
        report, earlier = held[reading.report].report, held[reading_before.report].report
        says = "said" if _is_older(earlier, report) else "says"
        sentence = f"{claim.label}: {shown_outlet(report)} says “{quoted(reading)}”; {shown_outlet(earlier)} {says} “{quoted(reading_before)}”"
        yield _row(
            story,
            ChangeKind.NEW_VALUE,
            held[reading.report],
            sentence=sentence,
            claim=key,
            detail=repr(value),
        )


def _is_older(one: Report, other: Report) -> bool:
    """Whether one was surely published before the other."""
    mine, theirs = stamps.moments(one.published), stamps.moments(other.published)
    return mine is not None and theirs is not None and mine[1] < theirs[0]


def _on_pages(story: DeskStory, held: Mapping[str, ReportVersion]) -> Iterator[ChangeRow]:
    """Rows for pages: edits of substance that no correction notice explains, correction notices, and reports that
    still carry what was taken back.
    """
    # edits that a correction notice explains; they are told by the row of the notice
    tied = {correction.edit for correction in story.corrections if correction.edit is not None}
    for number, edit in enumerate(story.edits):
        if edit.substantive and number not in tied:
            yield _edit_row(story, edit, held)
    for correction in story.corrections:
        yield from _correction_rows(story, correction, held)
    for lag in carried(story, held):
        yield _lag_row(story, lag, held)


def _lag_row(story: DeskStory, lag: Carried, held: Mapping[str, ReportVersion]) -> ChangeRow:
    """A row that says that a report still carries what its source took back. It is dated by the moment at which the
    desk knew both that it was taken back and that this report has it.
    """
    edit, one = story.edits[lag.edit], held[lag.report]
    source = held[edit.new]
    # an edit with nothing in the place of the old words took them out
    how = "changed" if edit.new_start < edit.new_end else "took out"
    sentence = (
        f"{shown_outlet(one.report)} still carries “{cut(one.report.text[lag.start : lag.end])}”, "
        f"which {shown_outlet(source.report)} {how}"
    )
    return _row(
        story,
        ChangeKind.LAGGARD,
        one,
        at=max(one.captured, source.captured),
        sentence=sentence,
        claim=_claim_at(story, lag.report, (lag.start, lag.end)),
        detail=folded(one.report, (lag.start, lag.end)),
    )


def _edit_row(story: DeskStory, edit: Edit, held: Mapping[str, ReportVersion]) -> ChangeRow:
    """What was added, taken out or changed on a page, and whether a notice says so."""
    old, new = held[edit.old].report, held[edit.new]
    before, after = old.text[edit.old_start : edit.old_end], new.report.text[edit.new_start : edit.new_end]
    # a silent edit: of substance, and no notice on the page
    how = "without saying so" if edit.silent else "under a notice"
    if not before:
        said = f"added “{cut(after)}”"
    elif not after:
        said = f"took out “{cut(before)}”"
    else:
        said = f"changed “{cut(before)}” to “{cut(after)}”"
    return _row(
        story,
        ChangeKind.SILENT_EDIT if edit.silent else ChangeKind.EDIT,
        new,
        sentence=f"{shown_outlet(new.report)} {said} {how}",
        claim=_claim_at(story, edit.new, (edit.new_start, edit.new_end)),
        detail=f"{before}\n{after}",
        mark="" if after else TOOK_OUT,
    )


def _claim_at(story: DeskStory, report: str, place: Span) -> str | None:
    """The key of the first claim that has a reading of that report inside the place; None where no claim has one."""
    start, end = place
    for claim, key in zip(story.collated.claims, story.keys, strict=True):
        if any(reading.report == report and start <= reading.start < end for reading in claim.readings):
            return key
    return None


def _correction_rows(
    story: DeskStory, correction: Correction, held: Mapping[str, ReportVersion]
) -> Iterator[ChangeRow]:
    """A notice, once for each claim that it touches; once without a claim where it touches none. `held`: report id → its version."""
    one = held[correction.report]
    notice = cut(one.report.text[correction.start : correction.end])
    edit = story.edits[correction.edit] if correction.edit is not None else None
    before = held[edit.old].report.text[edit.old_start : edit.old_end] if edit else None
    said = f"{shown_outlet(one.report)} corrects: “{notice}”" + (
        f" (it read “{cut(before)}”)" if before else ""
    )
    for key in correction.claims or (None,):
        yield _row(story, ChangeKind.CORRECTION, one, sentence=said, claim=key, detail=notice)


def headline(report: Report) -> str:
    """Its title, or its first line, cut to what fits into a sentence."""
    return cut(report.title or report.text.strip().split("\n", 1)[0])


def quoted(reading: Reading) -> str:
    """Its words, cut to what fits into a sentence."""
    return cut(reading.quote)


def cut(text: str) -> str:
    """The text on one line; where it is long, cut between words with a mark."""
    plain = " ".join(text.split())
    return shortened(plain, LONGEST_QUOTE, end=" …", strip="")
