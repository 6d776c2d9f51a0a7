"""Zip and gzip files. Nothing is ever written to disk; every member is checked before and while it is unpacked."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, Source, Unread
from sayso.readers.companions import is_companion, is_junk
from sayso.readers.sizes import container_bytes
from sayso.records import Failure, Reason
from sayso.settings import Limits

_ENTRY_MARK: Final = b"PK\x01\x02"
_GZIP_MARK: Final = b"\x1f\x8b"
_END_MARK: Final = b"PK\x05\x06"
# The end record stands in the last 64 KiB + 22 bytes.
_END_BYTES: Final = 65_557
_HEADER_BYTES: Final = 30
_ENCRYPTED: Final = 0x1

# A page of blanks or a table of zeros may shrink a thousandfold and harms nobody below this size.
_HARMLESS_BYTES: Final = 1024 * 1024
_PIECE_BYTES: Final = 256 * 1024
_HEAD_BYTES: Final = 64


def read_zip(source: Source, limits: Limits) -> Iterator[Item]:
    """Read the members of a zip file in the order of its directory; companions and junk are passed over.

    Raises:
        UnreadableSource: `malformed`, `too_many_entries`, `bomb` (members that share bytes, or more than may be
            unpacked in all) or `nothing_inside`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(_within_entries(source.content, limits))) as archive:
            entries = archive.infolist()
            _refuse_overlaps(entries)
            yield from _members(archive, entries, source, limits)
    # The last is what the library says of a version of the format that it does not know.
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, OverflowError, NotImplementedError) as error:
        raise UnreadableSource(Reason.MALFORMED, f"The zip file is damaged or cut off ({error}).") from error


def read_gzip(source: Source, limits: Limits) -> Iterator[Item]:
    """Unpack a gzip file; what is inside is then read like any other file.

    Raises:
        UnreadableSource: `bomb`, `too_big` or `malformed`.
    """
    unpacked = gunzipped(source.content, limits)
    name = source.name.rpartition("/")[2].removesuffix(".gz") or "content"
    if unpacked.content:
        yield Source(unpacked.content, f"{source.name}!/{name}", _inner_hints(source.hints), source.depth + 1)
    if not unpacked.is_whole:
        if not unpacked.content:
            raise UnreadableSource(Reason.MALFORMED, f"The gzip file is damaged ({unpacked.problem}).")
        sentence = f"The gzip file is cut off or damaged ({unpacked.problem}); what stands before that was read."
        yield Unread(Failure(None, Reason.TRUNCATED, sentence), source.name)
    elif not unpacked.content:
        raise UnreadableSource(Reason.NOTHING_INSIDE, "The gzip file holds an empty file.")


def _within_entries(content: bytes, limits: Limits) -> bytes:
    """Count the entries before a directory of millions fills the memory."""
    end = content.rfind(_END_MARK, max(0, len(content) - _END_BYTES))
    if end < 0:
        raise zipfile.BadZipFile("it has no directory at its end")
    directory_bytes = int.from_bytes(content[end + 12 : end + 16], "little")
    entries = content.count(_ENTRY_MARK, max(0, end - directory_bytes), end)
    if entries > limits.entries:
        raise UnreadableSource(
            Reason.TOO_MANY_ENTRIES, f"The zip file has {entries:,} entries; at most {limits.entries:,} are read."
        )
    return content


def _refuse_overlaps(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Members that share compressed bytes are how a small file unpacks to terabytes."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < 0:
            raise zipfile.BadZipFile("its directory points before its beginning")
        if entry.header_offset < end:
            raise UnreadableSource(Reason.BOMB, "Members of the zip file overlap; no honest program writes that.")
        end = entry.header_offset + _HEADER_BYTES + len(entry.orig_filename) + entry.compress_size


def _members(
    archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], source: Source, limits: Limits
) -> Iterator[Item]:
    seen: set[str] = set()
    left_bytes, found = limits.unpacked_bytes, False
    for entry in entries:
        if entry.is_dir() or is_junk(entry.filename):
            continue
        name = f"{source.name}!/{entry.filename}"
        try:
            _refuse_unsafe(entry, seen)
            seen.add(entry.filename)
            content = _unpacked(archive, entry, left_bytes, limits)
        except UnreadableSource as error:
            found = True
            yield Unread(Failure(None, error.reason, error.sentence), name)
            if error.reason == Reason.BOMB and left_bytes < entry.file_size:
                return
            continue
        left_bytes -= len(content)
        if content and not is_companion(entry.filename, content[:_HEAD_BYTES]):
            found = True
            yield Source(content, name, _inner_hints(source.hints), source.depth + 1)
    if not found:
        raise UnreadableSource(Reason.NOTHING_INSIDE, "The zip file holds nothing that could be a report.")


