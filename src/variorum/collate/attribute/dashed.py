"""Finds the words that go on behind a speaker who stands between dashes, and gives them to that speaker: "—No sabíamos nada
—dijo el alcalde—. Nos fuimos a casa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.parsed import ParsedReport

# the dash that opens speech: "– It fell, said Moll."
DASH = re.compile(r"\s*[–—―-]")
# The dash that closes behind the speaker: the words go on with the next sentence.
GOES_ON = re.compile(r"\s?[–—―-]\s?[.!?…]")


def going_on(parsed: ParsedReport, told: Sequence[Found]) -> Iterator[Found]:
    """The sentences that go on a speech behind a speaker between dashes: to the end of the paragraph, or to a sentence with a source of its own. Only in
    paragraphs that open with a dash.
    """
    # sentence number → what was found in it; a later sentence that is in it has a source of its own
    by_sentence: dict[int, list[Found]] = {}
    for found in told:
        number = parsed.sentence_at(found.content.start)
        if number is not None and found.source is not None:
            by_sentence.setdefault(number, []).append(found)
    for number, own in sorted(by_sentence.items()):
        # the last speaker of the sentence is the one whose words go on
        speaker = own[-1]
        block = parsed.report.blocks[parsed.sentences[number].block]
        # the paragraph opens with a dash, and one closes behind the speaker
        if (
            speaker.source is None
            or not DASH.match(parsed.text, block.start)
            or not GOES_ON.match(parsed.text, speaker.source.end)
        ):
            continue
        for sentence in parsed.sentences[number + 1 :]:
            further = parsed.sentence_at(sentence.start)
            if sentence.block != parsed.sentences[number].block or further in by_sentence:
                break
            yield speaker._replace(content=Span(sentence.start, sentence.end))
