"""Where tasks run. An engine takes tasks and a function that does one, and hands back what each gave, in whatever order they
end: it knows nothing of what they are. The rooms are plain functions over batches of records and change for none."""

from __future__ import annotations

from variorum.engines.engine import Engine, Lost
from variorum.engines.pool import Pool
from variorum.errors import UsageError

__all__ = ["ENGINES", "Engine", "Lost", "Pool", "named"]
ENGINES = ("pool", "ray", "spark")


def named(name: str, *, workers: int, address: str | None = None) -> Engine:
    """`workers` are processes of this machine; at an `address` a cluster has its own. What an engine needs is imported when it is
    entered."""
    if name == "ray":
        from variorum.engines.ray import Ray

        return Ray(workers, address)
    if name == "spark":
        from variorum.engines.spark import Spark

        return Spark(workers, address)
    if address is not None:
        raise UsageError(f"--address {address}: the engine pool is this machine; give --engine ray or spark")
    return Pool(workers)
