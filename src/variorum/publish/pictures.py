"""The pictures of a story's lineage, as safe markup for its page: who tells what, and copies side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from variorum.publish.lineage_picture import lineage_svg
from variorum.publish.phrases import SHARED, counted
from variorum.publish.side_by_side import side_by_side, side_by_side_html
from variorum.publish.templating import shown
from variorum.publish.view import StoryView, outlet_name, short_name
from variorum.records import EditKind, Report, SharedText

# Each pair holds two whole texts; with more, a page grows out of hand, and the reader's page shows marks anyway.
PAIRS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports of which one stands in the other, `html` beside each other."""

    left: str
    right: str
    # what the two are to each other, and what was changed, in words
    kind: str
    changes: str
    html: Markup


def lineage_picture(view: StoryView) -> Markup | None:
    """The picture of who tells what; None where there is only one report to draw."""
    if len(view.reports) < 2:
        return None
    lineage = view.collated.lineage
    named = replace(
        lineage,
        witnesses=tuple(
            replace(witness, name=short_name(witness.name, view.reports)) for witness in lineage.witnesses
        ),
    )
    return _safe(lineage_svg(named, _named(view.reports))) or None


def pairs(view: StoryView) -> tuple[Pair, ...]:
    """Pairs of reports, one of which depends on the other, to be shown side by side: first those with the gravest changes inside the
    copied text; at most PAIRS.
    """
    dependent = [shared for shared in view.collated.lineage.shared if shared.dependent]
    leads = {source.lead.id for source in view.sources if source.lead}
    ordered = sorted(
        dependent, key=lambda shared: (_gravity(shared), *_nearness(shared, leads), shared.left, shared.right)
    )
    return tuple(_pairs(view, ordered[:PAIRS]))


def _gravity(shared: SharedText) -> int:
    """The gravest of the pair's edits, as its place in the list of kinds, the gravest first; a pair without edits comes last."""
    kinds = list(EditKind)
    return min((kinds.index(edit.kind) for edit in shared.edits), default=len(kinds))


def _nearness(shared: SharedText, leads: set[str]) -> tuple[bool, float]:
    """A sort key for pairs: first those with a report that leads a source, then by how much the two share, the most first."""
    return not {shared.left, shared.right} & leads, -max(shared.left_share, shared.right_share)


def _pairs(view: StoryView, chosen: list[SharedText]) -> Iterator[Pair]:
    """Each chosen pair of reports as HTML, the two texts side by side with the changes marked. Numbered from 1, so that the parts of one
    page have different ids.
    """
    reports = {report.id: report for report in _named(view.reports)}
    for number, shared in enumerate(chosen, start=1):
        if shared.left in reports and shared.right in reports:
            left, right = reports[shared.left], reports[shared.right]
            yield Pair(
                left=outlet_name(left),
                right=outlet_name(right),
                kind=SHARED[shared.kind],
                changes=f"{counted(len(shared.edits), 'change')} inside it" if shared.edits else "",
                html=_safe(side_by_side_html(side_by_side(left, right, shared), prefix=f"pair{number}")),
            )


def _named(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Reports by the names that the page uses."""
    return tuple(replace(report, outlet=outlet_name(report)) for report in reports)


def _safe(html: str) -> Markup:
    """`html`, which was escaped where it was made, without the characters that no page may hold."""
    return Markup(shown(html))  # noqa: S704
