"""Builds hostile documents: every way we know in which a file can try to cost more than itself.

One seed, no clock and no real reports, so that two runs build the same bytes. `expected` names the reason codes one
of which must come out; an empty set means that the file is odd but must be read without any failure.
Run `python -m tests.hostile.documents FOLDER` to look at the files.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.records import Reason
from sayso.settings import Limits

SEED = 20200102
TIME = (2020, 1, 2, 3, 4, 4)
MIB = 1024 * 1024

# Small, so that the campaign is quick; the documents are scaled to them.
LIMITS = Limits(
    input_bytes=2 * MIB,
    text_chars=500_000,
    unpacked_bytes=8 * MIB,
    unpacked_ratio=100,
    entries=300,
    depth=3,
    parse_seconds=10,
    parse_cpu_seconds=10,
    parse_memory_bytes=192 * MIB,
    pages=50,
)
SENTENCE = "Two people were hurt when a shell hit the market of Sample Town, the police said on Thursday. "


@dataclass(frozen=True)
class HostileDocument:
    """A file, and the reasons of which at least one must be given; none where it must be read in full."""

    name: str
    content: bytes = field(repr=False)
    expected: frozenset[str] = frozenset()


def all_documents() -> tuple[HostileDocument, ...]:
    """Every hostile document of the families that this module builds, in a fixed order."""
    families = (archives, gzip_files, web_archives, json_rows, chats, texts, names)
    return tuple(document for family in families for document in family())


# --- archives ---------------------------------------------------------------------------------------------------


def archives() -> Iterator[HostileDocument]:
    """Zip files."""
    good = SENTENCE.encode()
    yield _bad("zip/nested-too-deep.zip", _nested(6), Reason.TOO_DEEP)
    yield _bad("zip/nested-wide.zip", _nested_wide(), Reason.BOMB, Reason.TOO_MANY_ENTRIES)
    yield _bad("zip/overlapping.zip", _overlapping(), Reason.BOMB, Reason.MALFORMED)
    yield _bad("zip/zeros.zip", zip_of({"zeros.txt": b"0" * (7 * MIB)}), Reason.BOMB)
    yield _bad("zip/more-than-all.zip", zip_of({f"{n}.bin": _noise(n, MIB) for n in range(9)}), Reason.BOMB)
    yield _bad("zip/many-entries.zip", zip_of({f"{n}.txt": b"" for n in range(2_000)}), Reason.TOO_MANY_ENTRIES)
    yield _bad("zip/dot-dot.zip", zip_of({"../../evil.txt": good, "good.txt": good}), Reason.UNSAFE_PATH)
    yield _bad("zip/absolute.zip", zip_of({"/etc/cron.d/evil": good}), Reason.UNSAFE_PATH)
    yield _bad("zip/windows-path.zip", zip_of({"C:\\evil.txt": good}), Reason.UNSAFE_PATH)
    yield _bad("zip/backslash-dots.zip", zip_of({"..\\..\\evil.txt": good}), Reason.UNSAFE_PATH)
    yield _bad("zip/link.zip", _with_link(), Reason.UNSAFE_PATH)
    yield _bad("zip/same-name-twice.zip", _twice(), Reason.MALFORMED)
    yield _bad("zip/encrypted.zip", _flagged(zip_of({"secret.txt": good})), Reason.ENCRYPTED)
    yield _bad("zip/says-less.zip", _lying(zip_of({"a.txt": good * 50}), 10), Reason.MALFORMED)
    yield _bad("zip/says-more.zip", _lying(zip_of({"a.txt": good}), 5_000), Reason.MALFORMED)
    yield _bad("zip/says-terabytes.zip", _lying(zip_of({"a.txt": good}), 0xFFFFFFF0), Reason.BOMB)
    yield _bad("zip/cut-directory.zip", zip_of({f"{n}.txt": good for n in range(20)})[:-60], Reason.MALFORMED)
    yield _bad("zip/cut-in-half.zip", zip_of({"a.txt": _noise(1, 50_000)})[:25_000], Reason.MALFORMED)
    yield _bad("zip/broken-member.zip", _with_flipped_bytes(), Reason.MALFORMED)
    yield _bad("zip/unknown-method.zip", _method(zip_of({"a.txt": good}), 99), Reason.MALFORMED)
    yield _bad("zip/empty.zip", zip_of({}), Reason.NOTHING_INSIDE)
    yield _bad("zip/junk-only.zip", zip_of({"__MACOSX/._a": b"x", ".DS_Store": b"y"}), Reason.NOTHING_INSIDE)
    yield _bad("zip/garbage-word.zip", zip_of({"a.docx": zip_of({"[Content_Types].xml": b"<", "word/a.xml": b"<"})}),
               Reason.UNKNOWN_FORMAT)  # fmt: skip
    yield _bad("zip/directory-elsewhere.zip", _directory_at(zip_of({"a.txt": good}), 0x7FFFFFFF), Reason.MALFORMED)
    yield _bad("zip/end-record-only.zip", b"PK\x05\x06" + b"\xff" * 18, Reason.MALFORMED)
    yield _bad("zip/header-only.zip", b"PK\x03\x04" + b"\x00" * 26, Reason.MALFORMED)


def zip_of(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with pinned times."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type = method
            archive.writestr(entry, content)
    return packed.getvalue()


def _nested(levels: int) -> bytes:
    content = zip_of({"bottom.txt": SENTENCE.encode()})
    for _ in range(levels):
        content = zip_of({"inner.zip": content})
    return content


def _nested_wide() -> bytes:
    """Each level holds twelve of the next: little by little, but 1,728 in all."""
    content = zip_of({f"{n}.txt": f"{n}: {SENTENCE}".encode() for n in range(12)})
    for _ in range(2):
        content = zip_of({f"{n}.zip": content for n in range(12)})
    return content


def _overlapping() -> bytes:
    """Directory entries that all point to one member (David Fifield's construction, without its quoting trick)."""
    packed = bytearray(zip_of({f"{n}.txt": b"0" * 1_000_000 for n in range(20)}))
    at = packed.find(b"PK\x01\x02")
    while at >= 0:
        packed[at + 42 : at + 46] = (0).to_bytes(4, "little")
        at = packed.find(b"PK\x01\x02", at + 1)
    return bytes(packed)


def _with_link() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("passwords.txt", TIME)
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
        archive.writestr(zipfile.ZipInfo("good.txt", TIME), SENTENCE)
    return packed.getvalue()


def _twice() -> bytes:
    packed = zip_of({"report-1.txt": b"It is true. " + SENTENCE.encode(), "report-2.txt": SENTENCE.encode()})
    return packed.replace(b"report-2.txt", b"report-1.txt")


def _flagged(packed: bytes) -> bytes:
    changed = bytearray(packed)
    changed[6] |= 1
    changed[packed.find(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _lying(packed: bytes, size: int) -> bytes:
    changed = bytearray(packed)
    changed[22:26] = size.to_bytes(4, "little")
    at = packed.find(b"PK\x01\x02")
    changed[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(changed)


def _method(packed: bytes, number: int) -> bytes:
    changed = bytearray(packed)
    changed[8:10] = number.to_bytes(2, "little")
    at = packed.find(b"PK\x01\x02")
    changed[at + 10 : at + 12] = number.to_bytes(2, "little")
    return bytes(changed)


def _directory_at(packed: bytes, offset: int) -> bytes:
    changed = bytearray(packed)
    at = packed.rfind(b"PK\x05\x06")
    changed[at + 16 : at + 20] = offset.to_bytes(4, "little")
    return bytes(changed)


def _with_flipped_bytes() -> bytes:
    packed = bytearray(zip_of({"a.txt": _noise(2, 20_000), "good.txt": SENTENCE.encode()}))
    for at in range(5_000, 5_100):
        packed[at] ^= 0x55
    return bytes(packed)


def gzip_files() -> Iterator[HostileDocument]:
    """Gzip files."""
    good = SENTENCE.encode() * 20
    yield _bad("gzip/zeros.gz", packed_gzip(b"0" * (6 * MIB)), Reason.BOMB)
    yield _bad("gzip/many-members.gz", packed_gzip(b"0" * 100_000) * 60, Reason.BOMB)
    yield _bad("gzip/too-large.gz", packed_gzip(_noise(3, 9 * MIB)), Reason.TOO_BIG)
    yield _bad("gzip/cut.gz", packed_gzip(_noise(4, 50_000).hex().encode())[:30_000], Reason.TRUNCATED)
    yield _bad("gzip/cut-in-header.gz", packed_gzip(good)[:8], Reason.MALFORMED)
    yield _bad("gzip/garbage-behind.gz", packed_gzip(good) + b"\x00\x01garbage", Reason.TRUNCATED)
    yield _bad("gzip/wrong-checksum.gz", packed_gzip(good)[:-8] + b"\x00" * 8, Reason.MALFORMED)
    yield _bad("gzip/empty.gz", packed_gzip(b""), Reason.NOTHING_INSIDE)
    yield _bad("gzip/deep.gz", _repeated(packed_gzip, good, 12), Reason.TOO_DEEP)
    yield _bad("gzip/program.gz", packed_gzip(b"\x7fELF" + _noise(5, 1_000)), Reason.UNKNOWN_FORMAT)
    yield HostileDocument("gzip/two-members.txt.gz", packed_gzip(good) + packed_gzip(good))
    yield HostileDocument("gzip/zeros-behind.txt.gz", packed_gzip(good) + b"\x00" * 512)


def packed_gzip(content: bytes) -> bytes:
    """Gzip without name and time."""
    return gzip.compress(content, mtime=0)


# --- web archives -----------------------------------------------------------------------------------------------


def web_archives() -> Iterator[HostileDocument]:
    """WARC files, mostly with a sound record behind the broken one, which must still be read."""
    good = record(page(1), "https://example.org/good")
    yield _bad("warc/length-too-short.warc", record(page(2), length=40) + good, Reason.MALFORMED, Reason.TRUNCATED)
    yield _bad("warc/length-too-long.warc", record(page(2), length=900) + good + good, Reason.MALFORMED)
    yield _bad("warc/length-beyond-end.warc", good + record(page(2), length=10**9), Reason.TRUNCATED)
    yield _bad("warc/length-negative.warc", record(page(2), length=-5) + good, Reason.MALFORMED)
    yield _bad("warc/length-word.warc", record(page(2), length="many") + good, Reason.MALFORMED)
    yield _bad("warc/length-huge-number.warc", record(page(2), length="9" * 5_000) + good, Reason.MALFORMED)
    yield _bad("warc/garbage-between.warc", good + b"garbage\r\n" * 50 + good, Reason.MALFORMED)
    yield _bad("warc/cut.warc", good + record(page(2))[:-300], Reason.TRUNCATED)
    yield _bad("warc/cut.warc.gz", packed_gzip(good) + packed_gzip(record(page(2)))[:-150], Reason.TRUNCATED,
               Reason.MALFORMED)  # fmt: skip
    yield _bad("warc/body-bomb.warc", record(_packed_body(b"0" * (5 * MIB))) + good, Reason.TOO_BIG)
    yield _bad("warc/chunk-bomb.warc", record(_chunked_body(packed_gzip(b"0" * (300 * MIB)))) + good, Reason.TOO_BIG)
    yield _bad("warc/record-bomb.warc.gz", packed_gzip(record(_html(b"0" * (7 * MIB)))), Reason.TOO_BIG, Reason.BOMB)
    yield _bad("warc/many-pages.warc", record(_plain(SENTENCE.encode())) * 400, Reason.TOO_MANY_ENTRIES)
    yield _bad("warc/not-found.warc", record(page(2, status="404 Not Found")), Reason.HTTP_ERROR)
    yield _bad("warc/revisits-only.warc", b"".join(_revisit(n) for n in range(200)), Reason.NOTHING_INSIDE)
    yield HostileDocument("warc/long-header.warc", _long_header(MIB) + good)
    yield _bad("warc/header-without-end.warc", b"WARC/1.0\r\nWARC-Type: " + b"a" * (3 * MIB), Reason.NOTHING_INSIDE,
               Reason.MALFORMED, Reason.TOO_BIG)  # fmt: skip
    yield _bad("warc/header-only.warc", b"WARC/1.0\r\n", Reason.NOTHING_INSIDE, Reason.MALFORMED)
    yield _bad("warc/no-address.warc", record(page(2)).replace(b"WARC-Target-URI", b"X-Nothing-Here") + good,
               Reason.MALFORMED)  # fmt: skip
    yield _bad("warc/not-http.warc", record(b"not a response at all\r\n\r\n") + good, Reason.MALFORMED)
    yield _bad("warc/many-broken.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\n" * 3_000, Reason.MALFORMED,
               Reason.TOO_MANY_ENTRIES, Reason.NOTHING_INSIDE)  # fmt: skip
    yield HostileDocument("warc/one-gzip-around-all.warc.gz", packed_gzip(good + record(page(4)) + good))
    yield HostileDocument("warc/mixed-gzip.warc.gz", packed_gzip(good) + packed_gzip(record(page(4)) + good))
    yield HostileDocument("warc/chunk-errors.warc", record(_chunked_body(page_html(5), bad=True)) + good)
    yield HostileDocument("warc/says-gzip-is-not.warc", record(_said_packed(page_html(6))) + good)
    yield HostileDocument("warc/no-blank-lines-at-end.warc", good.rstrip())


def page_html(number: int) -> bytes:
    """A small page that has text enough to be kept."""
    title = f"Shell hits market of Sample Town, report {number}"
    paragraphs = "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(3))
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{paragraphs}</body></html>".encode()


def page(number: int, *, status: str = "200 OK") -> bytes:
    """An HTTP response with a small page."""
    return _html(page_html(number), status=status)


def record(response: bytes, url: str = "https://example.org/", *, length: int | str | None = None) -> bytes:
    """A WARC response record; `length` is what it claims."""
    claimed = len(response) if length is None else length
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {claimed}\r\n\r\n"
    )
    return header.encode() + response + b"\r\n\r\n"


def _html(body: bytes, *, status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body


def _plain(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body


def _packed_body(body: bytes) -> bytes:
    return _html(packed_gzip(body), more="Content-Encoding: gzip\r\n")


def _said_packed(body: bytes) -> bytes:
    return _html(body, more="Content-Encoding: gzip\r\n")


def _chunked_body(body: bytes, *, bad: bool = False) -> bytes:
    encoding = "" if bad else "Content-Encoding: gzip\r\n"
    size = b"zzz" if bad else f"{len(body):x}".encode()
    return _html(size + b"\r\n" + body + b"\r\n0\r\n\r\n", more=f"Transfer-Encoding: chunked\r\n{encoding}")


def _revisit(number: int) -> bytes:
    """A record that says "as before", and before it says the same."""
    return (
        f"WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Refers-To-Target-URI: https://example.org/{(number + 1) % 200}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    ).encode()


def _long_header(size: int) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nX-Long: " + b"a" * size + b"\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


# --- JSON -------------------------------------------------------------------------------------------------------


def json_rows() -> Iterator[HostileDocument]:
    """JSON Lines and Telegram exports; each has one good row at least, which must be read."""
    good = json.dumps({"id": "good", "text": SENTENCE}).encode()
    for name, row in _bad_rows():
        yield _bad(f"json/{name}.jsonl", good + b"\n" + row + b"\n" + good + b"\n", Reason.BAD_ROW)
    long = b'{"text": "' + b"a" * (3 * MIB) + b'"}'
    yield _bad("json/long-line.jsonl", good + b"\n" + long + b"\n" + good, Reason.TOO_BIG)
    yield _bad("json/long-text.jsonl", b'{"text": "' + b"a" * 600_000 + b'"}', Reason.TOO_BIG)
    yield _bad("json/empty-text.jsonl", good + b'\n{"text": "  "}\n', Reason.NO_TEXT)
    yield _bad("json/object-without-text.json", b'{\n "a": 1\n}', Reason.UNKNOWN_FORMAT)
    yield _bad("json/array-of-numbers.json", b'[{"text": 5}, 1, 2]', Reason.BAD_ROW)
    yield _bad("json/deep-array.json", b'[{"a":' * 20_000, Reason.BAD_ROW, Reason.MALFORMED)
    yield HostileDocument("json/half-surrogates.jsonl", b'{"text": "before \\ud800 after, said the police"}\n')
    yield HostileDocument("json/zero-character.jsonl", b'{"text": "before \\u0000 after, said the police"}\n')
    yield HostileDocument("json/bad-dates.jsonl", b"\n".join(
        json.dumps({"text": SENTENCE, "published": date}).encode()
        for date in ("2021-02-31", "13/13/2021", "9999999999", "yesterday", "\u0662\u0660\u0662\u0661", "0000-00-00")
    ))  # fmt: skip
    yield HostileDocument("json/same-id-twice.jsonl", good + b"\n" + good)
    yield HostileDocument("json/byte-order-mark.jsonl", b"\xef\xbb\xbf" + good)
    yield HostileDocument("json/utf-16.jsonl", json.dumps({"text": SENTENCE}).encode("utf-16"))
    yield HostileDocument("json/huge-number-beside.jsonl", b'{"text": "It is so.", "n": 1e999}')
    yield HostileDocument("json/old-mac-lines.jsonl", b'{"text": "It is so."}\r\n\r\n\n{"text": "It is not so."}\r\n')


def _bad_rows() -> Iterator[tuple[str, bytes]]:
    yield "deep-nesting", b'{"text": ' + b"[" * 10_000 + b"]" * 10_000 + b"}"
    yield "deep-beside", b'{"text": "x", "more": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}"
    yield "infinity", b'{"text": Infinity}'
    yield "not-a-number", b'{"text": "x", "id": NaN}'
    yield "huge-number", b'{"text": 1e999}'
    yield "key-twice", b'{"text": "one", "text": "two"}'
    yield "text-is-a-list", b'{"text": ["one", {"two": 3}]}'
    yield "no-text", b'{"id": "7"}'
    yield "no-object", b'"a string"'
    yield "not-json", b"{'text': 'single quotes'}"
    yield "cut", b'{"text": "it ends he'
    yield "not-utf-8", b'{"text": "\xff\xfe\xfd"}'
    yield "id-is-a-list", b'{"id": [1], "text": "x"}'
    yield "id-of-ten-thousand-digits", b'{"id": ' + b"9" * 10_000 + b', "text": "x"}'
    yield "id-too-long", json.dumps({"id": "x" * 5_000, "text": "x"}).encode()
    yield "title-is-a-number", b'{"text": "x", "title": 5}'
    yield "language-is-a-word", b'{"text": "x", "language": "English!"}'


def chats() -> Iterator[HostileDocument]:
    """Telegram Desktop exports."""
    good = {"id": 1, "type": "message", "date": "2020-01-02T03:04:05", "from": "Sample", "text": SENTENCE}
    yield _bad("chat/deep.json", _chat(b'{"id": 1, "type": "message", "text": ' + b"[" * 50_000), Reason.BAD_ROW)
    yield _bad("chat/cut.json", _chat(json.dumps(good).encode())[:-40], Reason.BAD_ROW)
    yield _bad("chat/not-a-list.json", _chat(b"").replace(b"[\n\n]", b'[]}, "x": {"y": 1'), Reason.NOTHING_INSIDE,
               Reason.MALFORMED)  # fmt: skip
    yield _bad("chat/no-messages.json", _chat(b""), Reason.NOTHING_INSIDE, Reason.NO_TEXT)
    parts = [
        "one ",
        {"type": "bold", "text": "two "},
        3,
        None,
        [[]],
        {"type": "link"},
        {"type": "bold", "text": {"a": 1}},
    ]
    odd = [
        good | {"id": 2, "text": [*parts, SENTENCE]},
        good | {"id": 2},
        good | {"id": 3, "date": "31 February", "date_unixtime": "-1"},
        good | {"id": 4, "date_unixtime": "9" * 400},
        good | {"id": 5, "from": {"a": 1}, "forwarded_from": ["x"]},
        good | {"id": "\ud800", "text": "half \ud800 " + SENTENCE},
    ]
    yield HostileDocument("chat/odd-messages.json", _chat(b",\n".join(json.dumps(message).encode() for message in odd)))


def _chat(messages: bytes) -> bytes:
    return b'{"name": "Sample", "type": "public_channel", "id": 1, "messages": [\n' + messages + b"\n]}"


# --- plain text -------------------------------------------------------------------------------------------------


def texts() -> Iterator[HostileDocument]:
    """Texts that are odd, and texts made to send patterns astray."""
    size = 400_000
    yield _bad("text/empty.txt", b"", Reason.EMPTY)
    yield _bad("text/blanks.txt", b" \n\t\r\n" * 500, Reason.EMPTY)
    yield _bad("text/mark-only.txt", b"\xef\xbb\xbf", Reason.EMPTY)
    yield _bad("text/zeros.txt", b"\x00" * 10_000, Reason.EMPTY)
    yield _bad("text/noise.bin", _noise(6, 20_000), Reason.UNKNOWN_FORMAT)
    yield _bad("text/too-long.txt", b"a b " * 200_000, Reason.TOO_BIG)
    yield _bad("text/larger-than-input.txt", b"a b\n" * (MIB), Reason.TOO_BIG)
    yield _bad("text/picture.txt", b"\x89PNG\r\n\x1a\n" + _noise(7, 500), Reason.UNKNOWN_FORMAT)
    for name, pattern in _PATTERNS.items():
        yield HostileDocument(f"text/{name}.txt", (pattern * (size // len(pattern))).encode())
    for name, text in _ODD_TEXTS.items():
        yield HostileDocument(f"text/{name}.txt", text.encode("utf-8", errors="surrogatepass"))
    yield HostileDocument(
        "text/broken-utf-8.txt", SENTENCE.encode() + b"\xff\xfe\x80 caf\xe9 \xc3\x28" + SENTENCE.encode()
    )
    yield HostileDocument("text/cut-utf-8.txt", "Погибли двое, сообщила полиция. Ё".encode()[:-1])
    yield HostileDocument("text/utf-16-odd.txt", SENTENCE.encode("utf-16")[:-1])
    yield HostileDocument("text/utf-16-no-mark.txt", (SENTENCE * 3).encode("utf-16-be"))
    yield HostileDocument("text/utf-32.txt", SENTENCE.encode("utf-32"))
    yield HostileDocument("text/utf-7.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + SENTENCE.encode())
    yield HostileDocument(
        "text/windows-1251.txt", ("Двое погибли при обстреле рынка, сообщила полиция. " * 9).encode("cp1251")
    )


def _doubling(number: int) -> str:
    this, last = chr(ord("b") + number), chr(ord("a") + number)
    return f"{this}: &{this} [*{last},*{last}]\n"


_PATTERNS = {
    "no-blanks": "a",
    "quote-marks": '"',
    "curly-quotes": "“",
    "opening-brackets": "[",
    "brackets-and-words": "[a](",
    "round-brackets": "(",
    "image-marks": "![",
    "asterisks": "**a",
    "hashes": "# ",
    "hash-lines": "#\n",
    "rules": "---\n",
    "equal-signs": "a\n=",
    "table-bars": "|",
    "addresses": "http://(",
    "address-without-end": "https://a.b/",
    "header-lines": "Title: a\n",
    "header-line-without-end": "Title a b ",
    "bullets": "- \n",
    "numbers": "1) ",
    "quoted-lines": "> > > ",
    "comments": "<!--",
    "tags": "a <b ",
    "braces": "a {",
    "blank-lines": "a\n\n\n\n",
    "blanks-then-letter": " " * 5_000 + "a",
    "carriage-returns": "a\r",
    "datelines": "KABUL, Oct. 5 (",
    "said-chains": "He said that she said that ",
    "capitals": "A. B. ",
    "dashes": "KABUL — ",
}
_ODD_TEXTS = {
    "right-to-left-override": f"The \u202eeman eslaf\u202c said so. {SENTENCE}",
    "zero-width": f"Ka\u200bbul and Ka\u200dbul and K\u0430bul. {SENTENCE}",
    "stacked-marks": "K" + "\u0301" * 2_000 + "abul. " + SENTENCE,
    "control-characters": f"bell \x07 escape \x1b[31mred\x1b[0m {SENTENCE}",
    "zero-characters": f"nul \x00 nul \x00 {SENTENCE * 3}",
    "half-surrogates": f"half \ud800 {SENTENCE}",
    "no-such-days": "On 31 February and on 13/13/2020 and at 25:61 it happened, police said.",
    "formulas": "=cmd|' /C calc'!A0\n+1+1\n-2\n@SUM(A1)\n\tx\n",
    "markup-in-headline": "<img src=x onerror=alert(1)> hits market\n\n" + SENTENCE,
    "emoji": "Здравствуйте 👩‍👩‍👧‍👦🇺🇦 مرحبا שלום e\u0301 " + SENTENCE,
    "other-line-ends": "One line.\x85Another.\u2028A third.\u2029A fourth.\x0cA page.\x0bDown.\r\nWindows.\rMac.",
    "front-matter-bomb": "---\na: &a [x,x,x]\n" + "".join(_doubling(n) for n in range(20)) + "---\n" + SENTENCE,
    "front-matter-tag": "---\ntitle: !!python/object/apply:os.system ['true']\n---\n" + SENTENCE,
    "front-matter-deep": "---\ntitle: " + "[" * 5_000 + "\n---\n" + SENTENCE,
}  # fmt: skip


# --- names ------------------------------------------------------------------------------------------------------


def names() -> Iterator[HostileDocument]:
    """Names inside archives that would do harm where they are printed, stored or opened."""
    odd = {
        "=cmd|' /C calc'!A0.txt": b"1 " + SENTENCE.encode(),
        "two\nlines.txt": b"2 " + SENTENCE.encode(),
        "<img src=x onerror=alert(1)>.txt": b"3 " + SENTENCE.encode(),
        "\x1b[31mred.txt": b"4 " + SENTENCE.encode(),
        "x" * 250 + ".txt": b"5 " + SENTENCE.encode(),
        "\u202etxt.exe": b"6 " + SENTENCE.encode(),
        "CON": b"7 " + SENTENCE.encode(),
        "a" * 60_000: b"8 " + SENTENCE.encode(),
    }
    yield HostileDocument("names/odd.zip", zip_of(odd))
    # Python's own writer cuts a name at NUL, so that it is put in afterwards.
    yield _bad("names/nul.zip", zip_of({"a@b.txt": SENTENCE.encode()}).replace(b"a@b.txt", b"a\x00b.txt"),
               Reason.UNSAFE_PATH)  # fmt: skip


# --- building blocks --------------------------------------------------------------------------------------------


def _bad(name: str, content: bytes, *reasons: Reason) -> HostileDocument:
    return HostileDocument(name, content, frozenset(reasons))


def _noise(number: int, size: int) -> bytes:
    return random.Random(SEED + number).randbytes(size)


def _repeated(pack: Callable[[bytes], bytes], content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = pack(content)
    return content


def main(folder: Path) -> None:
    """Write all documents to a folder."""
    for document in all_documents():
        path = folder / document.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
        print(f"{zlib.crc32(document.content):08x} {len(document.content):>10,} {document.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
