"""What a statement claim is about, in the reports' own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collate.claims.draft import Voices
from variorum.collate.statements.terms import Terms
from variorum.records import Reading

LONGEST = 4


def statement_label(members: Sequence[Terms], voices: Voices, readings: Sequence[Reading]) -> str:
    """The words that most members share, as the first reading spells them, in its order; a single statement's first
    telling words. At most four."""
    counts = Counter(term for terms in members for term in terms.all)
    wanted = {t for t, n in counts.items() if n == max(counts.values())} if len(members) > 1 else set(counts)
    first = members[0]
    text = voices.reports[readings[0].report].text
    spelled: dict[str, str] = {}
    for term, (start, end) in zip(first.order, first.places, strict=True):
        if term in wanted and term not in spelled:
            spelled[term] = text[start:end]
    return " ".join(list(spelled.values())[:LONGEST]) or text[readings[0].start : readings[0].end][:40]
