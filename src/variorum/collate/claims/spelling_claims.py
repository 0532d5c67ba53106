"""Claims about how a name is spelled, in other letters or joined otherwise, across reports and inside one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.mentions.spelled import Spelled
from variorum.collate.mentions.spellings import Spelling
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status
from variorum.text.spellings import american
from variorum.text.words import fold, plain, words

# Words of a name that a reader knows what is meant by.
LEAST_WORDS = 2
# Spellings named in the reason.
MOST_NAMED = 4
# Code points around a name in which its words are compared with those around another spelling, how many in a row make it one sentence,
# and how often a spelling may stand for it to be looked for so: copies slip once.
BESIDE, LEAST_BESIDE, MOST_BESIDE = 60, 3, 20


def with_spellings(names: Iterable[Claim], found: Sequence[Spelling], voices: Voices) -> Iterator[Claim]:
    """The claims about names, and a claim for each spelling that differs. A claim about a name is left out where one
    of these says more exactly what it says, or shows that not all spell the name alike."""
    for own in names:
        if own.kind == Kind.ROLE or not any(_is_superfluous_beside(own, spelling) for spelling in found):
            yield own
    yield from spelling_claims(found, voices)


def _is_superfluous_beside(own: Claim, spelling: Spelling) -> bool:
    """Whether the claim about a name is superfluous beside this spelling: it quotes two of the spellings, or quotes
    one and says that all use it."""
    quotes = [fold(r.quote) for r in own.readings]
    met = sum(any(form in quote for quote in quotes) for form in spelling.places)
    return met > 1 or (met == 1 and own.status == Status.AGREE)


def spelling_claims(found: Iterable[Spelling], voices: Voices) -> Iterator[Claim]:
    """A claim for each name that is spelled in several ways. Of each spelling the first place in each report is
    quoted, one in the body before one in the headline."""
    for spelling in found:
        readings = [
            voices.reading(
                p.report, *_span(p, spelling), Name(name=_name(p, spelling, voices), kind=NameKind.OTHER)
            )
            for p in _one_of_each_report(spelling, voices)
        ]
        one_report = len({r.report for r in readings}) == 1
        said = [f"“{places[0].said}”" for places in spelling.places.values()][:MOST_NAMED]
        edited = "" if one_report or len(witnesses(readings)) > 1 else "One telling, edited: "
        where = "in one report" if one_report else "by one or another"
        yield claim(
            Kind.NAME,
            f"spelling of {_shortest(spelling, voices)}",
            status=Status.VARIANT,
            why=f"{edited}Spelled {', '.join(said[:-1])} and {said[-1]} {where}.",
            tier=HIDDEN if _is_style(spelling) or one_report else 1 if spelling.sure else 2,
            readings=readings,
            evidence=(Evidence(feature=_evidence(spelling)),),
        )


def _is_style(spelling: Spelling) -> bool:
    """Whether the spellings differ only in hyphens, accents or British spelling: a newsroom's habit, not a
    mistake. Two words written as one are no style.
    """
    return len({american(plain(form.replace("-", " "))) for form in spelling.places}) == 1


def _span(place: Spelled, spelling: Spelling) -> tuple[int, int]:
    """(start, end) to quote. Where others write two words as one, these two alone, since they are the name. Of a
    single word or a hyphened one, the whole name around it."""
    part = not spelling.sure or "-" in place.said or (place.said.isalpha() and place.said.istitle())
    return place.wide if part else (place.start, place.end)


Around = tuple[tuple[str, ...], tuple[str, ...]]


def _one_of_each_report(spelling: Spelling, voices: Voices) -> Iterator[Spelled]:
    """The places to quote, of each spelling one in each report: where the words around it are those around another spelling in
    another report, since there a copy was edited; else the first whole name, if possible in its text. Where two words are
    written as one elsewhere, the first place, if possible in its text."""
    joined = not all(form.isalpha() for form in spelling.places)
    rare = {form: own for form, own in spelling.places.items() if len(own) <= MOST_BESIDE and not joined}
    slips = [(form, p.report, _words_around(p, voices)) for form, own in rare.items() for p in own]
    for form, places in spelling.places.items():
        others = [(report, around) for other, report, around in slips if other != form]

        def rank(place: Spelled, others: Sequence[tuple[str, Around]] = others) -> tuple[int, bool, bool]:
            mine = _words_around(place, voices) if others else ((), ())
            like = max((_shared(mine, words) for r, words in others if r != place.report), default=0)
            return like if like >= LEAST_BESIDE else 0, bool(place.beside) and not joined, place.body

        by_report: dict[str, list[Spelled]] = defaultdict(list)
        for place in places:
            by_report[place.report].append(place)
        yield from (max(own, key=rank) for own in by_report.values())


def _words_around(place: Spelled, voices: Voices) -> Around:
    """The words before the place, the nearest first, and those behind it."""
    text = voices.reports[place.report].text
    before = [w.folded for w in words(text[max(0, place.start - BESIDE) : place.start])]
    return tuple(reversed(before)), tuple(w.folded for w in words(text[place.end : place.end + BESIDE]))


def _shared(one: Around, two: Around) -> int:
    """How many words in a row are the same on both sides of two places."""
    return sum(
        next((n for n, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), min(len(x), len(y)))
        for x, y in zip(one, two, strict=True)
    )


def _name(place: Spelled, spelling: Spelling, voices: Voices) -> str:
    return voices.reports[place.report].text[slice(*_span(place, spelling))]


def _shortest(spelling: Spelling, voices: Voices) -> str:
    """The shortest name of two words or more with the most frequent spelling: a longer one may be something else's ("the
    Hollis Bay Council")."""
    places = next(iter(spelling.places.values()))
    return min(
        (_name(p, spelling, voices) for p in places if p.body),
        key=lambda n: (len(n.split()) < LEAST_WORDS, len(n.split()), n),
        default=places[0].said,
    )


def _evidence(spelling: Spelling) -> str:
    """The evidence of the claim: why the two spellings are taken for one name."""
    return (
        "the same letters, or the same words of the name beside them"
        if spelling.sure
        else "nearly the same letters"
    )
