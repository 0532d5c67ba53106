"""Reads by lexicon what each sentence of a report tells: its content words, what befell, its places, and what it denies.

Words used here. Line: a sentence cut into words, known by their index. Part: of a sentence, between commas. Stem: the
first letters of a word. Unsure: no more than likely, planned or feared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from variorum.collate.lexical.asides import is_aside
from variorum.collate.lexical.causes import Cause, causes
from variorum.collate.lexical.choices import Choice, choices
from variorum.collate.lexical.denials import NOTHING, Stand, stand
from variorum.collate.lexical.line import Line
from variorum.collate.lexical.setting import ARTICLES, before_place, listed_stems
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.collate.settings import LexicalSettings
from variorum.records import BlockKind, Grain, Report, Sentence, When
from variorum.text.letters import LOWER, UPPER
from variorum.text.mention import Mention
from variorum.text.quotations import quotations
from variorum.text.short_lists import UNCASED, named_beside
from variorum.text.told_on import whens_in
from variorum.text.when.patterns import month_numbers, weekday_numbers
from variorum.text.when.spoken import half_told
from variorum.text.words import plain

# Kinds of blocks in which a report itself tells.
TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.HEADLINE, BlockKind.STANDFIRST})
# A word with a capital that ends in a small letter: no acronym.
WORD = rf"[{UPPER}][\w’'-]*[{LOWER}]"
# A name of a place: "Saint-Aubrac", "Puente Real", "San Pedro de la Costa".
PLACE = rf"{WORD}(?:\s(?:(?:de|del|di|da|do|la|las|los|sur|am|an der|aan|op)\s){{0,2}}{WORD}){{0,2}}"


class Place(NamedTuple):
    """A name of a place behind a preposition of place ("in Quernau"): report.text[start:end] == `name`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRead:
    """What the words of one sentence, report.text[start:end], tell. A stem is the first letters of a word."""

    # id of the report, its language (ISO 639-1), the id of the witness that tells the sentence ("" until it is known)
    report: str
    language: str
    witness: str
    # its place, in code points
    start: int
    end: int
    # it is a headline; it only recalls what was before
    headline: bool
    aside: bool
    # stems of its words that carry matter
    stems: frozenset[str]
    # names for what befell, what happened and what was measured, the same in every language
    sorts: frozenset[str]
    # names of places in it
    places: tuple[Place, ...]
    # stems of the words beside its words of denial; "" among them: somebody denies the whole
    denied: frozenset[str]
    # it has words in quotation marks; some of it is no more than likely, planned or feared
    quoting: bool
    unsure: bool
    # stems of what is said, without those of who says it
    clause: frozenset[str] = frozenset()
    # those of `stems` that stand in a list of the language
    listed: frozenset[str] = frozenset()
    # for each word of denial, the stems in its part of the sentence; then the stems of each part that is not unsure
    cores: tuple[frozenset[str], ...] = ()
    parts: tuple[frozenset[str], ...] = ()
    # what it says, part by part, and what it denies
    stand: Stand = NOTHING
    # what it names as a cause
    causes: tuple[Cause, ...] = ()
    choices: tuple[Choice, ...] = ()


# The part of the day of a time that may be in the morning or in the evening ("half vier"), until another report tells (`claiming`).
EITHER_HALF = "either half"
# What opens a clause that somebody says, in the languages that are read by lexicon.
THAT = frozenset(["that", "que", "qu", "che", "dass", "dat"])
# Most words between a verb of saying and the "that" of its clause.
THAT_WITHIN = 4
# German prepositions that hold no article ("am" holds one).
BARE = "in|bei|nahe|aus|von|nach"


