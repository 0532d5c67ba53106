"""Finds whom the report has named before when it says "the group", "the suspect", "the ship"."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.collate.refer.mentions import BODY, Mention
from variorum.collate.refer.names import Bearer
from variorum.collate.refer.settings import ReferSettings

# Openings of phrases that name one of several, or somebody's own: "one officer", "another group", "his ship".
PARTIAL = frozenset(
    [
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
        "your",
        "one",
        "another",
        "other",
        "some",
        "any",
        "no",
        "each",
        "every",
        "many",
        "most",
        "several",
        "such",
        "both",
        "these",
        "those",
        "half",
        "all",
        "few",
        "two",
        "three",
    ]
)

# Words that tell one from another of its kind: "a different plane" is not "the plane".
OTHERS = frozenset(
    {"other", "different", "second", "third", "next", "former", "separate", "same", "earlier", "later"}
)


class Called:
    """By which nouns bearers and noun phrases have been called so far, for `definite_owner`.

    `bearers`: noun → identity of a bearer → its fullest mention. `phrases`: (noun, is it plural) → folded phrase →
    its first mention.
    """

    __slots__ = ("bearers", "phrases")

    def __init__(self) -> None:
        self.bearers: dict[str, dict[int, Mention]] = {}
        self.phrases: dict[tuple[str, bool], dict[str, Mention]] = {}

    def learn(self, mention: Mention, where: Mapping[int, Bearer]) -> None:
        """Notes by which nouns this mention calls what it stands for ("the ferry", "the mayor"). To be called in
        reading order. `where`: start of a mention → its bearer.
        """
        if mention.named:
            bearer = where[mention.start]
            nouns = mention.descriptors | ({mention.words[-1]} if bearer.kind == BODY else set())
            for noun in nouns:
                self.bearers.setdefault(noun, {})[id(bearer)] = bearer.fullest
        elif _is_full(mention):
            alike = self.phrases.setdefault((mention.words[0], mention.plural), {})
            alike.setdefault(mention.phrase.casefold(), mention)


def _is_full(mention: Mention) -> bool:
    """Whether the phrase says more than "the ship": words before the noun, none of them for one of several
    ("another"), and it is no mere "this" or "that".
    """
    words = mention.phrase.split()
    partial = bool(words) and (words[0].lower() in PARTIAL or any(word.lower() in OTHERS for word in words))
    starts = not mention.definite or (bool(words) and words[0].lower() == "the")
    return mention.weight > 1 and not partial and starts


def definite_owner(mention: Mention, called: Called, settings: ReferSettings) -> Mention | None:
    """The fuller phrase that a bare "the X" refers to; None if the report has two such phrases, or none. `called`: nouns → the bearers
    and phrases that they were used of.
    """
    # `weight`: how many words stand before the noun; "the suspect" has one
    if not mention.definite or mention.weight != 1:
        return None
    noun = mention.words[0]
    # those with a name that were called by this noun ("Moll Shipping, the company"); else full phrases with it ("the old grain ship")
    bearers = called.bearers.get(noun, {})
    phrases = called.phrases.get((noun, mention.plural), {})
    offered = list(bearers.values()) if bearers and not mention.plural else list(phrases.values())
    near = [
        phrase for phrase in offered if mention.at.sentence - phrase.at.sentence <= settings.definite_back
    ]
    # exactly one was named so far, and not too many sentences before
    return near[0] if len(offered) == 1 and near else None
