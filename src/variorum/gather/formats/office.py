"""Documents of office programs: Word's (DOCX) and OpenDocument's texts (ODT), paragraph by paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from variorum.errors import MissingExtra
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Stated

# Of an OpenDocument text: what was struck out and what was remarked on it, then its paragraphs and headings.
ASIDE = "descendant::text:tracked-changes|descendant::office:annotation"
PARAGRAPHS = "descendant::text:p|descendant::text:h"


def read_docx(source: Source, file: BinaryIO, *, settings: GatherSettings) -> Iterator[Capture | Refusal]:
    """One capture: the text of the body, tables row by row. Left out are headers, footers, notes, comments, and what was struck out
    while changes were tracked.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("reading a Word document", extra="office") from error
    try:
        document = docx.Document(file)
        found = [_line(item) for item in document.iter_inner_content()]
        title = document.core_properties.title
    except Exception as error:  # hostile or cut files get through to what the library is built on
        raise _broken("Word document", error) from error
    yield _capture(source, found, title, settings)


def _line(item: Any) -> str:
    """A paragraph, or a table with its cells parted by tabs."""
    if not hasattr(item, "rows"):
        return "".join(_words(item._element))
    # Cells as they are written: a cell that says it is as wide as a hundred million is one, and is told once.
    return "\n".join(
        "\t".join(" ".join("".join(_words(p)) for p in cell.p_lst) for cell in row.tc_lst)
        for row in item._tbl.tr_lst
    )


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph with all tracked changes accepted: what was inserted is there, what was deleted is not."""
    for node in paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}cr", "{*}noBreakHyphen"):
        name = node.tag.rpartition("}")[2]
        # a drawing has its text twice, the second time for old programs ("Fallback"); words of the text stand in runs ("r")
        if next(node.iterancestors("{*}Fallback"), None) is None and node.getparent().tag.endswith("}r"):
            yield (node.text or "") if name == "t" else {"tab": "\t", "noBreakHyphen": "-"}.get(name, "\n")


def read_odt(source: Source, file: BinaryIO, *, settings: GatherSettings) -> Iterator[Capture | Refusal]:
    """An OpenDocument text as one capture, without comments, notes and other asides.

    Raises MissingExtra without the extra `office`.
    """
    try:
        import odfdo
    except ImportError as error:
        raise MissingExtra("reading an OpenDocument text", extra="office") from error
    try:
        # the file was looked at before
        file.seek(0)
        document = odfdo.Document(io.BytesIO(file.read()))
        for aside in document.body.xpath(ASIDE):
            aside.delete()
        found = [str(element.inner_text) for element in document.body.xpath(PARAGRAPHS)]
        title = document.meta.title
    except Exception as error:
        raise _broken("OpenDocument text", error) from error
    yield _capture(source, found, title, settings)


def _capture(
    source: Source, paragraphs: Iterable[str], title: object, settings: GatherSettings
) -> Capture | Refusal:
    """The paragraphs as plain text, or why they are refused: none, or too much."""
    text = "\n\n".join(said for line in paragraphs if (said := line.strip()))
    if not text:
        return source.refusal(Reason.EMPTY, "a document without text in it")
    if len(text) > settings.document_bytes:
        return source.refusal(Reason.TOO_LARGE, f"larger than {settings.document_bytes >> 20:,} MB as text")
    called = title.strip() if isinstance(title, str) and title.strip() else None
    return source.capture(
        text.encode("utf-8", "replace"), "text/plain", charset="utf-8", stated=Stated(title=called)
    )


def _broken(what: str, error: Exception) -> Unreadable:
    said = " ".join(f"{error or type(error).__name__}".split())[:120]
    return Unreadable(Reason.BROKEN_ARCHIVE, f"the {what} is broken: {said}")
