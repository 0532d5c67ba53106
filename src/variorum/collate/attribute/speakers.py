"""Finds the speaker who is named beside a quotation.

Words used here. Tree: a parsed sentence; tokens are numbers in it. Cue: a verb of saying. Window: the tokens between
the quotation and the next one. Signed: with the name behind a dash. Lead: the last character before the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.collate.attribute.asides import OURSELVES
from variorum.collate.attribute.content import has_object, lemma_of
from variorum.collate.attribute.cues import reporting_verbs
from variorum.collate.attribute.found import Span
from variorum.collate.attribute.parsed import ParsedReport
from variorum.collate.attribute.passing import passed_on_by, quoted_as_saying
from variorum.collate.attribute.phrase import can_be_source, can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.verbs import quoting, subject_of
from variorum.collate.tree import Tree

# tags of finite verbs, and of the participle that headlines leave alone ("Mayor quoted: …")
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# Parts of speech that begin a phrase for a speaker; the parser's labels of places.
STARTS_PHRASE = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "ADV"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
# A dash behind a quotation and the name that signs it: words with capitals, and the small words of names between them.
SIGNED = re.compile(
    r"[ \t\u00a0]*\n?[ \t\u00a0]*(?P<dash>[–—―]|--|-(?=\s))\s*"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|van|von|der|den|de|la|del|di|da|bin|al|el|ten|ter))*"
    r" [^\W\d_a-z][\w’'-]*)(?=\s*(?:[,.(\n]|$))"
)
# Words from which on a quotation is taken for speech though no mark closes it; then the marks that close speech.
LONG_ENOUGH = 4
CLOSERS = frozenset(",.?!…-–—")


class Speaker(NamedTuple):
    """Who speaks in a quotation: where he is named, the word that says so ("said", ":"), and where the outlets stand
    that pass his words on.
    """

    source: Span
    cue: str
    channels: tuple[Span, ...] = ()


def speaker_after(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker that a verb right behind the quotation names: "...", X said; "...", said X; "...?" X asked."""
    # the sentence in which the quotation ends; if it ended there, the fragment behind it (', said the mayor.')
    number = parsed.sentence_at(quote.end)
    if number is None:
        number = _fragment_after(parsed, quote, settings)
    if number is None:
        return None
    tree = parsed.tree(number)
    window = _tokens_to_next_quote(tree, parsed, quote.end, settings)
    # skip the comma and the closing mark
    while window and tree.tokens[window[0]].pos == "PUNCT":
        window = window[1:]
    if not window or not _looks_like_speech(parsed, quote):
        return None
    return _speaker_behind_verb(tree, window, settings) or _speaker_before_verb(tree, window, settings)


def _looks_like_speech(parsed: ParsedReport, quote: Span) -> bool:
    """Whether the quotation looks like speech ("“It fell.”") and not like a quoted term ("the ‘pit stop’"): a mark of
    punctuation ends it, inside or behind, or it has more than `LONG_ENOUGH` words.
    """
    inner = parsed.text[quote.start : quote.end].rstrip("\"”»'’“ ")
    after = parsed.text[quote.end : quote.end + 2].strip()
    return inner[-1:] in CLOSERS or after[:1] in CLOSERS or len(inner.split()) > LONG_ENOUGH


