"""Finds lines that belong to the page and not to the report (menus, appeals, forms) by their words.

Words used here. Furniture: what belongs to the page and not to the report: menus, appeals, forms. Folded: in small
letters, with single blanks. Lead-in: words with which such lines begin ("Read more").

Lists of furniture.json. `lead_in`: words that open such a line; `whole`: lines as a whole; `inside`: words that stand anywhere in one; `ends`: words
behind which no report goes on; `paywall`: appeals to pay.
"""

from __future__ import annotations

import re
from functools import cache

from variorum.extract.settings import ExtractSettings
from variorum.text.page_lines import furniture_words, lead_in, whole_lines
from variorum.text.scripts import letters_of
from variorum.text.words import WORD

# Scripts in which two signs count as a word.
CJK = re.compile(f"[{letters_of('Kana', 'Hani', 'Hang', 'Thai')}]")
# Marks that end a sentence; marks that may stand behind these.
CLOSING = frozenset(".!?…。！？।؟۔")
AFTER_CLOSING = "\"'”’»)]」』"
# Names of pictures and tags that programs leave behind: a word of this length without a vowel group or blank, or
# letters, digits and underscores mixed.
MACHINE = re.compile(r"^(?=\S{16,}$)(?=\S*[A-Za-z])(?=\S*[\d_])[\w./:-]+$|^https?://\S+$")
# So many characters for each word that furniture may have hold more words than that, in all except a few paragraphs.
LONG = 10
# An appeal that names the outlet.
APPEAL = re.compile(
    r"\b(?:Support|Subscribe to|Welcome to|Donate to) (?P<outlet>(?:The )?[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|&)){0,5})(?:!|$| today\b| now\b)"
)


def word_count(text: str) -> int:
    """Words of `text`; in scripts that set no blanks two characters count as one."""
    count = len(WORD.findall(text))
    return count if text.isascii() else count + len(CJK.findall(text)) // 2


def closes(text: str) -> bool:
    """Whether a mark closes the text, with or without quotation marks and brackets after it."""
    return text.rstrip().rstrip(AFTER_CLOSING)[-1:] in CLOSING


def is_furniture(text: str, settings: ExtractSettings, *, linked: float = 0.0) -> bool:
    """Whether a line belongs to the page and not to the report. `linked` is how much of it is inside links, 0 to 1."""
    if _is_long(text, settings):
        return False
    folded = " ".join(text.casefold().replace("’", "'").split()).strip("•·|→>«»-–— ")
    # only signs ("•"), a line that stands in the list as a whole, or the name or address of a file
    if not folded or folded in whole_lines() or MACHINE.match(text.strip()):
        return True
    count = word_count(folded)
    if count > settings.furniture_words:
        return False
    # a lead-in makes a short line, a linked one, or one that is no sentence
    # "Read more": up to 4 words, or more than .3 of it in links, or no end of a sentence, or a colon near the
    # beginning
    if lead_in().match(folded) and (count <= 4 or linked > 0.3 or not closes(text) or ":" in folded[:40]):
        return True
    return _holds_one(folded, "inside")


def _is_long(text: str, settings: ExtractSettings) -> bool:
    """Whether the beginning of the text alone has more words than furniture ever has. That is so with most
    paragraphs, and saves all other tests.
    """
    begins = text[: LONG * settings.furniture_words]
    return (
        len(begins) < len(text)
        and " " in begins.strip()  # or it may be what a machine left
        and word_count(begins) > settings.furniture_words + 1
    )


def ends_report(text: str) -> bool:
    """Whether a short line heads what stands below reports: comments, forms, other stories, a note on the author."""
    folded = " ".join(text.casefold().replace("’", "'").split()).strip("•·|→>«»-–—:… ")
    words = furniture_words("ends")
    if closes(text):  # "Share your thoughts with friends."; one word may open a sentence of a report, too.
        words = tuple(word for word in words if " " in word)
    return word_count(folded) <= 8 and folded.startswith(words)


# Headings of what others are read, and of what readers wrote or are asked: after these no report goes on.
OTHERS = re.compile(
    r"(?:(?:most|what others are) (?:read|viewed|popular|shared|reading)|popular|trending|related|recommended|more (?:from|stories|news|on|in)|top stories|you may|you might"
    r"|meistgelesen|das könnte sie|mehr zum thema|lesen sie auch|à lire|lire aussi|les plus lus|sur le même sujet|lo más|te puede|más leíd|leggi anche|i più letti|leia (?:mais|também)|mais lidas|lees ook|meest gelezen)\b",
    re.IGNORECASE,
)
# Words with which what follows a report begins: comments, subscriptions, copyright.
PAGE_ENDS = re.compile(
    r"(?:comments?|leave a|post a|add a|write a|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|subscribe|sign up|about the author|copyright|©|all rights)\b|©",
    re.IGNORECASE,
)


def leads_to_others(text: str) -> bool:
    """Whether a short line heads a list of other stories."""
    return word_count(text) <= 8 and OTHERS.match(text.strip()) is not None


def ends_page(text: str) -> bool:
    """Whether a short line, such as "Read more", is where a report's text is over and the page's own begins."""
    return word_count(text) <= 8 and PAGE_ENDS.match(text.strip()) is not None


# Who wrote a report, told below it: "Ada Reed is a reporter for the Post.", and a heading over that ("Über Ada Reed").
NAMED = r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]*){1,3}"
# Who the author is: "Ada Reed is a reporter for the Vale News.", "About Ada Reed".
LIFE = re.compile(
    rf"{NAMED} is (?:an? |the )?(?:[\w'’-]+ ){{0,4}}(?:reporter|writer|journalist|correspondent|columnist|contributor|editor|producer)s?\b"
    rf"(?: (?:for|at|with|living|based|in|covering|who|on)\b[^.]{{0,80}}| and [^.]{{0,60}})?\.?"
    rf"|(?:About|Über|Sobre|Acerca de|À propos de|Informazioni su|Over) {NAMED}"
)
# Words of the longest line that tells of an author's life.
LIFE_WORDS = 20


def is_life(text: str, words: int) -> bool:
    """Whether a line, `words` long, is a note on the author."""
    return words <= LIFE_WORDS and LIFE.fullmatch(text.strip()) is not None


def leads_away(text: str) -> bool:
    """Whether a short line heads titles of other reports: "Related articles", "Read also:"."""
    folded = " ".join(text.casefold().replace("’", "'").split()).strip("•·|→>«»-–—… ")
    return word_count(folded) <= 5 and lead_in().match(folded) is not None


def asks_for_money(text: str) -> bool:
    """Whether a text holds one of the phrases of a paywall or an appeal for money (`furniture.json`)."""
    return _holds_one(text.casefold().replace("’", "'"), "paywall")


def _holds_one(folded: str, name: str) -> bool:
    """Whether `folded` holds a phrase of the list `name`. To be quick, a phrase of three words or more is looked for only where its longest
    inner word is in the text. `folded`: the line in small letters.
    """
    inner, others = _phrases(name)
    return any(phrase in folded for word in folded.split() if word in inner for phrase in inner[word]) or any(
        phrase in folded for phrase in others
    )


@cache
def _phrases(name: str) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The phrases of a list, in two parts: a longest word → the phrases that have it inside, with a blank on either
    side; and the phrases that have no word inside. Few lines have such a word, so that few phrases are compared.
    """
    inner: dict[str, list[str]] = {}
    others = []
    for phrase in furniture_words(name):
        inside = phrase.split(" ")[1:-1]
        if inside:
            inner.setdefault(max(inside, key=len), []).append(phrase)
        else:
            others.append(phrase)
    return inner, tuple(others)
