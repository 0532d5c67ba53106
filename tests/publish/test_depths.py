"""How deep each report was read is said wherever silence could be taken for agreement."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.publish import dossiers
from variorum.publish import as_html, as_json, as_markdown, from_json, summary
from variorum.records import Depth, Dossier, Report
from variorum.text.depths import depth, depth_of

OUTPUTS = {
    "page": lambda d: as_html(d).first,
    "Markdown": as_markdown,
    "summary": summary,
    "summary, brief": lambda d: summary(d, form="brief"),
    "summary, full": lambda d: summary(d, form="full"),
}


def read_as(*languages: str | None) -> Dossier:
    """The invented dossier, its reports said to be in these languages, and the last of them in all the rest."""
    made = dossiers.flood()
    spoken = [*languages, *[languages[-1]] * len(made.reports)]
    reports = (
        replace(r, language=code, depth=depth(code, r.text))
        for r, code in zip(made.reports, spoken, strict=False)
    )
    return replace(made, reports=tuple(reports))


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("output", OUTPUTS)
def test_words_only_is_said_with_what_it_means(output: str) -> None:
    shown = said(OUTPUTS[output](read_as("en", "fi")))
    assert "in words only (Finnish)" in shown
    assert "not compared there, and neither agrees nor differs" in shown
    assert "for values and names only" not in shown


@pytest.mark.parametrize("output", OUTPUTS)
def test_values_and_names_only_is_said_with_what_it_means(output: str) -> None:
    shown = said(OUTPUTS[output](read_as("de", "en")))
    assert "for values and names only (German)" in shown
    assert "neither agreement nor difference" in shown


@pytest.mark.parametrize("output", OUTPUTS)
def test_where_no_capitals_tell_names_that_is_said(output: str) -> None:
    shown = said(OUTPUTS[output](read_as("ar", "ja")))
    assert "for values and names only (Arabic and Japanese)" in shown
    assert "In Arabic and Japanese no capital tells a name" in shown
    assert "no capital" not in said(OUTPUTS[output](read_as("ru")))


@pytest.mark.parametrize("output", ["page", "Markdown"])
def test_in_depth_is_said_too(output: str) -> None:
    shown = said(OUTPUTS[output](read_as("en")))
    assert "Every report was read in depth." in shown
    assert "could be read" not in shown.replace("could not be read", "")


def test_json_carries_it_both_ways_and_an_older_dossier_is_silent() -> None:
    made = read_as("en", "de", "fi")
    rows = json.loads(as_json(made))["reports"]
    assert [r["depth"] for r in rows][:3] == ["in-depth", "values-and-names", "words"]
    assert from_json(as_json(made)).reports == made.reports
    older = replace(made, reports=tuple(replace(r, depth=None) for r in made.reports))
    assert all("depth" not in r for r in json.loads(as_json(older))["reports"])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve hurt", Depth.IN_DEPTH),
        ("pt", "Doze feridos", Depth.VALUES),
        ("ar", "إصابة اثني عشر", Depth.VALUES),
        ("fi", "Kaksitoista loukkaantui", Depth.WORDS),
        (None, "Twelve hurt", Depth.IN_DEPTH),
        (None, "十二人受伤", Depth.WORDS),
        (None, "", Depth.IN_DEPTH),
    ],
)
def test_what_a_language_lets_us_compare(language: str | None, text: str, expected: Depth) -> None:
    assert depth(language, text) is expected


def test_words_of_a_report_say_in_which_language_they_are() -> None:
    page = as_html(read_as("ar", "ja")).first
    assert '<q dir="rtl" lang="ar"' in page
    assert '<q dir="auto" lang="ja"' in page
    assert '<h1 dir="auto" lang="ar">' in page
    assert '<p class="why" dir="auto"' not in page  # our own sentence, whatever it quotes first
    hostile = as_html(read_as('x" onclick="y', "en")).first
    assert "onclick" not in hostile


def test_a_report_that_does_not_say_is_judged_by_its_language() -> None:
    report = Report(id="a", path="a", digest="", text="Kaksitoista loukkaantui", language="fi")
    assert depth_of(report) is Depth.WORDS
