"""Claims about names: who is named by several, spelled how, and described as what.

Words used here. Bearer: one person, place or thing with all places where its name stands (`names`, each a `Named`
with `value`, the name, and `posts` beside it). Style: what newsrooms write each in their own way, so that it is no
other spelling. Post: "the mayor".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from unicodedata import normalize

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.compare import Comparison, compare
from variorum.collate.compare.posting import post
from variorum.collate.mentions.names import Bearer, Named
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status
from variorum.records.claim import AGREEING
from variorum.text.name.persons import distance, nicknames
from variorum.text.names import is_role_word, name_key
from variorum.text.spellings import american, house_style_off
from variorum.text.words import fold

# Kind of a name → the kind of claim about it, where that is not NAME.
KINDS = {NameKind.PLACE: Kind.PLACE, NameKind.WORK: Kind.TITLE}


def name_claims(found: Iterable[Bearer], voices: Voices) -> Iterator[Claim]:
    """A claim for each person whom two independent sources name, and for each other name that is given in different
    spellings or more fully.

    That a name is the same, or only fuller, is shown for a person whom at least half of the sources name; for others on request (tier 3).
    """
    all_tellings = len(
        {
            voices.told_by.witness(report_id, 0, len(report.text))
            for report_id, report in voices.reports.items()
        }
    )
    for bearer in found:
        # how the spellings stand decides what is quoted, and whether it is shown
        status, why, kind = _status(bearer)
        agrees = status in AGREEING
        # What is said of the bearer was not compared here, so it is quoted only where the name differs.
        # `wide`: the name with the post beside it
        spans = [(named.start, named.end) if agrees else named.wide for named in bearer.names]
        readings = [
            voices.reading(named.report, *span, named.value)
            for named, span in zip(bearer.names, spans, strict=True)
        ]
        # one telling is enough for two spellings, not for agreement
        if len(witnesses(readings)) < 2 and status != Status.VARIANT:
            continue
        # that a place is spelled alike says nothing
        if status == Status.AGREE and bearer.names[0].value.kind != NameKind.PERSON:
            continue
        # named by at least half of all tellings
        is_main = len(witnesses(readings)) * 2 >= all_tellings
        # agreement on others than the main persons, and mere style
        is_hidden = (agrees and not (is_main and _person(bearer))) or (
            status == Status.VARIANT and _is_style(bearer.names, joined=not is_main)
        )
        yield claim(
            kind,
            _label(bearer, status, voices),
            status=status,
            why=why,
            tier=HIDDEN if is_hidden else 1 if bearer.likeness >= SURE else 2,
            readings=readings,
            evidence=(
                Evidence(feature="spelling, and the words around the names", score=round(bearer.likeness, 3)),
            ),
        )


def _person(bearer: Bearer) -> bool:
    """Whether every place of the name takes it for a person's."""
    return all(named.value.kind == NameKind.PERSON for named in bearer.names)


def _label(bearer: Bearer, status: Status, voices: Voices) -> str:
    """The label: 'name: Ada Reed'; where it is a variant 'name of the mayor', by a post that several give, or else
    'how Ada Reed is named'.
    """
    names_without_stops = _bare(bearer.names)
    # the commonest spelling, of several the longest
    counts = Counter(
        named.value.name if named.value.name.replace(".", "") == bare else bare
        for named, bare in zip(bearer.names, names_without_stops, strict=True)
    )
    name = min(counts, key=lambda named: (-counts[named], -len(named), named))
    if status != Status.VARIANT:
        return f"name: {name}"
    posts = Counter(
        voices.reports[named.report].text[named.wide[0] : named.start].strip()
        for named in bearer.names
        if named.posts
    )
    # a post that several places give; of several the first by the alphabet
    common_post = min((post for post, named in posts.items() if post and named > 1), default=None)
    return f"name of the {common_post}" if common_post else f"how {name} is named"


