"""Characters whose UTF-8 was taken for a Western charset and encoded once more: "itâ€™s" for "it’s", "fÃ¼r" for "für".

Words used here. Threes, twos: sequences of three and of two characters that are one character encoded twice. Beyond:
characters outside ASCII. Turned: put back to what was meant.
"""

from __future__ import annotations

import re

# Bytes that Windows-1252 leaves open stand for themselves, as browsers read them.
BYTES = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0x100)}
BYTES.update({chr(n): n for n in range(0x80, 0xA0)})
BEHIND = "[" + "".join(re.escape(c) for c, n in BYTES.items() if 0x80 <= n < 0xC0) + "]"
# Three or four characters that are one encoded twice: "â€™".
LONG = re.compile(f"[à-ï]{BEHIND}{{2}}|[ð-ô]{BEHIND}{{3}}")
# Two characters that are one encoded twice: "Ã¼".
SHORT = re.compile(f"[Â-ß]{BEHIND}")
# A character outside ASCII.
BEYOND = re.compile(r"[^\x00-\x7f]")
# The beginning of either, in UTF-8: a search for one byte goes over a page fifteen times as fast as those two.
_BEHIND = "|".join(sorted({re.escape(c) for c, n in BYTES.items() if 0x80 <= n < 0xC0})).encode()
# The bytes of such sequences: a quick look at whether there are any.
MAY = re.compile(rb"\xc3(?:[\x82-\x9f](?:%b)|[\xa0-\xb4](?:%b){2})" % (_BEHIND, _BEHIND))
# So many are no accident, and of all that is beyond ASCII so large a share is theirs where two characters stand for one: "Â°" alone is found.
FEWEST, MOST_SHARE = 2, 0.9
# What was encoded twice may have been so once more.
MOST_TURNS = 2


def read_once_more(text: str) -> str | None:
    """The text as it was meant, with what was encoded twice turned back; None where nothing was encoded twice."""
    found = text
    for _ in range(MOST_TURNS):
        again = _turned_back(found)
        if again is None:
            break
        found = again
    return found if found != text else None


def may_be_twice(encoded: bytes) -> bool:
    """Whether UTF-8 bytes look as if some had been encoded twice. A cheap look: only where it says yes is the slower one needed."""
    return MAY.search(encoded) is not None


def _turned_back(text: str) -> str | None:
    """The text with what was encoded twice turned back; None where nothing, or too little to be sure, was."""
    if text.isascii() or not may_be_twice(text.encode("utf-8", "surrogatepass")):
        return None
    threes, twos = LONG.findall(text), SHORT.findall(text)
    if not threes and not twos:
        return None
    beyond = len(BEYOND.findall(text))
    characters_explained = sum(map(len, threes)) + sum(map(len, twos))
    # most characters outside ASCII stand in such sequences
    explains_most = characters_explained >= MOST_SHARE * beyond
    turned = text
    # sequences of three are hardly ever meant; of two only where there are enough
    if len(threes) >= FEWEST or (threes and explains_most):
        turned = LONG.sub(_meant, turned)
    if explains_most and len(threes) + len(twos) >= FEWEST:
        turned = SHORT.sub(_meant, turned)
    return turned if turned != text else None


def _meant(match: re.Match[str]) -> str:
    """Characters that were encoded twice, decoded once: "fÃ¼r" → "für"; unchanged if they were not."""
    try:
        return bytes(BYTES.get(c, ord(c)) for c in match.group()).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return match.group()
