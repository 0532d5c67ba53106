"""Finds which words of a sentence are what a reporting verb tells: the clause or object behind it, before it or around it.

Words used here. Tree: a parsed sentence; `left[i]`, `right[i]`: the first and last token of the phrase of token i.
Frames: letters for what the verb can take: "c" a clause, "q" a quotation, "i" an infinitive, "o" an object. Content:
the words told.
"""

from __future__ import annotations

from variorum.collate.attribute.cues import Frames, reporting_verbs, taken_things, unreal_modals, unsaid_verbs
from variorum.collate.attribute.found import Span
from variorum.collate.attribute.phrase import after_dateline
from variorum.collate.tree import Tree

# tags of the parser (Penn Treebank): "said", "says", "say"; then also "may", "said" behind "has", "saying", "to say"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBAL = FINITE | {"MD", "VBN", "VBG", "VB"}
# Marks that may stand at the ends of what is told.
MARKS = frozenset({",", ".", ";", ":", "-", "–", "—"})
# What may stand after an interruption ("the toll, police said, rose") without going on with what was told.
ASIDE = frozenset({"advcl", "acl", "cc", "prep", "npadvmod", "relcl"})
# Verbs of whoever passes on somebody's words; verbs that take the hearer as their object.
PASSING_ON = frozenset({"cite", "quote"})
TELLING_SOMEBODY = frozenset({"tell", "remind", "assure", "warn", "inform", "ask", "advise", "write"})
# Labels below a verb that show a whole clause; quotation marks; parts of speech of the first word of a clause.
TELLING = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "mark", "aux", "auxpass"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "‘", "«"})
OPENS_CLAUSE = frozenset({"DET", "PROPN", "PRON", "NOUN", "NUM", "ADJ", "SCONJ"})


