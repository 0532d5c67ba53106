"""Compares deeds that a model takes to differ: one denies what the other tells, one has planned what the other has
done, one has somebody dead and the other alive. The results are votes on the model's proposal.

Words used here. Deed: a proposition with its doers. Relation: how the model says the readings stand. Vote: what
variorum's own comparison says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from variorum.collate.certainty import Certainty, Modality, Polarity, certainty
from variorum.collate.proposals.votes import Vote
from variorum.collate.slots.propositions import OBJECT, SUBJECT, Proposition, propositions
from variorum.collate.slots.synonyms import synonymous
from variorum.collate.terms import stem_of
from variorum.collate.tree import Tree
from variorum.records import Reading, Report, Sentence, Status
from variorum.records.claim import DIFFERING
from variorum.text.depths import grammar_of, is_english
from variorum.text.lexicon import table
from variorum.text.stamps import moments
from variorum.text.words import fold

# Parts of speech of those who do a deed or are touched by it.
NOUNS = frozenset({"NOUN", "PROPN"})
# Modalities of what has not happened yet: "is considering a curfew", "it appears the guard is on the way".
TO_COME = frozenset({Modality.PLANNED, Modality.POSSIBLE})
# The reasons of votes, for a denial, for a plan, and for "dead" beside "alive".
DENIED = "variorum's own comparison: one denies “{doer} … {deed}”, another says it"
FORESEEN = "variorum's own comparison: one has “{thing}” as planned or possible, another as done"
LIFE = "variorum's own comparison: one says “{dead}”, another “{alive}”"


class _Deed(NamedTuple):
    """A deed in a reading. `word`: its verb as it stands; `stem`: that verb's stem. `doers`: stem → word of the nouns
    that do it. `things`: the same of all nouns that do it or to which it is done. `certainty`: whether the report
    says it, denies it, plans it.
    """

    word: str
    stem: str
    doers: Mapping[str, str]
    things: Mapping[str, str]
    certainty: Certainty


class _ReadingDeeds(NamedTuple):
    """What one reading says. `witness`: id of its telling. `deeds`: those whose verb stands in it. `life`: "dead" or
    "alive" → the words for it.
    """

    witness: str
    report: Report
    deeds: tuple[_Deed, ...]
    life: Mapping[str, str]


def by_deeds(
    readings: Sequence[Reading],
    homes: Sequence[Sentence],
    reports: Mapping[str, Report],
    relation: Status,
) -> list[Vote]:
    """A vote on a difference that a model proposes, by the deeds in the readings; [] if these show none, and for an
    agreement, which deeds cannot bear out.

    `homes`: the sentence of each reading. Something planned in one reading and done in another bears out a change,
    never a conflict. Time: each sentence once, and the pairs of readings.
    """
    if relation not in DIFFERING:
        return []
    deeds_of_readings = [
        _deeds_of(reading, home, reports[reading.report])
        for reading, home in zip(readings, homes, strict=True)
    ]
    # both ways around, since the rules ask about the first of the two
    pairs = [(one, two) for one, two in permutations(deeds_of_readings, 2) if one.witness != two.witness]
    # the ways of voting in order; the first that finds a vote decides
    ways = (
        (_votes_by_denial, _votes_by_life, _votes_by_plan)
        if relation is Status.CHANGED
        else (_votes_by_denial, _votes_by_life)
    )
    votes_by_way = (sorted({vote for one, two in pairs for vote in ask(one, two)}) for ask in ways)
    return next((votes[:1] for votes in votes_by_way if votes), [])


def _deeds_of(reading: Reading, home: Sentence, report: Report) -> _ReadingDeeds:
    """What the words of a reading tell: the deeds whose predicate stands in them, and in English whether it says "dead" or "alive"."""
    tree = Tree(home.tokens, grammar_of(report))
    inside = set(tree.tokens_in(reading.start, reading.end))
    deeds = tuple(
        _deed(proposition, tree)
        for proposition in propositions(tree)
        if proposition.predicate in inside and not proposition.nominal
    )
    life = dict(_life_words(tree, sorted(inside))) if is_english(report) else {}
    return _ReadingDeeds(reading.witness, report, deeds, life)


def _deed(proposition: Proposition, tree: Tree) -> _Deed:
    """The proposition as a deed: its word, how certain it is, and by stem the nouns of who does it and of all it touches."""

    def named(*roles: str) -> dict[str, str]:
        """Stem → word of the nouns that fill these roles."""
        heads = [filler.head for role in roles for filler in proposition.fillers(role)]
        tokens = [tree.tokens[head] for head in heads if tree.tokens[head].pos in NOUNS]
        return {stem_of(token, tree.language): token.text for token in tokens}

    return _Deed(
        word=tree.tokens[proposition.predicate].text,
        stem=proposition.stem,
        doers=named(SUBJECT),
        things=named(SUBJECT, OBJECT),
        certainty=certainty(tree, proposition.predicate),
    )


def _votes_by_denial(left: _ReadingDeeds, right: _ReadingDeeds) -> Iterator[Vote]:
    """Votes for a conflict: `left` denies a deed that `right` asserts, of the same doer."""
    for one in left.deeds:
        for other in right.deeds if one.certainty.denied else ():
            if other.certainty.asserted and _are_one_deed(one, other, left):
                for stem in sorted(one.doers.keys() & other.doers.keys()):
                    yield Vote(Status.CONFLICT, DENIED.format(doer=one.doers[stem], deed=one.word))


def _votes_by_plan(left: _ReadingDeeds, right: _ReadingDeeds) -> Iterator[Vote]:
    """Votes for a change: something is planned or possible in `left` and done or going on in `right`, and `left` is not the later report."""
    if _is_later(left.report, right.report):
        return
    # what is planned in the one and asserted in the other, of one thing
    for one in left.deeds:
        is_to_come = one.certainty.polarity is Polarity.ASSERTED and one.certainty.modality in TO_COME
        for other in right.deeds if is_to_come else ():
            for stem in sorted(one.things.keys() & other.things.keys()) if other.certainty.asserted else ():
                # one doer of two deeds ("police are to search", "police arrested") shows nothing
                if not (stem in one.doers and stem in other.doers) or _are_one_deed(one, other, left):
                    yield Vote(Status.CHANGED, FORESEEN.format(thing=one.things[stem]))


def _are_one_deed(one: _Deed, other: _Deed, of: _ReadingDeeds) -> bool:
    """Whether the two verbs may name one deed. One doer is not enough: what somebody plans and what he does are often two things."""
    return synonymous(one.stem, other.stem, grammar_of(of.report))


def _is_later(left: Report, right: Report) -> bool:
    """Whether `left` is surely the later of the two."""
    mine, theirs = moments(left.published), moments(right.published)
    if mine is None or theirs is None:
        return False
    # a date without its hour may be any moment of the day
    (my_earliest, _), (_, their_latest) = mine, theirs
    return their_latest < my_earliest


def _votes_by_life(left: _ReadingDeeds, right: _ReadingDeeds) -> Iterator[Vote]:
    """A vote for a change, if `left` says only "dead" and `right` only "alive"."""
    if left.life.keys() == {"dead"} and right.life.keys() == {"alive"}:
        yield Vote(Status.CHANGED, LIFE.format(dead=left.life["dead"], alive=right.life["alive"]))


def _life_words(tree: Tree, inside: Sequence[int]) -> Iterator[tuple[str, str]]:
    """ "alive" and "dead", each with the first words that assert it; neither where they are not asserted. `inside`: the tokens of the
    reading.
    """
    words = [
        token_at for token_at in inside if any(letter.isalnum() for letter in tree.tokens[token_at].text)
    ]
    folded = [fold(tree.tokens[token_at].text) for token_at in words]
    for state in ("alive", "dead"):
        for place, at in enumerate(words):
            # "still alive" may be several words
            match = next(
                (
                    phrase
                    for phrase in _phrases(state)
                    if tuple(folded[place : place + len(phrase)]) == phrase
                ),
                None,
            )
            if match and certainty(tree, at).asserted:
                yield (
                    state,
                    " ".join(tree.tokens[token_at].text for token_at in words[place : place + len(match)]),
                )
                break


@cache
def _phrases(state: str) -> tuple[tuple[str, ...], ...]:
    """The phrases for a state ("dead", "alive"), each as its words, the longest first."""
    return tuple(
        tuple(phrase.split()) for phrase in sorted(table("life.json")[state], key=lambda p: (-len(p), p))
    )
