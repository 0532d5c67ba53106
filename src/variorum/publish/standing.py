"""Whether a quotation stands in a text to the letter. Only then may it be shown beside the source whose text it is."""

from __future__ import annotations


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the text letter by letter, and not inside longer words or numbers."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        end = at + len(quote)
        # a letter or digit right before the quote: "12" inside "112"
        before = at > 0 and text[at - 1].isalnum() and quote[0].isalnum()
        after = end < len(text) and text[end].isalnum() and quote[-1].isalnum()
        if not before and not after:
            return True
        at = text.find(quote, at + 1)
    return False
