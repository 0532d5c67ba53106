"""The cascade: which pages the fast extractor settles, and which go on to the body library."""

from __future__ import annotations

import pytest

from tests.extract.making import capture
from variorum.extract import ExtractSettings, extract
from variorum.extract.html import page
from variorum.records import BlockKind, Report

SENTENCES = (
    "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, the fire brigade said.",
    "Eleven people were taken to hospital, three of them with burns, said Marla Quintin, a spokeswoman for the district.",
    "Neighbours said they had heard two loud bangs shortly before nine, and that the street lights went out.",
    "The store held about 4,200 tonnes of wheat, and the brigade put the damage at 3.5 million crowns.",
    "The road along the river stayed closed until noon, and trains were sent round by way of the old quarry.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
MENU = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("News", "Sport", "Weather", "Letters"))
ELSEWHERE = (
    "The council of Ostrelle will vote on the new bridge over the river in the second week of May, it said."
)


def read(story: str, *, below: str = "") -> Report:
    content = (
        f"<html><head><title>Store burns</title></head><body><nav><ul>{MENU}</ul></nav>"
        f"<article><h1>Grain store burns in Ostrelle</h1>{story}</article>{below}<footer><p>Legal notice</p></footer></body></html>"
    )
    return extract([capture(content, "text/html")]).reports[0]


def paragraphs(report: Report) -> list[str]:
    return [report.text[b.start : b.end] for b in report.blocks if b.kind is BlockKind.PARAGRAPH]


@pytest.fixture
def asked(monkeypatch):
    """How often the body library was asked."""
    calls: list[bool] = []
    library = page.library_paragraphs

    def counted(*args, **keywords):
        calls.append(True)
        return library(*args, **keywords)

    monkeypatch.setattr(page, "library_paragraphs", counted)
    return calls


def test_a_plain_page_is_settled_without_the_body_library(asked):
    assert paragraphs(read(f"<div class=text>{BODY}</div>")) == list(SENTENCES)
    assert not asked


def test_a_first_paragraph_of_another_name_belongs_to_the_body(asked):
    lead, *rest = SENTENCES
    story = f"<p class=opening>{lead}</p><div class=text>{''.join(f'<p>{s}</p>' for s in rest)}</div>"
    assert paragraphs(read(story)) == list(SENTENCES)
    assert not asked


def test_a_sentence_apart_is_left_out_and_listed(asked):
    report = read(f"<div class=text>{BODY}</div><div class=other><p>{ELSEWHERE}</p></div>")
    assert ELSEWHERE not in report.text
    assert ELSEWHERE in report.dropped
    assert not asked


def told_with(lines: int) -> str:
    """A story with a post inside, which the fast extractor does not give."""
    post = f"<blockquote class=twitter-tweet><p>{'I have never seen such a fire in my life ' * lines}</p></blockquote>"
    return f"<div class=text>{BODY}{post}<p>{ELSEWHERE}</p></div>"


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(f"<div class=text><p>{SENTENCES[0]}</p></div>", id="short"),
        pytest.param(
            f"<div class=text>{BODY}<div class=box><p>{ELSEWHERE}</p><p>{ELSEWHERE}</p></div>{BODY[:118]}</div>",
            id="sentences of another kind inside",
        ),
        pytest.param(told_with(6), id="lines inside that it does not give"),
    ],
)
def test_a_doubtful_page_goes_on_to_the_body_library(asked, story):
    read(story)
    assert asked


@pytest.mark.parametrize(("density", "settled"), [(0.7, True), (1.01, False)])
def test_a_page_that_is_a_little_doubtful_is_settled_where_its_densest_run_is_the_same(
    asked, density, settled
):
    content = f"<html><body><article><h1>Store burns</h1>{told_with(2)}</article></body></html>"
    extract([capture(content, "text/html")], settings=ExtractSettings(quick_density=density))
    assert bool(asked) is not settled


def test_the_shares_of_doubt_are_settings(asked):
    content = f"<html><body><article><h1>Store burns</h1><div>{BODY}</div></article></body></html>"
    settings = ExtractSettings(quick_size=10_000)
    extract([capture(content, "text/html")], settings=settings)
    assert asked
