"""The trace room: Reports in; out comes their Lineage, who copied whom and which passages are whose."""

from variorum.trace.clusters.within import divided, within
from variorum.trace.settings import TraceSettings
from variorum.trace.tracing import trace

__all__ = ["TraceSettings", "divided", "trace", "within"]
