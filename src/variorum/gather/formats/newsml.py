"""Reads NewsML-G2, as wires send it: each text among its items is a capture with what the wire says of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from lxml import etree

from variorum.gather.formats.documents import too_large, whole
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Skipped, Stated

# How a web address begins.
WEB = ("http://", "https://")
# What blocks of text are called in NITF, which lies in many an item.
BLOCKS = frozenset({"p", "hl1", "hl2", "li", "h1", "h2", "h3", "h4"})


def read_newsml(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped]:
    """A capture for each `newsItem` of a NewsML-G2 file.

    Entities and outside files are not read. Raises Unreadable where nothing can be read.
    """
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.UNREADABLE, f"the NewsML cannot be parsed: {error}") from error
    items = [element for element in root.iter() if _name(element) == "newsItem"]
    if not items:
        raise Unreadable(Reason.EMPTY, "NewsML without an item in it")
    for number, item in enumerate(items, start=1):
        yield _read(source, item, number)


def _read(source: Source, item: Any, number: int) -> Capture | Refusal | Skipped:
    """A news item with what its metadata state; Skipped if it is no text, a Refusal if its text is empty. `number`: its place among the
    items, from 1.
    """
    path = f"{source.path}#{number}"
    # "ninat:text" → "text"
    _, _, item_class = (_attribute(item, "itemClass", "qcode") or "text").rpartition(":")
    _, _, status = (_attribute(item, "pubStatus", "qcode") or "").rpartition(":")
    if item_class not in {"text", "composite"}:
        return Skipped(path=path, detail=f"an item that is no text ({item_class})")
    typed_text = _body(item)
    if typed_text is None:
        return Refusal(path=path, reason=Reason.EMPTY, detail=f"item {number} has no text")
    kind, text = typed_text
    credit = _text(item, "creditline") or _literal(item, "provider")
    # what the wire says besides, kept as it stands
    notes = (
        ("version", item.get("version")),
        ("pubStatus", status),
        ("infoSources", "; ".join(filter(None, (_called(element) for element in _all(item, "infoSource"))))),
        ("edNote", "; ".join(filter(None, (_said(element) for element in _all(item, "edNote"))))),
        ("modified", _text(item, "versionCreated")),
        ("credit", credit),
    )
    item_id = item.get("guid") or ""
    return source.capture(
        text.encode("utf-8", "replace"),
        kind,
        path=path,
        charset="utf-8",
        url=item_id if item_id.startswith(WEB) else None,
        record=f"item {number}",
        stated=Stated(
            title=_text(item, "headline") or _text(item, "title"),
            # the wire that sends it
            outlet=credit,
            published=_text(item, "firstCreated")
            or _text(item, "contentCreated")
            or _text(item, "versionCreated"),
            authors=tuple(name for element in _all(item, "by") if (name := _said(element))) or None,
            notes=tuple((name, value) for name, value in notes if value),
        ),
    )


def _body(item: Any) -> tuple[str, str] | None:
    """The text of an item as (media type, content): the page inside it, or the paragraphs of NITF, or plain text;
    None where it has none.
    """
    for element in _all(item, "inlineXML"):
        # a page inside; else NITF's paragraphs; else all of its text
        pages = [child for child in element.iter() if _name(child) == "html"]
        if pages:
            return "text/html", etree.tostring(pages[0], encoding="unicode", method="html", with_tail=False)
        content = next((inner for inner in element.iter() if _name(inner) == "body.content"), element)
        blocks = [_said(child) for child in content.iter() if _name(child) in BLOCKS]
        text = "\n\n".join(filter(None, blocks)) or _said(element)
        if text:
            return "text/x-report", text
    for element in _all(item, "inlineData"):
        text = "".join(element.itertext()).strip()
        if text:
            is_markup = "html" in (element.get("contenttype") or "")
            return ("text/html" if is_markup else "text/x-report"), text
    return None


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(item: Any, name: str) -> Iterator[Any]:
    return (element for element in item.iter() if _name(element) == name)


def _said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(item: Any, name: str) -> str | None:
    return next((said for element in _all(item, name) if (said := _said(element))), None)


def _attribute(item: Any, name: str, attribute: str) -> str | None:
    return next((element.get(attribute) for element in _all(item, name) if element.get(attribute)), None)


def _called(element: Any) -> str:
    named = next((child for child in element if _name(child) == "name"), None)
    return _said(named) if named is not None else element.get("literal") or element.get("uri") or ""


def _literal(item: Any, name: str) -> str | None:
    return next((said for element in _all(item, name) if (said := _called(element))), None)
