"""Finds whose "he", "she", "it" and "they" are, or nobody's: by gender, number and the subject of the sentence before.

The order of trial is that of centering (Grosz, Joshi and Weinstein 1995): subjects stay subjects; a rival of equal
standing makes us abstain.

Words used here. Wanted: the pronoun's gender or number: "m", "f", "it" or "they". Bearer: whom the names of the
report stand for. BODY: a kind, an institution or group. Mention: a name or noun phrase. Expletive: an "it" that
stands for nothing ("it rained").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import takewhile

from variorum.collate.refer.lexicon import documents, saying
from variorum.collate.refer.mentions import BODY, PERSON, PERSONAL, SUBJECTS, Mention, Place
from variorum.collate.refer.names import Bearer
from variorum.collate.refer.settings import ReferSettings
from variorum.collate.tree import Tree

# Verbs with a clause for subject, weather and time: "it" is nobody there.
EXPLETIVE = frozenset({"rain", "snow", "seem", "appear", "turn", "happen", "take", "emerge", "remain"})


def pronoun_owner(
    tree: Tree, place: Place, before: Sequence[Mention], where: Mapping[int, Bearer], settings: ReferSettings
) -> Mention | None:
    """The mention that the pronoun at `place` stands for; None where nobody fits, or two fit equally well. `before`:
    all mentions up to it, in reading order. `where`: start of a mention (code points) → the bearer of its name.
    """
    at = place.token
    wanted = PERSONAL[tree.tokens[at].text.lower()]
    if wanted == "it" and _is_expletive(tree, at):
        return None
    # 1. mentions of this sentence and a few before, the nearest first
    near = list(
        takewhile(
            lambda mention: place.sentence - mention.at.sentence <= settings.sentences_back, reversed(before)
        )
    )
    # 2. those that agree with the pronoun in gender and number; and persons of the other sex in this sentence
    fitting = [mention for mention in near if not mention.quoted and _agrees(mention, wanted, where)]
    of_other_sex = {
        mention.at.token
        for mention in near
        if mention.at.sentence == place.sentence and _is_of_other_sex(mention, wanted, where)
    }
    # 3. no noun phrase that begins with the same pronoun ("his ship" for "his")
    said = tree.tokens[at].text.lower()
    fitting = [
        mention for mention in fitting if mention.named or mention.phrase.lower().split(" ", 1)[0] != said
    ]
    # 4. an "it" that says something is an institution or a document
    if wanted == "it" and _speaks(tree, at):
        fitting = [mention for mention in fitting if mention.kind == BODY or mention.words[-1] in documents()]
    fitting.reverse()
    return _chosen_subject(tree, place, fitting, where, passed_over=of_other_sex)


def _speaks(tree: Tree, i: int) -> bool:
    """Whether the token is the subject of a verb of saying."""
    return tree.tokens[i].dep in SUBJECTS and tree.tokens[tree.heads[i]].lemma in saying()


def _is_expletive(tree: Tree, pronoun: int) -> bool:
    """Whether "it" refers to nothing: "it is clear that", "it was reported that", "it rained"."""
    verb = tree.heads[pronoun]
    if tree.tokens[pronoun].dep == "expl" or tree.tokens[verb].lemma in EXPLETIVE or tree.is_passive(verb):
        return tree.tokens[pronoun].dep in SUBJECTS | {"expl"}
    # "it is clear that …", "it is a pity to …"
    clausal = any(
        tree.tokens[child].dep in ("ccomp", "csubj", "attr", "acomp") and child > verb
        for child in tree.children[verb]
    )
    return tree.tokens[verb].lemma == "be" and clausal and tree.tokens[pronoun].dep in SUBJECTS


def _agrees(mention: Mention, wanted: str, where: Mapping[int, Bearer]) -> bool:
    """Whether a pronoun can stand for the mention, by gender and number.

    `wanted`: the pronoun's gender or number, "m", "f", "it" or "they". `where`: start of a mention → the bearer of
    its name. What is known of the bearer (kind and gender) goes before what this mention itself shows. "They" stands
    for several people or for a body, given as a noun phrase: a mention that is a name is left out, since it mostly
    names one person.
    """
    bearer = where.get(mention.start)
    kind = bearer.kind if bearer else mention.kind
    if wanted in ("m", "f"):
        return kind == PERSON and not mention.plural and _sex_of(mention, where) in ("", wanted)
    if wanted == "it":
        return kind != PERSON and not mention.plural
    return not mention.named and (mention.plural or kind == BODY)


def _is_of_other_sex(mention: Mention, wanted: str, where: Mapping[int, Bearer]) -> bool:
    """Whether the mention is one person whose sex is known, and it is not that of the pronoun ("m" or "f"). `where`:
    start of a mention → the bearer of its name.
    """
    bearer = where.get(mention.start)
    kind = bearer.kind if bearer else mention.kind
    return (
        wanted in ("m", "f")
        and kind == PERSON
        and not mention.plural
        and _sex_of(mention, where) not in ("", wanted)
    )


def _is_named(mention: Mention, where: Mapping[int, Bearer]) -> bool:
    """Whether the mention is a name, or stands for one."""
    bearer = where.get(mention.start)
    return mention.named or (bearer is not None and bearer.fullest.named)


def _sex_of(mention: Mention, where: Mapping[int, Bearer]) -> str:
    """ "m", "f", or "" where it is not known: what is known of the bearer goes before what this mention shows."""
    bearer = where.get(mention.start)
    return (bearer.gender if bearer else "") or mention.gender


def _key(mention: Mention, where: Mapping[int, Bearer]) -> object:
    bearer = where.get(mention.start)
    return id(bearer) if bearer else (mention.words, mention.plural)


def _chosen_subject(
    tree: Tree,
    place: Place,
    fitting: Sequence[Mention],
    where: Mapping[int, Bearer],
    *,
    passed_over: Set[int],
) -> Mention | None:
    """The subject of a clause above; else the only fitting subject of the nearest sentence before; None if two fit equally well.

    `passed_over`: tokens of this sentence that are persons of the other sex.
    `fitting`: mentions that agree with the pronoun, in reading order; `where`: start of a mention → the bearer of its name.
    """
    is_personal = PERSONAL[tree.tokens[place.token].text.lower()] in ("m", "f")
    fitting_here = {mention.at.token: mention for mention in fitting if mention.at.sentence == place.sentence}
    # 1. a subject of a clause above, in the same sentence
    is_past_other_sex = False
    for subject, verb in _governing_subjects(tree, place.token):
        if not is_personal and not _is_likely_owner(tree, place.token, verb):
            return None
        if subject in fitting_here:
            return fitting_here[subject]
        if subject in passed_over:
            is_past_other_sex = True
            continue
        # another name as subject comes between: nobody can be told
        if subject > place.token or tree.tokens[subject].pos == "PROPN":
            return None
    # "it" and "they" may reach back only from the beginning of their sentence
    if not is_personal and not _opens(tree, place.token):
        return None
    # past a person of the other sex only one whose sex is known
    if is_past_other_sex:
        fitting = [m for m in fitting if _sex_of(m, where)]
    # 2. the nearest sentence before with one that fits
    for sentence_before in sorted({mention.at.sentence for mention in fitting}, reverse=True):
        in_sentence = [mention for mention in fitting if mention.at.sentence == sentence_before]
        subjects = [mention for mention in in_sentence if mention.is_subject]
        choice = subjects or (in_sentence if is_personal else [])
        # in the sentence right before a subject is enough; further back nobody else may fit at all
        rivals = {
            _key(mention, where)
            for mention in (choice if place.sentence - sentence_before <= 1 else in_sentence)
        }
        if choice and len(rivals) == 1:
            return choice[-1]
        # of several the one that is named, where the others are only described
        named = [m for m in choice if _is_named(m, where)]
        if (
            is_personal
            and named
            and len({_key(m, where) for m in named}) == 1
            and place.sentence - sentence_before <= 1
        ):
            return named[-1]
        if choice or not is_personal:
            return None
    return None


def _is_likely_owner(tree: Tree, i: int, verb: int) -> bool:
    """Whether the subject of `verb` is likely what the "it" or "they" at token `i` refers to: a possessive or
    reflexive in the verb's clause, or the subject of a clause that `verb`, a verb of saying, introduces.
    """
    token = tree.tokens[i]
    if token.dep in SUBJECTS:
        return tree.tokens[verb].lemma in saying()
    own = next((up for up in tree.above(i) if tree.tokens[up].pos in ("VERB", "AUX")), None)
    return own == verb and (token.dep == "poss" or token.text.lower().endswith(("self", "selves")))


def _opens(tree: Tree, i: int) -> bool:
    """Whether token i is the subject its sentence starts with: "It", "they" go on with the subject before only there."""
    return tree.tokens[i].dep in SUBJECTS and tree.heads[tree.heads[i]] == tree.heads[i]


def _governing_subjects(tree: Tree, pronoun: int) -> Iterator[tuple[int, int]]:
    """(subject, verb) of the verbs above the pronoun, nearest first: "Smith said he ...", "Smith lost his ...". Pronouns as
    subjects, and the word itself, are left out."""
    for up in tree.above(pronoun):
        subject = tree.subject(up)
        if subject is not None and subject != pronoun and tree.tokens[subject].text.lower() not in PERSONAL:
            yield subject, up
