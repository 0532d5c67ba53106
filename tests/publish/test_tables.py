"""The tables of a dossier, read by programs that are not ours, say what the dossier says."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from dataclasses import replace

import duckdb
import frictionless
import pandas
import polars
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from variorum.cli.main import main
from variorum.errors import MissingExtra, UsageError
from variorum.gather import gather
from variorum.pipeline import collate
from variorum.publish import as_json
from variorum.publish.csv_table import FORMULA
from variorum.publish.json_writer import typed
from variorum.publish.tables import Type, as_arrow, as_csv, as_parquet, datapackage, dossier_tables
from variorum.publish.tables.shapes import SHAPES
from variorum.publish.tables.written import as_it_was, inert
from variorum.records import Capture, Refusal, Skipped
from variorum.sample import sample_folder, sample_reports

ASKED = ("reports", "refusals", "stories", "memberships", "witnesses", "shared_text", "claims", "readings", "attributions", "alarms")  # fmt: skip


@pytest.fixture(scope="module")
def dossier():
    with sample_folder() as folder:
        made = collate([str(file) for file in sample_reports(folder)], one_story=True, everything=True)
    return replace(
        made,
        refused=(Refusal(path="a.bin", reason="binary", detail="=1+1 is no report"),),
        skipped=(Skipped(path="x/style.css", detail="not a kind that is read"),),
    )


@pytest.fixture(scope="module")
def folders(dossier, tmp_path_factory):
    """The tables on disk in both formats."""
    found = {}
    for form in ("csv", "parquet"):
        folder = found[form] = tmp_path_factory.mktemp(form)
        tables = dossier_tables(dossier)
        for table in tables:
            content = as_csv(table).encode() if form == "csv" else as_parquet(table)
            (folder / f"{table.name}.{form}").write_bytes(content)
        (folder / "datapackage.json").write_text(datapackage(tables, form=form), encoding="utf-8")
    return found


def read_parquet(folder, name):
    return pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist()


def read_csv(folder, name):
    """By the standard library, as the description says the columns are."""
    types = {column.name: column for column in SHAPES[name][1]}
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: cell(types[key], value) for key, value in row.items()} for row in csv.DictReader(file)]


def cell(column, value):
    if value == "":
        return "" if column.needed else None
    return {
        Type.TEXT: as_it_was,
        Type.INTEGER: int,
        Type.NUMBER: float,
        Type.BOOLEAN: {"true": True, "false": False}.get,
        Type.LIST: json.loads,
    }[column.type](value)


READERS = {"parquet": read_parquet, "csv": read_csv}


def in_order(rows, **wanted):
    """Those of one thing, by their place."""
    found = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
    return sorted(found, key=lambda row: row["position"])


def facts_of_tables(read, folder):
    """What a dossier's JSON says, put together again from rows alone."""
    rows = {name: read(folder, name) for name in SHAPES if name != "audited"}
    stories = []
    for story in rows["stories"]:
        own = {"story_id": story["story_id"]}
        stories.append(
            {
                "id": story["story_id"],
                "title": story["title"],
                "why": list(story["why"]),
                "notes": list(story["notes"]),
                "independent": story["independent"],
                "origins": story["origins"],
                "reports": [row["report_id"] for row in in_order(rows["memberships"], **own)],
                "copies": copies(rows["copies"], own),
                "witnesses": [witness(rows, row) for row in in_order(rows["witnesses"], **own)],
                "shared_text": [shared(rows, row) for row in in_order(rows["shared_text"], **own)],
                "alarms": [part(row, "kind", "reports", "why") for row in rows["alarms"] if row["story_id"] == own["story_id"]],
                "claims": [claim(rows, row) for row in in_order(rows["claims"], **own)],
                "attributions": [
                    part(row, "start", "end", "source", "source_start", "source_end", "speaker", "chain", "cue")
                    | {"report": row["report_id"]}
                    for row in in_order(rows["attributions"], **own)
                ],
            }
        )  # fmt: skip
    return {
        "reports": [
            part(row, *(n for n in row if n not in {"report_id"})) | {"id": row["report_id"], "findings": findings(rows, row)}
            for row in rows["reports"]
        ],
        "refused": [part(row, "path", "reason", "detail") for row in rows["refusals"]],
        "skipped": [part(row, "path", "detail") for row in rows["skipped"]],
        "stories": stories,
    }  # fmt: skip


