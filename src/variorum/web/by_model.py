"""Finds the lines that a model proposed on words of one report. The screens for a report or a value show them apart from variorum's own lines."""

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
    """A line that a model proposed, seen from one report.
    `key`: the key of its claim.
    `here`: its words in this report. `others`: its words in other reports."""

    line: Line
    key: str
    here: tuple[Words, ...]
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByModel:
    """What a model proposed on one report's words.
    `said`: its lines.
    `left_out`: there are proposals, and the address asks for a page without them.
    `outranked`: how many of the story's lines were left out since an editor has decided."""

    said: tuple[Beside, ...] = ()
    left_out: bool = False
    outranked: int = 0

    def starting(self, start: int, end: int) -> tuple[Beside, ...]:
        """The lines whose first words in this report begin in text[start:end]."""
        return tuple(one for one in self.said if start <= one.here[0].reading.start < end)


def by_model_at(request: Request, state: Screens, now: Loaded, seen: Seen, report: Report) -> ByModel:
    """What a model proposed on words of this report. `now`: the edition without the model's lines, `seen`: the same with them."""
    if left_out(request):
        return ByModel(left_out=state.is_proposed(now))
    said = sorted(
        _model_lines_of(seen, report), key=lambda one: (one.here[0].reading.start, one.line.row.number)
    )
    return ByModel(said=tuple(said), outranked=seen.outranked)


def claims_by_model(request: Request, state: Screens, now: Loaded) -> tuple[Loaded, Mapping[str, Claim]]:
    """(edition, key → claim): the edition with the lines that a model proposed, unless the address leaves them out,
    and these lines.
    """
    found = state.with_model(request, now).loaded
    return found, {key: claim for key, claim in found.story.by_key.items() if claim.found_by is not None}


def _model_lines_of(seen: Seen, report: Report) -> Iterator[Beside]:
    """Each line that a model proposed with words in this report and words elsewhere, the words of this report in the order of the text."""
    loaded = seen.loaded
    keys = loaded.story.key_of
    for line in sheet_of(loaded).proposed():
        told = line.words
        here = sorted(
            (words for words in told if words.reading.report == report.id),
            key=lambda words: (words.reading.start, words.reading.end),
        )
        others = tuple(words for words in told if words not in here)
        if here and others:
            yield Beside(line=line, key=keys[line.row.claim.id], here=tuple(here), others=others)
