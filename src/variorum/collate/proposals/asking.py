"""Chooses what a model is shown: the sentences of independent tellings, all of a short story, of a long one in
bundles of sentences that are near each other.

Words used here. Bundle: the sentences of one question to a model. Near: statements of other tellings that may say the
same. Telling: a text with its copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from variorum.collate.models import models as packaged
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements import Link, links, statements, weights
from variorum.collate.tellings import tellings
from variorum.records import Lineage, Report, Sentence, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """One sentence as a model is shown it. `report`, `witness`: ids. `start`, `end`: its place, in code points.
    `text`: its words on one line, with single blanks.
    """

    report: str
    witness: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The sentences of one call to a model, in order of witness, report and place."""

    sentences: tuple[ShownSentence, ...]


def bundles(
    story: Story,
    reports: Mapping[str, Report],
    lineage: Lineage,
    sentences: Mapping[str, tuple[Sentence, ...]],
    *,
    settings: ProposalSettings | None = None,
    collating: CollateSettings | None = None,
) -> tuple[Bundle, ...]:
    """What a model is asked about a story, one bundle a call: a short story whole, a long one in several. Of a
    sentence that several reports of one telling carry, one is shown. Empty if there is one telling only.
    """
    chosen = settings or ProposalSettings()
    # in the order of their texts, so that the order of input does not matter
    own_reports = {
        report_id: reports[report_id]
        for report_id in sorted(story.reports, key=lambda report_id: (reports[report_id].text, report_id))
    }
    all_statements = statements(own_reports, sentences, tellings(lineage, own_reports), {})
    # one telling: nothing can differ
    if len({statement.witness for statement in all_statements}) < 2:
        return ()
    shown = [_as_shown(statement, own_reports) for statement in all_statements]
    # a short story in one question
    if _fits(shown, chosen):
        return (_bundle(shown, range(len(shown))),)
    likely_links = links(
        all_statements, weights(all_statements), collating or CollateSettings(), packaged().statement
    )
    return tuple(
        _bundle(shown, members) for members in covering(shown, _nearest(all_statements, likely_links), chosen)
    )


def _as_shown(statement: Statement, reports: Mapping[str, Report]) -> ShownSentence:
    """The sentence as a model is shown it, on one line."""
    sentence = statement.sentence
    text = reports[sentence.report].text[sentence.start : sentence.end]
    return ShownSentence(
        report=sentence.report,
        witness=statement.witness,
        start=sentence.start,
        end=sentence.end,
        text=" ".join(text.split()),
    )


def _fits(asked: Sequence[ShownSentence], settings: ProposalSettings) -> bool:
    return len(asked) <= settings.bundle and sum(len(a.text) for a in asked) <= settings.bundle_text


def _bundle(asked: Sequence[ShownSentence], members: Iterable[int]) -> Bundle:
    chosen = [asked[n] for n in members]
    return Bundle(sentences=tuple(sorted(chosen, key=lambda a: (a.witness, a.report, a.start))))


def _nearest(said: Sequence[Statement], found: Iterable[Link]) -> list[list[int]]:
    """For each statement the statements of other tellings that may say the same, the most alike first. `found`: the links, with how
    likely each is.
    """
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for link in found:
        near[link.left].append((-link.probability, link.right))
        near[link.right].append((-link.probability, link.left))
    return [[other for _, other in sorted(near[number])] for number in range(len(said))]


def covering(
    asked: Sequence[ShownSentence], nearest: Sequence[Sequence[int]], settings: ProposalSettings
) -> list[list[int]]:
    """Bundles of statements, as lists of their indexes. They are filled so that each statement is in a bundle with
    most of those near it. A bundle takes a statement with all near ones, always the one that shares most with the
    bundle. Time: the square of the statements. `asked`: the sentences; `nearest`: for each the near ones, the most
    alike first.
    """
    near = [set(others[: settings.nearest]) for others in nearest]
    waiting = {number for number, others in enumerate(near) if others}
    filled: list[list[int]] = []
    while waiting:
        members: dict[int, None] = {}
        while waiting:
            # the statement with most near ones in the bundle, with its whole neighbourhood
            seed = min(
                waiting, key=lambda number: (-len(near[number] & members.keys()), -len(near[number]), number)
            )
            wanted = {seed: None, **dict.fromkeys(other for other in nearest[seed] if other in near[seed])}
            with_neighbours = members | wanted
            if members and not _has_room(with_neighbours, asked, settings):
                break
            members = (
                with_neighbours
                if _has_room(with_neighbours, asked, settings)
                else _as_many_as_fit(wanted, asked, settings)
            )
            # asked about: it and most of its near ones are in the bundle
            waiting -= {seed} | {
                number for number in members if _asked_about(near[number], members, settings)
            }
        filled.append(list(members))
    return filled


def _asked_about(near: Set[int], members: Mapping[int, None], settings: ProposalSettings) -> bool:
    """Whether enough of a statement's nearest stand in the bundle."""
    return len(near & members.keys()) >= settings.asked_share * len(near)


def _has_room(
    members: Mapping[int, None], asked: Sequence[ShownSentence], settings: ProposalSettings
) -> bool:
    """Whether a bundle holds so many sentences and characters. `members`: numbers in `asked` (the values are None: a dict keeps their
    order).
    """
    return (
        len(members) <= settings.bundle
        and sum(len(asked[number].text) for number in members) <= settings.bundle_text
    )


def _as_many_as_fit(
    wanted: Mapping[int, None], asked: Sequence[ShownSentence], settings: ProposalSettings
) -> dict[int, None]:
    """The first of the wanted statements that fit into one bundle; two at least, however long."""
    kept: dict[int, None] = {}
    for number in wanted:
        if len(kept) > 1 and not _has_room(kept | {number: None}, asked, settings):
            break
        kept[number] = None
    return kept