def part(row, *names):
    return {name: list(row[name]) if isinstance(row[name], (list, tuple)) else row[name] for name in names}


def findings(rows, report):
    own = in_order(rows["findings"], report_id=report["report_id"])
    return [part(row, "field", "value", "where", "certainty") for row in own]


def copies(rows, own):
    groups = {}
    for row in in_order(rows, **own):
        groups.setdefault(row["group"], []).append(row["report_id"])
    return [groups[n] for n in sorted(groups)]


def witness(rows, row):
    key = {"story_id": row["story_id"], "witness_id": row["witness_id"]}
    places = in_order(rows["passages"], **key)
    return part(row, "name", "reports", "absent") | {
        "id": row["witness_id"],
        "passages": [[p["report_id"], p["start"], p["end"]] for p in places if not p["cited"]],
        "cited": [[p["report_id"], p["start"], p["end"]] for p in places if p["cited"]],
    }


def shared(rows, row):
    key = {name: row[name] for name in ("story_id", "left_id", "right_id")}
    ends = ("left_start", "left_end", "right_start", "right_end")
    spans = in_order(rows["shared_spans"], **key)
    return part(row, "kind", "dependent", "left_share", "right_share", "direction", "why") | {
        "left": row["left_id"],
        "right": row["right_id"],
        "spans": [[span[end] for end in ends] for span in spans],
        "labels": [span["label"] for span in spans],
        "edits": [part(edit, *ends, "kind") for edit in in_order(rows["edits"], **key)],
    }


def claim(rows, row):
    key = {"claim_id": row["claim_id"]}
    return part(row, "kind", "label", "status", "why", "tier", "internal", "origins") | {
        "whence": row["whence"] or "",
        "id": row["claim_id"],
        "silent": silences(in_order(rows["silences"], **key)),
        "evidence": [part(one, "feature", "score") for one in in_order(rows["evidence"], **key)],
        "readings": [
            part(one, "start", "end", "quote", "attributed_to", "origin", "chain")
            | {
                "report": one["report_id"],
                "witness": one["witness_id"],
                "value": json.loads(one["value"]) if one["value"] else None,
            }
            for one in in_order(rows["readings"], **key)
        ],
    }


def silences(rows):
    found = {}
    for row in rows:
        found.setdefault(row["reason"], part(row, "kind", "why") | {"witnesses": []})["witnesses"].append(
            row["witness_id"]
        )
    return [found[n] for n in sorted(found)]


def facts_of_json(dossier):
    whole = json.loads(as_json(dossier))
    for report in whole["reports"]:
        for name in ("segments", "blocks", "dropped"):
            del report[name]
    for story in whole["stories"]:
        del story["members"]
        for claim_ in story["claims"]:
            claim_.setdefault("origins", None), claim_.setdefault("whence", "")
            for reading in claim_["readings"]:
                del reading["selectors"], reading["link"]
                reading.setdefault("origin", None), reading.setdefault("chain", [])
    return {name: whole[name] for name in ("reports", "refused", "skipped", "stories")}


@pytest.mark.parametrize("form", READERS)
def test_the_tables_say_what_the_dossier_says(dossier, folders, form):
    found, wanted = facts_of_tables(READERS[form], folders[form]), facts_of_json(dossier)
    for name in ("reports", "refused", "skipped"):
        assert found[name] == wanted[name]
    for one, other in zip(found["stories"], wanted["stories"], strict=True):
        for key in other:
            assert one[key] == other[key], key


def test_every_table_asked_for_is_there_and_the_sample_fills_the_most(dossier):
    rows = {table.name: len(table.rows) for table in dossier_tables(dossier)}
    assert set(ASKED) <= set(rows)
    assert [name for name in ASKED if not rows[name]] == ["alarms"]


def test_keys_name_one_row_each_and_a_second_run_finds_the_same(dossier):
    for table, again in zip(dossier_tables(dossier), dossier_tables(dossier), strict=True):
        at = [n for n, column in enumerate(table.columns) if column.key]
        keys = [tuple(row[n] for n in at) for row in table.rows]
        assert len(set(keys)) == len(keys), table.name
        assert table == again


