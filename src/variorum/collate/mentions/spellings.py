"""Finds names spelled in two ways: joined, hyphened, accented or Anglicised otherwise, or one or two letters off.

Words used here. Form: a name folded (small letters), as a key for one spelling. Found, vocabulary: the words of the
reports' names. Beside: the other words of the name. Sure: by the letters or by a word beside, the two are one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from variorum.collate.memo import Remembering
from variorum.collate.mentions.spelled import Spelled, Vocabulary, vocabulary
from variorum.records import Report
from variorum.text.lexicon import entries, sexes_by_given_name
from variorum.text.name.persons import distance
from variorum.text.names import is_role_word, skeleton
from variorum.text.spellings import house_style_off
from variorum.text.union_find import Groups
from variorum.text.when.patterns import month_numbers, weekday_numbers
from variorum.text.words import fold, plain

# Fewest letters of a word whose spellings differ: by accents only, by one letter, by two.
SHORTEST_SAME, SHORTEST, SHORTEST_FAR = 3, 5, 7
# Most letters by which two spellings of one name may differ.
MOST_APART = 2
# Most letters of an ending by which two words differ that are no spellings of one name ("-ism", "-ist").
LONGEST_ENDING = 3
# Words that begin, or end, with the same ENDS letters are compared, unless more than MOST_ALIKE words do.
ENDS, MOST_ALIKE = 3, 150
# The blank between two words of a name; then how often a joined form must stand (one that stands once has lost its
# blank in a saved text).
APART = " "
LEAST_JOINED = 2
# Languages whose endings of names are known.
PLAIN = frozenset({"en", None})
# If a report has a spelling so often, it is meant: two spellings that it both means are two names.
ON_PURPOSE = 2
# A spelling with no other word of the name beside it stands at most RARE times, and begins with the same SAME_START
# letters.
RARE, SAME_START = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One name that is spelled in several ways. `places`: spelling (folded) → where it stands, the most frequent
    first. `sure`: the spellings have the same letters, or the same word of the name stands beside each.
    """

    places: Mapping[str, tuple[Spelled, ...]]
    sure: bool


def spellings(reports: Mapping[str, Report], kept: Remembering | None = None) -> tuple[Spelling, ...]:
    """Names that the reports of one language spell in several ways, in order of their most frequent spelling. Words
    that begin or end alike are compared, so time grows with the pairs of these.
    """
    by_language: dict[str | None, dict[str, Report]] = defaultdict(dict)
    for report_id, report in reports.items():
        by_language[report.language][report_id] = report
    all_spellings: list[Spelling] = []
    for language, in_language in by_language.items():
        words = vocabulary(in_language, kept or Remembering())
        all_spellings.extend(
            (
                *_spelled_with_same_letters(words),
                *_spelled_letters_off(words, inflected=language not in PLAIN),
            )
        )
    return tuple(sorted(all_spellings, key=lambda spelling: tuple(spelling.places)))


def _spelled_with_same_letters(found: Vocabulary) -> Iterator[Spelling]:
    """Names whose spellings have the same letters without blanks, hyphens, accents and house style."""
    # the letters alone → the forms in which they are written → their places
    by_key: dict[str, dict[str, list[Spelled]]] = defaultdict(lambda: defaultdict(list))
    for word, places in found.names.items():
        if word not in found.small and len(word) >= SHORTEST_SAME:
            for place in places:
                by_key[_singular(house_style_off(place.said))][_singular(fold(place.said))].append(place)
    # two words of a name that others write as one word or with a hyphen
    written_as_one = set(by_key)
    hyphened = {
        _singular(house_style_off(spelled.said))
        for places_of_form in found.pairs.values()
        for spelled in places_of_form
        if "-" in spelled.said
    }
    for places in found.pairs.values():
        for place in places:
            key = _singular(house_style_off(place.said))
            if key in written_as_one or key in hyphened:
                by_key[key][_singular(fold(place.said))].append(place)
    # of each key the forms that a text has
    for forms in by_key.values():
        forms_in_text = {
            form: tuple(places_of_form)
            for form, places_of_form in forms.items()
            if any(spelled.body for spelled in places_of_form)
        }
        places_as_one_word = [
            places_of_form for form, places_of_form in forms_in_text.items() if form.isalpha()
        ]
        two_word_forms = [form for form in forms_in_text if APART in form]
        if len(forms_in_text) > 1 and not (
            # written as one word too seldom to be a spelling of its own
            two_word_forms and places_as_one_word and sum(map(len, places_as_one_word)) < LEAST_JOINED
        ):
            yield from _spelling_if_one_name(forms_in_text)


