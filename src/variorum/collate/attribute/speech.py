"""Finds who speaks in a quotation: by the verb beside it, the clause around it, or as the last speaker when it stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from variorum.collate.attribute.found import Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.phrase import source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.speakers import (
    Speaker,
    speaker_after,
    speaker_around,
    speaker_before,
    speaker_behind_dash,
)
from variorum.collate.attribute.surface import surface_speaker
from variorum.collate.attribute.verbs import verb_attributions
from variorum.collate.tree import Tree

# A line without a closing mark is a caption or a heading: what follows it is not its subject's speech.
ENDS = frozenset(".!?:…\"”’»'›″＂´")


class Speech(NamedTuple):
    """One quotation with its speaker. `continued`: nobody is named beside it; it is the last speaker's."""

    quote: Span
    speaker: Speaker
    continued: bool


def speeches(parsed: ParsedReport, settings: AttributeSettings) -> Iterator[Speech]:
    """Every quotation whose speaker is found, in order of place. The speaker is named beside it or, if the quotation
    stands alone, is whoever spoke last.
    """
    last: Speech | None = None
    for quote in parsed.quotes:
        speaker = _speaker_named(parsed, quote, settings)
        if speaker is None and _stands_alone(parsed, quote, settings):
            speech = _speech_continued(parsed, quote, last, settings)
        else:
            speech = Speech(quote, speaker, False) if speaker else None
        if speech is not None:
            yield speech
            # who spoke last
            last = speech


def _speaker_named(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker that the words beside the quotation or the clause around it name, by the first rule that finds one."""
    number = parsed.sentence_at(quote.start)
    # a sentence without a parse: only its surface can be read
    if number is not None and not parsed.sentences[number].tokens:
        return speaker_behind_dash(parsed, quote, settings) or _on_surface(parsed, quote, settings)
    return (
        speaker_behind_dash(parsed, quote, settings)
        or speaker_after(parsed, quote, settings)
        or speaker_before(parsed, quote, settings)
        or speaker_around(parsed, quote, settings)
        or _speaker_over(parsed, quote, settings)
    )


def _speaker_over(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The source of the reported clause that the quotation is a part of: X of 'X said it was "…"'."""
    number = parsed.sentence_at(quote.start)
    if number is None:
        return None
    # the part of the quotation inside its first sentence
    part = Span(quote.start, min(quote.end, parsed.sentences[number].end))
    reported = verb_attributions(parsed.tree(number), settings)
    # reported clauses that hold more than half of it; of several, the shortest
    clauses_around = [
        found
        for found in reported
        if 2 * found.content.overlap(part) > part.end - part.start and found.source is not None
    ]
    nearest = min(
        clauses_around,
        key=lambda found: (found.content.end - found.content.start, found.content),
        default=None,
    )
    # a source inside the quotation is somebody whom the speaker cites
    if nearest is None or nearest.source is None or nearest.source.overlap(quote):
        return None
    return Speaker(nearest.source, nearest.cue, nearest.channels)


def _on_surface(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker by cue words of the language, in the quotation's own block."""
    n = parsed.block_of(quote)
    if n < 0 or not parsed.report.language:
        return None
    block = parsed.report.blocks[n]
    found = surface_speaker(
        parsed.text, Span(block.start, block.end), quote, parsed.report.language, settings
    )
    return Speaker(*found) if found else None


def _stands_alone(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> bool:
    """Whether the quotation has enough words and is nearly all of its sentence."""
    if len(parsed.text[quote.start : quote.end].split()) < settings.fewest_words_spoken:
        return False
    own_sentences = [parsed.sentences[number] for number in parsed.sentences_in(quote)]
    if not own_sentences:
        return False
    # words of the report stand before it in its sentence
    if any(letter.isalnum() for letter in parsed.text[own_sentences[0].start : quote.start]):
        return False
    length_of_sentences = own_sentences[-1].end - own_sentences[0].start
    return (quote.end - quote.start) >= settings.standing_share * length_of_sentences


def _speech_continued(
    parsed: ParsedReport, quote: Span, last: Speech | None, settings: AttributeSettings
) -> Speech | None:
    """A quotation that stands alone, as words of whoever spoke last: in a quotation, in reported words, else the
    person whom a sentence before is about.

    The search goes back from the quotation. None if it leaves the paragraph before, or `speaker_back` sentences. `quote`: its stretch;
    `last`: the speech before it.
    """
    own_block = parsed.block_of(quote)
    first = parsed.sentences_in(quote).start
    for number in range(first, max(-1, first - settings.speaker_back - 1), -1):
        sentence = parsed.sentences[number]
        if own_block - sentence.block > 1:
            return None
        if last is not None and last.quote.end > sentence.start:
            return Speech(quote, last.speaker, True)
        # a sentence that ends with a full stop or the like, not one that leads into the quotation
        is_complete = number < first and parsed.text[sentence.end - 1] in ENDS
        teller = _last_teller(parsed.tree(number), settings) if is_complete else None
        if teller is not None:
            return Speech(quote, teller, False)
    return None


def _last_teller(tree: Tree, settings: AttributeSettings) -> Speaker | None:
    """The last source of a sentence, else the person it is about."""
    # who said something in the sentence, the last one
    told = [found for found in verb_attributions(tree, settings) if found.source is not None]
    if told and told[-1].source is not None:
        return Speaker(told[-1].source, told[-1].cue, told[-1].channels)
    # else the person who is the subject of its main verb
    roots = [
        index for index, head in enumerate(tree.heads) if head == index and tree.tokens[index].dep == "ROOT"
    ]
    subjects = [
        subject
        for subject in map(tree.subject, roots)
        if subject is not None and tree.tokens[subject].entity == "PERSON"
    ]
    span = source_span(tree, subjects[0], settings) if subjects else None
    return Speaker(span, "") if span else None
