"""What the pages of one outlet have in common, and a page without it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import replace
from urllib.parse import urlsplit

from variorum.extract.blocks.draft import Draft
from variorum.extract.boilerplate.marks import Lines, mark
from variorum.extract.boilerplate.recurring import recurring
from variorum.extract.metadata.credit import line_cues
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Capture
from variorum.text.words import WORD

# Bylines, photographers and headings of a series recur and belong to their reports.
MAY_BE_FURNITURE = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY})


class Outlets:
    """Holds the lines of every page, as marks, by outlet."""

    def __init__(self, settings: ExtractSettings) -> None:
        self._settings = settings
        self._pages: defaultdict[str, dict[int, array[int]]] = defaultdict(dict)
        self._topics: dict[int, frozenset[str]] = {}

    def add(self, number: int, capture: Capture, draft: Draft | None, text: str) -> None:
        """`text` is that of a capture which is no draft yet."""
        outlet = outlet_of(capture, draft)
        lines = (" ".join(line.split()) for line in text.splitlines()) if draft is None else draft.lines
        marks = array("Q", [mark(line, longer_than=self._settings.recur_length) for line in lines if line])
        if outlet and marks:
            self._pages[outlet][number] = marks
            self._topics[number] = _topic(draft)

    def foreign(self) -> dict[int, Lines]:
        """For each page that has any, its lines that recur on other pages of its outlet. All other lines are
        forgotten.
        """
        found: dict[int, Lines] = {}
        same: dict[frozenset[int], Lines] = {}  # of most pages of an outlet the same lines recur
        while self._pages:
            _, pages = self._pages.popitem()
            for number, marks in recurring(pages, topics=self._topics, settings=self._settings).items():
                if marks:
                    found[number] = same.setdefault(marks, Lines(marks, self._settings.recur_length))
        return found


def without(draft: Draft, foreign: Lines, settings: ExtractSettings) -> Draft:
    """The draft without paragraphs that are `foreign`, which are listed as dropped. One that names an agency stays, and
    so does all where nothing else would.
    """
    out = {
        number
        for number, piece in enumerate(draft.pieces)
        if piece.kind in MAY_BE_FURNITURE
        and foreign.holds(piece.text)
        and next(iter(line_cues([piece.text], settings, where="tail line")), None) is None
    }
    body = sum(piece.kind in MAY_BE_FURNITURE for piece in draft.pieces)
    if not out or len(out) == body:
        return draft
    return replace(
        draft,
        pieces=tuple(piece for number, piece in enumerate(draft.pieces) if number not in out),
        dropped=(*draft.dropped, *(draft.pieces[number].text for number in sorted(out))),
    )


def outlet_of(capture: Capture, draft: Draft | None) -> str | None:
    """The outlet that the input states, or that of the address, or what the page calls itself."""
    said = {f.field: f.value for f in reversed(draft.findings)} if draft else {}
    return capture.stated.outlet or _host(capture.url) or _host(said.get("url")) or said.get("outlet")


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _topic(draft: Draft | None) -> frozenset[str]:
    """The longer words of a page's title: what tells follow-ups, which repeat what happened, from other stories."""
    title = next((f.value for f in draft.findings if f.field == "title"), "") if draft else ""
    return frozenset(word.casefold() for word in WORD.findall(title) if len(word) > 4)
