"""Writes what the commands of README.md and docs/ print into those pages anew: run it when the output has changed.

python scripts/renew_docs.py [PAGE…]
"""

from __future__ import annotations

# It notes the folder in which it is first imported, and workers begin there: that must not be one of those that go.
import multiprocessing.process  # noqa: F401
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.docs.blocks import PAGES, Command, commands, run_page, shown  # noqa: E402


def renewed(text: str, said: list[tuple[Command, str]]) -> str:
    """From the last block to the first, so that the lines above keep their numbers."""
    lines = text.split("\n")
    for command, output in reversed(said):
        new = [f"{command.indent}{line}".rstrip() for line in shown(output, command.printed)]
        lines[command.at + 1 : command.at + 1 + len(command.printed)] = new
    return "\n".join(lines)


for name in sys.argv[1:] or PAGES:
    page = ROOT / name
    text = page.read_text(encoding="utf-8")
    if not any(command.shows for command in commands(name, text)):
        continue
    with tempfile.TemporaryDirectory() as folder:
        said = [pair for pair in run_page(name, text, Path(folder).resolve()) if pair[0].shows]
    made = renewed(text, said)
    if made != text:
        page.write_text(made, encoding="utf-8")
        print(f"{name}: written anew")
