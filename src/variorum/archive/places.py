"""Opens files wherever they lie: on this machine, or in an object store ("s3://bucket/month", "gs://…") that all workers reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from variorum.errors import MissingExtra, UsageError

# How a store is named, and the extra that reaches it.
EXTRAS = {"s3": "s3", "gs": "gs"}


def place(name: str) -> Path:
    """A path of the standard library, or one that does the same in a store."""
    scheme, parting, _ = name.partition("://")
    if not parting:
        return Path(name)
    extra = EXTRAS.get(scheme.lower())
    if extra is None:
        raise UsageError(
            f"{name}: give a path, or an address that begins with {' or '.join(f'{e}://' for e in EXTRAS)}"
        )
    try:
        from upath import UPath

        # Other workers write while this one looks.
        return cast("Path", UPath(name, use_listings_cache=False))
    except ImportError as error:
        raise MissingExtra(f"an archive at {scheme}://", extra=extra) from error


def is_local(path: Path) -> bool:
    """Whether the path is a file of this machine, not an object in a store (`s3://…`)."""
    return isinstance(path, Path) and "://" not in str(path)


def lies_in(name: object, root: Path) -> bool:
    """Whether a file, by the name in an error, lies in the run's folder (and not in a folder whose name only begins with the same letters)."""
    if not is_local(root):
        return str(name).startswith(str(root).rstrip("/") + "/")
    return isinstance(name, str | Path) and Path(name).absolute().is_relative_to(root.absolute())


def files(folder: Path) -> list[tuple[str, Any]]:
    """The files of a folder in a store, hidden ones left out: names within it, in order, and where they lie."""
    root = str(folder).rstrip("/") + "/"
    found = [(str(path).removeprefix(root), path) for path in folder.rglob("*") if path.is_file()]
    return sorted(
        (name, path) for name, path in found if not any(part.startswith(".") for part in name.split("/"))
    )


def stamp(path: Any) -> tuple[str, int]:
    """A text that changes when a file in a store changes, as the store tells it; and how many bytes the file has (0 where the store does not say)."""
    return f"{path}\x1f{path.fs.ukey(path.path)}", path.fs.info(path.path).get("size") or 0


@contextmanager
def fetched(path: Path) -> Iterator[Path]:
    """A copy of the file on this machine, which is removed after it was read."""
    with TemporaryDirectory(prefix="variorum-") as folder:
        copy = Path(folder) / path.name
        with path.open("rb") as source, copy.open("wb") as target:
            # a MB at a time
            shutil.copyfileobj(source, target, 1 << 20)
        yield copy
