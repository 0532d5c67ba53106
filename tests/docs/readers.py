"""What each neighbour reads of the files that its page makes: by its own library, else by one that is not ours. All raise."""

from __future__ import annotations

import json
import subprocess
import warnings
from pathlib import Path

from tests.publish.formats.test_money import CODE, PYTHON


def zotero(folder: Path) -> None:
    """The three files name the same reports: by a parser of RIS, one of BibTeX and a citation processor."""
    import rispy
    from pybtex.database import parse_file

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        items = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
        cited = CiteProcJSON(items)
    ris = rispy.loads((folder / "reports.ris").read_text(encoding="utf-8"))
    bib = parse_file(str(folder / "reports.bib"), "bibtex").entries
    assert {entry["id"] for entry in ris} == set(bib) == {item["id"] for item in items}
    assert len(cited) == len(ris) == 8
    assert all(entry["type_of_reference"] == "NEWS" and "sha256" in str(entry) for entry in ris)


def hypothesis(folder: Path) -> None:
    """By a JSON-LD processor with the context's terms: nothing of an annotation is dropped."""
    from pyld import jsonld

    from tests.publish.formats.test_read_by_others import TERMS

    found = json.loads((folder / "readings.jsonld").read_text(encoding="utf-8"))
    local = {"contextUrl": None, "documentUrl": found["@context"], "document": TERMS}
    (whole,) = jsonld.expand(found, {"documentLoader": lambda url, options=None: local})
    first = whole["http://www.w3.org/ns/activitystreams#first"][0]
    (items,) = first["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == found["total"] > 100


def openaleph(folder: Path) -> None:
    """By the library of FollowTheMoney where it is installed; the page's own Python checks places anyway."""
    if PYTHON.exists():
        done = subprocess.run([PYTHON, "-c", CODE, "reports.ftm"], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-800:]
        assert json.loads(done.stdout)["lost"] == []


def taranis(folder: Path) -> None:
    """By PyMISP, with the templates of its objects, and by the STIX library."""
    import stix2
    from pymisp import MISPEvent

    event = MISPEvent()
    event.from_dict(**json.loads((folder / "story.json").read_text(encoding="utf-8"))["response"][0]["Event"])
    assert len(event.get_objects_by_name("taranis-news-item")) == 8
    assert len(event.get_objects_by_name("taranis-story")) == 1
    bundle = stix2.parse(
        (folder / "bundle.json").read_text(encoding="utf-8"), allow_custom=True, version="2.1"
    )
    assert sum(one["type"] == "x-misp-object" for one in bundle.objects) == 9


# The page about agents runs the SDK's own client itself.
READERS = {"zotero": zotero, "hypothesis": hypothesis, "openaleph": openaleph, "taranis": taranis}
