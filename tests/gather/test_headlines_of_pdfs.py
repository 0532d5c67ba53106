"""A headline that runs over several lines of a printed page is one line of its text."""

from variorum.gather.formats.typeset import Word, with_headline

SAID = "Ferry with two hundred aboard\ncatches fire off Tollhaven\nA fire broke out in the engine room on\nWednesday, the coastguard said."


def set_in(*sizes: float) -> list[Word]:
    return [
        Word(50, 700 - 20 * n, line, size)
        for n, (line, size) in enumerate(zip(SAID.split("\n"), sizes, strict=True))
    ]


def test_large_lines_are_joined_and_parted_from_the_text() -> None:
    title, blank, *text = with_headline(SAID, set_in(22, 22, 11, 11)).split("\n")
    assert (title, blank) == ("Ferry with two hundred aboard catches fire off Tollhaven", "")
    assert text == SAID.split("\n")[2:]


def test_a_page_in_one_size_or_with_one_large_line_stays_as_it_is() -> None:
    assert with_headline(SAID, set_in(11, 11, 11, 11)) == SAID
    assert with_headline(SAID, set_in(22, 11, 11, 11)) == SAID
