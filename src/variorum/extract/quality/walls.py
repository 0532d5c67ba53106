"""Recognises pages that stand before a report or in its place: a question about cookies, a check for robots, "not found"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import table

# Kind of page → what is said of it.
SAID = {
    "consent": "a question about cookies and personal data",
    "check": "a check for robots, or a page that asks to wait or to try again",
    "missing": "a page that says that the one asked for is not there",
    "region": "a page that says that the one asked for is not shown where its reader is",
    "form": "a form to log in, to subscribe or to say one's age",
}
# What somebody is quoted with is not said to the reader.
QUOTED = re.compile(r"[\"“„«»][^\"“”„«»]{1,400}[\"”“«»]")
# A status before a title: "404 – Not found", "Error 503".
NUMBERED = re.compile(
    r"^(?:(?:http|error|fehler|erreur|errore|erro)\s*)*[45]\d\d\b[\s:.–—-]*(?=[^\W\d_])|^(?:error|fehler|erreur|errore|erro)\s+(?=[45]\d\d$)"
)
# A word, with hyphens and apostrophes inside.
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def wall(
    titles: Iterable[str], text: str, words: int, settings: ExtractSettings, *, article: bool
) -> str | None:
    """In words, what the page is instead of a report; None where it may be one. `words`: how many the text has.

    Such a page is short, speaks to its reader, and says several of the things that its kind says. A title that only such pages have counts for
    some of these things. Twice as many are asked of a page that says of itself that it is an article (`article`), and of one that tells what
    others said.
    """
    if words > settings.wall_words:
        return None
    folded = " ".join(text.casefold().replace("’", "'").split())
    unquoted = QUOTED.sub(" ", folded)
    plain = WORD.findall(unquoted)
    # words by which the reader is spoken to
    spoken = [word for word in plain if word in _you()]
    fewest_spoken, least_share = settings.wall_address
    if len(spoken) < fewest_spoken or len(spoken) < least_share * words:
        return None
    titled = any(_title(title) in _words("titles") for title in titles)
    telling = article or not _words("told").isdisjoint(plain)
    # how many of the things that its kind says are asked for
    fewest = max(settings.wall_cues, words * settings.wall_density) * (2 if telling else 1)
    fewest -= settings.wall_title if titled else 0
    best = max(SAID, key=lambda kind: len(_cues(kind, folded)))
    return SAID[best] if len(_cues(best, folded)) >= fewest else None


def _cues(kind: str, folded: str) -> set[str]:
    return {match[1] for match in _pattern(kind).finditer(folded)}


def _title(text: str) -> str:
    """The title without the outlet's name, the marks around it and a number before it ("503 Service
    Unavailable").
    """
    bare = re.split(r"\s+[|–—\-·•]\s+", " ".join(text.casefold().split()))[0].strip(" .!?…:¿¡")
    return NUMBERED.sub("", bare) or bare


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted((re.escape(word) for word in _words(kind)), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])({'|'.join(words)})")


@cache
def _you() -> frozenset[str]:
    return _words("you") | _words("ask")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in table("walls.json")[name])
