from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.collate.attribute.cues import hearsay_words, verb_lemmas
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.prepositions import according_attributions
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.speech import Speech, speeches
from variorum.collate.attribute.verbs import verb_attributions
from variorum.collate.refer import Referent, referents
from variorum.records import Attribution, Report, Sentence


def attributions(
    report: Report, sentences: Sequence[Sentence], *, settings: AttributeSettings | None = None
) -> tuple[Attribution, ...]:
    """Every stretch of the report that stands on somebody's word, in order of start; a stretch is a clause or a
    sentence of a quotation, and stretches may nest. `source` is "" where the text names nobody ("reportedly")."""
    settings = settings or AttributeSettings()
    parsed = ParsedReport(report, sentences)
    spoken = [f for s in speeches(parsed, settings) for f in _by_sentence(parsed, s)]
    told = [f for n in range(len(parsed.sentences)) for f in _in_sentence(parsed, n, settings)]
    kept = spoken + [f for f in told if not any(_same(f, s) for s in spoken)]
    names = referents(report, sentences)
    ordered = sorted(set(kept), key=lambda f: (f.content, f.source or Span(0, 0), f.cue))
    return tuple(_record(report, f, names) for f in ordered)


def _by_sentence(parsed: ParsedReport, speech: Speech) -> Iterator[Found]:
    speaker = speech.speaker
    for n in parsed.sentences_in(speech.quote):
        sentence = parsed.sentences[n]
        content = Span(max(sentence.start, speech.quote.start), min(sentence.end, speech.quote.end))
        yield Found(content, speaker.source, speaker.cue, speaker.channels, quoted=True)


def _same(told: Found, spoken: Found) -> bool:
    """Whether a clause found by its verb is but the quotation over again."""
    if told.source != spoken.source:
        return False
    return 2 * told.content.overlap(spoken.content) >= told.content.end - told.content.start


def _in_sentence(parsed: ParsedReport, n: int, settings: AttributeSettings) -> Iterator[Found]:
    cues = verb_lemmas() | hearsay_words() | {"according"}
    if any(t.lemma in cues for t in parsed.sentences[n].tokens):
        tree = parsed.tree(n)
        yield from verb_attributions(tree, settings)
        yield from according_attributions(tree, settings)


def _record(report: Report, found: Found, names: Mapping[int, Referent]) -> Attribution:
    source = found.source or (found.content.start, found.content.start)
    words = report.text[source[0] : source[1]]
    chain = (words, *(report.text[c.start : c.end] for c in found.channels)) if words else ()
    named = names.get(source[0])
    return Attribution(
        report=report.id, start=found.content.start, end=found.content.end, source=words,
        source_start=source[0], source_end=source[1], chain=chain, cue=found.cue,
        speaker=named.name if named and named.end == source[1] else None,
    )  # fmt: skip


def attributed(found: Iterable[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers start:end."""
    covering = [a for a in found if a.start <= start and end <= a.end]
    return min(covering, key=lambda a: (a.end - a.start, a.source_start, a.source), default=None)
