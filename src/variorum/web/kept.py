"""A cache: keeps what was made for one page and is the same on the next, each thing under a key of everything that it was made of."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup, escape

# What is kept.
T = TypeVar("T")
# Characters of HTML that a process keeps; what is no text counts as so many.
MOST, AN_OBJECT = 32_000_000, 50_000


@dataclass(slots=True)
class Kept:
    """A cache that drops what was not asked for longest, so that the rest fits into `most`. Two threads may make the same thing at once; both get
    equal ones."""

    most: int = MOST
    # characters that it holds
    size: int = 0
    _things: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value kept under the key; if there is none, `make` makes it, and it is kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                found: T = self._things[key]
                return found
        # outside the lock: others need not wait for it
        made = make()
        with self._lock:
            if key not in self._things:
                self._things[key] = made
                self.size += _size(made)
            # the longest unused go first
            while self.size > self.most and len(self._things) > 1:
                _, oldest = self._things.popitem(last=False)
                self.size -= _size(oldest)
        return made

    def clear(self) -> None:
        """Forgets everything that was kept."""
        with self._lock:
            self._things.clear()
            self.size = 0


def _size(thing: object) -> int:
    return len(thing) if isinstance(thing, str) else AN_OBJECT


KEPT = Kept()


class Keeping(Extension):
    """The tag `{% kept KEY %}…{% endkept %}` for templates: what stands between is rendered once for each KEY. KEY is a tuple of all that it
    depends on, except what is put into `Slots`."""

    tags = {"kept"}  # noqa: RUF012 - as jinja declares it

    def parse(self, parser: Parser) -> nodes.Node:
        """Called by jinja at the tag: reads the key and what stands between."""
        line = next(parser.stream).lineno
        key = parser.parse_expression()
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        return nodes.CallBlock(self.call_method("kept", [key]), [], [], body).set_lineno(line)

    def kept(self, key: tuple[Hashable, ...], caller: Callable[[], str]) -> Markup:
        return Markup(KEPT.get(("html", *key), lambda: str(caller())))  # noqa: S704 - rendered by our own template


class Slots:
    """Placeholders in a page for what differs from visitor to visitor. They are replaced last, so that nothing of a visitor's is in the cache.
    Their names are random, drawn when a process begins, so no report's text can contain one."""

    TOKEN, SEEN, HERE = (Markup(f"slot{token_hex(16)}{n}") for n in range(3))  # noqa: S704 - letters and digits

    @classmethod
    def filled(cls, html: str, *, token: str, seen: int, here: str) -> str:
        """The page with the visitor's own parts set in at their places, escaped. `token`: of the visitor's forms; `seen`: the number of
        the last decision; `here`: the address of the page.
        """
        for slot, value in ((cls.TOKEN, token), (cls.SEEN, seen), (cls.HERE, here)):
            html = html.replace(slot, str(escape(value)))
        return html
