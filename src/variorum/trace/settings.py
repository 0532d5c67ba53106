from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """Every threshold of the room. Lengths are in words, shares run from 0 to 1."""

    # Length of the shingles that are joined. Five is what the measurements were taken with (evidence: shared word
    # 5-grams); shorter ones meet in idioms, longer ones lose lightly edited copies.
    gram: int = 5
    # Two reports share text from one unbroken run of this length on. Idioms and titles of office rarely reach it.
    least_run: int = 8
    # A shingle that stands in more reports than this is a crowd: each of its reports is set against `anchors` of them
    # rather than against every other, so that cost stays linear and a widely carried story is still found whole.
    crowd: int = 200
    anchors: int = 16
    # Up to this many words every shingle is indexed; beyond, a sample of two in five that misses no run of `least_run`
    # words. 12 million words are about 25,000 reports and an index of 0.7 GB.
    desk_words: int = 12_000_000
    # Matches held in memory at once; about 100 bytes each.
    batch: int = 500_000
    # What a word that is a name, a title or a figure counts less, and what runs under `least_run` count less, when the
    # weight of shared narrative is taken; and the weight, in shingles, that makes one report depend on another. On the
    # 96 news pairs F1 is .988 for every weight from 7 to 15 and every discount from .25 to .75; the six events allow up
    # to 12. Between 8 and 10, half of the pairs of two sets of stories that nobody has labelled share but formulae of
    # law and names of places. Held by the gate's news_f1 and shared_prec.
    name_discount: float = 0.5
    short_discount: float = 0.5
    dependent_weight: float = 10.0
    # The weight that is enough where one of the two names the other as its source and they share more than phrases. On `../shared/pairs2`, with its outlets
    # stated, F1 is the same from 1 to 6,
    # on `../shared/pairs` from 1 to 4. So many shingles are enough, too, where both name one third outlet beside them and one
    # quotes what the other prints as its own: of the pairs of both sets with any, all three, each depends (1, 14 and 42).
    cited_weight: float = 4.0
    # Shingles of quotations in both of which one says that they were said to the other ("told Vox"), from which on it depends
    # on the other: a long sentence. No pair of `../shared/pairs` has any, so it was chosen on pairs2 alone, where F1 is .91
    # up to 25.
    had_grams: int = 20
    # So many where nobody says which outlet the other is. On bare `../shared/pairs` F1 is the same from 21 to 50; on bare pairs2 from 40 to
    # 50, and one to three false ones come in below.
    had_unknown: int = 45
    # Where one report names the other as its source, or both a third: what sentences that both tell in the same words and order must
    # weigh beyond `retold_sentence` each, together, to make them dependent; what is less in a name or a figure. Rewriting leaves no
    # long run. Of all pairs of `../shared/pairs` that are not dependent the most is 1.7 and of those that name a source 1.3; of two
    # such pairs of pairs2 that are and nothing else tells, the less is 3.2: F1 is the same from 1 to 3. Held by pairs2_recall, pairs2_precision and shared_prec.
    retold_sentence: float = 6.0
    retold_discount: float = 0.75
    retold_weight: float = 2.5
    # Shingles of what two reports share, quotations with it, that stand at one place of a third from which both have more, from which on
    # they depend on each other, too. Of the pairs of events and events2 three have any: 7 (none in gold), 29 and 47 (both in gold).
    # Held by the gate's events2_shared_recall and shared_prec.
    through_grams: int = 20
    # Runs under `phrase` words weigh no more than `phrases_weight` together, in reports of which less than `dense_share` is
    # shared. Neither hand-read set has a pair that turns on it: 3.5 and more for `phrases_weight` give the same. A single such run that is narrative in
    # one of two reports is a phrase whatever it is in the other, unless one names the other: of 1,386 pairs of 1,131 real reports one was so.
    # Held by the gates of `../shared/pairs` and by tests/trace/test_phrases.py.
    phrase: int = 10
    phrases_weight: float = 5.0
    dense_share: float = 0.25
    # What a slip that stands in both narratives (a misspelling, a sentence that breaks off) adds to the weight of the
    # narrative shared: two reporters do not slip alike. Not fitted: no news pair turns on it. Held by news_precision.
    slip_weight: float = 3.0
    # Shingles quoted from the other's narrative, not said to be spoken, that make one depend on the other. F1 the same
    # from 10 to 40. Held by news_recall.
    lifted_grams: int = 30
    # Names and figures, outside what is shared, that a report must have on each side before it may be told from the other
    # as of an unlike event, and the share of them that may stand in the other all the same. Of the dependent pairs of both
    # hand-read sets with so many, the least share that meets is .26: any setting up to there is right on either.
    unlike_names: int = 3
    unlike_share: float = 0.1
    # So many names on each side are enough where both end with one paragraph, share nothing else and tell the rest in unlike words. Neither
    # hand-read set has such a pair; two invented ones are held by the gate of retellings.
    closing_names: int = 1
    # Words that two reports of unlike events print alike, outside quotation marks, from which on it is a standing note.
    least_standing: int = 20
    # Shares of each story that the other holds, quotations included. From `copy_share` of both on, one text with
    # cosmetic edits; from `trimmed_share` of one on, a cut of the other; under `update_share` of one, or where less
    # than `tail_share` of a side's last quarter is shared, an excerpt; between, versions of one text. Kinds right are 36 to 39 of 42
    # over copy_share .65 to .85, trimmed_share .8 to .95, update_share .3 to .4, tail_share 0 to .3. Held by news_kinds.
    copy_share: float = 0.75
    trimmed_share: float = 0.9
    update_share: float = 1 / 3
    tail_share: float = 0.15
    # Words reworded between two shared spans, up to which they count as taken over when the kind is told.
    small_edit: int = 4
    # "About two thirds or more of the shorter report is one telling."
    copies_share: float = 2 / 3
    # … in the languages that have a short list each (Russian, Arabic, Hebrew, Chinese, Japanese, Korean …). On eighteen invented wires with a copy
    # of which 10 to 25 % is edited 14 are folded at 2/3, 17 at .55, all at .5; no report of an outlet's own shares more than .01. Held by
    # evaluation/test_languages.py.
    copies_share_listed: float = 0.5
    # A sentence belongs to another telling when at least this share of its words stands there.
    sentence_share: float = 0.5
    # What each sign of direction weighs, and the sum that decides. A credit, a citation, a quotation or an agency decides alone;
    # a date or a cut does not, the two together do. Not fitted: there is no gold for direction.
    credit_weight: float = 3.0
    agency_weight: float = 2.0
    time_weight: float = 1.0
    cut_weight: float = 1.0
    # A name that only the other explains decides alone; a dateline, or a slip that one has mended, only with a date or a
    # cut. Held by the invented gold's direction figures.
    unexplained_weight: float = 2.0
    dateline_weight: float = 1.0
    mended_weight: float = 1.0
    # What a note on what was changed weighs between two versions of one house, where one alone has it.
    revised_weight: float = 2.0
    # What it weighs beside its stamp that a copy with no mark of an agency comes later by so many hours in another newsroom, both stamps
    # saying the minute. Sooner, both may have been sent it; after days a date says no more than a date. Not fitted: no pair is stamped so.
    lag_weight: float = 1.0
    least_lag: float = 0.5
    most_lag: float = 72.0
    direction_weight: float = 2.0
    # Words on either side of a gap between two shared spans, up to which it is an edit and not a cut or an insertion.
    longest_edit: int = 12
    # Up to this many reports, an outlet that is cited is looked for in the whole set; beyond, only among the reports
    # that share text with the one that cites it, for in a large set "Reuters reported" may be any story of the day.
    one_desk: int = 60
    # Circles of citation longer than this are not looked for.
    longest_circle: int = 5
    # Words in a row that make a telling of its own inside a report that is mostly another's; fewer are its headline,
    # its dateline or a joining sentence.
    least_own: int = 40
    # A run of words is an outlet's boilerplate when it stands in so many of its reports and in no other's, and when such
    # runs are no more than this share of the report. On a set of 156 news reports this takes away all nine false pairs
    # that newsletter forms had made between stories of one outlet.
    repeated_in: int = 3
    repeated_share: float = 1 / 3
