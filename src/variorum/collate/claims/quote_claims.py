"""Claims about what was said: the same words, cut, or changed inside the quotation marks.

Words used here. Utterance: one thing that somebody said, with every quotation of it, the fullest first. Laid beside:
two quotations compared word by word (`QuotesAligned`: `here` and `there` the common stretch in either, `changes`,
`denied`). `heard`: a quotation's words, with their places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.compare.quoting import Change, Cut, QuotesAligned, laid_beside
from variorum.collate.mentions.quotes import READ_CLOSELY, SIGNS, Quote, Utterance, speakers_apart
from variorum.collate.mentions.spoken import heard, is_empty
from variorum.collate.mentions.spokenby import named_beside
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Evidence, Kind, Reading, Status, Words
from variorum.text.lexicon import entries
from variorum.text.unspaced import UNSPACED

# words of a quotation in its label
SHOWN_WORDS = 6
# Code points. Of a longer sentence only the clause with the difference is quoted.
LONGEST = 160
# Words beside a change that are quoted with it.
AROUND = 8


def quote_claims(found: Sequence[Utterance], voices: Voices, settings: CollateSettings) -> Iterator[Claim]:
    """One claim for each sentence that two independent sources quote, or that was changed on its way. Quoted
    sentences that follow each other and are the same in the same reports are one claim.
    """
    alike: list[Spans] = []
    for utterance in found:
        full, *others = utterance.quotes
        laid_out = [(other_quote, laid_beside(full, other_quote)) for other_quote in others]
        # 1. those that a report denies outside its quotation marks
        yield from _claims_of_denied(
            full, [(other_quote, laid) for other_quote, laid in laid_out if laid.denied], voices, settings
        )
        beside = [(other_quote, laid) for other_quote, laid in laid_out if not laid.denied]
        # 2. the same words, but the sentence around one of them denies something
        doubted = [
            (other_quote, laid)
            for other_quote, laid in beside
            if full.doubted != other_quote.doubted and not laid.changes
        ]
        yield from _claims_of_doubted(full, doubted, voices, settings)
        # what is left: those with changes, and those in the same words without a doubt
        beside = [pair for pair in beside if pair not in doubted]
        if not beside:
            continue
        changes = _changes_inside_marks(full, beside, voices)
        # 3. something differs inside the marks
        if changes:
            yield from _claims_of_changed(full, beside, changes, voices, settings)
        # 4. nothing does: the same words, joined with their neighbours below
        else:
            alike.append([(quotation.report, *span) for quotation, span in _spans(full, beside)])
            yield from _two_speakers(utterance, voices, settings)
    yield from _claims_of_same_words(alike, voices, settings)


def _changes_inside_marks(
    full: Quote, beside: Sequence[tuple[Quote, QuotesAligned]], voices: Voices
) -> list[tuple[Quote, Change]]:
    """(the other quotation, what differs) for each difference from the fullest quotation. Words that the other report
    has outside its quotation marks are no difference.
    """
    return [
        (other_quote, change)
        for other_quote, laid in beside
        for change in laid.changes
        if full.language not in READ_CLOSELY or not _is_said_outside_marks(full, other_quote, change, voices)
    ]


def _claims_of_changed(
    full: Quote,
    beside: Sequence[tuple[Quote, QuotesAligned]],
    changes: Sequence[tuple[Quote, Change]],
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """The claim for quotations of one utterance that differ inside the marks. Those that do not reach to any of the
    changed words are left out.
    """
    covering = [
        (other_quote, laid)
        for other_quote, laid in beside
        if any(_covers(laid, change) for _, change in changes)
    ]
    status, why = _status(full, changes, voices)
    spans = [(quotation.report, *span) for quotation, span in _spans(full, covering)]
    one_telling = len({voices.told_by.witness(*span) for span in spans}) < 2
    yield from _claim(spans, status, why, _tier(changes, one_telling=one_telling), voices, settings)


def _claims_of_same_words(
    alike: Sequence[Spans], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for each run of quotations in the same words; hidden where all are of a few words (`FEW`)."""
    for spans in run_together(
        alike,
        {report_id: report.text for report_id, report in voices.reports.items()},
        settings.longest_statement,
    ):
        is_short = all(
            _count_of_words(voices.reports[report].text[start:end]) <= FEW for report, start, end in spans
        )
        yield from _claim(
            spans, Status.AGREE, "Quoted in the same words.", HIDDEN if is_short else 1, voices, settings
        )


