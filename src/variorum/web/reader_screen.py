"""Screen 3, the reader: a report with its spans marked, what others say beside the line, its versions, and another report beside it.

Words used here. Edition (`now`): the story as it stands, or stood at the moment asked for. Version: the text of the
page at one time. Beside: another report or version that is shown next to it. Sheet: everything of a story that its
page shows. Marking: a stretch of text to be marked. KEPT: the cache of parts of pages; look: its key for this page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.decisions.decisions import active
from variorum.desk.derivation.derive import mark_of, retracted
from variorum.desk.desk import stamp
from variorum.desk.model.clocks import Clock, as_of, in_time, known_since
from variorum.desk.model.edition import Edit, Mark
from variorum.desk.queries.lookup import Loaded
from variorum.desk.revisions.aiming import aimed
from variorum.desk.revisions.aligning import aligned
from variorum.desk.revisions.passages import passages
from variorum.desk.revisions.revisions import edits, page_edits
from variorum.publish.marks import Marking, Piece, Stretch, pieces, stretches
from variorum.publish.phrases import SHARED, stamp_words
from variorum.publish.sheet import Line, Note, Sheet, Words
from variorum.publish.view import outlet_name
from variorum.records import Decision, DecisionKind, Report
from variorum.store import evidence
from variorum.store.rows import ReportVersion
from variorum.web.by_model import by_model_at
from variorum.web.kept import KEPT
from variorum.web.moments import moments, over_time
from variorum.web.numbers import whole
from variorum.web.state import Screens, clock_of, content_of, look_of, page, screens, sheet_of
from variorum.web.templating import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A claim in which one source differs from itself: in this report and in a copy of it, or in two places of it. `others`: the words
    elsewhere."""

    line: Line
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A block of the text, cut into pieces by its marks.
    `notes`: what other sources say to the claims that the block speaks to.
    `inside`: where copies of the report, or the report itself in another place, say something else.
    `said`: editors' notes on words that begin here."""

    stretch: Stretch
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    inside: tuple[Within, ...] = ()
    said: tuple[Mark, ...] = ()
    # so many notes are shown, the rest folded
    open_notes: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the page: since when it could be known, and what it changed."""

    held: ReportVersion
    known: str
    # what it changed of the version before
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One report as a column. `copied`: each report that shares text with it, its name, and what they share."""

    held: ReportVersion
    paragraphs: tuple[Para, ...]
    copied: tuple[tuple[str, str, str], ...]


def reader_screen(request: Request) -> Response:
    """The page of a report's text with its claims beside it. At an earlier moment (`at`) it leads to the version of that time."""
    state = screens(request)
    wanted = request.path_params["report"]
    with state.desk.store.reading() as connection:
        versions = evidence.versions_of(connection, wanted)
    shown = next((one for one in versions if one.report.id == wanted), None)
    if shown is None:
        raise HTTPException(404, "There is no such report on this desk.")
    # the versions of the page, and the edition that they are shown in
    ordered = sorted(versions, key=in_time)
    home = _home(state, ordered)
    clock = clock_of(request)
    since = known_since(ordered, clock)
    now = state.edition(request, home)
    # at an earlier moment, the version that was known then
    if now.at is not None:
        ordered = [version for known_from, version in since if known_from <= now.at]
        if not ordered:
            raise HTTPException(404, f"This report was not known at {stamp_words(stamp(now.at))}.")
        if shown.report.id not in {version.report.id for version in ordered}:
            query = {name: value for name, value in request.query_params.items() if name != "at"}
            return RedirectResponse(address(f"/report/{ordered[-1].report.id}", **query), status_code=303)
    # what stands on the page: another report beside, notes, the place asked for
    story_sheet = sheet_of(now)
    beside = _beside(request, now, shown)
    first_known = stamp(since[0][0])
    noted = _notes_on_words(now, shown)
    place = _place(request.query_params.get("at", ""), shown.report)
    with_model = state.with_model(request, now)
    # all that the parts of the page are made of, as keys of the cache
    look = (
        *look_of(request, now, "led_from"),
        content_of(with_model.loaded),
        wanted,
        tuple(version.report.id for version in ordered),
    )
    worded = frozenset(note.id for note in noted)
    rewritten = KEPT.get(("between", look), lambda: _rewritten(shown, beside)) if beside else ()

    def made_of(one: ReportVersion, at: tuple[int, int] | None, said: Sequence[Decision]) -> Shown:
        """A report as a column, kept for the next visitor. `at`: the place that the address asks for, which the key holds already
        (in `look`); `said`: notes on its words.
        """
        key = ("column", look, one.report.id, tuple(note.id for note in said))
        return KEPT.get(key, lambda: _shown(one, now, story_sheet, at, rewritten, said))

    # what the template shows: the report, another one beside it, its versions, and what editors decided of it
    return page(
        request,
        "reader.html",
        loaded=now,
        view=story_sheet.view,
        look=look,
        keys=now.story.key_of,
        main=made_of(shown, place, noted),
        worded=worded,
        beside=made_of(beside, None, ()) if beside else None,
        aligned=KEPT.get(("aligned", look), lambda: _aligned_places(now, shown, beside)) if beside else (),
        time=over_time(now, [moment for moment in moments(home, clock) if moment[0] >= first_known], clock),
        versions=KEPT.get(("versions", look), lambda: _versions(ordered)),
        latest=ordered[-1].report.id,
        texts=now.reports | {version.report.id: version.report for version in ordered},
        others=[
            other
            for other in story_sheet.view.reports
            if other.id not in {wanted, *(version.report.id for version in versions)}
        ],
        rewritten=rewritten,
        source=story_sheet.view.source_of(wanted),
        corrections=[correction for correction in now.story.corrections if correction.report == wanted],
        marks=tuple(
            mark
            for mark in now.story.marks
            if mark.target == "report" and mark.key == wanted and mark.decision not in worded
        ),
        by_model=by_model_at(request, state, now, with_model, shown.report),
        tab="reader",
    )


