from __future__ import annotations

from tests.trace.written import report
from variorum.text.quotations import quotations
from variorum.trace.segments.lines import lines
from variorum.trace.segments.listed import listed


def found(text: str) -> list[str]:
    one = report(text)
    return [text[start:end] for start, end in listed(lines(one, quotations(text)))]


def test_entries_in_one_line_or_in_lines_that_follow_one_another_are_a_list() -> None:
    assert found(
        "It rained.\n\nBest film: The Stop. Best music: Salt. Best coat: Lena Arp.\n\nAll went home."
    ) == ["Best film: The Stop. Best music: Salt. Best coat: Lena Arp."]
    assert found("Men: Berg\nWomen: Lund\nRelay: Elm\nIt rained.") == ["Men: Berg\nWomen: Lund\nRelay: Elm"]


def test_two_entries_a_sentence_between_and_somebodys_words_are_none() -> None:
    assert not found("Men: Berg\nWomen: Lund\nIt rained.")
    assert not found("Men: Berg. It rained. Women: Lund. Relay: Elm.")
    assert not found(
        "Lund: Nobody knows what will come of it, and nobody asked me about it before the vote was held.\n"
        * 3
    )
