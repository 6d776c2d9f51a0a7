from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import UnreadableSource
from sayso.readers import Item, ReadDocument, Source, Unread, read_source
from sayso.readers.base import Hints
from sayso.readers.html import read_html
from sayso.readers.warc import read_warc
from sayso.records import DatePrecision, FactOrigin, Origin, StatedDate
from sayso.settings import Limits
from tests.hostile.documents import LIMITS, SENTENCE, packed_gzip, page, page_html, record

GOOD = record(page(1), "https://example.org/good")


def read(content: bytes, limits: Limits = LIMITS) -> list[Item]:
    return list(read_warc(Source(content, "a.warc"), limits))


def outcomes(content: bytes) -> list[str]:
    return ["source" if isinstance(item, Source) else str(item.failure.code) for item in read(content)]


def answer(body: bytes, *, media_type: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def other(kind: str, body: bytes, media_type: str = "text/plain") -> bytes:
    return record(body).replace(b"response", kind.encode(), 1).replace(
        b"application/http; msgtype=response", media_type.encode(), 1
    )  # fmt: skip


def test_a_page_comes_with_its_address_and_the_time_of_the_visit() -> None:
    (item,) = read(GOOD)
    assert isinstance(item, Source)
    assert (item.name, item.depth, item.content) == ("a.warc!/https://example.org/good", 1, page_html(1))
    assert (item.hints.url, item.hints.collected) == ("https://example.org/good", "2020-01-02T03:04:05Z")
    assert (item.hints.media_type, item.hints.origin) == ("text/html; charset=utf-8", Origin.HTTP)


def test_a_date_given_for_an_archive_is_the_users_though_the_address_is_the_archives() -> None:
    (saved,) = read_warc(Source(GOOD, "a.warc", Hints(published="2020-01-03")), LIMITS)
    assert isinstance(saved, Source)
    (item,) = read_html(saved, LIMITS)
    assert isinstance(item, ReadDocument)
    assert item.document.published == StatedDate("2020-01-03", DatePrecision.DAY, Origin.GIVEN)
    assert FactOrigin("url", Origin.HTTP) in item.document.origins


@pytest.mark.parametrize("packed", [GOOD, packed_gzip(GOOD), packed_gzip(GOOD + GOOD)[:], packed_gzip(GOOD) * 2])
def test_plain_and_packed_archives_give_the_same_pages(packed: bytes) -> None:
    assert {item.content for item in read(packed) if isinstance(item, Source)} == {page_html(1)}


def test_body_is_unpacked_and_put_together() -> None:
    body = page_html(2)
    packed = answer(packed_gzip(body), more="Content-Encoding: gzip\r\n")
    pieces = b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + 100]), body[at : at + 100]) for at in range(0, len(body), 100)
    )
    chunked = answer(pieces + b"0\r\n\r\n", more="Transfer-Encoding: chunked\r\n")
    assert [item.content for item in read(record(packed) + record(chunked)) if isinstance(item, Source)] == [body, body]


def test_charset_of_the_server_is_used() -> None:
    text = "Двое погибли при обстреле рынка, сообщила полиция. " * 3
    saved = record(answer(text.encode("koi8-r"), media_type="text/plain; charset=koi8-r"))
    (item,) = read_source(Source(saved, "a.warc"), LIMITS)
    assert isinstance(item, ReadDocument)
    assert item.document.text == text


def test_resource_and_conversion_records_are_read() -> None:
    content = other("resource", SENTENCE.encode()) + other("conversion", b"Later. " + SENTENCE.encode())
    assert outcomes(content) == ["source", "source"]


def test_what_is_no_report_is_passed_over_without_a_word() -> None:
    quiet = [
        record(answer(b"\x89PNG\r\n\x1a\n", media_type="image/png")),
        record(answer(b"\xff\xd8\xff\xe0", media_type="text/html")),
        record(answer(b"body {}", media_type="text/css")),
        record(answer(b"let x", media_type="application/javascript")),
        record(answer(b'{"a": 1}', media_type="application/json")),
        record(answer(b"  ", media_type="text/html")),
        record(answer(b"", status="301 Moved", more="Location: /x\r\n")),
        record(answer(b"", status="304 Not Modified")),
        record(answer(b"User-agent: *", media_type="text/plain"), "https://example.org/robots.txt?x"),
        other("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        other("metadata", b"via: x", "application/warc-fields"),
        other("revisit", b"", "application/http; msgtype=response"),
        other("warcinfo", b"software: x", "application/warc-fields"),
    ]
    assert outcomes(b"".join(quiet) + GOOD) == ["source"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "503 Busy"])
def test_pages_that_the_server_refused_are_failures(status: str) -> None:
    items = read(record(answer(page_html(1), status=status), "https://example.org/x") + GOOD)
    assert isinstance(items[0], Unread)
    assert items[0].failure.code == "http_error"
    assert status[:3] in items[0].failure.sentence
    assert items[0].name == "a.warc!/https://example.org/x"
    assert isinstance(items[1], Source)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "broken", [record(page(2), length=40), record(page(2), length="many"), record(page(2), length=len(page(2)) + 30)]
)
def test_reading_goes_on_behind_a_broken_record(broken: bytes, packed: bool) -> None:
    pack = packed_gzip if packed else bytes
    last = record(page(3), "https://example.org/last")
    items = read(pack(GOOD) + pack(broken) + pack(GOOD) + pack(last))
    assert [item.name for item in items if isinstance(item, Source)][-1] == "a.warc!/https://example.org/last"
    assert {"malformed", "truncated"} & {str(item.failure.code) for item in items if isinstance(item, Unread)}


@pytest.mark.parametrize(
    ("limits", "content", "reason"),
    [
        (replace(LIMITS, entries=3), GOOD * 5, "too_many_entries"),
        (replace(LIMITS, unpacked_bytes=3_000), GOOD * 5, "bomb"),
        (LIMITS, b"WARC/1.0\r\n\r\n", "nothing_inside"),
    ],
)
def test_each_limit_of_the_settings_holds(limits: Limits, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(content, limits)
    # A file without a single record is broken and empty; either may be said first.
    assert refused.value.reason == reason


# Text, not pages: it is the archive that is damaged here.
SAVED = record(answer(SENTENCE.encode(), media_type="text/plain"))
WHOLE = SAVED + packed_gzip(SAVED) + SAVED + other("resource", SENTENCE.encode())


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.booleans(), st.booleans())
def test_a_damaged_archive_gives_reasons_and_never_breaks(
    place: int, change: int, is_cut: bool, is_packed: bool
) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] ^= change
    content = bytes(damaged[:place] if is_cut else damaged)
    items = list(read_source(Source(packed_gzip(content) if is_packed else content, "a.warc"), LIMITS))
    assert items
    for item in items:
        assert isinstance(item, ReadDocument) or item.failure.sentence.endswith(".")
