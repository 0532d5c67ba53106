"""A quotation stands only beside the sources in whose text those very words stand, in every output."""

from dataclasses import replace

import pytest

from tests.publish import dossiers
from tests.publish.beside import faults
from variorum.pipeline import collate
from variorum.publish import as_csv, as_html, as_markdown, summary
from variorum.records import Hedge, Kind, Status
from variorum.sample import sample_folder, sample_reports


def one_value(*said):
    """Sources that give one number, each in words of its own; `said` are words and on whose word they are."""
    reports = tuple(
        dossiers.report(f"Flood {n}\n\nThey say {words} here.", path=f"{n}.txt", outlet=f"Paper {n}")
        for n, (words, _) in enumerate(said)
    )
    readings = [
        dossiers.reading(
            r, words, witness=f"w{n}", on=on, value=dossiers.homes(40, hedge=Hedge.EXACT, said="40")
        )
        for n, (r, (words, on)) in enumerate(zip(reports, said, strict=True))
    ]
    return reports, readings


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("sources", [3, 12])
def test_words_of_one_are_not_put_into_the_mouth_of_another_of_like_value(status, sources):
    names = [f"{'about ' * (n % 2)}forty homes in place {n}" for n in range(sources)]
    reports, readings = one_value(*((name, None) for name in names))
    made = dossiers.one_story(reports, (dossiers.claim("homes", status, *readings, kind=Kind.QUANTITY),))
    assert faults(made) == []


def test_words_that_both_have_stand_once_beside_both():
    reports, readings = one_value(("40 homes", None), ("40 homes", None), ("forty houses", None))
    made = dossiers.one_story(
        reports, (dossiers.claim("homes", Status.AGREE, *readings, kind=Kind.QUANTITY),)
    )
    assert faults(made) == []
    assert "P0 P1 “40 homes” · P2 “forty houses”" in summary(made)


def test_nobody_is_said_to_have_it_on_the_word_of_whom_another_names():
    reports, readings = one_value(("40 homes", "the mayor"), ("40 homes", None))
    made = dossiers.one_story(
        reports, (dossiers.claim("homes", Status.CONFLICT, *readings, kind=Kind.QUANTITY),)
    )
    assert "P0   “40 homes” (on the word of the mayor)\n      P1   “40 homes”\n" in summary(made)
    card = as_html(made).first.split('class="card', 1)[1].split("</article>", 1)[0]
    assert card.count("<dt>") == 2


def test_words_are_no_quotation_where_they_are_part_of_longer_ones():
    reports, readings = one_value(("40", None), ("40", None))
    longer = replace(reports[1], text=reports[1].text.replace(" 40 ", " 1840 "))
    other = replace(readings[1], quote="1840", end=readings[1].start + 4)
    claim = dossiers.claim("homes", Status.AGREE, readings[0], other, kind=Kind.QUANTITY)
    made = dossiers.one_story((reports[0], longer), (claim,))
    assert "P0 “40” · P1 “1840”" in summary(made)


def changed_in_a_copy():
    made = dossiers.flood()
    wire, copy, local = made.reports
    altered = replace(copy, text=copy.text.replace("More than 40 homes", "More than 49 homes"))
    (story,) = made.stories
    readings = (
        dossiers.reading(
            wire,
            "More than 40 homes",
            witness="w1",
            value=dossiers.homes(41, hedge=Hedge.MORE_THAN, said="More than 40"),
        ),
        dossiers.reading(
            altered,
            "More than 49 homes",
            witness="w1",
            value=dossiers.homes(50, hedge=Hedge.MORE_THAN, said="More than 49"),
        ),
        dossiers.reading(
            local,
            "At least 63 houses",
            witness="w2",
            value=dossiers.homes(63, hedge=Hedge.AT_LEAST, said="At least 63"),
        ),
    )
    claim = dossiers.claim("homes flooded", Status.COMPATIBLE, *readings, kind=Kind.QUANTITY)
    return replace(made, reports=(wire, altered, local), stories=(replace(story, claims=(claim,)),))


def test_words_that_only_a_copy_has_are_shown_with_its_name():
    made = changed_in_a_copy()
    assert faults(made) == []
    assert "“More than 49 homes” (in Portal Nine)" in summary(made, form="full", width=120)
    assert "“More than 49 homes” (in Portal Nine)" in as_markdown(made)
    assert "Portal Nine" in next(line for line in as_csv(made).splitlines() if "49 homes" in line)


def test_a_quotation_beside_a_stranger_is_found():
    """The finder finds: a page in which a sign was put beside words that its source has not."""
    from tests.publish.beside import page_faults
    from variorum.publish.view import story_views

    reports, readings = one_value(("forty homes", None), ("many homes", None))
    made = dossiers.one_story(reports, (dossiers.claim("homes", Status.AGREE, *readings),))
    (view,) = story_views(made)
    page = as_html(made).first
    forged = page.replace(">forty homes<", ">ninety homes<")
    assert list(page_faults(page, view)) == []
    assert list(page_faults(forged, view))


def test_the_sample_puts_no_words_into_another_mouth():
    with sample_folder() as folder:
        assert faults(collate([str(f) for f in sample_reports(folder)], one_story=True)) == []
