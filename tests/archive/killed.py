"""A run to be killed: `python -m tests.archive.killed OUT SHARDS INPUT...`."""

from __future__ import annotations

import sys
from pathlib import Path

from variorum.archive import Plan, run

if __name__ == "__main__":
    run(Plan(inputs=tuple(sys.argv[3:]), shards=int(sys.argv[2])), Path(sys.argv[1]), workers=2)
