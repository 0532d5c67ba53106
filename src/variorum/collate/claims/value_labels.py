"""What was asked, in the reports' own words: "people killed", "day the exhibition opened"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.collate.mentions.about import Mention
from variorum.records import Measure, Quantity

CLASS_WORDS = {"hurt": "injured", "held": "held", "attended": "attending"}
MEASURE_WORDS = {
    Measure.MONEY: "sum",
    Measure.PERCENT: "share",
    Measure.AGE: "age",
    Measure.ORDINAL: "which",
    Measure.SCORE: "score",
    Measure.DURATION: "how long",
}


def value_label(members: Sequence[Mention]) -> str:
    """A few words; the commonest of each kind among the readings, ties by the alphabet."""
    first = members[0].value
    verb, noun, doer = (_commonest(w) for w in zip(*((m.verb, m.noun, m.doer) for m in members), strict=True))
    if not isinstance(first, Quantity):
        what = "time" if first.clock is not None else "when"
        return " ".join(w for w in (f"{what}:", doer, verb or noun) if w)
    happening = _commonest(next(iter(sorted(m.classes)), None) for m in members)
    if happening and first.measure == Measure.COUNT:
        return f"{noun or 'people'} {CLASS_WORDS.get(happening, happening)}" if noun != happening else noun
    sort = MEASURE_WORDS.get(first.measure)
    if sort:
        return " ".join(w for w in (f"{sort}:", noun, verb) if w)
    return f"{noun}" + (f" ({verb})" if verb else "") if noun else f"number ({verb or 'said'})"


def _commonest(words: Iterable[str | None]) -> str | None:
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], w), default=None)
