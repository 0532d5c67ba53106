"""Labels a claim about numbers or times with what was asked, in the reports' own words: "people killed", "when the exhibition opened"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import saying
from variorum.collate.mentions.mention import Scope
from variorum.records import Measure, Quantity
from variorum.text.lexicon import entries, lines, table

# What befalls people, as a label says it.
FATES = {
    "killed": "killed",
    "hurt": "injured",
    "missing": "missing",
    "held": "held",
    "displaced": "displaced",
    "rescued": "rescued",
    "infected": "infected",
    "attended": "attending",
}
CASUALTIES, BOTH = frozenset({"killed", "hurt"}), "killed or injured"
MEASURE_WORDS = {
    Measure.PERCENT: "share",
    Measure.POINTS: "how many points",
    Measure.ORDINAL: "which",
    Measure.SCORE: "score",
    Measure.TIMES: "how many times",
    Measure.DURATION: "how long",
    Measure.LENGTH: "how far, high or long",
    Measure.MASS: "weight",
    Measure.OTHER: "how much",
}
PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "who",
        "which",
        "that",
        "this",
        "those",
        "these",
        "what",
        "there",
        "all",
        "both",
        "some",
        "many",
        "others",
    ]
)
PEOPLE = "person-nouns.txt"


def value_label(members: Sequence[Mention]) -> str:
    """The label of a claim about a number or time, in a few words: the verb, noun and doer that most readings have
    (ties by the alphabet)."""
    first = members[0].value
    telling = [m for m in members if m.predicate not in saying()]
    verb = commonest(m.verb for m in telling)
    noun = commonest(m.noun for m in members)
    doer = commonest(m.doer for m in telling if _names_doer(m.doer))
    if not isinstance(first, Quantity):
        if verb is None and any(m.verb for m in members):
            return "at what time it was said" if first.clock is not None else "when it was said"
        return _when(first.clock is not None, doer, verb, noun)
    fate = _fate(members)
    if first.measure == Measure.COUNT and fate and all(Scope.GRAVE in m.scope for m in members):
        return f"people gravely {fate}"
    if first.measure == Measure.COUNT:
        return _count(commonest(m.noun for m in members if _is_people(m.noun)), noun, verb, fate)
    if first.measure == Measure.MONEY:
        return f"money: {noun}" if noun and not _is_currency(noun) else _with("sum of money", doer, verb)
    if first.measure == Measure.AGE:
        name = commonest(n for m in members for n in (m.noun, m.doer) if n and n[0].isupper())
        return f"age of {name}" if name else "age"
    word = MEASURE_WORDS.get(first.measure, first.measure.value)
    if first.measure == Measure.ORDINAL:
        ordinal = any(noun == m.value.said_as.lower() for m in members)
        return f"{word} {noun}" if noun and noun.islower() and not ordinal else _with("which one", doer, verb)
    if first.measure == Measure.PERCENT and noun:
        named = noun.isalpha() and not noun.startswith("per")
        return f"{word} of {noun}" if named else _with("share", doer, verb)
    return _with(word, doer, verb)


def _fate(members: Sequence[Mention]) -> str | None:
    """What happened to those who are counted, in the word of the label ("killed"), if more than half of the readings say it; else None, since a single reading
    may have it from the clause beside its own. "Killed or injured" if all tell of either and some of both.
    """
    if all(m.classes & CASUALTIES for m in members) and any(m.classes >= CASUALTIES for m in members):
        return BOTH
    named = Counter(_told_fate(m.classes) for m in members if m.classes)
    most = min(named, key=lambda name: (-named[name], name), default="")
    return most if most and 2 * named[most] > len(members) else None


def _told_fate(classes: frozenset[str]) -> str:
    """The word for what befell people; "killed or injured" where both are meant."""
    return BOTH if classes >= CASUALTIES else FATES.get(min(classes), "")


def _count(people: str | None, noun: str | None, verb: str | None, fate: str | None) -> str:
    """Words like "people killed", "number of boats" or "how many escaped": the fate first, then the noun, then the verb."""
    if fate and (people or not noun or _is_vague(noun)):
        return f"{people or 'people'} {fate}"
    if noun and not _is_vague(noun):
        return f"number of {noun}" if _is_plural(noun) else f"number ({noun})"
    return f"how many {verb}" if verb else "how many"


def _when(clock: bool, doer: str | None, verb: str | None, noun: str | None) -> str:
    """Words like "when the exhibition opened", or fewer where the doer or the verb is not known. `clock`: "at what
    time" in place of "when"."""
    ask = "at what time" if clock else "when"
    if verb is None:
        return f"{'time' if clock else 'date'}: {noun}" if noun else ("time of day" if clock else "date")
    if doer is None:
        return f"{ask} ({verb})"
    return f"{ask} {_article(doer)}{doer} {verb}"


def _article(noun: str) -> str:
    """What stands before a noun in a label: "the " before a common noun in the singular, else nothing."""
    return "the " if noun.isalpha() and noun.islower() and not _is_plural(noun) else ""


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") or noun in entries("plural-nouns.txt") or noun == "people"


def _with(word: str, doer: str | None, verb: str | None) -> str:
    """What was measured, with who did what if that is known: "distance (the ferry drifted)"."""
    told = " ".join(w for w in (f"{_article(doer)}{doer}" if doer else None, verb) if w)
    return f"{word} ({told})" if told else word


def _names_doer(doer: str | None) -> bool:
    """Whether a label can name this subject: no pronoun, and no number ("36 were hurt")."""
    return doer is not None and doer.lower() not in PRONOUNS and not any(c.isdigit() for c in doer)


def _is_people(noun: str | None) -> bool:
    """Whether the noun is a plural for people: "people", "passengers"."""
    if noun is None:
        return False
    lower = noun.lower()
    plural = lower == "people" or (lower.endswith("s") and _singular(lower) in _persons())
    return plural and lower not in {"groups", "troops"}


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]


@cache
def _persons() -> frozenset[str]:
    return frozenset(line.split()[0] for line in lines(PEOPLE) if not line.endswith(" g"))


def _is_vague(noun: str) -> bool:
    """Whether the word sums up and does not name what is counted: "dozens", "toll", a name."""
    lower = noun.lower()
    return noun[0].isupper() or lower in entries("vague-counts.txt")


@cache
def _currencies() -> frozenset[str]:
    return frozenset(w.lower() for row in table("currencies.json").values() for w in _words_in(row))


def _words_in(row: object) -> Iterable[str]:
    """Every string in nested lists and tables."""
    if isinstance(row, str):
        yield row
    elif isinstance(row, dict):
        for value in row.values():
            yield from _words_in(value)
    elif isinstance(row, list):
        for value in row:
            yield from _words_in(value)


def _is_currency(noun: str) -> bool:
    """Whether the noun is a sign, a currency or a vague word for a count ("dozens"), which a label does not take for what is counted."""
    lower = noun.lower()
    return len(lower) < LONGEST_SIGN or lower in _currencies() or lower in entries("vague-counts.txt")


# Shorter nouns beside a sum are abbreviations of millions and the like ("m", "mn").
LONGEST_SIGN = 3


def commonest(words: Iterable[str | None]) -> str | None:
    """The word said most often; of several, the first in the order of letters."""
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], w), default=None)
