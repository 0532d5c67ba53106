"""Turns trees in Universal Dependencies into the ones that the rules are written for: prepositions govern their
nouns, copulas govern what is said by them, and the subject of a passive has a label of its own. The labels are a
table of the language (`in-depth/LANGUAGE/labels.json`).

Words used here. Node: a word of a sentence; head: the index of the word that governs it; children: the words that it
governs; `dep`: the label of that relation. Copula: "is" in "the works is closed". Apposition: "Odile Carbonnel" in
"the mayor, Odile Carbonnel". The labels are brought to those of English (ClearNLP): "prep", "pobj", "nsubjpass". `labels`: the language's
labels and endings (`labels.json`). `at`: the index of a node.

Keys of labels.json. `relations`: Universal Dependencies → the label here; `without`: the same where no preposition stands
before the word; `agent`: the preposition of whoever does a passive deed ("par"); `tags`: part of speech → rows of (feature, English tag), the
first that fits counts; `entities`: type of name → the one here; `not`, `particle`, `alone`: words of negation ("pas"), what must stand
with them ("ne"), and those that need none; `participles`, `present`: ending → ending of the infinitive; `persons`: nouns
for people; `copula`, `having`: "être", "avoir"; `between`: words that may stand between a verb and its participle; `lemmas`: word → lemma.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.text.lexicon import table

# What hangs on a predicate as on a clause, and goes over to its copula.
OF_CLAUSE = frozenset(
    {
        "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark", "cc", "punct", "advmod", "neg", "obl", "advcl",
        "ccomp", "parataxis", "prt", "vocative",
    }
)  # fmt: skip
# Parts of speech that a name is taken for.
COMMON = frozenset({"NOUN", "ADJ", "X"})
# Part of speech of a predicate → the label of its English dependency.
PREDICATES = {"ADJ": "acomp"}


@dataclass(slots=True, kw_only=True)
class Node:
    """One word while its tree is changed. `features`: morphology, as the parser writes it ("Mood=Ind|Tense=Past").
    `head`: index of the governing word; the root has its own.
    """

    text: str
    lemma: str
    # part of speech; and how the word hangs on its head, by the labels of Universal Dependencies
    pos: str
    dep: str
    head: int
    features: frozenset[str]
    # type of name ("PERSON"), "" where it is none
    entity: str
    # the English tag ("VBD"), once it is known
    tag: str = ""


@cache
def _labels(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table(f"in-depth/{language}/labels.json")
    return found


def converted(nodes: Sequence[Node], language: str) -> Sequence[Node]:
    """The same words with the other labels. The nodes are changed in place. At worst quadratic in the length of a sentence."""
    labels = _labels(language)
    for node in nodes:
        node.lemma = labels["lemmas"].get(node.text.lower(), node.lemma.lower())
        node.tag = _tag(node, labels)
        node.entity = labels["entities"].get(node.entity, "")
        node.dep = labels["relations"].get(node.dep, node.dep)
        node.lemma = _infinitive(node, labels)
        if node.text.lower() in labels["particle"]:
            node.dep = "prt"
    _names(nodes, labels)
    _surnames(nodes)
    _participles(nodes, labels)
    _negations(nodes, labels)
    _copulas(nodes)
    _passives(nodes)
    _prepositions(nodes, labels)
    return nodes


def _tag(node: Node, labels: Mapping[str, Any]) -> str:
    """The English tag for a token's features ("VBD" for a finite past); else its part of speech."""
    for features, tag in labels["tags"].get(node.pos, ()):
        if not features or node.features.issuperset(features.split("|")):
            return str(tag)
    return node.pos


def _infinitive(node: Node, labels: Mapping[str, Any]) -> str:
    """The infinitive of a verb, made by the verb's ending, if the parser gave the form in the text instead."""
    # "tombé" → "tomber" by the endings of participles; else by those of the present
    endings: Mapping[str, str] = labels["participles"] if node.tag == "VBN" else labels["present"]
    # the parser gave the infinitive already
    if node.pos not in {"VERB", "AUX"} or (node.tag != "VBN" and node.lemma != node.text.lower()):
        return node.lemma
    ending = next((ending for ending in endings if node.lemma.endswith(ending)), None)
    return node.lemma if ending is None else node.lemma.removesuffix(ending) + endings[ending]


