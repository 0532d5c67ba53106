"""Finds titles of works, shows and operations: short quoted strings with a title's capitals, or called a title in so many words.

Words used here. Cued: words of the text call it a title ("the film …"). Telling: carrying matter. Marks: quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from variorum.collate.cover import cover
from variorum.collate.memo import Remembering
from variorum.collate.mentions.mention import UNPLACED
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.terms import stem
from variorum.records import Report, Sentence
from variorum.text.depths import is_english
from variorum.text.lexicon import entries
from variorum.text.quotations import quotations
from variorum.text.words import words

# marks that are no part of a title
MARKS = "\"“”'‘’«»„,.;: "
# Words after which a title follows ("titled", "film"); then those that name a kind of work. Such a noun without marks
# behind it belongs to the title and has its capital ("the Art Exhibition of …").
CUES, NOUNS = "title-cues.txt", "title-nouns.txt"
# Capitalised words that run up to a capitalised cue.
BEFORE = re.compile(r"((?:[A-Z][\w’'-]*\s+)+)\Z")
# Most words of a title.
LONGEST_TITLE = 16
# Most words of matter without a capital in a title; more of them make a sentence.
MOST_LOW = 1
# Verbs that make the words a sentence.
DOING = frozenset(
    {
        "did",
        "does",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "made",
        "went",
        "got",
        "came",
        "said",
        "says",
    }
)
# Code points before a title in which the word that calls it a title stands.
CUE_REACH = 24
# Fewest words in common of two titles of one work; one word is too few ("Example Rising", "Example Falling").
FEWEST_SHARED = 2
# "A notable piece titled, In the Same Trench, showed": no marks, but a cue, capitals, and a comma or mark to end it.
UNMARKED = re.compile(
    r",?\s+((?:[A-Z][\w’'-]*|(?:of|the|in|a|an|and|to|for|on)\b|[:.])"
    r"(?:\s*[:.]?\s+(?:[A-Z][\w’'-]*|(?:of|the|in|a|an|and|to|for|on)\b))*)(?<!\band)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title of a work at its place: report.text[start:end], without its marks.

    `statement`: index of its statement. `witness`: id of the witness that tells it. `stems`: of its content words.
    `spelled`: its words, folded, with one blank between. `cued`: words of the text call it a title ("the film …").
    """

    report: str
    start: int
    end: int
    statement: int
    witness: str
    stems: frozenset[str]
    spelled: str
    cued: bool


# Endings of an owner: "Named Senator Reed's running mate" names no work.
OWNERS = ("'s", "’s")


def titles(
    said: Sequence[Statement], reports: Mapping[str, Report], kept: Remembering | None = None
) -> tuple[Title, ...]:
    """Every title in the statements, repeats included. `kept`: what an earlier collation left. Only English reports are read."""
    kept = kept or Remembering()

    def read(sentence: Sentence) -> tuple[Title, ...]:
        return tuple(_titles(reports[sentence.report], sentence.start, sentence.end))

    return tuple(
        replace(title, statement=index, witness=statement.witness)
        for index, statement in enumerate(said)
        for sentence, _ in statement.places
        if is_english(reports[sentence.report])
        for title in kept.of_place("titles", sentence, read)
    )


def _titles(report: Report, start: int, end: int) -> Iterator[Title]:
    """Titles in quotation marks, and behind a word for a work ("the film …")."""
    text = report.text
    # in quotation marks
    for quote_start, quote_end, _ in quotations(text, start, end):
        cued = _cue_before(text, start, quote_start)
        first, last = _trimmed(text, quote_start, quote_end)
        # "Ada “Fishhook” Reed" is a nickname
        if not cued and _is_nickname(text, quote_start, quote_end):
            continue
        if first < last and (cued or (text[first].isupper() and _has_title_capitals(text[first:last]))):
            yield from _title(report, first, last, cued=cued)
    # behind a word for a work, without marks
    for word in words(text[start:end]):
        if word.folded in entries(CUES):
            match = UNMARKED.match(text, start + word.end, end)
            is_own_title = text[start + word.start].isupper()  # "the Art Exhibition of …" is itself the title
            if not match or (word.folded in entries(NOUNS) and not is_own_title):
                continue
            opening = BEFORE.search(text[start : start + word.start]) if is_own_title else None
            title_start = (
                start + (opening.start(1) if opening else word.start) if is_own_title else match.start(1)
            )
            if len(text[title_start : match.end(1)].split()) > 1 and _has_title_capitals(match.group(1)):
                first, last = _trimmed(text, title_start, match.end(1))
                if not text[first].isupper() or text[:last].endswith(OWNERS):
                    continue
                yield from _title(report, first, last, cued=True)


