from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.decoding.decode import NotText, decode
from variorum.extract.decoding.twice import BYTES, LONG, SHORT, may_be_twice
from variorum.extract.settings import ExtractSettings

SETTINGS = ExtractSettings()
TEXT = (
    "Die Fähre lief am Montag vor Größenau auf Grund, wie die Küstenwache mitteilte. Niemand wurde verletzt. "
    * 4
)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_coat(charset: str) -> None:
    assert decode(TEXT.encode(charset), SETTINGS).text == TEXT


@pytest.mark.parametrize("charset", ["latin-1", "cp1252"])
def test_bytes_without_a_declaration_are_detected(charset: str) -> None:
    assert decode(TEXT.encode(charset), SETTINGS).text == TEXT


def test_a_declared_charset_is_believed_where_bytes_allow() -> None:
    polish = "Prom wszedł na mieliznę, poinformowała straż. " * 4
    assert decode(polish.encode("iso-8859-2"), SETTINGS, declared="ISO-8859-2").text == polish


def test_a_lying_declaration_is_found_out() -> None:
    decoded = decode(TEXT.encode("utf-8"), SETTINGS, declared="iso-8859-1")
    assert decoded.text == TEXT
    assert decoded.doubt
    assert "UTF-8" in decoded.doubt


def test_meta_is_read_where_the_header_is_silent() -> None:
    html = f'<html><head><meta charset="windows-1251"></head><body>{"Паром сел на мель в понедельник. " * 5}</body></html>'
    assert "Паром" in decode(html.encode("cp1251"), SETTINGS).text


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 text", b"\x1f\x8b\x08\0\0", bytes(range(32)) * 50, b"PK\x03\x04abc"]
)
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(NotText) as raised:
        decode(content, SETTINGS)
    assert raised.value.binary


def test_a_text_cut_inside_a_character() -> None:
    content = TEXT.encode()[: TEXT.encode().index("ä".encode()) + 1]
    assert decode(content, SETTINGS).text.startswith("Die F")


MEANT = [
    "It’s the mayor’s word — “nothing fell”, she said. Ça va. ",
    "Die Fähre lief vor Größenau auf Grund, für zwölf Stunden. ",
    "Паром сел на мель в понедельник. ",
    "Le pont a cédé à l’aube, près de l’écluse. ",
    "The toll is £40 in all – or 45 €. ",
    "It’s all that there is. ",
]


@pytest.mark.parametrize("text", MEANT)
@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
@pytest.mark.parametrize("turns", [1, 2])
def test_what_was_encoded_twice_is_read_once_more(text: str, charset: str, turns: int) -> None:
    spoilt = text
    for _ in range(turns):
        told = spoilt.encode()
        # Browsers read the bytes that Windows-1252 leaves open as they stand.
        spoilt = "".join(bytes([b]).decode(charset, "ignore") or chr(b) for b in told)
    decoded = decode((spoilt * 3).encode(), SETTINGS)
    assert decoded.text == text * 3
    assert "twice" in (decoded.doubt or "")


@pytest.mark.parametrize(
    "text",
    [
        *MEANT,
        "A curly mark sent twice becomes â€™ on a page, as in « cédé » and « où ».",
        "NÃO HÁ ÁGUA. É A SITUAÇÃO, DIZ A CÂMARA.",
        "Il faisait 30Â° à l'ombre, près de l'écluse, à midi.",
        "Thủ tướng Âu Dương đã đến Đà Nẵng hôm thứ Hai.",
        "Château, pâte, âge.",
    ],
)
def test_what_is_right_is_left_as_it_stands(text: str) -> None:
    decoded = decode(text.encode(), SETTINGS)
    assert (decoded.text, decoded.doubt) == (text, None)


def test_right_characters_beside_spoilt_ones_stay() -> None:
    decoded = decode("Das „Amt“ für Häfen: itâ€™s late, itâ€™s over.".encode(), SETTINGS)
    assert decoded.text == "Das „Amt“ für Häfen: it’s late, it’s over."


@given(st.text(st.sampled_from([*BYTES, "a", "\u0100", "\U0001f6a2"])))
def test_nothing_that_was_encoded_twice_is_passed_over_by_the_cheap_look(text: str) -> None:
    found = LONG.search(text) is not None or SHORT.search(text) is not None
    assert may_be_twice(text.encode()) or not found
