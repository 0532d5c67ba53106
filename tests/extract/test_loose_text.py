"""Text that stands in no element of its own, and what is said where the body library gives more."""

from __future__ import annotations

import pytest

from tests.extract.making import capture, page
from variorum.extract import extract
from variorum.records import BlockKind

SENTENCES = (
    "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, the fire brigade said.",
    "Eleven people were taken to hospital, three of them with burns, said Marla Quintin, a spokeswoman for the district.",
    "Neighbours said they had heard two loud bangs shortly before nine, and that the street lights went out.",
    "The store held about 4,200 tonnes of wheat, and the brigade put the damage at 3.5 million crowns.",
)
P = [f"<p>{sentence}</p>" for sentence in SENTENCES]
STORY = "Grain store burns in Ostrelle\n\n" + "\n\n".join(SENTENCES)


def body(markup: str, *, around: tuple[str, str] = ("<article>", "</article>")) -> list[str]:
    content = f"<html><head><title>Store burns</title></head><body>{around[0]}<h1>Store burns</h1>{markup}{around[1]}</body></html>"
    report = extract([capture(content, "text/html")]).reports[0]
    return [report.text[b.start : b.end] for b in report.blocks if b.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize("at", range(len(SENTENCES)))
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", ""),
        ("<img src=a.jpg>", ""),
        ("<div>", "</div>"),
        ("<section>", "</section>"),
        ("<br>", "<br><br>"),
    ],
)
def test_every_sentence_is_kept_wherever_it_stands(at, before, behind):
    markup = [*P]
    markup[at] = before + SENTENCES[at] + behind
    assert body("".join(markup)) == list(SENTENCES)


def test_loose_text_of_several_elements_is_kept():
    markup = f"{SENTENCES[0]}<ul><li>One</li></ul>{SENTENCES[1]}{P[2]}{P[3]}"
    assert [s for s in body(markup, around=("<div class=story>", "</div>")) if s in SENTENCES] == list(
        SENTENCES
    )


def test_what_the_body_library_gives_more_is_said():
    """A paragraph under another name, behind the report: perhaps its end, perhaps not."""
    more = "The mayor of Ostrelle asked people to keep their windows shut until Thursday because of the smoke, and thanked the brigade."
    kept = extract([capture(page(STORY), "text/html")]).reports[0]
    assert kept.doubts == ()
    report = extract(
        [capture(page(STORY, after=f"<div class=bottom><p>{more}</p></div>"), "text/html")]
    ).reports[0]
    assert more not in report.text
    assert report.doubts == (
        "the body library gives 21 words more than this text holds, beginning with “The mayor of Ostrelle asked people to keep …”",
    )
