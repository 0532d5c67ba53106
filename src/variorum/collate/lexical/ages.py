"""Ages of persons, by what stands beside the years: "74-jährige", "âgée de 74 ans", "una mujer de 74 años", "Tomé, de 58 años,".

Words used here. Line: one sentence cut into words; `said` are the folded words, `spans` their places, `parts` the
number of the part (between commas) of each word. A number is given as its `Words` in the line, usually
called `own`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from variorum.collate.lexical.line import Line, Place, Words
from variorum.records import Measure, Quantity
from variorum.text.mention import Mention
from variorum.text.quantities import quantities

YEAR = "year"
# Marks behind an age that end its clause; then words before years that open a sentence ("À 67 ans").
ENDING = frozenset([",", ";", ".", ")", ""])
AT = frozenset(["a", "mit", "aos"])
# Words between a noun and its years ("un homme de 67 ans"), and articles of one person.
OF, SINGLE = (
    frozenset(["de", "di", "van", "von", "com", "con", "mit"]),
    frozenset(["un", "une", "una", "uno", "um", "uma", "een"]),
)
# Code points between a name and its age must be fewer than these: room for a comma and "de".
LONGEST_BETWEEN = 5
# Letters of the ending of an Italian noun of age ("trentottenne").
NOUN_ENDING = 4
# Sorts of persons who are counted, and are of an age.
PERSONS = frozenset(
    [
        "person",
        "passenger",
        "visitor",
        "resident",
        "worker",
        "child",
        "woman",
        "man",
        "officer",
        "firefighter",
        "soldier",
        "protester",
        "prisoner",
        "driver",
        "patient",
        "witness",
        "fan",
        "player",
        "defendant",
    ]
)


class Aged(NamedTuple):
    """A number read as somebody's age. `value`: the age, in years. `thing`: the sort of person ("passenger"), or "~"
    and the stem of the name before the age; None where neither stands there. `noun`: the word for the person, None
    where there is none.
    """

    value: Quantity
    thing: str | None
    noun: str | None


def aged(line: Line, own: Words, value: Quantity) -> Aged | None:
    """The number as somebody's age, told by the words beside it. None if it is no age: a length of time, a prison
    term, a plain count. `own`: the number's words in `line`.
    """
    within = line.settings.age_within
    if value.exact is None or not 0 < value.exact <= line.settings.oldest:
        return None
    is_in_years = value.measure in (Measure.DURATION, Measure.AGE) and value.unit == YEAR
    if not (is_in_years or value.measure in (Measure.COUNT, Measure.AGE)):
        return None
    # 1. a word for an age beside it: "74-jährige"
    cues = line.tells.aged if is_in_years else line.tells.old
    has_cue = any(
        # a truth value counts as 1: where the unit is no year the word must stand right beside
        own.first - within * is_in_years <= place.first <= own.stop and place.stop >= own.first
        for place in line.matches(cues)
    )
    # 2. a name right before it: "Marta Ruiz, 58,"
    name_before = _behind_a_name(line, own)
    # 3. a word for a person beside it: "una mujer de 74 años"
    person = _person_beside(line, own)
    is_of_person = (
        person is not None
        and is_in_years
        and person.first < own.first
        and person.stop >= own.first - 1
        and all(line.said[n] in OF for n in range(person.stop, own.first))
    )
    # years right behind a noun, between commas, or at the beginning: "74-jährige", "Tomé, de 58 años,"
    is_of_person = is_of_person or (
        is_in_years and (_are_of_single_noun(line, own) or _between_commas(line, own) or _opens(line, own))
    )
    # in brackets: "Tegen de man (36)"
    if (
        value.unit is None
        and value.exact >= line.settings.bracketed_age
        and own.first
        and _in_brackets(line, own)
    ):
        is_of_person = True
        person = next(
            (place for place in line.things if place.name in PERSONS and place.stop == own.first), person
        )
    # "een man van 36"
    if value.unit is None and _behind_van(line, own, person):
        is_of_person = True
    # without one of these signs it is no age
    ends_clause = line.text[line.spans[own.stop - 1].end :].lstrip()[:1] in ENDING
    if not (
        has_cue
        or is_of_person
        or (name_before is not None and (is_in_years or (value.unit is None and ends_clause)))
    ):
        return None
    # `noun`: the word for the person as the report writes it
    as_age = replace(value, measure=Measure.AGE, unit=YEAR, counted=None)
    if person is not None:
        return Aged(as_age, person.name, line.text[slice(*line.spans[person.first])])
    return Aged(as_age, f"~{line.stem(name_before)}" if name_before is not None else None, None)


def _person_beside(line: Line, own: Words) -> Place | None:
    """The word for a person that stands nearest to the number, in its part of the sentence and within `age_within`
    words; None where there is none.
    """
    within = line.settings.age_within
    return next(
        (
            place
            for place in sorted(line.things, key=lambda place: abs(place.first - own.first))
            if place.name in PERSONS
            and line.parts[place.first] == line.parts[own.first]
            and own.first - within < place.stop
            and place.first <= own.stop + within
        ),
        None,
    )


def ages_in_nouns(line: Line) -> Iterator[Mention[Quantity]]:
    """The ages that Italian makes nouns of: "il trentottenne"."""
    if line.language != "it":
        return
    for index, word in enumerate(line.said):
        # "trentott-enne": the number may have lost its last vowel before the ending
        stem = word[:-NOUN_ENDING] if word.endswith(("enne", "enni")) else ""
        for number in (stem + vowel for vowel in ("", "i", "a", "e", "o") if stem):
            in_years = f"{number} anni"
            found = quantities(in_years, 0, len(in_years), language="it")
            if found and found[0].start == 0 and found[0].value.exact:
                yield Mention(
                    *line.spans[index],
                    replace(
                        found[0].value, measure=Measure.AGE, said_as=line.text[slice(*line.spans[index])]
                    ),
                )
                break


def stands_as_age(line: Line, own: Words, value: Quantity) -> bool:
    """Whether years stand where a person's age may: behind an "of" or "with" that follows a noun or a name which is no term ("Infirmière de
    44 ans", "Mühlberg, mit 49 Jahren"), or behind the comma of a noun or a name ("De dader, 26 jaar en")."""
    if (
        value.unit != YEAR
        or value.exact is None
        or not line.settings.bracketed_age <= value.exact <= line.settings.oldest
    ):
        return False
    # "of" or "with" before the number
    led = own.first > 0 and line.said[own.first - 1] in OF
    # the word before that; `led` counts as 1
    at = own.first - 1 - led
    if (
        at < 0
        or not line.carries_matter(at)
        or any(place.first <= at < place.stop for place in line.matches(line.tells.terms))
    ):
        return False
    between = line.text[line.spans[at].end : line.spans[at + 1].start].strip()
    # behind a comma, or behind a noun with "of" between that is no thing ("Infirmière de 44 ans", not "un muro de 44 años")
    return between == "," or (led and not between and not _is_thing(line, at))


