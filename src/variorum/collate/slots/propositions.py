"""Takes apart what a sentence says: deeds and states, and what fills each of their slots.

A proposition stands on a verb ("police shot a man", "the man shot by police"), on a copula with what it says ("the
road is closed") or on a noun that names a deed ("the shooting of a man by police"). Its slots are named alike
whatever the grammar: passives are turned, a relative clause is said of the noun that it hangs on, a second verb has
the subject of the first.
Roles: `subject`, `object`, `is` (what a copula says), `to`, `clause` (an open clause), `when` (adverbs and bare nouns
of time), `poss` (whose), and each preposition by its own word.

Words used here. Slot: a role with its filler. Filler: the phrase, by its tokens. Head: the main word of a phrase.
Passive: turned, so that "shot by police" has the police as subject. Hung, attached: governed by. Borrowed: a subject
that a verb has from the word it is attached to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.collate.certainty import certainty
from variorum.collate.slots.synonyms import ergatives, verb_phrases
from variorum.collate.slots.words import SlotWords, saying, slot_words
from variorum.collate.terms import stem_of
from variorum.collate.tree import Tree
from variorum.text.parsers import ENGLISH

SUBJECT, OBJECT, IS, TO, CLAUSE, WHEN = "subject", "object", "is", "to", "clause", "when"
# Label of the parser → the role of what hangs on a verb by it.
DIRECT = {
    "nsubj": SUBJECT,
    "nsubjpass": OBJECT,
    "dobj": OBJECT,
    "attr": IS,
    "acomp": IS,
    "oprd": IS,
    "dative": TO,
    "npadvmod": WHEN,
    "advmod": WHEN,
}
# Labels of the parser for what hangs on a noun without being part of its phrase.
LOOSE = frozenset({"relcl", "acl", "appos", "prep", "conj", "cc", "punct", "advcl", "parataxis"})
# Parts of speech that carry no matter in a phrase.
SILENT = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "ADP", "PART", "AUX", "SCONJ"})
# Labels of the parser for the clause that a verb of saying tells.
WORDS_SAID = ("ccomp", "parataxis", "xcomp")
# Labels of the parser: a verb that hangs so on a noun says which one is meant ("the man shot by police").
NAMING = frozenset({"acl", "relcl", "amod", "compound", "csubj", "pcomp"})
# Those of them behind the noun (participle, relative clause); then all by which a deed is taken for granted.
ASIDES = frozenset({"acl", "relcl"})
GRANTED = frozenset({*ASIDES, "amod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """The phrase that fills a slot, by token indexes of its sentence. `words`: its tokens that carry matter, the head
    among them; `first`, `last`: the ends of the phrase, both included."""

    head: int
    words: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What one clause, or one noun for a deed, says.

    `predicate`: index of its main token. `stem`: the stem of that token's lemma, or of the verb that it makes with
    `phrase`.
    `nominal`: the predicate is a noun. `slots`: (role, filler) in order of place; a role may come several times
    ("killed a man and a woman").
    `phrase`: indexes of tokens that make one verb with the predicate ("guilty" of "found guilty").
    """

    predicate: int
    stem: str
    nominal: bool
    slots: tuple[tuple[str, Filler], ...]
    phrase: tuple[int, ...] = ()

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """What fills a role, in order of place; often one, none where it is not said."""
        return tuple(filler for name, filler in self.slots if name == role)


def is_asserted(tree: Tree, proposition: Proposition) -> bool:
    """Whether the sentence asserts it, rather than only naming something by it ("the buses carrying Syrians", "the
    deal between the two sides", "orders to stop")."""
    at = proposition.predicate
    if proposition.nominal or is_infinitive(tree, proposition):
        return False
    while tree.tokens[at].dep == "conj" and tree.heads[at] < at:  # leftwards, so that a circle ends
        at = tree.heads[at]
    return tree.tokens[at].dep not in NAMING or _is_aside(tree, at)


def is_granted(tree: Tree, proposition: Proposition) -> bool:
    """Whether the sentence takes the proposition for granted: it is only in a clause or participle that says which
    one is meant ("the buses carrying Syrians"). English only.
    """
    token = tree.tokens[proposition.predicate]
    return (
        tree.language == ENGLISH
        and not proposition.nominal
        and token.dep in GRANTED
        and not is_infinitive(tree, proposition)
    )


