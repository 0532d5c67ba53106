"""Finds what an outlet changed between two versions of a page: sentences that came, went or say something else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from variorum.desk.model.edition import Edit
from variorum.records import BlockKind, Report
from variorum.store.rows import ReportVersion
from variorum.text.lexicon import entries, table
from variorum.text.sentences import sentence_spans
from variorum.text.words import Word, fold, words

# Share of words in common from which two sentences are one, edited; below it one went and another came. Half is where
# a sentence keeps more than it changes.
SAME_SENTENCE = 0.5
# Blocks in which a report says that it was changed.
NOTICES = frozenset({BlockKind.CORRECTION, BlockKind.UPDATE})
# Blocks whose changes are no edit of the story.
SILENT_BLOCKS = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.DATELINE, *NOTICES})

# (start, end) in a report's text.
Span = tuple[int, int]


def page_edits(versions: Sequence[ReportVersion]) -> tuple[Edit, ...]:
    """Every edit over the versions of one page, in order of arrival."""
    return tuple(
        edit
        for old, new in itertools.pairwise(versions)
        for edit in edits(old.report, new.report, page=old.page)
    )


def edits(old: Report, new: Report, *, page: str) -> tuple[Edit, ...]:
    """What one version of a page changed in the one before it, sentence by sentence, in order of place."""
    announced = has_new_notice(old, new)
    return tuple(
        _edit(old, new, before, after, page=page, announced=announced)
        for before, after in changed_sentences(old, new)
    )


def has_new_notice(old: Report, new: Report) -> bool:
    """Whether the new version holds a correction or update that the old one did not."""
    known = {old.text[block.start : block.end] for block in old.blocks if block.kind in NOTICES}
    return any(
        block.kind in NOTICES and new.text[block.start : block.end] not in known for block in new.blocks
    )


def changed_sentences(old: Report, new: Report) -> Iterator[tuple[Span, Span]]:
    """What differs between two versions, sentence by sentence, as (span in old, span in new), in order. The span is empty on a side that has nothing
    there.
    """
    before, after = sentences(old), sentences(new)
    matcher = SequenceMatcher(None, _folded(old, before), _folded(new, after), autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield from _sentence_pairs(
                old,
                new,
                before[old_from:old_to],
                after[new_from:new_to],
                at=(_edge(before, old_from), _edge(after, new_from)),
            )


def _sentence_pairs(
    old: Report, new: Report, before: list[Span], after: list[Span], *, at: tuple[int, int]
) -> Iterator[tuple[Span, Span]]:
    """The sentences of one changed stretch, each paired with the sentence that it became. A sentence that was dropped or is new is paired with an empty
    span at `at` (place in old, place in new).
    """
    place_in_old, place_in_new = at
    unpaired = list(after)
    for span in before:
        likeness, match = max(
            ((_likeness(old.text[slice(*span)], new.text[slice(*other)]), other) for other in unpaired),
            default=(0.0, None),
        )
        if match is not None and likeness >= SAME_SENTENCE:
            unpaired.remove(match)
            yield span, match
        else:
            yield span, (place_in_new, place_in_new)
    for span in unpaired:
        yield (place_in_old, place_in_old), span


def mapped(old: str, new: str, place: Span) -> Span | None:
    """The place, in the version before (`old`), of the words new[place]: of the same words, or of the words that they replaced. None where they are new."""
    start, end = place
    before, after = words(old), words(new)
    # the words of the place, as (first, stop)
    inside = [index for index, word in enumerate(after) if word.start < end and word.end > start]
    if not inside:
        return None
    first, stop = inside[0], inside[-1] + 1
    matcher = SequenceMatcher(
        None, [word.folded for word in before], [word.folded for word in after], autojunk=False
    )
    # of each stretch that touches them: the words of the old text that stand for it
    ranges = [
        _source_range((tag, old_first, old_stop, new_first, new_stop), first, stop)
        for tag, old_first, old_stop, new_first, new_stop in matcher.get_opcodes()
        if new_first < stop and new_stop > first
    ]
    old_ranges = [(old_first, old_stop) for old_first, old_stop in ranges if old_first < old_stop]
    if not old_ranges:
        return None
    (first_old, _), (_, stop_old) = old_ranges[0], old_ranges[-1]
    return before[first_old].start, before[stop_old - 1].end


def _source_range(code: tuple[str, int, int, int, int], low: int, high: int) -> Span:
    """(first, behind the last) of the old words that became the new words `low` to `high`, by one opcode of difflib. Exact where the opcode says
    equal; else all words that were replaced.
    """
    tag, old_from, old_to, new_from, new_to = code
    if tag != "equal":
        return old_from, old_to
    return old_from + max(0, low - new_from), old_to - max(0, new_to - high)


def _edit(old: Report, new: Report, before: Span, after: Span, *, page: str, announced: bool) -> Edit:
    """The record of one change. It is silent if it is of substance and no new notice was set on the page."""
    (old_start, old_end), (new_start, new_end) = before, after
    substantive = is_substantive(old.text[old_start:old_end], new.text[new_start:new_end])
    return Edit(
        page=page,
        old=old.id,
        new=new.id,
        old_start=old_start,
        old_end=old_end,
        new_start=new_start,
        new_end=new_end,
        substantive=substantive,
        silent=substantive and not announced,
    )


def is_substantive(old: str, new: str) -> bool:
    """Whether the change is one of substance: a sentence came or went, or its figures, names or negation changed. A change of
    other words is none.
    `old` and `new`: the sentence before and after; "": there is none.
    """
    if not old.strip() or not new.strip():
        return True
    return _substance(old) != _substance(new)


def _substance(sentence: str) -> frozenset[str]:
    """The words of a sentence that are of substance: figures, names, negations."""
    found = words(sentence)
    return frozenset(
        w.folded for number, w in enumerate(found) if _is_of_substance(w, sentence, first=number == 0)
    )


@cache
def number_words() -> frozenset[str]:
    """The number words of every language that the lexicon of numbers has."""
    lists = [group for language in table("numbers.json").values() for group in language.values()]
    return frozenset(word for group in lists if isinstance(group, dict) for word in group)


def _is_of_substance(word: Word, sentence: str, *, first: bool) -> bool:
    """Whether a change of this word is one of substance: a digit, a number word, a negation, or a capital not at the sentence's beginning."""
    if (
        re.search(r"\d", word.folded)
        or word.folded in entries("negations.txt")
        or word.folded.endswith("n't")
    ):
        return True
    return (sentence[word.start].isupper() and not first) or word.folded in number_words()


