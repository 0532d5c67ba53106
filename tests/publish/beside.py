"""Which quotation stands beside which signs, read from what was written: pages, summary, Markdown and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

import lxml.html

from variorum.publish import as_csv, as_html, as_markdown, summary
from variorum.publish.view import Source, StoryView, outlet_name, story_views
from variorum.records import Dossier

# A quotation, what the outputs put in marks, and where they cut it.
# A quotation, and the outlet named behind it; the width of a screen cuts a name and its bracket: "(in Coastal …".
MARKED = re.compile(r"“([^”]*)”(?: \(in ((?:[^()]|\([^()]*\))*?(?:(?=\))|…)))?")
CUT = "…"


def faults(dossier: Dossier) -> list[str]:
    """Quotations of a dossier of one story beside a source in whose text the words do not stand, one line each."""
    (view,) = story_views(dossier)
    page = as_html(dossier)
    return [
        *page_faults(page.first, view),
        *page_faults(as_html(dossier, quotes_only=True).first, view),
        *(
            f
            for text in (summary(dossier), summary(dossier, form="full", width=200))
            for f in line_faults(text, view)
        ),
        *markdown_faults(as_markdown(dossier), view),
        *csv_faults(as_csv(dossier), view),
    ]


def holds(source: Source, words: str, view: StoryView, outlet: str | None = None) -> bool:
    """Whether the words stand in the source's report, or, where an outlet is named beside them, in that one's; of a source
    that stands only in passages of others' reports, in one of the story's."""
    reports = [source.lead] if source.lead else list(view.reports)
    if outlet is not None:
        begins = outlet.removesuffix(CUT).strip()
        reports = [
            r
            for r in view.reports
            if outlet_name(r) == outlet or (outlet.endswith(CUT) and outlet_name(r).startswith(begins))
        ]
    wanted = _flat(words)
    parts = [part for part in wanted.split(CUT) if part.strip()]
    return any(all(part.strip() in _flat(r.text) for part in parts) for r in reports)


def page_faults(html: str, view: StoryView) -> Iterator[str]:
    """For each quotation: the signs of the nearest element around it that has any, those of other quotations left out."""
    signs = {s.sign: s for s in view.sources}
    root = lxml.html.document_fromstring(html)
    for quotation in root.iter("q"):
        words = quotation.text_content()
        outlet = _outlet_beside(quotation)
        for sign in _signs_beside(quotation):
            if not holds(signs[sign], words, view, outlet):
                yield f"page: {sign} has not “{words}”"


def _outlet_beside(quotation: lxml.html.HtmlElement) -> str | None:
    after = quotation.getnext() if quotation.getparent().tag != "a" else quotation.getparent().getnext()
    return (
        after.text_content().removeprefix("in ")
        if after is not None and "of" in after.get("class", "").split()
        else None
    )


def _signs_beside(quotation: lxml.html.HtmlElement) -> list[str]:
    around = quotation.getparent()
    inner = quotation
    while around is not None and around.tag not in {"section", "article", "main", "body"}:
        if around.get("data-sign"):
            return [around.get("data-sign")]
        if inner.tag == "dd":
            return [s.text_content() for s in inner.getprevious().find_class("sig")]
        others = [q for q in around.iter("q") if q is not quotation]
        found = [
            s.text_content()
            for s in around.find_class("sig")
            if not _in_other_words(s)
            if not any(_belongs(s, q, around) for q in others)
        ]
        if found:
            return found
        inner, around = around, around.getparent()
    return []


def _in_other_words(sign: lxml.html.HtmlElement) -> bool:
    """Whether it stands in a list of who says so "in words of their own"."""
    return any("rest" in a.get("class", "").split() for a in sign.iterancestors() if a.tag != "tr")


def _belongs(
    sign: lxml.html.HtmlElement, quotation: lxml.html.HtmlElement, limit: lxml.html.HtmlElement
) -> bool:
    """Whether a sign stands nearer to another quotation, in an element below `limit`."""
    around = quotation.getparent()
    while around is not None and around is not limit:
        if sign in set(around.iter()):
            return True
        around = around.getparent()
    return False


def line_faults(text: str, view: StoryView) -> Iterator[str]:
    """Lines that begin with signs, or end with them: every quotation on one, and on those that go on from it."""
    signs = {s.sign: s for s in view.sources}
    for line in (part for whole in _whole_lines(text) for part in whole.split(" · ")):
        words = re.split('[“"«„]', line)[0].split()
        named = [signs[w] for w in words if w in signs]
        for said, outlet in MARKED.findall(line):
            for source in named:
                if not holds(source, said, view, outlet or None):
                    yield f"summary: {source.sign} has not “{said}”"


def _whole_lines(text: str) -> Iterator[str]:
    """Wrapped lines put together again: one that goes on stands deeper than the first of its own."""
    told: list[str] = []
    for line in text.splitlines():
        deeper = told and len(line) - len(line.lstrip()) >= 9
        if deeper:
            told.append(line.strip())
            continue
        if told:
            yield " ".join(told)
        told = [line.strip()] if line.strip() else []
    if told:
        yield " ".join(told)


def markdown_faults(text: str, view: StoryView) -> Iterator[str]:
    signs = {s.sign: s for s in view.sources}
    columns: list[str] = []
    for line in text.splitlines():
        said = re.sub(r"\\(.)", r"\1", line)
        if said.startswith("| Asked"):
            columns = [cell.split()[0] for cell in said.strip("| ").split(" | ")[1:-1]]
        elif line.startswith("| "):
            cells = re.split(r" (?<!\\)\| ", line.strip("| "))[1:-1]
            for sign, cell in zip(columns, cells, strict=True):
                yield from _marked(re.sub(r"\\(.)", r"\1", cell), signs[sign], view)
        elif found := re.match(r" *- \*\*(\S+?)\*\* (?=[“\"«„])(.*)", said):
            yield from _marked(found[2], signs[found[1]], view)


def _marked(said: str, source: Source, view: StoryView) -> Iterator[str]:
    for words, outlet in MARKED.findall(said):
        if not holds(source, words, view, outlet or None):
            yield f"Markdown: {source.sign} has not “{words}”"


def csv_faults(text: str, view: StoryView) -> Iterator[str]:
    signs: Mapping[str, Source] = {s.sign: s for s in view.sources}
    for row in csv.DictReader(io.StringIO(text)):
        words = row["quote"].removeprefix("'")
        if not holds(signs[row["sign"]], words, view, row["outlet"]):
            yield f"CSV: {row['sign']} has not “{words}”"


def _flat(text: str) -> str:
    return " ".join(text.split())
