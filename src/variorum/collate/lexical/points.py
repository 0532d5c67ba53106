"""Finds numbers, days and hours of a report with what each is about, by the words that stand around it.

Words used here. Line: a sentence cut into words. `own`, `number_at`: the words of a number. Scope,
reach: the words that may tell of it. Part: of a sentence, between commas. Fate (`classes`): what befell those
counted. Matter: what is measured. Thing: what is counted, a sort known in all languages or "~" and a stem. Bare: a
number in millions without a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from variorum.collate.compare.amounts import closeness, interval
from variorum.collate.compare.dates import minutes_apart, minutes_of
from variorum.collate.lexical.ages import PERSONS, YEAR, aged, ages_in_nouns, is_attribute, stands_as_age
from variorum.collate.lexical.line import Line, Place, Words
from variorum.collate.lexical.sentences import EITHER_HALF, body, times_told
from variorum.collate.lexical.setting import NOWHERE, Setting, setting
from variorum.collate.pairing.things import LEAST_SHARE
from variorum.collate.settings import LexicalSettings
from variorum.records import BlockKind, Grain, Hedge, Measure, Quantity, Report, Sentence, When
from variorum.text.mention import Mention
from variorum.text.quantities import quantities
from variorum.text.quantity.lexicon import numbers
from variorum.text.quotations import quotations
from variorum.text.when.spoken import clock_at
from variorum.text.words import plain

# Measures that say nothing without what they count.
COUNTED = frozenset({Measure.COUNT, Measure.ORDINAL, Measure.AGE, Measure.TIMES, Measure.SCORE})
# What is measured in money; then what is measured in metres.
PAID = frozenset(
    [
        "damage",
        "loss",
        "profit",
        "revenue",
        "cost",
        "budget",
        "fine",
        "aid",
        "ransom",
        "wage",
        "debt",
        "investment",
        "compensation",
        "fraud",
        "offer",
        "price",
        "value",
        "transfer",
    ]
)
LONG = frozenset(["length", "height", "depth", "distance"])
# What befalls work: a person who loses a post and the post that goes count as one.
OF_WORK = frozenset({"fired", "hired"})
WORKER, JOB, EMPLOYED = "worker", "job", "employed"
# Something that is struck off and is nobody's post ("vols supprimés") is cancelled, not fired.
FIRED, CANCELLED = "fired", "cancelled"
# Words for what befalls people are used of things, too ("34 bus ont brûlé", "420 postes disparaissent").
HURT, MISSING, DESTROYED = "hurt", "missing", "destroyed"
# People who rescue are not those rescued.
HELPERS, RESCUED = frozenset({"helper", "firefighter"}), "rescued"
# The people that a train or ship has are aboard.
PASSENGER, ABOARD = "passenger", "aboard"
# Workers who take part in something are on strike.
ATTENDED, STRUCK = "attended", "struck"
# The unit and the value of a Dutch "ton" of money.
EURO, HUNDRED_THOUSAND = "EUR", 1e5
# "In the 88th minute": what stands before the number in some languages, and its sign, which would be feet in English.
MINUTE, MINUTES, FEET, PRIMES = frozenset(["minuto", "minute"]), "min", "ft", ("'", "’", "′")
# "En el kilómetro 34": what stands before the number of a post on a road, in all languages that are read by lexicon.
POSTED = frozenset(
    ["kilometro", "quilometro", "kilometre", "chilometro", "kilometer", "km", "hectometerpaal", "pk"]
)
POST = "kilometre post"
# Verbs that say what others say, and the infinitives of "have" and "be" that then stand behind them.
ALLEGING = frozenset(["soll", "sollen", "zou", "zouden"])
HAVING = {"de": frozenset(["haben", "sein"]), "nl": frozenset(["hebben"])}
# The conditional in which Romance languages say what others say ("aurait perdu"); by language, how the participle behind it ends; and
# within how many words it stands.
CONDITIONAL = frozenset(
    [
        "aurait",
        "auraient",
        "serait",
        "seraient",
        "habria",
        "habrian",
        "avrebbe",
        "avrebbero",
        "sarebbe",
        "sarebbero",
        "teria",
        "teriam",
    ]
)
PARTICIPLES = {
    "fr": ("e", "ee", "es", "ees", "i", "is", "it", "u", "us", "ue", "ues"),
    "es": ("ado", "ido", "cho", "to"),
    "it": ("to", "ta", "ti", "te", "so", "sa", "si", "se"),
    "pt": ("ado", "ido", "to"),
}
PARTICIPLE_WITHIN = 2
# Participles of "can", "must" and "want" behind such a conditional, and words that make it an "if": then nothing is alleged.
OF_WILL = frozenset(
    ["pu", "du", "voulu", "fallu", "podido", "debido", "dovuto", "potuto", "voluto", "devido"]
)
IFS = frozenset(["si", "se", "sans", "sin", "senza", "sem", "caso", "cas", "falls"])
# The people that a game has are those who attended.
FAN = "fan"
# What befalls workers, whatever they are called: drivers, officers.
AT_WORK = OF_WORK | {STRUCK, "employed"}
# Voters and votes count as one.
VOTED, VOTE, AHEAD = "voted", "vote", "ahead"
# "Of the", in all languages that are read by lexicon.
WHOLE = frozenset(
    [
        "of",
        "the",
        "der",
        "von",
        "den",
        "de",
        "los",
        "las",
        "des",
        "les",
        "dei",
        "delle",
        "degli",
        "dos",
        "das",
        "van",
        "sui",
        "su",
    ]
)
# "Nobody" and "nothing", in all languages that are read by lexicon. "Nobody works for 30 days" does not deny the 30
# days.
NOTHING = frozenset(
    ["niemand", "nadie", "nessuno", "ninguem", "personne", "keiner", "niemanden", "nichts", "rien", "nada", "niente", "nulla", "niets"]
)  # fmt: skip
# Articles by which those counted are known to be there, what opens a clause about them, and what leads to how long something lasts, in all
# languages that are read by lexicon.
DEFINITE = frozenset(["die", "der", "den", "los", "las", "les", "des", "aux", "i", "gli", "le", "dei", "delle", "degli", "os", "as", "dos", "das"])  # fmt: skip
RELATIVE = frozenset(["que", "qui", "che", "die", "dat", "das", "der"])
FOR = frozenset(
    ["da", "per", "desde", "hace", "durante", "por", "depuis", "pendant", "durant", "ha", "seit", "sinds"]
)
# Languages in which a "not" stands behind the words for how long something does not happen.
NOT_BEHIND = frozenset({"de", "nl"})
# From when and to when something goes on: "a partir de" begins it as "desde" does.
BOUNDS = {"since": "since", "after": "since", "until": "until", "by": "until"}
# "Shortly" before an "after": the hour is nearly that one, and nothing goes on from it.
SHORTLY = frozenset(["kurz", "poco", "pouco", "peu", "kort", "wenig", "shortly", "just"])
MILLION = 1e6
# Measures whose unit may be left out if it was told before.
LEFT_OUT = frozenset({Measure.DURATION, Measure.MONEY, Measure.PERCENT})
# Languages that put an "of" between millions and their noun ("2 millones de personas").
LED_BY_OF = frozenset({"es", "fr", "it", "pt"})
# Most words between a number and the number that it is a part of.
OF_ALL = 2
# Words: farther off than any word of a sentence.
FARTHEST = 99
# Minutes from midnight to noon.
NOON = 720
# Stands in a unit before the period ("EUR per day").
RATED = " per "
# Words for people in general, which tell no group from another.
AT_LARGE = frozenset({"person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number or a time of a report, report.text[start:end], with what the words around tell that it is about."""

    # id of the report, its language (ISO 639-1), and the id of the witness that tells it ("" until it is known)
    report: str
    language: str
    witness: str
    # its place, in code points; `wide`: (start, end) of the stretch to quote, with the word for what befell
    start: int
    end: int
    wide: tuple[int, int]
    value: Quantity | When
    # what befell those counted ("killed"); of a time, what befell anybody in its sentence
    classes: frozenset[str]
    # what is counted: the name of a sort, the same in every language ("house"), or "~" and the stem of a noun in no list
    thing: str | None
    # what is measured ("damage")
    matters: frozenset[str]
    # what its sentence tells of ("fire"), and the stems of that sentence's content words
    occurrences: frozenset[str]
    stems: frozenset[str]
    # in the first sentences of its report
    lead: bool
    # places and names by which its report's event is known
    setting: Setting = NOWHERE
    # a part of another number ("of whom six"), or one that comes to another; `more`: words say that it comes to another
    part: bool = False
    more: bool = False
    # a day on which something was only said
    of_saying: bool = False
    # of a time in a night: the day (ISO) on which that night began
    night_from: str | None = None
    # the word for what is counted, as it stands
    noun: str | None = None
    # its sentence only recalls what was before
    aside: bool = False
    # said of what is to come
    planned: bool = False
    # where its sentence begins (code points), and whether that is a headline
    sentence: int = 0
    headline: bool = False
    # an hour at which something did not happen ("at 4.40 no bus left")
    denied: bool = False
    # of a day: the only clock time right beside it
    hour: str | None = None
    # "since" or "until": the time from or to which something went on
    bound: str | None = None
    # a number in millions without a noun ("costará 7,2 millones")
    bare: bool = False
    # an hour of which another report alone tells in which half of the day it is
    halved: bool = False
    # years that stand beside a noun or a name as an age does ("infirmière de 44 ans")
    beside: bool = False

    @property
    def at_large(self) -> bool:
        """Whether it counts people in general, or nothing that is named; then it may stand for a count of any
        kind of people.
        """
        return self.thing is None or self.thing in AT_LARGE


