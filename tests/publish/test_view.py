"""Sources with their copies folded, and what each says beside the others."""

import re
from dataclasses import replace

from tests.publish import dossiers
from tests.publish.dossiers import claim, homes, one_story, reading, report, whole
from variorum.publish import as_html, as_markdown, summary
from variorum.publish.facts import lent_to, own_share, ties
from variorum.publish.relations import relations, stamps, variants
from variorum.publish.view import story_views
from variorum.records import CollatedStory, Direction, Hedge, Kind, Lineage, Passage, Status, Witness


def view(dossier):
    return story_views(dossier)[0]


def related(row, cell, reports):
    return [(r.mark.glyph, r.mark.word, r.signs) for r in relations(row, cell, stamps(reports))]


def test_copies_are_folded_under_the_report_they_repeat():
    made = view(dossiers.flood())
    assert [(s.sign, s.name, [c.outlet for c in s.copies]) for s in made.sources] == [
        ("FW", "Fellside Wire", ["Portal Nine"]),
        ("OB", "The Ollerby Bell", []),
    ]
    assert made.independent == 2
    assert [w.name for w in made.absent] == ["Northern Desk"]


def test_copies_are_listed_by_day_and_then_by_name():
    named = [
        ("Zeta Post", None),
        ("Omega Daily", "2031-03-10"),
        ("Alpha News", "2031-03-11T08:00"),
        ("Beta Times", "2031-03-10"),
        ("alpha Wire", None),
    ]
    copies = [
        report("A pipe burst.", path=f"{name}.txt", outlet=name, published=published)
        for name, published in named
    ]
    lead = report("A pipe burst.", path="lead.txt", outlet="Lead")
    made = one_story((lead, *copies), ())
    (collated,) = made.stories
    one = replace(collated, lineage=Lineage(witnesses=(whole("w0", "Lead", lead, *copies),)))
    (source,) = view(replace(made, stories=(one,))).sources
    assert [copy.outlet for copy in source.copies] == [
        "Beta Times",
        "Omega Daily",
        "Alpha News",
        "alpha Wire",
        "Zeta Post",
    ]


def test_files_of_one_name_are_told_apart_by_their_folders():
    paths = ("in/a/index.html", "in/b/index.html", "in/b/other.html", "c/index.html")
    reports = tuple(report(f"A pipe burst in {path}.", path=path) for path in paths)
    named = (*reports, report("A pipe.", path="d/index.html", outlet="Bell"))
    assert [source.name for source in view(one_story(named, ())).sources] == [
        "a/index.html",
        "b/index.html",
        "other.html",
        "c/index.html",
        "Bell",
    ]


def test_where_nothing_shows_who_was_first_each_form_says_so():
    sure = dossiers.flood()
    (collated,) = sure.stories
    shared = tuple(replace(pair, direction=Direction.UNDECIDED) for pair in collated.lineage.shared)
    unsure = replace(sure, stories=(replace(collated, lineage=replace(collated.lineage, shared=shared)),))
    for made, said in ((sure, False), (unsure, True)):
        told = (as_html(made).first, as_markdown(made), " ".join(summary(made, form="full").split()))
        assert ["who was first is not decided" in text for text in told] == [said] * 3
    assert "1 report repeats Fellside Wire; who was first is not decided." in as_html(unsure).first


def test_the_same_words_of_a_copy_are_a_repeat():
    cell = view(dossiers.flood()).rows[0].cells[0]
    assert [r.quote for r in cell.shown] == ["on Tuesday"]
    assert len(cell.repeats) == 1


def with_copy(lead_text, copy_text, quotes, values):
    return view(copied(lead_text, copy_text, quotes, values)).rows[0].cells[0]


