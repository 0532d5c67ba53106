"""A parsed page as the lines a reader sees, each with its text nodes: what bodies, captions and cues are laid over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from variorum.extract.source import Run

SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "head",
        "textarea",
        "select",
        "title",
    }
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q ruby rb rp rt s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
TEXTS = etree.XPath(
    "//body//text()[not(parent::script or parent::style or parent::noscript or parent::template or parent::textarea"
    " or parent::title or parent::option or ancestor::svg or ancestor::noscript or ancestor::template)]"
)


@dataclass(slots=True)
class Node:
    """One text node: its words, the element it hangs on, and whether it is that element's tail."""

    text: str
    element: html.HtmlElement
    tail: bool


@dataclass(slots=True)
class Line:
    """What stands between two block boundaries. `key` is its text without white space, `start` the place of the key
    in the page's `stream`; `block` is the innermost block element around it.
    """

    block: html.HtmlElement
    nodes: list[Node]
    key: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.key)

    @property
    def text(self) -> str:
        return " ".join("".join(node.text for node in self.nodes).split())


@dataclass(slots=True)
class Flat:
    root: html.HtmlElement
    lines: list[Line]
    stream: str
    paths: dict[Any, str] = field(default_factory=dict)

    def runs(self, line: Line, start: int, end: int) -> Iterator[Run]:
        """Runs of the characters start..end of `line.key` (white space not counted), the white space between them
        included.
        """
        at = 0
        for node in line.nodes:
            size = len("".join(node.text.split()))
            low, high = max(start - at, 0), min(end - at, size)
            if size == 0:
                if start < at < end:
                    yield Run(node.text, 0, self.path(node))
            elif low < high:
                first = 0 if at > start else _nth(node.text, low)
                last = len(node.text) if end > at + size else _nth(node.text, high - 1) + 1
                yield Run(node.text[first:last], first, self.path(node))
            at += size

    def path(self, node: Node) -> str:
        """An XPath of the text node."""
        parent = node.element.getparent() if node.tail else node.element
        if parent is None:
            return ""
        if parent not in self.paths:
            self.paths[parent] = self.root.getroottree().getpath(parent)
        return f"{self.paths[parent]}/text()[{_number(node, parent)}]"


def _nth(text: str, n: int) -> int:
    """Index of the nth character of `text` that is not white space."""
    for index, char in enumerate(text):
        if not char.isspace():
            if n == 0:
                return index
            n -= 1
    return len(text)


def _number(node: Node, parent: html.HtmlElement) -> int:
    count = 1 if parent.text else 0
    if not node.tail:
        return 1
    for child in parent:
        if child.tail:
            count += 1
        if child is node.element:
            return count
    return count


def flatten(root: html.HtmlElement) -> Flat:
    """Linear in the page but for the depth of inline elements."""
    lines: list[Line] = []
    around: dict[Any, Any] = {}
    current: Line | None = None
    for text in TEXTS(root):
        element = text.getparent()
        tail = bool(text.is_tail)
        block = _block(element, tail, around)
        broken = tail and element.tag not in INLINE
        if current is None or broken or block is not current.block or (tail and element.tag == "br"):
            if not text or text.isspace():
                if current is not None and block is current.block and not broken and element.tag != "br":
                    current.nodes.append(Node(str(text), element, tail))
                continue
            current = Line(block=block, nodes=[])
            lines.append(current)
        current.nodes.append(Node(str(text), element, tail))
    at = 0
    for line in lines:
        line.key = "".join("".join(node.text for node in line.nodes).split())
        line.start = at
        at += len(line.key)
    return Flat(root=root, lines=lines, stream="".join(line.key for line in lines))


def _block(element: html.HtmlElement, tail: bool, around: dict[Any, Any]) -> html.HtmlElement:
    start = element.getparent() if tail else element
    known = around.get(start)
    if known is not None:
        return known
    found = start
    while found.tag in INLINE:
        parent = found.getparent()
        if parent is None:
            break
        found = parent
    around[start] = found
    return found
