"""What the page on tables shows in other languages runs on the tables that its commands write."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import chdir

import duckdb
import pytest

from tests.docs.blocks import ROOT, run_page

PAGE = "docs/how-to/tables.md"
TEXT = (ROOT / PAGE).read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("page")
    for _ in run_page(PAGE, TEXT, made):
        pass
    return made


def test_what_is_shown_for_duckdb_finds_the_conflicts(folder):
    (query,) = blocks("sql")
    with chdir(folder):
        found = duckdb.sql(query).fetchall()
    assert ("Radio Marrowsund", "16,500 litres of diesel leaked", "The coastguard") in found


def test_what_is_shown_for_python_runs(folder, capsys):
    shown = blocks("python")
    assert len(shown) == 2
    for block in shown:
        with chdir(folder):
            exec(compile(block, PAGE, "exec"), {})
    assert "conflict" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not here")
def test_what_is_shown_for_r_runs(folder):
    for block in blocks("r"):
        subprocess.run(["Rscript", "-e", block], cwd=folder, check=True)
