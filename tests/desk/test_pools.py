"""The sieve: what a report is looked at together with."""

from __future__ import annotations

from variorum.desk.evidence import pools
from variorum.desk.settings import DeskSettings
from variorum.records import Report

SETTINGS = DeskSettings()
HERE = "Ferry Albatross aground off Skerry Point, 212 passengers taken off by Norline boats"
THERE = "Fähre Albatross vor Skerry Point gestrandet: Norline bringt 212 Reisende an Land"
ELSEWHERE = "Councillors in Vellmar postpone decision about repairing Glass Bridge until autumn"


def report(title: str, *, published: str | None = "2031-03-04") -> Report:
    return Report(
        id=title, path="", digest="", text=title, title=title, outlet=None, published=published, blocks=()
    )


def placed(new: Report, *old: Report, pool_size: int = 1, settings: DeskSettings = SETTINGS) -> pools.Place:
    own = pools.features(new, settings)
    candidates = []
    for one in old:
        features = pools.features(one, settings)
        first = pools.place(one, features, counts={}, held=0, candidates=(), sizes={}, settings=settings)
        shared = tuple(sorted(set(own) & set(features)))
        candidates.append(
            pools.Candidate(
                report=one.id, pool=one.id, weight=first.weight, published=one.published, features=shared
            )
        )
    sizes = {one.id: pool_size for one in old}
    return pools.place(new, own, counts={}, held=0, candidates=candidates, sizes=sizes, settings=settings)


def test_two_languages_meet_by_names_and_numbers():
    assert placed(report(THERE), report(HERE), report(ELSEWHERE)).pools == (HERE,)
    weights = (0.1, 1.0, 3.0)
    asked = [DeskSettings(name_weight=w, pool_score=0.6) for w in weights]
    found = [placed(report(THERE), report(HERE), settings=one).pools for one in asked]
    assert found == [(), (), (HERE,)]


def test_what_shares_nothing_opens_a_pool_of_its_own():
    assert placed(report(ELSEWHERE), report(HERE)).pools == ()


def test_a_full_pool_asks_for_more():
    assert placed(report(THERE), report(HERE), pool_size=10).pools == (HERE,)
    assert placed(report(THERE), report(HERE), pool_size=100_000).pools == ()


def test_years_apart_the_same_words_count_for_less_and_undated_ones_in_full():
    settings = DeskSettings(far_apart=0.01)
    old = report(HERE, published="2029-03-04")
    assert placed(report(THERE), old, settings=settings).pools == ()
    assert placed(report(THERE, published=None), old, settings=settings).pools == (HERE,)


def test_a_report_may_bring_two_pools_together():
    both = report(f"{HERE} as {ELSEWHERE}")
    assert set(placed(both, report(HERE), report(ELSEWHERE)).pools) == {HERE, ELSEWHERE}


def test_scripts_without_spaces_are_known_by_pairs_of_characters():
    found = pools.features(report("渡輪信天翁號擱淺"), SETTINGS)
    assert len(found) == 7
    assert set(found.values()) == {SETTINGS.name_weight}
