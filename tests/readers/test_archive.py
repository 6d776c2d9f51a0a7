from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import UnreadableSource
from sayso.readers import Hints, ReadDocument, Source, Unread, read_source
from sayso.readers.archive import gunzipped, read_gzip, read_zip
from sayso.settings import Limits
from tests.hostile.documents import LIMITS, SENTENCE, packed_gzip, page_html, zip_of

GOOD = SENTENCE.encode()
CHAT = {"name": "Sample", "type": "public_channel", "id": 1, "messages": []}


def members(content: bytes, limits: Limits = LIMITS, hints: Hints | None = None) -> dict[str, str]:
    """Name and outcome of each member: `source`, or the reason why not."""
    found = {}
    for item in read_zip(Source(content, "a.zip", hints or Hints()), limits):
        assert not isinstance(item, ReadDocument)
        found[item.name] = "source" if isinstance(item, Source) else str(item.failure.code)
    return found


def test_members_come_in_order_with_their_path_and_depth() -> None:
    content = zip_of({"z/last.txt": GOOD, "a first.html": page_html(1), "ё.txt": GOOD})
    items = [item for item in read_zip(Source(content, "a.zip", depth=1), LIMITS) if isinstance(item, Source)]
    assert [item.name for item in items] == ["a.zip!/z/last.txt", "a.zip!/a first.html", "a.zip!/ё.txt"]
    assert {item.depth for item in items} == {2}
    assert items[0].content == GOOD


def test_junk_and_companions_are_passed_over_without_a_word() -> None:
    names = ["__MACOSX/._a.txt", ".DS_Store", "a/.hidden", "Thumbs.db", "style.css", "js/jquery.js", "~$draft.docx"]
    pictures = {"photos/1.dat": b"\xff\xd8\xff\xe0JFIF", "p.png": b"\x89PNG\r\n\x1a\n", "i.svg": b" <svg xmlns='x'/>"}
    content = zip_of(dict.fromkeys(names, GOOD) | pictures | {"good.txt": GOOD, "empty.txt": b""})
    assert members(content) == {"a.zip!/good.txt": "source"}


def test_one_bad_member_costs_only_itself() -> None:
    content = zip_of({"first.txt": GOOD, "../up.txt": GOOD, "zeros.txt": b"0" * 3_000_000, "last.txt": GOOD})
    assert members(content) == {
        "a.zip!/first.txt": "source",
        "a.zip!/../up.txt": "unsafe_path",
        "a.zip!/zeros.txt": "bomb",
        "a.zip!/last.txt": "source",
    }


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (replace(LIMITS, entries=2), "too_many_entries"),
        (replace(LIMITS, input_bytes=1_000), "too_big"),
        (replace(LIMITS, unpacked_bytes=15_000), "bomb"),
    ],
)
def test_each_limit_of_the_settings_holds(limits: Limits, reason: str) -> None:
    content = zip_of({f"{number}.txt": bytes(range(256)) * 40 for number in range(3)})
    try:
        assert reason in members(content, limits).values()
    except UnreadableSource as refused:
        found = refused.reason
    else:
        found = reason
    assert found == reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_is_unpacked(method: int) -> None:
    assert members(zip_of({"a.txt": GOOD}, method=method)) == {"a.zip!/a.txt": "source"}


def test_what_was_said_of_the_archive_holds_for_members_but_not_what_names_one_document() -> None:
    hints = Hints(publisher="Sample Post", language="en", url="https://x.example/", given_id="7", title="t")
    (item,) = read_zip(Source(zip_of({"a.txt": GOOD}), "a.zip", hints), LIMITS)
    assert isinstance(item, Source)
    assert item.hints == Hints(publisher="Sample Post", language="en")


def test_archives_in_archives_are_read_down_to_the_limit() -> None:
    inner = zip_of({"deep.txt": GOOD})
    middle = zip_of({"inner.zip": inner, "rows.jsonl.gz": packed_gzip(json.dumps({"text": SENTENCE}).encode())})
    outer = zip_of({"middle.zip": middle, "top.txt": GOOD})
    names = [item.name for item in read_source(Source(outer, "o.zip"), LIMITS) if isinstance(item, ReadDocument)]
    assert names == [
        "o.zip!/middle.zip!/inner.zip!/deep.txt",
        "o.zip!/middle.zip!/rows.jsonl.gz!/rows.jsonl, row 1",
        "o.zip!/top.txt",
    ]
    too_deep = list(read_source(Source(outer, "o.zip"), replace(LIMITS, depth=2)))
    assert [item.failure.code for item in too_deep if isinstance(item, Unread)] == ["too_deep", "too_deep"]


def test_a_bomb_inside_leaves_room_for_its_siblings() -> None:
    bomb = zip_of({f"{number}.bin": bytes([number]) * 900_000 for number in range(1, 9)}, method=zipfile.ZIP_STORED)
    outer = zip_of({"1.txt": GOOD, "2.zip": bomb, "3.txt": b"Later. " + GOOD}, method=zipfile.ZIP_STORED)
    limits = replace(LIMITS, input_bytes=16_000_000, unpacked_bytes=10_000_000)
    items = list(read_source(Source(outer, "o.zip"), limits))
    assert {item.name for item in items if isinstance(item, ReadDocument)} == {"o.zip!/1.txt", "o.zip!/3.txt"}
    assert "bomb" in {item.failure.code for item in items if isinstance(item, Unread)}


def test_gzip_gives_what_is_inside_under_its_own_name() -> None:
    (item,) = read_gzip(Source(packed_gzip(GOOD) + packed_gzip(GOOD), "dir/a.txt.gz"), LIMITS)
    assert isinstance(item, Source)
    assert (item.name, item.content, item.depth) == ("dir/a.txt.gz!/a.txt", GOOD * 2, 1)


def test_a_cut_gzip_file_gives_what_stands_before_and_says_so() -> None:
    packed = packed_gzip(b"".join(b"%d %s\n" % (number, GOOD) for number in range(500)))
    items = list(read_gzip(Source(packed[: len(packed) // 2], "a.gz"), LIMITS))
    assert isinstance(items[0], Source)
    assert items[0].content.startswith(b"0 Two people")
    assert isinstance(items[1], Unread)
    assert items[1].failure.code == "truncated"


@given(st.binary(max_size=2_000))
def test_gzip_comes_back_byte_for_byte(content: bytes) -> None:
    assert gunzipped(packed_gzip(content), LIMITS).content == content


PACKED = zip_of({"a.txt": GOOD * 3, "b/c.txt.gz": packed_gzip(GOOD), "d.jsonl": b'{"text": "It is so."}'})


@settings(max_examples=150)
@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255), st.booleans())
def test_a_damaged_zip_file_gives_reasons_and_never_breaks(place: int, change: int, is_cut: bool) -> None:
    damaged = bytearray(PACKED)
    damaged[place] ^= change
    items = list(read_source(Source(bytes(damaged[:place] if is_cut else damaged), "a.zip"), LIMITS))
    assert items
    for item in items:
        assert isinstance(item, ReadDocument) or item.failure.sentence.endswith(".")
