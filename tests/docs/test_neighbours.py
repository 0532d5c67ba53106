"""The Python on the pages about neighbours runs, after the commands above it, and what they made is read by the neighbour."""

import json
import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, commands, prepare
from tests.docs.readers import READERS
from variorum.cli.main import main

PAGES = ("hypothesis", "openaleph", "agents", "taranis", "zotero")
PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_about_a_neighbour_says_runs(name, tmp_path):
    from click.testing import CliRunner

    page = f"docs/how-to/{name}.md"
    text = (ROOT / page).read_text(encoding="utf-8")
    prepare(tmp_path, text)
    with chdir(tmp_path):
        for command in commands(page, text):
            if command.words.startswith("variorum "):
                assert CliRunner().invoke(main, command.words.split()[1:]).exit_code == 0, command.words
    blocks = PYTHON.findall(text)
    assert bool(blocks) == (name in {"hypothesis", "openaleph", "agents"})
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "PATH": path},
        )
        assert done.returncode == 0, done.stderr[-800:]
        if name == "agents":
            assert done.stdout.startswith("to the letter in 3 places, of 1 origin"), done.stdout
    if name in READERS:
        READERS[name](tmp_path)
    for block in re.findall(r"^```json\n(.*?)^```", text, re.M | re.S):
        json.loads(block)


def test_the_reference_of_the_api_has_every_address():
    from variorum.web.openapi import document

    text = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(/api/v1/[^`]+)` \|", text, re.M) == list(document()["paths"])
