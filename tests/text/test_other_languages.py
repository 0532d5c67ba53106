"""Numbers and times of German, French, Spanish, Italian, Portuguese and Dutch that English has no like of."""

from __future__ import annotations

import pytest

from variorum.text.quantities import quantities
from variorum.text.sentences import sentence_spans
from variorum.text.whens import whens


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "hundertfünfzig Menschen", 150),
        ("de", "dreitausendzweihundert Menschen", 3200),
        ("de", "In Ostmoor sind am Dienstag 7 Menschen gestorben.", 7),
        ("de", "In Ostmoor waren am Dienstag 12.400 Menschen.", 12400),
        ("de", "gut 40 Menschen", 40),
        ("fr", "dix-sept morts", 17),
        ("fr", "quatre-vingt-douze maisons", 92),
        ("fr", "soixante et onze maisons", 71),
        ("fr", "vingt et un morts", 21),
        ("fr", "quatre-vingt-dix-sept mille euros", 97000),
        ("es", "doscientas personas", 200),
        ("es", "una treintena de heridos", 30),
        ("it", "trentacinque feriti", 35),
        ("it", "ventitré morti", 23),
        ("it", "quarantotto case", 48),
        ("it", "milleduecento euro", 1200),
        ("it", "sei persone", 6),
        ("it", "A Orlan 700 persone hanno manifestato.", 700),
        ("pt", "duzentas pessoas", 200),
        ("nl", "honderdvijftig mensen", 150),
        ("nl", "een dertigtal gewonden", 30),
        ("nl", "In Orlan hebben donderdag 700 mensen betoogd.", 700),
    ],
)
def test_numbers(language: str, text: str, value: float) -> None:
    assert [m.value.exact for m in quantities(text, language=language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Boeing 737 stürzte ab."),
        ("de", "tausendfach bewährt"),
        ("it", "L’Airbus 320 è caduto."),
        ("it", "il mantello"),
    ],
)
def test_what_is_no_number(language: str, text: str) -> None:
    assert quantities(text, language=language) == ()


def test_a_number_does_not_take_the_next_along() -> None:
    found = quantities("Un seísmo de 5,6 dañó noventa y dos viviendas.", language="es")
    assert [m.value.exact for m in found] == [5.6, 92]


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("it", "Il tetto è crollato alle 8.20.", "08:20"),
        ("it", "Erano le 22.15 quando è crollato.", "22:15"),
        ("it", "Verso le 5.30 era spento.", "05:30"),
        ("es", "Eran las 22.15 cuando cayó.", "22:15"),
        ("pt", "Eram 22:15 quando caiu.", "22:15"),
        ("nl", "Het begon rond 8:20 te branden.", "08:20"),
    ],
)
def test_clock_times(language: str, text: str, clock: str) -> None:
    assert [m.value.clock for m in whens(text, language=language)] == [clock]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("警察は声明を出した。", "ja"),
        ("경찰이 발표했다고 한다", "ko"),
        ("警方发表了声明", "zh"),
        ("המשטרה מסרה הודעה", "he"),
    ],
)
def test_the_script_of_a_short_text_tells_its_language(text: str, language: str) -> None:
    from variorum.extract.metadata.language import language as spoken
    from variorum.extract.settings import ExtractSettings

    assert spoken(text, ExtractSettings()) == language
    assert spoken("Twelve hurt", ExtractSettings()) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "市長は「警告はなかった。」と述べた。調査が始まる。",
            ["市長は「警告はなかった。」と述べた。", "調査が始まる。"],
        ),
        ("警方说没有人受伤。调查已经开始！", ["警方说没有人受伤。", "调查已经开始！"]),
        ("قال إن أحدا لم يصب. هل بدأ التحقيق؟ نعم.", ["قال إن أحدا لم يصب.", "هل بدأ التحقيق؟", "نعم."]),
        ("경찰은 조사 중이다. 다친 사람은 없다.", ["경찰은 조사 중이다.", "다친 사람은 없다."]),
        (
            "Никто не пострадал. «Мы проверим», — сказал он.",
            ["Никто не пострадал.", "«Мы проверим», — сказал он."],
        ),
        ("איש לא נפגע. החקירה נפתחה.", ["איש לא נפגע.", "החקירה נפתחה."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "mil millones de dólares", 1e9),
        ("es", "doscientos mil millones de euros", 2e11),
        ("es", "dos mil quinientas personas", 2500),
        ("es", "dos docenas de heridos", 24),
        ("pt", "mil milhões de euros", 1e9),
        ("pt", "duas dúzias de feridos", 24),
        ("it", "due dozzine di feriti", 24),
        ("fr", "deux douzaines de blessés", 24),
        ("de", "zwei Stunden und 30 Minuten", 2.5),
        ("pl", "12 tysięcy osób", 12_000),
        ("sv", "3 miljoner kronor", 3e6),
    ],
)
def test_scales_that_stand_on_scales(language: str, text: str, value: float) -> None:
    assert [m.value.exact for m in quantities(text, language=language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "im Mai vergangenen Jahres", "2030-05-01"),
        ("fr", "en mai de l'année dernière", "2030-05-01"),
        ("es", "el 5 de mayo del año pasado", "2030-05-05"),
        ("es", "en mayo pasado", "2030-05-01"),
        ("it", "nel maggio scorso", "2030-05-01"),
        ("pt", "em maio do ano passado", "2030-05-01"),
        ("nl", "in mei vorig jaar", "2030-05-01"),
        ("it", "l'altro ieri", "2031-05-12"),
        ("pt", "depois de amanhã", "2031-05-16"),
        ("de", "spätestens Freitag", "2031-05-16"),
        ("it", "entro venerdì", "2031-05-16"),
        ("fr", "jusqu'à vendredi", "2031-05-16"),
        ("de", "am 2. Weihnachtsfeiertag", "2030-12-26"),
        ("nl", "op Koningsdag", "2031-04-27"),
    ],
)
def test_days_told_from_the_report(language: str, text: str, day: str) -> None:
    (found,) = whens(text, published="2031-05-14", language=language)
    assert found.value.earliest == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "alle 18.30 dell'11 novembre"),
        ("es", "a las 18.30 del 11 de noviembre"),
        ("pt", "às 18h30 de 11 de novembro"),
    ],
)
def test_an_hour_belongs_to_the_day_behind_it(language: str, text: str) -> None:
    assert whens(text, published="2031-05-14", language=language)[0].value.earliest == "2030-11-11T18:30"


@pytest.mark.parametrize(
    ("language", "text"), [("de", "jeden Freitag"), ("fr", "chaque vendredi"), ("it", "ogni venerdì")]
)
def test_a_day_that_comes_every_week_is_none(language: str, text: str) -> None:
    assert whens(text, published="2031-05-14", language=language) == ()
