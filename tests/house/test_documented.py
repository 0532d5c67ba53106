"""How many public functions say what a caller cannot see. The share only rises."""

import ast

from .places import SOURCE

# Nearly all; the rest are what Python or a library names (`readable`, `__enter__`), which their documents explain (decision 16).
LEAST = 0.975
# A share so much above the floor asks for a higher floor.
SLACK = 0.02


def public_functions(tree):
    """Functions and methods whose names, and whose classes' names, do not begin with an underscore."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node)


def test_public_functions_are_documented_and_the_share_does_not_fall():
    counted = {True: 0, False: 0}
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            for function in public_functions(ast.parse(path.read_text(encoding="utf-8"))):
                counted[ast.get_docstring(function) is not None] += 1
    share = counted[True] / sum(counted.values())
    assert share >= LEAST, f"{share:.3f} of {sum(counted.values())}"
    assert share < LEAST + SLACK, f"{share:.3f} are documented: raise LEAST"
