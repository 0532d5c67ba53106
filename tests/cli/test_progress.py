from __future__ import annotations

import re
from pathlib import Path

import variorum
from variorum.rooms import WORKING


def test_every_room_that_tells_of_progress_has_words_for_it():
    source = Path(variorum.__file__).parent
    told = re.compile(r'(?:\b(?:progress|bars)\(|_room\((?:how\.)?progress, )"(\w+)"')
    named = {name for path in source.rglob("*.py") for name in told.findall(path.read_text(encoding="utf-8"))}
    assert named == set(WORKING)