def _children(nodes: Sequence[Node], i: int) -> Iterator[int]:
    return (number for number, node in enumerate(nodes) if node.head == i and number != i)


def _names(nodes: Sequence[Node], labels: Mapping[str, Any]) -> None:
    """Marks words with a capital inside a sentence as names, since common nouns have none. And makes a name an
    apposition if only a comma joins it to what the person is ("la maire, Odile Carbonnel,").
    """
    for at, node in enumerate(nodes):
        before = nodes[at - 1].text if at else ""
        is_inside = before.isalpha() or before in {",", "'"} or before.endswith("'")
        if is_inside and node.text[:1].isupper() and node.text[1:].islower() and node.pos in COMMON:
            node.pos, node.tag, node.lemma = "PROPN", "NNP", node.text.lower()
        # two proper nouns of which the parser made one an adjective of the other are one name
        if node.pos == "PROPN" and node.dep == "amod" and nodes[node.head].pos == "PROPN":
            node.dep = "flat"
        # after a comma, an apposition and not one more item of a list
        has_and = any(nodes[child].dep == "cc" for child in _children(nodes, at))
        if (node.pos, node.dep, before) == ("PROPN", "conj", ",") and not has_and and node.head < at:
            node.dep = "appos"
        if before == "," and node.head < at and nodes[node.head].pos == "PROPN" and not has_and:
            if node.text.lower() in labels["persons"]:
                node.pos, node.tag, node.lemma = "NOUN", "NN", node.text.lower()
            has_no_article = not any(nodes[child].dep in {"case", "det"} for child in _children(nodes, at))
            if (
                node.pos == "NOUN"
                and has_no_article
                and node.dep in {"nmod", "nummod", "acl", "amod", "conj"}
            ):
                node.dep = "appos"


def _surnames(nodes: Sequence[Node]) -> None:
    """Makes the last word of a person's name the head of the name, as in English, so that two people with one given
    name are not taken for one.
    """
    for at, node in enumerate(nodes):
        rest_of_name = [
            child
            for child in _children(nodes, at)
            if nodes[child].dep == "flat" and nodes[child].text[:1].isupper()
        ]
        is_person = node.pos == "PROPN" and (
            node.entity == "PERSON" or any(nodes[child].entity == "PERSON" for child in rest_of_name)
        )
        if not rest_of_name or not is_person or min(rest_of_name) < at:
            continue
        # the last word takes the place of the first in the tree
        last = max(rest_of_name)
        others = [child for child in _children(nodes, at) if child != last]
        nodes[last].dep, nodes[last].head = node.dep, last if node.head == at else node.head
        nodes[last].pos, nodes[last].tag, nodes[last].lemma = "PROPN", "NNP", nodes[last].text.lower()
        node.dep, node.head = "compound", last
        for child in others:
            nodes[child].head = last
            if child in rest_of_name:
                nodes[child].dep = "compound"


def _participles(nodes: Sequence[Node], labels: Mapping[str, Any]) -> None:
    """Makes a participle right behind its auxiliary the verb, where the parser took it for another word ("s'est
    effondré lundi", "ont évacué").
    """
    for auxiliary_at, node in enumerate(nodes):
        if node.dep not in {"aux", "auxpass", "cop"} or node.pos != "AUX" or node.head < auxiliary_at:
            continue
        # the first word behind the auxiliary that is no adverb
        verb_at = auxiliary_at + 1
        while (
            verb_at < len(nodes)
            and nodes[verb_at].pos == "ADV"
            and nodes[verb_at].text.lower() in labels["between"]
        ):
            verb_at += 1
        if verb_at >= len(nodes):
            continue
        verb, head = nodes[verb_at], node.head
        ending = next(
            (ending for ending in labels["participles"] if verb.text.lower().endswith(ending)), None
        )
        if verb.tag == "JJ" and node.lemma == labels["copula"]:
            continue  # "est fermée" is a state
        belongs_to_verb = head != verb_at and nodes[head].pos in {"VERB", "AUX"}
        is_participle = ending is not None or (
            verb.pos == "ADJ" and node.lemma == labels["having"] and head == verb_at
        )
        if not is_participle or verb.text[:1].isupper() or belongs_to_verb:
            continue
        # the word becomes a verb; then it takes the place of the old head
        if verb.pos != "VERB":
            verb.pos, verb.tag = "VERB", "VBN"
            verb.lemma = verb.text.lower() if ending is not None else verb.lemma
            verb.lemma = _infinitive(verb, labels)
        if head != verb_at and verb.head in {head, verb_at}:
            old_head = nodes[head]
            verb.dep, verb.head = old_head.dep, verb_at if old_head.head == head else old_head.head
            for child in list(_children(nodes, head)):
                if child != verb_at and (nodes[child].dep in OF_CLAUSE or nodes[child].dep == "cop"):
                    nodes[child].head = verb_at
            old_head.dep, old_head.head = "obl", verb_at
        if node.dep == "cop":
            node.dep = "auxpass"


