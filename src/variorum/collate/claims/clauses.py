"""Finds the clause of a sentence in which a value stands, with the value left open: who or what it is said of, the
verb with its auxiliaries and objects, the phrases around. It serves as the label of a claim.

Words used here. Value: the number or time that a claim asks for; in the label "…" stands in its place. Tree: the
sentence's tokens with the token that governs each; `above` are the governing tokens up to the root, `below` a token
and all that it governs. Tokens are given by their numbers in the sentence. `at`: the number of a token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collate.mentions.dated import saying
from variorum.collate.terms import EMPTY_POS, stem_of
from variorum.collate.tree import Tree
from variorum.records import Token

OPEN = "…"
# Code points. Phrases are added to a label as long as it does not get longer than LONGEST; a label longer than
# TOO_LONG is not used.
LONGEST, TOO_LONG = 76, 110
# Most tokens of a phrase on a noun or a verb that is kept with it; longer ones are left out.
LOOSE_TOKENS = 7
# Labels of the parser, by what they mark: subjects; then words that a verb is not understood without.
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
TURNS = frozenset({"aux", "auxpass", "neg", "prt"})
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "agent"})
# Nouns that are another thing without a phrase of their own: "a million in damage", "jewels on display".
COMPLETED = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# What hangs on a noun as a clause or a phrase of its own.
HANGING = frozenset(
    {"relcl", "acl", "appos", "prep", "conj", "cc", "punct", "advcl", "parataxis", "preconj", "dep"}
)
# Verbs that have their subject from what they hang on.
BORROW = frozenset({"xcomp", "advcl", "conj", "pcomp", "acl", "relcl"})
# Words that open a relative clause; parts of speech of nouns.
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# Tags of verbs with a tense, and of modals.
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# Parts of speech that part clauses or members of a list.
PARTING = frozenset({"PUNCT", "VERB", "CCONJ", "SCONJ"})
# Marks that are left out of a label: quotation marks and brackets; marks that join two words into one.
QUOTES = frozenset('"“”«»„()[]{}')
# Nouns and adjectives that are numbers; what stands behind the last of them is counted.
NUMBERING = frozenset(
    {
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "billion",
        "several",
        "few",
        "many",
        "couple",
        "pair",
        "half",
        "third",
        "quarter",
        "no",
    }
)
JOINING = frozenset("-–/&")
# The dashes that end a dateline, and the number of first tokens in which one may stand.
DASHES, LONGEST_DATELINE = frozenset({"—", "–", "--"}), 14
# Points for a clause: its subject is named; a pronoun in it stands for a known name.
NAMED, STOOD_FOR = 2.0, 1.5
# Points for a clause in which something is somebody's ("her agent"), at most; then words by which the speaker names
# himself ("my friend").
OWNED = 0.5
FIRST_PERSON = frozenset({"I", "we", "me", "us", "my", "our"})
# Most code points of a name that is put in place of a pronoun.
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause that may become the label of a claim, with what it is judged by.

    `words`: the label.
    `stems`: of its words that carry matter.
    `owned`: how well it names who or what the value is said of, 0 to `NAMED`.
    `whole`: whether it has a verb that is no verb of saying; an age always counts as whole.
    `finite`: whether a verb of it has a tense.
    `breaks`: how often words are left out between two of the label's among which a verb, a mark or a conjunction stands: what is said on either
    side is then of two clauses, and hard to read as one.
    """

    words: str
    stems: frozenset[str]
    owned: float
    whole: bool
    finite: bool = True
    breaks: int = 0


def number_alone(tree: Tree, inside: Sequence[int]) -> list[int]:
    """The tokens of the number among `inside`, the tokens of a value, without the noun that is counted: the label
    keeps that noun ("… boats").
    """
    numbers = [i for i in inside if _is_number(tree.tokens[i])]
    if not numbers or any(set(tree.tokens[i].text) <= QUOTES for i in inside):
        return list(inside)  # nothing to leave out, or "85 miles (137 km)"
    # "two of the boats": with the "of" behind the number; a truth value counts as 1
    last_of_number = numbers[-1] + (inside[-1] > numbers[-1] and tree.tokens[numbers[-1] + 1].lemma == "of")
    return [i for i in inside if i <= last_of_number]


