"""Makes claims of what a model proposed. They are added to a story; its own claims stay as they are.

Words used here. Proposal: words of several reports that a model set side by side, with how they stand (`relation`).
Offer: the proposals of a file. Fates: reason of dropping → how many. Vote: what else says how the readings stand.
Borne out: a weak row of our own that a proposal supports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collate.claims.draft import HIDDEN, Voices, witnesses
from variorum.collate.claims.draft import claim as draft
from variorum.collate.claims.order import STATUS_ORDER
from variorum.collate.claims.statement_labels import statement_label
from variorum.collate.origins import counted
from variorum.collate.proposals import reasons
from variorum.collate.proposals.bearing import Set, borne_out, is_borne_out, own_id
from variorum.collate.proposals.comparing import by_values, value_of
from variorum.collate.proposals.deeds import by_deeds
from variorum.collate.proposals.lines import Offer
from variorum.collate.proposals.placing import Place, Shelf, placed
from variorum.collate.proposals.repeats import Repeats
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.proposals.votes import LIKELY, Ground, Vote, meet, share_a_pair
from variorum.collate.proposals.widening import widened
from variorum.collate.statement import Statement
from variorum.collate.tellings import tellings
from variorum.collate.terms import terms
from variorum.records import (
    Claim,
    CollatedStory,
    Dropped,
    Evidence,
    Kind,
    Proposal,
    Proposed,
    Quantity,
    Reading,
    Report,
    Sentence,
    Status,
    Why,
)
from variorum.records.claim import AGREEING, DIFFERING
from variorum.text.depths import grammar_of
from variorum.text.words import words

# A model's reason → the kind of the claim that is made of it; of other reasons STATEMENT.
KINDS: Mapping[Why, Kind] = {
    Why.NAME: Kind.NAME,
    Why.ROLE: Kind.ROLE,
    Why.PLACE: Kind.PLACE,
    Why.SAME_QUOTE: Kind.QUOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A proposal with those of its quotations that passed every check, as readings. `homes`: the sentence of each
    reading."""

    proposal: Proposal
    readings: tuple[Reading, ...]
    homes: tuple[Sentence, ...]

    @property
    def model(self) -> str:
        """The model's name, or words that say it gave none."""
        return self.proposal.model or reasons.UNNAMED


def with_proposals(
    collated: CollatedStory,
    reports: Mapping[str, Report],
    sentences: Mapping[str, tuple[Sentence, ...]],
    offer: Offer,
    *,
    settings: ProposalSettings | None = None,
) -> CollatedStory:
    """The story with a model's proposals as claims, behind its own claims, which do not change. Proposals without a
    report of this story are passed over; their order changes nothing. Time: the square of the proposals.
    """
    chosen = settings or ProposalSettings()
    of_story = {report_id: reports[report_id] for report_id in collated.story.reports}
    on_word = {
        report_id: tuple(
            attribution for attribution in collated.attributions if attribution.report == report_id
        )
        for report_id in of_story
    }
    voices = Voices(reports=of_story, told_by=tellings(collated.lineage, of_story), attributions=on_word)
    # the proposals of this story that pass all checks, with repeats in copies
    fates: Counter[str] = Counter({reasons.BAD_LINE: offer.bad} if offer.bad else {})
    shelf = Shelf([of_story[report_id] for report_id in sorted(of_story)])
    offered = sorted((proposal for proposal in set(offer.proposals) if _touches(proposal, shelf)), key=_rank)
    # finds the same words in copies
    repeats = Repeats(voices, sentences, chosen)
    passed = [
        one
        for proposal in offered
        if (one := _checked(proposal, shelf, voices, sentences, fates, chosen)) is not None
    ]
    checked = [_with_repeats(one, repeats, chosen) for one in passed]
    # each as a claim, unless our own claims know it already
    own_claims = [one for one in collated.claims if one.found_by is None]
    ground = Ground((one for one in own_claims if one.tier != HIDDEN), chosen.same_place)
    claims: list[Claim] = []
    known_already = 0
    for checked_proposal in _each_once(checked, fates, chosen):
        proposed_claim = _claim(checked_proposal, checked, ground, voices, chosen)
        if ground.knows(proposed_claim.readings, proposed_claim.status):
            known_already += 1
        else:
            claims.append(proposed_claim)
    # our own weak rows that they bear out
    sets = [Set(one.readings, one.model) for one in checked]
    borne = list(borne_out(own_claims, sets, claims, chosen))
    # the claims in order, and what became of all proposals
    unique = {one.id: one for one in sorted([*borne, *claims], key=_order, reverse=True)}
    ordered = sorted(unique.values(), key=_order)
    with_claims = replace(
        collated,
        claims=(*collated.claims, *ordered),
        proposed=Proposed(
            models=tuple(sorted({_model(proposal) for proposal in offered})),
            offered=len(offered),
            shown=sum(one.tier != HIDDEN for one in ordered if not is_borne_out(one)),
            kept=sum(one.tier == HIDDEN for one in ordered if not is_borne_out(one)),
            known=known_already,
            borne=sum(one.tier != HIDDEN for one in ordered if is_borne_out(one)),
            dropped=tuple(Dropped(reason=reason, count=count) for reason, count in sorted(fates.items())),
        ),
    )
    return counted(with_claims, reports)