def copied(lead_text, copy_text, quotes, values):
    """One telling in two reports that give these quotes and values."""
    lead, copy = report(lead_text, path="a", outlet="A"), report(copy_text, path="b", outlet="B")
    made = one_story((lead, copy), ())
    readings = tuple(
        reading(r, q, witness="w", value=v) for r, q, v in zip((lead, copy), quotes, values, strict=True)
    )
    collated = CollatedStory(
        story=made.stories[0].story,
        lineage=Lineage(witnesses=(whole("w", "A", lead, copy),)),
        claims=(claim("hurt", Status.SINGLE, *readings, kind=Kind.QUANTITY),),
    )
    return replace(made, stories=(collated,))


def test_a_number_that_a_copy_changed_is_shown():
    values = (homes(31, hedge=Hedge.EXACT, said="31"), homes(30, hedge=Hedge.EXACT, said="30"))
    cell = with_copy("x\n\n31 hurt", "x\n\n30 hurt", ("31 hurt", "30 hurt"), values)
    assert [r.quote for r in cell.shown] == ["31 hurt", "30 hurt"]


def test_other_typography_is_a_repeat():
    cell = with_copy(
        "x\n\n“It's - over”", 'x\n\n"It’s – over"', ("“It's - over”", '"It’s – over"'), (None, None)
    )
    assert len(cell.shown) == 1


def test_cells_say_from_whom_they_differ_and_with_whom_they_go():
    texts = [f"{n}\n\n{n} homes" for n in ("40", "41", "40")]
    reports = tuple(
        report(t, path=str(n), outlet=o) for n, (t, o) in enumerate(zip(texts, "XYZ", strict=True))
    )
    said = [
        reading(
            r, f"{n} homes", witness=f"w{i}", value=replace(homes(n, hedge=Hedge.EXACT, said=str(n)), high=n)
        )
        for i, (r, n) in enumerate(zip(reports, (40, 41, 40), strict=True))
    ]
    made = view(one_story(reports, (claim("homes", Status.CONFLICT, *said, kind=Kind.QUANTITY),)))
    row = made.rows[0]
    assert related(row, row.cells[0], reports) == [("≠", "differs from", ("Y",)), ("=", "as", ("Z",))]
    assert [[c.source.sign for c in v.cells] for v in variants(row)] == [["X", "Z"], ["Y"]]


def test_changed_values_say_which_is_later():
    old = report("o\n\n3 hurt", path="o", outlet="Old", published="2031-03-04")
    new = report("n\n\n5 hurt", path="n", outlet="New", published="2031-03-05T08:00Z")
    said = (reading(old, "3 hurt", witness="w0"), reading(new, "5 hurt", witness="w1"))
    row = view(one_story((old, new), (claim("hurt", Status.CHANGED, *said),))).rows[0]
    assert related(row, row.cells[0], (old, new)) == [("→", "earlier than", ("N",))]
    assert related(row, row.cells[1], (old, new)) == [("→", "later than", ("O",))]


def test_a_report_that_is_at_odds_with_itself_is_called_so():
    only = report("o\n\n3 hurt. Later: 5 hurt.", path="o", outlet="Old")
    said = (reading(only, "3 hurt", witness="w0"), reading(only, "5 hurt", witness="w0"))
    row = view(one_story((only,), (claim("hurt", Status.CONFLICT, *said, internal=True),))).rows[0]
    assert related(row, row.cells[0], (only,)) == [("≠", "differs in itself", ())]


def test_passages_of_another_telling_are_not_a_reports_own_text():
    made = dossiers.flood()
    wire, _, local = made.reports
    half = len(local.text) // 2
    lineage = Lineage(
        witnesses=(
            Witness(
                id="w1",
                name="Wire",
                reports=(wire.id,),
                passages=(
                    Passage(report=wire.id, start=0, end=len(wire.text)),
                    Passage(report=local.id, start=0, end=half),
                ),
            ),
            Witness(
                id="w2",
                name="Bell",
                reports=(local.id,),
                passages=(Passage(report=local.id, start=half, end=len(local.text)),),
            ),
        )
    )
    found = view(replace(made, stories=(replace(made.stories[0], lineage=lineage),)))
    assert own_share(found, wire) == 1.0
    assert abs(own_share(found, local) - 0.5) < 0.01


