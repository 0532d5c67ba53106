"""How many independent sources there are is one number, wherever it is said."""

import csv
import io
import json
import re

from variorum.pipeline import collate
from variorum.publish import as_csv, as_html, as_json, as_markdown, summary

TOLD = {
    "north/story.txt": "Fire at Ostermoor market\n\nFire destroyed 45 stalls in the market hall of Ostermoor on Tuesday, fire chief Anna Brodin said.\n\n"
    'Fire chief Anna Brodin said: "We heard a bang and then the whole roof of the hall came down."\n',
    "south/story.txt": "Market hall burns\n\nIn Ostermoor a fire destroyed 45 stalls in the market hall on Tuesday, according to fire chief Anna Brodin.\n\n"
    '"We heard a bang and then the whole roof of the hall came down," fire chief Anna Brodin said.\n',
    "west/story.txt": "Stalls lost in Ostermoor\n\nThe fire in the market hall of Ostermoor destroyed 48 stalls on Tuesday, mayor Lotte Brandel said.\n\n"
    "Mayor Lotte Brandel promised help to every stallholder whose goods were spoiled by smoke.\n",
}
COUNT = re.compile(r"(\d+) (?:<[^>]+>)*independent (?:<[^>]+>)*sources?")


def test_no_output_counts_the_independent_sources_otherwise_than_another(tmp_path):
    for name, text in TOLD.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = collate([str(tmp_path)], one_story=True)
    (story,) = made.stories
    # no claim has more than the story; each says its number once
    assert all(claim.origins is not None and claim.origins <= (story.origins or 0) for claim in story.claims)
    assert not any("independent source" in claim.why for claim in story.claims)
    counts = {claim.origins for claim in story.claims} | {story.origins}
    written = json.loads(as_json(made))["stories"][0]
    assert written["independent"] == story.origins
    assert [claim["origins"] for claim in written["claims"]] == [claim.origins for claim in story.claims]
    rows = list(csv.DictReader(io.StringIO(as_csv(made))))
    assert {int(row["origins"]) for row in rows if row["origins"]} <= counts
    for told in (as_html(made).first, as_markdown(made), summary(made)):
        said = [int(number) for number in COUNT.findall(told)]
        assert said[0] == story.origins
        assert set(said) <= counts
    # copies and chains of files of one name are told apart
    assert set(re.findall(r"\w+/story\.txt", summary(made, form="full"))) == set(TOLD)
