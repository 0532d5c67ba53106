"""Guesses a text's language by its function words alone. What a report says of its language is never read, so that a wrong label changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import table
from variorum.text.words import plain

# Function words needed before anything is said, and how far the first language must be ahead of the next.
LEAST = 3
# So many times as many words of the first language as of the next.
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
    # the two languages with the most votes
    by_votes = sorted(votes.items(), key=lambda counted: (-counted[1], counted[0]))
    (first, votes_of_first), (_, votes_of_second) = (*by_votes, ("", 0), ("", 0))[:2]
    if votes_of_first < LEAST or votes_of_first < AHEAD * votes_of_second:
        return None
    return first
