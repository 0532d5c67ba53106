"""Finds which sentences of two reports tell of one thing: each is the other's nearest, by words, happenings and equal values.

Words used here. Key: a sentence as (report, start). Point: a number or time of a report with what it is about. Sorts:
names for what befell, what happened or what was measured, the same in all languages. Listed: of a word, that it is in
a word list of its language. Aside: told in passing. Event: two reports are of one event if they share a person,
enough values, or enough kinds of other signs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.lexical.acts import Act
from variorum.collate.lexical.ages import PERSONS
from variorum.collate.lexical.causes import Cause, Told, the_cause
from variorum.collate.lexical.choices import Choice
from variorum.collate.lexical.denials import Denied
from variorum.collate.lexical.people import surnames
from variorum.collate.lexical.points import COUNTED, HELPERS, Point
from variorum.collate.lexical.sentences import SentenceRead
from variorum.collate.lexical.setting import apart
from variorum.collate.settings import LexicalSettings
from variorum.records import Grain, Measure, Quantity, When
from variorum.text.name.persons import distance
from variorum.text.short_lists import UNCASED
from variorum.text.words import plain

# A sentence: the id of its report, and where it begins (code points).
Key = tuple[str, int]
# From this number on two equal numbers are hardly met by chance, whatever they count.
ONCE_MET = 100
# Fewest words that two sentences share beside the denied ones if one denies the other: as many as a name has.
SHARED_NAME = 2
# Stems of the words that ages and hours end in, in the six languages.
YEARS = frozenset(
    {
        "jahr",
        "jahre",
        "jahren",
        "ans",
        "anos",
        "anni",
        "jaar",
        "uhr",
        "heures",
        "heure",
        "horas",
        "hora",
        "ore",
        "uur",
    }
)
# Kinds of signs that two events of one town and day may share by chance: somebody is as old, something costs as much.
BY_CHANCE = frozenset({"place", "day", "value"})


# What parts the words of a name ("Rocca Sant’Elia").
NAME_BREAK = re.compile(r"[\s’'-]+")


class _KnownBy(NamedTuple):
    """What the event of a report is known by. `marks`: (kind, sign), as `_marks` gives them. `places`: words of the
    places that it names. `words`: stems of its words with a capital. `rare`: stems of words that stand in no list and
    are no numbers.
    """

    marks: frozenset[tuple[str, object]]
    places: frozenset[str]
    words: frozenset[str]
    rare: frozenset[str]


class Aligned:
    """Knows which sentences of several reports tell of one thing, and which reports are of one event. Time: the
    square of the sentences of two reports that share a word, a sort or a value.

    By sentence (`Key`): `_sentences`, what was read there; `_points`, its values; `_values`, those that are hardly
    equal by chance; `_single`, sorts of values that its report gives only once.
    By report: `_reports`, its sentences; `_frequent`, stem → how many of them have it; `_shared`, its rarer values,
    to be found in other reports; `_large`, large counts; `_years`, `_days` (ISO), `_ages`.
    By report and more: `_told`, sort of value; `_fates`, what befell; `_things`, what is counted → the unlike numbers
    that the report gives.
    The rest is filled when it is first asked for.
    """

    def __init__(
        self,
        read: Sequence[SentenceRead],
        own: Sequence[Point],
        people: Mapping[str, frozenset[str]],
        settings: LexicalSettings,
    ) -> None:
        """Gathers, for each report and each sentence, what is compared later: sentences, values, words, numbers by their sort.

        `read`: the sentences; `own`: the values of all reports; `people`: report → the names of its persons, folded,
        without names that are only used where a place's could be.
        """
        self._people = people
        self.settings = settings
        self._sentences = {
            (sentence.report, sentence.start): sentence for sentence in read if not sentence.headline
        }
        self._points: dict[Key, list[Point]] = defaultdict(list)
        for point in own:
            self._points[point.report, point.sentence].append(point)
        self._reports: dict[str, list[Key]] = defaultdict(list)
        for key in self._sentences:
            self._reports[key[0]].append(key)
        self._frequent: Mapping[str, Counter[str]] = {
            report: Counter(stem for key in keys for stem in self._sentences[key].stems)
            for report, keys in self._reports.items()
        }
        self._values = {key: _values(own, settings.distinctive) for key, own in self._points.items()}
        self._shared = {
            report: _values(
                [point for key in keys for point in self._points.get(key, ()) if not point.aside],
                settings.distinctive,
                strict=True,
            )
            for report, keys in self._reports.items()
        }
        self._single = {
            key: sorts_given_once
            for keys in self._reports.values()
            for key, sorts_given_once in self._singles(keys)
        }
        # all the values that each report gives (see the class)
        self._large: dict[str, set[float | None]] = defaultdict(set)
        self._told: dict[tuple[object, ...], set[object]] = defaultdict(set)
        self._years: dict[str, set[str]] = defaultdict(set)
        self._days: dict[str, set[str]] = defaultdict(set)
        self._ages: dict[str, set[float]] = defaultdict(set)
        self._fates: dict[tuple[str, str], set[object]] = defaultdict(set)
        self._things: dict[tuple[str, str | None], set[object]] = defaultdict(set)
        for point in own:
            if isinstance(point.value, When) and _is_year_in_digits(point.value):
                self._years[point.report].add((point.value.earliest or "")[:4])
            if isinstance(point.value, When) and _is_past_day(point):
                self._days[point.report].add((point.value.earliest or "")[:10])
            if isinstance(point.value, Quantity) and is_age(point) and point.value.exact is not None:
                self._ages[point.report].add(point.value.exact)
            if isinstance(point.value, Quantity) and not point.aside:
                value = point.value
                self._told[point.report, *_sort_of_value(point)].add((value.low, value.high, value.parts))
                if value.measure is Measure.COUNT and not point.part:
                    number_or_bounds = value.exact if value.exact is not None else (value.low, value.high)
                    self._things[point.report, point.thing].add(number_or_bounds)
                    for name in point.classes:
                        self._fates[point.report, name].add(number_or_bounds)
                if value.measure is Measure.COUNT and (value.exact or 0) >= settings.large:
                    self._large[point.report].add(value.exact)
        # filled when first asked for
        self._signs: dict[tuple[str, str], int] = {}
        self._told_alike: dict[str, tuple[str, ...]] = {}
        self._one_event: dict[tuple[str, str], bool] = {}
        self._events: dict[str, _KnownBy] = {}
        self._company: dict[str, bool] = {}
        self._nearest: dict[tuple[Key, str], tuple[Key, float] | None] = {}

    def pairs(self) -> Iterator[tuple[SentenceRead, SentenceRead, float]]:
        """(sentence, sentence, likeness) for sentences of two tellings that are the nearest of each other."""
        for key, other_key in (
            (sentence, there[0])
            for sentence in sorted(self._sentences)
            for report in sorted(self._reports)
            if report > sentence[0] and (there := self._nearest_in(sentence, report))
        ):
            sentence, other = self._sentences[key], self._sentences[other_key]
            strength = self.strength(key, other_key)
            if strength and sentence.witness != other.witness:
                yield sentence, other, strength

    def denied_elsewhere(self) -> Iterator[tuple[SentenceRead, SentenceRead]]:
        """Pairs of sentences of reports of one event: the first denies, in a few words, what a part of the second
        says in the same words.
        """
        every = [self._sentences[key] for key in sorted(self._sentences)]
        for denying in every:
            cores = [core for core in denying.cores if len(core) >= self.settings.denial_words]
            for other in every if cores else ():
                if denying.witness == other.witness or denying.language != other.language or other.denied:
                    continue
                # all words of the denial stand in one part of the other sentence
                says_it = any(core <= part for core in cores for part in other.parts)
                if says_it and self.are_of_one_event(denying.report, other.report):
                    yield denying, other

    def refuted(self) -> Iterator[tuple[SentenceRead, SentenceRead]]:
        """Sentences of reports of one event of which the first denies what the second says: the same words without
        the denial, nobody where the second counts somebody, or a word and its opposite. What a report both says and
        denies is left out.
        """
        every = [self._sentences[key] for key in sorted(self._sentences)]
        for denying in every:
            for saying in every:
                if denying.witness == saying.witness or denying.language != saying.language:
                    continue
                if self._is_refuted(denying, saying) and self.are_of_one_event(denying.report, saying.report):
                    yield denying, saying

    def _is_refuted(self, left: SentenceRead, right: SentenceRead) -> bool:
        """Whether the first sentence denies what the second says."""
        # 1. the same words, without the denial
        if any(
            self._says(denied, left, right) and not self._is_said(denied.key, left.report)
            for denied in left.stand.denied
        ):
            return True
        # 2. nobody, where the second counts somebody
        if any(
            point.classes & left.stand.nobody
            and not point.part
            and isinstance(point.value, Quantity)
            and point.value.exact
            for point in self._points.get((right.report, right.start), ())
        ):
            return True
        # 3. a deed that the second alone says is done
        undone = {name for name, done in left.stand.deeds if not done and (name, True) in right.stand.deeds}
        if any(
            (name, True) not in self._acts(left.report) and (name, False) not in self._acts(right.report)
            for name in undone
        ):
            return True
        # 4. a word and its opposite ("positivo", "negativo"); `turned`: the poles of the first sentence, with the sides exchanged
        # a pole is (number of the pair, side 0 or 1)
        turned = {(pair, 1 - side) for pair, side in left.stand.poles}
        shared = (left.stems & right.stems) - left.listed
        # the two share another word of matter, or the pair of opposites is plain ("positive", "negative");
        # and the first report never says what the second does
        met = {pair for pair, _ in turned & right.stand.poles}
        return bool(met and (shared or min(met) < self.settings.plain_opposites)) and not any(
            (pair, side) in self._sentences[key].stand.poles
            for pair, side in right.stand.poles & turned
            for key in self._reports[left.report]
        )

    def _acts(self, report: str) -> frozenset[tuple[str, bool]]:
        """The deeds that a report names, each as (name, whether it is done)."""
        return frozenset(act for key in self._reports[report] for act in self._sentences[key].stand.deeds)

    def deeds_of(self, report: str) -> Mapping[tuple[str, bool], tuple[SentenceRead, Act]]:
        """(name of a deed, is it done) → (first sentence that names it, the deed), for one report. Headlines and what
        is told in passing are left out, and so are deeds of which the report also says the opposite.
        """
        found: dict[tuple[str, bool], tuple[SentenceRead, Act]] = {}
        for key in sorted(self._reports.get(report, ())):
            sentence = self._sentences[key]
            if not sentence.aside:
                for act in sentence.stand.acts:
                    found.setdefault((act.name, act.done), (sentence, act))
        return {key: told for key, told in found.items() if (key[0], not key[1]) not in found}

    def _says(self, denied: Denied, left: SentenceRead, right: SentenceRead) -> bool:
        """Whether sentence `right` says what `left` denies, in a part without a denial. Either it has all words of the denial
        in one part; or it has the denied word, which is long and stands only once in its report, and all other words
        somewhere in the sentence. What it only asks for counts where the two share two words more, as a name; then the word alone is enough
        in what it does not rule out.
        """
        asks = len((left.stems & right.stems) - denied.core - left.listed) >= SHARED_NAME
        is_long = len(denied.key) >= self.settings.telling_letters
        if asks and is_long and any(denied.key in told for told in right.stand.left_open):
            return not denied.fate
        for told in (*right.stand.told, *(right.stand.asked if asks else ())):
            if denied.key not in told or not denied.core <= told | right.stems:
                continue
            if len(denied.core) >= self.settings.denial_words and denied.core <= told:
                return True
            if is_long and self._frequent[right.report][denied.key] == 1:
                return not denied.fate
        return False

    def _is_said(self, stem: str, report: str) -> bool:
        """Whether a report says something with this word without denying it."""
        return any(stem in told for key in self._reports[report] for told in self._sentences[key].stand.told)

    def same_clauses(self) -> Iterator[tuple[SentenceRead, SentenceRead]]:
        """Pairs of sentences of two tellings in which somebody says nearly the same, or the opposite, in a few words,
        even if they are not the nearest of each other.
        """
        for sentence, other in combinations((self._sentences[key] for key in sorted(self._sentences)), 2):
            if sentence.report == other.report or sentence.witness == other.witness:
                continue
            shared = len(sentence.clause & other.clause)
            fewer, more = sorted((len(sentence.clause), len(other.clause)))
            # as many words as a denial has at least, a share of the shorter clause, half of the longer
            least = max(self.settings.denial_words, self.settings.same_clause * fewer, more / 2)
            if shared >= least:
                yield sentence, other

    def of_points(self, point: Point, other: Point) -> float:
        """How much the sentences of two values have in common, as `strength`; 0.0 if one is in a headline."""
        if point.headline or other.headline:
            return 0.0
        return self.strength((point.report, point.sentence), (other.report, other.sentence))

    def strength(self, one: Key, two: Key) -> float:
        """How much two sentences have in common, if each is the nearest of the other; else 0."""
        (report, _), (other_report, _) = one, two
        there, back = self._nearest_in(one, other_report), self._nearest_in(two, report)
        if there is None or back is None:
            return 0.0
        (nearest_there, likeness), (nearest_back, _) = there, back
        return likeness if nearest_there == two and nearest_back == one else 0.0

    def are_apart(self, point: Point, other: Point) -> bool:
        """Whether two values are, or may be, of two events.

        They are if their reports name unlike places (`apart`); or, in one language with capitals, if one report is of
        one event with a third and the other shows nothing of that event. Never if the reports must be of one event
        (`are_of_one_event`), unless one of the values is told in passing.
        """
        # what is told in passing may be of another event than the report
        if not (point.aside or other.aside):
            if self.are_of_one_event(point.report, other.report):
                return False
            if (
                point.language == other.language
                and point.language not in UNCASED
                and self.are_elsewhere(point.report, other.report)
            ):
                return True
        return apart(point.setting, other.setting, self.settings)

    def are_elsewhere(self, one: str, two: str) -> bool:
        """Whether two reports must be of two events: nothing joins them, and one of them is of one event with a third
        report of other sources.
        """
        return not self.are_of_one_event(one, two) and (self._has_company(one) or self._has_company(two))

    def _has_company(self, report: str) -> bool:
        """Whether another report, told by other sources, is of one event with this one."""
        if report not in self._company:
            told_by = self._witnesses(report)
            self._company[report] = any(
                other != report
                and told_by.isdisjoint(self._witnesses(other))
                and self.are_of_one_event(report, other)
                for other in self._reports
            )
        return self._company[report]

    def _witnesses(self, report: str) -> frozenset[str]:
        """The witnesses of a report's sentences."""
        return frozenset(self._sentences[key].witness for key in self._reports[report])

    def people_of(self, report: str) -> frozenset[str]:
        """The names of persons that a report gives, folded."""
        return self._people.get(report, frozenset())

    def share_people(self, one: str, two: str) -> bool:
        """Whether two reports name one person; a long surname may differ in a few letters."""
        here, there = self.people_of(one), self.people_of(two)
        return bool(here & there) or any(
            _are_nearly_one_name(name, other_name, self.settings) for name in here for other_name in there
        )

    def share_values(self, one: str, two: str) -> bool:
        """Whether two reports share enough values to be of one event (`event_values`). Since numbers may be equal by
        chance, they must also share something that happened or was measured, an hour, or a word that is in no list.
        """
        here, there = (self._shared.get(report, frozenset()) for report in (one, two))
        if len(here & there) < self.settings.event_values:
            return False
        one_known, two_known = self._known_by(one), self._known_by(two)
        kinds = {kind for kind, _ in one_known.marks & two_known.marks}
        return bool(kinds & {"happening", "matter", "hour"} or one_known.rare & two_known.rare)

    def are_of_one_event(self, one: str, two: str) -> bool:
        """Whether two reports must be of one event: they, or copies of theirs, share a person, or enough values (`event_values`), or enough
        kinds of other signs (`event_signs`)."""
        pair = (min(one, two), max(one, two))
        if pair not in self._one_event:
            # every two reports of which one is a copy of, or is, `one`, and the other likewise of `two`
            sides = [
                (copy, other_copy)
                for copy in self._copies(one)
                for other_copy in self._copies(two)
                if copy != other_copy
            ]
            self._one_event[pair] = any(
                self._must_be_one(copy, other_copy) for copy, other_copy in sides
            ) or any(self._may_be_one(copy, other_copy) for copy, other_copy in sides)
        return self._one_event[pair]

    def _must_be_one(self, one: str, two: str) -> bool:
        """Whether two reports share a person or enough values."""
        return self.share_people(one, two) or self.share_values(one, two)

    def _may_be_one(self, one: str, two: str) -> bool:
        """Whether enough kinds of signs are in common for the reports to be of one event. Few signs are not enough if
        one of the two must be of one event with a third report: what they share may then be only the town and the
        day. `one` and `two`: ids of the reports.
        """
        pair = (min(one, two), max(one, two))
        signs = self._kinds_of_signs(*pair)
        if signs < self.settings.event_signs:
            return False
        # few signs, though one of them is surely of a third report's event, or shares far more with it
        return not self._is_joined_by_few(*pair) or not any(
            self._must_be_one(copy, other)
            or self._kinds_of_signs(*sorted((copy, other))) > signs + self.settings.event_fewer
            for report in pair
            for copy in self._copies(report)
            for other in self._reports
            if other not in pair and self._witnesses(copy).isdisjoint(self._witnesses(other))
        )

    def _kinds_of_signs(self, one: str, two: str) -> int:
        """`_signs_in_common`, counted once. Remembered, since it is asked of the same two reports again and again."""
        if (one, two) not in self._signs:
            self._signs[one, two] = self._signs_in_common(one, two)
        return self._signs[one, two]

    def _is_joined_by_few(self, one: str, two: str) -> bool:
        """Whether little joins two reports (`one`, `two`: their ids): they share fewer sorts of happenings than
        `event_happenings`; and these, with equal hours and shared words that are in no list, are fewer than
        `event_company`.
        """
        one_known, two_known = self._known_by(one), self._known_by(two)
        shared = one_known.marks & two_known.marks
        happened = sum(kind == "happening" for kind, _ in shared)
        rare = len((one_known.rare & two_known.rare) - one_known.places - two_known.places)
        hours = sum(kind == "hour" for kind, _ in shared)
        return (
            happened < self.settings.event_happenings
            and happened + hours + rare < self.settings.event_company
        )

    def _copies(self, report: str) -> tuple[str, ...]:
        """The ids of the reports that copy this one, or are copied by it (`_is_copy`), and its own."""
        if report not in self._told_alike:
            self._told_alike[report] = tuple(
                other for other in sorted(self._reports) if other == report or self._is_copy(report, other)
            )
        return self._told_alike[report]

    def _is_copy(self, one: str, two: str) -> bool:
        """Whether most sentences of the shorter of two reports are told by a source that the other has, too."""
        # witness → how many sentences of the report it tells
        counts, other_counts = (
            Counter(self._sentences[key].witness for key in self._reports[report]) for report in (one, two)
        )
        shorter = min(counts.total(), other_counts.total())
        # `&` of two Counters: of each witness the smaller number
        return 2 * (counts & other_counts).total() > shorter

    def _signs_in_common(self, one: str, two: str) -> int:
        """How many kinds of signs two reports share: value, hour, day, happening, matter, place, and words that are in no list.

        0 if they share no value, hour or place; and if they share only what any two events of a town may share on one
        day (`BY_CHANCE`), with at most one name. If they share only a place, one less without such words.
        """
        left, right = self._known_by(one), self._known_by(two)
        # a place of one report that the other names, too, at least as a word
        places = (left.places & right.words) | (right.places & left.words)
        # two persons of one age show no common event, unless a place is shared
        kinds = {kind for kind, value in left.marks & right.marks if places or not _is_an_age(kind, value)}
        if places:
            kinds.add("place")
        # words that are in no list and mostly names
        rare = (left.rare & right.rare) - places
        if len(rare) >= self.settings.event_rare:
            kinds.add("words")
        if kinds <= BY_CHANCE and len(rare) + self._names(places, one, two) < self.settings.event_names:
            return 0
        if kinds & {"value", "hour"}:
            return len(kinds)
        if not places:
            return 0
        # of a place alone, one sign less where no rare words are shared
        return len(kinds) if "words" in kinds else len(kinds) - 1

    def _names(self, places: frozenset[str], *reports: str) -> int:
        """How many names these words of places make in two reports: those that stand in one name ("Vale de Urze") make one."""
        told = {
            self._name_stems(place.name) & places
            for report in reports
            for key in self._reports.get(report, ())
            for place in self._sentences[key].places
        }
        rest, names = set(places), 0
        for name in sorted(told, key=lambda own: (-len(own), sorted(own))):
            # a truth value counts as 1: this name has one of the words
            names += bool(name & rest)
            rest -= name
        return names + len(rest)

    def _known_by(self, report: str) -> _KnownBy:
        """What the event of a report is known by, gathered once for all reports it is set against."""
        if report not in self._events:
            own = [
                point
                for key in self._reports.get(report, ())
                for point in self._points.get(key, ())
                if not point.aside
            ]
            self._events[report] = _KnownBy(
                marks=frozenset(self._marks(report, own)),
                places=frozenset(place for point in own for place in point.setting.places),
                words=frozenset(word for point in own for word in point.setting.words),
                rare=frozenset(self._rare(report)),
            )
        return self._events[report]

    def _marks(self, report: str, own: Sequence[Point]) -> Iterator[tuple[str, object]]:
        """The signs by which the event of a report is known, as (kind, sign): values, hours, days of its first
        sentences, what happened, what was measured. `own`: its points, without those told in passing.
        """
        yield from (("value", value) for value in self._shared.get(report, frozenset()))
        for point in own:
            if isinstance(point.value, When) and point.value.clock:
                yield from () if point.halved else (("hour", point.value.clock),)
            # of days only those of the first sentences
            elif isinstance(point.value, When) and point.lead:
                yield "day", (point.value.earliest or "")[:10]
            if not point.headline:
                yield from (("happening", name) for name in point.occurrences | point.classes)
                yield from (("matter", name) for name in point.matters)
            if isinstance(point.value, Quantity) and point.matters and point.value.measure not in COUNTED:
                yield "value", _told_number(point, point.value)

    def _rare(self, report: str) -> Iterator[str]:
        """Stems of words of the report that are in no list, no numbers and no part of a place's name. What is told in
        passing is left out.
        """
        for key in self._reports.get(report, ()):
            sentence = self._sentences[key]
            if not sentence.aside and sentence.language not in UNCASED:
                counted = [p.stems for p in self._points.get(key, ())]
                named = {stem for p in sentence.places for stem in self._name_stems(p.name)}
                yield from sentence.stems.intersection(*counted) - sentence.listed - named - YEARS

    def _name_stems(self, name: str) -> frozenset[str]:
        """The stems of the words of a name."""
        return frozenset(plain(word)[: self.settings.stem] for word in NAME_BREAK.split(name))

    def cause_of(self, report: str) -> Cause | None:
        """The one cause that a report names; None where it names none, or several. Headlines and what is told in
        passing do not count. If there are several, the first sentence does not count either: it mostly says what the
        event itself led to.
        """
        found = [
            (number, cause)
            for number, key in enumerate(sorted(self._reports.get(report, ())))
            if not self._sentences[key].aside
            for cause in self._sentences[key].causes
        ]
        return the_cause(c for _, c in found) or the_cause(c for number, c in found if number)

    def causes_of(self, report: str) -> Iterator[Cause]:
        """Every cause that a report names as one, except for headlines and what is told in passing."""
        for key in sorted(self._reports.get(report, ())):
            if not self._sentences[key].aside:
                # named by a word for "cause" or a "because of", not only by what it is
                yield from (c for c in self._sentences[key].causes if c.told > Told.BY_SORT)

    def choices_of(self, report: str) -> Mapping[str, Mapping[str, Choice]]:
        """Sort → name → its first place: what a report names of which one thing has mostly one, except for headlines and what is told in
        passing."""
        found: dict[str, dict[str, Choice]] = defaultdict(dict)
        for key in sorted(self._reports.get(report, ())):
            if not self._sentences[key].aside:
                for choice in self._sentences[key].choices:
                    found[choice.sort].setdefault(choice.name, choice)
        return found

    def are_told_alike(self, one: str, two: str) -> bool:
        """Whether two reports have so many values in common that what is named in the same place of both is likely one thing
        (`choice_values`, and `choice_share` of those of the report that has fewer)."""
        here, there = (
            {
                _value_told(point)
                for key in self._reports[report]
                for point in self._points.get(key, ())
                if not point.aside
            }
            for report in (one, two)
        )
        shared = len(here & there)
        return shared >= max(
            self.settings.choice_values, self.settings.choice_share * min(len(here), len(there))
        )

    def share_witness(self, one: str, two: str) -> bool:
        """Whether a source stands behind sentences of both reports."""
        return not self._witnesses(one).isdisjoint(self._witnesses(two))

    def first_sentences(self, report: str) -> list[SentenceRead]:
        """The sentences in which a report's news is told, without its headline."""
        return [self._sentences[key] for key in sorted(self._reports.get(report, ()))][: self.settings.lead]

    def only(self, point: Point) -> bool:
        """Whether no other value of its sort (measure and unit, or day, or clock time) stands in its sentence."""
        return (
            sum(
                _sort_of_value(p) == _sort_of_value(point) for p in self._points[point.report, point.sentence]
            )
            == 1
        )

    def is_once(self, point: Point) -> bool:
        """Whether no other value of its measure and unit stands in its report, except for what is told in passing."""
        return len(self._told[point.report, *_sort_of_value(point)]) == 1

    def is_only_fate(self, point: Point) -> bool:
        """Whether its report gives one number of those to whom the same happened."""
        return all(len(self._fates[point.report, name]) == 1 for name in point.classes)

    def is_only_count(self, point: Point) -> bool:
        """Whether its report gives one number of what it counts."""
        return len(self._things[point.report, point.thing]) == 1

    def is_only_day(self, point: Point) -> bool:
        """Whether it is a day that is past, and its report gives no other, except for what is told in passing."""
        return _is_past_day(point) and len(self._days[point.report]) == 1

    def is_only_age_near(self, point: Point, other: Point) -> bool:
        """Whether no other age of its report is as near to `other`, or equal to one of the other report."""
        assert isinstance(point.value, Quantity)
        assert isinstance(other.value, Quantity)
        own, wanted = point.value.exact, other.value.exact
        if own is None or wanted is None or (own != wanted and own in self._ages[other.report]):
            return False
        # every other age of the report is further off
        return all(
            age == own or abs(age - wanted) > max(self.settings.age_slip, abs(own - wanted))
            for age in self._ages[point.report]
        )

    def is_only_year(self, point: Point) -> bool:
        """Whether it is a year in digits ("last year" is none), and its report gives no other without a month."""
        value = point.value
        is_year = isinstance(value, When) and _is_year_in_digits(value)
        return is_year and len(self._years[point.report]) == 1

    def is_only_large(self, point: Point) -> bool:
        """Whether it is the only count of its report that is at least `large`. What is told in passing does not count."""
        large = self._large[point.report]
        return isinstance(point.value, Quantity) and len(large) == 1 and (point.value.exact or 0) in large

    def _clearly_first(self, ranked: Sequence[tuple[float, Key]]) -> tuple[Key, float] | None:
        """(sentence, likeness) of the first of `ranked`, which has (likeness, sentence), the most alike first. None
        if it is not like enough (`least_common`), or the second is nearly as much alike (`clearly`).
        """
        if not ranked:
            return None
        likeness, nearest = ranked[0]
        likeness_of_second = ranked[1][0] if len(ranked) > 1 else None
        if likeness < self.settings.least_common:
            return None
        if likeness_of_second is not None and likeness < likeness_of_second + self.settings.clearly:
            return None
        return nearest, likeness

    def _nearest_in(self, key: Key, report: str) -> tuple[Key, float] | None:
        """(sentence of `report`, likeness): the sentence that is nearest to `key`. None if none is near enough
        (`least_common`), or two are nearly as near (`clearly`).
        """
        if (key, report) not in self._nearest:
            # the sentences of the report, the most alike first
            ranked = sorted(
                ((self._likeness(key, other), other) for other in self._reports.get(report, ())), reverse=True
            )
            self._nearest[key, report] = self._clearly_first(ranked)
        return self._nearest[key, report]

    def _likeness(self, one: Key, two: Key) -> float:
        """How much two sentences have in common, added up: words (rare ones weigh more), sorts of happenings and
        things, equal values. No share, but a sum without an upper limit.
        """
        sentence, other = self._sentences[one], self._sentences[two]
        counts = (self._frequent[one[0]], self._frequent[two[0]])
        weights = self.settings
        # a word that one of the reports uses often weighs less
        words = sum(
            weights.common_word
            if max(count[stem] for count in counts) >= weights.common_in
            else weights.rare_word
            for stem in sentence.stems & other.stems
        )
        # rare values in both sentences; sorts of values that either report gives only once
        values = self._values.get(one, frozenset()) & self._values.get(two, frozenset())
        single = self._single[one] & self._single[two]
        sorts = len(sentence.sorts & other.sorts) + len(single)
        return words + weights.same_sort * sorts + weights.same_value * len(values)

    def _singles(self, keys: Sequence[Key]) -> Iterator[tuple[Key, frozenset[tuple[object, ...]]]]:
        """(sentence, sorts of values in it that the report gives only once) for each of the sentences `keys` of one
        report. A sort is a measure with its unit; counts are left out.
        """
        found = Counter(
            _sort_of_value(point) for key in keys for point in self._points.get(key, ()) if not point.aside
        )
        for key in keys:
            own = {
                _sort_of_value(point)
                for point in self._points.get(key, ())
                if isinstance(point.value, Quantity)
            }
            yield (
                key,
                frozenset(sort for sort in own if found[sort] == 1 and sort[0] is not Measure.COUNT),
            )


