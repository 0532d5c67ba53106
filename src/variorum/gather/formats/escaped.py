"""Undoes HTML escapes in markup that was escaped once too often on its way into a feed."""

from __future__ import annotations

import re
from html import unescape

# A tag: `<p>`, `</div>`, `<!-- …>`.
TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
# A tag or an entity that would be shown to the reader as it is written.
ESCAPED = re.compile(
    r"&(?:amp;)*lt;\s*/?(?:p|br|div|span|a|b|i|u|s|em|strong|small|font|center|hr|img|picture|iframe|h\d|ul|ol|li|figure|figcaption"
    r"|blockquote|table|tr|td|section|article)\b"
    r"|&amp;(?:amp;)*(?:nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|euro|\w{1,6}(?:uml|acute|grave|circ|cedil|tilde)|#x?[0-9a-f]{1,6});",
    re.IGNORECASE,
)
# Signs that nobody means to show as they are written, also beside tags.
SIGN = re.compile(
    r"&amp;(?:amp;)*(nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|euro|shy|\w{1,6}(?:uml|acute|grave|circ|cedil|tilde)|szlig|#x?[0-9a-f]{2,6});",
    re.IGNORECASE,
)
# The escape of a block's tag, once or more: `&lt;p`, `&amp;lt;div`.
BLOCK = re.compile(
    r"&(?:amp;)*lt;\s*(?:p|div|center|h\d|ul|ol|figure|blockquote|section|article)\b", re.IGNORECASE
)
# So often something is escaped in feeds that pass through other feeds.
MOST = 4


def unescaped(markup: str) -> str:
    """`markup` as its writer meant it: one level of escapes is undone as long as all its tags are escaped ("&lt;p&gt;" → "<p>")."""
    for _ in range(MOST):
        if not ESCAPED.search(markup) or (TAG.search(markup) and not _wrapped(markup)):
            break
        markup = unescape(markup)
    return SIGN.sub(r"&\1;", markup)


def _wrapped(markup: str) -> bool:
    """Whether unescaped tags stand only around or before a text that itself begins and ends with an escaped tag."""
    text = TAG.sub("", markup).strip()
    return BLOCK.match(text) is not None and text.endswith("gt;")
