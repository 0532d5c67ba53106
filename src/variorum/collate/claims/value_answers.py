"""Joins two rows of numbers that agree, each within itself, where both answer one question and not alike.

Words used here. Masked: two numbers are replaced by blanks, and their clauses compared: do they ask one question?
Toll: a count of people to whom one thing happened. Veto: a rule by which two values cannot answer one question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from variorum.collate.claims.draft import HIDDEN, Voices, claim
from variorum.collate.compare import compare
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.tolls import is_toll
from variorum.collate.pairing.scope import once_asked_alike, once_vetoed
from variorum.collate.pairing.values import are_near
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Evidence, Quantity, Status
from variorum.records.claim import AGREEING

# The tier (2: likely) of a claim that two tellings answer what two others answer differently.
LIKELY = 2


class Row(NamedTuple):
    """A claim about numbers or times. `between`: the two mentions (places where a report gives a value) that its
    reason compares; `members`: all of its mentions.
    """

    claim: Claim
    between: tuple[Mention, ...]
    members: tuple[Mention, ...]


def with_two_answers(rows: Sequence[Row], voices: Voices, settings: CollateSettings) -> Iterator[Claim]:
    """The claims of the rows. Two that agree, without a report in common, on two numbers that cannot both hold are made one conflict
    where the numbers are of one noun or unit, or near each other and of nouns of one kind, and, masked, ask one question: shown as two
    agreements they would hide it. Time grows with the square of the rows that agree on numbers of one noun.
    """
    # (measure, noun or kind of noun) → rows that agree on numbers of it
    alike: dict[tuple[object, str], list[int]] = defaultdict(list)
    for nth, row in enumerate(rows):
        if row.claim.status in AGREEING and row.claim.tier < HIDDEN and not is_toll(row.between[0]):
            for noun in sorted({n for mention in row.members if (n := _noun(mention))}):
                alike[noun].append(nth)
    joined: dict[int, Claim] = {}
    for _noun_asked, rows_of_noun in sorted(alike.items()):
        for first, second in combinations(rows_of_noun, 2):
            if (
                first not in joined
                and second not in joined
                and (made := _conflict(rows[first], rows[second], voices, settings))
            ):
                # each of the two rows leads to the one claim
                joined |= {first: made, second: made}
    # a joined claim stands in place of both its rows, once
    once: set[str] = set()
    for second, row in enumerate(rows):
        made = joined.get(second, row.claim)
        if second not in joined or made.id not in once:
            once.add(made.id)
            yield made


def _noun(mention: Mention) -> tuple[str, str] | None:
    """(measure, kind of its noun, as "offer" and "bid" are of one, or else the noun) of a number. None of times, of numbers without a
    noun or unit, and of those that describe another noun ("the 15-inch model", "the 11-inch model": two models)."""
    value = mention.value
    if not isinstance(value, Quantity) or not mention.head or mention.long is not None:
        return None
    kind = mention.asked.head_class if mention.asked else ""
    return value.measure.value, kind or mention.head


def _conflict(row: Row, other_row: Row, voices: Voices, settings: CollateSettings) -> Claim | None:
    """The conflict of two rows; None where they have a report in common, or no two of the numbers that they compare ask one question."""
    if {reading.report for reading in row.claim.readings} & {
        reading.report for reading in other_row.claim.readings
    }:
        return None
    for mention, other in product(row.members, other_row.members):
        # too far apart to be one number told twice, or a rule keeps them apart
        if not are_near(mention.value, other.value) or once_vetoed(mention, other, voices.kept, alike=True):
            continue
        if mention.head != other.head and not are_near(
            mention.value, other.value, least=settings.near_like_nouns
        ):
            continue  # the offer for one mill and the purchase of another
        # how alike the clauses are with the numbers masked, 0 to 1
        asked = once_asked_alike(mention, other, voices.kept)
        compared = compare(mention.value, other.value)
        if asked < settings.one_question or compared.status is not Status.CONFLICT:
            continue
        return claim(
            row.claim.kind,
            max((row.claim.label, other_row.claim.label), key=lambda label: (len(label), label)),
            status=Status.CONFLICT,
            why=f"{compared.why[:1].upper()}{compared.why[1:].rstrip('.')}.",
            tier=LIKELY,
            readings=(*row.claim.readings, *other_row.claim.readings),
            evidence=(Evidence(feature="one question, with both numbers masked", score=round(asked, 3)),),
        )
    return None
