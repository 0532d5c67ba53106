"""What variorum's own lines have to say of words that a model sets side by side."""

from variorum.collate.claims.draft import claim
from variorum.collate.proposals.comparing import by_values
from variorum.collate.proposals.votes import Ground
from variorum.records import Kind, Reading, Report, Status


def reading(witness, start=0, quote="sixteen officers were hurt"):
    return Reading(
        report=witness, start=start, end=start + len(quote), quote=quote, witness=witness, value=None, attributed_to=None
    )  # fmt: skip


def line(status, *readings):
    return claim(Kind.QUANTITY, "hurt", status=status, why="", tier=1, readings=readings)


A, B, C = reading("a"), reading("b"), reading("c", quote="a dozen officers were hurt")


def voted(readings, relation, *lines):
    return {vote.status for vote in Ground(lines, 0.5).votes(readings, relation)}


def test_that_two_of_three_agree_says_nothing_against_a_difference_to_the_third():
    assert voted((A, B, C), Status.CONFLICT, line(Status.AGREE, A, B)) == set()


def test_that_all_of_them_agree_speaks_against_it():
    assert voted((A, B, C), Status.CHANGED, line(Status.AGREE, A, B, C)) == {Status.AGREE}
    pairs = [line(Status.AGREE, A, B), line(Status.COMPATIBLE, A, C), line(Status.AGREE, B, C)]
    assert voted((A, B, C), Status.CONFLICT, *pairs) == {Status.AGREE, Status.COMPATIBLE}


def test_a_line_that_differs_outweighs_those_that_agree():
    lines = (line(Status.AGREE, A, B, C), line(Status.CONFLICT, B, C))
    assert voted((A, B, C), Status.CONFLICT, *lines) == {Status.CONFLICT}


def test_that_two_of_three_differ_speaks_against_an_agreement():
    assert voted((A, B, C), Status.AGREE, line(Status.CONFLICT, B, C)) == {Status.CONFLICT}


def report(name, text):
    return Report(id=name, path=name, digest="", text=text)


def test_numbers_and_times_each_have_their_say():
    texts = {"a": "killed 19 men on Sunday evening", "b": "killed 19 men on Sunday afternoon"}
    reports = {name: report(name, text) for name, text in texts.items()}
    found = {v.status for v in by_values([reading(n, quote=t) for n, t in texts.items()], reports)}
    assert found == {Status.AGREE, Status.CONFLICT}
