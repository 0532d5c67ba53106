"""Only narrative makes dependence: posts, statements, transcripts, captions and quotations may be anybody's."""

from __future__ import annotations

import pytest

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Direction, Label, Lineage, SharedKind

POST = (
    "The quays were never in danger and everybody who says so is invited to come and see for themselves, we will be "
    "there with bread and soup all of Saturday, bring your friends — Lena Marsk (@lenamarsk) May 3, 2025"
)
STATEMENT = (
    "We grieve with the families of those who were hurt tonight. Our engineers are working through the night so that "
    "the people of this city have bread tomorrow, and I will not rest until every one of them is back with us."
)
TURNS = (
    "HOST: What did you see from the quay on Friday night when the gallery came down in front of you? "
    "MARSK: I saw men run towards the fire and not away from it, and that is what I want people to remember of us."
)
CAPTION = (
    "Smoke rises over the grain terminal of Harbour City as a fire boat works from the northern basin on a windless "
    "morning with two tugs waiting beyond the breakwater. Photographer: Ola Dunn/Getty Images"
)
QUOTED = "“{}” said the port director."


def shared_by_two(passage: str) -> Lineage:
    """The lineage of two otherwise different reports that both hold `passage` as a paragraph."""
    first, second = WIRE.split("\n\n"), OWN.split("\n\n")
    one = "\n\n".join([*first[:2], passage, *first[2:]])
    other = "\n\n".join([*second[:2], passage, *second[2:]])
    return trace.trace([report(one, path="one.txt"), report(other, path="other.txt")])


@pytest.mark.parametrize(
    ("passage", "label", "kind"),
    [
        (POST, Label.POST, SharedKind.SHARED_QUOTE),
        (f"The port director wrote in a statement:\n\n{STATEMENT}", Label.STATEMENT, SharedKind.SHARED_QUOTE),
        (STATEMENT, Label.STATEMENT, SharedKind.SHARED_QUOTE),
        (TURNS, Label.STATEMENT, SharedKind.SHARED_QUOTE),
        (CAPTION, Label.CAPTION, SharedKind.BOILERPLATE),
        (QUOTED.format(STATEMENT), Label.QUOTATION, SharedKind.SHARED_QUOTE),
    ],
    ids=["post", "announced statement", "statement", "transcript", "caption", "quotation"],
)
def test_what_is_not_narrative_makes_no_dependence(passage: str, label: Label, kind: SharedKind) -> None:
    lineage = shared_by_two(passage)
    (pair,) = lineage.shared
    assert not pair.dependent and pair.kind is kind
    longest = max(pair.spans, key=lambda s: s.left_end - s.left_start)
    assert longest.label is label
    assert len([w for w in lineage.witnesses if w.reports]) == 2
    assert "no report was built from another" in lineage.notes[0]


def test_a_paragraph_of_narrative_makes_dependence() -> None:
    (pair,) = shared_by_two(
        "The conveyor gallery was built in 1974 and had been due for replacement twice, but each time the port put "
        "the work off until after the harvest, according to minutes of the harbour board."
    ).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT


def test_a_column_in_the_first_person_is_its_writers_own_narrative() -> None:
    column = "\n\n".join(
        f"I {verb} the harbour that summer, and we who worked there knew each silo by the sound that its doors made "
        f"when the {noun} came in from the sea before sunrise."
        for verb, noun in [
            ("loved", "wind"),
            ("left", "fog"),
            ("feared", "cold"),
            ("missed", "light"),
            ("knew", "rain"),
        ]
    )
    (pair,) = trace.trace([report(column, path="a.txt"), report(column, path="b.txt")]).shared
    assert pair.dependent and pair.kind is SharedKind.COPY


def test_what_others_quote_from_a_printed_text_is_lifted_from_it() -> None:
    passage = (
        "The board had known for six years that the gallery's sprinklers were fed by a main too narrow to reach the "
        "upper deck, and every spring it voted to study the matter again rather than to dig up the quay road."
    )
    source = report(WIRE + "\n\n" + passage, path="source.txt", outlet="The Harbour Bell")
    taker = report(
        OWN + f"\n\n“{passage}” the paper wrote on its front page.", path="taker.txt", outlet="Upland Radio"
    )
    (pair,) = trace.trace([source, taker]).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT
    heard = report(
        OWN + f"\n\n“{passage}” a councillor told reporters.", path="heard.txt", outlet="Upland Radio"
    )
    (pair,) = trace.trace([source, heard]).shared
    assert not pair.dependent


