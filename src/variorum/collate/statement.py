"""A statement: one sentence of one witness, with every place where it is repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.collate.terms import Terms
from variorum.records import Sentence

# A sentence, and the terms by which it is compared.
Place = tuple[Sentence, Terms]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence that a witness tells. `witness`: its id. `places`: the sentence in every report that carries it,
    each with its terms; the first of them, in order of report id, stands for all.
    """

    witness: str
    places: tuple[tuple[Sentence, Terms], ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence that stands for all, in the report with the smallest id."""
        return self.places[0][0]

    @property
    def terms(self) -> Terms:
        """The terms of that sentence."""
        return self.places[0][1]


def by_report(said: Iterable[Statement]) -> dict[str, list[Sentence]]:
    """The sentences of each report that are places of a statement, in order."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for statement in said:
        for sentence, _ in statement.places:
            found[sentence.report].append(sentence)
    return {report: sorted(own, key=lambda s: s.start) for report, own in found.items()}
