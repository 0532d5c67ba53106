"""The effect that a verb, noun or adjective has on what hangs on it, before its own negation is looked at.

Words used here. Effect: what a word does to the words below it: "denied", "planned", "rumoured" … with the word that
does it (`cue`). Kind: an effect's name, or one with its reach ("denied-sayings"). Below: the word that hangs on the
verb or noun. Listed: in a list of lexicons/certainty.json.

The kinds, as in lexicons/certainty.json: "planned", "possible", "rumoured", "feared", "hoped", "denied" and so on. Of
"denied" some verbs reach only a part: "denied-deeds" the infinitive behind them ("failed to stop"), "denied-sayings"
a clause or a word for something said ("rejected the claim"), "denied-from" what follows "from" ("kept them from
entering"). "asked-for" reaches what follows "for" ("called for an inquiry").

Lists asked here. undoubted: "doubt". hearsay-passives: "is believed", "is said". being: "be". active-only: verbs
with an effect only in the active ("mean"). false: "untrue". sayings: nouns for something said ("claim"). over-things:
verbs that deny or plan a thing as well as a clause. `carried`: prepositions over which a kind reaches ("plans for").
"""

from __future__ import annotations

from variorum.collate.certainty.negation import nobody_word
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


def effect_on(tree: Tree, up: int, below: int) -> Effect | None:
    """The effect of the word `up` on the word `below` that hangs on it: of "planned" on "to close". None where it has
    none. A negation of `up` itself is not looked at here.
    """
    pos = tree.tokens[up].pos
    if pos in ("NOUN", "PROPN"):
        return _effect_of_noun(tree, up, below)
    if pos == "ADJ":
        kind = effects_of("adjectives", tree.language).get(tree.tokens[up].lemma)
        return Effect(kind, up) if kind and tree.tokens[below].dep in COMPLEMENTS else None
    return _effect_of_verb(tree, up, below) if pos in ("VERB", "AUX") else None


def _effect_of_noun(tree: Tree, noun: int, below: int) -> Effect | None:
    """The effect of a noun on the clause or preposition below it: "plans to close"; None where it has none ("no doubt that")."""
    lemma = tree.tokens[noun].lemma
    kind = effects_of("nouns", tree.language).get(lemma)
    if kind is None or (lemma in listed("undoubted", tree.language) and nobody_word(tree, noun) is not None):
        return None
    token = tree.tokens[below]
    if token.dep == "prep":
        return Effect(kind, noun) if word_of(tree, below) in carried(kind, tree.language) else None
    has_mark = any(tree.tokens[child].dep in ("mark", "aux") for child in tree.children[below])
    return Effect(kind, noun) if token.dep in COMPLEMENTS and has_mark else None


def _effect_of_verb(tree: Tree, verb: int, below: int) -> Effect | None:
    """The effect of a verb on the words attached to it: "is said to", "hopes that", "is going to"; None where it changes nothing. `verb`:
    its token; `below`: the word that the walk came from.
    """
    lemma, dep = lemma_of(tree, verb), tree.tokens[below].dep
    # hearsay: "is said to"
    is_passive = (
        tree.tokens[verb].tag == "VBN" and tree.child(verb, "agent") is None and tree.is_passive(verb)
    )
    if (
        is_passive
        and lemma in listed("hearsay-passives", tree.language)
        and _is_subject_or_told(tree, verb, below)
    ):
        return Effect("rumoured", verb)
    # an adjective or noun of the verb; a future; the verb itself
    predicate = _effect_of_complement(tree, verb, below)
    if predicate is not None:
        return predicate
    has_to_infinitive = dep == "xcomp" and _has_to(tree, below)
    if has_to_infinitive and (
        (lemma == "go" and tree.tokens[verb].tag == "VBG") or lemma in listed("being", tree.language)
    ):
        return Effect("planned", verb)
    kind = effects_of("verbs", tree.language).get(lemma)
    if kind is None or (is_passive and lemma in listed("active-only", tree.language)):
        return None
    return Effect(kind, verb) if _takes_for_content(tree, verb, below, kind, lemma) else None


