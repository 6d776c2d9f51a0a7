from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadRecord, UnreadableSource
from sayso.readers import Hints, ReadDocument, Source, Unread
from sayso.readers.frames import (
    LENGTHS,
    Ended,
    Job,
    pack_end,
    pack_item,
    pack_job,
    pack_refusal,
    unpack_item,
    unpack_job,
)
from sayso.readers.plain_text import read_plain_text
from sayso.records import Failure, Origin, Reason
from sayso.settings import Limits

WHOLE = Source(b"Two people were hurt, \xd0\xb6 said.\nhttps://x.example/ab", "a.txt", Hints(publisher="P"), depth=1)
HINTS = Hints(
    "1", "t \ud800", "2020", "p", "https://x.example/", "en", "2020-01-01T00:00:00Z", "text/html", Origin.HTTP
)
(DOCUMENT,) = read_plain_text(WHOLE, Limits())
assert isinstance(DOCUMENT, ReadDocument)


def header(frame: bytes) -> bytes:
    size, _ = LENGTHS.unpack(frame[: LENGTHS.size])
    assert len(frame) == LENGTHS.size + size
    return frame[LENGTHS.size :]


@pytest.mark.parametrize(
    "item",
    [
        DOCUMENT,
        Source(b"inner \x00\xff\n", "a.txt!/ё\n\ud800", HINTS, depth=2, rows_before=3),
        Unread(Failure("7", Reason.BOMB, "It is a bomb."), "a.txt!/b"),
    ],
)
def test_items_come_back_as_they_went(item: ReadDocument | Source | Unread) -> None:
    frame, payload = pack_item(item, WHOLE)
    assert unpack_item(header(frame), payload, WHOLE) == item


def test_bytes_of_the_source_are_not_sent_back() -> None:
    _, payload = pack_item(DOCUMENT, WHOLE)
    assert payload == b""


def test_a_job_comes_back_as_it_went() -> None:
    job = Job(Source(b"\x00content", "n\ud800", HINTS, depth=2, rows_before=9), Limits(pages=3))
    assert unpack_job(header(pack_job(job)), job.source.content) == job


def test_end_and_refusal_come_back() -> None:
    assert unpack_item(header(pack_end()), b"", WHOLE) == Ended()
    with pytest.raises(UnreadableSource) as refused:
        unpack_item(header(pack_refusal(UnreadableSource(Reason.ENCRYPTED, "It is locked."))), b"", WHOLE)
    assert (refused.value.reason, refused.value.sentence) == ("encrypted", "It is locked.")


FORGED = json.loads(header(pack_item(DOCUMENT, WHOLE)[0]))


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"[]",
        b'{"kind": "document"}',
        b'{"kind": "refused", "reason": "because", "sentence": "x"}',
        b'{"kind": "source", "name": "x", "hints": {}, "depth": 9, "rows_before": 0}',
        b"[" * 100_000,
        json.dumps(FORGED | {"whole": False}).encode(),
        json.dumps(FORGED | {"document": FORGED["document"] | {"source_sha256": "0" * 64}}).encode(),
        json.dumps(FORGED | {"document": FORGED["document"] | {"text": 5}}).encode(),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(value: bytes) -> None:
    with pytest.raises(BadRecord):
        unpack_item(value, b"other bytes", WHOLE)


def test_a_member_that_claims_to_lie_no_deeper_is_refused() -> None:
    frame, payload = pack_item(Source(b"x", "y", depth=1), WHOLE)
    with pytest.raises(BadRecord):
        unpack_item(header(frame), payload, WHOLE)


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_any_answer_is_an_item_or_refused(value: bytes, payload: bytes) -> None:
    try:
        unpack_item(value, payload, WHOLE)
    except (BadRecord, UnreadableSource):
        return
