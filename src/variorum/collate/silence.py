"""Why a telling does not speak of a claim: it is earlier, a stub, of another part of the story, or does not mention it.

Words used here. Telling: a text with its copies; silent: it says nothing of a claim. Stub: a report of which only the
beginning was read. Bits: words as the bits of a number, one a word. Span: the first and last moment at which a report
may have been published.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_

from variorum.collate.memo import Remembering
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Lineage, Reading, Report, Silence, SilenceKind, Witness
from variorum.text.lexicon import entries
from variorum.text.stamps import moments
from variorum.text.stubs import is_stub
from variorum.text.words import words

# Letters of a word that are compared, so that "injured" and "injuring" are one; words with fewer letters than
# SHORTEST are left out.
STEM, SHORTEST = 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is needed to say why a telling is silent.

    `witness`: its id. `words`: its words as bits, one a word, as `_Spoken` numbers them. `languages`: ISO 639-1 codes
    of its reports.
    `stub`: only the beginning of each of its reports was read.
    `last`: when all its reports were surely out; None where one has no date.
    `latest`: a moment at which its latest dated report was surely not out yet; None where none has a date.
    """

    witness: str
    words: int
    languages: frozenset[str]
    stub: bool
    last: datetime | None
    latest: datetime | None


def with_silences(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    lineage: Lineage,
    *,
    settings: CollateSettings | None = None,
    kept: Remembering | None = None,
) -> tuple[Claim, ...]:
    """The claims, each with the reason why every other telling is silent on it.

    Claims on differences inside one report, and a model's, have none; nor has a story of more than `most_silences`
    tellings. Cost: claims times tellings.
    """
    chosen, kept = settings or CollateSettings(), kept or Remembering()
    present = [
        witness
        for witness in lineage.witnesses
        if not witness.absent and any(report in reports for report in witness.reports)
    ]
    if len(present) > chosen.most_silences:
        return tuple(replace(claim, silent=()) for claim in claims)
    # words of most tellings tell nothing of one part of the story
    said = {witness.id: _terms_told(witness, reports, kept) for witness in present}
    spoken = _Spoken(reports, _common(said.values()), chosen, kept)
    tellings = [_as_telling(witness, spoken.bits(said[witness.id]), reports) for witness in present]
    return tuple(replace(claim, silent=tuple(_silences(claim, tellings, spoken, chosen))) for claim in claims)


def _terms_told(witness: Witness, reports: Mapping[str, Report], kept: Remembering) -> frozenset[str]:
    """The words that carry matter in all passages of a telling."""
    places = (p for p in witness.passages if p.report in reports)
    return frozenset().union(
        *(
            kept.of_place("words told", place, lambda p: _words(reports[p.report].text[p.start : p.end]))
            for place in places
        )
    )


