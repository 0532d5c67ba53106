"""What speaks for two mentions answering one question, each feature with a name a reader understands."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.collate.mentions.about import Mention
from variorum.collate.pairing.values import equal, meets, nearness, rarity

# In the order of the vector, the same as in lexicons/figure-model.json and moment-model.json.
FEATURES = (
    "statements likely to say the same",
    "statements nearest to each other",
    "equal values",
    "values near each other",
    "bounds that meet",
    "words around them shared",
    "the same noun",
    "different nouns",
    "the same verb above",
    "the same subject",
    "the same happens to what is counted",
    "something else happens to what is counted",
    "equal values in like statements",
    "equal values of one noun",
    "equal values amid shared words",
    "one noun in like statements",
    "the same happening in like statements",
    "equal values that are rare",
    "equal values of the same happening",
    "the same name beside",
    "another name beside",
)
MOST_AROUND = 20.0
Vector = tuple[float, ...]


def vector(a: Mention, b: Mention, *, likely: float, nearest: float, idf: Mapping[str, float]) -> Vector:
    """`likely`: the probability that the two statements say the same; `nearest`: as in the statement features."""
    same_value = float(equal(a.value, b.value))
    around = min(sum(idf.get(t, 1.0) for t in a.around & b.around), MOST_AROUND) / 5
    same_noun = float(a.head is not None and a.head == b.head)
    other_noun = float(a.head is not None and b.head is not None and a.head != b.head)
    same_class = float(bool(a.classes & b.classes))
    other_class = float(bool(a.classes and b.classes and not a.classes & b.classes))
    return (
        likely,
        nearest,
        same_value,
        nearness(a.value, b.value),
        float(meets(a.value, b.value)),
        around,
        same_noun,
        other_noun,
        float(a.predicate is not None and a.predicate == b.predicate),
        float(a.subject is not None and a.subject == b.subject),
        same_class,
        other_class,
        same_value * likely,
        same_value * same_noun,
        same_value * around,
        same_noun * likely,
        same_class * likely,
        same_value * rarity(a.value),
        same_value * same_class,
        float(a.owner is not None and a.owner == b.owner),
        float(a.owner is not None and b.owner is not None and a.owner != b.owner),
    )