def is_infinitive(tree: Tree, proposition: Proposition) -> bool:
    """Whether it is an infinitive, which does not say that it was done: "the decision to release it", "ordered them
    to stop". "Has yet to" says that it was not done.
    """
    at = proposition.predicate
    if tree.language != ENGLISH:  # one word, and no "to" before it
        open_ = tree.tokens[at].tag == "VB" and not tree.is_negated(at)
        return open_ and not certainty(tree, at).denied  # "refused to receive them": they were not received
    return any(tree.tokens[child].tag == "TO" for child in tree.children[at]) and not tree.is_negated(at)


def _is_aside(tree: Tree, verb: int) -> bool:
    """Whether the clause is behind a comma and only adds something about a noun that needs no explanation. `verb`: the token of
    its verb.
    """
    first = tree.left[verb]
    return tree.tokens[verb].dep in ASIDES and first > 0 and tree.tokens[first - 1].text == ","


def propositions(tree: Tree) -> tuple[Proposition, ...]:
    """The propositions of a sentence, in order of place. Verbs of saying make none: who says it is
    attribution.
    """
    return tuple(_propositions(tree))


def _propositions(tree: Tree) -> Iterator[Proposition]:
    """Every proposition of the sentence, on a verb or a noun for a deed; none without a filled slot."""
    for index, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            # "police said that …": what is told is a proposition of its own
            if _only_says(tree, index):
                continue
            slots = tuple(sorted(_verb_slots(tree, index), key=lambda slot: slot[1].first))
            phrase = _verb_phrase(tree, index, slots)
            if phrase is not None:
                yield phrase
            elif slots:
                yield Proposition(
                    predicate=index, stem=stem_of(token, tree.language), nominal=False, slots=slots
                )
        elif token.pos == "NOUN":
            slots = tuple(sorted(_noun_slots(tree, index), key=lambda slot: slot[1].first))
            if slots:
                yield Proposition(
                    predicate=index, stem=stem_of(token, tree.language), nominal=True, slots=slots
                )


def _verb_phrase(tree: Tree, verb: int, slots: tuple[tuple[str, Filler], ...]) -> Proposition | None:
    """The proposition of a verb that makes one verb with its object or predicative, under the stem of that verb:
    "found guilty" → "convict", "lost their lives" → "die". None for all other verbs, and where no other slot is
    filled. English only.
    """
    verbs = verb_phrases() if tree.language == ENGLISH else {}
    if tree.tokens[verb].lemma not in verbs:
        return None
    for role, filler in slots:
        # "guilty"; "not guilty" makes another verb
        said = ("not " if tree.child(filler.head, "neg") is not None else "") + tree.tokens[filler.head].lemma
        one_verb = verbs[tree.tokens[verb].lemma].get(said)
        if one_verb is not None and role in {OBJECT, IS}:
            rest = [(role, filler_) for role, filler_ in slots if filler_ is not filler]
            # whoever dies is the object, as of all ergatives
            if one_verb in ergatives(ENGLISH) and not any(role == OBJECT for role, _ in rest):
                rest = [(OBJECT if role == SUBJECT else role, filler) for role, filler in rest]
            return (
                Proposition(
                    predicate=verb, stem=one_verb, nominal=False, slots=tuple(rest), phrase=(filler.head,)
                )
                if rest
                else None
            )
    return None


def _only_says(tree: Tree, verb: int) -> bool:
    """Whether the verb only tells on whose word something is, and makes no proposition. False if it has another
    object than the hearer ("denied permission"), and if it is done to somebody ("was warned of the wiring").
    """
    token = tree.tokens[verb]
    own = slot_words(tree.language)
    if token.lemma in own.according:
        return True  # "according to": on whose word, and no deed
    if token.lemma not in saying(tree.language):
        return False
    # the object, or the subject of a passive
    told = tree.child(verb, "dobj", "nsubjpass")
    return (
        # verbs whose object is the hearer ("told reporters"); no object; a clause that is told; the speaker
        # behind the verb
        token.lemma in own.heard
        or told is None
        or tree.child(verb, *WORDS_SAID) is not None
        or _is_speaker_behind(tree, verb, told)
    )


def _is_speaker_behind(tree: Tree, verb: int, told: int) -> bool:
    """Whether the noun that is read as the verb's object is the speaker: it stands right behind the verb, and what
    was said before it (", a indiqué la mairie"). Only in languages with a list of endings of participles. `told`: the
    token of the noun.
    """
    endings = tuple(slot_words(tree.language).participles)
    first = min((child for child in tree.children[verb] if tree.tokens[child].dep == "aux"), default=verb)
    return (
        bool(endings)
        and not tree.tokens[verb].text.endswith(endings)
        and tree.left[told] == verb + 1
        and first > 0
        and tree.tokens[first - 1].text in {",", "»", "”", '"'}
    )


