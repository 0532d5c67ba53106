"""Where the repository's own files are."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "variorum"
DOCS = ROOT / "docs"
FOLDERS = (".ci", "deploy", "src", "tests", "docs", "evaluation", "benchmarks", "scripts", "requirements")
# A worktree has a file `.git` where a checkout has a folder.
MADE = {"__pycache__", ".git"}


@cache
def files():
    """Every file that is ours, as paths; what tools leave behind is not."""
    top = [file for file in ROOT.iterdir() if file.is_file() and not file.name.startswith("dossier")]
    below = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file())
    return tuple(sorted(file for file in (*top, *below) if not MADE & set(file.parts)))


def texts():
    """(path, text) of every file of ours that is text."""
    for file in files():
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def pages():
    """The documents of the project, as paths."""
    return tuple(file for file in files() if file.suffix == ".md")
