"""What a statement claim is about, in the reports' own words: who, does what, to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.claims.draft import Voices
from variorum.collate.slots.propositions import saying
from variorum.collate.statements import Statement
from variorum.collate.statements.terms import term_of
from variorum.collate.tree import Tree

# Words of a label, and of one phrase in it.
LONGEST, LONGEST_PHRASE = 8, 4
# What a clause loses, in shared terms, for a verb of saying and for want of a subject.
SAYING_COSTS, HEADLESS_COSTS = 3.0, 0.75
SUBJECTS, OBJECTS = ("nsubj", "nsubjpass"), ("dobj", "attr", "acomp", "oprd")
MODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod"})
SHORT_NOT = frozenset({"n't", "n’t"})


def statement_label(members: Sequence[Statement], voices: Voices) -> str:
    """The clause that holds most of what the members share, cut to subject, verb, object and one phrase behind; of two
    the one said in fewer words, then the first. A heading without a verb is its first telling words."""
    counts = Counter(term for member in members for term in member.terms.all)
    most = max(counts.values(), default=0)
    wanted = (
        {t for t, n in counts.items() if n == most or n > len(members) / 2}
        if len(members) > 1
        else set(counts)
    )
    found = [
        (-_worth(tree, clause, wanted), len(clause), n, [tree.tokens[i].text for i in clause])
        for n, member in enumerate(members)
        for tree in (Tree(member.sentence.tokens),)
        for clause in _clauses(tree)
    ]
    if not found:
        return _first_words(members[0], wanted, voices)
    return _joined(min(found)[3])


def _worth(tree: Tree, clause: Sequence[int], wanted: Iterable[str]) -> float:
    """Shared terms held; a verb of saying tells little, and a clause without its subject reads badly."""
    held = {term_of(tree.tokens[i]) for i in clause} & set(wanted)
    verb = next((i for i in clause if tree.tokens[i].pos == "VERB"), clause[0])
    says = tree.tokens[verb].lemma in saying()
    headless = not any(tree.tokens[i].dep in SUBJECTS and tree.tokens[i].pos != "PRON" for i in clause)
    return len(held) - SAYING_COSTS * says - HEADLESS_COSTS * headless


def _clauses(tree: Tree) -> Iterator[list[int]]:
    for index, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            clause = _clause(tree, index)
            if len(clause) > 1:
                yield clause


def _clause(tree: Tree, verb: int) -> list[int]:
    subject = tree.subject(verb)
    if subject is None and tree.tokens[verb].dep in {"acl", "relcl"}:
        subject = tree.heads[verb]
    before = _phrase(tree, subject) if subject is not None and tree.tokens[subject].pos != "PRON" else []
    kept = [*before, *_verb(tree, verb)]
    behind = [*_objects(tree, verb), *_behind(tree, verb)]
    for phrase in behind:
        if len(kept) + len(phrase) <= LONGEST:
            kept += phrase
    return sorted(set(kept))


def _verb(tree: Tree, verb: int) -> list[int]:
    """The verb with what turns its sense: "not", "may", a particle; "n't" with the verb that it is written to."""
    with_it = [
        c
        for c in tree.children[verb]
        if tree.tokens[c].dep in {"neg", "prt"}
        or (tree.tokens[c].tag == "MD" and tree.tokens[c].dep == "aux")
    ]
    written_to = [c - 1 for c in with_it if c and tree.tokens[c].text in SHORT_NOT]
    return sorted({verb, *with_it, *written_to})


def _objects(tree: Tree, verb: int) -> Iterator[list[int]]:
    for child in tree.children[verb]:
        if tree.tokens[child].dep in OBJECTS and tree.tokens[child].pos != "PRON":
            yield _phrase(tree, child)
    further = tree.child(verb, "xcomp")
    if further is not None and tree.tokens[further].pos == "VERB":
        to = [c for c in tree.children[further] if tree.tokens[c].tag == "TO"]
        told = next(iter(_objects(tree, further)), [])
        yield [*to, further, *told]


def _behind(tree: Tree, verb: int) -> Iterator[list[int]]:
    """Prepositions with their nouns: where, from where, with whom."""
    for child in tree.children[verb]:
        if child > verb and tree.tokens[child].dep in {"prep", "agent"}:
            noun = tree.child(child, "pobj")
            if noun is not None and tree.tokens[noun].pos != "PRON":
                yield [child, *_phrase(tree, noun)]


def _phrase(tree: Tree, noun: int) -> list[int]:
    """A noun with the words right before it, and a name's "of"."""
    first = noun
    while first > 0 and noun - first < LONGEST_PHRASE - 1 and _goes_with(tree, first - 1, noun):
        first -= 1
    while first < noun and tree.tokens[first].pos in {"PUNCT", "PART", "DET"}:
        first += 1
    return [i for i in range(first, noun + 1) if tree.tokens[i].pos != "PUNCT" or tree.tokens[i].text in "-–"]


def _goes_with(tree: Tree, index: int, noun: int) -> bool:
    token = tree.tokens[index]
    if token.text in {"-", "–"} or token.tag in {"POS", "HYPH"}:
        return True
    return token.dep in MODIFIERS and (tree.heads[index] == noun or noun in tree.above(index))


def _joined(said: Sequence[str]) -> str:
    """Words with blanks between; hyphens, genitives and short forms of "not" closed up."""
    text = " ".join(said)
    for mark in ("-", "–"):
        text = text.replace(f" {mark} ", mark)
    for written_to in ("'s", "’s", *SHORT_NOT):
        text = text.replace(f" {written_to}", written_to)
    return text.strip()


def _first_words(statement: Statement, wanted: Iterable[str], voices: Voices) -> str:
    """The telling words of a sentence that has no clause, in its order; shared ones before others."""
    text = voices.reports[statement.sentence.report].text
    spelled = list(zip(statement.terms.order, statement.terms.places, strict=True))
    shared = [text[start:end] for term, (start, end) in spelled if term in set(wanted)]
    kept = shared or [text[start:end] for _, (start, end) in spelled]
    return " ".join(list(dict.fromkeys(kept))[:LONGEST_PHRASE])
