"""Guesses a text's language by its function words alone. What a report says of its language is never read, so that a wrong label changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import table
from variorum.text.words import plain

# Function words needed before anything is said, and how far the first language must be ahead of the next.
LEAST = 3
AHEAD = 1.25


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Word → the languages that have it, diacritics off."""
    found: dict[str, list[str]] = {}
    for language, listed in table("stopwords.json").items():
        if language != "_":
            for word in {plain(w) for w in listed.split()}:
                found.setdefault(word, []).append(language)
    return {word: tuple(sorted(languages)) for word, languages in found.items()}


def language_of(counts: Mapping[str, int]) -> str | None:
    """The language whose function words are the most frequent in `counts` (folded word → how often); None where they are too few, or where
    a second language comes too near.
    """
    languages_of = function_words()
    votes: Counter[str] = Counter()
    for word, count in counts.items():
        for language in languages_of.get(word, ()):
            votes[language] += count
    by_votes = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    if not by_votes or by_votes[0][1] < LEAST:
        return None
    if len(by_votes) > 1 and by_votes[0][1] < AHEAD * by_votes[1][1]:
        return None
    return by_votes[0][0]
