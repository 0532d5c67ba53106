"""Every command that README.md and docs/ show runs, and what they print is what it says."""

from __future__ import annotations

import pytest

from tests.docs.blocks import PAGES, ROOT, commands, run_page, shown

TEXTS = {page: (ROOT / page).read_text(encoding="utf-8") for page in PAGES}
WITH_COMMANDS = [page for page in PAGES if any(commands(page, TEXTS[page]))]


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_of_a_page_run_and_print_what_it_says(page, tmp_path):
    for command, output in run_page(page, TEXTS[page], tmp_path):
        if command.shows:
            assert "\n".join(command.printed) == "\n".join(shown(output, command.printed)), (
                f"{page}, line {command.at + 1}: python scripts/renew_docs.py writes it anew"
            )


def test_the_pages_a_newcomer_reads_show_commands():
    assert {
        "README.md",
        "docs/tutorial/first-dossier.md",
        "docs/how-to/desk.md",
        "docs/reference/cli.md",
    } <= set(WITH_COMMANDS)
    assert sum(command.shows for command in commands("README.md", TEXTS["README.md"])) >= 3
