"""Finds names of persons by their letters and what stands around them, without a parser.

Words used here. Sure: the words around show that the name is a person's. Led: an article or preposition stands before
it, as before a place or company. Block: a paragraph, headline or other piece of a report. A place in the text is
(start, end).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.collate.lexical.lexicon import tells
from variorum.collate.lexical.line import Line
from variorum.collate.lexical.setting import before_place
from variorum.collate.mentions.quotes import BODY, CAPITAL_NOUNS
from variorum.collate.mentions.spoken import is_empty
from variorum.collate.settings import LexicalSettings
from variorum.records import Block, Report, Sentence
from variorum.text.letters import LOWER, UPPER
from variorum.text.lexicon import table
from variorum.text.quotations import quotations
from variorum.text.short_lists import UNCASED, named_beside
from variorum.text.words import plain

# a word with a capital ("Reed", "O’Neil"); what may stand small inside a name ("de la", "van der")
WORD = rf"[{UPPER}][\w’'-]*[{LOWER}][\w’'-]*"
PARTICLE = r"(?:de(?:\sla|\slos|l)?|da|do|dos|das|di|della|v[ao]n(?:\sde[rn]?)?|ten|ter|el|al|bin|ibn)"
# Two to four words with capitals, with small particles between: "Ada Moll", "Ada van der Moll".
NAME = re.compile(rf"{WORD}(?:(?:\s{PARTICLE})?\s{WORD}){{1,3}}")
# Articles of all languages that are read by lexicon: right behind one stands a place or a company and no person.
ARTICLE = "l[’']|les?|la|el|los|las|il|lo|gli|i|o|a|os|as|der|die|das|den|dem|des|de|het|une?|una|um|uma|eine?[rnms]?|een|del|della|dello|dell[’']|al|do|da|dos|das|du|des|am|im|zum|zur|the|an"
# An article that has lost its vowel ("L’assessore Elio Fontana").
ELIDED = re.compile(r"[LlDd][’']")
# An age behind a name ("Ada Moll (24 ans)", ", de 24 años,"); a word with a capital right before one, which is more of the name.
AGE = re.compile(r"\s?[,(]\s?(?:de\s|d[’'])?[1-9]\d(?:\s(?:años|ans|anos|anni|jaar|Jahre)\b|\))")
# A word with a capital right before: perhaps the given name.
GIVEN = re.compile(rf"[{UPPER}]\w+\s\Z")
# A word with a capital up to its first hyphen or apostrophe, and a character that would go on with it.
CAPITAL, WORDLY = re.compile(rf"(?<!\w)[{UPPER}]\w*"), re.compile(r"\w")
# A number right before: the word is what is counted ("2 Millionen Euro") and no name.
COUNTED = re.compile(r"\d\s?$")


# "Saint", which begins names of places, in the languages that are read by lexicon.
SAINT = re.compile(r"(?<!\w)(?:São|Santo|Santa|San|Sant|Sankt|Saint|Sainte|Sint)[\s’'-]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A name of somebody at its place, report.text[start:end] == `name`.

    `language`: of the report. `witness`: id of the witness that tells it ("" until it is known).
    `sure`: it stands beside words of saying, or where only names have capitals, so that it is a person's.
    `led`: an article or a preposition stands before it: it may be a place's or a company's, unless another report has
    it as a person's. `placed`: a preposition of place does.
    `titles`: stems of the content words right before it, in its part of the sentence ("secretário").
    """

    report: str
    language: str
    witness: str
    start: int
    end: int
    name: str
    sure: bool
    led: bool = False
    placed: bool = False
    titles: frozenset[str] = frozenset()


def surnames(one: str, two: str) -> tuple[str, str] | None:
    """The last words of two names if all words before them are equal ("Ada Roelofs", "Ada Roelefz" → "Roelofs", "Roelefz"); else None."""
    a, b = one.split(), two.split()
    return (a[-1], b[-1]) if len(a) == len(b) and a[:-1] == b[:-1] else None