def _is_year_in_digits(value: When) -> bool:
    """Whether it is a year told by its number ("last year" is none)."""
    return value.grain is Grain.YEAR and value.said_as[-4:].isdigit()


def _is_past_day(point: Point) -> bool:
    """Whether it is a day on which something happened or was said, and not one to come."""
    value = point.value
    is_day = isinstance(value, When) and not value.clock and value.grain in (Grain.DAY, Grain.WEEKDAY)
    return is_day and not (point.planned or point.aside or point.headline or point.denied)


def is_age(point: Point) -> bool:
    """Whether it is somebody's age, which many have."""
    return isinstance(point.value, Quantity) and point.value.measure is Measure.AGE


def _is_an_age(kind: str, value: object) -> bool:
    """Whether a sign, (kind, value) of `_marks`, is somebody's age."""
    return kind == "value" and isinstance(value, tuple) and value[0] is Measure.AGE


def _are_nearly_one_name(one: str, two: str, settings: LexicalSettings) -> bool:
    """Whether two names have the same given name, and long surnames that differ in a letter or two. `surnames` gives the two surnames if
    the given names are the same.
    """
    named = surnames(one, two)
    return (
        named is not None
        and min(map(len, named)) >= settings.long_surname
        and distance(*named) <= settings.surname_slips
    )


