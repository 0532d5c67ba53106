from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    """Every threshold of the room. Likeness runs from 0 to 1 (a little more for reports of one day).

    "Chosen on" names the evaluation's stories by the parity of the sha256 of the story's topic: tuned on one half,
    reported on the other and on the whole (evaluation/test_group.py holds the result). Where a figure is said to be
    flat, the result did not move by a hundredth over the range.
    """

    # What is compared of a report: code points from its start. Reports say what happened early; the rest costs time.
    longest: int = 10_000
    # Words are cut to this many letters, a stemmer for every language with endings (5, 6, 7 tried: flat).
    stem: int = 6
    # Only titles are compared.
    titles_only: bool = False

    # Weights of the likeness of words, names, numbers and title. Two languages have no words in common that mean
    # much: `cross_*` weigh then.
    words: float = 0.45
    names: float = 0.4
    numbers: float = 0.25
    title: float = 0.3
    cross_names: float = 0.6
    cross_numbers: float = 0.4
    # What a kind of feature weighs that one of two reports lacks: little, for absence is no evidence (0 to .6: flat).
    absent: float = 0.3

    # Numbers count for no more than `borne_out` times what words, names and title do together: one number in common says nothing.
    # On the three sets alike from 1 to 3, where MEANTIME is 1.0; at 5 it is .992, as without. Held by the gate's meantime_f1.
    borne_out: float = 2.0

    # Reports of one day are nearer by `same_day` (falling off with `day_scale` days), reports far apart in time less
    # near by `far_apart` (coming on with `month_scale` days). Undated ones are neither.
    same_day: float = 0.3
    far_apart: float = 0.1
    day_scale: float = 3.0
    month_scale: float = 30.0

    # Shared features must add up: likeness that rests on little squared rarity (a name seen once has about 30) is discounted
    # as chance. 0 to 10: flat but for titles, where more loses stories.
    evidence: float = 5.0

    # Rarity is counted as if this many other reports had been read too, so that a folder of eight reports of one event
    # is not taken for a world in which its names are common (100 to 1,000 tried: flat).
    background: int = 300
    # How many of those hold a feature never seen, a common news word, a small number, a number like a year.
    background_rare: float = 0.5
    background_news: float = 0.08
    background_small_number: float = 0.1
    background_round_number: float = 0.04

    # Likeness to expect within a report's story before any of it is known: `expected` and `expected_near` times the mean
    # likeness of its `nearest` nearest reports. This is what makes the threshold follow the density around a report.
    expected: float = 0.02
    expected_near: float = 0.3
    nearest: int = 5
    # How many pairs' worth of evidence that expectation counts for, against the pairs seen in the story so far.
    trust: float = 5.0
    # Two groups are one story when their mean likeness reaches this share of the geometric mean of their own. Between .70
    # and .78 every set of ../shared/stories stays above its floor; lower, look-alike events fall together (ECB+ precision
    # .91 at .60), higher, loose stories come apart.
    join: float = 0.77

    # A report of fewer than `brief` words is like others by fits and starts, and the first to be joined are those that fit:
    # of brief reports a share of up to `brief_discount` less is asked.
    brief: int = 30
    brief_discount: float = 0.3

    # What is left over, parts of at most `small` reports: joined at `left_over` times `join` where the nearest story is
    # at least `contrast` times as near as the next, and at least `left_over_floor` near.
    small: int = 4
    left_over: float = 0.6
    contrast: float = 2.0
    left_over_floor: float = 0.06
    # Likeness that unrelated reports have: the next nearest counts for no less.
    noise: float = 0.03

    # Pairs kept for a report: the `keep` nearest, from `keep_from` on. A feature in more reports than `crowded` does not
    # bring two together: it says little, and in 100,000 reports it would cost the most.
    keep: int = 150
    keep_from: float = 0.02
    crowded: int = 1000
    # Of a report's features the rarest bring it together with others, as many as stand in so many reports in all; the rest would
    # cost the more the more reports there are. On the three real sets (156 to 511 reports) nothing moves from 4,000 on, F1 of ECB+
    # falls by .020 and of Giveme5W1H by .038 at 2,000 (held by evaluation/test_group.py); on 4,000 and 10,000 invented reports F1
    # does not fall at 20,000. No real set is so large that it moves anything there.
    looked_up: int = 20_000

    # Reports are compared only where their first days lie fewer than so many days apart, those without a day only with one
    # another; none: whenever they are of. For archives (`archive run --window`), where it bounds what a task holds: chosen by
    # who runs one, on no data, and held by no gate.
    window: int | None = None

    # A copy counts once where this share of the longer text stands in the other; less, and it may be one item of a
    # page that holds many.
    copy_share: float = 0.25

    # Streaming: an arrival has the stories put together anew that have a report at least `opened` times as near as is to
    # be expected of its own story, and `loosened` times as near as that report is to the others of its story in the mean: what
    # holds together more strongly stays whole. (At 1.5 a single order of ECB+ ends .004 under the batch; 1.25 lost nothing in eight orders and was not timed,
    # at 2.0 up to .026.) Those beside them whose mean likeness to one of the reports in question is `beside` times
    # what is expected of that one may take part as they are. Each up to `repair` reports. Over six orders of arrival, at .7
    # to 1.5 and .35 to .5, no set ends more than .009 under the batch; with `beside` at .25 MEANTIME ends .018 under it,
    # because more whole stories are joined too early.
    opened: float = 1.0
    loosened: float = 1.0
    beside: float = 0.5
    repair: int = 300
    # Everything is put together anew whenever the number of reports has grown by so much. At .7 and 1.0 MEANTIME ends .009
    # under the batch in most orders and ECB+ .007 in some, with precision .949 there.
    regrow: float = 0.5
    # From `many` on, what goes by itself puts the stories together by the links as they are, without weighing them anew, and where so many were
    # there the last time only when the number has grown by `regrow_many`: rarities hardly move any more. On 10,000 invented reports, with `many` at
    # 2,000, F1 is .9853 (.9845 without); the real sets are smaller, and no gate holds it.
    many: int = 20_000
    regrow_many: float = 1.0


DEFAULT = GroupSettings()
