"""Finds what reporting verbs tell, and on whose word: X said that Y; Y, X said; X, who said Y; X accused Y of Z; Y was reported by X;
X reported Y, citing Z.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.asides import OURSELVES, as_attribution, as_opening, beside
from variorum.collate.attribute.content import (
    PASSING_ON,
    begins_complement,
    content_before,
    content_of,
    is_unsaid,
    lemma_of,
    trimmed,
)
from variorum.collate.attribute.cues import Frames, evidence_nouns, reporting_nouns, reporting_verbs
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.passing import (
    agent_of,
    cited_by,
    passed_on_by,
    person_cited,
    saying_of,
)
from variorum.collate.attribute.phrase import can_be_source, can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

# Verbs of which anybody may be the subject, whatever the parser says.
SPEECH = frozenset({"say", "tell", "add", "reply", "insist", "write", "announce", "explain", "note", "claim"})
# tags of finite verbs, "may" and "will" included
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verb_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    """Attributions by a reporting verb: "police said that …"."""
    for index, token in enumerate(tree.tokens):
        if token.tag.startswith("VB"):
            frames = reporting_verbs().get(lemma_of(tree, index))
            if frames:
                yield from _found_by_verb(tree, index, frames, settings)


def _found_by_verb(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    """The attributions that one verb makes: passed on by somebody, passive, or active. None if the words were not said ("did not say")."""
    if is_unsaid(tree, verb):
        return
    if tree.tokens[verb].lemma in PASSING_ON and person_cited(tree, verb) is not None:
        yield from _found_by_citing(tree, verb, settings)
    elif tree.is_passive(verb):
        yield from _found_passive(tree, verb, frames, settings)
    else:
        yield from _found_active(tree, verb, frames, settings)


def _found_active(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    """What the subject of an active verb says. If the subject cites somebody or heard it from somebody, that person is the source, and the subject passes
    it on.
    """
    if tree.tokens[verb].tag == "VBN" and tree.tokens[verb].dep == "acl":
        return  # "artists accused of ...": they are not the ones who accuse
    # "as X said", put in beside the clause
    aside = as_attribution(tree, verb, settings)
    if aside is not None:
        yield aside
        return
    # "The hall, the mayor said, was old": all of the sentence is told
    within = _interrupting(tree, verb)
    if within is not None:
        source = source_span(tree, within, settings)
        content = trimmed(tree, 0, len(tree.tokens) - 1, after=-1)
        if source and content:
            yield Found(content, source, tree.tokens[verb].text, passed_on_by(tree, verb, settings))
        return
    # who speaks: the noun that the parser missed, the subject, or the noun right before the verb
    subject = _teller_misjoined(tree, verb)
    subject = subject_of(tree, verb) if subject is None else subject
    if subject is None or not can_be_source(tree, subject):
        subject = _noun_right_before(tree, verb)
    if subject is None or not _can_be_done_by(tree, subject, verb, frames):
        return
    if any(_cites(tree, candidate) for candidate in _citing_candidates(tree, verb)):
        return  # the one cited is the source, and who cites is on the way to him: `_found_by_citing`
    source = source_span(tree, subject, settings)
    content = content_of(tree, verb, subject, frames)
    # "X, which cited Y, said": Y is the source, X passes it on
    first = cited_by(tree, subject)
    behind = source_span(tree, first, settings) if first is not None else None
    if source and behind and content and not content.overlap(behind):
        yield Found(content, behind, tree.tokens[verb].text, (source,))
    elif source and content and not content.overlap(source):
        yield Found(content, source, tree.tokens[verb].text, passed_on_by(tree, verb, settings))


def _interrupting(tree: Tree, verb: int) -> int | None:
    """The token of a speaker inserted into the words spoken: "The hall, the mayor said, was old", "The hall, said Ola Brenn, was old", "The hall, Ola Brenn
    told Vale Radio, was old"; else None. The parser puts such a "said" beside the clause, or takes the hall for its subject.
    """
    tokens = tree.tokens
    speaker, over = tree.subject(verb), tree.heads[verb]
    if tokens[verb].lemma not in SPEECH or tokens[verb].tag not in FINITE or speaker is None:
        return None
    # the parser saw that the words are put in
    if tokens[verb].dep == "parataxis" and over > verb > speaker:
        return speaker if _between_commas(tree, speaker, verb) and can_be_source(tree, speaker) else None
    # else it took the words spoken for a clause of "said"; then no finite verb may stand before
    clause = next(
        (child for child in tree.children[verb] if child > verb and tokens[child].dep == "ccomp"), None
    )
    if clause is None or any(token.tag in FINITE for token in tokens[: min(verb, speaker)]):
        return None
    # where the clause goes on behind the words put in: behind its subject, over a comma
    subject = tree.subject(clause)
    opens = tree.left[clause] if subject is None else tree.right[subject] + 1
    if opens < len(tokens) and tokens[opens].text == ",":
        opens += 1
    if not 0 < opens < len(tokens) or tokens[opens - 1].text != "," or tokens[opens].tag not in FINITE:
        return None
    # "said Ola Brenn": the speaker behind the verb
    behind = next(
        (child for child in tree.children[verb] if verb < child < clause and tokens[child].dep == "nsubj"),
        subject,
    )
    if behind is not None:
        return behind if tokens[verb - 1].text == "," and can_be_source(tree, behind) else None
    if _between_commas(tree, speaker, verb):
        return speaker if can_be_source(tree, speaker) else None
    # "The hall, Ola Brenn told": the parser took Ola Brenn for another name of the hall
    beside = next((child for child in tree.children[speaker] if tokens[child].dep == "appos"), None)
    return beside if beside is not None and can_speak(tree, beside) and not can_speak(tree, speaker) else None


def _between_commas(tree: Tree, subject: int, verb: int) -> bool:
    first = tree.left[subject]
    return 0 < first <= subject < verb and tree.tokens[first - 1].text == ","


# Verbs of saying that count as told although the parser hangs them on a noun ("officials told reporters"); any other
# such verb is a participle ("an alliance announced on Sunday").
HEARING = frozenset({"tell", "inform", "say"})


# Most verbs that may be joined to one another ("came, saw and said").
MOST_JOINED = 4


def subject_of(tree: Tree, verb: int) -> int | None:
    """The token of who does what the verb says: its subject; else the subject of the verb it is joined to; else the noun that its relative clause or
    participle describes. None where there is none.
    """
    at = verb
    for _ in range(MOST_JOINED):
        own = tree.subject(at)
        if own is not None:
            return _antecedent(tree, at, own)
        dep = tree.tokens[at].dep
        # "the office that reported", "a letter saying"
        if dep in ("relcl", "acl"):
            return _issuer(tree, tree.heads[at])
        # no way further up to another verb
        if dep not in ("conj", "advcl", "xcomp") or tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


def _cites(tree: Tree, i: int) -> bool:
    """Whether token `i` is the "citing" of "..., citing X", attached to the reporting verb."""
    token = tree.tokens[i]
    return token.tag == "VBG" and token.lemma in PASSING_ON and person_cited(tree, i) is not None


def _citing_candidates(tree: Tree, verb: int) -> Iterator[int]:
    """The tokens that may be the "citing" of ", citing X" for this verb: words attached to it; and, in the reported clause, words before "that" or at
    its end.
    """
    for child in tree.children[verb]:
        yield child
        if tree.tokens[child].dep == "ccomp" and child > verb:
            that = tree.child(child, "mark")
            yield from (g for g in tree.children[child] if that is not None and verb < g < that)
            yield from (g for g in tree.children[child] if _closing_aside(tree, g))


def _closing_aside(tree: Tree, i: int) -> bool:
    """Whether token `i` is the "citing" of ", citing police", attached by the parser to the reported clause instead of the reporting verb."""
    over, first = tree.heads[i], tree.left[i]
    below_teller = tree.tokens[over].dep == "ccomp" and tree.heads[over] < over < first
    return below_teller and tree.tokens[i].tag == "VBG" and tree.tokens[first - 1].text == ","


def _teller_misjoined(tree: Tree, verb: int) -> int | None:
    """The token of the speaker if the parser wrongly joined the verb to an earlier one ("The mill was shut, an official who was there told ..."): the
    noun right before it, without its relative clause. A verb that is really joined has a joining word.
    """
    token = tree.tokens[verb]
    if token.lemma not in SPEECH or token.tag != "VBD" or tree.subject(verb) is not None or verb == 0:
        return None
    if token.dep not in ("conj", "ccomp", "ROOT", "parataxis"):
        return None
    # really joined: "came and told"
    if token.dep == "conj" and any(
        tree.tokens[child].dep == "cc" for child in tree.children[tree.heads[verb]]
    ):
        return None
    # the word before the verb; if it ends a relative clause ("an official who was there"), the noun before that clause
    at = verb - 1
    for up in (at, *tree.above(at)):
        if tree.tokens[up].dep == "relcl" and tree.right[up] == at:
            at = tree.heads[up]
            break
    return at if at < verb and tree.tokens[at].pos in ("NOUN", "PROPN") and can_speak(tree, at) else None


def _noun_right_before(tree: Tree, verb: int) -> int | None:
    """The token of the noun right before "said", if the parser gave the verb no subject (as it does without commas) or one that cannot say anything;
    else None.
    """
    token, before = tree.tokens[verb], verb - 1
    if token.lemma not in SPEECH or token.tag not in ("VBD", "VBZ") or before < 0:
        return None
    return (
        before if tree.tokens[before].pos in ("NOUN", "PROPN", "PRON") and can_speak(tree, before) else None
    )


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The noun that "who" or "which" stands for; the subject itself if it is another word. None where no noun is found."""
    if tree.tokens[subject].tag in ("WP", "WDT"):
        return tree.heads[verb] if tree.tokens[verb].dep == "relcl" else None
    return subject


