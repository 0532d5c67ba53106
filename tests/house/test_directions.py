"""Imports go one way: import-linter holds the layers, this what it cannot see."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter

from .places import SOURCE


def modules():
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), ast.parse(path.read_text("utf-8"))


FOUND = dict(modules())


def imported(tree, *, types):
    """What a module imports, at its top and inside its functions; without what is for types alone, unless asked."""
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and not types:
            left.extend(node.orelse)
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in FOUND else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        left.extend(ast.iter_child_nodes(node))


def test_no_modules_import_each_other_in_a_circle_not_even_inside_functions():
    graph = {
        name: {other for other in imported(tree, types=False) if other in FOUND and other != name}
        for name, tree in FOUND.items()
        if name != "variorum"
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def test_nothing_asks_the_packages_face_for_anything():
    asking = [
        name
        for name, tree in FOUND.items()
        if name != "variorum" and "variorum" in {*imported(tree, types=True)}
    ]
    assert asking == []


def test_the_version_is_one():
    import tomllib

    import variorum

    root = SOURCE.parents[1]
    said = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert said == variorum.__version__
    assert f"version: {said}\n" in (root / "CITATION.cff").read_text("utf-8")
    assert sys.modules["variorum.version"].__version__ is variorum.__version__
