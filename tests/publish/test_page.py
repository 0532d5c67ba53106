import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.publish import dossiers
from variorum.publish import as_html, as_markdown
from variorum.records import Dossier, Edit, EditKind, Status

VOID = {"meta", "br", "img", "hr", "input", "link"}


class Page(HTMLParser):
    """Tags, attributes and text of a page, and whether its elements close in order."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.hrefs, self.text, self.open, self.crossed = [], [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        self.hrefs += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.crossed.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data):
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.text.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())

    def count(self, tag):
        return sum(name == tag for name, _ in self.tags)


def page(dossier, **how):
    return Page(as_html(dossier, **how).first)


EVERY = {
    "flood": dossiers.flood,
    "nothing": dossiers.nothing,
    "bare": dossiers.bare,
    "one": lambda: dossiers.many(1),
    "forty": lambda: dossiers.many(40),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("quotes_only", [False, True])
def test_every_page_is_well_formed_and_every_link_inside_it_arrives(name, quotes_only):
    found = page(EVERY[name](), quotes_only=quotes_only)
    assert not found.crossed and not found.open
    assert len(found.ids) == len(set(found.ids))
    inside = {href[1:] for href in found.hrefs if href.startswith("#")}
    assert inside <= set(found.ids)


def test_the_head_says_how_many_independent_sources_stand_behind_how_many_reports():
    said = page(dossiers.flood()).words
    assert "2 independent sources in 3 reports , 4–5 March 2031" in said.replace("reports,", "reports ,")
    assert "1 report repeats Fellside Wire." in said
    assert "1 input could not be read." in said
    assert "empty.txt : The file holds no text." in said


def test_a_cell_leads_to_its_words_in_the_report_and_they_lead_back():
    found = page(dossiers.flood())
    cell = next(a for t, a in found.tags if t == "td" and a.get("id") == "k1s1")
    assert cell["data-sign"] == "FW"
    assert "#q1" in found.hrefs and "q1" in found.ids
    assert "#k1s1" in found.hrefs


def test_a_copy_is_folded_under_its_source_and_counted():
    said = page(dossiers.flood()).words
    assert "+1 copy" in said
    assert "+1 repeat" in said
    assert said.count("Portal Nine") >= 2


def test_every_relation_has_a_glyph_and_a_word():
    html = as_html(dossiers.flood()).first
    relations = re.findall(r'<span class="rel \w+"><i aria-hidden="true">(.)</i> ([^<]+)', html)
    assert relations
    assert {glyph for glyph, _ in relations} >= {"≠", "=", "≈", "⊂"}
    assert all(word.strip() for _, word in relations)


def test_quotes_only_leaves_the_texts_out_and_keeps_the_quotes():
    whole, quoted = as_html(dossiers.flood()).first, as_html(dossiers.flood(), quotes_only=True).first
    assert "The main was laid in 1931." in whole
    assert "The main was laid in 1931." not in quoted
    assert "on Wednesday morning" in quoted
    assert "MENU" not in quoted


def test_the_text_of_a_report_stands_on_the_page_letter_by_letter():
    found = as_html(dossiers.flood()).first
    line = re.search(r'<p class="paragraph" dir="auto" lang="en">(.*?)</p>', found).group(1)
    assert Page(line).text and "".join(Page(line).text) == dossiers.WIRE.split("\n\n")[1]


def test_nothing_but_the_page_itself_may_load_or_run():
    html = as_html(dossiers.flood()).first
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html).group(1)
    assert "default-src &#39;none&#39;" in policy
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<style")
    assert not re.search(r"<(link|img|iframe|object|embed|form action)", html)


@pytest.mark.parametrize("attack", dossiers.ATTACKS)
@pytest.mark.parametrize("quotes_only", [False, True])
def test_no_report_can_write_markup(attack, quotes_only):
    harmless, found = (
        page(dossiers.hostile("harmless"), quotes_only=quotes_only),
        page(dossiers.hostile(attack), quotes_only=quotes_only),
    )
    assert found.count("script") == 1
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in harmless.tags}
    names = {name for _, attrs in found.tags for name in attrs}
    assert names <= {name for _, attrs in harmless.tags for name in attrs} | {"data-link", "data-url"}
    assert not any(name.startswith("on") or name == "style" for name in names)
    assert all(href.startswith(("#", "https://ok.example/")) for href in found.hrefs)


@pytest.mark.parametrize("attack", dossiers.ATTACKS)
def test_an_index_of_hostile_stories_is_harmless_too(attack):
    hostile = dossiers.hostile(attack)
    pages = as_html(Dossier(reports=hostile.reports, refused=hostile.refused, stories=hostile.stories * 2))
    found = Page(pages.first)
    assert found.count("script") == 0
    assert all(re.fullmatch(r"dossier-stories/\d+(-[a-z0-9]+)*\.html(#\w+)?", href) for href in found.hrefs)
    assert {p.path for p in pages.stories} == {href for href in found.hrefs if "#" not in href}


def test_control_and_direction_characters_do_not_reach_the_page():
    html = as_html(dossiers.hostile("\u202egnp.exe\u2066 \x00\x1b[31m")).first
    assert not re.search("[\x00\x1b\u202e\u2066]", html)


def test_several_stories_have_a_page_each_and_an_index():
    pages = as_html(dossiers.two_stories(), name="out #1.htm")
    assert [p.path for p in pages.stories] == [
        "out #1-stories/1-water-main-bursts-under-tarn-street-in-ollerby.html",
        "out #1-stories/2-rain-fell.html",
    ]
    assert "2 stories in 4 reports" in Page(pages.first).words
    assert 'href="../out%20%231.htm"' in pages.stories[0].html
    assert 'href="out%20%231-stories/2-rain-fell.html"' in pages.first


def test_a_page_of_nothing_says_so():
    said = page(dossiers.nothing()).words
    assert "Nothing could be read" in said
    assert "The file holds no text." in said


def test_a_report_without_a_title_an_outlet_or_a_date_is_shown_by_its_file():
    said = page(dossiers.bare()).words
    assert "Untitled" not in said and "no title" not in said
    assert (
        '<h1 dir="auto">Rain fell.</h1>' in as_html(dossiers.bare()).first
        and "x.txt" in said
        and "undated" in said
    )
    assert "No claim was found in this report." in said


def test_many_sources_are_listed_by_wording_instead_of_in_columns():
    found = page(dossiers.many(40))
    assert "40 sources: each row lists what is said" in found.words
    assert "30 more wordings" in found.words
    assert any("apparatus" in a.get("class", "") for t, a in found.tags if t == "table")


def test_text_written_from_right_to_left_is_kept_apart():
    arabic = "سفينة تجنح قبالة الجزيرة"
    only = dossiers.report(f"{arabic}\n\nقال شاهد: 12 قاربا.", path="ar.txt", outlet="الساحل")
    made = dossiers.one_story((only,), ())
    html = as_html(made).first
    assert f'<h1 dir="auto">{arabic}</h1>' in html
    assert arabic in Page(html).words


def test_the_same_dossier_makes_the_same_page():
    assert as_html(dossiers.flood()) == as_html(dossiers.flood())


def at_odds_with_itself():
    only = dossiers.report("o\n\n3 hurt. Later: 5 hurt.", path="o", outlet="Old")
    said = [dossiers.reading(only, quote, witness="w0") for quote in ("3 hurt", "5 hurt")]
    claims = (dossiers.claim("hurt", Status.CONFLICT, *said, internal=True),)
    return dossiers.one_story((only,), claims, title="Odd")


def test_a_source_at_odds_with_itself_is_no_difference_between_sources():
    found = page(at_odds_with_itself())
    assert "Inside one source" in found.words
    assert "Where they differ" not in found.words
    inside = {href[1:] for href in found.hrefs if href.startswith("#")}
    assert inside <= set(found.ids)


def test_of_two_copies_the_one_with_a_changed_number_is_shown_first():
    made = dossiers.flood()
    wire, _, local = made.reports
    shared = made.stories[0].lineage.shared[0]
    place = {"left_start": 0, "left_end": 3, "right_start": 0, "right_end": 3}
    reworded = replace(shared, edits=(Edit(**place, kind=EditKind.WORDING),))
    left, right = sorted((wire.id, local.id))
    renumbered = replace(
        shared, left=left, right=right, spans=(), edits=(Edit(**place, kind=EditKind.NUMBER),)
    )
    lineage = replace(made.stories[0].lineage, shared=(reworded, renumbered))
    made = replace(made, stories=(replace(made.stories[0], lineage=lineage),))
    html = as_html(made).first
    assert html.index('class="pair" aria-label') < html.index("wording changed")
    assert html.index("number changed") < html.index("wording changed")


def test_that_nothing_differs_is_said():
    made = dossiers.flood()
    agreed = tuple(c for c in made.stories[0].claims if c.status is Status.AGREE)
    made = replace(made, stories=(replace(made.stories[0], claims=agreed),))
    assert "That does not say that they agree." in page(made).words
    assert "That does not say that they agree." not in page(dossiers.flood()).words


def in_itself() -> Dossier:
    """One report gives two values for one thing; no two sources differ."""
    dossier = dossiers.flood()
    (story,) = dossier.stories
    conflict = next(c for c in story.claims if c.status is Status.CONFLICT)
    report = conflict.readings[0].report
    own = [r for c in story.claims for r in c.readings if r.report == report]
    two = tuple({(r.start, r.end): r for r in own}.values())[:2]
    others = tuple(c for c in story.claims if c.status not in {Status.CONFLICT, Status.CHANGED})
    slip = replace(conflict, readings=two, internal=True)
    return replace(dossier, stories=(replace(story, claims=(slip, *others)),))


def test_what_one_source_tells_in_two_ways_is_counted_above_and_pointed_at():
    dossier = in_itself()
    shown = page(dossier)
    assert shown.hrefs.count("#inside") == 2
    assert "That does not say that they agree." in shown.words
    assert "Inside one source there is 1 difference." in shown.words
    assert "1 inside one source" in as_markdown(dossier)
