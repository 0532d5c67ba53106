"""Makes stories from evidence and decisions. These functions are pure: the same evidence and decisions give the same
stories, whether derived step by step or all at once in a rebuild.

Words used here. Version: the text of a page at one time (`ReportVersion`: its report, page, order of arrival `seq`).
Key: what a story or claim is called by, for ever. Frame: what grouping says of a story. Left: what a story's last
collation left to save time. Standing: hashes of what the present stories were made from. Past: versions, retracted
ones too. Marks: decisions as they were applied. `held`: versions that the desk has. `holding`: decisions in force. `memos`: by
story, the memo of its last collation (see `collate.memo`). `names`: the keys given before. `applied`: decisions that changed who copied
whom, or which reports belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from variorum.aside import Stopped, without_failing, working
from variorum.collate import Memo, Remembering, counted, with_silences
from variorum.desk.decisions.decisions import DESK_KINDS, active
from variorum.desk.derivation.apply_claims import CLAIM_KINDS, apply_claims, find
from variorum.desk.derivation.apply_lineage import apply_copies
from variorum.desk.derivation.apply_stories import apply_partition
from variorum.desk.derivation.keys import Keys, claim_keys, story_keys
from variorum.desk.derivation.writing import Rows, rows_of
from variorum.desk.model.clocks import by_page, current
from variorum.desk.model.edition import Correction, DeskStory, Edit, Left, Mark
from variorum.desk.revisions.aiming import aimed
from variorum.desk.revisions.notices import corrections
from variorum.desk.revisions.passages import passages
from variorum.desk.revisions.revisions import page_edits
from variorum.group import group
from variorum.pipeline import Deriving, Earlier, Progress, derive_story, silent
from variorum.records import Anchor, Claim, Decision, DecisionKind, Lineage, Report, Sentence, Story
from variorum.settings import Settings
from variorum.store.codec import dumps
from variorum.store.rows import Names, ReportVersion
from variorum.text.ids import content_id
from variorum.trace import divided, trace
from variorum.version import __version__

Sentences = Mapping[str, tuple[Sentence, ...]]
# Report ids → their parsed sentences; story key → the memo of its last collation.
Parsed = Callable[[Sequence[str]], Sentences]
Memos = Callable[[str], Memo | None]
NOTHING_LEFT: Mapping[str, Left] = MappingProxyType({})


def no_memo(_: str) -> None:
    """For stories that are collated from scratch."""


UNNAMED = Names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """Which of some reports belong together, before anything is collated.
    `own`: for each story the part of the lineage that is on its reports.
    `applied`: the decisions that changed the lineage or the stories."""

    stories: tuple[Story, ...]
    own: tuple[Lineage, ...]
    applied: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A story as it now is.
    `made_from`: a hash of all that its claims rest on.
    `frame`: what grouping says of it; a report on something else may change that, and leaves the claims as they are.
    `told`: the story with its claims; None where it was not collated again, since `made_from` is what it was.
    `rows`: what is written of it in the database; `left`: what its collation leaves to the next. None where `told` is.
    `versions`: every version of its pages. `past`: the same, and retracted versions, too.
    `aliases`: other keys that lead to this story.
    `leads`: keys that claims were given before → the keys that they lead to now.
    `beside`: those of the keys in `leads` whose claim is gone, and which lead to a claim of another kind on the same words."""

    id: str
    made_from: str
    frame: Story
    told: DeskStory | None
    rows: Rows | None = None
    left: Left | None = None
    versions: tuple[ReportVersion, ...] = ()
    past: tuple[ReportVersion, ...] = ()
    aliases: tuple[str, ...] = ()
    leads: Mapping[str, str] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()

    @property
    def same(self) -> dict[str, str]:
        """Keys that claims were given before → the key of the claim that they are part of now; without those in `beside`."""
        return {key: to for key, to in self.leads.items() if key not in self.beside}


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The stories that were made.
    `failed`: pages that were set aside because a room failed on them: the last version of each, and what went wrong."""

    made: tuple[Made, ...]
    failed: tuple[tuple[ReportVersion, Stopped], ...] = ()


def derive(
    held: Sequence[ReportVersion],
    decisions: Sequence[Decision],
    *,
    parsed: Parsed,
    settings: Settings,
    standing: Container[str] = frozenset(),
    left: Mapping[str, Left] = NOTHING_LEFT,
    memos: Memos = no_memo,
    names: Names = UNNAMED,
    progress: Progress = silent,
) -> Derived:
    """The stories of these versions of pages, by id. Only the last version of each page is collated; earlier ones tell the page's history.

    `standing`: hashes of what the existing stories were made from; a story that would be made from the same is not
    collated again. `parsed`: gives the sentences of reports, and is called only for stories that are collated.
    `left`, `memos`: by story, what its last collation left to save time. `names`: the keys given before.

    The order of `held` changes nothing. A report on which a room fails is set aside with all versions of its page;
    the rest is derived as if that page had never come.
    """
    # what holds now: decisions not undone, versions not retracted
    holding = active(decisions)
    retracted_ids = retracted(holding)
    with_retracted = tuple(held)
    held = [version for version in held if version.report.id not in retracted_ids]

    def made_of(versions: Sequence[ReportVersion]) -> tuple[Made, ...]:
        """The stories of some of the versions, as if the others had never come."""
        return _stories_made(
            versions,
            holding,
            parsed=parsed,
            settings=settings,
            standing=standing,
            left=left,
            memos=memos,
            names=names,
            past=with_retracted,
            progress=progress,
        )

    # a page on which a room fails is set aside, and the rest derived without it
    pages = [versions for _, versions in sorted(by_page(held).items())]
    outcome = without_failing(
        pages,
        lambda pages_at_once: made_of([version for page in pages_at_once for version in page]),
        by=lambda page: page[0].page,
    )
    failed = tuple((page[-1], stopped) for page, stopped in outcome.failed)
    return Derived(made=outcome.result or (), failed=failed)


def _stories_made(
    held: Sequence[ReportVersion],
    holding: Sequence[Decision],
    *,
    parsed: Parsed,
    settings: Settings,
    standing: Container[str],
    left: Mapping[str, Left],
    memos: Memos,
    names: Names,
    past: Sequence[ReportVersion],
    progress: Progress,
) -> tuple[Made, ...]:
    """The stories; those are collated whose hash (`made_from`) is not among `standing`.

    `past`: the versions in `held` and the retracted ones, so that a key first given to words of a retracted version
    goes on with the versions that are left.
    """
    held = sorted(held, key=lambda version: version.seq)
    # decisions on an earlier version of a page are moved to its current one
    holding = aimed(holding, current(held), passages(past))
    parting = part(held, holding, settings)
    by_report = {version.report.id: version for version in held}
    pages = [frozenset(by_report[report_id].page for report_id in story.reports) for story in parting.stories]
    # the keys that were given before
    story_keys_now = story_keys(pages, names.stories, held)
    standing_pages = frozenset(page for pages_of_story in pages for page in pages_of_story)
    stories = []
    # each story; it is collated only if something under it has changed
    for number, (story, lineage) in enumerate(zip(parting.stories, parting.own, strict=True)):
        frame = replace(
            story, reports=tuple(sorted(story.reports, key=lambda report_id: by_report[report_id].seq))
        )
        versions = _versions(story, held)
        key = story_keys_now.own[number]
        # all versions of this story's pages, retracted ones too
        with_retracted = [version for version in past if version.page in pages[number]]
        # keys first given to words of other stories' reports stay with those stories
        reports_elsewhere = {
            version.report.id for version in past if version.page in standing_pages - pages[number]
        }
        names_here = _names_without(names, reports_elsewhere)
        keys_here = (key, *_from_outside(names_here, with_retracted))
        made = Made(
            id=key,
            made_from=made_from(story, versions, lineage, holding, settings, called=keys_here),
            frame=frame,
            told=None,
            versions=tuple(versions),
            past=tuple(with_retracted),
            aliases=story_keys_now.aliases(number),
        )
        if made.made_from not in standing:
            # Asked for first: it has most of the sentences.
            memo = memos(key)
            with working("parse"):
                sentences = parsed([version.report.id for version in versions])
            with working("desk"):
                collation = collated_anew(
                    frame,
                    versions,
                    lineage,
                    left.get(key),
                    memo=memo,
                    sentences=sentences,
                    settings=settings,
                    progress=progress,
                )
                made = _with_claims(
                    made,
                    collation,
                    names=names_here,
                    decisions=holding,
                    applied=parting.applied,
                    by_report=by_report,
                    settings=settings,
                )
        stories.append(made)
    return tuple(sorted(stories, key=lambda one: one.id))


def _with_claims(
    made: Made,
    collation: Left,
    *,
    names: Names,
    decisions: Sequence[Decision],
    applied: Sequence[Decision],
    by_report: Mapping[str, ReportVersion],
    settings: Settings,
) -> Made:
    """The story with its claims and their keys, and the database rows that will be written of it. The rows are made
    here, so that a story that cannot be written is set aside before anything is written. `collation`: the result of collating it;
    `applied`: decisions that changed who copied whom, or which reports belong together; `by_report`: report id → its version.
    """
    story, keys = derive_one(
        collation,
        made.versions,
        key=made.id,
        past=made.past,
        names=names,
        decisions=decisions,
        applied=applied,
        settings=settings,
    )
    story = replace(story, made_from=made.made_from)
    return replace(
        made,
        told=story,
        rows=rows_of(story, by_report),
        left=collation,
        # where keys given before lead now, without those that lead to themselves
        leads={key: keys.own[number] for key, number in keys.leads.items() if key != keys.own[number]},
        beside=keys.beside,
    )


def _names_without(names: Names, elsewhere: Container[str]) -> Names:
    """The names, without claims that were first known by a report in `elsewhere`: that report is in another story
    now, and the key stays with its words.
    """
    return replace(
        names,
        claims=tuple(claim_name for claim_name in names.claims if claim_name.place.report not in elsewhere),
    )


def _from_outside(names: Names, past: Sequence[ReportVersion]) -> tuple[str, ...]:
    """Keys of claims that were first known by a report outside all stories, and that rest on other reports of this
    story. They stay here only until that report is in a story again, so they are part of the hash of what the story
    was made from.
    """
    own_reports = {version.report.id for version in past}
    return tuple(
        name.key
        for name in names.claims
        if name.place.report not in own_reports and any(other.report in own_reports for other in name.others)
    )


def retracted(holding: Iterable[Decision]) -> frozenset[str]:
    """The ids of the reports that an editor has taken out of every story. The reports are kept all the same."""
    return frozenset(
        report for decision in holding if decision.kind is DecisionKind.RETRACT for report in decision.reports
    )


def part(held: Sequence[ReportVersion], holding: Sequence[Decision], settings: Settings) -> Parting:
    """The reports put into stories, before anything is collated: traced and grouped, each with editors' decisions applied. `holding`: the
    decisions that hold, in the order in which they are applied."""
    reports = tuple(version.report for version in current(held))
    with working("trace"):
        lineage = trace(reports, settings=settings.trace)
        lineage, copied = apply_copies(lineage, holding, frozenset(report.id for report in reports))
    with working("group"):
        stories, parted = apply_partition(group(reports, lineage, settings=settings.group), holding, reports)
        own = divided(lineage, [story.reports for story in stories], settings=settings.trace)
    return Parting(stories=stories, own=own, applied=(*copied, *parted))


def made_from(
    story: Story,
    versions: Sequence[ReportVersion],
    lineage: Lineage,
    decisions: Sequence[Decision],
    settings: Settings,
    *,
    called: Sequence[str],
) -> str:
    """A hash of all that a story's claims rest on: its keys (`called`), the versions of its pages, who copied whom
    among them, the decisions on it, the settings and the version of variorum. Left out are its title, and why its
    reports belong together.
    """
    kept = sorted(
        (version_kept.captured, version_kept.seq, version_kept.page, version_kept.report.id)
        for version_kept in versions
    )
    reports = {version[3] for version in kept}
    # decisions on these reports; those that only the desk shows (notes, tags) change no claim
    touching = [
        decision.id
        for decision in decisions
        if decision.kind not in DESK_KINDS and reports & {*decision.about}
    ]
    own = dumps((tuple(sorted(story.reports)), lineage))
    return content_id("made from", __version__, repr(settings), repr(kept), repr(touching), own, *called)


def _versions(story: Story, held: Sequence[ReportVersion]) -> list[ReportVersion]:
    """Every version of the story's pages."""
    members = frozenset(story.reports)
    pages = {version.page for version in held if version.report.id in members}
    return [version for version in held if version.page in pages]


