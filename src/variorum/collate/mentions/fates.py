"""Which words tell what befalls those who are counted: killed, hurt, missing …"""

from __future__ import annotations

from functools import cache

from variorum.collate.terms import stem
from variorum.records import Measure, Quantity, When
from variorum.text.lexicon import table

# What befalls people while an event goes on: classes of lexicons/event-classes.json.
BEFALLEN = frozenset({"killed", "hurt", "missing", "held", "displaced", "rescued", "infected"})


@cache
def event_classes() -> dict[str, frozenset[str]]:
    """Lemma → the classes of lexicons/event-classes.json that it belongs to ("die" → {"killed"})."""
    found: dict[str, set[str]] = {}
    for name, lemmas in table("event-classes.json").items():
        if not name.startswith("_"):
            for lemma in lemmas:
                found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


def words_of(classes: frozenset[str]) -> frozenset[str]:
    """Stems of all words that tell one of these fates. They are added to the words around a 0, so that "nobody was hurt" can be paired with "no one was
    injured".
    """
    return frozenset(stem(lemma) for lemma, own in event_classes().items() if own & classes & BEFALLEN)


def is_nought(value: Quantity | When) -> bool:
    """Whether it says that there was nobody or nothing ("no one", "zero")."""
    return isinstance(value, Quantity) and value.measure is Measure.COUNT and value.exact == 0
