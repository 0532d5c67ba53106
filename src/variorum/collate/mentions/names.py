"""Finds who and what is named: every name with what is said of its bearer, and the names that are one bearer's.

Words used here. Bearer: the person, body or place that a name is of. Description: the title before a name and the
post behind it. Bare: a surname alone. Linked: pairs of statements that likely say the same, with how likely.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations, combinations_with_replacement, product

from variorum.collate.cover import cover
from variorum.collate.memo import Remembering
from variorum.collate.mentions.mention import UNPLACED
from variorum.collate.mentions.posts import post_behind
from variorum.collate.refer.lexicon import person_nouns
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Name, NameKind, Report, Sentence, Token
from variorum.text.lexicon import entries, table
from variorum.text.name.keys import word_set
from variorum.text.names import (
    body_words,
    is_role_word,
    name_key,
    same_name,
    same_person,
    skeleton,
)
from variorum.text.words import fold

# Label of the parser for a name → its kind.
ENTITY_KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "WORK_OF_ART": NameKind.WORK,
    "PRODUCT": NameKind.OTHER,
    "EVENT": NameKind.OTHER,
}
# Names whose bearer a report describes by title or post.
DESCRIBED = frozenset({"PERSON", "ORG"})
# Parts of speech of words in a title before a name.
TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ"})
EMPTY, KIN = "stopwords-statements.txt", "kin.txt"
# Most code points of a name with its title and post.
LONGEST_DESCRIPTION = 150
# Fewest tokens before a post if another is joined to it: the other post and "and".
POSTS_JOINED = 2
# Fewest tokens before a name behind a comma: the post and the comma.
COMMA_AND_POST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name at its place: report.text[start:end].

    `wide`: (start, end) of the name with the words that describe its bearer ("Mayor Ada Reed"). `value`: the name,
    its kind and role.
    `described`: stems of these words; `posts`: those of posts and trades. `places`: stems of the other names in the
    sentence (countries, bodies).
    `statement`: index of its statement. `witness`: id of the witness that tells it.
    """

    report: str
    start: int
    end: int
    wide: tuple[int, int]
    value: Name
    described: frozenset[str]
    posts: frozenset[str]
    places: frozenset[str]
    statement: int
    witness: str


def named(
    said: Sequence[Statement], reports: Mapping[str, Report], kept: Remembering | None = None
) -> tuple[Named, ...]:
    """Every name in the statements, repeats included. `kept`: what an earlier collation left."""
    kept = kept or Remembering()

    def read(sentence: Sentence) -> tuple[Named, ...]:
        return tuple(_names_in_sentence(sentence, reports[sentence.report].text))

    return tuple(
        replace(found, statement=index, witness=statement.witness)
        for index, statement in enumerate(said)
        for sentence, _ in statement.places
        for found in kept.of_place("names", sentence, read)
    )


def _names_in_sentence(sentence: Sentence, text: str) -> Iterator[Named]:
    """Every name in a sentence, with the words that describe its bearer."""
    tree = Tree(sentence.tokens)
    for first, last in _name_runs(tree):
        kind = ENTITY_KINDS.get(tree.tokens[first].entity, NameKind.OTHER)
        start, end = tree.tokens[first].start, tree.tokens[last].end
        wide, role, described = _description(tree, first, last, text)
        yield Named(
            report=sentence.report,
            start=start,
            end=end,
            wide=wide,
            value=Name(name=text[start:end], kind=kind, role=role),
            described=described,
            # words of the role that are posts, without "son", "sister"
            posts=frozenset(
                _stem(word)
                for word in (role or "").split()
                if _is_post_word(word) and word not in entries(KIN)
            ),
            places=frozenset(
                _stem(token.text) for token in tree.tokens if token.entity and token.entity != "PERSON"
            ),
            statement=UNPLACED,
            witness="",
        )


def _name_runs(tree: Tree) -> Iterator[tuple[int, int]]:
    """(first, last) tokens of each name, without articles before and genitives behind ("the", "'s"). A name is a run of tokens that the
    tagger gave one type; a proper noun outside of all types begins one of its own, which is passed over, since its type is not known.
    """
    tokens = tree.tokens
    at = 0
    while at < len(tokens):
        kind = tokens[at].entity
        stop = at + 1
        if kind:
            while stop < len(tokens) and tokens[stop].entity == kind and tokens[stop].text != ",":
                stop += 1
        # a proper noun that the tagger has in no name
        elif tokens[at].pos == "PROPN":
            while stop < len(tokens) and _continues_name(tokens[stop]):
                stop += 1
        # without articles before and genitives behind
        first, last = at, stop - 1
        while first < last and tokens[first].pos in {"DET", "PUNCT"}:
            first += 1
        while last > first and tokens[last].tag in {"POS", "``", "''", ":", ","}:
            last -= 1
        if (
            kind in ENTITY_KINDS
            and tokens[last].pos in {"PROPN", "NOUN", "X"}
            and tokens[first].text[0].isupper()
        ):
            yield first, last
        at = stop


