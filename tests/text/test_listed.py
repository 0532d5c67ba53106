"""Numbers, days and hours of the languages that have one short list each."""

from __future__ import annotations

import pytest

from variorum.records import Hedge, Measure
from variorum.text.quantities import quantities
from variorum.text.short_lists import LISTED, listed
from variorum.text.whens import whens

PUBLISHED = "2031-06-04"  # a Wednesday

AMOUNTS = [
    ("ru", "не менее двадцати пяти человек", 25, "count", None, Hedge.AT_LEAST),
    ("ru", "8,5 миллиона рублей", 8_500_000, "money", "RUB", Hedge.EXACT),
    ("ru", "55-летний водитель", 55, "age", "year", Hedge.EXACT),
    ("uk", "понад 120 кілометрів на годину", 120, "speed", "km/h", Hedge.MORE_THAN),
    ("pl", "czterech górników", 4, "count", None, Hedge.EXACT),
    ("pl", "około 1 200 osób", 1200, "count", None, Hedge.ABOUT),
    ("sv", "tjugofem personer", 25, "count", None, Hedge.EXACT),
    ("tr", "yaklaşık 3.400 kişi", 3400, "count", None, Hedge.ABOUT),
    ("tr", "yüz yirmi üç kişi", 123, "count", None, Hedge.EXACT),
    ("el", "δεκαπέντε επιβάτες", 15, "count", None, Hedge.EXACT),
    ("id", "dua belas orang", 12, "count", None, Hedge.EXACT),
    ("id", "6 miliar rupiah", 6e9, "money", "IDR", Hedge.EXACT),
    ("vi", "hơn 400 ngôi nhà", 400, "count", None, Hedge.MORE_THAN),
    ("ar", "نحو خمسة ملايين دولار", 5_000_000, "money", "$", Hedge.ABOUT),
    ("ar", "٢٥ شخصا", 25, "count", None, Hedge.EXACT),
    ("he", "לפחות 34 נוסעים", 34, "count", None, Hedge.AT_LEAST),
    ("he", "ב-4.6 מיליון שקל", 4_600_000, "money", "ILS", Hedge.EXACT),
    ("hi", "लगभग 4 लाख रुपये", 400_000, "money", "INR", Hedge.ABOUT),
    ("hi", "ग्यारह लोगों", 11, "count", None, Hedge.EXACT),
    ("th", "ประมาณ 6 ล้านบาท", 6_000_000, "money", "THB", Hedge.ABOUT),
    ("zh", "大火燃烧了五个小时", 5, "duration", "h", Hedge.EXACT),
    ("ja", "時速105キロ", 105, "length", "km", Hedge.EXACT),
    ("ko", "45억 원", 4.5e9, "money", "KRW", Hedge.EXACT),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "value", "measure", "unit", "hedge"), AMOUNTS)
def test_a_number_is_read_with_hedge_and_unit(
    language: str, text: str, value: float, measure: str, unit: str | None, hedge: Hedge
) -> None:
    (found,) = quantities(text, language=language)
    assert (found.value.exact, found.value.measure, found.value.hedge) == (value, Measure(measure), hedge)
    assert found.value.unit == unit or measure == "count"
    assert text[found.start : found.end].strip()


DAYS = [
    ("ru", "во вторник", "2031-06-03"),
    ("ru", "2 июня", "2031-06-02"),
    ("ru", "вчера", "2031-06-03"),
    ("uk", "у неділю", "2031-06-01"),
    ("pl", "w poniedziałek", "2031-06-02"),
    ("sv", "natten till måndagen", "2031-06-02"),
    ("tr", "pazartesi günü", "2031-06-02"),
    ("el", "τη Δευτέρα", "2031-06-02"),
    ("id", "pada Senin", "2031-06-02"),
    ("vi", "hôm thứ Hai", "2031-06-02"),
    ("ar", "يوم الأحد", "2031-06-01"),
    ("ar", "مساء الثلاثاء", "2031-06-03"),
    ("he", "ביום שני", "2031-06-02"),
    ("he", "ב-2 ביוני", "2031-06-02"),
    ("hi", "रविवार शाम", "2031-06-01"),
    ("hi", "2 जून", "2031-06-02"),
    ("th", "เมื่อวันจันทร์", "2031-06-02"),
    ("zh", "周一晚间", "2031-06-02"),
    ("zh", "6月2日", "2031-06-02"),
    ("zh", "2027年6月2日", "2027-06-02"),
    ("ja", "1日午前", "2031-06-01"),
    ("ja", "月曜日に", "2031-06-02"),
    ("ko", "일요일 오후", "2031-06-01"),
    ("ko", "6월 2일", "2031-06-02"),
]


