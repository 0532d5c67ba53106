"""Finds where the words that a model pointed at stand in the reports as they are read now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.proposals.reasons import (
    CHANGED_TEXT,
    NO_CONTENT,
    NO_REPORT,
    NOT_FOUND,
    NOT_ONE_SENTENCE,
)
from variorum.collate.terms import EMPTY_POS
from variorum.records import Quoted, Report, Sentence
from variorum.text.ids import digest

# In a sentence without a parse, a word of so many letters counts as a word of matter; so does one with a digit.
LONG_WORD = 4
# Most places that are tried for a quotation whose text has moved.
MOST_PLACES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where quoted words stand: report.text[start:end], and the sentence that holds them."""

    report: str
    start: int
    end: int
    sentence: Sentence


class Shelf:
    """Finds a story's reports by what a proposal may call them: their path, its last part, or the sha256 of their
    text.

    `_digest`: report id → sha256. `_by_text`: sha256 → reports with that text. `_by_name`: path, or its last part →
    reports.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        """Notes the reports by the digest of their text, and by their path and its last part."""
        self._digest = {r.id: digest(r.text.encode("utf-8", "surrogatepass")) for r in reports}
        self._by_text: dict[str, list[Report]] = defaultdict(list)
        self._by_name: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            self._by_text[self._digest[report.id]].append(report)
            for name in {report.path, last_part(report.path)}:
                self._by_name[name].append(report)

    def find(self, quoted: Quoted) -> Report | str:
        """The report that a quotation points at, or the reason why there is none. If the quotation has the sha256 of
        the text, the report is found under any name; if not, only under a name that one report alone has.
        """
        reports_of_name = self._by_name.get(quoted.report) or self._by_name.get(last_part(quoted.report), [])
        if quoted.text is None:
            return reports_of_name[0] if len(reports_of_name) == 1 else NO_REPORT
        reports_of_text = self._by_text.get(quoted.text, [])
        # reports of that text under that name, too
        of_both = [report for report in reports_of_text if report in reports_of_name]
        if len(of_both) == 1 or len(reports_of_text) == 1:
            return (of_both or reports_of_text)[0]
        return CHANGED_TEXT if reports_of_name and not reports_of_text else NO_REPORT


def last_part(path: str) -> str:
    """The file's name in a path, whether of Windows or of another system."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path


def placed(quoted: Quoted, report: Report, sentences: Sequence[Sentence]) -> Place | str:
    """The place of the quoted words, inside one sentence of the report; or the reason why they are not taken. If they
    are not at their offsets and no digest fixes the text, they are taken if they are in the report exactly once.
    """
    span = _span(quoted, report.text)
    if span is None:
        return NOT_FOUND
    home = sentence_of(sentences, *span)
    if home is None:
        return NOT_ONE_SENTENCE
    if not says_something(report.text, home, *span):
        return NO_CONTENT
    return Place(report=report.id, start=span[0], end=span[1], sentence=home)


def sentence_of(sentences: Sequence[Sentence], start: int, end: int) -> Sentence | None:
    """The sentence that wholly holds text[start:end]; None where none does."""
    return next((sentence for sentence in sentences if sentence.start <= start and end <= sentence.end), None)


def _span(quoted: Quoted, text: str) -> tuple[int, int] | None:
    """(start, end) of the quoted words in the text. Only white space may differ; letters, marks and case must be the
    report's. None where they are not found."""
    words = quoted.quote.split()
    if not words:
        return None
    start, end = quoted.start, quoted.end
    if start < end <= len(text) and text[start:end].split() == words and whole_words(text, start, end):
        return start, end
    # the digest says that this is the text: then the place is wrong
    if quoted.text is not None:
        return None
    found = spans_of(words, text, 0, len(text))
    return found[0] if len(found) == 1 else None


def spans_of(words: Sequence[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places in text[start:end] where these words stand whole, in order, with any white space between; at most
    MOST_PLACES of them."""
    # any white space between the words, also the end of a line
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text, start, end):
        if whole_words(text, *match.span()):
            found.append(match.span())
        if len(found) == MOST_PLACES:
            break
    return found


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] cuts no word at either end."""
    cut_left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_left and not cut_right


def says_something(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether one of these words carries matter; "of the" does not. `sentence`: the sentence of the stretch, with tokens where it was
    parsed.
    """
    if sentence.tokens:
        return any(
            token.start < end and start < token.end and token.pos not in EMPTY_POS
            for token in sentence.tokens
        )
    # without a parse: a digit, or a long word
    said = text[start:end]
    return any(letter.isdigit() for letter in said) or any(
        len(word) >= LONG_WORD for word in re.findall(r"\w+", said)
    )
