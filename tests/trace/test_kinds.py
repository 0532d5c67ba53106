"""What kind a dependent pair is, where how much is shared does not settle it."""

from __future__ import annotations

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import SharedKind

ESSAY = " ".join(OWN.split("\n\n"))
SHORT = "The mayor wrote in an essay for the Bell, and few of those who read it over breakfast were pleased with it."
# The second half of two write-throughs of one wire story.
ENDS = (
    "Dock workers walked out at noon. Their union wants masks for everybody who sweeps the silos, and a doctor on each quay. "
    "Talks are to begin in the spring, when the harvest of the plain has been shipped and the cranes stand idle for a while.",
    "Bakers in the capital paid a third more for flour within an hour. The ministry of trade opened a reserve that lasts for "
    "six weeks. Two ships that were bound for the port turned back at the straits, and a third one waits outside the mole.",
)


def kind(one: str, other: str, **fields: object) -> SharedKind:
    (pair,) = trace.trace([report(one, path="a.txt", **fields), report(other, path="b.txt", **fields)]).shared
    assert pair.dependent
    return pair.kind


def test_who_quotes_the_better_part_of_another_is_no_version_of_it() -> None:
    begins = f"{SHORT}\n\n{ENDS[0]}"
    assert kind(f"{ENDS[1]}\n\n{ESSAY}", f"{begins}\n\n{ESSAY}") is SharedKind.UPDATE
    assert kind(f"{ENDS[1]}\n\n{ESSAY}", f"{begins}\n\n“{ESSAY}”") is SharedKind.EXCERPT


def test_two_write_throughs_of_one_agency_are_versions_though_but_their_beginning_is_one() -> None:
    one, other = (f"{WIRE}\n\n{end}\n\n{end.replace(' the ', ' that ')}" for end in ENDS)
    assert kind(one, other, credit="Reuters") is SharedKind.UPDATE
    assert kind(one, other) is SharedKind.EXCERPT
