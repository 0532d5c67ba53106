"""Templates of the screens: escaping on for everything, no page without its policy (guard)."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup, escape

from variorum.publish.phrases import MARKS, value_words
from variorum.publish.selectors import web_address
from variorum.publish.templating import escaping, shown
from variorum.rooms import WORKING
from variorum.store.full_text import CLOSE, OPEN


def render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


def address(path: str, **query: str | int | None) -> str:
    """A link of ours; what is None or empty is left out of the query."""
    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return path + ("?" + urlencode(kept) if kept else "")


def excerpt(text: str) -> Markup:
    """Escaped first, marked after: the marks are characters that no report holds."""
    safe = str(escape(shown(text)))
    return Markup(safe.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704 - escaped above


@cache
def _environment() -> Environment:
    environment = escaping("variorum.web")
    environment.filters.update(
        excerpt=excerpt,
        json=lambda value: json.dumps(value, ensure_ascii=True),
        value_words=value_words,
        web=web_address,
    )
    environment.globals.update(address=address, marks_of=MARKS, working=WORKING)
    return environment