def points(
    report: Report,
    sentences: Sequence[Sentence],
    language: str,
    settings: LexicalSettings,
    *,
    passing: Set[int],
    around: Setting,
) -> Iterator[Point]:
    """The values in the text, in order, then those of headlines that the text does not repeat. What is in quotation
    marks, denied, feared or hoped is left out, since the report does not vouch for it.

    `passing`: the starts of sentences that only recall earlier events; their values get the setting (places and
    names) of their own sentence. All others get `around`, the setting of the rest of the report.
    """
    quoted = [(quotation.start, quotation.end) for quotation in quotations(report.text)]
    body_sentences = body(report, sentences)
    lead_sentences = [
        sentence.start
        for sentence in body_sentences
        if report.blocks[sentence.block].kind is not BlockKind.HEADLINE
    ][: settings.lead]
    lines = [
        (sentence, Line(report.text, sentence.start, sentence.end, language, settings))
        for sentence in body_sentences
    ]
    told_before: set[tuple[object, ...]] = set()
    all_points: list[Point] = []
    # headlines last: what the text says again is left out of them
    for sentence, line in sorted(
        lines, key=lambda read: report.blocks[read[0].block].kind is BlockKind.HEADLINE
    ):
        is_headline = report.blocks[sentence.block].kind is BlockKind.HEADLINE
        is_recalled = sentence.start in passing
        place_and_names = setting(report, [sentence], language, settings) if is_recalled else around
        is_lead = sentence.start in lead_sentences
        for point in (*_points_of_numbers(report, line), *_points_of_times(report, line)):
            if any(quote_start < point.end and point.start < quote_end for quote_start, quote_end in quoted):
                continue
            # value and what it is about
            key = _sameness_key(point)
            if key in told_before and is_headline:
                continue  # what the text says again
            told_before.add(key)
            all_points.append(
                replace(
                    point,
                    lead=is_lead,
                    setting=place_and_names,
                    aside=is_recalled,
                    sentence=sentence.start,
                    headline=is_headline,
                )
            )
    yield from _with_parts_marked([point for point in all_points if not _is_vaguer(point, all_points)])


def priced(found: Sequence[Point]) -> list[Point]:
    """The points, with millions made sums of money where that is what they are. If all sums of money are in one
    currency, two sorts become sums in it: millions without a noun ("costará 7,2 millones"), and millions of anything
    that are as many as a sum of another report. Unchanged if there are no sums, or in several currencies.
    """
    units = {
        point.value.unit
        for point in found
        if isinstance(point.value, Quantity) and point.value.measure is Measure.MONEY
    }
    # "euros per month" is in euros
    plain_units = {unit.split(" per ")[0] for unit in units if unit}
    if len(plain_units) != 1:
        return list(found)
    (currency,) = plain_units
    sums = {
        (p.value.exact, p.report)
        for p in found
        if isinstance(p.value, Quantity) and p.value.measure is Measure.MONEY
    }

    def is_sum(point: Point, value: Quantity) -> bool:
        """Whether it is a sum of money: a bare number in millions, or as many millions as a sum of another report."""
        in_millions = value.measure is Measure.COUNT and (value.exact or 0) >= MILLION
        return point.bare or (
            in_millions
            and any(amount == value.exact and of_report != point.report for amount, of_report in sums)
        )

    return [
        replace(
            point, value=replace(point.value, measure=Measure.MONEY, unit=currency), thing=None, noun=None
        )
        if isinstance(point.value, Quantity) and is_sum(point, point.value)
        else point
        for point in found
    ]


