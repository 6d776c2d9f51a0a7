"""What every reader owes its callers, checked over every row of `READERS`."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from sayso.errors import UnreadableSource
from sayso.readers import READERS, Hints, Item, ReadDocument, Reader, Source, Unread
from sayso.readers.detect import Format, detect
from sayso.readers.identity import sha256_of
from sayso.readers.warm_up import sample_of
from sayso.records import Producer, Reading, Reason
from sayso.records.consistency import faults
from sayso.settings import Limits

LIMITS = Limits(input_bytes=1_000_000, text_chars=200_000, unpacked_bytes=4_000_000, entries=100, pages=20)
PRODUCER = Producer("0", None, None, "", "", "")
GIVEN = Hints(given_id="g1", title="A title", published="2020-01-02", publisher="Sample Post", url="https://x.example/1",
              language="en")  # fmt: skip
SEED = 7
DAMAGED = 40

each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def read(reader: Reader, content: bytes, hints: Hints | None = None, limits: Limits = LIMITS) -> list[Item]:
    return list(reader.read(Source(content, "in.file", hints or Hints(), depth=1), limits))


def check(items: list[Item], content: bytes) -> None:
    """Everything that a reader gives is sound, whatever it was given."""
    for item in items:
        assert item.name
        if isinstance(item, Unread):
            assert item.failure.code in set(Reason)
            assert item.failure.sentence.endswith(".")
            assert "\n" not in item.failure.sentence
        elif isinstance(item, Source):
            assert item.depth == 2
        else:
            document = item.document
            assert document.text.strip()
            assert len(document.text) <= LIMITS.text_chars
            document.text.encode("utf-8")
            assert document.source_sha256 == sha256_of(item.original)
            assert document.id.startswith("sha256:")
            assert faults(Reading(document=document, producer=PRODUCER)) == ()


def test_every_format_has_one_reader_and_every_reader_a_format() -> None:
    assert [reader.name for reader in READERS] == [*dict.fromkeys(reader.name for reader in READERS)]
    assert {reader.name for reader in READERS} == set(Format)


@each_reader
def test_a_sound_file_is_found_and_read(reader: Reader) -> None:
    if reader.name != Format.JSON_LINES:  # its sample here is a plain text
        assert detect(sample_of(reader)) == reader.name
    items = read(reader, sound(reader))
    assert items
    assert not [item for item in items if isinstance(item, Unread)]
    check(items, sound(reader))


def sound(reader: Reader) -> bytes:
    return b'{"id": 1, "text": "Two were hurt."}\n' if reader.name == Format.JSON_LINES else sample_of(reader)


@each_reader
def test_reading_twice_gives_the_same(reader: Reader) -> None:
    assert read(reader, sound(reader), GIVEN) == read(reader, sound(reader), GIVEN)


@each_reader
def test_given_facts_win_and_the_name_counts_for_nothing(reader: Reader) -> None:
    for item in read(reader, sound(reader), GIVEN):
        if isinstance(item, ReadDocument):
            document = item.document
            assert document.language == "en"
            assert document.published is not None
            assert document.published.value.startswith("2020-01-02")
            assert "in.file" not in document.text
            assert document.publisher == "Sample Post"
        elif isinstance(item, Source):
            assert item.hints.publisher == "Sample Post"


@each_reader
def test_another_publisher_makes_another_document(reader: Reader) -> None:
    def ids(hints: Hints) -> set[str]:
        return {item.document.id for item in read(reader, sound(reader), hints) if isinstance(item, ReadDocument)}

    assert not ids(GIVEN) & ids(replace(GIVEN, publisher="Other Post"))


@each_reader
@pytest.mark.parametrize("kind", ["cut", "changed", "inserted", "noise"])
def test_damaged_files_give_reasons_and_raise_nothing_else(reader: Reader, kind: str) -> None:
    chance = random.Random(f"{SEED} {reader.name} {kind}")
    whole = sound(reader)
    for _ in range(DAMAGED):
        at = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[at] = chance.randrange(256)
        content = {
            "cut": whole[:at],
            "changed": bytes(changed),
            "inserted": whole[:at] + chance.randbytes(chance.randrange(1, 50)) + whole[at:],
            "noise": chance.randbytes(chance.randrange(500)),
        }[kind]
        try:
            items = read(reader, content)
        except UnreadableSource as refused:
            assert refused.reason in set(Reason)  # noqa: PT017  # it need not be raised
            assert refused.sentence.endswith(".")  # noqa: PT017
        else:
            check(items, content)


@each_reader
def test_a_text_beyond_the_limit_is_refused_or_cut_and_noticed(reader: Reader) -> None:
    if reader.name in {Format.ZIP, Format.GZIP, Format.WARC}:
        pytest.skip("gives no text itself")
    try:
        items = read(reader, sound(reader), limits=replace(LIMITS, text_chars=5))
    except UnreadableSource as refused:
        assert refused.reason in {Reason.TOO_BIG, Reason.TRUNCATED}  # noqa: PT017
    else:
        assert all(
            isinstance(item, Unread) or len(item.document.text) <= 5 for item in items if not isinstance(item, Source)
        )
