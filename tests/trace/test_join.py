"""What the index keeps is all that meets, and nothing else."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum import trace
from variorum.trace.matching.join import runs
from variorum.trace.words import postings as index
from variorum.trace.words.tokens import Codes, Kept, Tokens

SETTINGS = trace.TraceSettings()
FEW = st.lists(st.lists(st.integers(0, 3), max_size=30), max_size=6)


def coded(words: list[int]) -> Tokens:
    codes = np.array([Codes()[str(word)] for word in words], np.uint64)
    places = np.arange(len(words), dtype=np.int32)
    return Tokens(
        places, places, codes, np.zeros(len(words), np.uint8), np.zeros(len(words), np.bool_), Kept()
    )


def held(words: list[int], size: int) -> list[tuple[int, ...]]:
    return [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]


@given(FEW, st.sampled_from([20, 200_000]))
def test_every_shingle_that_stands_twice_is_kept_in_its_place(texts, stretch) -> None:
    size = SETTINGS.gram
    count = Counter(shingle for words in texts for shingle in held(words, size))
    kept = [[n for n, s in enumerate(held(words, size)) if count[s] > 1] for words in texts]
    usual, index.STRETCH = index.STRETCH, stretch
    try:
        found = index.postings([coded(words) for words in texts], size)
    finally:
        index.STRETCH = usual
    for n, places in enumerate(kept):
        at = found.sorted_at[found.first[n] : found.first[n + 1]]
        assert found.place[at].tolist() == places
        assert set(found.report[at].tolist()) <= {n}
        for one, place in zip(at.tolist(), places, strict=True):
            equals = range(found.since[one], found.until[one])
            shingle = tuple(texts[n][place : place + size])
            assert len(equals) == count[shingle]
            assert all(held(texts[found.report[e]], size)[found.place[e]] == shingle for e in equals)


def test_hashes_that_only_begin_alike_are_told_apart() -> None:
    hashes = np.array([1 << 60, 5, 9 << 60, (1 << 60) + 1, 5, 1 << 60, (1 << 60) + 1], np.uint64)
    order = index.standing_twice(hashes)
    assert sorted(order.tolist()) == [0, 1, 3, 4, 5, 6]
    assert [n for n in order.tolist() if hashes[n] >> np.uint64(60)] == [0, 5, 3, 6]


@given(FEW, st.sampled_from([0, 1_000]), st.sampled_from([0, 200]))
def test_runs_are_those_that_are_found_word_by_word_of_a_sample_too(texts, desk_words, crowd) -> None:
    # Where a pair's two texts have too many shingles in common for a crowd, each alone is joined as in a small set.
    settings = trace.TraceSettings(gram=2, least_run=3, desk_words=desk_words, crowd=crowd, anchors=1_000)
    found = {(left, right): set(those) for left, right, those in runs([coded(w) for w in texts], settings)}
    for left, ours in enumerate(texts):
        for right in range(left + 1, len(texts)):
            long = {run for run in _by_word(ours, texts[right]) if run[2] >= 2}
            assert found.get((left, right), set()) == (long if any(r[2] >= 3 for r in long) else set())


def _by_word(ours: list[int], theirs: list[int]) -> set[tuple[int, int, int]]:
    found = set()
    for a in range(len(ours)):
        for b in range(len(theirs)):
            if ours[a] == theirs[b] and not (a and b and ours[a - 1] == theirs[b - 1]):
                n = 0
                while a + n < len(ours) and b + n < len(theirs) and ours[a + n] == theirs[b + n]:
                    n += 1
                found.add((a, b, n))
    return found