def unrated(found: Sequence[Point]) -> Iterator[Point]:
    """The points, with some sums by something ("4000 euro per schip") made plain sums: where no other report gives a
    sum by anything, and another gives a plain sum near it.
    """
    sums = [
        (point.report, point.value)
        for point in found
        if isinstance(point.value, Quantity) and point.value.measure is Measure.MONEY and point.value.unit
    ]
    for point in found:
        value = point.value
        # a sum by something
        if isinstance(value, Quantity) and value.measure is Measure.MONEY and RATED in (value.unit or ""):
            others = [other for report, other in sums if report != point.report]
            mere = replace(value, unit=str(value.unit).split(RATED)[0])
            is_told_rated = any(RATED in (other.unit or "") for other in others)
            if not is_told_rated and any(
                other.unit == mere.unit and closeness(interval(other), interval(mere)) >= LEAST_SHARE
                for other in others
            ):
                point = replace(point, value=mere)
        yield point


def completed(found: Sequence[Point]) -> Iterator[Point]:
    """The points, with the unit of a number that leaves it out: "ne aveva chiesti nove" is nine years if another
    report has nine years and its own report measures something else in years. The same of sums and shares.
    """
    measured = [
        (point.value.measure, point.value.unit, point.value.exact, point.report)
        for point in found
        if isinstance(point.value, Quantity) and point.value.measure in LEFT_OUT
    ]
    for point in found:
        value = point.value
        is_elliptic = isinstance(value, Quantity) and value.measure is Measure.COUNT and point.thing is None
        if (
            is_elliptic
            and isinstance(value, Quantity)
            and not (point.classes or point.part or point.headline)
        ):
            # what the report itself measures in such units, and which of them another report has as many of
            own = {(measure, unit) for measure, unit, _, report in measured if report == point.report}
            meant = {
                (measure, unit)
                for measure, unit, exact, report in measured
                if report != point.report and exact == value.exact and (measure, unit) in own
            }
            if len(meant) == 1:
                ((measure, unit),) = meant
                point = replace(point, value=replace(value, measure=measure, unit=unit, counted=None))
        yield point


def in_age(found: Sequence[Point], slip: int) -> Iterator[Point]:
    """The points. Years beside a noun or a name ("34 ans" behind "Marie Duval") become an age if another report gives
    an age at most `slip` years off, and their own report gives no age at all.
    """
    # report -> the ages that it gives
    ages: dict[str, list[float]] = {}
    for point in found:
        if isinstance(point.value, Quantity) and point.value.measure is Measure.AGE:
            ages.setdefault(point.report, []).append(point.value.exact or 0.0)
    for point in found:
        value = point.value
        if point.beside and isinstance(value, Quantity) and point.report not in ages:
            near = any(abs((value.exact or 0.0) - age) <= slip for own in ages.values() for age in own)
            if near:
                point = replace(point, value=replace(value, measure=Measure.AGE, counted=None), thing=None)
        yield point


def halved(found: Sequence[Point], near: int) -> Iterator[Point]:
    """The points, with each hour that may be in either half of the day ("halb vier") put into one half: that in which
    another report of its language has the nearest hour. Such an hour is left out if no other report has one at most
    `near` minutes off.
    """
    for point in found:
        value = point.value
        if not isinstance(value, When) or value.part != EITHER_HALF:
            yield point
            continue
        hours = [
            minutes_of(point_.value)
            for point_ in found
            if isinstance(point_.value, When)
            and point_.value.clock
            and point_.value.part != EITHER_HALF
            and point_.report != point.report
            and point_.language == point.language
        ]
        # "halb vier" may be 3:30 or 15:30: the half of the day in which another report has the nearest hour
        halves = [minutes_of(value), minutes_of(value) + NOON]
        minutes_off, minutes = min(
            ((minutes_apart(half, other), half) for half in halves for other in hours), default=(near + 1, 0)
        )
        if minutes_off <= near:
            yield replace(point, value=replace(value, clock=clock_at(minutes), part=None), halved=True)


def _is_bare(line: Line, number_at: Words, value: Quantity, counted: str | None) -> bool:
    """Whether it is a number in millions without a noun that is counted: the next word tells nothing, or lacks the
    "of" that a noun would have there ("7,2 milioni rimetterlo").
    """
    if value.measure is not Measure.COUNT or value.unit or not value.exact or value.exact < MILLION:
        return False
    # written with a word for million
    if line.said[number_at.stop - 1] not in _scales(line.language):
        return False
    of = numbers(line.language)["of"]
    has_of = number_at.stop < len(line.said) and line.said[number_at.stop] in of
    measured = any(
        place.first == number_at.stop and place.name in PAID for place in line.matters
    )  # "14 miljoen verloren"
    return counted is None or measured or (line.language in LED_BY_OF and not has_of)


def _is_vaguer(point: Point, found: Sequence[Point]) -> bool:
    """Whether it is a vague number ("dozens") of something that the report elsewhere counts more exactly. `found`: all values of the
    report.
    """
    if not isinstance(point.value, Quantity) or point.value.hedge is not Hedge.VAGUE:
        return False
    measure = point.value.measure
    # exact numbers of the same measure
    exact = [
        other
        for other in found
        if isinstance(other.value, Quantity)
        and other.value.hedge is not Hedge.VAGUE
        and other.value.measure is measure
    ]
    # the same befell those counted, or the same thing is counted
    return any(
        (point.classes and other.classes == point.classes)
        or (point.thing is not None and other.thing == point.thing and not point.at_large)
        for other in exact
    )


def _with_parts_marked(found: Sequence[Point]) -> Iterator[Point]:
    """The points; a number of "others" is marked as a part if the report counts more people with the same fate: "two
    others died" beside three dead. "19 others were hurt" is no part of three dead.
    """
    for point in found:
        has_same_fate = any(
            other is not point
            and other.aside == point.aside
            and isinstance(other.value, Quantity)
            and other.classes & point.classes
            for other in found
        )
        yield replace(point, part=True) if point.more and (has_same_fate or not point.classes) else point


