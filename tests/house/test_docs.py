"""The documents hold together: links arrive, nothing is orphaned, nothing is left open."""

import re
import unicodedata
from functools import cache

import pytest

from variorum.records import Reason

from .places import DOCS, ROOT, pages

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
NAMES = [str(page.relative_to(ROOT)) for page in pages()]
OPEN = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|BENCH|lorem ipsum)\b")


def links(page):
    return LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))


@cache
def anchors(page):
    """The anchors that a forge makes of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", h.lower())).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_between_documents_arrives(name):
    page = ROOT / name
    lost = []
    for target in links(page):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


def test_every_page_can_be_reached_from_the_readme():
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        todo += [(page.parent / target.partition("#")[0]).resolve() for target in links(page)]
    assert [p for p in pages() if p not in seen] == []


def test_every_picture_is_shown_somewhere():
    shown = {(page.parent / target).resolve() for page in pages() for target in links(page)}
    assert [picture.name for picture in sorted((DOCS / "pictures").iterdir()) if picture not in shown] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_be_written(name):
    assert OPEN.findall((ROOT / name).read_text(encoding="utf-8")) == []


def test_every_reason_for_a_refusal_is_explained():
    said = (DOCS / "reference" / "refusals.md").read_text(encoding="utf-8")
    assert [reason.value for reason in Reason if f"`{reason.value}`" not in said] == []


def test_decisions_are_numbered_without_gaps_and_built_alike():
    records = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(r.name[:4]) for r in records] == list(range(1, len(records) + 1))
    for record in records:
        heads = re.findall(r"^## (.+)$", record.read_text(encoding="utf-8"), re.M)
        assert heads == ["Context", "Decision", "Consequences", "What it would take to change"], record.name


def test_every_runtime_dependency_has_its_reason_written_down():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [d for found in project["optional-dependencies"].values() for d in found]
    wanted = {re.split(r"[\[<>=~!;]", d)[0] for d in (*project["dependencies"], *extras)} - {"variorum"}
    said = (DOCS / "decisions" / "0002-runtime-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in sorted(wanted) if f"`{name}`" not in said] == []
