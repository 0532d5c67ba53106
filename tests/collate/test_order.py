"""The order claims are read in, and what is shown once."""

from __future__ import annotations

from itertools import permutations

from variorum.collate.claims.order import in_reading_order
from variorum.records import Claim, Kind, Name, NameKind, Reading, Status


def reading(report: str, start: int, quote: str, *, witness: str = "") -> Reading:
    return Reading(report=report, start=start, end=start + 10, quote=quote, witness=witness or report)


def conflict(name: str, *readings: Reading, tier: int = 2) -> Claim:
    return Claim(
        id=name,
        kind=Kind.DATE,
        label="when the ferry ran",
        status=Status.CONFLICT,
        why="“Monday” and “Tuesday” are different days.",
        tier=tier,
        internal=False,
        readings=readings,
        evidence=(),
    )


FULLER = conflict("a", reading("r1", 0, "Monday"), reading("r2", 0, "Tuesday"), reading("r3", 0, "Monday"))
# The same wire says it twice, and a copy of the wire repeats that.
AGAIN = conflict(
    "b", reading("r1", 0, "Monday"), reading("r2", 90, "Tuesday"), reading("r4", 90, "Tuesday", witness="r2")
)
OTHER = conflict("c", reading("r1", 400, "Friday"), reading("r2", 400, "Sunday"))


def test_one_question_with_the_same_answers_is_shown_once() -> None:
    (shown,) = in_reading_order((FULLER, AGAIN))
    assert {(r.report, r.start) for r in shown.readings} == {
        ("r1", 0), ("r2", 0), ("r3", 0), ("r2", 90), ("r4", 90)
    }  # fmt: skip


def test_other_answers_are_another_question() -> None:
    assert len(in_reading_order((FULLER, OTHER))) == 2


def test_the_order_of_what_is_found_makes_no_difference() -> None:
    seen = {
        tuple(sorted((r.report, r.start) for c in in_reading_order(some) for r in c.readings))
        for some in permutations((FULLER, AGAIN, OTHER))
    }
    assert len(seen) == 1


def told(name: str, status: Status, kind: Kind, *readings: Reading, tier: int = 1) -> Claim:
    return Claim(
        id=name,
        kind=kind,
        label=name,
        status=status,
        why="",
        tier=tier,
        internal=False,
        readings=readings,
    )


def shown_first(*claims: Claim) -> list[str]:
    return [c.id for c in in_reading_order(claims) if c.tier < 3]


def test_what_reports_begin_with_stands_before_what_more_of_them_tell_later() -> None:
    aside = told("aside", Status.COMPATIBLE, Kind.STATEMENT, *(reading(r, 4000, "it rained") for r in "abcd"))
    news = told("news", Status.AGREE, Kind.STATEMENT, *(reading(r, 40, "the ferry sank") for r in "ab"))
    assert shown_first(aside, news) == ["news", "aside"]


def test_names_that_several_give_stand_behind_what_they_tell() -> None:
    name = told("name", Status.AGREE, Kind.NAME, *(reading(r, 0, "Ada Reed") for r in "abcd"))
    quote = told("quote", Status.AGREE, Kind.QUOTE, *(reading(r, 900, "I saw it") for r in "ab"))
    number = told("number", Status.AGREE, Kind.QUANTITY, *(reading(r, 1900, "nine men") for r in "ab"))
    assert shown_first(name, quote, number) == ["number", "quote", "name"]


def spelled(name: str, *forms: str) -> Claim:
    given = (
        Reading(
            report=f"{name}{n}",
            start=0,
            end=len(form),
            quote=form,
            witness=f"{name}{n}",
            value=Name(name=form, kind=NameKind.OTHER),
        )
        for n, form in enumerate(forms)
    )
    return told(name, Status.VARIANT, Kind.NAME, *given)


def test_persons_stand_before_places_and_slips_stand_last() -> None:
    slip = spelled("slip", *["Orlandis"] * 5, "Orlanidis")
    letters = spelled("letters", "Kesrel", "Kersel")
    joined = spelled("joined", "Bay Line", "BayLine")
    place = spelled("place", "Dargan", "Dargen")
    person = spelled("person", "Ada Reed", "Ada Reid")
    edit = told(
        "edit", Status.VARIANT, Kind.STATEMENT, reading("r0", 50, "a boat"), reading("r1", 50, "a ship")
    )
    shown = shown_first(slip, letters, joined, place, person, edit)
    assert shown[:2] == ["person", "place"] and set(shown[2:]) == {"slip", "letters", "joined", "edit"}


def test_a_quotation_that_only_begins_later_stands_behind_one_in_other_words() -> None:
    def quoted(name: str, *said: str) -> Claim:
        given = (
            Reading(report=f"{name}{n}", start=0, end=len(words), quote=words, witness=f"{name}{n}")
            for n, words in enumerate(said)
        )
        return told(name, Status.VARIANT, Kind.QUOTE, *given)

    cut = quoted("cut", "Of course it was the wind", "it was the wind")
    other = quoted("other", "It was never the wind at all", "It was always the wind")
    assert shown_first(cut, other) == ["other", "cut"]


def test_a_number_that_half_its_tellers_give_in_a_larger_row_is_not_met_twice() -> None:
    large = told("large", Status.AGREE, Kind.QUANTITY, *(reading(r, 0, "nine men") for r in "abce"))
    again = told(
        "again",
        Status.AGREE,
        Kind.QUANTITY,
        *(reading(r, 0, "nine men") for r in "ab"),
        reading("d", 0, "nine"),
    )
    apart = told("apart", Status.AGREE, Kind.QUANTITY, reading("a", 0, "nine"), reading("d", 70, "nine"))
    assert shown_first(large, again, apart) == ["large", "apart"]
    assert {c.id for c in in_reading_order((large, again, apart))} == {"large", "again", "apart"}