def _sameness_key(point: Point) -> tuple[object, ...]:
    """A key by which two points of a report count as one: for a time its hour, day and bound; for a number its
    measure, value and what befell those counted.
    """
    value = point.value
    if isinstance(value, When):
        return value.clock, (value.earliest or "")[:10], point.bound
    return value.measure, value.exact, point.classes


def _points_of_numbers(report: Report, line: Line) -> Iterator[Point]:
    """The numbers of a sentence, each with what it counts. Left out: a number inside a time or a word of saying
    ("secondo la polizia"), and an exact "one", which is mostly an article.
    """
    found = (*quantities(line.text, line.start, line.end, language=line.language), *ages_in_nouns(line))
    found = tuple(sorted(found, key=lambda m: m.start))
    times = times_told(report, line)
    spans = [line.inside(each.start, each.end) for each in found]
    times_at = [line.inside(each.start, each.end) for each in times]
    number_words = _number_words(line, found, spans)
    found = tuple(mention._replace(value=_without_rate(mention.value)) for mention in found)
    for index, mention in enumerate(found):
        if index + 1 < len(found):
            mention = mention._replace(
                value=_in_years(line, mention.value, found[index + 1].value, spans[index : index + 2])
            )
        if spans[index].first == spans[index].stop or (
            mention.value.exact == 1 and mention.value.hedge is Hedge.EXACT
        ):
            continue
        # the words that may tell of this number: from behind the number before to the next one
        reach_start = _first_word_of_second(line, spans[index - 1], spans[index]) if index else 0
        # "19 of the 31": the second number is passed over, and the third ends the reach
        is_part_of_next = index + 1 < len(spans) and _is_of(line, spans[index], spans[index + 1])
        next_number = index + 1 + is_part_of_next
        reach_end = (
            _first_word_of_second(line, spans[next_number - 1], spans[next_number])
            if next_number < len(spans)
            else len(line.said)
        )
        if any(place.first in range(*spans[index]) for place in line.matches(line.tells.saying)):
            continue  # "secondo la polizia"
        point = _point(report, line, mention, spans[index], Words(reach_start, reach_end), number_words)
        if point is not None and index and _is_of(line, spans[index - 1], spans[index]):
            point = replace(point, part=True)  # the whole of which the number before is told
        if point is not None and not any(
            time_start <= spans[index].first < time_end for time_start, time_end in times_at
        ):
            yield point


def _without_rate(value: Quantity) -> Quantity:
    """The number; a length of time without what the lexer took for a rate ("sei anni per Ada")."""
    if value.measure is Measure.DURATION and value.unit and " per " in value.unit:
        return replace(value, unit=value.unit.split(" per ")[0])
    return value


def _in_years(line: Line, value: Quantity, following: Quantity, spans: Sequence[Words]) -> Quantity:
    """The number, as one of years where only an "and" stands between it and one of years ("28 e 44 anos"). `following`: the number behind
    it; `spans`: the words of both.
    """
    (_, stop), (first, _) = spans
    is_joined = first == stop + 1 and stop in line.joins
    if value.measure is Measure.COUNT and following.unit == YEAR and is_joined and value.unit is None:
        return replace(value, measure=following.measure, unit=YEAR, counted=None)
    return value


def _number_words(line: Line, found: Sequence[Mention[Quantity]], spans: Sequence[Words]) -> frozenset[int]:
    """Indexes of words that only say how much and in what unit, and nothing of what it is about. `found`: the numbers of the line;
    `spans`: their words.
    """
    own = numbers(line.language)
    spelled = {index for index, word in enumerate(line.said) if word in own["units"] or word in own["scales"]}
    return frozenset(spelled).union(
        index
        for mention, span in zip(found, spans, strict=True)
        if mention.value.measure not in COUNTED
        for index in range(*span)
    )


def _is_of(line: Line, one: Words, two: Words) -> bool:
    """Whether number `two` is the whole of which number `one` is a part: "19 van de 31 stemmen"."""
    (_, end_of_first), (start_of_second, _) = one, two
    between = line.said[end_of_first:start_of_second]
    return bool(between) and len(between) <= OF_ALL and all(word in WHOLE for word in between)


def _first_word_of_second(line: Line, one: Words, two: Words) -> int:
    """Where the words of number `two` begin, behind number `one`: behind the last mark, or the last joining word, between them.

    Without mark or joining word, in some languages the words for what happened decide; else it is the first word of the number itself.
    """
    joins = line.joins
    # a mark, or a joining word ("and"), between the two
    for word in range(two.first, one.stop - 1, -1):
        if word < len(line.parts) and line.parts[word] != line.parts[word - 1]:
            return word
        if word - 1 in joins and word - 1 >= one.stop:
            return word - 1
    if two.first == one.stop:
        return one.stop
    # words for what happened, between the two
    between = [place for place in line.happenings if one.stop <= place.first and place.stop <= two.first]
    right_before = [
        place
        for place in between
        if place.stop == two.first and place.first - one.stop >= line.settings.age_within
    ]
    if right_before:
        return right_before[0].first  # "… per il crollo in cui morirono tre ragazzi"
    if between and line.tells_before:
        return max(place.first for place in between)
    if between and line.counts_behind:
        return min(place.stop for place in between)
    return two.first


