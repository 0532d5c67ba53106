"""Lines of dossiers drawn for a reader who wrote no rule, over stories of ../shared/stories that nothing was fitted on.

    python -m evaluation.reading                     the figures of the judgements kept
    python -m evaluation.reading --still             … of those lines alone that are shown today as they were (a minute)
    python -m evaluation.reading --draw FILE.jsonl   draws lines again with what is shown today: ids, and words to read

The draw is fixed by the seed and by what the version at hand shows; the judgements name the claims of the version that was
read. FILE holds texts of reports: it belongs outside the project. The judgements hold none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from evaluation.shared import SHARED
from variorum.pipeline import derive, read
from variorum.records import Claim, Report, Status

JUDGED = Path(__file__).parent / "judged" / "lines-2026-11.jsonl"
SEED = 20261128
FILES = ("ecbplus", "giveme5w", "meantime")
# Fewer stories have as many reports (36 in November 2026, none of meantime): then all of them are taken.
STORIES, LINES = 40, 60
FEWEST, MOST = 3, 10

TOGETHER = (Status.AGREE, Status.COMPATIBLE)
APART = (Status.CONFLICT, Status.CHANGED, Status.VARIANT, Status.INCOMPARABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim of one story's default dossier. `side`: "together" or "apart"."""

    file: str
    story: str
    side: str
    claim: Claim
    reports: tuple[Report, ...]


def stories() -> list[tuple[str, str, tuple[Report, ...]]]:
    """The stories with as many English reports as are asked for: file, its own id, reports."""
    found = []
    for file in FILES:
        rows = SHARED / "stories" / f"{file}.jsonl"
        story_of: dict[str, str] = {}
        for text in rows.read_text(encoding="utf-8").splitlines():
            row = json.loads(text)
            if row.get("language") in (None, "en"):
                story_of[row["path"]] = row["story"]
        reports, _, _ = read([str(rows)])
        by_story: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            if report.path in story_of and report.language in (None, "en"):
                by_story[story_of[report.path]].append(report)
        found += [(file, name, tuple(own)) for name, own in sorted(by_story.items())]
    return [(file, name, own) for file, name, own in found if FEWEST <= len(own) <= MOST]


def shown(chosen: Sequence[tuple[str, str, tuple[Report, ...]]]) -> Iterator[Line]:
    for file, name, reports in chosen:
        (told,) = derive(reports, one_story=True)
        for claim in told.claims:
            side = side_of(claim)
            if side:
                yield Line(file=file, story=name, side=side, claim=claim, reports=reports)


def side_of(claim: Claim) -> str | None:
    """None of what is not drawn from: told, single, and what agrees inside one report alone."""
    if claim.status in APART:
        return "apart"
    several = len({r.witness for r in claim.readings}) > 1
    return "together" if claim.status in TOGETHER and several and not claim.internal else None


def drawn() -> list[Line]:
    """As many lines of each side as are asked for, all where there are fewer; in the order drawn."""
    every = stories()
    chosen = sorted(Random(SEED).sample(range(len(every)), min(STORIES, len(every))))
    lines = sorted(shown([every[i] for i in chosen]), key=lambda x: (x.file, x.story, x.claim.id))
    found = []
    for side in ("together", "apart"):
        own = [x for x in lines if x.side == side]
        found += Random(SEED).sample(own, min(LINES, len(own)))
        print(f"{side}: {min(LINES, len(own))} of {len(own)} in {len(chosen)} stories", file=sys.stderr)
    return found


def row(line: Line) -> dict[str, Any]:
    """To read by: with the words of the reports, so for a file outside the project."""
    texts = {r.id: (r.path, r.text) for r in line.reports}
    claim = line.claim
    return {
        "file": line.file,
        "story": line.story,
        "claim": claim.id,
        "side": line.side,
        "kind": claim.kind,
        "status": claim.status,
        "tier": claim.tier,
        "internal": claim.internal,
        "label": claim.label,
        "why": claim.why,
        "evidence": [e.feature for e in claim.evidence],
        "readings": [
            {
                "report": texts[r.report][0],
                "witness": r.witness,
                "quote": r.quote,
                "by": r.attributed_to,
                "around": _around(texts[r.report][1], r.start, r.end),
            }
            for r in claim.readings
        ],
    }


def _around(text: str, start: int, end: int, wide: int = 260) -> str:
    return f"{text[max(0, start - wide) : start]}⟦{text[start:end]}⟧{text[end : end + wide]}"


def judged() -> list[dict[str, Any]]:
    return [json.loads(text) for text in JUDGED.read_text(encoding="utf-8").splitlines()]


def figures(rows: Sequence[dict[str, Any]]) -> str:
    """The judgements of each side, of each kind, and how many labels are clear."""
    lines = []
    for side in ("together", "apart"):
        own = [r for r in rows if r["side"] == side]
        groups = {"all": own} | {kind: [r for r in own if r["kind"] == kind] for kind in _kinds(own)}
        for name, some in groups.items():
            verdicts = Counter(r["judgement"] for r in some).most_common()
            clear = sum(r["label_clear"] for r in some)
            told = ", ".join(f"{verdict} {n} ({n / len(some):.2f})" for verdict, n in verdicts)
            lines.append(f"{side:9} {name:10} {len(some):3}  {told}; label clear {clear / len(some):.2f}")
    return "\n".join(lines)


def still(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those shown today with the same readings and status: a claim's id is made of its readings."""
    names = {(r["file"], r["story"]) for r in rows}
    now = {(x.claim.id, x.claim.status) for x in shown([s for s in stories() if s[:2] in names])}
    return [r for r in rows if (r["claim"], r["status"]) in now]


def _kinds(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [kind for kind, _ in Counter(r["kind"] for r in rows).most_common()]


def main() -> None:
    if "--draw" in sys.argv:
        out = Path(sys.argv[sys.argv.index("--draw") + 1])
        out.write_text(
            "".join(json.dumps(row(x), ensure_ascii=False) + "\n" for x in drawn()), encoding="utf-8"
        )
    else:
        rows = judged()
        print(figures(still(rows) if "--still" in sys.argv else rows))


if __name__ == "__main__":
    main()
