"""The brothers of usual exports: other names of columns, charsets, signs between cells, ends of lines and orders of day and month."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from variorum.cli.main import main
from variorum.gather import GatherSettings, gather
from variorum.gather.tabular.date_order import order_of
from variorum.pipeline import read as read_reports
from variorum.records import Capture, Reason, Refusal, Skipped

ONE = "The ferry stopped at noon, and 31 people were hurt, the harbour master said; it leaked."
TWO = 'A ferry struck rocks on Monday.\nAbout 400 metres off, Tomas Quern said: "No, never".\n\nIt sank.'
THREE = "Die Fähre hielt über Mittag; 31 Menschen wurden verletzt, sagte die Küstenwache – „alle“."
TEXTS = (ONE, TWO, THREE)


def table(*, delimiter=",", encoding="utf-8", end="\r\n", above="", quoting=csv.QUOTE_MINIMAL, **columns):
    """A table of three rows; a column is a value for all rows, or one for each."""
    out = io.StringIO()
    out.write(above)
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(columns)
    for n in range(3):
        writer.writerow([value[n] if isinstance(value, tuple) else value for value in columns.values()])
    return out.getvalue().encode(encoding)


MEDIA_CLOUD = {
    "stories_id": 7,
    "publish_date": "2025-05-14 08:00:00.000000",
    "title": "Ferry stops",
    "media_name": "Bell",
    "story_text": TEXTS,
}


ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
SAVED = [
    (encoding, end)
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16")
    for end in ENDS
    if (encoding, end) != ("utf-16", "CR")
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(("encoding", "end"), SAVED)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["quotes", "quotes everywhere"])
def test_one_export_is_one_set_of_reports_whatever_program_saved_it(read, delimiter, encoding, end, quoting):
    saved = {"delimiter": delimiter, "encoding": encoding, "end": ENDS[end], "quoting": quoting}
    found = read("a.csv", table(**saved, **MEDIA_CLOUD))
    captures = [item for item in found if isinstance(item, Capture)]
    assert [item for item in found if isinstance(item, Refusal)] == []
    assert tuple(item.content.decode() for item in captures) == TEXTS
    assert [item.record for item in captures] == ["row 2", "row 3", "row 4"]
    assert {item.stated.outlet for item in captures} == {"Bell"}


EXPORTS = {
    "Media Cloud": {
        "publish_date": "2025-05-14",
        "media_name": "Bell",
        "title": "Ferry",
        "story_text": TEXTS,
    },
    "NewsAPI, nested names with points": {
        "source.id": "bell",
        "source.name": "Bell",
        "title": "Ferry",
        "publishedAt": "2025-05-14T08:00:00Z",
        "content": TEXTS,
    },
    "NewsAPI, nested names with slashes": {
        "source/name": "Bell",
        "title": "Ferry",
        "publishedAt": "2025-05-14T08:00:00Z",
        "content": TEXTS,
    },
    "Event Registry, flat": {
        "uri": 1,
        "date": "2025-05-15",
        "dateTime": "2025-05-15T02:00:00Z",
        "dateTimePub": "2025-05-14T07:58:00Z",
        "title": "Ferry",
        "body": TEXTS,
        "source.uri": "bell.example",
        "source.title": "Bell",
        "authors": "[]",
    },
    "Nexis Uni, with the day of loading": {
        "Title": "Ferry",
        "Publication": "Bell",
        "Date": "May 14, 2025 Wednesday",
        "Load-Date": "May 15, 2025",
        "Body": TEXTS,
    },
    "Factiva, codes": {
        "HD": "Ferry",
        "PD": "14 May 2025",
        "SN": "Bell",
        "LP": "The Silver Tern hit a rock.",
        "TD": TEXTS,
    },
    "Factiva, words and codes": {
        "Headline (HD)": "Ferry",
        "Publication Date (PD)": "14 May 2025",
        "Source Name (SN)": "Bell",
        "Lead Paragraph (LP)": "The Silver Tern hit a rock.",
        "Text (TD)": TEXTS,
    },
    "Factiva, words": {
        "Headline": "Ferry",
        "Publication Date": "14 May 2025",
        "Source Name": "Bell",
        "Lead Paragraph": "The Silver Tern hit a rock.",
        "Tail Paragraph": TEXTS,
    },
    "capitals and spaces": {
        "HEADLINE": "Ferry",
        " PUB_DATE ": "2025-05-14",
        "MEDIA OUTLET": "Bell",
        "ARTICLE_TEXT": TEXTS,
    },
    "German": {"Titel": "Ferry", "Datum": "14.05.2025", "Quelle": "Bell", "Volltext": TEXTS},
    "French": {"Titre": "Ferry", "Date": "14/05/2025", "Source": "Bell", "Texte": TEXTS},
    "Spanish": {"Título": "Ferry", "Fecha": "14/05/2025", "Fuente": "Bell", "Texto": TEXTS},
    "Italian": {"Titolo": "Ferry", "Data": "14/05/2025", "Fonte": "Bell", "Testo": TEXTS},
    "Portuguese": {"Título": "Ferry", "Data": "14/05/2025", "Fonte": "Bell", "Texto": TEXTS},
    "Dutch": {"Titel": "Ferry", "Datum": "14-05-2025", "Bron": "Bell", "Tekst": TEXTS},
}


@pytest.mark.parametrize("name", EXPORTS)
def test_each_export_says_text_outlet_title_and_the_day_of_publication(put, name):
    reports, refused, _ = read_reports([put("a.csv", table(**EXPORTS[name]))])
    told = {(r.outlet, r.title, (r.published or "")[:10], r.authors) for r in reports}
    assert (told, refused) == ({("Bell", "Ferry", "2025-05-14", ())}, ()), name


GKG = "20250514081500-1\t20250514081500\t1\tbell.example\thttps://bell.example/1\t\t\n"
GDELT = {
    "DOC, CSV": table(
        encoding="utf-8-sig", URL="https://bell.example/1", MobileURL="", Date="2025-05-15", Title="Ferry"
    ),
    "DOC, JSON": json.dumps(
        {
            "articles": [
                {
                    "url": "https://bell.example/1",
                    "url_mobile": "",
                    "seendate": "20250515T0815Z",
                    "title": "x",
                }
            ]
        }
    ).encode(),
    "events, without names": GKG.encode(),
}


@pytest.mark.parametrize("name", GDELT)
def test_what_holds_no_texts_is_refused_in_a_line_with_what_it_has(read, name):
    found = read("a.json" if "JSON" in name else "a.csv", GDELT[name])
    (refusal,) = (item for item in found if isinstance(item, Refusal))
    assert refusal.reason is Reason.UNSUPPORTED
    assert "no column holds the text; it has `" in refusal.detail and "\n" not in refusal.detail
    assert not any("as published" in item.detail for item in found if isinstance(item, Skipped))


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("BYLINE: Ada Reed", ("Ada Reed",)),
        ("Byline: By Ada Reed; Bo Low", ("Ada Reed", "Bo Low")),
        ("By Ada Reed", ("Ada Reed",)),
        ("Byron Low", ("Byron Low",)),
        ("[]", None),
        ('["Ada Reed", "Bo Low"]', ("Ada Reed", "Bo Low")),
        ("['Ada Reed', 'Bo Low']", ("Ada Reed", "Bo Low")),
    ],
)
def test_authors_are_read_without_what_the_export_writes_around_them(read, given, names):
    captures = [item for item in read("a.csv", table(author=given, text=TEXTS)) if isinstance(item, Capture)]
    assert (captures[0].stated.authors or None) == names


@pytest.mark.parametrize(
    ("dates", "kept", "said"),
    [
        (
            ("04/05/2025 08:15", "13/05/2025", "01/06/2025"),
            ["2025-05-04 08:15", "2025-05-13", "2025-06-01"],
            "days before months, as `13/05/2025` shows",
        ),
        (
            ("5-4-2025", "5-13-2025", "6-1-2025"),
            ["2025-05-04", "2025-05-13", "2025-06-01"],
            "months before days, as `5-13-2025` shows",
        ),
        (
            ("04/05/2025", "05/05/2025", "06/05/2025"),
            ["04/05/2025", "05/05/2025", "06/05/2025"],
            None,
        ),
        (
            ("04/05/2025", "13/05/2025", "05/13/2025"),
            ["04/05/2025", "13/05/2025", "05/13/2025"],
            None,
        ),
    ],
    ids=["days first", "months first", "no row tells", "rows contradict each other"],
)
def test_the_order_of_day_and_month_is_that_of_the_column_where_a_row_shows_it(read, dates, kept, said):
    found = read("a.csv", table(date=dates, text=TEXTS))
    assert [item.stated.published for item in found if isinstance(item, Capture)] == kept
    notes = [item.detail for item in found if isinstance(item, Skipped)][1:]
    assert notes == ([f"column `date` has {said}"] if said else [])


def test_a_row_that_tells_is_looked_for_among_the_first_alone(put):
    columns = table(date=("04/05/2025", "05/05/2025", "13/05/2025"), text=TEXTS)
    path = put("a.csv", columns)
    kept = [
        [item.stated.published for item in gather([path], settings=s) if isinstance(item, Capture)]
        for s in (GatherSettings(date_rows=2), GatherSettings(date_rows=3))
    ]
    assert kept == [["04/05/2025", "05/05/2025", "13/05/2025"], ["2025-05-04", "2025-05-05", "2025-05-13"]]


@given(
    st.lists(st.sampled_from(["13/01/2025", "01/02/2025", "n/a", "", "2025-01-13", "99/99/2025", 7, None]))
)
def test_no_value_is_lost_to_an_order_and_what_is_no_date_stays(values):
    order = order_of(values)
    assert (order is None) == ("13/01/2025" not in values)
    for value in values if order else ():
        assert order.iso(value) == {"13/01/2025": "2025-01-13", "01/02/2025": "2025-02-01"}.get(value, value)


def test_names_of_columns_under_a_title_are_found_and_rows_keep_their_numbers(read):
    above = "Results of a search;;\r\nferry AND wreck;;\r\n\r\n"
    found = read("a.csv", table(above=above, delimiter=";", Headline="Ferry", Publication="Bell", Text=TEXTS))
    captures = [item for item in found if isinstance(item, Capture)]
    assert [item.record for item in captures] == ["row 5", "row 6", "row 7"]
    assert [item.losses for item in captures] == [()] * 3
    assert [item.stated.title for item in captures] == ["Ferry"] * 3


def test_what_a_broken_workbook_or_table_held_before_is_read_though_rows_are_looked_ahead(read):
    whole = json.dumps([{"text": text, "date": "13/05/2025"} for text in TEXTS])
    found = read("a.json", whole[:-1] + ', {"text": "It st')
    assert [type(item) for item in found[-4:]] == [Capture, Capture, Capture, Refusal]


WRONG = {
    "a column that is not there": (["--column", "text=body"], table(words=TEXTS), "no column is called `body`"),
    "a field that is none": (["--column", "body=words"], table(words=TEXTS), "expected FIELD=NAME"),
    "no column of texts": ([], table(words=TEXTS), "(--column text=NAME)"),
    "two of one name": ([], b"text,text\na,b\n", "2 columns are called `text`"),
    "no rows": ([], b"outlet,text\n", "no rows"),
    "quotes with backslashes": ([], b'outlet,text\nBell,"He said \\"no, never\\", and left."\n', "must stand in quotation marks"),
    "a quotation mark that is never closed": ([], b'outlet,text\nBell,"It stopped.\nPost,It went on.\n', "ends in the middle of its last row"),
    "a workbook called a table": ([], b"PK\x03\x04" + bytes(30), "a.csv"),
    "nothing but null bytes": ([], bytes(100), "a.csv"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_a_line_and_never_a_traceback(put, name):
    words, content, said = WRONG[name]
    result = CliRunner().invoke(main, ["extract", put("a.csv", content), *words])
    told = f"{result.stdout}{result.stderr}{result.exception or ''}"
    assert " ".join(said.split()) in " ".join(told.split()), told
    assert "Traceback" not in told
    assert result.exit_code in (0, 1, 2)
