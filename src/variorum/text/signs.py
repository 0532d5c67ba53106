"""Characters that typesetting leaves in a text: ligatures that stand for letters ("ﬁ"), and marks that no reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What typesetting programs leave inside words: soft hyphens, and marks of no width that tell where a line may break or may not.
# The two joiners mean something in Persian and the scripts of India and in pictures of several people, and the marks of
# direction between scripts that run both ways: these are nothing only between letters and digits of ours.
UNSEEN = re.compile(
    r"[\u00ad\u200b\u2060\ufeff]+|(?<=[0-9A-Za-z\u00c0-\u052f.,])[\u200c-\u200f\u202a-\u202e\u2061-\u2069]+(?=[0-9A-Za-z\u00c0-\u052f.,])"
)
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
# "ﬀ", "ﬁ", "ﬂ", "ﬃ", "ﬄ", "ﬅ", "ﬆ".
LIGATURE = re.compile(r"[\ufb00-\ufb06]")


def places(text: str) -> Sequence[int]:
    """For each character of `spelled(text)` the index in `text` that it comes from, and at the end the length of
    `text`: "ﬁn" → spelled "fin" → [0, 0, 1, 2].
    """
    if LIGATURE.search(text) is None:
        return range(len(text) + 1)
    return [at for at, char in enumerate(text) for _ in spelled(char)] + [len(text)]


def visible(text: str) -> str:
    """`text` without the characters that no reader sees: soft hyphens and marks of no width."""
    return text if text.isascii() else UNSEEN.sub("", text)


def spelled(text: str) -> str:
    """`text` with ligatures in letters: "\ufb01ve" is "five". It may be longer."""
    return text if text.isascii() else text.translate(LIGATURES)
