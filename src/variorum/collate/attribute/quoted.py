"""The utterances of a report: what one speaker says in one or more quotations in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.collate.attribute.found import Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.speech import Speech, speeches
from variorum.collate.attribute.surface_closing import QUOTE_MARKS
from variorum.collate.refer import Referent, referents
from variorum.records import Report, Sentence, Words

# Taken off both ends of a quotation.
MARKS = QUOTE_MARKS + "「」『』 \n,"


class Quoted(NamedTuple):
    """One utterance of one speaker.
    `parts`: its quotations in the report, marks included, in order. Between two parts stands the cue ("...", he said,
    "...").
    `value.words`: the words said, marks off, the parts joined by a space. `value.speaker`: the fullest name that the report
    gives the speaker, or None.
    `source`: where the speaker is named beside it."""

    parts: tuple[Span, ...]
    source: Span | None
    value: Words


def quoted(
    report: Report,
    sentences: Sequence[Sentence],
    *,
    names: Mapping[int, Referent] | None = None,
    settings: AttributeSettings | None = None,
) -> tuple[Quoted, ...]:
    """Every utterance with a speaker, in order. All that one speaker says in one paragraph is one utterance; so are quotations of the next paragraph
    that name no speaker anew. `names`: the report's referents, if the caller has them.
    """
    settings = settings or AttributeSettings()
    parsed = ParsedReport(report, sentences)
    # first character of a pronoun → the person it stands for
    names = referents(report, sentences, trees=parsed.trees()) if names is None else names
    utterances: list[list[Speech]] = []
    for speech in speeches(parsed, settings):
        if utterances and _continues(parsed, utterances[-1][-1], speech):
            utterances[-1].append(speech)
        else:
            utterances.append([speech])
    return tuple(
        _as_utterance(report, utterance, {start: referent.name for start, referent in names.items()})
        for utterance in utterances
    )


def _continues(parsed: ParsedReport, before: Speech, speech: Speech) -> bool:
    """Whether a speech belongs to the same utterance as the one before: nobody is named beside it, or both name the
    same speaker in one paragraph.
    """
    is_one_block = parsed.block_of(before.quote) == parsed.block_of(speech.quote)
    return speech.continued or (is_one_block and speech.speaker.source == before.speaker.source)


def _as_utterance(report: Report, utterance: Sequence[Speech], names: dict[int, str]) -> Quoted:
    """The speeches as one utterance, under the speaker's fullest name."""
    source = utterance[0].speaker.source
    speaker = names.get(source.start, report.text[source.start : source.end])
    words = " ".join(report.text[s.quote.start : s.quote.end].strip(MARKS) for s in utterance)
    return Quoted(tuple(s.quote for s in utterance), source, Words(words=words, speaker=speaker))
