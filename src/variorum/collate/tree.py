"""A sentence's tokens as a tree, with the first and the last token below each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from variorum.records import Token

# Labels of clauses that hang on a verb beside what it says.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Tree:
    """A sentence's tokens with, for each index, its head and its children. `left[i]` and `right[i]` are the first and last
    token below i, itself included. Heads that point nowhere or in a circle are read as roots, so that odd input ends.
    `language`: of its words (ISO 639-1)."""

    __slots__ = ("children", "heads", "language", "left", "right", "tokens")

    def __init__(self, tokens: Sequence[Token], language: str = "en") -> None:
        """Finds the children of each token, and the first and last token below it. Nearly linear.

        Each token widens the stretch of its head, of the head's head and so on, and stops at the first that it does not widen. That also ends a
        circle of heads.
        """
        size = len(tokens)
        self.tokens = tokens
        self.language = language
        self.heads = [token.head if 0 <= token.head < size else index for index, token in enumerate(tokens)]
        self.children: list[list[int]] = [[] for _ in tokens]
        self.left = left = list(range(size))
        self.right = right = list(range(size))
        heads = self.heads
        for index, head in enumerate(heads):
            if head != index:
                self.children[head].append(index)
            at = index
            for _ in range(size):
                up = heads[at]
                # Stop at a stretch that holds this token already: it was passed on to the heads above, or will be.
                if up == at or left[up] <= index <= right[up]:
                    break
                if index < left[up]:
                    left[up] = index
                elif index > right[up]:
                    right[up] = index
                at = up

    def child(self, i: int, *labels: str) -> int | None:
        """The first child of i with one of the labels; None where it has none."""
        return next((child for child in self.children[i] if self.tokens[child].dep in labels), None)

    def subject(self, i: int) -> int | None:
        """The subject of verb i; if there are two (a misread sentence), the one nearest to it."""
        found = [c for c in self.children[i] if self.tokens[c].dep in ("nsubj", "nsubjpass")]
        return min(found, key=lambda c: abs(c - i), default=None)

    def object_behind(self, verb: int) -> int | None:
        """The direct object that stands behind the verb; None where it has none."""
        return next(
            (child for child in self.children[verb] if child > verb and self.tokens[child].dep == "dobj"),
            None,
        )

    def nearest_verb(self, i: int) -> int | None:
        """The token of the nearest verb at or above i; None where there is none."""
        return next((at for at in (i, *self.above(i)) if self.tokens[at].pos == "VERB"), None)

    def lemma_with_particle(self, i: int, lexicon: Container[str]) -> str:
        """The lemma of token i, or with its particle ("rule-out") if the lexicon has the two together."""
        lemma = self.tokens[i].lemma
        particle = self.child(i, "prt")
        joined = f"{lemma}-{self.tokens[particle].text.lower()}" if particle is not None else lemma
        return joined if joined in lexicon else lemma

    def tokens_in(self, start: int, end: int) -> list[int]:
        """The indexes of the tokens that stand wholly or in part in text[start:end]."""
        return [index for index, token in enumerate(self.tokens) if token.start < end and start < token.end]

    def above(self, i: int) -> Iterator[int]:
        """The governors of i, nearest first."""
        at = i
        for _ in self.tokens:
            up = self.heads[at]
            if up == at:
                return
            yield up
            at = up

    def below(self, i: int) -> range:
        """The token and all that hangs on it, as indexes: from its leftmost to its rightmost."""
        return range(self.left[i], self.right[i] + 1)

    def is_passive(self, i: int) -> bool:
        """Whether it has a passive subject, a passive auxiliary or an agent ("by police")."""
        return self.child(i, "nsubjpass", "auxpass", "agent") is not None

    def is_negated(self, i: int) -> bool:
        """Whether the verb is negated; "has yet to …" counts."""
        if self.child(i, "neg") is not None:
            return True
        above = self.heads[i]
        yet = self.tokens[i].dep == "xcomp" and self.tokens[above].lemma in {"have", "be"}
        return yet and any(self.tokens[child].lemma == "yet" for child in self.children[above])