def _issuer(tree: Tree, noun: int) -> int:
    """Who issued "a statement saying ...": the subject of its verb; else the noun itself."""
    token, over = tree.tokens[noun], tree.heads[noun]
    if token.lemma in reporting_nouns() and token.dep == "dobj":
        subject = tree.subject(over)
        if subject is not None and can_speak(tree, subject):
            return subject
    return noun


def _can_be_done_by(tree: Tree, subject: int, verb: int, frames: Frames) -> bool:
    """Whether the subject can do what the verb says: for verbs of evidence a noun of evidence ("the figures show"), else one who can speak."""
    token = tree.tokens[subject]
    if token.text.lower() in OURSELVES:
        return False
    told_by = tree.tokens[verb]
    if told_by.dep == "acl" and told_by.tag == "VBD" and told_by.lemma not in HEARING:
        return False  # "an alliance announced on Sunday": nobody announces here
    if "E" in frames.letters:
        return token.lemma in evidence_nouns() or token.text.lower() in evidence_nouns()
    if tree.tokens[verb].lemma in SPEECH:
        return can_be_source(tree, subject)
    return can_speak(tree, subject)


def _found_by_citing(tree: Tree, verb: int, settings: AttributeSettings) -> Iterator[Found]:
    """Attributions of "X quoted Y as saying" and "…, citing Y": the source is Y, and X passes it on. `verb`: the token of "quoted" or
    "citing".
    """
    named = person_cited(tree, verb)
    source = source_span(tree, named, settings) if named is not None else None
    passer = quoting(tree, verb)
    channel = source_span(tree, passer, settings) if passer is not None else None
    # "quoted Y as saying that …"; else the clause that "citing Y" hangs on
    content = _content_of_as_saying(tree, verb) or _content_of_governor(tree, verb)
    if content is None and named is not None and saying_of(tree, verb) is not None:
        # else what stands before the words of saying
        first = named if passer is None or tree.is_passive(verb) else passer
        content = content_before(tree, verb, first)
    if source and content and not content.overlap(source):
        yield Found(
            content, source, tree.tokens[verb].text, (channel,) if channel and channel != source else ()
        )


