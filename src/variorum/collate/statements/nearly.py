"""Finds sentences that are the same except for a few words, and the words that differ.

Words used here. Repeat: the same sentence in another report of one telling. Run: a stretch of words that differs.
Change: a run of the one sentence and what stands in its place in the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from variorum.collate.statement import Statement
from variorum.collate.statements.covering import Group
from variorum.collate.statements.linking import Link
from variorum.records import Sentence, Token
from variorum.text.lexicon import entries
from variorum.text.words import fold

# Share of the longer sentence's words that stand in both, in order. A word in seven may differ: planted edits in
# sentences of eight words are still seen at .7; independent sentences that share as much are copies in all except name.
SAME = 0.7
# Fewest words in common; with fewer a share means nothing ("He was not hurt").
FEWEST = 4
# Most words in a row that differ; a longer run is another wording and no edit.
LONGEST_RUN = 4
# Most places that differ; with more the sentence was written anew.
MOST_RUNS = 3
# Two statements of one telling are compared if they share this part of the shorter one's terms.
WORTH_A_LOOK = 0.5
# Parts of speech that are no words.
EMPTY = frozenset({"PUNCT", "SPACE"})
# The list of verbs that begin a line of the page ("Updated", "Read"); a line of more words than LONGEST_STAMP is part
# of the report all the same.
PAGE, LONGEST_STAMP = "page-verbs.txt", 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a change.

    `report`: its id. `start`, `end`: the place of the words that differ, in code points. `tokens`: these words, which
    stand only here (none where words were cut). `wide`: (start, end) of the stretch with two words more on either
    side.
    """

    report: str
    start: int
    end: int
    wide: tuple[int, int]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`left` stands in the one sentence where `right` stands in the other. `sentences`: the two. `share`: how much of
    the longer one stands in both, 0 to 1.
    """

    left: Side
    right: Side
    sentences: tuple[Sentence, Sentence]
    share: float


def side_by_side(said: Sequence[Statement], groups: Sequence[Group]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pairs of sentences of different reports that are compared word by word: repeats of a statement with its first
    sentence; near repeats within one telling; each statement of a group with the one most like it.
    """
    # 1. repeats of a statement, with its first sentence
    for statement in said:
        first = statement.sentence
        seen = {tuple(fold(token.text) for token in first.tokens)}
        for other, _ in statement.places[1:]:
            words = tuple(fold(token.text) for token in other.tokens)
            if words not in seen:
                seen.add(words)
                yield first, other
    # 2. near repeats in one telling
    for left, right in of_one_telling(said):
        yield said[left].sentence, said[right].sentence
    # 3. each statement of a group, with the one most like it
    for group in groups:
        nearest: dict[int, Link] = {}
        for link in group.links:
            for end in (link.left, link.right):
                # vector[0]: how alike the two are
                if end not in nearest or link.vector[0] > nearest[end].vector[0]:
                    nearest[end] = link
        for left, right in sorted(
            {(link_of_end.left, link_of_end.right) for link_of_end in nearest.values()}
        ):
            yield said[left].sentence, said[right].sentence


def of_one_telling(said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs of statements of one witness, in different reports, too unlike to be repeats and too alike to be about two things."""
    statements_with_term: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, statement in enumerate(said):
        reports = {sentence.report for sentence, _ in statement.places}
        shared_terms: Counter[int] = Counter()
        for term in sorted(statement.terms.all):
            shared_terms.update(statements_with_term[statement.witness, term])
            statements_with_term[statement.witness, term].append(index)
        # each statement is laid beside one earlier statement, the one with the most terms in common
        most_alike = max(
            shared_terms, key=lambda other_index: (shared_terms[other_index], -other_index), default=None
        )
        if most_alike is None or reports & {sentence.report for sentence, _ in said[most_alike].places}:
            continue
        shorter = min(len(statement.terms.all), len(said[most_alike].terms.all))
        if shared_terms[most_alike] >= WORTH_A_LOOK * shorter:
            yield most_alike, index


def changes(sentence: Sentence, other: Sentence) -> tuple[Change, ...]:
    """What differs between two sentences that are nearly the same; nothing if they are not nearly the same."""
    left, right = _content_tokens(sentence), _content_tokens(other)
    # a line of the page ("Read more")
    if _of_the_page(left) or _of_the_page(right):
        return ()
    # too short, or the one twice as long
    if min(len(left), len(right)) < FEWEST or 2 * min(len(left), len(right)) < max(len(left), len(right)):
        return ()
    matcher = SequenceMatcher(
        a=[fold(token.text) for token in left], b=[fold(token.text) for token in right], autojunk=False
    )
    # words in common, in order
    same = sum(block.size for block in matcher.get_matching_blocks())
    share = same / max(len(left), len(right))
    # the stretches between them
    runs = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    if same < FEWEST or share < SAME or len(runs) > MOST_RUNS:
        return ()
    return tuple(
        Change(
            left=_side(sentence, left, left_first, left_stop),
            right=_side(other, right, right_first, right_stop),
            sentences=(sentence, other),
            share=share,
        )
        for _, left_first, left_stop, right_first, right_stop in runs
        if max(left_stop - left_first, right_stop - right_first) <= LONGEST_RUN
    )


def _of_the_page(tokens: Sequence[Token]) -> bool:
    """Whether the line is the page's own and not the report's: "Updated May 14, 2031, 9:40 p.m."."""
    return (
        any(token.lemma.casefold() in entries(PAGE) for token in tokens[:2]) and len(tokens) <= LONGEST_STAMP
    )


def _content_tokens(sentence: Sentence) -> list[Token]:
    return [token for token in sentence.tokens if token.pos not in EMPTY]


def _side(sentence: Sentence, tokens: Sequence[Token], first: int, stop: int) -> Side:
    """Tokens `first` to `stop` as one side of a change; where it has none, the place between its neighbours. `wide`:
    two tokens more on either side.
    """
    before, after = tokens[max(0, first - 2) : first], tokens[stop : stop + 2]
    changed = tokens[first:stop]
    # where words were cut: behind the word before, or where the sentence begins
    start = changed[0].start if changed else before[-1].end if before else sentence.start
    end = changed[-1].end if changed else start
    return Side(
        report=sentence.report,
        start=start,
        end=end,
        wide=(before[0].start if before else start, after[-1].end if after else end),
        tokens=tuple(changed),
    )
