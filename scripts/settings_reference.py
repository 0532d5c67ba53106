"""Write docs/reference/settings.md from the settings files: every field with its default and the comment above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "variorum"
PAGE = ROOT / "docs" / "reference" / "settings.md"
HEAD = """# Settings

Written by `scripts/settings_reference.py` from the settings files themselves; a test fails where the two differ.

Every threshold of variorum is a field of a frozen dataclass, with a note on what it was chosen on and which gate holds it.
They are set from Python:

```python
import variorum
from variorum.trace import TraceSettings

settings = variorum.Settings(trace=TraceSettings(dependent_weight=12.0))
dossier = variorum.collate(["reports/"], settings=settings)
```

What is not listed here is no setting: the intervals of hedges, the weights of fitted features and the word lists are data
files ([lexicons](lexicons.md)). "../shared" is a folder of evaluation texts beside the project, which is not part of it.
"""


@dataclass(frozen=True)
class Group:
    """Fields that one comment speaks of, as (name, default as written)."""

    fields: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True)
class Class:
    name: str
    module: str
    summary: str
    groups: tuple[Group, ...]


def classes() -> Iterator[Class]:
    """Every dataclass of every settings.py, in order of path."""
    for file in sorted(SOURCE.rglob("settings.py")):
        text = file.read_text(encoding="utf-8")
        tree = ast.parse(text)
        module = ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and module != "variorum.settings":
                summary = ast.get_docstring(node) or ast.get_docstring(tree) or ""
                yield Class(node.name, module, summary, tuple(_groups(node, text.splitlines())))


def _groups(node: ast.ClassDef, lines: list[str]) -> Iterator[Group]:
    """A comment speaks of the fields right below it, down to a blank line or the next comment."""
    fields: list[tuple[str, str]] = []
    note = ""
    last = 0
    for field in (n for n in node.body if isinstance(n, ast.AnnAssign)):
        above = _comment(lines, field.lineno - 1)
        apart = any(not line.strip() for line in lines[last : field.lineno - 1])
        if (above or apart) and fields:
            yield Group(tuple(fields), note)
            fields = []
        if above or apart:
            note = above
        fields.append((ast.unparse(field.target), ast.unparse(field.value) if field.value else ""))
        last = field.end_lineno or field.lineno
    if fields:
        yield Group(tuple(fields), note)


def _comment(lines: list[str], below: int) -> str:
    """The comment lines right above line index `below`, as one text."""
    said: list[str] = []
    while below > 0 and lines[below - 1].strip().startswith("#"):
        below -= 1
        said.insert(0, lines[below].strip().lstrip("#").strip())
    return " ".join(said)


def reference() -> str:
    return HEAD + "".join(_section(found) for found in classes())


def _section(found: Class) -> str:
    summary = " ".join(found.summary.split())
    rows = "".join(_row(group) for group in found.groups)
    return (
        f"\n## `{found.module}.{found.name}`\n\n{summary}\n\n"
        f"| field | default | why |\n| --- | --- | --- |\n{rows}"
    )


def _row(group: Group) -> str:
    names = "<br>".join(f"`{name}`" for name, _ in group.fields)
    defaults = "<br>".join(f"`{default}`" for _, default in group.fields)
    note = group.note.replace("|", "\\|").replace("<", "&lt;")
    return f"| {names} | {defaults} | {note} |\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
