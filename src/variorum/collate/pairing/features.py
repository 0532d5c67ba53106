"""The features by which it is judged whether two mentions answer one question. Each has a name that a reader
understands, since the evidence of a claim quotes it."""

from __future__ import annotations

from typing import Any

import numpy as np

from variorum.collate.pairing.relations import Flags, Floats, Indexes
from variorum.collate.pairing.traits import Traits

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
# Weight of common words beyond which more of them tell nothing more.
MOST_AROUND = 20.0
Vector = tuple[float, ...]
Vectors = np.ndarray[Any, np.dtype[np.float64]]


def columns(
    of: Traits, left: Indexes, right: Indexes, *, likely: Floats, nearest: Floats, around: Floats
) -> tuple[Floats, ...]:
    """A column for each feature, in the order of `FEATURES`; a row for each pair left[k], right[k]. `likely`: how
    likely their statements say the same; `nearest`: whether these are nearest to each other; `around`: the summed
    weights of the words around both. `of`: the traits of the mentions.
    """
    same_value = of.values.equal(left, right).astype(np.float64)
    # bounded, and divided so that it lies near 0 to 1
    shared = np.minimum(around, MOST_AROUND) / 5
    # of what both have: whether it is the same, and whether it is another
    same_noun, other_noun = _same_and_other(of.head, left, right)
    # bits, one for each class: & has those that both have
    one, two = of.classes[left], of.classes[right]
    same_class = (one & two != 0).astype(np.float64)
    other_class = (one != 0) & (two != 0) & (one & two == 0)
    same_owner, other_owner = _same_and_other(of.owner, left, right)
    # a product counts what holds together: the same value in sentences that likely say the same
    return (
        likely,
        nearest,
        same_value,
        of.values.nearness(left, right),
        of.values.meets(left, right).astype(np.float64),
        shared,
        same_noun,
        other_noun,
        _same_and_other(of.predicate, left, right)[0],
        _same_and_other(of.subject, left, right)[0],
        same_class,
        other_class.astype(np.float64),
        same_value * likely,
        same_value * same_noun,
        same_value * shared,
        same_noun * likely,
        same_class * likely,
        same_value * of.rarity[left],
        same_value * same_class,
        same_owner,
        other_owner,
    )


def _same_and_other(names: Indexes, left: Indexes, right: Indexes) -> tuple[Floats, Floats]:
    """Two columns for names given as numbers (below 0: no name): 1.0 where both sides have the same name; 1.0 where
    they have different ones.
    """
    one, two = names[left], names[right]
    known: Flags = (one >= 0) & (two >= 0)
    return (known & (one == two)).astype(np.float64), (known & (one != two)).astype(np.float64)
