"""Capital and small letters of Latin, Greek and Cyrillic script, for classes of regular expressions."""

from __future__ import annotations

# The blocks of the three scripts: Basic Latin to Cyrillic Supplement, and Latin and Greek letters with marks.
BLOCKS = (range(0x41, 0x530), range(0x1E00, 0x2000))


def _ranges(numbers: list[int]) -> str:
    """Code points as ranges of a regular expression, neighbours drawn together: "A-ZÀ-Ö…"."""
    said, first = "", 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            first_of_range = numbers[first]
            said += (
                chr(first_of_range) if first_of_range == number else f"{chr(first_of_range)}-{chr(number)}"
            )
            first = index + 1
    return said


UPPER = _ranges([n for block in BLOCKS for n in block if chr(n).isupper()])
LOWER = _ranges([n for block in BLOCKS for n in block if chr(n).islower()])
