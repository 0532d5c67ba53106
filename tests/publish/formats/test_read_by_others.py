"""What we write, read by programs that are not ours."""

import json
import warnings
from pathlib import Path

import pytest

from tests.publish import dossiers
from variorum.publish.formats import format_of, written
from variorum.publish.view import headline, story_views

TERMS = json.loads((Path(__file__).parent / "anno-terms.json").read_text(encoding="utf-8"))


def made(dossier, word, captures=()):
    return written(dossier, format_of(word), captures)


def readings(dossier):
    return [r for story in dossier.stories for claim in story.claims for r in claim.readings]


def keys(value):
    if isinstance(value, dict):
        return sum((keys(v) for v in value.values()), len(value))
    return sum(map(keys, value)) if isinstance(value, list) else 0


def test_every_annotation_survives_a_json_ld_processor(sample):
    from pyld import jsonld

    dossier, _ = sample
    found = json.loads(made(dossier, "annotation"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    local = {"contextUrl": None, "documentUrl": found["@context"], "document": TERMS}
    options = {"documentLoader": lambda url, options=None: local}
    again = jsonld.compact(jsonld.expand(found, options), TERMS["@context"], options)
    again.pop("@context")
    found.pop("@context")
    assert keys(again) == keys(found), "a key that is no term of the context is dropped"
    texts = {report.id: report for report in dossier.reports}
    items = again["first"]["items"]
    assert len(items) == len(readings(dossier)) == found["total"]
    spans = set()
    for item in items:
        position, words = item["target"]["selector"]
        assert item["motivation"] == "describing"
        report = next(r for r in texts.values() if r.id in item["id"])
        assert report.text[position["start"] : position["end"]] == words["exact"]
        assert item["target"]["source"] in {report.url, f"urn:variorum:report:{report.id}"}
        spans.add((report.id, position["start"], position["end"]))
    assert spans == {(r.report, r.start, r.end) for r in readings(dossier)}


def test_a_citation_processor_reads_the_csl(sample):
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    dossier, _ = sample
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = json.loads(made(dossier, "csl"))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        said = " ".join(str(entry) for entry in bibliography.bibliography())
    assert len(bibliography.bibliography()) == len(dossier.reports)
    for report in dossier.reports:
        assert report.outlet in said
        assert headline(report).split(",")[0] in said
    assert "2025" in said
    assert {tuple(item["issued"]["date-parts"][0]) for item in items} >= {(2025, 5, 14), (2025, 5, 16)}


@pytest.mark.parametrize(
    "attack", ["plain", "100 % of {Brot} & $5_#1 ~ ^ \\o", "} @misc{x, title={y", "Ångström – “quoted”"]
)
def test_a_bibtex_parser_reads_titles_and_names_back(attack):
    from pybtex.database import parse_string

    dossier = dossiers.hostile(attack)
    found = parse_string(made(dossier, "bibtex").decode(), "bibtex").entries
    assert list(found) == [report.id for report in dossier.reports]
    entry = found[dossier.reports[0].id]
    spoken = entry.fields["title"].encode("latin-1", "ignore").decode("latin-1")
    from variorum.publish.formats.bibtex import ESCAPED

    for letter, written_as in ESCAPED.items():
        spoken = spoken.replace(written_as, letter)
    assert spoken[1:-1] == headline(dossier.reports[0]).encode("latin-1", "ignore").decode("latin-1")
    assert len(entry.persons["author"]) == 1


def test_bibtex_has_dates_addresses_and_the_digest(sample):
    from pybtex.database import parse_string

    dossier, _ = sample
    found = parse_string(made(dossier, "bibtex").decode(), "bibtex").entries
    for report in dossier.reports:
        fields = found[report.id].fields
        assert fields["journal"] == report.outlet and report.digest in fields["note"]
        assert fields["date"] == report.published[:10] and fields["year"] == "2025"
        assert fields.get("url") == report.url
    flood = parse_string(made(dossiers.flood(), "bibtex").decode(), "bibtex").entries
    assert next(iter(flood.values())).fields["urldate"] == "2031-03-06"


def test_an_ris_parser_reads_every_report_back(sample):
    import rispy

    dossier, _ = sample
    found = rispy.loads(made(dossier, "ris").decode())
    assert [entry["id"] for entry in found] == [report.id for report in dossier.reports]
    for entry, report in zip(found, dossier.reports, strict=True):
        assert entry["title"] == headline(report)
        assert entry.get("authors", []) == list(report.authors)
        assert entry["date"] == report.published[:10].replace("-", "/")
    broken = dossiers.hostile("\r\nER  - \r\nTY  - BOOK")
    assert len(rispy.loads(made(broken, "ris").decode())) == len(broken.reports)
    seen = rispy.loads(made(dossiers.flood(), "ris").decode())[0]
    assert seen["access_date"] == "2031/03/06" and seen["urls"] == ["https://fellside.example/water-main"]


def test_money_is_followed_by_the_schema_of_its_library(sample):
    """Everywhere; by the library itself where it is installed: test_money.py."""
    dossier, _ = sample
    named = [json.loads(line) for line in made(dossiers.flood(), "ftm").splitlines()]
    assert {e["properties"]["name"][0] for e in named if e["schema"] == "Mention"} == {
        "Mara Dunning",
        "Maara Duning",
    }
    entities = [json.loads(line) for line in made(dossier, "ftm").splitlines()]
    schema = json.loads((Path(__file__).parent / "ftm-schema.json").read_text(encoding="utf-8"))["schemata"]
    names = {entity["id"] for entity in entities}
    for entity in entities:
        kinds = schema[entity["schema"]]
        assert set(entity["properties"]) <= set(kinds), entity["schema"]
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            assert kinds[name] != "entity" or set(values) <= names
    counts = {kind: sum(e["schema"] == kind for e in entities) for kind in ("Article", "Note")}
    assert counts["Article"] == len(dossier.reports) and counts["Note"] == len(readings(dossier))
    by_id = {e["id"]: e for e in entities}
    for note in (e for e in entities if e["schema"] == "Note"):
        start, end = map(int, note["properties"]["notes"][0].split()[1].split("-"))
        article = by_id[note["properties"]["entity"][0]]["properties"]
        assert article["bodyText"][0][start:end] == note["properties"]["description"][0]


def test_a_collation_program_finds_the_table_again(sample):
    from collatex import collate

    dossier, _ = sample
    found = json.loads(made(dossier, "collatex"))
    (view,) = story_views(dossier)
    rows = [row for row in view.rows if row.together]
    assert [w["id"] for w in found["witnesses"]] == [source.sign for source in view.columns]
    table = json.loads(collate(found, output="json", segmentation=False))
    columns = list(zip(*table["table"], strict=True))
    places = {}
    for number, column in enumerate(columns):
        for token in (token for cell in column if cell for token in cell):
            places.setdefault(token["n"], []).append(number)
    assert set(places) == {row.claim.id for row in rows}
    assert [name for name, found in places.items() if len(set(found)) > 1] == [], "a claim is one column"
    assert all(len(found) == len(view.columns) for found in places.values())


def test_a_spreadsheet_reader_finds_the_tables_and_no_formula(sample, tmp_path):
    from openpyxl import load_workbook

    dossier, _ = sample
    (tmp_path / "x.xlsx").write_bytes(made(dossier, "xlsx"))
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["stories", "sources", "claims", "readings", "silences", "reports", "refused"]
    head, *rows = book["readings"].iter_rows(values_only=True)
    texts = {report.id: report.text for report in dossier.reports}
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(found) == len(readings(dossier))
    assert all(texts[r["report"]][r["start"] : r["end"]] == r["quote"] for r in found)
    claims = {row[1] for row in book["claims"].iter_rows(min_row=2, values_only=True)}
    assert {r["claim"] for r in found} == claims
    assert book["silences"].max_row > 100
    (tmp_path / "y.xlsx").write_bytes(made(dossiers.hostile("=cmd|' /C calc'!A0"), "xlsx"))
    cells = [c for sheet in load_workbook(tmp_path / "y.xlsx") for row in sheet for c in row]
    assert any(str(c.value).startswith("=cmd") for c in cells)
    assert [c.coordinate for c in cells if c.data_type == "f"] == []


def test_the_event_is_read_by_misp_after_its_own_templates(sample):
    from pymisp import MISPEvent, MISPObject

    dossier, _ = sample
    found = json.loads(made(dossier, "misp"))["response"]
    event = MISPEvent()
    event.from_dict(**found[0]["Event"])
    assert event.info == story_views(dossier)[0].title
    (story,) = event.get_objects_by_name("taranis-story")
    items = event.get_objects_by_name("taranis-news-item")
    assert len(items) == len(dossier.reports)
    assert {r.referenced_uuid for r in story.references} == {item.uuid for item in items}
    for one in (story, *items):
        template = MISPObject(one.name, strict=True)
        known = template._definition["attributes"]
        assert (template.template_uuid, str(template.template_version)) == (
            one.template_uuid,
            str(one.template_version),
        )
        for attribute in one.attributes:
            assert known[attribute.object_relation]["misp-attribute"] == attribute.type
            assert (
                known[attribute.object_relation].get("multiple")
                or len(one.get_attributes_by_relation(attribute.object_relation)) == 1
            )
    contents = [item.get_attributes_by_relation("content")[0].value for item in items]
    assert contents == [report.text for report in dossier.reports]


def test_the_bundle_is_read_by_a_stix_library(sample):
    import stix2

    dossier, _ = sample
    bundle = stix2.parse(made(dossier, "stix").decode(), allow_custom=True, version="2.1")
    kinds = [one["type"] for one in bundle.objects]
    assert kinds.count("grouping") == 1 and kinds.count("x-misp-object") == len(dossier.reports) + 1
    names = {one["id"] for one in bundle.objects}
    grouping = bundle.objects[0]
    assert set(grouping.object_refs) == names - {grouping["id"]}
    for link in (one for one in bundle.objects if one["type"] == "relationship"):
        assert {link["source_ref"], link["target_ref"]} <= names
