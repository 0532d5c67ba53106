"""Decides how two values stand that hold together, where a report vouches for the one and the other is denied,
planned, hoped, feared, possible or asked.

Words used here. `sure` of a mention: its report's polarity (asserted, denied) and modality (done, planned, possible
…) for the value. Vouched for: asserted and done. Rumoured counts as done.
"""

from __future__ import annotations

from collections.abc import Mapping

from variorum.collate.certainty import Modality, Polarity
from variorum.collate.compare import Comparison
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.fates import BEFALLEN
from variorum.records import Quantity, Status
from variorum.records.claim import AGREEING

# What a report tells of where it does not say that something is so, in the words of a reason.
SAID: Mapping[Modality, str] = {
    Modality.PLANNED: "what is to come",
    Modality.POSSIBLE: "what may be",
    Modality.RUMOURED: "what others say",
    Modality.FEARED: "what is feared",
    Modality.HOPED: "what is hoped",
    Modality.CONDITIONAL: "what would be, on a condition",
    Modality.ASKED: "what is asked",
}
DONE = frozenset({Modality.DONE, Modality.RUMOURED})


def by_certainty(left: Mention, right: Mention, found: Comparison, *, one_thing: bool) -> Comparison:
    """The comparison `found` of two values that agree, corrected where a report does not vouch for its value.

    In this order: one denied and the other stated is a conflict if they count people whom something befell, else
    compatible. Both done, or both of one modality: unchanged. Else compatible. `one_thing`: whether one verb says both
    of one thing; if not, `found` is given unchanged.
    """
    if found.status not in AGREEING or not one_thing:
        return found
    # one is denied, the other stated
    if left.sure.polarity != right.sure.polarity:
        # which of the two is the denied one
        denied, stated = (left, right) if left.sure.polarity is Polarity.DENIED else (right, left)
        why = f"“{_words(denied)}” is denied in the one, “{_words(stated)}” stated in the other"
        counts_people = bool(left.classes & right.classes & BEFALLEN) and isinstance(left.value, Quantity)
        apart = counts_people and stated.sure.asserted and denied.sure.denied
        return Comparison(Status.CONFLICT if apart else Status.COMPATIBLE, why, found.closeness)
    # both alike
    left_modality, right_modality = left.sure.modality, right.sure.modality
    if left_modality == right_modality or {left_modality, right_modality} <= DONE:
        return found
    # one is open (planned, feared, possible …)
    open_, other = (right, left) if left_modality in DONE else (left, right)
    if other.sure.modality not in DONE:
        return Comparison(Status.COMPATIBLE, found.why, found.closeness)
    why = f"“{_words(open_)}” tells {SAID[open_.sure.modality]}, “{_words(other)}” what is"
    if _words(open_) == _words(other):
        why = f"both say “{_words(other)}”, one of {SAID[open_.sure.modality]}"
    return Comparison(Status.COMPATIBLE, why, found.closeness)


def _words(mention: Mention) -> str:
    """The words of the value, with single blanks."""
    return " ".join(mention.value.said_as.split())
