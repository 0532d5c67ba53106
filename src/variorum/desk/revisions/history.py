"""Tells the history of a claim: what each source said from when to when, through the versions of its page; and who
lags behind a withdrawal.

Words used here. Step: what one version of a page says to a claim, and from when to when. Since, until: these times.
Span: (start, end) in a report. Withdrawn: said in an earlier version and in no later one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from variorum.desk.model.clocks import Clock, by_page, known_since, moment
from variorum.desk.model.edition import DeskStory
from variorum.desk.revisions.changes import cut
from variorum.desk.revisions.revisions import Span, changed_sentences, mapped
from variorum.desk.revisions.speaks_of import sentence_at, speaks_of
from variorum.records import Claim, Quantity, Reading, Report, When
from variorum.store.rows import ReportVersion
from variorum.text.amid import amid
from variorum.text.outlet_names import shown_outlet
from variorum.text.quantities import quantities
from variorum.text.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one version of a page says to a claim.
    `start`, `end`, `quote`: the place in the report's text, and the words there.
    `since`, `until`: from when to when the page said so; `until` None: the last version still does.
    `number`: the quantity said, where it is one.
    `as_of`: the time that the words speak of; None where they name none (see `speaks_of`).
    `dated`: `since` is from what the report says of its publication or change; else it is when the desk had it."""

    since: datetime
    until: datetime | None
    # when the desk had this version
    captured: str
    report: str
    page: str
    # id of the telling; and the outlet's name
    witness: str
    outlet: str
    start: int
    end: int
    quote: str
    number: float | None
    as_of: When | None
    # on whose word, in the report's words
    attributed_to: str | None
    dated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """A report that lags: it still carries what its source has withdrawn. With `same_source`: it has another number
    than a later report on the word of the same source. `why`: in words.
    """

    step: Step
    why: str
    same_source: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """`steps` by time, the first one first."""

    steps: tuple[Step, ...]
    lags: tuple[Lag, ...]


def history(
    claim: Claim, story: DeskStory, held: Mapping[str, ReportVersion], *, clock: Clock = Clock.PUBLIC
) -> History:
    """The steps of a claim and who lags behind. `held` has the superseded versions of the story's pages too."""
    pages = by_page(held[report_id] for report_id in (*story.collated.story.reports, *story.older))
    steps = [
        step
        for reading in claim.readings
        for step in _steps(reading, pages[held[reading.report].page], clock)
    ]
    ordered = tuple(
        sorted(dict.fromkeys(steps), key=lambda step: (step.since, step.captured, step.report, step.start))
    )
    return History(steps=ordered, lags=tuple(lags(ordered, story)))


def _steps(reading: Reading, versions: Sequence[ReportVersion], clock: Clock) -> Iterator[Step]:
    """What a page said, version by version, to the question of a claim: a step for each different wording, from the
    version that `reading` is of backwards to the first. Each step tells of the version that brought the wording, so a
    version that says the same as the one before it makes no step; the first version always makes one.
    """
    versions_since = known_since(versions, clock)
    of_reading = next(
        place_of_version
        for place_of_version, (_, version) in enumerate(versions_since)
        if version.report.id == reading.report
    )
    place: Span = (reading.start, reading.end)
    # when the version after it was known; None for the last one
    until: datetime | None = (
        versions_since[of_reading + 1][0] if of_reading + 1 < len(versions_since) else None
    )
    number = of_reading
    # from the reading's version backwards; a step wherever the wording changes
    while True:
        earlier = (
            _earlier(versions_since[number - 1][1].report, versions_since[number][1].report, place)
            if number
            else None
        )
        is_unchanged = earlier is not None and _says(versions_since[number - 1][1].report, earlier) == _says(
            versions_since[number][1].report, place
        )
        if not is_unchanged:
            yield _step(
                reading, *versions_since[number], place=place, until=until, is_last=number == of_reading
            )
            until = versions_since[number][0]
        if earlier is None:
            return
        place, number = earlier, number - 1
        if is_unchanged and number == 0:
            yield _step(reading, *versions_since[number], place=place, until=until, is_last=False)
            return


def _step(
    reading: Reading,
    since: datetime,
    version: ReportVersion,
    *,
    place: Span,
    until: datetime | None,
    is_last: bool,
) -> Step:
    """A step of the claim's history: what one version says at `place`. `until` is None while it still says so;
    `is_last`: it is the version that the claim's reading is of.
    """
    report = version.report
    start, end = place
    # only of the reading's own version its value is known; of others it is read from the words
    return Step(
        since=since,
        until=until,
        captured=version.captured,
        report=report.id,
        page=version.page,
        witness=reading.witness,
        outlet=shown_outlet(report),
        start=start,
        end=end,
        quote=report.text[start:end],
        number=_number(report, place, reading if is_last else None),
        as_of=speaks_of(report, place, reading.value if is_last else None),
        attributed_to=reading.attributed_to,
        dated=moment(report.published) is not None or moment(report.modified) is not None,
    )