def _point(
    report: Report,
    line: Line,
    mention: Mention[Quantity],
    own: Words,
    reach: Words,
    mere: frozenset[int],
) -> Point | None:
    """A number with what it is about, told by the words in `reach`; None if it is denied, or nobody vouches for it.

    `own`, `reach`: the number's own words, and the words that may tell of it. `mere`: words that are only numbers.
    """
    scope = range(*reach)
    # no point where the number is denied, doubted or disowned
    age = aged(line, own, mention.value)
    # an age or a post's number is a mark of somebody: a "not" in the sentence is about the deed
    beside_noun = (age and is_attribute(line, own)) or _is_posted(line, own)
    lasts = _lasts(line, own, mention.value)
    denied = _is_denied(line, own, scope)
    if (denied and not (beside_noun or lasts or _is_given(line, own, mention.value))) or _is_disowned(
        line, own
    ):
        return None
    unsure = _words_of_doubt(line, own, scope)
    if any(not line.is_planned(place) for place in unsure):
        return None
    # what is counted or measured
    value = age.value if age else _in_play(line, own, _exact_if_reached(line, own, mention.value))
    is_count = value.measure in COUNTED
    thing, noun = (
        (age.thing, age.noun)
        if age
        else _counted_thing(line, own, reach.stop)
        if is_count
        else _measured_stuff(line, own, reach.stop)
    )
    # what befell those counted
    if value.measure is Measure.AGE and not age and str(thing).startswith("~"):
        thing = None  # the "Jährige" of "39-Jährige" is nobody's name
    befallen = _without_those_in_noun(line, _without_votes(line, scope), own, scope)
    fate = (
        _nearest(line, own, scope, befallen, line.settings.reach)
        if is_count and not (age or denied)
        else None
    )
    thing, classes = _in_words_of_one_sort(thing, frozenset({fate.name}) if fate else frozenset(), value)
    # the stretch to quote: the number and what befell
    stop_word = max([own.stop, *([fate.stop] if fate else [])])
    first_word = min([own.first, *([fate.first] if fate else [])])
    return Point(
        report=report.id,
        language=line.language,
        witness="",
        start=mention.start,
        end=mention.end,
        wide=(
            min(mention.start, line.spans[first_word].start),
            max(mention.end, line.spans[stop_word - 1].end),
        ),
        value=value,
        classes=classes,
        thing=thing,
        matters=_matters(line, own, scope, value),
        occurrences=frozenset(place.name for place in line.occurrences),
        stems=line.stems(mere),
        lead=False,
        part=_is_beside(line, own, line.tells.besides),
        more=_is_beside(line, own, line.tells.more),
        noun=noun,
        planned=bool(unsure) and value.measure is not Measure.AGE,
        bare=_is_bare(line, own, value, thing),
        beside=value.measure is Measure.DURATION and stands_as_age(line, own, value),
    )


def _is_denied(line: Line, own: Words, scope: range) -> bool:
    """Whether a word of denial is in the number's part of the sentence. A "without" counts only right before the number."""
    return any(
        n in scope
        and line.parts[n] == line.parts[own.first]
        and (not line.is_without(n) or 0 < own.first - n <= line.settings.without_within)
        for n in line.denying
    )


def _is_given(line: Line, own: Words, value: Quantity) -> bool:
    """Whether those counted are there whatever is denied of them: "the 75 farms", or with a "not" only in a clause about them."""
    if value.measure is not Measure.COUNT:
        return False
    denials = [n for n in line.denying if line.parts[n] == line.parts[own.first]]
    if any(n < own.first and WHOLE.issuperset(line.said[n + 1 : own.first]) for n in denials):
        return False  # "aucun des 38"
    return (own.first > 0 and line.said[own.first - 1] in DEFINITE) or all(
        n > own.stop and not RELATIVE.isdisjoint(line.said[own.stop : n]) for n in denials
    )


def _lasts(line: Line, own: Words, value: Quantity) -> bool:
    """Whether it says how long something did not happen ("non vinceva da dieci anni", "darf fünf Jahre nicht fahren"): nobody did, a "since" or
    "for" leads it, or a "not" stands behind it."""
    if value.measure is not Measure.DURATION:
        return False
    since = own.first and line.said[own.first - 1] in FOR
    is_behind = line.language in NOT_BEHIND and all(
        n >= own.stop for n in line.denying if line.parts[n] == line.parts[own.first]
    )
    return bool(since) or is_behind or _is_of_nothing(line, own)


def _is_of_nothing(line: Line, own: Words) -> bool:
    """Whether "nobody" or "nothing" stands in the number's part of the sentence."""
    return any(
        word in NOTHING and line.parts[number] == line.parts[own.first]
        for number, word in enumerate(line.said)
    )


def _words_of_doubt(line: Line, own: Words, scope: range) -> list[Place]:
    """The places of words near the number by which nobody vouches for it: it is feared, hoped, possible or planned."""
    return [
        doubt
        for doubt in line.matches(line.tells.unsure)
        if doubt.first in scope
        and _distance(line, own, doubt) <= line.settings.reach
        and not line.is_told(doubt.first)
        and not _is_in_another_clause(line, own, doubt)
        and not line.is_cut(own.first, doubt.first)
        and not _is_alleged(line, doubt)
    ]


def _is_alleged(line: Line, doubt: Place) -> bool:
    """Whether a word of doubt only says that others say it was done, and is no plan. So it is with "soll" or "zou"
    before an infinitive of "have" or "be" ("soll ihn erschlagen haben"), and with a conditional before a participle
    ("aurait perdu") in a sentence without an "if".
    """
    if line.said[doubt.first] in CONDITIONAL:
        behind = line.said[doubt.first + 1 : doubt.first + 1 + PARTICIPLE_WITHIN]
        return IFS.isdisjoint(line.said) and any(
            word.endswith(PARTICIPLES[line.language]) and word not in OF_WILL for word in behind
        )
    if line.said[doubt.first] not in ALLEGING or line.language not in HAVING:
        return False
    return any(
        line.said[index] in HAVING[line.language] and line.parts[index] == line.parts[doubt.first]
        for index in range(doubt.stop, len(line.said))
    )


def _in_words_of_one_sort(
    thing: str | None, classes: frozenset[str], value: Quantity
) -> tuple[str | None, frozenset[str]]:
    """What is counted and what happened to it, in the words by which two reports can be compared: jobs that were cut are workers,
    "12 voted" are votes, fans without a fate attended. The rules build on each other. `thing`: the sort of what is counted, "~" and a
    stem for a noun in no list.
    """
    # what befalls things has other names than what befalls people
    if thing is not None and thing[0] != "~" and thing not in PERSONS | {"animal"}:
        classes = _fates_of_things(classes, thing)
    classes = _fates_by_thing(classes, thing, value)
    # "40 jobs cut", "40 workers dismissed"
    if classes & OF_WORK and thing == JOB:
        thing = WORKER
    # a train that is "dropped" is cancelled
    if FIRED in classes and thing is not None and thing not in PERSONS and thing != JOB:
        classes = frozenset({CANCELLED})
    # "12 voted", "12 votes"
    if VOTED in classes:
        thing = VOTE
    # "in the 80th minute", "at kilometre 12"
    if value.measure is Measure.ORDINAL and value.unit in {MINUTES, POST}:
        thing = value.unit
    # drivers, officers: all who work
    if classes & AT_WORK and thing in PERSONS - AT_LARGE:
        thing = WORKER
    return thing, classes or _fate_of_thing(thing, value)


