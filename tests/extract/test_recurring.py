"""What recurs on the pages of an outlet is the page's, in whatever form the pages come; what follow-ups repeat is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.extract.boilerplate.marks import is_long, mark
from variorum.extract.boilerplate.recurring import recurring
from variorum.records import Capture, Report

APPEAL = "This paper belongs to its readers, and it needs every one of them to go on printing in these years."
BACKGROUND = (
    "The Margareta ran aground off Lindholm on the fourth of March with 212 people on board in thick fog."
)
PLACES = [
    ("Almby", "bridge", "builders"),
    ("Norvik", "library", "readers"),
    ("Sundet", "harbour", "pilots"),
    ("Torsa", "school", "teachers"),
]


def story(place: str, thing: str, people: str, *, title: str = "") -> str:
    return "\n\n".join(
        [
            title or f"{place} has its {thing}",
            f"In the town of {place} the council met on Monday to speak about its {thing} once again, it said.",
            f"Nobody in {place} had thought that the {thing} would take the {people} so long, said the mayor.",
            f"The {people} will be heard next week, and the {thing} of {place} is to be finished in the spring.",
        ]
    )


def pages(line: str, *, titles: str = "", outlet: str = "https://courier.example") -> list[Capture]:
    made = []
    for place, thing, people in PLACES:
        given = story(place, thing, people, title=titles and f"{titles} {thing}")
        content = page(given, after=f"<p>{line}</p>")
        made.append(capture(content, "text/html", path=place, url=f"{outlet}/{place}"))
    return made


def test_a_paragraph_that_every_page_of_an_outlet_has_is_dropped_and_listed() -> None:
    reports = extract(pages(APPEAL)).reports
    assert len(reports) == len(PLACES)
    assert all(APPEAL not in report.text and APPEAL in report.dropped for report in reports)
    assert all(place in report.body for report, (place, *_) in zip(reports, PLACES, strict=True))


def test_alone_a_page_keeps_it() -> None:
    (report,) = extract(pages(APPEAL)[:1]).reports
    assert APPEAL in report.body


def test_pages_of_other_outlets_prove_nothing() -> None:
    given = [pages(APPEAL, outlet=f"https://{n}.example")[n] for n in range(len(PLACES))]
    assert all(APPEAL in report.body for report in extract(given).reports)


def test_what_follow_ups_repeat_is_kept() -> None:
    reports = extract(pages(BACKGROUND, titles="Margareta")).reports
    assert all(BACKGROUND in report.body for report in reports)


def test_a_line_that_names_an_agency_is_kept() -> None:
    credit = "The Associated Press contributed to this report from the island on Tuesday evening."
    assert all(report.credit == "AP" and credit in report.text for report in extract(pages(credit)).reports)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_of_pages_changes_nothing(order: tuple[int, ...]) -> None:
    def texts(given: list[Capture]) -> dict[str, Report]:
        return {report.path: report for report in extract(given).reports}

    given = pages(APPEAL)
    assert texts([given[n] for n in order]) == texts(given)


LINES = st.lists(st.sampled_from([f"{'long ' * (n % 2) * 20}{n}" for n in range(12)]), max_size=12)
PAGES_OF_ONE = st.lists(st.tuples(LINES, st.frozensets(st.sampled_from("abcde"), max_size=2)), max_size=8)


@given(PAGES_OF_ONE)
def test_a_line_recurs_where_enough_pages_that_are_no_kin_have_it(
    made: list[tuple[list[str], frozenset[str]]],
) -> None:
    settings = ExtractSettings()
    sets = [frozenset(mark(line, longer_than=settings.recur_length) for line in lines) for lines, _ in made]

    def kin(one: int, other: int) -> bool:
        longer = [max(1, sum(map(is_long, sets[n]))) for n in (one, other)]
        count = sum(map(is_long, sets[one] & sets[other]))
        version = count > 2 and count > settings.version_share * min(longer)
        return version or (count > 0 and bool(made[one][1] & made[other][1]))

    found = recurring(
        dict(enumerate(sets)), topics={n: words for n, (_, words) in enumerate(made)}, settings=settings
    )
    for one, lines in enumerate(sets):
        others = [n for n in range(len(made)) if n != one and not kin(one, n)]
        expected = {line for line in lines if sum(line in sets[n] for n in others) >= settings.recur_on}
        assert found.get(one, frozenset()) == expected


@given(st.text(max_size=100))
def test_a_mark_tells_long_lines_from_short(line: str) -> None:
    assert is_long(mark(line, longer_than=60)) == (len(line) > 60)
