"""The commands as a user runs them: exit codes, one line for a mistake, the sample, the reference page."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from variorum.cli.main import main
from variorum.publish import from_json, recheck
from variorum.records import Status
from variorum.sample import sample_folder, sample_reports
from variorum.schema import dossier_schema

ROOT = Path(__file__).parents[2]


def variorum(*args, cwd):
    code = "from variorum.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The dossier of the bundled sample, as `variorum demo --format json` prints it."""
    result = variorum("demo", "--format", "json", cwd=tmp_path_factory.mktemp("demo"))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_sample_follows_the_schema_and_every_quote_stands(sample):
    Draft202012Validator(dossier_schema()).validate(sample)
    assert recheck(from_json(json.dumps(sample))) == ()


def test_the_sample_folds_the_copies_of_the_wire_story(sample):
    by_name = {Path(r["path"]).name: r["id"] for r in sample["reports"]}
    wire = {by_name[n] for n in ("1-wire.txt", "2-portal.txt", "3-coastal-daily.html")}
    assert [set(group) for group in sample["stories"][0]["copies"]] == [wire]
    assert sample["stories"][0]["independent"] == 6


def test_the_sample_shows_differences(sample):
    found = {claim["status"] for claim in sample["stories"][0]["claims"]}
    assert {Status.CONFLICT, Status.AGREE, Status.COMPATIBLE, Status.VARIANT, Status.SINGLE} <= found


def test_the_sample_is_in_the_package():
    with sample_folder() as folder:
        assert len(sample_reports(folder)) == 8


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("collate",), "Missing argument 'INPUT...'"),
        (("collate", "no-such-file.txt"), "no-such-file.txt"),
        (("collate", "x.txt", "--format", "epub"), "'epub' is not one of"),
        (("colate", "x.txt"), "No such command 'colate'. Did you mean 'collate'?"),
        (("desk", "ad"), "Did you mean 'add'?"),
        (("collate", "x.txt", "--formt", "json"), "Did you mean '--format'? variorum collate --help lists"),
        (("desk", "add", "--deks", "x"), "Did you mean '--desk', which stands behind 'variorum desk'?"),
        (("fetch", "--foo", "x"), "No such option '--foo'. variorum fetch --help lists what there is."),
        (("fetch", "x"), "--help lists what there is"),
        (("verify", "no-such.json"), "no such file"),
        (("collate", "x.txt", "--out", "no/such/folder.html"), "does not exist"),
    ],
)
def test_a_mistake_is_one_plain_line_and_exit_code_2(tmp_path, args, said):
    result = variorum(*args, cwd=tmp_path)
    assert result.returncode == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_nothing_readable_is_exit_code_1(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = variorum("collate", "empty.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert "empty.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_something_refused_is_exit_code_0(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with sample_folder() as folder:
        text = (folder / "6-review.txt").read_text(encoding="utf-8")
    (tmp_path / "review.txt").write_text(text, encoding="utf-8")
    result = variorum("collate", ".", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "1 independent source in 1 report" in result.stdout
    assert "Refused (1)" in result.stdout


def test_help_imports_nothing_heavy(tmp_path):
    code = (
        "import sys, click\n"
        "from click.testing import CliRunner\n"
        "from variorum.cli.main import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "print([m for m in ('spacy', 'numpy', 'jinja2', 'rich', 'trafilatura', 'sqlalchemy') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def reference():
    """scripts/cli_reference.py as a module."""
    spec = importlib.util.spec_from_file_location("cli_reference", ROOT / "scripts" / "cli_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_helps_and_its_modules_load():
    for name, _ in reference().commands():
        result = CliRunner().invoke(main, [*name.split()[1:], "--help"])
        assert result.exit_code == 0, f"{name}: {result.output}"


def test_the_reference_page_names_every_command_and_option():
    made = reference()
    said = made.PAGE.read_text(encoding="utf-8")
    assert said == made.reference(), (
        "the commands have changed: python scripts/cli_reference.py writes the page anew"
    )
