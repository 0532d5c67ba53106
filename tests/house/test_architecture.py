"""The picture of the house is the house: its tree, the files it names, folders that import in one direction, entry files alike."""

import ast
import re
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from importlib import import_module

import pytest

from .places import ROOT, SOURCE
from .test_directions import imported

SAID = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TREE = SAID[SAID.index("src/variorum/\n") :].split("```")[0]
# What holds no Python of its own is no room: templates, data of a language, a database's migrations.
DATA = (
    "lexicons/",
    "store/migrations",
    "archive/templates",
    "publish/templates",
    "web/templates",
    "web/static",
)
ROOMS = sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())
ENTRIES = {
    "gather": "gathering",
    "extract": "extracting",
    "trace": "tracing",
    "group": "grouping",
    "parse": "parsing",
    "collate": "collating",
    "propose": "proposing",
}


def drawn():
    """The folders of the tree, as "room/" or "room/folder/"."""
    folders, room = set(), ""
    for depth, name in re.findall(r"^((?:│   )?)[├└]── (\S+/)(?= |$)", TREE, re.M):
        room = room if depth else name
        folders.add(room + name if depth else name)
    return folders


def test_the_tree_has_every_folder_and_no_other():
    there = {f"{folder.relative_to(SOURCE)}/" for folder in SOURCE.rglob("*") if folder.is_dir()}
    assert drawn() == {
        f for f in there if "__pycache__" not in f and not f.startswith(tuple(d for d in DATA if f != d))
    }


def test_every_file_that_the_tree_and_the_tables_name_in_full_is_there():
    rooms = "|".join([*ROOMS, "lexicons"])
    named = set(re.findall(rf"`((?:{rooms})/(?:[a-z_]+/)*[a-z_]+\.(?:py|json))`", SAID))
    named |= set(re.findall(r"^[├└]── (\w+\.py)", TREE, re.M))
    assert len(named) > 60
    assert [n for n in sorted(named) if not (SOURCE / n).exists() and not (ROOT / n).exists()] == []


def folder_of(module, room):
    """The folder of a room that a module lies in; a file in the room itself counts for itself."""
    return ".".join(module.split(".")[2:][:1]) if module.startswith(f"variorum.{room}.") else None


@pytest.mark.parametrize("room", ROOMS)
def test_the_folders_of_a_room_import_each_other_in_one_direction(room):
    graph = defaultdict(set)
    for file in (SOURCE / room).rglob("*.py"):
        if file.name == "__init__.py":
            continue
        own = file.relative_to(SOURCE / room).with_suffix("").parts[0]
        for module in imported(ast.parse(file.read_text(encoding="utf-8")), types=False):
            other = folder_of(module, room)
            if (
                other
                and other != own
                and ((SOURCE / room / other).is_dir() or (SOURCE / room / f"{other}.py").exists())
            ):
                graph[own].add(other)
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


@pytest.mark.parametrize("room", ENTRIES)
def test_a_room_is_entered_by_the_file_that_says_what_it_does(room):
    door = getattr(import_module(f"variorum.{room}"), room)
    assert door.__module__ == f"variorum.{room}.{ENTRIES[room]}"
