"""Where tasks run. An engine takes tasks and a function that does one task, and hands back what each gave, as they end. It does not know what the
tasks are, and the rooms (plain functions over batches of records) are the same for every engine.
"""

from __future__ import annotations

from variorum.engines.engine import Engine, Lost
from variorum.engines.pool import Pool
from variorum.errors import UsageError

__all__ = ["ENGINES", "Engine", "Lost", "Pool", "named"]
ENGINES = ("pool", "ray", "spark")


def named(name: str, *, workers: int, address: str | None = None) -> Engine:
    """The engine of that name. `workers`: processes of this machine; a cluster, at its `address`, has its own. The library that an engine needs is
    imported when the engine is entered.
    """
    if name == "ray":
        from variorum.engines.ray import Ray

        return Ray(workers, address)
    if name == "spark":
        from variorum.engines.spark import Spark

        return Spark(workers, address)
    if address is not None:
        raise UsageError(f"--address {address}: the engine pool is this machine; give --engine ray or spark")
    return Pool(workers)
