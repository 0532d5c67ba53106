"""docs/reference/refusals.md names every reason there is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

from variorum.records import Reason

TABLE = Path(__file__).parents[2] / "docs" / "reference" / "refusals.md"


def test_every_reason_is_in_the_table() -> None:
    named = re.findall(r"^\| `([\w-]+)` \|", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(reason.value for reason in Reason)
