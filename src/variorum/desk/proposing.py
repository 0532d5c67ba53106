"""Keeps what a language model proposed for a desk's stories, in a file beside the decisions. When a story is looked
at, its proposals are set behind its own lines. Nothing in the database depends on that: without the file, or the
setting, a desk is the same to the byte.

Words used here. Proposal: words of several reports that a language model set side by side. Offer: the proposals on
some reports. Loaded: a story with all that its screens need. Weak: the story's rows that are too weak to be shown
alone. Borne out: supported by a proposal. Held: the versions of a story's pages.
"""

from __future__ import annotations

import os
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from variorum.collate.proposals import (
    Bundle,
    Offer,
    as_line,
    bundles,
    is_borne_out,
    read_lines,
    with_proposals,
)
from variorum.desk.decisions.decisions import active
from variorum.desk.derivation.apply_claims import CLAIM_KINDS, overlap
from variorum.desk.derivation.derive import mark_of
from variorum.desk.desk import Desk
from variorum.desk.evidence.decision_cache import Holding
from variorum.desk.model.edition import Mark
from variorum.desk.queries.lookup import Loaded, load
from variorum.parse import parse
from variorum.pipeline import SHOWN_TIERS, Deriving, Earlier, derive_story
from variorum.propose import Exchanges, Outcome, ProposeSettings, Server, propose
from variorum.records import (
    Anchor,
    Claim,
    Decision,
    DecisionKind,
    Lineage,
    Proposal,
    Quoted,
    Report,
    Sentence,
    Story,
)
from variorum.store import derived
from variorum.text.ids import digest

