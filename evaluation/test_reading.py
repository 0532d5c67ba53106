"""The page that says how much was right says what the judgements say."""

from __future__ import annotations

from evaluation.reading import judged
from evaluation.shared import ROOT

PAGE = ROOT / "docs" / "explanation" / "differences.md"


def test_the_page_gives_the_figures_of_the_judgements() -> None:
    rows, page = judged(), PAGE.read_text(encoding="utf-8")
    for side in ("together", "apart"):
        own = [r for r in rows if r["side"] == side]
        right = sum(r["judgement"] == "right" for r in own)
        clear = sum(r["label_clear"] for r in own)
        assert f"| **all** | {len(own)} | **{right} ({_share(right, own)})** |" in page
        assert f"| {clear} ({_share(clear, own)}) |" in page


def test_no_line_is_judged_twice() -> None:
    rows = judged()
    assert len({(r["story"], r["claim"]) for r in rows}) == len(rows)


def _share(some: int, of: list[object]) -> str:
    return f"{some / len(of):.2f}".removeprefix("0")
