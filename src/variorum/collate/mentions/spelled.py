"""The words of a story as they are spelled: those of names, each with its place and its neighbours, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collate.memo import Remembering
from variorum.collate.mentions.spoken import is_empty
from variorum.records import BlockKind, Report
from variorum.text.lexicon import table
from variorum.text.names import is_role_word
from variorum.text.page_lines import is_page_line
from variorum.text.words import plain, words

# kinds of block whose names are no names of the story; kinds in which the report itself tells
ASIDE = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.DATELINE})
BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY})
# "'s" and the apostrophe behind a word.
GENITIVE = re.compile(r"['’]s?$")
# What ends a sentence, or begins somebody else's.
OPENED = re.compile(r"[.!?:“”\"\n]")
# What makes a word an account or a tag: "@HollisBay" is no spelling of a name.
HANDLE = frozenset("@#")
# What stands between two words of one name: a blank or a hyphen.
WITHIN = re.compile(r"[ \u00a0]|-")
# Most words on either side that belong to a name.
NAME_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """One word of a name at its place, or two that stand side by side: report.text[start:end], without a genitive.

    `said`: as it stands there. `wide`: (start, end) of the whole name. `beside`: the other words of the name, in
    small letters without accents.
    `body`: it stands in no headline or caption. `opens`: it begins a sentence, where every word has a capital.
    """

    report: str
    start: int
    end: int
    said: str
    wide: tuple[int, int]
    beside: frozenset[str]
    body: bool
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`names`: plain word → its places with a capital; `small`: words that stand without one; `pairs`: two words of one
    name that stand side by side, joined and plain → the places."""

    names: dict[str, list[Spelled]] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    pairs: dict[str, list[Spelled]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word text[start:end] without its genitive, `said` as it stands. `name`: by its letters it is part of a name;
    `opens`: it opens a sentence."""

    start: int
    end: int
    said: str
    name: bool
    opens: bool


def vocabulary(reports: Mapping[str, Report], kept: Remembering) -> Vocabulary:
    """The words of all reports, in order of report and place."""
    found = Vocabulary()
    for report in reports.values():
        own = kept.of_report("vocabulary", report, _vocabulary_of_report)
        found.small.update(own.small)
        for whole, part in ((found.names, own.names), (found.pairs, own.pairs)):
            for word, places in part.items():
                whole.setdefault(word, []).extend(places)
    return found


def _vocabulary_of_report(report: Report) -> Vocabulary:
    """The words of one report; bylines, credits and datelines left out."""
    found = Vocabulary()
    for block in report.blocks:
        if block.kind not in ASIDE and not is_page_line(report.text[block.start : block.end]):
            _add_words(report, block.start, block.end, block.kind in BODY, found)
    return found


def _add_words(report: Report, start: int, end: int, body: bool, found: Vocabulary) -> None:
    """Adds the words of text[start:end]: small ones, names, and pairs of words in one run of capitals."""
    spoken: list[_Word] = []
    for word in words(report.text[start:end]):
        # a word that opens a sentence or a quotation has its capital from there
        opens = not spoken or OPENED.search(report.text, spoken[-1].end, start + word.start) is not None
        spoken.append(_word(report.text, word.start + start, word.end + start, opens=opens))
    found.small.update(
        plain(each_word.said) for each_word in spoken if not each_word.name and each_word.said[:1].islower()
    )
    for first, stop in _runs_of_capitals(spoken, report.text):
        for at in range(first, stop):
            if spoken[at].name:
                found.names.setdefault(plain(spoken[at].said), []).append(
                    _word_in_its_name(report, spoken, (first, stop), (at, at + 1), body)
                )
            # two words as one: "Sand Berg" is compared with "Sandberg"
            if at + 1 < stop:
                pair = _word_in_its_name(report, spoken, (first, stop), (at, at + 2), body)
                found.pairs.setdefault(plain(spoken[at].said + spoken[at + 1].said), []).append(pair)


def _word(text: str, start: int, end: int, *, opens: bool) -> _Word:
    """The word without its genitive ending ("Reed's" → "Reed"), and whether its letters show that it is part of a
    name. `opens`: it opens a sentence. `start` and `end`: its place in the text.
    """
    genitive = GENITIVE.search(text, start, end)
    end = genitive.start() if genitive and genitive.start() > start else end
    said = text[start:end]
    # a capital and small letters; no small word that opens a sentence ("The"), no handle ("@Reed")
    is_name_word = (
        said[:1].isupper()
        and said.isalpha()
        and not said.isupper()
        and not (opens and is_empty(plain(said), "en"))
        and text[max(0, start - 1) : start] not in HANDLE
    )
    return _Word(start, end, said, is_name_word, opens)


def _runs_of_capitals(said: Sequence[_Word], text: str) -> Iterator[tuple[int, int]]:
    """First and stop of words with a capital that stand side by side; a hyphen may join a small one ("Jong-un"). `said`: the words of a
    stretch, in order.
    """
    at = 0
    while at < len(said):
        if not said[at].name:
            at += 1
            continue
        stop = at + 1
        while stop < len(said) and _joined(text, said[stop - 1], said[stop]):
            stop += 1
        yield at, stop
        at = stop


def _joined(text: str, one: _Word, two: _Word) -> bool:
    between = text[one.end : two.start]
    return bool(WITHIN.fullmatch(between)) and (two.name or (between == "-" and two.said.isalpha()))


def _word_in_its_name(
    report: Report, said: Sequence[_Word], run: tuple[int, int], own: tuple[int, int], body: bool
) -> Spelled:
    """The words `own` of a run of capitals, with the words of the name around them. `run`, `own`: (first, stop) of words in `said`.
    `body`: the run stands in the body of the report.
    """
    (run_first, run_stop), (first, stop) = run, own
    # the words of the name before and behind, up to a post or the end of the run
    name_first, name_stop = first, stop
    # a few words on either side at most
    while name_first > max(run_first, first - NAME_REACH) and _is_in_name(said[name_first - 1].said):
        name_first -= 1
    while name_stop < min(run_stop, stop + NAME_REACH) and not _is_post(said[name_stop].said):
        name_stop += 1
    start, end = said[first].start, said[stop - 1].end
    name_words = (*said[name_first:first], *said[stop:name_stop])
    return Spelled(
        report=report.id,
        start=start,
        end=end,
        said=report.text[start:end],
        wide=(said[name_first].start, said[name_stop - 1].end),
        beside=frozenset(plain(word.said) for word in name_words),
        body=body,
        opens=said[first].opens,
    )


def _is_post(word: str) -> bool:
    """Whether the word is a post or form of address, which is no part of the name beside it."""
    return is_role_word(word) or plain(word) in table("person-names.json")["titles"]


def _is_in_name(word: str) -> bool:
    """Whether the word before a name belongs to it: any except a post or "The"."""
    return not _is_post(word) and not is_empty(plain(word), "en")
