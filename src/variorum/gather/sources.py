"""A place that bytes come from, before anything is known about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from variorum.records import Capture, Reason, Refusal, Stated
from variorum.text.ids import digest

BUFFER = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`path` is what users see, as given. `name` decides by its extension what is expected. `named`: the user asked for
    this very thing, so that what cannot be read is refused, not skipped. `place` is the file on disk, if there is one.
    `retrieved` is ISO 8601.
    """

    path: str
    name: str
    named: bool
    open: Callable[[], BufferedReader]
    place: Path | None = None
    retrieved: str | None = None

    @property
    def extension(self) -> str:
        """Lower case, without the dot and without a ".gz" on the end; "" where there is none."""
        name = self.name.lower().removesuffix(".gz")
        stem, dot, extension = name.rpartition(".")
        return extension if dot and stem else ""

    def refusal(self, reason: Reason, detail: str) -> Refusal:
        return Refusal(path=self.path, reason=reason, detail=detail)

    def capture(
        self,
        content: bytes,
        media_type: str,
        *,
        path: str | None = None,
        charset: str | None = None,
        url: str | None = None,
        retrieved: str | None = None,
        record: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        stated: Stated | None = None,
        losses: tuple[str, ...] = (),
    ) -> Capture:
        return Capture(
            path=self.path if path is None else path,
            content=content,
            digest=digest(content),
            media_type=media_type,
            charset=charset,
            url=url,
            retrieved=retrieved or self.retrieved,
            record=record,
            headers=headers,
            stated=stated or Stated(),
            losses=losses,
        )


def file_source(path: Path, *, shown: str, named: bool, retrieved: str | None) -> Source:
    return Source(
        path=shown,
        name=path.name,
        named=named,
        open=lambda: BufferedReader(path.open("rb", buffering=0), BUFFER),
        place=path,
        retrieved=retrieved,
    )
