"""Claims about what one clause says in several tellings, compared slot by slot. A claim quotes no more than the words
of that clause.

Words used here. Proposition: what one clause says: a predicate (verb, copula or noun of a deed) and slots (who, whom,
when …), each with a filler, the phrase that stands in it. Link: two statements that likely say the same
(`probability`). Alignment: the slots of two propositions in pairs (`met`; of a pair `head` says whether both have one
filler). Judged: what the alignment comes to: the verdict, the weight and words of what is shared (`weight`,
`shared`), whether one says more (`fuller`), and whether both sentences only take it for granted (`granted`: "after
the fire that killed two"). Node: (index of the statement, number of the proposition in it). Side: a statement with its tree and
propositions. Row: propositions that are told as one claim. Untold: phrases that were not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from variorum.collate.claims.clauses import FINITE, OPEN
from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.claims.statement_labels import LONGEST, shortened
from variorum.collate.cover import cover
from variorum.collate.memo import Remembering
from variorum.collate.mentions.dated import day_told, published_day
from variorum.collate.settings import CollateSettings
from variorum.collate.slots.alignment import CORE, Alignment, Side, alignments, side
from variorum.collate.slots.propositions import (
    ASIDES,
    CLAUSE,
    IS,
    OBJECT,
    SUBJECT,
    TO,
    WHEN,
    Filler,
    Proposition,
)
from variorum.collate.slots.verdicts import Judged, SlotVerdict, core, has_name, judged
from variorum.collate.slots.words import slot_words
from variorum.collate.statement import Statement
from variorum.collate.statements import Link
from variorum.collate.tree import Tree
from variorum.records import Claim, Evidence, Kind, Reading, Report, Sentence, Status, Words
from variorum.text.depths import grammar_of
from variorum.text.ids import content_id
from variorum.text.quantities import quantities
from variorum.text.quotations import quotations
from variorum.text.told_on import whens_in

# Report id → offset of a pronoun or short name → the name that it stands for.
Names = Mapping[str, Mapping[int, str]]
# A proposition: the statement's index, and its own in the sentence.
Node = tuple[int, int]
# What a role is called where a reader is told what was compared.
CALLED = {
    SUBJECT: "who or what",
    OBJECT: "whom or what",
    IS: "what it is",
    TO: "to whom",
    CLAUSE: "to do what",
    WHEN: "when or how",
    "poss": "whose",
}
# The reasons that a claim gives, by what was found.
DENIED = (
    "One says that it is so, the other that it is not; who, what and whom are the same as far as both say."
)
CONTRARY = "Two words that cannot both hold; who, what and whom are the same as far as both say."
CARRIED_OUT = "One says that it is planned, the other that it was done; what it is done to is the same."
IN_ANOTHER_STATE = (
    "Two words that cannot both hold at one time, but one may follow the other; who it is is the same."
)
WHY_OPPOSED = {
    SlotVerdict.DENIED: DENIED,
    SlotVerdict.CONTRARY: CONTRARY,
    SlotVerdict.CARRIED_OUT: CARRIED_OUT,
    SlotVerdict.IN_ANOTHER_STATE: IN_ANOTHER_STATE,
}
# Verdicts on two things of which one may have come after the other.
IN_TURN = frozenset({SlotVerdict.CARRIED_OUT, SlotVerdict.IN_ANOTHER_STATE})
SINCE = "One says that it has not been done, the other that it has: it may have been done in between."
# Tokens between a verb and a filler that is quoted with it.
NEAR = 8
# Fewest words of a label. A shorter one keeps what only one side says: "the quake struck" says too little.
FEWEST_WORDS = 5
# The parser's labels of "not", auxiliaries and particles, which belong to a verb.
WITH_VERB = frozenset({"neg", "aux", "auxpass", "prt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPropositions:
    """Two propositions of linked statements that were compared: their slots in pairs (`alignment`) and what comes of it
    (`judged`). `left`, `right`: (statement, proposition) by their indexes; `probability`: that of the link.
    """

    left: Node
    right: Node
    probability: float
    alignment: Alignment
    judged: Judged

    @property
    def same(self) -> int:
        """How many slots have one filler."""
        return sum(met_slot.head for met_slot in self.alignment.met)


class Sides:
    """The first sentence of each statement, taken apart into propositions when it is first looked up, by the
    statement's index.

    `_made`: what was taken apart so far. `_like`, `_first`: see `like`. `_quoted`: report id → (start, end) of its
    quotations.
    """

    def __init__(
        self,
        said: Sequence[Statement],
        names: Names,
        reports: Mapping[str, Report],
        kept: Remembering | None = None,
        *,
        settings: CollateSettings | None = None,
    ) -> None:
        """`said`: the statements; `names`: of each report, the start of a pronoun or short form → the name that it
        refers to; `kept`: what an earlier collation left.
        """
        self.settled_days = (settings or CollateSettings()).settled_days
        self.kept = kept or Remembering()
        self.said = said
        self.names = names
        self.reports = reports
        self._made: dict[int, Side] = {}
        self._like: dict[int, int] = {}
        self._first: dict[str, int] = {}
        self._quoted: dict[str, tuple[tuple[int, int], ...]] = {}

    def __getitem__(self, index: int) -> Side:
        """The first sentence of the statement with this index, taken apart: its tree, propositions, numbers and times."""
        if index not in self._made:
            sentence = self.said[index].sentence
            self._made[index] = self.kept.of_place("side", sentence, self._side)
        return self._made[index]

    def _side(self, sentence: Sentence) -> Side:
        """Takes a sentence apart for comparison: its tree, its numbers and times, and whom its pronouns stand for."""
        report = self.reports[sentence.report]
        numbers = quantities(report.text, sentence.start, sentence.end, language=report.language)
        times = whens_in(report, sentence.start, sentence.end)
        return side(
            Tree(sentence.tokens, grammar_of(report)),
            self.names.get(sentence.report, {}),
            (*numbers, *times),
            told_on=day_told(report, sentence.start),
            settled_days=self.settled_days,
        )

    def like(self, index: int) -> int:
        """The index of the first statement whose sentence is the same word for word, with the same tree, values and
        names referred to. What was found of that statement holds of this one, so it is compared once."""
        if index not in self._like:
            content = self.kept.of_place(
                "content", self.said[index].sentence, lambda sentence: _content(self[index], sentence.start)
            )
            self._like[index] = self._first.setdefault(content, index)
        return self._like[index]

    def proposition(self, node: Node) -> Proposition:
        """The proposition of a node (number of the statement, number of the proposition in it)."""
        return self[node[0]].whole[node[1]]

    def is_near(self, node: Node, filler: Filler) -> bool:
        """Whether the phrase stands at most NEAR tokens from the predicate."""
        at = self.proposition(node).predicate
        return min(abs(filler.last - at), abs(filler.first - at)) <= NEAR

    def is_quoted(self, node: Node) -> bool:
        """Whether the proposition stands within quotation marks. Quotations are compared word by word in
        `quote_claims`, not here."""
        report = self.said[node[0]].sentence.report
        if report not in self._quoted:
            self._quoted[report] = tuple(
                (quotation.start, quotation.end) for quotation in quotations(self.reports[report].text)
            )
        start, end = _span(self[node[0]].tree, self.proposition(node), None)
        return any(low <= start and end <= high for low, high in self._quoted[report])


def _content(side: Side, start: int) -> str:
    """A digest of everything in a sentence that comparison asks for (words, tree, values, which of these are long
    past, whom it means), but not of its place: two sentences with one digest are compared once.
    """
    # offsets from the start of the sentence, so that its place does not count
    tokens = [
        (
            token.text,
            token.start - start,
            token.end - start,
            token.lemma,
            token.pos,
            token.tag,
            token.dep,
            token.head,
            token.entity,
        )
        for token in side.tree.tokens
    ]
    names_referred_to = [(pronoun, sorted(stems)) for pronoun, stems in side.referred.items()]
    return content_id(repr(tokens), repr(names_referred_to), repr(side.values), repr(sorted(side.settled)))


def compared_propositions(
    links: Sequence[Link], sides: Sides, settings: CollateSettings
) -> tuple[ComparedPropositions, ...]:
    """For each link that is likely enough (`least_slot_link`): those propositions of its two statements that share a
    predicate and a filler, compared slot by slot.
    """
    found_before: dict[Node, tuple[tuple[Alignment, Judged], ...]] = {}

    def laid_upon(left: int, right: int) -> tuple[tuple[Alignment, Judged], ...]:
        """Each pair of propositions of two statements that can be compared, with what the comparison shows; worked
        out once for each two statements."""
        pair = left, right
        if pair not in found_before:
            left_side, right_side = sides[left], sides[right]
            found_before[pair] = sides.kept.of_two(
                "laid",
                sides.said[left].sentence,
                sides.said[right].sentence,
                lambda _one, _two: tuple(
                    (alignment_found, judged(alignment_found, left_side, right_side))
                    for alignment_found in alignments(left_side, right_side)
                ),
            )
        return found_before[pair]

    # every pair of propositions of every link that is likely enough
    return tuple(
        ComparedPropositions(
            left=(link.left, sides[link.left].whole.index(alignment.left)),
            right=(link.right, sides[link.right].whole.index(alignment.right)),
            probability=link.probability,
            alignment=alignment,
            judged=judged_pair,
        )
        for link in links
        if link.probability >= settings.least_slot_link
        for alignment, judged_pair in laid_upon(sides.like(link.left), sides.like(link.right))
    )


def agreed(
    compared: Sequence[ComparedPropositions], sides: Sides, voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """One claim for each proposition that several tellings have and whose comparable parts are all the same.

    Two propositions that were compared and do not agree are never in one row, even if both agree with a third.
    """
    # pairs that agree; their propositions are numbered from 0 (`number`)
    agreeing = [
        compared_pair
        for compared_pair in compared
        if compared_pair.judged.verdict is SlotVerdict.HOLDS
        and _has_enough_in_common(compared_pair, sides, settings)
    ]
    nodes = sorted({node for compared_pair in agreeing for node in (compared_pair.left, compared_pair.right)})
    number = {node: place for place, node in enumerate(nodes)}
    by_pair = {
        (number[compared_pair.left], number[compared_pair.right]): compared_pair for compared_pair in agreeing
    }
    # pairs that were compared and must not be in one row
    not_in_one_row = {
        (number[compared_pair.left], number[compared_pair.right])
        for compared_pair in compared
        if (compared_pair.judged.verdict is not SlotVerdict.HOLDS or compared_pair.judged.granted)
        and compared_pair.left in number
        and compared_pair.right in number
    } - by_pair.keys()
    reports = [
        frozenset(told_at.report for told_at, _ in sides.said[statement].places) for statement, _ in nodes
    ]
    # rows of propositions: `cover` joins pairs to rows as long as no two members are of one report, or apart
    groups = cover(
        [sides.said[statement].witness for statement, _ in nodes],
        {pair: compared_pair.probability for pair, compared_pair in by_pair.items()},
        least_join=settings.least_join_slots,
        clash=lambda row_left, row_right: (
            bool(reports[row_left] & reports[row_right])
            or (min(row_left, row_right), max(row_left, row_right)) in not_in_one_row
        ),
    )
    # the rows shown so far, each as (its members, the words that they share)
    inside = _Inside(by_pair)
    shown_rows: list[tuple[set[int], frozenset[str]]] = []
    # largest rows first; one that an earlier row says already is left out
    for members in sorted(
        groups, key=lambda g: (-len({sides.said[nodes[place][0]].witness for place in g}), g)
    ):
        pairs_inside = inside.of(members)
        shared = frozenset.union(*(compared_pair.judged.shared for compared_pair in pairs_inside))
        if not any(_is_said_already(set(members), shared, nodes, sides, row) for row in shown_rows):
            shown_rows.append((set(members), shared))
            yield from _agreement([nodes[place] for place in members], pairs_inside, sides, voices, settings)


class _Inside:
    """Looks up which propositions of a group were compared with one another. `beside`: number of a proposition →
    (place in `by_pair`, number of the other, how the two compare).
    """

    def __init__(self, by_pair: Mapping[tuple[int, int], ComparedPropositions]) -> None:
        """Notes for each proposition (its number) the pairs that it is the left of: (place of the pair, number of the
        right, how they compare).
        """
        self.beside: dict[int, list[tuple[int, int, ComparedPropositions]]] = defaultdict(list)
        for place, ((left, right), k) in enumerate(by_pair.items()):
            self.beside[left].append((place, right, k))

    def of(self, members: Sequence[int]) -> list[ComparedPropositions]:
        """The compared pairs with both sides among the members, in the order of `by_pair`."""
        own = set(members)
        found = {
            place: pair
            for member in own
            for place, other, pair in self.beside.get(member, ())
            if other in own
        }
        return [found[place] for place in sorted(found)]


def _is_said_already(
    members: set[int],
    shared: frozenset[str],
    nodes: Sequence[Node],
    sides: Sides,
    told: tuple[set[int], frozenset[str]],
) -> bool:
    """Whether an earlier row (`told`: its members and the words that they share) says the same already. It does if it
    has two of these members; or one of them, or two of their witnesses, and half of the shared words are the same
    (Jaccard).
    """
    others, words = told
    # the witnesses of either row
    mine, theirs = ({sides.said[nodes[member][0]].witness for member in row} for row in (members, others))
    if len(members & others) > 1:
        return True
    # two witnesses or one member in common
    met = len(mine & theirs) > 1 or bool(members & others)
    return met and 2 * len(shared & words) >= len(shared | words)


def _has_enough_in_common(pair: ComparedPropositions, sides: Sides, settings: CollateSettings) -> bool:
    """Whether two propositions that agree have enough in common to be called one thing. Four conditions, all of which must hold:

    1. the shared words weigh enough, and not both propositions are inside quotation marks;
    2. a name or number is among what they share, or the link of their statements is very likely (`sure_nameless`);
    3. if both sentences only take it for granted (`Judged.granted`), the link is sure and the shared words weigh more;
    4. two slots or more have one filler and no compared slot differs; or else the link is sure (`sure_slot_link`).
    """
    # 1. enough weight in common, and not both only quoted (`quote_claims` compares quotations)
    if pair.judged.weight < settings.least_slot_weight or all(
        sides.is_quoted(node) for node in (pair.left, pair.right)
    ):
        return False
    # 2. a name or a number in common
    if not _names_somebody(pair, sides) and pair.probability < settings.sure_nameless:
        return False
    # 3. of what both only take for granted, more is asked
    if pair.judged.granted and (
        pair.probability < settings.sure_granted or pair.judged.weight < settings.least_granted
    ):
        return False
    # 4. two slots at least, and all of those compared the same
    # `pair.same`: how many slots have one filler
    are_all_slots_the_same = pair.same > 1 and all(met_slot.head for met_slot in pair.alignment.met)
    return are_all_slots_the_same or pair.probability >= settings.sure_slot_link


def _names_somebody(pair: ComparedPropositions, sides: Sides) -> bool:
    """Whether a filler that both have is a name or a number. If none is, two men may be meant by "a man was shot"."""
    side = sides[pair.left[0]]
    return any(
        fillers.head
        and any(
            side.tree.tokens[token_at].pos in {"PROPN", "NUM"} or token_at in side.referred
            for token_at in fillers.left.words
        )
        for fillers in pair.alignment.met
    )


def _agreement(
    members: Sequence[Node],
    pairs: Sequence[ComparedPropositions],
    sides: Sides,
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """A claim that the members agree, made from their compared `pairs`; none if all are of one telling."""
    quoted_fillers = _kept(pairs, sides)
    readings = [
        reading for node in members for reading in _readings(node, quoted_fillers[node], sides, voices)
    ]
    tellings = len(witnesses(readings))
    if tellings < 2:
        return
    fuller = any(pair.judged.fuller for pair in pairs)
    best = max(pairs, key=lambda pair: (pair.judged.weight, pair.left))
    # every link is sure, and one of the slots that are the same is who, whom or what
    sure = min(pair.probability for pair in pairs) >= settings.sure_statement and core(best.alignment) > 0
    yield claim(
        Kind.STATEMENT,
        _label(members, sides, voices, compared=quoted_fillers),
        status=Status.COMPATIBLE if fuller else Status.AGREE,
        why=_why(tellings, pairs, fuller=fuller),
        tier=1 if sure else 2,
        readings=readings,
        evidence=_evidence_of(best),
    )


def _why(told: int, own: Sequence[ComparedPropositions], *, fuller: bool) -> str:
    """The reason of an agreement: how many tellings say so, and which slots were compared. `told`: how many tellings; `own`: the compared
    pairs; `fuller`: whether some say more than others.
    """
    compared = ", ".join(
        dict.fromkeys(
            _called(met_slot.role) for pair in own for met_slot in pair.alignment.met if met_slot.head
        )
    )
    more = " Some tell more than others." if fuller else ""
    return f"{told} tellings say so. Compared, and the same: what is said, {compared}.{more}"


def _called(role: str) -> str:
    """The name of a slot for a reader: "who or what"; of a preposition its word: “in …”."""
    return CALLED.get(role, f"“{role} …”")


def _evidence_of(pair: ComparedPropositions) -> tuple[Evidence, ...]:
    """Which slots are the same, and how likely the two sentences say the same."""
    same = tuple(
        Evidence(feature=f"the same in one slot: {_called(met_slot.role)}")
        for met_slot in pair.alignment.met
        if met_slot.head
    )
    return (
        *same,
        # to three digits
        Evidence(feature="how likely the sentences say the same", score=round(pair.probability, 3)),
    )


def opposed(
    compared: Sequence[ComparedPropositions], sides: Sides, voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """One claim for every two propositions that differ only in this: one is denied and the other asserted, or the two
    cannot both be true.
    """
    # pairs seen; and for each deed told of as planned and done, (its verb, the words shared)
    met: set[tuple[Node, Node]] = set()
    carried_out: list[tuple[str, frozenset[str]]] = []
    for pair in sorted(compared, key=lambda pair: (-pair.probability, pair.left, pair.right)):
        if pair.judged.verdict not in WHY_OPPOSED or (pair.left, pair.right) in met:
            continue
        met.add((pair.left, pair.right))
        # a plan and its deed once, however many tell of either
        if pair.judged.verdict is SlotVerdict.CARRIED_OUT:
            deed = pair.alignment.left.stem
            # the same deed with a word in common: it was told already
            if any(deed == stem and pair.judged.shared & shared - {deed} for stem, shared in carried_out):
                continue
            carried_out.append((deed, pair.judged.shared))
        # neither of the two may be hedged ("hardly"); a plan may
        if pair.judged.verdict is SlotVerdict.CARRIED_OUT or all(
            _is_plain(sides, node) for node in (pair.left, pair.right)
        ):
            kept = _kept([pair], sides)
            readings = [
                reading
                for node in (pair.left, pair.right)
                for reading in _readings(node, kept[node] | _denying(node, sides), sides, voices)
            ]
            if len(witnesses(readings)) > 1:
                # by two witnesses at least: a conflict, or a change where it may have been done since
                sure = _is_surely_opposed(pair, sides, settings)
                denied = pair.judged.verdict is SlotVerdict.DENIED
                may_be_done_since = denied and _may_be_done_since(sides, pair)
                yield claim(
                    Kind.STATEMENT,
                    _label_of_opposed(pair, sides, voices),
                    status=Status.CHANGED
                    if may_be_done_since or pair.judged.verdict in IN_TURN
                    else Status.CONFLICT,
                    why=SINCE if may_be_done_since else WHY_OPPOSED[pair.judged.verdict],
                    tier=2 if sure and _is_of_one(pair) else HIDDEN,
                    readings=readings,
                    evidence=_evidence_of(pair),
                )


def _is_surely_opposed(pair: ComparedPropositions, sides: Sides, settings: CollateSettings) -> bool:
    """Whether two opposed propositions are surely of one thing: their sentences likely say the same; or two slots are
    the same and more words of weight. Of a plan and its deed less is asked, since both may well be true.
    """
    if pair.judged.verdict in IN_TURN:
        return pair.probability >= settings.least_in_turn
    if pair.judged.weight < settings.least_denied:
        return False
    if pair.probability >= settings.sure_denial:
        return True
    # less likely sentences: two slots and more words in common, and a name if one denies it
    is_of_somebody = pair.judged.verdict is SlotVerdict.CONTRARY or _has_name_in_common(pair, sides)
    return pair.same > 1 and pair.judged.weight >= settings.much_denied and is_of_somebody


def _has_name_in_common(pair: ComparedPropositions, sides: Sides) -> bool:
    """Whether a filler that both have holds a name on either side ("the school", "the Gaza school")."""
    return any(
        fillers.head and has_name(sides[node[0]], filler)
        for fillers in pair.alignment.met
        for node, filler in ((pair.left, fillers.left), (pair.right, fillers.right))
    )


def _label_of_opposed(pair: ComparedPropositions, sides: Sides, voices: Voices) -> str:
    """What is asked, as a label: "whether the road is closed"."""
    asked = _label([pair.left, pair.right], sides, voices, affirmed=True)
    begins_with_article = asked.partition(" ")[0] in {"The", "A", "An"}
    return f"whether {asked[0].lower() + asked[1:] if begins_with_article else asked}"


def _may_be_done_since(sides: Sides, pair: ComparedPropositions) -> bool:
    """Whether one only says that it has not been done yet, and is not known to be the later of the two."""
    for node, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if _is_not_yet(sides, node):
            mine, theirs = (
                published_day(sides.reports[sides.said[n[0]].sentence.report]) for n in (node, other)
            )
            return not (mine and theirs and mine > theirs)
    return False


def _is_of_one(pair: ComparedPropositions) -> bool:
    """Whether subject, verb and object are the same wherever both give them. ("The man" may be another man than the one named.)"""
    return all(met_slot.head for met_slot in pair.alignment.met if met_slot.role in CORE)


def _is_not_yet(sides: Sides, node: Node) -> bool:
    """Whether the proposition is denied in the present perfect ("have not been released"): it may have been done
    since.
    """
    side, proposition = sides[node[0]], sides.proposition(node)
    tokens = side.tree.tokens
    grammar_words = slot_words(side.tree.language)
    beside = side.tree.children[proposition.predicate]
    # VBP, VBZ: "have", "has" and not "had"
    has_present_perfect = any(
        tokens[child].lemma in grammar_words.perfect and tokens[child].tag in {"VBP", "VBZ"}
        for child in beside
        if tokens[child].dep == "aux"
    )
    return has_present_perfect and side.certainty(proposition).denied


def _is_plain(sides: Sides, node: Node) -> bool:
    """Whether the sentence itself says or denies the proposition: "was not approved", "no arrests have been made".
    Not if it sets a bound in time ("not until Monday"), or if a word far above it denies it.
    """
    side, proposition = sides[node[0]], sides.proposition(node)
    if not side.asserts(proposition):
        return _is_denied_claim(side, proposition)
    # "was not released until Monday"
    token = side.tree.tokens[proposition.predicate]
    bounds = slot_words(side.tree.language).bounds
    if any(side.tree.tokens[child].lemma in bounds for child in side.tree.children[proposition.predicate]):
        return False
    found = side.certainty(proposition)
    if found.denied:
        return all(cue in _tokens_that_may_deny(side.tree, proposition) for cue in found.cues)
    return token.dep not in {"xcomp", "pcomp", "advcl"} or token.tag in {"VBD", "VBZ", "VBP"}


def _denying(node: Node, sides: Sides) -> set[int]:
    """The tokens that deny the proposition, which a quotation of it must not leave out; none where it is not denied."""
    side = sides[node[0]]
    found = side.certainty(sides.proposition(node))
    return set(found.cues) if found.denied else set()


def _is_denied_claim(side: Side, proposition: Proposition) -> bool:
    """Whether it is what a claim says that the sentence's own verb denies: "has disputed claims that they fired"."""
    tree = side.tree
    claim_noun = tree.heads[proposition.predicate]
    return (
        tree.tokens[proposition.predicate].dep == "acl"
        and tree.tokens[claim_noun].dep == "dobj"
        and side.certainty(proposition).denied
        and side.certainty(proposition).cues == (tree.heads[claim_noun],)
    )