def quoting(tree: Tree, verb: int) -> int | None:
    """Who quotes, as a token index: X of "quoted by X as saying", "quoted as saying by X", "X quoted Y as
    saying". None where nobody is named who can speak. `verb`: the token of "quoted".
    """
    if not tree.is_passive(verb):
        return _passer(tree, verb)
    saying = saying_of(tree, verb)
    by = tree.child(saying, "prep", "agent") if saying is not None else None
    speaker = agent_of(tree, verb)
    if speaker is None and by is not None and tree.tokens[by].text.lower() == "by":
        speaker = tree.child(by, "pobj")
    return speaker if speaker is not None and can_speak(tree, speaker) else None


def _passer(tree: Tree, verb: int) -> int | None:
    """The token of who cites: the subject of the verb that "citing" belongs to."""
    over = tree.heads[verb]
    between = tree.tokens[over].dep == "ccomp" and tree.heads[over] < verb < over
    return subject_of(tree, tree.heads[over] if between or _closing_aside(tree, verb) else verb)


def _content_of_as_saying(tree: Tree, verb: int) -> Span | None:
    """What is told by "quoted X as saying that …"; None where the verb is not built so."""
    saying = saying_of(tree, verb)
    clause = tree.child(saying, "ccomp") if saying is not None else None
    if saying is None or clause is None or clause < saying:
        return None
    return trimmed(tree, tree.left[clause], tree.right[clause], after=saying)


