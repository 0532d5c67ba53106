"""Whether a clause tells what was or what will be: that settles which Thursday and which 8 March is meant.

Words used here. Clause: the text from the last mark or conjunction to the next. Behind, ahead: the text before and
after the date. Loose: words by which a day may lie on either side.

Keys of dates.json. `loose`: words that settle no tense; `forms`: "past", "future" → a pattern of verb forms.
"""

from __future__ import annotations

import re
from functools import cache

from variorum.text.lexicon import first_words
from variorum.text.when.patterns import either, lexicon

# Where a clause ends: a mark with a blank, a quotation mark.
CLAUSE = re.compile(r"[.!?;\n]\s|[“”\"]")
# Before a day that something was put off to, asked for or ended by, a verb of the past says nothing of the day.
AIMED = re.compile(
    r"\b(?:for|until|till|by|to|before|through|bis|auf|für|jusqu\S+|au|al|pour|avant|d['’]ici|hasta|antes|para|per|fino|entro|até|tot|voor|uiterlijk|spätestens)\s+(?:\w{1,3}\s+)?\Z",
    re.IGNORECASE,
)
# What makes an adjective or a passive of a form in -ed: "the wanted man", "will be inspected".
NOT_FINITE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|our|this|that|these|those|of|be|being|get|to|\w{2,}ly)\s+\Z",
    re.IGNORECASE,
)
NOT_VERBS = frozenset(
    {
        "hundred",
        "indeed",
        "united",
        "exceed",
        "succeed",
        "proceed",
        "speed",
        "breed",
        "sacred",
        "kindred",
        "naked",
        "unprecedented",
        "so-called",
    }
)
# A participle right before a day ("la sentencia conocida el lunes"), and letters before it within which a verb of what will be
# belongs to it ("será juzgado el lunes").
DONE = {
    "es": re.compile(r"\b\w{2,}(?:ad|id)[oa]s?\s+(?:(?:el|este|la|en\s+la)\s+)?\Z"),
    "pt": re.compile(r"\b\w{2,}(?:ad|id)[oa]s?\s+(?:(?:na|no|nesta|neste)\s+)?\Z"),
    "it": re.compile(r"\b\w{2,}(?:at|ut|it)[oaei]\s+(?:(?:il|lo|la|di)\s+)?\Z"),
    "fr": re.compile(r"\b\w{2,}(?:é|ée|és|ées)\s+(?:(?:le|ce)\s+)?\Z"),
}
# A form of "to be" or "to go" right before: what follows is to come.
TO_BE = re.compile(
    r"\b(?:ser|être|essere|será|serán|sera|seront|sarà|saranno|serão|va|van|vai|vão)\s+\Z", re.IGNORECASE
)
# Characters between a verb of the future and its participle.
NEAR = 15
# "Op 1 oktober gaat de winkel dicht": languages in which what will be is often told in the present.
PRESENT_MAY_BE_TO_COME = frozenset({"de", "es", "fr", "it", "nl", "pt"})
# What is done again, told in the present, is to come ("As escolas reabrem na sexta-feira", "vrijdag rijden de treinen weer").
RESUMES = re.compile(
    r"\b(?:wieder|weer|opnieuw|de nuevo|à nouveau|di nuovo|de novo|reabren?|reabrem?|reanudan?|retom[ae]m?|recome[cç]am?|rouvr\w+|repren\w+|riapr\w+|riprend\w+|heropen\w*|hervat\w*)\b",
    re.IGNORECASE,
)
# "Dopo la vittoria di domenica" may be told beside a verb of what will be.
AFTER = re.compile(r"\b(?:nach|na|après|tras|dopo|após|depois d\w+)\s+(?:\w+\W){1,4}\Z", re.IGNORECASE)
# "The vote is on Sunday", "the deadline is 11:59 p.m. Sunday".
IS_ON = re.compile(
    r"\b(?:is|are|['’]s)\s+(?:(?:on|at|early|late|next|this)\s+)*(?:[\d:.]+\s*(?:[ap]\.?m\.?)?\s+)?(?:on\s+)?\Z"
)
# So many characters may stand between a verb of saying and the day on which it was said.
SAID_ON = 12