def _tokens_that_may_deny(tree: Tree, proposition: Proposition) -> set[int]:
    """The tokens at which a denial of the proposition may be: its verb, its fillers, and the word it is attached to."""
    at = proposition.predicate
    # the word that the predicate hangs on, and the one above that
    above = list(tree.above(at))[:2]
    fillers = {
        token_at for _, filler in proposition.slots for token_at in range(filler.first, filler.last + 1)
    }
    at_the_word_above = {
        child
        for token_at in above
        for child in tree.children[token_at]
        if tree.tokens[child].dep in {"det", "neg", "advmod"} and token_at == above[0]
    }
    return {child for child in tree.children[at] if child < at} | fillers | set(above) | at_the_word_above


def _kept(own: Sequence[ComparedPropositions], sides: Sides) -> Mapping[Node, set[int]]:
    """For every proposition, the first and last token of each compared filler that is to be quoted. Fillers far from
    the verb are left out, or all words between would be quoted.
    """
    kept: dict[Node, set[int]] = defaultdict(set)
    for pair in own:
        for fillers in pair.alignment.met:
            for node, filler in ((pair.left, fillers.left), (pair.right, fillers.right)):
                if sides.is_near(node, filler):
                    kept[node].update((filler.first, filler.last))
    return kept


def _readings(node: Node, kept: set[int], sides: Sides, voices: Voices) -> Iterator[Reading]:
    """The proposition in every report that carries its statement in the same words. `kept`: the tokens of the fillers to quote."""
    statement = sides.said[node[0]]
    start, end = _span(sides[node[0]].tree, sides.proposition(node), kept)
    home = statement.sentence
    words = voices.reports[home.report].text[start:end]
    for sentence, _ in statement.places:
        text = voices.reports[sentence.report].text
        # copies have the same words at another place
        at = start if sentence is home else text.find(words, sentence.start, sentence.end)
        if at >= 0:
            yield voices.reading(sentence.report, at, at + len(words), Words(words=words))