def test_ties_say_who_has_it_from_whom():
    made = dossiers.flood()
    wire, copy, _ = made.reports
    assert [t.words for t in ties(view(made), copy)] == ["the same text, shortened, taken from it"]
    assert [t.words for t in ties(view(made), wire)] == ["the same text, shortened, given to it"]


def test_a_reading_of_a_telling_that_the_lineage_does_not_know_is_not_lost():
    only = report("o\n\n3 hurt", path="o", outlet="Old")
    made = view(
        one_story((only,), (claim("hurt", Status.SINGLE, reading(only, "3 hurt", witness="stranger")),))
    )
    assert [r.quote for row in made.rows for cell in row.cells for r in cell.shown] == ["3 hurt"]


def test_what_stands_in_one_report_alone_is_no_difference_between_sources():
    """Though its passages are two sources' tellings."""
    made = dossiers.flood()
    local = made.reports[2]
    quotes = [reading(local, words, witness=w) for words, w in (("63 houses", "w1"), ("Two dogs", "w2"))]
    story = replace(
        made.stories[0],
        claims=(claim("how many", Status.CONFLICT, *quotes, kind=Kind.QUANTITY, internal=True),),
    )
    found = view(replace(made, stories=(story,)))
    assert not found.of(Status.CONFLICT)
    assert [row.inside for row in found.rows] == [True]


def test_an_outlet_has_one_sign_however_many_reports_it_has():
    reports = tuple(
        report(f"Head {n}\n\n{n} homes", path=f"{n}.txt", outlet=o)
        for n, o in enumerate(("Al Noor", "Arden Almanac", "Al Noor", "Al Noor"))
    )
    signs = [s.sign for s in view(one_story(reports, ())).sources]
    assert signs == ["AN¹", "AA", "AN²", "AN³"]
    assert {s.rstrip("¹²³") for s, r in zip(signs, reports, strict=True) if r.outlet == "Al Noor"} == {"AN"}


def one_telling(lead_words, copy_words, *, status=Status.VARIANT):
    """A claim about what a copy has in other words: both are one source's."""
    made = copied(lead_words, copy_words, (lead_words, copy_words), (None, None))
    story = made.stories[0]
    changed = replace(story, claims=(replace(story.claims[0], status=status, kind=Kind.QUOTE),))
    return view(replace(made, stories=(changed,)))


def test_what_a_copy_has_in_other_words_is_shown_where_the_claim_is_about_that():
    told = one_telling("I mean, we are in crisis", "We are in crisis")
    cell = told.rows[0].cells[0]
    assert told.rows[0].inside
    assert [r.quote for r in cell.shown] == ["I mean, we are in crisis", "We are in crisis"]
    assert cell.elsewhere == (None, "B")
    assert cell.repeats == ()


def test_a_report_that_carries_passages_of_a_source_is_named_with_it():
    lead = report("A long report of the Wire about the flood. It has two sentences.", path="a", outlet="Wire")
    other = report("Its own words about the flood. It has two sentences.", path="b", outlet="Bell")
    made = one_story((lead, other), ())
    (first, second), story = made.stories[0].lineage.witnesses, made.stories[0]
    lent = replace(first, passages=(*first.passages, Passage(report=other.id, start=31, end=52)))
    told = view(
        replace(made, stories=(replace(story, lineage=replace(story.lineage, witnesses=(lent, second))),))
    )
    assert [[r.outlet for r in lent_to(told, source)] for source in told.sources] == [["Bell"], []]
    page = as_html(replace(made, stories=(told.collated,))).first
    assert re.search(r'passages in <a href="#r2"[^>]*>Bell</a>', page)
    assert page.count("nobody here") == 1
