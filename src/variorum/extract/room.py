"""The room's door: Captures in, Reports and Refusals out. In = out, always."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from variorum.extract.decode import Decoded, NotText, decode
from variorum.extract.draft import Draft, finish
from variorum.extract.extraction import Extraction
from variorum.extract.page import draft_page
from variorum.extract.plain import draft_lines
from variorum.extract.recurring import recurring
from variorum.extract.refusing import Refused, after, before, long_text
from variorum.extract.row import draft_row
from variorum.extract.settings import ExtractSettings
from variorum.records import Capture, Reason, Refusal, Report

Progress = Callable[[int, int], None]
DEFAULTS = ExtractSettings()
NOTHING: frozenset[str] = frozenset()


class Seen:
    """Origins and digests read so far in a run, for callers that extract by the batch."""

    __slots__ = ("_keys",)

    def __init__(self) -> None:
        self._keys: set[tuple[str, ...]] = set()

    def before(self, capture: Capture) -> bool:
        """Whether the same bytes came from the same origin before: the same URL, or without one the same file or row. The
        same bytes from anywhere else are another report, and who copied whom is not for this room to say.
        """
        place = capture.url or "\0".join((capture.path, capture.record or ""))
        key = (capture.digest, place, capture.stated.outlet or "")
        known = key in self._keys
        self._keys.add(key)
        return known


def extract(
    captures: Iterable[Capture],
    *,
    settings: ExtractSettings = DEFAULTS,
    progress: Progress | None = None,
    seen: Seen | None = None,
) -> Extraction:
    """What each capture says, in input order. Nothing is raised for bad input: it becomes a Refusal.

    Lines of plain text that recur on other pages of an outlet are left out, so what one page gives may depend on which
    others are given; never on their order.
    """
    given = tuple(captures)
    known = seen or Seen()
    texts: dict[int, Decoded] = {}
    results: dict[int, Report | Refusal] = {}
    for number, capture in enumerate(given):
        try:
            texts[number] = _text(capture, known, settings)
        except Refused as refused:
            results[number] = refused.refusal
    foreign = _foreign(given, texts)
    for done, number in enumerate(sorted(texts), start=len(results) + 1):
        results[number] = _report(given[number], texts.pop(number), foreign.get(number, NOTHING), settings)
        if progress:
            progress(done, len(given))
    ordered = [results[number] for number in range(len(given))]
    return Extraction(
        reports=tuple(one for one in ordered if isinstance(one, Report)),
        refused=tuple(one for one in ordered if isinstance(one, Refusal)),
    )


def _text(capture: Capture, seen: Seen, settings: ExtractSettings) -> Decoded:
    if seen.before(capture):
        raise Refused(
            capture, Reason.DUPLICATE, "The same bytes from the same origin were read before in this run."
        )
    before(capture, settings)
    try:
        decoded = decode(capture.content, declared=capture.charset)
    except NotText as error:
        reason = Reason.BINARY if error.binary else Reason.UNDECODABLE
        raise Refused(capture, reason, f"It is no text: {error}.") from error
    long_text(capture, decoded.text, settings)
    return decoded


def _report(
    capture: Capture, decoded: Decoded, foreign: frozenset[str], settings: ExtractSettings
) -> Report | Refusal:
    try:
        draft = _draft(capture, decoded.text, foreign, settings)
        report = finish(draft, capture, doubt=decoded.doubt)
        after(capture, draft, report, settings)
    except Refused as refused:
        return refused.refusal
    return report


def _draft(capture: Capture, text: str, foreign: frozenset[str], settings: ExtractSettings) -> Draft:
    if capture.media_type == "text/html":
        return draft_page(text, capture, settings)
    if capture.media_type == "text/x-report":
        return draft_row(text, capture)
    return draft_lines(text, capture, settings, foreign)


def _foreign(given: tuple[Capture, ...], texts: Mapping[int, Decoded]) -> dict[int, frozenset[str]]:
    """For each plain text, its lines that recur on other pages of its outlet."""
    outlets: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for number, decoded in texts.items():
        outlet = _outlet(given[number])
        if given[number].media_type == "text/plain" and outlet:
            outlets[outlet][str(number)] = [
                " ".join(line.split()) for line in decoded.text.splitlines() if line.strip()
            ]
    return {int(page): lines for pages in outlets.values() for page, lines in recurring(pages).items()}


def _outlet(capture: Capture) -> str | None:
    if capture.stated.outlet:
        return capture.stated.outlet
    try:
        return urlsplit(capture.url or "").hostname
    except ValueError:
        return None
