"""Every benchmark in turn, each in a process of its own.

python -m benchmarks                 all of them (an hour on two cores; the largest sets are most of it)
python -m benchmarks dossier trace   these
"""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).parent


def benchmarks() -> tuple[str, ...]:
    """The modules beside this one that have a `main`."""
    found = []
    for file in sorted(FOLDER.glob("[a-z]*.py")):
        body = ast.parse(file.read_text(encoding="utf-8")).body
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in body):
            found.append(file.stem)
    return tuple(found)


def run(name: str) -> str | None:
    """What went wrong, or None."""
    print(f"\n== {name} ==", flush=True)
    start = time.perf_counter()
    code = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent, check=False
    ).returncode
    print(f"({time.perf_counter() - start:.0f} s)", flush=True)
    return f"exit code {code}" if code else None


def main() -> int:
    known = benchmarks()
    wanted = tuple(sys.argv[1:]) or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = {name: trouble for name in wanted if (trouble := run(name))}
    for name, trouble in failed.items():
        print(f"FAILED {name}: {trouble}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
