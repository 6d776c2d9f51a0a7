"""Web archives (WARC, plain or gzip): each saved page becomes a source with its address and the time of the visit.

Responses with status 200, `resource` and `conversion` records are read. Pictures, scripts, style sheets, redirects,
requests, revisits and metadata are passed over without a word: a crawl has thousands of them.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from sayso.errors import UnreadableSource
from sayso.readers.archive import gunzipped
from sayso.readers.base import Hints, Item, Source, Unread
from sayso.readers.companions import is_companion
from sayso.records import Failure, Origin, Reason
from sayso.settings import Limits

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

_TEXT_TYPES: Final = re.compile(
    r"\s*(?:text/(?:html|plain|xml|markdown)|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|pdf|json|"
    r"x-ndjson|jsonl))\b",
    re.I,
)
# Pages ask servers for all sorts of JSON; only flat rows with a text are reports.
_JSON_TYPE: Final = re.compile(r"\s*application/(?:json|x-ndjson|jsonl)\b", re.I)
_JSON_TEXT: Final = re.compile(rb'\s*\[?\s*\{[^{}\[\]]*"text"\s*:\s*"')
_HEAD_BYTES: Final = 65_536
_READ_KINDS: Final = frozenset({"response", "resource", "conversion"})
_RECORD_MARK: Final = b"\nWARC/"
_GZIP_MARK: Final = b"\x1f\x8b\x08"
# A file with more broken places than this is not worth the search for the next good record.
_MOST_RESTARTS: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Saved:
    """One record with its payload as the reader of the page got it."""

    url: str
    visited: str | None
    status: str | None
    media_type: str
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Broken:
    """A place that could not be read, and why."""

    reason: Reason
    sentence: str


def read_warc(source: Source, limits: Limits) -> Iterator[Item]:
    """Read the saved pages of a web archive in file order. A broken record costs itself; reading goes on behind it.

    Raises:
        UnreadableSource: `bomb`, `too_many_entries` or `nothing_inside`.
    """
    left_bytes, found = limits.unpacked_bytes, False
    for count, step in enumerate(_steps(source.content, limits), start=1):
        if count > limits.entries:
            raise UnreadableSource(
                Reason.TOO_MANY_ENTRIES, f"It has more than {limits.entries:,} records (limits.entries)."
            )
        item = _unread(step, source) if isinstance(step, _Broken) else _item(step, source)
        if item is None:
            continue
        found = True
        if isinstance(item, Source):
            left_bytes -= len(item.content)
            if left_bytes < 0:
                raise UnreadableSource(
                    Reason.BOMB, f"It unpacks to more than {limits.unpacked_bytes:,} bytes (limits.unpacked_bytes)."
                )
        yield item
    if not found:
        raise UnreadableSource(Reason.NOTHING_INSIDE, "The web archive holds no page that could be a report.")


def _unread(broken: _Broken, source: Source, name: str | None = None) -> Unread:
    return Unread(Failure(None, broken.reason, broken.sentence), name or source.name)


def _item(saved: _Saved, source: Source) -> Item | None:
    name = f"{source.name}!/{saved.url}"
    if saved.status is not None and saved.status != "200":
        if not (saved.status.isascii() and saved.status.isdigit() and len(saved.status) == 3):
            return _unread(_Broken(Reason.MALFORMED, "Its record holds no answer of a web server."), source, name)
        # Redirects lead to a record of their own.
        if not saved.status.startswith(("4", "5")):
            return None
        return _unread(_Broken(Reason.HTTP_ERROR, f"The server answered with status {saved.status}."), source, name)
    head = saved.payload[:_HEAD_BYTES]
    if not saved.payload.strip() or is_companion(saved.url.partition("?")[0], head):
        return None
    if _JSON_TYPE.match(saved.media_type) and not _JSON_TEXT.match(head):
        return None
    hints: Hints = replace(
        source.hints,
        given_id=None,
        title=None,
        url=saved.url,
        collected=saved.visited,
        media_type=saved.media_type or None,
        origin=Origin.HTTP,
    )
    return Source(saved.payload, name, hints, source.depth + 1)


def _steps(content: bytes, limits: Limits) -> Iterator[_Saved | _Broken]:
    """All wanted records; after a broken place the search goes on at the next record mark."""
    from warcio.archiveiterator import ArchiveIterator  # only web archives need it

    is_gzip = content.startswith(_GZIP_MARK)
    start = 0
    for _ in range(_MOST_RESTARTS):
        stream = io.BytesIO(content)
        stream.seek(start)
        archive = ArchiveIterator(stream)
        step: _Saved | _Broken | None = None
        while not isinstance(step, _Broken):
            start = archive.offset
            try:
                step = _next(archive, limits)
            except StopIteration:
                return
            if isinstance(step, _Broken) and is_gzip and "non-chunked gzip" in step.sentence:
                yield from _packed_as_one(content, limits)
                return
            if step is not None:
                yield step
        found = content.find(_GZIP_MARK if is_gzip else _RECORD_MARK, start + 1)
        if found < 0:
            return
        start = found if is_gzip else found + 1


def _next(archive: ArchiveIterator, limits: Limits) -> _Saved | _Broken | None:
    """The next record; None for one that nobody wants to read."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    start = archive.offset
    try:
        record = next(archive)
        saved = _saved(record, limits)
        is_cut = getattr(record.raw_stream, "limit", 0) > 0
        archive.read_to_end()
    # Its own errors, and those of code that takes header values for what they should be.
    except (
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        ValueError,
        AttributeError,
        TypeError,
        AssertionError,
        EOFError,
        zlib.error,
    ) as error:
        what = " ".join(str(error).split()) or type(error).__name__
        return _Broken(Reason.MALFORMED, f"The record at byte {start:,} is broken ({what[:200]}).")
    except MemoryError:
        return _Broken(Reason.TOO_BIG, f"The record at byte {start:,} takes more memory than one file may use.")
    if isinstance(saved, _Saved) and is_cut:
        return _Broken(Reason.TRUNCATED, f"The record of {saved.url} at byte {start:,} is cut off.")
    if archive.err_count:
        return _Broken(Reason.MALFORMED, f"The record at byte {start:,} has another length than it says.")
    return saved


def _saved(record: ArcWarcRecord, limits: Limits) -> _Saved | _Broken | None:
    headers, http = record.rec_headers, record.http_headers
    url = headers.get_header("WARC-Target-URI") or ""
    media_type = (http.get_header("Content-Type") if http else record.content_type) or ""
    if record.rec_type not in _READ_KINDS or (media_type and not _TEXT_TYPES.match(media_type)):
        return None
    if record.rec_type == "response" and http is None:
        return None
    payload = record.content_stream().read(limits.input_bytes + 1)
    if len(payload) > limits.input_bytes:
        return _Broken(
            Reason.TOO_BIG, f"{url} has more than {limits.input_bytes:,} bytes when unpacked (limits.input_bytes)."
        )
    status = http.get_statuscode() if http else None
    return _Saved(url, headers.get_header("WARC-Date"), status, media_type, payload)


def _packed_as_one(content: bytes, limits: Limits) -> Iterator[_Saved | _Broken]:
    """A web archive packed by a program that did not know the format: gzip around the whole, not around each record."""
    unpacked = gunzipped(content, limits)
    yield from _steps(unpacked.content, limits)
    if not unpacked.is_whole:
        yield _Broken(Reason.TRUNCATED, f"The gzip file is cut off or damaged ({unpacked.problem}).")