def _fragment_after(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> int | None:
    """The sentence behind a quotation that ends in "?", "!" or "…", if it is only the "he asked" of that quotation,
    which the parser cut off; else None.
    """
    held = parsed.sentences_in(quote)
    sentence_at = held.stop
    if (
        not held
        or sentence_at >= len(parsed.sentences)
        or parsed.sentences[sentence_at].block != parsed.sentences[sentence_at - 1].block
    ):
        return None
    # the last character inside the marks
    if parsed.text[quote.end - 2] not in "?!…":
        return None
    tokens = parsed.sentences[sentence_at].tokens
    # up to the first mark there must be a verb of saying, and the sentence must tell nothing else
    ends = next((place for place, token in enumerate(tokens) if token.text in (",", ".", ":")), len(tokens))
    says = any(reporting_verbs().get(token.lemma) for token in tokens[:ends] if token.tag in FINITE)
    return (
        sentence_at if says and ends <= settings.cue_reach and not _tells_more(parsed, sentence_at) else None
    )


def _tells_more(parsed: ParsedReport, number: int) -> bool:
    """Whether the sentence has words of its own besides "he said"; then its verb belongs to these, and not to the quotation before it."""
    tree = parsed.tree(number)
    return any(
        token.dep in ("ccomp", "dobj") and token.pos in ("VERB", "AUX") and not parsed.is_quoted(token.start)
        for token in tree.tokens
    )


def _tokens_to_next_quote(
    tree: Tree, parsed: ParsedReport, start: int, settings: AttributeSettings
) -> list[int]:
    """Tokens from `start` to the next quotation, at most as many as a cue may be away."""
    stop = parsed.next_quote(start)
    inside = [index for index, token in enumerate(tree.tokens) if start <= token.start and token.end <= stop]
    return inside[: settings.cue_reach]


def _is_cue(tree: Tree, token_at: int) -> bool:
    """Whether the token is a finite reporting verb. A participle right behind its auxiliary ("was told") is none."""
    token = tree.tokens[token_at]
    frames = reporting_verbs().get(lemma_of(tree, token_at)) if token.tag in FINITE else None
    return bool(frames) and not any(tree.tokens[child].dep in ("aux", "auxpass") and child == token_at - 1 for child in tree.children[token_at]
                                    if tree.tokens[token_at].tag == "VBN")  # fmt: skip


def _speaker_behind_verb(tree: Tree, window: Sequence[int], settings: AttributeSettings) -> Speaker | None:
    """The speaker behind the verb that opens the words beside a quotation: "…", said the mayor."""
    first = window[0]
    if not _is_cue(tree, first):
        return None
    # the parser takes the speaker behind "said" for the subject, or for the object
    subject = next(
        (
            child
            for child in tree.children[first]
            if child in window and tree.tokens[child].dep in ("nsubj", "dobj", "attr")
        ),
        None,
    )
    # else the first noun behind the verb, then up to the noun that it is a part of: "said mayor Ada Reed" gives "Reed"
    if subject is None:
        subject = next(
            (word for word in window[1:] if tree.tokens[word].pos in ("PROPN", "NOUN", "PRON")), None
        )
        while (
            subject is not None
            and tree.heads[subject] in window
            and tree.tokens[subject].dep in ("compound", "poss", "amod")
        ):
            # upwards only to a later word, so that this ends
            subject = tree.heads[subject] if tree.heads[subject] > subject else None
    return _speaker(tree, subject, first, settings)


def _speaker_before_verb(tree: Tree, window: Sequence[int], settings: AttributeSettings) -> Speaker | None:
    """The speaker before a verb of saying, beside a quotation: "…", the mayor said. None where another finite verb comes first."""
    if tree.tokens[window[0]].pos not in STARTS_PHRASE:
        return None
    for word_at in window:
        if quoted_as_saying(tree, word_at) in window:
            return _quoted_speaker(tree, word_at, settings)
        if _is_cue(tree, word_at) and not has_object(tree, word_at):
            # the subject of a verb of saying, or the one noun phrase before it
            subject = next(
                (
                    child
                    for child in tree.children[word_at]
                    if child in window and tree.tokens[child].dep == "nsubj" and child < word_at
                ),
                None,
            )
            if subject is None:
                subject = _last_noun(tree, window[0], word_at)
            if subject is not None and not any(
                tree.tokens[word].tag in FINITE for word in range(window[0], tree.left[subject])
            ):
                return _speaker(tree, subject, word_at, settings)
        # another finite verb ends the search
        if tree.tokens[word_at].tag in FINITE and tree.tokens[word_at].dep not in (
            "relcl",
            "acl",
            "amod",
            "auxpass",
            "aux",
        ):
            return None
    return None


def _quoted_speaker(tree: Tree, verb: int, settings: AttributeSettings) -> Speaker | None:
    """X of "X was quoted as saying", with who quotes X; None where that is not said."""
    found = _speaker(tree, quoted_as_saying(tree, verb), verb, settings)
    passer = quoting(tree, verb)
    by = source_span(tree, passer, settings) if passer is not None else None
    return found._replace(channels=(by,)) if found and by else found


def _last_noun(tree: Tree, first: int, verb: int) -> int | None:
    """The token of the last word in the first run of nouns before the verb: "master" in "the harbour master said";
    None where no noun is there.
    """
    nouns = [
        token_at for token_at in range(first, verb) if tree.tokens[token_at].pos in ("PROPN", "NOUN", "PRON")
    ]
    if not nouns:
        return None
    head = nouns[0]
    while head + 1 in nouns:
        head += 1
    return head


def _speaker(tree: Tree, subject: int | None, verb: int, settings: AttributeSettings) -> Speaker | None:
    """The speaker with this subject and verb; None if the subject cannot speak or is "we" or "I"."""
    if subject is None or not can_be_source(tree, subject) or tree.tokens[subject].text.lower() in OURSELVES:
        return None
    span = source_span(tree, subject, settings)
    return Speaker(span, tree.tokens[verb].text, passed_on_by(tree, verb, settings)) if span else None


def speaker_behind_dash(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker named behind a dash: "..." – Ada Reed, manager; in the same paragraph or alone in the next.
    Works in any language: the name stands between the dash and the first mark, and what follows holds no verb
    (where there is a parse).
    """
    match = SIGNED.match(parsed.text, quote.end)
    if match is None or match.end("name") - match.start("name") > settings.longest_label:
        return None
    name = Span(*match.span("name"))
    number = parsed.sentence_at(name.start)
    if number is None:
        return None
    end = min(parsed.sentences[number].end, parsed.next_quote(name.end))
    tokens = [token for token in parsed.sentences[number].tokens if name.end <= token.start < end]
    if any(token.tag in FINITE - {"VBN"} or token.tag == "MD" for token in tokens):
        return None
    # the name alone, or with a post behind one comma
    tail = parsed.text[name.end : end].strip(" .")
    with_post = Span(name.start, name.end + len(parsed.text[name.end : end].rstrip(" .")))
    has_post = tail.startswith(",") and with_post.end - with_post.start <= settings.longest_source
    return Speaker(with_post if has_post and tail.count(",") == 1 else name, match["dash"])


def speaker_before(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker named before the quotation: X said: "..."; X, who had come early, told Y, "...". Before a
    colon any verb will do.
    """
    number = _sentence_before(parsed, quote)
    if number is None:
        return None
    tree = parsed.tree(number)
    # the character before the quotation: a colon or comma leads into it
    lead = parsed.text[: quote.start].rstrip()[-1:]
    # the tokens between the quotation before and this one
    before = [at for at, token in enumerate(tree.tokens) if token.end <= quote.start]
    if not before:
        return None
    start = max(
        (other + 1 for other in before if parsed.is_quoted(tree.tokens[other].start)),
        default=0,
    )
    before = [at for at in before if at >= start]
    # the nearest verb of saying before the quotation, with its subject
    for at in reversed(before):
        if _is_cue(tree, at) or (tree.tokens[at].tag == "VBG" and reporting_verbs().get(lemma_of(tree, at))):
            # without a colon or comma before the quotation, only a verb close to it
            if lead not in (":", ",") and not _near(tree, at, before):
                return None
            # "quoted the mayor as saying: …": the mayor speaks
            quotes = next(
                (
                    other
                    for other in tree.above(at)
                    if other in before and quoted_as_saying(tree, other) is not None
                ),
                None,
            )
            if tree.tokens[at].tag == "VBG" and quotes is not None:
                return _quoted_speaker(tree, quotes, settings)
            subject = subject_of(tree, at)
            subject = _name_that_opens(tree, before) if subject is None else subject
            return _speaker(
                tree, _noun_before(tree, at, before) if subject is None else subject, at, settings
            )
        if lead != ":" and tree.tokens[at].tag in FINITE:
            return None
    return _speaker_before_colon(tree, before, settings) if lead == ":" else None


def _noun_before(tree: Tree, verb: int, before: Sequence[int]) -> int | None:
    """The token of who stands right before the verb, or before what commas insert: "In a post, Ola Brenn, the mayor,
    wrote". None where there is none.
    """
    at = verb - 1
    while at in before and tree.tokens[at].pos == "ADV":
        at -= 1
    # "Ola Brenn, the mayor, wrote": over the words between the commas
    if at in before and tree.tokens[at].text == ",":
        opened = next(
            (comma_at for comma_at in range(at - 1, before[0], -1) if tree.tokens[comma_at].text == ","), None
        )
        at = opened - 1 if opened is not None else at - 1
    if at not in before or tree.tokens[at].entity in PLACES:
        return None
    return at if tree.tokens[at].pos in ("NOUN", "PROPN", "PRON") and can_speak(tree, at) else None


def _near(tree: Tree, verb: int, before: Sequence[int]) -> bool:
    """Whether only marks and small words stand between the verb and the end of the words `before` the quotation."""
    return all(tree.tokens[k].pos in ("PUNCT", "SCONJ", "ADP", "DET", "PRON") for k in before if k > verb)


def _sentence_before(parsed: ParsedReport, quote: Span) -> int | None:
    """The index of the sentence with the words before the quotation; None where there is none. If the quotation opens
    its sentence, it is the sentence before, provided that one ends with a colon.
    """
    number = parsed.sentence_at(quote.start)
    if number is None:
        return None
    # there are words before the quotation in its own sentence
    if parsed.sentences[number].start < quote.start:
        return number
    if number and parsed.text[parsed.sentences[number - 1].end - 1] == ":":
        return number - 1
    return None


def _speaker_before_colon(tree: Tree, before: Sequence[int], settings: AttributeSettings) -> Speaker | None:
    """Who speaks behind a colon without a verb of saying: the person named last before it, else the last
    subject.
    """
    near = [
        token_at
        for token_at in before[-settings.colon_reach :]
        if tree.tokens[token_at].entity == "PERSON" and tree.tokens[token_at].dep != "pobj"
    ]
    subjects = [
        token_at
        for token_at in before
        if tree.tokens[token_at].dep in ("nsubj", "nsubjpass") and can_speak(tree, token_at)
    ]
    chosen = subjects[-1] if subjects else None
    # a person named last, right before the colon, rather than the subject
    if near and (chosen is None or near[0] > chosen):
        chosen = near[0]
        # "Ola" of "Ola Brenn" hangs from "Brenn", which is the head of the name
        for above in tree.above(chosen):
            if above not in near or tree.tokens[chosen].dep != "compound":
                break
            chosen = above
    span = source_span(tree, chosen, settings) if chosen is not None else None
    return Speaker(span, ":") if span else None


def _name_that_opens(tree: Tree, before: Sequence[int]) -> int | None:
    """The token of the name with which a sentence opens, up to a comma: taken for the subject where the parser found none.
    None where it opens with no name. `before`: the tokens between the quotation before and this one.
    """
    comma = next((token_at for token_at in before if tree.tokens[token_at].text == ","), None)
    if comma is None or not before or tree.tokens[before[0]].pos not in ("PROPN", "DET"):
        return None
    head = comma - 1
    return head if tree.tokens[head].pos in ("PROPN", "NOUN") and can_speak(tree, head) else None


def speaker_around(parsed: ParsedReport, quote: Span, settings: AttributeSettings) -> Speaker | None:
    """The speaker of the reporting verb above a quotation that is part of a clause: X called it "...", X praised its
    "..."; None where there is none.
    """
    number = parsed.sentence_at(quote.start)
    if number is None:
        return None
    tree = parsed.tree(number)
    tokens_inside = [
        token_at
        for token_at, token in enumerate(tree.tokens)
        if quote.start <= token.start < quote.end and token.pos != "PUNCT"
    ]
    top_token = next(
        (
            token_at
            for token_at in tokens_inside
            if tree.heads[token_at] not in tokens_inside and tree.heads[token_at] != token_at
        ),
        None,
    )
    if top_token is None:
        return None
    # upwards from the quotation to the first verb of saying
    below = top_token
    # not if the quotation is in the subject: "the “deal” angered the mayor, who said"
    for up in tree.above(top_token):
        if tree.tokens[below].dep in ("nsubj", "nsubjpass"):
            return None
        below = up
        if (
            up not in tokens_inside
            and reporting_verbs().get(lemma_of(tree, up))
            and tree.tokens[up].tag.startswith("VB")
        ):
            subject = None if tree.is_passive(up) else subject_of(tree, up)
            speaks = subject is not None and can_speak(tree, subject) and subject not in tokens_inside
            return _speaker(tree, subject, up, settings) if speaks else None
    return None
