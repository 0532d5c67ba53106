"""Invented reports for the store's tests."""

from __future__ import annotations

from variorum.records import Block, BlockKind, Capture, Finding, Report, Segment
from variorum.text.ids import content_id, digest

BODY = "The ferry Albatross ran aground off Skerry Point on Tuesday. Forty people were taken ashore."


def report(
    *, path: str = "ferry.txt", text: str = BODY, outlet: str = "The Skerry Gazette", **fields
) -> Report:
    return Report(
        id=content_id(path, outlet, text),
        path=path,
        digest=digest(text.encode()),
        text=text,
        outlet=outlet,
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        findings=(Finding(field="outlet", value=outlet, where="input row"),),
        segments=(Segment(start=0, end=len(text), source_start=0),),
        **fields,
    )


def capture(content: bytes = BODY.encode(), *, path: str = "ferry.txt") -> Capture:
    return Capture(path=path, content=content, digest=digest(content), media_type="text/plain")
