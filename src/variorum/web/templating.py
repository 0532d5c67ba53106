"""Renders the templates of the screens. Everything is escaped, and each page is sent with its policy (by `guard`)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup, escape

from variorum.publish.phrases import MARKS, proposed_words, stamp_words, tallied, value_words
from variorum.publish.selectors import web_address
from variorum.publish.templating import escaping, shown
from variorum.records import DecisionKind, Status
from variorum.rooms import WORKING
from variorum.store.full_text import CLOSE, OPEN
from variorum.web.kept import Keeping

# What an editor can say of a claim: the keys 1 to 6, in this order.
RELATIONS = (
    Status.AGREE,
    Status.COMPATIBLE,
    Status.VARIANT,
    Status.CHANGED,
    Status.CONFLICT,
    Status.INCOMPARABLE,
)
# What an editor did, in words.
DECIDED: Mapping[DecisionKind, str] = {
    DecisionKind.MERGE: "one story with another",
    DecisionKind.RETRACT: "retracted: out of every story",
    DecisionKind.SPLIT: "split off into a story of its own",
    DecisionKind.SAME: "the same thing",
    DecisionKind.DIFFERENT: "not the same thing",
    DecisionKind.COPIED_FROM: "copied from another report",
    DecisionKind.RELATION: "relation set",
    DecisionKind.SPAN: "span fixed",
    DecisionKind.NOTE: "note",
    DecisionKind.PIN: "pinned",
    DecisionKind.HIDE: "hidden",
    DecisionKind.TAG: "tagged",
    DecisionKind.ASSIGN: "assigned",
    DecisionKind.UNDO: "undone",
}
# A moment in ISO 8601 inside a sentence.
ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?")


def render(template: str, **values: Any) -> str:
    """A template of the desk as HTML; values are escaped."""
    return _environment().get_template(template).render(**values)


def prepared() -> None:
    """Compiles all templates of the desk when it begins to serve, so that the first visitors do not wait for it."""
    for file in (resources.files("variorum.web") / "templates").iterdir():
        _environment().get_template(file.name)


def address(path: str, **query: str | int | None) -> str:
    """A link of ours; what is None or empty is left out of the query."""
    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return path + ("?" + urlencode(kept) if kept else "")


def excerpt(text: str) -> Markup:
    """A search's excerpt with the words found marked. Escaped first, marked after: the marks are characters that no report holds."""
    safe = str(escape(shown(text)))
    return Markup(safe.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704 - escaped above


def dated(text: str) -> str:
    """A reason as the rooms give it, its stamps in words: "2031-03-04T09:10" is shown as "4 March 2031, 09:10"."""
    return ISO.sub(lambda found: stamp_words(found[0]), text)


@cache
def _environment() -> Environment:
    """The environment of the desk's templates, with the filters and words that they use."""
    environment = escaping("variorum.web")
    # What is installed does not change under a desk that is served.
    environment.auto_reload = False
    environment.add_extension(Keeping)
    environment.filters.update(
        dated=dated,
        excerpt=excerpt,
        json=lambda value: json.dumps(value, ensure_ascii=True),
        merged=lambda query, more: {**query, **more},
        value_words=value_words,
        web=web_address,
    )
    environment.globals.update(
        relation_keys=[status.value for status in RELATIONS],
        relation_words=[MARKS[status].word for status in RELATIONS],
    )
    environment.globals.update(proposed_words=proposed_words)
    environment.globals.update(
        address=address, marks_of=MARKS, tallied=tallied, working=WORKING, decided=DECIDED
    )
    return environment
