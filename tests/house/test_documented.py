"""How many public functions say what a caller cannot see. The share only rises."""

import ast

from .places import SOURCE

# Nearly all; the rest are what Python or a library names (`readable`, `__enter__`), which their documents explain (decision 16).
LEAST = 0.975
# A share so much above the floor asks for a higher floor.
SLACK = 0.02
# Of the functions that answer yes or no and have a docstring, how many may not say what yes means.
MOST_VAGUE = 0.02


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


def functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_what_answers_yes_or_no_says_what_yes_means():
    """An example or a half sentence leaves a reader to guess: such a docstring begins "Whether …", or names True or False."""
    vague = []
    count = 0
    for path in sorted(SOURCE.rglob("*.py")):
        for function in functions(ast.parse(path.read_text(encoding="utf-8"))):
            said = ast.get_docstring(function)
            if said is None or function.returns is None or ast.unparse(function.returns) != "bool":
                continue
            count += 1
            if not said.startswith(("Whether ", "As `")) and "True" not in said and "False" not in said:
                vague.append(f"{path.relative_to(SOURCE)}: {function.name}: {said.splitlines()[0]}")
    assert len(vague) <= MOST_VAGUE * count, vague
