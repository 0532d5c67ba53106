"""Widens a quotation by what turns its sense: a "not", a "may", or a pronoun for the speaker, where they stand around
it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute import attributed
from variorum.collate.certainty import certainty
from variorum.collate.claims.draft import PRONOUNS, Voices
from variorum.collate.proposals.placing import Place
from variorum.collate.proposals.reasons import TOO_LONG
from variorum.collate.tree import Tree
from variorum.text.depths import grammar_of

# Labels of the parser: of a word to the verb that it negates, and of auxiliaries to theirs.
NEGATION = "neg"
HELPING = frozenset({"aux", "auxpass"})


def widened(place: Place, voices: Voices, *, most: int) -> tuple[int, int] | str:
    """(start, end) of the words to quote: with every word that denies them or makes them doubtful or future, and with
    the speaker if only a pronoun names him. Of a sentence without a parse all of it. Where that is longer than `most`
    code points, the reason for a refusal instead.
    """
    spans = [
        (place.start, place.end),
        *_around(place, grammar_of(voices.reports[place.report])),
        *_speaker(place, voices),
    ]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return (start, end) if end - start <= most else TOO_LONG


def _around(place: Place, language: str) -> Iterator[tuple[int, int]]:
    """The stretches (start, end) of the cues and negations that turn the sense of the place; of an unparsed sentence all of it."""
    sentence = place.sentence
    if not sentence.tokens:
        yield sentence.start, sentence.end
        return
    tree = Tree(sentence.tokens, language)
    inside = set(tree.tokens_in(place.start, place.end))
    # words of the place that hang on nothing else in it
    tops = (i for i in inside if tree.heads[i] == i or tree.heads[i] not in inside)
    for top in tops:
        if tree.tokens[top].pos != "PUNCT":
            for cue in certainty(tree, top).cues:
                yield tree.tokens[cue].start, tree.tokens[cue].end
                yield from _helping(tree, cue)
    # a "not" on any of its words
    for at in inside:
        for child in tree.children[at]:
            if tree.tokens[child].dep == NEGATION:
                yield tree.tokens[child].start, tree.tokens[child].end


def _helping(tree: Tree, cue: int) -> Iterator[tuple[int, int]]:
    """The place of the auxiliary before a "not" ("did not find"): without it the words read oddly."""
    if tree.tokens[cue].dep == NEGATION:
        for child in tree.children[tree.heads[cue]]:
            if tree.tokens[child].dep in HELPING and child < cue:
                yield tree.tokens[child].start, tree.tokens[child].end


def _speaker(place: Place, voices: Voices) -> Iterator[tuple[int, int]]:
    """The place of a speaker who is only a pronoun. A named speaker is shown beside the quotation
    (`Reading.attributed_to`), a pronoun nowhere else.
    """
    found = attributed(voices.attributions.get(place.report, ()), place.start, place.end)
    if found is None or (found.speaker or found.source).casefold() not in PRONOUNS:
        return
    if place.sentence.start <= found.source_start and found.source_end <= place.sentence.end:
        yield found.source_start, found.source_end
