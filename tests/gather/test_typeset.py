"""PDFs whose lines are set across two columns, and words and numbers that the ends of lines have broken."""

from __future__ import annotations

import pytest

from variorum.extract import extract
from variorum.text.broken import mended

LEFT = (
    "Fire broke out in the grain store of", "Ostrelle on Tuesday evening and burned", "until dawn, the fire brigade said, and",
    "eleven people were taken to hos-", "pital, three of them with burns.", "The store held 4,", "200 tonnes of wheat.",
)  # fmt: skip
RIGHT = (
    "Neighbours said that they had heard", "two loud bangs shortly before nine, and", "that the street lights went out in the",
    "whole quarter. The mayor of the town", "asked people to keep their windows", "shut until Thursday because of the", "smoke over the river.",
)  # fmt: skip
TITLE = "Grain store burns in Ostrelle"


def pdf(lines):
    """`lines`: (x, y, text)."""
    shown = "".join(f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in lines).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return content + tail % (table, len(content))


def across(left=LEFT, right=RIGHT, *, x=320):
    rows = [(60, 740, TITLE)]
    for n in range(max(len(left), len(right))):
        rows += [(60, 700 - 14 * n, left[n])] if n < len(left) else []
        rows += [(x, 700 - 14 * n, right[n])] if n < len(right) else []
    return rows


def text_of(captures):
    (report,) = extract(captures).reports
    return report.text


EXPECTED = (
    "taken to hospital, three of them with burns.", "held 4,200 tonnes of wheat.", "heard two loud bangs shortly before nine, and that",
    "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn",
)  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        across(),
        across(x=300),
        across(right=RIGHT[:5]),
        [(60, 740, TITLE), *[row for row in across() if row[0] == 60 and row[1] < 740], *[row for row in across() if row[0] == 320]],
        [*across(), (60, 560, "Page 1 of 1")],
    ],
    ids=["row by row", "nearer", "one shorter", "column by column", "with a foot"],
)  # fmt: skip
def test_columns_are_read_one_after_the_other(read, rows):
    text = " ".join(text_of(read("a.pdf", pdf(rows))).split())
    for part in EXPECTED:
        assert part in text
    assert text.startswith(TITLE)
    assert text.index("tonnes of wheat") < text.index("Neighbours said")


def test_a_table_of_few_rows_is_left_as_it_stands(read):
    rows = [
        (60, 740, TITLE),
        *((60, 700 - 14 * n, line) for n, line in enumerate(LEFT)),
        (60, 500, "Dead 3"),
        (320, 500, "Hurt 11"),
    ]
    assert "Dead 3" in text_of(read("a.pdf", pdf(rows)))


THIRD = (
    "A spokeswoman for the owner said the", "store had been inspected in March and", "that nothing had been found. The rail-", "way past it stays shut, and trains go",
    "by way of Tarnholm until the walls", "have been pulled down, she said.", "Sixty houses were emptied.",
)  # fmt: skip
FOURTH = ("The river is watched by two boats.", "Fishermen were told to stay ashore", "until the water has been tested by", "the district, which takes three", "days.")  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "xs"),
    [
        ((LEFT, RIGHT, THIRD), (40, 220, 400)),
        ((LEFT, RIGHT, THIRD[:4]), (60, 240, 420)),
        ((LEFT[:5], RIGHT, THIRD), (36, 230, 410)),
        ((LEFT, RIGHT, THIRD, FOURTH), (30, 170, 310, 450)),
    ],
    ids=["three", "the last shorter", "the first shorter", "four"],
)  # fmt: skip
def test_three_columns_and_more_are_read_one_after_the_other(read, columns, xs):
    rows = [(xs[0], 740, TITLE)]
    for n in range(max(map(len, columns))):
        rows += [(x, 700 - 14 * n, lines[n]) for x, lines in zip(xs, columns, strict=True) if n < len(lines)]
    text = " ".join(text_of(read("a.pdf", pdf([*rows, (xs[0], 500, "Page 1 of 1")]))).split())
    assert text.startswith(TITLE)
    for lines in columns:
        assert mended("\n".join(lines)).replace("\n", " ") in text
    firsts = [text.index(lines[0]) for lines in columns]
    assert firsts == sorted(firsts)


def test_a_table_of_three_columns_beside_text_keeps_its_rows(read):
    places = ("Tarnholm", "Ostrelle", "Quern", "Sibb", "Marrow")
    rows = [
        (60, 740, TITLE),
        *((60, 700 - 14 * n, line) for n, line in enumerate(LEFT + RIGHT)),
        *(
            piece
            for n, place in enumerate(places)
            for piece in ((60, 480 - 14 * n, place), (220, 480 - 14 * n, f"{n + 3} dead"), (400, 480 - 14 * n, f"{2 * n} hurt"))
        ),
    ]  # fmt: skip
    text = text_of(read("a.pdf", pdf(rows)))
    assert " ".join(["Quern", "5", "dead", "4", "hurt"]) in " ".join(text.split())


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("taken to hos-\npital", "taken to hospital"),
        ("the fire\u00ad\nfighters", "the firefighters"),
        ("about 1,\n200 people", "about 1,200 people"),
        ("3.\n5 million", "3.5 million"),
        ("1’\n200 francs", "1’200 francs"),
        ("a 4,200-\ntonne ship", "a 4,200-tonne ship"),
        ("well-\nknown, and a well-known man", "well-known, and a well-known man"),
        ("Anna Reed-\nVale said", "Anna Reed-Vale said"),
        ("held in 2025.\nThree men", "held in 2025.\nThree men"),
        ("in 2025,\n11 people", "in 2025,\n11 people"),
        ("closed room 7.\n12 people", "closed room 7.\n12 people"),
        ("about 3,\n5 Mio. Euro", "about 3,5 Mio. Euro"),
        ("rose to 5,\nthe brigade said", "rose to 5,\nthe brigade said"),
    ],
)
def test_what_the_ends_of_lines_broke_is_whole_again(broken, whole):
    assert mended(broken) == whole
