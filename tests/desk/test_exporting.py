"""A story of a desk in every format, with what the desk kept of what was read."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest

from tests.desk.invented import BRIDGE, rows_file
from variorum.cli.output import BINARY, FORMATS
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load
from variorum.desk.updating.exporting import export_story
from variorum.sample import sample_folder, sample_reports
from variorum.store import derived


@pytest.fixture
def story(any_desk):
    """The id of the sample's story: pages and texts, each read from a file of its own."""
    with sample_folder() as folder:
        add(any_desk, [str(file) for file in sample_reports(folder)])
    with any_desk.store.reading() as connection:
        return max(derived.stories(connection), key=lambda row: row.reports).id


def test_every_format_is_written_of_a_story(any_desk, story):
    # A print needs a browser: tests/publish/formats/test_print.py.
    made = {form: export_story(any_desk, story, form=form) for form in FORMATS if form != "print"}
    assert all(len(content) > 200 for content in made.values())
    assert {form for form, content in made.items() if b"\0" in content} <= BINARY
    again = {form: export_story(any_desk, story, form=form) for form in ("wacz", "rocrate", "pdf", "xlsx")}
    assert all(made[form] == content for form, content in again.items())


def test_the_archive_of_a_story_holds_each_capture_that_the_desk_kept(any_desk, story, tmp_path):
    from warcio.archiveiterator import ArchiveIterator

    from variorum.pipeline import read

    reports = load(any_desk, story).reports
    made = export_story(any_desk, story, form="wacz")
    with zipfile.ZipFile(BytesIO(made)) as archive:
        warc = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdxj").decode().splitlines()
    bodies = [
        record.content_stream().read()
        for record in ArchiveIterator(BytesIO(warc), check_digests="raise")
        if record.rec_type in {"response", "resource"}
    ]
    wanted = {report.digest for report in reports.values()}
    assert {sha256(body).hexdigest() for body in bodies} == wanted
    assert len(index) == len(bodies)
    (tmp_path / "x.wacz").write_bytes(made)
    again, refused, _ = read([str(tmp_path / "x.wacz")])
    assert {report.digest for report in again} == wanted and refused == ()


def test_the_crate_of_a_story_is_read_by_the_library_of_crates_and_verified_by_us(any_desk, story, tmp_path):
    from click.testing import CliRunner
    from rocrate.rocrate import ROCrate

    from variorum.cli.main import main

    reports = load(any_desk, story).reports
    (tmp_path / "x.zip").write_bytes(export_story(any_desk, story, form="rocrate"))
    crate = ROCrate(str(tmp_path / "x.zip"))
    articles = [entity for entity in crate.get_entities() if entity.type == "NewsArticle"]
    assert {entity["identifier"] for entity in articles} == set(reports)
    assert {entity["isBasedOn"]["sha256"] for entity in articles} == {r.digest for r in reports.values()}
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        archive.extractall(tmp_path / "crate")
    captures = [str(file) for file in sorted((tmp_path / "crate/captures").iterdir())]
    assert len(captures) == len({r.digest for r in reports.values()})
    checked = CliRunner().invoke(main, ["verify", str(tmp_path / "crate/dossier.json"), *captures])
    assert "every one stands at its place" in " ".join(checked.output.split()), checked.output
    assert f"{len(reports)} of {len(reports)} originals" in " ".join(checked.output.split())


def test_a_capture_that_is_gone_from_the_folder_is_left_out_and_the_rest_is_written(any_desk, tmp_path):
    """Of rows of one file all reports have one capture each; whose bytes are gone is not made up."""
    add(any_desk, [rows_file(tmp_path, BRIDGE)])
    with any_desk.store.reading() as connection:
        (row,) = derived.stories(connection)
    whole = export_story(any_desk, row.id, form="rocrate")
    gone = next(iter(load(any_desk, row.id).reports.values())).digest
    file = any_desk.store.captures.path(gone)
    file.chmod(0o600)
    file.unlink()
    less = export_story(any_desk, row.id, form="rocrate")
    names = [set(zipfile.ZipFile(BytesIO(made)).namelist()) for made in (whole, less)]
    assert len(names[0] - names[1]) == 1 and gone[:32] in (names[0] - names[1]).pop()
    graph = json.loads(zipfile.ZipFile(BytesIO(less)).read("ro-crate-metadata.json"))["@graph"]
    assert not any(gone[:32] in str(entity["@id"]) for entity in graph)
