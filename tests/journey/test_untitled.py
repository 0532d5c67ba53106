"""A report without a headline is called by its first line, in every output."""

import json

from tests.journey.written import COURIER
from variorum.pipeline import collate
from variorum.publish import as_html, as_json, as_markdown, summary


def test_no_untitled_where_a_first_line_is(tmp_path):
    told = "Fifteen people were hurt when a footbridge gave way at Pell Mill on Tuesday, the county hospital said."
    row = {"path": "a.txt", "title": "", "text": f"{told}\n\n{COURIER}"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    made = collate([str(tmp_path / "rows.jsonl")], one_story=True)
    assert len(made.reports) == 1
    for said in (as_html(made).first, as_markdown(made), summary(made), as_json(made)):
        assert "ntitled" not in said and "no title" not in said
        assert "Fifteen people were hurt when a footbridge" in said