def _has_to(tree: Tree, verb: int) -> bool:
    """Whether "to" stands at the verb, which makes it an infinitive."""
    return any(tree.tokens[child].tag == "TO" for child in tree.children[verb])


def _is_subject_or_told(tree: Tree, verb: int, below: int) -> bool:
    """Whether the token is what a passive of hearsay reports ("to have fled" of "is said to have fled"), or the subject of that. `verb`:
    the token of "said", `below`: the word asked about.
    """
    dep = tree.tokens[below].dep
    # the subject, if something is said of it ("to have fled")
    if dep == "nsubjpass":
        return tree.child(verb, "xcomp", "oprd") is not None
    return dep in ("xcomp", "ccomp", "oprd")


def _effect_of_complement(tree: Tree, verb: int, below: int) -> Effect | None:
    """The effect of an adjective or noun that belongs to the verb, on the verb's clause, subject or object `below`:
    "reports that … were false", "he is likely to", "dismissed the claim as false". None where it has none.
    """
    dep, token = tree.tokens[below].dep, tree.tokens[below]
    if dep not in CLAUSES | {"nsubj", "nsubjpass", "dobj"}:
        return None
    for child in tree.children[verb]:
        lemma = tree.tokens[child].lemma
        if child == below or tree.tokens[child].dep not in PREDICATES | {"prep"}:
            continue
        # "dismissed … as false": the word for false behind "as"
        if tree.tokens[child].dep == "prep":
            words_for_false = [
                word
                for word in tree.below(child)
                if tree.tokens[word].lemma in listed("false", tree.language)
            ]
            if tree.tokens[child].lemma != "as" or not words_for_false:
                continue
            child, lemma = words_for_false[0], tree.tokens[words_for_false[0]].lemma
        if lemma in listed("false", tree.language) and (
            dep in CLAUSES or token.lemma in listed("sayings", tree.language)
        ):
            return Effect("denied", child)
        # "likely to", "impossible that"
        kind = effects_of("adjectives", tree.language).get(lemma)
        if kind and (dep in CLAUSES or (dep.startswith("nsubj") and tree.child(child, "xcomp") is not None)):
            return Effect(kind, child)
    return None


def _takes_for_content(tree: Tree, verb: int, below: int, kind: str, lemma: str) -> bool:
    """Whether `below`, a word that hangs on a verb, is within what the verb has its effect on: "fell" in "denied that it fell".
    By the relation of `below` to the verb, one rule each; a kind that reaches only a part refuses some. `verb`: its
    token; `kind`: its effect; `lemma`: its word.
    """
    token = tree.tokens[below]
    if any(tree.tokens[at].text == ":" for at in range(verb + 1, tree.left[below] + 1)):
        return False  # "denied the story: “It is false”" does not deny what it quotes
    # "accused of theft", "barred from entering"
    if token.dep == "prep":
        pcomp = tree.child(below, "pcomp") is not None
        reaches = word_of(tree, below) in carried(kind, tree.language)
        return reaches and (pcomp or kind not in ("planned", "denied-from"))
    # "said that it fell"
    if token.dep in ("ccomp", "csubjpass"):
        return kind not in ("denied-deeds", "denied-from", "asked-for")
    # "is believed to have fallen"
    if token.dep in ("xcomp", "oprd"):
        return kind not in ("denied-sayings", "denied-from")
    # "denied the claim", "the rescue was planned"
    if token.dep in ("dobj", "nsubjpass"):
        if kind == "denied-sayings":
            return token.lemma in listed("sayings", tree.language)
        return lemma in listed("over-things", tree.language)
    # "the wall seems to have fallen": the subject of "seem" belongs to what seems so
    return token.dep == "nsubj" and lemma in ("seem", "appear") and tree.child(verb, "xcomp") is not None
