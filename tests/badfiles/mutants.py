"""Bytes that are nearly right: seeds with stretches cut, repeated or overwritten."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


@st.composite
def mutants(draw, seeds: Sequence[bytes]):
    content = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        match draw(st.integers(0, 3)):
            case 0:
                del content[at : at + draw(st.integers(1, 40))]
            case 1:
                content[at:at] = draw(st.binary(max_size=20))
            case 2:
                content[at:at] = content[max(0, at - 30) : at]
            case _:
                del content[at:]
    return bytes(content)