def _span(tree: Tree, proposition: Proposition, kept: set[int] | None) -> tuple[int, int]:
    """(start, end) of the words to quote: from the first to the last token of the predicate (with its auxiliaries and
    "not") and of the tokens `kept`. With None: of all its fillers.
    """
    at = proposition.predicate
    places = {at, *_with_verb(tree, at), *proposition.phrase}
    places |= (
        kept
        if kept is not None
        else {token_at for _, filler in proposition.slots for token_at in (filler.first, filler.last)}
    )
    return tree.tokens[min(places)].start, tree.tokens[max(places)].end


def _with_verb(tree: Tree, verb: int) -> Iterator[int]:
    """The tokens of a verb's auxiliaries, its "not" and its particle. A "not" behind a full verb is left out, since
    it denies what comes after it ("bought a book, not a gun")."""
    for child in tree.children[verb]:
        dep = tree.tokens[child].dep
        if dep in WITH_VERB and (dep != "neg" or child < verb or tree.tokens[verb].pos == "AUX"):
            yield child


def _label(
    members: Sequence[Node],
    sides: Sides,
    voices: Voices,
    *,
    affirmed: bool = False,
    compared: Mapping[Node, set[int]] | None = None,
) -> str:
    """The label: the words of the one member that says best what the row is about. It says who or what, and is short
    (the order is at the end). A subject far before the verb is set first, with "…"; for a pronoun stands the name.
    `affirmed`: a member that is not denied comes first. `compared`: of each member the first and last tokens of what
    was compared in it; what only one says ("died of pneumonia") is then left out where the clause can end before it.
    """
    said = []
    for node in members:
        side, proposition = sides[node[0]], sides.proposition(node)
        denied = affirmed and side.certainty(proposition).denied
        untold = {
            filler.first
            for role, filler in proposition.slots
            if compared is not None
            and role not in CORE
            and filler.first > proposition.predicate
            and filler.first not in compared.get(node, set())
        }
        for near in _endings(node, sides, untold):
            named, text = _with_subject(node, near, sides, voices)
            # truth values count as 1: a gap in it, too long
            faults = _faults(side.tree, proposition, near) + (OPEN in text) + (len(text) > LONGEST)
            is_short = len(text.split()) < FEWEST_WORDS or OPEN in text
            if untold:
                # what was not compared is left out, if a clause of enough words remains
                faults += 2 if is_short else any(filler.first in untold for filler in near)
            said.append((denied, not named, proposition.nominal, faults, len(text), text))
    # not denied, then with who or what, then on a verb, then with the fewest faults, then the shortest
    return shortened(min(said)[-1])