def _model(proposal: Proposal) -> str:
    name = proposal.model or reasons.UNNAMED
    return f"{name} ({proposal.digest})" if proposal.digest else name


def _rank(proposal: Proposal) -> tuple[object, ...]:
    """A sort key of proposals, which makes the result the same whatever their order in the file."""
    places = tuple(
        (reading.report, reading.start, reading.end, reading.quote) for reading in proposal.readings
    )
    return (proposal.order, -len(places), places, proposal.relation, proposal.why, _model(proposal))


def _order(claim: Claim) -> tuple[int, int, int, str]:
    """A key that sorts claims: differences first, then the surest, then the most widely told."""
    return (
        STATUS_ORDER.index(claim.status) if claim.status in STATUS_ORDER else len(STATUS_ORDER),
        claim.tier,
        -len(witnesses(claim.readings)),
        claim.id,
    )


def _touches(proposal: Proposal, shelf: Shelf) -> bool:
    """Whether any quotation of the proposal names a report of this story, even one whose text has changed since."""
    return any(not isinstance(found, str) or found == reasons.CHANGED_TEXT for found in map(shelf.find, proposal.readings))  # fmt: skip


def _checked(
    proposal: Proposal,
    shelf: Shelf,
    voices: Voices,
    sentences: Mapping[str, tuple[Sentence, ...]],
    fates: Counter[str],
    settings: ProposalSettings,
) -> Checked | None:
    """The proposal, with those of its quotations that pass every check; None if too few are left. `shelf`: finds the report of a
    quotation; `fates`: what is dropped is counted there, by reason.
    """
    kept: dict[tuple[str, int, int], tuple[Reading, Sentence]] = {}
    for quoted in proposal.readings[: settings.most_readings]:
        # each quotation: its report, its place, and the place widened by a "not" or "may"
        report = shelf.find(quoted)
        if isinstance(report, str):
            fates[report] += 1
            continue
        place = placed(quoted, report, sentences.get(report.id, ()))
        span = widened(place, voices, most=settings.longest_quote) if isinstance(place, Place) else place
        if isinstance(place, str) or isinstance(span, str):
            fates[str(span)] += 1
            continue
        reading = voices.reading(report.id, *span, value_of(report, *span))
        kept.setdefault((report.id, *span), (reading, place.sentence))
    readings = tuple(reading for reading, _ in kept.values())
    if not _worth_setting_beside(readings):
        fates[reasons.ONE_WITNESS] += 1
        return None
    return Checked(proposal=proposal, readings=readings, homes=tuple(home for _, home in kept.values()))


def _with_repeats(one: Checked, repeats: Repeats, settings: ProposalSettings) -> Checked:
    """The proposal, with its words in the other reports of the same tellings as further readings."""
    kept = list(zip(one.readings, one.homes, strict=True))
    for reading, home in zip(one.readings, one.homes, strict=True):
        # a repeat that stands on a reading already there adds nothing
        for again, sentence in repeats.of(reading, home):
            if not any(meet(again, other, settings.same_place) for other, _ in kept):
                kept.append((again, sentence))
    return replace(
        one,
        readings=tuple(kept_reading for kept_reading, _ in kept),
        homes=tuple(kept_home for _, kept_home in kept),
    )


def _worth_setting_beside(readings: Sequence[Reading]) -> bool:
    """Whether the readings are of two tellings, or of two reports of one telling in different words."""
    if len(witnesses(readings)) > 1:
        return True
    said = {tuple(word.folded for word in words(reading.quote)) for reading in readings}
    return len({reading.report for reading in readings}) > 1 and len(said) > 1


