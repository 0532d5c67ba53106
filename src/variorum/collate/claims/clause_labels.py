"""Labels a claim about a number or a time by a clause of one of its reports, the value left open: "the ship left port on …".

Of the readings the clause is taken that a stranger understands best: with who or what it is said of, by name rather than
by a pronoun, with words that the others have too, and short. Every word of it stands in that report, in this order; what is
left out between them is not marked, the value is "…". Of a day or an hour it is not: "when:" stands before the clause, since
a gap at its end reads as if the line were cut ("the men were arrested …").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.collate.claims.clauses import OPEN, Clause, LabelBuilder, number_alone
from variorum.collate.claims.misfit import SLIPS
from variorum.collate.claims.value_labels import MEASURE_WORDS
from variorum.collate.memo import Remembering
from variorum.collate.mentions.series import numbered_nouns
from variorum.collate.settings import LabelSettings
from variorum.collate.tree import Tree
from variorum.records import Claim, Kind, Measure, Quantity, Reading, Report, Sentence, When

# The question words that open a label for a time and for an age; then prepositions that go with the gap of a time.
WHEN, AGE = "when", "age"
PLAIN = frozenset({"on", "in", "at"})
# Words before a gap that are not understood without it.
OF_A_STRETCH = frozenset(
    {"since", "until", "till", "before", "after", "by", "from", "to", "of", "for", "during", "between", "and"}
)
# Kinds of claims that get such a label.
ASKED = frozenset({Kind.QUANTITY, Kind.DATE, Kind.TIME})
# Measures of which the label keeps what is counted, or the unit: "… boats", "fell into the sea … kilometres away".
COUNTING = frozenset(
    {
        Measure.COUNT,
        Measure.ORDINAL,
        Measure.LENGTH,
        Measure.AREA,
        Measure.MASS,
        Measure.VOLUME,
        Measure.DURATION,
    }
)
# Readings that are looked at for the best clause.
MOST_READINGS = 12
# Report id → offset of a pronoun's first character → the name that it stands for.
Names = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The reports and their parsed sentences, in which the clause around a value is looked up. `sentences`: by report
    id, in order. `kept`: what an earlier collation left.
    """

    reports: Mapping[str, Report]
    sentences: Mapping[str, Sequence[Sentence]]
    names: Names
    kept: Remembering = field(default_factory=Remembering)

    def sentence(self, report: str, start: int, end: int) -> Sentence | None:
        """The parsed sentence in which text[start:end] lies. None where there is none, or it was not parsed."""
        found = self.sentences.get(report, ())
        return next(
            (
                sentence
                for sentence in found
                if sentence.start <= start and end <= sentence.end and sentence.tokens
            ),
            None,
        )


def asked_in_words(claim: Claim, places: Places, settings: LabelSettings) -> Claim:
    """The claim, with the clause of its clearest reading as its label. It is unchanged if no reading has such a
    clause, or if it is about values of one sentence that do not fit each other: then no question is open.
    """
    if claim.kind not in ASKED or len(claim.readings) < 2 or SLIPS & set(claim.evidence):
        return claim
    # The first in their reports: chosen by place, not by ids of reports, which hold paths.
    readings = sorted(claim.readings, key=lambda r: (r.start, r.end, r.quote))[:MOST_READINGS]
    clauses = [c for r in readings if (c := clause(r, places)) is not None]
    if not clauses:
        return claim
    # the best clause has words that most other readings have, too
    clauses_with_stem = Counter(stem for c in clauses for stem in c.stems)
    best = min(clauses, key=lambda c: (-_worth(c, clauses_with_stem, settings), len(c.words), c.words))
    return replace(claim, label=_with_what_is_asked(best.words, claim))


