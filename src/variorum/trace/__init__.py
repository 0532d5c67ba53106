"""The trace room: Reports in; out comes their Lineage, who copied whom and which passages are whose."""

from variorum.trace.settings import TraceSettings
from variorum.trace.tracing import trace
from variorum.trace.within import divided, within

__all__ = ["TraceSettings", "divided", "trace", "within"]
