"""Thresholds for a language model's proposals: how much it is asked, and which of its proposals are taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSettings:
    # Code points of a quotation, its negation, modality and speaker included. Longer ones point at nothing; the judge of
    # ../shared/evaluation takes a statement up to 320.
    longest_quote: int = 320
    # Quotations in one proposal: the protocol's schema (../shared/prototypes/proposer) allows 24.
    most_readings: int = 24
    # Share of the shorter of two stretches that must be common before they are one answer, as the judge has it.
    same_place: float = 0.5
    # Share of the readings of a row, told and too weak to be shown alone, that one proposal must set beside one another before the
    # row is shown for it. Three events with recorded proposals, .3 / .4 / .5 / .6: pairs found .81 / .81 / .80 / .77, of which
    # .72 / .73 / .75 / .79 belong together (.76 and .82 without such rows). Held by the gate of proposals.
    borne_out: float = 0.5
    # The same, for standing in tier 3: .3 / .4 / .5 give .82 / .82 / .82 of the pairs at .72 / .72 / .75, every line of the model's counted.
    weakly_borne_out: float = 0.3
    # A story of up to this many sentences goes to the model whole, a longer one in bundles of this many. Six events, 20 / 30 /
    # 40 / 60, eight nearest: .919 / .925 / .942 / .961 of the pairs that people set beside one another stand in one bundle, in
    # 32 / 16 / 11 / 6 bundles a story (python -m evaluation.bundles).
    bundle: int = 40
    # Code points of the sentences in one bundle: about 2,500 tokens, which small local models still attend to. Not measured.
    bundle_text: int = 10_000
    # So many of a sentence's nearest make its neighbourhood. Six events, bundles of 40, 4 / 8 / 12: .865 / .942 / .957 of those
    # pairs, in 7 / 11 / 15 bundles.
    nearest: int = 8
    # A sentence counts as asked about when this share of its nearest stood in one bundle with it. Not measured: it trades
    # calls for recall.
    asked_share: float = 0.6