def tense(behind: str, ahead: str, language: str) -> str:
    """The tense around a date: "past", "future", "either" (something planned, or going on until then) or "" (no verb).

    Where there is no verb of either, "present" in languages whose present also tells what will be.
    It is the tense of the nearest verb before the date, `behind`, or else of the first verb after it in its clause,
    `ahead`. Linear in both texts.
    """
    # a participle right before the date, unless "to be" is before it
    before = CLAUSE.split(behind)[-1]
    participle = DONE[language].search(before) if language in DONE else None
    if participle and not (
        TO_BE.search(before[: participle.start()])
        or _last(before, language, "future") >= max(0, participle.start() - NEAR)
    ):
        return "past"
    if language == "en" and IS_ON.search(behind):
        return "future"
    # a plan: it may still lie ahead, unless what follows tells the past
    if AIMED.search(before):
        if _last(before, language, "future") >= 0:
            return "future"
        is_over = (
            _first(CLAUSE.split(ahead)[0], language, "past") if _last(before, language, "past") < 0 else None
        )
        return "past" if is_over else "either"
    if _loose(language).search(before):
        return "either"
    # the last verb before the date; else the first behind it
    past, future = _last(before, language, "past"), _last(before, language, "future")
    # "nachdem": what stands behind it comes first
    after_what = AFTER.search(before) if language in PRESENT_MAY_BE_TO_COME else None
    if after_what and past < 0 <= future < after_what.start():
        return "either"
    if past < 0 and future < 0:
        after = CLAUSE.split(ahead)[0]
        if _loose(language).search(after):
            return "either"
        first_verbs = [
            (first_verb.start(), name)
            for name in ("past", "future")
            if (first_verb := _first(after, language, name))
        ]
        if first_verbs:
            return min(first_verbs)[1]
        if language in PRESENT_MAY_BE_TO_COME and RESUMES.search(f"{before} {after}"):
            return "future"
        return "present" if language in PRESENT_MAY_BE_TO_COME else ""
    return "past" if past > future else "future"


def _last(clause: str, language: str, name: str) -> int:
    """Where the last verb of this tense begins in the clause; -1 where there is none."""
    found = [
        match.start() for match in _pattern(language, name).finditer(clause) if _counts(match, clause, name)
    ]
    return found[-1] if found else -1


def _first(clause: str, language: str, name: str) -> re.Match[str] | None:
    """The first place in the clause of a word on the list `name` ("past", "future") that counts as its verb; None where there is none."""
    return next(
        (match for match in _pattern(language, name).finditer(clause) if _counts(match, clause, name)), None
    )


def _counts(match: re.Match[str], clause: str, name: str) -> bool:
    """Whether the match is a finite verb that tells the clause's tense: a word for the future always, "said" only near the clause's end.
    `name`: the list that the word is on.
    """
    if name == "future":
        return True
    word = match.group().lower()
    # "to have said", "having gone": the verb itself says no tense; 20 characters hold the words that show this
    if word in NOT_VERBS or NOT_FINITE.search(clause[max(0, match.start() - 20) : match.start()]):
        return False
    return word not in _saying() or len(clause) - match.end() <= SAID_ON


@cache
def _saying() -> frozenset[str]:
    """Past forms of verbs of saying: "he said the hall is inspected on Thursday" tells nothing of Thursday."""
    verbs = first_words("reporting-verbs.txt")
    regular = {verb + ("d" if verb.endswith("e") else "ed") for verb in verbs} | {
        verb[:-1] + "ied" for verb in verbs if verb.endswith("y")
    }
    return frozenset(regular | {"said", "told", "wrote", "saw", "found", "thought", "spoke"})


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """A pattern for the words of a tense (`name`) and the forms that show it."""
    words = lexicon(language)
    # endings that show the tense, as a pattern
    form = words["forms"][name]
    return re.compile(rf"\b(?:{either(words[name])}{'|' + form if form else ''})\b", re.IGNORECASE)


@cache
def _loose(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon(language)['loose'])})\b", re.IGNORECASE)
