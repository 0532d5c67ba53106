"""Opens files that lie beside a list and are named in it, such as feeds named in OPML."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from variorum.gather.content_types import Kind
from variorum.gather.sources import Source, file_source
from variorum.records import Reason, Refusal


def beside(source: Source, given: str, *, what: str, within: frozenset[Kind]) -> Source | Refusal:
    """The file `given` that the list `source` names, if its kind is one of `within`; else a refusal. It must lie in
    the list's own folder or below: a list from elsewhere must not make us open any file. `what` the file is, in
    words: "feed".
    """
    shown = f"{source.path}#{given}"
    # a list that is no file of its own, as from the web
    if source.place is None or "\0" in given:
        return Refusal(
            path=shown, reason=Reason.FORBIDDEN, detail="a list names a local file, and is none itself"
        )
    folder = source.place.parent.resolve()
    # links are followed before it is asked where the file lies
    path_on_disk = (folder / Path(given)).resolve()
    if not path_on_disk.is_relative_to(folder):
        detail = f"a list of {what}s may name only files in its own folder"
        return Refusal(path=shown, reason=Reason.FORBIDDEN, detail=detail)
    if not path_on_disk.is_file():
        return Refusal(
            path=shown, reason=Reason.UNREADABLE, detail=f"the list names a {what} that is not there"
        )
    found = file_source(
        path_on_disk, shown=str(Path(source.path).parent / given), named=False, retrieved=source.retrieved
    )
    return replace(found, within=within)