def lemma_of(tree: Tree, verb: int) -> str:
    """The lemma of the verb; with its particle ("rule-out") where the lexicon of reporting verbs has the two together."""
    return tree.lemma_with_particle(verb, reporting_verbs())


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether "to" stands before the verb and belongs to it. `verb` is a token index."""
    return any(tree.tokens[child].tag == "TO" and child < verb for child in tree.children[verb])


# Tokens at the end of a clause among which a closing ", X reported" is looked for.
LONGEST_TAIL = 8


def is_unsaid(tree: Tree, verb: int) -> bool:
    """Whether the verb names a saying that did not happen: "declined to say", "did not say", "information to call"."""
    if tree.is_negated(verb):
        return True
    if not is_infinitive(tree, verb):
        return _is_unreal(tree, verb)
    governing_verb = tree.heads[verb]
    is_said_by_governor = tree.tokens[verb].dep == "xcomp" and tree.tokens[governing_verb].pos == "VERB"
    is_said_by_governor = is_said_by_governor and tree.tokens[governing_verb].lemma not in unsaid_verbs()
    return not is_said_by_governor or tree.is_negated(governing_verb)


def _is_unreal(tree: Tree, verb: int) -> bool:
    """Whether it is left open that something was said: "may say", "will announce", "heard him say"."""
    auxiliaries = {
        tree.tokens[child].text.lower() for child in tree.children[verb] if tree.tokens[child].dep == "aux"
    }
    return bool(auxiliaries & unreal_modals()) or (tree.tokens[verb].tag == "VB" and not auxiliaries)


def _can_be_told(tree: Tree, clause: int) -> bool:
    """Whether the clause can be what somebody told. It has a finite verb, a subject, an auxiliary, "that" or a
    quotation mark; "added a late run" has none of these.
    """
    if tree.tokens[clause].tag in FINITE:
        return True
    if any(tree.tokens[child].dep in TELLING for child in tree.children[clause]):
        return True
    return any(tree.tokens[i].text in QUOTES for i in tree.below(clause))


def _only_says_who_passed_on(tree: Tree, clause: int) -> bool:
    """Whether the clause only says who passed the words on, like the last one of "It rained, the mayor said, the Post reported"."""
    subject = tree.subject(clause)
    if subject is None or subject > clause or lemma_of(tree, clause) not in reporting_verbs():
        return False
    bare = all(
        child < clause or tree.tokens[child].dep in ("punct", "npadvmod", "advmod")
        for child in tree.children[clause]
    )
    return bare and tree.tokens[tree.left[clause] - 1].text == ","


def content_of(tree: Tree, verb: int, subject: int, frames: Frames) -> Span | None:
    """The words that the verb reports; None where it reports nothing. Looked for in this order: a clause behind the
    verb, the words before ", X said", an infinitive, an object, then what the parser attached elsewhere. `frames`:
    what the verb can take ("c" a clause, "q" a quotation, "i" an infinitive, "o" an object). `verb` and `subject`:
    the tokens of "said" and of who says it.
    """
    # 1. a clause behind the verb, or words before it
    if frames.letters & {"c", "q"}:
        clauses = [child_at for child_at in tree.children[verb] if tree.tokens[child_at].dep == "ccomp"]
        right = [
            child_at
            for child_at in clauses
            if child_at > verb
            and _can_be_told(tree, child_at)
            and not _only_says_who_passed_on(tree, child_at)
        ]
        if right:
            return _clause_behind(tree, verb, right[0])
        if clauses and not right and not has_object(tree, verb):
            return content_before(tree, verb, subject)
    # 2. an infinitive; 3. an object; 4. what the parser attached elsewhere
    phrase = tree.child(verb, "xcomp") if "i" in frames.letters else None
    if phrase is not None and phrase > verb:
        return _clause_behind(tree, verb, phrase)
    return (
        _object_with_complement(tree, verb, frames)
        or _object_told(tree, verb, frames)
        or _content_to_end(tree, verb, subject, frames)
        or _content_of_relative(tree, verb, subject)
        or (
            content_before(tree, verb, subject)
            if "c" in frames.letters and not has_object(tree, verb)
            else None
        )
    )


def has_object(tree: Tree, verb: int) -> bool:
    """Whether an object or infinitive stands behind the verb ("condemned the plan"). Never for a verb that takes a
    hearer ("told Reuters").
    """
    if tree.tokens[verb].lemma in TELLING_SOMEBODY:
        return False
    return any(child > verb and tree.tokens[child].dep in ("dobj", "xcomp") for child in tree.children[verb])


def _content_of_relative(tree: Tree, verb: int, subject: int) -> Span | None:
    """What follows "what X says", "which X says", up to the next mark."""
    opener = tree.left[subject] - 1
    # the word before the subject must be "what" (WP) or "which" (WDT)
    if opener < 0 or subject > verb or tree.tokens[opener].tag not in ("WP", "WDT"):
        return None
    last = verb
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].text not in MARKS:
        last += 1
    return trimmed(tree, verb + 1, last, after=verb) if last > verb else None


def _clause_behind(tree: Tree, verb: int, clause: int) -> Span | None:
    """The reported clause behind the verb, without its "that", and without a closing ", X reported" or ", citing X"
    that the parser took for a part of it.
    """
    that = tree.child(clause, "mark")
    cited = that is not None and any(tree.tokens[i].tag == "VBG" for i in range(verb + 1, that))
    first = that if that is not None and cited else tree.left[clause]  # "reported, citing police, that …"
    return trimmed(tree, first, _last_without_tail(tree, verb, tree.right[clause]), after=verb)


def _last_without_tail(tree: Tree, verb: int, last: int) -> int:
    """The last token of the clause, without a closing ", X reported" or ", citing X" that the parser took for a part of it."""
    for at in range(last, max(verb, last - LONGEST_TAIL), -1):
        token = tree.tokens[at]
        # ", citing X": the clause ends before the comma
        if token.tag == "VBG" and token.lemma in PASSING_ON and tree.tokens[at - 1].text == ",":
            return at - 2
        # ", X reported": a finite verb of saying with its subject and nothing that it takes
        frames = reporting_verbs().get(token.lemma) if token.tag in FINITE else None
        subject = tree.subject(at)
        if frames and subject is not None and not any(child > at and tree.tokens[child].dep in ("ccomp", "dobj", "xcomp")
                                                      for child in tree.children[at]):  # fmt: skip
            first = min(tree.left[subject], at)
            if first - 1 > verb and tree.tokens[first - 1].text == ",":
                return first - 1
    return last


def _object_with_complement(tree: Tree, verb: int, frames: Frames) -> Span | None:
    """The object together with what the verb says of it: "Y of theft" in "accused Y of theft", "it as old" in
    "described it as old", "it old" in "called it old". None if the verb takes no such words.
    """
    if not frames.joins:
        return None
    children_behind = [child for child in tree.children[verb] if child > verb]
    # what is said of the object: attached to the verb, to the object, or a bare adjective behind it
    complements = [child for child in children_behind if begins_complement(tree, child, frames.joins)]
    if not complements:
        complements = [
            grandchild
            for child in children_behind
            if tree.tokens[child].dep == "dobj"
            for grandchild in tree.children[child]
            if begins_complement(tree, grandchild, frames.joins - {"="})
        ]
    # "=": the verb takes a bare adjective ("called it old")
    if not complements and "=" in frames.joins:
        complements = [
            grandchild
            for child in children_behind
            if tree.tokens[child].dep == "dobj"
            for grandchild in tree.children[child]
            if grandchild > child and tree.tokens[grandchild].dep == "amod"
        ]
    if not complements:
        return None
    # from the first word of the object to the end of what is said of it
    objects = [
        child
        for child in children_behind
        if tree.tokens[child].dep in ("dobj", "nsubj", "prep") and child <= complements[-1]
    ]
    first = min([tree.left[child] for child in objects] + [tree.left[complements[0]]])
    return trimmed(tree, first, tree.right[complements[-1]], after=verb)


def begins_complement(tree: Tree, i: int, joining: frozenset[str]) -> bool:
    """Whether token `i` begins the words that the verb reports. `joining`: the words that may open them; "=" stands
    for words without an opener.
    """
    token = tree.tokens[i]
    if token.dep in ("prep", "mark", "dative"):
        return token.text.lower() in joining
    return "=" in joining and token.dep in ("oprd", "xcomp", "ccomp", "acomp")


def _object_told(tree: Tree, verb: int, frames: Frames) -> Span | None:
    """The object that a verb tells, with its prepositions: "the closure of the port" in "announced the closure of the
    port". None where the verb takes no object (no "o" in `frames`), where the object is a pronoun, or where it is
    only taken ("claimed nine lives").
    """
    if "o" not in frames.letters:
        return None
    thing = tree.object_behind(verb)
    if thing is None or tree.tokens[thing].pos == "PRON" or tree.tokens[thing].lemma in taken_things():
        return None
    parts = [thing] + [
        child for child in tree.children[verb] if child > thing and tree.tokens[child].dep == "prep"
    ]
    return trimmed(tree, tree.left[thing], max(tree.right[part] for part in parts), after=verb)


def _content_to_end(tree: Tree, verb: int, subject: int, frames: Frames) -> Span | None:
    """The words from a finite verb to the end of the sentence, if the parser attached the reported clause to another word."""
    tokens = tree.tokens
    following = verb + 1
    # the verb takes a clause ("c"), is finite, stands behind its subject and is not the last word
    if (
        "c" not in frames.letters
        or tokens[verb].tag not in FINITE
        or subject > verb
        or following >= len(tokens)
    ):
        return None
    # "…, X said": what is told stands before the comma
    if tree.left[subject] > 0 and tokens[tree.left[subject] - 1].text == ",":
        return None
    # "X said a few words": an object, no clause
    if tree.child(verb, "dobj") is not None:
        return None
    # the next word must be able to open a clause: "said the bridge was shut", not "said on Monday"
    if tokens[following].pos not in OPENS_CLAUSE or tokens[following].dep in ("dobj", "dative", "npadvmod"):
        return None
    # a clause has a finite verb of its own
    if not any(token.tag in FINITE | {"MD"} for token in tokens[following:]):
        return None
    return trimmed(tree, following, len(tokens) - 1, after=verb)


def content_before(tree: Tree, verb: int, subject: int) -> Span | None:
    """The reported words before "..., X said" or ", said X"; the whole sentence if "X said" interrupts them. `verb` and `subject`: the
    tokens of "said" and X.
    """
    tokens = tree.tokens
    edge = min(verb, tree.left[subject])
    # nothing stands before it, or the verb is in a clause that describes another ("as X said")
    if (
        edge == 0
        or tokens[verb].dep in ("acl", "advcl", "relcl", "xcomp")
        or tokens[verb].tag not in FINITE | {"VBN"}
    ):
        return None
    # the words before must hold a verb, and must not break off in "and", "that", "of" or a verb
    if not any(token.tag in VERBAL for token in tokens[:edge]) or tokens[edge - 1].pos in (
        "CCONJ",
        "SCONJ",
        "ADP",
        "VERB",
        "AUX",
    ):
        return None
    last = len(tokens) - 1 if _interrupts(tree, verb, subject, edge) else edge - 1
    return trimmed(tree, 0, last, after=-1)


def _interrupts(tree: Tree, verb: int, subject: int, edge: int) -> bool:
    """Whether "X said" is inserted into a clause between commas: "The port, the mayor said, will close". `edge`: the first token of the
    inserted words.
    """
    tokens = tree.tokens
    # the token behind "X said"; a comma must stand there, and one before the clause
    following = max(verb, tree.right[subject] if subject > verb else verb) + 1
    if following + 1 >= len(tokens) or tokens[following].text != "," or tokens[edge - 1].text != ",":
        return False
    if any(child > following and _only_says_who_passed_on(tree, child) for child in tree.children[verb]):
        return False
    # the clause goes on with a word that can go on with it
    resumed = tokens[following + 1]
    return resumed.dep not in ASIDE and resumed.tag not in ("VBG", "IN", "WP")


def trimmed(tree: Tree, first: int, last: int, *, after: int) -> Span | None:
    """The place of the tokens `first` to `last` that come behind token `after`, without a dateline, "that" and marks
    at the edges. None where nothing is left.
    """
    tokens = tree.tokens
    first = after_dateline(tree, max(first, after + 1), last)
    # "that" at the beginning belongs to the saying, not to what is said
    while first < last and (
        tokens[first].pos == "PUNCT" or (tokens[first].lemma == "that" and tokens[first].dep == "mark")
    ):
        first += 1
    while last > first and tokens[last].text in MARKS:
        last -= 1
    return Span(tokens[first].start, tokens[last].end) if first <= last else None
