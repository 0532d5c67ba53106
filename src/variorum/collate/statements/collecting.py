"""The statements of a story: every sentence that says something, with repeats within one telling folded into one.

Words used here. Place: a sentence of a report with its terms (stems and values). Telling: a text with its copies;
repeats are folded within one. Witness: the id of a telling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from variorum.collate.memo import Remembering
from variorum.collate.mentions.nobody import nobody
from variorum.collate.mentions.stamped import is_dateline
from variorum.collate.statement import Place, Statement
from variorum.collate.tellings import Tellings
from variorum.collate.terms import terms
from variorum.records import Report, Sentence
from variorum.text.depths import grammar_of

# Fewest terms of a statement. A heading of two words cannot be set beside another sentence, but "Nobody was hurt"
# can.
FEWEST_TERMS = 3
# Two sentences of one telling are one statement when they share this much of their terms (Jaccard). Copies edit
# lightly; below this a rewritten sentence stands on its own. Tried .5 to .9 on the six events: flat from .6 to .8.
REPEATED = 0.7


def statements(
    reports: Mapping[str, Report],
    sentences: Mapping[str, tuple[Sentence, ...]],
    told_by: Tellings,
    names: Mapping[str, Mapping[int, str]],
    *,
    kept: Remembering | None = None,
) -> tuple[Statement, ...]:
    """Every sentence that tells something, in the order of `reports` and of place; repeats within one telling are one statement.

    `names`: for each report, the start of a pronoun or short form → the name that it refers to.
    `kept`: what an earlier collation left.
    """
    kept = kept or Remembering()

    def telling(report: Report) -> tuple[Place, ...]:
        return tuple(_sentences_that_tell(report, sentences.get(report.id, ()), names.get(report.id, {})))

    by_witness: dict[str, list[Place]] = defaultdict(list)
    for report in reports.values():
        # each sentence by the witness whose telling it is
        for place_told in kept.of_report("statements", report, telling):
            sentence, _ = place_told
            witness = told_by.witness(report.id, sentence.start, sentence.end)
            by_witness[witness].append(place_told)
    folded = [
        statement for witness, places_told in by_witness.items() for statement in _fold(witness, places_told)
    ]
    # in the order of `reports`
    rank = {report_id: number for number, report_id in enumerate(reports)}
    return tuple(
        sorted(folded, key=lambda statement: (rank[statement.sentence.report], statement.sentence.start))
    )


def _sentences_that_tell(
    report: Report, sentences: Iterable[Sentence], names: Mapping[int, str]
) -> Iterator[Place]:
    """(sentence, its terms) for the sentences of a report that say something: no dateline, and with at least
    `FEWEST_TERMS` terms, or that nobody was hurt or killed.
    """
    language = grammar_of(report)
    for sentence in sentences:
        if is_dateline(report.text, sentence.start, sentence.end):
            continue
        found = terms(report.text, sentence, names, language)
        if len(found.order) >= FEWEST_TERMS or any(nobody(report, sentence)):
            yield sentence, found


def _fold(witness: str, told: list[Place]) -> list[Statement]:
    """The sentences of one telling as statements: a sentence that repeats one of another report becomes a place of
    the same statement. A report never repeats itself here. `told`: the sentences with their terms.
    """
    folded: list[list[Place]] = []
    by_term: dict[str, set[int]] = defaultdict(set)
    for place in told:
        home = _home(place, folded, by_term)
        if home is None:
            for term in place[1].all:
                by_term[term].add(len(folded))
            folded.append([place])
        else:
            folded[home].append(place)
    return [Statement(witness=witness, places=tuple(places)) for places in folded]


def _home(place: Place, folded: list[list[Place]], by_term: Mapping[str, set[int]]) -> int | None:
    """The statement that the sentence at this place repeats; None where it repeats none. `folded`: the statements so far, each with its
    places; `by_term`: term → their numbers.
    """
    sentence, terms = place
    shared_by_group = Counter(group for term in terms.all for group in by_term.get(term, ()))
    best_match: tuple[float, int] | None = None
    for group, count in shared_by_group.items():
        # two sentences of one report are never one statement
        if any(other.report == sentence.report for other, _ in folded[group]):
            continue
        _, first_terms = folded[group][0]
        # Jaccard: terms in common over all terms of the two
        share = count / len(terms.all | first_terms.all)
        if share >= REPEATED:
            # of equal shares the earliest group
            best_match = max(best_match or (0.0, 0), (share, -group))
    if best_match is None:
        return None
    _, minus_group = best_match
    return -minus_group