def is_attribute(line: Line, own: Words) -> bool:
    """Whether an age is told in passing, beside its person ("de 51-jarige schipper", "Thomsen (58)"); a "not" of the
    sentence then does not deny it.
    """
    # a word such as "51-jarige" is, or is beside, the number
    return (
        any(
            place.first <= own.first < place.stop or place.first < own.stop <= place.stop
            for place in line.matches(line.tells.old)
        )
        or _in_brackets(line, own)
        or _between_commas(line, own)
    )


def _between_commas(line: Line, own: Words) -> bool:
    """Whether the years are between commas: "El condenado, de 66 años, ingresó", "Il comandante, 52 anni, si trova".
    A stop behind them is enough if a word for a person or post is before them, or the number is too high for a
    child's.
    """
    # "de 66 años": from the preposition on
    first_word = own.first - 1 if own.first and line.said[own.first - 1] in OF else own.first
    if first_word < 1:
        return False
    before = line.text[line.spans[first_word - 1].end : line.spans[first_word].start].strip()
    if before != ",":
        return False
    behind = line.text[line.spans[own.stop - 1].end :].lstrip()[:1]
    # "El condenado" or "El alcalde" right before the comma
    has_person_before = any(
        place.stop == first_word and place.name in PERSONS for place in line.things
    ) or any(place.stop == first_word for place in line.posts)
    is_high_number = (
        int(line.said[own.first]) >= line.settings.bracketed_age
        if line.said[own.first].isdecimal()
        else False
    )
    return behind == "," or ((has_person_before or is_high_number) and behind in {".", ";", ")", ""})


