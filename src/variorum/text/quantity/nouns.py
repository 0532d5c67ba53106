"""Singular and plural, by their looks."""

from __future__ import annotations

from variorum.text.lexicon import entries


def is_plural(word: str) -> bool:
    if word in entries("plural-nouns.txt"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
        and word not in {"always", "perhaps", "towards", "says", "does", "goes", "politics", "news", "plus"}
    )


def singular(word: str) -> str:
    """A crude singular, enough to tell that "paintings" and "painting" are one noun."""
    irregular = _IRREGULAR.get(word)
    if irregular:
        return irregular
    if not is_plural(word) or word in entries("plural-nouns.txt"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "wolves": "wolf", "thieves": "thief", "halves": "half",
    "policemen": "policeman", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse", "buses": "bus",
    "gunmen": "gunman", "shoes": "shoe", "movies": "movie", "firemen": "fireman", "fishermen": "fisherman",
}  # fmt: skip
