from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableSource
from sayso.readers import Hints, ReadDocument, Source, Unread
from sayso.readers.json_lines import read_json_lines
from sayso.records import DatePrecision, FactOrigin, Notice, Origin, StatedDate
from sayso.settings import Limits

LIMITS = Limits(input_bytes=10_000, text_chars=1_000)
BODY = "Two people were hurt when a shell hit the market of Sample Town, the police said on Thursday."
NOTHING_GIVEN = Hints()


def read(content: bytes, hints: Hints = NOTHING_GIVEN) -> list[ReadDocument | Unread]:
    items = list(read_json_lines(Source(content, "rows.jsonl", hints), LIMITS))
    assert all(isinstance(item, ReadDocument | Unread) for item in items)
    return [item for item in items if isinstance(item, ReadDocument | Unread)]


def codes(content: bytes) -> list[str]:
    return ["read" if isinstance(item, ReadDocument) else item.failure.code for item in read(content)]


def only(row: dict[str, object], hints: Hints = NOTHING_GIVEN) -> ReadDocument:
    (item,) = read(json.dumps(row).encode(), hints)
    assert isinstance(item, ReadDocument)
    return item


def test_all_facts_of_a_row_arrive() -> None:
    row = {"id": "r7", "text": BODY, "title": "Shell hits market", "published": "2020-01-02T10:00:00Z",
           "publisher": "Sample Post", "url": "https://post.example/7", "language": "en-GB"}  # fmt: skip
    read_row = only(row)
    document = read_row.document
    assert (document.given_id, document.text, document.title) == ("r7", BODY, "Shell hits market")
    assert (document.publisher, document.url, document.language) == ("Sample Post", "https://post.example/7", "en")
    assert document.published == StatedDate("2020-01-02T10:00:00Z", DatePrecision.SECOND, Origin.GIVEN)
    assert FactOrigin("title", Origin.GIVEN) in document.origins
    assert read_row.original == json.dumps(row).encode()
    assert read_row.name == "rows.jsonl, row 1"


@given(st.text(min_size=1, max_size=200), st.text(max_size=50))
def test_text_is_used_exactly_as_given(text: str, title: str) -> None:
    items = read(json.dumps({"text": text, "title": title}).encode())
    (item,) = items
    if text.strip():
        assert isinstance(item, ReadDocument)
        # Half of a surrogate pair is no character; it is replaced in place and that is said.
        expected = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        assert item.document.text == expected
        assert (Notice.CHARACTERS_REPLACED in item.document.notices) == ("\ufffd" in expected)
    else:
        assert isinstance(item, Unread)


def test_one_row_out_for_each_row_in_and_in_order() -> None:
    content = b"\n".join(
        [
            b'{"id": 1, "text": "One."}',
            b"",
            b"not json",
            b'{"id": 3}',
            b"  ",
            b'{"id": "4", "text": " "}',
            b'{"text": "Five."}',
        ]
    )
    items = read(content)
    assert codes(content) == ["read", "bad_row", "bad_row", "no_text", "read"]
    assert [item.name for item in items] == [f"rows.jsonl, row {number}" for number in (1, 2, 3, 4, 5)]
    assert [item.failure.id for item in items if isinstance(item, Unread)] == [None, "3", "4"]


BAD = [
    (b'{"text": Infinity}', "bad_row"),
    (b'{"text": "a", "x": NaN}', "bad_row"),
    (b'{"text": "a", "text": "b"}', "bad_row"),
    (b'{"text": 1e999}', "bad_row"),
    (b'{"text": ["a"]}', "bad_row"),
    (b'{"text": null}', "bad_row"),
    (b'{"text": "a", "id": {}}', "bad_row"),
    (b'{"text": "a", "id": true}', "bad_row"),
    (b'{"text": "a", "title": 5}', "bad_row"),
    (b'{"text": "a", "language": "English"}', "bad_row"),
    (b'{"text": "a"', "bad_row"),
    (b'{"text": "\xff"}', "bad_row"),
    (b'{"text": "a", "x": ' + b"[" * 3_000 + b"]" * 3_000 + b"}", "bad_row"),
    (b'{"text": ""}', "no_text"),
    (b'{"text": "' + b"a" * 1_001 + b'"}', "too_big"),
    (b'{"text": "a", "x": "' + b"a" * 10_000 + b'"}', "too_big"),
]


@pytest.mark.parametrize(("row", "code"), BAD, ids=[row[0][:30].decode("latin-1") for row in BAD])
def test_a_bad_row_fails_alone_with_a_reason(row: bytes, code: str) -> None:
    good = b'{"text": "It is so."}'
    assert codes(good + b"\n" + row + b"\n" + good) == ["read", code, "read"]
    (failure,) = [item.failure for item in read(good + b"\n" + row) if isinstance(item, Unread)]
    assert failure.sentence.startswith("Row 2: ")
    assert failure.sentence.endswith(".")


def test_numbers_beyond_all_bounds_beside_the_text_do_no_harm() -> None:
    assert codes(b'{"text": "a b", "x": 1e999, "y": ' + b"9" * 4_000 + b"}") == ["read"]


def test_an_id_that_is_a_number_becomes_text() -> None:
    assert only({"id": 17, "text": BODY}).document.given_id == "17"
    assert codes(b'{"id": ' + b"9" * 5_000 + b', "text": "a"}') == ["bad_row"]


def test_a_date_that_cannot_be_read_is_noticed() -> None:
    document = only({"text": BODY, "published": "31 February"}).document
    assert document.published is None
    assert Notice.DATE_NOT_READ in document.notices


def test_facts_given_for_the_whole_file_fill_gaps_only() -> None:
    given = Hints(publisher="Given Post", language="ru", published="2020")
    assert only({"text": BODY}, given).document.publisher == "Given Post"
    assert only({"text": BODY, "publisher": "Own Post"}, given).document.publisher == "Own Post"
    assert only({"text": BODY, "language": "en"}, given).document.language == "en"


def test_an_array_or_a_single_object_is_read_too() -> None:
    assert codes(b'[{"text": "One."},\n {"id": 2},\n 3]') == ["read", "bad_row", "bad_row"]
    assert codes(json.dumps({"text": BODY}, indent=2).encode()) == ["read"]
    assert codes(json.dumps({"text": BODY}).encode("utf-16")) == ["read"]


def test_an_object_that_is_no_row_is_refused() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(b'{\n "a": [1]\n}')
    assert refused.value.reason == "unknown_format"


def test_same_row_twice_is_one_document_and_rows_differ_by_id() -> None:
    row = {"id": "1", "text": BODY}
    assert only(row).document.id == only(row).document.id
    assert only(row).document.id != only(row | {"id": "2"}).document.id


def test_row_numbers_go_on_in_later_pieces() -> None:
    (item,) = read_json_lines(Source(b'{"text": "a b"}', "rows.jsonl", rows_before=41), LIMITS)
    assert isinstance(item, ReadDocument)
    assert item.name == "rows.jsonl, row 42"


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_failures(content: bytes) -> None:
    try:
        items = read(content)
    except UnreadableSource:
        return
    assert all(item.name.startswith("rows.jsonl, row ") for item in items)
