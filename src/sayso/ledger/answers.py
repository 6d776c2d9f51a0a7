"""What a ledger answers with: frozen records, independent of the database behind them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from sayso.records import Reading, Reason, Span, Status
from sayso.records.codec import from_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did. `skipped` with `already_there` means that no report was added.

    `version_of` is the report that stood at the same address before; `same_as` the stored report that a recaptured
    page repeats word for word; `replaced_sha256` the digest of the former reading, where one was replaced.
    """

    status: Status
    reason: Reason
    document_id: str
    version_of: str | None = None
    same_as: str | None = None
    replaced_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports are meant; all that are given must hold.

    `publisher` is a part of the publisher's name, in any case and with or without accents; `language` ISO 639-1;
    `url` an address or its beginning; `since` and `until` are ISO 8601 days, months or years, both inclusive, and
    hold for a report that may have been published within them: one of "October 2021" is found on each of its days.
    """

    publisher: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    url: str | None = None
    status: Status | None = None


EVERYTHING: Final = Filters()


class Order(StrEnum):
    """How listed reports come: newest publication first (undated last), or as they were added."""

    PUBLISHED = "published"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored report in a list. `published` is an ISO 8601 prefix, as stated."""

    document_id: str
    name: str
    status: Status
    reason: Reason
    given_id: str | None
    title: str | None
    language: str | None
    media_type: str | None
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    text_chars: int
    source_sha256: str
    reading_sha256: str


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as it lies in the ledger: one line of JSON, without a line end, that matched its digest."""

    document_id: str
    line: bytes

    def reading(self) -> Reading:
        """The reading as a record."""
        return from_line(Reading, self.line)

    def text(self) -> str:
        """The text alone, without building the record."""
        return str(json.loads(self.line)["document"]["text"])


@dataclass(frozen=True, slots=True)
class Snippet:
    """The stretch of the text that shows best why a report was found; `matches` lie in the same text."""

    span: Span
    quote: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found; a higher `score` (BM25) fits better. No snippet where the text is empty."""

    entry: Entry
    score: float
    snippet: Snippet | None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the results, and how many there are in all."""

    items: tuple[T, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a page. `moment` (UTC) orders the states: when captured, else modified, else published."""

    entry: Entry
    moment: str


class Change(StrEnum):
    """What happened to a stretch of text between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One changed stretch: `before` in the former text, `after` in the later; what lies between is unchanged."""

    change: Change
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class FailureEntry:
    """An input that could not be read. `settled_by` is the report that was read from it later."""

    name: str
    code: str
    sentence: str
    given_id: str | None
    source_sha256: str | None
    settled_by: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports have this value; None stands for "not stated"."""

    value: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A ledger at a glance. Tallies come with the largest first; `failures` counts open ones by reason code."""

    reports: int
    publishers: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    formats: tuple[Tally, ...]
    statuses: tuple[Tally, ...]
    earliest: str | None
    latest: str | None
    undated: int
    pages_with_versions: int
    failures: tuple[Tally, ...]
    originals: int
    original_bytes: int
    custody_rows: int
    custody_head: str


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """One entry of the custody log. `details` is JSON with sorted keys; `row_sha256` covers all other fields."""

    number: int
    utc: str
    actor: str
    tool: str
    version: str
    action: str
    object_sha256: str | None
    document_id: str | None
    details: str
    prev_row_sha256: str
    row_sha256: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written: where, and what was expected and found."""

    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` looked at and what it found. `notes` are remarks that are no faults."""

    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    reports: int
    originals: int
    original_bytes: int
    custody_rows: int
    custody_head: str
