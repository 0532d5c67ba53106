"""Labels a claim about numbers or times by what was asked, in a few words ("people killed", "when (opened)"). By these, claims that
ask one question are found; a reader meets them where no clause of a report can serve (`clause_labels`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.collate.mentions.dated import saying
from variorum.collate.mentions.mention import Mention, Scope
from variorum.records import Measure, Quantity

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
# Two fates that reports often count together, and the word for both.
CASUALTIES, BOTH = frozenset({"killed", "hurt"}), "killed or injured"
# What is asked of a number, by its measure; of other measures their own name.
MEASURE_WORDS = {
    Measure.COUNT: "number",
    Measure.MONEY: "sum of money",
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


def value_label(members: Sequence[Mention]) -> str:
    """The label of a claim about a number or time: "people killed", "number (boats)", "when (opened)", "age of Moll".
    It names what befell those counted, else the noun that most readings count, else the verb that most have (ties by
    the alphabet).
    """
    value = members[0].value
    # what was asked, by the kind of value: a time, an age, people with a fate, or something counted or measured
    verb = commonest(member.verb for member in members if member.predicate not in saying())
    noun = commonest(member.noun for member in members)
    if not isinstance(value, Quantity):
        question = "when" if value.clock is None else "at what time"
        return f"{question} ({verb})" if verb else question
    if value.measure == Measure.AGE:
        name = commonest(
            word_of_member
            for member in members
            for word_of_member in (member.noun, member.doer)
            if word_of_member and word_of_member[0].isupper()
        )
        return f"age of {name}" if name else "age"
    fate = _fate(members) if value.measure == Measure.COUNT else None
    if fate:
        return f"people{' gravely' if all(Scope.GRAVE in member.scope for member in members) else ''} {fate}"
    counted = noun if value.measure in {Measure.COUNT, Measure.ORDINAL, Measure.PERCENT} else None
    asked_of = counted or verb
    word = MEASURE_WORDS.get(value.measure, value.measure.value)
    return f"{word} ({asked_of})" if asked_of else word


def _fate(members: Sequence[Mention]) -> str | None:
    """What happened to those who are counted, in the word of the label ("killed"), if more than half of the readings
    say it; else None. (A single reading may have it from the clause beside its own.) "Killed or injured" if all tell
    of either and some of both.
    """
    if all(mention.classes & CASUALTIES for mention in members) and any(
        mention.classes >= CASUALTIES for mention in members
    ):
        return BOTH
    named = Counter(_told_fate(mention.classes) for mention in members if mention.classes)
    commonest_fate = min(named, key=lambda name: (-named[name], name), default="")
    return commonest_fate if commonest_fate and 2 * named[commonest_fate] > len(members) else None


def _told_fate(classes: frozenset[str]) -> str:
    """The word that a label has for these fates ("hurt" → "injured"); "killed or injured" where both are meant, ""
    for a fate without a word.
    """
    return BOTH if classes >= CASUALTIES else FATES.get(min(classes), "")


def commonest(words: Iterable[str | None]) -> str | None:
    """The word said most often; of several, the first in the order of letters."""
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], w), default=None)
