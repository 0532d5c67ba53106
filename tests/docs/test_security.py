"""The list of security requirements is whole: none of levels 1 and 2 is passed over, and what it points at is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/security.md").read_text(encoding="utf-8")
# Section: how many requirements of levels 1 and 2 it begins with (ASVS 5.0.0 numbers those of level 3 last in each, but for 3.4.7 and on).
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2,
    "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3,
    "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "11.1": 2, "11.2": 3, "11.3": 3,
    "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
}  # fmt: skip


def test_every_requirement_of_levels_1_and_2_is_answered_or_said_not_to_apply_once():
    wanted = [f"{section}.{n}" for section, most in SECTIONS.items() for n in range(1, most + 1)]
    rows = re.findall(r"^\| ([\d., ]+) \| (met|in part|not|by the proxy|the site's) \| (.+) \|$", PAGE, re.M)
    answered = [one for ids, _, why in rows for one in ids.split(", ") if why.strip()]
    assert len(answered) == len(set(answered))
    outside = re.search(r"^Does not apply: (.+?)\n\n", PAGE, re.M | re.S)[1]
    left_out = set(re.findall(r"\b\d+(?:\.\d+){0,2}\b", outside))
    for one in wanted:
        chapter, section, _ = one.split(".")
        away = bool({one, f"{chapter}.{section}", chapter} & left_out)
        assert (one in answered) is not away, one
    assert set(answered) <= set(wanted)
    assert {"9", "10", "17"} <= left_out


def test_what_is_not_met_is_said_at_the_top():
    first = PAGE.split("Does not apply")[0]
    rows = re.findall(r"^\| ([\d., ]+) \| not \|", PAGE, re.M)
    assert rows and all(one in first for ids in rows for one in ids.split(", "))


def test_the_tests_that_it_names_are_there():
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))
    assert len(named) > 5 and all((ROOT / one).exists() for one in named)
