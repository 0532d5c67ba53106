"""Makes the keys by which names are compared: the words romanised, folded and without titles; and the skeleton, which is the
same for several spellings.

Words used here. Key: a name's words in Latin letters, plain and without titles, by which names are compared.
Skeleton: the consonants of a word, the same for its several spellings.

Keys of person-names.json. `titles`: "mr", "dr" …; `generations`: suffix → number of the generation ("jr" → "2");
`genders`: title → "m" or "f"; `suffixes`: "jr", "phd" ….

Keys of romanisation.json. `classes`: (spelling, what it is replaced by), applied in order; `vowel_spellings`: the
same for vowels ("ee" → "i").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from variorum.text.lexicon import sexes_by_given_name, table

# Scripts that romanisation.json has a table for.
SCRIPTS = ("cyrillic", "greek", "georgian", "armenian", "arabic", "hebrew", "devanagari")
# "y" counts as a vowel
VOWELS = frozenset("aeiouy")
# Signs that stand inside a word of a name and carry no sound that Latin spelling keeps ("Ba'asyir", "ʿAbd").
SILENT = re.compile(r"['’‘ʼʿʾ`´]")
# The place before an inner capital: "DeLaRue" is cut into three words.
INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


@cache
def letters() -> dict[str, str]:
    """Letter of another script → Latin letters for it, of all scripts in `romanisation.json`."""
    rows = table("romanisation.json")
    return {k: v for script in SCRIPTS for k, v in rows[script].items()}


@lru_cache(maxsize=65536)
def romanised(text: str) -> str:
    """Latin letters, lower case, without accents; scripts that have no table stay as they are."""
    known = letters()
    spelled = "".join(known.get(c, c) for c in text.casefold())
    plain = unicodedata.normalize("NFKD", spelled)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(LATIN)


# Latin letters of some languages that no decomposition turns into plain ones.
LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ə": "a"}
)


@cache
def word_set(part: str) -> frozenset[str]:
    """The words of one list of `person-names.json`."""
    return frozenset(table("person-names.json")[part])


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in reading order: "Putin, Vladimir" is turned, joined capitals are split, titles kept."""
    name = INNER_CAPITAL.sub(" ", name)
    before, comma, after = name.partition(",")
    if comma and after.strip() and romanised(after).strip(" .") not in word_set("suffixes"):
        name = f"{after} {before}"
    plain = SILENT.sub("", romanised(name))
    return tuple(re.findall(r"[^\W_]+", plain))


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a person's name that two spellings must share to be the same to the letter: without
    titles, generational suffixes and a word said twice running.
    """
    own = own_words(name)
    return tuple(word for number, word in enumerate(own) if not number or own[number - 1] != word)


@lru_cache(maxsize=65536)
def own_words(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters and folded, without titles before and suffixes behind. Unlike in `name_key`, a word that is
    said twice running stays twice.
    """
    words = words_of(name)
    titles, suffixes = word_set("titles"), word_set("suffixes")
    start = 0
    while start < len(words) - 1 and words[start] in titles:
        start += 1
    return tuple(word for word in words[start:] if word not in suffixes) or words


@lru_cache(maxsize=65536)
def marks(name: str) -> tuple[str | None, str | None]:
    """(generation, sex) of the person, told by a suffix ("Jr.", "II") and by titles ("Mr"); None for what they do not tell."""
    words = words_of(name)
    names = table("person-names.json")
    generation = names["generations"].get(words[-1]) if len(words) > 1 else None
    titles, end = word_set("titles"), 0
    # all titles before the name ("Mr Dr Reed"); the last word is the name itself
    while end < len(words) - 1 and (words[end] in titles or words[end] in names["genders"]):
        end += 1
    # titles that contradict each other tell nothing
    genders = {names["genders"][word] for word in words[:end] if word in names["genders"]}
    return generation, genders.pop() if len(genders) == 1 else None


@cache
def given_names() -> Mapping[str, str]:
    """Given names whose bearers are of one sex, lower case and plain, with that sex (m, f)."""
    return {romanised(name): sex for name, sex in sexes_by_given_name().items()}


@lru_cache(maxsize=65536)
def of_sexes(titled: str, named: str) -> bool:
    """Whether the names are of a man and a woman: a title in `titled` says one sex ("Mr Reed"), the given name in
    `named` the other ("Ada Reed").
    """
    _, sex_of_title = marks(titled)
    words = name_key(named)
    # a given name that is in no list says no sex
    return (
        sex_of_title is not None
        and len(words) > 1
        and given_names().get(words[0], sex_of_title) != sex_of_title
    )


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word, in classes of letters that romanisations confuse (v/w, k/q/c, s/z/x, sh/sch/sz). Doubled
    letters count once; of vowels only a first one is kept. "Zhukov" and "Schukow" have one skeleton; so have "Jeong" and
    "Jong"."""
    plain = romanised(word)
    # spellings of one sound are made one
    for spelled, kept in table("romanisation.json")["classes"]:
        plain = plain.replace(spelled, kept)
    kept_letters: list[str] = []
    # a vowel is kept only at the beginning, a doubled consonant once
    for index, letter in enumerate(plain):
        if letter in VOWELS:
            if index == 0:
                kept_letters.append("a" if letter in "aeo" else "u")
        elif letter == "h" and index:
            continue
        elif not kept_letters or kept_letters[-1] != letter:
            kept_letters.append(letter)
    return "".join(kept_letters)


def sounding(word: str) -> str:
    """Like `skeleton`, but all vowels are kept, in classes of their own: words alike by it are more alike."""
    plain = romanised(word)
    rows = table("romanisation.json")
    for spelled, kept in (*rows["vowel_spellings"], *rows["classes"]):
        plain = plain.replace(spelled, kept)
    return re.sub(r"(.)\1+", r"\1", plain)