def _refuse_unsafe(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    path = entry.orig_filename.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or "\x00" in path:
        raise UnreadableSource(Reason.UNSAFE_PATH, "Its path leads out of the archive; it was left alone.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableSource(Reason.UNSAFE_PATH, "It is a link to another file; it was left alone.")
    if entry.filename in seen:
        raise UnreadableSource(Reason.MALFORMED, "A second member has the same name; only the first was read.")
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableSource(Reason.ENCRYPTED, "It is encrypted; unpack it with its password and read the result.")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left_bytes: int, limits: Limits) -> bytes:
    said_bytes = entry.file_size
    if said_bytes > left_bytes:
        raise UnreadableSource(
            Reason.BOMB, f"The archive unpacks to more than {limits.unpacked_bytes:,} bytes (limits.unpacked_bytes)."
        )
    if said_bytes > _HARMLESS_BYTES and said_bytes > entry.compress_size * limits.unpacked_ratio:
        raise UnreadableSource(
            Reason.BOMB, f"It unpacks to more than {limits.unpacked_ratio} times its size (limits.unpacked_ratio)."
        )
    if said_bytes > container_bytes(limits):
        raise UnreadableSource(
            Reason.TOO_BIG, f"It has {said_bytes:,} bytes; at most {container_bytes(limits):,} are read."
        )
    try:
        with archive.open(entry) as member:
            content = member.read(said_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise UnreadableSource(Reason.MALFORMED, f"It is damaged or packed in an unknown way ({error}).") from error
    except MemoryError as error:
        raise UnreadableSource(Reason.TOO_BIG, "Unpacking it takes more memory than one file may use.") from error
    if len(content) != said_bytes:
        raise UnreadableSource(Reason.MALFORMED, "It unpacks to another size than the archive says.")
    return content


@dataclass(frozen=True, slots=True)
class Gunzipped:
    """What a gzip file holds; if it is not whole, what stands before the `problem`."""

    content: bytes = field(repr=False)
    problem: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the file was read to its end without a problem."""
        return self.problem is None


def gunzipped(content: bytes, limits: Limits) -> Gunzipped:
    """Unpack all members of a gzip file, one after another.

    Raises:
        UnreadableSource: `bomb` or `too_big`.
    """
    most_bytes = min(container_bytes(limits), limits.unpacked_bytes)
    bomb_bytes = max(_HARMLESS_BYTES, len(content) * limits.unpacked_ratio)
    unpacked = bytearray()
    rest = content
    try:
        while rest.startswith(_GZIP_MARK):
            member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            while not member.eof:
                piece = member.decompress(rest, _PIECE_BYTES)
                rest = member.unconsumed_tail
                unpacked += piece
                if len(unpacked) > bomb_bytes:
                    raise UnreadableSource(
                        Reason.BOMB,
                        f"It unpacks to more than {limits.unpacked_ratio} times its size (limits.unpacked_ratio).",
                    )
                if len(unpacked) > most_bytes:
                    raise UnreadableSource(Reason.TOO_BIG, f"It unpacks to more than {most_bytes:,} bytes.")
                if not piece and not rest and not member.eof:
                    return Gunzipped(bytes(unpacked), "it ends too early")
            rest = member.unused_data
    except zlib.error as error:
        return Gunzipped(bytes(unpacked), str(error))
    # Tapes and some programs fill up with zeros.
    return Gunzipped(bytes(unpacked), "there is something else behind it" if rest.strip(b"\x00") else None)


def _inner_hints(outer: Hints) -> Hints:
    """What was said of an archive holds for its members, but for what names one document."""
    return replace(outer, given_id=None, title=None, url=None, media_type=None)
