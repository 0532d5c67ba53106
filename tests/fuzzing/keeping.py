"""What a run of the fuzzer has counted, kept in a folder, so that a run that was ended goes on and its parts add up to one count.

A count belongs to one state of the code, one seed and one number of inputs: another state begins its own.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import variorum
from tests.fuzzing.running import Count, Outcome

ENDS = {".py", ".json", ".txt", ".toml", ".html", ".sql"}


def state_of_code() -> str:
    """A digest of the package and of the fuzzer: twelve digits."""
    found = sha256()
    for root in (Path(variorum.__file__).parent, Path(__file__).parent):
        for path in sorted(root.rglob("*")):
            if path.suffix in ENDS:
                found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


class Keeping:
    """One file a door, whole or not there: several processes may each do other doors of one run."""

    def __init__(self, folder: Path, *, seed: int, inputs: int, first: int) -> None:
        self.folder = folder / f"{state_of_code()}-{seed}-{inputs}-{first}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def load(self, door: str, outcome: Outcome) -> None:
        """Adds what was counted at this door to the outcome."""
        path = self._path(door)
        told = json.loads(path.read_text()) if path.exists() else {"count": {}, "found": {}}
        outcome.counts[door] = Count(**told["count"])
        for place, (name, number, said) in told["found"].items():
            outcome.found.setdefault(place, (name, number, said))

    def save(self, door: str, outcome: Outcome) -> None:
        """Keeps what was counted and found at this door."""
        found = {place: said for place, said in outcome.found.items() if said[0] == door}
        aside = self._path(door).with_suffix(".part")
        aside.write_text(json.dumps({"count": asdict(outcome.counts[door]), "found": found}))
        os.replace(aside, self._path(door))

    def _path(self, door: str) -> Path:
        return self.folder / f"{door.replace(' ', '-').replace(',', '')}.json"
