"""Of a report's features the rarest bring it together with others, as many as there is room for."""

from __future__ import annotations

import numpy as np

from tests.trace.written import report
from variorum.group import GroupSettings
from variorum.group.features import WORDS, features
from variorum.group.index import Index


def met(looked_up: int, *texts: str) -> list[int]:
    """The units that the first is brought together with by their words, itself among them."""
    settings = GroupSettings(looked_up=looked_up)
    index = Index(settings)
    for text in texts:
        index.add(features(report(text), settings))
    for number in range(len(texts)):
        index.weigh(number)
    found = index.products(0, [WORDS]).products[WORDS]
    return [] if found is None else np.flatnonzero(found).tolist()


COMMON = ("the dyer of the mill", "a mill at rest", "no mill for sale", "one mill more")


def test_a_word_that_stands_in_too_many_reports_brings_nobody_where_rarer_ones_fill_the_room() -> None:
    texts = ("an otter in a mill", "the otter again", *COMMON)
    assert met(100, *texts) == [0, 1, 2, 3, 4, 5]
    assert met(6, *texts) == [0, 1]


def test_words_in_as_many_reports_count_all_or_none() -> None:
    texts = ("an otter in a kiln", "the otter again", "the kiln again")
    assert met(5, *texts) == [0, 1, 2]
    assert met(3, *texts) == []
