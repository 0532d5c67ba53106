"""Reports that share a phrase by chance are traced apart, and the lineage is that of tracing all at once."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.test_archive import held
from variorum.archive import Plan, run, verify
from variorum.archive.collating import _one
from variorum.archive.shards import rows
from variorum.pipeline import read
from variorum.records import Label, Lineage, SharedText
from variorum.settings import Settings
from variorum.trace import TraceSettings, trace

pytest.importorskip("pyarrow")
PHRASE = "for the first time in more than eleven"
# It stands in three reports of one outlet, and by chance in one of another: so it is no line of the outlet's.
TWICE = "when nobody had been asked what was to"
LINE = "every morning we put the whole quay into one"
COUNT = 90


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("met") / "rows.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in told()), encoding="utf-8")
    return str(place)


def told() -> Iterable[dict[str, str]]:
    """Reports with words of their own and one phrase in all; some are built from another, some have a line of their outlet."""
    dice = random.Random(11)
    for n in range(COUNT):
        words = [f"{''.join(dice.choices('bdfgklmnprstvz', k=3))}o{n}x{k}" for k in range(180)]
        text = [" ".join(words[:90]), PHRASE, " ".join(words[90:])]
        if n % 9 == 0:
            copied = text
        if n % 9 < 3 and n < 60:
            text = [*copied[:2], copied[2] if n % 9 < 2 else words[0]]
        if n % 30 in (0, 1, 2):
            text[0] += f" {TWICE} {words[7]}"
        elif n == 5:
            text[0] += f" {TWICE} {words[8]}"
        if n % 4 == 0:
            text.append(f"{words[1]} {LINE} {words[2]}")
        outlet = "Kettle Post" if n % 30 in (0, 1, 2) or n % 4 == 0 else f"Bell {n % 7}"
        yield {"path": f"{n}", "outlet": outlet, "title": words[3], "text": "\n\n".join(text) + "."}


def lineages(root: Path) -> list[Lineage]:
    found = (row for path in sorted((root / "trace").glob("*.parquet")) for row in rows(path, ["record"]))
    return [_one(Lineage, record) for (record,) in found]


def shared(some: Iterable[Lineage]) -> dict[tuple[str, str], SharedText]:
    return {(s.left, s.right): s for one in some for s in one.shared}


@pytest.mark.parametrize("shards", [1, 4, 16])
def test_lineages_are_those_of_all_at_once(source: str, shards: int, tmp_path: Path) -> None:
    root = tmp_path / "out"
    run(Plan(inputs=(source,), shards=shards, until="trace"), root)
    assert list(verify(root)) == []
    found, whole = lineages(root), trace(read((source,))[0])
    assert len(whole.shared) > 40 and any(s.dependent for s in whole.shared)
    assert any(span.label is Label.BOILERPLATE for s in whole.shared for span in s.spans)
    assert shared(found) == shared([whole])
    assert sorted(group for one in found for group in one.copies) == list(whole.copies)
    assert {w.id: w for one in found for w in one.witnesses} == {w.id: w for w in whole.witnesses}


def test_a_phrase_joins_nobody(source: str, tmp_path: Path) -> None:
    """All have it; those that are joined have more in common, or may have (a few that share two phrases)."""
    root = tmp_path / "out"
    run(Plan(inputs=(source,), shards=2, until="trace"), root)
    near = {one for pair in shared(lineages(root)) for one in pair}
    joined = {
        report
        for report, component in rows(root / "components/all.parquet", ["report_id", "component"])
        if component >= 0
    }
    assert near <= joined and len(joined - near) < 8 and 20 < len(joined) < COUNT / 2


def test_two_workers_meet_the_same(source: str, tmp_path: Path) -> None:
    for workers in (1, 2):
        run(Plan(inputs=(source,), shards=3, until="trace"), tmp_path / f"{workers}", workers=workers)
    assert held(tmp_path / "1") == held(tmp_path / "2")


@pytest.mark.parametrize(("quoted", "joined"), [(1, 0), (2, 2), (3, 3)])
@pytest.mark.parametrize("crowd", [200, 20])
def test_a_phrase_that_one_quotes_joins_nobody(quoted: int, joined: int, crowd: int, tmp_path: Path) -> None:
    """All have it as narrative but those that quote it, who share what they quote."""
    given = tmp_path / "rows.jsonl"
    with given.open("w", encoding="utf-8") as lines:
        for n in range(COUNT):
            words = [f"w{n}x{k}" for k in range(120)]
            said = f"“{PHRASE}”" if n % 30 == 7 and n // 30 < quoted else PHRASE
            text = " ".join([*words[:60], said, *words[60:]])
            lines.write(
                json.dumps({"path": f"{n}", "outlet": f"Bell {n}", "title": words[3], "text": f"{text}."})
                + "\n"
            )
    settings = Settings(trace=replace(TraceSettings(), crowd=crowd, anchors=4))
    run(Plan(inputs=(str(given),), shards=3, until="trace"), tmp_path / "out", settings=settings)
    numbered = rows(tmp_path / "out/components/all.parquet", ["component"])
    assert sum(component >= 0 for (component,) in numbered) == joined
    whole = trace(read((str(given),))[0], settings=settings.trace)
    assert len(found := shared(lineages(tmp_path / "out"))) == quoted * (quoted - 1) // 2
    # Of a crowd tracing all at once looks at fewer pairs.
    assert crowd < COUNT or found == shared([whole])
