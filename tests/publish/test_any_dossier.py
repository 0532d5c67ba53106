"""Every format takes any dossier, also one whose parts do not fit each other: a file may have been edited."""

from hypothesis import HealthCheck, given, settings

from tests.publish.test_json_properties import record
from variorum.publish import as_csv, as_html, as_json, as_markdown, recheck, summary
from variorum.records import Dossier


@given(record(Dossier, deep=3))
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_dossier_is_written_in_every_format(found):
    pages = as_html(found)
    assert all(page.startswith("<!doctype html>") for page in (pages.first, *(p.html for p in pages.stories)))
    as_html(found, quotes_only=True)
    assert as_json(found).startswith("{")
    assert isinstance(as_markdown(found), str)
    assert as_csv(found).startswith("story,")
    assert summary(found)
    recheck(found)
