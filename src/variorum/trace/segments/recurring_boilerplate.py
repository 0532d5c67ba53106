"""Finds boilerplate that no list of cues has: what one outlet prints in many reports, or several outlets in reports of unlike events.

Words used here. Boilerplate: what an outlet prints on whatever it prints. Standing note: a passage that reports of
unlike events print. Shingle: a run of `least_run` words, as a hash. Mark: to label words in `texts`. Posted: a signed
post of somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from variorum.records import Label, Report, SharedSpan, SharedText
from variorum.text.outlet_names import outlet_key
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Codes, Ints, shingles
from variorum.trace.words.tokens import BOILERPLATE, LABELS, NARRATIVE, Tokens

# Number of the label.
POST = LABELS.index(Label.POST)
# What a standing note may look like.
PRINTED = {Label.NARRATIVE, Label.STATEMENT, Label.BOILERPLATE}


def mark_repeated(
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    settings: TraceSettings,
    recurring_in_larger_set: Codes | None = None,
) -> None:
    """Labels as boilerplate, in `texts`, runs of `least_run` words that stand in at least `repeated_in` reports of
    one outlet and in no report of another. A report of which more than `repeated_share` recurs is left alone: it is a
    version of one story.

    `recurring_in_larger_set`: the hashes of these runs, sorted, where `reports` are a part of a larger set.
    """
    if recurring_in_larger_set is not None:
        for text in texts if len(recurring_in_larger_set) else ():
            _mark(text, recurring_in_larger_set, settings)
        return
    # the reports of each outlet
    outlets: dict[str, list[int]] = {}
    for n, report in enumerate(reports):
        # Whoever names no outlet is an outlet of his own.
        outlets.setdefault(outlet_key(report.outlet) if report.outlet else f"\0{n}", []).append(n)
    # runs that recur, without those that other outlets print as well
    recurring = _recurring(outlets.values(), texts, settings)
    if len(recurring):
        of_one_outlet = recurring[_of_one_outlet(recurring, outlets, texts, settings)]
        for members in outlets.values() if len(of_one_outlet) else ():
            if len(members) >= settings.repeated_in:
                for n in members:
                    _mark(texts[n], of_one_outlet, settings)


def mark_standing(
    unlike: Iterable[SharedText],
    ids: Mapping[str, int],
    texts: Sequence[Tokens],
    joined: Ints,
    settings: TraceSettings,
) -> frozenset[int]:
    """Labels as boilerplate the passages that three reports print which are, two by two, of unlike events; gives the
    numbers of the reports that this changed. Two reports are not enough: one may be a story and the other have lifted
    from it.

    `unlike`: pairs of reports of unlike events. A passage is labelled in every report that is joined with these. `joined`: for each text a
    number, equal for texts that share more than a phrase, directly or by way of others. `ids`: report id → its number in `texts`.
    """
    printed: dict[tuple[int, int], Codes] = {}
    unlike_to: dict[int, set[int]] = {}
    # the shared passages of every two reports of unlike events
    for pair in unlike:
        left, right = ids[pair.left], ids[pair.right]
        spans = [_in_span(texts[left], span, settings) for span in pair.spans if span.label in PRINTED]
        printed[left, right] = np.unique(np.concatenate(spans)) if spans else np.zeros(0, np.uint64)
        unlike_to.setdefault(left, set()).add(right)
        unlike_to.setdefault(right, set()).add(left)
    notes_of: dict[int, Codes] = {}
    nothing = np.zeros(0, np.uint64)
    # a passage that a third report shares with both is a note
    for (left, right), passage in sorted(printed.items()):
        notes_so_far = notes_of.get(int(joined[left]), nothing)
        for third in sorted(unlike_to[left] & unlike_to[right]):
            if not len(passage) or np.isin(passage, notes_so_far).all():
                break
            of_third = printed[min(left, third), max(left, third)]
            notes_so_far = np.union1d(notes_so_far, np.intersect1d(passage, of_third))
        notes_of[int(joined[left])] = notes_so_far
    return frozenset(
        n
        for n, (text, component) in enumerate(zip(texts, joined.tolist(), strict=True))
        if len(notes_so_far := notes_of.get(component, nothing)) and _mark_all(text, notes_so_far, settings)
    )


def mark_posts(texts: Sequence[Tokens], settings: TraceSettings) -> None:
    """Labels as a post, in every report, words that are a signed post in one of the reports: whoever prints them,
    with or without quotation marks, has them from the post.
    """
    hashes_of_posts = [np.zeros(0, np.uint64)]
    for text in texts:
        if (text.labels == POST).any():
            starts = _whole(text.labels == POST, settings)
            hashes_of_posts.append(shingles(text.codes, settings.least_run)[starts])
    all_posts = np.unique(np.concatenate(hashes_of_posts))
    for text in texts if len(all_posts) else ():
        starts = np.flatnonzero(np.isin(shingles(text.codes, settings.least_run), all_posts))
        # (starts, 1) + (least_run,) gives a row of word numbers for each start
        words = np.unique(starts[:, None] + np.arange(settings.least_run))
        # words that are quoted or the like keep their label
        text.labels[words[text.labels[words] == NARRATIVE]] = POST


def _whole(marked: NDArray[np.bool_], settings: TraceSettings) -> Ints:
    """Where runs of `least_run` marked words begin."""
    if len(marked) < settings.least_run:
        return np.zeros(0, np.int64)
    return np.flatnonzero(sliding_window_view(marked, settings.least_run).all(axis=1))


def _in_span(text: Tokens, span: SharedSpan, settings: TraceSettings) -> Codes:
    low, high = np.searchsorted(text.starts, (span.left_start, span.left_end))
    return shingles(text.codes[low:high], settings.least_run)


def _mark_all(text: Tokens, notes: Codes, settings: TraceSettings) -> bool:
    """Labels every run of words that is among `notes` as boilerplate; whether there was any."""
    starts = np.flatnonzero(np.isin(shingles(text.codes, settings.least_run), notes))
    text.labels[np.unique(starts[:, None] + np.arange(settings.least_run))] = BOILERPLATE
    return bool(len(starts))


def _recurring(outlets: Iterable[Sequence[int]], texts: Sequence[Tokens], settings: TraceSettings) -> Codes:
    """Shingles that stand in enough reports of some outlet, sorted."""
    found = [np.zeros(0, np.uint64)]
    for members in outlets:
        if len(members) >= settings.repeated_in:
            each = [np.unique(shingles(texts[n].codes, settings.least_run)) for n in members]
            values, counts = np.unique(np.concatenate(each), return_counts=True)
            found.append(values[counts >= settings.repeated_in])
    return np.unique(np.concatenate(found))


def _of_one_outlet(
    recurring: Codes, outlets: Mapping[str, Sequence[int]], texts: Sequence[Tokens], settings: TraceSettings
) -> NDArray[np.bool_]:
    """For each of the shingles `recurring`, whether it stands in no other outlet's reports. What several outlets
    print is news, or a wire's.
    """
    number_of_outlets = np.zeros(len(recurring), np.int64)
    for members in outlets.values():
        is_printed = np.zeros(len(recurring), np.bool_)
        for member in members:
            hashes = shingles(texts[member].codes, settings.least_run)
            # where each hash would stand in the sorted `recurring`; it is there if the same hash stands at that place
            place = np.searchsorted(recurring, hashes).clip(0, len(recurring) - 1)
            is_printed[place[recurring[place] == hashes]] = True
        number_of_outlets += is_printed
    is_of_one_outlet: NDArray[np.bool_] = number_of_outlets == 1
    return is_of_one_outlet


def _mark(text: Tokens, own: Codes, settings: TraceSettings) -> None:
    """Labels the runs that the outlet repeats (`own`) as boilerplate, unless they are too much of the text (`repeated_share`)."""
    hashes = shingles(text.codes, settings.least_run)
    starts = np.flatnonzero(own[np.searchsorted(own, hashes).clip(0, len(own) - 1)] == hashes)
    words = np.unique(starts[:, None] + np.arange(settings.least_run))
    if len(words) <= settings.repeated_share * len(text.codes):
        text.labels[words] = BOILERPLATE