def _claims_of_denied(
    full: Quote, beside: Sequence[tuple[Quote, QuotesAligned]], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for quotations with the same words, if one report denies them outside its quotation marks: that is no
    agreement, however alike they are.
    """
    if beside:
        spans = [(quote.report, *span) for quote, span in _spans(full, beside)]
        why = "Outside the quotation marks one denies what the other quotes."
        yield from _claim(spans, Status.CONFLICT, why, 1, voices, settings)


def _claims_of_doubted(
    full: Quote, beside: Sequence[tuple[Quote, QuotesAligned]], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for quotations with the same words, if one report's sentence denies something and it was not compared
    whether it denies these words.
    """
    if beside:
        spans = [(quote.report, *span) for quote, span in _spans(full, beside)]
        why = "The sentence around one of them denies something, which may be these words."
        yield from _claim(spans, Status.TOLD, why, 2, voices, settings)


def _count_of_words(said: str) -> int:
    """About how many words these are; in scripts without spaces by the number of characters."""
    return max(len(said.split()), len(UNSPACED.findall(said)) // SIGNS)


def _tier(changes: Sequence[tuple[Quote, Change]], *, one_telling: bool) -> int:
    """The tier of changed quotations. Hidden if all changes are small (`Change.small`: function words, another form
    of a word, a pronoun for a noun). But if all readings are of one telling (`one_telling`), somebody changed a
    quotation that he copied, and it is shown. Else 1 if a word that carries matter differs, 2 if none does.
    """
    if all(change.small for _, change in changes) and not one_telling:
        return HIDDEN
    return 1 if any(change.telling for _, change in changes) else 2


# (report, start, end) of every quotation of one utterance.
Spans = list[tuple[str, int, int]]


def _claim(
    spans: Spans, status: Status, why: str, tier: int, voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """The claim of quotations that are one utterance; none where they agree and only one telling has them. `spans`: (report, start, end)
    of each quotation; `tier`: 1 sure, 2 likely, 3 shown on request.
    """
    readings = [_reading(span, voices, settings) for span in spans]
    one_telling = len(witnesses(readings)) < 2
    if one_telling and status == Status.AGREE:
        return
    yield claim(
        Kind.QUOTE,
        _label(readings),
        status=status,
        why=f"One telling, edited: {why}" if one_telling else why,
        tier=tier,
        readings=readings,
        evidence=(Evidence(feature="the same words in the same order inside quotation marks"),),
    )


def run_together(found: Sequence[Spans], texts: Mapping[str, str], longest: int) -> list[Spans]:
    """Joins quotations that follow each other in the same reports, up to `longest` code points, so that a speech is
    one claim. `found`: for each utterance the (report, start, end) of its quotations. `texts`: report id → text;
    within a row the readings are ordered as its reports are.
    """
    joined: list[Spans] = []
    # reports in the order of `texts`
    rank = {report: number for number, report in enumerate(texts)}

    def placed(span: tuple[str, int, int]) -> tuple[int, int, int]:
        return rank[span[0]], span[1], span[2]

    for spans in sorted((sorted(s, key=placed) for s in found), key=lambda own: [placed(s) for s in own]):
        last_row = joined[-1] if joined else []
        # the same reports in the same order, and in each of them the quotation follows on
        if [r for r, _, _ in last_row] == [r for r, _, _ in spans] and all(
            _continues(texts[r], end, start, stop - first, longest)
            for (r, first, end), (_, start, stop) in zip(last_row, spans, strict=True)
        ):
            # from the start of the first to the end of the second
            joined[-1] = [
                (r, first, stop) for (r, first, _), (_, _, stop) in zip(last_row, spans, strict=True)
            ]
        else:
            joined.append(spans)
    return joined


def _continues(text: str, end: int, start: int, size: int, longest: int) -> bool:
    """Whether a quotation that begins at `start` goes on from one that ends at `end`: only marks between, and
    not too long together. `size`: the length of both together; `longest`: the most that one claim quotes.
    """
    return end <= start and size <= longest and not any(letter.isalnum() for letter in text[end:start])


def _two_speakers(utterance: Utterance, voices: Voices, settings: CollateSettings) -> Iterator[Claim]:
    """A claim where two reports give the same words to two speakers."""
    for first, second in combinations(utterance.quotes, 2):
        if (
            named_beside(first, voices.reports[first.report].text)
            and named_beside(second, voices.reports[second.report].text)
            # short words may be a saying that many use
            and first.size >= WELL_KNOWN
            and speakers_apart(first.speaker, second.speaker)
        ):
            spans = [(first.report, first.start, first.end), (second.report, second.start, second.end)]
            why = f"The same words are said to be those of “{first.speaker}” and of “{second.speaker}”."
            yield from _claim(spans, Status.CONFLICT, why, 2, voices, settings)
            return


def _is_said_outside_marks(full: Quote, part: Quote, change: Change, voices: Voices) -> bool:
    """Whether words that one of two quotations seems to leave out are in its report all the same, right before or
    behind the quotation marks.
    """
    # (quotation with the words, these words; quotation without them, the empty place)
    for quote, has, other, missing_at in (
        (full, change.here, part, change.there),
        (part, change.there, full, change.here),
    ):
        # looked at only where this side has words and the other has none: its place is empty, `first` equals `stop`
        if has.first == has.stop or missing_at.first != missing_at.stop:
            continue
        left_out = [word.said for word in quote.heard[slice(*has)] if not is_empty(word.said, quote.language)]
        text = voices.reports[other.report].text
        # the text before and behind the other quotation
        around_other = text[max(0, other.start - BESIDE) : other.start], text[other.end : other.end + BESIDE]
        if left_out and any(
            {*left_out} <= {word.said for word in heard(near, 0, len(near))} for near in around_other
        ):
            return True
    return False


def _covers(laid: QuotesAligned, change: Change) -> bool:
    """Whether what the two quotations have in common includes the place of the change."""
    return laid.here.first <= change.here.first and change.here.stop <= laid.here.stop


# Most changes named in the reason.
MOST_TOLD = 3
# Code points before and behind a quotation in which its report may have the missing words outside the marks.
BESIDE = 160
# Fewer words than this may be a saying that many people use ("enough is enough").
WELL_KNOWN = 6
# So few words are quoted alike by chance, and show no agreement.
FEW = 3


def _status(full: Quote, changes: Sequence[tuple[Quote, Change]], voices: Voices) -> tuple[Status, str]:
    """The gravest status of the changes, and a reason that names a few of them, the gravest first."""
    gravest_first = sorted(
        changes, key=lambda found: (found[1].status != Status.CONFLICT, not found[1].telling)
    )
    in_words = dict.fromkeys(
        _change_in_words(_words(full, change.here, voices), _words(part, change.there, voices))
        for part, change in gravest_first
    )
    return gravest_first[0][1].status, f"Inside the quotation marks {'; '.join([*in_words][:MOST_TOLD])}."


def _change_in_words(here: str, there: str) -> str:
    """The change as a part of the reason: "one has “wet”, another “damp”", or "only one has “wet”" where the other leaves
    it out.
    """
    return f"one has “{here}”, another “{there}”" if here and there else f"only one has “{here or there}”"


def _words(quote: Quote, cut: Cut, voices: Voices) -> str:
    """The words of the quotation at `cut` as its report has them; "" where nothing is cut."""
    first, stop = cut
    if first == stop:
        return ""
    return voices.reports[quote.report].text[quote.heard[first].start : quote.heard[stop - 1].end]


def _spans(
    full: Quote, beside: Sequence[tuple[Quote, QuotesAligned]]
) -> Iterator[tuple[Quote, tuple[int, int]]]:
    """Each quotation with the place of it to quote, the fullest first: the whole sentence, or of a long one the part
    that the others quote too."""
    common_stretches = [laid.here for _, laid in beside]
    changed_stretches = [change.here for _, laid in beside for change in laid.changes]
    # all that any two of them have in common
    whole = Cut(min(cut.first for cut in common_stretches), max(cut.stop for cut in common_stretches))
    yield full, _stretch_to_quote(full, whole, changed_stretches)
    for quote, laid in beside:
        if quote.said == full.said:  # what differs of it from the others is what differs of the fullest
            yield quote, _stretch_to_quote(quote, whole, changed_stretches)
        else:
            yield quote, _stretch_to_quote(quote, laid.there, [change.there for change in laid.changes])


def _stretch_to_quote(quote: Quote, common: Cut, changed: Sequence[Cut]) -> tuple[int, int]:
    """(start, end) of the words to quote, the first of these that is not too long: the whole sentence, with words
    outside the marks that deny it; the part that both quotations have (`common`); the clause around the changes
    (`changed`).
    """
    # `denied`: where words before the marks begin that deny it; None: nothing does
    start = quote.start if quote.denied is None else quote.denied
    end = quote.end if quote.denied_behind is None else quote.denied_behind
    if end - start <= LONGEST or not quote.heard:
        return start, end
    first, stop = common
    # still too long: the clause around the changes
    if changed and quote.heard[stop - 1].end - quote.heard[first].start > LONGEST:
        low, high = (
            min(cut.first for cut in changed),
            max(cut.stop for cut in changed),
        )
        first, stop = _clause(quote, low, high)
    # a stretch from the first word on begins with the words outside the marks, too
    return quote.heard[first].start if first else start, quote.heard[stop - 1].end


def _clause(quote: Quote, first_changed: int, stop_changed: int) -> tuple[int, int]:
    """The words to quote around the changed words `first_changed` to `stop_changed`, as (first, stop): `AROUND` words on either side, fewer
    where a punctuation mark stands nearer.
    """
    first, stop = max(0, first_changed - AROUND), min(len(quote.heard), stop_changed + AROUND)
    first = max((n + 1 for n in quote.stops if first <= n < first_changed - 1), default=first)
    stop = min((n + 1 for n in quote.stops if stop_changed < n + 1 <= stop), default=stop)
    return first, stop


def _reading(span: tuple[str, int, int], voices: Voices, settings: CollateSettings) -> Reading:
    """The quotation as a reading, cut at a word where it is long."""
    report, start, end = span
    text = voices.reports[report].text
    if end - start > settings.longest_statement:
        end = text.rfind(" ", start, start + settings.longest_statement)
    speaker = voices.reading(report, start, end).attributed_to
    return voices.reading(report, start, end, Words(words=text[start:end], speaker=speaker))


def _is_somebody(name: str) -> bool:
    """Whether the words are a person's name, with a post or without ("The mayor Ada Reed"): two or more of them have
    a capital, the first opens a name, and there is no digit. Only such a name stands in a label.
    """
    words = name.split()
    capitals = [word for word in words if word[:1].isupper() and not is_empty(word.casefold(), "en")]
    # "The mayor Ada Reed" is a name, "In Brill" is none
    opens_as_name = words[0].casefold() not in entries("function-words.txt") or words[0].casefold() in {
        "the",
        "a",
        "an",
    }
    return (
        opens_as_name
        and name[:1].isupper()
        and len(capitals) > 1
        and not any(letter.isdigit() for letter in name)
    )


def _label(readings: Sequence[Reading]) -> str:
    """'words of Ada Reed: “the opening words …”', with the speaker whom most readings give; 'the words “…”' where
    nobody is named, or two who share no word of their names.
    """
    named = Counter(
        reading.attributed_to
        for reading in readings
        if reading.attributed_to and _is_somebody(reading.attributed_to)
    )
    speaker = min(named, key=lambda name: (-named[name], len(name), name), default=None)
    # two names without a word in common: no speaker is named
    if speaker and not all({*speaker.casefold().split()} & {*name.casefold().split()} for name in named):
        speaker = None
    words = readings[0].quote.split()
    opening = " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
    return f"words of {speaker}: “{opening}”" if speaker else f"the words “{opening}”"
