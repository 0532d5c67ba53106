"""A sentence cut into words, with the places in it of the words of each list: what the rules of this package are asked of.

Words used here. Words are known by their index (`n`, `number`). Part: what stands between two marks; each word has
the number of its part (`parts`). Told: part of a phrase for what befell. "LISTED" languages are those whose words are
cut by lists (`cutting`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from variorum.collate.lexical.cutting import cut_words, is_content_word, joins_next, unglued
from variorum.collate.lexical.lexicon import Patterns, Tells, acts_told, heads, light_words, tells
from variorum.collate.mentions.spoken import denies, is_empty
from variorum.collate.settings import LexicalSettings
from variorum.text.short_lists import LISTED, listed
from variorum.text.words import plain

# Marks that end a part of a sentence; then marks beyond which a number does not reach.
SOFT = re.compile(r"[,;:()–—،؛，、；：（）]| - ")
HARD = re.compile(r"[;:()–—«»“”„\"؛；：（）「」『』]")
# "Without", in all languages that are read by lexicon.
LACKING = frozenset(["without", "ohne", "sans", "sin", "senza", "sem", "zonder"])
# "Nor", which goes on with a "without" before it ("sin comida ni mantas").
NOR = frozenset(["ni", "noch", "nem", "ne"])


# French articles and the like.
BEFORE_NOUNS = frozenset(["un", "le", "du", "au", "ce", "son", "premier", "grand", "petit"])


class Place(NamedTuple):
    """The words `first` to `stop` (not included) of a line say what `name` stands for ("killed", "house")."""

    name: str
    first: int
    stop: int


class Words(NamedTuple):
    """Neighbouring words of a line, by their index: from `first` up to `stop`, which is not included."""

    first: int
    stop: int


class Line:
    """A sentence, text[start:end], cut into words. A word is known by its index: `said[i]` is the word, folded and
    without accents; `spans[i]` its place (start, end); `parts[i]` the number of its part of the sentence.

    `tells`: the language's word lists, as patterns. `settings`: how many words away one word may affect another.
    `_joined`: all words with a blank behind each; `_starts`: where each begins there.
    """

    def __init__(self, text: str, start: int, end: int, language: str, settings: LexicalSettings) -> None:
        """Cuts text[start:end] into words and folds them."""
        self.text, self.start, self.end, self.language = text, start, end, language
        self.settings = settings
        self.spans = cut_words(text, start, end, language)
        self.said = [plain(text[low:high]) for low, high in self.spans]
        self.tells: Tells = tells(language)
        self._joined = "".join(f"{word} " for word in self.said)
        self._starts = [0, *accumulate(len(word) + 1 for word in self.said)]

    def inside(self, start: int, end: int) -> Words:
        """The words of text[start:end]; none (0 to 0) where it holds no word."""
        own = [number for number, (low, high) in enumerate(self.spans) if low < end and high > start]
        return Words(own[0], own[-1] + 1) if own else Words(0, 0)

    def places(self, sort: str) -> tuple[Place, ...]:
        """Where words of the list `sort` ("things", "posts" …) stand, with the name of what they tell ("house"). A
        compound that is not in the list ("Wohnhausbrand") is known by its end ("brand").
        """
        found = self._places(getattr(self.tells, sort))
        met = {number for p in found for number in range(p.first, p.stop)}
        rest = self._places(heads(self.language).get(sort, {}))
        return (*found, *(p for p in rest if p.first not in met))

    @cached_property
    def listed_whole(self) -> frozenset[int]:
        """Indexes of the first words of entries that stand in a list as they are, and not only with the end of a compound."""
        sorts = ("happenings", "things", "matters", "occurrences")
        return frozenset(place.first for sort in sorts for place in self._places(getattr(self.tells, sort)))

    def _places(self, patterns: Patterns) -> tuple[Place, ...]:
        """The places where one of the patterns stands, each with the pattern's name."""
        return tuple(place for name, pattern in patterns.items() for place in self.matches(pattern, name))

    def matches(self, pattern: re.Pattern[str], name: str = "") -> Iterator[Place]:
        """The places, in whole words, where a pattern stands; each gets `name`."""
        for match in pattern.finditer(self._joined):
            # from characters of the joined words back to words
            first = bisect_right(self._starts, match.start()) - 1
            yield Place(name, first, bisect_right(self._starts, match.end() - 1))

    @cached_property
    def tells_before(self) -> bool:
        """Whether what befell stands before those counted, and not behind them ("เสียชีวิต 8 ราย")."""
        return self.language in LISTED and bool(listed(self.language).get("tells_before"))

    @cached_property
    def counts_behind(self) -> bool:
        """Whether a number may stand behind what it counts ("乗客36人")."""
        return self.language in LISTED and bool(listed(self.language).get("counts_behind"))

    @cached_property
    def light(self) -> frozenset[int]:
        """Words of verbs that carry no matter beside what they take ("faire appel"), by their number."""
        return frozenset(
            n for place in self.matches(light_words(self.language)) for n in range(place.first, place.stop)
        )

    @cached_property
    def demanded(self) -> frozenset[int]:
        """The parts of the sentence in which something is only asked for, by their number."""
        return frozenset(self.parts[place.first] for place in self.matches(acts_told(self.language).demanded))

    @cached_property
    def happenings(self) -> tuple[Place, ...]:
        """Words for what befell people or things: "killed", "injured"."""
        return self.places("happenings")

    @cached_property
    def things(self) -> tuple[Place, ...]:
        """Words for what is counted: people, houses, vehicles."""
        return self.places("things")

    @cached_property
    def matters(self) -> tuple[Place, ...]:
        """Words for what a sum or size is of: damage, fine, length."""
        return self.places("matters")

    @cached_property
    def occurrences(self) -> tuple[Place, ...]:
        """Words for what happened: fire, vote, collision."""
        return self.places("occurrences")

    @cached_property
    def posts(self) -> tuple[Place, ...]:
        """Words for what somebody is: minister, chief."""
        return self.places("posts")

    @cached_property
    def sourcing(self) -> frozenset[int]:
        """Indexes of words that name a source: one that announces it, and up to two behind it ("volgens haar", "selon la police")."""
        return frozenset(
            n for place in self.matches(self.tells.sourcing) for n in range(place.first, place.stop + 2)
        )

    @cached_property
    def joins(self) -> frozenset[int]:
        """Indexes of the words that join clauses ("and"); the verbs "è" and "é" are no "e"."""
        return frozenset(
            place.first
            for place in self.matches(self.tells.joins)
            if len(self.said[place.first]) > 1
            or self.text[slice(*self.spans[place.first])].isascii()
            or self.language in LISTED
        )

    @cached_property
    def denying(self) -> frozenset[int]:
        """Indexes of words of denial, without those that are part of what happened ("können nicht zurück")."""
        if self.language in LISTED:
            # these languages have their own list of negations
            found = {place.first for place in self.matches(self.tells.negations)}
        else:
            found = {
                word
                for word, (start_of_word, end_of_word) in enumerate(self.spans)
                if denies(self.text[start_of_word:end_of_word].casefold(), self.language)
            }
        # without words of what happened, of phrases that only look like denials ("not only"), and nouns
        return frozenset(
            word
            for word in found
            if not self.is_told(word)
            and not any(place.first <= word < place.stop for place in self.matches(self.tells.affirming))
            and not self._restricts(word, found)
            and not self._is_noun(word)
        )

    @cached_property
    def restricting(self) -> frozenset[int]:
        """Where a word stands that makes an "only" of a "not" before it ("ne … que")."""
        return frozenset(place.first for place in self.matches(self.tells.restricting))

    def _is_noun(self, number: int) -> bool:
        """Whether the French "pas" is a step and no "not", since an article stands before it ("du pas de tir")."""
        return self.said[number] == "pas" and number > 0 and self.said[number - 1] in BEFORE_NOUNS

    def _restricts(self, number: int, denying: Set[int]) -> bool:
        """Whether a "not" is one half of an "only" ("n’a recueilli que 16 voix")."""
        for m in range(number + 1, min(len(self.said), number + 1 + self.settings.denied_within + 1)):
            if m in denying or self.parts[m] != self.parts[number]:
                return False
            if m in self.restricting:
                return True
        return False

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """For each word the number of the part of the sentence it is in. Parts end at commas and other marks. A
        phrase between commas that only gives the source is no part of its own ("L'adesione, secondo i sindacati, ha
        raggiunto …").
        """
        sourcing = {place.first for place in self.matches(self.tells.sourcing)}
        part, last_part = 0, 0
        part_before_source: int | None = None
        found: list[int] = []
        for index, (low, _) in enumerate(self.spans):
            # a mark begins a new part; but the comma behind a phrase of source leads back to the part before it
            mark = SOFT.search(self.text[self.spans[index - 1].end if index else self.start : low])
            if mark:
                resumed_part = found[-1] if found and index in sourcing and mark[0] == "," else None
                resumes = part_before_source if mark[0] == "," else None
                if resumes is None:
                    last_part += 1
                    part = last_part
                else:
                    part = resumes
                part_before_source = resumed_part
            found.append(part)
        return tuple(found)

    def is_without(self, number: int) -> bool:
        """Whether a word of denial denies only what stands right behind it."""
        # "sans blessés ni morts": a "ni" goes on with the "sans" before it
        if self.said[number] in NOR:
            return any(
                self.said[earlier] in LACKING
                for earlier in range(number)
                if self.parts[earlier] == self.parts[number]
            )
        return self.said[number] in LACKING

    def is_told(self, number: int) -> bool:
        """Whether a word is part of a phrase for what befell people or things ("können nicht zurück")."""
        return any(happening.first <= number < happening.stop for happening in self.happenings)

    def is_planned(self, place: Place) -> bool:
        """Whether what makes a value unsure is a plan, and no fear, hope or guess."""
        return any(plan.first <= place.first < plan.stop for plan in self.matches(self.tells.planned))

    def is_cut(self, first: int, second: int) -> bool:
        """Whether a mark that ends a number's reach stands between two words. `first` and `second`: their indexes, in any order."""
        earlier, later = sorted((first, second))
        return bool(HARD.search(self.text, self.spans[earlier].end, self.spans[later].start))

    def carries_matter(self, number: int) -> bool:
        """Whether a word carries matter of its own: it is no number, no small word and long enough."""
        word = self.said[number]
        if self.language in LISTED:
            return is_content_word(word, self.language) or joins_next(
                self.text, self.spans, number, self.language
            )
        return (
            len(word) > 2
            and not word[0].isdigit()
            and not is_empty(word, self.language)
            # once folded, and once with its accents
            and not is_empty(self.text[slice(*self.spans[number])].casefold(), self.language)
        )

    def stem(self, number: int) -> str:
        """The first letters of a word (`LexicalSettings.stem`), equal for all its forms. A Han sign that makes a word
        with the next one gives both signs.
        """
        if joins_next(self.text, self.spans, number, self.language):
            return self.said[number] + self.said[number + 1]
        word = unglued(self.said[number], self.language) if self.language in LISTED else self.said[number]
        return word[: self.settings.stem]

    def stems_at(self, number: int) -> tuple[str, ...]:
        """What the word is looked up by: its first letters (`LexicalSettings.stem`)."""
        return (self.stem(number),)

    def stems(self, without: frozenset[int] = frozenset()) -> frozenset[str]:
        """The stems of all words that carry matter. `without`: words that only tell how much ("Millionen
        Euro").
        """
        return frozenset(
            self.stem(n) for n in range(len(self.said)) if n not in without and self.carries_matter(n)
        )