def _matters(line: Line, own: Words, scope: range, value: Quantity) -> frozenset[str]:
    """What is measured ("damage", "depth"), by words near the number in its part of the sentence."""
    return frozenset(
        p.name
        for p in line.matters
        if p.first in scope
        and p.first not in range(*own)
        and _can_be_measured_so(p.name, value.measure)
        and line.parts[p.first] == line.parts[own.first]
        and _distance(line, own, p) <= line.settings.reach
    )


def _exact_if_reached(line: Line, own: Words, value: Quantity) -> Quantity:
    """The number, made exact if a verb of rising precedes its "up to" ("montant jusqu’à 5,60 mètres"), since it was reached."""
    if value.hedge is not Hedge.AT_MOST or value.exact is None:
        return value
    near = any(
        0 <= own.first - verb.stop <= line.settings.part_within for verb in line.matches(line.tells.reaching)
    )
    return replace(value, hedge=Hedge.EXACT, low=value.exact, high=value.exact) if near else value


def _in_play(line: Line, own: Words, value: Quantity) -> Quantity:
    """The number, made a rank of minutes if it is a minute of a game ("al minuto 88", "al 91’"), or a sum if it
    counts Dutch "ton" of money.
    """
    is_minute = (
        value.measure is Measure.COUNT
        and own.first > 0
        and line.said[own.first - 1] in MINUTE
        and not value.unit
    )
    if line.language == "nl" and _is_sum(line, own):
        return _in_hundred_thousands(value)
    if value.measure is Measure.COUNT and _is_posted(line, own) and not value.unit:
        return replace(value, measure=Measure.ORDINAL, unit=POST)
    # "91’" is read as feet; at a game it is a minute
    is_minute_by_sign = value.unit == FEET and value.said_as.endswith(PRIMES)
    return replace(value, measure=Measure.ORDINAL, unit=MINUTES) if is_minute or is_minute_by_sign else value


def _is_posted(line: Line, own: Words) -> bool:
    """Whether a word for a post on a road stands before the number ("en el kilómetro 34")."""
    return own.first > 0 and line.said[own.first - 1] in POSTED


def _is_sum(line: Line, own: Words) -> bool:
    """Whether the Dutch "ton" means a hundred thousand euros: the part of the sentence is about money ("de schade bedraagt negen ton")."""
    return line.said[own.stop - 1] == "ton" and any(
        matter.name in PAID and line.parts[matter.first] == line.parts[own.first] for matter in line.matters
    )


def _in_hundred_thousands(value: Quantity) -> Quantity:
    """The number as so many hundred thousand euros."""
    low, high, exact = (
        None if n is None else n * HUNDRED_THOUSAND for n in (value.low, value.high, value.exact)
    )
    return replace(value, measure=Measure.MONEY, unit=EURO, low=low, high=high, exact=exact)


def _fates_of_things(classes: frozenset[str], thing: str) -> frozenset[str]:
    """The fates as they are called for things, if words for the fates of people are said of things: a "hurt" thing is
    destroyed, a "missing" post is cut.
    """
    if thing == JOB and classes & {MISSING, DESTROYED, CANCELLED}:
        return frozenset({FIRED})
    return frozenset({DESTROYED}) if classes == {HURT} else classes


def _fates_by_thing(classes: frozenset[str], thing: str | None, value: Quantity) -> frozenset[str]:
    """What befell those counted, with what their noun tells: helpers are not rescued, and passengers of whom nothing is told are aboard."""
    if thing in HELPERS and classes == {RESCUED}:
        return frozenset()
    if not classes and thing == PASSENGER and value.measure is Measure.COUNT:
        return frozenset({ABOARD})
    return classes


def _fate_of_thing(thing: str | None, value: Quantity) -> frozenset[str]:
    """What the noun alone says of those counted, if nothing else tells what befell them: fans attended, workers are
    employed. Empty for all other nouns.
    """
    if thing == FAN:
        return frozenset({ATTENDED})
    if thing == WORKER and value.measure is Measure.COUNT:
        return frozenset({EMPLOYED})
    return frozenset()


def _is_disowned(line: Line, own: Words) -> bool:
    """Whether the sentence says that somebody denies what the number is part of, or that it is not true ("Il est faux
    que 24 personnes soient mortes"). Not if a joining word or a mark of a new clause is between the two.
    """
    joins = line.joins
    # no mark and no joining word between the denial and the number
    return any(
        not line.is_cut(own.first, denial.first)
        and not joins & set(range(*sorted((own.stop, denial.first))))
        and not joins & set(range(*sorted((own.first, denial.stop))))
        for denial in line.matches(line.tells.denials)
    )


def _is_in_another_clause(line: Line, own: Words, place: Place) -> bool:
    """Whether a joining word is between the number and the place, so that the place belongs to another clause ("began
    at 3.30 and may last …").
    """
    return any(own.stop <= n < place.first for n in line.joins)


def _without_votes(line: Line, scope: range) -> tuple[Place, ...]:
    """The words for what happened, without "voted" if the number is a lead ("ahead by 300 votes"), since these votes were not cast."""
    ahead = any(happening.name == AHEAD and happening.first in scope for happening in line.happenings)
    return tuple(happening for happening in line.happenings if not (ahead and happening.name == VOTED))


def _without_those_in_noun(
    line: Line, found: tuple[Place, ...], own: Words, scope: range
) -> tuple[Place, ...]:
    """The words for what happened, without those inside the noun that is counted ("14 manifestanti arrestati": the
    protest is no fate of theirs). They stay if no other such word stands in the same part of the sentence. `found`:
    the words; `own`: the number.
    """
    nouns = {
        word for place in line.things if place.first == own.stop for word in range(place.first, place.stop)
    }
    rest = tuple(place for place in found if place.first not in nouns)
    near = any(place.first in scope and line.parts[place.first] == line.parts[own.first] for place in rest)
    return rest if near else found


def _can_be_measured_so(matter: str, measure: Measure) -> bool:
    """Whether something of this kind can have such a measure: a damage is no length, and "deep in the red" is no depth."""
    if measure is Measure.MONEY:
        return matter in PAID
    if measure is Measure.PERCENT:
        return matter not in LONG
    return matter not in PAID and (measure is Measure.LENGTH or matter not in LONG)


