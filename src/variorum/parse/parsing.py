"""Cuts reports into sentences, and parses these where the language has a parser.

Words used here. Sentence: a stretch of a report's text between two ends of sentences. Token: a word of it, with what
the parser says (its head: the word that governs it; `dep`: how; `pos`: its kind). Doc: the parser's own form of a
sentence. Wanted: the texts to be parsed, each once, by language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from variorum.parse.model import parser
from variorum.parse.universal import Node, converted
from variorum.records import BlockKind, Reason, Refusal, Report, Sentence, Token
from variorum.text.depths import parsed_as
from variorum.text.name.whole import plain_apostrophes, whole_names
from variorum.text.page_lines import is_page_line
from variorum.text.parsers import ENGLISH
from variorum.text.sentences import sentence_spans
from variorum.text.signs import places, spelled

# Blocks that say nothing of the event.
SILENT = {BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.DATELINE}
# What stands above a report is its own, whatever words it begins with ("Share this grief, bishop asks").
ABOVE = {BlockKind.HEADLINE, BlockKind.STANDFIRST}
# Sentences of one report that are read further. The longest of the 605 plain texts of ../shared/pages has 894, the next 527; a
# book, or a page made to keep us busy, has more, and what follows costs their square. What is past it is told as a refusal.
MOST_SENTENCES = 1000
# Longer than any sentence a person wrote; the parser's cost and memory grow with it.
LONGEST_PARSED = 1500

Progress = Callable[[int, int], None]


def parse(
    reports: Iterable[Report], *, progress: Progress | None = None
) -> Mapping[str, tuple[Sentence, ...]]:
    """Report id → its first MOST_SENTENCES sentences, in order. A sentence that stands in several reports is parsed
    once, so that copies cost nothing. About 4,000 new words a second on one core.
    """
    split = {report.id: tuple(islice(split_sentences(report), MOST_SENTENCES)) for report in reports}
    texts = {report.id: report.text for report in reports}
    languages = {report.id: parsed_as(report) for report in reports}
    # what is to be parsed: each different sentence once
    wanted: dict[str, dict[str, None]] = {}
    for report_id, sentences in split.items():
        language = languages[report_id]
        if language is not None:
            wanted.setdefault(language, {}).update(
                (texts[report_id][sentence.start : sentence.end], None)
                for sentence in sentences
                if sentence.end - sentence.start <= LONGEST_PARSED
            )
    parsed = _parse_texts(wanted, progress)
    return {
        report_id: tuple(
            _with_tokens(
                sentence, parsed, languages[report_id], texts[report_id][sentence.start : sentence.end]
            )
            for sentence in sentences
        )
        for report_id, sentences in split.items()
    }


def cut_short(report: Report) -> Refusal | None:
    """A refusal that says how much of a report is not read further, where it has more than MOST_SENTENCES sentences; else None."""
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
    """The sentences of the report's blocks, without tokens; blocks of kinds that tell nothing (SILENT) are left out, and so are sentences
    in which the page or newsroom speaks of itself (credits, "Read more"), wherever they stand but above the report.
    """
    for index, block in enumerate(report.blocks):
        if block.kind not in SILENT:
            for start, end in sentence_spans(report.text, block.start, block.end):
                if block.kind not in ABOVE and is_page_line(report.text[start:end]):
                    continue
                yield Sentence(report=report.id, start=start, end=end, block=index)


# By language and text.
Parsed = dict[tuple[str, str], tuple[Token, ...]]


def _parse_texts(wanted: Mapping[str, Mapping[str, None]], progress: Progress | None) -> Parsed:
    """The tokens of each wanted text, by language; a text that several reports have is parsed once. `wanted`: language → its texts (the
    values are None: a dict keeps their order).
    """
    parsed: Parsed = {}
    number = sum(map(len, wanted.values()))
    for language, texts in wanted.items():
        # models were taught on typewritten marks
        plain = plain_apostrophes if language == ENGLISH else _typewritten
        read = parser(language).pipe(map(plain, map(spelled, texts)), batch_size=64)
        for text, doc in zip(texts, read, strict=True):
            found = _tokens(doc, text) if language == ENGLISH else _brought_over(doc, text, language)
            parsed[language, text] = whole_names(tuple(found))
            if progress:
                progress(len(parsed), number)
    return parsed


def _typewritten(text: str) -> str:
    """The text with straight apostrophes in place of all others, which keep a parser from cutting "l’offre" and
    "n’a". As long as before.
    """
    return text.replace("’", "'").replace("ʼ", "'")


def _brought_over(doc: Any, text: str, language: str) -> Iterable[Token]:
    """The tokens of a parser that has other labels, brought to the labels in which the rules are written."""
    kept = [word for word in doc if not word.is_space]
    # the parser counts blanks as words, the rules do not
    index = {word.i: place for place, word in enumerate(kept)}
    nodes = [
        Node(
            text=word.text,
            lemma=word.lemma_,
            pos=word.pos_,
            dep=word.dep_,
            head=index.get(word.head.i, place),
            features=frozenset(str(word.morph).split("|")),
            entity=word.ent_type_,
        )
        for place, word in enumerate(kept)
    ]
    for token, node in zip(_tokens(doc, text), converted(nodes, language), strict=True):
        yield replace(
            token,
            lemma=node.lemma,
            pos=node.pos,
            tag=node.tag,
            dep=node.dep,
            head=node.head,
            entity=node.entity,
        )


def _tokens(doc: Any, text: str) -> Iterable[Token]:
    """The parser's tokens with offsets and characters of the sentence itself, which may differ from what the
    parser was given; white space tokens are left out.
    """
    kept = [word for word in doc if not word.is_space]
    place_in_text = places(text)
    index = {word.i: place for place, word in enumerate(kept)}
    for place, word in enumerate(kept):
        yield Token(
            text=text[place_in_text[word.idx] : place_in_text[word.idx + len(word.text)]],
            start=place_in_text[word.idx],
            end=place_in_text[word.idx + len(word.text)],
            lemma=word.lemma_.lower(),
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=index.get(word.head.i, place),
            entity=word.ent_type_,
        )


def _with_tokens(sentence: Sentence, parsed: Parsed, language: str | None, text: str) -> Sentence:
    """The sentence with its parsed tokens, moved to the sentence's place in the report."""
    tokens = parsed.get((language, text), ()) if language is not None else ()
    shift = sentence.start
    moved = tuple(replace(token, start=token.start + shift, end=token.end + shift) for token in tokens)
    return replace(sentence, tokens=moved)
