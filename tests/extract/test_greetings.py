"""The day that a newsletter says it is, where nothing else tells when it was sent."""

from __future__ import annotations

import pytest

from tests.extract.making import capture
from variorum.extract import extract

BODY = (
    "Fire broke out in a carpet mill in Tarnholm on Monday night, officials said. Some 240 people work there.\n\n"
    "Police closed two roads and asked people to keep away. The owner, Calder Weave, said it would help the families."
)


@pytest.mark.parametrize("kind", ["text/plain", "text/x-report", "text/html"])
@pytest.mark.parametrize(
    "greeting",
    [
        "Good morning. It’s Tuesday, May 13, 2031.",
        "Good morning, it's Tuesday, 13 May 2031, and this is the Vale Briefing.",
        "Today is May 13, 2031, and here is what you need to know.",
        "Guten Morgen, heute ist Dienstag, der 13. Mai 2031.",
        "Bonjour, nous sommes le mardi 13 mai 2031.",
        "Buenos días. Hoy es martes, 13 de mayo de 2031.",
        "Buongiorno, oggi è martedì 13 maggio 2031.",
        "Bom dia. Hoje é terça-feira, 13 de maio de 2031.",
        "Goedemorgen, het is vandaag dinsdag 13 mei 2031.",
    ],
)
def test_the_day_that_a_greeting_gives_is_the_report_s(greeting: str, kind: str) -> None:
    text = f"{greeting}\n\n{BODY}"
    if kind == "text/html":
        text = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        text = f"<html><body><article><h1>The Vale Briefing</h1>{text}</article></body></html>"
    (report,) = extract([capture(text, kind)]).reports
    assert report.published == "2031-05-13"


@pytest.mark.parametrize(
    "opening",
    [
        "It is the third such fire since 13 May 2031, officials said.",
        "The mill was inspected on 13 May 2031, and it is old.",
        "Good morning. It’s Tuesday, and here is what you need to know.",
    ],
)
def test_a_day_of_the_story_is_none(opening: str) -> None:
    (report,) = extract([capture(f"{opening}\n\n{BODY}", "text/x-report")]).reports
    assert report.published is None
