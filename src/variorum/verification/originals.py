"""Reads the files from which a dossier was made anew, and pairs them with its reports by the digest of their bytes.

Words used here. Original: a file from which a dossier's reports were read. Capture: its bytes as they were received.
Pair: a report and the capture that it most likely is of. Move: that files lie in another folder now: (old beginning
of a path, new beginning).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.extract import Extraction, ExtractSettings, extract
from variorum.gather import GatherSettings, gather
from variorum.pipeline import Progress, derive, received, silent
from variorum.records import Capture, CollatedStory, Dossier, Refusal, Report, Skipped
from variorum.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the given files hold of a dossier.

    `reports`: the dossier's reports as they are read now, in its order, under the paths that it gives.
    `missing`: its reports whose bytes are not among the files.
    `refused`, `skipped`: what it lists as refused or skipped and is there now.
    `lost`: what it lists so and is not there.
    `besides`: paths of what is there and not in the dossier.
    """

    reports: tuple[Report, ...]
    missing: tuple[Report, ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    lost: tuple[Refusal | Skipped, ...] = ()
    besides: tuple[str, ...] = ()


class Originals:
    """Files gathered once. What is derived from them is cached, so that many dossiers of the same files cost little more than one."""

    def __init__(
        self,
        captures: Sequence[Capture],
        refused: Sequence[Refusal] = (),
        skipped: Sequence[Skipped] = (),
    ) -> None:
        """Keeps what was gathered; reports and stories are made of it when they are asked for. `refused` and `skipped`: what of the files
        could not be read.
        """
        self._captures, self._refused, self._skipped = tuple(captures), tuple(refused), tuple(skipped)
        # what was worked out already, by all that it depends on
        self._extractions: dict[tuple[tuple[Capture, ...], ExtractSettings], Extraction] = {}
        self._stories: dict[tuple[tuple[Report, ...], bool, bool, Settings], tuple[CollatedStory, ...]] = {}

    @classmethod
    def gathered(
        cls,
        inputs: Sequence[str],
        *,
        dossier: str | None = None,
        settings: GatherSettings | None = None,
        progress: Progress = silent,
    ) -> Originals:
        """The files read from `inputs`. Raises NoSuchInput for an input that is not there. The file `dossier`
        itself is left out: it was not there when the dossier was made.
        """
        found = gather(inputs, settings=settings or GatherSettings())
        return cls(*received((item for item in found if not _is_same(item.path, dossier)), progress))

    def read(self, dossier: Dossier, *, settings: Settings) -> Found:
        """The dossier's reports read anew, and only these: what counts as page furniture depends on which
        reports are read together.
        """
        pairs = _paired(dossier.reports, self._captures)
        moves = [_move(report.path, capture.path) for report, capture in pairs]
        # the captures of the dossier's reports, and what it lists as refused, under its own paths
        kept = [replace(capture, path=report.path) for report, capture in pairs]
        taken = {id(capture) for _, capture in pairs}
        named = {refusal.path for refusal in dossier.refused}
        rest = [
            (capture, _moved(capture.path, moves)) for capture in self._captures if id(capture) not in taken
        ]
        kept += [replace(capture, path=path) for capture, path in rest if path in named]
        extraction = self._extracted(tuple(kept), settings)
        # what is refused, skipped and besides now
        refused = [replace(refusal, path=_moved(refusal.path, moves)) for refusal in self._refused] + [
            *extraction.refused
        ]
        skipped = [replace(skipped, path=_moved(skipped.path, moves)) for skipped in self._skipped]
        paths = [path for _, path in rest if path not in named]
        left = [*_beyond(refused, dossier.refused), *_beyond(skipped, dossier.skipped)]
        there = {id(report) for report, _ in pairs}
        return Found(
            reports=extraction.reports,
            missing=tuple(refusal for refusal in dossier.reports if id(refusal) not in there),
            refused=tuple(refused),
            skipped=tuple(skipped),
            lost=(*_beyond(dossier.refused, refused), *_beyond(dossier.skipped, skipped)),
            besides=(*paths, *(item.path for item in left)),
        )

    def _extracted(self, captures: tuple[Capture, ...], settings: Settings) -> Extraction:
        """What these captures give with these settings, worked out once."""
        key = (captures, settings.extract)
        if key not in self._extractions:
            self._extractions[key] = extract(captures, settings=settings.extract)
        return self._extractions[key]

    def derive(
        self,
        reports: tuple[Report, ...],
        *,
        one_story: bool,
        everything: bool,
        settings: Settings,
        progress: Progress = silent,
    ) -> tuple[CollatedStory, ...]:
        """`pipeline.derive`, cached for the same reports, flags and settings."""
        key = (reports, one_story, everything, settings)
        if key not in self._stories:
            self._stories[key] = derive(
                reports, one_story=one_story, everything=everything, settings=settings, progress=progress
            )
        return self._stories[key]


def _is_same(path: str, dossier: str | None) -> bool:
    """Whether the path is the dossier's own file, which is no original."""
    # The names first: only a path that may be the file's is followed.
    if dossier is None or _name(path) != _name(dossier):
        return False
    return os.path.realpath(path) == os.path.realpath(dossier)


def _paired(reports: Sequence[Report], captures: Sequence[Capture]) -> list[tuple[Report, Capture]]:
    """Each report with the capture that it most likely is of: one with the same bytes; of several, the one with the
    same path, place or name.
    """
    by_digest: dict[str, list[Capture]] = {}
    for capture in captures:
        by_digest.setdefault(capture.digest, []).append(capture)
    pairs = []
    # reports whose own path is there choose first
    for report in sorted(
        reports,
        key=lambda each: all(capture_of.path != each.path for capture_of in by_digest.get(each.digest, ())),
    ):
        if like := by_digest.get(report.digest):
            best = max(like, key=lambda capture_of: (capture_of.path == report.path, capture_of.record == report.record, _name(capture_of.path) == _name(report.path)))  # fmt: skip
            like.remove(best)
            pairs.append((report, best))
    order = {id(report): number for number, report in enumerate(reports)}
    return sorted(pairs, key=lambda pair: order[id(pair[0])])


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _move(there: str, here: str) -> tuple[str, str]:
    """How a file has moved: the beginnings of its path in the dossier and of the path found here, up to the end that both share."""
    old, new = there.split("/"), here.split("/")
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    return "/".join(old), "/".join(new)


def _moved(path: str, moves: Iterable[tuple[str, str]]) -> str:
    """`path` as the dossier would name it, if other files in its folder were found to have moved. `moves`: (beginning of a path in the
    dossier, its beginning now).
    """
    fitting = [
        (there, here) for there, here in moves if here != there and (not here or path.startswith(f"{here}/"))
    ]
    if not fitting:
        return path
    # the longest beginning that fits
    there, here = max(fitting, key=lambda move: (len(move[1]), move))
    rest = path[len(here) :].lstrip("/")
    return f"{there}/{rest}" if there else rest


def _beyond(
    items: Sequence[Refusal | Skipped], others: Sequence[Refusal | Skipped]
) -> list[Refusal | Skipped]:
    """`items` minus those in `others`, counted: an item that is twice in `items` and once in `others` stays once."""
    left = list(others)
    beyond = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            beyond.append(item)
    return beyond