def _value_told(point: Point) -> tuple[object, ...]:
    """What makes two values of two reports equal: a clock time, a day, or a measure and its number."""
    value = point.value
    if isinstance(value, When):
        return ("time", value.clock or (value.earliest or "")[:10])
    return value.measure, value.exact


def _sort_of_value(point: Point) -> tuple[object, ...]:
    """The sort of a value: ("clock" or "day", its bound) of a time, (measure, unit) of a number."""
    value = point.value
    if isinstance(value, When):
        return "clock" if value.clock else "day", point.bound
    return value.measure, value.unit


def _told_number(point: Point, value: Quantity) -> tuple[object, ...]:
    """What two reports must have alike to share a number: its measure and exact number; of a length of time also the
    unit ("22 weeks", "22 years"); of a small count also whether people are counted (48 helpers, 48 parasols).
    """
    if value.measure is Measure.COUNT and (value.exact or 0) < ONCE_MET:
        return value.measure, value.exact, point.thing is None or point.thing in PERSONS | HELPERS
    return value.measure, value.exact, value.unit if value.measure is Measure.DURATION else None


def _values(
    points: Sequence[Point], distinctive: int, *, strict: bool = False
) -> frozenset[tuple[object, ...]]:
    """The numbers that tell sentences apart: large ones, and those with a fraction. `strict`: also by what they count (`_told_number`), as is
    needed to tell two events of a town apart. `distinctive`: from this size on a whole number tells sentences apart.
    """
    return frozenset(
        _told_number(point, point.value) if strict else (point.value.measure, point.value.exact)
        for point in points
        if isinstance(point.value, Quantity)
        and point.value.exact is not None
        and (point.value.exact >= distinctive or point.value.exact != int(point.value.exact))
    )
