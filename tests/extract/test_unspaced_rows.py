"""The first line of a text in a script that sets no spaces is its title, as elsewhere."""

from __future__ import annotations

import pytest

from variorum.extract.plaintext.row import reads_like_title


@pytest.mark.parametrize("line", ["问题奶酪已致多人死亡", "元銀行員に懲役12年の判決", "น้ำท่วมหนักในเมือง"])
def test_a_line_of_signs_without_a_stop_reads_like_a_title(line: str) -> None:
    assert reads_like_title(line, longest=30)


@pytest.mark.parametrize(
    "line", ["维克乳业公司周一宣布召回奶酪。", "他说：“我们停止了生产。”", "是", "هل أغلق المطار؟"]
)
def test_a_sentence_of_signs_and_a_single_sign_do_not(line: str) -> None:
    assert not reads_like_title(line, longest=30)
