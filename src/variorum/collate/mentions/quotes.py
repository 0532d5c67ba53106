"""Finds what is said in quotation marks, sentence by sentence, and which sentences of several reports are one utterance.

Words used here. Utterance: one thing somebody said, with every quotation of it. Heard: the words as they are
compared. GAP: where an editor added or left out words. Telling: words that carry matter. Full, part: the longer and
the shorter of two quotations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from variorum.collate.memo import Remembering
from variorum.collate.mentions.spoken import GAP, Heard, denies, denying_behind, heard, is_empty, negating
from variorum.collate.settings import CollateSettings
from variorum.records import Block, BlockKind, Report
from variorum.text.lexicon import entries
from variorum.text.page_lines import is_page_line
from variorum.text.quotations import quotations
from variorum.text.sentences import sentence_spans
from variorum.text.unspaced import UNSPACED
from variorum.text.words import words

# kinds of block in which a report itself tells
BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY})
# Quotation marks and signs that stand for them.
MARKS = "\"“”'‘’«»„「」『』‟‹›‚″＂`´<>"
# The list of words that carry no matter.
EMPTY = "stopwords-statements.txt"
# Languages in which every noun has a capital, in titles and elsewhere.
CAPITAL_NOUNS = frozenset({"de", "lb"})
# Two neighbouring words that more quotations have than this tell nothing of which utterance it is.
MOST_SHARED = 60
# Fewest words of matter that two quotations must share, unless the shorter has fewer.
FEWEST_TOLD = 2
# Most words of a fragment. Of these words that carry matter the share MOST_OF_FEW must be the same, since a few words
# are alike by chance.
FRAGMENT, MOST_OF_FEW = 5, 0.75
# Languages read closely enough to know what is left out or said beside; None is a text too short to tell its language.
READ_CLOSELY = frozenset({"en", None})
# How many signs say about as much as one word, in scripts without blanks.
SIGNS = 2
# Words before a quotation in which a "not" belongs to it ("would not “go on for long”").
REACH = 4
# The end of a sentence.
ENDED = re.compile(r"[.!?。！？\n]")
# A mark over which a "not" does not reach.
STOPS = re.compile(r"[,;:.!?–—\n，、；：。！？،؛؟]")
# Marks that end the reach of a "not" further off, which may deny the words or something else; then how many words it
# reaches.
CLOSES, FAR = re.compile(r"[;.!?\n。！？؟]"), 14
# Words right before the marks that deny without a "not" ("being unable to “get through”"); then the code points
# within which they stand.
FAILED = re.compile(
    r"\b(?:unable|unwilling|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|al|ing)|declin(?:e|es|ed|ing))\b[^.;!?]*$",
    re.IGNORECASE,
)
NEAR_MARKS = 40
# Fewest words of a short quotation in which one word may be changed.
LEAST_CHANGED = 4
# Fewest words of a speaker's full name.
FULL_NAME = 2


# Prepositions that deny the noun behind them and not what is quoted after it: "without these measures “the town would …”".
LACKING = frozenset({"without", "ohne", "sans", "sin", "senza", "sem", "zonder", "без"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence of a quotation: report.text[start:end], without the marks.

    `heard`: its words as they are compared. `stops`: numbers of the words behind which a comma or full stop stands.
    `denied`: offset where a "not" before the marks begins that denies it. `denied_behind`: offset where one behind
    the marks ends, in languages that deny there. None: there is none.
    `doubted`: a "not" further off may deny it or something else. `is_failed`: words before the marks say that it was
    not done ("unable to").
    `language`: of the report. `speaker`: on whose word it is, None if nobody is named. `body`: it stands in no
    headline or caption. `capital`: it begins with a capital, as a sentence does.
    """

    report: str
    start: int
    end: int
    heard: tuple[Heard, ...]
    denied: int | None
    language: str | None
    speaker: str | None
    body: bool
    capital: bool
    stops: frozenset[int]
    denied_behind: int | None = None
    doubted: bool = False
    is_failed: bool = False

    @property
    def is_denied(self) -> bool:
        """Whether words outside the quotation marks deny it."""
        return self.denied is not None or self.denied_behind is not None

    @property
    def said(self) -> tuple[str, ...]:
        """Its words as they are compared, GAP where some were left out."""
        return tuple(h.said for h in self.heard)

    def stops_behind(self, index: int) -> bool:
        return index in self.stops

    @property
    def telling(self) -> frozenset[str]:
        """Its words without function words and gaps."""
        return frozenset(w for w in self.said if w != GAP and not is_empty(w, self.language))

    @property
    def size(self) -> int:
        """How many words it has, gaps not counted."""
        return sum(w != GAP for w in self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Quotes of one utterance, the fullest first: the others are compared with it."""

    quotes: tuple[Quote, ...]


# (report id, start, end) of a quotation → who speaks in it, or None.
Speaker = Callable[[str, int, int], str | None]


def quotes(report: Report, settings: CollateSettings, speaker: Speaker) -> Iterator[Quote]:
    """The sentences in quotation marks that are long enough to be recognised elsewhere."""
    for block in report.blocks:
        if block.kind in {BlockKind.BYLINE, BlockKind.CREDIT} or is_page_line(
            report.text[block.start : block.end]
        ):
            continue
        for start, end, _ in quotations(report.text, block.start, block.end):
            for low, high in sentence_spans(report.text, start, end):
                quote = _quote(report, low, high, opens=low == start, block=block)
                least = settings.shortest_quote * (SIGNS if UNSPACED.search(report.text, low, high) else 1)
                if quote is not None and quote.size >= least:
                    yield replace(quote, speaker=speaker(report.id, quote.start, quote.end))


def _quote(report: Report, start: int, end: int, *, opens: bool, block: Block) -> Quote | None:
    """The quoted sentence text[start:end] without its marks; None if it is a title or words misread as quoted.
    `opens`: it is the first of its quotation.
    """
    text = report.text
    opened, closed = start, end
    # without its marks
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    if (_is_title(text[start:end]) and report.language not in CAPITAL_NOUNS) or _is_between_quotations(
        text[start:end]
    ):
        return None
    # marks at the end belong to the sentence around, in some styles
    while end > start and text[end - 1] in ",.;: ，。、；：،؛":
        end -= 1
    # its words, and a "not" outside the marks that denies them
    found = heard(text, start, end)
    denied = _denial_before(text, block.start, opened, report.language) if opens else None
    return Quote(
        report=report.id,
        start=start,
        end=end,
        heard=found,
        denied=denied,
        language=report.language,
        speaker=None,
        body=block.kind in BODY,
        capital=text[start : start + 1].isupper() and report.language not in CAPITAL_NOUNS,
        stops=_stops(text, found),
        denied_behind=_denial_behind(text, closed, block.end, report.language),
        is_failed=opens and FAILED.search(text[max(block.start, opened - NEAR_MARKS) : opened]) is not None,
        doubted=opens and denied is None and _may_be_denied(text, block.start, opened, report.language),
    )


def _stops(text: str, found: Sequence[Heard]) -> frozenset[int]:
    """The numbers of the words that have a comma, full stop or the like behind them. `found`: the words of the
    quotation.
    """
    between = (
        (number, text[word.end : next_word.start]) for number, (word, next_word) in enumerate(pairwise(found))
    )
    return frozenset(number for number, said in between if STOPS.search(said))


def _is_title(said: str) -> bool:
    """Whether it is the title of a work, which is in quotation marks, too: every word that carries matter has a
    capital, and it is no sentence.
    """
    telling = [word for word in said.split() if word.lower() not in entries(EMPTY) and word[:1].isalpha()]
    return len(telling) > 1 and said[-1:] not in ".!?" and all(word[0].isupper() for word in telling)


def _is_between_quotations(said: str) -> bool:
    """Whether it lies between two quotations and was taken for one, because a mark was read the wrong way round ("…
    ”, said Example, “ …").
    """
    return said[:1] in ",;:.)" or '"' in said


def _denial_before(text: str, start: int, opened: int, language: str | None) -> int | None:
    """Where a "not" begins, among the last `REACH` words before the opening mark and without a stop between; None where there is none.
    `start`: of the paragraph; `opened`: of the marks.
    """
    search_from = max([start, *(stop.end() for stop in STOPS.finditer(text, start, opened))])
    # in scripts without blanks so many signs as words elsewhere
    if UNSPACED.search(text, search_from, opened):
        search_from = max(search_from, opened - 1 - REACH * SIGNS)
        signs = (sign for sign in range(search_from, opened) if text[sign] in negating(language))
        return next(signs, None)
    for behind, word in enumerate(reversed(words(text[search_from:opened])[-REACH:])):
        # "without" counts only right before the quotation
        if denies(word.folded, language) and not (behind and word.folded in LACKING):
            return search_from + word.start
    return None


def _may_be_denied(text: str, start: int, opened: int, language: str | None) -> bool:
    """Whether a "not" further off than `_denial_before` looks, among the last `FAR` words before the marks, may deny
    the quotation: no full stop or semicolon is between ("n’a jamais dit que le pont était « … »"). False in English,
    which is read more closely, and if the language is not known. `start`: of the paragraph; `opened`: of the marks.
    """
    if language in READ_CLOSELY:
        return False
    search_from = max([start, *(match.end() for match in CLOSES.finditer(text, start, opened))])
    if UNSPACED.search(text, search_from, opened):
        return any(sign in negating(language) for sign in text[search_from:opened])
    return any(denies(word.folded, language) for word in words(text[search_from:opened])[-FAR:])


def _denial_behind(text: str, closed: int, end: int, language: str | None) -> int | None:
    """Where a "not" ends that stands behind the closing mark and within the sentence; None where there is none, and
    in languages that deny before what they deny. `closed`: where the quotation ends; `end`: where its block ends.
    """
    pattern = denying_behind(language)
    if pattern is None or text[closed - 1 : closed] not in MARKS:
        return None
    stop = ENDED.search(text, closed, end)
    found = pattern.match(text, closed, stop.start() if stop else end)
    return found.end() if found else None


def utterances(
    reports: Mapping[str, Report],
    settings: CollateSettings,
    speaker: Speaker,
    kept: Remembering | None = None,
) -> tuple[Utterance, ...]:
    """Groups of quotes of one utterance; each quote is like the fullest of its group. Only quotes that share two
    neighbouring words are compared, so that time grows with such pairs. `speaker`: finds who speaks in a quotation.
    """
    kept = kept or Remembering()
    found = [
        each_quote
        for report in reports.values()
        for each_quote in kept.of_report("quotes", report, lambda one: tuple(quotes(one, settings, speaker)))
    ]

    def like_words(full: Quote, part: Quote) -> float:
        return kept.of_two("likeness", full, part, likeness)

    # how many quotations have each pair of neighbouring words; and which reports have these very words
    common = Counter(key for quote in found for key in _pair_keys(quote))
    said_by: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for quote in found:
        said_by[quote.said].add(quote.report)
    groups: list[list[Quote]] = []
    groups_with_key: dict[tuple[str, str], set[int]] = defaultdict(set)
    # longest first; each joins the group whose fullest quotation it is most like
    for quote in sorted(found, key=lambda each_quote: -each_quote.size):
        # neighbouring words that many quotations have show nothing
        keys = [key for key in _pair_keys(quote) if common[key] <= MOST_SHARED]
        near = sorted(set().union(*(groups_with_key[key] for key in keys)))
        alike = [
            (like_words(groups[number][0], quote), -number)
            for number in near
            if _are_one_utterance(groups[number][0], quote, like_words, settings)
            and not _are_told_apart(groups[number][0], quote, said_by)
        ]
        if alike:
            _, minus_number = max(alike)  # the most alike, of equals the first group
            groups[-minus_number].append(quote)
        else:
            for key in keys:
                groups_with_key[key].add(len(groups))
            groups.append([quote])
    return tuple(Utterance(quotes=tuple(group)) for group in groups if len(group) > 1)


def _pair_keys(quote: Quote) -> frozenset[tuple[str, str]]:
    """The quote's pairs of neighbouring words, of which at least one is a content word. Quotes that may be alike share such a pair."""
    told = quote.telling
    # GAP stands where words were left out
    return frozenset(
        (word, next_word)
        for word, next_word in pairwise(quote.said)
        if GAP not in (word, next_word) and (word in told or next_word in told)
    )


def _may_be_of_one_voice(full: Quote, part: Quote, like: float, settings: CollateSettings) -> bool:
    """Whether two quotations may be words of one speaker, though only one of them names a speaker. They must then
    share so much that they are no stock phrase of two people ("this is the best feeling in the world"). True, too, if
    both or neither have a known speaker. `like`: how alike their words are, 0 to 1.
    """
    if (full.speaker is None) == (part.speaker is None) or full.language not in READ_CLOSELY:
        return True
    return like >= settings.same_unvoiced or len(full.telling & part.telling) >= settings.told_unvoiced


def _are_one_utterance(
    full: Quote, part: Quote, like_words: Callable[[Quote, Quote], float], settings: CollateSettings
) -> bool:
    """Whether the two are one utterance. With different speakers only if nearly all words are the same and they
    are more than a few. In one report only a quote in the headline and one in the text can be one: a speaker may say
    nearly the same twice. `like_words`: how alike the words of two quotations are, 0 to 1.
    """
    if full.report == part.report and full.body == part.body:
        return False
    share = like_words(full, part)
    # of a few words one name in common is enough to tell speakers apart
    is_fragment = min(full.size, part.size) <= FRAGMENT
    # a single name or post is enough to tell two speakers apart ("the President", "Moll")
    if speakers_apart(full.speaker, part.speaker, named_by=1):
        # who is named by one word may be the other, by another word
        surely_two = speakers_apart(full.speaker, part.speaker)
        least = settings.same_words_again if surely_two else settings.same_unvoiced
        return not is_fragment and full.report != part.report and share >= least
    if full.report == part.report:
        return share >= settings.same_in_one_report
    return share >= settings.same_utterance and _may_be_of_one_voice(full, part, share, settings)


def _are_told_apart(full: Quote, part: Quote, said_by: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether the report of one also has the words of the other, which shows that they are two utterances. `said_by`: the words of a
    quotation → the reports that have it.
    """
    if full.said == part.said:
        return False
    return full.report in said_by[part.said] - {part.report} or part.report in said_by[full.said] - {
        full.report
    }


def likeness(full: Quote, part: Quote) -> float:
    """Common words, in order, as a share of the shorter quotation; 0 if too few of them carry matter."""
    words_of_full, words_of_part = full.said, part.said
    blocks = SequenceMatcher(a=words_of_full, b=words_of_part, autojunk=False).get_matching_blocks()
    # the words that both have, in one order
    shared = [
        word for block in blocks for word in words_of_full[block.a : block.a + block.size] if word != GAP
    ]
    # of the words that carry matter: those in common; how many the quotation with fewer has
    shared_telling, least_telling = full.telling & {*shared}, min(len(full.telling), len(part.telling))
    size = min(full.size, part.size)
    share = len(shared) / size
    # long quotations with nearly all words alike need fewer that carry matter
    if size > FRAGMENT and share >= MOST_OF_FEW:
        enough = len(shared_telling) * 2 >= least_telling
    else:
        enough = len(shared_telling) * 2 > least_telling and len(shared_telling) >= min(
            FEWEST_TOLD, least_telling
        )
    # a few words must be the same nearly all
    if size <= FRAGMENT:
        least = (
            MOST_OF_FEW if least_telling >= FEWEST_TOLD else 1.0
        )  # "it looks like it" is in many a sentence
        enough = enough and len(shared_telling) >= MOST_OF_FEW * least_telling and share >= least
    return share if shared_telling and (enough or _is_one_word_changed(full, part)) else 0.0


def _is_one_word_changed(full: Quote, part: Quote) -> bool:
    """Whether two short quotations of a language without close reading have the same words in the same places except for one ("As cadeiras
    voaram como folhas", "… como pássaros")."""
    if full.language in READ_CLOSELY or full.size != part.size or full.size < LEAST_CHANGED:
        return False
    return (
        len(full.said) == len(part.said)
        and sum(word != other_word for word, other_word in zip(full.said, part.said, strict=True)) == 1
    )


def speakers_apart(speaker: str | None, other_speaker: str | None, *, named_by: int = FULL_NAME) -> bool:
    """Whether both speakers are named, with enough words, and the names share no word. `named_by`: so many words with a capital make a
    name.
    """
    names, other_names = (_capitals(said or "") for said in (speaker, other_speaker))
    return min(len(names), len(other_names)) >= named_by and not names & other_names


def _capitals(name: str) -> frozenset[str]:
    """The folded words of a name that begin with a capital, no function words."""
    return frozenset(
        word.folded for word in words(name) if name[word.start].isupper() and not is_empty(word.folded, "en")
    )
