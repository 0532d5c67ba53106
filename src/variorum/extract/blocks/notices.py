"""Finds paragraphs in which a newsroom speaks about its own report: corrections and updates."""

from __future__ import annotations

import re

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind

# "Correction: …", "Clarification –", "This article has been corrected …", in several languages.
CORRECTION = re.compile(
    r"^\(?(?:correction|corrections|clarification|editor['’]s note|corrected|corrects|berichtigung|korrektur|richtigstellung"
    r"|rectificatif|erratum|corrección|rettelse|rättelse|sprostowanie|correzione|rectificatie)\b\s*[:.–—-]"
    r"|^this (?:story|article|report) (?:has been|was) corrected\b",
    re.IGNORECASE,
)
# "This story has been updated", "Updated at 14:05", "Adds details", "Aktualisiert".
UPDATE = re.compile(
    r"^\(?(?:this (?:story|article|report|post|live blog) (?:has been|was|is being) updated|(?:last )?updated?\b.{0,40}\d"
    r"|updates? with\b|adds? (?:details|quotes|background)|update\s*:|aktualisiert\b|dieser artikel wurde aktualisiert)",
    re.IGNORECASE,
)


def notice(text: str, settings: ExtractSettings) -> BlockKind | None:
    """CORRECTION or UPDATE, None for a paragraph like any other."""
    if CORRECTION.match(text):
        return BlockKind.CORRECTION
    if UPDATE.match(text) and word_count(text) <= settings.update_words:
        return BlockKind.UPDATE
    return None
