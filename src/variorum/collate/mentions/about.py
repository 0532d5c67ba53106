"""Finds what a number or a time is about: the noun it goes with, what befalls it, who does it, and the words around.

Words used here. Mention: a place where a report gives a number or time, with what its sentence tells of it
(`Mention`). Inside: the tokens of the value. Predicate: the verb above it. Classes: what befell those counted. Tree:
a parsed sentence; "above" are the governing tokens, "children" the governed ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from variorum.collate.attribute.cues import evidence_nouns, reporting_nouns
from variorum.collate.certainty import Certainty, certainty_of
from variorum.collate.memo import Remembering
from variorum.collate.mentions.attributes import ON_BOARD, attribute, is_object_of_carrying
from variorum.collate.mentions.dated import ACCORDING, days_in, news_days
from variorum.collate.mentions.fates import BEFALLEN, event_classes, is_nought, words_of
from variorum.collate.mentions.mention import UNPLACED, VOUCHED, Mention, Scope, on_days, with_others_beside
from variorum.collate.mentions.nobody import negators, nobody
from variorum.collate.mentions.question import describe
from variorum.collate.mentions.scopes import SUPERLATIVE, hospitals_of, one_sort, scope_of
from variorum.collate.mentions.series import is_size_of_model, members_of_series
from variorum.collate.mentions.stamped import is_stamp
from variorum.collate.mentions.tolls import with_sole_tolls
from variorum.collate.mentions.whose import counted_in, owner, persons
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement, by_report
from variorum.collate.terms import EMPTY_POS, stem, stem_of
from variorum.collate.tree import Tree
from variorum.records import Grain, Hedge, Measure, Quantity, Report, Sentence, Token, When
from variorum.text.depths import is_english
from variorum.text.lexicon import entries
from variorum.text.mention import Mention as Lexed
from variorum.text.quantities import quantities
from variorum.text.told_on import whens_in

__all__ = ["Mention", "event_classes", "figures", "moments"]

# Tokens on each side that are searched for words that tell what a number is about.
REACH = 7
# Auxiliaries that put a verb into the future or in doubt (lemmas; the parser leaves contracted forms as they stand).
MODALS = frozenset({"will", "would", "may", "might", "could", "shall", "should", "'ll", "wo"})
# Participles that say of a day that something was to happen on it.
PLANNED = frozenset({"set", "schedule", "slate", "plan", "expect"})
# Words that may mean the present time, and tags of verbs above which another clause begins.
NOWADAYS = frozenset({"today", "now"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Nouns that are numbers: "dozens of buses" counts buses.
ROUND = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion"})
# Nouns that are a count of what hangs on them.
TALLIES = frozenset({"toll", "tally", "count", "number", "total", "figure"})
# Words between a verb of change and the number that is reached ("rose to 14"); then how many tokens before it "toll"
# or the like may stand.
REACHED, FAR = frozenset({"to", "at", "past", "above"}), 10
# The parser's label of names that many people share ("the 61-year-old American").
NO_PERSON = frozenset({"NORP"})
# What befell people if "lives" are counted; then verbs that say so ("claimed 12 lives").
KILLED = frozenset({"killed"})
TAKING_LIVES = frozenset({"claim"})
# What befell people of whom only the gravity is told: "six of them critically".
HURT = frozenset({"hurt"})
# Nouns that say nothing without the one before them.
MEMBERS = frozenset({"member"})
# Labels of the parser: how a day hangs on the noun for what happened then ("Monday's fire").
OF_A_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
# Labels of the parser: how a word for a state hangs on its verb ("found alive", "confirmed dead").
STATES = frozenset({"acomp", "oprd", "attr", "advcl", "xcomp", "amod", "ccomp"})
# Labels of the parser: how a word hangs on a noun whose meaning it changes ("death sentence").
COMPOUNDED = frozenset({"compound", "nmod"})
# Nouns with a number for a name, written with a capital ("4th Avenue").
WAYS = frozenset({"street", "avenue", "ave", "ave.", "st.", "road", "lane", "boulevard", "precinct"})
# Prepositions behind which a number without a noun is an hour.
HOUR_BEHIND = frozenset({"until", "till"})
# Tokens. A word for what befell people that is further from the number is about something else, unless the verb above
# the number is that word.
NEAR = 4


def figures(
    said: Sequence[Statement],
    reports: Mapping[str, Report],
    settings: CollateSettings | None = None,
    kept: Remembering | None = None,
) -> tuple[Mention, ...]:
    """Every quantity in the statements, in order of statement and place, repeats included. A phrase for nobody ("no one") is a 0. `kept`:
    what an earlier collation left.
    """

    def read(report: Report, sentence: Sentence) -> Iterable[Lexed[Quantity]]:
        found = quantities(report.text, sentence.start, sentence.end, language=report.language)
        return sorted((*found, *nobody(report, sentence)), key=lambda m: m.start)

    return _mentions_of_all(
        "figures", said, reports, read, settings or CollateSettings(), kept or Remembering()
    )


def moments(
    said: Sequence[Statement],
    reports: Mapping[str, Report],
    settings: CollateSettings | None = None,
    kept: Remembering | None = None,
) -> tuple[Mention, ...]:
    """Every date and time in the statements, resolved against the day its report was published. `said`: the statements; `kept`: what an
    earlier collation left.
    """

    def read(report: Report, sentence: Sentence) -> Iterable[Lexed[When]]:
        """The times of a sentence, without its dateline and without a time that only says when the text was put up."""
        start = _behind_dateline(report, sentence)
        times = whens_in(report, start, sentence.end)
        if times and _opens_with_posting_date(report, sentence, times[0]):
            times = times[1:]
        # a line that only says when it was published or updated
        return () if times and is_stamp(report.text, start, sentence.end, times) else times

    return _mentions_of_all(
        "moments", said, reports, read, settings or CollateSettings(), kept or Remembering()
    )


# "HARBOUR TOWN, May 14 (AGENCY) -"
DATELINE = re.compile(r"[A-Z][^.!?()\n]{2,60}\([A-Z][\w /]{1,20}\)\s*[-–—]")

# "15 Apr 2017 The attack took place …": a whole date, and then the sentence begins.
YEAR, OPENS = re.compile(r"\b\d{4}$"), re.compile(r"\s+[A-Z][a-z]+\s")


def _opens_with_posting_date(report: Report, sentence: Sentence, first: Lexed[When]) -> bool:
    """Whether the sentence begins with a whole date that only says when it was published ("15 Apr 2017 The attack …")."""
    if first.start != sentence.start or not YEAR.search(report.text, first.start, first.end):
        return False
    return OPENS.match(report.text, first.end, sentence.end) is not None


def _behind_dateline(report: Report, sentence: Sentence) -> int:
    """Where the sentence begins behind its dateline: the dateline's day is when it was written, not when anything happened."""
    opened = DATELINE.match(report.text, sentence.start, sentence.end)
    return opened.end() if opened else sentence.start


