"""Every threshold of the extract room, with what it was chosen on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    # The largest capture that is read, in bytes. A page of news is under 3 MB with everything inlined; the
    # largest of 216 was 2 MB. A parsed tree takes about ten times the bytes of its page.
    max_bytes: int = 20_000_000
    # The longest plain text or row, in characters, and the most elements and attributes of one tag that a page may have.
    # The longest of 353 reports and pages looked at has 30,000 characters of text and 7,000 elements; a book has a
    # million characters. What the later rooms do grows faster than the text.
    max_text: int = 2_000_000
    max_elements: int = 300_000
    max_attributes: int = 5_000
    # The deepest nesting of elements that is read. The deepest of 216 news pages was 43; libxml2 itself stops at 256
    # unless told to go on, and the body library recurses once for each level.
    max_depth: int = 250
    # Fewer words than this are no report (a caption page of two pictures has about 25).
    min_words: int = 20
    # A row's text is somebody's choice of what the report is: anything with a word in it is taken.
    min_words_of_a_row: int = 1
    # A page that asks for money and holds fewer words than this is a stub. Paid pages with their whole text have over
    # 250 (the shortest of 31 news pages that say they are not free); teasers have 40 to 120.
    paywall_words: int = 120
    # A page that calls itself a listing, or is mostly links, is refused unless it holds this many words or a paragraph
    # of this many; a brief of one paragraph is a report. No page of 216 articles is refused by it.
    listing_words: int = 120
    listing_paragraph: int = 25
    # Sentences that the body library gives and the text does not hold are looked for up to so many lines from the body, and so
    # many words of them are shown.
    left_out_reach: int = 40
    left_out_shown: int = 8
    # A page before a report or in its place (cookies, robots, "not found") has up to so many words, speaks to its reader so
    # often and in such a share of its words, and says so many things that its kind says, or one for so many words; a title
    # that only such pages have counts as so many. By hand on some fifty invented walls in a dozen languages; no page of 216, none of 92 plain saves
    # and no text of ../shared is refused by it.
    wall_words: int = 600
    wall_address: tuple[int, float] = (2, 0.02)
    wall_cues: int = 4
    wall_density: float = 0.03
    wall_title: int = 2
    # The fast extractor's choice, trimmed, is the body if it has so many characters, and of these no more than such shares speak
    # against it: sentences that it gives and that stand apart; sentences inside that stand otherwise than most; sentences near it, and
    # lines inside it that are none, that it does not give. More may, where the densest run of sentences on the page is the same choice by so
    # much of what either has. Any other page is put to the body library. Chosen on every other of 216 pages: over .05….2, .05…1, .1….3 and
    # .02….1 AEB and news F1 move by .002 there, those that need agreement over .2….4, .15….4, .3….4 and .1….24 by .001, and .62….74 of density
    # settle the same pages. On the others AEB is .9667 with all of it (.9672 without agreement, .9691 by the library alone) and news .9672
    # (.9696, .9630); without asking for agreement the wider shares lose .02 of AEB there. 190 of all 216 are settled. Floors: aeb_body_f1, news_body_f1.
    quick_size: int = 400
    quick_doubts: tuple[float, float, float, float] = (0.2, 0.05, 0.2, 0.05)
    quick_doubts_agreed: tuple[float, float, float, float] = (0.4, 0.2, 0.3, 0.2)
    quick_density: float = 0.7
    # Where the body library's quick algorithm and the fast extractor agree less than this, its slow ones are asked
    # too. Over .3….8 on 216 pages every value gives the quality of always asking them (AEB .968, news .952 before
    # anything else is done); at .5 they are asked for 15 pages, which are all of those on which it matters.
    agreement: float = 0.5
    # How agreement is told: pieces of so many characters (white space not counted), one for each so many, are looked up in
    # the other's text. A page on which the two agree less than the share is doubted, in words: the 5 % of 216 pages that
    # agree least hold about half of the bad extractions (../shared/evidence.md).
    agreement_pieces: tuple[int, int] = (24, 60)
    doubtful_share: float = 0.5
    # Of a paragraph that does not stand on the page as the library gives it, stretches of this many characters are looked
    # for: shorter ones are too likely to stand elsewhere, too.
    shortest_stretch: int = 24

    # Bytes to characters: so much of a text, in characters, is looked at for what no text holds. A page cut in the middle of
    # a character has one such; 200 KB of random bytes have 10 % or more whatever charset is tried.
    charset_sample: int = 200_000
    broken_share: float = 0.01
    # So many characters tell a language: of 353 bodies none is told otherwise by 200 than by 3,000, and time grows with
    # them. Fewer letters than these tell nothing.
    language_sample: int = 400
    language_letters: int = 40
    # A sample in which so many different words, and this share of all, are of English alone (lexicons/plain-english.txt) is
    # English without asking the model, which takes .3 s to load. Of 1,900 texts of ../shared of over 200 characters 1,214
    # are told so; the model calls each of them English.
    english_words: int = 3
    english_share: float = 0.08
    # JSON-LD is read so deep, and so many of its objects: of 216 pages the deepest goes 7 deep, and the largest
    # has 3,433, of which the first 2,000 are read. Names of an element are
    # read so far, in characters: lists of names that style sheets are made of can be as long as a paragraph.
    jsonld_depth: int = 12
    jsonld_objects: int = 2000
    names_length: int = 300
    # Text that stands only in a script: strings of this many characters, so many of a script, and at least so many words in
    # them, which are more than a teaser's.
    script_string: int = 200
    script_strings: int = 400
    script_words: int = 60

    # Lines of a page. A sentence has this many words; with more than this share inside links a line is a teaser; phrases
    # of page furniture make furniture of a line of up to this many words, and a longer one is a paragraph that happens to
    # hold them. On 216 pages 4…10 words of a sentence give the same bodies and so do shares of .6….85; at .95 AEB loses
    # .001, at 20 words of furniture .002, at 60 nothing.
    page_sentence_words: int = 6
    teaser_links: float = 0.85
    furniture_words: int = 40
    # A link of this many words beside a date makes it another story's date, not the page's; on 216 pages 3…6 give the same.
    teaser_words: int = 4
    # A line that the page calls the author's has up to so many words; longer ones are about the author.
    marked_byline_words: int = 12
    # A caption that no name calls one: its fewest and most words (fewer are a button or a name, more a paragraph), how many
    # elements up its picture may stand, and how many children and characters besides it the element that holds both has. Of
    # 124 news pages' captions 2 and 3 levels find .81 and 4 and 5 .85, of those listed .80, .80, .80 and .79 being right; 50
    # words for 70, or 20…80 children, change nothing, 3 words for 4 cost .01 of those right, 120 characters .04. Floors:
    # captions_found, captions_right.
    caption_words: tuple[int, int] = (4, 70)
    caption_levels: int = 4
    caption_children: int = 40
    caption_besides: int = 60
    # A photographer's line has up to this many words, if the page's names say so, or if its own words do; 16 and 20 cost .001
    # of plain bodies. In a caption he is looked for in so many last characters.
    photo_credit_words: tuple[int, int] = (12, 14)
    photographer_reach: int = 140
    # The longest line, in words, that credits an agency (a longer one is a paragraph); that dates a page, and the most words
    # before its date, where it does so for certain; and the longest notice of an update. A name has up to so many words.
    # On 308 pages and saves 16…36 words of a dated line, 2…5 before its date and 5 words of a name give the same.
    credit_line_words: int = 45
    dated_line_words: int = 24
    words_before_date: int = 3
    update_words: int = 40
    name_words: int = 6
    # A live blog has this many entries: fewer times with a paragraph under each are a byline and an update. A time as printed
    # has up to so many characters. So many letters and digits of an entry's beginning, and no fewer, tell it from others
    # where JSON-LD lists them, and so many of these are looked at.
    fewest_entries: int = 3
    stamp_length: int = 40
    entry_beginning: tuple[int, int] = (12, 40)
    most_updates: int = 500

    # Plain text saved with its page. All chosen on the 92 plain saves of AEB and one saved portal page, on the flat middle
    # of the range named; the floor plain_body_f1 holds them. A sentence scores its words, up to most_for_one (20…80); any
    # other line costs short_costs (2…20); sentence_words (3…8) make a sentence, if it closes.
    most_for_one: int = 40
    short_costs: float = 5.0
    sentence_words: int = 5
    # A run that has lost this much since its best point is over (20…120): a dozen short lines, or a heading under which
    # pages put what other people wrote (ending_costs); a line that is a date and little else opens another story or a
    # comment (dated_costs), and a date in so few words is no sentence whatever mark closes the line (date_line_words).
    most_lost: float = 90.0
    ending_costs: float = 30.0
    dated_costs: float = 20.0
    date_line_words: int = 12
    # A report goes on behind other stories that were put into it where so many lines in a row, but one, are sentences (5…8), and no
    # more than so many lines were put in.
    resumed_row: int = 6
    most_put_in: int = 40
    # A body shorter than this share of the best run on the page is no body (.1….4), and no more lines than this stand
    # between headline and body (10…40): bylines, dates, buttons, a list of what is to come.
    fair_share: float = 0.2
    most_between: int = 30
    # A line of this many words between sentences is one of them, though nothing closes it: a list item, a post. Shorter
    # ones are a list where sentences stand before and after and it has no more lines than this.
    item_words: int = 10
    list_lines: int = 5
    # A plain text with this many short lines in a row, of which none closes, was saved with its page; they are more than this share
    # of its words, or leaving them out is not worth the risk. Of 1,408 texts of reports without their pages two have nine in
    # a row, and .04 of their words in short lines; of 92 plain saves 86 have twelve or more, and .048 or more of the words. All
    # of any other text is kept, but buttons, addresses and names of files of up to this many words.
    menu_lines: int = 9
    menu_share: float = 0.045
    button_words: int = 5
    # A line of up to this many words over a sentence is a subhead. So many lines above the body are looked at for dates,
    # bylines and appeals, since menus above hold other dates; in a row a byline stands among the first blocks.
    subhead_words: int = 12
    text_lines_above: int = 12
    byline_within: int = 5
    # So many places of the headline are tried; a page that repeats it more often lists it in a menu. A title has from
    # three to 32 words: of 216 pages' titles none has more.
    most_headlines: int = 6
    title_words: tuple[int, int] = (3, 32)

    # A line is the page's own if it stands on this many other pages of its outlet: on two, chance and series are left out.
    # Pages that share this much of the shorter one's longer lines (over recur_length characters) are versions of one
    # report and prove nothing.
    recur_on: int = 2
    recur_length: int = 60
    version_share: float = 0.34

    # What a field for dates may hold: up to so many characters (the longest of the dates that twenty languages' feeds and pages
    # print has 52), of a year between these: the first newspaper came out in 1605, and stamps past 2199 are programs' ways of
    # saying "never". What is outside is no date, and the report's doubts say so.
    said_date_length: int = 80
    said_years: tuple[int, int] = (1600, 2199)

    # A dateline opens one of the first paragraphs: a standfirst, a title or an appeal may have been taken for the first. Of 33
    # in the 308 pages and saves two open the fourth.
    dateline_within: int = 4

    # How many lines above the first paragraph are looked at for headline, standfirst, byline and date, how many below the
    # headline where a teaser above it is taken for the first paragraph, and how many before the headline for a picture.
    # Taken from 40 of the 124 news pages, checked by the floors of titles, authors, dates and captions on all of them.
    lines_above: int = 40
    lines_below: int = 8
    lines_before: int = 6
    # A paragraph with a picture beside it that no name calls a caption is one only up to this many words; a byline has
    # no more than this many (rows and pages alike). A page of which more than this share is links is a list of links.
    unnamed_caption: int = 30
    byline_words: int = 20
    listing_links: float = 0.6
