"""A run to be killed: `python -m tests.archive.killed OUT SHARDS ENGINE[@ADDRESS] INPUT...`."""

from __future__ import annotations

import sys
from pathlib import Path

from variorum.archive import Plan, run
from variorum.engines import named

if __name__ == "__main__":
    out, shards, engine, *inputs = sys.argv[1:]
    name, _, address = engine.partition("@")
    run(
        Plan(inputs=tuple(inputs), shards=int(shards)),
        Path(out),
        engine=named(name, workers=2, address=address or None),
    )