# Stories held ready with their proposals.
HELD = 32
Weak = Callable[[Desk, Loaded], tuple[Claim, ...]]
# An editor's word on which the model is not heard: its line is taken out, or the editor's stands instead.
OUTRANKING = CLAIM_KINDS | {DecisionKind.HIDE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A story with the lines that a model proposed behind its own.
    `outranked`: how many lines were left out because an editor decided on the same words.
    `failed`: why the proposals could not be added; the story is then as if there were none."""

    loaded: Loaded
    outranked: int = 0
    failed: str | None = None


@dataclass(slots=True)
class Shelf:
    """The proposals of a desk. Their file is read again whenever it has changed, since other processes write it, too."""

    # the file of proposals
    path: Path
    # time and size of the file when it was last read
    _stamp: tuple[int, int] = (0, 0)
    # name of a story → its proposals
    _by_name: dict[str, list[Proposal]] = field(default_factory=dict)
    # results for stories as they stood, the last used last
    _seen: OrderedDict[tuple[object, ...], Seen] = field(default_factory=OrderedDict)
    # story key → its story, lineage and weak claims, the last used last
    _weak: OrderedDict[str, tuple[Story, Lineage, tuple[Claim, ...]]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def offer(self, loaded: Loaded) -> Offer:
        """The proposals on these reports, or on an earlier text of one of them (known by its path)."""
        with self._lock:
            self._read()
            if not self._by_name:
                return Offer(proposals=())
            names = {
                name
                for version in loaded.held.values()
                for name in (_digest(version.report), version.report.path)
            }
            found = (proposal for name in sorted(names) for proposal in self._by_name.get(name, ()))
            return Offer(proposals=tuple(dict.fromkeys(found)))

    def add(self, proposals: Iterable[Proposal]) -> None:
        """Appends proposals to the file, without those that are there already; on the disk when this returns."""
        with self._lock:
            self._read()
            known = {proposal for some in self._by_name.values() for proposal in some}
            lines = [as_line(proposal) for proposal in proposals if proposal not in known]
            if not lines:
                return
            with self.path.open("a", encoding="ascii") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())

    def seen(self, desk: Desk, loaded: Loaded) -> Seen:
        """The story with what was proposed for it. The result is kept as long as nothing that it rests on changes."""
        offer = self.offer(loaded)
        if not offer.proposals:
            return Seen(loaded=loaded)
        # all that the result rests on; a change of any of it is another key
        key = (loaded.row.id, loaded.row.digest, loaded.at, loaded.clock, self._stamp, _holding(loaded))
        with self._lock:
            if key in self._seen:
                return self._seen[key]
        story_seen = beside(desk, loaded, offer, weak=self.weak)
        with self._lock:
            self._seen[key] = story_seen
            # the longest unused first
            while len(self._seen) > HELD:
                self._seen.popitem(last=False)
        return story_seen

    def weak(self, desk: Desk, loaded: Loaded) -> tuple[Claim, ...]:
        """The story's rows that are too weak to be shown alone: a proposal may bear them out. A desk does not keep
        them, so the story is collated again, once for as long as it is unchanged. None for a story with more than
        `most_borne_out` reports, which would take too long.
        """
        collated = loaded.story.collated
        made_of = collated.story, collated.lineage
        if len(collated.story.reports) > desk.desk_settings.most_borne_out:
            return ()
        with self._lock:
            remembered = self._weak.get(loaded.row.id)
        if remembered is not None and remembered[:2] == made_of:
            return remembered[2]
        # the story is collated again with all tiers
        reports = tuple(loaded.held[report_id].report for report_id in collated.story.reports)
        deriving = Deriving(everything=True, settings=desk.settings)
        earlier = Earlier(sentences=_sentences(desk, {report.id: report for report in reports}))
        collated_whole = derive_story(collated.story, reports, collated.lineage, deriving, earlier=earlier)
        rows = tuple(claim for claim in collated_whole.claims if claim.tier not in SHOWN_TIERS)
        with self._lock:
            self._weak[loaded.row.id] = (*made_of, rows)
            while len(self._weak) > HELD:
                self._weak.popitem(last=False)
        return rows

    def _read(self) -> None:
        """Reads the file again where it has changed; a file that cannot be read counts as empty."""
        try:
            told = self.path.stat()
            stamp = (told.st_mtime_ns, told.st_size)
            if stamp == self._stamp:
                return
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            self._stamp, self._by_name = (0, 0), {}
            return
        by_name: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in read_lines(text).proposals:
            for quoted in proposal.readings:
                # by the digest of the report's text where the file has it, and by its name
                for name in {quoted.text or "", quoted.report}:
                    by_name[name].append(proposal)
        self._stamp, self._by_name = stamp, dict(by_name)


def shelf_of(desk: Desk) -> Shelf:
    """A desk's proposals, in `proposals.jsonl` beside its decisions."""
    return Shelf(desk.ledger.with_name("proposals.jsonl"))


def exchanges_of(desk: Desk) -> Exchanges:
    """Every exchange with a model: they hold the reports' sentences."""
    return Exchanges(desk.ledger.with_name("exchanges"))


def beside(desk: Desk, loaded: Loaded, offer: Offer, *, weak: Weak) -> Seen:
    """The story with the lines that a model proposed, behind its own; and with its own `weak` rows that these lines bear out.

    Editors win over both. A model's line is left out where an editor has decided on its readings, and what an editor put together or took
    apart is so in the model's line, too. If anything fails here, the story is given unchanged.
    """
    collated = loaded.story.collated
    try:
        reports = {report: loaded.held[report].report for report in collated.story.reports}
        with_lines = with_proposals(
            replace(collated, claims=(*collated.claims, *weak(desk, loaded))),
            reports,
            _sentences(desk, reports),
            _named_as_now(offer, loaded),
            settings=desk.settings.proposals,
        )
    except Exception as error:  # of a model's making: it sets nothing aside but itself
        return Seen(loaded=loaded, failed=f"{type(error).__name__}: {' '.join(str(error).split())[:160]}")
    # lines of the model, without those on which an editor decided
    shown = [c for c in with_lines.claims if c.found_by is not None and c.tier < 3]
    decided = _decided_claims(loaded)
    holding = [
        decision
        for decision in active(loaded.decisions)
        if decision.kind in {DecisionKind.SAME, DecisionKind.DIFFERENT}
    ]
    shown_claims: list[Claim] = []
    marks: list[Mark] = []
    for claim in shown:
        by_editors = [decision for decision in holding if _both_in(decision, claim)]
        last_word = by_editors[-1] if by_editors else None
        # an editor said "these differ", or has put one of these readings elsewhere
        if (last_word and last_word.kind is DecisionKind.DIFFERENT) or any(
            _share_readings(claim, other) for other in decided
        ):
            continue
        shown_claims.append(claim)
        if last_word:
            marks.append(mark_of(last_word, "claim", claim.id))
    # the story with these lines behind its own
    number_borne_out = sum(map(is_borne_out, shown_claims))
    proposed = with_lines.proposed and replace(
        with_lines.proposed, shown=len(shown_claims) - number_borne_out, borne=number_borne_out
    )
    story = replace(
        loaded.story,
        collated=replace(with_lines, claims=(*collated.claims, *shown_claims), proposed=proposed),
        keys=(*loaded.story.keys, *(c.id for c in shown_claims)),
        marks=(*loaded.story.marks, *marks),
    )
    return Seen(loaded=replace(loaded, story=story), outranked=len(shown) - len(shown_claims))


def on_proposals(desk: Desk, shelf: Shelf, loaded: Loaded, decisions: Sequence[Decision]) -> frozenset[str]:
    """Ids of the decisions that are on a model's line. They are on no claim of the story, and yet have a target. `shelf`: the proposals
    of the desk.
    """
    offer = shelf.offer(loaded)
    if not offer.proposals:
        return frozenset()
    # the lines as the model gave them
    without_decisions = replace(loaded, decisions=())
    lines = [
        claim
        for claim in beside(desk, without_decisions, offer, weak=shelf.weak).loaded.story.collated.claims
        if claim.found_by is not None
    ]
    return frozenset(
        decision.id for decision in decisions if any(_both_in(decision, claim) for claim in lines)
    )


def without_target(desk: Desk, shelf: Shelf, unmatched: Sequence[Decision]) -> tuple[Decision, ...]:
    """The `unmatched` decisions that are on no model's line either. `shelf`: the proposals of the desk. A decision on a model's line has
    two anchors.
    """
    on_two = [decision for decision in unmatched if len(decision.anchors) == 2] if shelf.path.exists() else []
    found: set[str] = set()
    holding = Holding()
    for report in sorted({decision.anchors[0].report for decision in on_two}):
        loaded = load(desk, report, holding)
        if loaded is not None:
            found |= on_proposals(desk, shelf, loaded, on_two)
    return tuple(decision for decision in unmatched if decision.id not in found)


def asked_of(desk: Desk, loaded: Loaded) -> tuple[Bundle, ...]:
    """The questions that a model would be asked about the present story: for each bundle of sentences one call in
    each order of its sentences.
    """
    collated = loaded.story.collated
    own = {report: loaded.held[report].report for report in collated.story.reports}
    return bundles(
        collated.story,
        own,
        collated.lineage,
        _sentences(desk, own),
        settings=desk.settings.proposals,
        collating=desk.settings.collate,
    )


def ask(
    desk: Desk,
    shelf: Shelf,
    loaded: Loaded,
    *,
    model: str,
    server: Server,
    settings: ProposeSettings,
    progress: Callable[[int, int], None],
    sleep: Callable[[float], None],
) -> Outcome:
    """Asks a model about the story, and keeps what it proposed. `progress` or `sleep` may raise, which ends the
    asking; what was answered until then is kept.
    """
    asked = asked_of(desk, loaded)
    reports = {version.report.id: version.report for version in loaded.held.values()}
    try:
        outcome = propose(
            asked, reports, model=model, server=server, exchanges=exchanges_of(desk), settings=settings, progress=progress, sleep=sleep
        )  # fmt: skip
    except BaseException:
        keep_recorded(desk, shelf, loaded, model=model, settings=settings)
        raise
    shelf.add(outcome.proposals)
    return outcome


def keep_recorded(desk: Desk, shelf: Shelf, loaded: Loaded, *, model: str, settings: ProposeSettings) -> None:
    """Keeps the proposals in the answers so far of a run that was cancelled: they are read from the recorded
    exchanges, and no model is asked.
    """
    reports = {version.report.id: version.report for version in loaded.held.values()}
    asked = asked_of(desk, loaded)
    recorded = propose(asked, reports, model=model, server=None, exchanges=exchanges_of(desk), settings=settings)  # fmt: skip
    shelf.add(recorded.proposals)


def _named_as_now(offer: Offer, loaded: Loaded) -> Offer:
    """The offer, with quotations from an earlier version of a page under the id of the version that is current. They
    then count as words that have changed since, instead of words of a missing report.
    """
    # page → the path of its current report; then digest of an earlier version → that path
    now = {
        loaded.held[report_id].page: loaded.held[report_id].report.path
        for report_id in loaded.story.collated.story.reports
    }
    older = {_digest(loaded.held[report_id].report): now.get(loaded.held[report_id].page) for report_id in loaded.story.older if report_id in loaded.held}  # fmt: skip

    def named(quoted: Quoted) -> Quoted:
        path = older.get(quoted.text or "")
        return replace(quoted, report=path) if path else quoted

    proposals = (
        replace(proposal, readings=tuple(map(named, proposal.readings))) for proposal in offer.proposals
    )
    return Offer(proposals=tuple(proposals), bad=offer.bad)


def _sentences(desk: Desk, reports: dict[str, Report]) -> dict[str, tuple[Sentence, ...]]:
    """The reports' sentences, report id → sentences: as the desk keeps them, else parsed now."""
    with desk.store.reading() as connection:
        known = derived.parses(connection, list(reports))
    return {**known, **parse([r for i, r in reports.items() if i not in known])}


def _decided_claims(loaded: Loaded) -> list[Claim]:
    """The story's claims on which an editor's word outranks a model's."""
    keys = {mark.key for mark in loaded.story.marks if mark.target == "claim" and mark.kind in OUTRANKING}
    return [c for key, c in loaded.story.by_key.items() if key in keys]


def _share_readings(one: Claim, other: Claim) -> bool:
    """Whether two readings of different places stand in both."""
    # two different readings of `one`, each on a reading of `other`
    places = [
        Anchor(report=reading.report, start=reading.start, end=reading.end) for reading in other.readings
    ]
    return (
        len(
            {
                (reading.report, reading.start)
                for reading in one.readings
                if any(overlap(reading, anchor) for anchor in places)
            }
        )
        > 1
    )


def _both_in(decision: Decision, claim: Claim) -> bool:
    """Whether the decision's two anchors lie in two of the claim's readings."""
    if len(decision.anchors) != 2:
        return False
    of_first, of_second = (
        [number for number, reading in enumerate(claim.readings) if overlap(reading, anchor)]
        for anchor in decision.anchors
    )
    # the two anchors must not lie in one reading only
    return any(reading_one != reading_other for reading_one in of_first for reading_other in of_second)


def _holding(loaded: Loaded) -> str:
    return digest(" ".join(decision.id for decision in loaded.decisions).encode())


def _digest(report: Report) -> str:
    return digest(report.text.encode("utf-8", "surrogatepass"))
