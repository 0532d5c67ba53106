"""What a report says, without the page around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a report's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    ENTRY = "entry"
    CORRECTION = "correction"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of `Report.text`: text[start:end], code points. Blocks are in order and never overlap, except for a
    dateline, which lies inside the paragraph that it opens. `said_at` is a live-blog entry's time as printed.
    """

    kind: BlockKind
    start: int
    end: int
    said_at: str | None = None


class Depth(StrEnum):
    """How deep a report was read, by its language. The values stand in dossiers: add, never rename."""

    IN_DEPTH = "in-depth"
    VALUES = "values-and-names"
    WORDS = "words"


class Certainty(StrEnum):
    STATED = "stated"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Where one field of a report was found and how sure that is. `field` is the name of a Report field, or
    of what a wire says of its item ("version", "pubStatus", "infoSources", "edNote");
    `where` is in words: "input row", "JSON-LD", "byline", "dateline", "tail line", "visible date line", "greeting".
    """

    field: str
    value: str
    where: str
    certainty: Certainty = Certainty.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """text[start:end] stands, character for character, in the source from `source_start` on.

    The source is the decoded text of the capture (line ends as they were); for HTML it is the text node that `node` names (an XPath as lxml
    gives it, with "/text()[n]"). Characters between two segments were inserted by extraction (separators) or changed by NFC.
    """

    start: int
    end: int
    source_start: int
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a span of `Report.text` stands in the raw input; `record` as in `Capture`."""

    # half open, in code points of `node`'s text, or of the decoded input where `node` is None
    start: int
    end: int
    node: str | None
    record: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one page, file or row says.

    `id`: a hash of path or URL, outlet and text.
    `text`: NFC, never changed after extraction. Every offset in the project is a code point of it, half open.
    `published`, `modified`: ISO 8601; or EDTF: a month, a year, "[2025-11-12,2025-12-11]" where a date can be read two ways,
    "[2025-11-10..2025-11-12]" for one of these days. `text.stamps` reads them. None where the report does not say.
    `dropped`: lines that were left out as page furniture.
    `doubts`: in words, why the extraction may be poor.
    `depth`: how deep the report is read; None where it was made by a version that did not say.
    """

    id: str
    path: str
    # the sha256 of the input's bytes, in hex
    digest: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    # the agency that the text is from; the place (and agency) that opens it
    credit: str | None = None
    dateline: str | None = None
    # ISO 639-1
    language: str | None = None
    url: str | None = None
    # where each field was found
    findings: tuple[Finding, ...] = ()
    # the way back: which characters of the input each stretch stands on
    segments: tuple[Segment, ...] = ()
    dropped: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    # the place inside an archive, as in `Capture`
    record: str | None = None
    depth: Depth | None = None

    @property
    def body(self) -> str:
        """Paragraphs, entries and subheads only: without headline, standfirst, byline, captions and notices."""
        kinds = (BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.ENTRY)
        return "\n\n".join(self.text[block.start : block.end] for block in self.blocks if block.kind in kinds)

    def origin(self, start: int, end: int) -> tuple[Origin, ...]:
        """Where the characters of text[start:end] stand in the source, in order. Characters that extraction inserted stand nowhere, and are left
        out.
        """
        starts = [s.start for s in self.segments]
        found = []
        for segment in self.segments[max(0, bisect_right(starts, start) - 1) :]:
            if segment.start >= end:
                break
            low, high = max(start, segment.start), min(end, segment.end)
            if low < high:
                shift = segment.source_start - segment.start
                found.append(
                    Origin(start=low + shift, end=high + shift, node=segment.node, record=self.record)
                )
        return tuple(found)
