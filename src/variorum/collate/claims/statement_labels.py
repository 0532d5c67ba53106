"""Labels a statement claim with the words of one report, as they stand, that say most of what the others say too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.collate.claims.draft import Voices
from variorum.collate.slots.propositions import OBJECT, SUBJECT, Filler, Proposition, propositions
from variorum.collate.slots.words import saying
from variorum.collate.statement import Statement
from variorum.collate.terms import term_of
from variorum.collate.tree import Tree
from variorum.records import Sentence
from variorum.text.depths import grammar_of

# Most code points of a label.
LONGEST = 72
# Points that a clause loses (in shared terms): without a subject or object; for a verb of saying; for each code point
# over LONGEST; for each pronoun that the label does not explain.
HEADLESS, SAYS, TOO_LONG, UNTOLD = 1.5, 2.0, 0.04, 0.5
# The parser's tags of pronouns.
PRONOUNS = frozenset({"PRP", "PRP$"})


def statement_label(members: Sequence[Statement], voices: Voices) -> str:
    """The label of statements: the clause, in the words of its report, with most of the terms that the members share.
    If no member has a clause (headings without a verb), the shortest sentence.
    """
    counts = Counter(term for member in members for term in member.terms.all)
    most_members = max(counts.values(), default=0)
    # terms that most members have, or more than half of them
    shared_terms = {
        shared_term for shared_term, nth in counts.items() if nth == most_members or 2 * nth > len(members)
    }
    # (worth, length, member, words) of every clause; the first in order is taken
    found = [
        (
            -clause.worth(shared_terms),
            clause.end - clause.start,
            nth,
            voices.reports[member.sentence.report].text[clause.start : clause.end],
        )
        for nth, member in enumerate(members)
        for clause in voices.kept.of_place(
            "clauses",
            member.sentence,
            lambda one: _clauses(one, grammar_of(voices.reports[one.report])),
        )
    ]
    if found:
        return shortened(min(found)[-1])
    shortest = min(
        members, key=lambda shortest_member: shortest_member.sentence.end - shortest_member.sentence.start
    )
    text = voices.reports[shortest.sentence.report].text
    return shortened(text[shortest.sentence.start : shortest.sentence.end])


def shortened(words: str) -> str:
    """The words on one line, cut between words where they are longer than a label."""
    line = " ".join(words.split()).strip(" ,;:.–—-\"“”'‘’")
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rpartition(" ")[0].rstrip(" ,;:.–—-") + " …"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that may become a label. `start`, `end`: its place in the report. `terms`: its terms. `headless`: its
    subject is missing, or is a pronoun or one of several. `says`: its verb is one of saying. `pronouns`: how many it
    has.
    """

    start: int
    end: int
    terms: frozenset[str]
    headless: bool
    says: bool
    pronouns: int

    def worth(self, wanted: set[str]) -> float:
        """How well the clause serves as a label: its wanted terms count for it; a missing subject, a verb of saying
        and length against it.
        """
        return (
            len(self.terms & wanted)
            - HEADLESS * self.headless
            - SAYS * self.says
            - UNTOLD * self.pronouns
            - TOO_LONG * max(0, self.end - self.start - LONGEST)
        )


def _clauses(sentence: Sentence, language: str) -> tuple[_Clause, ...]:
    """The clauses of a sentence that may serve as a label: those with a verb."""
    tree = Tree(sentence.tokens, language)
    return tuple(_clause(tree, clause) for clause in propositions(tree) if not clause.nominal)


def _clause(tree: Tree, clause: Proposition) -> _Clause:
    """The proposition `clause` as a stretch of its report that may become a label, with what its worth is judged by."""
    places = _whole_phrases(tree, clause)
    return _Clause(
        start=tree.tokens[min(places)].start,
        end=tree.tokens[max(places)].end,
        terms=frozenset(term_of(tree.tokens[i], tree.language) for i in places),
        headless=not _is_of_somebody(tree, clause),
        says=tree.tokens[clause.predicate].lemma in saying(tree.language),
        pronouns=sum(tree.tokens[i].tag in PRONOUNS for i in places),
    )


def _is_of_somebody(tree: Tree, clause: Proposition) -> bool:
    """Whether somebody or something that is no pronoun, and not the second in a row ("and Reed"), stands before the
    clause's verb as its subject or object.
    """
    return any(
        role in {SUBJECT, OBJECT}
        and filler.last < clause.predicate
        and tree.tokens[filler.head].pos != "PRON"
        and tree.tokens[filler.head].dep != "conj"
        for role, filler in clause.slots
    )


def _whole_phrases(tree: Tree, clause: Proposition) -> list[int]:
    """The tokens of the clause to show, without the last of its fillers behind the verb for as long as the stretch is longer than a label: it then ends
    with a whole phrase, and not where the label is cut."""
    fillers = sorted((filler for _, filler in clause.slots), key=lambda filler: filler.first)
    places = sorted(set(_places(tree, clause, fillers)))
    while fillers and fillers[-1].first > clause.predicate and _length(tree, places) > LONGEST:
        fillers.pop()
        places = sorted(set(_places(tree, clause, fillers)))
    return places


def _length(tree: Tree, places: Sequence[int]) -> int:
    """Code points from the first of the tokens to the last."""
    return tree.tokens[places[-1]].end - tree.tokens[places[0]].start


def _places(tree: Tree, clause: Proposition, fillers: Sequence[Filler]) -> Iterator[int]:
    """The tokens of the clause to show: the verb, its auxiliaries, "not" and particle, and those fillers that stand
    near it."""
    at = clause.predicate
    yield at
    yield from (
        child for child in tree.children[at] if tree.tokens[child].dep in {"aux", "auxpass", "neg", "prt"}
    )
    for filler in fillers:
        if min(abs(filler.first - at), abs(filler.last - at)) <= NEAR:
            yield from range(filler.first, filler.last + 1)


# Tokens between a verb and what is named with it.
NEAR = 8
