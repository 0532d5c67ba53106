"""Compares two quotations of one utterance, word by word: what stands in the one and not in the other, and what that comes to.

Words used here. Full, part: the longer and the shorter quotation of one utterance. Cut: a stretch of
words; `here` in the first, `there` in the second. Change: two cuts that differ. Block: a stretch of words that both
have. Edge: the few words at an end that count as changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match, SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from variorum.collate.mentions.quotes import FRAGMENT, REACH, Quote
from variorum.collate.mentions.spoken import GAP, denies, is_empty
from variorum.collate.terms import stem
from variorum.records import Status
from variorum.text.lexicon import entries
from variorum.text.quantities import quantities
from variorum.text.short_lists import LISTED, listed
from variorum.text.spellings import house_style_off

# Most words at the beginning or end that may have been changed there; with more, the two quotations go on
# differently.
EDGE = 3
# Most words at one place that an editor changed in one utterance.
LONGEST_CHANGE = 6
# So few words at an end, with more than EDGE words between, are alike by chance.
STRAY = 2
# Words with which a speaker begins and which an editor leaves out; without them nothing is changed.
JOINING = frozenset({"and", "but", "so", "well", "or", "yes", "yeah", "oh", "because", "that"})
# Words that carry no matter, with those that a speaker opens with; of function words these do ("nearly all", "not", "could").
FUNCTION = "function-words.txt"
# Words of talk that carry no matter, beside the function words.
SMALL = frozenset(
    {
        "i",
        "you",
        "it",
        "think",
        "know",
        "mean",
        "well",
        "so",
        "oh",
        "yes",
        "yeah",
        "just",
        "got",
        "going",
        "own",
        "is",
        "do",
        "re",
    }
)
# Function words that carry matter in a quotation: if one of them is changed, the quotation is.
WEIGHTY = frozenset(
    [
        "no",
        "not",
        "never",
        "nor",
        "cannot",
        "only",
        "even",
        "still",
        "already",
        "more",
        "less",
        "most",
        "least",
        "all",
        "both",
        "every",
        "some",
        "any",
        "many",
        "much",
        "may",
        "might",
        "must",
        "can",
        "could",
        "should",
        "would",
        "will",
        "shall",
        "like",
        "before",
        "after",
        "during",
        "since",
        "until",
        "without",
        "despite",
        "except",
        "later",
        "earlier",
        "ago",
        "said",
        "told",
    ]
)
# Pronouns that may stand for a noun in the other quotation.
PRONOUNS = frozenset(
    {"it", "he", "she", "they", "we", "him", "her", "them", "this", "that", "these", "those", "us"}
)
# Most words of a noun with its article for which a pronoun stands.
LONGEST_NOUN = 3
# Words of two qualities with their "and" ("old and tired").
JOINED = 3
# The list of auxiliaries: a "not" stands beside one.
HELPING = "helping-words.txt"
# Most words between a change and the word that moved out of it ("the planned orbit", "the orbit as planned").
MOVED = 2

# "96%", whose sign is no word, is "96 percent".
PER_CENT = frozenset({"percent", "per", "cent"})
# Words that deny only what is right behind them, and so turn no sentence ("without hesitation").
NO_DENIAL = frozenset({"without"})
# The minutes that "6 pm" lacks and "6:00 pm" has.
ON_THE_HOUR = "00"
# A time in folded words without marks: "6 41 pm", "18 41".
CLOCK = re.compile(r"\b(\d{1,2}) (\d\d)(?: ?([ap]) ?m\b|\b)")


class Cut(NamedTuple):
    """A stretch of a quotation's words, by their index: from `first` up to `stop`, which is not included; may be empty."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place in which two quotations differ: `full.heard[here]` and `part.heard[there]`; one of them
    may be empty.

    `telling`: whether a word that carries matter differs.
    `small`: whether it is of function words alone, of a word's form, or a pronoun for a noun.
    """

    here: Cut
    there: Cut
    status: Status
    telling: bool
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesAligned:
    """Two quotations of one utterance, laid side by side. `here`, `there`: the words of the first and of the second
    that the other has too, from the first such word to the last, changes included. `changes`: where they differ.
    `denied`: words outside the marks deny only one of the two.
    """

    here: Cut
    there: Cut
    changes: tuple[Change, ...]
    denied: bool = False


def laid_beside(full: Quote, part: Quote) -> QuotesAligned:
    """How a second quotation of one utterance (`part`) differs from the longer one (`full`): which words it has, too,
    which it changes, and which it leaves out.
    """
    full_words, part_words = full.said, part.said
    # the stretches that both have
    blocks = _largest_connected(
        [
            block
            for block in SequenceMatcher(a=full_words, b=part_words, autojunk=False).get_matching_blocks()
            if block.size
        ]
    )
    if not blocks:
        return QuotesAligned(here=Cut(0, 0), there=Cut(0, 0), changes=())
    first, last = blocks[0], blocks[-1]
    # what lies between them, before the first and behind the last
    inner = [
        (Cut(block.a + block.size, next_block.a), Cut(block.b + block.size, next_block.b))
        for block, next_block in pairwise(blocks)
    ]
    before = Cut(0, first.a), Cut(0, first.b)
    behind = Cut(last.a + last.size, len(full_words)), Cut(last.b + last.size, len(part_words))
    # the cuts that count as changes: first at the beginning
    begins_differently = _begin_differently(full, part, *before)
    change_at_beginning = None if begins_differently else _change_at_beginning(full, part, *before)
    cuts = [before] if begins_differently else [change_at_beginning] if change_at_beginning else []
    # then inside and at the end: a few other words there; words that the longer lacks; else what goes on
    # counts only where a word of it moved inside
    if _were_words_changed(*behind):
        cuts += [*_moves_joined([*inner, behind], full_words, part_words)]
    elif goes_on := _change_at_end(full, part, *behind):
        cuts += [*_moves_joined([*inner, goes_on], full_words, part_words)]
    else:
        end_of_full, end_of_part = (
            Cut(first_word, min(stop, first_word + EDGE)) for first_word, stop in behind
        )
        ending = end_of_full, end_of_part
        cuts += [
            stretch
            for stretch in _moves_joined([*inner, ending], full_words, part_words)
            if stretch != ending
        ]
    # the changes, without those of mere style; denials at the ends count as well
    changes = [change for here, there in cuts if (change := _change(full, part, here, there)) is not None]
    rest_of_full, rest_of_part = behind
    if behind not in cuts and _ends_denied(full_words[slice(*rest_of_full)], full) != _ends_denied(
        part_words[slice(*rest_of_part)], part
    ):
        changes.append(Change(here=rest_of_full, there=rest_of_part, status=Status.CONFLICT, telling=True))
    if not begins_differently:
        changes.extend(_conflict_by_cut_denial(full, part, *before))
    changes = _without_false_conflicts(changes, full, part)
    return QuotesAligned(
        here=_widened(Cut(first.a, last.a + last.size), [change.here for change in changes]),
        there=_widened(Cut(first.b, last.b + last.size), [change.there for change in changes]),
        changes=tuple(changes),
        denied=_denied_outside(full, part, first),
    )


def _ends_denied(said: Sequence[str], quote: Quote) -> bool:
    """Whether the words that one quotation has behind the common ones deny these, in a language that denies at the end ("届けるつもりはない")."""
    own = (quote.language or "")[:2]
    if own not in LISTED or not listed(own).get("denies_behind"):
        return False
    whole = "".join(said)
    return any(whole.endswith(word) for word in listed(own)["denies_behind"])


def _denied_outside(full: Quote, part: Quote, first: Match) -> bool:
    """Whether words outside the quotation marks deny one of the quotations, and nothing denies the other. `first`: the first stretch of
    words that both have; what is denied before it counts.
    """
    one = full.is_denied or _denial_before(full, first.a, reach=first.a) is not None
    two = part.is_denied or _denial_before(part, first.b, reach=first.b) is not None
    return one != two and (full.is_denied or part.is_denied)


def _largest_connected(blocks: list[Match]) -> list[Match]:
    """The stretches of common words that belong together. At a long gap, where words are alike by chance, the
    stretches are parted; the part with the most words is taken, without one or two stray words far off at its ends.
    `blocks`: the stretches, in the order of the words.
    """
    # a new part begins behind a long gap
    parts: list[list[Match]] = []
    for block in blocks:
        if parts and not _is_far(parts[-1][-1], block, LONGEST_CHANGE):
            parts[-1].append(block)
        else:
            parts.append([block])
    largest = max(parts, key=lambda part: sum(matching.size for matching in part), default=[])
    # stray words before it, and behind it
    while len(largest) > 1 and largest[0].size <= STRAY and _is_far(largest[0], largest[1], EDGE):
        largest = largest[1:]
    while len(largest) > 1 and largest[-1].size <= STRAY and _is_far(largest[-2], largest[-1], EDGE):
        largest = largest[:-1]
    return largest


def _is_far(one: Match, two: Match, words: int) -> bool:
    """Whether more than so many words lie between the two stretches, in either quotation."""
    return max(two.a - one.a, two.b - one.b) - one.size > words


def _widened(common: Cut, changed: Sequence[Cut]) -> Cut:
    """The place from the first to the last common word, changes included."""
    # changes that are empty on this side have no words here
    places = [common, *(cut for cut in changed if cut.first < cut.stop)]
    return Cut(min(cut.first for cut in places), max(cut.stop for cut in places))


def _were_words_changed(here: Cut, there: Cut) -> bool:
    """Whether both quotations have a few words of their own at this end, so that they were changed. If one has none,
    words were left out.
    """
    sizes = [cut.stop - cut.first for cut in (here, there)]
    return 0 < min(sizes) <= EDGE and max(sizes) <= 2 * EDGE


def _change_at_end(full: Quote, part: Quote, here: Cut, there: Cut) -> tuple[Cut, Cut] | None:
    """The change at the end, (place in the longer, place in the shorter), if the shorter quotation ends in words that
    the longer lacks; else None. "not to keep it any more" ends otherwise than "not to keep it any longer, but it was
    good".
    From the longer quotation as many words as from the shorter are taken, or fewer, up to the next stop. `here`,
    `there`: the rest of the longer and of the shorter.
    """
    while there.stop > there.first and part.said[there.stop - 1] == GAP:  # "it would be [Reed]"
        there = Cut(there.first, there.stop - 1)
    # as many words as the shorter has here
    count = there.stop - there.first
    if not _adds_content(full, part, here, there):
        return None
    limit = min(here.stop, here.first + max(count, EDGE))
    # no further than to the next comma or full stop
    stop = next((word + 1 for word in range(here.first, limit) if full.stops_behind(word)), limit)
    return Cut(here.first, stop), there


def _change_at_beginning(full: Quote, part: Quote, here: Cut, there: Cut) -> tuple[Cut, Cut] | None:
    """The change at the beginning, (place in the longer, place in the shorter), if the shorter quotation begins in
    words that the longer lacks; else None. "Our early guess is that the boat sank" begins otherwise than "… and the
    theory is that the boat sank".
    From the longer quotation as many words as from the shorter are taken, or fewer, from the last stop on.
    """
    if not part.capital or not _adds_content(full, part, here, there):
        return None
    limit = max(here.first, here.stop - max(there.stop - there.first, EDGE))
    # back from the common words, no further than to the last comma or full stop
    stop = next((word + 1 for word in range(here.stop - 1, limit - 1, -1) if full.stops_behind(word)), limit)
    return (Cut(stop, here.stop), there) if stop < here.stop else None


def _adds_content(full: Quote, part: Quote, here: Cut, there: Cut) -> bool:
    """Whether both have words of their own here, the shorter one only a few, and one of these carries matter and is
    nowhere in the longer. `here` and `there`: the places of the change in the longer and the shorter one.
    """
    said = part.said[slice(*there)]
    if (
        not 0 < len(said) <= LONGEST_CHANGE
        or here.first == here.stop
        or GAP in (*full.said[slice(*here)], *said)
    ):
        return False
    return any(
        # of function words only weighty ones count ("not")
        word not in full.said and (not is_empty(word, part.language) or word in WEIGHTY)
        for word in said
    )


def _begin_differently(full: Quote, part: Quote, here: Cut, there: Cut) -> bool:
    """Whether the two begin differently: in other words; or one leaves out the first few words of the other, and has
    a capital as if the quotation began there.
    """
    if _were_words_changed(here, there):
        return True
    # each of the two may be the one that leaves out words
    for (start, stop), longer_start, other in ((here, full, part), (there, part, full)):
        left_out = set(longer_start.said[start:stop])
        # the other side has no words of its own here
        is_only_difference = (there if longer_start is full else here).stop == 0
        if (
            is_only_difference
            and 0 < stop - start <= EDGE
            and other.capital
            and not other.is_denied
            and not left_out <= JOINING
        ):
            return True
    return False


def _moves_joined(
    found: Sequence[tuple[Cut, Cut]], full_words: Sequence[str], part_words: Sequence[str]
) -> Iterator[tuple[Cut, Cut]]:
    """The changes; two are made one if a word moved from one to the other ("the planned orbit", "the orbit as planned"). `found`: (place
    in the longer quotation, place in the shorter one) of each change.
    """
    last_change: tuple[Cut, Cut] | None = None
    for here, there in found:
        # right behind the waiting change, and a word went from one to the other
        if (
            last_change is not None
            and here.first - last_change[0].stop <= MOVED
            and _has_moved_word(last_change, (here, there), full_words, part_words)
        ):
            # from the beginning of the waiting change to the end of this one, in both quotations
            last_change = Cut(last_change[0].first, here.stop), Cut(last_change[1].first, there.stop)
            continue
        if last_change is not None:
            yield last_change
        last_change = here, there
    if last_change is not None:
        yield last_change


def _has_moved_word(
    change: tuple[Cut, Cut],
    next_change: tuple[Cut, Cut],
    full_words: Sequence[str],
    part_words: Sequence[str],
) -> bool:
    """Whether a word that one change removes is added by the other. Each change is (place in the longer quotation, place in the shorter
    one).
    """
    (one_here, one_there), (two_here, two_there) = change, next_change
    moved_back = {*full_words[slice(*one_here)]} & {*part_words[slice(*two_there)]}
    moved_on = {*part_words[slice(*one_there)]} & {*full_words[slice(*two_here)]}
    return bool(moved_back | moved_on)


def _change(full: Quote, part: Quote, here: Cut, there: Cut) -> Change | None:
    """What one quotation changes in the other at this place (`here` of `full`, `there` of `part`). None if only style
    differs, or an editor added or left out words.
    """
    words_here, words_there = full.said[slice(*here)], part.said[slice(*there)]
    # what is no change: an editor's gap; "6 pm" beside "6:00 pm"
    if (
        GAP in words_here
        or GAP in words_there
        or not (words_here or words_there)
        or {*words_here, *words_there} == {ON_THE_HOUR}
    ):
        return None
    # "organise", "organize"; "96%", "96 percent"; "ten", "10"; "wet and cold", "cold and wet"
    if house_style_off(" ".join(words_here)) == house_style_off(" ".join(words_there)):
        return None
    if {*words_here, *words_there} <= PER_CENT:
        return None
    numbers_here, numbers_there = (
        {(number.value.low, number.value.high) for number in quantities(" ".join(changed_words))}
        for changed_words in (words_here, words_there)
    )
    if numbers_here and numbers_here == numbers_there:
        return None
    if _are_reordered(words_here, words_there) or _are_one_hour(full, part, here, there):
        return None
    # a conflict: a "not" on one side that the other side does not have, or two numbers
    is_denied_here = _denies_alone(words_here, full, words_there)
    is_denied_there = _denies_alone(words_there, part, words_here)
    is_conflict = is_denied_here != is_denied_there or bool(numbers_here and numbers_there)
    return Change(
        here=here,
        there=there,
        status=Status.CONFLICT if is_conflict else Status.VARIANT,
        # whether the change carries matter
        telling=is_conflict
        or not all(
            is_empty(word, quote.language)
            for changed_words, quote in ((words_here, full), (words_there, part))
            for word in changed_words
        ),
        small=not is_conflict and _is_small(words_here, words_there),
    )


def _is_small(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether only function words differ, the form of a word, or a pronoun for a noun or name. `one` and `two`: the words of either side;
    WEIGHTY words ("not", "all") are never small.
    """
    said = {*one, *two}
    if said <= entries(FUNCTION) | SMALL and not said & WEIGHTY:
        return True
    if len(one) == len(two) == 1 and stem(one[0]) == stem(two[0]) and not said & WEIGHTY:
        return True  # "conceptual", "conceptually"
    few, many = sorted((one, two), key=len)
    return len(few) == 1 and few[0] in PRONOUNS and 0 < len(many) <= LONGEST_NOUN and not {*many} & WEIGHTY


