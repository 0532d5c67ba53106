"""Makes a draft of a row's text. Somebody chose what the report is, so every character of it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract.blocks.draft import Draft
from variorum.extract.blocks.notices import notice
from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.dom.spans import divided
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.cues import greeting_date, opening_date, text_credits
from variorum.extract.metadata.language import language
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind, Capture, Finding
from variorum.text.unspaced import UNSPACED

# An empty line, or one of white space alone.
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# The characters of one line.
LINE = re.compile(r"[^\n]+")
# A mark that ends a sentence at the end of a line.
SENTENCE_END = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]」』]*\s*$")
# Signs of a script that sets no spaces which say about as much as a word.
SIGNS = 2


def draft_row(text: str, capture: Capture, settings: ExtractSettings) -> Draft:
    """The draft of a row: blocks laid over its unchanged text. A first line that says the title is the headline."""
    spans = list(paragraph_spans(text))
    _, longest_title = settings.title_words
    words = [" ".join(text[start:end].split()) for start, end in spans]
    kinds = [_kind(line, number=number, settings=settings) for number, line in enumerate(words)]
    title = capture.stated.title
    findings = []
    # the first line says the stated title
    if len(words) > 1 and title and _same(words[0], title):
        kinds[0] = BlockKind.HEADLINE
    # no title is stated, and the first line reads like one
    elif len(words) > 1 and not title and reads_like_title(words[0], longest=longest_title):
        kinds[0] = BlockKind.HEADLINE
        findings.append(Finding(field="title", value=words[0], where="first line"))
    return Draft(
        verbatim=text,
        spans=tuple((kind, *span) for kind, span in zip(kinds, spans, strict=True)),
        findings=(*findings, *_findings(words, kinds, settings)),
    )


def _kind(line: str, *, number: int, settings: ExtractSettings) -> BlockKind:
    """What a line of a row's text is: a byline near the top, a notice, else a paragraph. `number`: of the line, from 0."""
    if (
        0 < number < settings.byline_within
        and byline(line, settings)
        and word_count(line) <= settings.byline_words
    ):
        return BlockKind.BYLINE
    return notice(line, settings) or BlockKind.PARAGRAPH


def _findings(words: list[str], kinds: list[BlockKind], settings: ExtractSettings) -> Iterator[Finding]:
    """What a row's text says of the report: authors in bylines, dates in its opening, agency, language. `words`: the lines of the text;
    `kinds`: what each is.
    """
    body = [line for line, kind in zip(words, kinds, strict=True) if kind is BlockKind.PARAGRAPH]
    for line, kind in zip(words, kinds, strict=True):
        if kind is BlockKind.BYLINE:
            yield from (
                Finding(field="authors", value=name, where="byline") for name in byline(line, settings)
            )
    # a date in the opening
    for line in body[:2]:
        yield from opening_date(line) or greeting_date(line)
    report = "\n".join(body)
    signed = [line for line, kind in zip(words, kinds, strict=True) if kind is BlockKind.BYLINE]
    yield from text_credits(body, settings, above=signed, report=report)
    spoken = language("\n".join(words), settings)
    if spoken:
        yield Finding(field="language", value=spoken, where="text")


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the blocks between blank lines; where there are no blank lines, of every line. Cut at dividers, without the white
    space around.
    """
    pattern = BLANK_LINE if BLANK_LINE.search(text.strip()) else re.compile(r"\n")
    at = 0
    for gap in pattern.finditer(text):
        yield from divided(text, at, gap.start())
        at = gap.end()
    yield from divided(text, at, len(text))


def reads_like_title(line: str, *, longest: int) -> bool:
    """Whether a line is 2 to `longest` words and does not end as a sentence; in scripts without spaces two
    signs count as a word.
    """
    size = len(UNSPACED.findall(line)) // SIGNS or len(line.split())
    return 2 <= size <= longest and not SENTENCE_END.search(line)


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one.casefold())) == "".join(filter(str.isalnum, other.casefold()))