Reader = Callable[[Report, Sentence], Iterable[tuple[int, int, Quantity | When]]]


def _mentions_of_all(
    what: str,
    said: Sequence[Statement],
    reports: Mapping[str, Report],
    read: Reader,
    settings: CollateSettings,
    kept: Remembering,
) -> tuple[Mention, ...]:
    """The mentions of all statements. All that is known of a mention, except its statement's index and witness,
    depends on its own report alone, and is kept for the next collation. `what`: the name under which they are kept; `read`: gives the
    values of a sentence.
    """
    own = by_report(said)

    def of_report(report: Report) -> Mapping[int, tuple[Mention, ...]]:
        return _mentions_of_report(report, own[report.id], read, settings)

    found = {report_id: kept.of_report(what, reports[report_id], of_report) for report_id in own}
    return tuple(
        replace(mention, statement=index, witness=statement.witness)
        for index, statement in enumerate(said)
        for sentence, _ in statement.places
        for mention in found[sentence.report].get(sentence.start, ())
    )


def _mentions_of_report(
    report: Report, sentences: Sequence[Sentence], read: Reader, settings: CollateSettings
) -> Mapping[int, tuple[Mention, ...]]:
    """Start of a sentence → the mentions in it, for one report. Empty for a report that is not read as English:
    `lexical` reads the values of those by their words. `read`: gives the values of a sentence.
    """
    if not is_english(report):
        return {}
    news = news_days(report, sentences)
    by_sentence: dict[int, tuple[Mention, ...]] = {}
    for sentence in sentences:
        of_sentence = tuple(_mentions(sentence, read(report, sentence)))
        if of_sentence:
            days = days_in(report, sentence)
            by_sentence[sentence.start] = on_days(
                of_sentence, days, report, news, settled_days=settings.settled_days
            )
    # what only the whole report tells: other values of a sort, and the count of each value
    of_whole_report = with_sole_tolls(
        with_others_beside(
            tuple(
                _under_headings(
                    [mention for of_sentence in by_sentence.values() for mention in of_sentence], report.text
                )
            )
        )
    )
    # numbers from 0 upwards, times from -1 downwards (~0 is -1)
    numbered = iter(
        [
            replace(mention, nth=number if isinstance(mention.value, Quantity) else ~number)
            for number, mention in enumerate(of_whole_report)
        ]
    )
    return {start: tuple(islice(numbered, len(of_sentence))) for start, of_sentence in by_sentence.items()}


