"""Whatever is given: a dossier that says what is the matter with it, and the rest of the run goes on."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.journey.written import COURIER, LEDGER, ORCHARD, page
from variorum import Kind, Reason, Status
from variorum.pipeline import collate
from variorum.publish import as_html, as_json, as_markdown, recheck, summary
from variorum.schema import dossier_schema


@pytest.fixture
def desk(tmp_path):
    """The folder with one good report in it, `ledger.txt`."""
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    return tmp_path


def dossier_of(folder, **how):
    """The dossier of a folder, held to what holds of every dossier."""
    made = collate([str(folder)], **how)
    Draft202012Validator(dossier_schema()).validate(json.loads(as_json(made)))
    assert recheck(made) == ()
    assert all(refusal.detail.strip() for refusal in made.refused)
    told = {report for story in made.stories for report in story.story.reports}
    assert told == {report.id for report in made.reports}
    return made


def refused(made):
    return {(r.path.rpartition("/")[2].partition("#")[0], r.reason) for r in made.refused}


def names(made):
    return sorted(report.path.rpartition("/")[2] for report in made.reports)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", Reason.EMPTY),
        ("blank.txt", b" \n\n\t\n", Reason.EMPTY),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, Reason.BINARY),
        ("noise.html", bytes((i * 7919 + i // 3) % 256 for i in range(20_000)), Reason.BINARY),
    ],
)
def test_what_is_no_text_is_refused_and_the_rest_goes_on(desk, name, content, reason):
    (desk / name).write_bytes(content)
    made = dossier_of(desk)
    assert names(made) == ["ledger.txt"]
    assert refused(made) == {(name, reason)}
    assert name in summary(made)
    assert name in as_html(made).first


@pytest.mark.parametrize("charset", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_texts_in_other_charsets_are_read(desk, charset):
    text = COURIER.replace("Loxley", "Löxley").replace("Brandt", "Brändt-Nuñez")
    (desk / "courier.txt").write_bytes(text.encode(charset))
    made = dossier_of(desk, one_story=True)
    read = next(report for report in made.reports if report.path.endswith("courier.txt"))
    assert "Brändt-Nuñez" in read.text
    assert made.refused == ()
    assert any({r.report for r in c.readings} == {x.id for x in made.reports} for c in made.stories[0].claims)


@pytest.mark.slow
def test_a_text_of_20_mb_is_refused_with_its_size(desk):
    (desk / "book.txt").write_text(LEDGER * (20_000_000 // len(LEDGER) + 1), encoding="utf-8")
    made = dossier_of(desk)
    assert names(made) == ["ledger.txt"]
    assert refused(made) == {("book.txt", Reason.TOO_LARGE)}


def test_script_in_every_attribute_stays_out_of_text_and_page(desk):
    hostile = (
        " onclick=\"alert(1)\" onload='alert(2)' style=\"background:url(javascript:alert(3))\" id='<script>'"
    )
    (desk / "courier.html").write_text(
        page(COURIER, outlet="Vale <script>alert(4)</script> Courier", attribute=hostile), encoding="utf-8"
    )
    made = dossier_of(desk, one_story=True)
    read = next(report for report in made.reports if report.path.endswith("courier.html"))
    assert "Volunteers with canoes" in read.text
    assert "alert" not in read.text
    assert "<script>alert" not in as_html(made).first


def test_a_broken_line_of_jsonl_costs_that_line_alone(desk):
    rows = [
        json.dumps({"path": "one", "outlet": "Vale Courier", "text": COURIER}),
        '{"path": "two", "text": "half a ro',
        json.dumps({"path": "three", "outlet": "Orchard Weekly", "text": ORCHARD}),
    ]
    (desk / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    made = dossier_of(desk)
    assert names(made) == ["ledger.txt", "one", "three"]
    [refusal] = made.refused
    assert refusal.reason == Reason.BROKEN_ROW
    assert "line 2" in refusal.detail


def test_a_folder_with_nothing_readable_gives_a_dossier_of_refusals(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    made = dossier_of(tmp_path)
    assert made.reports == made.stories == ()
    assert refused(made) == {("a.txt", Reason.EMPTY)}
    assert [s.path.rpartition("/")[2] for s in made.skipped] == ["b.bin"]
    assert "a.txt" in summary(made)
    assert as_markdown(made)


def test_an_empty_folder_gives_an_empty_dossier(tmp_path):
    made = dossier_of(tmp_path)
    assert (made.reports, made.refused, made.skipped, made.stories) == ((), (), (), ())
    assert summary(made)


def test_the_same_file_named_twice_is_one_report(desk):
    path = str(desk / "ledger.txt")
    made = collate([path, path])
    assert names(made) == ["ledger.txt"]
    assert [r.reason for r in made.refused] == [Reason.DUPLICATE]


def test_the_same_text_from_two_outlets_is_one_telling(tmp_path):
    rows = [json.dumps({"path": outlet, "outlet": outlet, "text": LEDGER}) for outlet in ("Ledger", "Mirror")]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    made = dossier_of(tmp_path, one_story=True)
    [story] = made.stories
    assert names(made) == ["Ledger", "Mirror"]
    assert [set(group) for group in story.lineage.copies] == [{r.id for r in made.reports}]
    assert len([w for w in story.lineage.witnesses if not w.absent]) == 1
    assert {c.status for c in story.claims} == {Status.SINGLE}


def test_one_report_alone_is_told_by_one(desk):
    made = dossier_of(desk)
    [story] = made.stories
    assert {c.status for c in story.claims} == {Status.SINGLE}
    assert "1 independent source in 1 report" in summary(made)


def test_two_reports_that_share_nothing_are_two_stories(desk):
    (desk / "orchard.txt").write_text(ORCHARD, encoding="utf-8")
    made = dossier_of(desk)
    assert sorted(len(story.story.reports) for story in made.stories) == [1, 1]


def test_two_reports_that_share_nothing_agree_on_nothing_even_as_one_story(desk):
    (desk / "orchard.txt").write_text(ORCHARD, encoding="utf-8")
    [story] = dossier_of(desk, one_story=True).stories
    assert story.lineage.shared == ()
    assert {c.status for c in story.claims} == {Status.SINGLE}


def test_two_tellings_of_one_event_are_a_story_with_its_differences(desk):
    (desk / "courier.html").write_text(page(COURIER, outlet="Vale Courier"), encoding="utf-8")
    [story] = dossier_of(desk).stories
    assert len(story.story.reports) == 2
    assert story.lineage.copies == ()
    hurt = [c for c in story.claims if c.kind == Kind.QUANTITY and c.status == Status.CONFLICT]
    assert any({"12", "Fifteen"} <= {w for r in c.readings for w in r.quote.split()} for c in hurt)
    agreed = [
        {r.report for r in c.readings if "8:20" in r.quote} for c in story.claims if c.status == Status.AGREE
    ]
    assert set(story.story.reports) in agreed
