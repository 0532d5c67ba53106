"""Puts together every rule of this package: each stretch of a report that stands on somebody's word, as one Attribution.

Words used here. Found: what one rule found: the words told (`content`), the place of the source, the word of saying
(`cue`). Referent: the name that a pronoun stands for. Chain: the sources from the nearest upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.collate.attribute.chains import chains
from variorum.collate.attribute.cues import all_cues
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.headlines import caption_attributions, headline_attributions
from variorum.collate.attribute.hearsay import hearsay_attributions
from variorum.collate.attribute.nouns import noun_attributions
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.prepositions import according_attributions
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.speech import Speech, speeches
from variorum.collate.attribute.surface import surface_attributions
from variorum.collate.attribute.verbs import verb_attributions
from variorum.collate.refer import Referent, referents
from variorum.records import Attribution, Report, Sentence


def attributions(
    report: Report,
    sentences: Sequence[Sentence],
    *,
    names: Mapping[int, Referent] | None = None,
    settings: AttributeSettings | None = None,
) -> tuple[Attribution, ...]:
    """Every stretch of the report that stands on somebody's word, in order of start. A stretch is a clause or a
    sentence of a quotation; one may lie inside another.

    Hearsay ("reportedly", "is believed") names no source and gives no attribution. `names`: the report's referents
    (`collate.refer`), if the caller has them.
    """
    settings = settings or AttributeSettings()
    parsed = ParsedReport(report, sentences)
    # found in quotations, then in clauses, headlines and captions
    spoken = [found for speech in speeches(parsed, settings) for found in _speech_by_sentence(parsed, speech)]
    told = [
        found for number in range(len(parsed.sentences)) for found in _in_sentence(parsed, number, settings)
    ]
    told += [*headline_attributions(parsed, settings), *caption_attributions(parsed)]
    # without repeats, in order, each with its chain and its source's full name
    without_repeats = _merged(spoken, told)
    ordered = sorted(
        _distinct(parsed, without_repeats),
        key=lambda found: (found.content, found.source or Span(0, 0), found.cue),
    )
    names = referents(report, sentences, trees=parsed.trees()) if names is None else names
    chain_of = chains(ordered)
    with_source = [
        (found, found.source)
        for found in ordered
        if found.source and report.text[found.source.start : found.source.end].strip()
    ]
    return tuple(
        _as_attribution(report, found, source, chain_of[found], names) for found, source in with_source
    )


def _distinct(parsed: ParsedReport, found: Iterable[Found]) -> Iterator[Found]:
    """The attributions found, each pair of content and source once; content without a word in it is left out."""
    seen = set()
    for f in found:
        key = (f.content, f.source)
        if key not in seen and any(
            letter.isalnum() for letter in parsed.text[f.content.start : f.content.end]
        ):
            seen.add(key)
            yield f


def _speech_by_sentence(parsed: ParsedReport, speech: Speech) -> Iterator[Found]:
    """The speech, cut into its sentences: each a stretch on the word of the speaker."""
    speaker = speech.speaker
    for n in parsed.sentences_in(speech.quote):
        sentence = parsed.sentences[n]
        content = Span(max(sentence.start, speech.quote.start), min(sentence.end, speech.quote.end))
        yield Found(content, speaker.source, speaker.cue, speaker.channels, quoted=True)


def _merged(spoken: Iterable[Found], told: Iterable[Found]) -> Iterator[Found]:
    """The attributions of quotations and of clauses, without repeats. If both have one source, a quotation inside a
    clause is left out, and so is a clause of which at least half lies in a quotation.
    """
    told_by, spoken_by = _by_source(told), _by_source(spoken)
    # a quotation inside a clause of the same source is told with that clause
    for source, quotations in spoken_by.items():
        clauses = told_by.get(source, [])
        spoken_by[source] = [
            quotation
            for quotation in quotations
            if not any(_holds(clause.content, quotation.content) for clause in clauses)
        ]
        yield from spoken_by[source]
    # a clause that mostly repeats a quotation of the same source; clauses without a source (hearsay) all stay
    for source, clauses in told_by.items():
        quotations = spoken_by.get(source, [])
        yield from (
            clause
            for clause in clauses
            if source is None or not any(_repeats(clause, quotation) for quotation in quotations)
        )


def _by_source(found: Iterable[Found]) -> dict[Span | None, list[Found]]:
    """Source → the attributions that name it; None → those without a source."""
    by_source: dict[Span | None, list[Found]] = {}
    for attribution in found:
        by_source.setdefault(attribution.source, []).append(attribution)
    return by_source


def _holds(clause: Span, quotation: Span) -> bool:
    return clause.holds(quotation) and clause != quotation


def _repeats(clause: Found, quotation: Found) -> bool:
    """Whether at least half of the clause lies in the quotation."""
    return 2 * clause.content.overlap(quotation.content) >= clause.content.end - clause.content.start


def _in_sentence(parsed: ParsedReport, number: int, settings: AttributeSettings) -> Iterator[Found]:
    """What the rules find in one sentence: those on trees where it is parsed, else those on cue words. `number`: its index."""
    sentence = parsed.sentences[number]
    if not sentence.tokens and parsed.report.language:
        span = Span(sentence.start, sentence.end)
        yield from surface_attributions(parsed.text, span, parsed.report.language, settings)
    # most sentences have no word of saying: only for these a tree is made
    elif any(token.lemma in all_cues() for token in sentence.tokens):
        tree = parsed.tree(number)
        yield from verb_attributions(tree, settings)
        yield from according_attributions(tree, settings)
        yield from noun_attributions(tree, settings)
        yield from hearsay_attributions(tree)


def _as_attribution(
    report: Report, found: Found, source: Span, chain: Sequence[Span], names: Mapping[int, Referent]
) -> Attribution:
    """The record of what was found. `chain`: the places of the sources, the nearest first.

    In the record's chain, pronouns are replaced by `names`, except in the first link; the last link is the agency that the report credits.
    """
    # the nearest source in its own words ("he"), those above it by their names
    links = [
        names[place.start].name if place.start in names else report.text[place.start : place.end]
        for place in chain[1:]
    ]
    # goes before all the others
    links[:0] = [report.text[place.start : place.end] for place in chain[:1]]
    if links and report.credit:
        links.append(report.credit)
    # the name that the source stands for, if all of the source is that pronoun
    named = names.get(source.start)
    return Attribution(
        report=report.id,
        start=found.content.start,
        end=found.content.end,
        source=report.text[source.start : source.end],
        source_start=source.start,
        source_end=source.end,
        speaker=named.name if named and named.end == source.end else None,
        chain=tuple(dict.fromkeys(links)),
        cue=found.cue,
    )


def attributed(found: Iterable[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers start:end; None where none does."""
    covering = [attribution for attribution in found if attribution.start <= start and end <= attribution.end]
    # of several the one with the shortest content
    return min(
        covering,
        key=lambda attribution: (
            attribution.end - attribution.start,
            attribution.source_start,
            attribution.source,
        ),
        default=None,
    )
