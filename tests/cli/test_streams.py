"""The program with a standard stream closed, without buffers on a disk without room, and interrupted while it begins."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLE = str(Path(__file__).resolve().parents[2] / "src" / "variorum" / "sample")
PROGRAM = f"{sys.executable} -m variorum"


def told(line: str, cwd: Path, **more) -> subprocess.CompletedProcess[bytes]:
    """What the shell says of this line, in which `variorum` stands for the program."""
    command = line.replace("variorum", PROGRAM, 1)
    return subprocess.run(["bash", "-c", command], cwd=cwd, capture_output=True, check=False, **more)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("variorum settings >&-", 0),
        (f"variorum group {SAMPLE} >&-", 0),
        (f"variorum extract {SAMPLE} >&-", 2),
        ("variorum extract - -f jsonl <&-", 1),
        ("variorum mcp <&-", 0),
        ("variorum desk --desk / status", 2),
        ("variorum desk --desk d serve --port 99999", 2),
        ("variorum desk demo --port -5", 2),
    ],
)
def test_a_closed_stream_or_an_impossible_place_is_no_traceback(line, code, tmp_path):
    found = told(line, tmp_path)
    assert b"Traceback" not in found.stderr
    assert found.stderr.count(b"\n") <= 1
    assert found.returncode == code, found.stderr


def test_data_is_written_though_standard_error_is_closed(tmp_path):
    found = told(f"variorum extract {SAMPLE} -f jsonl 2>&-", tmp_path)
    assert found.returncode == 0
    assert found.stdout.rstrip().endswith(b"}")


def test_without_buffers_data_are_written_whole_or_refused(tmp_path):
    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

    line = f"variorum extract {SAMPLE} -f jsonl > out.jsonl"
    # no bytecode is written, which Python would cut off too
    environment = {"PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"}
    found = told(line, tmp_path, env=environment, preexec_fn=with_little_room)
    assert found.returncode == 2
    assert found.stderr.startswith(b"variorum: standard output: ")


@pytest.mark.parametrize("after", [0.05, 0.2, 0.6])
def test_ctrl_c_ends_it_whenever_it_comes(after, tmp_path):
    program = "from variorum.__main__ import run; print('begun', flush=True); run()"
    command = [sys.executable, "-c", program, "collate", SAMPLE, "--out", str(tmp_path / "d.html")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"begun\n"
        time.sleep(after)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode in {130, -signal.SIGINT}, err


def test_an_interrupt_that_python_drops_ends_the_program_all_the_same():
    program = (
        "import weakref\n"
        "from variorum.cli.streams import heed_interrupts\n"
        "class Thing: pass\n"
        "def dropped(_): raise KeyboardInterrupt\n"
        "heed_interrupts()\n"
        "thing = Thing()\n"
        "kept = weakref.ref(thing, dropped)\n"
        "del thing\n"
        "print('went on')\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (130, b"")
