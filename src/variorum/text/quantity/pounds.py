"""Whether pounds are a weight or money: a weight, unless what stands beside them is paid."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import units
from variorum.text.quantity.measuring import Measured
from variorum.text.quantity.number import word_at
from variorum.text.quantity.tokens import Token

# So many tokens before the amount, within its sentence, in which it is said to be paid.
BEFORE = 7
# What ends a sentence.
ENDS = frozenset({".", "!", "?", ";"})
# Words of weight: pounds behind one of these are no money.
WEIGHED = frozenset({"weight", "weighed", "weighs", "weighing", "lost", "lose", "gained", "lifted", "lift", "heavier", "lighter"})  # fmt: skip
# Behind the amount: "500 pounds in cash", "a 500-pound fine".
CASH = frozenset({"cash", "damages", "compensation", "debt", "debts", "fees", "fines", "tax", "taxes", "aid", "funding", "donations", "sterling", "prize", "fine", "ransom", "loan", "bill", "worth", "reward", "bonus"})  # fmt: skip


def paid(tokens: Sequence[Token], first: int, measured: Measured | None) -> Measured | None:
    """The unit, turned into money where it is "pounds" and words beside the amount are of paying; else unchanged. "500
    pounds of beef" are a weight, whatever they cost. `first`: the index of the amount's first token.
    """
    if measured is None or measured.unit.name != "lb":
        return measured
    words = [t.low for t in tokens[first : measured.last]]
    if not {"pound", "pounds"} & set(words):
        return measured
    # the word behind the pounds; then the words before them
    # "500 pounds in weight"; "500 pounds of beef", but "500 pounds of debt" is money
    after = word_at(tokens, measured.last)
    if after == "in" and word_at(tokens, measured.last + 1) == "weight":
        return measured
    if after == "of" and word_at(tokens, measured.last + 1) not in CASH:
        return measured
    # back to the end of the clause, or to a word of weight ("weighed")
    words_before: list[str] = []
    for token in reversed(tokens[max(0, first - BEFORE) : first]):
        if token.low in ENDS or token.low in WEIGHED:
            break
        words_before.append(token.low)
    costs = entries("paying-words.txt")
    is_paid_behind = after in CASH or (after in {"in", "of"} and word_at(tokens, measured.last + 1) in CASH)
    if is_paid_behind or any(word in costs for word in words_before):
        return measured._replace(unit=units()["GBP"], factor=1.0)
    return measured