def people(
    report: Report, sentences: Sequence[Sentence], language: str, settings: LexicalSettings
) -> Iterator[Person]:
    """Every mention of a person in the report, in order, known by capitals and by the words beside it. In scripts
    without capitals only by these words.
    """
    if language in UNCASED:
        yield from _people_beside_speech(report, sentences, language, settings)
        return
    standing = _StandingAlone(report.text, language, settings)
    small_words = {word for word in re.findall(r"[^\W\d_]+", report.text) if word.islower()}
    quoted = [(quotation.start, quotation.end) for quotation in quotations(report.text)]
    blocks_with_speech = {
        index
        for index, block in enumerate(report.blocks)
        if _has_speech(report, block, quoted, language, settings)
    }
    for sentence in sentences:
        if report.blocks[sentence.block].kind not in BODY:
            continue
        # a run of words with capitals is a name if no article leads to it, or the report shows elsewhere that it is a person's
        for match in NAME.finditer(report.text, sentence.start, sentence.end):
            span = _trimmed_name(report.text, *match.span(), language, small_words, settings.name_words)
            if span is None or COUNTED.search(_before(report.text, span[0], settings)):
                continue
            is_known = _is_known(report.text, span, standing)
            is_led_by_nothing = _is_led_by_nothing(_before(report.text, span[0], settings), language)
            # nothing around shows that it is a person: an article leads to it, and nobody speaks near by
            may_be_other = not (is_known or sentence.block in blocks_with_speech or is_led_by_nothing)
            if not any(quote_start <= span[0] < quote_end for quote_start, quote_end in quoted):
                yield Person(
                    report=report.id,
                    language=language,
                    witness="",
                    start=span[0],
                    end=span[1],
                    titles=_titles_before(report.text, (sentence.start, span[0]), language, settings),
                    name=report.text[span[0] : span[1]],
                    sure=not may_be_other
                    and (is_known or sentence.block in blocks_with_speech or language not in CAPITAL_NOUNS),
                    led=may_be_other,
                    placed=_is_placed(_before(report.text, span[0], settings), language),
                )


def _titles_before(
    text: str, before: tuple[int, int], language: str, settings: LexicalSettings
) -> frozenset[str]:
    """Stems of the content words right before a name: of the last `title_within` words, back to a mark; a comma right
    before the name does not count as one ("O secretário da Educação, Mauro Bastos"). In languages that write nouns
    with capitals, only of nouns.
    """
    line = Line(text, before[0], before[1], language, settings)
    near = range(max(0, len(line.said) - settings.title_within), len(line.said))
    return frozenset(
        line.stem(word)
        for word in near
        if line.carries_matter(word)
        and line.parts[word] == line.parts[-1]
        and (language not in CAPITAL_NOUNS or text[line.spans[word].start].isupper())
    )


class _StandingAlone:
    """Finds where a word with a capital stands alone in a text: no article, preposition of place or given name before
    it. Each word is looked for once, however many names end in it.

    `_starts`: word with a capital → where it begins. `_known`: word → where it stands alone, filled when asked for.
    """

    def __init__(self, text: str, language: str, settings: LexicalSettings) -> None:
        """Notes where each word with a capital begins."""
        self._text = text
        self._language = language
        self._settings = settings
        self._starts: dict[str, list[int]] = defaultdict(list)
        for match in CAPITAL.finditer(text):
            self._starts[match.group()].append(match.start())
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, word: str) -> tuple[int, ...]:
        """The starts of the places where `word`, whole, stands alone; it begins with a capital and may hold hyphens and apostrophes."""
        if word not in self._known:
            first = CAPITAL.match(word)
            starts = self._starts[first.group()] if first else ()
            self._known[word] = tuple(at for at in starts if self._stands_alone(at, word))
        return self._known[word]

    def _stands_alone(self, at: int, word: str) -> bool:
        """Whether the whole `word` stands at `at`, and alone."""
        whole = self._text.startswith(word, at) and WORDLY.match(self._text, at + len(word)) is None
        return (
            whole
            and _is_led_by_nothing(_before(self._text, at, self._settings), self._language)
            and not GIVEN.search(self._text[max(0, at - self._settings.longest_given) : at])
        )


def _is_known(text: str, name: tuple[int, int], standing: _StandingAlone) -> bool:
    """Whether the report shows elsewhere that the name is a person's: an age is right behind it, or its last word is
    used alone elsewhere ("Ada Moll … Moll said").
    """
    start, end = name
    if AGE.match(text, end):
        return True
    last_word = text[start:end].split()[-1]
    return any(not start <= place < end for place in standing.places(last_word))


def _people_beside_speech(
    report: Report, sentences: Sequence[Sentence], language: str, settings: LexicalSettings
) -> Iterator[Person]:
    """Persons where no capital tells a name: what stands beside a title or a word of saying, in a paragraph that gives somebody's words."""
    quoted = [(quotation.start, quotation.end) for quotation in quotations(report.text)]
    blocks = {sentence.block for sentence in sentences}
    for index in sorted(blocks):
        block = report.blocks[index]
        if not _has_speech(report, block, quoted, language, settings):
            continue
        for low, high in named_beside(report.text, block.start, block.end, language, "person"):
            # not one who is named in what somebody else says
            if not any(quote_start <= low < quote_end for quote_start, quote_end in quoted):
                yield Person(
                    report=report.id,
                    language=language,
                    witness="",
                    start=low,
                    end=high,
                    name=report.text[low:high],
                    sure=True,
                )


