"""What publish draws of a lineage: the picture and two reports side by side."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.publish.lineage_picture import lineage_svg
from variorum.publish.side_by_side import side_by_side, side_by_side_html
from variorum.records import EditKind, Lineage

HOSTILE = '<script>alert(1)</script>" onload="x'


def test_the_picture_is_xml_with_a_title_and_says_in_words_what_it_draws() -> None:
    reports = [
        report(WIRE, path="a.txt", outlet="Harbour Bell", published="2025-01-01"),
        report(f"{OWN}\n\n{WIRE}", path="b.txt", outlet=HOSTILE, published="2025-01-02"),
        report(f"{OWN[:150]}\n\nFour were hurt, Reuters reported.", path="c.txt", outlet="Upland Radio"),
    ]
    svg = lineage_svg(trace.trace(reports), reports, prefix='p"')
    assert "<script" not in svg
    root = ElementTree.fromstring(svg)
    described = root.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert "Harbour Bell tells 100% of Harbour Bell." in described
    assert "Upland Radio names Reuters as an origin." in described
    assert root.get("aria-labelledby") == 'p"-title p"-desc'


def test_nothing_to_draw() -> None:
    assert lineage_svg(Lineage(), []) == ""


def test_namesakes_are_told_apart() -> None:
    reports = [report(text, path=f"{n}.txt", outlet="Bell") for n, text in enumerate((WIRE, OWN))]
    svg = lineage_svg(trace.trace(reports), reports)
    assert "Bell 1 tells 100% of Bell 1." in svg and "Bell 2 tells 100% of Bell 2." in svg


def test_both_texts_stand_whole_and_changes_come_gravest_first() -> None:
    changed = WIRE.replace("a blaze", "a big blaze").replace("Eleven workers", "<b>19</b> workers")
    one, other = sorted((report(WIRE, path="a.txt"), report(changed, path="b.txt")), key=lambda r: r.id)
    (pair,) = trace.trace([one, other]).shared
    view = side_by_side(one, other, pair)
    assert "".join(s.text for s in view.left) == one.text
    assert "".join(s.text for s in view.right) == other.text
    assert view.changes[0].kind is EditKind.NUMBER
    html = side_by_side_html(view)
    assert "<b>" not in html and "&lt;" in html and "19" in html
    assert html.index("number changed") < html.index('class="columns"')


def test_a_wrong_pair_is_refused() -> None:
    one, other = sorted((report(WIRE, path="a.txt"), report(WIRE, path="b.txt")), key=lambda r: r.id)
    (pair,) = trace.trace([one, other]).shared
    with pytest.raises(ValueError, match="are not the pair"):
        side_by_side(other, one, pair)


def test_no_name_in_the_picture_is_cut_and_reports_have_their_date_with_its_year() -> None:
    name = "The Extraordinarily Long-Named Gazette of the Northern Islands and Surrounding Waters"
    reports = [
        report(WIRE, path="a.txt", outlet=name, published="2025-01-01"),
        report(OWN, path="b.txt", outlet="Upland Radio"),
    ]
    root = ElementTree.fromstring(lineage_svg(trace.trace(reports), reports))
    said = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert name in " ".join(said) and "…" not in "".join(said)
    assert "1 Jan 2025" in said and "undated" in said
    boxes = [
        (float(r.get("x", 0)), float(r.get("y", 0)), float(r.get("height", 0)))
        for r in root.iter("{http://www.w3.org/2000/svg}rect")
    ]
    for x, y, height in boxes:
        assert not [b for b in boxes if b[0] == x and y < b[1] < y + height]
