from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

import numpy as np

from variorum.group.settings import GroupSettings
from variorum.records import Lineage, Report, Story
from variorum.text.ids import content_id
from variorum.text.words import words

Progress = Callable[[int, int], None]


def group(
    reports: Sequence[Report],
    lineage: Lineage,
    *,
    settings: GroupSettings = GroupSettings(),
    progress: Progress | None = None,
) -> tuple[Story, ...]:
    """Every report in exactly one story; stories in the order of their first report."""
    unique = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    counts = [Counter(w.folded for w in words(f"{r.title or ''}\n{r.text}")) for r in unique]
    df = Counter(w for c in counts for w in c)
    n = len(unique) + 200
    vectors = []
    column = {w: i for i, w in enumerate(sorted(df))}
    for c in counts:
        v = np.zeros(len(column))
        for w, k in c.items():
            v[column[w]] = (1 + log(k)) * log(n / (df[w] + (100 if len(w) < 4 else 0)))
        vectors.append(v / (np.linalg.norm(v) or 1))
    likeness = np.array(vectors) @ np.array(vectors).T if vectors else np.zeros((0, 0))
    groups = [[i] for i in range(len(unique))]
    while len(groups) > 1:
        best = max(
            (float(likeness[np.ix_(a, b)].mean()), i, j)
            for i, a in enumerate(groups)
            for j, b in enumerate(groups[:i])
        )
        if best[0] < settings.threshold:
            break
        groups[best[2]] += groups.pop(best[1])
    if progress:
        progress(len(reports), len(reports))
    home = {unique[i].id: k for k, g in enumerate(groups) for i in g}
    members: dict[int, list[Report]] = {}
    for r in reports:
        members.setdefault(home[r.id], []).append(r)
    return tuple(_story(m) for m in members.values())


def _story(members: list[Report]) -> Story:
    ids = tuple(dict.fromkeys(r.id for r in members))
    title = next((r.title for r in members if r.title), members[0].text[:80])
    return Story(id=content_id("story", *sorted(ids)), title=title, reports=ids)
