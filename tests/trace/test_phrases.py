"""Of which pairs it is sure, without weighing them, that they share no more than phrases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.test_notes import BRIDGE, CHOIR, COURT, NOTE
from tests.trace.written import report
from variorum import trace
from variorum.records import Report, SharedKind
from variorum.trace import TraceSettings
from variorum.trace.citations.citations import Names, citations
from variorum.trace.citations.houses import house
from variorum.trace.dependence.phrases import Others, Traits, kinds_of_words, linked, phrases_alone, traits
from variorum.trace.segments.labels import label
from variorum.trace.words.tokens import Codes, tokens

DEFAULT = TraceSettings()
EIGHT = "for the first time in more than eleven"
TEN = "the river had never risen as high in living memory"


SIXTEEN = f"{TEN} of anybody who lives at Kettle"


def own(seed: int, count: int = 100) -> str:
    """Words of one report's own."""
    return " ".join(f"w{seed}x{n}" for n in range(count))


def told(*parts: str) -> str:
    return " ".join(parts) + "."


def known(reports: list[Report]) -> list[Traits]:
    codes = Codes()
    names = Names([name for r in reports if (name := house(r))], codes)
    found = []
    for one in reports:
        text = tokens(one, codes)
        label(one, text)
        found.append(traits(one, text, kinds_of_words(one, text), citations(one, text, names), DEFAULT))
    return found


def sure(left: Report, right: Report) -> bool:
    one, other = known([left, right])
    several = Others(other.grams, other.kinds, np.array([0, len(other.grams)]), np.array([other.narrative]))
    phrases = phrases_alone(one, several, DEFAULT)
    return bool(phrases.alone[0]) and (bool(phrases.short[0]) or not linked(one, other))


def pair(left: str, right: str, **outlets: str) -> tuple[Report, Report]:
    return (
        report(left, path="a.txt", outlet=outlets.get("left", "Kettle Post")),
        report(right, path="b.txt", outlet=outlets.get("right", "Lowen Bell")),
    )


@pytest.mark.parametrize("phrases", [[EIGHT], [TEN], [EIGHT, TEN[:38]], [EIGHT, TEN[:38], EIGHT[4:33]]])
def test_phrases_are_no_more_than_phrases(phrases: list[str]) -> None:
    left, right = ([x for n, p in enumerate(phrases) for x in (own(seed + n), p)] for seed in (10, 20))
    assert sure(*pair(told(*left, own(1)), told(*right, own(2))))


@pytest.mark.parametrize(
    "said", [f"“{EIGHT}”", f"“for sure, {EIGHT}”", "“for the first time” in more than eleven"]
)
def test_a_phrase_that_one_of_them_quotes_is_a_phrase(said: str) -> None:
    left, right = pair(told(own(1), said, own(2)), told(own(3), EIGHT, own(4)))
    assert sure(left, right) and sure(right, left)
    assert trace.trace([left, right]).shared == ()


def test_a_phrase_that_both_quote_or_that_is_longer_or_from_one_who_is_named_is_more() -> None:
    longer = f"{EIGHT} or twelve"
    for left, right in (
        pair(told(own(1), f"“{EIGHT}”", own(2)), told(own(3), f"“{EIGHT}”", own(4))),
        pair(told(own(1), f"“{longer}”", own(2)), told(own(3), longer, own(4))),
        pair(told(own(1), f"“{EIGHT}”, the Lowen Bell reported", own(2)), told(own(3), EIGHT, own(4))),
    ):
        assert not sure(left, right) and not sure(right, left)
        (found,) = trace.trace([left, right]).shared
        assert found.kind is SharedKind.SHARED_QUOTE and not found.dependent


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (told(own(1), SIXTEEN, own(2)), told(own(3), SIXTEEN, own(4))),
        (told(own(1), f"“{EIGHT}”", own(2), TEN), told(own(3), EIGHT, own(4), TEN)),
        (told(own(1), EIGHT, own(2)), told(own(3), f"“{EIGHT}”", own(4), f"the Kettle Post said that {EIGHT}")),
        (told(EIGHT, own(1, 9), TEN), told(own(3), EIGHT, own(4), TEN)),
        (told(own(1), EIGHT.replace("first", "accross"), own(2)), told(own(3), EIGHT.replace("first", "accross"))),
        (
            told(own(1), TEN, own(2), "according to the Silt Gazette"),
            told(own(3), TEN, own(4), "the Silt Gazette reported"),
        ),
        (told(own(1), TEN, own(2), "according to the Lowen Bell"), told(own(3), TEN, own(4))),
    ],
    ids=["sixteen words", "quoted, and more", "quoted by one who names the other", "little else", "a slip", "a third", "the other"],
)  # fmt: skip
def test_what_may_be_more_is_weighed(left: str, right: str) -> None:
    assert not sure(*pair(left, right))
    assert not sure(*reversed(pair(left, right)))


PARTS = st.one_of(
    st.sampled_from(
        [
            EIGHT,
            TEN,
            SIXTEEN,
            " ".join(EIGHT.split()[:5]),
            " ".join(TEN.split()[:9]),
            f"“{EIGHT}”",
            f"he said: “{TEN} {EIGHT}”",
            "the teh wind",
            "for the first first time in more than eleven",
            "“for the first first time in more than eleven”",
            "“for the first time” in more than eleven",
            "according to the Silt Gazette,",
            "the Lowen Bell reported that",
            "Share this story.\n\n",
            "\n\nIt broke off the\n\n",
            "Ada Brom of Kettle met Pim Olde in 1994 and Hanne Voss in Dremmen",
        ]
    ),
    st.builds(own, st.integers(0, 3), st.integers(1, 90)),
)


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=9), st.lists(PARTS, max_size=9), st.sampled_from([None, "Lowen Bell"]))
def test_of_whom_it_is_sure_tracing_makes_nothing(
    left: list[str], right: list[str], outlet: str | None
) -> None:
    """Weighed as in a large set, where an outlet that is cited is no reason by itself."""
    one = report(told(*left), path="a.txt", outlet="Kettle Post")
    other = report(told(*right), path="b.txt", outlet=outlet)
    if sure(one, other):
        assert trace.trace([one, other]).shared == ()


def test_a_note_is_no_note_in_a_report_that_shares_but_a_phrase_of_it() -> None:
    """Or all that have the phrase would have to be looked at together."""
    notes = [f"{story}\n\n{NOTE}\n\n{story.split(',')[0]} again." for story in (BRIDGE, CHOIR, COURT)]
    phrase = " ".join(NOTE.split()[:8])
    copied = f"{own(5)} {phrase} {own(6)}."
    reports = [report(text, path=f"{n}.txt") for n, text in enumerate([*notes, copied, copied])]
    shared = {(s.left, s.right): s for s in trace.trace(reports).shared}
    first, second = sorted(one.id for one in reports[3:])
    apart = trace.trace(reports[3:]).shared
    assert len(shared) == 4 and shared[first, second] == apart[0]
