"""A parsed page as the lines a reader sees, each with its text nodes: what bodies, captions and cues are laid over.

Words used here. Node: a text node: words with the element they hang on. Line: the text between two block boundaries.
Key: a line without white space. Stream: the keys of all lines joined. Run: a piece of a text node with its place in
it. Tail: text behind an element, which hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.dom.source import Run
from variorum.text.signs import visible

INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    }
    | {
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "rb",
        "rp",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
    }
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
# An XPath of element names alone: "/html/body/div[2]/p".
PLAIN_PATH = re.compile(r"(?:/[A-Za-z][\w-]*(?:\[\d+\])?)+$")
# The name of an element without a namespace.
PLAIN_NAME = re.compile(r"[A-Za-z][\w-]*")
# The mark of a note, the word before it, and signs of units and of the base that figures are raised behind.
NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3})\]?")
# The word at the end.
LAST_WORD = re.compile(r"\w+$")
# Code points before a raised sign that are looked at.
LONGEST_BEFORE = 40
# Units that have a raised 2 or 3 behind them.
POWERED = frozenset({"m", "km", "cm", "mm", "dm", "hm", "nm", "ft", "mi", "in", "yd", "s", "min"})
# Marks behind which a raised sign is a note.
CLOSES = frozenset(".,;:!?”\"»)]’'%")
SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "textarea",
        "select",
        "title",
        "math",
        "amp-sidebar",
        "amp-consent",
        "amp-user-notification",
        "amp-next-page",
    }
)
# What an element's tag says of it; any other is a block.
INSIDE, LINK, BREAK, RAISED, MUTE, BLOCK = range(6)
PARTS = dict.fromkeys(INLINE, INSIDE) | dict.fromkeys(SILENT, MUTE) | {"a": LINK, "br": BREAK, "sup": RAISED}
# What the Wayback Machine sets over a page.
ARCHIVES_OWN = frozenset({"wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"})
# Attributes of elements that are shown in place of others.
STAND_INS = ("fallback", "placeholder", "overflow")


class Node(NamedTuple):
    """One text node: its words, the element it hangs on, whether it is that element's tail, and whether it is a link."""

    text: str
    element: Any
    tail: bool
    linked: bool


@dataclass(slots=True, eq=False)
class Line:
    """The text between two block boundaries of a page.

    `text`: with white space collapsed.
    `key`: without any white space.
    `start`: where `key` begins in the page's `stream`.
    `block`: the innermost block element around the line.
    `number`: the line's place among the lines.
    """

    block: Any
    # the text nodes that it is made of
    nodes: list[Node]
    number: int = 0
    text: str = ""
    key: str = ""
    start: int = 0
    # how many words; and the share of them in links (0 to 1). Below 0: not counted yet
    _words: int = -1
    _linked: float = -1.0

    @property
    def words(self) -> int:
        """How many words the line has. Counted once, and kept, since many rules ask."""
        if self._words < 0:
            self._words = word_count(self.text)
        return self._words

    @property
    def end(self) -> int:
        """Where `key` ends in the page's `stream`, exclusive. White space is not counted there."""
        return self.start + len(self.key)

    def link_share(self) -> float:
        """How much of the line is inside links, 0 to 1."""
        if self._linked < 0:
            linked = total = 0
            for node in self.nodes:
                size = len(node.text.strip())
                total += size
                if node.linked:
                    linked += size
            self._linked = linked / max(1, total)
        return self._linked


@dataclass(slots=True)
class Flat:
    """The lines of a page, and `stream`: the keys of all lines joined, so that every character that is no white space
    has a place. `starts` are the lines' starts in it.
    """

    root: Any
    lines: list[Line]
    stream: str
    starts: list[int]
    # of the deepest element
    depth: int = 0
    # element → its address in the page; and what such addresses are made of: parent → child → step, parent → child →
    # number
    paths: dict[Any, str] = field(default_factory=dict)
    steps: dict[Any, dict[Any, str]] = field(default_factory=dict)
    numbers: dict[Any, dict[Any, int]] = field(default_factory=dict)

    def runs(self, line: Line, start: int = 0, end: int | None = None) -> Iterator[Run]:
        """The pieces of text nodes that make up line.key[start:end], each with its place in its node. Offsets do not
        count white space; the pieces have the white space inside them.
        """
        stop = len(line.key) if end is None else end
        before_node = 0
        one_node = len(line.nodes) == 1
        for node in line.nodes:
            # which part of this node lies in key[start:end]; `size`: its letters without white space
            size = len(line.key) if one_node else len("".join(node.text.split()))
            first_in_node, stop_in_node = max(start - before_node, 0), min(stop - before_node, size)
            if first_in_node < stop_in_node:
                begins = (
                    0
                    if before_node > start
                    else _nth(node.text, first_in_node)
                    if first_in_node
                    else _indent(node.text)
                )
                # the same part in the node itself, with the white space inside it
                if stop > before_node + size:
                    ends = len(node.text)
                else:
                    ends = (
                        len(node.text.rstrip())
                        if stop_in_node == size
                        else _nth(node.text, stop_in_node - 1) + 1
                    )
                yield Run(node.text[begins:ends], begins, self.path(node))
            # white space between two parts that are taken
            elif size == 0 and start < before_node < stop:
                yield Run(node.text, 0, self.path(node))
            before_node += size

    def path(self, node: Node) -> str:
        """An XPath of the text node."""
        parent = node.element.getparent() if node.tail else node.element
        known = self.paths.get(parent)
        if known is None:
            known = self.paths[parent] = self._path(parent)
        if not node.tail:
            return f"{known}/text()[1]"
        if parent not in self.numbers:
            self.numbers[parent] = _numbers(parent)
        return f"{known}/text()[{self.numbers[parent][node.element]}]"

    def _path(self, element: Any) -> str:
        """The element's XPath, as the function `_path` gives it. The children of each element are counted once and
        remembered: counted for each element anew, thousands of paragraphs side by side would cost the square of their
        number.
        """
        steps: list[str] = []
        at = element
        while (parent := at.getparent()) is not None:
            if parent not in self.steps:
                self.steps[parent] = _steps(parent)
            step = self.steps[parent].get(at)
            if step is None:
                return _path(element)
            steps.append(step)
            at = parent
        found = "/".join(("", at.tag, *reversed(steps)))
        return found if PLAIN_PATH.match(found) else _path(element)


