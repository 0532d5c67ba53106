"""A table's rows are reports, and the table itself never is one."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from variorum.cli.main import main
from variorum.gather import GatherSettings, gather
from variorum.gather.tabular.csv_tables import delimiter_of
from variorum.pipeline import collate
from variorum.records import Capture, Reason, Refusal, Skipped

TEXT = "The ferry stopped at noon, and it stayed where it was."
ROWS = [
    {"media_name": "Bell", "publish_date": "2025-05-14", "title": "Ferry stops", "story_text": TEXT, "id": 7},
    {"media_name": "Post", "publish_date": "2025-05-15", "title": "A ferry", "story_text": f"{TEXT} Twice.", "id": 8},
]  # fmt: skip


def written_csv(rows=ROWS, delimiter=","):
    head = delimiter.join(rows[0])
    lines = [
        delimiter.join('"{}"'.format(str(cell).replace('"', '""')) for cell in row.values()) for row in rows
    ]
    return "\n".join([head, *lines]) + "\n"


def written_xlsx(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written_parquet(rows=ROWS):
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def as_sheet(rows=ROWS):
    return [list(rows[0]), *(list(row.values()) for row in rows)]


TABLES = {
    "a.csv": written_csv(),
    "semicolon.csv": written_csv(delimiter=";"),
    "excel.csv": "sep=;\r\n" + written_csv(delimiter=";").replace("\n", "\r\n"),
    "a.tsv": written_csv(delimiter="\t"),
    "a.json": json.dumps(ROWS),
    "spread.json": "[\n" + ",\n".join(json.dumps(row, indent=3) for row in ROWS) + "\n]\n",
    "wrapped.json": json.dumps({"status": "ok", "totalResults": 2, "articles": ROWS}),
    "twice.json": json.dumps({"articles": {"results": ROWS, "pages": 1}}),
    "a.parquet": written_parquet(),
    "a.xlsx": written_xlsx(("Sheet1", as_sheet())),
    "titled.xlsx": written_xlsx(("Sheet1", [["Results of a search"], [], *as_sheet()])),
    "utf16.csv": written_csv().encode("utf-16"),
    "marked.csv": "\ufeff" + written_csv(),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("in_folder", [False, True], ids=["named", "in a folder"])
def test_each_row_is_a_report_and_the_table_none(put, tmp_path, name, in_folder):
    path = put(name, TABLES[name])
    note, *found = gather([str(tmp_path) if in_folder else path])
    assert isinstance(note, Skipped)
    assert note.detail.startswith("column `story_text` taken as text, ")
    assert "`media_name` as outlet" in note.detail
    assert note.detail.endswith("not read: `id`")
    assert [item.content.decode() for item in found] == [row["story_text"] for row in ROWS]
    assert [item.stated.outlet for item in found] == ["Bell", "Post"]
    assert [item.stated.published for item in found] == ["2025-05-14", "2025-05-15"]
    assert {item.media_type for item in found} == {"text/x-report"}


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("a.csv", [2, 3]), ("a.xlsx", [2, 3]), ("titled.xlsx", [4, 5]), ("a.parquet", [1, 2])],
)
def test_rows_are_numbered_as_their_program_shows_them(read, name, numbers):
    captures = [item for item in read(name, TABLES[name]) if isinstance(item, Capture)]
    assert [item.path.rpartition("#")[2] for item in captures] == [str(n) for n in numbers]
    assert [item.record for item in captures] == [f"row {n}" for n in numbers]


def test_a_column_that_the_user_names_wins(put):
    path = put("a.csv", "text,words,when\nnothing,It stopped.,2025-05-14\n")
    settings = GatherSettings(columns=(("text", "words"), ("published", "When")))
    note, capture = gather([path], settings=settings)
    assert capture.content == b"It stopped."
    assert capture.stated.published == "2025-05-14"
    assert "not read: `text`" in note.detail


def test_columns_named_for_rows_of_jsonl_are_read_so_too(put):
    path = put("a.jsonl", json.dumps({"words": "It stopped.", "when": "2025-05-14"}))
    settings = GatherSettings(columns=(("text", "words"), ("published", "when")))
    (capture,) = gather([path], settings=settings)
    assert (capture.content, capture.stated.published) == (b"It stopped.", "2025-05-14")


@pytest.mark.parametrize(
    ("row", "text", "stated"),
    [
        ({"source": {"id": None, "name": "Bell"}, "author": "A. Reed", "title": "Ferry", "publishedAt": "2025-05-14T08:00:00Z",
          "content": TEXT}, TEXT, ("Bell", "2025-05-14T08:00:00Z", ("A. Reed",))),
        ({"uri": "1", "dateTimePub": "2025-05-14T08:00:00Z", "title": "Ferry", "body": TEXT, "source": {"uri": "bell.example", "title": "Bell"},
          "authors": [{"uri": "a", "name": "A. Reed"}, {"uri": "b", "name": "B. Low"}]}, TEXT, ("Bell", "2025-05-14T08:00:00Z", ("A. Reed", "B. Low"))),
        ({"HD": "Ferry", "SN": "Bell", "PD": "14 May 2025", "BY": "A. Reed", "LP": "It stopped.", "TD": "It stayed."},
         "It stopped.\n\nIt stayed.", ("Bell", "14 May 2025", ("A. Reed",))),
        ({"Headline": "Ferry", "Publication Name": "Bell", "Published date": "14 May 2025", "Byline": "A. Reed", "Full text": TEXT},
         TEXT, ("Bell", "14 May 2025", ("A. Reed",))),
    ],
    ids=["NewsAPI", "Event Registry", "Factiva", "Nexis Uni"],
)  # fmt: skip
def test_exports_are_known_by_their_columns(read, row, text, stated):
    _, capture = read("a.json", json.dumps([row]))
    assert capture.content.decode() == text
    assert (capture.stated.outlet, capture.stated.published, capture.stated.authors) == stated
    assert capture.stated.title == "Ferry"


def test_a_text_that_the_export_cut_is_said_to_be_cut(read):
    _, capture = read("a.json", json.dumps([{"content": f"{TEXT[:30]}… [+2345 chars]"}]))
    assert capture.losses == ("the export cut the text: it ends “[+2345 chars]”",)


GDELT = "URL,MobileURL,Date,Title\nhttps://bell.example/1,,2025-05-14 08:15:00,Ferry stops\n"


def test_a_table_of_addresses_is_said_to_hold_no_texts(read):
    note, refusal = read("a.csv", GDELT)
    assert "as published" not in note.detail  # GDELT's date is the time at which it saw the page
    assert refusal.reason is Reason.UNSUPPORTED
    assert "`URL`, `MobileURL`, `Date`, `Title`" in refusal.detail
    assert "--column text=NAME" in refusal.detail
    assert "--follow-lists" in refusal.detail


def test_the_pages_that_a_table_lists_are_fetched_when_asked(put):
    from variorum.gather.fetch import Response

    class Fetcher:
        def fetch(self, url):
            page = b"<!doctype html><title>x</title><p>The ferry stopped."
            return Response(asked=url, url=url, status=200, body=page, headers=(("content-type", "text/html"),), retrieved="2025-05-16T08:00:00+00:00")  # fmt: skip

    found = list(gather([put("a.csv", GDELT)], settings=GatherSettings(follow_lists=True), fetcher=Fetcher()))
    assert [type(item) for item in found] == [Skipped, Capture]
    assert found[1].url == "https://bell.example/1"
    assert found[1].stated.title == "Ferry stops"


BROKEN = {
    "no-text.csv": ("id,when\n1,2\n", Reason.UNSUPPORTED, "it has `id`, `when`: name the one that does"),
    "twice.csv": ("text,text\na,b\n", Reason.UNSUPPORTED, "2 columns are called `text`"),
    "no-rows.csv": ("outlet,text\n", Reason.EMPTY, "no rows"),
    "no-head.csv": ("\n\n", Reason.EMPTY, "white space"),
    "wide.csv": ("outlet,text\nBell,It stopped, he said.\n", Reason.BROKEN_ROW, "row 2 has 3 cells under 2 names"),
    "blank.csv": ("outlet,text\n\nBell,\n", Reason.EMPTY, "row 3 has an empty text"),
    "open.csv": ('outlet,text\nBell,"' + "It stopped.\n" * 10, None, "ends in the middle of its last row"),
    "cut.json": ('[{"text": "It stopped."}, {"text": "It st', Reason.TRUNCATED, "what stood before was read"),
    "behind.json": ('[{"text": "It stopped."}] [', Reason.TRUNCATED, "something stands behind its end"),
    "numbers.json": ('[{"text": "It stopped."}, 7]', Reason.BROKEN_ROW, "object 2 is no object"),
    "scalar.json": ("[1, 2]", Reason.UNSUPPORTED, "without objects"),
    "deep.json": ('[{"text": ' + "[" * 200_000, Reason.TOO_DEEP, "too deep"),
    "cut.parquet": (written_parquet()[:-20], Reason.BROKEN_ARCHIVE, "Parquet table is broken"),
    "cut.xlsx": (written_xlsx(("a", as_sheet()))[:-60], Reason.BROKEN_ARCHIVE, "zip file is broken"),
    "zeros.parquet": (b"PAR1" + bytes(100) + b"PAR1", Reason.BROKEN_ARCHIVE, "Parquet table is broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_one_line_that_says_what(read, name):
    content, reason, said = BROKEN[name]
    found = read(name, content)
    if reason is None:
        assert any(said in loss for item in found if isinstance(item, Capture) for loss in item.losses)
        return
    refusals = [item for item in found if isinstance(item, Refusal)]
    assert [item.reason for item in refusals] == [reason]
    assert said in refusals[0].detail
    assert "\n" not in refusals[0].detail


def test_a_broken_workbook_inside_a_whole_zip_file_is_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TABLES["a.xlsx"])) as book, zipfile.ZipFile(out, "w") as broken:
        for info in book.infolist():
            content = book.read(info)
            broken.writestr(info, content[: len(content) // 2] if "sheet1" in info.filename else content)
    (refusal,) = [item for item in read("a.xlsx", out.getvalue()) if isinstance(item, Refusal)]
    assert refusal.reason is Reason.BROKEN_ARCHIVE


def test_a_workbook_that_unpacks_without_end_is_refused(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * (64 << 20))
    (refusal,) = read("a.xlsx", out.getvalue())
    assert refusal.reason is Reason.TOO_LARGE
    assert "bomb" in refusal.detail


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252"])
def test_rows_of_a_western_charset_are_read_and_said_to_be(read, encoding):
    rows = [{"text": TEXT}, {"text": "Die Fähre hielt über Mittag, sagte der Bürgermeister für Häfen."}]
    found = read("a.csv", written_csv(rows).encode(encoding))
    captures = [item for item in found if isinstance(item, Capture)]
    assert [item.content.decode() for item in captures] == [row["text"] for row in rows]
    assert captures[0].losses == ()
    assert "no UTF-8" in captures[1].losses[0]


def test_a_cell_of_ten_megabytes_is_a_row_like_any_other_and_one_too_large_names_its_row(put):
    rows = [{"text": "word " * 2_000_000}, {"text": TEXT}]
    path = put("a.csv", written_csv(rows))
    _, large, small = gather([path])
    assert len(large.content) == 10_000_000
    assert small.content.decode() == TEXT
    few = GatherSettings(document_bytes=1 << 20)
    found = list(gather([path], settings=few))
    assert found[1].reason is Reason.TOO_LARGE
    assert "row 2" in found[1].detail
    several = list(gather([put("a.json", json.dumps(rows))], settings=few))
    assert several[-1].reason is Reason.TOO_LARGE


def test_null_bytes_in_a_cell_stop_nothing(read):
    _, capture, other = read("a.csv", f'outlet,text\nBell,It\0 stopped.\nPost,"{TEXT}"\n')
    assert other.content.decode() == TEXT
    assert b"stopped" in capture.content


def test_each_sheet_with_reports_is_a_table_and_the_others_are_passed_over(read):
    book = written_xlsx(("Notes", [["made", "by"], [1, 2]]), ("May", as_sheet()), ("June", as_sheet()[:2]))
    found = read("a.xlsx", book)
    paths = [item.path.rpartition("/")[2] for item in found]
    assert paths == [
        "a.xlsx#Notes",
        "a.xlsx#May",
        "a.xlsx#May#2",
        "a.xlsx#May#3",
        "a.xlsx#June",
        "a.xlsx#June#2",
    ]
    assert [type(item) for item in found] == [Skipped, Skipped, Capture, Capture, Skipped, Capture]


def test_dates_of_a_spreadsheet_are_dates(read):
    rows = [["text", "date"], [TEXT, datetime(2025, 5, 14, 8, 30)]]  # noqa: DTZ001 - a spreadsheet has no zones
    _, capture = read("a.xlsx", written_xlsx(("a", rows)))
    assert capture.stated.published == "2025-05-14T08:30:00"


def test_json_in_a_folder_that_holds_no_reports_is_passed_over(put, tmp_path):
    put("package.json", json.dumps({"name": "x", "version": "1"}))
    (skipped,) = gather([str(tmp_path)])
    assert skipped == Skipped(path=f"{tmp_path}/package.json", detail="JSON without reports")


def test_more_rows_than_are_read_are_said_with_what_to_do(put):
    path = put("a.csv", written_csv([{"text": f"{TEXT} {n}"} for n in range(5)]))
    found = list(gather([path], settings=GatherSettings(rows=3)))
    assert len([item for item in found if isinstance(item, Capture)]) == 3
    assert "split the table" in found[-1].detail


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(delimiter):
    assert delimiter_of(delimiter.join(["a, b", "title", "text"]).replace("a, b", '"a, b"')) == delimiter


@given(st.lists(st.tuples(st.text("ab,;\"'\n\t é", max_size=20), st.text("xy \n,", min_size=1)), min_size=1, max_size=8))  # fmt: skip
def test_in_is_out_whatever_the_cells(tmp_path_factory, cells):
    rows = [{"outlet": outlet, "text": text} for outlet, text in cells]
    path = tmp_path_factory.mktemp("t") / "a.csv"
    path.write_bytes(written_csv(rows).encode())
    found = [item for item in gather([str(path)]) if not isinstance(item, Skipped)]
    named = {item.path for item in found}
    assert len(found) == len([row for row in rows if row["outlet"].strip() or row["text"].strip()]) or any(
        item.reason is Reason.EMPTY for item in found if isinstance(item, Refusal)
    )
    assert len(named) == len(found)


def test_the_same_reports_give_one_dossier_from_a_table_and_from_rows(put, tmp_path):
    rows = [{"outlet": f"Paper {n}", "text": f"{TEXT} It had {n + 3} people aboard."} for n in range(3)]
    one = collate([put("a.csv", written_csv(rows))], one_story=True)
    two = collate([put("a.jsonl", "\n".join(map(json.dumps, rows)))], one_story=True)
    told = [
        [(c.kind, c.status, sorted(r.quote for r in c.readings)) for c in d.stories[0].claims]
        for d in (one, two)
    ]
    assert told[0] == told[1]


def test_commands_say_what_columns_were_taken_for(put):
    path = put("a.csv", written_csv())
    for command in (["collate", path, "--format", "json"], ["trace", path], ["group", path], ["audit", path], ["extract", path]):  # fmt: skip
        result = CliRunner().invoke(main, [*command, "--column", "title=media_name"])
        assert result.exit_code == 0, result.output
        assert "column `story_text` taken as text" in " ".join(result.stderr.split()), command


@pytest.mark.parametrize("given", ["text", "words=text", "text="])
def test_a_column_that_is_none_is_one_line(put, given):
    result = CliRunner().invoke(main, ["trace", put("a.csv", written_csv()), "--column", given])
    assert "expected FIELD=NAME" in str(result.exception)


def test_a_dossier_made_with_columns_is_made_again_with_them(put, tmp_path):
    path = put("a.csv", written_csv())
    out = str(tmp_path / "d.json")
    options = ["--column", "title=media_name"]
    assert CliRunner().invoke(main, ["collate", path, "--out", out, "--one-story", *options]).exit_code == 0
    assert CliRunner().invoke(main, ["verify", out, path, *options]).exit_code == 0


def test_a_missing_library_names_its_extra(put, monkeypatch):
    import sys

    from variorum.errors import MissingExtra

    for name, library in (("a.xlsx", "openpyxl"), ("a.parquet", "pyarrow.parquet")):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(MissingExtra, match=r"variorum\[tables\]"):
            list(gather([put(name, TABLES[name])]))


def test_a_row_whose_text_is_no_text_says_what_it_is(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": ["a"]}\n{"text": 7}\n{"html": {}}\n', encoding="utf-8")
    found = list(gather([str(tmp_path / "rows.jsonl")]))
    assert [refusal.detail for refusal in found] == [
        'in line 1 "text" holds a list and no text',
        'in line 2 "text" holds a number and no text',
        'in line 3 "html" holds an object and no text',
    ]


def test_a_refused_row_with_a_path_of_its_own_says_of_which_file_it_is(tmp_path):
    (tmp_path / "rows.jsonl").write_text(
        '{"path": "a", "text": 7}\n{"path": "b"}\n{"path": "c", "text": ""}\n', encoding="utf-8"
    )
    assert [(refusal.path, refusal.detail) for refusal in gather([str(tmp_path / "rows.jsonl")])] == [
        ("a", 'in line 1 of rows.jsonl "text" holds a number and no text'),
        ("b", 'line 2 of rows.jsonl has neither "text" nor "html"; it has path'),
        ("c", "line 3 of rows.jsonl has an empty text"),
    ]
