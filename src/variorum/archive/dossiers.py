"""Makes a dossier of one story of a run, which says how the run was made and what it refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.archive.collating import story
from variorum.archive.shards import refused as refusals
from variorum.archive.status import made
from variorum.pipeline import by_name
from variorum.records import Dossier, Made, Reason, Refusal
from variorum.settings import restored

# Refusals that a dossier of one story lists; those of its own reports come first.
MOST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a story of a run: its dossier, and how many refusals of the run the dossier does not list
    (`unlisted`).
    """

    dossier: Dossier
    unlisted: int


def dossier_of(root: Path, key: str, *, most: int = MOST) -> Told | None:
    """The dossier of the story whose id begins with `key`; None where there is none. It is made by the run's
    settings, also where the story is collated now. Raises UsageError where one of these settings is not known here.
    At most `most` refusals are listed.
    """
    run_made = made(root)
    found = story(root, key, restored(run_made["settings"]))
    if found is None:
        return None
    collated, reports = found
    # refusals of the story's own files come first
    own_paths = {report.path for report in reports}
    refused = sorted(
        _refused(root),
        key=lambda refusal: (
            refusal.path not in own_paths,
            by_name(refusal.path),
            refusal.reason,
            refusal.detail,
        ),
    )
    dossier = Dossier(
        reports=reports,
        refused=tuple(refused[:most]),
        stories=(collated,),
        made=Made(
            version=run_made["version"],
            lexicons=run_made["lexicons"],
            settings=tuple(run_made["settings"]),
            one_story=False,
            everything=False,
        ),
    )
    return Told(dossier=dossier, unlisted=max(0, len(refused) - most))


def _refused(root: Path) -> Iterator[Refusal]:
    for path, reason, detail in refusals(root, ["path", "reason", "detail"]):
        yield Refusal(path=path, reason=Reason(reason), detail=detail)
