"""Makes witnesses, that is independent tellings, of passages. A local story that is half wire copy holds passages of two witnesses.

Words used here. Witness: an independent telling. Passage: a stretch of a report that one witness tells. Rank: the
order of reports, the one that others have it from first; `owner`: for each word the rank of the report it is from.
Home: the witness under which a report is listed. Teller: who tells a sentence. Version: the same text by the same
outlet, of which nothing is its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from variorum.records import Passage, Report, SharedText, Witness
from variorum.text.ids import content_id
from variorum.text.outlet_names import outlet_key
from variorum.text.sentences import sentence_spans
from variorum.trace.clusters.rank import ranks
from variorum.trace.clusters.word_ownership import owners
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import Tokens

# (first word, word after the last, rank of the teller)
Stretch = tuple[int, int, int]


def witnesses(
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    shared: Sequence[SharedText],
    copies: Sequence[Sequence[str]],
    settings: TraceSettings,
) -> tuple[Witness, ...]:
    """The witnesses: every character of every report is in a passage of exactly one. A group of copies is listed
    under one witness as its reports. `texts`: the reports' words, in the same order.
    """
    rank = ranks(reports, shared)
    by_rank = sorted(reports, key=lambda report: rank[report.id])
    leads = _leading_ranks(reports, copies, rank)
    passages: dict[int, list[Passage]] = {}
    homes: dict[int, list[str]] = {}
    for report, text, owner in zip(reports, texts, owners(reports, texts, shared, rank), strict=True):
        # who tells each sentence, and under which witness the report is listed
        sentence_tellers = list(_sentence_tellers(report, text, owner, rank[report.id], settings))
        home = _home(sentence_tellers, rank[report.id], leads[report.id], settings)
        homes.setdefault(home, []).append(report.id)
        # in a later version by the same hand even a short new stretch is no telling of its own
        is_version = _are_of_one_hand(report, by_rank[home])
        # its passages
        for start, end, who in _passages(
            report,
            text,
            _joined_stretches(
                sentence_tellers, rank[report.id], home, inf if is_version else settings.least_own
            ),
        ):
            passages.setdefault(who, []).append(Passage(report=report.id, start=start, end=end))
    return tuple(
        Witness(
            id=content_id("witness", report.id),
            name=_name(report),
            reports=tuple(
                sorted(
                    homes.get(rank_number, ()),
                    key=lambda report_id: (report_id != report.id, rank[report_id]),
                )
            ),
            passages=tuple(passages.get(rank_number, ())),
        )
        for rank_number, report in enumerate(by_rank)
        if rank_number in passages or rank_number in homes
    )


def _leading_ranks(
    reports: Sequence[Report], copies: Sequence[Sequence[str]], rank: dict[str, int]
) -> dict[str, int]:
    """Report → the lowest rank in its group of copies; its own rank where it is in no group."""
    leads = dict(rank)
    for group in copies:
        leads.update(dict.fromkeys(group, min(rank[r] for r in group)))
    return {r.id: leads[r.id] for r in reports}


def _sentence_tellers(
    report: Report, text: Tokens, owner: NDArray[np.int64], own: int, settings: TraceSettings
) -> Iterator[Stretch]:
    """Who tells each sentence, as (first word, behind the last word, rank of the teller). It is the report itself
    (`own`), unless other reports own at least `sentence_share` of the sentence's words; then it is the one that owns
    most.
    """
    if (owner == own).all():
        # Most reports of a large set share nothing: no need to look for their sentences.
        yield 0, len(owner), own
        return
    starts, owner_of_word = text.starts.tolist(), owner.tolist()
    changes = (np.flatnonzero(owner[1:] != owner[:-1]) + 1).tolist()
    for start, end in _lines(report.text):
        first, stop = bisect_left(starts, start), bisect_left(starts, end)
        if first < stop and bisect_right(changes, first) == bisect_left(changes, stop):
            # A line of one hand: no need to look for its sentences, which end where it does.
            yield first, stop, owner_of_word[first]
        elif first < stop:
            yield from _tellers_by_sentence(
                sentence_spans(report.text, start, end), starts, owner_of_word, own, settings
            )


def _tellers_by_sentence(
    sentences: Sequence[tuple[int, int]],
    starts: Sequence[int],
    owner: Sequence[int],
    own: int,
    settings: TraceSettings,
) -> Iterator[Stretch]:
    """(first word, word behind the last, teller) for each of the sentences. The teller is another report, where at least
    `sentence_share` of the sentence's words are not the report's own; else the report itself (`own`).
    """
    for start, end in sentences:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        if low < high:
            # how many of the sentence's words each report owns
            held = Counter(owner[low:high])
            mine = held.pop(own, 0)
            foreign = (high - low - mine) >= settings.sentence_share * (high - low)
            yield low, high, max(held, key=lambda who: (held[who], -who)) if foreign else own


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each line of the text, without its line break; an empty text has none."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _home(told: Sequence[Stretch], own: int, lead: int, settings: TraceSettings) -> int:
    """The rank of the report whose telling this one mostly is: another's if it owns at least `copies_share` of the
    words, else `lead`, the rank that leads the group of copies. `told`: stretches of words with the rank of who tells them; `own`: the
    rank of this report.
    """
    if all(who == own for _, _, who in told):
        return own
    words: Counter[int] = Counter()
    for start, end, who in told:
        words[who] += end - start
    # of as many words the lower rank
    foreign = max(
        (other_rank for other_rank in words if other_rank != own),
        key=lambda other_rank: (words[other_rank], -other_rank),
        default=own,
    )
    return foreign if words[foreign] >= settings.copies_share * words.total() else lead


def _are_of_one_hand(report: Report, other: Report) -> bool:
    """Whether new text in `report` still counts as the telling of `other`: both are one agency's or one outlet's, one a later version."""
    if report.credit or other.credit:
        return outlet_key(report.credit or report.outlet or "") == outlet_key(
            other.credit or other.outlet or ""
        )
    return bool(report.outlet and other.outlet) and outlet_key(report.outlet or "") == outlet_key(
        other.outlet or ""
    )


def _joined_stretches(told: Sequence[Stretch], own: int, home: int, least_own: float) -> Iterator[Stretch]:
    """The stretches of `told`, neighbours with the same teller joined. A stretch of the report's own with fewer than
    `least_own` words (a headline, a single line) is given to `home`, the teller of most of the report: such a line is
    a rewording of what was copied.
    """
    joined: list[Stretch] = []
    for low, high, who in told:
        first, _, last_teller = joined[-1] if joined else (0, 0, None)
        if last_teller == who:
            joined[-1] = (first, high, who)
        else:
            joined.append((low, high, who))
    for low, high, who in joined:
        yield low, high, home if who == own and high - low < least_own else who


def _passages(report: Report, text: Tokens, told: Iterator[Stretch]) -> Iterator[tuple[int, int, int]]:
    """(start, end, rank of the teller) in code points, in order, without a gap from 0 to the end of the text. `told`: stretches of words
    with the rank of who tells each.
    """
    at, who = 0, None
    for low, _, teller in told:
        if who is not None and teller != who:
            yield at, int(text.starts[low]), who
            at = int(text.starts[low])
        who = teller
    if report.text and who is not None:
        yield at, len(report.text), who


def _name(report: Report) -> str:
    """The agency with the outlet in brackets, where the whole report is credited to an agency; else the
    outlet.
    """
    outlet = report.outlet or report.path
    whole = any(
        finding.field == "credit" and ("dateline" in finding.where or "byline" in finding.where)
        for finding in report.findings
    )
    if report.credit and whole and outlet_key(report.credit) != outlet_key(outlet):
        return f"{report.credit} ({outlet})"
    return outlet
