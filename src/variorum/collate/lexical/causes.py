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

# Sorts that are hardly told except as a cause ("fell asleep", "short circuit").
TELLING = frozenset(
    ["asleep", "electric", "leak", "hull", "brakes", "tyre", "technical", "error", "speed", "lightning", "cigarette", "fog", "ice"]
)  # fmt: skip
# What happens that may be the cause of something else, besides the sorts of causes.
HAPPENED_BEFORE = frozenset(["resignation", "killed", "strike", "protest", "outage", "storm", "attack"])


class Told(IntEnum):
    """How plainly something is named as a cause: by a word for "cause", by a "because of", or by its sort alone."""

    PLAINLY = 3
    LOOSELY = 2
    BY_SORT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A part of a sentence, report.text[start:end], that names a cause. `told`: how plainly. `sorts`: what sort of
    cause ("tyre"), empty where it is of no known sort. `stems`: its words that carry matter, without those for
    "cause" and those of any list. `words`: (start, end) of the words that name it.
    """

    start: int
    end: int
    told: Told
    sorts: frozenset[str]
    stems: frozenset[str]
    words: tuple[int, int]


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
    # where causes of known sorts stand; words that deny, doubt or refuse
    sort_places = [
        *(place for name, pattern in lists.sorts.items() for place in line.matches(pattern, name)),
        *(place for place in (*line.happenings, *line.occurrences) if place.name in HAPPENED_BEFORE),
    ]
    untrue = (
        line.denying
        | {place.first for place in line.matches(lists.untold)}
        | {place.first for place in line.matches(line.tells.denials)}
        | {place.first for place in line.matches(line.tells.refusing)}
    )
    names = _names(line)
    # each part of the sentence (between commas) that is neither quoted nor denied
    for part in sorted(set(line.parts)):
        # all words of this part
        cue = [word for word in range(len(line.said)) if line.parts[word] == part]
        words_of_part = _behind_lead_in(line, cue, plain_words, names)
        start, end = line.spans[words_of_part[0]].start, line.spans[words_of_part[-1]].end
        if untrue.intersection([*cue, *words_of_part]) or any(
            quote_start < end and start < quote_end for quote_start, quote_end in quoted
        ):
            continue
        # a word for "cause" ("Ursache"), or only one that may lead to one ("durch")
        told = Told.PLAINLY if plain_words.intersection(cue) else Told.LOOSELY
        words_of_part = _behind_cue(
            line, words_of_part, plain_words, frozenset(place.first for place in sort_places)
        )
        # sorts that a word for "cause" leads to; or else sorts that are hardly told except as a cause
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
        ) or frozenset(
            line.stem(word)
            for word in words_of_part
            if word not in plain_words | line.sourcing | names and line.carries_matter(word)
        )
        if sorts or (told is Told.PLAINLY and stems):
            start = min(start, line.spans[cue[0]][0])
            # the words that name the cause, to be quoted
            naming = [
                word
                for place in sort_places
                if place.name in sorts and place.first in words_of_part
                for word in range(place.first, place.stop)
            ] or [word for word in words_of_part if line.carries_matter(word)]
            words = (line.spans[min(naming)][0], line.spans[max(naming)][1])
            yield Cause(start=start, end=end, told=told, sorts=sorts, stems=stems, words=words)


# "Of", between a word for "cause" and what it is the cause of, in the languages that are read by lexicon.
OF = frozenset(
    ["des", "der", "für", "de", "del", "du", "d", "di", "dello", "della", "dell", "dei", "degli", "delle", "do", "da", "dos", "das", "van"]
)  # fmt: skip
# Beginnings of nouns for "cause"; then words that make a "because of" of such a noun; then words that lead to a
# cause.
NOUNS_OF_CAUSE = (
    "ursach", "unfallursach", "brandursach", "unglucksursach", "grund", "auslos", "caus", "origin", "raison", "motiv", "motif", "orig", "razon",
    "razao", "oorza", "reden", "aanleid", "schuld", "colpa", "culpa", "mobile", "movente",
)  # fmt: skip
BEFORE_CAUSE = frozenset(["a", "por", "per"])
TO = frozenset(
    [
        "a",
        "al",
        "au",
        "aux",
        "por",
        "par",
        "durch",
        "door",
        "auf",
        "an",
        "am",
        "su",
        "sul",
        "vers",
        "aan",
        "op",
        "ao",
        "da",
        "dal",
        "dalla",
    ]
)
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


def _behind_cue(line: Line, own: list[int], plainly: frozenset[int], sorts_at: frozenset[int]) -> list[int]:
    """The words of a part that name the cause: those behind the last word for "cause", without what has the cause
    ("Ursache des Brandes war …"). What stands before that word mostly has the cause, too ("la rupture de la digue est
    due à …"). All words of the part where nothing behind carries matter, or where a cause of a known sort stands
    before a verb ("una válvula originó …"). `own`: the words of the part; `plainly`: indexes of words for "cause";
    `sorts_at`: where causes of known sorts stand.
    """
    cues = plainly.intersection(own)
    if not cues:
        return own
    last = max(cues)
    at = last + 1
    is_noun = line.said[last].startswith(NOUNS_OF_CAUSE) and (
        last == 0 or line.said[last - 1] not in BEFORE_CAUSE
    )
    # "Ursache des Brandes war": "des Brandes" is what has the cause; passed over
    if is_noun and at in own and line.said[at] in OF:
        at += 1
        while at in own and line.said[at] in ARTICLES:
            at += 1
        at += 1
    behind = [word for word in own if word >= at]
    # "due to", "because of": what stands behind is the cause
    leads = line.said[last] in OF | TO or (at in own and line.said[at] in TO)
    # a cause of a known sort before the word for "cause": then it is the subject
    is_subject = not leads and sorts_at.intersection(own) and not sorts_at.intersection(behind)
    return own if is_subject or not any(line.carries_matter(word) for word in behind) else behind


def _behind_lead_in(line: Line, own: list[int], plainly: frozenset[int], names: frozenset[int]) -> list[int]:
    """The words that tell the cause, where a part of a sentence announces it. If the part names only what has the
    cause, or who says so, the cause stands in the next part: "À l'origine de la panne, …", "Oorzaak is volgens
    Roelofs, die …, …". Else they are the part's own words. `own`: the words of the part; `plainly`: indexes of words
    for "cause"; `names`: of names.
    """
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
    # another content word, except for one that opens the part ("Tutta colpa, pare, di …"): the part names the cause itself
    content = [word for word in own if word not in skipped and line.carries_matter(word)]
    if content and not (content == own[:1] and max(cues) == own[-1]):
        return own
    # the next part that is no relative clause and says more than a word
    ahead = line.parts[own[-1]] + 1
    for part in range(ahead, line.parts[-1] + 1):
        behind = [word for word in range(len(line.said)) if line.parts[word] == part]
        if behind[1:] and line.said[behind[0]] not in RELATIVE:
            return behind
    return own


# Most words between a "because of" and the cause that it leads to.
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
        # causes of a known sort are sooner the cause than other words
        causes_of_rank = [cause for cause in by_rank[rank] if cause.sorts] or by_rank[rank]
        if len({cause.sorts or cause.stems for cause in causes_of_rank}) == 1:
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