def _opens(line: Line, own: Words) -> bool:
    """Whether the years open the sentence and stand alone before a comma: "À 67 ans, il était jugé"."""
    return (
        own.first == 1
        and line.said[0] in AT
        and line.text[line.spans[own.stop - 1].end :].lstrip()[:1] == ","
    )


def _in_brackets(line: Line, own: Words) -> bool:
    """Whether the number stands in brackets right behind the person: "Tegen de man (36)"."""
    # where the number begins and ends in the text
    low, high = line.spans[own.first].start, line.spans[own.stop - 1].end
    return line.text[max(0, low - 1) : low] == "(" and line.text[high : high + 1] == ")"


def _are_of_single_noun(line: Line, own: Words) -> bool:
    """Whether the years belong to a single noun that is no term of time, with at most one word beside it: "Un automobiliste de 34 ans", "Une femme enceinte
    de 29 ans"."""
    # the noun: before the preposition and the number
    at = own.first - 2
    if at < 1 or line.said[at + 1] not in OF:
        return False
    # of a grown-up, one adjective may stand behind the noun: "Une femme enceinte"
    old = line.said[own.first].isdecimal() and int(line.said[own.first]) >= line.settings.bracketed_age
    # the article "un" stands right before the noun, or before its adjective's noun
    first = next(
        (word for word in (at, at - 1 if old else at) if word > 0 and line.said[word - 1] in SINGLE), None
    )
    # but "une peine de 34 ans" is a term, no age
    return first is not None and not any(
        place.first <= word < place.stop for place in line.matches(line.tells.terms) for word in (first, at)
    )


def _behind_van(line: Line, own: Words, person: Place | None) -> bool:
    """Whether it is an age without its years, as Dutch has it: "een vrouw van 68 klom", "haar kind van vijf om"."""
    at = own.first - 1
    if line.language != "nl" or person is None or person.stop != at or line.said[at] != "van":
        return False
    # "een vrouw van 68 kilo": what follows would be counted
    return not (
        own.stop < len(line.said) and line.parts[own.stop] == line.parts[at] and _is_thing(line, own.stop)
    )


def _is_thing(line: Line, number: int) -> bool:
    """Whether a word names something that is counted or measured."""
    return any(p.first == number for p in (*line.things, *line.matters))


def _behind_a_name(line: Line, own: Words) -> int | None:
    """The index in `line.said` of the last word of the name right before an age: "Thomsen (58)", "Tomasi, 58 ans,",
    "Tomé, de 58 años". None if no name is there. `own`: the number's words.
    """
    # the word before the number, or the one before the preposition
    for last in (own.first - 1, own.first - 2):
        if last < 1:
            return None
        between = line.text[line.spans[last].end : line.spans[own.first].start].strip()
        # two words with capitals
        names = all(line.text[line.spans[word].start].isupper() for word in (last - 1, last))
        if names and (
            between in {",", "("}
            or (between[:1] == "," and own.first - last == 2 and len(between) < LONGEST_BETWEEN)
        ):
            return last
    return None
