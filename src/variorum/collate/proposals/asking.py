"""What a model is shown: the sentences of independent tellings, numbered, whole or in bundles of those nearest to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.models import models as packaged
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Link, Statement, links, statements, weights
from variorum.collate.tellings import tellings
from variorum.records import Lineage, Report, Sentence, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One sentence as a model is shown it: `text` is report.text[start:end] with its white space folded."""

    report: str
    witness: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The sentences of one call, in order of witness, report and place."""

    sentences: tuple[Asked, ...]


def bundles(
    story: Story,
    reports: Mapping[str, Report],
    lineage: Lineage,
    sentences: Mapping[str, tuple[Sentence, ...]],
    *,
    settings: ProposalSettings | None = None,
    collating: CollateSettings | None = None,
) -> tuple[Bundle, ...]:
    """The calls that a story takes: one where it is short. Copies are folded: of a sentence that several reports of one
    telling carry, one is shown. Nothing where there is one telling only."""
    chosen = settings or ProposalSettings()
    own = {i: reports[i] for i in sorted(story.reports, key=lambda i: (reports[i].text, i))}
    said = statements(own, sentences, tellings(lineage, own), {})
    if len({statement.witness for statement in said}) < 2:
        return ()
    asked = [_asked(statement, own) for statement in said]
    if _fits(asked, chosen):
        return (_bundle(asked, range(len(asked))),)
    found = links(said, weights(said), collating or CollateSettings(), packaged().statement)
    return tuple(_bundle(asked, members) for members in covering(asked, _nearest(said, found), chosen))


def _asked(statement: Statement, reports: Mapping[str, Report]) -> Asked:
    sentence = statement.sentence
    text = reports[sentence.report].text[sentence.start : sentence.end]
    return Asked(
        report=sentence.report,
        witness=statement.witness,
        start=sentence.start,
        end=sentence.end,
        text=" ".join(text.split()),
    )


def _fits(asked: Sequence[Asked], settings: ProposalSettings) -> bool:
    return len(asked) <= settings.bundle and sum(len(a.text) for a in asked) <= settings.bundle_text


def _bundle(asked: Sequence[Asked], members: Iterable[int]) -> Bundle:
    chosen = [asked[n] for n in members]
    return Bundle(sentences=tuple(sorted(chosen, key=lambda a: (a.witness, a.report, a.start))))


def _nearest(said: Sequence[Statement], found: Iterable[Link]) -> list[list[int]]:
    """For each statement the others of other tellings that may say the same, the likest first."""
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for link in found:
        near[link.left].append((-link.probability, link.right))
        near[link.right].append((-link.probability, link.left))
    return [[other for _, other in sorted(near[n])] for n in range(len(said))]


def covering(
    asked: Sequence[Asked], nearest: Sequence[Sequence[int]], settings: ProposalSettings
) -> list[list[int]]:
    """Bundles so that every statement that has a like one stands in one with most of its nearest. Each is grown from the
    statement with most left to ask, outwards by likeness."""
    near = [others[: settings.bundle // 4] for others in nearest]
    waiting = {n for n, others in enumerate(near) if others}
    found: list[list[int]] = []
    while waiting:
        seed = min(waiting, key=lambda n: (-len(near[n]), n))
        members = _grown(seed, asked, nearest, settings)
        held = set(members)
        waiting -= {seed} | {
            n for n in held if sum(o in held for o in near[n]) >= settings.asked_share * len(near[n])
        }
        found.append(members)
    return found


def _grown(
    seed: int, asked: Sequence[Asked], nearest: Sequence[Sequence[int]], settings: ProposalSettings
) -> list[int]:
    members, queue, length = [seed], list(nearest[seed]), len(asked[seed].text)
    held = {seed}
    while queue and len(members) < settings.bundle:
        other = queue.pop(0)
        if other in held:
            continue
        if length + len(asked[other].text) > settings.bundle_text:
            break
        held.add(other)
        members.append(other)
        length += len(asked[other].text)
        queue += nearest[other]
    return members