def _before(text: str, start: int, settings: LexicalSettings) -> str:
    """The few characters before `start`."""
    return text[max(0, start - settings.before_name) : start]


def _is_led_by_nothing(before: str, language: str) -> bool:
    """Whether no article and no preposition of place ends `before`: these stand before places and companies."""
    return not _led(language).search(before)


def _is_placed(before: str, language: str) -> bool:
    """Whether a preposition of place ends `before`, or a "saint" that belongs to a place's name ("São Brás da Lapa")."""
    return bool(
        re.search(rf"(?<!\w)(?:{before_place(language)})\s?$", before, re.IGNORECASE) or SAINT.search(before)
    )


@cache
def _led(language: str) -> re.Pattern[str]:
    """The pattern for an article or a preposition of place at the end of what stands before a name."""
    return re.compile(rf"(?<!\w)(?:{ARTICLE}|{before_place(language)})\s?$", re.IGNORECASE)


def _has_speech(
    report: Report,
    block: Block,
    quoted: Sequence[tuple[int, int]],
    language: str,
    settings: LexicalSettings,
) -> bool:
    """Whether somebody speaks in the block: it has a quotation or a word of saying. `quoted`: (start, end) of each quotation of the
    report.
    """
    if block.kind not in BODY:
        return False
    if any(quote_start < block.end and block.start < quote_end for quote_start, quote_end in quoted):
        return True
    line = Line(report.text, block.start, block.end, language, settings)
    return any(True for _ in line.matches(line.tells.saying))


def _trimmed_name(
    text: str, start: int, end: int, language: str, small: set[str], fewest: int
) -> tuple[int, int] | None:
    """The place of the name in a run of capitals, without a word that only opens the sentence and without words that
    the report elsewhere writes small. In languages that write all nouns with capitals only the `fewest` last words
    are the name. `small`: words that the report writes small somewhere.
    """
    # (start, end) of each word
    spans = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    # "L’assessore Elio Fontana": from behind the article
    elided = ELIDED.match(text, start, end)
    if elided and spans:
        spans[0] = (elided.end(), spans[0][1])
    # words at the beginning that belong to no name
    while spans and (_is_no_name(text[slice(*spans[0])], language, small) or not text[spans[0][0]].isupper()):
        spans.pop(0)
    if language in CAPITAL_NOUNS:
        # "Annegret Pohl von der Feuerwehr" is of the fire brigade, "Ursula von der Aue" is a name.
        # what begins with "von" behind a whole name says where the person belongs; the name ends before it
        von_at = next(
            (
                index
                for index, (word_start, word_stop) in enumerate(spans)
                if index >= fewest and text[word_start:word_stop] == "von"
            ),
            len(spans),
        )
        spans = spans[:von_at]
        # "Die Mannschaft von Trainer Marco Tietz": two words go, and the trainer's name stays
        if len(spans) > fewest + 1 and text[slice(*spans[1])] == "von" and text[spans[2][0]].isupper():
            spans = spans[2:]
    # "Feuerwehrmann Karl Moos": nouns have capitals too, so only the last words are the name
    if (
        language in CAPITAL_NOUNS
        and len(spans) > fewest
        and all(text[word_start].isupper() for word_start, _ in spans)
    ):
        spans = spans[-fewest:]
    # too few words left, or one that the report also writes small
    if len(spans) < fewest or any(
        text[word_start:word_stop].casefold() in small
        for word_start, word_stop in spans
        if text[word_start].isupper()
    ):
        return None
    return spans[0][0], spans[-1][1]


def _is_no_name(word: str, language: str, small: set[str]) -> bool:
    """Whether a word at the beginning of a run of capitals belongs to no name: a small word, a title, a common word or a post."""
    folded = word.casefold().rstrip(".")
    if word[0].islower() or folded in small or folded in _titles() or is_empty(folded, language):
        return True
    return any(own.fullmatch(f"{plain(word)} ") for own in tells(language).posts.values())


@cache
def _titles() -> frozenset[str]:
    """The forms of address ("mr", "frau") that stand before names."""
    return frozenset(table("person-names.json")["titles"])