def _verb_slots(tree: Tree, verb: int) -> Iterator[tuple[str, Filler]]:
    """(role, filler) for each slot of a verb. Passives are turned into actives; a verb without a subject takes that
    of the verb or noun it is attached to.
    """
    token = tree.tokens[verb]
    # "shot by police"; "a man shot by police"
    is_passive = tree.is_passive(verb) or (token.dep == "acl" and token.tag == "VBN")
    lists = slot_words(tree.language)
    slots: list[tuple[str, int]] = []
    for child in tree.children[verb]:
        dep = tree.tokens[child].dep
        role = DIRECT.get(dep)
        if role is not None:
            slots.append((role, child))
        elif dep == "agent":
            slots += [(SUBJECT, noun) for noun in _objects(tree, child)]
        elif dep == "prep":
            slots += [(_role(tree.tokens[child].lemma, lists), noun) for noun in _objects(tree, child)]
        elif dep == "xcomp":
            slots.append((_of_open_clause(tree, verb, child, lists), child))
    # slots that the parser attached elsewhere
    if lists.loose:
        slots += list(_loosely_hung(tree, verb, [token_number for _, token_number in slots], lists))
    slots += _borrowed(tree, verb, slots, passive=is_passive)
    # a verb such as "open": what opens is what was opened
    if (
        not is_passive
        and token.lemma
        and stem_of(token, tree.language) in ergatives(tree.language)
        and not any(slot_role == OBJECT for slot_role, _ in slots)
    ):
        slots = [
            (OBJECT if slot_role == SUBJECT else slot_role, token_number) for slot_role, token_number in slots
        ]
    # each noun of a row ("a man and a woman") fills the slot
    is_before_noun = token.dep == "amod"
    for role, head in slots:
        for noun_of_slot in (
            _conjuncts(tree, head) if role in {SUBJECT, OBJECT} and not is_before_noun else (head,)
        ):
            filler = _filler(tree, noun_of_slot, without=verb if is_before_noun else None)
            if filler is not None and verb not in filler.words:
                yield role, filler


def _of_open_clause(tree: Tree, verb: int, child: int, own: SlotWords) -> str:
    """The role of an open clause: `is` for "fermée" in "L'usine reste fermée", else `clause`. The English parser has
    a label of its own for the former. `child`: the token of the clause; `own`: words for slots of the language.
    """
    says = tree.tokens[verb].lemma in own.copulas and tree.tokens[child].pos != "VERB"
    return IS if says and tree.language != ENGLISH else CLAUSE


def _role(preposition: str, own: SlotWords) -> str:
    return TO if preposition in own.to else preposition


def _loosely_hung(tree: Tree, verb: int, held: list[int], own: SlotWords) -> Iterator[tuple[str, int]]:
    """(role, token) of prepositional phrases that the parser attached to a noun behind the verb, and that may belong
    to the verb: where, when and to whom it is done ("a arrêté deux hommes à Castra"). An "of" phrase stays with its
    noun. `held`: the tokens that fill the verb's slots so far; `own`: words for slots of the language.
    """
    waiting = [token_at for token_at in held if token_at > verb]
    while waiting:
        noun = waiting.pop()
        for child in tree.children[noun]:
            token = tree.tokens[child]
            if token.dep in {"prep", "agent"} and child > noun:
                objects = [
                    token_at for token_at in _objects(tree, child) if token_at > child
                ]  # rightwards, so that a circle ends
                waiting += objects
                if token.lemma not in own.of:
                    role = SUBJECT if token.dep == "agent" else _role(token.lemma, own)
                    yield from ((role, token_at) for token_at in objects)


