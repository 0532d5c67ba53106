"""Finds the words of a reading again in other reports of the same telling: a model is shown only one of the sentences
that copies repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from variorum.collate.claims.draft import Voices
from variorum.collate.proposals.comparing import value_of
from variorum.collate.proposals.placing import Place, sentence_of, spans_of
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.proposals.widening import widened
from variorum.collate.statements.collecting import REPEATED
from variorum.collate.terms import Terms, terms
from variorum.records import Reading, Report, Sentence
from variorum.text.depths import grammar_of


class Repeats:
    """Looks up the same words in other reports of one telling. `_terms`: (report, start of a sentence) → its terms,
    read only where the sentence may be a repeat.
    """

    def __init__(
        self,
        voices: Voices,
        sentences: Mapping[str, tuple[Sentence, ...]],
        settings: ProposalSettings,
    ) -> None:
        """`sentences`: by report. Nothing is read before it is asked for."""
        self._voices = voices
        self._sentences = sentences
        self._settings = settings
        self._terms: dict[tuple[str, int], Terms] = {}

    def of(self, reading: Reading, home: Sentence) -> Iterator[tuple[Reading, Sentence]]:
        """The same words, letter by letter, in other reports that carry the telling, each with its sentence. That sentence must repeat `home`, as it did where the two
        were folded before the model was asked; and it must have no further word that turns their sense, such as "not".
        """
        words = reading.quote.split()
        for name in self._carrying.get(reading.witness, ()):
            report = self._voices.reports[name]
            for span in spans_of(words, report.text, 0, len(report.text)) if name != reading.report else ():
                again = self._reading_again(reading, home, report, span)
                if again is not None:
                    yield again

    @cached_property
    def _carrying(self) -> Mapping[str, list[str]]:
        """Witness → the ids of the reports that carry its telling, sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for report, passages in self._voices.told_by.passages.items():
            for _, _, witness in passages:
                found[witness].add(report)
        return {witness: sorted(reports) for witness, reports in found.items()}

    def _reading_again(
        self, reading: Reading, home: Sentence, report: Report, span: tuple[int, int]
    ) -> tuple[Reading, Sentence] | None:
        """The words at `span` as a reading, with their sentence. None if that sentence is of another telling or does
        not repeat `home`; or if a word right around them would change what they mean ("not"), so that more would have
        to be quoted.
        """
        found = self._voices.reading(report.id, *span, value_of(report, *span))
        sentence = sentence_of(self._sentences.get(report.id, ()), *span)
        if found.witness != reading.witness or sentence is None or not self._alike(home, sentence):
            return None
        place = Place(report=report.id, start=span[0], end=span[1], sentence=sentence)
        whole = widened(place, self._voices, most=self._settings.longest_quote)
        return (found, sentence) if whole == span else None

    def _alike(self, one: Sentence, other: Sentence) -> bool:
        """Whether two sentences share so many of their terms that one repeats the other."""
        mine, theirs = self._terms_of(one), self._terms_of(other)
        return len(mine & theirs) >= REPEATED * len(mine | theirs)

    def _terms_of(self, sentence: Sentence) -> frozenset[str]:
        """The terms of a sentence, read once."""
        key = sentence.report, sentence.start
        if key not in self._terms:
            report = self._voices.reports[sentence.report]
            self._terms[key] = terms(report.text, sentence, {}, grammar_of(report))
        return self._terms[key].all
