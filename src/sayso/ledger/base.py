"""The contract of every ledger. Linking and exports import this and nothing else of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from sayso.ledger.answers import (
    EVERYTHING,
    Added,
    Change,
    CustodyRow,
    Entry,
    FailureEntry,
    Fault,
    Filters,
    Hit,
    Order,
    Overview,
    Page,
    Snippet,
    StoredReading,
    Stretch,
    Tally,
    Verification,
    Version,
)
from sayso.ledger.links import Edge, Key, LinkView, LinkWriter, Listed, Node, RowQuery
from sayso.records import Failure, Reading, Reason, Status
from sayso.records.correction import Correction, CorrectionKind
from sayso.records.judgement import Decision, Judgement

__all__ = [
    "EVERYTHING",
    "Added",
    "Change",
    "CustodyRow",
    "Edge",
    "Entry",
    "FailureEntry",
    "Fault",
    "Filters",
    "Hit",
    "Key",
    "Ledger",
    "LinkView",
    "LinkWriter",
    "Listed",
    "Node",
    "Order",
    "Overview",
    "Page",
    "Progress",
    "RowQuery",
    "Snippet",
    "StoredReading",
    "Stretch",
    "Tally",
    "Verification",
    "Version",
    "View",
    "Writer",
]

# Called with what is being looked at, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]


class Writer(Protocol):
    """What can be written. Each call is whole or has not happened, and is on the disk when it returns."""

    def add(
        self,
        reading: Reading,
        original: bytes,
        name: str,
        *,
        status: Status = Status.READ,
        reason: Reason = Reason.OK,
        refresh: bool = False,
    ) -> Added:
        """Keep a reading and the bytes that it was made from.

        A document that is there already changes nothing, unless `refresh` is set and the reading differs: then the
        new reading takes the place of the former, whose digest stays in the custody log. A page whose address is
        known is a new version, or skipped where it says the same as before.

        Args:
            name: where the bytes came from, for people.
            status: `read` or `partial`, as the run found; `reason` says why.
        Raises:
            BadRecord: `original` is not what `reading.document.source_sha256` names.
            LedgerError: it cannot be written; nothing has changed.
        """

    def record_failure(
        self, failure: Failure, name: str, *, source_sha256: str | None = None, original: bytes | None = None
    ) -> bool:
        """Keep an input that could not be read, with its bytes where they are at hand; false if it is known."""

    def judge(self, pair: tuple[str, str], decision: Decision, *, author: str, reason: str) -> Judgement:
        """Keep a person's judgement on two things, in any order, with the time of now."""

    def correct(
        self, subject: str, kind: CorrectionKind, field: str, value: str | None, *, author: str, reason: str
    ) -> Correction:
        """Keep a person's correction with the time of now."""


class View(Protocol):
    """One state of the ledger, unchanged for as long as the view is open, whatever others add meanwhile.

    Document ids may be shortened to any beginning, with or without `sha256:`, that fits one document alone.
    Every answer was checked against its digest: damage raises `LedgerDamaged`.
    """

    def count(self, filters: Filters = EVERYTHING) -> int:
        """How many reports there are."""

    def documents(
        self,
        filters: Filters = EVERYTHING,
        *,
        order: Order = Order.PUBLISHED,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Entry]:
        """List reports."""

    def stored(self, filters: Filters = EVERYTHING) -> Iterator[StoredReading]:
        """All readings, ordered by document id, one at a time; raises at the end if any is missing."""

    def get(self, document_id: str) -> StoredReading:
        """One reading. Raises `NoSuchDocument` for an id that fits none or several."""

    def entry(self, document_id: str) -> Entry:
        """One report's line in a list. Raises `NoSuchDocument`."""

    def original(self, document_id: str) -> bytes:
        """The bytes that a report was made from. Raises `NoSuchDocument`, `LedgerDamaged`."""

    def find(self, query: str, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0) -> Page[Hit]:
        """Search titles, publishers, authors and texts; the best come first.

        Words must all occur; `"…"` is a phrase, `word*` a beginning, `-word` must not occur, `OR` and brackets do
        what they say, `title:`, `publisher:`, `author:` and `text:` look in one field. Case and accents do not count.

        Raises:
            BadQuery: the query says nothing that can be looked for; the message says what is wrong.
        """

    def versions(self, url: str) -> tuple[Version, ...]:
        """All states of a page, oldest first; empty for an unknown address."""

    def changes(self, before: str, after: str) -> tuple[Stretch, ...]:
        """What differs between the texts of two reports, word by word, in text order."""

    def failures(self, *, settled: bool = False) -> tuple[FailureEntry, ...]:
        """Inputs that could not be read, by name; with `settled` also those that were read later."""

    def overview(self) -> Overview:
        """The ledger at a glance."""

    def state(self) -> str:
        """A sign of this state: another one after every write. Asking for it costs next to nothing."""

    def custody(self, document_id: str | None = None) -> Iterator[CustodyRow]:
        """The custody log in order, or the rows that concern one document."""


class Ledger(Writer, Protocol):
    """A ledger that is open; use it as a context manager, or `close` it."""

    @property
    def location(self) -> str:
        """Where it lies, for people."""

    def knows(self, document_id: str) -> bool:
        """Whether `add` would skip this document; cheap, for asking before a document is interpreted."""

    def view(self) -> AbstractContextManager[View]:
        """A view of this moment's state."""

    def links(self) -> AbstractContextManager[LinkView]:
        """What linking derived, in this moment's state."""

    def linking(self) -> AbstractContextManager[LinkWriter]:
        """One step of linking, whole or not at all; nobody else writes meanwhile."""

    def verify(self, *, head: str | None = None, progress: Progress | None = None) -> Verification:
        """Hash every original and reading again, walk the custody log, and report every difference.

        Args:
            head: a former end of the custody log (`Verification.custody_head`) that was noted elsewhere; the log
                must still hold it.
        """

    def rebuild_search(self) -> None:
        """Build the search index anew from the readings."""

    def close(self) -> None:
        """Let go of the files."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