def _is_beside(line: Line, own: Words, words: re.Pattern[str]) -> bool:
    """Whether one of the words stands right before the number ("dont six"), or beside it in its own part of
    the sentence.
    """
    for place in line.matches(words):
        if 0 <= own.first - place.stop <= line.settings.part_within:
            return True
        if (
            own.first <= place.first <= own.stop < len(line.parts)
            and line.parts[place.first] == line.parts[own.first]
        ):
            return True
    return False


def _nearest(line: Line, own: Words, scope: range, found: Sequence[Place], reach: int) -> Place | None:
    """The place nearest to the number, at most `reach` words away, without a mark between that ends the number's
    reach; None where there is none. `own`: the number's words; `found`: the places to choose from; `scope`: the words that may tell of
    it.
    """
    in_reach = [
        (place, _distance(line, own, place))
        for place in found
        if place.first in scope and place.stop - 1 in scope
    ]
    in_reach = [
        (place, distance)
        for place, distance in in_reach
        if distance <= reach and not line.is_cut(own.first, place.first)
    ]
    # in these languages what befell stands before the number, if anything does
    if line.tells_before:
        in_reach = [(place, distance) for place, distance in in_reach if place.stop <= own.first] or in_reach
    # of two as near the first one
    nearest, _ = min(
        in_reach, key=lambda found_place: (found_place[1], found_place[0].first), default=(None, 0)
    )
    return nearest


def _distance(line: Line, own: Words, place: Place) -> int:
    """How many words a place is away from the number. A place behind the number counts as nearer than one before it,
    one in another part of the sentence as further.
    """
    # one word more for what stands before
    behind = place.first >= own.first
    words = max(0, place.first - own.stop) if behind else own.first - place.stop + 1
    return words + line.settings.per_mark * abs(line.parts[place.first] - line.parts[own.first])


def _counted_thing(line: Line, number_at: Words, stop: int) -> tuple[str | None, str | None]:
    """(what is counted, the word for it). The first listed sort behind the number ("person", "fire engine") or, if
    there is none, "~" and the stem of the first telling word. (None, None) if there is neither.
    """
    joins = line.joins
    verbs = {number for place in line.happenings for number in range(place.first, place.stop)}
    more_words = {
        number for place in line.matches(line.tells.more) for number in range(place.first, place.stop)
    }
    # the words behind the number up to a mark, a joining word or a verb; in some languages also those before
    reached: list[int] = []
    for number in range(number_at.first, min(stop, number_at.stop + line.settings.noun_within)):
        if line.parts[number] != line.parts[number_at.first] or (
            number >= number_at.stop and number in joins
        ):
            break
        reached.append(number)
        if number in verbs:
            break
    if line.counts_behind:
        reached += [
            number
            for number in range(max(0, number_at.first - line.settings.noun_within), number_at.first)
            if line.parts[number] == line.parts[number_at.first]
        ]
    saying_verbs = {
        place.first for place in line.matches(line.tells.saying)
    }  # "police said that 9 died": who speaks is not counted
    # 1. a noun in a list
    named = [
        place
        for place in line.things
        if place.first in reached and not (place.first < number_at.first and place.stop in saying_verbs)
    ]
    if named:
        nearest = min(
            named,
            key=lambda place: (place.first < number_at.first, abs(place.first - number_at.first), place.name),
        )
        return nearest.name, line.text[slice(*line.spans[nearest.first])]
    # 2. else the next content word
    words_for_of = numbers(line.language)["of"]
    next_word = (
        number_at.stop + 1
        if number_at.stop in reached and line.said[number_at.stop] in words_for_of
        else number_at.stop
    )
    last_of_number = number_at.stop - 1
    is_number_word = line.said[last_of_number] in _spelled(line.language)
    if (
        last_of_number > number_at.first
        and last_of_number not in verbs
        and not is_number_word
        and line.carries_matter(last_of_number)
    ):
        next_word = last_of_number  # the lexer took the noun along
    while next_word in more_words:
        next_word += 1
    # a noun that no list has: its stem stands for it
    if next_word in reached and next_word not in verbs and line.carries_matter(next_word):
        return f"~{line.stem(next_word)}", line.text[slice(*line.spans[next_word])]
    return None, None


@cache
def _scales(language: str) -> frozenset[str]:
    return frozenset(plain(word) for word in numbers(language)["scales"])


@cache
def _spelled(language: str) -> frozenset[str]:
    """The language's number words, folded."""
    said = numbers(language)
    return frozenset(plain(word) for row in ("units", "scales", "tens") for word in said.get(row, ()))


def _measured_stuff(line: Line, own: Words, stop: int) -> tuple[str | None, str | None]:
    """("~" and the stem, the word) of what is measured, right behind the unit: "1,4 Millionen Liter Diesel". (None,
    None) if no content word is there.
    """
    # the first or second word behind the unit
    for word in range(own.stop, min(stop, own.stop + 2)):
        if line.parts[word] != line.parts[own.first]:
            break
        if line.carries_matter(word):
            return f"~{line.stem(word)}", line.text[slice(*line.spans[word])]
    return None, None


def _points_of_times(report: Report, line: Line) -> Iterator[Point]:
    """The days and hours of a sentence, with what happened then. Left out: what nobody vouches for, what is disowned,
    a denied day, and a day on which a count was changed. A denied hour is given and marked.
    """
    # "El fuego se declaró": a word of saying that is a part of what happened is none.
    in_happenings = {
        word
        for place in line.occurrences
        if place.stop - place.first > 1
        for word in range(place.first, place.stop)
    }
    sources = {place.first for place in line.matches(line.tells.sourcing)}
    saying = [
        place for place in line.matches(line.tells.saying) if place.first not in in_happenings | sources
    ]
    times = times_told(report, line)
    # (index of its first word, clock time) of each hour
    hours = [
        (line.inside(time.start, time.end).first, time.value.clock) for time in times if time.value.clock
    ]
    for mention, night_from in _times_with_nights(line, times):
        point = _point_of_time(report, line, mention, saying, hours)
        if point is not None:
            yield replace(point, night_from=night_from)