def _each_once(checked: Sequence[Checked], fates: Counter[str], settings: ProposalSettings) -> list[Checked]:
    """The proposals without doubles. One is a double if another has the same relation and readings at all of its
    places; the one with more readings stays. `fates`: doubles are counted there.
    """
    kept: list[Checked] = []
    for one in sorted(
        checked, key=lambda checked_one: (-len(checked_one.readings), _rank(checked_one.proposal))
    ):
        if any(_has_all_of(other, one, settings) for other in kept):
            fates[reasons.TWICE] += 1
        else:
            kept.append(one)
    return kept


def _has_all_of(fuller: Checked, one: Checked, settings: ProposalSettings) -> bool:
    """Whether another proposal has the same relation, and readings at all places of this one's."""
    return fuller.proposal.relation == one.proposal.relation and all(
        any(meet(reading, other, settings.same_place) for other in fuller.readings)
        for reading in one.readings
    )


def _claim(
    checked_one: Checked,
    checked: Sequence[Checked],
    ground: Ground,
    voices: Voices,
    settings: ProposalSettings,
) -> Claim:
    """A proposal as a claim. If it says that the readings agree, it is only "told", unless a second vote backs it and
    none opposes it. If it says that they differ, it is hidden without a second vote. A proposal that a vote opposes
    is hidden.
    """
    votes = _votes(checked_one, checked, ground, voices, settings)
    relation = checked_one.proposal.relation
    backed = any(vote.backs(relation) for vote in votes)
    opposed = any(vote.opposes(relation) for vote in votes)
    asserts_same = relation in AGREEING
    # an agreement needs a vote to be asserted, a difference one to be shown
    status = Status.TOLD if asserts_same and not (backed and not opposed) else relation
    needs_vote = relation in DIFFERING
    why = reasons.BESIDE.format(model=checked_one.model, reason=reasons.SENTENCES[checked_one.proposal.why])
    if status is Status.TOLD:
        why += " " + reasons.UNCOMPARED.format(relation=reasons.RELATIONS[relation])
    made = draft(
        _kind(checked_one),
        _label(checked_one, voices),
        status=status,
        why=why,
        tier=HIDDEN if opposed or (needs_vote and not backed) else LIKELY,
        readings=checked_one.readings,
        evidence=[Evidence(feature=vote.said) for vote in votes]
        or [Evidence(feature="nothing else says so")],
    )
    return replace(made, id=own_id(made), found_by=checked_one.model)


def _votes(
    checked_one: Checked,
    checked: Sequence[Checked],
    ground: Ground,
    voices: Voices,
    settings: ProposalSettings,
) -> list[Vote]:
    """The second votes on a proposal, each once: variorum's comparison of values and of deeds, its own claims, and
    the model shown the sentences in another order."""
    relation = checked_one.proposal.relation
    found = [
        *by_values(checked_one.readings, voices.reports),
        *by_deeds(checked_one.readings, checked_one.homes, voices.reports, relation),
        *ground.votes(checked_one.readings, relation),
    ]
    for other in checked:
        if other.proposal.order != checked_one.proposal.order and share_a_pair(
            checked_one.readings, other.readings, settings.same_place
        ):
            said = f"{other.model}, shown the sentences in another order: they {reasons.RELATIONS[other.proposal.relation]}"
            found.append(Vote(other.proposal.relation, said))
    return list(dict.fromkeys(found))


def _kind(one: Checked) -> Kind:
    """The kind of claim, by the values of all readings, else by the model's reason."""
    values = [reading.value for reading in one.readings]
    if all(isinstance(value, Quantity) for value in values):
        return Kind.QUANTITY
    if all(value is not None for value in values):
        return Kind.DATE
    return KINDS.get(one.proposal.why, Kind.STATEMENT)


def _label(one: Checked, voices: Voices) -> str:
    """The label: a clause of one of the sentences in which the words stand, chosen by variorum's own rule. No words
    of the model's are used."""
    members = []
    for reading, home in zip(one.readings, one.homes, strict=True):
        report = voices.reports[reading.report]
        told = terms(report.text, home, {}, grammar_of(report))
        members.append(Statement(witness=reading.witness, places=((home, told),)))
    return statement_label(members, voices)