def _endings(node: Node, sides: Sides, untold: Set[int]) -> Iterator[list[Filler]]:
    """The choices of fillers that a label may have, each a list, best first.

    1. All fillers that stand near the predicate. 2. One less at the end, again and again, as long as the last is cut
    or all is too long; a phrase behind the verb, an object and what a copula says stay. 3. If a phrase was not
    compared (it begins with a token of `untold`), only what stands before it.
    """
    proposition, tree = sides.proposition(node), sides[node[0]].tree
    at = proposition.predicate
    near = [(role, filler) for role, filler in proposition.slots if sides.is_near(node, filler)]
    doer = next((filler.first for role, filler in near if role in {SUBJECT, OBJECT} and filler.last < at), 0)
    near = [
        (role, filler) for role, filler in near if filler.first >= doer
    ]  # without the "In February," before it
    yield [filler for _, filler in near]
    # the last phrase goes while two stand behind the verb, the last is neither object nor said by a copula, and it is
    # cut or all is too long
    while (
        sum(filler.first > at for _, filler in near) > 1
        and near[-1][0] not in CORE
        and (_is_cut(tree, at, near[-1][1]) or _length(tree, at, near) > LONGEST)
    ):
        near.pop()
        yield [filler for _, filler in near]
    first_untold = min((filler.first for _, filler in near if filler.first in untold), default=None)
    if first_untold is not None:
        yield [filler for _, filler in near if filler.first < first_untold]


