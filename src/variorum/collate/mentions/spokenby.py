"""Whether the words beside a quotation name its speaker, so that nothing had to be inferred."""

from __future__ import annotations

import re

from variorum.collate.mentions.quotes import Quote
from variorum.text.lexicon import entries
from variorum.text.words import words

# Code points beside a quotation in which its speaker is named.
NEAR = 100
ENDED = re.compile(r"[.!?][\"”’»]?\s|\n|[“”\"]\s*$")
SAID = {"said", "says", "told", "wrote", "tweeted", "added", "according"}


def named_beside(quote: Quote, text: str) -> bool:
    """Whether the last word of the speaker's name stands right behind or before the marks, with a verb of
    saying.
    """
    names = [w.folded for w in words(quote.speaker or "") if (quote.speaker or "")[w.start].isupper()]
    if not names:
        return False
    behind = text[quote.end : quote.end + NEAR].lstrip('"”’», ')
    cut = ENDED.search(behind)
    beside = {w.folded for w in words(behind[: cut.start()] if cut else behind)}
    return names[-1] in beside and bool(beside & (SAID | entries("reporting-verbs.txt")))
