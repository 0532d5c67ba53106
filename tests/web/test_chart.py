"""The chart of a value over time: years, undated reports, and labels that neither overlap nor are cut."""

import itertools
import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.revisions.history import Step
from variorum.web.chart import BOTTOM, FIGURE, LINE, WIDTH, step_chart

LONG = "The Extraordinarily Long-Named Gazette of the Northern Islands"


def step(page, number, *, hours=0, outlet=None, dated=True):
    return Step(
        since=datetime(2025, 12, 31, 6, 0, tzinfo=UTC) + timedelta(hours=hours),
        until=None,
        captured="2026-01-01T00:00:00+00:00",
        report=f"r{page}",
        page=str(page),
        witness=f"w{page}",
        outlet=outlet or f"Outlet {page}",
        start=0,
        end=1,
        quote=f"{number:g}",
        number=number,
        as_of=None,
        attributed_to=None,
        dated=dated,
    )


def labels(svg):
    """Column, height and words of each label."""
    found = re.findall(r'<text class="(\w+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    return [(kind, float(x), float(y), words) for kind, x, y, words in found]


def test_both_ends_of_the_axis_have_their_year_and_stand_apart():
    svg = str(step_chart([step(1, 12), step(2, 15, hours=40)]))
    axis = [words for kind, _, _, words in labels(svg) if kind == "axis"]
    assert {"31 Dec 2025", "1 Jan 2026", "06:00", "22:00"} <= set(axis)


@given(st.integers(1, 100), st.integers(1, 10_000_000))
def test_the_labels_of_two_moments_never_lie_on_each_other(hours, value):
    svg = str(step_chart([step(1, value), step(2, value + 1, hours=hours)]))
    days = [
        (x, words) for kind, x, _, words in labels(svg) if kind == "axis" and "20" in words and " " in words
    ]
    (first, words), (last, others) = days
    assert last - first >= FIGURE * (len(words) + len(others))
    assert last <= WIDTH


def test_one_moment_has_one_label():
    axis = [words for kind, _, _, words in labels(str(step_chart([step(1, 12), step(2, 15)])))]
    assert axis.count("31 Dec 2025") == 1


def test_a_report_without_a_date_is_marked():
    svg = str(step_chart([step(1, 12), step(2, 15, dated=False)]))
    assert svg.count("(undated; when captured)") == 1
    assert [words for _, _, _, words in labels(svg) if "undated" in words]


def test_a_long_name_is_not_cut():
    svg = str(step_chart([step(1, 12, outlet=LONG), step(2, 15)]))
    assert LONG in " ".join(words for kind, _, _, words in labels(svg) if kind == "s0")


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(["Bell", LONG])), min_size=2, max_size=30))
def test_no_label_lies_on_another_or_outside(told):
    svg = str(step_chart([step(n, value, hours=n, outlet=name) for n, (value, name) in enumerate(told)]))
    height = float(re.search(r'viewBox="0 0 \d+ (\d+)"', svg)[1])
    names = sorted(y for kind, _, y, _ in labels(svg) if kind != "axis")
    assert all(b - a >= LINE - 0.2 for a, b in itertools.pairwise(names))
    assert names[0] >= LINE / 2 and names[-1] <= height - BOTTOM + LINE
