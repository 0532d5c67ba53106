"""One number said in two scales, and two numbers that stand side by side."""

from __future__ import annotations

import pytest

from tests.text.test_reported_numbers import told

SUMS = """
en The cost was Rs 5 lakh 20 thousand. = 520000 INR
en Some 2 crore 40 lakh people live there. = 23500000..24500000
en He paid 3 lakh 50,000 rupees for it. = 350000 INR
en It cost 1 million 200 thousand euros. = 1200000 EUR
en They counted 2 thousand 300 birds. = 2300
en The state spent ₹1 lakh 25 thousand crore. = 1.25e+12 INR
en Rs 2 crore and 50 lakh were found. = 25000000 INR
en A grant of two crore forty lakh rupees was paid. = 24000000 INR
de Es kostete 1 Million 200 Tausend Euro. = 1200000 EUR
fr Cela coûte 3 milliards 200 millions d'euros. = 3200000000 EUR
es Costó 2 millones 300 mil pesos. = 2300000 peso
es Llegaron unos 3 mil 500 soldados. = 3450..3550
es Costó 4 mil 200 millones de dólares. = 4200000000 $
pt Custou 2 milhões 300 mil reais. = 2300000 BRL
pt Fugiram 5 mil e 200 pessoas. = 5200
pt Custou 1 bilhão e 300 milhões de reais. = 1300000000 BRL
it Costa 1 miliardo e 200 milioni di euro. = 1200000000 EUR
it Sono un milione e 500 mila persone. = 1500000
nl Het kost 2 miljoen 300 duizend euro. = 2300000 EUR
hi इसमें 5 लाख 20 हज़ार रुपये लगे। = 520000 INR
hi इसमें 2 करोड़ 40 लाख रुपये लगे। = 24000000 INR
hi इसमें 1.2 लाख करोड़ रुपये लगे। = 1.2e+12 INR
hi इसमें 3 हज़ार करोड़ रुपये लगे। = 3e+10 INR
ru Они нашли 2 миллиона 300 тысяч рублей. = 2300000 RUB
"""
NO_SUMS = """
en In all 2 million 2024 models were sold. = 2000000; 2024
en It fell from 3 million to 400 thousand. = 3000000; 400000
en He gave 5 million, 20 thousand of it in cash. = 5000000; 20000
en They found Rs 5 lakh and 20 cars. = 500000 INR; 20
en The isle of 3 million 200 metres away is dry. = 3000000; 200 m
en They sold 3 million and 200 thousand of these. = 3000000; 200000
en Between 2 crore and 50 lakh were found. = 20000000; 5000000
es Son 3 millones y 200 personas más. = 3000000; 200
"""


@pytest.mark.parametrize("row", [*SUMS.strip().splitlines(), *NO_SUMS.strip().splitlines()])
def test_a_smaller_scale_adds_to_a_larger_one(row: str) -> None:
    sentence, _, expected = row.rpartition("=")
    language, text = sentence.strip().split(" ", 1)
    assert told(language, text) == expected.strip()
