"""Who speaks in a quotation: the verb beside it, the clause around it, or the last speaker when it stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from variorum.collate.attribute.found import Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.speakers import Speaker, speaker_after, speaker_around, speaker_before
from variorum.collate.attribute.surface import surface_speaker


class Speech(NamedTuple):
    """One quotation with its speaker. `continued`: nobody is named beside it; it is the last speaker's."""

    quote: Span
    speaker: Speaker
    continued: bool


def speeches(parsed: ParsedReport, settings: AttributeSettings) -> Iterator[Speech]:
    last: Speech | None = None
    for quote in parsed.quotes:
        speaker = _named(parsed, quote, settings)
        if speaker is None and _stands_alone(parsed, quote, settings):
            speech = _continued(parsed, quote, last)
        else:
            speech = Speech(quote, speaker, False) if speaker else None
        if speech is not None:
            yield speech
            last = speech


def _named(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    n = parsed.sentence_at(quote.start)
    if n is not None and not parsed.sentences[n].tokens:
        return _on_surface(parsed, quote, settings)
    return (
        speaker_after(parsed, quote, settings)
        or speaker_before(parsed, quote, settings)
        or speaker_around(parsed, quote, settings)
    )


def _on_surface(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    n = parsed.block_of(quote)
    if n < 0 or not parsed.report.language:
        return None
    block = parsed.report.blocks[n]
    found = surface_speaker(
        parsed.text, Span(block.start, block.end), quote, parsed.report.language, settings
    )
    return Speaker(*found) if found else None


def _stands_alone(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> bool:
    """Enough words, and little but the quotation in its sentence."""
    if len(parsed.text[quote.start : quote.end].split()) < settings.fewest_words_spoken:
        return False
    held = [parsed.sentences[n] for n in parsed.sentences_in(quote)]
    if not held:
        return False
    around = held[-1].end - held[0].start
    return (quote.end - quote.start) >= settings.standing_share * around


def _continued(parsed: ParsedReport, quote: Span, last: Speech | None) -> Speech | None:
    """The last speaker goes on: in the same block, or in the one right after his."""
    here = parsed.block_of(quote)
    if last is not None and here - parsed.block_of(last.quote) <= 1:
        return Speech(quote, last.speaker, True)
    return None
