"""Collates stories into claims, and writes all of it as tables.

Words used here. Work: what a task is given; Made: what it gives back (files by path, counts). Came, went: how many
reports came into the task and went on from it. Place: (file, row) of a story in the files that the stage "group"
wrote. Row: of a table file (Parquet).

Keys of `work.given`, what the plan tells a task. `number`: of the task; `places`: (file, row) of each story to
collate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.archive.reading import packed
from variorum.archive.shards import parquet, rows, table, taken, tuples
from variorum.archive.tasks import Made, Work
from variorum.aside import set_aside
from variorum.pipeline import collated_without_failing, silent
from variorum.publish.tables import as_parquet, dossier_tables
from variorum.records import CollatedStory, Dossier, Lineage, Refusal, Report, Story
from variorum.settings import Settings
from variorum.store import codec

# Columns of the table that collating writes, a row a story.
COLLATED = (
    ("story_id", "string"),
    ("reports", "int32"),
    ("origins", "int32"),
    ("claims", "int32"),
    ("record", "binary"),
)
# Columns that are read of it.
HELD = ["story", "lineage", "records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which stories of a run are collated, and how many are not."""

    # (file, row) of each story that is collated
    places: tuple[tuple[str, int], ...]
    # stories that are not: those of one telling, and those of more reports than the cap; and how many reports these
    # have together
    single: int
    capped: int
    left: int


def chosen(files: Mapping[str, Path], *, every: bool, most: int) -> Chosen:
    """Which stories of these files are collated, the costliest first: by number of words, then by id.

    Left out are stories of more than `most` reports and, without `every`, those of one telling; both are counted.
    """
    to_collate: list[tuple[int, str, str, int]] = []
    of_one_telling = too_large = reports_left_out = 0
    # passed over: too large, or of one telling
    for name, path in files.items():
        columns = ["story_id", "words", "reports", "tellings"]
        for row, (story, words, reports, tellings) in enumerate(rows(path, columns)):
            if reports > most:
                too_large, reports_left_out = too_large + 1, reports_left_out + reports
            elif tellings < 2 and not every:
                of_one_telling, reports_left_out = of_one_telling + 1, reports_left_out + reports
            else:
                to_collate.append((-words, story, name, row))
    return Chosen(
        places=tuple((name, row) for _, _, name, row in sorted(to_collate)),
        single=of_one_telling,
        capped=too_large,
        left=reports_left_out,
    )


def collated(work: Work) -> Made:
    """Collates the stories of this task, one after the other."""
    stories: list[CollatedStory] = []
    reports: dict[str, Report] = {}
    refused: list[Refusal] = []
    came = went = 0
    # each story; reports on which collating fails are set aside, and the story is collated without them
    for story, lineage, own_reports in held(work.root, work.given["places"]):
        came += len(own_reports)
        attempt = collated_without_failing(
            story, own_reports, lineage, everything=False, settings=work.settings, progress=silent
        )
        refused += [set_aside(report, stopped) for report, stopped in attempt.failed]
        went += len(attempt.items)
        if attempt.result is not None:
            stories.append(attempt.result)
            reports.update((report.id, report) for report in attempt.items)
    # what the task writes: the tables of its stories, and the stories themselves
    stories.sort(key=lambda one: one.story.id)
    name = f"{work.given['number']:05}"
    dossier = Dossier(
        reports=tuple(reports[key] for key in sorted(reports)), refused=(), stories=tuple(stories)
    )
    files = {
        f"tables/{one.name}/{name}.parquet": as_parquet(one)
        for one in dossier_tables(dossier)
        if one.name != "refusals"
    }
    rows_made = (
        (
            collated_story.story.id,
            len(collated_story.story.reports),
            collated_story.origins,
            len(collated_story.claims),
            packed(collated_story),
        )
        for collated_story in stories
    )
    return Made(
        files={f"collate/{name}.parquet": parquet(COLLATED, rows_made), **files},
        came=came,
        went=went,
        refused=tuple(refused),
        counts={"stories": len(stories), "claims": sum(len(one.claims) for one in stories)},
    )


def held(root: Path, places: Sequence[tuple[str, int]]) -> list[tuple[Story, Lineage, tuple[Report, ...]]]:
    """The stories at these places (file, row) of the files that `group` wrote, in this order, each with its lineage and reports."""
    wanted: dict[str, list[int]] = {}
    for name, row in places:
        wanted.setdefault(name, []).append(row)
    found: list[tuple[Story, Lineage, tuple[Report, ...]]] = []
    for name, numbers in sorted(wanted.items()):
        kept = taken(root / name, HELD, sorted(numbers))
        found += [_read(*row) for row in tuples(kept, HELD)]
    return found


def _read(story: bytes, lineage: bytes, records: bytes) -> tuple[Story, Lineage, tuple[Report, ...]]:
    return _one(Story, story), _one(Lineage, lineage), _one(tuple[Report, ...], records)


def _one(kind: Any, record: bytes) -> Any:
    return codec.loads(kind, record.decode("utf-8", "surrogatepass"))


def story(root: Path, key: str, settings: Settings) -> tuple[CollatedStory, tuple[Report, ...]] | None:
    """A story whose id begins with `key`, and its reports; None where there is none. As it was collated in the run;
    if it was not, it is collated now.
    """
    place = next(_places(root, key), None)
    if place is None:
        return None
    found, lineage, own = held(root, [place])[0]
    # the claims that the run made, wherever they lie
    for path in sorted((root / "collate").glob("*.parquet")):
        kept = table(path, ["record"], filters=[("story_id", "=", found.id)]).column("record").to_pylist()
        if kept:
            done: CollatedStory = _one(CollatedStory, kept[0])
            return done, own
    told = collated_without_failing(
        found, own, lineage, everything=False, settings=settings, progress=silent
    ).result
    return (told, own) if told is not None else None


def _places(root: Path, key: str) -> Any:
    """The place (file below the run's folder, number of its row) of each story whose id begins with `key`."""
    for path in sorted((root / "group").glob("*.parquet")):
        for row, (one,) in enumerate(rows(path, ["story_id"])):
            if one.startswith(key):
                yield f"group/{path.name}", row
