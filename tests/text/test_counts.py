"""A number stands before the singular or plural that it takes."""

import ast
import re
from pathlib import Path

import variorum
from variorum.text.counts import counted

PLURALS = "words|bytes|characters|reports|captures|items|sentences|lines|files"


def test_one_is_no_plural() -> None:
    assert [counted(n, "word") for n in (0, 1, 2, 1200)] == ["0 words", "1 word", "2 words", "1,200 words"]
    assert counted(1, "copy", "copies") == "1 copy"


def test_what_was_found_in_an_input_stands_before_no_fixed_plural() -> None:
    """In extract and gather: a setting's bound ("more than {settings.rows} rows") is never one, what was met may be."""
    found = []
    for room in ("extract", "gather"):
        for file in sorted((Path(variorum.__file__).parent / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    words = ast.unparse(node)
                    found += re.findall(
                        rf"(?:[Oo]nly|[Tt]here (?:is|are)) \{{(?!settings)\w+\}} (?:{PLURALS})\b", words
                    )
    assert found == []
