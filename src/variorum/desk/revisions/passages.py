"""Moves a place in one version of a page to another version: to where its words first stood, or stand now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.desk.model.clocks import by_page
from variorum.desk.revisions.revisions import Span, changed_sentences, folded, mapped
from variorum.records import Anchor, Report
from variorum.store.rows import ReportVersion
from variorum.text.sentences import sentence_spans


@dataclass(slots=True)
class Passages:
    """Moves a place in one version of a page to its other versions. `versions`: page → its versions in order of capture. A page with one version
    costs nothing; of other pages neighbouring versions are compared once, when they are first asked for."""

    versions: Mapping[str, tuple[ReportVersion, ...]]
    # id of a version → (page, its number among the page's versions)
    _number: dict[str, tuple[str, int]] = field(default_factory=dict)
    # id of a version → the places of its lines
    _lines: dict[str, list[Span]] = field(default_factory=dict)
    # two neighbouring versions → place in the first → place in the second
    _edits: dict[tuple[str, str], dict[Span, Span]] = field(default_factory=dict)
    # id of a version → words of a line → the places where it has that line
    _standing: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    # a place asked for before → the place of its words in the first version that has them
    _found: dict[Anchor, Anchor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Notes for each report the page that it is a version of, and its number there."""
        for page, versions in self.versions.items():
            for number, one in enumerate(versions):
                self._number[one.report.id] = (page, number)

    def first(self, place: Anchor) -> Anchor:
        """The place, in the earliest version of the page, of these words or of words that they replaced. A place in a page that is not here is given
        back unchanged.
        """
        if place not in self._found:
            before = self._place_before(place)
            self._found[place] = place if before is None else self.first(before)
        return self._found[place]

    def page(self, report: str) -> str | None:
        """The page that a report is a version of; None for a report that is not here."""
        return self._number[report][0] if report in self._number else None

    def words(self, place: Anchor) -> str:
        """The words at a place, folded; "" of a report that is not here."""
        if place.report not in self._number:
            return ""
        page, number = self._number[place.report]
        return folded(self.versions[page][number].report, (place.start, place.end))

    def seq(self, report: str) -> int:
        """The report's number in the order of arrival; for a report that is not here, one after all others."""
        if report not in self._number:
            # greater than any number of arrival
            return 1 << 62
        page, number = self._number[report]
        return self.versions[page][number].seq

    def at(self, place: Anchor, report: str) -> Anchor | None:
        """The place of the same words in `report`, another version of the page, or of the words that replaced them; None where it has neither."""
        page, number = self._number.get(report, ("", 0))
        if page != self.page(place.report):
            return None
        while place.report != report:
            _, here = self._number[place.report]
            versions = self.versions[page]
            # the versions on the way, up to the one that is asked for, forwards or backwards
            on = range(here + 1, number + 1) if here < number else range(here - 1, number - 1, -1)
            found = self._moved(place, [versions[place_of_version].report for place_of_version in on])
            if found is None:
                return None
            place = found
        return place

    def _place_before(self, place: Anchor) -> Anchor | None:
        """The place in the version before. If the sentence was missing there, the place in the last earlier version that had the very same sentence. None
        if it is new.
        """
        page, number = self._number.get(place.report, ("", 0))
        return (
            self._moved(place, [one.report for one in reversed(self.versions[page][:number])])
            if number
            else None
        )

    def _moved(self, place: Anchor, to: Sequence[Report]) -> Anchor | None:
        """The place in another version. `to`: the versions to look in, the nearest first, all earlier or all later. In the nearest the sentence
        may be changed; in those further off only the very same sentence counts."""
        page, number = self._number[place.report]
        here = self.versions[page][number].report
        sentence = self._line_at(here, place.start)
        if sentence is None or not to:
            return None
        # changed in the nearest version
        near = self._edited(here, to[0]).get(sentence)
        if near is not None:
            return _place_inside(to[0], near, here, sentence, place)
        # unchanged in the nearest version, or gone there and back again later
        for other in to:
            same = self._same(other).get(folded(here, sentence), ())
            if same:
                near = min(same, key=lambda span: abs(span[0] - sentence[0]))
                return _place_inside(other, near, here, sentence, place)
        return None

    def _line_at(self, report: Report, at: int) -> Span | None:
        """The sentence that holds the character at `at`; None between sentences."""
        lines = self._lines_of(report)
        # 1 << 62 is greater than any place in a text, so the last sentence that begins at or before `at` is found
        found = bisect_right(lines, (at, 1 << 62)) - 1
        return lines[found] if found >= 0 and at < lines[found][1] else None

    def _lines_of(self, report: Report) -> list[Span]:
        """The sentences of the report, in order; worked out once."""
        if report.id not in self._lines:
            blocks = [(block.start, block.end) for block in report.blocks] or [(0, len(report.text))]
            self._lines[report.id] = sorted(
                span for start, end in blocks for span in sentence_spans(report.text, start, end)
            )
        return self._lines[report.id]

    def _same(self, report: Report) -> dict[str, list[Span]]:
        """Folded words of a sentence → the places in the report where it stands; worked out once."""
        if report.id not in self._standing:
            found: dict[str, list[Span]] = {}
            for span in self._lines_of(report):
                found.setdefault(folded(report, span), []).append(span)
            self._standing[report.id] = found
        return self._standing[report.id]

    def _edited(self, here: Report, there: Report) -> dict[Span, Span]:
        """Sentences of `here` that were changed in `there`, the version before or after it: their span here → their span there."""
        if (here.id, there.id) not in self._edits:
            later = self._number[here.id][1] > self._number[there.id][1]
            pairs = changed_sentences(there, here) if later else changed_sentences(here, there)
            changed_spans = {(after, before) if later else (before, after) for before, after in pairs}
            self._edits[here.id, there.id] = {
                span: other_span
                for span, other_span in changed_spans
                if not _is_empty(span) and not _is_empty(other_span)
            }
        return self._edits[here.id, there.id]


def passages(held: Iterable[ReportVersion]) -> Passages:
    """The Passages of these reports, which may be versions of the same pages."""
    return Passages(by_page(held))


def overlap(left: Anchor, right: Anchor) -> float:
    """The Jaccard index of the characters of two places: 1 where they are the same, 0 where they have none in common."""
    if left.report != right.report:
        return 0.0
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start))


def most_like(place: Anchor, others: Sequence[Anchor]) -> float:
    """The largest `overlap` with any of the others; 0.0 where there are none."""
    return max((overlap(place, other) for other in others), default=0.0)


def _is_empty(span: Span) -> bool:
    """Whether the span holds nothing: where a sentence is new, or was taken out."""
    start, end = span
    return start >= end


def _place_inside(old: Report, before: Span, new: Report, after: Span, place: Anchor) -> Anchor | None:
    """The words new.text[place] are inside the sentence new.text[after], which was old.text[before]: their place in `old`. None where they are new."""
    (before_start, before_end), (after_start, after_end) = before, after
    was, now = old.text[before_start:before_end], new.text[after_start:after_end]
    # the place, counted from the beginning of its sentence
    start, end = place.start - after_start, place.end - after_start
    if was == now:
        return Anchor(report=old.id, start=before_start + start, end=min(before_start + end, len(old.text)))
    # all of the sentence
    if start <= 0 and end >= len(now):
        return Anchor(report=old.id, start=before_start, end=before_end)
    found = mapped(was, now, (start, min(end, len(now))))
    if found is None:
        return None
    first, last = found
    return Anchor(report=old.id, start=before_start + first, end=before_start + last)
