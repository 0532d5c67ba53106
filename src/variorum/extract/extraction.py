"""What the extract room returns."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Refusal, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """`reports` in input order. Every capture is one of `reports` or one of `refused`."""

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]
