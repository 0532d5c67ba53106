"""What is packed with Zstandard: web archives with and without a dictionary, pages, broken ends and bombs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import zstandard

from tests.gather.test_archives import PAGE, response
from variorum.gather import gather
from variorum.records import Capture, Reason

CASES = Path(__file__).resolve().parent.parent / "cases"


def packed(*parts: bytes) -> bytes:
    return b"".join(zstandard.ZstdCompressor().compress(part) for part in parts)


def test_the_page_in_a_packed_web_archive():
    (capture,) = gather([str(CASES / "15-warc-zst/a.warc.zst")])
    assert (capture.url, capture.media_type) == ("https://ex.example/a", "text/html")


def test_a_frame_for_each_record(read):
    found = read("a.warc.zst", packed(response(), response(url="https://other.example/")))
    assert [item.content for item in found] == [PAGE, PAGE]


@pytest.mark.parametrize("again", [False, True])
def test_a_dictionary_before_the_records(read, again):
    samples = [response(url=f"https://ex.example/{n}") for n in range(200)]
    dictionary = zstandard.train_dictionary(4096, samples)
    held = packed(dictionary.as_bytes()) if again else dictionary.as_bytes()
    frame = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
    record = zstandard.ZstdCompressor(dict_data=dictionary).compress(samples[3])
    (capture,) = read("a.warc.zst", frame + record)
    assert (capture.content, capture.url) == (PAGE, "https://ex.example/3")


def test_a_packed_page_and_feed(read):
    (capture,) = read("page.html.zst", packed(PAGE))
    assert (capture.content, capture.media_type) == (PAGE, "text/html")
    (capture,) = read("rows.jsonl.zst", packed(b'{"text": "Fire broke out in the store."}\n'))
    assert capture.media_type == "text/x-report"


def test_what_came_before_a_broken_end_is_read(read):
    words = " ".join(f"{random.Random(n).random():.15f}" for n in range(20_000))  # of no pattern: many blocks
    whole = packed(f"<html><body><p>{words}</p></body></html>".encode())
    (capture,) = read("page.html.zst", whole[:-9])
    assert isinstance(capture, Capture)
    assert "ends in the middle" in capture.losses[0]
    (refusal,) = read("page.html.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 40)
    assert refusal.reason is Reason.BROKEN_ARCHIVE


def test_a_bomb_is_refused(read):
    (refusal,) = read("a.warc.zst", packed(response(b"\0" * (64 << 20))))
    assert refusal.reason is Reason.TOO_LARGE