def _are_reordered(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two adjectives only changed places ("wet and cold", "cold and wet")."""
    if sorted(one) != sorted(two):
        return False
    # two words, or three with "and" between
    return len(one) == 2 or (len(one) == JOINED and one[1] == two[1] == "and")


def _are_one_hour(full: Quote, part: Quote, here: Cut, there: Cut) -> bool:
    """Whether the two are one time of day in two notations: "6:41pm", "18:41"."""
    said = [" ".join(quote.said[slice(*cut)]) for quote, cut in ((full, here), (part, there))]
    # the times of day in the changed words, in minutes
    hours, other_hours = ([_minutes(*time.groups()) for time in CLOCK.finditer(words)] for words in said)
    return len(hours) == 1 and hours == other_hours


def _minutes(hour: str, minute: str, half: str | None) -> int:
    return (int(hour) % 12 + 12 * (half == "p") if half else int(hour)) * 60 + int(minute)


def _without_false_conflicts(changes: list[Change], full: Quote, part: Quote) -> list[Change]:
    """The changes, with false conflicts made variants. A "not" may only have moved ("I don't think it is", "I think
    it isn't"). Or it stands among other changed words that carry matter, so that it denies another thing ("no word on
    a motive", "we don't have any leads as to the motive").
    """
    # other words that carry matter were changed, too: a "not" among them is no denial of the same
    if any(change.telling and change.status is Status.VARIANT for change in changes):
        return [
            replace(change, status=Status.VARIANT) if _is_denial(change, full, part) else change
            for change in changes
        ]
    # two denials moved, as many "not" on either side
    conflicts = [change for change in changes if change.status is Status.CONFLICT]
    # how many words of denial each quotation has
    denials = [sum(denies(word, quote.language) for word in quote.said) for quote in (full, part)]
    if len(conflicts) < 2 or denials[0] != denials[1]:
        return changes
    return [
        replace(change, status=Status.VARIANT, telling=False, small=True) if change in conflicts else change
        for change in changes
    ]


def _is_denial(change: Change, full: Quote, part: Quote) -> bool:
    said = (*full.said[slice(*change.here)], *part.said[slice(*change.there)])
    return change.status is Status.CONFLICT and any(denies(w, full.language) for w in said)


def _denies_alone(said: Sequence[str], quote: Quote, other: Sequence[str]) -> bool:
    """Whether the words are a "not" with at most helping words or words of the other side. "Never" against "always"
    counts; "did not want" against "had to deal with" does not, since those are other words.
    """
    rest = [w for w in said if not denies(w, quote.language) and w not in entries(HELPING)]
    return any(denies(w, quote.language) for w in said) and {*rest} <= {*other}


def _conflict_by_cut_denial(full: Quote, part: Quote, here: Cut, there: Cut) -> Iterator[Change]:
    """The conflict if one quotation has a "not" shortly before the common words, and nothing denies these in the
    other, inside its marks or before them.
    """
    is_fragment = part.size <= FRAGMENT or full.size <= FRAGMENT
    if is_fragment and not (_is_only_denial(full, here) and there == (0, 0)):
        return  # "cannot imagine a more “arbitrary invasion”": of a few words nobody knows what was denied
    # the word that denies, shortly before the common words
    denial_here, denial_there = _denial_before(full, here.stop), _denial_before(part, there.stop)
    if denial_here is not None and _is_undenied(part, there.stop):
        yield Change(
            here=Cut(denial_here, here.stop),
            there=Cut(there.stop, there.stop),
            status=Status.CONFLICT,
            telling=True,
        )
    if denial_there is not None and _is_undenied(full, here.stop):
        yield Change(
            here=Cut(here.stop, here.stop),
            there=Cut(denial_there, there.stop),
            status=Status.CONFLICT,
            telling=True,
        )


def _is_only_denial(quote: Quote, cut: Cut) -> bool:
    """Whether the words at `cut` are only a "not" and helping words ("did not")."""
    said = quote.said[slice(*cut)]
    return any(denies(w, quote.language) for w in said) and all(
        denies(w, quote.language) or w in entries(HELPING) for w in said
    )


def _is_undenied(quote: Quote, before: int) -> bool:
    """Whether nothing denies the words from `before` on: neither inside the marks nor before them."""
    return not (quote.is_denied or quote.is_failed) and _denial_before(quote, before, reach=before) is None


def _denial_before(quote: Quote, before: int, *, reach: int = REACH) -> int | None:
    """The index of a word of denial among the last `reach` words before this one, up to a gap or a full stop; None where none is."""
    for at in range(before - 1, max(-1, before - 1 - reach), -1):
        if quote.said[at] == GAP or quote.stops_behind(at):
            return None
        if denies(quote.said[at], quote.language) and quote.said[at] not in NO_DENIAL:
            return at
    return None
