"""Whether two phrases name one authority: "the interior ministry", "Interior Ministry spokesman Jan Kort", "the ministry".

Words used here. Authority: an institution or person on whose word something stands. Body: the institution in a
phrase. Carrier words: those for who speaks for it ("spokesman"). Folded: in small letters.

Lists asked here (lexicons/authorities.json). at_large: "witnesses". joining: "the", "of". carriers: "spokesman".
officials: "officer", "senior". institutions: "ministry". of_institutions: "minister" → "ministry". phrases: "coast
guard" → "coastguard".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.text.lexicon import table
from variorum.text.words import WORD, fold

# A mark behind which the phrase goes on about something else.
ENDS = re.compile(r"[,;:(]")


class Authority(NamedTuple):
    """An institution or person on whose word something stands, as words in small letters. `words`: all that the
    phrase names; `body`: those of the institution in it, empty where there is none.
    """

    words: frozenset[str]
    body: frozenset[str]

    def within(self, other: Authority) -> bool:
        """Whether the other may be a fuller name of this authority."""
        if self.body and other.body:
            return self.body <= other.body
        return self.words <= other.words


@cache
def authority(phrase: str) -> Authority | None:
    """The authority that a phrase names. None for phrases that mean somebody else in another report ("witnesses", "a
    source")."""
    folded_words = _words_of_phrase(phrase)
    # a capital behind the first letter
    has_name = any(word_found.group()[0].isupper() for word_found in WORD.finditer(phrase[1:]))
    if not has_name and any(word in _set("at_large") for word in folded_words):
        return None
    # words without joining ones ("of"), and, if others are left, without "spokesman"
    singulars = [_singular(word) for word in folded_words if word]
    content_words = [word for word in singulars if word not in _set("joining")]
    without_carriers = [word for word in content_words if word not in _set("carriers")]
    # "the interior minister of the ministry": the institution, without its officials
    if any(word in _set("institutions") for word in without_carriers):
        without_carriers = [
            word for word in without_carriers if word not in _set("officials")
        ] or without_carriers
    words = frozenset(without_carriers or content_words)
    return Authority(words, frozenset(_body(folded_words))) if words else None


def _words_of_phrase(phrase: str) -> list[str]:
    """The phrase's folded words, with an empty string wherever a comma or bracket stands between two."""
    said = " ".join(fold(phrase).replace("-", " ").split())
    for long, short in table("authorities.json")["phrases"].items():
        said = re.sub(rf"\b{long}s?\b", short, said)
    turned = table("authorities.json")["of_institutions"]
    found: list[str] = []
    at = 0
    for match in WORD.finditer(said):
        if found and ENDS.search(said[at : match.start()]):
            found.append("")
        word = match.group().removesuffix("'s")
        found.append(turned.get(word, word))
        at = match.end()
    return found


def _body(words: Sequence[str]) -> list[str]:
    """The words of the first institution in the phrase: with those before it, and those behind an "of"."""
    for at, word in enumerate(words):
        if _singular(word) in _set("institutions"):
            # back to a mark or a joining word
            first, stop = at, at + 1
            while first and words[first - 1] and words[first - 1] not in _set("joining"):
                first -= 1
            while stop < len(words) and _singular(words[stop]) in _set("institutions"):
                stop += 1
            # "ministry of the interior": up to the next mark
            if words[stop : stop + 1] == ["of"]:
                # a mark stands as an empty word
                while stop < len(words) and words[stop]:
                    stop += 1
            skipped = _set("joining") | _set("carriers") | _set("officials")
            return [w for w in map(_singular, words[first:stop]) if w not in skipped]
    return []


def _singular(word: str) -> str:
    """The word without a plural "s"."""
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


def names_of_authorities(phrases: Iterable[str]) -> Mapping[str, str]:
    """Phrase → the name of its authority.

    A shorter phrase goes to the fuller one that contains it, of several to the first; a phrase that may mean two
    people is left out. The name is the phrase of the group that is used most; of equals the one that names the
    institution most fully with the fewest other words.
    """
    counts = Counter(phrases)
    uses = Counter(fold(phrase) for phrase in counts.elements())
    known = {phrase: found for phrase in sorted(counts) if (found := authority(phrase))}
    groups: list[list[str]] = []
    # those that name the institution most fully first; each phrase joins the first group with a phrase that may name the same
    for phrase in sorted(
        known,
        key=lambda phrase: (
            -len(known[phrase].body or known[phrase].words),
            -len(known[phrase].words),
            phrase,
        ),
    ):
        group_of_phrase = next(
            (group for group in groups if any(_may_be_one(known[phrase], known[other]) for other in group)),
            None,
        )
        if group_of_phrase is None:
            groups.append([phrase])
        else:
            group_of_phrase.append(phrase)
    name_of_phrase = {}
    for group in groups:
        # the phrase that is used most; of equals by what the docstring says, last by the alphabet
        name = max(
            group,
            key=lambda phrase: (
                uses[fold(phrase)],
                len(known[phrase].body),
                -len(known[phrase].words),
                counts[phrase],
                phrase,
            ),
        )
        name_of_phrase.update(dict.fromkeys(group, name))
    return name_of_phrase


def _may_be_one(one: Authority, other: Authority) -> bool:
    return one.within(other) or other.within(one)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("authorities.json")[name])
