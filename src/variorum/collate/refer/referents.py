"""Finds in one report whom its pronouns, short names and phrases like "the group" stand for, in reading order.

Words used here. Mention: a name, noun phrase or pronoun. Owner: the mention that it refers to. Fullest: the longest
form of a bearer's name. Discourse: what has been named so far.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.collate.refer.definites import Called, definite_owner
from variorum.collate.refer.mentions import PERSON, PERSONAL, SUBJECTS, Mention, Place, mentions
from variorum.collate.refer.names import bearers
from variorum.collate.refer.pronouns import pronoun_owner
from variorum.collate.refer.settings import ReferSettings
from variorum.collate.refer.surnames import overlooked, surnames
from variorum.collate.tree import Tree
from variorum.records import BlockKind, Report, Sentence
from variorum.text.quotations import quotations


class Referent(NamedTuple):
    """report.text[start:end] (a pronoun, a short name, "the group") stands for text[name_start:name_end] == `name`."""

    start: int
    end: int
    name_start: int
    name_end: int
    name: str


class Discourse:
    """What has been named so far in one report, in reading order.

    `before`: the mentions so far. `called`: by which nouns they were called. `where`: start of a mention → the bearer
    of its name.
    """

    __slots__ = ("before", "called", "settings", "where")

    def __init__(self, found: Sequence[Mention], settings: ReferSettings) -> None:
        """Begins before the first sentence. `found`: all mentions of the report, for the bearers of its names."""
        self.before: list[Mention] = []
        self.called = Called()
        self.where = dict(bearers(found))
        self.settings = settings

    def name(self, mention: Mention) -> Mention | None:
        """Takes in a name or noun phrase, and gives the mention that it refers to: for a name its fullest form, for
        "the group" the fuller phrase. None where there is no other phrase.
        """
        owner = None
        if mention.named:
            owner = self.where[mention.start].fullest
        else:
            owner = definite_owner(mention, self.called, self.settings)
            if owner is not None:
                mention = self._kept_under(mention, owner)
        self.before.append(mention)
        self.called.learn(mention, self.where)
        return owner

    def pronoun(self, tree: Tree, place: Place) -> Mention | None:
        """Whom a pronoun stands for, by its fullest name; None where it cannot be told. To be called in
        reading order.
        """
        owner = pronoun_owner(tree, place, self.before, self.where, self.settings)
        if owner is None:
            return None
        token = tree.tokens[place.token]
        # the pronoun counts as a further mention of its owner, for the pronouns behind it
        said = replace(
            owner, at=place, start=token.start, end=token.end, is_subject=token.dep in SUBJECTS, quoted=False
        )
        self.before.append(self._kept_under(said, owner))
        bearer = self.where.get(owner.start)
        # "he" and "she" tell the gender of a name that told none
        if bearer is not None:
            bearer.gender = bearer.gender or {"m": "m", "f": "f"}.get(PERSONAL[token.text.lower()], "")
        return bearer.fullest if bearer else owner

    def _kept_under(self, mention: Mention, owner: Mention) -> Mention:
        """The mention, from now on kept under the bearer of `owner`."""
        bearer = self.where.get(owner.start)
        if bearer is not None:
            self.where[mention.start] = bearer
        return mention


def referents(
    report: Report,
    sentences: Sequence[Sentence],
    *,
    trees: Sequence[Tree] | None = None,
    settings: ReferSettings | None = None,
) -> Mapping[int, Referent]:
    """Start of a mention → whom it refers to. A mention that is not in the mapping says its own name, or is left
    open: two people could be meant, or nobody was named. Pronouns inside quotations are never resolved.

    `trees`: the trees of the sentences in order of start, if the caller has made them.
    """
    ordered = sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    trees = [Tree(sentence.tokens) for sentence in ordered] if trees is None else trees
    quotes = sorted(
        {
            (quotation.start, quotation.end)
            for block in report.blocks
            for quotation in quotations(report.text, block.start, block.end)
        }
    )
    inside = [_within(quotes, sentence) for sentence in ordered]
    all_mentions = [
        mention
        for number, tree in enumerate(trees)
        for mention in mentions(tree, number, inside[number], report.text)
        if not (mention.named and mention.kind != PERSON and _in_headline(report, ordered[number]))
    ]
    # last names that the tagger overlooked
    last_names = surnames(all_mentions)
    if last_names:
        all_mentions += [
            mention
            for number, tree in enumerate(trees)
            for mention in overlooked(tree, number, last_names, inside[number])
        ]
    # each mention that stands for another, with the fullest name of that one
    discourse = Discourse(all_mentions, settings or ReferSettings())
    resolved: dict[int, Referent] = {}
    for start, end, owner in _resolved(discourse, trees, all_mentions, inside):
        # what the owner itself stands for, if it was resolved before
        fuller = resolved.get(owner.start)
        name = (
            (fuller.name_start, fuller.name_end, fuller.name)
            if fuller
            else (owner.start, owner.end, owner.phrase)
        )
        # no referent for a mention that is itself the fullest, or says it in the same words
        name_start, _, full_name = name
        if name_start != start and full_name.casefold() != report.text[start:end].casefold():
            resolved[start] = Referent(start, end, *name)
    return resolved


def _within(quotes: Sequence[tuple[int, int]], sentence: Sentence) -> Sequence[tuple[int, int]]:
    """(start, end) of the quotations that share a character with the sentence, in order and apart."""
    first = bisect_right(quotes, sentence.start, key=lambda quote: quote[1])
    return quotes[first : bisect_left(quotes, sentence.end, key=lambda quote: quote[0])]


def _in_headline(report: Report, sentence: Sentence) -> bool:
    """Whether the sentence stands in a headline. Where every word has a capital, bodies and things are
    misread names.
    """
    blocks = report.blocks
    return sentence.block < len(blocks) and blocks[sentence.block].kind == BlockKind.HEADLINE


def _resolved(
    discourse: Discourse,
    trees: Sequence[Tree],
    found: Sequence[Mention],
    inside: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[tuple[int, int, Mention]]:
    """(start, end, mention meant) for every mention that stands for another, in reading order. `discourse`: what was named so far;
    `found`: the names and noun phrases; `inside`: for each sentence its quotations as (start, end).
    """
    # personal pronouns outside quotation marks
    pronouns = [
        Place(number, token_number)
        for number, tree in enumerate(trees)
        for token_number, token in enumerate(tree.tokens)
        if token.text.lower() in PERSONAL
        and not any(
            start_of_quote <= token.start < end_of_quote for start_of_quote, end_of_quote in inside[number]
        )
    ]
    # names and pronouns in reading order; at one place the name first
    items: list[tuple[Place, Mention | None]] = [
        (named_mention.at, named_mention) for named_mention in found
    ] + [(pronoun, None) for pronoun in pronouns]
    for place, mention in sorted(items, key=lambda item: (item[0], item[1] is None)):
        if mention is not None:
            owner, start, end = discourse.name(mention), mention.start, mention.end
        else:
            token = trees[place.sentence].tokens[place.token]
            owner, start, end = discourse.pronoun(trees[place.sentence], place), token.start, token.end
        if owner is not None:
            yield start, end, owner
