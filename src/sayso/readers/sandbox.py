"""Runs isolated readers in processes of their own, so that a bomb or a crash costs one document and nothing else.

What holds for each document, and where:

* Everywhere: a process of its own without the parent's descriptors, environment or folder; a bound on wall-clock time
  and on what it may send back; processor time, no core files, no byte written to a file; the answer is JSON and raw
  bytes that are checked again here.
* Linux: memory; and, as the kernel allows (see `confinement`), no network, no other files, no programs, processes or
  signals.
* macOS: memory is not bounded by the system, and nothing keeps a broken parser from opening files or sockets; no
  parser does so by itself.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Final, Self

from sayso.errors import BadRecord, UnreadableSource
from sayso.readers.base import Item, Reader, Source
from sayso.readers.confinement import PROTECTIONS
from sayso.readers.frames import LENGTHS, Ended, Job, header_limit_bytes, pack_job, unpack_item
from sayso.readers.zygote import Zygote
from sayso.records import Reason
from sayso.settings import Limits

CHILD: Final = ("-m", "sayso.readers.child")

# A killed parser whose memory was at least this share of the limit died of it.
_OUT_OF_MEMORY_SHARE = 0.5
_PIECE_BYTES = 1024 * 1024


class Sandbox:
    """Parser processes for one thread; use it as a context manager.

    The first isolated source starts a helper process; after that a source costs a fork of some milliseconds.
    """

    def __init__(self, limits: Limits, *, child: Sequence[str] = CHILD) -> None:
        """Keep what is needed to start processes; none is started yet.

        Args:
            child: what Python is told to run; tests put parsers there that misbehave.
        """
        self.limits = limits
        self._child = tuple(child)
        self._zygote: Zygote | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes. The sandbox can be used again; it then starts new ones."""
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None

    def read(self, reader: Reader, source: Source) -> Iterator[Item]:
        """Read one source with one reader in a process of its own; its members are left to the caller.

        Raises:
            UnreadableSource: the reader refused the source, or its process was stopped: `timeout`, `too_big`,
                `crashed`. Items that came before stay valid.
        """
        number = _number_of(reader)
        zygote, process, answer = self._started(number, source)
        try:
            received = _Received(answer, self.limits)
            while not isinstance(item := received.next_item(source), Ended):
                yield item
        except _Stopped as stopped:
            code, peak_bytes = zygote.end(process)
            process = 0
            raise _why(stopped, code, peak_bytes, self.limits) from stopped
        finally:
            answer.close()
            if process:
                zygote.forget(process)

    def protection(self) -> str:
        """What holds for a parser on this machine, as a sentence without its end."""
        if self._zygote is None:
            self._zygote = Zygote(self._child)
        held = self._zygote.protections()
        lacking = [name for name in PROTECTIONS if name not in held]
        words = "protected by " + ", ".join(held) if held else "without protection"
        return words + (f"; not on this system: {', '.join(lacking)}" if lacking else "")

    def _started(self, number: int, source: Source) -> tuple[Zygote, int, socket.socket]:
        """Hand the source to a zygote; one that died meanwhile is replaced once."""
        for is_last in (False, True):
            if self._zygote is None or self._zygote.is_spent:
                if self._zygote is not None:
                    self._zygote.retire()
                self._zygote = Zygote(self._child)
            zygote = self._zygote
            ours, theirs = socket.socketpair()
            try:
                with _packed(source, self.limits) as job:
                    return zygote, zygote.run(number, job, theirs.fileno()), ours
            except OSError as error:
                ours.close()
                zygote.close()
                self._zygote = None
                if is_last:
                    raise UnreadableSource(
                        Reason.CRASHED, "No process could be started to read it; is the machine out of memory?"
                    ) from error
            finally:
                theirs.close()
        raise AssertionError("the second attempt returns or raises")


class _Stopped(Exception):
    """The answer broke off. `reason` is what we did ourselves, or None if the process went away."""

    def __init__(self, reason: Reason | None, sentence: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


class _Received:
    """Frames from one parser, within the bounds of time and size."""

    def __init__(self, answer: socket.socket, limits: Limits) -> None:
        self._answer = answer
        self._limits = limits
        self._left_bytes = limits.unpacked_bytes + header_limit_bytes(limits)
        self._until = 0.0

    def next_item(self, source: Source) -> Item | Ended:
        """The next item. The clock runs only while we wait, and anew for each item."""
        self._until = time.monotonic() + self._limits.parse_seconds
        header_bytes, payload_bytes = LENGTHS.unpack(self._exactly(LENGTHS.size))
        self._left_bytes -= header_bytes + payload_bytes
        if header_bytes > header_limit_bytes(self._limits) or self._left_bytes < 0:
            raise _Stopped(Reason.BOMB, "It unpacks to more than one input may (limits.unpacked_bytes).")
        try:
            return unpack_item(self._exactly(header_bytes), self._exactly(payload_bytes), source)
        except BadRecord as error:
            raise _Stopped(Reason.CRASHED, f"Its parser broke: {error}.") from error

    def _exactly(self, wanted_bytes: int) -> bytes:
        received = bytearray()
        while len(received) < wanted_bytes:
            left_seconds = self._until - time.monotonic()
            if left_seconds <= 0:
                raise self._late()
            self._answer.settimeout(left_seconds)
            try:
                piece = self._answer.recv(min(_PIECE_BYTES, wanted_bytes - len(received)))
            except TimeoutError:
                raise self._late() from None
            except ConnectionError as error:
                raise _Stopped(None) from error
            if not piece:
                raise _Stopped(None)
            received += piece
        return bytes(received)

    def _late(self) -> _Stopped:
        seconds = self._limits.parse_seconds
        return _Stopped(Reason.TIMEOUT, f"Reading it took longer than {seconds} seconds (limits.parse_seconds).")


def _why(stopped: _Stopped, code: int, peak_bytes: int, limits: Limits) -> UnreadableSource:
    if stopped.reason is not None:
        return UnreadableSource(stopped.reason, stopped.sentence)
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and peak_bytes < limits.parse_memory_bytes / 4):
        seconds = limits.parse_cpu_seconds
        sentence = f"Reading it took more than {seconds} seconds of processor time (limits.parse_cpu_seconds)."
        return UnreadableSource(Reason.TIMEOUT, sentence)
    if peak_bytes >= limits.parse_memory_bytes * _OUT_OF_MEMORY_SHARE:
        return UnreadableSource(
            Reason.TOO_BIG, "Reading it takes more memory than one file may use (limits.parse_memory_bytes)."
        )
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return UnreadableSource(
        Reason.CRASHED, f"The program part that reads this format broke on it ({how}); nothing else was touched."
    )


@contextlib.contextmanager
def _packed(source: Source, limits: Limits) -> Iterator[int]:
    """A nameless file with the job in it."""
    with tempfile.TemporaryFile(prefix="sayso-") as file:
        file.write(pack_job(Job(source, limits)))
        file.write(source.content)
        file.flush()
        file.seek(0)
        yield file.fileno()


def _number_of(reader: Reader) -> int:
    from sayso.readers import READERS  # that module imports this one for its type

    return READERS.index(reader)
