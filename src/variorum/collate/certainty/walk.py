"""Whether a report vouches for a stretch of its text, or has it denied, planned, hoped, asked, rumoured … A walk from
the words up the tree of their sentence; what it meets is looked up in lexicons/certainty.json, or in that of its
language. No tokens, no answer.

    >>> certainty_of(sentence, start, end).asserted

A source is another matter (`collate.attribute`): "police said nine people died" is asserted, on the word of police."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from variorum.collate.certainty.steps import above, at_word, effect_on_infinitive, effects_shared
from variorum.collate.certainty.words import Effect
from variorum.collate.tree import Tree
from variorum.records import Sentence

# Labels of clauses that tell facts whatever the clause above them does: relative clauses, and those of time and cause.
PRESUPPOSED = frozenset({"relcl", "advcl"})


class Polarity(StrEnum):
    """Whether a report says that something is so, or that it is not so."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """In order of strength: of several that the walk meets, the strongest is taken. `RUMOURED` is also "alleged", "is
    believed to"; `ASKED` also "demanded" and "should"; `PLANNED` all that is yet to come; `POSSIBLE` also what is left open
    ("did not say whether")."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    RUMOURED = "rumoured"
    FEARED = "feared"
    HOPED = "hoped"
    CONDITIONAL = "conditional"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """Whether a report says that something is so: asserted or denied (`polarity`), and done, planned, rumoured …
    (`modality`). `cues`: indices in the sentence's tokens of the words that made it so, in order."""

    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.DONE
    cues: tuple[int, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether the report says that it is so. If neither this nor `denied` holds, the report leaves it
        open.
        """
        return self.polarity == Polarity.ASSERTED and self.modality == Modality.DONE

    @property
    def denied(self) -> bool:
        """Whether the report says that it is not so."""
        return self.polarity == Polarity.DENIED and self.modality == Modality.DONE

    def turned(self) -> Certainty:
        """The same certainty with the other polarity."""
        other = Polarity.ASSERTED if self.polarity == Polarity.DENIED else Polarity.DENIED
        return replace(self, polarity=other)


def certainty_of(sentence: Sentence, start: int, end: int, *, tree: Tree | None = None) -> Certainty | None:
    """The certainty of the highest word within text[start:end] of the report; None where the sentence was not parsed or no
    word lies there. `tree`: the sentence's, where the caller has it; needed where its language is not English."""
    tree = tree or Tree(sentence.tokens)
    held = [
        token_at
        for token_at, token in enumerate(tree.tokens)
        if token.start < end and start < token.end and token.pos != "PUNCT"
    ]
    inside = set(held)
    # the word whose head lies outside the stretch, or that heads the sentence
    top = next(
        (
            token_at
            for token_at in held
            if tree.heads[token_at] == token_at or tree.heads[token_at] not in inside
        ),
        None,
    )
    return certainty(tree, top) if top is not None else None


def certainty(tree: Tree, at: int) -> Certainty:
    """The certainty of the clause with the word at index `at`, made by the verbs, nouns and adverbs from it up to the
    root. Two negations cancel each other. Linear in the depth of the word.
    """
    effects = list(_effects(tree, at))
    denials = [effect for effect in effects if effect.kind == "denied"]
    moods = [Modality(effect.kind) for effect in effects if effect.kind != "denied"]
    order = list(Modality)
    return Certainty(
        polarity=Polarity.DENIED if len(denials) % 2 else Polarity.ASSERTED,
        modality=max(moods, key=order.index, default=Modality.DONE),
        cues=tuple(sorted({effect.cue for effect in effects})),
    )


def _effects(tree: Tree, at: int) -> Iterator[Effect]:
    """The effects met on the way from the token up to the root. The walk ends early at a fact that holds whatever the
    words above it say ("after nine people died").
    """
    # `shares`: the last step led from a joined verb to the verb it is joined to, whose own words are not its
    trail, shares = [at], False
    for _ in tree.tokens:
        node = trail[-1]
        if not shares:
            yield from at_word(tree, trail)
        up, dep = tree.heads[node], tree.tokens[node].dep
        # the root; or a clause that holds whatever stands above it
        if up == node or dep in PRESUPPOSED:
            yield from effect_on_infinitive(tree, node, up) if dep == "advcl" else ()
            return
        # "was hit and died": what stands over the first verb holds for both, what hangs on it does not
        shares = dep == "conj" and tree.tokens[node].pos in ("VERB", "AUX")
        if shares:
            yield from effects_shared(tree, trail, up)
        else:
            # None: the way up ends here
            found = above(tree, node, up)
            if found is None:
                return
            yield from found
        trail.append(up)
