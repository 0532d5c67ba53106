"""Decides how two values stand that hold together, where a report vouches for the one and the other is denied,
planned, hoped, feared, possible or asked."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.collate.certainty import Modality, Polarity
from variorum.collate.compare import Comparison
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.fates import BEFALLEN
from variorum.records import Quantity, Status
from variorum.records.claim import AGREEING

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


def by_certainty(a: Mention, b: Mention, found: Comparison, *, one_thing: bool) -> Comparison:
    """The comparison `found` of two values that hold together, changed where not both are vouched for. Where one is
    denied and the other stated, it is a conflict if they count people whom something befell, else compatible. Where
    the earlier report has it planned and the later has it done, it has changed. Else what only may be is compatible
    with what is. `one_thing`: whether one verb says it of one thing; without that `found` stays."""
    if found.status not in AGREEING or not one_thing:
        return found
    if a.sure.polarity != b.sure.polarity:
        no, yes = (a, b) if a.sure.polarity is Polarity.DENIED else (b, a)
        why = f"“{_words(no)}” is denied in the one, “{_words(yes)}” stated in the other"
        befell = bool(a.classes & b.classes & BEFALLEN) and isinstance(a.value, Quantity)
        apart = befell and yes.sure.asserted and no.sure.denied
        return Comparison(Status.CONFLICT if apart else Status.COMPATIBLE, why, found.closeness)
    here, there = a.sure.modality, b.sure.modality
    if here == there or {here, there} <= DONE:
        return found
    open_, other = (b, a) if here in DONE else (a, b)
    if other.sure.modality not in DONE:
        return Comparison(Status.COMPATIBLE, found.why, found.closeness)
    why = f"“{_words(open_)}” tells {SAID[open_.sure.modality]}, “{_words(other)}” what is"
    if _words(open_) == _words(other):
        why = f"both say “{_words(other)}”, one of {SAID[open_.sure.modality]}"
    came = _can_be_outcome(open_, other) and _is_earlier(open_, other)
    return Comparison(Status.CHANGED if came else Status.COMPATIBLE, why, found.closeness)


def _can_be_outcome(open_: Mention, other: Mention) -> bool:
    """Whether one was planned and the other can be its outcome: a day, or how many people something befell. A price
    that was agreed on does not count, nor an hour."""
    if open_.sure.modality is not Modality.PLANNED:
        return False
    if isinstance(open_.value, Quantity):
        return bool(open_.classes & other.classes & BEFALLEN)
    return open_.value.clock is None


def _is_earlier(one: Mention, two: Mention) -> bool:
    """Whether the report of `one` was out on an earlier day: only then can the plan have been carried out
    between the two.
    """
    return bool(one.told_on and two.told_on) and (one.told_on or "") < (two.told_on or "")


def _words(mention: Mention) -> str:
    return " ".join(mention.value.said_as.split())