# Words this alike may be one: twice the letters in common, in order, over the sum of both lengths ("Exampel" and
# "Example" have .86).
NEARLY_ONE_WORD = 0.75
# Marks that every newsroom sets in its own way, and the blanks beside a stroke and between two initials.
STYLE = frozenset("'\"“”‘’()")
# " / " beside "/": blanks around such a mark are style.
SPACED = re.compile(r"\s*([/&–-])\s*")
# "J.Reed" for "J. Reed": the stop without a blank behind it.
LOST_BLANK = re.compile(r"\.(?=[A-Z][a-z])")
# The blank between two single letters: "J R Reed" beside "JR Reed".
INITIALS = re.compile(r"(?<=\b\w) (?=\w\b)")
# Most letters that a slip changes. Given names further apart are two forms of one ("Bill", "William").
SLIP = 2
# From this likeness on two spellings are one name, whoever bears it.
SURE = 0.9
# Below this likeness two spellings are two names ("U.S. Army", "U.S. Navy").
LEAST_SPELLING = 0.6


def _status(bearer: Bearer) -> tuple[Status, str, Kind]:
    """(status, reason, kind of claim) for the spellings of one bearer: variant, compatible (one is fuller), or agree."""
    # the commonest kind of its names
    kinds = Counter(named.value.kind for named in bearer.names)
    kind = KINDS.get(min(kinds, key=lambda each_kind: (-kinds[each_kind], each_kind)), Kind.NAME)
    spelled = _spellings(bearer.names)
    if spelled is not None:
        return Status.VARIANT, _sentence(spelled.why), kind
    if _marked(bearer.names):
        return Status.VARIANT, f"Spelled {_marked(bearer.names)}.", kind
    if len({name_key(named.value.name) for named in bearer.names}) > 1:
        return Status.COMPATIBLE, "One gives the name in a fuller form.", kind
    if len({named.value.name for named in bearer.names}) > 1:
        return Status.AGREE, "The same name, in other capitals or marks.", kind
    return Status.AGREE, f"All spell it “{bearer.names[0].value.name}”.", kind


def _spellings(names: Sequence[Named]) -> Comparison | None:
    """The comparison of those two spellings that are furthest apart, among pairs that are variants of one name; None
    where there is no such pair.
    """
    # without the full stops of initials
    bare = {
        Name(name=spelled, kind=named.value.kind) for named, spelled in zip(names, _bare(names), strict=True)
    }
    ordered = sorted(bare, key=lambda named: (named.name, named.kind))
    found = [compare(name, other) for name, other in combinations(ordered, 2) if _comparable(name, other)]
    variants = [
        comparison
        for comparison in found
        if comparison.status == Status.VARIANT and LEAST_SPELLING <= comparison.closeness < 1
    ]
    return min(variants, key=lambda comparison: (comparison.closeness, comparison.why), default=None)


def _comparable(left: Name, right: Name) -> bool:
    """Whether two names may be spellings of one name, and differ in more than style.

    No, if they are equal except for a plural or British spelling; if their digits differ ("A320", "A330"); if one is
    a person and the other a place, or only one is a work; if a post is among the words that differ, or ends one of
    the names. Nor if one is a single word: then a word of the other must be nearly like it, but not the same, and
    both be persons if the other has several words.
    """
    # one is a person and the other a place, or one a work
    kinds = {left.kind, right.kind}
    if kinds == {NameKind.PERSON, NameKind.PLACE} or (NameKind.WORK in kinds and len(kinds) > 1):
        return False
    # equal except for a plural or "harbour"/"harbor"; other digits
    if (
        _singulars(left) == _singulars(right)
        or _digits(left) != _digits(right)
        or _american(left) == _american(right)
    ):
        return False
    # a post is the difference
    shorter, longer = sorted((name_key(left.name), name_key(right.name)), key=len)
    if (
        any(is_role_word(word) for word in {*shorter} ^ {*longer})
        or _ends_in_post(left)
        or _ends_in_post(right)
    ):
        return False  # a post misspelled is no other name
    # from here on one of them is a single word ("Exampel")
    if len(shorter) != 1:
        return True
    if len(longer) > 1 and kinds != {NameKind.PERSON}:
        return False
    if any(shorter[0].removesuffix("s") == word.removesuffix("s") for word in longer):
        return False
    return any(SequenceMatcher(a=shorter[0], b=word).ratio() >= NEARLY_ONE_WORD for word in longer)


def _ends_in_post(name: Name) -> bool:
    """Whether the name ends in a post, and so is no form of the name: "Levi Lind CEO"."""
    return bool(post(name.name.split()[-1].lower()).heads)


def _singulars(name: Name) -> set[str]:
    """The words of the name, each without the "s" of a plural."""
    return {word.removesuffix("s") for word in name_key(name.name)}


