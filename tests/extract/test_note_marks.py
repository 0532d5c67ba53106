"""The marks of notes make no other number of the one that they stand behind."""

from __future__ import annotations

import pytest

from tests.extract.making import capture
from variorum.extract import extract

REST = "".join(
    f"<p>{text}</p>"
    for text in (
        "Fire broke out in a carpet mill in Tarnholm on Monday night, officials said, and burned until dawn.",
        "Some 240 people work there, and police closed two roads and asked people to keep their windows shut.",
        "The owner, Calder Weave, said that it would help the families of those who were hurt in the hall.",
    )
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Some 1,200<sup>2</sup> people fled", "Some 1,200 people fled"),
        ('Some 1,200<sup><a href="#n2">[2]</a></sup> people fled', "Some 1,200 people fled"),
        ("It held 40 weavers<sup>12</sup> on Monday", "It held 40 weavers on Monday"),
        ("It cost 4.5 million euros.<sup>1</sup> Nobody paid", "It cost 4.5 million euros. Nobody paid"),
        ("About 12%<sup>*</sup> of them fled", "About 12% of them fled"),
        ("It burned 20 m<sup>2</sup> of roof", "It burned 20 m2 of roof"),
        ("It burned 3 km<sup>2</sup> of heath", "It burned 3 km2 of heath"),
        ("On the 13<sup>th</sup> of May it rained", "On the 13th of May it rained"),
        ("It holds CO<sub>2</sub> and soot", "It holds CO2 and soot"),
    ],
)
def test_a_raised_figure_is_a_note_or_a_power(written: str, read: str) -> None:
    html = f"<html><body><article><h1>Carpet mill burns</h1><p>{written} beside the mill, the brigade said.</p>{REST}</article></body></html>"
    (report,) = extract([capture(html, "text/html")]).reports
    assert f"{read} beside the mill" in report.text
