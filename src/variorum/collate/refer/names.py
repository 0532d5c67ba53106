"""Finds which long name each short one stands for, within one report.

Words used here. Bearer: whom names stand for. Mention: a place where a name stands. Full: the longest form of a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.collate.refer.mentions import BODY, PERSON, PLACE, Mention

# words that give no letter to initials: "Bank of England" → "BE"
SMALL = frozenset({"of", "for", "the", "and", "de", "du", "la", "on", "in"})


class Bearer:
    """Somebody or something that names of a report stand for.

    `fullest`: its longest mention. `kind`: person, body … `gender`: "m", "f" or "". `descriptors`: nouns that any
    mention says of it ("singer").
    """

    __slots__ = ("descriptors", "fullest", "gender", "kind")

    def __init__(self, fullest: Mention) -> None:
        """Begins with what the fullest mention tells: kind, sex and descriptors."""
        self.fullest = fullest
        self.kind = fullest.kind
        self.gender = fullest.gender
        self.descriptors = set(fullest.descriptors)

    def learn(self, mention: Mention) -> None:
        """Takes over what the mention tells; a gender that is known already is kept."""
        self.gender = self.gender or mention.gender
        self.descriptors |= mention.descriptors


def bearers(found: Sequence[Mention]) -> Mapping[int, Bearer]:
    """Start of a named mention → its bearer. A short name that two long ones answer to has a bearer of its own."""
    named = _with_one_kind_a_name([mention for mention in found if mention.named])
    # so that a short name finds the long ones it may stand for
    longest_first = sorted(named, key=lambda mention: (-len(mention.words), mention.start))
    by_word: dict[str, list[Bearer]] = {}
    where: dict[int, Bearer] = {}
    for mention in longest_first:
        # a short name goes to the one long name it may stand for; with two, or none, it is a bearer of its own
        # each once: by identity, since two may be equal
        bearers_sharing_a_word = {
            id(candidate): candidate for word in mention.words for candidate in by_word.get(word, ())
        }
        matching = [
            candidate
            for candidate in bearers_sharing_a_word.values()
            if _stands_for(mention, candidate.fullest)
        ]
        same_words = [candidate for candidate in matching if candidate.fullest.words == mention.words]
        bearer = same_words[0] if same_words else matching[0] if len(matching) == 1 else Bearer(mention)
        # a bearer of its own is found later by any of its words, or by its initials
        if not same_words and len(matching) != 1:
            for word in {*mention.words, initials(mention.words)}:
                by_word.setdefault(word, []).append(bearer)
        bearer.learn(mention)
        where[mention.start] = bearer
    return where


def _with_one_kind_a_name(named: Sequence[Mention]) -> list[Mention]:
    """The mentions, each name with one kind throughout: the one that the tagger gives it most often. The tagger may
    take a name for a person here and for a body there.
    """
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for mention in named:
        votes.setdefault(mention.words, Counter())[mention.kind] += 1
    kinds = {words: min(v, key=lambda kind: (-v[kind], kind)) for words, v in votes.items()}
    return [m if m.kind == kinds[m.words] else replace(m, kind=kinds[m.words]) for m in named]


def _stands_for(short: Mention, full: Mention) -> bool:
    """Whether the short name is the full one or a form of it: fewer words, by the rules for a person or a body."""
    if short.words == full.words:
        return True
    if len(short.words) >= len(full.words):
        return False
    if full.kind == PERSON:
        return _is_form_of_person(short, full)
    return full.kind == BODY == short.kind and _is_form_of_body(short, full.words)


def _is_form_of_person(short: Mention, full: Mention) -> bool:
    """Whether `short` is the last name of `full`, or the first name of a person. Places at the beginning of a misread name do not count."""
    if short.kind == PLACE or (short.gender and full.gender and short.gender != full.gender):
        return False
    if len(short.words) == 1:
        return short.words[0] == full.words[-1] or (short.kind == PERSON and short.words[0] == full.words[0])
    return short.words[-1] == full.words[-1] and short.words[0] == full.words[0]


def _is_form_of_body(short: Mention, full: tuple[str, ...]) -> bool:
    """Whether `short` is the initials of `full`, or its words after "the" up to the head: "the Observatory"
    for "the Syrian Observatory for ...".
    """
    words = short.words
    if len(words) == 1 and len(words[0]) > 1 and words[0] == initials(full):
        return True
    head = next((index for index, word in enumerate(full) if index and word in SMALL), len(full))
    return short.definite and full[max(0, head - len(words)) : head] == words


def initials(words: Iterable[str]) -> str:
    """First letters of the words, without "of", "the" and the like: what a body's short name may be."""
    return "".join(word[0] for word in words if word not in SMALL)