def _spelling_if_one_name(forms: Mapping[str, tuple[Spelled, ...]]) -> Iterator[Spelling]:
    """The forms as one Spelling, if they are one name.

    They are if some write as one word what others write as two; if each form also stands alone ("Defence",
    "Defense"); or if another word of the name is beside all forms. Forms that differ in a hyphen only need such a
    word.
    """
    words_beside = [frozenset().union(*(spelled.beside for spelled in own)) for own in forms.values()]
    stands_alone = [any(not spelled.beside for spelled in own) for own in forms.values()]
    differ_in_more_than_hyphens = len({form.replace("-", APART) for form in forms}) > 1
    is_one_or_two_words = differ_in_more_than_hyphens and any(not form.isalpha() for form in forms)
    if (
        is_one_or_two_words
        or (differ_in_more_than_hyphens and all(stands_alone))
        or frozenset.intersection(*words_beside)
    ):
        yield Spelling(places=_ordered(forms), sure=differ_in_more_than_hyphens)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > SHORTEST else word


def _ordered(forms: Mapping[str, tuple[Spelled, ...]]) -> dict[str, tuple[Spelled, ...]]:
    return dict(sorted(forms.items(), key=lambda item: (-len(item[1]), item[0])))


def _spelled_letters_off(found: Vocabulary, *, inflected: bool) -> Iterator[Spelling]:
    """Words of names that are one or two letters apart, in groups of one name.

    `inflected`: the language has endings of names that are not known here ("Franse"); then words without a name
    beside them must have the same letters in another order.
    """
    candidates = sorted(
        word
        for word in found.names
        if len(word) >= SHORTEST
        and word not in found.small
        and word not in _calendar()
        and not is_role_word(word)
    )
    groups = Groups(candidates)
    sure: dict[str, bool] = {}
    for one, two in _worth_comparing(candidates):
        judged = _judged_one_name(one, two, found)
        # True: surely one name; False: perhaps one, and then in languages with unknown endings only the same letters
        if judged or (judged is False and not (inflected and sorted(one) != sorted(two))):
            # a group is sure if every joining of it was
            were_sure = [sure.get(groups.first(word), True) for word in (one, two)]
            groups.join(one, two)
            sure[groups.first(one)] = all(were_sure) and judged
    for first, members in groups.groups().items():
        if len(members) > 1:
            forms = {word: tuple(found.names[word]) for word in members}
            yield Spelling(
                places=_ordered(_without_namesakes(forms) if sure[first] else forms), sure=sure[first]
            )


def _without_namesakes(forms: Mapping[str, tuple[Spelled, ...]]) -> dict[str, tuple[Spelled, ...]]:
    """The forms without places where another bearer is named: "Mohammed Ibrahim" is left out where "Mohamed Moll" and "Mohammed
    Moll" are one man. A form that stands only in names of others keeps its places.
    """
    beside_each = [frozenset().union(*(place.beside for place in places)) for places in forms.values()]
    # words of the name that stand beside two of the forms at least, and those that stand with such a word
    shared = frozenset(word for one, two in combinations(beside_each, 2) for word in one & two) - frozenset(
        forms
    )
    of_one_bearer = shared.union(
        *(place.beside for places in forms.values() for place in places if place.beside & shared)
    )
    kept = {
        form: tuple(
            place
            for place in places
            if not place.beside or any(_nearly_in(word, of_one_bearer) for word in place.beside)
        )
        for form, places in forms.items()
    }
    return {form: kept[form] or places for form, places in forms.items()}


def _nearly_in(word: str, words_of_name: frozenset[str]) -> bool:
    """Whether the word is one of these, or two letters off one of them at the most: the rest of the name may be spelled in two ways too."""
    return any(
        abs(len(word) - len(own)) <= MOST_APART and distance(word, own) <= MOST_APART for own in words_of_name
    )


