"""Finds the lines that recur on the pages of one outlet, and takes them out of each page."""

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
    """The lines of every page, as hashes, by outlet: added page by page, and then compared at once (`foreign`)."""

    def __init__(self, settings: ExtractSettings) -> None:
        """Begins without pages. `_pages`: outlet → number of a page → hashes of its lines; `_topics`: number of a
        page → the words of its title.
        """
        self._settings = settings
        self._pages: defaultdict[str, dict[int, array[int]]] = defaultdict(dict)
        self._topics: dict[int, frozenset[str]] = {}

    def add(self, number: int, capture: Capture, draft: Draft | None, text: str) -> None:
        """Remembers the lines of a page. `text` is asked only where there is no draft yet (a plain text)."""
        outlet = outlet_of(capture, draft)
        lines = (" ".join(line.split()) for line in text.splitlines()) if draft is None else draft.lines
        marks = array("Q", [mark(line, longer_than=self._settings.recur_length) for line in lines if line])
        if outlet and marks:
            self._pages[outlet][number] = marks
            self._topics[number] = _topic(draft)

    def foreign(self) -> dict[int, Lines]:
        """Number of a page → its lines that recur on other pages of its outlet, for pages that have any. To be called once: the lines are
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
    """The draft without its `foreign` paragraphs, which are then listed as dropped. A paragraph that names an agency
    stays. All stay where nothing else would be left.
    """
    # paragraphs that recur on other pages of the outlet, and name no agency
    recurring_pieces = {
        number
        for number, piece in enumerate(draft.pieces)
        if piece.kind in MAY_BE_FURNITURE
        and foreign.holds(piece.text)
        and next(iter(line_cues([piece.text], settings, where="tail line")), None) is None
    }
    number_of_paragraphs = sum(piece.kind in MAY_BE_FURNITURE for piece in draft.pieces)
    if not recurring_pieces or len(recurring_pieces) == number_of_paragraphs:
        return draft
    return replace(
        draft,
        pieces=tuple(piece for number, piece in enumerate(draft.pieces) if number not in recurring_pieces),
        dropped=(*draft.dropped, *(draft.pieces[number].text for number in sorted(recurring_pieces))),
    )


def outlet_of(capture: Capture, draft: Draft | None) -> str | None:
    """The outlet that the input states; else the host of the address; else the outlet that the page names."""
    said = {finding.field: finding.value for finding in reversed(draft.findings)} if draft else {}
    return capture.stated.outlet or _host(capture.url) or _host(said.get("url")) or said.get("outlet")


def _host(url: str | None) -> str | None:
    """The host name of an address; None where it has none or is no address."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _topic(draft: Draft | None) -> frozenset[str]:
    """The longer words of a page's title. By them stories that go on (which repeat what happened, and so share lines)
    are told from other stories.
    """
    title = (
        next((finding.value for finding in draft.findings if finding.field == "title"), "") if draft else ""
    )
    return frozenset(word.casefold() for word in WORD.findall(title) if len(word) > 4)
