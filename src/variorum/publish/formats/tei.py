"""TEI P5: the sources as witnesses, an `app` for each claim with an `rdg` for each reading. No reading is a lemma: none is preferred.

Words used here. Witness: TEI's word for a source. `app`: the entry of one claim; `rdg`: one wording in it, with the
witnesses that have it. Names: id of a source → its xml:id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree

from variorum.publish.formats.saying import address, clean, iso_day, line
from variorum.publish.phrases import MARKS, TIERS
from variorum.publish.view import Row, Source, StoryView, headline, outlet_name, story_views
from variorum.records import Dossier, Reading, Report

TEI = "http://www.tei-c.org/ns/1.0"
# The name of the attribute xml:id.
ID = "{http://www.w3.org/XML/1998/namespace}id"
UNPAIRED = "No story was found."


def as_tei(dossier: Dossier) -> str:
    """One TEI document; several stories are a teiCorpus. What a source says twice to one claim is two readings with one witness;
    words that several say to the letter are one reading with several.
    """
    views = story_views(dossier)
    if len(views) == 1:
        root = _document(views[0], 1)
    else:
        root = _element(None, "teiCorpus")
        _header(root, UNPAIRED if not views else "; ".join(view.title for view in views))
        for number, view in enumerate(views, start=1):
            root.append(_document(view, number))
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _element(
    parent: etree._Element | None, name: str, words: str | None = None, **said: str
) -> etree._Element:
    """A TEI element, below `parent` if there is one. `said`: its attributes; a "_" behind a name that Python keeps
    for itself is dropped.
    """
    given = {key.rstrip("_"): clean(value) for key, value in said.items()}
    tag = f"{{{TEI}}}{name}"
    nsmap = cast("dict[str, str]", {None: TEI})  # the stubs know no default namespace
    made = etree.Element(tag, given, nsmap=nsmap) if parent is None else etree.SubElement(parent, tag, given)
    made.text = None if words is None else clean(words)
    return made


def _header(root: etree._Element, title: str) -> etree._Element:
    """Sets the header with its title and returns the `sourceDesc` that the list of witnesses goes into."""
    described = _element(_element(root, "teiHeader"), "fileDesc")
    _element(_element(described, "titleStmt"), "title", line(title))
    _element(
        _element(described, "publicationStmt"),
        "p",
        "A dossier by variorum: readings of reports, none of them preferred.",
    )
    return _element(described, "sourceDesc")


def _document(view: StoryView, number: int) -> etree._Element:
    """One story as a TEI document; `number` keeps its xml:ids apart from other stories'."""
    root = _element(None, "TEI")
    sources = _header(root, view.title)
    listed = _element(sources, "listWit")
    # "s1w3": story 1, source 3
    names = {source.witness: f"s{number}w{source.number}" for source in view.sources}
    for source in view.sources:
        _witness(listed, source, names[source.witness])
    # TEI asks for one witness at least
    if not view.sources:
        _element(listed, "witness", "none").set(ID, f"s{number}w0")
    body = _element(_element(root, "text"), "body")
    part = _element(body, "div", type="apparatus")
    if not view.rows:
        _element(part, "p", "No claim was found.")
    reports = {report.id: report for report in view.reports}
    for row in view.rows:
        _app(_element(part, "p"), row, names, reports, f"s{number}c{row.number}")
    return root


def _witness(listed: etree._Element, source: Source, name: str) -> None:
    """Adds a source to the list of witnesses, with its reports; `name` is its xml:id."""
    found = _element(listed, "witness", n=source.sign)
    found.set(ID, name)
    _element(found, "name", line(source.name))
    for report in () if source.lead is None else (source.lead, *source.copies):
        cited = _element(found, "bibl", n=report.id, type="copy" if report is not source.lead else "report")
        _element(cited, "title", line(headline(report)))
        _element(cited, "publisher", line(outlet_name(report)))
        day = iso_day(report.published)
        if day:
            _element(cited, "date", day, when=day)
        _element(cited, "ptr", target=address(report))


def _app(
    parent: etree._Element, row: Row, names: Mapping[str, str], reports: Mapping[str, Report], name: str
) -> None:
    """Adds the entry of one claim: a reading for each different wording, its status and why, on whose word. `names`:
    witness id → xml:id.
    """
    claim = row.claim
    app = _element(parent, "app", n=claim.id, type=claim.status.value, subtype=claim.kind.value)
    app.set(ID, name)
    # readings with the same words are one `rdg`
    by_words: dict[str, list[Reading]] = {}
    for reading in claim.readings:
        by_words.setdefault(reading.quote, []).append(reading)
    on_word = []
    for number, (words, readings) in enumerate(by_words.items(), start=1):
        tellers = dict.fromkeys(f"#{names[r.witness]}" for r in readings)
        places = " ".join(f"{r.report}-{r.start}-{r.end}" for r in readings)
        rdg = _element(app, "rdg", words, wit=" ".join(tellers), n=places)
        rdg.set(ID, f"{name}r{number}")
        on_word += [(f"#{name}r{number}", r) for r in readings if r.attributed_to]
        pages = dict.fromkeys(address(reports[r.report]) for r in readings if r.report in reports)
        rdg.set("source", clean(" ".join(pages)))
    # its question, its status and why, and on whose word
    note = _element(app, "note", type="question", words=claim.label)
    note.tail = None
    _element(app, "note", f"{MARKS[claim.status].word}. {claim.why} ({TIERS[claim.tier]})", type="status")
    for target, reading in on_word:
        _element(app, "note", reading.attributed_to, type="on-the-word-of", target=target)