def _content_of_governor(tree: Tree, verb: int) -> Span | None:
    """The words reported by the verb that "citing X" is attached to: Y of "reported that Y, citing X". None where that verb reports nothing."""
    # the verb that tells: the one above, or one further up where "citing" hangs on its clause
    over = tree.heads[verb]
    if (tree.tokens[over].dep == "ccomp" and tree.heads[over] < verb < over) or _closing_aside(tree, verb):
        over = tree.heads[over]  # "reported, citing police, that …", "reported that …, citing police"
    frames = reporting_verbs().get(lemma_of(tree, over))
    subject = subject_of(tree, over)
    if over == verb or frames is None or subject is None or tree.tokens[verb].tag != "VBG":
        return None
    return content_of(tree, over, subject, frames)


def _found_passive(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    """Attributions of a passive. With an agent ("was reported by X") the clause is on the agent's word. Without one it is hearsay if the verb is one of
    hearing ("is said to"), else nothing.
    """
    named = agent_of(tree, verb)
    if tree.tokens[verb].dep == "acl" and tree.tokens[verb].lemma in PASSING_ON:
        return  # "engineers quoted by the Herald" say what their verb tells: `quoted_by`
    if named is None and not ("h" in frames.letters and _is_hearsay_form(tree, verb)):
        return
    source = source_span(tree, named, settings) if named is not None else None
    content = _clause_of_passive(tree, verb, frames, named) or _content_of_passive(tree, verb, frames, named)
    if content:
        yield Found(content, source, tree.tokens[verb].text)


def _clause_of_passive(tree: Tree, verb: int, frames: Frames, named: int | None) -> Span | None:
    """The clause that a passive with an agent reports; None for other passives, and for verbs that take no clause. `named`: the agent's token.

    It stands behind the agent ("was told by X that …") or before the verb ("…, it was reported by X", "…, as reported by X"); behind "as reported
    by X" if that opens the sentence.
    """
    if named is None or "c" not in frames.letters or not can_be_source(tree, named):
        return None
    clauses = [clause for clause in tree.children[verb] if tree.tokens[clause].dep == "ccomp"]
    # "was told by X that …"
    right = next((clause for clause in clauses if clause > named), None)
    if right is not None:
        return trimmed(tree, tree.left[right], tree.right[right], after=named)
    subject = tree.subject(verb)
    if subject is None or tree.tokens[subject].text.lower() == "it":
        # "…, it was reported by X", "…, as reported by X"; without a subject there must be an "as"
        opens = tree.child(verb, "mark")
        first = verb if subject is None else subject
        if subject is None and (opens is None or tree.tokens[opens].lemma != "as"):
            return None
        # "As reported by X, …": the clause follows
        if subject is None and opens == 0:
            return beside(tree, 0, tree.right[verb]) if as_opening(tree, verb) == 0 else None
        # the clause is all that stands before
        last = (first if opens is None else min(opens, first)) - 1
        return trimmed(tree, 0, last, after=-1) if last > 0 else None
    return None


def _content_of_passive(tree: Tree, verb: int, frames: Frames, named: int | None) -> Span | None:
    """Subject and predicate of a passive as one stretch: "the hall was described by X as unsafe", "the hall (which was)
    described by X". None where the verb takes no object or predicate. `named`: the token of who says it ("by X"), None where nobody is
    named.
    """
    # "described … as unsafe": the verb takes words that say what the object is
    joined = any(begins_complement(tree, below, frames.joins) for below in tree.below(verb) if below > verb)
    if named is not None and not (can_speak(tree, named) and (frames.letters & {"o", "h"} or joined)):
        return None
    subject = tree.child(verb, "nsubjpass", "nsubj")
    # "the hall (which was) described by X": what the clause hangs from is meant
    hangs = tree.tokens[verb].dep in ("relcl", "acl") and named is not None
    if hangs and (subject is None or tree.tokens[subject].tag in ("WP", "WDT")):
        subject = tree.heads[verb]
    if subject is None or tree.tokens[subject].tag in ("WP", "WDT"):
        return None
    return trimmed(tree, tree.left[subject], tree.right[verb], after=-1)


def _is_hearsay_form(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in a form of hearsay: "is said to", "it is believed that", "are reported as"."""
    return tree.tokens[verb].tag == "VBN" and any(
        child > verb
        and (
            tree.tokens[child].dep in ("xcomp", "ccomp", "oprd")
            or tree.tokens[child].text.lower() in ("as", "at")
        )
        for child in tree.children[verb]
    )
