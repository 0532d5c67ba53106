"""Claims about the few words in which two otherwise equal sentences differ: a number, a day, a name, a source, a
"not".

Words used here. Change: a stretch of the left sentence and the one that stands in its place in the right one
(`Side`). One telling: copies of one text, so that a change is an edit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from variorum.collate.claims.draft import DIFFERENCES, HIDDEN, Voices, claim, points
from variorum.collate.claims.edit_status import ChangeVerdict, in_one_telling, verdict
from variorum.collate.claims.order import STATUS_ORDER, VALUES
from variorum.collate.mentions.dated import Days, news_days
from variorum.collate.pairing.instance import of_two_years
from variorum.collate.statement import Statement, by_report
from variorum.collate.statements import Group
from variorum.collate.statements.nearly import Change, Side, changes, side_by_side
from variorum.records import Claim, Evidence, Sentence, Status


def edit_claims(
    said: Sequence[Statement],
    groups: Sequence[Group],
    voices: Voices,
    *,
    shown: Iterable[Claim],
) -> Iterator[Claim]:
    """A claim for each place in which two otherwise equal sentences differ, unless a claim of `shown` points at it
    already. None for a difference only of style, and none for values if the two reports tell events of different
    years.

    `groups`: which statements belong together; sentences of one group are laid side by side.
    """
    statements_of = by_report(said)

    def news(report: str) -> Days | None:
        """The days of the news that a report tells; None where they are not known."""
        return voices.kept.of_report(
            "news", voices.reports[report], lambda one: news_days(one, statements_of.get(one.id, ()))
        )

    # the verdicts on changes, by the place of the left sentence's words
    pointing = _Pointing(shown)
    changes_at: dict[tuple[str, int, int], list[tuple[Change, ChangeVerdict]]] = defaultdict(list)
    for left, right in side_by_side(said, groups):
        found = voices.kept.of_two("changes", left, right, changes)
        for nth, change in enumerate(found):
            # inside one telling even a word for a word counts, since somebody changed it
            edited = in_one_telling(change, voices)
            judge = partial(_judged, change, voices, edited)
            judged = voices.kept.of_two(("changed", nth, edited), left, right, judge)
            if judged is None or pointing.at(change, judged.status):
                continue
            # numbers of another year's event are no answers to one question
            if judged.values == (None, None) or not of_two_years(
                *(news(statement.report) for statement in (left, right))
            ):
                changes_at[change.left.report, change.left.start, change.left.end].append((change, judged))
    for place in sorted(changes_at):
        yield _claim(changes_at[place], voices)


def _judged(
    change: Change, voices: Voices, edited: bool, _one: Sentence, _two: Sentence
) -> ChangeVerdict | None:
    """The verdict on a change; the two sentences are given since the memo remembers the verdict by them."""
    return verdict(change, voices, edited=edited)


def _claim(changes: Sequence[tuple[Change, ChangeVerdict]], voices: Voices) -> Claim:
    """The claim for one place of a sentence: its words, beside those of every other sentence. Label, status and
    reason are those of the gravest change.
    """
    # the gravest change gives label, status and reason
    change, judged = min(changes, key=lambda pair: STATUS_ORDER.index(pair[1].status))
    # its left side, then the right side of every change: all have the same left sentence
    sides = [
        (change.left, judged.values[0]),
        *((each_change.right, each_verdict.values[1]) for each_change, each_verdict in changes),
    ]
    readings = [voices.reading(side.report, *side.wide, value) for side, value in sides]
    edited = len({reading.witness for reading in readings}) == 1
    return claim(
        judged.kind,
        judged.label,
        status=judged.status,
        why=("One telling, edited: " if edited else "") + judged.why,
        tier=_tier(judged, edited=edited),
        readings=readings,
        evidence=(
            Evidence(feature="words that the two sentences share, in order", score=round(change.share, 3)),
        ),
    )


def _tier(judged: ChangeVerdict, *, edited: bool) -> int:
    """The tier of a claim about a few words: 1 or 2 if it is shown, 3 (`HIDDEN`) if only on request.

    Another number, day, name or source is shown. A mere word for a word (`loose`) was a real difference in one case
    of eight only, so it is hidden, with two exceptions. It is shown if it says who did something, what post somebody
    holds or what is counted (`asked`). And it is shown in an edit that puts one object of a verb for another ("caused
    panic", "caused concern").
    """
    if judged.loose:
        return 2 if judged.asked or (edited and judged.of_objects) else HIDDEN
    return 1 if edited and judged.status is not Status.VARIANT else 2


class _Pointing:
    """Looks up which differences are shown already in a short reading, so that no place is shown twice. A conflict is
    still shown where a variant points at the place, but no variant where a conflict does; and nothing where a claim
    about values does, since it compares best.

    `held`: report id → (start, end, claim) of these short readings.
    """

    def __init__(self, shown: Iterable[Claim]) -> None:
        """Notes, by report, the places of short readings of the claims that are shown and that differ: (start, end, claim)."""
        self.held: dict[str, list[tuple[int, int, Claim]]] = defaultdict(list)
        for shown_claim in shown:
            if shown_claim.status in DIFFERENCES and shown_claim.tier < HIDDEN:
                for reading in shown_claim.readings:
                    if points(reading):
                        self.held[reading.report].append((reading.start, reading.end, shown_claim))

    def at(self, change: Change, status: Status) -> bool:
        """Whether a shown claim already has both sides of the change, and is about values or at least as grave as `status`."""
        return bool(self._on(change.left, status) & self._on(change.right, status))

    def _on(self, side: Side, status: Status) -> set[str]:
        """The ids of shown differences that hold this side's place, and are about values or at least as grave as
        `status`."""
        return {
            claim.id
            for start, end, claim in self.held.get(side.report, ())
            if start <= side.start and side.end <= end
            if claim.kind in VALUES or STATUS_ORDER.index(claim.status) <= STATUS_ORDER.index(status)
        }
