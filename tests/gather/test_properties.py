"""Laws: nothing is lost, order does not matter, gzip changes nothing, and whatever the bytes, only refusals come out."""

from __future__ import annotations

import gzip
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.badfiles.making import ATOM, JSON_FEED, PAGE, RSS, chunked, members, mhtml, pages, response, wacz
from tests.badfiles.mutants import mutants
from variorum.gather import GatherSettings, gather
from variorum.gather.content_types import sniff
from variorum.gather.refused import Unreadable
from variorum.gather.streams.codings import dechunked, decoded
from variorum.records import Capture, Refusal, Skipped

SEEDS = (
    PAGE, RSS, ATOM, JSON_FEED, mhtml(), b"".join(pages(2)), members(*pages(2)), wacz(a_warc=pages(1)[0]), gzip.compress(PAGE),
    response(chunked(PAGE), headers=[("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]),
    b'{"text": "One"}\n{"html": "<p>Two"}\n', b"The ferry stops.", "Fähre".encode("utf-16"), b"%PDF-1.4\n", b"",
)  # fmt: skip
# One outcome a file: no archives, rows or feeds.
SINGLE = (
    PAGE,
    mhtml(),
    gzip.compress(PAGE),
    b"The ferry stops.",
    "Fähre".encode("utf-16"),
    b"\x89PNG",
    b"",
    b"p { }",
)
NAMES = (
    "html",
    "txt",
    "jsonl",
    "warc",
    "warc.gz",
    "xml",
    "rss",
    "json",
    "mhtml",
    "pdf",
    "wacz",
    "gz",
    "css",
    "opml",
)
SMALL = GatherSettings(document_bytes=1 << 16, expansion_from=1 << 18)


def folder_of(files):
    place = tempfile.TemporaryDirectory()
    for name, content in files.items():
        path = Path(place.name, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return place


def outcome(item):
    """Without its path: of two captures of one URL with the same bytes, the second is the duplicate, whichever it is."""
    return (type(item), getattr(item, "digest", None), getattr(item, "reason", None))


files = st.dictionaries(
    st.builds("{}{}.{}".format, st.sampled_from(["", "in/"]), st.integers(0, 9), st.sampled_from(NAMES)),
    st.sampled_from(SEEDS),
    max_size=8,
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.builds("{}.{}".format, st.integers(0, 99), st.sampled_from(["html", "txt", "css"])),
        st.sampled_from(SINGLE),
        max_size=12,
    )
)
def test_every_file_of_a_folder_is_captured_refused_or_skipped(files):
    with folder_of(files) as name:
        found = list(gather([name]))
    assert sorted(item.path.removeprefix(f"{name}/") for item in found) == sorted(files)
    assert all(isinstance(item, (Capture, Refusal, Skipped)) for item in found)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([b'{"text": "%d"}', b"{", b'{"text": 5}', b'"%d"', b'{"html": "<p>%d"}']), max_size=30
    )
)
def test_every_row_is_captured_or_refused(rows):
    lines = [row % number if b"%d" in row else row for number, row in enumerate(rows)]
    with folder_of({"rows.jsonl": b"\n".join(lines) + b"\n"}) as name:
        found = list(gather([name]))
    assert len(found) == (len(rows) or 1)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["200 OK", "404 Gone"]),
            st.sampled_from(["text/html", "image/png"]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_every_response_record_is_captured_refused_or_skipped(kinds):
    records = [
        response(
            PAGE if not bare else b"",
            status=status,
            headers=[("Content-Type", kind)],
            url=f"https://p.example/{number}",
        )
        for number, (status, kind, bare) in enumerate(kinds)
    ]
    with folder_of({"crawl.warc.gz": members(*records)}) as name:
        found = list(gather([name]))
    assert len(found) == (len(records) or 1)


@settings(deadline=None, max_examples=50)
@given(files, st.randoms())
def test_the_order_in_which_inputs_are_named_changes_nothing_but_the_order(files, random):
    with folder_of(files) as name:
        paths = [str(Path(name, file)) for file in files]
        in_order = Counter(outcome(item) for item in gather(paths))
        random.shuffle(paths)
        assert Counter(outcome(item) for item in gather(paths)) == in_order
        assert list(gather([name])) == list(gather([name]))


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(NAMES), mutants(SEEDS))
def test_whatever_the_bytes_nothing_but_captures_refusals_and_skipped_comes_out(extension, content):
    with folder_of({f"x.{extension}": content}) as name:
        for inputs in ([name], [f"{name}/x.{extension}"]):
            found = list(gather(inputs, settings=SMALL))
            assert found
            assert all(isinstance(item, (Capture, Refusal, Skipped)) for item in found)
            assert all(item.detail for item in found if not isinstance(item, Capture))
            assert all(item.content.strip() for item in found if isinstance(item, Capture))


@settings(deadline=None, max_examples=50)
@given(
    st.sampled_from(["txt", "html", "jsonl", "xml"]),
    mutants(SEEDS).filter(lambda content: not content.startswith((b"\x1f\x8b", b"WARC", b"PK"))),
)
def test_a_gzip_of_a_file_gives_the_same_contents(extension, content):
    with folder_of({f"x.{extension}": content, f"y.{extension}.gz": gzip.compress(content)}) as name:
        plain = [item for item in gather([f"{name}/x.{extension}"]) if isinstance(item, Capture)]
        packed = [item for item in gather([f"{name}/y.{extension}.gz"]) if isinstance(item, Capture)]
    assert [(c.content, c.media_type, c.losses) for c in plain] == [
        (c.content, c.media_type, c.losses) for c in packed
    ]


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(1, 50))
def test_chunks_round_trip(body, size):
    assert dechunked(chunked(body, size)) == (body, ())


@settings(deadline=None)
@given(
    st.binary(min_size=1, max_size=400).filter(lambda body: not body.startswith(b"\x1f\x8b")),
    st.integers(0, 500),
)
def test_what_is_unpacked_of_a_cut_body_is_its_beginning(body, cut):
    packed = gzip.compress(b"<" + body)
    try:
        content, losses = decoded(packed[:cut], "gzip", limit=1 << 20)
    except Unreadable:
        assert cut < len(packed)
        return
    assert (b"<" + body).startswith(content) or content == packed[:cut] == b""
    assert bool(losses) == (0 < cut < len(packed))


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip()), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_text_with_a_mark_is_never_called_binary(text, encoding):
    content = text.encode(encoding, "ignore")
    kind = sniff(content, "txt", settings=GatherSettings())
    assert kind.name != "BINARY" or any(ord(c) < 32 for c in text)


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP ,.\n", min_size=8)


@settings(deadline=None)
@given(
    WORDS.filter(lambda text: text.strip()),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_western_text_in_wide_encodings_without_a_mark_is_not_called_binary(text, encoding):
    assert sniff(text.encode(encoding), "txt", settings=GatherSettings()).name != "BINARY"