def _is_number(token: Token) -> bool:
    """Whether the token is a number, an ordinal, or a word such as "dozen" or "half" (`NUMBERING`)."""
    return (
        token.pos == "NUM"
        or token.tag == "CD"
        or token.lemma in NUMBERING
        or token.text[0].isdigit()
        or (token.pos == "ADJ" and token.entity == "ORDINAL")
    )


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """The first token behind a dateline that opens the sentence ("OSTERMOOR, Velm (AP) —"); 0 where there is none."""
    for i, token in enumerate(tokens[:LONGEST_DATELINE]):
        if i and (token.text in DASHES or (token.text == "-" and token.tag == ":")):
            return i + 1
        if token.pos not in {"PROPN", "PUNCT", "SPACE"} or token.tag == "HYPH":
            return 0
    return 0


class LabelBuilder:
    """Chooses the words of a sentence that make the label for one value in it. `inside`: the value's tokens; `names`: offset
    of a pronoun → the name that it stands for. The methods `_keep_…` add tokens to `kept`, the tokens of the label.
    """

    def __init__(self, tree: Tree, inside: Sequence[int], names: Mapping[int, str]) -> None:
        """Begins without any word. `kept`: tokens of the label so far; `subject`: those of its subject; `beside`:
        those in a row ("A, B and C") with what is asked for. `inside`: the tokens of the value; `names`: first character of a pronoun →
        the name it stands for.
        """
        self.tree, self.inside, self.names = tree, frozenset(inside), names
        self.kept: set[int] = set()
        self.subject: set[int] = set()
        self.beside: set[int] = set()  # in a row with what is asked for
        self.starts = _behind_dateline(tree.tokens)

    def age(self) -> Clause | None:
        """The clause for an age: "age of" and the whole name of the person. The name is looked for above the age,
        then right before it. None where nobody is named.
        """
        tree = self.tree
        first = min(self.inside)
        # tokens up to three above the age, then the two before it
        near = [*self._path()[:3], *range(first - 1, max(-1, first - 3), -1)]
        at = next(
            (
                token_at
                for token_at in near
                if token_at not in self.inside and tree.tokens[token_at].entity == "PERSON"
            ),
            None,
        )
        if at is None:
            return None
        name = sorted({at, *self._whole_name(at)})
        words = " ".join(
            tree.tokens[token_at].text for token_at in name if tree.tokens[token_at].tag != "POS"
        )
        return Clause(
            words=f"age of {words}",
            stems=frozenset(stem_of(tree.tokens[token_at]) for token_at in name),
            owned=NAMED,
            whole=True,
        )

    def clause(self) -> Clause | None:
        """The label for the value, in words of its sentence: first the verb and what it cannot stand without, then as
        many other phrases as fit into LONGEST characters. None where these words say too little."""
        tree = self.tree
        path = self._path()
        verb = path[-1]
        self._keep_path(path)
        top = self._with_verb(verb) if tree.tokens[verb].pos in {"VERB", "AUX"} else verb
        words = self._rendered()
        # the phrases that can be left out, one after another as long as the label stays short
        loose = self._optional_phrases(path, top)
        for phrase in loose:
            # the phrase hangs on something that was left out
            if self._is_behind_gap(phrase):
                continue
            before = set(self.kept)
            self.kept |= phrase
            longer = self._rendered()
            if len(longer) > LONGEST:
                self.kept = before
            else:
                words = longer
        return self._as_clause(words, verb)

    def _path(self) -> list[int]:
        """The tokens from the value up to the verb that governs it, the value's head first. In a heading without a
        verb: up to its topmost word.
        """
        tree, inside = self.tree, self.inside
        at = next(
            (
                token_at
                for token_at in sorted(inside)
                if tree.heads[token_at] not in inside or tree.heads[token_at] == token_at
            ),
            min(inside),
        )
        path = [at]
        for up in tree.above(at):
            # the verb above the value is reached
            if tree.tokens[path[-1]].pos in {"VERB", "AUX"} and path[-1] not in inside:
                break
            path.append(up)
        return path

    def _keep_path(self, path: Sequence[int]) -> None:
        """Keeps the words between the value and its verb, each noun with its phrase. In a list ("a ferry and nine
        boats") only the noun that the value belongs to is kept; the others go into `beside`.
        """
        tree = self.tree
        self.kept |= self.inside
        for step, at in enumerate(path):
            token = tree.tokens[at]
            is_verb_above = token.pos in {"VERB", "AUX"} and at not in self.inside
            # a verb below the main one
            if is_verb_above:
                self.kept.add(at)
            elif step and tree.tokens[path[step - 1]].dep == "conj" and token.pos in {*NOMINAL, "NUM", "ADJ"}:
                self.beside.add(at)
            else:
                self.kept |= self._phrase(at)
                self.kept |= self._short_modifiers(at)

    def _phrase(self, head: int) -> set[int]:
        """The tokens of a head's phrase: the words attached to it, an "of" with its noun, whole names; no clause and
        no other preposition.
        """
        tree = self.tree
        kept: set[int] = set()
        waiting = [head]
        while waiting:
            at = waiting.pop()
            if at in kept:
                continue
            kept |= {at, *self._whole_name(at)}
            for child in tree.children[at]:
                token = tree.tokens[child]
                # "of" with its noun; what hangs on the head, but no clause and no other preposition
                if token.dep == "prep" and token.lemma == "of":
                    waiting += [
                        child,
                        *(
                            grandchild
                            for grandchild in tree.children[child]
                            if tree.tokens[grandchild].dep in {"pobj", "pcomp"}
                        ),
                    ]
                elif (
                    token.dep not in HANGING
                    or (token.tag == "HYPH" and token.dep == "punct")
                    or (tree.tokens[at].pos == "ADP" and token.dep in {"pobj", "pcomp"})
                ):
                    waiting.append(child)
        return kept

    def _whole_name(self, at: int) -> Iterator[int]:
        """The other tokens of the name that token `at` is part of; none where it is no name."""
        tokens = self.tree.tokens
        kind = tokens[at].entity
        if not kind or kind in {"DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"}:
            return
        # words of the same kind of name, to the left and to the right
        for step in (-1, 1):
            token_at = at + step
            while (
                0 <= token_at < len(tokens)
                and tokens[token_at].entity == kind
                and tokens[token_at].text != ","
            ):
                yield token_at
                token_at += step

    def _short_modifiers(self, noun: int, *, acl: bool = True) -> set[int]:
        """Short phrases attached to a noun: "on board", and with `acl` "killed in the fire"."""
        tree = self.tree
        found: set[int] = set()
        for child in tree.children[noun]:
            tokens_in_phrase = tree.right[child] - tree.left[child] + 1
            may_be_added = tree.tokens[child].dep == "prep" or (acl and tree.tokens[child].dep == "acl")
            # behind the noun, a few words long, and without a mark inside
            if (
                may_be_added
                and child > noun
                and tokens_in_phrase <= LOOSE_TOKENS
                and not self._has_stop(child)
            ):
                found |= set(tree.below(child))
        return found

    def _has_stop(self, at: int) -> bool:
        """Whether a comma, colon or dash stands in the phrase of the token."""
        return any(
            self.tree.tokens[token_at].text in {",", ";", ":", "–", "—", "-"}
            and self.tree.tokens[token_at].tag != "HYPH"
            for token_at in self.tree.below(at)
        )

    def _with_verb(self, verb: int) -> int:
        """Keeps the verb with its auxiliaries, negation, objects and subject; gives the last verb kept.

        A verb that shares its subject with a verb above it ("the crew tried to reach port") is kept with that one, and so on upwards.
        """
        tree = self.tree
        at = verb
        for _ in tree.tokens:
            self._keep_verb(at)
            subject = tree.child(at, *SUBJECTS)
            token, up = tree.tokens[at], tree.heads[at]
            # a relative clause: "12 people, who …"; the noun that it describes is its subject
            if token.dep == "relcl":
                self._keep_antecedent(at, subject)
                return at
            # a participle at a noun: "people killed"
            if token.dep == "acl" and up != at:
                self._keep_subject(up)
                return at
            if subject is not None:
                self._keep_subject(subject)
                return at
            # no subject, and none to be had from above
            if token.dep not in BORROW or up == at:
                return at
            if token.dep == "conj":
                self._keep_subject_of(up)
                return at
            # the subject stands at a verb above: on with that verb, over nouns and prepositions between
            at = up if tree.tokens[up].pos in {"VERB", "AUX"} else at
            if at != up:
                for above in tree.above(at):
                    self.kept |= {above} if tree.tokens[above].pos == "ADP" else self._phrase(above)
                    if tree.tokens[above].pos in {"VERB", "AUX"}:
                        at = above
                        break
                else:
                    return at
        return at

    def _keep_verb(self, at: int) -> None:
        """Keeps a verb with its auxiliaries, negation, objects and particle ("ran aground"), and the "if" of its clause."""
        tree = self.tree
        self.kept.add(at)
        for child in tree.children[at]:
            dep = tree.tokens[child].dep
            if dep in TURNS:
                self.kept |= set(tree.below(child)) if dep != "aux" else {child}
            elif dep in COMPLEMENTS and child not in self.beside:
                self.kept |= self._phrase(child)
            elif dep == "advmod" and child == at + 1 and not tree.children[child]:
                self.kept.add(child)  # "ran aground"
            elif dep in {"mark"} and tree.tokens[child].lemma in {"if", "unless"}:
                self.kept.add(child)

    def _keep_antecedent(self, verb: int, subject: int | None) -> None:
        """Keeps the noun that a relative clause describes ("12 people, who …"), and the clause's own subject."""
        tree = self.tree
        self._keep_subject(tree.heads[verb])
        if subject is not None and tree.tokens[subject].lemma not in RELATIVES:
            self.kept |= self._phrase(subject)
        elif subject is not None:
            self.kept.add(subject)

    def _keep_subject_of(self, verb: int) -> None:
        """Keeps the subject of a verb, or of the one above it that lends it its own: "the crew left and reached port"."""
        tree = self.tree
        for at in (verb, *tree.above(verb)):
            subject = tree.child(at, *SUBJECTS)
            # "the crew that left and reached port"
            if subject is not None and tree.tokens[at].dep == "relcl":
                self._keep_antecedent(at, subject)
                return
            if subject is not None:
                self._keep_subject(subject)
                return
            if tree.tokens[at].dep not in {"conj", "xcomp"}:
                return

    def _keep_subject(self, head: int) -> None:
        """Keeps the phrase of `head` in the label, as who or what the value is said of. Not where it stands in a row
        with the value (`beside`)."""
        if head in self.beside:
            return
        phrase = self._phrase(head)
        self.kept |= phrase
        self.subject |= phrase

    def _optional_phrases(self, path: Sequence[int], top: int) -> list[set[int]]:
        """The phrases that may be added to the label, the most needed first.

        First come short ones on a subject or object, without which it would be another thing ("a million in damage");
        then phrases of place, time and manner at the verb or the subject, those with a name first, then the nearest.
        """
        tree = self.tree
        # phrases without which a noun is another thing
        needed_phrases = []
        for noun in sorted(self.kept - self.inside):
            if tree.tokens[noun].pos in NOMINAL and tree.tokens[noun].dep in COMPLETED:
                phrase = self._short_modifiers(noun, acl=False) - self.kept
                if phrase and not phrase & self.inside:
                    needed_phrases.append(phrase)
        # words whose other phrases may be added: the verb, the subject's nouns, or a heading's noun
        governors = [token_at for token_at in {path[-1], top} if tree.tokens[token_at].pos in {"VERB", "AUX"}]
        governors += [token_at for token_at in self.subject if tree.tokens[token_at].pos in NOMINAL]
        if not governors and tree.tokens[path[-1]].pos in NOMINAL:
            governors = [path[-1]]
        ranked = []
        for verb in governors:
            for child in tree.children[verb]:
                token = tree.tokens[child]
                if token.dep not in {"prep", "npadvmod", "xcomp"} or child in self.kept:
                    continue
                phrase = set(tree.below(child))
                # too long as it stands: its core alone
                if len(phrase) > LOOSE_TOKENS or phrase & self.kept or self._has_stop(child):
                    phrase = self._phrase(child)
                # still too long, or without a noun or number
                if len(phrase) > LOOSE_TOKENS or phrase & self.kept or not self._adds_something(phrase):
                    continue
                named = any(tree.tokens[token_at].entity for token_at in phrase)
                # False sorts first: those with a name, then the nearest
                ranked.append((not named, abs(child - verb), child, phrase))
        return [
            *needed_phrases,
            *(phrase for *_, phrase in sorted(ranked, key=lambda ranked_phrase: ranked_phrase[:3])),
        ]

    def _is_behind_gap(self, phrase: set[int]) -> bool:
        """Whether the words right before the phrase belong to the same noun and were left out: "jewels [on
        display at a shop] in the capital" are not just any jewels in the capital.
        """
        tree, first = self.tree, min(phrase)
        last = max((i for i in self.kept if i < first), default=first)
        return any(
            tree.tokens[i].dep == "prep"
            and tree.heads[i] in self.kept
            and tree.tokens[tree.heads[i]].pos in NOMINAL
            for i in range(last + 1, first)
        )

    def _adds_something(self, phrase: set[int]) -> bool:
        """Whether the phrase adds something to the label: it has a noun or a number, and is no "according to …"."""
        tokens = [self.tree.tokens[i] for i in phrase]
        return any(token.pos in {*NOMINAL, "NUM"} for token in tokens) and not any(
            token.lemma == "accord" for token in tokens
        )

    def _rendered(self) -> str:
        """The label: the kept words in the order of the sentence, with "…" for the value. Punctuation is left out at a gap and
        at either end. A first word that is no name is set in small letters; a pronoun is replaced by its name.
        """
        tree = self.tree
        # hyphens and strokes between two kept words are kept
        joining_marks = {
            token_at
            for token_at, token in enumerate(tree.tokens)
            if token.text in JOINING and {token_at - 1, token_at + 1} <= self.kept
        }
        kept_words = {tree.tokens[token_at].text for token_at in self.kept}
        kept = sorted(
            token_at
            for token_at in self.kept | joining_marks
            if not (set(tree.tokens[token_at].text) <= QUOTES) or token_at in self.inside
        )
        while kept and tree.tokens[kept[-1]].pos == "CCONJ":
            kept.pop()  # "killed … men with a single shot each and"
        # words of the dateline, which ends before token `starts`, are left out
        if any(token_at < self.starts for token_at in kept) and not any(
            token_at < self.starts for token_at in self.inside
        ):
            kept = [token_at for token_at in kept if token_at >= self.starts]
        # word by word: `pieces` are the words with the blank before each; `last` is the token taken last
        pieces: list[str] = []
        last: int | None = None
        for token_at in kept:
            token = tree.tokens[token_at]
            # the value itself becomes one "…"
            if token_at in self.inside:
                word = OPEN if last is None or last not in self.inside else ""
            else:
                word = self._word_or_name(token, kept_words)
                # a mark at a gap or at an end is left out
                if token.pos == "PUNCT" and (
                    last is None or last != token_at - 1 or token_at + 1 not in kept
                ):
                    continue
                # the first word in small letters, unless it is a name, a number or "I"
                if (
                    last is None
                    and word == token.text
                    and token.pos not in {"PROPN", "NUM"}
                    and not token.entity
                    and token.text != "I"
                ):
                    # a word with another capital in it is a name ("McReed")
                    word = word[:1].lower() + word[1:] if word[1:] == word[1:].lower() else word
            if not word:
                last = token_at
                continue
            # no blank before what the report writes together ("Reed" and "'s")
            has_no_blank_before = (
                last is not None and last == token_at - 1 and tree.tokens[last].end == token.start
            )
            has_no_blank_before = has_no_blank_before or (
                last is not None and token.text.startswith(("'", "’")) and last == token_at - 1
            )
            pieces.append(word if has_no_blank_before or not pieces else " " + word)
            last = token_at
        return " ".join("".join(pieces).split()).strip(" ,;:.–—-")

    def _word_or_name(self, token: Token, held: set[str]) -> str:
        """The token's word. For a personal pronoun the name that it stands for, unless a part of that name is among
        the label's words (`held`) already, or the name is too long."""
        if token.tag != "PRP" or token.start not in self.names:
            return token.text
        name = self.names[token.start]
        return token.text if held & set(name.split()) or len(name) > LONGEST_NAME else name

    def _as_clause(self, words: str, verb: int) -> Clause | None:
        """The words as a `Clause`, with how well they name what the value is said of. None where no noun or verb is
        among them, where they are longer than `TOO_LONG`, or where they do not hold "…" exactly once."""
        tree = self.tree
        label_tokens = [tree.tokens[i] for i in sorted(self.kept - self.inside)]
        content_tokens = [
            token for token in label_tokens if token.pos not in EMPTY_POS and token.pos != "NUM"
        ]
        if not any(token.pos in {*NOMINAL, "VERB"} or token.start in self.names for token in label_tokens):
            return None
        if not content_tokens or len(words) > TOO_LONG or words.count(OPEN) != 1:
            return None
        # how well it names who or what: a noun or name, a pronoun that is known to stand for one, or neither
        said_of = [tree.tokens[i] for i in self.subject or (self.kept - self.inside)]
        resolved = any(token.tag == "PRP" and token.start in self.names for token in said_of)
        naming = STOOD_FOR if resolved else 0.0
        if any(token.pos in NOMINAL for token in said_of):
            naming = NAMED
        if any(token.tag == "PRP$" or token.lemma in FIRST_PERSON for token in said_of):
            naming = min(naming, OWNED)
        has_verb = tree.tokens[verb].pos in {"VERB", "AUX"}
        return Clause(
            words=words,
            stems=frozenset(stem_of(token) for token in content_tokens),
            owned=naming,
            whole=has_verb and stem_of(tree.tokens[verb]) not in saying(),
            finite=any(token.tag in FINITE for token in label_tokens),
            breaks=self._breaks(),
        )

    def _breaks(self) -> int:
        """How often words that part two clauses are left out between two of the label's."""
        kept = sorted(self.kept | self.inside)
        return sum(
            any(self.tree.tokens[token_at].pos in PARTING for token_at in range(one + 1, two))
            for one, two in pairwise(kept)
        )