def _is_cut(tree: Tree, at: int, last: Filler) -> bool:
    """Whether the last phrase behind a predicate goes on where its words end: "was arrested moments [before …]"."""
    return last.last > at and any(tree.right[i] > last.last for i in last.words)


def _length(tree: Tree, at: int, near: Sequence[tuple[str, Filler]]) -> int:
    """Code points from the first to the last of a predicate and its fillers. `at`: the predicate's token; `near`: the fillers with their
    roles.
    """
    first, last = (
        min(at, *(filler.first for _, filler in near)),
        max(at, *(filler.last for _, filler in near)),
    )
    return tree.tokens[last].end - tree.tokens[first].start


def _faults(tree: Tree, proposition: Proposition, near: Sequence[Filler]) -> int:
    """How many things make the words of a proposition hard to understand alone: a phrase is cut at their end or is the second of two subjects, a
    pronoun is the object, the verb has no tense or only tells which one is meant."""
    at, tokens = proposition.predicate, tree.tokens
    is_cut = bool(near) and _is_cut(tree, at, max(near, key=lambda filler: filler.last))
    second = any(tokens[filler.head].dep == "conj" for filler in near if filler.last < at)
    pronoun = any(tokens[filler.head].tag == "PRP" for filler in near if filler.first > at)
    tensed = any(
        tokens[token_at].tag in FINITE
        for token_at in (at, *tree.children[at])
        if token_at == at or tokens[token_at].dep in WITH_VERB
    )
    # truth values count as 1 each
    return is_cut + second + pronoun + (not tensed) + (tokens[at].dep in ASIDES)


