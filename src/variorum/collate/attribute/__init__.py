"""On whose word each stretch of a report stands, and who says what in quotation marks."""

from variorum.collate.attribute.attributions import attributed, attributions
from variorum.collate.attribute.found import Span
from variorum.collate.attribute.quoted import Quoted, quoted
from variorum.collate.attribute.settings import AttributeSettings

__all__ = ["AttributeSettings", "Quoted", "Span", "attributed", "attributions", "quoted"]