def _with_what_is_asked(words: str, claim: Claim) -> str:
    """The label made of the clause `words` by the sort of its value:

    - a day or an hour: "when: the ship left port", without the gap and the "on" before it (see `_without_gap`);
    - an age: "age: …"; a place in a series: behind the claim's first label;
    - a number whose gap stands at the end: behind what it measures;
    - else the clause as it is.
    """
    value = claim.readings[0].value
    if isinstance(value, When):
        return f"{WHEN}: {_without_gap(words.split())}"
    if isinstance(value, Quantity) and value.measure is Measure.AGE and OPEN in words:
        return f"{AGE}: {words}"
    # the noun in brackets at the end of the claim's first label
    noun = claim.label.rpartition(" (")[2].removesuffix(")")
    if (
        isinstance(value, Quantity)
        and value.measure is Measure.ORDINAL
        and noun in numbered_nouns()
        and noun not in words
    ):
        return f"{claim.label}: {words}"  # "which (round): Moll fell early in the …"
    if isinstance(value, Quantity) and words.endswith(OPEN):
        return f"{MEASURE_WORDS.get(value.measure, value.measure.value)}: {words}"
    return words


def _without_gap(words: Sequence[str]) -> str:
    """The words of a time's clause without the gap "…" and the "on", "in" or "at" before it. They stay as they are
    where the gap follows "since" or the like, or is part of a word.
    """
    at = words.index(OPEN) if OPEN in words else 0
    before = words[at - 1].lower() if at else ""
    if OPEN not in words or before in OF_A_STRETCH:
        return " ".join(words)
    # without the "on" (or another word of PLAIN) before the gap; a truth value counts as 1
    return " ".join((*words[: at - (before in PLAIN)], *words[at + 1 :]))


def _worth(clause: Clause, clauses_with_stem: Counter[str], settings: LabelSettings) -> float:
    """How well a clause serves as the label; the higher, the better. For it count a name of who or what it is said
    of, a verb, words that other clauses have, and words that carry matter. Against it count length, gaps between
    words of two clauses, and a verb without a tense. `clauses_with_stem`: stem → how many of the clauses have it.
    """
    shared = sum(clauses_with_stem[stem] > 1 for stem in clause.stems)
    for_its_words = settings.shared_word * min(shared, settings.most_shared) + settings.own_word * min(
        len(clause.stems), settings.most_own
    )
    # a truth value counts as 1
    against_it = (
        settings.over_length * max(0, len(clause.words) - settings.good_length)
        + settings.gap * clause.breaks
        + settings.no_tense * (not clause.finite)
    )
    return clause.owned + settings.verb * clause.whole + for_its_words - against_it


def clause(reading: Reading, places: Places) -> Clause | None:
    """The clause with the reading's value, the value left open ("the ship left port on …"). None if the value is not
    found in a parsed sentence, or if no word beside it says what it is. A claim's label is chosen among these.
    """
    said = _value_span(reading)
    if said is None:
        return None
    measure = reading.value.measure if isinstance(reading.value, Quantity) else None
    return places.kept.of_place(
        ("clause", *said, measure), reading, lambda _one: _clause(reading, *said, places)
    )


def _clause(reading: Reading, start: int, end: int, places: Places) -> Clause | None:
    """The clause around the value's words, text[start:end], with the value left open; None where there is none."""
    sentence = places.sentence(reading.report, start, end)
    if sentence is None:
        return None
    tree = Tree(sentence.tokens)
    inside = tree.tokens_in(start, end)
    # of "12 people" only the number is left open
    if isinstance(reading.value, Quantity) and reading.value.measure in COUNTING:
        inside = number_alone(tree, inside)
    if not inside or _is_owner(tree, inside[-1]):
        return None
    asking = LabelBuilder(tree, inside, places.names.get(reading.report, {}))
    # "Ada Reed is … years old"
    if isinstance(reading.value, Quantity) and reading.value.measure is Measure.AGE:
        return asking.age() or asking.clause()
    return asking.clause()


def _is_owner(tree: Tree, last: int) -> bool:
    """Whether the value is in the genitive, as in "Tuesday's test": no clause can be asked of such a value."""
    return last + 1 < len(tree.tokens) and tree.tokens[last + 1].tag == "POS"


def _value_span(reading: Reading) -> tuple[int, int] | None:
    """(start, end) of the value's words in the report. None where the value is no number or time, or its words do not
    stand in the reading's quotation."""
    value = reading.value
    if not isinstance(value, Quantity | When):
        return None
    at = reading.quote.find(value.said_as)
    return None if at < 0 else (reading.start + at, reading.start + at + len(value.said_as))
