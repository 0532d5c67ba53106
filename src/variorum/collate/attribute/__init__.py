"""On whose word each stretch of a report stands."""

from variorum.collate.attribute.attributions import attributed, attributions
from variorum.collate.attribute.settings import AttributeSettings

__all__ = ["AttributeSettings", "attributed", "attributions"]
