"""Halves of a month and stretches over two of its parts; what a longer phrase says is not read from its last words alone."""

from __future__ import annotations

import pytest

from variorum.text.whens import whens

ROWS = """
en | It rained in early to mid July. | 01 24
en | It rained in mid-to-late July. | 08 31
en | It rained in the first fortnight of July. | 01 16
de | Es regnete in der ersten Hälfte des Juli. | 01 16
de | Es regnete Anfang bis Mitte Juli. | 01 24
de | Es regnete Mitte Juli. | 08 24
fr | Il a plu dans la première quinzaine de juillet. | 01 16
fr | Il a plu au début de juillet. | 01 13
fr | Il a plu au milieu du mois de juillet. | 08 24
es | Llovió en la segunda quincena de julio. | 16 31
it | Ha piovuto nella prima metà di luglio. | 01 16
it | Ha piovuto nella seconda metà di luglio. | 16 31
it | A metà di luglio ha piovuto. | 08 24
pt | Choveu na primeira quinzena de julho. | 01 16
nl | Het regende in de eerste helft van juli. | 01 16
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_part_of_a_month_is_as_long_as_the_words_say(row: str) -> None:
    language, text, days = (cell.strip() for cell in row.split("|"))
    (found,) = whens(text, published="2026-08-10", language=language)
    first, last = days.split()
    assert (found.value.earliest, found.value.latest) == (f"2026-07-{first}", f"2026-07-{last}")