def _home(state: Screens, versions: Sequence[ReportVersion]) -> Loaded:
    """The story that the page is in: that of its latest version that is in one, since a later version may be
    retracted. Raises 404 where none is.
    """
    found = next(
        (loaded for version in reversed(versions) if (loaded := state.load(version.report.id)) is not None),
        None,
    )
    if found is not None:
        return found
    with state.desk.store.reading() as connection:
        # why it is in no story: it was retracted, or is new
        gone = retracted(state.holding.as_of(connection))
    if any(version.report.id in gone for version in versions):
        raise HTTPException(404, "This report was retracted: it is kept, and in no story. See Decisions.")
    raise HTTPException(404, "This report is kept, and in no story yet.")


def _beside(request: Request, now: Loaded, held: ReportVersion) -> ReportVersion | None:
    """The report that ?with names: another of the story, or another version."""
    other = request.query_params.get("with")
    if not other or other == held.report.id:
        return None
    # of an edition of another time, only what was known then
    known = now.held.values() if now.at is None else as_of(now.held.values(), now.at, clock=now.clock)
    found = next((version for version in known if version.report.id == other), None)
    if found is None:
        raise HTTPException(404, "There is no such report in this story.")
    return found


def _notes_on_words(now: Loaded, held: ReportVersion) -> list[Decision]:
    """Editors' notes on words of this version. A note that was made on another version of the page is moved to the same words here."""
    notes = [
        decision
        for decision in active(now.decisions)
        if decision.kind is DecisionKind.NOTE and decision.anchors
    ]
    # `aimed` moves the places of decisions to the same words in this version
    here = aimed(notes, [held], passages(tuple(now.held.values())))
    text = held.report.text
    # only those whose words this version has
    return [
        decision
        for decision in here
        if any(anchor.report == held.report.id and anchor.end <= len(text) for anchor in decision.anchors)
    ]


def _aligned_places(now: Loaded, held: ReportVersion, beside: ReportVersion) -> tuple[tuple[int, int], ...]:
    """Places in both texts that belong beside each other."""
    collated = now.story.collated
    return aligned(held.report, beside.report, shared=collated.lineage.shared, claims=collated.claims)


def _place(asked: str, report: Report) -> tuple[int, int] | None:
    """The place that "START-END" asks for; None where that is none, or lies outside the report."""
    start, end = (whole(part) for part in asked.partition("-")[::2])
    if start is None or end is None:
        return None
    return (start, end) if start < end <= len(report.text) else None


def _rewritten(one: ReportVersion, other: ReportVersion) -> tuple[Edit, ...]:
    """What was changed between two versions of a page; nothing for two pages."""
    if one.page != other.page:
        return ()
    old, new = sorted((one, other), key=in_time)
    return edits(old.report, new.report, page=old.page)


