"""Whose "he", "she", "it" and "they" are, or nobody's: by gender, number and the subject of the sentence before.

The order of trial is that of centering (Grosz, Joshi and Weinstein 1995): subjects stay subjects; a rival of equal
standing makes us abstain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from variorum.collate.refer.mentions import BODY, PERSON, PERSONAL, SUBJECTS, Mention, Place
from variorum.collate.refer.names import Bearer
from variorum.collate.refer.settings import ReferSettings
from variorum.collate.tree import Tree

# Verbs with a clause for subject, weather and time: "it" is nobody there.
EXPLETIVE = frozenset({"rain", "snow", "seem", "appear", "turn", "happen", "take", "emerge", "remain"})


def pronoun_owner(
    tree: Tree, place: Place, before: Sequence[Mention], where: Mapping[int, Bearer], settings: ReferSettings
) -> Mention | None:
    """The mention that the token at `place` stands for. `before`: all mentions up to it, in reading order."""
    i = place.token
    wanted = PERSONAL[tree.tokens[i].text.lower()]
    if wanted == "it" and _is_expletive(tree, i):
        return None
    near = takewhile(lambda m: place.sentence - m.at.sentence <= settings.sentences_back, reversed(before))
    fitting = [m for m in near if not m.quoted and _agrees(m, wanted, where)]
    fitting.reverse()
    return _chosen(tree, place, fitting, where)


def _is_expletive(tree: Tree, i: int) -> bool:
    verb = tree.heads[i]
    if tree.tokens[i].dep == "expl" or tree.tokens[verb].lemma in EXPLETIVE or tree.is_passive(verb):
        return tree.tokens[i].dep in SUBJECTS | {"expl"}
    clausal = any(
        tree.tokens[c].dep in ("ccomp", "csubj", "attr", "acomp") and c > verb for c in tree.children[verb]
    )
    return tree.tokens[verb].lemma == "be" and clausal and tree.tokens[i].dep in SUBJECTS


def _agrees(mention: Mention, wanted: str, where: Mapping[int, Bearer]) -> bool:
    bearer = where.get(mention.start)
    kind = bearer.kind if bearer else mention.kind
    gender = (bearer.gender if bearer else "") or mention.gender
    if wanted in ("m", "f"):
        return kind == PERSON and not mention.plural and gender in ("", wanted)
    if wanted == "it":
        return kind != PERSON and not mention.plural
    return mention.plural or (kind == BODY and not mention.named)


def _key(mention: Mention, where: Mapping[int, Bearer]) -> object:
    bearer = where.get(mention.start)
    return id(bearer) if bearer else (mention.words, mention.plural)


def _chosen(
    tree: Tree, place: Place, fitting: Sequence[Mention], where: Mapping[int, Bearer]
) -> Mention | None:
    here = [m for m in fitting if m.at.sentence == place.sentence]
    governing = _governing_subject(tree, place.token, here)
    if governing is not None:
        return governing
    for back in sorted({m.at.sentence for m in fitting}, reverse=True):
        level = [m for m in fitting if m.at.sentence == back]
        subjects = [m for m in level if m.is_subject]
        choice = subjects or level
        if len({_key(m, where) for m in choice}) == 1:
            return choice[-1]
        if choice:
            return None
    return None


def _governing_subject(tree: Tree, i: int, here: Sequence[Mention]) -> Mention | None:
    """The subject of a verb above: "Smith said he ...", "Smith lost his ..."."""
    for up in tree.above(i):
        subject = tree.subject(up)
        if subject is not None and subject < i:
            return next((m for m in here if m.at.token == subject), None)
    return None
