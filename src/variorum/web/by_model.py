"""Finds what a model set beside the words of one report, for the screens that show a report or a value; apart from variorum's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from variorum.desk.proposing import Seen
from variorum.desk.queries.lookup import Loaded
from variorum.publish.sheet import Line, Words
from variorum.records import Claim, Report
from variorum.web.state import Screens, left_out, sheet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A line of a model's that holds words `here`, in this report, and `others` elsewhere; `key` is its claim's on the desk."""

    line: Line
    key: str
    here: tuple[Words, ...]
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByModel:
    """`said`: for each line of a model's in which this report has words, these and the others'. `left_out`: the address asks for
    none of it. `outranked`: lines that an editor's word stands over."""

    said: tuple[Beside, ...] = ()
    left_out: bool = False
    outranked: int = 0

    def starting(self, start: int, end: int) -> tuple[Beside, ...]:
        """The lines whose first words in this report begin in text[start:end]."""
        return tuple(one for one in self.said if start <= one.here[0].reading.start < end)


def by_model_at(request: Request, state: Screens, now: Loaded, seen: Seen, report: Report) -> ByModel:
    """What a model set beside words of this report in the edition `now`, which `seen` is with a model's lines; nothing where the report
    has no proposals."""
    if left_out(request):
        return ByModel(left_out=state.is_proposed(now))
    said = sorted(_said(seen, report), key=lambda one: (one.here[0].reading.start, one.line.row.number))
    return ByModel(said=tuple(said), outranked=seen.outranked)


def claims_by_model(request: Request, state: Screens, now: Loaded) -> tuple[Loaded, Mapping[str, Claim]]:
    """The edition with a model's lines where the address does not leave them out, and those lines by their keys."""
    found = state.with_model(request, now).loaded
    return found, {key: claim for key, claim in found.story.by_key.items() if claim.found_by is not None}


def _said(seen: Seen, report: Report) -> Iterator[Beside]:
    """Each line of a model's that has words in this report and words elsewhere."""
    loaded = seen.loaded
    keys = loaded.story.key_of
    for line in sheet_of(loaded).proposed():
        told = line.words
        here = sorted(
            (w for w in told if w.reading.report == report.id), key=lambda w: (w.reading.start, w.reading.end)
        )
        others = tuple(w for w in told if w not in here)
        if here and others:
            yield Beside(line=line, key=keys[line.row.claim.id], here=tuple(here), others=others)
