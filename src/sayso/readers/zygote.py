"""The parent's side of the process that has the parsers loaded and forks one for each source."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from sayso.readers.child import ANSWER, END, FORGET, ORDER, RUN, TELL
from sayso.readers.confinement import PROTECTIONS

# No document is ever parsed in a zygote, but it may leak a little with each fork. Starting anew costs a second or two.
_ORDERS_OF_A_ZYGOTE: Final = 1_000
# Starting Python and loading a parser on a slow, busy machine.
_START_SECONDS: Final = 60.0
# A zygote that was told to go and has not gone by then is ended.
_END_SECONDS: Final = 2.0


class Zygote:
    """The process that has the parsers loaded and forks one for each source."""

    def __init__(self, child: Sequence[str]) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-I", "-X", "utf8", *child, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={},
            # Not where the user stands; an empty folder of its own would be left behind by kill -9.
            cwd="/",
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
        )
        theirs.close()
        self._control = ours
        self._control.settimeout(_START_SECONDS)
        self._orders = 0
        self._running = 0
        self._is_retired = False

    @property
    def is_spent(self) -> bool:
        """Whether it should take no more orders: after many, or when its process is gone."""
        return self._orders >= _ORDERS_OF_A_ZYGOTE or self._process.poll() is not None

    def run(self, number: int, job_handle: int, answer_handle: int) -> int:
        """Have a process forked for a job; its id."""
        socket.send_fds(self._control, [ORDER.pack(RUN, number)], [job_handle, answer_handle])
        process, _ = self._answer()
        self._orders += 1
        self._running += 1
        return process

    def end(self, process: int) -> tuple[int, int]:
        """Make sure that a process is gone; its exit code and peak memory in bytes (0, 0 if the zygote is gone too)."""
        self._running -= 1
        try:
            self._control.sendall(ORDER.pack(END, process))
            code, peak_kib = self._answer()
        except OSError:
            code, peak_kib = 0, 0
        self._close_if_idle()
        return code, peak_kib * 1024

    def forget(self, process: int) -> None:
        """Let go of a process whose answer nobody waits for any more."""
        self._running -= 1
        with contextlib.suppress(OSError):
            self._control.sendall(ORDER.pack(FORGET, process))
        self._close_if_idle()

    def _close_if_idle(self) -> None:
        if self._is_retired and self._running == 0:
            self.close()

    def protections(self) -> tuple[str, ...]:
        """Those of `PROTECTIONS` that a parser has here."""
        self._control.sendall(ORDER.pack(TELL, 0))
        bits, _ = self._answer()
        return tuple(name for bit, name in enumerate(PROTECTIONS) if bits >> bit & 1)

    def retire(self) -> None:
        """Take no more orders; go as soon as the last parser is done."""
        self._is_retired = True
        if self._running == 0:
            self.close()

    def close(self) -> None:
        """End the zygote and, through it, all its parsers."""
        self._control.close()
        try:
            self._process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            # It leads a session of its own, so that its parsers go with it.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _answer(self) -> tuple[int, int]:
        received = b""
        while len(received) < ANSWER.size:
            more = self._control.recv(ANSWER.size - len(received))
            if not more:
                raise ConnectionResetError("the zygote is gone")
            received += more
        first, second = ANSWER.unpack(received)
        return first, second
