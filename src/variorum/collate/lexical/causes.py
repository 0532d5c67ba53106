"""What reports of one event name as its cause: by words that announce a cause ("Ursache", "a causa di"), and by sorts
of causes that have one name in every language ("tyre", "brakes").

Words used here. Part: of a sentence, between commas and other marks. Sort: one name in all languages for a sort of
cause ("tyre"). Line: a sentence cut into words, known by their indexes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from variorum.collate.lexical.lexicon import causes_told
from variorum.collate.lexical.line import Line
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.text.short_lists import LISTED

# Sorts that are hardly told but as a cause ("eingeschlafen", "cortocircuito").
TELLING = frozenset(
    ["asleep", "electric", "leak", "hull", "brakes", "tyre", "technical", "error", "speed", "lightning", "cigarette", "fog", "ice"]
)  # fmt: skip


class Told(IntEnum):
    """How plainly something is named as a cause: by a word for "cause", by a "because of", or by its sort alone."""

    PLAINLY = 3
    LOOSELY = 2
    BY_SORT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """report.text[start:end], a part of a sentence, names a cause. `sorts`: what sort of cause; `stems`: its words
    that carry matter, without those for "cause" and those of any list.
    """

    start: int
    end: int
    told: Told
    sorts: frozenset[str]
    stems: frozenset[str]


def causes(line: Line, quoted: Sequence[tuple[int, int]], sourced: frozenset[str]) -> Iterator[Cause]:
    """The causes that a sentence names, one a part, outside of quotation marks and of parts that deny. `sourced`:
    stems of its words that stand in a list.
    """
    if line.language in LISTED:
        return
    lists = causes_told(line.language)
    plain_words = frozenset(
        word for place in line.matches(lists.plainly) for word in range(place.first, place.stop)
    )
    loose_words = {place.first for place in line.matches(lists.loosely)}
    sort_places = [place for name, pattern in lists.sorts.items() for place in line.matches(pattern, name)]
    untrue = (
        line.denying
        | {place.first for place in line.matches(lists.untold)}
        | {place.first for place in line.matches(line.tells.denials)}
        | {place.first for place in line.matches(line.tells.refusing)}
    )
    names = _names(line)
    # each part of the sentence that is neither quoted nor denied
    for part in sorted(set(line.parts)):
        cue = [word for word in range(len(line.said)) if line.parts[word] == part]
        words_of_part = _behind_lead_in(line, cue, plain_words, names)
        start, end = line.spans[words_of_part[0]].start, line.spans[words_of_part[-1]].end
        if untrue.intersection([*cue, *words_of_part]) or any(
            quote_start < end and start < quote_end for quote_start, quote_end in quoted
        ):
            continue
        told = Told.PLAINLY if plain_words.intersection(cue) else Told.LOOSELY
        # sorts that a word for "cause" leads to; or else sorts that are hardly told but as a cause
        sorts = frozenset(
            place.name
            for place in sort_places
            if place.first in words_of_part
            and (told is Told.PLAINLY or _is_led(place.first, loose_words, words_of_part))
        )
        if told is Told.LOOSELY and not sorts:
            told = Told.BY_SORT
            sorts = frozenset(
                place.name for place in sort_places if place.first in words_of_part and place.name in TELLING
            )
        stems = frozenset(
            line.stem(word)
            for word in words_of_part
            if word not in plain_words | line.sourcing | names
            and line.carries_matter(word)
            and line.stem(word) not in sourced
        )
        if sorts or (told is Told.PLAINLY and stems):
            start = min(start, line.spans[cue[0]].start)
            yield Cause(start=start, end=end, told=told, sorts=sorts, stems=stems)


# "Of", between a word for "cause" and what it is the cause of, in the languages that are read by lexicon.
OF = frozenset(
    ["des", "der", "für", "de", "del", "du", "d", "di", "dello", "della", "dell", "dei", "degli", "delle", "do", "da", "dos", "das", "van"]
)  # fmt: skip
# Articles behind it, and what opens a clause about the word before it.
ARTICLES = frozenset(["la", "le", "les", "los", "las", "l", "het", "een", "this"])
RELATIVE = frozenset(["die", "der", "dat", "das", "que", "qui", "che", "quem", "wie", "donde", "où"])


def _names(line: Line) -> frozenset[int]:
    """Indexes of the words with a capital inside a sentence, where only names have one."""
    if line.language in CAPITAL_NOUNS:
        return frozenset()
    return frozenset(
        number for number, (low, _) in enumerate(line.spans) if number and line.text[low].isupper()
    )


def _behind_lead_in(line: Line, own: list[int], plainly: frozenset[int], names: frozenset[int]) -> list[int]:
    """The words that tell the cause where a part (`own`) announces it: those of the next part, if this one names no more than what has
    the cause, or who says so ("À l'origine de la panne, …", "Oorzaak is volgens Roelofs, die …, …"); else the part's own."""
    cues = plainly.intersection(own)
    if not cues:
        return own
    # words that may stand in the announcement: the word for "cause", who says so, names, and what it is the cause of
    skipped = set(cues) | line.sourcing | names
    at = max(cues) + 1
    if at in own and line.said[at] in OF:
        at += 1
        while at in own and line.said[at] in ARTICLES:
            at += 1
        skipped.add(at)
    # another content word: the part names the cause itself
    if any(word not in skipped and line.carries_matter(word) for word in own):
        return own
    # the next part that is no relative clause
    ahead = line.parts[own[-1]] + 1
    for part in range(ahead, line.parts[-1] + 1):
        behind = [word for word in range(len(line.said)) if line.parts[word] == part]
        if behind and line.said[behind[0]] not in RELATIVE:
            return behind
    return own


# Words between a "because of" and the sort of cause that it leads to.
LED_WITHIN = 6


def _is_led(at: int, loosely: Iterable[int], own: Sequence[int]) -> bool:
    """Whether a word for "because of" stands a few words before."""
    return any(0 < at - n <= LED_WITHIN and n in own for n in loosely)


def the_cause(found: Iterable[Cause]) -> Cause | None:
    """The one cause that a report names, of those that are named most plainly; None where it names none, or several."""
    by_rank: dict[Told, list[Cause]] = defaultdict(list)
    for cause in found:
        by_rank[cause.told].append(cause)
    for rank in sorted(by_rank, reverse=True):
        causes_of_rank = [c for c in by_rank[rank] if c.sorts] or by_rank[rank]
        if len({c.sorts or c.stems for c in causes_of_rank}) == 1:
            return causes_of_rank[0]
        if rank is not Told.BY_SORT:
            return None
    return None


def are_unlike(one: Cause, two: Cause) -> bool:
    """Whether two causes cannot be one: of two sorts, at least one of them named as a cause; or both named plainly as
    causes, without a word in common.
    """
    if one.sorts and two.sorts:
        return (
            not one.sorts & two.sorts and not one.stems & two.stems and max(one.told, two.told) > Told.BY_SORT
        )
    return one.told is two.told is Told.PLAINLY and not one.stems & two.stems