def _worth_comparing(known: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of words that begin or end alike, in order. Time: the square of the words with one beginning, MOST_ALIKE at most. `known`:
    the words.
    """
    words_alike: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in known:
        words_alike[word[:ENDS], 0].append(word)
        words_alike[word[-ENDS:], 1].append(word)
    pairs = {
        pair
        for words_of_end in words_alike.values()
        if len(words_of_end) <= MOST_ALIKE
        for pair in combinations(words_of_end, 2)
    }
    return sorted(pairs)


def _judged_one_name(one: str, two: str, found: Vocabulary) -> bool | None:
    """Whether two words that are spelled alike are one name.

    True if another word of the name is beside both; False if they may be one, but one of them is used alone; None if they are two names.
    `found`: the words of the reports' names.
    """
    # None: too unlike in length; "Marxism", "Marxist"; "harbour", "harbor"
    if (
        abs(len(one) - len(two)) > MOST_APART
        or _differ_in_ending(one, two)
        or house_style_off(one) == house_style_off(two)
    ):
        return None
    # None: too many letters differ; one report uses both on purpose; a man's and a woman's name; given name and surname
    letters_apart = distance(one, two)
    shortest = min(len(one), len(two))
    if (
        letters_apart > MOST_APART
        or (letters_apart == MOST_APART and shortest < SHORTEST_FAR)
        or _both_on_purpose(one, two, found)
        or _sexes(one, two)
        or _are_given_and_other(one, two, found)
        or _are_given_and_alone(one, two, found)
    ):
        return None
    # True where a word of the name stands beside both
    beside_one, beside_two = (
        frozenset[str]().union(*(place.beside for place in found.names[word])) for word in (one, two)
    )
    if one in beside_two or two in beside_one:
        return None  # one name has both
    if beside_one & beside_two - {one, two}:
        return True
    # no word in common: None if both only open sentences, both have other words beside them, or both are frequent
    if (
        all(place.opens for word in (one, two) for place in found.names[word])
        or (beside_one and beside_two)
        or min(len(found.names[word]) for word in (one, two)) > RARE
    ):
        return None
    # False where one slip may explain it
    if letters_apart == 1:
        return False if one[0] == two[0] and shortest > SHORTEST else None
    # two letters: two exchanged, or the same consonants
    same_sound = skeleton(one) == skeleton(two) or one.startswith(two) or two.startswith(one)
    if sorted(one) == sorted(two) and one[0] == two[0]:
        return False
    return False if same_sound and one[:SAME_START] == two[:SAME_START] else None


def _differ_in_ending(one: str, two: str) -> bool:
    """Whether one word is the other with an ending, or both are one word with two endings."""
    # how many letters both begin with
    shared = next(
        (
            index
            for index, (letter, other_letter) in enumerate(zip(one, two, strict=False))
            if letter != other_letter
        ),
        min(len(one), len(two)),
    )
    # cut a letter or two earlier, too: "national" and "nationale" of "nation"
    endings = entries("name-endings.txt") | {""}
    return any(
        {one[at:], two[at:]} <= endings
        for at in range(shared, max(SHORTEST, shared - LONGEST_ENDING) - 1, -1)
    )


def _both_on_purpose(one: str, two: str, found: Vocabulary) -> bool:
    """Whether a report uses both spellings twice, and so means two names. `found`: the words of the reports' names."""
    counts, other_counts = (_counts_by_report(found.names[word]) for word in (one, two))
    return any(
        count >= ON_PURPOSE and other_counts.get(report, 0) >= ON_PURPOSE for report, count in counts.items()
    )


def _counts_by_report(places: Sequence[Spelled]) -> dict[str, int]:
    """Report → how often it has the word, by the places where it stands; reports without it are left out."""
    found: dict[str, int] = defaultdict(int)
    for place in places:
        found[place.report] += 1
    return found


def _sexes(one: str, two: str) -> bool:
    """Whether one is a man's given name and the other a woman's."""
    known = _given_names()
    return {known.get(one), known.get(two)} == {"m", "f"}


def _are_given_and_other(word: str, other_word: str, found: Vocabulary) -> bool:
    """Whether one is a given name at the beginning of its name, and the other a word that never is: "Walter
    Bugden", "Barbara Walther".
    """
    for given, other in ((word, other_word), (other_word, word)):
        opens = all(spelled.start == spelled.wide[0] for spelled in found.names[given])
        closes = all(spelled.start > spelled.wide[0] for spelled in found.names[other] if spelled.beside)
        if (
            given in _given_names()
            and opens
            and closes
            and any(spelled.beside for spelled in found.names[other])
        ):
            return True
    return False


def _are_given_and_alone(one: str, two: str, found: Vocabulary) -> bool:
    """Whether one always opens a name of several words, and the other never has one beside it: "Shinzo Abe", "a Shinto priest". `found`:
    the words of the reports' names.
    """
    return any(
        all(spelled.beside and spelled.start == spelled.wide[0] for spelled in found.names[given])
        and not any(spelled.beside for spelled in found.names[other])
        for given, other in ((one, two), (two, one))
    )


@cache
def _calendar() -> frozenset[str]:
    """The English names of months and weekdays: a slip in one is no other name."""
    return frozenset({*month_numbers("en"), *weekday_numbers("en")})


@cache
def _given_names() -> Mapping[str, str]:
    return {plain(name): sex for name, sex in sexes_by_given_name().items()}
