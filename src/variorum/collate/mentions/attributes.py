"""What a measure is one of: the depth of a thing, and what an event has but one of, such as its turnout.

Words used here. Tree: a parsed sentence; `heads[i]`: the token that governs token i. Unit: the token of the number's noun ("km", "acres").
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.tree import Tree
from variorum.records import Measure, Quantity

# What is measured of a thing that has but one of it, and the adjectives that say the same.
ATTRIBUTES = {"deep": "depth", "high": "height", "long": "length", "wide": "width"}
ONE_OF_A_THING = frozenset(
    {*ATTRIBUTES.values(), "altitude", "capacity", "circumference", "diameter", "range", "speed", "weight"}
)
# What spreads over land or water, whose area is told again and again.
SPREADING = frozenset({"fire", "wildfire", "blaze", "bushfire", "inferno", "flame", "slick", "spill"})
BURNED, TURNOUT, LOAD = "area burned", "turnout", "people on board"
# An event has only one of each of these. If two reports differ, one is wrong or it has grown.
ONE_OF_AN_EVENT = frozenset({BURNED, TURNOUT, LOAD})
# The verb by which a vessel is said to have people on board, and words behind a number of whom it has on board.
CARRYING = "carry"
ON_BOARD = frozenset({"aboard", "board", "onboard"})
BEHIND = 2
# People who are counted as a vessel's load.
PEOPLE_CARRIED = frozenset({"passenger"})
# Labels of the parser: a verb on another that has its subject; a length or area on the noun that has it ("a
# 9,000-acre fire").
JOINED = frozenset({"advcl", "conj", "xcomp"})
OF_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod"})


def attribute(tree: Tree, unit: int | None, value: Quantity, predicate: int | None) -> str | None:
    """What the number measures, in one word: "depth" for "a depth of 12 km" and "20 km deep", "turnout" for "turnout
    reached 70 %"; else None. `unit`: the token of its noun; `predicate`: that of the verb above.
    """
    if unit is None:
        return None
    # "the fire burned 300 acres"
    if value.measure is Measure.AREA:
        return (
            BURNED
            if any(tree.tokens[i].lemma in SPREADING for i in _bearers(tree, unit, predicate))
            else None
        )
    if value.measure is Measure.PERCENT:
        return (
            TURNOUT if any(tree.tokens[i].lemma == TURNOUT for i in _bearers(tree, unit, predicate)) else None
        )
    # "with 40 passengers on board": what a vessel carried
    if value.measure is Measure.COUNT:
        return LOAD if tree.tokens[unit].lemma in PEOPLE_CARRIED and is_carried(tree, unit) else None
    return _of_a_thing(tree, unit)


def is_carried(tree: Tree, noun: int) -> bool:
    """Whether a vessel is said to have so many on board: "the jet carrying 162 passengers", "155 passengers on board"."""
    if is_object_of_carrying(tree, noun):
        return True
    return any(
        token.text.lower().split("—")[0] in ON_BOARD for token in tree.tokens[noun + 1 : noun + 1 + BEHIND]
    )


def is_object_of_carrying(tree: Tree, noun: int) -> bool:
    """Whether the noun is what a vessel is said to carry: "carrying 162 passengers"."""
    return tree.tokens[noun].dep == "dobj" and tree.tokens[tree.heads[noun]].lemma == CARRYING


def _bearers(tree: Tree, unit: int, predicate: int | None) -> Iterator[int]:
    """The tokens of nouns that may say what the number measures: the noun that it describes ("a 9,000-acre fire"),
    the noun before "of" ("a turnout of 70 %"), the subject of the verb above. `predicate`: the verb above.
    """
    governor = tree.heads[unit]
    if tree.tokens[unit].dep in OF_A_NOUN:
        yield governor
    if tree.tokens[governor].lemma == "of":
        yield tree.heads[governor]
    for verb in {governor, governor if predicate is None else predicate}:
        subject = _subject(tree, verb)
        if subject is not None:
            yield subject


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb. For a relative clause or participle it is the noun that this describes; for a joined
    verb the subject of the first verb.
    """
    subject = tree.subject(verb)
    token = tree.tokens[verb]
    # WDT: "that", "which" stand for the noun
    if token.dep in {"relcl", "acl"} and (subject is None or tree.tokens[subject].tag == "WDT"):
        return tree.heads[verb]
    return tree.subject(tree.heads[verb]) if subject is None and token.dep in JOINED else subject


def _of_a_thing(tree: Tree, unit: int) -> str | None:
    """The attribute that words name: "depth" in "a depth of 12 km", "range" in "the range is 120 km", "depth" in "20
    km deep"; else None.
    """
    governor = tree.heads[unit]
    if tree.tokens[unit].dep == "npadvmod":
        return ATTRIBUTES.get(tree.tokens[governor].lemma)
    # "the range is 120 km": the subject of "is"
    if tree.tokens[unit].dep == "attr":
        naming_token = tree.subject(governor)
    else:
        naming_token = tree.heads[governor] if tree.tokens[governor].lemma == "of" else None
    if naming_token is None or tree.tokens[naming_token].lemma not in ONE_OF_A_THING:
        return None
    return tree.tokens[naming_token].lemma