def _steps(parent: Any) -> dict[Any, str]:
    """Child → the last step of its XPath ("p[3]"), for each child whose name can stand in an XPath."""
    children_by_name: dict[str, list[Any]] = {}
    for child in parent.iterchildren("*"):
        if PLAIN_NAME.fullmatch(child.tag):
            children_by_name.setdefault(child.tag, []).append(child)
    return {
        child: name if len(children) == 1 else f"{name}[{number}]"
        for name, children in children_by_name.items()
        for number, child in enumerate(children, 1)
    }


def _path(element: Any) -> str:
    """The element's XPath as lxml gives it. Where a name on the way cannot stand in an XPath ("o:p", 'p"'),
    elements of any name are counted.
    """
    found: str = element.getroottree().getpath(element)
    if PLAIN_PATH.match(found):
        return found
    steps = []
    while element is not None:
        steps.append(f"/*[{sum(1 for _ in element.itersiblings('*', preceding=True)) + 1}]")
        element = element.getparent()
    return "".join(reversed(steps))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _nth(text: str, n: int) -> int:
    """Index of the nth character of `text` that is not white space. `n` counts from 0. The length of the text where it has no such
    character.
    """
    for index, char in enumerate(text):
        if not char.isspace():
            if n == 0:
                return index
            n -= 1
    return len(text)


def _numbers(parent: Any) -> dict[Any, int]:
    """Child → the number of the text node behind it (its tail) among the text nodes of `parent`, counted from one as XPath does."""
    count = 1 if parent.text else 0
    numbers = {}
    for child in parent:
        if child.tail:
            count += 1
        numbers[child] = count
    return numbers


def flatten(root: Any) -> Flat:
    """The page as lines. Linear in its size."""
    lines, depth = _lines(root)
    starts = []
    at = 0
    for number, line in enumerate(lines):
        words = "".join([node.text for node in line.nodes]).split()
        line.number = number
        line.text = visible(" ".join(words))
        # without white space, since the libraries set it otherwise
        line.key = "".join(words)
        line.start = at
        starts.append(at)
        at += len(line.key)
    return Flat(
        root=root, lines=lines, stream="".join(line.key for line in lines), starts=starts, depth=depth
    )


def _is_note(element: Any, lines: list[Line]) -> bool:
    """Whether the raised figures or star of `element` mark a footnote; then they are left out, since "1,200" with note 2 would become
    another number. Powers ("m²") and ordinals are no notes.
    """
    if NOTE.fullmatch("".join(element.itertext()).strip()) is None:
        return False
    before = lines[-1].nodes[-1].text if lines and lines[-1].nodes else ""
    behind = LAST_WORD.search(before[-LONGEST_BEFORE:])
    # no word right before it: a note if a bracket or quotation mark closes there
    if behind is None:
        return before[-1:] in CLOSES and bool(before)
    # "m" and the like have powers ("m²"), and so has 10
    return behind.group() not in POWERED and behind.group() != "10"


def _lines(root: Any) -> tuple[list[Line], int]:
    """The lines of the page, and how deep elements are nested.

    One walk over all elements. A block element or a line break ends a line (`broken`); links are counted, so that each text node knows
    whether it is in one; scripts, hidden parts and marks of notes are skipped with all that they hold.
    """
    lines: list[Line] = []
    blocks = [root]
    hidden: set[Any] = set()
    links = deepest = level = 0
    broken, skipped = True, False
    # What is done to every element of a page is done here, without a call.
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        role = PARTS.get(tag, BLOCK)
        # an element begins: what is skipped, and which block it opens
        if event == "start":
            level += 1
            deepest = level if level > deepest else deepest
            # roles are numbers in an order: those above BREAK are RAISED, MUTE and BLOCK
            if (role > BREAK or hidden) and (
                role == MUTE
                or element in hidden
                or (role == BLOCK and element.get("id") in ARCHIVES_OWN)
                or (role == RAISED and not broken and _is_note(element, lines))
            ):
                walk.skip_subtree()
                skipped = True
                continue
            text, is_tail, link_change = element.text, False, 1
            if role == BLOCK:
                blocks.append(element)
                if tag[:4] == "amp-":
                    hidden.update(_stand_ins(element))
        else:
            # an element ends; what stands behind it is its tail
            level -= 1
            text, is_tail, link_change = element.tail, True, -1
            if skipped:
                skipped, link_change = False, 0
            elif role == BLOCK:
                blocks.pop()
        # what its role does to lines and links; then its text is added
        if role == LINK:
            links += link_change
        elif role >= MUTE or role == BREAK:
            broken = True
        if not text or (broken and text.isspace()):
            continue
        if broken:
            broken = False
            nodes: list[Node] = []
            lines.append(Line(blocks[-1], nodes))
        nodes.append(Node(text, element, is_tail, links > 0))
    return lines, deepest


def _stand_ins(element: Any) -> Iterator[Any]:
    """What stands in an AMP element until, or unless, it is loaded."""
    return (child for child in element if any(child.get(name) is not None for name in STAND_INS))
