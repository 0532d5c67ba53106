"""The effects that one step of the walk meets: at a word, and between a word and what it hangs on.

Words used here. Effect: what a word does to the words below it: "denied" or a modality, with the word that does it.
Node: the word that the walk has come to; below: the one it came from; up: the one it goes on to. Trail: all words of
the walk so far.

Lists asked here (lexicons/certainty.json, and that of another language). modals: "may", "will". modifiers:
"alleged". conditions: "if". tenses: parser's tags of tenses that mean a plan or a rumour. undoubted: "doubt" (of "no
doubt that"). open-nouns: "word", "comment" (of "no word on"). being: "be". factive: "know" (what is not known is so
all the same). raising: "seem" (what does not seem so is denied). true, false: words for these. settled: "after" (what
stands behind is a fact). without: "without".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collate.certainty.negation import (
    any_particle,
    negating_particle,
    negation_of_phrase,
    negation_of_verb,
    nobody_word,
)
from variorum.collate.certainty.operators import effect_on
from variorum.collate.certainty.words import (
    CLAUSES,
    COMPLEMENTS,
    PREDICATES,
    Effect,
    carried,
    effects_of,
    lemma_of,
    listed,
    word_of,
)
from variorum.collate.tree import Tree


def at_word(tree: Tree, trail: Sequence[int]) -> Iterator[Effect]:
    """The effects that modals, adverbs, marks and negations of one word have on it, and on the words from which the
    walk came up to it. The word is the last of `trail`.
    """
    node = trail[-1]
    below = trail[-2] if len(trail) > 1 else None
    token = tree.tokens[node]
    is_verb = token.pos in ("VERB", "AUX")
    over_clause = below is not None and tree.tokens[below].dep in CLAUSES
    # words that hang on it: "may", "reportedly", "if"
    for child in tree.children[node]:
        yield from (
            effect
            for effect in _by_child(tree, node, child, is_verb)
            # a "would" of the verb above a clause says nothing of the clause
            if not (over_clause and effect.kind == "conditional" and effect.cue == child)
        )
    # the verb's own form: "will arrive", "did it arrive?"
    if is_verb:
        yield from _by_tense(tree, node)
        yield from _effect_of_question(tree, node)
    negation = negation_of_verb(tree, trail) if is_verb else negation_of_phrase(tree, trail)
    if negation is not None:
        kind = _effect_of_negation(tree, node, below)
        if kind is not None:
            yield Effect(kind, negation)


def _by_child(tree: Tree, node: int, index: int, is_verb: bool) -> Iterator[Effect]:
    """The effect of one word attached to the node: a modal, an adverb or adjective ("alleged"), "if" or "whether", or
    a conditional clause. `index`: the token of that word, `is_verb`: whether the node is a verb.
    """
    child = tree.tokens[index]
    text = child.text.lower()

    # "may", "will", "would"
    if child.dep == "aux" and text in effects_of("modals", tree.language):
        kind = _effect_of_modal(tree, node, text)
        if kind is not None:
            yield Effect(kind, index)
    # "reportedly"
    elif child.dep == "advmod" and text in effects_of("adverbs", tree.language):
        yield Effect(effects_of("adverbs", tree.language)[text], index)
    # "the alleged attack"
    elif child.dep == "amod" and not is_verb and text in effects_of("modifiers", tree.language):
        yield Effect(effects_of("modifiers", tree.language)[text], index)
    # "the false report"; a mark that denies, in languages that have one
    elif (child.dep == "amod" and not is_verb and child.lemma in listed("false", tree.language)) or (
        child.dep == "mark" and text in listed("denying-marks", tree.language)
    ):
        yield Effect("denied", index)
    # "asked whether it sank"
    elif child.dep == "mark" and text in listed("whether", tree.language):
        yield Effect("asked", index)
    # "asked if it sank", "if it sank"; not "even if"
    elif child.dep == "mark" and text in listed("conditions", tree.language) and not _concessive(tree, index):
        yield Effect("asked" if tree.tokens[node].dep == "ccomp" else "conditional", index)
    # "it will sink if …": the condition makes the main clause conditional as well
    elif child.dep == "advcl" and is_verb:
        marks = [mark for mark in tree.children[index] if tree.tokens[mark].dep == "mark"]
        yield from (
            Effect("conditional", mark)
            for mark in marks
            if tree.tokens[mark].text.lower() in listed("conditions", tree.language)
            and not _concessive(tree, mark)
        )


def _by_tense(tree: Tree, verb: int) -> Iterator[Effect]:
    """The effect of the tense of a verb or its auxiliary, in languages where a tense means "planned" (a future) or
    "rumoured" (the French conditional). Below a verb in the past the French conditional is a future, so "planned" ("a
    annoncé qu'il fermerait").
    """
    tenses = effects_of("tenses", tree.language)
    if not tenses:
        return
    auxiliaries = [child for child in tree.children[verb] if tree.tokens[child].dep in ("aux", "auxpass")]
    for token in (verb, *auxiliaries):
        kind = tenses.get(tree.tokens[token].tag)
        # below a verb in the past
        if kind == "rumoured" and not auxiliaries and _is_told(tree, verb):
            kind = "planned"
        if kind is not None:
            yield Effect(kind, token)
            return


def _concessive(tree: Tree, mark: int) -> bool:
    """Whether the "if" states no condition: "even if", "as if", "what if"."""
    return mark > 0 and tree.tokens[mark - 1].text.lower() in ("even", "as", "what")


def _effect_of_modal(tree: Tree, verb: int, text: str) -> str | None:
    """The effect of a modal: "could" → possible, "must have" → possible, "would" in reported speech → planned; None for "could not".
    `text`: the modal.
    """
    kind = effects_of("modals", tree.language)[text]
    if kind == "possible" and text == "could" and negating_particle(tree, verb) is not None:
        return None  # "could not": it was not so
    # "have" behind it: "must have fled"
    perfect = any(
        tree.tokens[child].dep == "aux" and tree.tokens[child].lemma == "have"
        for child in tree.children[verb]
    )
    if text == "must" and perfect:
        return "possible"
    if kind == "conditional" and not perfect and _is_told(tree, verb):
        return "planned"  # the future, as the past tells of it: "said that it would close"
    return kind


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether a past verb stands above, so that "would" is the future as the past tells of it."""
    return any(tree.tokens[up].tag in ("VBD", "VBN") for up in tree.above(verb))


def _effect_of_question(tree: Tree, verb: int) -> Iterator[Effect]:
    """The effect "asked", where the clause ends in a question mark."""
    if tree.tokens[verb].dep in ("ROOT", "ccomp", "parataxis"):
        last = tree.right[verb]
        for i in range(max(verb, last - 1), min(last + 2, len(tree.tokens))):
            if tree.tokens[i].text == "?":
                yield Effect("asked", i)
                return


def _effect_of_negation(tree: Tree, node: int, below: int | None) -> str | None:
    """The effect of a word's negation on the words attached to it: "denied" or "possible". None where it has none
    ("did not know that …"). `below`: the token that the walk came from; None: the node is where it began.
    """
    lemma = lemma_of(tree, node)
    dep = tree.tokens[below].dep if below is not None else ""
    effect_of_word = effect_on(tree, node, below) if below is not None else None
    if effect_of_word is not None and effect_of_word.cue == node and effect_of_word.kind.startswith("denied"):
        return (
            None  # "did not deny that …": the step from this word to the one below it sees to that (`above`)
        )
    # "no doubt that it sank": it sank; "no word on whether": open; "no evidence that": denied
    if tree.tokens[node].pos in ("NOUN", "PROPN"):
        complement = dep in COMPLEMENTS | {"prep"}
        if complement and lemma in listed("undoubted", tree.language):
            return None
        return "possible" if complement and lemma in listed("open-nouns", tree.language) else "denied"
    # "is not true that …"
    if lemma in listed("being", tree.language) and below is not None:
        return _effect_of_negated_be(tree, node, below)
    # "did not see the boat": the object is denied with the verb; from here on a clause hangs on it
    if dep not in CLAUSES:
        return "denied"
    # "did not know that it sank": it sank all the same
    if lemma in listed("factive", tree.language):
        return None
    # "did not seem to sink" denies it, "did not say that it sank" leaves it open
    return "denied" if lemma in listed("raising", tree.language) else "possible"


def _effect_of_negated_be(tree: Tree, verb: int, below: int) -> str:
    """What a negated "is" does to a clause: "is not true that …" denies it, "is not clear whether …" leaves
    it open.
    """
    dep = tree.tokens[below].dep
    # "is not clear" with a clause behind it
    holds_clause = any(tree.tokens[child].dep == "ccomp" for child in tree.children[below])
    if dep not in CLAUSES and not (dep == "acomp" and holds_clause):
        return "denied"
    said = [tree.tokens[child].lemma for child in tree.children[verb] if tree.tokens[child].dep in PREDICATES]
    return "denied" if any(lemma in listed("true", tree.language) for lemma in said) else "possible"


def above(tree: Tree, node: int, up: int) -> tuple[Effect, ...] | None:
    """The effects of the word `up` on `node`, which hangs on it. An empty tuple: it has none. None: the walk ends
    here, since words behind "after" stand whatever the rest of the sentence says ("after nine people died").
    """
    preposition = word_of(tree, up) if tree.tokens[up].dep in ("prep", "mark") else ""
    if preposition in listed("settled", tree.language):
        return None
    if preposition in listed("without", tree.language) or _falls_short(tree, node, up):
        return (Effect("denied", up),)
    # what the word does; a denial that is itself negated leaves the matter open
    effect = effect_on(tree, up, node)
    if effect is None or not effect.kind.startswith("denied"):
        return () if effect is None else (effect._replace(kind=effect.kind.split("-")[0]),)
    # the denial is itself negated: "did not deny that it sank" leaves it possible, "did not fail to sink" has no effect
    negation = any_particle(tree, up) if tree.tokens[up].pos in ("VERB", "AUX") else None
    if negation is None or effect.cue != up:
        return (Effect("denied", effect.cue),)
    return (Effect("possible", negation),) if effect.kind in ("denied", "denied-sayings") else ()


def _falls_short(tree: Tree, node: int, up: int) -> bool:
    """Whether something was nearly done but not done: "stopped short of blaming". `node`: the verb of what was nearly done ("blaming"),
    `up`: the word that it hangs on ("of").
    """
    short = tree.tokens[tree.heads[up]].text.lower() == "short"
    return short and tree.tokens[up].text.lower() == "of" and tree.tokens[node].dep == "pcomp"


def effect_on_infinitive(tree: Tree, node: int, up: int) -> tuple[Effect, ...]:
    """The effect on a clause of "for … to …", which the parser reads as an adverbial: "called for the
    minister to resign". `node`: the infinitive, `up`: the verb that it hangs on.
    """
    mark = tree.child(node, "mark")
    kind = effects_of("verbs", tree.language).get(lemma_of(tree, up))
    if kind is None or mark is None or word_of(tree, mark) not in carried(kind, tree.language):
        return ()
    # "asked-for" has the effect "asked"
    return (Effect(kind.split("-")[0], up),)


def effects_shared(tree: Tree, trail: Sequence[int], up: int) -> Iterator[Effect]:
    """The effects that a verb joined by "and" takes over from the first verb: a subject that names nobody; and, if it
    has no auxiliary, the first verb's modal and "not". `trail`: ends with the second verb; `up`: the first verb.
    """
    node = trail[-1]
    if tree.subject(node) is not None or (len(trail) > 1 and tree.tokens[trail[-2]].dep in CLAUSES):
        return
    # a subject that names nobody
    subject = tree.subject(up)
    word = nobody_word(tree, subject) if subject is not None else None
    if word is not None:
        yield Effect("denied", word)
    # the first verb's modal and "not", where it has no auxiliary of its own
    has_auxiliary = any(tree.tokens[child_at].dep in ("aux", "auxpass") for child_at in tree.children[node])
    if has_auxiliary or tree.tokens[node].tag not in ("VB", "VBN"):
        return
    for child_at in tree.children[up]:
        child = tree.tokens[child_at]
        kind = _effect_of_modal(tree, up, child.text.lower()) if _is_modal(tree, child_at) else None
        if kind is not None:
            yield Effect(kind, child_at)
    # "did not sink but drifted": "but" ends the negation
    joins = {
        tree.tokens[child_at].lemma for child_at in tree.children[up] if tree.tokens[child_at].dep == "cc"
    }
    particle = negating_particle(tree, up)
    if particle is not None and joins.isdisjoint(listed("but", tree.language)):
        yield Effect("denied", particle)


def _is_modal(tree: Tree, i: int) -> bool:
    return tree.tokens[i].dep == "aux" and tree.tokens[i].text.lower() in effects_of("modals", tree.language)
