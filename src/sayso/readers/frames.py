"""What a parser process sends back: frames of a JSON header and raw bytes. No pickle; every frame is checked.

A frame is two lengths (`!QQ`), a JSON object of the first length and bytes of the second.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Final

from sayso.errors import BadRecord, UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source, Unread
from sayso.readers.identity import sha256_of
from sayso.records import Failure, Reason, SourceDocument
from sayso.records.codec import from_json, to_json
from sayso.settings import Limits

LENGTHS: Final = struct.Struct("!QQ")

# A character of text takes at most four bytes in UTF-8 and six as a JSON escape; blocks and links come on top.
_HEADER_BYTES_FOR_A_CHAR: Final = 6
_HEADER_BYTES_BESIDE: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ended:
    """The parser came to the end of the source."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a parser process gets: the number of a row of `READERS`, and the source."""

    source: Source
    limits: Limits


def pack_job(job: Job) -> bytes:
    """The job without its content, which follows as it is."""
    source = job.source
    header = {
        "name": source.name,
        "hints": to_json(source.hints),
        "depth": source.depth,
        "rows_before": source.rows_before,
        "limits": to_json(job.limits),
    }
    return _packed(header, len(source.content))


def unpack_job(header: bytes, content: bytes) -> Job:
    """The job of a packed header and the content behind it."""
    value = json.loads(header)
    hints, limits = from_json(Hints, value["hints"]), from_json(Limits, value["limits"])
    return Job(Source(content, value["name"], hints, value["depth"], value["rows_before"]), limits)


def pack_item(item: Item, whole: Source) -> tuple[bytes, bytes]:
    """Header and bytes of one item; bytes that are the whole source's own are not sent again."""
    if isinstance(item, ReadDocument):
        is_whole = item.original is whole.content or item.original == whole.content
        payload = b"" if is_whole else item.original
        header = {"kind": "document", "name": item.name, "whole": is_whole, "document": to_json(item.document)}
    elif isinstance(item, Source):
        payload = item.content
        header = {
            "kind": "source",
            "name": item.name,
            "hints": to_json(item.hints),
            "depth": item.depth,
            "rows_before": item.rows_before,
        }
    else:
        payload = b""
        header = {"kind": "unread", "name": item.name, "failure": to_json(item.failure)}
    return _packed(header, len(payload)), payload


def pack_refusal(error: UnreadableSource) -> bytes:
    """The frame for a source that is beyond reading."""
    return _packed({"kind": "refused", "reason": error.reason, "sentence": error.sentence}, 0)


def pack_end() -> bytes:
    """The last frame of a source that was read to its end."""
    return _packed({"kind": "end"}, 0)


def header_limit_bytes(limits: Limits) -> int:
    """Longest header that a parser may send."""
    return limits.text_chars * _HEADER_BYTES_FOR_A_CHAR + _HEADER_BYTES_BESIDE


def unpack_item(header: bytes, payload: bytes, whole: Source) -> Item | Ended:
    """The item of a frame, checked: digests fit the bytes, depth only grows, spans lie in the text.

    Raises:
        UnreadableSource: the parser refused the source.
        BadRecord: the frame is no such thing.
    """
    try:
        value = json.loads(header)
        kind = value["kind"]
        if kind == "end":
            return Ended()
        if kind == "refused":
            raise UnreadableSource(Reason(value["reason"]), str(value["sentence"]))
        if kind == "unread":
            return Unread(from_json(Failure, value["failure"]), str(value["name"]))
        if kind == "source":
            hints = from_json(Hints, value["hints"])
            source = Source(payload, str(value["name"]), hints, int(value["depth"]), int(value["rows_before"]))
            if source.depth <= whole.depth:
                raise BadRecord("a member of an archive lies no deeper than the archive")
            return source
        document = from_json(SourceDocument, value["document"])
        original = whole.content if value["whole"] is True else payload
        if document.source_sha256 != sha256_of(original):
            raise BadRecord("the digest of a document is not that of its bytes")
        return ReadDocument(document, original, str(value["name"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadRecord(f"the parser's answer makes no sense ({error})") from error


def _packed(header: dict[str, object], payload_bytes: int) -> bytes:
    # Half surrogates in a name or text must not stop the answer; json.loads takes them back.
    encoded = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
    return LENGTHS.pack(len(encoded), payload_bytes) + encoded
