"""Whether "2 heures", "2 horas", "2 ore" are a time of day or a length of time: the words are the same in these languages."""

from __future__ import annotations

import re

# Words before the number that make a time of day of it ("à 18 heures", "a las 18 horas", "alle ore 18"), before so many hours…
AT = {
    "fr": r"(?:à|vers|dès|avant|après|depuis|jusqu['’]à|est|sera|était|entre|de|ce|matin|soir|midi|heure)",
    "es": r"(?:las|a|hasta|desde|entre)",
    "it": r"(?:alle|dalle|le|ore|entro|verso|tra)",
    "pt": r"(?:às|as|à|até|das|pelas|desde|entre)",
}
# … and words that speak of lasting.
LASTING = {
    "fr": r"(?:dur[ée]s?|dure|durent|durera|dura|duraient|pendant|durant|en|dans|toutes\s+les|plus\s+de|moins\s+de|près\s+de|couru|attendu|travaillé|marché|contre|au\s+lieu\s+de)",
    "es": r"(?:dur[óa]|duran|duraron|durante|en|dentro\s+de|cada|más\s+de|menos\s+de|casi|hace|lleva[nb]?)",
    "it": r"(?:dur[òa]|durata|durato|durata|per|in|tra|ogni|più\s+di|oltre|quasi)",
    "pt": r"(?:durou|dura|duraram|durante|em|dentro\s+de|cada|mais\s+de|menos\s+de|quase|há)",
}
# "Après 18 heures", "après 3 heures de recherches".
EITHER = r"(?:après|tras|dopo|após)"
# Languages in which hours are read.
HOURS = frozenset(AT)
OF = {"fr": r"(?:de\s|d['’])(?!l['’]après)", "es": r"de\s(?!la\s(?:mañana|tarde|noche|madrugada))", "it": r"di\s(?!mattina|notte|sera)|d['’]", "pt": r"de\s"}  # fmt: skip
# What opens a line or stands behind a comma is a stamp or a programme ("Mardi, 18 heures").
STAMPED = re.compile(
    r"(?:^|[\n,(:;–—•|]|\b\d{4}|\b(?:lun|mar|mer|jeu|ven|sam|dim|sáb|dom|lunes|martes|jueves|viernes)\w*)\s*$"
)
# The words themselves; "h" is no length of time.
SPELLED = re.compile(r"heure|hora|ore")
# Code points before an hour that are looked at.
BACK = 40


def lasts(match: re.Match[str], language: str) -> bool:
    """Whether the hours in `match` are a length of time: "a duré 2 heures", "tras 12 horas de búsqueda"."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - BACK) : start].rstrip()
    # "in 2 hours": a length only before "of"; "for 2 hours": always
    if re.search(rf"(?<!\w){EITHER}$", before, re.IGNORECASE):
        return re.match(rf"\s+(?:{OF[language]})", text[end : end + 20]) is not None
    if re.search(rf"(?<!\w){LASTING[language]}$", before, re.IGNORECASE):
        return True
    # spelled out ("2 heures") it is a length, unless "at" stands before it
    if not SPELLED.search(match.group()) or any(letter.isdigit() for letter in match.group()[-2:]):
        return False
    # "of" stands right behind
    if re.match(rf"\s+(?:{OF[language]})", text[end : end + 20]):
        return True
    cue_of_time = re.search(rf"(?<!\w){AT[language]}$", before, re.IGNORECASE)
    return cue_of_time is None and STAMPED.search(text[max(0, start - BACK) : start]) is None
