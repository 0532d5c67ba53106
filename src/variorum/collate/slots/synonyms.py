"""Whether two words may name one thing or one deed: they have one stem, or stand in one line (a ring) of
lexicons/synonyms.txt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.collate.terms import stem, stem_in
from variorum.text.lexicon import entries, lines, of_language
from variorum.text.parsers import ENGLISH


@cache
def _rings(language: str) -> dict[str, frozenset[int]]:
    """Stem → the rings that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines(of_language("synonyms.txt", language))):
        for word in line.split():
            found.setdefault(stem_in(word, language), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def rings(word: str, language: str = ENGLISH) -> frozenset[int]:
    """The numbers of the rings (lines of synonyms.txt) that a stem stands in; none for most."""
    return _rings(language).get(word, frozenset())


def synonymous(left: str, right: str, language: str = ENGLISH) -> bool:
    """Whether two stems (`statements.terms.stem_in`) are the same or stand in one ring of the language's synonyms."""
    return left == right or not rings(left, language).isdisjoint(rings(right, language))


@cache
def ergatives(language: str = ENGLISH) -> frozenset[str]:
    """Stems of verbs like "open": if nobody is named who does it, the object becomes the subject ("he opened the
    door", "the door opened").
    """
    return frozenset(stem_in(verb, language) for verb in entries(of_language("ergatives.txt", language)))


@cache
def verb_phrases() -> Mapping[str, Mapping[str, str]]:
    """Lemma of an English verb → what it makes one verb with ("guilty"; "not guilty") → the stem of that verb
    ("convict"): lexicons/verb-phrases.txt.
    """
    found: dict[str, dict[str, str]] = {}
    for line in lines("verb-phrases.txt"):
        verb, *said, one_verb = line.split()
        found.setdefault(verb, {})[" ".join(said)] = stem(one_verb)
    return found


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems with opposite senses (lexicons/antonyms.txt), each pair both ways round."""
    pairs = [(a, b) for a, b, _ in _antonyms()]
    return frozenset(pairs) | frozenset((b, a) for a, b in pairs)


@cache
def _antonyms() -> tuple[tuple[str, str, bool], ...]:
    """The lines of antonyms.txt: two stems, and whether the second may follow the first ("later")."""
    rows = (line.split() for line in lines("antonyms.txt"))
    return tuple((stem(first), stem(second), "later" in marks) for first, second, *marks in rows)


@cache
def _contraries(word: str) -> tuple[frozenset[int], frozenset[int]]:
    """The lines of antonyms.txt without "later" in which an English stem, or a word of its rings, stands first; and those in
    which it stands second."""
    firm = [
        (number, first_word, second_word)
        for number, (first_word, second_word, later) in enumerate(_antonyms())
        if not later
    ]
    first = frozenset(number for number, first_word, _ in firm if synonymous(word, first_word))
    return first, frozenset(number for number, _, second_word in firm if synonymous(word, second_word))


def contrary(left: str, right: str) -> bool:
    """Whether two English stems, or words of their rings, can never both be true of one thing: "convicted",
    "cleared". Not if one may follow the other ("arrested", "released").
    """
    (first, second), (other_first, other_second) = _contraries(left), _contraries(right)
    return bool(first & other_second or second & other_first) and not synonymous(left, right)
