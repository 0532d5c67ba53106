from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from variorum.parse.model import english
from variorum.records import BlockKind, Depth, Reason, Refusal, Report, Sentence, Token
from variorum.text.depths import depth_of
from variorum.text.name.whole import plain_apostrophes, whole_names
from variorum.text.sentences import sentence_spans
from variorum.text.signs import places, spelled

# Blocks that say nothing of the event.
SILENT = {BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.DATELINE}
# Sentences of one report that are read further. The longest of the 605 plain texts of ../shared/pages has 894, the next 527; a
# book, or a page made to keep us busy, has more, and what follows costs their square. What is past it is told as a refusal.
MOST_SENTENCES = 1000
# Longer than any sentence a person wrote; the parser's cost and memory grow with it.
LONGEST_PARSED = 1500

Progress = Callable[[int, int], None]


def parse(
    reports: Iterable[Report], *, progress: Progress | None = None
) -> Mapping[str, tuple[Sentence, ...]]:
    """Report id → its first MOST_SENTENCES sentences, in order. A sentence that stands in several reports is parsed once, so that copies
    cost nothing. About 4,000 new words a second on one core."""
    split = {report.id: tuple(islice(split_sentences(report), MOST_SENTENCES)) for report in reports}
    texts = {report.id: report.text for report in reports}
    parsable = {report.id for report in reports if depth_of(report) is Depth.IN_DEPTH}
    wanted: dict[str, None] = {}
    for report_id, sentences in split.items():
        if report_id in parsable:
            wanted.update(
                (texts[report_id][s.start : s.end], None)
                for s in sentences
                if s.end - s.start <= LONGEST_PARSED
            )
    parsed = _parse_texts(tuple(wanted), progress)
    return {
        report_id: tuple(
            _with_tokens(s, parsed.get(texts[report_id][s.start : s.end], ())) for s in sentences
        )
        for report_id, sentences in split.items()
    }


def cut_short(report: Report) -> Refusal | None:
    """What is said of a report that has more sentences than are read further."""
    if len(report.text) < 2 * MOST_SENTENCES:
        return None
    number = sum(1 for _ in split_sentences(report))
    if number <= MOST_SENTENCES:
        return None
    detail = (
        f"of its {number:,} sentences the first {MOST_SENTENCES:,} are set beside other reports; all of its text is kept, and "
        "looked through for copies: give long texts in parts"
    )
    return Refusal(path=report.path, reason=Reason.TOO_LARGE, detail=detail)


def split_sentences(report: Report) -> Iterable[Sentence]:
    """The sentences of the blocks that say something, without tokens."""
    for index, block in enumerate(report.blocks):
        if block.kind not in SILENT:
            for start, end in sentence_spans(report.text, block.start, block.end):
                yield Sentence(report=report.id, start=start, end=end, block=index)


def _parse_texts(texts: tuple[str, ...], progress: Progress | None) -> dict[str, tuple[Token, ...]]:
    parsed = {}
    if texts:
        for done, (text, doc) in enumerate(
            zip(
                texts, english().pipe(map(plain_apostrophes, map(spelled, texts)), batch_size=64), strict=True
            ),
            start=1,
        ):
            parsed[text] = whole_names(tuple(_tokens(doc, text)))
            if progress:
                progress(done, len(texts))
    return parsed


def _tokens(doc: Any, text: str) -> Iterable[Token]:
    """The parser's tokens with offsets and characters of the sentence itself, which may differ from what the
    parser was given; white space tokens are left out.
    """
    kept = [t for t in doc if not t.is_space]
    at = places(text)
    index = {t.i: n for n, t in enumerate(kept)}
    for n, t in enumerate(kept):
        yield Token(
            text=text[at[t.idx] : at[t.idx + len(t.text)]],
            start=at[t.idx],
            end=at[t.idx + len(t.text)],
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=index.get(t.head.i, n),
            entity=t.ent_type_,
        )


def _with_tokens(sentence: Sentence, tokens: tuple[Token, ...]) -> Sentence:
    shift = sentence.start
    moved = tuple(replace(t, start=t.start + shift, end=t.end + shift) for t in tokens)
    return replace(sentence, tokens=moved)