def collated_anew(
    story: Story,
    held: Sequence[ReportVersion],
    lineage: Lineage,
    before: Left | None = None,
    *,
    memo: Memo | None = None,
    sentences: Sentences,
    settings: Settings,
    progress: Progress = silent,
) -> Left:
    """What collation makes of the story, before editors' decisions on its claims are applied. `before` itself is
    given if nothing has changed since. `held`: every version of its pages. `memo`: what its last collation left.
    """
    # nothing to do if story, lineage and settings are as before
    known = {version.report.id: version for version in held}
    ordered = replace(story, reports=tuple(sorted(story.reports, key=lambda report_id: known[report_id].seq)))
    made_from_now = (ordered, lineage, settings)
    if before is not None and (before.collated.story, before.lineage, before.settings) == made_from_now:
        return before
    own_reports = {report_id: known[report_id].report for report_id in ordered.reports}
    kept = Remembering.of(memo, own_reports, sentences, settings.collate)
    deriving = Deriving(settings=settings, progress=progress)
    collated = derive_story(
        ordered,
        tuple(own_reports.values()),
        lineage,
        deriving,
        earlier=Earlier(sentences=sentences, kept=kept),
    )
    return Left(lineage=lineage, settings=settings, collated=collated, memo=kept.memo())


def derive_one(
    left: Left,
    held: Sequence[ReportVersion],
    *,
    key: str,
    names: Names,
    past: Sequence[ReportVersion],
    decisions: Sequence[Decision],
    applied: Sequence[Decision],
    settings: Settings,
) -> tuple[DeskStory, Keys]:
    """The desk's story, and its keys: a collation with editors' decisions on claims, keys that last, edits and
    corrections. The keys tell, too, where those given before lead now.

    `left`: the collation. `held`: every version of the story's pages; `past`: the same with retracted versions. `key`: the story's key;
    `names`: the keys its claims had. `applied`: decisions that changed lineage and stories; the story is marked with those on it.
    """
    version_of, collated = {version.report.id: version for version in held}, left.collated
    members = set(collated.story.reports)
    own_reports = tuple(version_of[report_id].report for report_id in collated.story.reports)
    by_id = {report.id: report for report in own_reports}
    # editors' decisions on claims; then silences and origins are counted again
    claims, decided = apply_claims(collated.claims, decisions, by_id)
    if decided:
        claims = with_silences(claims, by_id, left.lineage, settings=settings.collate)
        collated = counted(replace(collated, claims=claims), by_id)
        claims = collated.claims
    # keys that last; edits and corrections on the pages; marks of decisions
    keys_and_leads = claim_keys(claims, names.claims, passages(past))
    keys = keys_and_leads.own
    pages = {page: versions for page, versions in by_page(held).items() if versions[-1].report.id in members}
    all_edits = tuple(edit for versions in pages.values() for edit in page_edits(versions))
    all_versions = {version.report.id: version.report for versions in pages.values() for version in versions}
    shown = [decision for decision in decisions if decision in decided or decision.kind not in CLAIM_KINDS]
    marks = (*story_marks(applied, members), *claim_marks(shown, collated.claims, keys, by_id))
    story = DeskStory(
        id=key,
        collated=collated,
        keys=keys,
        marks=tuple(dict.fromkeys(marks)),
        older=tuple(version.report.id for versions in pages.values() for version in versions[:-1]),
        edits=all_edits,
        corrections=tuple(_corrections(own_reports, collated.claims, keys, all_edits, all_versions)),
    )
    return story, keys_and_leads


