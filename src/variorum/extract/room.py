"""The room's door: Captures in, Reports and Refusals out. In = out, always."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from variorum.extract.decode import NotText, decode
from variorum.extract.draft import Draft, finish
from variorum.extract.extraction import Extraction
from variorum.extract.plain import draft_lines
from variorum.extract.page import draft_page
from variorum.extract.row import draft_row
from variorum.extract.settings import ExtractSettings
from variorum.records import Capture, Reason, Refusal, Report
from variorum.extract.furniture import word_count

Progress = Callable[[int, int], None]
DEFAULTS = ExtractSettings()
DRAFTS: dict[str, Callable[[str, Capture], Draft]] = {
    "text/plain": draft_lines,
    "text/html": draft_page,
    "text/x-report": draft_row,
}


def extract(
    captures: Iterable[Capture],
    *,
    settings: ExtractSettings = DEFAULTS,
    progress: Progress | None = None,
) -> Extraction:
    """What each capture says, in input order. Nothing is raised for bad input: it becomes a Refusal."""
    given = tuple(captures)
    reports: list[Report] = []
    refused: list[Refusal] = []
    seen: set[tuple[str, ...]] = set()
    for number, capture in enumerate(given, start=1):
        result = _duplicate(capture, seen) or _read(capture, settings)
        (reports if isinstance(result, Report) else refused).append(result)  # type: ignore[arg-type]
        if progress:
            progress(number, len(given))
    return Extraction(reports=tuple(reports), refused=tuple(refused))


def _duplicate(capture: Capture, seen: set[tuple[str, ...]]) -> Refusal | None:
    """The same bytes from the same origin; the same text from another outlet is a report of its own."""
    key = (capture.digest, capture.url or "", capture.stated.outlet or "")
    if key in seen:
        return Refusal(
            path=capture.path,
            reason=Reason.DUPLICATE,
            detail="The same bytes from the same origin were read before in this run.",
        )
    seen.add(key)
    return None


def _read(capture: Capture, settings: ExtractSettings) -> Report | Refusal:
    if len(capture.content) > settings.max_bytes:
        size, most = (f"{n / 1e6:.1f} MB" for n in (len(capture.content), settings.max_bytes))
        return Refusal(
            path=capture.path,
            reason=Reason.TOO_LARGE,
            detail=f"It has {size}; the largest that is read is {most}.",
        )
    if not capture.content.strip():
        return Refusal(path=capture.path, reason=Reason.EMPTY, detail="There is nothing in it.")
    try:
        decoded = decode(capture.content, declared=capture.charset)
    except NotText as error:
        reason = Reason.BINARY if error.binary else Reason.UNDECODABLE
        return Refusal(path=capture.path, reason=reason, detail=f"It is no text: {error}.")
    draft = DRAFTS[capture.media_type](decoded.text, capture)
    report = finish(draft, capture)
    row = capture.media_type == "text/x-report"
    fewest = settings.min_words_of_a_row if row else settings.min_words
    count = word_count(report.text)
    if count < fewest:
        return Refusal(
            path=capture.path, reason=Reason.TOO_SHORT, detail=f"Only {count} words of text were found in it."
        )
    return report
