"""What differs in the later of two dossiers: which reports and claims came, went or changed.

Claims are matched by the places of their readings, never by likeness.

Words used here. Claim: a question with what the reports say to it; reading: one such answer at its place in a report.
Mark: something by which a claim of one dossier is known again in the other, such as a place of a reading. `known`: id
of a report → the id that the earlier dossier has for it. Turn: what became of a claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.publish.independence import sources_of_story
from variorum.publish.likeness import folded
from variorum.records import Claim, Dossier, Kind, Reading, Report, Status

# A place that is the same to the character weighs more than the same words in a later version of the report.
SAME_PLACE, SAME_WORDS, SAME_QUESTION = 1000, 30, 1


class Turn(StrEnum):
    """What became of a claim between two dossiers. `RETOLD`: its status is as before, and its readings are others."""

    FLIPPED = "flipped"
    APPEARED = "appeared"
    WENT = "went"
    RETOLD = "retold"


class Cause(StrEnum):
    """What became of a report."""

    CAME = "came"
    WENT = "went"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedReport:
    """A report that came, went or was rewritten. `old`, `new`: the report as each dossier has it; None in the dossier that lacks it."""

    cause: Cause
    old: Report | None
    new: Report | None

    @property
    def shown(self) -> Report:
        """The newer version, or the older where it has gone."""
        report = self.new or self.old
        assert report is not None
        return report


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim that is not what it was. `story`: the title of its story. `came`, `went`: readings that only the new,
    or only the old dossier has. `by`: the changed reports that hold such readings. Empty where there are none: then
    another report, another version or another setting made variorum pair or compare otherwise.
    """

    turn: Turn
    story: str
    old: Claim | None
    new: Claim | None
    came: tuple[Reading, ...]
    went: tuple[Reading, ...]
    by: tuple[ChangedReport, ...]

    @property
    def shown(self) -> Claim:
        """The claim as it is now, or as it was where it has gone."""
        claim = self.new or self.old
        assert claim is not None
        return claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two dossiers.
    `claims`: by `Turn`; in each first those of the new dossier, as they stand there.
    `sources`: how many independent sources the old and the new one have.
    `remade`: in words, what of version, lexicons and settings is otherwise; a change that no report explains may come of that."""

    old: Dossier
    new: Dossier
    reports: tuple[ChangedReport, ...]
    claims: tuple[Change, ...]
    sources: tuple[int, int]
    remade: tuple[str, ...]

    def of(self, turn: Turn) -> tuple[Change, ...]:
        """The changes of one kind, in order."""
        return tuple(change for change in self.claims if change.turn is turn)

    @property
    def none(self) -> bool:
        """Whether nothing changed in anything that is compared here."""
        return not (self.reports or self.claims) and self.sources[0] == self.sources[1]


def changes_between(old: Dossier, new: Dossier) -> Changes:
    """What changed from `old` to `new`: reports that came, went or were rewritten, and the claims that changed with
    them. Linear in readings, except for claims that share a place.
    """
    paired = _paired_reports(old.reports, new.reports)
    reports = tuple(_reports(old.reports, new.reports, paired))
    # What a report is called in both: the id that the earlier dossier has for it.
    earlier_id = {report.id: report.id for report in old.reports} | {
        new_id: old_report.id for new_id, old_report in paired.items()
    }
    title_of = {old_claim.id: title for title, old_claim in _claims(old)}
    earlier, later = [claim for _, claim in _claims(old)], list(_claims(new))
    # each claim of the later dossier with the same claim of the earlier
    partner = _partners(earlier, [claim for _, claim in later], earlier_id)
    used = {claim.id for claim in partner.values()}
    # claims that stayed, changed or came; then claims that went
    all_changes = [
        change
        for title, claim in later
        for change in _change(title, partner.get(claim.id), claim, reports, earlier_id)
    ]
    all_changes += [
        change
        for claim in earlier
        if claim.id not in used
        for change in _change(title_of[claim.id], claim, None, reports, earlier_id)
    ]
    turns = list(Turn)
    return Changes(
        old=old,
        new=new,
        reports=reports,
        claims=tuple(sorted(all_changes, key=lambda change: turns.index(change.turn))),
        sources=(_independent(old), _independent(new)),
        remade=tuple(_differently_made(old, new)),
    )


def _claims(dossier: Dossier) -> Iterator[tuple[str, Claim]]:
    """(title of the story, claim) for each claim of the dossier."""
    for told in dossier.stories:
        for claim in told.claims:
            yield told.story.title, claim


def _independent(dossier: Dossier) -> int:
    """How many independent sources the stories of the dossier have."""
    return sum(map(sources_of_story, dossier.stories))


def _paired_reports(old: Sequence[Report], new: Sequence[Report]) -> Mapping[str, Report]:
    """Id of a report in `new` → the same report in `old`. Reports are matched by id; then by outlet and text, since
    an id also hashes the path, and folders move; then by address, then by path: those were rewritten. `old` and `new`: the reports of the
    two dossiers.
    """
    found: dict[str, Report] = {}
    for key in (_id, _told_by, _url, _path):
        # reports of `old` that have found no partner yet, by this key; each is taken once
        free: dict[object, list[Report]] = defaultdict(list)
        taken = {report.id for report in found.values()}
        for report in old:
            if report.id not in taken and key(report) is not None:
                free[key(report)].append(report)
        for report in new:
            if report.id not in found and free.get(key(report)):
                found[report.id] = free[key(report)].pop(0)
    return found


def _id(report: Report) -> object:
    return report.id


def _told_by(report: Report) -> object:
    return report.outlet, report.text


def _url(report: Report) -> object:
    return report.url


def _path(report: Report) -> object:
    return report.path


def _reports(
    old: Sequence[Report], new: Sequence[Report], paired: Mapping[str, Report]
) -> Iterator[ChangedReport]:
    """The reports that came or whose text changed, in the order of `new`, then those that went. `paired`: id in `new`
    → the report of `old`.
    """
    for report in new:
        earlier = paired.get(report.id)
        if earlier is None:
            yield ChangedReport(cause=Cause.CAME, old=None, new=report)
        elif earlier.text != report.text:
            yield ChangedReport(cause=Cause.REWRITTEN, old=earlier, new=report)
    still = {report.id for report in paired.values()}
    yield from (
        ChangedReport(cause=Cause.WENT, old=report, new=None) for report in old if report.id not in still
    )


def _marks(claim: Claim, known: Mapping[str, str]) -> Iterator[tuple[tuple[object, ...], int]]:
    """Keys by which a claim is known again in the other dossier, each with its weight: its places, its words in a
    report, its label. All hold the kind, so only claims of one kind are matched.
    """
    for reading in claim.readings:
        where = known.get(reading.report, reading.report)
        yield (claim.kind, where, reading.start, reading.end, reading.quote), SAME_PLACE
        yield (claim.kind, where, folded(reading.quote)), SAME_WORDS
        if claim.kind is not Kind.STATEMENT:
            yield (claim.kind, where, "asked", claim.label), SAME_QUESTION


def _partners(old: Sequence[Claim], new: Sequence[Claim], known: Mapping[str, str]) -> Mapping[str, Claim]:
    """Id of a claim in `new` → the same claim in `old`. It is the one with the same id, else the one that shares most
    keys (`_marks`), by weight. Each claim of `old` is given at most once.
    """
    by_id = {claim.id: claim for claim in old}
    partner_of = {claim.id: by_id[claim.id] for claim in new if claim.id in by_id}
    # how much weight of marks each pair of claims shares
    ids_by_mark: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for claim in old:
        if claim.id not in partner_of:
            for mark, _ in _marks(claim, known):
                ids_by_mark[mark].add(claim.id)
    shared: Counter[tuple[str, str]] = Counter()
    for claim in new:
        if claim.id not in partner_of:
            for mark, weight in dict(_marks(claim, known)).items():
                for old_id in ids_by_mark.get(mark, ()):
                    shared[claim.id, old_id] += weight
    # the heaviest pairs first, each claim once
    given: set[str] = set()
    for (claim_id, old_id), _ in sorted(shared.items(), key=lambda counted: (-counted[1], counted[0])):
        if claim_id not in partner_of and old_id not in given:
            partner_of[claim_id] = by_id[old_id]
            given.add(old_id)
    return partner_of


def _change(
    story: str,
    old: Claim | None,
    new: Claim | None,
    reports: Sequence[ChangedReport],
    known: Mapping[str, str],
) -> Iterator[Change]:
    """The change of one claim; nothing where it is as it was. `old` None: it appeared; `new` None: it went. `known`:
    report id → its id in the old one.
    """
    before, now = (claim.readings if claim else () for claim in (old, new))
    came, went = tuple(_readings_without(now, before, known)), tuple(_readings_without(before, now, known))
    turn = _turn(old, new, bool(came or went))
    if turn is not None:
        moved = {reading.report for reading in (*came, *went)}
        # the reports that came, went or were rewritten and have a reading that came or went
        changed_by = tuple(
            report
            for report in reports
            if moved & {version_of_it.id for version_of_it in (report.old, report.new) if version_of_it}
        )
        yield Change(turn=turn, story=story, old=old, new=new, came=came, went=went, by=changed_by)


def _turn(old: Claim | None, new: Claim | None, moved: bool) -> Turn | None:
    """What became of the claim ("flipped", "appeared" …); None where nothing is to be told. `moved`: whether a reading came or went."""
    if old is None or new is None:
        return Turn.APPEARED if old is None else Turn.WENT
    if (old.status, old.internal) != (new.status, new.internal):
        return Turn.FLIPPED
    # That one more copy repeats a line that one source tells is in the list of reports.
    return Turn.RETOLD if moved and new.status is not Status.SINGLE else None


def _readings_without(
    these: Iterable[Reading], those: Iterable[Reading], known: Mapping[str, str]
) -> Iterator[Reading]:
    """The readings in `these` that `those` lack. Two readings are the same if report (or its other version), quote
    and attribution are equal.
    """

    def keys(reading: Reading) -> tuple[object, ...]:
        """What makes a reading the same as one of the other dossier: its report there, its words, on whose word."""
        return known.get(reading.report, reading.report), reading.quote, reading.attributed_to

    have = {keys(reading) for reading in those}
    yield from (reading for reading in these if keys(reading) not in have)


def _differently_made(old: Dossier, new: Dossier) -> Iterator[str]:
    """In words, what of version, lexicons, settings and flags differs between the two; nothing where neither says how it was made."""
    earlier, later = old.made, new.made
    if earlier is None or later is None:
        if earlier is not later:
            yield "only one of the two says with what version and settings it was made"
        return
    if earlier.version != later.version:
        yield f"version {earlier.version} → {later.version}"
    if earlier.lexicons != later.lexicons:
        yield "other lexicons or weights"
    # settings, and flags of the command line
    settings_before, settings_now = (
        # "name = value": [::2] takes what stands before and behind the sign
        dict(line.partition(" = ")[::2] for line in made.settings)
        for made in (earlier, later)
    )
    for name in sorted(settings_before.keys() | settings_now.keys()):
        if settings_before.get(name) != settings_now.get(name):
            yield f"{name}: {settings_before.get(name, 'not there')} → {settings_now.get(name, 'not there')}"
    for flag in ("one_story", "everything"):
        if getattr(earlier, flag) != getattr(later, flag):
            yield f"--{'one-story' if flag == 'one_story' else 'all'} {'given' if getattr(later, flag) else 'not given'} in the later"
