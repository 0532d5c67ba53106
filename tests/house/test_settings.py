"""Every threshold is a field with a reason, and stands in the reference."""

import importlib.util
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest

from variorum.settings import Settings

from .places import ROOT


def reference():
    """scripts/settings_reference.py as a module."""
    path = ROOT / "scripts" / "settings_reference.py"
    spec = importlib.util.spec_from_file_location("settings_reference", path)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def classes():
    return {f"{found.module}.{found.name}": found for found in reference().classes()}


@pytest.mark.parametrize("name", classes())
def test_every_field_has_a_comment_and_is_found(name):
    module, _, own = name.rpartition(".")
    made = getattr(import_module(module), own)
    listed = {field: group.note for group in classes()[name].groups for field, _ in group.fields}
    assert is_dataclass(made)
    assert set(listed) == {field.name for field in fields(made)}
    assert [field for field, note in listed.items() if not note] == []


@pytest.mark.parametrize("name", classes())
def test_settings_are_frozen_slotted_and_given_by_name(name):
    module, _, own = name.rpartition(".")
    made = getattr(import_module(module), own)
    assert made.__dataclass_params__.frozen
    assert "__dict__" not in dir(made())
    with pytest.raises(TypeError, match="positional"):
        made(1)


def test_the_settings_of_a_run_are_all_in_the_reference():
    listed = {name.rpartition(".")[2] for name in classes()}
    assert {type(getattr(Settings(), field.name)).__name__ for field in fields(Settings)} <= listed


def test_the_reference_page_is_what_the_settings_say():
    made = reference()
    assert made.PAGE.read_text(encoding="utf-8") == made.reference(), (
        "settings have changed: python scripts/settings_reference.py writes the page anew"
    )
