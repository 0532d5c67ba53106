"""Labels a claim of languages read by lexicon with what was asked. What the lexicon has a name for is said in English ("people
killed"); what it has none for, in the report's own word."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.claims.value_labels import commonest
from variorum.collate.lexical.points import Point
from variorum.records import Measure, Quantity

CALLED = {
    "hurt": "injured",
    "attended": "attending",
    "held": "held",
    "fired": "dismissed",
    "unpowered": "without power",
}
THINGS = {
    "person": "people",
    "child": "children",
    "woman": "women",
    "man": "men",
    "officer": "police officers",
    "witness": "witnesses",
    "company": "companies",
    "bus": "buses",
    "match": "matches",
}
MEASURES = {
    Measure.PERCENT: "share",
    Measure.POINTS: "how many points",
    Measure.MONEY: "money",
    Measure.DURATION: "how long",
    Measure.LENGTH: "how far, high or long",
    Measure.MASS: "weight",
    Measure.AGE: "age",
    Measure.ORDINAL: "which",
    Measure.OTHER: "how much",
}


def label(own: Sequence[Point]) -> str:
    """What a number or time is asked of: "people killed", "at what time". In English, whatever the reports' languages, but for a noun
    that the lexicon has no name for."""
    first = own[0].value
    if not isinstance(first, Quantity):
        happening = commonest(name for p in own for name in p.occurrences)
        ask = "at what time" if first.clock else "when"
        return f"{ask} ({happening})" if happening else ("time of day" if first.clock else "date")
    befell = commonest(name for p in own for name in p.classes)
    thing = commonest(p.thing for p in own if p.thing and not p.thing.startswith("~"))
    noun = commonest(p.noun for p in own)
    if first.measure is Measure.COUNT:
        things = THINGS.get(thing, f"{thing}s") if thing else None
        if befell:
            return f"{things or noun or 'people'} {CALLED.get(befell, befell)}"
        return f"number of {things}" if things else f"number ({noun})" if noun else "how many"
    matter = commonest(name for p in own for name in p.matters)
    measure = MEASURES.get(first.measure, first.measure.value)
    return f"{measure} ({matter or noun})" if matter or noun else measure
