"""From files of any kind to documents: what each format has a reader for, and the one way to read a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Reader, Source, Unread
from sayso.readers.detect import Format, detect
from sayso.readers.sizes import container_bytes
from sayso.records import FactOrigin, Failure, Notice, Origin, Reason
from sayso.settings import Limits

if TYPE_CHECKING:
    from sayso.readers.sandbox import Sandbox

__all__ = ["READERS", "Hints", "Item", "ReadDocument", "Reader", "Source", "Unread", "read_source"]


# Each reader is imported when its first file comes, so that reading a text file does not load an HTML parser.
def _plain_text(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.plain_text import read_plain_text

    return read_plain_text(source, limits)


def _json_lines(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.json_lines import read_json_lines

    return read_json_lines(source, limits)


def _html(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.html import read_html

    return read_html(source, limits)


def _feed(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.feed import read_feed

    return read_feed(source, limits)


def _pdf(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.pdf import read_pdf

    return read_pdf(source, limits)


def _telegram(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.telegram import read_telegram

    return read_telegram(source, limits)


def _warc(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.warc import read_warc

    return read_warc(source, limits)


def _zip(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.archive import read_zip

    return read_zip(source, limits)


def _gzip(source: Source, limits: Limits) -> Iterator[Item]:
    from sayso.readers.archive import read_gzip

    return read_gzip(source, limits)


READERS: tuple[Reader, ...] = (
    Reader(Format.PLAIN_TEXT, ("text/plain", "text/markdown"), isolated=False, read=_plain_text),
    Reader(Format.JSON_LINES, ("application/jsonl",), isolated=False, read=_json_lines),
    Reader(Format.HTML, ("text/html", "application/xhtml+xml"), isolated=True, read=_html),
    Reader(Format.FEED, ("application/rss+xml", "application/atom+xml"), isolated=True, read=_feed),
    Reader(Format.PDF, ("application/pdf",), isolated=True, read=_pdf),
    Reader(Format.TELEGRAM, ("application/json",), isolated=True, read=_telegram),
    Reader(Format.WARC, ("application/warc",), isolated=True, read=_warc),
    Reader(Format.ZIP, ("application/zip",), isolated=True, read=_zip),
    Reader(Format.GZIP, ("application/gzip",), isolated=True, read=_gzip),
)


# These hold many inputs; a member that is too large is refused on its own.
_CONTAINERS = frozenset({Format.ZIP, Format.GZIP, Format.WARC, Format.JSON_LINES})


def read_source(source: Source, limits: Limits, sandbox: Sandbox | None = None) -> Iterator[ReadDocument | Unread]:
    """Read one source and everything inside it, in its own order; never raises for bad input.

    What a container holds is sent through detection again, each member at its own cost, down to `limits.depth`.

    All members together stay within `limits.unpacked_bytes` and `limits.entries`; an archive inside may take half of
    what is left of these.

    Args:
        sandbox: where `isolated` readers run. None reads in this process, which only trusted input may do.
    """
    yield from _read(source, limits, sandbox, _Budget(limits.unpacked_bytes, limits.entries))


@dataclass(slots=True)
class _Budget:
    """What the members of one source may still take, however they are nested."""

    left_bytes: int
    left_entries: int

    def half(self) -> _Budget:
        """For one member: a bomb among many members leaves the other half to its siblings."""
        return _Budget(self.left_bytes // 2, self.left_entries // 2)

    def spend(self, given: _Budget, left: _Budget) -> None:
        """Take off what a member used of its half."""
        self.left_bytes -= given.left_bytes - max(0, left.left_bytes)
        self.left_entries -= given.left_entries - max(0, left.left_entries)

    def take(self, member: Source) -> None:
        self.left_bytes -= len(member.content)
        self.left_entries -= 1
        if self.left_bytes < 0:
            raise UnreadableSource(
                Reason.BOMB, "All members together are larger than one input may be (limits.unpacked_bytes)."
            )
        if self.left_entries < 0:
            raise UnreadableSource(
                Reason.TOO_MANY_ENTRIES, "There are more members than one input may have (limits.entries)."
            )


def _read(source: Source, limits: Limits, sandbox: Sandbox | None, budget: _Budget) -> Iterator[ReadDocument | Unread]:
    try:
        reader = _reader_for(source, limits)
        for item in sandbox.read(reader, source) if sandbox and reader.isolated else reader.read(source, limits):
            if isinstance(item, Source):
                budget.take(item)
                share = budget.half()
                yield from _read(item, limits, sandbox, share)
                budget.spend(budget.half(), share)
            else:
                yield _with_language(item) if isinstance(item, ReadDocument) else item
    except UnreadableSource as error:
        yield Unread(Failure(source.hints.given_id, error.reason, error.sentence), source.name)


def _reader_for(source: Source, limits: Limits) -> Reader:
    if source.depth > limits.depth:
        raise UnreadableSource(Reason.TOO_DEEP, f"It lies deeper than {limits.depth} archives (limits.depth).")
    found = detect(source.content, media_type=source.hints.media_type)
    most_bytes = container_bytes(limits) if found in _CONTAINERS else limits.input_bytes
    if len(source.content) > most_bytes:
        raise UnreadableSource(Reason.TOO_BIG, f"It is larger than {most_bytes:,} bytes (limits.input_bytes).")
    return next(reader for reader in READERS if reader.name == found)


def _with_language(read: ReadDocument) -> ReadDocument:
    """Find the language where neither the user nor the container states it."""
    from sayso.readers.language import language

    document = read.document
    if document.language is not None:
        return read
    found = language(document.text)
    notices = document.notices if found.is_sure else (*document.notices, Notice.LANGUAGE_UNCERTAIN)
    origins = document.origins if found.code is None else (*document.origins, FactOrigin("language", Origin.TEXT))
    return replace(read, document=replace(document, language=found.code, notices=notices, origins=origins))
