"""Reports of an event of which no list has the words: one event by its place and rare words, days that something lasts from or to, what a
short report gives once, bare millions, and persons behind one title."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from tests.collate.test_lexical_everyday import of_kind
from variorum.records import Kind, Status

WOLF = "Bei Quernau hat ein Wolf am Montag eine Herde angegriffen, der Zaun war verankert."


def test_place_day_and_rare_words_make_one_event_whose_only_duration_is_compared() -> None:
    claims = shown(
        ("es", "La presa de Orbal quedó parada el lunes por un tronco encajado. Tardaron ocho horas en sacarlo."),
        ("es", "Un tronco encajado paró el lunes la presa de Orbal. Los técnicos trabajaron once horas."),
    )  # fmt: skip
    assert status_of(claims, "ocho", "once") is Status.CONFLICT


def test_another_event_of_one_town_and_day_agrees_in_nothing() -> None:
    claims = shown(
        ("de", f"{WOLF} Der Schäfer Rolf Quint verlor 24 Lämmer."),
        ("de", "Am Montag riss ein Wolf bei Quernau Lämmer, so Rolf Quint, obwohl der Zaun verankert war."),
        ("de", "In Quernau hat am Montag ein Laden für Fahrräder eröffnet. Der Inhaber ist 24 Jahre alt."),
    )
    days = [c for c in claims if c.kind in (Kind.DATE, Kind.PLACE)]
    assert days
    assert all(len({r.report for r in c.readings}) == 2 for c in days)


@pytest.mark.parametrize(
    ("one", "two", "status"), [(1962, 1962, Status.AGREE), (1962, 1965, Status.CONFLICT)]
)
def test_the_only_year_of_each_report_of_one_event_is_compared(one: int, two: int, status: Status) -> None:
    claims = shown(
        ("es", f"La presa de Orbal, del año {one}, quedó parada el lunes por un tronco encajado."),
        ("es", f"Un tronco encajado paró el lunes la presa de Orbal. La presa data de {two}."),
    )
    assert status_of(claims, str(one), str(two)) is status


def test_a_compound_and_its_last_part_count_one_thing() -> None:
    claims = shown(
        ("de", f"{WOLF} Im Land leben 61 Rudel."), ("de", f"{WOLF} Derzeit sind 58 Wolfsrudel nachgewiesen.")
    )
    assert status_of(claims, "61", "58") is Status.CONFLICT


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("Las obras en Orbal siguen desde el lunes.", "En Orbal, las obras no paran desde el lunes.", True),
        ("Las obras en Orbal siguen hasta el viernes.", "Las obras en Orbal siguen el viernes.", False),
    ],
)
def test_days_from_which_and_to_which_something_lasts(here: str, there: str, wanted: bool) -> None:
    found = of_kind(shown(("es", here), ("es", there)), Kind.DATE)
    assert any(status in ALIKE for status, _ in found) is wanted


def test_bare_millions_are_sums_where_another_number_of_the_story_is_one() -> None:
    claims = shown(
        ("it", "Il ponte di Orbal è chiuso da lunedì. I lavori costeranno 8,6 milioni di euro."),
        ("it", "Chiuso da lunedì il ponte di Orbal. Costerà 7,2 milioni rimetterlo in sesto."),
    )
    assert status_of(claims, "8,6", "7,2") is Status.CONFLICT


def test_one_title_and_given_name_make_one_person_of_two_like_surnames() -> None:
    claims = shown(
        ("pt", "O secretário Mauro Bastos disse na segunda-feira que a escola de Orbal fecha."),
        ("pt", "A escola de Orbal fecha, disse na segunda-feira o secretário Mauro Batista."),
        ("pt", "A escola de Orbal fecha na segunda-feira."),
    )
    assert any(
        status is Status.VARIANT and quotes == {"Mauro Bastos", "Mauro Batista"}
        for status, quotes in of_kind(claims, Kind.NAME)
    )


def test_a_denial_of_few_words_is_found_in_part_of_a_sentence() -> None:
    claims = shown(
        ("nl", "Met 75 trekkers blokkeerden boeren dinsdag het magazijn in Orbal; volgens haar is er geen geweld gebruikt."),
        ("nl", "In Orbal versperden boeren dinsdag met 75 trekkers een magazijn. Volgens ooggetuigen is er geweld gebruikt door agenten."),
    )  # fmt: skip
    assert any(c.status is Status.CONFLICT and c.kind is Kind.STATEMENT for c in claims)


def test_minutes_of_a_game_are_ranks() -> None:
    claims = shown(
        ("it", "Il derby di Orbal è finito 2-1 domenica con un gol al minuto 88."),
        ("it", "Domenica 2-1 nel derby di Orbal: il gol è arrivato al 91’."),
    )
    assert status_of(claims, "88", "91") is Status.CONFLICT
    assert status_of(claims, "2-1", "2-1") in ALIKE


def test_two_days_of_saying_are_no_difference_where_the_day_of_the_deed_is_told() -> None:
    here = "Minst 14 personer dog i en brand i Orbal, uppgav polisen på tisdagen."
    there = "14 personer dog i branden i Orbal, enligt sjukhuset på onsdagen."
    night = "Branden började på måndagen."
    assert status_of(shown(("sv", here), ("sv", there)), "tisdagen", "onsdagen") is Status.CONFLICT
    told = shown(("sv", f"{here} {night}"), ("sv", f"{there} {night}"))
    assert status_of(told, "tisdagen", "onsdagen") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("th", "ตำรวจกล่าวว่ามีผู้เสียชีวิต {} คนจากเหตุไฟไหม้โรงงานออร์บัล"), ("zh", "警方说奥巴尔工厂火灾造成{}人死亡。")],
)
def test_who_speaks_is_not_counted(language: str, text: str) -> None:
    found = [
        c for c in shown((language, text.format(9)), (language, text.format(12))) if c.kind is Kind.QUANTITY
    ]
    assert found and not any("police" in c.label for c in found)


def test_the_only_day_of_two_reports_is_one_wherever_it_stands() -> None:
    here = "Ardió una fábrica en Orbal, contó Ana Ruiz. El humo se veía de lejos. Hubo 38 heridos. Todo pasó el lunes."
    there = "Ana Ruiz vio las llamas. Los 38 heridos ya están en casa. Nadie durmió en Orbal. Fue la noche del lunes."
    assert status_of(shown(("es", here), ("es", there)), "lunes", "lunes") in ALIKE


def test_an_equal_sum_needs_no_word_in_common_in_reports_of_one_event() -> None:
    here = "Das Bad in Orbal, in dem 38 Gäste verletzt wurden, ist 8,4 Millionen Euro wert. Chefin Ada Roelofs bleibt."
    there = "Ada Roelofs ist Chefin in Orbal. 38 Gäste wurden verletzt. Das Dach kostet 300 Euro, und 8,4 Millionen Euro steckten darin."
    assert status_of(shown(("de", here), ("de", there)), "8,4 Millionen Euro", "8,4 Millionen Euro") in ALIKE


def test_years_beside_a_noun_are_an_age_where_another_report_gives_one() -> None:
    here = "La candidate Ada Morvan, 41 ans, a gagné dimanche à Orbal."
    claims = shown(("fr", here), ("fr", "Infirmière de 44 ans, Ada Morvan a gagné dimanche à Orbal."))
    assert status_of(claims, "41 ans", "44 ans") is Status.CONFLICT


def test_both_of_two_ages_with_one_word_for_years_are_read() -> None:
    here = "Dois homens, de 27 e 50 anos, morreram segunda-feira na fábrica de Orbal, disse Ada Pires."
    there = "O mais novo dos mortos na fábrica de Orbal tinha 27 anos, contou Ada Pires."
    assert status_of(shown(("pt", here), ("pt", there)), "27", "27 anos") in ALIKE


def test_an_italian_noun_of_age_is_an_age() -> None:
    here = "Un uomo di 67 anni è morto domenica a Orbal, ha detto Ada Neri."
    claims = shown(
        ("it", here), ("it", "A Orbal domenica ha perso la vita un sessantasettenne, dice Ada Neri.")
    )
    assert status_of(claims, "67 anni", "sessantasettenne") in ALIKE


def test_nobody_does_not_deny_how_long() -> None:
    here = "De pont in Orbal ligt drie weken stil, zegt Ada Roelofs."
    claims = shown(("nl", here), ("nl", "Vier weken vaart er niets in Orbal, zegt Ada Roelofs."))
    assert status_of(claims, "drie weken", "Vier weken") is Status.CONFLICT


def test_a_place_named_for_a_saint_is_no_person_by_which_an_event_is_known() -> None:
    claims = shown(
        (
            "pt",
            "Um carrossel caiu no domingo na feira de São Brás da Orbal e feriu 28 pessoas, disse Ada Pires.",
        ),
        (
            "pt",
            "Ada Pires viu o carrossel da feira de São Brás da Orbal cair no domingo: 31 pessoas ficaram feridas.",
        ),
        ("pt", "A festa de São Brás da Orbal vendeu rendas no domingo, e 28 pessoas foram à missa."),
    )
    assert all(len(c.readings) < 3 for c in claims if c.kind in {Kind.QUANTITY, Kind.NAME})


def test_numbers_alone_make_no_event() -> None:
    claims = shown(
        (
            "fr",
            "Le ballon d’Ada Morvan, tombé dimanche, a privé 850 foyers de courant; 1200 vols avaient été réussis.",
        ),
        (
            "fr",
            "Ada Morvan avait réussi 1200 ascensions; dimanche son ballon a privé de courant 850 habitations.",
        ),
        ("fr", "Le salon du livre a réuni 850 exposants et 1200 invités dimanche."),
    )
    assert all(len(c.readings) < 3 for c in claims if c.kind is Kind.QUANTITY)


def test_minutes_counted_down_to_an_hour_are_an_hour() -> None:
    here = "Il treno di Ada Neri è deragliato lunedì alle 5.50 a Orbal."
    claims = shown(
        ("it", here), ("it", "Mancavano dieci minuti alle sei, lunedì a Orbal, racconta Ada Neri.")
    )
    assert status_of(claims, "5.50", "dieci minuti alle sei") in ALIKE


def test_millions_as_many_as_a_sum_of_another_report_are_money() -> None:
    here = "Das Bad in Orbal wurde für 8,4 Millionen Euro saniert, sagt Ada Roelofs."
    claims = shown(("de", here), ("de", "In die Halle in Orbal hatte Ada Roelofs 8,4 Millionen gesteckt."))
    assert status_of(claims, "8,4 Millionen Euro", "8,4 Millionen") in ALIKE


def test_a_number_without_its_unit_is_one_of_years_where_another_report_has_as_many() -> None:
    here = "Ada Neri è stata condannata a Orbal a sei anni. La procura aveva chiesto nove anni."
    there = "A Orbal lunedì, sei anni per Ada Neri. Ne aveva chiesti nove il pm."
    assert status_of(shown(("it", here), ("it", there)), "nove anni", "nove") in ALIKE


def test_a_short_quotation_with_one_other_word_is_a_variant() -> None:
    claims = shown(
        ("pt", "«Não recuamos um milímetro», garantiu Ada Pires em Orbal."),
        ("pt", "Ada Pires avisou em Orbal: «Não recuamos um centímetro»."),
    )
    assert any(c.kind is Kind.QUOTE and c.status is Status.VARIANT for c in claims)
