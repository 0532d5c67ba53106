"""What `import variorum` gives, and that every public word is explained somewhere."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

import variorum
from variorum import errors, records

from .places import DOCS, ROOT

ROOMS = ("gather", "extract", "parse", "trace", "group", "collate", "publish")


def public(module):
    return [name for name in vars(module) if not name.startswith("_")]


def test_the_package_exports_collate_settings_the_records_and_the_errors():
    own = {name for name in public(errors) if inspect.isclass(getattr(errors, name))}
    assert set(variorum.__all__) == {"collate", "Settings", *records.__all__, *own}
    assert variorum.__all__ == sorted(variorum.__all__, key=lambda name: (name == name.lower(), name))


@pytest.mark.parametrize("name", variorum.__all__)
def test_every_exported_name_is_there(name):
    assert getattr(variorum, name).__module__.startswith("variorum") or name == "Value"


def test_a_name_that_is_not_exported_is_an_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = variorum.nonsense


def test_collate_stays_a_function_whatever_is_imported():
    import variorum.collate
    import variorum.pipeline

    assert inspect.isfunction(variorum.collate)
    assert inspect.ismodule(import_module("variorum.collate"))


def test_import_variorum_imports_no_room_and_no_library():
    code = (
        "import sys, variorum\n"
        "libraries = ('numpy', 'spacy', 'click', 'rich', 'jinja2', 'dataclasses')\n"
        "print(*sorted(m for m in sys.modules if m.startswith('variorum') or m in libraries))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["variorum", "variorum.version"]


def test_every_record_is_in_the_glossary():
    said = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert [name for name in records.__all__ if f"`{name}`" not in said] == []


def test_every_exported_name_is_in_the_reference_for_python():
    said = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert [name for name in variorum.__all__ if f"`{name}" not in said and f".{name}(" not in said] == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_exports_is_in_the_reference_for_python(room):
    said = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    exported = import_module(f"variorum.{room}").__all__
    assert [name for name in exported if f"`{name}" not in said] == []


def test_every_package_says_what_it_is():
    silent = [
        info.name
        for info in pkgutil.walk_packages(variorum.__path__, "variorum.")
        if info.ispkg and not (import_module(info.name).__doc__ or "").strip()
    ]
    # Nothing but data, or made by a tool.
    assert set(silent) <= {
        "variorum.lexicons",
        "variorum.store.migrations",
        "variorum.store.migrations.versions",
    }


def test_the_tree_of_errors_is_as_drawn():
    """The drawing in the docstring of errors.py, line by line, against the classes."""
    drawn, stack = {}, []
    for line in (errors.__doc__ or "").splitlines():
        head = line.lstrip(" │├└─")
        depth = len(line) - len(head)
        name = head.split(" ")[0]
        if hasattr(errors, name) and depth:
            while stack and stack[-1][0] >= depth:
                stack.pop()
            drawn[name] = stack[-1][1] if stack else "Exception"
            stack.append((depth, name))
    classes = {
        node.name: ast.unparse(node.bases[0])
        for node in ast.parse(inspect.getsource(errors)).body
        if isinstance(node, ast.ClassDef)
    }
    assert drawn == classes
