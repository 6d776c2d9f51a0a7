"""Reading what was handed over, one run after another in the background; what is done is kept whatever happens.

A run's state is asked for by pages and followed by scripts. It lives as long as the workbench does: reports and
failures themselves are in the ledger.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from sayso.errors import NoSuchDocument, SaysoError
from sayso.ledger.base import Ledger
from sayso.records import Status
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.model.reader import Reader
    from sayso.pipeline import Outcome
    from sayso.readers.base import Source, Unread

_LOG: Final = logging.getLogger(__name__)
_LOOK_SECONDS: Final = 0.4
# Rows that a run's page can show; the ledger has all reports and failures of a larger run.
KEPT_ROWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to read: its name for people, its size, and how it is opened when its turn comes.

    `discard` is called when the run is over, also where its turn never came.
    """

    name: str
    size_bytes: int
    sources: Callable[[], Iterator[Source | Unread]]
    discard: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class RunRow:
    """What became of one report or input."""

    name: str
    title: str | None
    status: Status
    code: str
    sentence: str
    document_id: str | None


@dataclass(frozen=True, slots=True)
class RunState:
    """How far a run is. `total_bytes` and `taken_bytes` are of what was handed over; `seconds` is its time so far.

    `is_linking`: all is read and set beside the other reports now. `ended` says how it ended: `done`, `stopped`, or the
    sentence of the error that ended it; None while it goes on or waits.
    """

    id: str
    title: str
    is_begun: bool
    is_linking: bool
    ended: str | None
    inputs: int
    total_bytes: int
    taken_bytes: int
    seconds: float
    counts: tuple[tuple[Status, int], ...]
    rows: tuple[RunRow, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.ended is not None

    @property
    def share(self) -> int:
        """How much of what was handed over has been taken up, in percent."""
        return 100 if self.ended == DONE else 100 * self.taken_bytes // max(self.total_bytes, 1)

    @property
    def done(self) -> int:
        """How many reports and failures there are so far."""
        return sum(count for _, count in self.counts)

    @property
    def rate(self) -> float:
        """Outcomes in a second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> int | None:
        """A guess from how fast it went so far; None where there is nothing to guess from."""
        if self.is_over or not self.taken_bytes or self.taken_bytes >= self.total_bytes:
            return None
        return round(self.seconds * (self.total_bytes - self.taken_bytes) / self.taken_bytes)


DONE: Final = "done"
STOPPED: Final = "stopped"


@dataclass(slots=True)
class _Run:
    """A run under way. Changed by the worker alone, under the lock of `Runs`."""

    id: str
    title: str
    given: tuple[Given, ...]
    stop: Event = field(default_factory=Event)
    begun: float | None = None
    is_linking: bool = False
    seconds: float = 0.0
    ended: str | None = None
    taken_bytes: int = 0
    rows: list[RunRow] = field(default_factory=list)
    counts: dict[Status, int] = field(default_factory=dict)


class Runs:
    """All runs since the workbench was started. One is read at a time: the model and the ledger are one each."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._settings = settings
        self._lock = Lock()
        self._runs: dict[str, _Run] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sayso-run")
        self._reader: Reader | None = None

    def start(self, title: str, given: tuple[Given, ...]) -> str:
        """Queue what was handed over; gives the run's id."""
        with self._lock:
            run = _Run(str(len(self._runs) + 1), title, given)
            self._runs[run.id] = run
        self._worker.submit(self._read, run)
        return run.id

    def stop(self, run_id: str) -> None:
        """Take up nothing more; what is being read is finished and kept."""
        self._run(run_id).stop.set()

    def state(self, run_id: str) -> RunState:
        """One run. Raises `NoSuchDocument`."""
        run = self._run(run_id)
        with self._lock:
            return _state(run)

    def all(self) -> tuple[RunState, ...]:
        """All runs, the last first."""
        with self._lock:
            return tuple(_state(run) for run in reversed(self._runs.values()))

    def active(self) -> int:
        """How many runs wait or go on."""
        with self._lock:
            return sum(run.ended is None for run in self._runs.values())

    async def follow(self, run_id: str) -> AsyncIterator[str]:
        """The state as a line of JSON whenever it changes, until the run is over."""
        last = ""
        while True:
            state = self.state(run_id)
            line = state_line(state)
            if line != last:
                last = line
                yield line
            if state.is_over:
                return
            await asyncio.sleep(_LOOK_SECONDS)

    def close(self) -> None:
        """Stop all runs and wait for what is being read."""
        with self._lock:
            for run in self._runs.values():
                run.stop.set()
        self._worker.shutdown(wait=True)

    def _run(self, run_id: str) -> _Run:
        with self._lock:
            if run_id not in self._runs:
                raise NoSuchDocument(f"there is no run {run_id}; runs are forgotten when the workbench ends")
            return self._runs[run_id]

    def _read(self, run: _Run) -> None:
        """The whole run, in the worker's thread: whatever happens, it ends with a sentence."""
        with self._lock:
            run.begun = time.monotonic()
        try:
            for outcome in self._outcomes(run):
                self._note(run, outcome)
            self._link(run)
        except SaysoError as error:
            self._end(run, str(error))
        except Exception as error:  # the page must say that it ended, whatever ended it
            _LOG.exception("run %s failed", run.id)
            self._end(run, f"Sayso itself failed ({type(error).__name__}). What was read before is kept.")
        else:
            self._end(run, STOPPED if run.stop.is_set() else DONE)
        finally:
            for given in run.given:
                given.discard()

    def _outcomes(self, run: _Run) -> Iterator[Outcome]:
        from sayso.gazetteer import open_gazetteer
        from sayso.pipeline import add_sources, open_model

        if self._reader is None:
            self._reader = open_model(self._settings)
        gazetteer = open_gazetteer(Path(self._settings.gazetteer) if self._settings.gazetteer else None)
        yield from add_sources(self._sources(run), self._ledger, self._settings, gazetteer, reader=self._reader)

    def _link(self, run: _Run) -> None:
        """Set what was read beside all other reports; also after a stop, so that no page shows half of it."""
        from sayso.linking.run import link

        with self._lock:
            run.is_linking = True
        if run.counts.get(Status.READ, 0) + run.counts.get(Status.PARTIAL, 0):
            link(self._ledger)

    def _sources(self, run: _Run) -> Iterator[Source | Unread]:
        for given in run.given:
            if run.stop.is_set():
                return
            for source in given.sources():
                if run.stop.is_set():
                    return
                yield source
            with self._lock:
                run.taken_bytes += given.size_bytes

    def _note(self, run: _Run, outcome: Outcome) -> None:
        document = outcome.document
        row = RunRow(
            outcome.name,
            document.title if document is not None else None,
            outcome.status,
            outcome.code,
            outcome.sentence,
            document.id if document is not None and outcome.status is not Status.FAILED else None,
        )
        with self._lock:
            run.counts[row.status] = run.counts.get(row.status, 0) + 1
            run.seconds = time.monotonic() - (run.begun or 0.0)
            if len(run.rows) < KEPT_ROWS:
                run.rows.append(row)

    def _end(self, run: _Run, how: str) -> None:
        with self._lock:
            run.ended = how
            run.seconds = time.monotonic() - (run.begun or 0.0)


def _state(run: _Run) -> RunState:
    is_on = run.begun is not None and run.ended is None
    return RunState(
        run.id,
        run.title,
        run.begun is not None,
        run.is_linking and run.ended is None,
        run.ended,
        len(run.given),
        sum(given.size_bytes for given in run.given),
        run.taken_bytes,
        time.monotonic() - run.begun if is_on and run.begun is not None else run.seconds,
        tuple((status, run.counts.get(status, 0)) for status in Status),
        tuple(run.rows),
    )


def state_line(state: RunState) -> str:
    """The numbers of a run as one line of JSON."""
    told: dict[str, object] = {
        "run": state.id,
        "begun": state.is_begun,
        "linking": state.is_linking,
        "ended": state.ended,
        "share": state.share,
        "done": state.done,
        "counts": {status.value: count for status, count in state.counts},
    }
    return json.dumps(told)