def _with_subject(node: Node, near: Sequence[Filler], sides: Sides, voices: Voices) -> tuple[bool, str]:
    """(whether it says who or what, the words of the proposition as a label). `near`: those of its fillers that are told."""
    side, proposition = sides[node[0]], sides.proposition(node)
    report = sides.said[node[0]].sentence.report
    text = voices.reports[report].text
    start, end = _span(
        side.tree, proposition, {token_at for filler in near for token_at in (filler.first, filler.last)}
    )
    before = (
        filler
        for role, filler in proposition.slots
        if role in {SUBJECT, OBJECT} and filler.last < proposition.predicate
    )
    subject = next(before, None)
    if subject is None:
        return False, text[start:end]
    first, last = side.tree.tokens[subject.first], side.tree.tokens[subject.last]
    # the name that a pronoun stands for, by the place of its first character
    name_meant = sides.names.get(report, {}).get(side.tree.tokens[subject.head].start)
    is_pronoun = side.tree.tokens[subject.head].pos == "PRON"
    name = name_meant if is_pronoun and name_meant else text[first.start : last.end]
    # near the verb: it stands in the text already; a pronoun is replaced by the name
    if sides.is_near(node, subject):
        if not (is_pronoun and name_meant) or side.tree.tokens[subject.head].tag == "PRP$":
            return not is_pronoun, text[start:end]
        return True, f"{text[start : first.start]}{name}{text[last.end : end]}"
    return not is_pronoun or name_meant is not None, f"{name} … {text[start:end]}"
