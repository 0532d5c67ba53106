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


@pytest.mark.skipif(
    shutil.which("Rscript") is None, reason="R is not here: apt-get install r-base-core (.ci/run does)"
)
def test_what_is_shown_for_r_counts_what_pandas_counts(folder):
    import pandas

    (block,) = blocks("r")
    done = subprocess.run(["Rscript", "--vanilla", "-e", block], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names, counts = (line.split() for line in done.stdout.splitlines() if line.strip())
    claims, readings = (
        pandas.read_parquet(folder / f"found/{name}.parquet") for name in ("claims", "readings")
    )
    wanted = readings.merge(claims, on="claim_id").status.value_counts()
    assert dict(zip(names, map(int, counts), strict=True)) == dict(wanted)
