"""In which language letters past the Latin ones are said to be, and how they are set apart in variorum's own English: by an element in
text, by characters in an attribute, where no element can stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from variorum.text.scripts import FOREIGN, SCRIPTS, Script

# A single letter past the Latin ones.
ONE = re.compile(f"[{FOREIGN}]")
# A run of such letters, over blanks, hyphens and points between them; with a short number behind ("قناة 24"), which belongs to the name, unless
# it begins a date, a time or a share.
RUN = re.compile(
    rf"[{FOREIGN}][{FOREIGN}\u200c\u200d]*(?:[ \u00a0'’‐–·-]?[{FOREIGN}\u200c\u200d]+)*(?:[ \u00a0]\d{{1,3}}(?![\w:/.,%-]*\w))?"
)
# Characters that keep the order of what is between them from the order around it; as references, since a page shows no such character of a
# report's own.
ISOLATED = Markup("&#x2068;{}&#x2069;")


def tongue(words: str, tags: Iterable[str | None] = ()) -> str | None:
    """The language tag for words: the first of `tags` whose script is that of their first letter past the Latin ones, else only that script
    ("und-Arab"). None where all letters are Latin.
    """
    found = ONE.search(words)
    if found is None:
        return None
    script = _script_of(found.group())
    fitting = (tag for tag in tags if tag and tag.split("-")[0] in script.languages)
    return next(fitting, f"und-{script.code}")


def set_apart(words: str, tags: Iterable[str | None] = ()) -> Markup:
    """English words as HTML, in which each run of letters past the Latin ones is an element of its own that states its language."""
    given = tuple(tags)
    return _with_runs(words, lambda run: named(run, given))


def set_apart_in_attribute(words: str) -> Markup:
    """As `set_apart`, where no element can stand: in an attribute, in the title of a page or of a picture."""
    return _with_runs(words, isolated)


def _with_runs(words: str, marked: Callable[[str], Markup]) -> Markup:
    """English words as markup, with each run of letters past the Latin ones as `marked` gives it."""
    made, at = Markup(""), 0
    for match in () if words.isascii() else RUN.finditer(words):
        made += escape(words[at : match.start()]) + marked(match.group())
        at = match.end()
    return made + escape(words[at:])


def isolated(words: str) -> Markup:
    """As `named`, where no element can stand: the words stand for themselves as a whole where a letter of them is past the Latin ones."""
    return ISOLATED.format(words) if ONE.search(words) else escape(words)


def named(name: str, tags: Iterable[str | None] = ()) -> Markup:
    """A name as markup: set apart as a whole where a letter of it is past the Latin ones."""
    tag = tongue(name, tags)
    return Markup('<bdi lang="{}">{}</bdi>').format(tag, name) if tag else escape(name)


def voice(words: str, tags: Iterable[str | None] = ()) -> Markup:
    """The attributes of an element that holds these words: their direction and language; none where their first letter is a Latin one."""
    first = next(filter(str.isalpha, words), "")
    return Markup(' dir="auto" lang="{}"').format(tongue(words, tags)) if ONE.search(first) else Markup("")


def _script_of(letter: str) -> Script:
    """The script whose blocks hold the letter."""
    return next(one for one in SCRIPTS if any(first <= ord(letter) <= last for first, last in one.blocks))
