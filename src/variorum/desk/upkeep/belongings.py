"""Names what makes up a desk besides its database: captures, decisions, proposals, exchanges with models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.desk.decisions.ledger import FILE

# Folders beside the database.
CAPTURES, EXCHANGES = "captures", "exchanges"
# A sha256 in hexadecimal digits.
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What belongs to a desk beside its database. `files`, `folders`: name in a backup → place; any of them may be missing on disk. Captures are
    listed by `captured`."""

    captures: Path
    files: Mapping[str, Path]
    folders: Mapping[str, Path]

    def there(self) -> Iterator[tuple[str, Path]]:
        """Every file but captures, and what it is called."""
        for name, path in self.files.items():
            if path.is_file():
                yield name, path
        for name, folder in self.folders.items():
            for path in sorted(folder.glob("*")):
                if path.is_file() and not path.name.startswith("."):
                    yield f"{name}/{path.name}", path

    def captured(self) -> Iterator[Path]:
        """The captures, by name. A name that begins with a dot is a file that was not finished, and is left
        out.
        """
        yield from (path for path in sorted(self.captures.glob("??/*")) if DIGEST.fullmatch(path.name))

    def place_of(self, name: str) -> Path:
        """Where the file of this name in a backup belongs. Raises KeyError for one that belongs to no desk."""
        folder, stroke, file = name.partition("/")
        return self.folders[folder] / file if stroke else self.files[name]


def belongings(*, captures: Path, ledger: Path) -> Belongings:
    """The places of all that belongs to a desk besides its database. Nothing is looked for or made."""
    return Belongings(
        captures=captures,
        files={FILE: ledger, "proposals.jsonl": ledger.with_name("proposals.jsonl")},
        folders={EXCHANGES: ledger.with_name(EXCHANGES)},
    )
