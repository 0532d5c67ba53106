"""Claims about how a name is spelled, in other letters or joined otherwise, across reports and inside one.

Words used here. Spelling: one name with its spellings (`places`: the folded form → where it stands, the usual one
first). Sure: the spellings have the same letters, or the same words of a name beside them; else they are only nearly
the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.mentions.spelled import Spelled
from variorum.collate.mentions.spellings import Spelling
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status
from variorum.text.spellings import american
from variorum.text.words import fold, plain

# Fewest words of a name by which a reader knows who or what is meant.
LEAST_WORDS = 2
# Spellings named in the reason.
MOST_NAMED = 4
# If at least so many reports have the usual spelling, another one that stands in a single report is an evident slip.
# Of six such slips in the fourteen events, the five that people had noted stand beside 2 to 5 right spellings; the
# one beside 10 nobody had noted.
MANY_RIGHT = 6
# Letters of evident slips: one vowel in place of another; a letter twice ("ll").
VOWELS, DOUBLED = re.compile(r"[aeiouy]"), re.compile(r"(.)\1+")


def with_spellings(names: Iterable[Claim], found: Sequence[Spelling], voices: Voices) -> Iterator[Claim]:
    """The claims about names, and a claim for each spelling that differs. A claim about a name is left out if one
    about a spelling says the same more exactly, or shows that not all spell the name alike.
    """
    for own in names:
        if own.kind == Kind.ROLE or not any(_is_superfluous_beside(own, spelling) for spelling in found):
            yield own
    yield from spelling_claims(found, voices)


def _is_superfluous_beside(own: Claim, spelling: Spelling) -> bool:
    """Whether a claim about a name adds nothing to this spelling: it quotes two of the spellings, or quotes one and
    says that all use it.
    """
    quotes = [fold(reading.quote) for reading in own.readings]
    # how many of the spellings it quotes
    met = sum(any(form in quote for quote in quotes) for form in spelling.places)
    return met > 1 or (met == 1 and own.status == Status.AGREE)


def spelling_claims(found: Iterable[Spelling], voices: Voices) -> Iterator[Claim]:
    """A claim for each name that is spelled in several ways. Of each spelling the first place in each report is
    quoted, one in the body before one in the headline."""
    for spelling in found:
        readings = [
            voices.reading(
                place.report,
                *_span(place, spelling),
                Name(name=_name(place, spelling, voices), kind=NameKind.OTHER),
            )
            for places in spelling.places.values()
            for place in _first_of_each(places)
        ]
        one_report = len({reading.report for reading in readings}) == 1
        # each spelling with its reports: "“Exampel” in Vale News"
        said = [
            f"“{places[0].said}”" + ("" if one_report else f" in {_reports(places)}")
            for places in spelling.places.values()
        ][:MOST_NAMED]
        # several reports of one telling
        edited = "" if one_report or len(witnesses(readings)) > 1 else "One telling, edited: "
        # hidden: inside one report, mere style, an evident slip, an outlet's habit with a name beside the story
        yield claim(
            Kind.NAME,
            f"spelling of {_shortest(spelling, voices)}",
            status=Status.VARIANT,
            why=f"{edited}Spelled {', '.join(said[:-1])} and {said[-1]}{' in one report' if one_report else ''}.",
            tier=HIDDEN
            if one_report
            or _is_style(spelling)
            or _is_evident_slip(spelling)
            or (_is_habit(spelling) and not _is_of_the_story(spelling, voices))
            else 1
            if spelling.sure
            else 2,
            readings=readings,
            evidence=(Evidence(feature=_evidence(spelling)),),
        )


def _reports(places: Sequence[Spelled]) -> str:
    """ "1 report", "3 reports": how many reports these places are of."""
    number = len({place.report for place in places})
    return f"{number} report{'s' if number > 1 else ''}"


def _is_style(spelling: Spelling) -> bool:
    """Whether the spellings differ only in hyphens, accents or British spelling: a newsroom's habit, not a
    mistake. Two words written as one are no style.
    """
    return len({american(plain(form.replace("-", " "))) for form in spelling.places}) == 1


def _is_evident_slip(spelling: Spelling) -> bool:
    """Whether many reports have one spelling, and there is but one other, which stands only in reports that have that as well. Of a name
    in three spellings nobody is sure.
    """
    usual, *others = ({place.report for place in own} for own in spelling.places.values())
    return len(usual) >= MANY_RIGHT and len(others) == 1 and others[0] <= usual


def _is_habit(spelling: Spelling) -> bool:
    """Whether newsrooms write the name in two ways, and nobody is mistaken: two words as one; or, in a name of one
    word, other vowels and doubled letters ("Halil", "Hallil"). A person's name has a given name beside it, and is
    never such a habit.
    """
    if len({form.replace("-", "").replace(" ", "") for form in spelling.places}) == 1:
        return True
    alone = not any(place.beside for own in spelling.places.values() for place in own)
    return alone and len({DOUBLED.sub(r"\1", VOWELS.sub("", form)) for form in spelling.places}) == 1


def _is_of_the_story(spelling: Spelling, voices: Voices) -> bool:
    """Whether at least half of the tellings have the name."""
    tellings = {
        report_id: voices.told_by.witness(report_id, 0, len(report.text))
        for report_id, report in voices.reports.items()
    }
    own = {tellings[place.report] for places in spelling.places.values() for place in places}
    return 2 * len(own) >= len(set(tellings.values()))


def _span(place: Spelled, spelling: Spelling) -> tuple[int, int]:
    """(start, end) of the words to quote. For a single word, or one with a hyphen, the whole name around it ("Ada
    Exampel"). For two words that others write as one ("Vale Radio", "ValeRadio"), only these two.
    """
    is_part_of_name = (
        not spelling.sure or "-" in place.said or (place.said.isalpha() and place.said.istitle())
    )
    return place.wide if is_part_of_name else (place.start, place.end)


def _first_of_each(places: Sequence[Spelled]) -> Iterator[Spelled]:
    """The first place in each report, if possible in its text."""
    first: dict[str, Spelled] = {}
    for place in places:
        known = first.get(place.report)
        if known is None or (place.body and not known.body):
            first[place.report] = place
    yield from first.values()


def _name(place: Spelled, spelling: Spelling, voices: Voices) -> str:
    """The words that are quoted for this place."""
    return voices.reports[place.report].text[slice(*_span(place, spelling))]


def _shortest(spelling: Spelling, voices: Voices) -> str:
    """The shortest name of two words or more with the most frequent spelling: a longer one may be something else's ("the
    Hollis Bay Council")."""
    places = next(iter(spelling.places.values()))
    return min(
        (_name(place, spelling, voices) for place in places if place.body),
        key=lambda name: (len(name.split()) < LEAST_WORDS, len(name.split()), name),
        default=places[0].said,
    )


def _evidence(spelling: Spelling) -> str:
    """The evidence of the claim: why the two spellings are taken for one name."""
    return (
        "the same letters, or the same words of the name beside them"
        if spelling.sure
        else "nearly the same letters"
    )