def _point_of_time(
    report: Report,
    line: Line,
    mention: Mention[When],
    saying: Sequence[Place],
    hours: Sequence[tuple[int, str]],
) -> Point | None:
    """One day or hour, with what the words in its part of the sentence tell of it; None if it is left out. `saying`:
    where words of saying stand; `hours`: (index of the first word, clock time) of the sentence's hours.
    """
    within = line.settings.saying_within
    words = line.inside(mention.start, mention.end)
    bound = None if _is_shortly(line, mention) else BOUNDS.get(mention.value.bound or "")
    # no whole word, or a bound that means nothing here
    if words.first == words.stop or (
        mention.value.bound and bound is None and not _is_shortly(line, mention)
    ):
        return None
    part = line.parts[words.first]
    unsure = [
        place
        for place in line.matches(line.tells.unsure)
        if line.parts[place.first] == part and not _is_in_another_clause(line, words, place)
    ]
    denied = bound is None and any(
        line.parts[word] == part and not line.is_without(word) for word in line.denying
    )
    # a denied day; what nobody vouches for
    if (denied and not mention.value.clock) or any(not line.is_planned(place) for place in unsure):
        return None
    # "it is not true that it began at six"
    if mention.value.clock and _is_disowned(line, words):
        return None
    # "by Monday the number rose": the day of the count
    if _is_of_a_tally(line, words):
        return None
    return Point(
        report=report.id,
        language=line.language,
        witness="",
        start=mention.start,
        end=mention.end,
        wide=(mention.start, mention.end),
        value=replace(mention.value, bound=None),
        bound=bound,
        classes=frozenset(place.name for place in line.happenings),
        thing=None,
        matters=frozenset(),
        occurrences=frozenset(place.name for place in line.occurrences),
        stems=line.stems(),
        lead=False,
        of_saying=_is_day_of_saying(line, words, saying),
        planned=bool(unsure) or _is_to_come(mention.value, report),
        denied=denied,
        hour=_beside(words, hours, within) if mention.value.clock is None else None,
    )


def _is_day_of_saying(line: Line, words: Words, saying: Sequence[Place]) -> bool:
    """Whether a word of saying stands near the time, in its part of the sentence, and no word for what happened stands
    nearer. `words`: those of the time; `saying`: where words of saying stand.
    """
    part, within = line.parts[words.first], line.settings.saying_within
    saying_near = [
        place for place in saying if line.parts[place.first] == part and _near(words, place) <= within
    ]
    happenings_near = [
        place
        for place in (*line.occurrences, *line.happenings)
        if line.parts[place.first] == part and _near(words, place) <= 2 * within
    ]
    words_to_happening = min((_near(words, place) for place in happenings_near), default=FARTHEST)
    return any(_near(words, place) <= words_to_happening for place in saying_near)


def _is_shortly(line: Line, mention: Mention[When]) -> bool:
    """Whether it is an hour behind a "shortly after"."""
    if not mention.value.clock or mention.value.bound != "after":
        return False
    before = plain(line.text[line.start : mention.start]).split()[-2:]
    inside = plain(mention.value.said_as).split()[:2]
    return not SHORTLY.isdisjoint([*before, *inside])


def _is_of_a_tally(line: Line, own: Words) -> bool:
    """Whether the time tells when a count was changed ("die Zahl der Toten stieg am Freitag auf neun"). That is no
    time of what happened. A time right behind a word for what happened ("nach dem Brand am Montag") is never one of a
    tally.
    """
    part, settings = line.parts[own.first], line.settings
    if not any(line.parts[place.first] == part for place in line.matches(line.tells.tallies)):
        return False
    # a word of change ("stieg") near the time
    is_of_change = any(
        line.parts[place.first] == part and _near(own, place) <= settings.tally_within
        for place in line.matches(line.tells.moving)
    )
    return is_of_change and not any(
        0 <= own.first - place.stop <= settings.happening_beside for place in line.occurrences
    )


def _is_to_come(value: When, report: Report) -> bool:
    """Whether a day lies behind the one on which the report was published."""
    return bool(report.published and value.earliest) and str(value.earliest)[:10] > str(report.published)[:10]


def _beside(own: Words, hours: Sequence[tuple[int, str]], within: int) -> str | None:
    """The only clock time at most `within` words from a day; None where there is none, or several."""
    near = {clock for at, clock in hours if -within <= at - own.stop <= within}
    return next(iter(near)) if len(near) == 1 else None


def _times_with_nights(
    line: Line, found: Sequence[Mention[When]]
) -> Iterator[tuple[Mention[When], str | None]]:
    """The times of a sentence, each with the day on which its night began, or None. "La nuit de lundi à mardi" names
    two days and is one night, given as Tuesday's. `found`: the times of the sentence.
    """
    night_before: tuple[int, str] | None = None
    for index, mention in enumerate(found):
        # "la nuit de lundi à mardi", read as one time
        if _is_one_night(mention.value):
            second = _second_day(mention.value)
            start = mention.end - len(second.said_as)
            yield Mention(start, mention.end, second), mention.value.earliest
            continue
        first, stop = line.inside(mention.start, mention.end)
        day = (mention.value.earliest or "")[:10]
        if night_before is not None:
            place_of_second, day_of_first = night_before
            if place_of_second == first:
                yield mention, day_of_first
                night_before = None
                continue
        night_before = None
        # two days side by side: the second is given, with the first as the day its night began
        next_first = (
            line.inside(found[index + 1].start, found[index + 1].end).first if index + 1 < len(found) else -1
        )
        # one word ("à") stands between the two days
        are_two_days = (
            next_first == stop + 1 and mention.value.grain is found[index + 1].value.grain is Grain.DAY
        )
        if are_two_days and day < (found[index + 1].value.earliest or ""):
            night_before = (next_first, day)
            continue
        yield mention, None


def _second_day(night: When) -> When:
    """The day into which a night went on, as if it alone were named ("mardi" of "lundi à mardi")."""
    day = (night.latest or "")[:10]
    return replace(
        night,
        earliest=day,
        latest=day,
        grain=Grain.DAY,
        weekday=date.fromisoformat(day).weekday(),
        said_as=night.said_as.split()[-1],
    )


def _is_one_night(value: When) -> bool:
    """Whether the lexer has read both days of a night as one time."""
    return (
        value.part == "night"
        and value.grain is Grain.VAGUE
        and value.earliest != value.latest
        and bool(value.latest)
        and not value.clock
    )


def _near(own: Words, place: Place) -> int:
    """The distance in words between a number and a place; 0 where they overlap."""
    return max(place.first - own.stop + 1, own.first - place.stop + 1, 0)
