"""Finds what a cut leaves behind: a name in shared text that only one of the two reports introduces.

Words used here. Source, taker: the report that may have been copied, and the one that may have copied. Introduced:
named in full for the first time. Touched: in a shared passage.

Keys of dates.json. `months`: rows of names, January first; `weekdays`: rows of names, Monday first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from variorum.records import Report
from variorum.text.lexicon import table

# "Lena Marsk", "Port Director Lena Marsk": the last word is the name by which somebody is called from then on.
# It begins with the capital, and not with the border of a word, because the search then leaps from one to the next.
FULL_NAME = re.compile(r"(?P<given>[A-Z](?<!\w.)[\w’'-]+)(?:\s[A-Z]\.)?\s(?P<called>[A-Z][\w’'-]{2,})")
# Who speaks is a person: "York said" may be one, "in York" is none, and neither is "Monday".
SPEAKS = r"(?:said|says|told|tells|added|adds|explained|warned|wrote|insisted|argued|recalled|replied|denied|declined)"
# "the Harbour Safety Board (HSB)".
SPELT_OUT = re.compile(r"(?P<given>)\((?P<called>[A-Z]{3,8})\)")
SPOKEN_BY = rf"\b{{0}} {SPEAKS}\b|\b{SPEAKS} {{0}}\b"
NAMED = r"\b{0}\b"
# (start, end) in a text.
Span = tuple[int, int]


def unexplained(source: Report, taker: Report, spans: Sequence[tuple[Span, Span]]) -> Iterator[str]:
    """Names that both reports use in shared text, but only `source` introduces: with the full name, or spelt out, in
    a passage of its own before that. It speaks for `taker` having cut the passage away. `spans` are the shared
    places, in source and in taker.
    """
    known_days, openers = days(), table("edit-words.json")["openers"]
    for pattern, use in ((FULL_NAME, SPOKEN_BY), (SPELT_OUT, NAMED)):
        introduced = _introduced(pattern, source.text)
        known_names = (
            {called for _, called, _, _ in _introduced(pattern, taker.text)} if introduced else set()
        )
        for given, called, intro_start, intro_end in introduced:
            if called in known_names or given.casefold() in openers or called in known_days:
                continue
            # introduced outside of the shared passages, and used in them
            if not _touched((intro_start, intro_end), (source_span for source_span, _ in spans)):
                known_names.add(called)
                use_of_name = re.compile(use.format(re.escape(called)))
                if _is_presumed_known(use_of_name, intro_end, source, taker, spans):
                    yield called


@lru_cache(maxsize=1024)
def _introduced(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Each introduced name: the given name (or words spelt out), the name that it is called by later, start, end.
    Cached, since a report is asked for each other that it shares text with.
    """
    if pattern is SPELT_OUT and "(" not in text:
        return ()
    return tuple((match["given"], match["called"], *match.span()) for match in pattern.finditer(text))


def _touched(place: Span, spans: Iterator[Span]) -> bool:
    return any(start < place[1] and end > place[0] for start, end in spans)


def _is_presumed_known(
    shown: re.Pattern[str], after: int, source: Report, taker: Report, spans: Sequence[tuple[Span, Span]]
) -> bool:
    """Whether the source uses the name in shared text behind `after`, and the taker uses it in shared text and nowhere else. `shown`: a
    pattern that finds the name; `after`: a place in the source; `spans`: the shared stretches, (in the source, in the taker).
    """
    uses = [match.span() for match in shown.finditer(taker.text)]
    later = [match.span() for match in shown.finditer(source.text, after)]
    return (
        bool(uses)
        and any(_touched(use, (source_span for source_span, _ in spans)) for use in later)
        and all(_touched(use, (taker_span for _, taker_span in spans)) for use in uses)
    )


@cache
def days() -> frozenset[str]:
    """Names of weekdays and months in all languages, with a capital: a name that both introduce alike tells nothing if it is only a day."""
    known = (words for words in table("dates.json").values() if "weekdays" in words)
    return frozenset(
        name.capitalize()
        for words in known
        for names in (*words["weekdays"], *words["months"])
        for name in names
    )
