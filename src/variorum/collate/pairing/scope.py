"""What two values may never be set against each other for: another happening, another instance of it, or a part against the
whole."""

from __future__ import annotations

from functools import cache

from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import saying
from variorum.collate.pairing.instance import other_instance
from variorum.collate.pairing.things import COUNTED, other_thing, people
from variorum.collate.statements.terms import stem
from variorum.records import Measure, Quantity, When
from variorum.text.lexicon import entries

# Happenings of which a person is counted under one: the killed are not among the hurt.
EXCLUSIVE = frozenset({"killed", "hurt", "missing", "held", "rescued", "infected"})

# Statements this likely to say the same tell of one thing. Fourteen events, .5 to .9 tried: see evaluation/floors.toml.
ALIKE, SURELY = 0.7, 0.8


def vetoed(a: Mention, b: Mention, *, likely: float = 0.0) -> bool:
    """The two cannot answer one question, whatever the words around them. `likely`: that their statements say the same;
    where that is sure and they have a noun or a verb in common, what would only make the pair a guess is no veto."""
    alike = told_alike(a, b, likely)
    return (
        _other_happening(a, b)
        or _part_and_whole(a, b)
        or _people_and_things(a, b)
        or _past_and_future(a, b)
        or other_thing(a, b, alike=alike)
        or other_instance(a, b, alike=alike)
    )


def told_alike(a: Mention, b: Mention, likely: float) -> bool:
    """One thing is told by both sentences, as far as these can tell: sure of itself, or with a verb or a noun in common.
    Units are no nouns, and what two persons do is not one deed."""
    if likely < ALIKE or _two_persons(a.subject, b.subject):
        return False
    one_noun = is_counted(a) and a.head is not None and a.head == b.head
    return likely >= SURELY or one_noun or (a.predicate is not None and a.predicate == b.predicate)


def _two_persons(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one != two and {one, two} <= people()


def is_counted(mention: Mention) -> bool:
    """Its head is what is counted, not a unit."""
    return isinstance(mention.value, Quantity) and mention.value.measure in COUNTED


def one_deed(a: Mention, b: Mention) -> bool:
    """One verb stands above both, and it tells of doing, not of saying: who says a thing says it on many days."""
    return a.predicate is not None and a.predicate == b.predicate and a.predicate not in saying()


def is_toll(mention: Mention) -> bool:
    """A count of people to whom one thing happened, and of no group among them in particular."""
    return (
        isinstance(mention.value, Quantity)
        and mention.value.measure == Measure.COUNT
        and bool(mention.classes & EXCLUSIVE)
        and is_whole(mention)
    )


def is_whole(mention: Mention) -> bool:
    """What is counted is people at large ("22 people", "112 dead"), not some of them ("68 children")."""
    return mention.head is None or mention.head in _at_large()


@cache
def _at_large() -> frozenset[str]:
    return frozenset(stem(word) for word in entries("people-at-large.txt"))


def _other_happening(a: Mention, b: Mention) -> bool:
    one, two = a.classes & EXCLUSIVE, b.classes & EXCLUSIVE
    return bool(one and two and not one & two)


def _past_and_future(a: Mention, b: Mention) -> bool:
    """Two days of which one is when something happened, the other when something will."""
    return isinstance(a.value, When) and isinstance(b.value, When) and a.to_come != b.to_come


def _people_and_things(a: Mention, b: Mention) -> bool:
    """One counts those to whom something happened, the other what nothing happened to: "50 hurt", "50 schools"."""
    return any(is_toll(x) and not y.classes and not is_whole(y) for x, y in ((a, b), (b, a)))


def _part_and_whole(a: Mention, b: Mention) -> bool:
    """Both count people to whom one thing happened, but one a group among them."""
    if not (is_counted(a) and is_counted(b)) or not (a.classes & b.classes & EXCLUSIVE):
        return False
    return is_whole(a) != is_whole(b) or (not is_whole(a) and a.head != b.head)