# A word with a capital right before, and right behind.
CAPITAL_BEFORE, CAPITAL_BEHIND = re.compile(r"\b[A-Z][a-z]+ ?\Z"), re.compile(r" ?[A-Z][a-z]+")


def _is_nickname(text: str, start: int, end: int) -> bool:
    """Whether the words in marks stand within a name: Ada "Long Moll" Reed. `start` and `end`: the words."""
    line = text.rfind("\n", 0, start) + 1
    return CAPITAL_BEFORE.search(text[line:start]) is not None and CAPITAL_BEHIND.match(text, end) is not None


def _title(report: Report, start: int, end: int, *, cued: bool) -> Iterator[Title]:
    """The title text[start:end]; none where it has no content word or is too long. `cued`: words called it a title."""
    found = words(report.text[start:end])
    # stems of the words that carry matter
    telling = frozenset(
        stem(word.folded) for word in found if word.folded not in entries("stopwords-statements.txt")
    )
    if telling and len(found) <= LONGEST_TITLE:
        yield Title(
            report=report.id,
            start=start,
            end=end,
            statement=UNPLACED,
            witness="",
            stems=telling,
            spelled=" ".join(word.folded for word in found),
            cued=cued,
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """(start, end) without quotation marks and other signs at either end of the stretch."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def _cue_before(text: str, start: int, at: int) -> bool:
    before = words(text[max(start, at - CUE_REACH) : at])
    return bool(before) and before[-1].folded in entries(CUES)


def _has_title_capitals(title: str) -> bool:
    """Whether most words that carry matter begin with a capital, and the whole is no sentence. `title`: its words."""
    content_words = [
        word
        for word in title.split()
        if word.lower() not in entries("stopwords-statements.txt") and word[:1].isalpha()
    ]
    small_words = [word for word in content_words if not word[0].isupper()]
    # more words with capitals than without, and no verb without a capital
    return (
        len(content_words) > 1
        and len(small_words) * 2 < len(content_words)
        and len(small_words) <= MOST_LOW
        and not any(word[-2:] == "ed" or word.lower() in DOING for word in small_words)
        and title[-1:] not in "?!"
    )


def share_a_name_only(left: Title, right: Title) -> bool:
    """Whether two titles share only a name: each has a content word that the other lacks, they share at most two, and
    not both are called a title ("The Notorious Ada Reed", "The Real Ada Reed").
    """
    shared = left.stems & right.stems
    return bool(left.stems - right.stems and right.stems - left.stems) and (
        not (left.cued and right.cued) and len(shared) <= FEWEST_SHARED
    )


def same_titles(
    found: Sequence[Title], linked: Mapping[tuple[int, int], float], settings: CollateSettings
) -> Iterator[tuple[Title, ...]]:
    """Groups of titles of one work over several reports. Two titles must share enough of their content words, half as
    many if their statements say the same. `linked`: pairs of statements → how likely they say the same.
    """
    likeness = {}
    for (left, title), (right, other) in combinations(enumerate(found), 2):
        if title.report == other.report:
            continue
        shared = title.stems & other.stems
        # of the title with fewer content words
        share = len(shared) / min(len(title.stems), len(other.stems))
        # one word in common is enough only for titles of that word alone
        if len(shared) < FEWEST_SHARED and not (title.stems <= other.stems and other.stems <= title.stems):
            continue
        if share_a_name_only(title, other):
            continue
        pair = min(title.statement, other.statement), max(title.statement, other.statement)
        # their statements likely say the same, or both texts say that it is a title
        known = linked.get(pair, 0.0) >= settings.least_link or (title.cued and other.cued)
        if share >= (settings.like_title if known else settings.same_title):
            likeness[left, right] = share
    covered = cover([title.report for title in found], likeness, least_join=settings.like_title)
    yield from (tuple(found[left] for left in members) for members in covered)
