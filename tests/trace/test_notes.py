"""What recurs over unlike events is furniture, whoever prints it: templates, footers, standing notes (cases 49 and 50)."""

from __future__ import annotations

import json
from pathlib import Path

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Label, Report, SharedKind

CASES = Path(__file__).parents[1] / "cases"
NOTE = (
    "We are a newsroom of eleven in a former bakery and print what people send us about their streets, if it can be "
    "checked. Whoever wants to help can leave coffee at the door, and whoever wants to complain can ring twice."
)
# Two events that have no name in common, and a third that is told in two versions.
BRIDGE = "Engineers closed the Orrin bridge above Kettle on Tuesday because a bolt of pier 14 had sheared, Ada Brom said."
CHOIR = "The choir of Saint Maur sang in Lowen for 212 guests, and its conductor Pim Olde wept, the Lowen parish wrote."
COURT = "Judge Hanne Voss of Dremmen fined the mill of Jonas Kerr 9,300 crowns for draining dye into the Silt brook."
COURT_TOO = "Mill owner Jonas Kerr will pay 9,300 crowns, Judge Hanne Voss of Dremmen ruled; his dye had killed the Silt."


def case(name: str) -> list[Report]:
    rows = (CASES / name / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        report(row["text"], path=row["path"], outlet=row["outlet"], published=row["published"])
        for row in map(json.loads, rows)
    ]


def test_a_template_filled_in_twice_is_no_copy() -> None:
    (pair,) = trace.trace(case("49-template")).shared
    assert not pair.dependent and pair.kind is SharedKind.BOILERPLATE
    assert any("template" in why for why in pair.why)


def test_a_corrected_version_of_one_report_is_a_copy_though_its_figures_changed() -> None:
    """The brother of the template: the place and the hour stay."""
    first, _ = case("49-template")
    text = first.text.replace("magnitude of 4.1", "magnitude of 4.3").replace("lay 9 kilo", "lay 11 kilo")
    later = report(text, path="later", outlet="Vale Radio", published="2031-05-14")
    assert [s.kind for s in trace.trace([first, later]).shared] == [SharedKind.COPY]


def test_a_footer_of_a_group_of_outlets_makes_nothing_depend_on_anything() -> None:
    reports = case("50-network-footer")
    lineage = trace.trace(reports)
    assert len(lineage.shared) == 10 and not any(s.dependent for s in lineage.shared)
    assert {span.label for s in lineage.shared for span in s.spans} == {Label.BOILERPLATE}
    assert len(lineage.witnesses) == len(reports)


def test_a_copy_with_the_groups_footer_is_a_copy_still() -> None:
    """The brother of the footer."""
    reports = case("50-network-footer")
    text = reports[0].text.replace("said Dr Pia Lenz", "Dr Pia Lenz said")
    lineage = trace.trace([*reports, report(text, path="again", outlet="Lessing Globe")])
    (pair,) = (s for s in lineage.shared if s.dependent)
    assert reports[0].id in {pair.left, pair.right}


def test_a_note_in_the_midst_of_three_unlike_stories_is_furniture() -> None:
    texts = [f"{story}\n\n{NOTE}\n\n{story.split(',')[0]} again." for story in (BRIDGE, CHOIR, COURT)]
    lineage = trace.trace([report(text, path=f"{n}.txt") for n, text in enumerate(texts)])
    assert len(lineage.shared) == 3 and not any(s.dependent for s in lineage.shared)


def test_what_three_reports_of_one_event_lift_is_no_furniture() -> None:
    """The brother of the note: two of the three are of one event, so one may have it from the other."""
    middle = WIRE.split("\n\n")[2]
    reports = [report(f"{t}\n\n{middle}", path=f"{n}.txt") for n, t in enumerate((COURT, COURT_TOO, CHOIR))]
    lineage = trace.trace(reports)
    assert [{s.left, s.right} for s in lineage.shared if s.dependent] == [{reports[0].id, reports[1].id}]


def test_whoever_names_the_other_writes_of_the_same_though_all_else_is_his_own() -> None:
    first = report(f"{BRIDGE}\n\n{NOTE.replace('We are', 'It is')}", path="a.txt", outlet="Kettle Post")
    second = report(
        f"{CHOIR}\n\nThe Kettle Post reported it so.\n\n{NOTE.replace('We are', 'It is')}",
        path="b.txt",
        outlet="Bell",
    )
    (pair,) = trace.trace([first, second]).shared
    assert pair.dependent


PHRASES = (
    "at the end of the day it was clear",
    "who asked not to be named because of the",
    "it was not immediately clear how many of the",
    "as soon as it became known that it had",
    "there was no word on when it would be",
    "for the first time in more than a decade",
    "one of the largest of its kind in all",
    "on the other side of the street from where",
    "it remains to be seen whether any of this",
    "so far nobody has been able to say why",
)


def _story(words: str, seed: int) -> str:
    """Ten paragraphs of invented words, one of the phrases in each."""
    count = len(words.split())
    return "\n\n".join(
        " ".join(f"{w}{seed}a{n}" for w in words.split()[: count // 2])
        + f" {phrase} "
        + " ".join(f"{w}{seed}b{n}" for w in words.split()[count // 2 :])
        for n, phrase in enumerate(PHRASES)
    )


WORDS = (
    "rain cloud door lamp stone field glass road hand leaf boat wall clock bread moon paper salt rope nail brick "
    * 2
)


def test_ten_stock_phrases_add_up_to_no_copy() -> None:
    lineage = trace.trace([report(_story(WORDS, 3)), report(_story(WORDS, 7), path="b.txt")])
    assert not any(s.dependent for s in lineage.shared)


def test_a_copy_of_which_every_tenth_word_was_changed_is_a_copy() -> None:
    """The brother of the phrases: short runs that stand close together."""
    words = f"{WIRE}\n\n{OWN}".split(" ")
    changed = " ".join("anew" if n % 10 == 9 else word for n, word in enumerate(words))
    lineage = trace.trace([report(" ".join(words)), report(changed, path="b.txt")])
    assert [s.dependent for s in lineage.shared] == [True]
