"""The table of weights and lexicons is that of the files, and each weight can be made again by the command that it names."""

import json
import re

from scripts import data_reference

from .places import ROOT, SOURCE


def test_the_table_has_a_row_for_each_file_and_none_for_another():
    """What a file says of itself may be newer there than here: scripts/data_reference.py writes the page anew."""
    said = data_reference.PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w./-]+\.(?:json|txt))` \|", said, re.M)
    here = {path.relative_to(data_reference.FOLDER).as_posix() for path in data_reference.files()}
    assert (sorted(set(rows)), len(rows)) == (sorted(here), len(here))


def test_the_table_of_weights_is_what_the_script_says():
    said, made = (
        page.partition("## Words")[0]
        for page in (data_reference.PAGE.read_text(encoding="utf-8"), data_reference.page())
    )
    assert said == made, "scripts/data_reference.py writes it anew"


def leaves(value):
    if isinstance(value, dict):
        value = [inner for name, inner in value.items() if name not in {"_", "_note"}]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value]


def test_every_file_of_weights_is_fitted_by_a_module_that_writes_it():
    """What holds nothing but numbers is fitted by somebody: by hand it would be words."""
    numbers = {
        path.name
        for path in data_reference.files()
        if path.suffix == ".json"
        and all(
            isinstance(leaf, float | int) for leaf in leaves(json.loads(path.read_text(encoding="utf-8")))
        )
    }
    assert numbers == set(data_reference.FITTED)
    for name, (_, _, module) in data_reference.FITTED.items():
        text = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
        stem = name.removesuffix(".json").removesuffix("-model")
        assert "--write" in text and stem in text, module


def test_no_data_lies_elsewhere_in_the_package():
    """Weights in another form would be in no table."""
    kinds = {".txt", ".json", ".npy", ".npz", ".pkl", ".bin", ".parquet", ".csv"}
    known = {SOURCE / "lexicons", SOURCE / "schema", SOURCE / "sample"}
    found = {p.name for p in SOURCE.rglob("*") if p.suffix in kinds and not known & set(p.parents)}
    assert found == {"answer.schema.json"}, "the form that a model's answer must have is no data"
