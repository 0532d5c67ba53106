"""Markup that somebody escaped once too often on its way into a feed."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
# A tag or an entity that would be shown to the reader as it is written.
ESCAPED = re.compile(
    r"&(?:amp;)*lt;\s*/?(?:p|br|div|span|a|b|i|em|strong|img|h\d|ul|ol|li|figure|blockquote|table|section|article)\b"
    r"|&amp;(?:amp;)*(?:nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|euro|\w{1,6}(?:uml|acute|grave|circ|cedil|tilde)|#x?[0-9a-f]{1,6});",
    re.IGNORECASE,
)
# So often something is escaped in feeds that pass through other feeds.
MOST = 4


def unescaped(markup: str) -> str:
    """`markup` as its writer meant it: as long as it holds no tag, but an escaped one, one escape is undone."""
    for _ in range(MOST):
        if TAG.search(markup) or not ESCAPED.search(markup):
            break
        markup = unescape(markup)
    return markup