@pytest.mark.parametrize(("language", "text", "day"), DAYS)
def test_a_day_is_told_from_the_day_of_the_report(language: str, text: str, day: str) -> None:
    (found,) = [m for m in whens(text, published=PUBLISHED, language=language) if m.value.clock is None]
    assert (found.value.earliest, found.value.latest) == (day, day)
    assert found.value.said_as in text[found.start : found.end]


CLOCKS = [
    ("ru", "в 5:40 утра", "05:40"),
    ("ru", "в 9:15 вечера", "21:15"),
    ("pl", "o godzinie 22.15", "22:15"),
    ("sv", "klockan 01.45", "01:45"),
    ("tr", "saat 14.20 sıralarında", "14:20"),
    ("el", "στις 21:35", "21:35"),
    ("id", "pukul 09.15", "09:15"),
    ("vi", "lúc 3 giờ 30", "03:30"),
    ("ar", "عند الساعة 10:30 مساء", "22:30"),
    ("he", "בשעה 8:05 בבוקר", "08:05"),
    ("hi", "शाम 5:45 बजे", "17:45"),
    ("th", "เวลา 16.30 น.", "16:30"),
    ("zh", "晚上7时20分", "19:20"),
    ("zh", "下午3点半", "15:30"),
    ("ja", "午前4時50分ごろ", "04:50"),
    ("ko", "오후 3시 20분께", "15:20"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "clock"), CLOCKS)
def test_an_hour_is_read_with_its_part_of_the_day(language: str, text: str, clock: str) -> None:
    (found,) = whens(text, published=PUBLISHED, language=language)
    assert found.value.clock == clock
    assert not quantities(text, language=language)


YEARS = [
    ("ru", "В 2027 году", 2027),
    ("zh", "2027年", 2027),
    ("ko", "2027년에는", 2027),
    ("th", "เมื่อปี 2570", 2027),
    ("pl", "W 2026 roku", 2026),
    ("ar", "في عام 2028", 2028),
    ("vi", "Năm 2027", 2027),
]


@pytest.mark.parametrize(("language", "text", "year"), YEARS)
def test_a_year_is_no_number(language: str, text: str, year: int) -> None:
    (found,) = whens(text, published=PUBLISHED, language=language)
    assert (found.value.earliest or "")[:4] == str(year)
    assert not quantities(text, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "на 214-м километре"), ("ja", "9時間"), ("zh", "3小时"), ("ko", "7시간"), ("pl", "A320neo")],
)
def test_numbers_of_things_and_stretches_of_time_are_no_hours(language: str, text: str) -> None:
    assert not [m for m in whens(text, published=PUBLISHED, language=language) if m.value.clock]
    assert not [q for q in quantities(text, language=language) if q.value.measure is Measure.COUNT]


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "в пятницу"), ("zh", "周五"), ("ar", "يوم الجمعة"), ("ko", "금요일")]
)
def test_a_weekday_of_an_undated_report_stays_open(language: str, text: str) -> None:
    (found,) = whens(text, language=language)
    assert (found.value.earliest, found.value.weekday) == (None, 4)


@pytest.mark.parametrize("language", sorted(LISTED))
def test_every_weekday_and_every_number_word_of_a_list_is_read(language: str) -> None:
    rows = listed(language)
    for day, names in enumerate(rows["weekdays"]):
        for name in names:
            assert [m.value.weekday for m in whens(name.rstrip("*"), language=language)] == [day], name
    for value, words in rows.get("numbers", {}).items():
        for word in words:
            found = [q.value.exact for q in quantities(word.rstrip("*"), language=language)]
            assert found == [float(value)], word