class _Spoken:
    """The words of a reading, and those around it, as bits. Each place is read once, however many claims it stands
    in.

    `numbers`: word → which bit it is. `found`: place of a reading → the two results of `of`.
    """

    def __init__(
        self,
        reports: Mapping[str, Report],
        common: frozenset[str],
        settings: CollateSettings,
        kept: Remembering,
    ) -> None:
        """`common`: words of the whole story, which are left out of the words around a reading."""
        self.reports, self.common, self.settings, self.kept = reports, common, settings, kept
        self.numbers: dict[str, int] = {}
        self.found: dict[tuple[str, int, int], tuple[int, int]] = {}

    def of(self, reading: Reading) -> tuple[int, int]:
        """(words of the reading itself, words around it in its paragraph without the `common` ones), each as bits."""
        place = reading.report, reading.start, reading.end
        if place not in self.found:
            said, around = self.kept.of_place("words spoken", reading, self._read)
            self.found[place] = self.bits(said), self.bits(around - self.common)
        return self.found[place]

    def bits(self, words: frozenset[str]) -> int:
        """The words as bits, so that what two have in common is one operation."""
        numbers = self.numbers
        # one bit for each word known so far and each of these; the two more bytes are for the rests of the divisions
        held = bytearray(len(numbers) // 8 + len(words) // 8 + 2)
        for word in words:
            at = numbers.setdefault(word, len(numbers))
            # bit number `at`: in byte at / 8, there the bit with the rest of that division
            held[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(held, "little")

    def _read(self, reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
        """(the words of a reading, those around it)."""
        return _words(reading.quote), _around(reading, self.reports[reading.report], self.settings)


def _words(text: str) -> frozenset[str]:
    """The first letters (`STEM`) of the words that carry matter, by which two texts are compared; function words and
    short words are left out.
    """
    dull = entries("function-words.txt")
    return frozenset(
        word.folded[:STEM]
        for word in words(text)
        if (len(word.folded) >= SHORTEST or word.folded[0].isdigit()) and word.folded not in dull
    )


def _common(said: Iterable[frozenset[str]]) -> frozenset[str]:
    """Words of more than half of the tellings. They are what the whole story is about, and tell nothing of its parts."""
    all_words = list(said)
    counts = Counter(word for one in all_words for word in one)
    return frozenset(word for word, number in counts.items() if number > len(all_words) / 2)


def _as_telling(witness: Witness, said: int, reports: Mapping[str, Report]) -> Telling:
    """What decides why a telling is silent: its words, languages and dates. `said`: its words as bits."""
    own_reports = [reports[report_id] for report_id in witness.reports if report_id in reports]
    spans = [_moments(report) for report in own_reports]
    dated = [span for span in spans if span is not None]
    return Telling(
        witness=witness.id,
        words=said,
        languages=frozenset(report_id.language for report_id in own_reports if report_id.language),
        stub=all(is_stub(report.doubts) for report in own_reports),
        # known only if every report has a date
        last=max(end for _, end in dated) if len(dated) == len(spans) else None,
        latest=max((start for start, _ in dated), default=None),
    )


def _moments(report: Report) -> tuple[datetime, datetime] | None:
    """(a moment at which the report was surely not out yet, a moment at which it surely was). By its own date or, if
    later, by that of its last change. None if it has no date.
    """
    published, modified = moments(report.published), moments(report.modified)
    if published is None:
        return None
    if modified is None:
        return published
    (not_yet, surely), (not_yet_changed, surely_changed) = published, modified
    return max(not_yet, not_yet_changed), max(surely, surely_changed)


def _silences(
    claim: Claim,
    tellings: Sequence[Telling],
    spoken: _Spoken,
    settings: CollateSettings,
) -> Iterator[Silence]:
    """One Silence for each reason, with all tellings that have this reason, in the order of `SilenceKind`."""
    # of what differs inside one report, and of a model's lines, nobody need speak
    if claim.internal or claim.found_by is not None:
        return
    speaking = {reading.witness for reading in claim.readings}
    silent = [telling for telling in tellings if telling.witness not in speaking]
    if not silent:
        return
    judged = _judge(claim, spoken, settings)
    found: dict[tuple[SilenceKind, str], list[str]] = defaultdict(list)
    for telling in silent:
        found[judged(telling)].append(telling.witness)
    kinds = list(SilenceKind)
    for kind, why in sorted(found, key=lambda key: (kinds.index(key[0]), key[1])):
        yield Silence(kind=kind, why=why, witnesses=tuple(sorted(found[kind, why])))


def _judge(
    claim: Claim, spoken: _Spoken, settings: CollateSettings
) -> Callable[[Telling], tuple[SilenceKind, str]]:
    """A function that says why a telling is silent on the claim, as (kind, reason). What it needs of the claim is
    worked out here, once for all tellings.
    """
    readings = [reading for reading in claim.readings if reading.report in spoken.reports]
    reports = [spoken.reports[reading.report] for reading in readings]
    # when the claim was first told here, and by when it was surely out
    spans = [moments(report.published) for report in reports]
    dated = [span for span in spans if span is not None]
    first_told = min((start for start, _ in dated), default=None)
    surely_out = min((end for _, end in dated), default=None)
    all_dated = bool(spans) and len(dated) == len(spans)
    languages = frozenset(report.language for report in reports if report.language)
    # the words of its readings, and those around
    words_of = [spoken.of(reading) for reading in readings]
    words_around = list(dict.fromkeys(words_around for _, words_around in words_of))
    # too few words around are no sign: then nothing is asked of them
    about = words_around if reduce(or_, words_around, 0).bit_count() >= settings.fewest_spoken else []
    quotes = list(dict.fromkeys(said for said, _ in words_of if said))
    day = "" if first_told is None else f" ({first_told.date().isoformat()})"

    def judged(telling: Telling) -> tuple[SilenceKind, str]:
        """(kind, why) of one telling's silence: the first of these rules that applies."""
        if all_dated and first_told is not None and telling.last is not None and telling.last < first_told:
            return SilenceKind.EARLIER, f"published before it was first told here{day}"
        if telling.stub:
            return SilenceKind.STUB, "only the beginning of its report was read"
        if languages and telling.languages and not languages & telling.languages:
            return SilenceKind.UNCLEAR, "in another language"
        # all words of a reading are among the telling's: `said & ~words` has the bits of those that are missing
        if any(not said & ~telling.words for said in quotes):
            return SilenceKind.UNCLEAR, "words like these stand there, and were not set beside them"
        if about and _share(about, telling.words) < settings.least_spoken_of:
            return SilenceKind.ELSEWHERE, "tells of another part of the story"
        if surely_out is not None and telling.latest is not None and telling.latest > surely_out:
            return (
                SilenceKind.UNMENTIONED,
                f"published after it was first told here{day}, and not found there",
            )
        if telling.latest is None or surely_out is None:
            return SilenceKind.UNCLEAR, "not dated: it may have been published before this was known"
        return SilenceKind.UNCLEAR, "published at about the time when it was first told here"

    return judged


def _around(reading: Reading, report: Report, settings: CollateSettings) -> frozenset[str]:
    """The words around a reading, its own among them: `spoken_around` code points on each side, and no further than
    its paragraph.
    """
    first = report.text.rfind("\n", 0, reading.start) + 1
    last = report.text.find("\n", reading.end)
    end = len(report.text) if last < 0 else last
    far = settings.spoken_around
    return _words(report.text[max(first, reading.start - far) : min(end, reading.end + far)])


def _share(about: Sequence[int], said: int) -> float:
    """The share of the words around a reading that the telling also has, for the reading where it is largest."""
    return max(((one & said).bit_count() / one.bit_count() for one in about if one), default=1.0)
