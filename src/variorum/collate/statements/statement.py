"""A statement: one sentence of one witness, with every place where it is repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.collate.statements.terms import Terms, terms
from variorum.collate.tellings import Tellings
from variorum.records import Report, Sentence

# A heading of two words says nothing that could be set beside another sentence.
FEWEST_TERMS = 3
# Two sentences of one telling are one statement when they share this much of their terms (Jaccard). Copies edit
# lightly; below this a rewritten sentence stands on its own. Tried .5 to .9 on the six events: flat from .6 to .8.
REPEATED = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`places` are its sentences in the reports that carry it, the first of them in order of report id the one whose
    terms are used."""

    witness: str
    places: tuple[Sentence, ...]
    terms: Terms

    @property
    def sentence(self) -> Sentence:
        return self.places[0]


def statements(
    reports: Mapping[str, Report], sentences: Mapping[str, tuple[Sentence, ...]], told_by: Tellings
) -> tuple[Statement, ...]:
    """Every sentence that says something, repeats within one telling folded; in order of report id and place."""
    by_witness: dict[str, list[tuple[Sentence, Terms]]] = defaultdict(list)
    for report_id in sorted(reports):
        text = reports[report_id].text
        for sentence in sentences.get(report_id, ()):
            found = terms(text, sentence)
            if len(found.order) >= FEWEST_TERMS:
                witness = told_by.witness(report_id, sentence.start, sentence.end)
                by_witness[witness].append((sentence, found))
    folded = [s for witness, told in by_witness.items() for s in _fold(witness, told)]
    return tuple(sorted(folded, key=lambda s: (s.sentence.report, s.sentence.start)))


def _fold(witness: str, told: list[tuple[Sentence, Terms]]) -> list[Statement]:
    """Repeats in other reports of the same telling, folded into the first. A report never repeats itself here."""
    groups: list[tuple[list[Sentence], Terms]] = []
    by_term: dict[str, set[int]] = defaultdict(set)
    for sentence, found in told:
        home = _home(sentence, found, groups, by_term)
        if home is None:
            for term in found.all:
                by_term[term].add(len(groups))
            groups.append(([sentence], found))
        else:
            groups[home][0].append(sentence)
    return [Statement(witness=witness, places=tuple(places), terms=found) for places, found in groups]


def _home(
    sentence: Sentence,
    found: Terms,
    groups: list[tuple[list[Sentence], Terms]],
    by_term: Mapping[str, set[int]],
) -> int | None:
    shared: dict[int, int] = defaultdict(int)
    for term in found.all:
        for group in by_term.get(term, ()):
            shared[group] += 1
    best, best_share = None, REPEATED
    for group, count in sorted(shared.items()):
        places, terms_there = groups[group]
        if any(place.report == sentence.report for place in places):
            continue
        share = count / len(found.all | terms_there.all)
        if share >= best_share and (best is None or share > best_share):
            best, best_share = group, share
    return best