def _negations(nodes: Sequence[Node], labels: Mapping[str, Any]) -> None:
    """Labels negation. "Ne … pas" and the like negate; "plus" without "ne" means "more"; "ne" alone says nothing."""
    for at, node in enumerate(nodes):
        if node.text.lower() in labels["not"] and node.dep in {"advmod", "neg"}:
            # "ne … pas": the "ne" stands before, under the same verb
            split = any(
                nodes[child].text.lower() in labels["particle"]
                for child in _children(nodes, node.head)
                if child < at
            )
            if split or node.text.lower() in labels["alone"]:
                node.dep = "neg"


def _copulas(nodes: Sequence[Node]) -> None:
    """Makes the copula the head of its clause ("L'usine est fermée"), as in English. With a participle behind a form
    such as "sera" ("sera fermée") it is a passive instead.
    """
    for index, node in enumerate(nodes):
        at = node.head
        if node.dep != "cop" or at == index:
            continue
        if nodes[at].pos == "VERB" and nodes[at].tag == "VBN":
            node.dep = "auxpass"
            continue
        # the copula takes the place of what is said, with the parts of the clause
        predicate = nodes[at]
        node.dep, node.head = predicate.dep, index if predicate.head == at else predicate.head
        for child in list(_children(nodes, at)):
            is_of_clause = nodes[child].dep in OF_CLAUSE or (
                nodes[child].dep in {"conj", "xcomp"} and nodes[child].pos in {"VERB", "AUX"}
            )
            if is_of_clause and child != index and not _is_inside(nodes, child, at):
                nodes[child].head = index
        predicate.dep, predicate.head = PREDICATES.get(predicate.pos, "attr"), index


def _is_inside(nodes: Sequence[Node], n: int, at: int) -> bool:
    """Whether the word right before the predicate belongs to the predicate, as its adverb ("très grave")."""
    return nodes[n].dep == "advmod" and n == at - 1


def _passives(nodes: Sequence[Node]) -> None:
    """Marks as a passive's the subjects of verbs that have a passive auxiliary; `nodes` is changed."""
    for index, node in enumerate(nodes):
        if node.dep == "nsubj" and any(
            nodes[child].dep == "auxpass" for child in _children(nodes, node.head)
        ):
            nodes[index].dep = "nsubjpass"


def _prepositions(nodes: Sequence[Node], labels: Mapping[str, Any]) -> None:
    """Makes the first preposition of a noun govern the noun. A preposition before a clause stays as it is."""
    for at, node in enumerate(nodes):
        preposition = next(
            (child for child in _children(nodes, at) if nodes[child].dep == "case" and child < at), None
        )
        if preposition is None:
            if node.dep in labels["without"]:
                node.dep = labels["without"][node.dep]
            continue
        # labels of nouns; a preposition before a clause has another one
        if node.dep not in {"obl", "nmod", "dative", "ROOT", "dep", "advcl", "attr", "dobj", "conj"}:
            continue
        # the second of two joined nouns stays joined to the first
        if node.dep == "conj":
            nodes[preposition].dep = "prep"
            continue
        is_agent = node.dep == "obl" and nodes[preposition].lemma == labels["agent"]
        is_root = node.head == at
        nodes[preposition].dep = "ROOT" if is_root else "agent" if is_agent else "prep"
        nodes[preposition].head = preposition if is_root else node.head
        # the noun now hangs on its preposition, as in English
        node.dep, node.head = "pobj", preposition
