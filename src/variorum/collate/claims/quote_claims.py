"""Claims about what was said: the same words, cut, or changed inside the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collate.claims.draft import Voices, claim, witnesses
from variorum.collate.mentions.quotes import Utterance
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Evidence, Kind, Reading, Status, Words

SHOWN_WORDS = 6


def quote_claims(found: Sequence[Utterance], voices: Voices, settings: CollateSettings) -> Iterator[Claim]:
    """One claim for each utterance that two independent sources quote, or that was edited on its way."""
    for utterance in found:
        readings = [
            _reading(quote.report, run, voices, settings)
            for quote, run in zip(utterance.quotes, utterance.runs, strict=True)
        ]
        one_telling = len(witnesses(readings)) < 2
        if utterance.changed or not one_telling:
            status, why = _status(utterance)
            why = f"One telling, edited: {why}" if one_telling else why
            yield claim(
                Kind.QUOTE,
                _label(readings),
                status=status,
                why=why,
                tier=1,
                readings=readings,
                evidence=(Evidence(feature="the same words in the same order inside quotation marks"),),
            )


def _reading(report: str, run: tuple[int, int], voices: Voices, settings: CollateSettings) -> Reading:
    text = voices.reports[report].text
    start, end = run
    if end - start > settings.longest_statement:
        end = text.rfind(" ", start, start + settings.longest_statement)
    speaker = voices.reading(report, start, end).attributed_to
    return voices.reading(report, start, end, Words(words=text[start:end], speaker=speaker))


def _status(utterance: Utterance) -> tuple[Status, str]:
    if not utterance.changed:
        return Status.AGREE, "Quoted in the same words."
    here, there = utterance.changed[0]
    if here and there:
        return Status.VARIANT, f"Inside the quotation marks one has “{here}”, another “{there}”."
    return Status.VARIANT, f"Inside the quotation marks only one has “{here or there}”."


def _label(readings: Sequence[Reading]) -> str:
    speaker = next(
        (r.attributed_to for r in readings if r.attributed_to and r.attributed_to[0].isupper()), None
    )
    words = readings[0].quote.split()
    opening = " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
    return f"words of {speaker}: “{opening}”" if speaker else f"the words “{opening}”"
