"""TEI, the short edition, the archive and the crate, read by others."""

import json
import os
import socket
import subprocess
import time
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.publish import dossiers
from variorum.publish.formats import format_of, written
from variorum.publish.formats.wacz import surt
from variorum.publish.view import story_views
from variorum.records import Capture
from variorum.text.ids import digest

ROOT = Path(__file__).parents[3]
# An environment of programs that cannot live beside what we import (make test-readers).
READERS = ROOT / ".venv-readers" / "bin"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def made(dossier, word, captures=()):
    return written(dossier, format_of(word), captures)


def reader(name):
    if not (READERS / name).exists():
        pytest.skip(f"{name} is not installed: make test-readers")
    return str(READERS / name)


def test_every_witness_of_the_apparatus_is_one_of_the_list(sample):
    from lxml import etree

    dossier, _ = sample
    root = etree.fromstring(made(dossier, "tei"))
    names = [w.get(ID) for w in root.iterfind(".//t:listWit/t:witness", NS)]
    (view,) = story_views(dossier)
    assert len(names) == len(view.sources)
    used = {name for rdg in root.iterfind(".//t:rdg", NS) for name in rdg.get("wit").split()}
    assert used and used <= {f"#{name}" for name in names}
    ids = [element.get(ID) for element in root.iter() if isinstance(element.tag, str) and element.get(ID)]
    assert len(ids) == len(set(ids))
    assert all(note.get("target")[1:] in ids for note in root.iterfind(".//t:note[@target]", NS))
    apps = root.findall(".//t:app", NS)
    assert [app.get("n") for app in apps] == [row.claim.id for row in view.rows]
    assert not root.findall(".//t:lem", NS), "no reading is preferred"
    texts = {report.id: report.text for report in dossier.reports}
    places = 0
    for rdg in root.iterfind(".//t:rdg", NS):
        for place in rdg.get("n").split():
            report, start, end = place.rsplit("-", 2)
            assert texts[report][int(start) : int(end)] == rdg.text
            places += 1
    assert places == sum(len(row.claim.readings) for row in view.rows)


def test_several_stories_are_a_corpus_and_hostile_words_stay_words():
    from lxml import etree

    root = etree.fromstring(made(dossiers.two_stories(), "tei"))
    assert etree.QName(root).localname == "teiCorpus" and len(root.findall("t:TEI", NS)) == 2
    for attack in dossiers.ATTACKS:
        kinds = {
            etree.QName(e).localname for e in etree.fromstring(made(dossiers.hostile(attack), "tei")).iter()
        }
        assert not kinds & {"script", "img", "svg", "iframe", "base"}


@pytest.mark.slow
def test_a_program_for_textual_criticism_reads_the_apparatus(sample, tmp_path):
    python = reader("python")
    dossier, _ = sample
    (tmp_path / "x.xml").write_bytes(made(dossier, "tei"))
    code = (
        "import json, sys; from lxml import etree; from teiphy import Collation\n"
        "c = Collation(etree.parse(sys.argv[1], etree.XMLParser(remove_comments=True)))\n"
        "print(json.dumps([[w.id for w in c.witnesses], [len(u.readings) for u in c.variation_units]]))"
    )
    said = subprocess.run([python, "-c", code, str(tmp_path / "x.xml")], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr[-800:]
    witnesses, units = json.loads(said.stdout.splitlines()[-1])
    (view,) = story_views(dossier)
    assert len(witnesses) == len(view.sources)
    assert units == [len({r.quote for r in row.claim.readings}) for row in view.rows]


@pytest.mark.parametrize("name", ["sample", "many", "two", "nothing"])
def test_the_short_edition_has_at_most_four_pages_and_says_what_differs(sample, name):
    from pypdf import PdfReader

    dossier = {
        "sample": sample[0],
        "many": dossiers.many(90),
        "two": dossiers.two_stories(),
        "nothing": dossiers.nothing(),
    }[name]
    pdf = PdfReader(BytesIO(made(dossier, "pdf")))
    assert 1 <= len(pdf.pages) <= 4
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "How to check" in text and "sha256:" in text.replace(" ", "")
    if name == "sample":
        for words in (
            "Some 14,000 litres",
            "16,500 litres of diesel leaked",
            "What changed with time",
            "Sources",
        ):
            assert words in text
        for source in story_views(dossier)[0].sources:
            assert source.name in text
    if name == "many":
        assert "and 78 more sources." in text and "more source" in text


def test_letters_that_the_print_has_not_are_counted():
    from dataclasses import replace

    from pypdf import PdfReader

    story = dossiers.flood().stories[0]
    told = replace(story, story=replace(story.story, title="水 Wasser Łódź"))
    text = PdfReader(BytesIO(made(replace(dossiers.flood(), stories=(told,)), "pdf"))).pages[0].extract_text()
    assert "? Wasser Łódź" in text and "1 character of scripts" in text


PAGE = b"<html><body><h1>Water main bursts</h1><p>More than 40 homes were flooded.</p></body></html>"


def archived():
    """The flood's dossier with the wire's report fetched and the local's a file, and both captures."""
    from dataclasses import replace

    dossier = dossiers.flood()
    wire, copy, local = dossier.reports
    fetched = Capture(
        path=wire.url,
        url=wire.url,
        content=PAGE,
        digest=digest(PAGE),
        media_type="text/html",
        charset="utf-8",
        retrieved="2031-03-06T10:00:00+00:00",
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("X-Of", "them"),
        ),
    )
    text = b"Ollerby wakes to a river"
    saved = Capture(path="in/local.html", content=text, digest=digest(text), media_type="text/plain")
    stranger = Capture(path="x", content=b"x", digest=digest(b"x"), media_type="text/plain")
    reports = (replace(wire, digest=fetched.digest), copy, replace(local, digest=saved.digest))
    return replace(dossier, reports=reports), (fetched, saved, stranger)


