"""Whether the words beside a quotation name its speaker, so that nothing had to be inferred."""

from __future__ import annotations

import re
from functools import cache

from variorum.collate.mentions.quotes import Quote
from variorum.text.lexicon import first_words
from variorum.text.words import words

# Code points before and behind a quotation in which its speaker is named.
NEAR = 100
# The end of a sentence or quotation: what stands before it belongs to another.
ENDED = re.compile(r"[.!?][\"”’»]?\s|\n|[“”\"]\s*$")
# Forms of verbs of saying that no rule makes from the list of verbs, and "according".
SAID = frozenset({"said", "says", "told", "wrote", "tweeted", "added", "according"})


def named_beside(quote: Quote, text: str) -> bool:
    """Whether the last word of the speaker's name stands right behind the marks, with a verb of saying."""
    names = [
        word.folded for word in words(quote.speaker or "") if (quote.speaker or "")[word.start].isupper()
    ]
    if not names:
        return False
    behind = text[quote.end : quote.end + NEAR].lstrip('"”’», ')
    # up to the end of the sentence behind the quotation
    cut = ENDED.search(behind)
    beside = {word.folded for word in words(behind[: cut.start()] if cut else behind)}
    return names[-1] in beside and bool(beside & _forms_of_saying())


@cache
def _forms_of_saying() -> frozenset[str]:
    """The verbs of saying in the forms that are used beside quotations: "warns", "warned", "replied"."""
    verbs = first_words("reporting-verbs.txt")
    forms = {f"{verb}s" for verb in verbs} | {
        f"{verb}d" if verb.endswith("e") else f"{verb}ed" for verb in verbs
    }
    return SAID | verbs | forms | {f"{verb[:-1]}ied" for verb in verbs if verb.endswith("y")}
