"""The bundled sample: reports of an invented event in an invented country, by eight invented outlets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

SUFFIXES = {".txt", ".html"}


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The folder of the sample's reports (unpacked for the while where the package is zipped)."""
    with resources.as_file(resources.files("variorum.sample")) as folder:
        yield folder


def sample_reports(folder: Path) -> tuple[Path, ...]:
    """The sample's reports in the order of their names."""
    return tuple(sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES))