def _continues_name(token: Token) -> bool:
    """Whether the token is part of a name to which the parser gave no type: capitals, and hyphens between
    them.
    """
    return not token.entity and (token.pos == "PROPN" or token.text in {"-", "–"})


def _description(
    tree: Tree, first: int, last: int, text: str
) -> tuple[tuple[int, int], str | None, frozenset[str]]:
    """(span, description, stems) of the name with a title before it and a post behind it ("Mayor Ada Reed, a
    doctor"). The description is None, and its stems are empty, where there is neither. `first` and `last`: the tokens
    of the name.
    """
    tokens = tree.tokens
    # 1. leftwards over the words of a title
    first_described = first
    if tokens[first].entity in DESCRIBED:
        while first_described > 0 and (
            _is_stop_of_rank(tokens, first_described - 1)
            or _may_describe(tokens[first_described - 1], tokens[first_described])
        ):
            # "Lt. Reed": the full stop goes with the word before it
            first_described -= 2 if _is_stop_of_rank(tokens, first_described - 1) else 1
            first_described = _first_of_two_posts(tokens, first_described)
            first_described = _first_of_a_long_post(tokens, first_described)
        # no genitive or mark at the beginning
        while first_described < first and (
            tokens[first_described].tag == "POS"
            or not any(letter.isalnum() for letter in tokens[first_described].text)
        ):
            first_described += 1
    if (
        first_described < first
        and first_described > 0
        and tokens[first_described - 1].lemma == "for"
        and tokens[first_described].text.islower()
    ):
        first_described = first  # "for president Ida Reed": what she stands for
    # 2. before a person's name only words of a post or rank
    title_tokens = tokens[first_described:first]
    if tokens[first].entity == "PERSON" and not any(
        _is_post_word(token.text.lower(), token.lemma) for token in title_tokens
    ):
        first_described, title_tokens = first, ()
    if first_described == first:
        first_described = _first_of_a_post_before_a_comma(tree, first, last)
    start, end = tokens[first_described].start, tokens[last].end
    # 3. a post behind the name
    end_of_apposition = _end_of_apposition(tree, first, last, text)
    if end_of_apposition is not None and end_of_apposition - start <= LONGEST_DESCRIPTION:
        end = end_of_apposition
    words = " ".join(
        (text[start : tokens[first].start] + text[tokens[last].end : end]).replace(",", " ").split()
    )
    content_words = [
        word
        for word in words.lower().split()
        if any(letter.isalnum() for letter in word) and word not in entries(EMPTY)
    ]
    return (start, end), words.lower() or None, frozenset(_stem(word) for word in content_words)


def _may_describe(token: Token, behind: Token) -> bool:
    """Whether the token may be part of a title before a name. "Acting" may; "under" may in "under secretary", but not
    in "safe under President Reed".
    """
    if token.pos == "ADP" and token.text.istitle() is not behind.text.istitle():
        return False
    return (
        token.pos in TITLE_POS
        or token.tag == "POS"
        or token.text.lower() in _ranks()
        or token.text.lower() in word_set("ranks")
    )


