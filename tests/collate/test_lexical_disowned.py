"""What a report does not vouch for agrees with nothing, in any language; and what looks like a denial and is none stays a value."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from variorum.records import Kind, Status

UNTRUE = {
    "fr": ("Il est faux que 24 ouvriers soient morts dans l’incendie d’Ostmoor.", "24 ouvriers sont morts dans l’incendie d’Ostmoor."),
    "de": ("Es stimmt nicht, dass bei dem Brand in Ostmoor 24 Arbeiter gestorben sind.", "Bei dem Brand in Ostmoor sind 24 Arbeiter gestorben."),
    "es": ("Es falso que murieran 24 obreros en el incendio de Ostmoor.", "Murieron 24 obreros en el incendio de Ostmoor."),
    "it": ("È falso che siano morti 24 operai nel rogo di Ostmoor.", "Sono morti 24 operai nel rogo di Ostmoor."),
    "pt": ("É falso que tenham morrido 24 operários no incêndio de Ostmoor.", "Morreram 24 operários no incêndio de Ostmoor."),
    "nl": ("Het is niet waar dat bij de brand in Ostmoor 24 arbeiders zijn omgekomen.", "Bij de brand in Ostmoor zijn 24 arbeiders omgekomen."),
    "ru": ("Неправда, что при пожаре в Остморе погибли 24 рабочих.", "При пожаре в Остморе погибли 24 рабочих."),
    "ja": ("東港市の火災で作業員24人が死亡したというのは事実ではない。", "東港市の火災で作業員24人が死亡した。"),
}  # fmt: skip


@pytest.mark.parametrize("language", UNTRUE)
def test_a_number_that_is_said_to_be_untrue_agrees_with_none(language: str) -> None:
    one, two = UNTRUE[language]
    assert not [
        c for c in shown((language, one), (language, two)) if c.status in ALIKE and "24" in str(c.readings)
    ]


def test_what_is_denied_before_a_joining_word_denies_nothing_behind_it() -> None:
    claims = shown(
        ("fr", "Le maire d’Ostmoor dément toute faute, mais 24 ouvriers sont morts dans l’incendie."),
        ("fr", "24 ouvriers sont morts dans l’incendie d’Ostmoor."),
    )
    assert status_of(claims, "24") is Status.AGREE


UNSAID = {
    "fr": "« {} », n’a jamais dit le directeur Olav Brandis.",
    "de": "„{}“, hat der frühere Direktor Olav Brandis nie gesagt.",
    "es": "«{}», nunca dijo el director Olav Brandis.",
    "it": "«{}», non ha mai detto il direttore Olav Brandis.",
    "pt": "«{}», nunca disse o diretor Olav Brandis.",
    "nl": "„{}”, heeft de vorige directeur Olav Brandis nooit gezegd.",
    "ru": "«{}», — никогда не говорил директор Олав Брандис.",
    "ar": "«{}»، لم يقل المدير سامي مراد ذلك.",
    "he": '"{}", לא אמר המנהל פאול מור.',
}
WORDS = {
    "fr": "Le pont sera rouvert avant la fin du mois",
    "de": "Die Brücke wird vor dem Ende des Monats geöffnet",
    "es": "El puente abrirá antes de que acabe el mes",
    "it": "Il ponte riaprirà prima della fine del mese",
    "pt": "A ponte vai reabrir antes do fim do mês",
    "nl": "De brug gaat voor het einde van de maand open",
    "ru": "Мост откроют до конца этого месяца",
    "ar": "سيفتح الجسر قبل نهاية هذا الشهر",
    "he": "הגשר ייפתח לפני סוף החודש הזה",
}


@pytest.mark.parametrize("language", UNSAID)
def test_a_quotation_that_nobody_said_conflicts_with_the_same_words(language: str) -> None:
    marked = UNSAID[language]
    said = marked.replace("n’a jamais dit", "a dit").replace("hat der frühere Direktor Olav Brandis nie gesagt", "sagte Direktor Olav Brandis")  # fmt: skip
    said = said.replace("nunca ", "").replace("non ha mai detto", "ha detto").replace("heeft de vorige directeur Olav Brandis nooit gezegd", "zei directeur Olav Brandis")  # fmt: skip
    said = said.replace("никогда не говорил", "сказал").replace("لم يقل المدير سامي مراد ذلك", "قال المدير سامي مراد").replace("לא אמר", "אמר")  # fmt: skip
    assert said != marked
    claims = shown(*((language, one.format(WORDS[language])) for one in (marked, said)))
    assert {c.status for c in claims if c.kind is Kind.QUOTE} == {Status.CONFLICT}


def test_words_of_which_one_quotation_has_a_not_before_all_conflict() -> None:
    claims = shown(
        ("he", 'המנהל פאול מור אמר: "לא סגרנו את דלתות המחסן".'),
        ("he", 'המנהל פאול מור אמר: "סגרנו את דלתות המחסן".'),
    )
    assert {c.status for c in claims if c.kind is Kind.QUOTE} == {Status.CONFLICT}


def test_a_not_that_is_half_of_an_only_denies_no_number() -> None:
    claims = shown(
        ("fr", "La candidate d’Ostmoor n’a recueilli que 412 voix lundi."),
        ("fr", "La candidate d’Ostmoor a obtenu 412 voix lundi."),
    )
    assert status_of(claims, "412") is Status.AGREE


@pytest.mark.parametrize(
    ("language", "past", "now"),
    [
        ("de", "2019 hatte ein Brand in Ostmoor 21 Arbeiter getötet.", "Das Feuer in Ostmoor tötete 21 Arbeiter."),
        ("fr", "En 2019, un incendie avait tué 21 ouvriers à Ostmoor.", "Le feu a tué 21 ouvriers à Ostmoor."),
        ("zh", "2019年，东港市的火灾曾造成21名工人死亡。", "东港市火灾造成21名工人死亡。"),
    ],
)  # fmt: skip
def test_what_befell_long_ago_does_not_agree_with_what_befell_now(language: str, past: str, now: str) -> None:
    opening = {"de": "In Ostmoor brannte es am Montag.", "fr": "Un feu a pris lundi à Ostmoor.", "zh": "周一，东港市发生火灾。"}  # fmt: skip
    claims = shown(*((language, f"{opening[language]} {said}") for said in (past, now)))
    assert not [c for c in claims if c.status in ALIKE and all("21" in r.quote for r in c.readings)]


def test_two_ministers_of_two_fields_are_no_one_post() -> None:
    pairs = {
        "de": ("Innenministerin Petra Lohm sagte Hilfe zu.", "Gesundheitsministerin Petra Lohm sagte Hilfe zu."),
        "fr": ("Le ministre des Transports, Alban Forge, a promis de l’aide.", "Le ministre de l’Intérieur, Alban Forge, a promis de l’aide."),
    }  # fmt: skip
    for language, (one, two) in pairs.items():
        posts = [c.status for c in shown((language, one), (language, two)) if c.kind is Kind.ROLE]
        assert posts == [Status.VARIANT], language


def test_who_is_counted_is_not_what_befell_them() -> None:
    claims = shown(
        ("it", "Scontri lunedì a Ostmoor: 14 manifestanti arrestati dalla polizia."),
        ("it", "A Ostmoor la polizia ha arrestato 18 persone negli scontri di lunedì."),
    )
    assert status_of(claims, "14", "18") is Status.CONFLICT


def test_what_befell_things_is_not_what_befalls_people() -> None:
    claims = shown(
        ("fr", "Trente-quatre bus ont brûlé dans l’incendie du dépôt d’Ostmoor."),
        ("fr", "L’incendie du dépôt d’Ostmoor a détruit 41 bus."),
    )
    assert [c.status for c in claims if c.label == "buses destroyed"] == [Status.CONFLICT]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("nl", "„De straat trilde minutenlang”, zei Henk Roelofsen.", "„De straat trilde minutenlang”, zegt Henk Roelofs."),
        ("de", "„Alles hat lange gebebt“, sagte Annegret Pohlmann.", "„Alles hat lange gebebt“, sagte Annegret Pohl von der Feuerwehr."),
        ("fr", "« Tout a tremblé longtemps », a dit Solène Dutertre.", "« Tout a tremblé longtemps », a dit Solenn Dutertre."),
        ("de", "„Alles hat lange gebebt“, sagte Katia Brandner.", "„Alles hat lange gebebt“, sagte Katja Brandner."),
    ],
)  # fmt: skip
def test_names_that_go_on_or_differ_by_a_letter_are_variants(language: str, one: str, two: str) -> None:
    assert Status.VARIANT in {
        c.status for c in shown((language, one), (language, two)) if c.kind is Kind.NAME
    }


def test_given_names_that_may_be_a_mans_and_a_womans_are_two_persons() -> None:
    one, two = (
        "„Alles hat lange gebebt“, sagte Mario Brandner.",
        "„Alles hat lange gebebt“, sagte Maria Brandner.",
    )
    names = [c for c in shown(("de", one), ("de", two)) if c.kind is Kind.NAME]
    assert Status.VARIANT not in {c.status for c in names}
