"""Marks a report's words inside variorum's own English sentences with their language (`<bdi lang="…">`): a screen reader then
pronounces them rightly, a browser takes the glyphs of their script, and words that run from right to left do not change the order
of those beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from markupsafe import Markup, escape

from variorum.publish.tongues import ONE, named, set_apart
from variorum.publish.view import Row, plain_language
from variorum.records import Kind
from variorum.text.lexicon import table
from variorum.text.scripts import MARKED
from variorum.text.words import fold

# Languages written from right to left. Of digits alone no browser can tell in which direction they stand.
LEFTWARD = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ku"})
# A quotation in variorum's own sentence.
QUOTED = re.compile(r"“([^“”]+)”")
# A word with the marks that stand on and around its letters, which are no letters themselves.
WORD = re.compile(rf"[^\W_](?:[{MARKED}’'.,-]*[{MARKED}])?")
# What opens the label of a statement in English; the rest of it are words of a report.
OPENS_STATEMENT = re.compile(r"whether ")


def direction(language: str | None) -> str:
    """The value of `dir` for words in a language: "rtl", or "auto" where their letters tell it."""
    return "rtl" if plain_language(language) in LEFTWARD else "auto"


def spoken(language: str | None) -> Markup:
    """The attribute `lang` of a report's words; none where their language is not known."""
    return Markup(' lang="{}"').format(language) if language else Markup("")


def voiced(language: str | None) -> Markup:
    """The attributes `dir` and `lang` of a report's words. Of digits alone a browser could not tell the direction."""
    return Markup(' dir="{}"').format(direction(language)) + spoken(language)


def asked(row: Row, tags: Iterable[str | None] = ()) -> Markup:
    """A row's label, with the report's words in it marked. `tags`: of the languages that words of unknown language may be in."""
    label = row.claim.label
    if row.language is None:
        return set_apart(label, tags)
    if row.claim.kind is Kind.STATEMENT:
        opened = OPENS_STATEMENT.match(label)
        start = opened.end() if opened else 0
        return escape(label[:start]) + _marked(label[start:], row.language)
    return _with_quoted(label, row, (row.language, *tags), words=True)


def reason(row: Row, tags: Iterable[str | None] = ()) -> Markup:
    """Why a row has its status, with the quoted words in it marked. `tags`: as in `asked`."""
    return _with_quoted(row.claim.why, row, (row.language, *tags), words=False)


def _with_quoted(text: str, row: Row, tags: tuple[str | None, ...], *, words: bool) -> Markup:
    """The text as HTML, with everything in “…” marked as of the row's language; if `words`, words outside of quotes
    that stand in one of the row's readings are marked, too.
    """
    made, at = Markup(""), 0
    for match in QUOTED.finditer(text):
        made += _marked_outside_quotes(text[at : match.start(1)], row, tags, words=words)
        made += _quoted(match[1], row, tags)
        at = match.end(1)
    return made + _marked_outside_quotes(text[at:], row, tags, words=words)


def _quoted(words: str, row: Row, tags: tuple[str | None, ...]) -> Markup:
    """Words between quotation marks; of a row in several languages those past the Latin letters are told by their script."""
    return _marked(words, row.language) if row.language else named(words, tags)


def _marked_outside_quotes(text: str, row: Row, tags: tuple[str | None, ...], *, words: bool) -> Markup:
    """Text outside of quotation marks. With `words`, words that stand in a reading are marked; neighbouring ones together, in one element.
    Names of outlets are set apart by their letters."""
    made, at = Markup(""), 0
    for start, end in _runs_of_report_words(text, row) if words and row.language else ():
        made += set_apart(text[at:start], tags) + _marked(text[start:end], str(row.language))
        at = end
    return made + set_apart(text[at:], tags)


def _runs_of_report_words(text: str, row: Row) -> Iterator[tuple[int, int]]:
    """(start, end) of runs of neighbouring words in `text` that stand in a reading of the row and are no words of variorum's own labels."""
    words_of_readings = {
        fold(word.group()) for reading in row.claim.readings for word in WORD.finditer(reading.quote)
    }
    run: tuple[int, int] | None = None
    # a run ends at the first word that is one of ours
    for match in WORD.finditer(text):
        # a word that variorum's labels use, or that stands in no reading of the row
        is_ours = fold(match.group()) in _own_words() or not _is_foreign(match.group(), words_of_readings)
        if is_ours and run:
            yield run
        # a run is begun, or goes on to this word
        run = None if is_ours else (run[0] if run else match.start(), match.end())
    if run:
        yield run


def _is_foreign(word: str, said: set[str]) -> bool:
    """Whether the words are of another language than English, or have a letter past the first Latin blocks (Greek, Cyrillic, Han …)."""
    return fold(word) in said or ONE.search(word) is not None


@cache
def _own_words() -> frozenset[str]:
    """The English names by which labels call what happened, what is counted and what is measured."""
    rows = table("by-language/en.json")
    sorts = (rows[sort] for sort in ("happenings", "things", "matters", "occurrences", "posts"))
    return frozenset(word for names in sorts for name in names for word in name.split())


def _marked(words: str, language: str) -> Markup:
    return Markup('<bdi lang="{}">{}</bdi>').format(language, words) if words else Markup("")