def _is_stop_of_rank(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is the full stop of "Det.", "Sgt."."""
    return at > 0 and tokens[at].text == "." and tokens[at - 1].text.lower() in word_set("ranks")


def _first_of_two_posts(tokens: Sequence[Token], left: int) -> int:
    """Where the first of two joined posts begins ("President and General Manager"), or `left`."""
    if left < POSTS_JOINED or tokens[left - 1].text not in {"and", "&"}:
        return left
    first = tokens[left - 2]
    return left - 2 if first.text.istitle() and is_role_word(first.text.lower()) else left


def _first_of_a_long_post(tokens: Sequence[Token], left: int) -> int:
    """Where a post in capitals begins that has an "of" in it ("Chairman of the Joint Chiefs of Staff Gen."),
    or `left`.
    """
    # the word before, or the one before "the"; a truth value counts as 1
    of = left - 1 - (left > 1 and tokens[left - 1].text == "the")
    if of < 1 or tokens[of].text != "of" or is_role_word(tokens[left].text.lower()):
        return left
    return of - 1 if tokens[of - 1].text.istitle() and tokens[left].text.istitle() else left


def _first_of_a_post_before_a_comma(tree: Tree, first: int, last: int) -> int:
    """Where a post begins that a person's name is set behind with a comma ("Its chairman, Ada Moll,"; "the head of the
    agency, Ada Moll,"), or `first`. Articles and pronouns before it are left out. `first` and `last`: the tokens of the name.
    """
    tokens = tree.tokens
    if tokens[first].entity != "PERSON" or first < COMMA_AND_POST or tokens[first - 1].text != ",":
        return first
    # the noun that the name is in apposition to
    noun = next(
        (tree.heads[token_at] for token_at in range(first, last + 1) if tokens[token_at].dep == "appos"),
        first,
    )
    phrase = range(tree.left[noun], first - 1)
    if (
        # the post is one person's, near, and nothing but words of it lies between
        noun not in phrase
        or tokens[noun].tag in {"NNS", "NNPS"}
        or not is_role_word(tokens[noun].text.lower())
        or tokens[first - 1].start - tokens[noun].start > LONGEST_DESCRIPTION // 2
        or any(
            tokens[token_at].pos in {"VERB", "AUX", "PUNCT"} or tokens[token_at].entity == "PERSON"
            for token_at in phrase
        )
    ):
        return first
    return next((token_at for token_at in phrase if tokens[token_at].pos not in {"DET", "PRON"}), first)


@cache
def _ranks() -> frozenset[str]:
    rows = table("posts.json")
    return frozenset(rows["ranks"]) | frozenset(rows["past"]) | entries("rank-words.txt")


def _end_of_apposition(tree: Tree, first: int, last: int, text: str) -> int | None:
    """Where the post in apposition behind a name ends ("…, a resident of Example"), within the sentence. `first` and `last`: the tokens
    of the name. None where there is none.
    """
    tokens = tree.tokens
    if tokens[first].entity not in DESCRIBED:
        return None
    # by its words; else by the parser's apposition
    post = post_behind(text, tokens[last].end, tokens[-1].end)
    if post is not None:
        return post
    for index in range(first, last + 1):
        noun = tree.child(index, "appos")
        # a noun behind the name, without a verb or a dash between
        if (
            noun is None
            or noun <= last
            or any(token.pos in {"VERB", "AUX"} for token in tokens[last + 1 : noun])
        ):
            continue
        if any(token.tag == ":" or token.text in {"-", "–", "—"} for token in tokens[last + 1 : noun]):
            continue
        if _is_post_word(tokens[noun].text.lower(), tokens[noun].lemma):
            return tokens[noun].end
    return None


def _is_post_word(*forms: str) -> bool:
    """Whether a word, in any of its forms, names a post, a trade, or a sort of person."""
    return any(
        is_role_word(form) or form in person_nouns() or form.strip(".") in word_set("ranks") for form in forms
    )


def _stem(word: str) -> str:
    return stem(fold(word).removesuffix("'s"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """The names of one bearer, at most one of each report: the one that says most. `likeness`: that of the two names least alike."""

    names: tuple[Named, ...]
    likeness: float


def bearers(
    found: Sequence[Named], linked: Mapping[tuple[int, int], float], settings: CollateSettings
) -> Iterator[Bearer]:
    """Groups of names of one bearer over several reports. Nearly the same spelling is enough to join two names. Names
    further apart ("Bill", "William") are joined only if their statements say the same, or both give their bearer one
    post. `linked`: pairs of statements → how likely they say the same.
    """
    fullest = _fullest_forms(found, linked)
    # pairs that may be one bearer's, by spelling and by what is told of them
    likeness = _likeness(fullest, linked)
    links = [
        (left, right)
        for (left, right), alike in likeness.items()
        if alike >= settings.same_spelling
        or (
            alike >= settings.like_spelling
            and _are_joined_by_context(fullest[left], fullest[right], linked, settings)
        )
    ]
    # groups of which all pairs are alike enough
    links = _without_ambiguous(fullest, links)
    witnesses = [name.report for name in fullest]
    for members in cover(witnesses, likeness, least_join=settings.like_spelling, links=links):
        names = tuple(fullest[left] for left in members)
        yield Bearer(names=names, likeness=min(likeness.get(pair, 0.0) for pair in combinations(members, 2)))


def _without_ambiguous(names: Sequence[Named], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs, without those in which a bare surname may mean two people of the other report. `links`: pairs of names, by index, that
    may be one bearer's.
    """
    is_bare = [name.value.kind == NameKind.PERSON and len(name_key(name.value.name)) == 1 for name in names]
    possible_bearers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for link in links:
        for one, two in (link, link[::-1]):
            if is_bare[one]:
                possible_bearers[one, names[two].report].add(two)

    def is_torn(one: int, two: int) -> bool:
        return is_bare[one] and len(possible_bearers[one, names[two].report]) > 1

    return [(one, two) for one, two in links if not is_torn(one, two) and not is_torn(two, one)]


def _likeness(
    names: Sequence[Named], linked: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """(index, index) → how alike by spelling two names of two reports are, above 0 to 1; pairs that are not alike are
    left out. To compare all with all would cost more than everything else in this room. So only names are compared
    that share a word's consonants, or that stand in statements which may say the same (`linked`); and names with the
    same spelling, as copies have, are compared once.
    """
    # one number for all names that are spelled alike
    spelled: dict[tuple[str, NameKind], list[int]] = defaultdict(list)
    by_statement: dict[int, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        spelled[name.value.name, name.value.kind].append(index)
        by_statement[name.statement].append(index)
    spellings = list(spelled.values())
    number_of = {index: number for number, own in enumerate(spellings) for index in own}
    # consonants of a word → numbers of the spellings that have such a word
    by_sound: dict[str, set[int]] = defaultdict(set)
    for number, own in enumerate(spellings):
        for word in body_words(names[own[0]].value.name):
            by_sound[skeleton(word)].add(number)

    @cache
    def alike(one: int, two: int) -> float:
        return _spelling_likeness(names[spellings[one][0]], names[spellings[two][0]])

    reports = [name.report for name in names]
    # two spellings with a word of the same consonants; then two names in linked statements
    same_sounds = (combinations_with_replacement(sorted(own), 2) for own in by_sound.values())
    by_spelling = (
        pair
        for one, two in set(chain.from_iterable(same_sounds))
        if alike(one, two) > 0
        for pair in product(spellings[one], spellings[two])
    )
    by_context = (pair for left, right in linked for pair in product(by_statement[left], by_statement[right]))
    # names of two reports only; the smaller index first
    likeness = {}
    for first, second in chain(by_spelling, by_context):
        if reports[first] != reports[second]:
            one, two = number_of[first], number_of[second]
            likeness_of_pair = alike(one, two) if one < two else alike(two, one)
            if likeness_of_pair > 0:
                likeness[(first, second) if first < second else (second, first)] = likeness_of_pair
    return likeness


def _fullest_forms(found: Sequence[Named], linked: Mapping[tuple[int, int], float]) -> list[Named]:
    """The names of each report, one mention for all forms of a name: the longest name; then the one with most words
    of description; then the one whose statement most others tell; then the earliest. `linked`: pairs of statements that likely say the
    same.
    """
    by_report: dict[str, list[list[Named]]] = defaultdict(list)
    for name in found:
        forms = by_report[name.report]
        forms_of_bearer = next((group for group in forms if _may_be_one_bearer(group, name)), None)
        if forms_of_bearer is None:
            forms.append([name])
        else:
            forms_of_bearer.append(name)
    times_linked = Counter(statement for pair in linked for statement in pair)

    def says_most(name: Named) -> tuple[int, int, int, int]:
        return len(name.value.name.split()), len(name.described), times_linked[name.statement], -name.start

    fullest = [max(group, key=says_most) for forms in by_report.values() for group in forms]
    return sorted(fullest, key=lambda n: (n.statement, n.start))


def _may_be_one_bearer(group: Iterable[Named], name: Named) -> bool:
    """Whether the name may be of the same person or thing as the fullest name of the group: "Otto Lind" and "Ada
    Lind" are two, though "Lind" may be either.
    """
    key = set(name_key(name.value.name))
    fullest = max((set(name_key(named.value.name)) for named in group), key=len)
    return bool(key) and (key <= fullest or fullest <= key)


def _spelling_likeness(left: Named, right: Named) -> float:
    """How alike two names are by spelling, 0 to 1: as persons if both are persons; 0 for a person and a work; else as
    other names. (The parser gives one name different kinds in different reports, so the kind decides no more.)
    """
    kinds = {left.value.kind, right.value.kind}
    if kinds == {NameKind.PERSON}:
        return same_person(left.value.name, right.value.name).score
    if kinds == {NameKind.PERSON, NameKind.WORK}:
        return 0.0
    return same_name(left.value.name, right.value.name).score


def _are_joined_by_context(
    left: Named, right: Named, linked: Mapping[tuple[int, int], float], settings: CollateSettings
) -> bool:
    """Whether something beside the names joins them: one post, linked sentences, or one statement."""
    pair = min(left.statement, right.statement), max(left.statement, right.statement)
    same_post = len(left.described & right.described) >= 2 or (
        left.described and left.described == right.described
    )
    return (
        bool(same_post) or linked.get(pair, 0.0) >= settings.least_link or left.statement == right.statement
    )
