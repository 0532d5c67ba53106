"""Fixed words for what a model proposed: a sentence for each reason that it may give, and the names of the checks
that drop a quotation."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.records import Status, Why

# Stands for a model without a name.
UNNAMED = "a model that is not named"
# What a claim says of itself, for each reason. Nothing else of a model's is ever printed.
SENTENCES: Mapping[Why, str] = {
    Why.SAME_VALUE: "it takes them for the same number, day or time",
    Why.SAME_FACT: "it takes them for the same fact",
    Why.OTHER_WORDS: "it takes them for one thing in other words",
    Why.SAME_QUOTE: "it takes them for one utterance",
    Why.VALUE: "it takes their numbers or times to be different",
    Why.ROUNDING: "it takes one for a rounded or bounded form of the other",
    Why.SCOPE: "it takes them to speak of different groups, places or measures",
    Why.TIME: "it takes them to speak of different moments",
    Why.CERTAINTY: "it takes them to be differently sure",
    Why.ACTOR: "it takes them to name different doers",
    Why.CAUSE: "it takes them to give different causes",
    Why.PLACE: "it takes them to name places",
    Why.NAME: "it takes them to name one bearer",
    Why.ROLE: "it takes them to give somebody's role",
    Why.WORDING: "it takes them to differ in wording",
    Why.IMPLICATION: "it takes one to follow from the other",
    Why.SPEAKER: "it takes them to name different speakers",
}
# What a proposal says of its readings, in words; no other relation is taken.
RELATIONS: Mapping[Status, str] = {
    Status.AGREE: "agree",
    Status.COMPATIBLE: "can both be true",
    Status.VARIANT: "are variants of one thing",
    Status.CHANGED: "changed with time",
    Status.CONFLICT: "differ",
    Status.INCOMPARABLE: "cannot be compared",
}
# Why a claim made of a proposal is shown; what is added where nothing else says the same.
BESIDE = "Set beside one another by {model}, not found by variorum's rules: {reason}."
UNCOMPARED = (
    "It says that they {relation}; nothing else says so, so they are set side by side and were not compared."
)
# Of a row of variorum's own that a model's proposal bears out. Its start tells these lines from a model's own.
TOO_WEAK = "Too weak to be shown by variorum's rules alone, and borne out by "
BORNE_OUT = (
    TOO_WEAK + "{model}, which sets {held} of the {of} beside one another: set side by side, not compared."
)

# What becomes of lines, quotations and proposals that are not taken, as a reader is told it.
BAD_LINE = "lines that are no proposals"
NO_REPORT = "quotations of reports that are not here"
CHANGED_TEXT = "quotations of reports whose text has changed"
NOT_FOUND = "quotations that do not stand in the report"
NOT_ONE_SENTENCE = "quotations that do not stand in one sentence"
NO_CONTENT = "quotations without a word that says anything"
TOO_LONG = "quotations too long once their negation or speaker is with them"
ONE_WITNESS = "proposals left with one telling and the same words"
TWICE = "proposals that another holds"
