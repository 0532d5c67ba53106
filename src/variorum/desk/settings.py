"""The thresholds and limits of a desk, each with what it was chosen on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """The settings of a desk. Its sieve (`desk/evidence/pools.py`) puts reports into pools; which reports of one pool belong together, the group
    room decides, and reports of two pools are not compared.

    Of the sieve's settings, six were chosen on ../shared/stories, with the reports shuffled, inside a flat stretch of a grid: `lead` 600 to
    1,500, `name_weight` 1, 2, 3, `pool_score` .05 to .13, `merge_score` .15 to .25, `roomy` 40, 60, 100 or no limit, `far_apart` 0, .35, .5, .7.
    All three sets were looked at, none was held back. evaluation/test_desk.py holds what they bring. All other settings were set by hand, not
    tuned."""

    # Characters of headline and opening that say what a report is about.
    lead: int = 800
    # How much a name or a number counts against a word of the language: reports of one event in two languages share
    # little else.
    name_weight: float = 3.0
    # Likeness from which a report joins the pool of the report most like it.
    pool_score: float = 0.11
    # Likeness from which it also joins that pool with others.
    merge_score: float = 0.2
    # A pool of four times so many reports asks twice the likeness.
    roomy: int = 50
    # A report of which this share of words, and no fewer words, stand in an earlier one is nearly its copy and joins its pool, however large that
    # is: of a text in thousands of papers each word is common, and weighs next to nothing. Not tuned: no set of ../shared has such a text.
    copied_share: float = 0.8
    copied_words: int = 8
    # Days between two reports' own dates beyond which their likeness counts `far_apart` of what it is. Follow-ups come within
    # weeks; a yearly event comes back after 365; and a page's date may be wrong.
    window_days: int = 60
    far_apart: float = 0.5
    # A word in more reports than this brings no candidates, it only counts between those that rarer words have brought;
    # of these the nearest so many are looked at. Keeps the cost of an addition level as the desk grows.
    common: int = 200
    candidates: int = 64
    least_shared: int = 2
    # Reports that a rebuild puts through the sieve before it lets another writer have its turn: about a second's work.
    sifted_at_once: int = 200
    # Counts are taken as if so many reports on other things had been read before, so that the first report's words
    # do not all weigh nothing.
    prior: int = 200
    # Reports that are added and acknowledged together. More are faster, fewer show up sooner.
    batch: int = 50
    # Stories of so many reports leave behind, in memory, what need not be found again when the next report arrives (about 70 KB
    # a report), and of so many of them. Smaller ones are collated anew in less than half a second.
    least_remembered: int = 20
    most_remembered: int = 8
    # Of so many stories it is kept in a file, too, for a process that begins later (about 20 KB a report). Not tuned.
    most_memos_in_files: int = 64
    # Of so many stories the last collation is kept besides, so that an editor's word on a claim is applied to it and nothing compared
    # again: about as large as the story's page. Not tuned: five editors, and what arrives meanwhile.
    most_left: int = 32
    # Of stories of more reports no weak row that a model bears out is looked for: that takes a collation, which somebody waits for
    # (0.3 s of 8 reports, some 2 s of 40). Not tuned.
    most_borne_out: int = 40
    # Minutes between two looks at a feed. News feeds ask for 5 to 60 (their <ttl>).
    feed_minutes: int = 15
    # Hours after it was first seen at which an article is looked at again for a new version. Not tuned: most rewriting of
    # a breaking story happens in its first day, corrections come within the week.
    revisit_hours: tuple[int, ...] = (1, 2, 4, 8, 16, 24, 48, 96, 168)
    # Failures in a row after which an article is left.
    most_failures: int = 6
    # New articles taken from one feed at one look; a feed that lists its whole archive is taken in over several.
    items_a_look: int = 100
    # Minutes after which something that could not be delivered to a subscription is sent again; after the last it is given up, some
    # two days later. Those of the Standard Webhooks specification, not tuned.
    retry_minutes: tuple[int, ...] = (1, 5, 30, 120, 300, 600, 840, 1200)
    # Characters that a password has at least and at most (OWASP ASVS 5, 6.2.1 and 6.2.9), and what zxcvbn thinks of it at least, of 4:
    # 3 is "safely unguessable".
    least_password: int = 12
    most_password: int = 256
    password_score: int = 3
    # Megabytes free on a disk below which `desk doctor` complains: room for a day's captures and a copy of a usual database. Set by hand.
    least_free_mb: int = 1000
    # Hours without a request after which a session ends, and days after which it ends in any case. A working day, and a week.
    idle_hours: int = 12
    session_days: int = 7
    # Refused logins within so many minutes after which no more are tried: of one account from one address, from one address, and of one
    # account from anywhere. The last is large, since it lets a stranger keep an editor out.
    login_minutes: int = 15
    login_failures: int = 5
    login_failures_address: int = 20
    login_failures_account: int = 100