def _earlier(old: Report, new: Report, place: Span) -> Span | None:
    """Where in the version before (`old`) the words new.text[place] were, or the words that they replaced; None where
    it had nothing there.
    """
    start, end = place
    sentence = sentence_at(new, start)
    if sentence is None:
        return None
    # the sentence was changed: word by word; else it stands in the old text as it is
    for before, after in changed_sentences(old, new):
        if after == sentence:
            (before_start, _), (after_start, _) = before, after
            inside = (start - after_start, end - after_start)
            found = mapped(old.text[slice(*before)], new.text[slice(*after)], inside)
            if found is None:
                return None
            first, last = found
            return before_start + first, before_start + last
    return _same_sentence(old, new, sentence, place)


def _same_sentence(old: Report, new: Report, sentence: Span, place: Span) -> Span | None:
    """Where the place stands in the old text if its whole sentence stands there word for word; else None."""
    (start, end), (sentence_start, sentence_end) = place, sentence
    at = old.text.find(new.text[sentence_start:sentence_end])
    if at < 0:
        return None
    return at + start - sentence_start, at + end - sentence_start


def _says(report: Report, place: Span) -> str:
    return " ".join(fold(report.text[slice(*place)]).split())


def _number(report: Report, place: Span, reading: Reading | None) -> float | None:
    """The number at `place`: that of `reading` if this is given and a quantity, else the first number in the words;
    None where there is none.
    """
    if reading is not None and isinstance(reading.value, Quantity):
        return number_of(reading.value)
    found = quantities(report.text, *place, language=report.language)
    return number_of(found[0].value) if found else None


def number_of(quantity: Quantity) -> float | None:
    """The number of a quantity: the exact one, else its lower bound, else its upper bound."""
    return next((n for n in (quantity.exact, quantity.low, quantity.high) if n is not None), None)


def lags(steps: Sequence[Step], story: DeskStory) -> Iterator[Lag]:
    """The reports that lag behind: current steps that say what their own source said before and says no longer; and those given by
    `_behind_own_source`.
    """
    withdrawn = [step for step in steps if step.until is not None]
    current = [step for step in steps if step.until is None]
    for step in current:
        for gone in withdrawn:
            if step.page != gone.page and _one_value(step, gone) and _depends_on(step, gone, story):
                # what the source's page says now, for the reason
                now = next((current_step for current_step in current if current_step.page == gone.page), None)
                yield Lag(step=step, why=_why(step, gone, now))
                break
        else:
            yield from _behind_own_source(step, current)


def _behind_own_source(step: Step, current: Sequence[Step]) -> Iterator[Lag]:
    """A lag, if a later report on the word of the same source ("police") has another number than this step."""
    if not step.attributed_to or step.number is None:
        return
    for later in current:
        same = later.attributed_to is not None and fold(later.attributed_to) == fold(step.attributed_to)
        if same and later.since > step.since and later.number not in (None, step.number):
            why = (
                f"{step.outlet} has “{cut(step.quote)}” from {amid(step.attributed_to)}; {later.outlet}, later, "
                f"has “{cut(later.quote)}” from the same source."
            )
            yield Lag(step=step, why=why, same_source=True)
            return


def _one_value(left: Step, right: Step) -> bool:
    """Whether the two say the same number, or, where neither has one, the same words. Of words neither capitals nor white space count."""
    if left.number is not None or right.number is not None:
        return left.number == right.number
    return " ".join(fold(left.quote).split()) == " ".join(fold(right.quote).split())


def _depends_on(step: Step, source: Step, story: DeskStory) -> bool:
    """Whether the step's report is a copy of `source`, or says that it has its words from there."""
    if step.witness == source.witness:
        return True
    pair = {step.report, source.report}
    if any(
        shared_text.dependent and {shared_text.left, shared_text.right} == pair
        for shared_text in story.collated.lineage.shared
    ):
        return True
    # its words are on the word of that outlet
    return step.attributed_to is not None and fold(source.outlet) in fold(step.attributed_to)


def _why(step: Step, gone: Step, now: Step | None) -> str:
    """The sentence that says who lags, and what became of the words at its source. `now` None: they were taken out."""
    became = f"has since changed it to “{cut(now.quote)}”" if now else "has since taken it out"
    said = f"{step.outlet} still says “{cut(step.quote)}”; {gone.outlet}, its source, {became}"
    return said if said.endswith((".”", "!”", "?”")) else f"{said}."
