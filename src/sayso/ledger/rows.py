"""A reading as rows of the ledger: its line, the facts that can be asked for, and the digests that guard both."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Row

from sayso.errors import BadRecord, LedgerDamaged
from sayso.ledger.answers import Entry, FailureEntry
from sayso.ledger.tables import readings
from sayso.ledger.words import folded
from sayso.records import Reading, Reason, SourceDocument, Status
from sayso.records.codec import to_line

Facts = dict[str, Any]  # a row on its way into the database, keyed by column
AnyRow = Row[*tuple[Any, ...]]  # a row of any statement; columns are read by name

GUARDED: Final = tuple(c.name for c in readings.c if c.name not in ("number", "row_sha256"))
_COMPRESSION: Final = 6  # zlib's own balance: 9 saves 1 % more of a reading and takes twice the time
_LARGEST_LINE_BYTES: Final = 1 << 31
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d])")


def line_of(reading: Reading) -> bytes:
    """The line of JSON that is stored, exported and digested.

    Raises:
        BadRecord: the text cannot be written as UTF-8.
    """
    try:
        return to_line(reading).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRecord(f"{reading.document.id}: a lone surrogate cannot be stored ({error.reason})") from error


def facts_of(reading: Reading, line: bytes, name: str, status: Status, reason: Reason) -> Facts:
    """The columns that follow from a reading and its outcome; `moment` is added where the row is written."""
    document = reading.document
    published = document.published.value if document.published else None
    first, last = days(published)
    return {
        "document_id": document.id,
        "name": printable(name),
        "status": str(status),
        "reason": str(reason),
        "given_id": document.given_id,
        "title": document.title,
        "language": document.language,
        "media_type": document.media_type,
        "url": document.url,
        "url_key": url_key(document.url),
        "publisher": document.publisher,
        "publisher_key": folded(document.publisher) if document.publisher is not None else None,
        "authors": json.dumps(document.authors, ensure_ascii=False),
        "published": published,
        "published_from": first,
        "published_until": last,
        "text_chars": len(document.text),
        "source_sha256": document.source_sha256,
        "content_sha256": content_sha256(document),
        "reading_sha256": hashlib.sha256(line).hexdigest(),
    }


def search_fields(document: SourceDocument) -> tuple[str, str, str, str]:
    """What is searched, folded; in the order of `session.SEARCHED`."""
    return (
        folded(document.title),
        folded(document.publisher),
        folded("\n".join(document.authors)),
        folded(document.text),
    )


def content_sha256(document: SourceDocument) -> str:
    """Digest of what a document says and states of itself, whatever bytes it came in and whenever it was captured."""
    facts = replace(
        document,
        id="",
        text="",
        source_sha256="",
        collected=None,
        relevance=None,
        notices=(),
        origins=(),
        media_type=None,
    )
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass"))
    digest.update(b"\0" + to_line(facts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def moment_of(document: SourceDocument) -> str:
    """When this state of a page stood, as ISO 8601 in UTC as far as stated; empty if nothing says."""
    stated = document.collected or next((d.value for d in (document.modified, document.published) if d), "")
    try:
        instant = datetime.fromisoformat(stated)
    except ValueError:
        return stated
    if "T" not in stated or instant.tzinfo is None:
        return stated
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def url_key(url: str | None) -> str | None:
    """An address as it is compared: scheme and host in small letters, no default port, no fragment."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port and (parts.scheme.lower(), parts.port) not in _DEFAULT_PORTS else ""
    except ValueError:
        return url
    if not parts.hostname:
        return url
    return urlunsplit((parts.scheme.lower(), parts.hostname.lower() + port, parts.path or "/", parts.query, ""))


_DEFAULT_PORTS: Final = (("http", 80), ("https", 443))


def days(value: str | None) -> tuple[str | None, str | None]:
    """First day and day after the last of an ISO 8601 day, month or year; what follows the day is left out."""
    match = _DAY.match(value or "")
    if not match:
        return None, None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern has it
    try:
        first = date(year, month or 1, day or 1)
        if day:
            after = date.fromordinal(first.toordinal() + 1)
        elif month:
            after = date(year + month // 12, month % 12 + 1, 1)
        else:
            after = date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None, None
    return first.isoformat(), after.isoformat()


def guard(row: Mapping[str, Any]) -> str:
    """The digest over the guarded columns of a row of `readings`."""
    values = [row[name] for name in GUARDED]
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, default=repr).encode()).hexdigest()


def checked(row: AnyRow) -> Mapping[str, Any]:
    """The columns of a row that holds at least those of `readings`.

    Raises:
        LedgerDamaged: the row is not as it was written.
    """
    columns: Mapping[str, Any] = dict(row._mapping)
    if guard(columns) != columns["row_sha256"]:
        raise LedgerDamaged(
            f"the row of {printable(str(columns['document_id']))} differs from what was written; run `sayso verify` "
            f"and restore the ledger from a copy"
        )
    return columns


def entry_of(row: AnyRow) -> Entry:
    """A row of `readings` as an entry.

    Raises:
        LedgerDamaged: the row is not as it was written.
    """
    columns = checked(row)
    named = {f.name: columns[f.name] for f in fields(Entry)}
    named |= {
        "authors": tuple(json.loads(columns["authors"])),
        "status": Status(columns["status"]),
        "reason": Reason(columns["reason"]),
    }
    return Entry(**named)


def failure_in(row: AnyRow) -> FailureEntry:
    """A row of `failures`.

    Raises:
        LedgerDamaged: the row is not as it was written.
    """
    if failure_sha256(row.name, row.code, row.sentence, row.given_id, row.source_sha256) != row.identity_sha256:
        raise LedgerDamaged(f"the row of the failure of {row.name} differs from what was written; run `sayso verify`")
    return FailureEntry(row.name, row.code, row.sentence, row.given_id, row.source_sha256, row.settled_by)


def failure_sha256(name: str, code: str, sentence: str, given_id: str | None, source_sha256: str | None) -> str:
    """What makes a failure the same when it happens again."""
    told = json.dumps([name, code, sentence, given_id, source_sha256], ensure_ascii=True, default=repr)
    return hashlib.sha256(told.encode()).hexdigest()


def deflate(line: bytes) -> bytes:
    """A line as it is stored."""
    return zlib.compress(line, _COMPRESSION)


def line_in(row: AnyRow) -> bytes:
    """The line of a row of `readings_with_lines`, both checked against their digests.

    Raises:
        LedgerDamaged: they are not as they were written.
    """
    columns = checked(row)
    return inflate(columns["line_deflated"], columns["reading_sha256"], columns["document_id"])


def inflate(deflated: bytes, reading_sha256: str, document_id: str) -> bytes:
    """A line as it was before `deflate`, checked against its digest.

    Raises:
        LedgerDamaged: it is not as it was written.
    """
    try:
        line = zlib.decompressobj().decompress(deflated, _LARGEST_LINE_BYTES)
    except (zlib.error, TypeError) as error:
        raise LedgerDamaged(
            f"the reading of {document_id} cannot be unpacked ({error}); restore the ledger from a copy"
        ) from error
    if hashlib.sha256(line).hexdigest() != reading_sha256:
        raise LedgerDamaged(
            f"the reading of {document_id} differs from what was written; run `sayso verify` and restore the ledger "
            f"from a copy"
        )
    return line


def printable(name: str) -> str:
    """A file name that can be stored: names need not be UTF-8 on Linux."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
