"""How alike two questions are, in features that a person can read. Each is 0 to 1.

Words used here. Asked: the question that a number answers, described by its surroundings; words are lemmas. Head: the
noun counted. Fate: what befell those counted. All features are 0 to 1. `left`, `right`: the two numbers that are compared, with
their surroundings.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from variorum.collate.compare.amounts import closeness, compare_amounts, convertible, interval, same_unit
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.mentions.question import Asked
from variorum.records import Measure, Status
from variorum.records.claim import AGREEING

# Weight of a word by how rare it is in the story (1 where nothing is known).
Rarity = Callable[[str], float]

# Feature → what a reader is told of it.
REASONS = {
    "same_fate": "the same befell those who are counted",
    "other_fate": "something else befell those who are counted",
    "same_head": "the same noun is counted",
    "like_head": "nouns of one kind are counted",
    "other_head": "other nouns are counted",
    "same_predicate": "the same verb governs both",
    "near": "rare words within seven words of both",
    "sentence": "words shared by both sentences",
    "close": "the values are near each other",
    "equal": "the values are equal or can both hold",
    "far": "the values are far from each other",
    "vast": "the values differ by more than ten times",
    "other_place": "each names a place that the other does not",
    "other_year": "each names a time that the other does not",
    "one_year": "only one names a time",
    "scope_other": "one speaks of another instance or an earlier time",
    "scope_part": "one may be a part",
    "scope_total": "one is a total",
    "scope_each": "one is a rate or an average",
    "scope_possible": "one is only possible",
    "other_anchor": "distances from other places",
    "other_owner": "each stands by a name that the other lacks",
    "same_owner": "both stand by the same name",
    "same_modifiers": "the noun has the same modifiers",
    "other_modifiers": "the noun has other modifiers",
    "same_subject": "the same subject",
    "listed": "one stands in a list of numbers of its kind",
    "small": "small numbers stand for many things",
    "age": "ages belong to persons, who differ",
    "other_person": "each names a person that the other does not",
}


# Measures in words, for the reason why two are not compared; others are called by their own name.
KINDS = {
    Measure.MONEY: "sum of money", Measure.PERCENT: "share", Measure.POINTS: "number of points", Measure.OTHER: "reading of an instrument",
    Measure.AREA: "stretch of land", Measure.AGE: "person's age", Measure.ORDINAL: "place in an order",
    Measure.TIMES: "multiple", Measure.DATA: "size of data", Measure.ENERGY: "quantity of energy",
}  # fmt: skip
# What a count may be of: others, a part, the total, each, possible ones (lexicons/scope-words.json).
SCOPES = ("other", "part", "total", "each", "possible")


def features(left: Asked, right: Asked, rarity: Rarity, settings: CompareSettings) -> dict[str, float]:
    """Feature → its value, 0 to 1, for two numbers described with their surroundings; features with the value 0 are
    left out. `same_slot` weighs them. Symmetric.
    """
    # `_share_none` is 1 if both have such words and none in common; a feature "other_…" speaks against one question
    found = {
        **_features_of_heads(left, right),
        **_features_of_values(left, right, settings),
        "near": overlap(left.near, right.near, rarity),
        "sentence": overlap(left.words, right.words, rarity),
        "same_predicate": float(bool(left.predicate) and left.predicate == right.predicate),
        "same_subject": float(bool(left.subject & right.subject)),
        "other_place": _share_none(left.places, right.places),
        "other_year": _share_none(left.years, right.years),
        "one_year": float(bool(left.years) != bool(right.years)),
        **{f"scope_{name}": float((name in left.scopes) != (name in right.scopes)) for name in SCOPES},
        "other_anchor": _share_none(left.anchors, right.anchors)
        if left.value.measure is Measure.LENGTH
        else 0.0,
        "other_owner": _share_none(left.owners, right.owners),
        "same_owner": float(bool(left.owners & right.owners)),
        "listed": float(left.listed or right.listed),
        "age": float(left.value.measure is Measure.AGE),
        "other_person": _share_none(left.persons, right.persons),
    }
    return {name: value for name, value in found.items() if value}


def _features_of_heads(left: Asked, right: Asked) -> dict[str, float]:
    """Features of the nouns counted, of what befell those counted, and of the adjectives."""
    is_count = left.value.measure is Measure.COUNT
    # "people" and "people"; "people" and "residents", of one class of nouns
    same_noun = bool(left.head) and left.head == right.head
    like_nouns = not same_noun and bool(left.head_class) and left.head_class == right.head_class
    both_nouns = bool(left.head) and bool(right.head)
    both_fates = bool(left.fate) and bool(right.fate)
    share_of_modifiers = len(left.modifiers & right.modifiers) / max(1, len(left.modifiers | right.modifiers))
    return {
        "same_head": float(same_noun),
        "like_head": float(like_nouns),
        "other_head": float(
            both_nouns and not same_noun and not like_nouns and not (both_fates and left.fate == right.fate)
        ),
        "same_fate": float(both_fates and left.fate == right.fate and is_count),
        # two fates, or a fate where the other has none though a noun of persons is counted
        "other_fate": float(
            is_count and left.fate != right.fate and (both_fates or bool(left.head_class or right.head_class))
        ),
        "same_modifiers": share_of_modifiers,
        "other_modifiers": float(bool(left.modifiers | right.modifiers) and share_of_modifiers == 0),
    }


def _features_of_values(left: Asked, right: Asked, settings: CompareSettings) -> dict[str, float]:
    """Features of how far apart the two values are: near or equal speaks for one question, far apart against it."""
    comparison = compare_amounts(left.value, right.value, settings)
    closeness = comparison.closeness
    number, other_number = interval(left.value).exact, interval(right.value).exact
    return {
        # closeness above one half, stretched to 0–1
        "close": max(0.0, (closeness - 0.5) * 2),
        "equal": float(comparison.status in AGREEING),
        # how many times the one is the other, in powers of two, stretched to 0–1
        "far": float(comparison.status is Status.CONFLICT)
        * min(1.0, max(0.0, -math.log2(max(closeness, 1e-6)) - 0.5) / 2),
        "vast": float(comparison.status is Status.CONFLICT and closeness < 0.1),
        # numbers up to three agree by chance
        "small": float(
            max(number or 0.0, other_number or 0.0) <= 3 and number is not None and other_number is not None
        ),
    }


def comparable(left: Asked, right: Asked) -> str:
    """Why two numbers can never answer one question, in words; "" if they can."""
    value, other_value = left.value, right.value
    if value.measure is not other_value.measure:
        kind, other_kind = sorted(
            (
                KINDS.get(value.measure, value.measure.value),
                KINDS.get(other_value.measure, other_value.measure.value),
            )
        )
        return f"one is a {kind}, the other a {other_kind}"
    # no unit to convert: currencies and things counted
    if value.measure is Measure.MONEY or value.measure is Measure.COUNT:
        return ""
    # each value in each of its units with each of the other's
    pairs = [
        (face, other_face)
        for face in (value, *value.faces)
        for other_face in (other_value, *other_value.faces)
    ]
    if not any(same_unit(face, other_face) or convertible(face, other_face) for face, other_face in pairs):
        return "their units do not convert"
    return ""


def overlap(left: frozenset[str], right: frozenset[str], rarity: Rarity) -> float:
    """Shared words over the words of the smaller side, by rarity. `left` and `right`: the words of the two sides; `rarity`: word → its weight."""
    whole = min(sum(map(rarity, sorted(left))), sum(map(rarity, sorted(right))))
    return sum(map(rarity, sorted(left & right))) / whole if whole else 0.0


def _share_none(left: frozenset[str], right: frozenset[str]) -> float:
    return float(bool(left) and bool(right) and not left & right)


__all__ = ["REASONS", "Rarity", "closeness", "comparable", "features", "overlap"]
