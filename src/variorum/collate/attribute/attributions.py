from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.attribute.cues import hearsay_words, verb_lemmas
from variorum.collate.attribute.found import Found
from variorum.collate.attribute.prepositions import according_attributions
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.verbs import verb_attributions
from variorum.collate.tree import Tree
from variorum.records import Attribution, Report, Sentence


def attributions(
    report: Report, sentences: Sequence[Sentence], *, settings: AttributeSettings | None = None
) -> tuple[Attribution, ...]:
    """Every stretch of the report that stands on somebody's word, in order of start; they may nest, never cross by
    design of the text only. `source` is "" where the text names nobody ("reportedly")."""
    settings = settings or AttributeSettings()
    found = [f for s in sentences for f in _in_sentence(s, settings)]
    return tuple(
        _record(report, f) for f in sorted(set(found), key=lambda f: (f.content, f.source or (0, 0), f.cue))
    )


def _in_sentence(sentence: Sentence, settings: AttributeSettings) -> Iterator[Found]:
    cues = verb_lemmas() | hearsay_words() | {"according"}
    if any(t.lemma in cues for t in sentence.tokens):
        tree = Tree(sentence.tokens)
        yield from verb_attributions(tree, settings)
        yield from according_attributions(tree, settings)


def _record(report: Report, found: Found) -> Attribution:
    source = found.source or (found.content.start, found.content.start)
    words = report.text[source[0] : source[1]]
    chain = (words, *(report.text[c.start : c.end] for c in found.channels)) if words else ()
    return Attribution(
        report=report.id, start=found.content.start, end=found.content.end, source=words,
        source_start=source[0], source_end=source[1], chain=chain, cue=found.cue,
    )  # fmt: skip


def attributed(found: Iterable[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers start:end."""
    covering = [a for a in found if a.start <= start and end <= a.end]
    return min(covering, key=lambda a: (a.end - a.start, a.source_start, a.source), default=None)
