"""The Python examples in the documents run, in order, on the bundled sample."""

import re
import shutil

import pytest

from tests.house.places import ROOT
from variorum.sample import sample_folder, sample_reports

BLOCK = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


@pytest.mark.parametrize(
    "page",
    ["README.md", "docs/reference/python.md", "docs/tutorial/first-dossier.md", "docs/how-to/verify.md"],
)
def test_the_examples_run(page, tmp_path, monkeypatch, capsys):
    with sample_folder() as folder:
        (tmp_path / "reports").mkdir()
        for file in sample_reports(folder):
            shutil.copy(file, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    if page.endswith("verify.md"):
        made_before(tmp_path)
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert blocks
    space = {"__name__": "example"}
    for block in blocks:
        exec(compile(block, page, "exec"), space)
    assert page.endswith("verify.md") or capsys.readouterr().out


def made_before(folder):
    """The dossier that the page has made before by the command line."""
    import variorum
    from variorum.publish import as_json

    made = variorum.collate(["reports/"], one_story=True)
    (folder / "dossier.json").write_text(as_json(made), encoding="utf-8")
