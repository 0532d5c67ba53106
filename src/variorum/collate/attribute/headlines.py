"""Finds the source that a headline gives beside a colon ("Police: five held", "Five held: police"), and that of a caption's credit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.collate.attribute.cues import label_words, people
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.settings import AttributeSettings
from variorum.records import Block, BlockKind, Token

# What parts source and words in a headline: "Police: five held", "Five held – police".
COLON = re.compile(r":\s+|\s+[-–—]\s+")
# A sentence that ends with words behind it: the stretch is more than one sentence.
MORE = re.compile(r"[.!?][”\"’]?\s+\S")
# The credit that closes a caption: "(Photo by Ada Reed via Vale News)"; the group is "Ada Reed via Vale News".
VIA = re.compile(r"\((?:[Pp]hoto(?:graph)?s?(?: by|:)?\s*)?([^()]*?\S\s+via\s+[^()]+?)\)?[.\s]*$")
# Most words of a source in a headline ("Vale police"); then parts of speech that no such source has.
LONGEST_LABEL_WORDS = 7
NOT_PHRASE = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "INTJ"})


# Code points of a block that may be a caption though it is not marked as one.
LONGEST_CAPTION = 400


def headline_attributions(parsed: ParsedReport, settings: AttributeSettings) -> Iterator[Found]:
    """What headlines and caption credits attribute: "Police: five held". The first block of a report is
    looked at as well.
    """
    for number, block in enumerate(parsed.report.blocks):
        if block.kind == BlockKind.HEADLINE or (number == 0 and block.kind == BlockKind.PARAGRAPH):
            yield from _found_in_headline(parsed, Span(block.start, block.end), settings)


def _found_in_headline(parsed: ParsedReport, line: Span, settings: AttributeSettings) -> Iterator[Found]:
    """Reads "Police: five held" or "Five held – police", where one side of the one mark is a source."""
    text = parsed.text
    marks = list(COLON.finditer(text, line.start, line.end))
    if len(marks) != 1 or text[line.start : line.end].count("\n"):
        return
    if text[marks[0].start()] != ":" and MORE.search(text, line.start, marks[0].start()):
        return  # several sentences: the dash signs the last of them
    left, right = Span(line.start, marks[0].start()), Span(marks[0].end(), line.end)
    right = Span(right.start, right.start + len(text[right.start : right.end].rstrip(" .")))
    # "Police: five held"
    if text[marks[0].start()] == ":" and _is_source(parsed, left, settings) and _has_verb(parsed, right):
        yield Found(right, left, ":")
    # "Five held – police"
    elif _is_source(parsed, right, settings):
        yield Found(left, right, ":")


def _has_verb(parsed: ParsedReport, span: Span) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in _tokens(parsed, span))


def _tokens(parsed: ParsedReport, span: Span) -> list[Token]:
    held = [t for n in parsed.sentences_in(span) for t in parsed.sentences[n].tokens]
    return [t for t in held if span.start <= t.start < span.end]


def _is_source(parsed: ParsedReport, span: Span, settings: AttributeSettings) -> bool:
    """Whether the words can be a source beside a colon: a short noun phrase whose last word can speak."""
    words = parsed.text[span.start : span.end]
    # words such as "Analysis" and "Live" are no source
    if not words or len(words) > settings.longest_label or words.casefold() in label_words():
        return False
    tokens = _tokens(parsed, span)
    if not tokens or any(token.pos in NOT_PHRASE for token in tokens) or len(tokens) > LONGEST_LABEL_WORDS:
        return False
    return _speaks(tokens[-1])


def _speaks(last: Token) -> bool:
    """Whether the last word of a phrase can say something: a person, a body, or "report"."""
    return last.entity in ("PERSON", "ORG") or last.lemma in people() or last.lemma == "report"


def caption_attributions(parsed: ParsedReport) -> Iterator[Found]:
    """A caption on the word of its credit: "(... via Agency)"."""
    for block in parsed.report.blocks:
        match = VIA.search(parsed.text, block.start, block.end)
        if match and match.start() > block.start and _short(block):
            yield Found(Span(block.start, match.start()), Span(*match.span(1)), "via")


def _short(block: Block) -> bool:
    """Whether the block may be a caption: it is one, or short."""
    return block.kind == BlockKind.CAPTION or block.end - block.start < LONGEST_CAPTION