def test_an_outlets_note_under_every_story_is_boilerplate_of_which_no_list_knows() -> None:
    note = (
        "Our readers in the harbour towns keep this paper alive: the bakers, the pilots, the widows of the pilots, and "
        "whoever else sends a coin in an envelope when the rent of the press falls due each quarter."
    )
    third = (
        "Herring came late to the sound this year, and the boats that wait for it lie three deep along the mole. "
        * 5
    )
    reports = [
        report(f"{text}\n\n{note}", path=f"{n}.txt", outlet="Harbour Bell")
        for n, text in enumerate((WIRE, OWN, third))
    ]
    lineage = trace.trace(reports)
    assert {s.kind for s in lineage.shared} == {SharedKind.BOILERPLATE}
    versions = [
        report(WIRE + f"\n\n{OWN[: 150 * n]}", path=f"{n}.txt", outlet="Harbour Bell") for n in range(3)
    ]
    assert all(s.dependent for s in trace.trace(versions).shared)


REPORTED = (
    "Negotiators want to lend the port the money for three new silos before the harvest, according to two people who sat "
    "at the table. The first would stand by midsummer, officials said, and the last a year later. What the insurers "
    "pay is to go into the quay, and the old conveyor gallery is not to be built again."
)


def test_a_block_that_says_who_said_what_is_another_reporters_narrative() -> None:
    """Announced as a statement is, but no statement tells of "officials said"; whoever quotes it depends on it."""
    wire = report(f"{WIRE}\n\n{REPORTED}", path="wire.txt")
    blog = report(
        f"{OWN}\n\nMeridian sounds a hopeful note on the talks of Lena Marsk:\n\n{REPORTED}", path="blog.txt"
    )
    (pair,) = trace.trace([wire, blog]).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT


def test_a_blog_quoted_as_such_is_a_blog_though_it_says_i() -> None:
    blog = report(f"I live by the docks.\n\n{STATEMENT}\n\nI shall go on writing here.", path="blog.txt")
    other = report(
        f"{WIRE}\n\nA neighbour writes on his blog:\n\n{STATEMENT}\n\nThe port did not comment.",
        path="paper.txt",
    )
    (pair,) = trace.trace([blog, other]).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT


LETTER = (
    "We, the undersigned, ask you to open the books of the port before the first silo is rebuilt.\n\n"
    "The charter gives every citizen of the harbour quarter a right to know what is stored behind their homes.\n\n"
    "We will vote against any loan that is put to us before these books have lain open for a month."
)


def test_a_letter_printed_whole_and_in_marks_is_nobodys_narrative() -> None:
    """In a short piece the letter's own "we" must not pass for the writer's."""
    whole = report(
        "Five of the council have written.\n\nFrom the letter that they sent to the director:\n\nDear Director Marsk,\n\n"
        f"{LETTER}\n\nThe director did not reply at once.",
        path="whole.txt",
    )
    marked = " ".join(f"“{part}” they wrote in the letter." for part in LETTER.split("\n\n"))
    lineage = trace.trace([whole, report(f"{OWN}\n\n{marked}", path="marked.txt")])
    assert not any(s.dependent for s in lineage.shared)


def test_a_post_is_a_post_in_marks_that_do_not_close_if_any_report_shows_it_signed() -> None:
    words = POST.split(" — ")[0]
    texts = [
        f"{WIRE}\n\nSo she said:\n\n{words} and more, she wrote.",
        f"{OWN}\n\n{words}, as everybody could read.",
        f"The mayor is away.\n\n{POST}\n\nNobody knows when she returns.",
    ]
    lineage = trace.trace([report(t, path=f"{n}.txt") for n, t in enumerate(texts)])
    assert len(lineage.shared) == 3 and not any(s.dependent for s in lineage.shared)


SAID = (
    "“I was in the gallery when the belt tore and I saw the sparks run along it like mice, and nobody had a key to the "
    "pump house on that night,” {} “We had asked for one in March and were told to wait.”"
)


def test_an_interview_with_the_other_makes_the_report_depend_on_it() -> None:
    vox = report(f"{OWN}\n\n{SAID.format('Olsen says.')}", path="vox.txt", outlet="Dock Weekly")
    taker = report(
        f"{WIRE}\n\n{SAID.format('a worker, Per Olsen, told Dock Weekly.')}", path="taker.txt", outlet="Bell"
    )
    (pair,) = trace.trace([vox, taker]).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT
    assert pair.direction is (Direction.RIGHT_FROM_LEFT if pair.left == vox.id else Direction.LEFT_FROM_RIGHT)


def test_two_that_quote_one_interview_depend_on_its_outlet_and_not_on_each_other() -> None:
    told = SAID.format("a worker, Per Olsen, told the newspaper Dock Weekly.")
    takers = [
        report(f"{s}\n\n{told}", path=f"{n}.txt", outlet=f"Paper {n}") for n, s in enumerate((OWN, WIRE))
    ]
    lineage = trace.trace(takers)
    assert [s.dependent for s in lineage.shared] == [False]
    (absent,) = (w for w in lineage.witnesses if w.absent)
    assert {p.report for p in absent.cited} == {t.id for t in takers}