def _corrections(
    own: Sequence[Report],
    claims: Sequence[Claim],
    keys: Sequence[str],
    edits: Sequence[Edit],
    reports: Mapping[str, Report],
) -> list[Correction]:
    """The correction notices of all reports, with what each corrects. `own`: the story's present reports; `keys`: one for each claim;
    `edits`: what changed on its pages from version to version; `reports`: id → report, earlier versions too.
    """
    return [correction for report in own for correction in corrections(report, claims, keys, edits, reports)]


def story_marks(applied: Sequence[Decision], members: set[str]) -> list[Mark]:
    """The marks that decisions on lineage and stories leave on the story whose reports are `members`: for a merge or split one on the
    story, for a "copied from" one on the copy. `key` is the first report that the decision names, for the story too."""
    return [
        mark_of(
            decision, "report" if decision.kind is DecisionKind.COPIED_FROM else "story", decision.reports[0]
        )
        for decision in applied
        if members & set(decision.reports)
    ]


def claim_marks(
    decisions: Sequence[Decision], claims: Sequence[Claim], keys: Sequence[str], members: Mapping[str, Report]
) -> list[Mark]:
    """A mark for each claim that a decision changed, noted, pinned or hid; and a mark on the report for a note on a
    report, or on words that no claim holds. `keys`: one for each claim. `members`: the story's reports by id.
    """
    marks = []
    for decision in decisions:
        for anchor in _anchors(decision):
            report = members.get(anchor.report)
            # the number of the claim on these words
            place = find(claims, anchor, report.text if report else "")
            if place is not None:
                marks.append(mark_of(decision, "claim", keys[place]))
            elif decision.kind is DecisionKind.NOTE and report is not None and anchor.end <= len(report.text):
                # On words that no claim holds.
                marks.append(mark_of(decision, "report", anchor.report))
        if decision.kind is DecisionKind.NOTE:
            marks += [
                mark_of(decision, "report", report_id)
                for report_id in decision.reports
                if report_id in members
            ]
    return marks


def _anchors(decision: Decision) -> Sequence[Anchor]:
    """The places by which the decision's claim is found. A corrected span has two, the old and the new place: the
    claim stands at the new one.
    """
    return decision.anchors[1:] if decision.kind is DecisionKind.SPAN else decision.anchors


def mark_of(decision: Decision, target: str, key: str) -> Mark:
    """A decision as it is kept beside what it changed: `target` says what sort of thing that is, `key` which
    one.
    """
    return Mark(
        decision=decision.id,
        at=decision.at,
        author=decision.author,
        kind=decision.kind,
        target=target,
        key=key,
        text=decision.text,
    )
