"""What is read of the sentences that were written by hand in the manner of real news, ten a language.

python -m evaluation.languages.reading        what was read otherwise, and shares by sort
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.languages.sets import LIGHT, PUBLISHED
from variorum.text.quantities import quantities
from variorum.text.quotations import quotations
from variorum.text.whens import whens

WRITTEN = Path(__file__).parent / "written.jsonl"


class Item(NamedTuple):
    language: str
    sort: str
    said: str
    right: bool


def items() -> Iterator[Item]:
    """One for each value that a sentence gives; of the lighter six their quotations alone."""
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        yield from _items(json.loads(line))


def _items(row: dict[str, Any]) -> Iterator[Item]:
    text, language = row["text"], row["language"]
    marked = [text[q.start : q.end] for q in quotations(text)]
    yield from (
        Item(language, "quotation", said, any(said in one for one in marked)) for said in row["quotations"]
    )
    if language in LIGHT:
        return
    numbers = quantities(text, language=language)
    times = whens(text, published=PUBLISHED, language=language)

    def met(said: str, values: dict[int, Any], value: Any) -> bool:
        places = [n for n in range(len(text)) if text.startswith(said, n)]
        return any(values.get(n) == value for at in places for n in range(at - 12, at + len(said)))

    exact = {m.start: m.value.exact for m in numbers}
    days = {m.start: (m.value.earliest or "")[:10] for m in times}
    clocks = {m.start: m.value.clock for m in times}
    for sort, values in (("quantities", exact), ("days", days), ("clocks", clocks)):
        for said, value in row[sort]:
            yield Item(language, sort, said, met(said, values, value))


def main() -> None:
    found = list(items())
    for one in found:
        if not one.right:
            sys.stdout.write(f"{one.language} {one.sort}: {one.said}\n")
    of, right = Counter(i.sort for i in found), Counter(i.sort for i in found if i.right)
    sys.stdout.writelines(f"{sort}: {right[sort]}/{number}\n" for sort, number in of.items())


if __name__ == "__main__":
    main()