def test_the_archive_is_what_its_package_says_and_its_index_leads_to_the_records():
    from warcio.archiveiterator import ArchiveIterator

    dossier, captures = archived()
    with zipfile.ZipFile(BytesIO(made(dossier, "wacz", captures))) as archive:
        assert all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())
        package = json.loads(archive.read("datapackage.json"))
        assert json.loads(archive.read("datapackage-digest.json"))["hash"] == (
            f"sha256:{sha256(archive.read('datapackage.json')).hexdigest()}"
        )
        assert {r["path"] for r in package["resources"]} == set(archive.namelist()) - {
            "datapackage.json",
            "datapackage-digest.json",
        }
        for resource in package["resources"]:
            content = archive.read(resource["path"])
            assert (len(content), f"sha256:{sha256(content).hexdigest()}") == (
                resource["bytes"],
                resource["hash"],
            )
        warc = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdxj").decode().splitlines()
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
    assert index == sorted(index) and len(index) == 2
    assert [page["url"] for page in pages[1:]] == ["https://fellside.example/water-main"]
    found = {}
    for one in index:
        _, stamp, said = one.split(" ", 2)
        said = json.loads(said)
        part = warc[int(said["offset"]) : int(said["offset"]) + int(said["length"])]
        record = next(iter(ArchiveIterator(BytesIO(part), check_digests="raise")))
        found[record.rec_headers["WARC-Target-URI"]] = (
            record.rec_type,
            record.content_stream().read(),
            stamp,
        )
        assert said["url"] == record.rec_headers["WARC-Target-URI"]
    assert found["https://fellside.example/water-main"] == ("response", PAGE, "20310306100000")
    assert found[f"urn:sha256:{captures[1].digest}"] == ("resource", captures[1].content, "20310305000000")


def test_an_archive_that_we_wrote_is_read_by_us_as_the_same_report(tmp_path, monkeypatch):
    from variorum.pipeline import read

    page = (ROOT / "src/variorum/sample/4-beacon.html").read_bytes()
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_bytes(page)
    held = []
    (report,), _, _ = read(["a.html"], keep=held.append)
    from variorum.records import CollatedStory, Dossier, Lineage, Story

    story = Story(id="s", title="t", reports=(report.id,))
    dossier = Dossier(
        reports=(report,), refused=(), stories=(CollatedStory(story=story, lineage=Lineage(), claims=()),)
    )
    Path("x.wacz").write_bytes(made(dossier, "wacz", held))
    (again,), refused, _ = read(["x.wacz"])
    assert (again.text, again.digest, refused) == (report.text, report.digest, ())


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://www.News.example:443/A/b?z=1&a=2", "example,news)/a/b?a=2&z=1"),
        ("http://news.example:8080", "example,news:8080)/"),
        ("urn:sha256:AB", "urn:sha256:ab"),
    ],
)
def test_addresses_are_sorted_by_their_hosts_turned_round(url, form):
    assert surt(url) == form


@pytest.mark.slow
def test_the_archive_is_replayed(tmp_path):
    """By pywb, from our own index, over loopback."""
    wayback = reader("wayback")
    dossier, captures = archived()
    place = tmp_path / "collections" / "it"
    for name in ("archive", "indexes"):
        (place / name).mkdir(parents=True)
    with zipfile.ZipFile(BytesIO(made(dossier, "wacz", captures))) as archive:
        (place / "archive/data.warc.gz").write_bytes(archive.read("archive/data.warc.gz"))
        (place / "indexes/index.cdxj").write_bytes(archive.read("indexes/index.cdxj"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("wb")
    server = subprocess.Popen(
        [wayback, "-p", str(port), "-b", "127.0.0.1", "-d", str(tmp_path)],
        stdout=log,
        stderr=log,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    try:
        url = f"http://127.0.0.1:{port}/it/20310306100000mp_/https://fellside.example/water-main"
        deadline, page = time.monotonic() + 60, b""
        while time.monotonic() < deadline and server.poll() is None:
            try:
                page = urlopen(url, timeout=10).read()
                break
            except OSError:
                time.sleep(0.3)
        assert b"More than 40 homes were flooded." in page, (tmp_path / "log").read_text()[-1500:]
    finally:
        server.terminate()
        server.wait(20)


def test_the_crate_is_read_by_the_library_of_crates(sample, tmp_path):
    from rocrate.rocrate import ROCrate

    from variorum.publish import from_json

    dossier, captures = sample
    (tmp_path / "x.zip").write_bytes(made(dossier, "rocrate", captures))
    crate = ROCrate(str(tmp_path / "x.zip"))
    assert crate.root_dataset["name"] == story_views(dossier)[0].title
    files = [entity for entity in crate.get_entities() if "File" in entity.type]
    assert len(files) == len(dossier.reports) + 2
    articles = [entity for entity in crate.get_entities() if entity.type == "NewsArticle"]
    assert {a["identifier"] for a in articles} == {r.id for r in dossier.reports}
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert from_json(archive.read("dossier.json").decode()) == dossier
        for article in articles:
            based = article["isBasedOn"]
            assert sha256(archive.read(based.id)).hexdigest() == based["sha256"]
            assert next(r for r in dossier.reports if r.id == article["identifier"]).digest == based["sha256"]
    graph = crate.metadata.generate()["@graph"]
    names = {entity["@id"] for entity in graph}
    linked = [v["@id"] for e in graph for v in e.values() if isinstance(v, dict) and "@id" in v]
    assert [name for name in linked if name not in names and not name.startswith("https://w3id.org/")] == []