def sentences(report: Report) -> list[Span]:
    """The sentences of a report in which edits are looked for: those of all blocks except bylines, credits and notices."""
    blocks = [block for block in report.blocks if block.kind not in SILENT_BLOCKS] or None
    if blocks is None:
        return [] if report.blocks else list(sentence_spans(report.text, 0, len(report.text)))
    return [span for block in blocks for span in sentence_spans(report.text, block.start, block.end)]


def folded(report: Report, span: Span) -> str:
    """The words of a span for comparing: case folded, one space between them."""
    return " ".join(fold(report.text[slice(*span)]).split())


def _folded(report: Report, spans: list[Span]) -> list[str]:
    return [folded(report, span) for span in spans]


def _edge(spans: list[Span], place: int) -> int:
    """Where the sentence of this number begins; for the number after the last one, where the last one ends. `spans`: the sentences;
    `place`: a number among them.
    """
    if place < len(spans):
        start, _ = spans[place]
        return start
    _, end_of_last = spans[-1] if spans else (0, 0)
    return end_of_last


def _likeness(left: str, right: str) -> float:
    """How many different words the two sentences share, divided by the number in the one that has fewer: 0 to 1 (the overlap coefficient)."""
    a, b = {word.folded for word in words(left)}, {word.folded for word in words(right)}
    return len(a & b) / max(1, min(len(a), len(b)))
