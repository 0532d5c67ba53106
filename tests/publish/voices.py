"""What of a page shows letters of a report without saying their language and direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
# Attributes that are read aloud or shown, in which no element can set words apart.
SHOWN = {"title", "aria-label", "placeholder", "alt", "label"}
VOID = {"meta", "link", "input", "br", "hr", "img", "col", "path", "rect", "wbr", "source"}
# What nobody reads: and a field's words, which are the reader's own.
UNREAD = {"script", "style", "textarea"}


@dataclass
class Element:
    """An open element: its tag, its attributes, and where it stands."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)


class _Walk(HTMLParser):
    """Notes each run of text, or attribute, with letters of `script` that is not in an element of language `tag`, or whose nearest element that
    stands for itself (`bdi`, `dir`) does not hold these words alone."""

    def __init__(self, script: re.Pattern[str], tag: str) -> None:
        super().__init__()
        self.script, self.tag = script, tag
        self.open: list[Element] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        here = Element(tag, dict(attrs))
        self.open.append(here)
        for name, value in attrs:
            if name in SHOWN and self.script.search(value or ""):
                self._ask(value or "", f"{name} of {tag}")
        if tag in VOID:
            self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.script.search(data) and not any(one.tag in UNREAD for one in self.open):
            self._ask(data, "/".join(one.tag for one in self.open[-3:]))

    def _ask(self, words: str, where: str) -> None:
        """Notes the words where the nearest element that stands for itself does not say their language. Where no element can stand, characters
        that keep their order from that around them are enough."""
        if not self.script.search(ISOLATED.sub("", words)):
            return
        for one in reversed(self.open):
            if str(one.attributes.get("lang") or "").split("-")[0] in {self.tag, "und"}:
                break
            if one.tag == "bdi" or "dir" in one.attributes or one.tag == "html":
                self.found.append(f"{where}: {words.strip()[:80]}")
                return
        else:
            self.found.append(f"{where}: {words.strip()[:80]}")


def unvoiced(html: str, script: re.Pattern[str], tag: str) -> list[str]:
    """Every place where letters of `script` are not said to be in the language `tag`, with the tags around it."""
    walk = _Walk(script, tag)
    walk.feed(html)
    return walk.found