def _borrowed(tree: Tree, verb: int, found: list[tuple[str, int]], *, passive: bool) -> list[tuple[str, int]]:
    """(role, token) of what a verb has from the word it is attached to: the noun of its relative clause or
    participle, the subject of the verb before it. In a relative clause the pronoun in `found` is replaced by its
    noun. `passive`: the verb is a passive, so its noun is what is done to.
    """
    token, above = tree.tokens[verb], tree.heads[verb]
    filled = {role for role, _ in found}
    # a relative clause: its noun
    if token.dep == "relcl":
        for number, (role, child) in enumerate(found):
            if tree.tokens[child].lemma in slot_words(tree.language).relatives:
                found[number] = (role, above)
                return []
        return [(OBJECT, above)] if OBJECT not in filled and SUBJECT in filled else []
    # a participle behind its noun, or before it
    if token.dep == "acl" and above != verb:
        role = OBJECT if passive else SUBJECT
        return [(role, above)] if role not in filled else []
    if token.dep == "amod" and above > verb and tree.language == ENGLISH:
        return [(OBJECT if token.tag == "VBN" else SUBJECT, above)]
    # a second verb: the subject of the first
    if token.dep in {"conj", "xcomp", "advcl", "pcomp"} and SUBJECT not in filled and above != verb:
        if passive and OBJECT in filled:
            return []
        subject = tree.subject(above)
        if subject is None and tree.tokens[above].dep in {"conj", "xcomp"}:
            subject = tree.subject(tree.heads[above])
        if subject is not None:
            return [(OBJECT if passive else SUBJECT, subject)]
    return []


def _objects(tree: Tree, preposition: int) -> list[int]:
    return [child for child in tree.children[preposition] if tree.tokens[child].dep in {"pobj", "pcomp"}]


def _conjuncts(tree: Tree, head: int) -> list[int]:
    """A noun and those in a row with it ("a man and a woman"), in order of place. `head`: its token."""
    found: list[int] = []
    # each found noun may be joined to a further one
    waiting = [head]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.append(at)
            waiting += [
                child
                for child in tree.children[at]
                if tree.tokens[child].dep == "conj"
                and tree.tokens[child].pos in {"NOUN", "PROPN", "PRON", "NUM"}
            ]
    return sorted(found)


def _noun_slots(tree: Tree, noun: int) -> Iterator[tuple[str, Filler]]:
    """(role, filler) of the words attached to a noun of deed: "of" what, "by" whom, whose, where, when."""
    lists = slot_words(tree.language)
    for child in tree.children[noun]:
        token = tree.tokens[child]
        if token.dep == "prep" or token.dep == "agent":
            # "destruction of the bridge": object; "by the army": subject; else the preposition itself
            role = OBJECT if token.lemma in lists.of else SUBJECT if token.lemma in lists.by else token.lemma
            for noun_of_phrase in _objects(tree, child):
                filler = _filler(tree, noun_of_phrase)
                if filler is not None:
                    yield role, filler
        # "the army's destruction"
        elif token.dep == "poss":
            filler = _filler(tree, child)
            if filler is not None:
                yield "poss", filler


def _filler(tree: Tree, head: int, *, without: int | None = None) -> Filler | None:
    """The phrase of the token `head` as a filler: its own words and "of" with its noun, without clauses and other
    phrases that hang on it. `without`: a token left out with all that hangs on it. None if no word of it carries
    matter.
    """
    kept = sorted(_phrase(tree, head, without=without))
    words = tuple(
        token_at
        for token_at in kept
        if tree.tokens[token_at].pos not in SILENT
        and any(letter.isalnum() for letter in tree.tokens[token_at].text)
    )
    if not words:
        return None
    return Filler(head=head, words=words, first=kept[0], last=kept[-1])


def _phrase(tree: Tree, head: int, *, without: int | None = None) -> set[int]:
    """The token indexes of a head's phrase. Ends, too, where a faulty parse runs in a circle. `without`: a token that is left out with
    all that hangs on it.
    """
    kept: set[int] = set()
    waiting = [head]
    while waiting:
        at = waiting.pop()
        if at not in kept and at != without:
            kept.add(at)
            for child in tree.children[at]:
                waiting += _phrase_part(tree, at, child, kept)
    return kept


def _phrase_part(tree: Tree, head: int, child: int, kept: set[int]) -> list[int]:
    """Which tokens below `child` belong to the phrase of its `head`, to be looked at next. An "of" gives its nouns
    (and the "of" itself is added to `kept`); of a verb's children only object, particle and "not"; all others but the
    loosely attached (`LOOSE`).
    """
    token = tree.tokens[child]
    if tree.tokens[head].pos in {"VERB", "AUX"}:
        return [child] if token.dep in {"dobj", "attr", "acomp", "prt", "neg"} else []
    if token.dep == "prep" and token.lemma in slot_words(tree.language).of:
        kept.add(child)
        return _objects(tree, child)
    return [] if token.dep in LOOSE or (token.dep == "neg" and child > head) else [child]