def test_ids_do_not_hang_on_places(dossier):
    """A claim that comes before another one changes no id of the others' readings."""
    story = dossier.stories[0]
    fewer = replace(
        dossier, stories=(replace(story, claims=story.claims[3:], attributions=story.attributions[2:]),)
    )
    for name in ("readings", "attributions"):
        whole, part_ = (
            {row[0] for row in table.rows}
            for d in (dossier, fewer)
            for table in dossier_tables(d)
            if table.name == name
        )
        assert part_ < whole


def test_the_description_holds_for_every_row(folders):
    """Frictionless checks types, needed cells, keys and what refers to what."""
    package = frictionless.Package(str(folders["csv"] / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "type", "message"])[:5]
    assert {task.name for task in report.tasks} == set(SHAPES) - {"audited"}


def test_the_description_would_be_found_wrong(folders, tmp_path):
    shutil.copytree(folders["csv"], tmp_path / "t")
    claims = tmp_path / "t/claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join([*lines[:-1]]), encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "t/datapackage.json")).validate().valid


def test_the_description_of_parquet_is_one(folders):
    said = json.loads((folders["parquet"] / "datapackage.json").read_text(encoding="utf-8"))
    assert list(frictionless.Package.metadata_validate(said)) == []
    for resource in said["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert pyarrow.parquet.read_schema(folders["parquet"] / resource["path"]).names == names


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_duckdb_joins_them(dossier, folders, form):
    path = folders[form]
    counted = duckdb.sql(
        f"""select c.status, count(distinct r.witness_id) from '{path}/claims.{form}' c
        join '{path}/readings.{form}' r using (claim_id) join '{path}/reports.{form}' p using (report_id)
        where c.status = 'conflict' group by c.claim_id, c.status"""
    ).fetchall()
    conflicts = [c for told in dossier.stories for c in told.claims if c.status == "conflict"]
    assert conflicts
    assert sorted(n for _, n in counted) == sorted(len({r.witness for r in c.readings}) for c in conflicts)


def test_duckdb_finds_every_quote_at_its_place(dossier, folders):
    path = folders["parquet"]
    wrong = duckdb.sql(
        f"""select count(*) from '{path}/readings.parquet' r join '{path}/reports.parquet' p using (report_id)
        where substring(p.text, r.start + 1, r."end" - r.start) <> r.quote"""
    ).fetchall()
    assert wrong == [(0,)]


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_pandas_reads_them(dossier, folders, form):
    read = pandas.read_parquet if form == "parquet" else pandas.read_csv
    claims, readings = (read(folders[form] / f"{name}.{form}") for name in ("claims", "readings"))
    joined = readings.merge(claims, on="claim_id", suffixes=("", "_of_claim"))
    assert len(joined) == sum(len(c.readings) for told in dossier.stories for c in told.claims)
    assert str(readings["low"].dtype).startswith(("float", "double"))


R = """
claims <- read.csv("claims.csv"); readings <- read.csv("readings.csv"); reports <- read.csv("reports.csv")
as_it_was <- function(x) sub("^'(?=[-+=@'])", "", x, perl = TRUE)
placed <- merge(transform(readings, quote = as_it_was(quote)), reports, by = "report_id")
joined <- merge(readings, claims, by = "claim_id")
cat(nrow(claims), nrow(joined), sum(substr(placed$text, placed$start + 1, placed$end) != placed$quote),
    is.numeric(readings$low), is.integer(readings$start),
    length(unique(joined$witness_id[joined$status == "conflict"])), "\\n")
for (file in list.files(".", pattern = "[.]csv$")) cat(file, nrow(read.csv(file)), "\\n")
"""


@pytest.mark.skipif(
    shutil.which("Rscript") is None, reason="R is not here: apt-get install r-base-core (.ci/run does)"
)
def test_r_reads_every_table_and_finds_every_quote_at_its_place(dossier, folders):
    run = subprocess.run(
        ["Rscript", "--vanilla", "-e", R],
        cwd=folders["csv"],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert run.returncode == 0, run.stderr
    first, *tables = run.stdout.splitlines()
    claims = [claim for told in dossier.stories for claim in told.claims]
    conflicts = {r.witness for c in claims if c.status == "conflict" for r in c.readings}
    assert first.split() == [
        str(len(claims)),
        str(sum(len(c.readings) for c in claims)),
        "0",
        "TRUE",
        "TRUE",
        str(len(conflicts)),
    ]
    for line in tables:
        name, rows = line.split()
        assert int(rows) == len(read_csv(folders["csv"], name.removesuffix(".csv"))), name
    assert len(tables) == len(SHAPES) - 1


def test_frames_are_of_the_library_asked_for(dossier):
    claims = [c for told in dossier.stories for c in told.claims]
    kinds = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "arrow": pyarrow.Table}
    for library, kind in kinds.items():
        found = dossier.frames(library)
        assert isinstance(found["claims"], kind)
        assert len(found["claims"]) == len(claims)
    assert dossier.frames()["readings"]["start"].dtype == pandas.ArrowDtype(pyarrow.int64())
    with pytest.raises(UsageError, match="spreadsheet"):
        dossier.frames("spreadsheet")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_names_its_extra(dossier, monkeypatch, library):
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(MissingExtra, match=rf"variorum\[{library}\]"):
        dossier.frames(library)


@given(st.text("=+-@'\t\r\n ab1＝\u202e", max_size=6))
def test_no_cell_is_a_formula_and_each_is_had_again(text):
    cell = inert(text)
    assert not FORMULA.search(cell) or "\n" in cell or "\r" in cell or "\t" in cell
    assert cell[:1] not in "=+-@" or not cell
    assert as_it_was(cell) == text.replace("\u202e", "\N{REPLACEMENT CHARACTER}")


def test_a_value_is_whole_and_in_columns(dossier):
    (table,) = (t for t in dossier_tables(dossier) if t.name == "readings")
    names = [column.name for column in table.columns]
    for row in (dict(zip(names, row, strict=True)) for row in table.rows):
        value = json.loads(row["value"]) if row["value"] else {}
        assert row["value_type"] == value.get("type")
        assert row["low"] == value.get("low")
    assert typed(None) is None


def test_half_a_character_stops_no_table(dossier):
    report = replace(dossier.reports[0], title="a\ud800b")
    (table, *_) = dossier_tables(replace(dossier, reports=(report,), stories=()))
    assert as_arrow(table).to_pylist()[0]["title"] == "a?b"
    assert "a?b" in as_csv(table)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_in_a_folder_of_reports_are_no_reports(folders, form):
    found = list(gather([str(folders[form])]))
    assert [item for item in found if isinstance(item, Capture)] == []
    assert [item for item in found if isinstance(item, Refusal)] == []


COMMANDS = {
    "collate": (["collate", "--one-story"], set(SHAPES) - {"audited"}),
    "group": (["group"], {"reports", "findings", "refusals", "skipped", "stories", "memberships"}),
    "trace": (["trace"], {"reports", "findings", "refusals", "skipped", "witnesses", "passages", "shared_text", "shared_spans",
                          "edits", "copies", "alarms"}),
    "audit": (["audit"], set(SHAPES)),
    "audit by sentences": (["audit", "--by", "sentences"], {"reports", "findings", "refusals", "skipped", "witnesses", "passages",
                           "shared_text", "shared_spans", "edits", "copies", "alarms", "audited"}),
}  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("name", COMMANDS)
def test_commands_write_what_they_know_and_describe_it(tmp_path, name, form, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words, names = COMMANDS[name]
    with sample_folder() as folder:
        inputs = [str(file) for file in sample_reports(folder)][: 8 if form == "csv" else 2]
        result = CliRunner().invoke(main, [*words, *inputs, "--tables", "t", "--table-format", form])
    assert result.exit_code == 0, result.output
    assert {file.stem for file in (tmp_path / "t").iterdir()} == names | {"datapackage"}
    if form == "csv":
        report = frictionless.Package("t/datapackage.json").validate()
        assert report.valid, report.flatten(["name", "type", "message"])[:5]


def test_a_folder_that_cannot_be_is_a_line_before_the_work(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "no/such"):
        result = CliRunner().invoke(main, ["trace", str(tmp_path / "file"), "--tables", str(folder)])
        assert isinstance(result.exception, UsageError)
