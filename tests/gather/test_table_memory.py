"""A table larger than the memory it may take is read row by row."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# Peak memory of a process that reads the table and keeps nothing, in kB, and how many rows came out of it.
CODE = """
import json, resource, sys
from variorum.gather import gather
from variorum.records import Capture
rows = sum(isinstance(item, Capture) for item in gather([sys.argv[1]]))
print(json.dumps([rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
ROWS = 100_000
# Of each row 16 bytes are kept, by which a repeated one is known: some 100 bytes with what Python needs for them.
ALLOWED = 25_000_000


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_read_in_the_memory_of_a_few(tmp_path):
    pytest.importorskip("resource", reason="this system does not say how much memory a process took")
    filler = "It lay there until the tide came, and nobody knew why it had left the fairway at all. " * 7
    peaks = []
    for rows in (1_000, ROWS):
        path = tmp_path / f"{rows}.csv"
        with path.open("w", encoding="utf-8") as out:
            out.write("media_name,publish_date,story_text\n")
            out.writelines(
                f'Bell,13/05/2025,"Ferry {n} stopped, its master said.\n{filler}"\n' for n in range(rows)
            )
        done = subprocess.run([sys.executable, "-c", CODE, str(path)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-800:]
        read, peak = json.loads(done.stdout)
        assert read == rows
        peaks.append(peak * 1024)
    size = (tmp_path / f"{ROWS}.csv").stat().st_size
    assert size > 2 * ALLOWED, "or the test could not fail"
    assert peaks[1] - peaks[0] < ALLOWED, f"{peaks[1] >> 20} MB for a table of {size >> 20} MB"