# A name that opens its line, before a colon and a number.
HEADING = re.compile(r"^((?:[A-Z][\w’'.-]*[ \u00a0]){0,3}[A-Z][\w’'.-]*):[ \u00a0]*\Z", re.MULTILINE)


def _under_headings(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions. Those of a list under several names ("Ostermoor: 32 killed", "Vessen: 26 killed") are each marked
    as one of its own heading.
    """
    heads = [HEADING.search(text[text.rfind("\n", 0, m.start) + 1 : m.start]) for m in mentions]
    several = len({match.group(1) for match in heads if match}) > 1
    for mention, head in zip(mentions, heads, strict=True):
        yield replace(mention, scope=mention.scope | {Scope.HEADED}) if several and head else mention


def _mentions(sentence: Sentence, found: Iterable[tuple[int, int, Quantity | When]]) -> Iterator[Mention]:
    """Every value found in the sentence, with what the sentence's tree tells of it. Values that count nothing ("one
    of the paintings"), count who is left out ("all but eight"), or are part of a name, are left out.
    """
    tree = Tree(sentence.tokens)
    for start, end, value in found:
        if isinstance(value, Quantity) and value.exact == 1 and value.hedge == Hedge.EXACT:
            continue  # "one of the paintings" counts nothing
        # left out: times that name no time, and numbers that are part of a name
        inside = tree.tokens_in(start, end)
        if isinstance(value, When) and (
            (value.grain is Grain.VAGUE and _is_of_a_kind(tree, inside)) or _is_nowadays(tree, inside)
        ):
            continue
        noun = _counted_noun(tree, inside)
        if isinstance(value, Quantity) and (_is_in_name(tree, inside, noun) or _is_hour(tree, inside)):
            continue
        if isinstance(value, Quantity) and _is_exception(tree, inside):
            continue
        # the verb above, its subject, what befell those counted, and what the words around make of it
        predicate = _nearest_verb(tree, noun if noun is not None else (inside[-1] if inside else None))
        # "the Monday attack": the day is the attack's and not the verb's
        if isinstance(value, When) and (owner_noun := _noun_of_day(tree, inside)) is not None:
            # but the day of "Monday's statement" is that of the saying
            if tree.tokens[owner_noun].lemma not in reporting_nouns():
                predicate = None
        elif isinstance(value, When):
            predicate = _according_before(tree, inside, predicate)
            # "police said in a statement released on Monday": the day belongs to the saying
            if predicate is not None and _puts_out_words(tree, predicate):
                predicate = _nearest_verb(tree, tree.heads[predicate])
        subject = tree.subject(predicate) if predicate is not None else None
        classes = _classes(tree, inside, noun, predicate)
        who, whom = persons(tree, predicate)
        scope = scope_of(
            tree, inside, noun, predicate, told_besides=_has_counted_others(tree, inside, predicate, classes)
        )
        if isinstance(value, Quantity) and not classes and Scope.GRAVE in scope:
            # "three critically": they are hurt
            classes = HURT
        yield Mention(
            report=sentence.report,
            start=start,
            end=end,
            wide=_span_of_named_age(tree, end, inside, value)
            or _quoted_span(tree, start, end, inside, predicate),
            value=value,
            statement=UNPLACED,
            witness="",
            head=one_sort(tree, inside) or _counted_stem(tree, noun),
            predicate=_stem(tree, predicate),
            subject=_stem(tree, subject),
            classes=classes,
            around=_stems_around(tree, inside) | (words_of(classes) if is_nought(value) else frozenset()),
            owner=owner(tree, inside, noun) or _aged(tree, noun, value),
            where=counted_in(tree, noun, predicate),
            series=members_of_series(tree.tokens, inside) | hospitals_of(tree, predicate),
            got=_named_object(tree, predicate) if isinstance(value, When) else frozenset(),
            long=_described_noun(tree, noun),
            sure=_certainty_of_value(tree, sentence, start, end, inside),
            noun=_word_for_label(tree, None if _is_no_one(tree, noun) else noun),
            attribute=attribute(tree, noun, value, predicate) if isinstance(value, Quantity) else None,
            verb=_word_for_label(tree, predicate),
            doer=_word_for_label(tree, subject),
            who=who,
            whom=whom,
            to_come=_is_to_come(tree, predicate),
            scope=scope,
            asked=describe(sentence, Lexed(start, end, value)) if isinstance(value, Quantity) else None,
        )


def _is_hour(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether a bare number is an hour by the word before it: "did not land until three"."""
    if len(inside) != 1:
        return False
    token, above = tree.tokens[inside[0]], tree.tokens[tree.heads[inside[0]]]
    return token.dep == "pobj" and token.pos == "NUM" and above.lemma in HOUR_BEHIND


# Words before "but" and a number that make it an exception: "all but eight".
ALL_OR_NONE = frozenset({"all", "every", "any", "none", "nothing", "everyone", "everybody"})


def _is_exception(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether the number counts those of whom the sentence does not hold: "missed all but eight games"."""
    if not inside or inside[0] < 2:
        return False
    word, but = (tree.tokens[inside[0] - back].lemma.lower() for back in (2, 1))
    return but == "but" and word in ALL_OR_NONE


def _is_in_name(tree: Tree, inside: Sequence[int], noun: int | None) -> bool:
    """Whether the number is part of a name: of what is counted ("three Falcon 9 rockets"), of a street ("4th
    Avenue"), of a model by its size ("the 13-inch Orr").
    """
    first = inside[0] if inside else 0
    # capitalised words behind the number that may be streets: "4th Avenue"
    ways = (tree.tokens[token_at].lemma for token_at in inside[1:] if tree.tokens[token_at].text.istitle())
    if inside and tree.tokens[first].text[:1].isdigit() and any(way.lower() in WAYS for way in ways):
        return True
    if inside and is_size_of_model(tree.tokens, first):
        return True
    if (
        noun is None
        or not first
        or tree.tokens[first].dep != "nummod"
        or not tree.tokens[first].text.isdigit()
    ):
        return False
    # "Falcon 9": a name right before the number, which hangs on it or on the same noun
    before = tree.tokens[first - 1]
    named = before.pos == "PROPN" and before.dep in COMPOUNDED
    return named and tree.heads[first] in {first - 1, tree.heads[first - 1]}


def _named_object(tree: Tree, predicate: int | None) -> frozenset[str]:
    """Stems of the names in the object of the verb `predicate` ("Ada Reed" in "elected Ada Reed"); empty where it has no object, or no
    verb is known.
    """
    thing = tree.child(predicate, "dobj") if predicate is not None else None
    if thing is None:
        return frozenset()
    own = (thing, *(child for child in tree.children[thing] if tree.tokens[child].dep in COMPOUNDED))
    return frozenset(stem_of(tree.tokens[word]) for word in own if tree.tokens[word].pos == "PROPN")


def _described_noun(tree: Tree, unit: int | None) -> str | None:
    """The stem of the noun that a length or time describes: "deal" in "a three-year deal"; None elsewhere."""
    if unit is None or tree.tokens[unit].dep not in OF_A_NOUN:
        return None
    above = tree.tokens[tree.heads[unit]]
    return stem_of(above) if above.pos == "NOUN" else None


def _certainty_of_value(
    tree: Tree, sentence: Sentence, start: int, end: int, inside: Sequence[int]
) -> Certainty:
    """The certainty with which the report gives the value. A negating word inside the mention ("no one") makes the number 0
    and does not deny it. `inside`: the tokens of the mention.
    """
    found = certainty_of(sentence, start, end, tree=tree) or VOUCHED
    # "no one" is the value 0 itself, so its denial is taken back
    return found.turned() if set(inside) & set(found.cues) & set(negators(tree, inside)) else found


def _span_of_named_age(
    tree: Tree, end: int, inside: Sequence[int], value: Quantity | When
) -> tuple[int, int] | None:
    """(start, end) of an age with the name before it, to be quoted together: "Ida Moll, 38". None where there is no such name. `inside`:
    the tokens of the number; `end`: where it ends.
    """
    if not isinstance(value, Quantity) or value.measure is not Measure.AGE or not inside:
        return None
    # a comma or bracket stands between the name and the age
    last = inside[0] - 2
    if last < 0 or tree.tokens[last + 1].text not in {",", "("} or tree.tokens[last].pos != "PROPN":
        return None
    first = last
    while first and last - first < NEAR and tree.tokens[first - 1].pos in {"PROPN", "PUNCT"}:
        if tree.tokens[first - 1].pos == "PUNCT" and tree.tokens[first - 1].text not in {"-", "‑", "’"}:
            break
        first -= 1
    return tree.tokens[first].start, end


def _quoted_span(
    tree: Tree, start: int, end: int, inside: Sequence[int], predicate: int | None
) -> tuple[int, int]:
    """(start, end) of the words to quote: the mention, with the verb above it or the word for what happened if these are near."""
    if not inside:
        return start, end
    near = range(max(0, inside[0] - NEAR), min(len(tree.tokens), inside[-1] + NEAR + 1))
    telling = [token_at for token_at in near if token_at == predicate or _class_of(tree.tokens[token_at])]
    if not telling:
        return start, end
    return min(start, *(tree.tokens[token_at].start for token_at in telling)), max(
        end, *(tree.tokens[token_at].end for token_at in telling)
    )


def _aged(tree: Tree, noun: int | None, value: Quantity | When) -> str | None:
    """The stem of the name that an age itself describes ("the 61-year-old Moll"); None where it describes none of a person ("the
    61-year-old American"). `noun`: the token of what is counted.
    """
    if noun is None or not isinstance(value, Quantity) or value.measure is not Measure.AGE:
        return None
    named = tree.tokens[noun]
    return stem_of(named) if named.pos == "PROPN" and named.entity not in NO_PERSON else None


def _counted_noun(tree: Tree, inside: Sequence[int]) -> int | None:
    """The token of the noun that is counted: the head of the mention, or the noun that its number belongs to; None where there is none.
    `inside`: the tokens of the mention.
    """
    if not inside:
        return None
    outer_token = next(
        (
            token_at
            for token_at in inside
            if tree.heads[token_at] not in inside or tree.heads[token_at] == token_at
        ),
        inside[-1],
    )
    # "put the number of shops burnt at 612"
    noun_of_set_count = _noun_of_set_count(tree, outer_token)
    if noun_of_set_count is not None:
        return noun_of_set_count
    # "hundreds of people", "a third of the workers"
    noun_behind_of = _noun_behind_of(tree, outer_token)
    is_number_alone = tree.tokens[outer_token].pos == "NUM" or tree.tokens[outer_token].lemma in ROUND
    if noun_behind_of is not None and (
        is_number_alone or noun_behind_of in inside
    ):  # "a third of the 240 workers" counts workers
        return noun_behind_of
    if (
        tree.tokens[outer_token].pos in {"NUM", "ADJ", "SYM", "ADV"}
        and tree.heads[outer_token] != outer_token
    ):
        # a bare number: the word that it hangs on
        outer_token = tree.heads[outer_token]
    is_noun = (
        tree.tokens[outer_token].pos in {"NOUN", "PROPN"} and tree.tokens[outer_token].lemma not in ROUND
    )
    return outer_token if is_noun else None


# Verbs that set a number ("puts the shops lost at more than 700"); then nouns for the count of what "of" names (not
# "toll": the toll of a fire counts no fires).
SETTING = frozenset({"put", "place", "set", "estimate", "reckon", "give"})
COUNT_OF = TALLIES - {"toll"}


def _noun_of_set_count(tree: Tree, number: int) -> int | None:
    """The token of the noun whose count a verb sets: "put the number of shops burnt at 612"; else None. `number`: the token of the
    number.
    """
    at = tree.heads[number]
    if tree.tokens[number].pos != "NUM" or tree.tokens[at].lemma != "at":
        return None
    verb = next((above for above in tree.above(at) if tree.tokens[above].lemma in SETTING), None)
    # the object of "put", or the subject of "was put"
    noun = tree.child(verb, "dobj", "nsubjpass") if verb is not None else None
    if noun is None or noun > at:
        return None
    if tree.tokens[noun].lemma in COUNT_OF:
        return _noun_behind_of(tree, noun)
    return noun if tree.tokens[noun].pos == "NOUN" else None


def _noun_behind_of(tree: Tree, number: int) -> int | None:
    """The token of the noun in "three of the four soldiers"; None where there is none."""
    of = next((child for child in tree.children[number] if tree.tokens[child].lemma == "of"), None)
    noun = tree.child(of, "pobj") if of is not None else None
    return noun if noun is not None and tree.tokens[noun].pos == "NOUN" else None


def _noun_of_day(tree: Tree, inside: Sequence[int]) -> int | None:
    """The noun to which the day belongs, and not to the verb: "attack" in "the Monday morning attack"; else None. `inside`: the tokens of
    the day.
    """
    outer = next(
        (
            token_at
            for token_at in inside
            if tree.heads[token_at] not in inside or tree.heads[token_at] == token_at
        ),
        None,
    )
    if outer is None or tree.tokens[outer].dep not in OF_A_NOUN:
        return None
    return tree.heads[outer] if tree.tokens[tree.heads[outer]].pos in {"NOUN", "PROPN"} else None


def _is_of_a_kind(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether the day only says of what kind something is, whenever it was: "a Christmas party"."""
    names = all(tree.tokens[i].pos == "PROPN" for i in inside)
    return (
        names
        and any(tree.tokens[i].dep == "compound" for i in inside)
        and _noun_of_day(tree, inside) is not None
    )


def _is_nowadays(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether "today" means the present age: "than any other flying today", or behind a superlative "the most
    powerful rocket in use today".
    """
    if len(inside) != 1 or tree.tokens[inside[0]].text.lower() not in NOWADAYS:
        return False
    for above in tree.above(inside[0]):
        before = tree.tokens[tree.left[above] : above + 1]
        if any(token.tag in SUPERLATIVE for token in before) or {"any", "other"} <= {
            token.lemma for token in before
        }:
            return True
        # beyond the verb another clause begins
        if tree.tokens[above].tag in TENSED:
            return False
    return False


def _nearest_verb(tree: Tree, start: int | None) -> int | None:
    """The token of the nearest verb at or above `start`; None where there is none."""
    return None if start is None else tree.nearest_verb(start)


def _according_before(tree: Tree, inside: Sequence[int], predicate: int | None) -> int | None:
    """The token of an "according" before the day, if the day belongs to who said it ("fled, according to a statement
    on Monday"); else `predicate`. `inside`: the tokens of the day.
    """
    for token_at in range(inside[0] - 1 if inside else -1, -1, -1):
        token = tree.tokens[token_at]
        if token.text.lower() == ACCORDING:
            return token_at
        # "according to a statement released on Monday": the day is still that of what was said
        if token.pos in {"VERB", "AUX", "PUNCT"} and not _puts_out_words(tree, token_at):
            break
    return predicate


def _puts_out_words(tree: Tree, verb: int | None) -> bool:
    """Whether the verb only describes words that somebody put out: "released" in "a statement released on Monday"."""
    if verb is None or tree.tokens[verb].dep != "acl":
        return False
    return tree.tokens[tree.heads[verb]].lemma in reporting_nouns() | evidence_nouns()


def _stem(tree: Tree, index: int | None) -> str | None:
    return None if index is None else stem_of(tree.tokens[index])


def _counted_stem(tree: Tree, noun: int | None) -> str | None:
    """The stem of the noun that is counted (for "crew members" of both words); None for "no one", which names no kind of people."""
    if _is_no_one(tree, noun):
        return None
    if noun is None or tree.tokens[noun].lemma not in MEMBERS:
        return _stem(tree, noun)
    of = tree.child(noun, "compound")
    return _stem(tree, noun) if of is None else stem(tree.tokens[of].lemma.lower() + tree.tokens[noun].lemma)


def _is_no_one(tree: Tree, noun: int | None) -> bool:
    return noun is not None and tree.tokens[noun].lemma == "one"


def _has_counted_others(
    tree: Tree, inside: Sequence[int], predicate: int | None, classes: frozenset[str]
) -> bool:
    """Whether the sentence has counted, before this number, people to whom something else happened: "killing 20 and
    wounding dozens more". `classes`: what happened to those of this number.
    """
    if not inside or not classes & BEFALLEN:
        return False
    before = [token for index, token in enumerate(tree.tokens[: inside[0]]) if index != predicate]
    fates_before = frozenset(fate for token in before for fate in _class_of(token)) & BEFALLEN
    return (
        bool(fates_before - classes)
        and not fates_before & classes
        and any(token.pos == "NUM" for token in before)
    )


def _is_to_come(tree: Tree, predicate: int | None) -> bool:
    """Whether the verb stands under "will", "would", "may" and the like, or says that something is planned. `predicate`: the token of the
    verb.
    """
    if predicate is None:
        return False
    if tree.tokens[predicate].lemma in PLANNED and tree.tokens[predicate].tag == "VBN":
        return True
    return any(
        tree.tokens[child].dep == "aux" and tree.tokens[child].lemma in MODALS
        for child in tree.children[predicate]
    )


def _word_for_label(tree: Tree, index: int | None) -> str | None:
    """The word at this token as a label has it: a name as written, anything else in small letters. None for None."""
    if index is None:
        return None
    token = tree.tokens[index]
    return token.text if token.pos == "PROPN" else token.text.lower()


def _classes(tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None) -> frozenset[str]:
    """What happened to those counted, as classes (`event_classes`). Told by the first of these that has a class: the
    adjective for the outcome; the noun with the words attached to it; the toll under the verb; the verb; the nearest
    word with a class close by. None for people whom a vessel carries.
    """
    if _is_on_board(tree, inside) or _is_carried(tree, noun):
        return frozenset()
    if _are_lives_taken(tree, noun, predicate):
        return KILLED
    # the words of the number, its noun, and what hangs on the noun
    noun_words = [*inside, *([noun, *_children_that_may_classify(tree, noun)] if noun is not None else [])]
    verb_words = [predicate] if predicate is not None else []
    # groups of words in the order in which they decide
    for group in (
        _adjective_of_outcome(tree, inside, predicate),
        _participle_behind(tree, inside),
        noun_words,
        _words_of_tally(tree, predicate) or _tallied_before(tree, inside),
        verb_words,
    ):
        found = frozenset(class_name for token_at in group for class_name in _class_of(tree.tokens[token_at]))
        if found:
            return found
    if not inside:
        return frozenset()
    # else the nearest such word on either side
    before = _near_class(tree, range(inside[0] - 1, max(-1, inside[0] - NEAR - 1), -1))
    after = _near_class(tree, range(inside[-1] + 1, min(len(tree.tokens), inside[-1] + NEAR + 1)))
    near = [(distance, classes) for distance, classes in (before, after) if classes]
    _, nearest_classes = min(near, key=lambda found: found[0], default=(0, frozenset[str]()))
    return nearest_classes


def _is_on_board(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether it counts people whom a vessel carries, whatever happened to some of them: "Ferry with 212 aboard runs
    aground, dozens hurt".
    """
    if not inside or inside[0] == 0 or tree.tokens[inside[0] - 1].lemma != "with":
        return False
    return any(token.lemma in ON_BOARD for token in tree.tokens[inside[0] : inside[0] + NEAR])


def _is_carried(tree: Tree, noun: int | None) -> bool:
    """Whether it counts people whom a vessel carries, and only a clause behind it says what happened to them or to
    the vessel: "the jet carrying 162 passengers that vanished".
    """
    if noun is None or not is_object_of_carrying(tree, noun):
        return False
    return not any(
        tree.tokens[c].dep != "relcl" and _class_of(tree.tokens[c]) for c in (noun, *tree.children[noun])
    )


def _adjective_of_outcome(tree: Tree, inside: Sequence[int], predicate: int | None) -> Sequence[int]:
    """The tokens of the adjective for the outcome: "five people were confirmed dead", "five missing men were found alive". `inside`: the
    tokens of the number.
    """
    if predicate is None or not inside or inside[0] > predicate:
        return ()
    behind = (child for child in tree.children[predicate] if child > predicate)
    return [child for child in behind if tree.tokens[child].dep in STATES and tree.tokens[child].pos == "ADJ"]


def _participle_behind(tree: Tree, inside: Sequence[int]) -> Sequence[int]:
    """The token of the participle right behind a number without noun and verb, "arrested" in "20 were hurt and 12
    arrested"; [] where there is none. `inside`: the tokens of the number.
    """
    behind = inside[-1] + 1 if inside else len(tree.tokens)
    if behind >= len(tree.tokens) or tree.tokens[inside[-1]].pos != "NUM":
        return ()
    return (behind,) if tree.tokens[behind].tag == "VBN" and tree.heads[behind] == inside[-1] else ()


def _words_of_tally(tree: Tree, predicate: int | None) -> Sequence[int]:
    """The words of the verb's subject or object if that is a count of its own ("toll", "number"), with what it
    counts: "the death toll of the fire rises to 12", "bringing the toll to 12". Empty where neither is. `predicate`:
    the token of the verb.
    """
    subject = tree.subject(predicate) if predicate is not None else None
    thing = tree.child(predicate, "dobj") if predicate is not None else None
    tally = next(
        (
            token_at
            for token_at in (subject, thing)
            if token_at is not None and tree.tokens[token_at].lemma in TALLIES
        ),
        None,
    )
    return () if tally is None else _of_tally(tree, tally)


def _of_tally(tree: Tree, tally: int) -> Sequence[int]:
    """A tally, the nouns that it counts and what is said of these: "the number of people killed"."""
    tokens_below = [
        *tree.children[tally],
        *(grandchild for child in tree.children[tally] for grandchild in tree.children[child]),
    ]
    nouns = [child for child in tokens_below if tree.tokens[child].pos == "NOUN"]
    return [tally, *tokens_below, *(grandchild for child in nouns for grandchild in tree.children[child])]


def _tallied_before(tree: Tree, inside: Sequence[int]) -> Sequence[int]:
    """The words of a headline that tell what is tallied: the noun of the tally and what hangs on it. For headlines whose verb
    the parser did not read as one: "Death toll in Ferrow flood climbs to 12". `inside`: the tokens of the number.
    """
    # "climbs to 12": the two words before the number
    if not inside or inside[0] < 2 or tree.tokens[inside[0] - 1].lemma not in REACHED:
        return ()
    if tree.tokens[inside[0] - 2].text.lower() not in entries("change-verbs.txt"):
        return ()
    # the noun of the tally ("toll") a few words before these
    before = range(inside[0] - 3, max(-1, inside[0] - 3 - FAR), -1)
    tally = next((token_at for token_at in before if tree.tokens[token_at].lemma.lower() in TALLIES), None)
    return () if tally is None else [tally, *tree.children[tally]]


def _children_that_may_classify(tree: Tree, noun: int) -> Iterable[int]:
    """The words attached to the noun. A word compounded with it counts only if the noun means people in general:
    "murder victims", but not "pro-death jurors".
    """
    at_large = tree.tokens[noun].lemma in entries("people-at-large.txt")
    return (child for child in tree.children[noun] if at_large or tree.tokens[child].dep not in COMPOUNDED)


def _near_class(tree: Tree, places: range) -> tuple[int, frozenset[str]]:
    """(distance in tokens, classes) of the first word in `places` that tells what befell people ("killed"). (0, none)
    if another number, a mark or an "and" comes first: "seven killed and more than 50 taken to hospital" does not say
    that 50 were killed.
    """
    for distance, i in enumerate(places):
        token = tree.tokens[i]
        if token.pos in {"NUM", "PUNCT"} or token.dep == "cc":
            break
        classes = _class_of(token)
        # "death" of "death sentence" tells nobody's fate
        if classes and not (token.dep in COMPOUNDED and not _class_of(tree.tokens[tree.heads[i]])):
            return distance, classes
    return 0, frozenset()


def _are_lives_taken(tree: Tree, noun: int | None, predicate: int | None) -> bool:
    """Whether the verb says that something cost lives, and lives are counted: "claimed 57 lives". (Unions that claim
    a turnout kill nobody.) `noun`: the token of what is counted; `predicate`: that of the verb.
    """
    if noun is None or predicate is None or tree.tokens[noun].lemma != "life":
        return False
    return tree.tokens[predicate].lemma in TAKING_LIVES


def _class_of(token: Token) -> frozenset[str]:
    return event_classes().get(token.lemma, frozenset())


def _stems_around(tree: Tree, inside: Sequence[int]) -> frozenset[str]:
    """The stems of content words at most REACH tokens before or behind. `inside`: the tokens of the value. Numbers and words without
    matter are left out.
    """
    if not inside:
        return frozenset()
    near = tree.tokens[max(0, inside[0] - REACH) : inside[-1] + REACH + 1]
    kept = (token for token in near if token.pos not in EMPTY_POS and token.pos != "NUM")
    return frozenset(stem_of(token) for token in kept)
