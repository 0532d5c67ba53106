"""Labels a claim of languages read by lexicon with what was asked. What the lexicon has a name for is said in English ("people
killed"); what it has none for, in the report's own word."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.claims.value_labels import commonest
from variorum.collate.lexical.points import Point
from variorum.records import Measure, Quantity

# Words of labels: for what befell people, for things in the plural, and for measures. What is not here is called by
# its own name.
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


def label(points: Sequence[Point]) -> str:
    """The question that a number or time answers, in English, whatever the reports' languages: "people killed", "at
    what time". Only a noun that the lexicon does not have is in the report's language.
    """
    value = points[0].value
    # a time: by what happened then
    if not isinstance(value, Quantity):
        happening = commonest(name for point in points for name in point.occurrences)
        question = "at what time" if value.clock else "when"
        return f"{question} ({happening})" if happening else ("time of day" if value.clock else "date")
    # a number: by what befell those counted, what is counted, or what is measured
    fate = commonest(name for point in points for name in point.classes)
    counted = commonest(point.thing for point in points if point.thing and not point.thing.startswith("~"))
    noun = commonest(point.noun for point in points)
    if value.measure is Measure.COUNT:
        # plurals that do not end in a plain "s"
        counted_plural = THINGS.get(counted, f"{counted}s") if counted else None
        if fate:
            return f"{counted_plural or noun or 'people'} {CALLED.get(fate, fate)}"
        return f"number of {counted_plural}" if counted_plural else f"number ({noun})" if noun else "how many"
    matter = commonest(name for point in points for name in point.matters)
    measure = MEASURES.get(value.measure, value.measure.value)
    return f"{measure} ({matter or noun})" if matter or noun else measure
