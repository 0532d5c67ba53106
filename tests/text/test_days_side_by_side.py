"""Two days of one month, a day told by another, and names that are months."""

from __future__ import annotations

import pytest

from variorum.text.whens import whens

ROWS = """
en | It ran from 3 to 7 July. | 2026-07-03..2026-07-07
de | Es brannte vom 3. bis 7. Juli. | 2026-07-03..2026-07-07
de | Am 3. und 4. Juli brannte es. | 2026-07-03..2026-07-04
de | Es brannte zwischen dem 3. und dem 7. Juli. | 2026-07-03..2026-07-07
de | Am 3.7. brannte es. | 2026-07-03
fr | Du 3 au 7 juillet, il a plu. | 2026-07-03..2026-07-07
fr | Il a plu les 3 et 4 juillet. | 2026-07-03..2026-07-04
fr | Il a plu entre le 3 et le 7 juillet. | 2026-07-03..2026-07-07
es | Del 3 al 7 de julio llovió. | 2026-07-03..2026-07-07
es | Llovió los días 3 y 4 de julio. | 2026-07-03..2026-07-04
it | Dal 3 al 7 luglio ha piovuto. | 2026-07-03..2026-07-07
pt | De 3 a 7 de julho choveu. | 2026-07-03..2026-07-07
nl | Van 3 tot 7 juli regende het. | 2026-07-03..2026-07-07
en | A year ago today it burned. | 2025-07-15
en | It burned two months ago today. | 2026-05-15
en | It burned a year ago this week. | 2025-07-14..2025-07-20
de | Heute vor einem Jahr brannte es. | 2025-07-15
fr | Il y a un an jour pour jour, il brûlait. | 2025-07-15
es | Hoy hace un año se quemó. | 2025-07-15
it | Un anno fa oggi bruciava. | 2025-07-15
nl | Vandaag een jaar geleden brandde het. | 2025-07-15
en | A year ago it burned. | 2025-01-01..2025-12-31
en | "It fell," April said. |
en | June told the court she fled. |
en | August, 34, said she fled. |
en | A report in April said that it leaked. | 2026-04-01..2026-04-30
en | It leaked in June. Told of it, she left. | 2026-06-01..2026-06-30
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_what_days_side_by_side_say(row: str) -> None:
    language, text, days = (cell.strip() for cell in row.split("|"))
    found = [m.value for m in whens(text, published="2026-07-15", language=language)]
    ends = days.split("..")
    assert [(w.earliest, w.latest) for w in found] == ([(ends[0], ends[-1])] if days else [])
    assert all(w.bound is None for w in found)
