from hypothesis import given
from hypothesis import strategies as st

from tests.publish.dossiers import bare, flood
from variorum.publish.marks import Marked, Marking, pieces, plain, stretches
from variorum.records import Block, BlockKind, Report

TEXT = "The quick brown fox jumps over the lazy dog."
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8)


def marking(number, start, end):
    return Marking(start=start, end=end, number=number, row=number, source=1, style="differ", glyph="≠")


def markings(spans):
    return [marking(n, min(span), max(span)) for n, span in enumerate(spans, start=1)]


def numbers(found):
    """Marking numbers of pieces in the order in which they begin, inner ones after outer ones."""
    for piece in found:
        if isinstance(piece, Marked):
            if piece.first:
                yield piece.marking.number
            yield from numbers(piece.pieces)


@given(SPANS)
def test_pieces_put_together_are_the_text(spans):
    assert plain(pieces(TEXT, 0, len(TEXT), markings(spans))) == TEXT


@given(SPANS)
def test_every_marking_begins_exactly_once(spans):
    made = markings(spans)
    begun = sorted(numbers(pieces(TEXT, 0, len(TEXT), made)))
    assert begun == [m.number for m in made if m.start < m.end]


@given(SPANS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_part_of_the_text_is_that_part(spans, one, other):
    start, end = sorted((one, other))
    assert plain(pieces(TEXT, start, end, markings(spans))) == TEXT[start:end]


def test_one_marking_inside_another_is_nested():
    outer = pieces(TEXT, 0, len(TEXT), [marking(1, 4, 15), marking(2, 10, 15)])[1]
    assert plain([outer]) == "quick brown"
    assert [p.marking.number for p in outer.pieces if isinstance(p, Marked)] == [2]
    assert outer.glyph == "", "the inner one ends there with the same sign"


def test_of_two_that_cross_the_later_is_cut():
    found = pieces(TEXT, 0, len(TEXT), [marking(1, 4, 12), marking(2, 10, 19)])
    assert list(numbers(found)) == [1, 2]
    assert [plain([p]) for p in found if isinstance(p, Marked)] == ["quick br", "own fox"]


def test_stretches_cover_all_that_is_not_blank():
    for report in (*flood().reports, *bare().reports):
        joined = "".join(report.text[s.start : s.end] for s in stretches(report))
        assert "".join(joined.split()) == "".join(report.text.split())


def test_a_dateline_stays_in_its_paragraph_and_text_between_blocks_is_kept():
    text = "Head\nOUTBY, May 3 - Rain fell.\nLost line\nEnd."
    blocks = (
        Block(kind=BlockKind.HEADLINE, start=0, end=4),
        Block(kind=BlockKind.PARAGRAPH, start=5, end=30),
        Block(kind=BlockKind.DATELINE, start=5, end=17),
        Block(kind=BlockKind.PARAGRAPH, start=41, end=45),
    )
    report = Report(id="x", path="x", digest="0" * 64, text=text, blocks=blocks)
    assert [text[s.start : s.end] for s in stretches(report)] == text.split("\n")
