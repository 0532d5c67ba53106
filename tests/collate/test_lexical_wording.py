"""What six languages say beside numbers: denials, places, posts; and what is told in passing, planned, or of another event."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from variorum.records import Kind, Status
from variorum.text.quantities import quantities
from variorum.text.whens import whens

DENIALS = {
    "de": ("Die Aufsicht hatte das Werk in Ostmoor vor der Fäulnis gewarnt.", "Die Aufsicht hatte das Werk in Ostmoor nicht vor der Fäulnis gewarnt, sagte ein Sprecher."),
    "fr": ("Le concierge avait fermé la grille du parc, selon la mairie.", "D’après les voisins, le concierge n’avait pas fermé la grille du parc."),
    "es": ("El conserje había cerrado la verja del parque.", "El conserje no había cerrado la verja del parque, según los vecinos."),
    "it": ("Il custode aveva chiuso il cancello del parco.", "Il custode non aveva chiuso il cancello del parco, secondo i vicini."),
    "pt": ("O porteiro tinha fechado o portão do parque.", "O porteiro não tinha fechado o portão do parque, segundo os vizinhos."),
    "nl": ("De conciërge had het hek van het park gesloten.", "De conciërge had het hek van het park niet gesloten, zeggen buren."),
}  # fmt: skip


@pytest.mark.parametrize("language", DENIALS)
def test_what_one_says_and_another_denies_is_a_conflict(language: str) -> None:
    one, two = DENIALS[language]
    found = [c for c in shown((language, one), (language, two)) if c.status is Status.CONFLICT]
    assert {r.quote for c in found for r in c.readings} == {one, two}
    assert not [c for c in shown((language, one), (language, one.upper().capitalize())) if c.status is Status.CONFLICT]  # fmt: skip


POSTS = {
    "de": ("Landrat Olav Brandis nannte den Streik falsch.", "Olav Brandis, {}, nannte den Streik falsch.", "Landrat", "Polizeichef"),
    "fr": ("Le préfet Olav Brandis a visité le dépôt.", "Olav Brandis, le {} de la ville, est venu au dépôt.", "préfet", "maire"),
    "es": ("El alcalde Olav Brandis visitó la fábrica.", "Olav Brandis, {} de la zona, acudió a la fábrica.", "alcalde", "fiscal"),
    "it": ("Il sindaco Olav Brandis ha visitato la fabbrica.", "Olav Brandis, {} della città, è andato in fabbrica.", "sindaco", "prefetto"),
    "pt": ("O ministro Olav Brandis visitou a fábrica.", "Olav Brandis, {} do país, esteve na fábrica.", "ministro", "juiz"),
    "nl": ("Burgemeester Olav Brandis bezocht de fabriek.", "Olav Brandis, {} van de stad, kwam naar de fabriek.", "burgemeester", "rechter"),
}  # fmt: skip


@pytest.mark.parametrize("language", POSTS)
def test_two_posts_of_one_person(language: str) -> None:
    one, two, same, other = POSTS[language]
    differing = [c for c in shown((language, one), (language, two.format(other))) if c.kind is Kind.ROLE]
    assert [c.status for c in differing] == [Status.VARIANT]
    alike = [c for c in shown((language, one), (language, two.format(same))) if c.kind is Kind.ROLE]
    assert [c.status for c in alike] == [Status.AGREE]


def test_one_happening_in_two_places() -> None:
    found = shown(
        (
            "es",
            "En Ostmoor robaron tres cuadros.\n\nLa policía detuvo al ladrón de cuadros en un garaje de Torrealta.",
        ),
        ("es", "Robo en Ostmoor.\n\nEl ladrón de cuadros fue detenido en un garaje de Puente Real."),
    )
    (where,) = [c for c in found if c.kind is Kind.PLACE and c.status is Status.VARIANT]
    assert where.status is Status.VARIANT
    assert {r.quote for r in where.readings} == {"Torrealta", "Puente Real"}


def test_the_dead_of_one_sentence_and_the_hurt_of_another_are_in_no_one_place() -> None:
    found = shown(("fr", "À Ostmoor, 14 personnes ont été tuées."), ("fr", "À Ostmoor, 14 personnes ont été blessées."))  # fmt: skip
    assert not [c for c in found if c.status in ALIKE]


def test_what_is_told_in_passing_is_no_number_of_this_event() -> None:
    found = shown(
        (
            "fr",
            "Le feu de Valbrun a tué douze personnes lundi.\n\nEn 2027, un feu avait tué neuf personnes à Castra.",
        ),
        ("fr", "Quatorze personnes sont mortes lundi dans le feu de Valbrun."),
    )
    tolls = [c for c in found if c.kind is Kind.QUANTITY]
    assert [sorted(r.quote.split()[0] for r in c.readings if r.report) for c in tolls]
    assert not [r for c in tolls for r in c.readings if "neuf" in r.quote]


def test_a_plan_is_laid_beside_a_plan_and_beside_no_deed() -> None:
    planned = "Der Streik in Ostmoor soll 48 Stunden dauern."
    again = "In Ostmoor soll der Streik 36 Stunden dauern."
    done = "In Ostmoor dauerte der Streik 36 Stunden."
    assert status_of(shown(("de", planned), ("de", again)), "48", "36") is Status.CONFLICT
    assert status_of(shown(("de", planned), ("de", done)), "48", "36") is None


def test_what_stands_behind_a_joining_word_makes_no_hour_unsure() -> None:
    found = shown(
        ("de", "Der Streik in Ostmoor begann um 3.30 Uhr und soll lange dauern."),
        ("de", "Um 4.15 Uhr begann der Streik in Ostmoor."),
    )
    assert status_of(found, "3.30", "4.15") is Status.CONFLICT


def test_dozens_are_no_second_number_of_what_is_counted_below() -> None:
    found = shown(
        (
            "it",
            "Scontri allo stadio, decine di feriti\n\nA Ostmoor 38 persone sono rimaste ferite negli scontri.",
        ),
        ("it", "Gli scontri di Ostmoor hanno fatto 43 feriti."),
    )
    assert status_of(found, "38", "43") is Status.CONFLICT


def test_an_age_in_brackets_behind_a_person() -> None:
    found = shown(
        ("nl", "De rechtbank in Ostmoor veroordeelde een 36-jarige man wegens brandstichting."),
        ("nl", "De man (39) uit Ostmoor is door de rechtbank veroordeeld wegens brandstichting."),
    )
    assert status_of(found, "36", "39") is Status.CONFLICT


def test_millions_of_euros_are_nobody() -> None:
    said = "Der Schaden in Ostmoor beträgt 2 Millionen Euro, sagte die Polizei."
    assert not [c for c in shown(("de", said), ("de", said + " Mehr nicht.")) if c.kind is Kind.NAME]


def test_surnames_that_end_otherwise_are_spelled_in_two_ways() -> None:
    found = shown(
        ("es", "«No hubo aviso», dijo la directora del museo, Lucía Arnedo."),
        ("es", "Lucía Arneda, que dirige el museo, lo negó: «No hubo ningún aviso»."),
    )
    assert [c.status for c in found if c.kind is Kind.NAME] == [Status.VARIANT]


def test_a_hyphened_seven_is_no_month() -> None:
    said = "Vingt-sept personnes sont venues, et sept personnes sont restées."
    assert not list(whens(said, published="2031-06-04", language="fr"))


def test_for_a_reason_is_no_rate() -> None:
    said = "El aeropuerto cerró cinco horas por un dron y cobró 30 euros por persona."
    assert [m.value.unit for m in quantities(said, language="es")] == ["h", "EUR per persona"]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("es", "Pasará trece años entre rejas, según la sentencia conocida el lunes.", "2031-06-02"),
        ("es", "Será juzgado el lunes.", "2031-06-09"),
        ("fr", "Il passera dix ans en prison, selon le jugement prononcé lundi.", "2031-06-02"),
        ("fr", "Il sera jugé lundi.", "2031-06-09"),
        ("it", "Passerà dieci anni in carcere, secondo la sentenza pronunciata lunedì.", "2031-06-02"),
        ("it", "Sarà processato lunedì.", "2031-06-09"),
    ],
)
def test_a_participle_right_before_a_day_tells_what_was(language: str, said: str, day: str) -> None:
    assert [m.value.earliest for m in whens(said, published="2031-06-04", language=language)] == [day]


def test_no_fewer_than_is_no_denial() -> None:
    found = shown(
        ("fr", "La grève a entraîné l’annulation de 340 vols à Ostmoor."),
        ("fr", "Pas moins de 360 vols ont été supprimés à Ostmoor à cause de la grève."),
    )
    assert status_of(found, "340", "360") in {Status.CONFLICT, Status.COMPATIBLE}


def test_reports_that_name_one_person_are_of_one_event_wherever_they_put_it() -> None:
    found = shown(
        (
            "de",
            "In Hohenstedt sind zwei Babys gestorben. „Das ist furchtbar“, sagte Werksleiterin Sabine Krollmann.",
        ),
        (
            "de",
            "In Neuwinkel sind drei Babys gestorben. „Das ist furchtbar“, sagte Werksleiterin Sabine Krollmann.",
        ),
    )
    assert status_of(found, "zwei", "drei") is Status.CONFLICT


def test_years_between_commas_are_an_age_and_reigns_are_no_sentence() -> None:
    found = shown(
        (
            "es",
            "El tribunal de Ostmoor condenó al alcalde a 16 años de prisión.\n\nEl condenado, de 66 años, ingresó en la cárcel.",
        ),
        (
            "es",
            "El alcalde gobernó Ostmoor durante dos décadas.\n\nEl tribunal le condenó a trece años de prisión. El condenado, de 69 años, ingresó ayer en la cárcel.",
        ),
    )
    assert status_of(found, "66", "69") is Status.CONFLICT
    assert status_of(found, "16 años", "trece") is Status.CONFLICT
    assert status_of(found, "décadas") is None


def test_a_comma_of_another_script_is_no_part_of_a_quotation() -> None:
    found = shown(
        ("zh", "“我们得知后立即停止了生产，”总经理说。"),
        ("zh", "总经理表示：“我们得知后没有停止生产。”"),
    )
    quoted = {r.quote for c in found if c.kind is Kind.QUOTE for r in c.readings}
    assert quoted == {"我们得知后立即停止了生产", "我们得知后没有停止生产"}


def test_a_dateline_says_where_the_news_is() -> None:
    found = shown(
        (
            "de",
            "OSTMOOR – Das Landgericht hat den Wirt zu neun Jahren Haft verurteilt. Er kam ins Gefängnis in Moorhausen.",
        ),
        ("de", "Zu sieben Jahren Haft hat das Landgericht Ostmoor den Wirt verurteilt."),
    )
    assert status_of(found, "neun", "sieben") is Status.CONFLICT


def test_an_elided_article_is_no_part_of_a_name() -> None:
    found = shown(
        ("it", "L’assessore Elio Fontana ha definito inutile lo sciopero di Ostmoor."),
        ("it", "Elio Fontana, sindaco di Ostmoor, parla di sciopero inutile."),
    )
    names = [r.quote for c in found if c.kind is Kind.NAME for r in c.readings]
    assert set(names) == {"Elio Fontana"}
    assert [c.status for c in found if c.kind is Kind.ROLE] == [Status.VARIANT]


def test_an_hour_at_which_nothing_left_differs_from_another_and_never_agrees() -> None:
    one = "A greve dos autocarros de Ostmoor começou às 4h00."
    for hour, status in (("4h40", Status.CONFLICT), ("4h00", None)):
        other = f"Às {hour} já não saía nenhum autocarro em Ostmoor por causa da greve."
        assert status_of(shown(("pt", one), ("pt", other)), "4h00", hour) is status


def test_who_rules_a_thing_out_and_who_does_not_differ() -> None:
    found = shown(
        ("fr", "Au moulin de Torval, la bergère Odile Vasselin a exclu toute vendange précoce."),
        ("fr", "Odile Vasselin, bergère au moulin de Torval, n’écarte pas une semaine de vendange."),
    )
    assert [c for c in found if c.status is Status.CONFLICT and c.kind is Kind.STATEMENT]
    alike = shown(
        ("fr", "Au moulin de Torval, la bergère Odile Vasselin n’exclut pas une vendange précoce."),
        ("fr", "Odile Vasselin, bergère au moulin de Torval, n’écarte pas une semaine de vendange."),
    )
    assert not [c for c in alike if c.status is Status.CONFLICT]
