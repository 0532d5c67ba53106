"""Stories of ../shared/stories whose agreements and differences a reader listed by hand, who wrote no rule and saw no dossier.

    python -m evaluation.story_differences            the judge's figures, story by story, of both halves
    python -m evaluation.story_differences apart      … of the stories set apart alone

`judged/story-differences.jsonl` holds a story a line: places in the texts of its reports, no text. The half "sight" may be read while
rules are written; "apart" may not: what it says is how a dossier fares on events nobody looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import told_apart
from evaluation.fit_collate import Score, figures_of, table
from evaluation.shared import SHARED

JUDGED = Path(__file__).parent / "judged" / "story-differences.jsonl"
HALVES = ("sight", "apart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One story. `reports`: paths of the rows of ../shared/stories/{file}.jsonl, in order. `copies`, `shared`: groups and pairs of
    numbers of reports. `claims`: as in a gold.json, but each reading is (number of its report, start, end), in code points of
    `told_text`."""

    half: str
    file: str
    story: str
    reports: tuple[str, ...]
    copies: tuple[tuple[int, ...], ...]
    shared: tuple[tuple[int, ...], ...]
    claims: tuple[Mapping[str, Any], ...]


def listed(half: str) -> Iterator[Listed]:
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            yield Listed(
                half=half,
                file=row["file"],
                story=row["story"],
                reports=tuple(row["reports"]),
                copies=tuple(map(tuple, row["copies"])),
                shared=tuple(map(tuple, row["shared"])),
                claims=tuple(row["claims"]),
            )


def told_text(row: Mapping[str, Any]) -> str:
    """The text that was read: the headline first, where the text does not begin with it."""
    text: str = row["text"]
    title = (row.get("title") or "").strip()
    return text if not title or text.strip().startswith(title[:40]) else f"{row['title']}\n\n{text}"


def event_in(folder: Path, of: Listed) -> None:
    """Writes the story into the folder as `told_apart.score` wants one: reports.jsonl and gold.json."""
    rows = [
        json.loads(line)
        for line in (SHARED / "stories" / f"{of.file}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    own = {row["path"]: row for row in rows if row["story"] == of.story}
    names = [f"{number + 1:02}.txt" for number in range(len(of.reports))]
    texts = [told_text(own[path]) for path in of.reports]
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
        for name, text, path in zip(names, texts, of.reports, strict=True):
            told = {k: own[path].get(k) for k in ("outlet", "published", "title")}
            out.write(json.dumps({"path": name, "text": text} | told) + "\n")
    claims = [
        {k: v for k, v in claim.items() if k != "readings"}
        | {"readings": [{"report": names[n], "quote": texts[n][a:b]} for n, a, b in claim["readings"]]}
        for claim in of.claims
    ]
    gold = {
        "event": of.story,
        "reports": names,
        "copies": [[names[n] for n in group] for group in of.copies],
        "shared_text": [[names[n] for n in pair] for pair in of.shared],
        "claims": claims,
    }
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")


def score(of: Listed) -> Score:
    """The judge's figures for what a reader is shown of the story by default."""
    with TemporaryDirectory() as made:
        event_in(Path(made), of)
        return told_apart.score(Path(made))


def scores(half: str) -> dict[str, Score]:
    return {of.story: score(of) for of in listed(half)}


def main() -> None:
    for half in sys.argv[1:] or HALVES:
        found = scores(half)
        whole = figures_of(found)
        print(half)
        print(table({name[:28]: one for name, one in found.items()}))
        print(f"differences right {whole['differences_right']:.0f}")


if __name__ == "__main__":
    main()
