"""How much a claim weighs for a reader: what the beginnings of reports tell comes first, and slips, other spellings and other
words for one thing come last.

Words used here. Lead: the beginning of a report, with its news. Trifle: what a reader does not miss, such as another
spelling. Witness: a telling with its copies. The lower number comes first.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from variorum.collate.claims.draft import witnesses
from variorum.records import Claim, Kind, Name, Status
from variorum.records.claim import AGREEING
from variorum.text.words import plain, words

# Code points at the start of a report that hold its news: the headline and two or three sentences.
LEAD = 600
# A spelling is a slip beside another that stands in at least `MANY` reports, and in at least `TIMES` as many as itself.
MANY, TIMES = 5, 3
# Kinds of claims about names.
NAMED = frozenset({Kind.NAME, Kind.ROLE, Kind.TITLE, Kind.PLACE})


def weight(claim: Claim) -> tuple[int, int, int]:
    """A sort key within one status, the heaviest first: claims that are no trifle; then by how many tellings give it
    in their first words; then by how many give it at all. That two reports give somebody the same name or post is a
    trifle, too.
    """
    leads = {reading.witness for reading in claim.readings if reading.start < LEAD}
    return trifle(claim), -len(leads), -len(witnesses(claim.readings))


def trifle(claim: Claim) -> int:
    """How much of a trifle the claim is: 0 for what a reader wants to know; 1 for quotations in which several
    agree, and for names of one word (places, bodies) spelled in two ways; 2 for names in which several agree, and for
    a difference only of another word or letter.
    """
    if claim.status in AGREEING:
        if claim.kind is Kind.QUOTE:
            return 1
        return 2 if claim.kind in NAMED else 0
    if claim.status is not Status.VARIANT:
        return 0
    if claim.kind is Kind.STATEMENT or _is_part_of_other(claim):
        return 2
    if claim.kind not in NAMED or claim.kind is Kind.ROLE:
        return 0
    if _is_slip(claim):
        return 2
    # a name of one word in two spellings is 1, of several words 0
    return int(
        all(
            isinstance(reading.value, Name) and len(reading.value.name.split()) == 1
            for reading in claim.readings
        )
    )


def _is_slip(claim: Claim) -> bool:
    """Whether the names differ in slips alone. Letters and digits are compared, so blanks, marks and accents do not
    count. Each other form must have the same letters as the usual one in another order, or stand in few reports
    beside many with the usual one.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for reading in claim.readings:
        if isinstance(reading.value, Name):
            forms["".join(letter for letter in plain(reading.value.name) if letter.isalnum())].add(
                reading.report
            )
    usual = max(forms, key=lambda form: (len(forms[form]), form), default="")
    return all(
        sorted(form) == sorted(usual) or len(forms[usual]) >= max(MANY, TIMES * len(told))
        for form, told in forms.items()
    )


def _is_part_of_other(claim: Claim) -> bool:
    """Whether of any two quotations one is a stretch of the other: it begins later, or ends earlier."""
    if claim.kind is not Kind.QUOTE:
        return False
    said = {f" {' '.join(word.folded for word in words(reading.quote))} " for reading in claim.readings}
    return all(one in two or two in one for one, two in combinations(said, 2))
