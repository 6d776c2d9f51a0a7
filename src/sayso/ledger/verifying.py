"""`verify`: everything is hashed again, the custody log is walked, and what the log says is held against what is there.

Each check yields faults and goes on, so that one look shows all damage. What can and cannot be found this way is told
in docs/method/custody.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerDamaged, SaysoError
from sayso.ledger import custody, totals
from sayso.ledger.answers import CustodyRow, Fault, Verification
from sayso.ledger.base import Progress
from sayso.ledger.custody import GENESIS, Action
from sayso.ledger.decisions import LoggedDecisions, decision_faults
from sayso.ledger.originals import Originals
from sayso.ledger.rows import AnyRow, facts_of, failure_in, guard, inflate, search_fields
from sayso.ledger.session import SEARCHED, Session
from sayso.ledger.tables import failures, originals, readings, readings_with_lines, repeats, state
from sayso.ledger.totals import Totals
from sayso.records import Reading, Reason, Status
from sayso.records.codec import from_line

_LOGGED_COLUMNS: Final = ("name", "status", "reason", "moment", "reading_sha256")
_NOTHING: Final = "nothing"
# A rebuilt index is cheap and a wrong one lists thousands of words: a few show what kind of damage it is.
_MOST_WORDS: Final = 5


@dataclass(slots=True)
class _Logged:
    """What the custody log says should be there; filled while it is walked."""

    rows: int = 0
    head: str = GENESIS
    readings: dict[str, dict[str, Any]] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    repeats: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str | None] = field(default_factory=dict)
    decisions: LoggedDecisions = field(default_factory=LoggedDecisions)
    has_noted_head: bool = False


@dataclass(slots=True)
class _Found:
    """What is there; filled while readings and originals are hashed."""

    readings: Totals = field(default_factory=Totals)
    has_all_words: bool = True
    originals: int = 0
    original_bytes: int = 0
    occurrences: Counter[tuple[str, str]] = field(default_factory=Counter)
    holders: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def verify(session: Session, store: Originals, *, head: str | None, progress: Progress | None) -> Verification:
    """Look at everything in one state of the ledger.

    1. The database's own checks. 2. The custody log. 3. Readings. 4. Originals. 5. Repeats, failures and
    people's decisions. 6. The search index.
    """
    tell = progress or (lambda _what, _done, _all: None)
    logged, found = _Logged(), _Found()
    faults: list[Fault] = []
    with session.reading() as connection:
        for name, check in (
            ("database", _database(session, connection)),
            ("custody log", _custody(connection, logged, found, head, tell)),
            ("readings", _readings(connection, logged, found, tell)),
            ("originals", _originals(connection, store, logged, found, tell)),
            ("repeats", _repeats(connection, logged)),
            ("failures", _failures(connection, logged)),
            ("decisions", decision_faults(connection, logged.decisions)),
            ("search index", _search(session, connection, found)),
        ):
            try:
                faults.extend(check)
            except DBAPIError as error:
                faults.append(Fault(name, "readable tables", str(error.orig)))
    return Verification(
        faults=tuple(faults),
        notes=tuple(found.notes),
        reports=found.readings.readings,
        originals=found.originals,
        original_bytes=found.original_bytes,
        custody_rows=logged.rows,
        custody_head=logged.head,
    )


def _database(session: Session, connection: Connection) -> Iterator[Fault]:
    for what in session.damage(connection):
        yield Fault("database", "whole pages, indexes and references", what)


def _custody(
    connection: Connection, logged: _Logged, found: _Found, head: str | None, tell: Progress
) -> Iterator[Fault]:
    end = connection.execute(select(state.c.custody_rows, state.c.custody_head)).first()
    rows, last_head = tuple(end) if end else (0, GENESIS)
    utc = ""
    for row in custody.walk(connection):
        where = f"custody row {row.number}"
        if row.number != logged.rows + 1:
            yield Fault(f"custody row {logged.rows + 1}", "the row", f"row {row.number} in its place")
        if row.prev_row_sha256 != logged.head:
            yield Fault(where, f"to follow {_short(logged.head)}", f"that it follows {_short(row.prev_row_sha256)}")
        sealed = custody.seal(row).row_sha256
        if sealed != row.row_sha256:
            yield Fault(where, f"the hash {_short(row.row_sha256)}", f"{_short(sealed)}: the row was edited")
        if row.utc < utc:
            found.notes.append(f"{where}: the clock went back from {utc} to {row.utc}")
        yield from _note(row, logged)
        utc, logged.rows, logged.head = row.utc, row.number, row.row_sha256
        logged.has_noted_head |= row.row_sha256 == head
        tell("custody log", row.number, rows)
    if not end:
        yield Fault("state", "one row", _NOTHING)
    elif (logged.rows, logged.head) != (rows, last_head):
        expected = f"row {rows} with {_short(last_head)}"
        yield Fault("end of the custody log", expected, f"row {logged.rows} with {_short(logged.head)}")
    if head is not None and not logged.has_noted_head:
        yield Fault(
            "custody log", f"the noted row {_short(head)}", "no row with this hash: the log was replaced or cut"
        )


def _note(row: CustodyRow, logged: _Logged) -> Iterator[Fault]:
    """Take up what a row says; a row that was edited into nonsense is a fault of its own."""
    try:
        details = json.loads(row.details)
        match row.action:
            case Action.ADD | Action.READ_AGAIN:
                logged.readings[str(row.document_id)] = {name: details[name] for name in _LOGGED_COLUMNS}
                logged.originals.add(str(row.object_sha256))
            case Action.SEE_AGAIN:
                logged.repeats[str(row.document_id)] = details["same_as"]
            case Action.FAIL:
                logged.failures[details["identity"]] = None
                if details["is_kept"]:
                    logged.originals.add(str(row.object_sha256))
            case Action.SETTLE:
                logged.failures |= dict.fromkeys(details["failures"], row.document_id)
            case Action.JUDGE | Action.CORRECT:
                logged.decisions.note(row, details)
            case Action.CREATE | Action.CHANGE_SCHEMA:
                pass
            case _:
                yield Fault(f"custody row {row.number}", "a known action", repr(row.action))
    except (ValueError, KeyError, TypeError) as error:
        yield Fault(f"custody row {row.number}", f"details of {row.action!r}", f"others ({error!r})")


def _readings(connection: Connection, logged: _Logged, found: _Found, tell: Progress) -> Iterator[Fault]:
    try:
        expected = totals.noted(connection)
    except LedgerDamaged as error:
        yield Fault("state", "the number of readings and their sum", str(error))
        expected = None
    statement = readings_with_lines.order_by(readings.c.number).execution_options(yield_per=50)
    missing = dict(logged.readings)
    for row in connection.execute(statement):
        found.readings = found.readings.plus(row.document_id, row.reading_sha256)
        yield from _reading(row, missing.pop(row.document_id, None), found)
        tell("readings", found.readings.readings, expected.readings if expected else 0)
    for document_id, said in missing.items():
        yield Fault(f"reading {document_id}", f"the reading {_short(said['reading_sha256'])}", _NOTHING)
    if expected and expected != found.readings:
        yield Fault(
            "readings",
            f"{expected.readings} with the sum {_short(expected.readings_sum)}",
            f"{found.readings.readings} with {_short(found.readings.readings_sum)}",
        )


def _reading(row: AnyRow, said: dict[str, Any] | None, found: _Found) -> Iterator[Fault]:
    where = f"reading {row.document_id}"
    columns = dict(row._mapping)
    if said is None:
        yield Fault(where, "a row of the custody log that tells of it", _NOTHING)
    else:
        for name, value in said.items():
            if columns[name] != value:
                yield Fault(f"{where}, {name}", f"{value!r}, as the custody log says", repr(columns[name]))
    if guard(columns) != row.row_sha256:
        yield Fault(where, "a row that fits its digest", "another")
    try:
        line = inflate(row.line_deflated, row.reading_sha256, row.document_id)
        reading = from_line(Reading, line)
        facts = facts_of(reading, line, row.name, Status(row.status), Reason(row.reason))
    except (SaysoError, ValueError, TypeError) as error:
        yield Fault(where, f"the reading {_short(str(row.reading_sha256))}", str(error))
        found.has_all_words = False
        return
    for name, value in facts.items():
        if columns[name] != value:
            yield Fault(f"{where}, {name}", f"{value!r}, as its reading says", repr(columns[name]))
    for column, folded in zip(SEARCHED, search_fields(reading.document), strict=True):
        words = Counter(folded.split())
        found.occurrences.update({(word, column): times for word, times in words.items()})
        found.holders.update((word, column) for word in words)


def _originals(
    connection: Connection, store: Originals, logged: _Logged, found: _Found, tell: Progress
) -> Iterator[Fault]:
    total = connection.execute(select(func.count()).select_from(originals)).scalar_one()
    known: set[str] = set()
    for sha256, size in connection.execute(select(originals.c.sha256, originals.c.bytes).order_by(originals.c.sha256)):
        known.add(sha256)
        where = f"original {store.path(str(sha256))}"
        there = store.digest(str(sha256))
        if sha256 not in logged.originals:
            yield Fault(where, "a row of the custody log that tells of it", _NOTHING)
        if there is None:
            yield Fault(where, f"{size} bytes", "no readable file")
        elif there != (sha256, size):
            yield Fault(where, f"{size} bytes with {_short(sha256)}", f"{there[1]} bytes with {_short(there[0])}")
        found.originals += 1
        found.original_bytes += there[1] if there else 0
        tell("originals", found.originals, total)
    for sha256 in sorted(logged.originals - known):
        yield Fault(f"original {sha256}", "its row, as the custody log says", _NOTHING)
    strays = [name for name in store.names() if name not in known]
    if strays:
        found.notes.append(
            f"{len(strays)} file(s) in the store belong to no report, such as {strays[0]}: left by an interrupted "
            f"command, being added just now, or put there by somebody"
        )
    loose = store.writable()
    if loose:
        found.notes.append(f"{len(loose)} original(s) were made writable, such as {loose[0]}")


def _repeats(connection: Connection, logged: _Logged) -> Iterator[Fault]:
    there = {row.document_id: row.same_as for row in connection.execute(select(repeats))}
    for document_id in sorted(logged.repeats.keys() | there.keys()):
        expected, found = logged.repeats.get(document_id), there.get(document_id)
        if expected != found:
            yield Fault(f"repeated page {document_id}", f"the same as {expected or _NOTHING}", str(found or _NOTHING))


def _failures(connection: Connection, logged: _Logged) -> Iterator[Fault]:
    missing = dict(logged.failures)
    for row in connection.execute(select(failures).order_by(failures.c.number)):
        where = f"failure of {row.name}"
        try:
            failure_in(row)
        except LedgerDamaged as error:
            yield Fault(where, "a row that fits its digest", str(error))
        if row.identity_sha256 not in missing:
            yield Fault(where, "a row of the custody log that tells of it", _NOTHING)
        elif missing.pop(row.identity_sha256) != row.settled_by:
            yield Fault(where, "to be settled as the custody log says", f"settled by {row.settled_by or _NOTHING}")
    for identity in sorted(missing):
        yield Fault(f"failure {_short(identity)}", "its row, as the custody log says", _NOTHING)


def _search(session: Session, connection: Connection, found: _Found) -> Iterator[Fault]:
    if not found.has_all_words:
        found.notes.append("the search index was not compared, because readings are damaged")
        return
    wrong = 0
    try:
        for word, column, holders, occurrences in session.indexed_words(connection):
            key = (word, column)
            expected = (found.holders.pop(key, 0), found.occurrences.pop(key, 0))
            if expected != (holders, occurrences):
                wrong += 1
                if wrong <= _MOST_WORDS:
                    yield _word_fault(key, expected, (holders, occurrences))
    except LedgerDamaged as error:
        yield Fault("search index", "a readable index", str(error))
        return
    for key in sorted(found.holders)[: max(0, _MOST_WORDS - wrong)]:
        yield _word_fault(key, (found.holders[key], found.occurrences[key]), (0, 0))
    wrong += len(found.holders)
    if wrong > _MOST_WORDS:
        yield Fault("search index", "the words of the readings", f"{wrong} words that differ; rebuild the index")


def _word_fault(key: tuple[str, str], expected: tuple[int, int], found: tuple[int, int]) -> Fault:
    return Fault(
        f"search index, {key[0]!r} in {key[1]}",
        f"{expected[1]} in {expected[0]} readings",
        f"{found[1]} in {found[0]} readings",
    )


def _short(sha256: str) -> str:
    return f"{sha256[:12]}…" if len(sha256) > 12 else sha256
