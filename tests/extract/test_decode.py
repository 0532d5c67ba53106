from __future__ import annotations

import pytest

from variorum.extract.decode import NotText, decode
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
