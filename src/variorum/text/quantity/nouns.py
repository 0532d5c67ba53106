"""Guesses singular and plural of English nouns by their looks."""

from __future__ import annotations

from variorum.text.lexicon import entries, table


def is_plural(word: str) -> bool:
    """Whether an English noun looks like a plural, by the list and by its ending; a guess."""
    if word in entries("plural-nouns.txt"):
        return True
    # "glass", "bus", "this" and "Reed's" end in s, too
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
        and word not in {"always", "perhaps", "towards", "says", "does", "goes", "politics", "news", "plus"}
    )


def singular(word: str) -> str:
    """A crude singular, enough to tell that "paintings" and "painting" are one noun."""
    irregular: str | None = table("irregular-plurals.json").get(word)
    if irregular:
        return irregular
    if not is_plural(word) or word in entries("plural-nouns.txt"):
        return word
    # "ferries" → "ferry", "boxes" → "box", "boats" → "boat"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