def body(report: Report, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of headline and paragraphs: captions, bylines and notes tell no news of their own."""
    return [sentence for sentence in sentences if report.blocks[sentence.block].kind in TELLING]


def times_told(report: Report, line: Line) -> tuple[Mention[When], ...]:
    """The days and hours of a sentence, by the day on which it was written; also hours that leave open which half of the day is meant
    (`EITHER_HALF`)."""
    found = whens_in(report, line.start, line.end, language=line.language)
    told = [
        Mention(start, end, _in_either_half(report.text[start:end], clock))
        for start, end, clock in half_told(report.text, line.start, line.end, line.language)
        if not any(mention.start < end and start < mention.end for mention in found)
    ]
    return tuple(sorted((*found, *told), key=lambda mention: mention.start)) if told else found


def _in_either_half(said: str, clock: str) -> When:
    """A time of day of which the half is not told, as that of the morning."""
    return When(earliest=None, latest=None, grain=Grain.TIME, said_as=said, clock=clock, part=EITHER_HALF)


def read_sentences(
    report: Report, sentences: Sequence[Sentence], language: str, settings: LexicalSettings
) -> Iterator[SentenceRead]:
    """What the words of each sentence tell, by the language's lists. The witness is filled in later."""
    quoted = [(quotation.start, quotation.end) for quotation in quotations(report.text)]
    first_of_text: int | None = None
    for sentence in body(report, sentences):
        line = Line(report.text, sentence.start, sentence.end, language, settings)
        is_headline = report.blocks[sentence.block].kind is BlockKind.HEADLINE
        first_of_text = sentence.start if first_of_text is None and not is_headline else first_of_text
        # one record for each sentence, with all that the lists of words find in it
        times = times_told(report, line)
        yield SentenceRead(
            report=report.id,
            language=language,
            witness="",
            start=sentence.start,
            end=sentence.end,
            headline=is_headline,
            aside=sentence.start != first_of_text and is_aside(line, times, report.published),
            stems=line.stems(),
            listed=listed_stems(line),
            cores=tuple(_cores(line, quoted)),
            parts=tuple(_parts(line, quoted)),
            stand=stand(line, quoted),
            causes=tuple(causes(line, quoted, listed_stems(line))),
            choices=() if language in UNCASED else tuple(choices(line, quoted)),
            sorts=frozenset(place.name for place in (*line.happenings, *line.occurrences, *line.matters)),
            places=tuple(
                place
                for place in _places(line)
                if not any(quote_start <= place.start < quote_end for quote_start, quote_end in quoted)
            ),
            denied=_denied_stems(line, quoted),
            unsure=any(True for _ in line.matches(line.tells.unsure)),
            quoting=any(
                quote_start < line.end and line.start < quote_end for quote_start, quote_end in quoted
            ),
            clause=frozenset(line.stem(word) for word in _words_said(line) if line.carries_matter(word)),
        )


def _words_said(line: Line) -> range:
    """Indexes of the words that somebody says: those behind a colon, behind "that", or in the clause beside a first
    or last clause with a word of saying. All words, if the sentence has none of these.
    """
    whole = range(len(line.said))
    if not whole:
        return whole
    # 1. behind a colon
    colon = line.text.find(": ", line.start, line.end)
    if colon >= 0:
        behind = next((word for word in whole if line.spans[word].start > colon), 0)
        return range(behind, len(line.said))
    # no word of saying: all words
    saying = min(
        (place for place in line.matches(line.tells.saying)), key=lambda place: place.first, default=None
    )
    if saying is None:
        return whole
    clause_of_saying, last_clause = line.parts[saying.first], line.parts[-1]
    # 2. behind "that"
    for word in range(saying.stop, min(saying.stop + THAT_WITHIN, len(line.said))):
        if line.said[word] in THAT:
            return range(word + 1, len(line.said))
    # 3. all except the clause of saying, first or last
    if clause_of_saying == 0 and last_clause > 0:
        return range(line.parts.index(1), len(line.said))
    if clause_of_saying == last_clause > 0:
        return range(line.parts.index(last_clause))
    return whole


def _places(line: Line) -> Iterator[Place]:
    """The names of places in a sentence: with a capital, behind a preposition of place, and no common word or day."""
    if line.language in UNCASED:
        for start, stop in named_beside(line.text, line.start, line.end, line.language, "place"):
            yield Place(start, stop, line.text[start:stop])
        return
    listed_words = line.listed_whole
    calendar = {
        plain(name_of_day) for name_of_day in (*weekday_numbers(line.language), *month_numbers(line.language))
    }
    prepositions = BARE if line.language in CAPITAL_NOUNS else before_place(line.language)
    # a preposition of place, and behind it a word with a capital
    pattern = re.compile(rf"(?<!\w)(?i:{prepositions})\s?(?={WORD})({PLACE})")
    for match in pattern.finditer(line.text, line.start, line.end):
        first = line.inside(match.start(1), match.end(1)).first
        word = plain(match[1].split()[0])
        # among nouns with capitals: a word of a list, or one behind an article, is no name
        is_common_noun = line.language in CAPITAL_NOUNS and (
            first in listed_words or (first > 0 and line.said[first - 1] in ARTICLES)
        )
        if word not in calendar and not is_common_noun:
            name = _before_a_day(match[1], calendar)
            yield Place(match.start(1), match.start(1) + len(name), name)


def _before_a_day(name: str, calendar: Set[str]) -> str:
    """The name without the day behind it ("Quernau am Sonntag")."""
    words = name.split()
    day_at = next((number for number, word in enumerate(words) if plain(word) in calendar), None)
    if day_at is None:
        return name
    # the "am" before the day
    while words[day_at - 1][0].islower():
        day_at -= 1
    return name[: name.index(words[day_at - 1]) + len(words[day_at - 1])]


def _cores(line: Line, quoted: Sequence[tuple[int, int]]) -> Iterator[frozenset[str]]:
    """For each word of denial outside quotation marks: the stems of the content words of its part of the sentence,
    without those that name a source. Parts that ask, fear or plan something give none. `quoted`: (start, end) of each quotation.
    """
    unsure = {line.parts[place.first] for place in line.matches(line.tells.unsure)}
    for denial in sorted(line.denying):
        # all words of the part that the denial stands in
        words_of_part = [
            number for number in range(len(line.said)) if line.parts[number] == line.parts[denial]
        ]
        outside = not any(
            quote_start <= line.spans[denial].start < quote_end for quote_start, quote_end in quoted
        )
        if outside and not line.is_without(denial) and line.parts[denial] not in unsure:
            yield frozenset(
                line.stem(number)
                for number in words_of_part
                if number not in line.sourcing and line.carries_matter(number)
            )


def _parts(line: Line, quoted: Sequence[tuple[int, int]]) -> Iterator[frozenset[str]]:
    """The stems of the content words of each part of the sentence outside of quotation marks. `quoted`: (start, end) of each quotation."""
    # parts that only fear, hope or doubt are passed over
    unsure = {line.parts[place.first] for place in line.matches(line.tells.unsure)}
    for part in sorted(set(line.parts) - unsure):
        yield frozenset(
            line.stem(word)
            for word in range(len(line.said))
            if line.parts[word] == part
            and line.carries_matter(word)
            and not any(
                quote_start <= line.spans[word].start < quote_end for quote_start, quote_end in quoted
            )
        )


def _denied_stems(line: Line, quoted: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Stems of content words near a word of denial, outside quotation marks. If a phrase denies the whole sentence
    ("it is not true that"), "" is among them. `quoted`: (start, end) of each quotation.
    """

    def outside(word: int) -> bool:
        return not any(quote_start <= line.spans[word].start < quote_end for quote_start, quote_end in quoted)

    found: set[str] = set()
    within = line.settings.denied_within
    for word in sorted(line.denying):
        if outside(word) and not line.is_without(word):
            # within a few words before and behind the denial
            near = range(max(0, word - within), min(len(line.said), word + within + 1))
            found.update(
                stem
                for near_word in near
                if line.carries_matter(near_word)
                for stem in line.stems_at(near_word)
            )
    # a phrase of the list "denials"
    if any(outside(place.first) for place in line.matches(line.tells.denials)):
        found.add("")
    return frozenset(found)
