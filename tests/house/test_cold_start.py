"""What a first dossier must not wait for."""

import subprocess
import sys

from variorum.sample import sample_folder, sample_reports

# Each takes .05 to .3 s of processor to import, and nothing of it is needed for English reports and pages that say their
# date: the command line of spaCy and what it brings, guessing at dates, the desk's database.
UNUSED = (
    "spacy.cli",
    "typer",
    "httpx",
    "dateparser",
    "sqlalchemy",
    "requests",
    "pyarrow",
    "openpyxl",
    "pandas",
    "docx",
    "odfdo",
)
PROGRAM = """
import sys
import variorum
variorum.collate(sys.argv[2:], one_story=True)
print(*(name for name in sys.argv[1].split(",") if name in sys.modules))
"""


def run(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_first_dossier_imports_only_what_it_uses():
    with sample_folder() as folder:
        files = [str(file) for file in sample_reports(folder)]
        assert run(PROGRAM, ",".join(UNUSED), *files) == ""


def test_text_alone_needs_no_reader_of_pages(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("The ferry ran aground on Tuesday, and the coastguard said that nobody was hurt.\n" * 3)
    assert run(PROGRAM, "trafilatura,htmldate,justext,py3langid", str(report)) == ""


def test_the_command_line_of_spacy_can_be_imported_afterwards():
    program = "from variorum.parse.model import parser; parser('en'); import spacy.cli; print(spacy.cli.info.__name__)"
    assert run(program) == "info"