def _american(name: Name) -> str:
    """The name in American spelling, so that "Recognised" and "Recognized" are equal."""
    return house_style_off(name.name)


def _digits(name: Name) -> str:
    """The digits of the name, in their order."""
    return "".join(c for c in name.name if c.isdigit())


def _bare(names: Iterable[Named]) -> list[str]:
    """The names without full stops and genitives, in the same order. Saved texts may have lost their apostrophes. So
    "Examples" counts as "Example's", and becomes "Example", if "Example" is among the names too.
    """
    plain = [_without_stops(n.value.name).removesuffix("'s").removesuffix("’s") for n in names]
    return [n[:-1] if n.endswith("s") and n[:-1] in plain else n for n in plain]


def _without_stops(name: str) -> str:
    """The name without full stops; behind one a blank may have been lost: "T.K.Merholt"."""
    return LOST_BLANK.sub(". ", name).replace(".", "")


def _marked(names: Sequence[Named]) -> str | None:
    """The spellings of one name that differ only in marks, quoted: "“Jong Un” and “Jong-un”"; None where none do.
    Capitals, full stops, quotation marks, brackets and what stands between initials are no difference.
    """
    by_letters: dict[str, dict[str, str]] = defaultdict(dict)
    for spelled in _bare(names):
        folded = normalize("NFKD", fold(spelled))
        letters = "".join(c for c in folded if c.isalnum())
        by_letters[letters][_plain(folded)] = spelled
    several = [sorted(forms.values()) for forms in by_letters.values() if len(forms) > 1]
    return " and ".join(f"“{name}”" for name in min(several)) if several else None


def _is_style(names: Sequence[Named], *, joined: bool) -> bool:
    """Whether the names differ only as newsrooms write: capitals, accents, marks, hyphens, British spelling, plurals,
    forms of given names. Such a claim is hidden. `joined`: whether two words written as one are style, too.
    """
    # without accents, marks and hyphens, then in American spelling
    words_of_names = (
        _plain(normalize("NFKD", fold(name))).replace("-", " ").split() for name in _bare(names)
    )
    distinct = {_one_style(" ".join(american(word) for word in said)) for said in words_of_names}
    return all(
        (joined and a.replace(" ", "") == other.replace(" ", "")) or _styled(a.split(), other.split())
        for a, other in combinations(sorted(distinct), 2)
    )


def _one_style(name: str) -> str:
    """The name without marks and without the "s" of plurals."""
    return " ".join(
        word.removesuffix("s")
        for word in "".join(letter for letter in name if letter.isalnum() or letter == " ").split()
    )


def _styled(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names, given as words, differ only as newsrooms write them. So it is if one has more words than the
    other ("Ada Reed", "Reed"), or if one word is the short form of another ("Nat", "Nathan") or quite unlike it
    ("Bill", "William"). Two words that are nearly alike are another spelling.
    """
    # words that only one of them has
    only_in_one, only_in_two = (
        [word for word in one if word not in two],
        [word for word in two if word not in one],
    )
    # words of one only; if each has its given-name form in the other, it is style
    few, many = sorted((only_in_one, only_in_two), key=len)
    if all(any(_are_given_forms(first, second) for second in many) for first in few):
        return True
    if (
        min(len(one), len(two)) > 1
        and only_in_one == [one[-1]]
        and only_in_two == [two[-1]]
        and distance(*only_in_one, *only_in_two) == 1
    ):
        return False  # a surname has no short form
    return (
        all(
            len(first) != len(second)
            and (first.startswith(second) or second.startswith(first) or distance(first, second) > SLIP)
            for first in only_in_one
            for second in only_in_two
        )
        and len(only_in_one) == len(only_in_two) == 1
    )


def _are_given_forms(left: str, right: str) -> bool:
    """Whether the words, which may have lost an "s" to `_one_style`, are forms of one given name: "James", "Jim"."""
    return any(nicknames(one, two) for one in (left, f"{left}s") for two in (right, f"{right}s"))


def _plain(folded: str) -> str:
    """The name, already folded, without the marks of style, without blanks beside "/", "&" and hyphens, and with
    initials written together.
    """
    return SPACED.sub(r"\1", INITIALS.sub("", "".join(c for c in folded if c not in STYLE)))


def _sentence(words: str) -> str:
    """The words as a sentence: with a capital and one full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