def _shown(
    version: ReportVersion,
    now: Loaded,
    story_sheet: Sheet,
    place: tuple[int, int] | None,
    rewritten: Iterable[Edit],
    noted: Sequence[Decision] = (),
) -> Shown:
    """The report as a column of the page: its paragraphs, each cut into pieces by all marks in it (readings, words
    copied from others, edits, notes, the place asked for). `place`: (start, end) that the address asks for;
    `rewritten`: edits between two versions, which are marked; `noted`: editors' notes on words of this report.
    """
    report = version.report
    notes_at = {paragraph.stretch.start: paragraph for paragraph in story_sheet.paragraphs.get(report.id, ())}
    # everything that is marked in the text
    markings = [
        *_readings(report, story_sheet.lines),
        *_copied_runs(report, now),
        *_edited(report, rewritten),
    ]
    markings += [
        _marking(anchor.start, anchor.end, number=0, style="noted")
        for note in noted
        for anchor in note.anchors
        if anchor.report == report.id
    ]
    if place is not None:
        markings.append(_marking(*place, number=0, style="asked"))
    return Shown(
        held=version,
        paragraphs=tuple(
            Para(
                stretch=stretch,
                pieces=pieces(report.text, stretch.start, stretch.end, markings),
                notes=notes_at[stretch.start].notes if stretch.start in notes_at else (),
                inside=tuple(_inner_differences(report, stretch, story_sheet.inside())),
                said=tuple(
                    mark_of(note, "report", report.id)
                    for note in noted
                    if any(stretch.start <= anchor.start < stretch.end for anchor in note.anchors)
                ),
                # 2 as for paragraphs that have notes
                open_notes=notes_at[stretch.start].open_notes if stretch.start in notes_at else 2,
            )
            for stretch in stretches(report)
        ),
        copied=_copied_from(report, now),
    )


def _marking(start: int, end: int, *, number: int, style: str, row: int = 0, glyph: str = "") -> Marking:
    return Marking(start=start, end=end, number=number, row=row, source=0, style=style, glyph=glyph)


def _readings(report: Report, lines: Iterable[Line]) -> Iterable[Marking]:
    """A mark for each reading of the lines that stands in this report."""
    for line in lines:
        for words in line.words:
            if words.reading.report == report.id:
                yield _marking(
                    words.reading.start,
                    words.reading.end,
                    number=words.number,
                    row=line.row.number,
                    style=line.mark.style,
                    glyph=line.mark.glyph,
                )


def _edited(report: Report, rewritten: Iterable[Edit]) -> Iterable[Marking]:
    """A mark for each stretch of this version that went or came."""
    for edit in rewritten:
        # an edit names two versions: here its old side went, or its new side came
        if edit.old == report.id and edit.old_start < edit.old_end:
            yield _marking(edit.old_start, edit.old_end, number=0, style="went")
        if edit.new == report.id and edit.new_start < edit.new_end:
            yield _marking(edit.new_start, edit.new_end, number=0, style="came")


def _inner_differences(report: Report, stretch: Stretch, inside: Iterable[Line]) -> Iterable[Within]:
    """Differences inside one source: lines with words in this stretch, and the words that it or its copies have elsewhere."""
    for line in inside:
        told = line.words
        here = [
            wording.reading
            for wording in told
            if wording.reading.report == report.id and stretch.start <= wording.reading.start < stretch.end
        ]
        # `here` empty: the line is not about this stretch
        others = tuple(wording for wording in told if here and wording.reading not in here)
        if others:
            yield Within(line=line, others=others)


def _copied_runs(report: Report, now: Loaded) -> Iterable[Marking]:
    """A mark for each stretch of this report that a dependent report of the story has, too. Stretches that overlap or
    touch are marked as one.
    """
    spans = sorted(
        span
        for shared in now.story.collated.lineage.shared
        if shared.dependent
        for span in _side(report, shared)
    )
    # stretches that touch are joined
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        run_start, run_end = runs[-1] if runs else (0, -1)
        if start <= run_end:
            runs[-1] = (run_start, max(run_end, end))
        else:
            runs.append((start, end))
    for start, end in runs:
        yield _marking(start, end, number=0, style="copied")


def _side(report: Report, shared: object) -> Iterable[tuple[int, int]]:
    """(start, end) of the stretches of a pair's shared text in this report."""
    from variorum.records import SharedText

    assert isinstance(shared, SharedText)
    if shared.left == report.id:
        return [(span.left_start, span.left_end) for span in shared.spans]
    if shared.right == report.id:
        return [(span.right_start, span.right_end) for span in shared.spans]
    return []


def _copied_from(report: Report, now: Loaded) -> tuple[tuple[str, str, str], ...]:
    """Each report that shares text with this one: its id, its name, what they share."""
    found = []
    for shared in now.story.collated.lineage.shared:
        if report.id in {shared.left, shared.right}:
            other = now.held[shared.right if shared.left == report.id else shared.left].report
            found.append((other.id, outlet_name(other), SHARED[shared.kind]))
    return tuple(found)


def _versions(ordered: list[ReportVersion]) -> list[Version]:
    """The versions of the page, the latest first, each with the edits that made it, those of substance first."""
    known = known_since(ordered, Clock.PUBLIC)
    made: Mapping[str, list[Edit]] = {version.report.id: [] for version in ordered}
    for edit in page_edits(ordered):
        made[edit.new].append(edit)
    return [
        Version(
            held=version,
            known=since.isoformat(timespec="seconds"),
            edits=tuple(
                sorted(made[version.report.id], key=lambda edit: (not edit.substantive, edit.new_start))
            ),
        )
        for since, version in reversed(known)
    ]
