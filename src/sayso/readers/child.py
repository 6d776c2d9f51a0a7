"""The parser processes: `python -I -m sayso.readers.child FD` is the zygote that forks one process for each source.

The zygote loads the parsers once, gives up network and files, and then only takes orders from its parent: run a job
(two descriptors come along: the packed job, and a socket for the answer), or end one. It never parses. All that is
read from a document happens in a fork that has no descriptor but those two and dies after one source.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import struct
import sys
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers import READERS
from sayso.readers.confinement import PROTECTIONS, address_space, address_space_bytes, confine_parser, confine_zygote
from sayso.readers.frames import LENGTHS, Job, pack_end, pack_item, pack_refusal, unpack_job
from sayso.readers.warm_up import warm_up
from sayso.records import Reason
from sayso.settings import Limits

# Order: one letter and a number: run a row of READERS, end a process, forget a process (which has no
# answer: its parser was done), or tell what protects. Answer: two numbers.
ORDER: Final = struct.Struct("!cq")
ANSWER: Final = struct.Struct("!qq")
RUN: Final = b"R"
END: Final = b"E"
FORGET: Final = b"F"
TELL: Final = b"T"

_WRITE_BYTES: Final = 1024 * 1024


def main(control: socket.socket) -> None:
    """Serve orders until the parent goes away, then end all parsers."""
    size = address_space()
    held = confine_zygote()
    running: set[int] = set()
    warm: set[int] = set()
    while (order := _next_order(control)) is not None:
        letter, number, handles = order
        if letter == RUN:
            if number not in warm:
                warm.add(number)
                warm_up(READERS[number])
                gc.collect()
                gc.freeze()  # forks then share these pages
            running.add(process := _start(number, handles, address_space_bytes(size)))
            control.sendall(ANSWER.pack(process, 0))
        elif letter == TELL:
            control.sendall(ANSWER.pack(_told(held, address_space_bytes(size)), 0))
        else:
            running.discard(number)
            ended = _end(number)
            if letter == END:
                control.sendall(ANSWER.pack(*ended))
    for process in sorted(running):
        _end(process)


def _next_order(control: socket.socket) -> tuple[bytes, int, list[int]] | None:
    message, handles, _, _ = socket.recv_fds(control, ORDER.size, 2)
    while message and len(message) < ORDER.size:
        more = control.recv(ORDER.size - len(message))
        message = message + more if more else b""
    if not message:
        return None
    letter, number = ORDER.unpack(message)
    return letter, number, list(handles)


def _start(number: int, handles: list[int], base_bytes: int) -> int:
    process = os.fork()
    if process == 0:
        status = 1
        try:
            _close_all_but(handles)
            _parse(number, *handles, base_bytes=base_bytes)
            status = 0
        finally:
            # No clean-up of the zygote's own objects may run here.
            os._exit(status)
    for handle in handles:
        os.close(handle)
    return process


def _told(held: tuple[str, ...], base_bytes: int) -> int:
    """The protections of a parser as bits, found by making a process that does nothing else."""
    process = os.fork()
    if process == 0:
        more = confine_parser(Limits(), base_bytes=base_bytes)
        os._exit(sum(1 << bit for bit, name in enumerate(PROTECTIONS) if name in held or name in more))
    return _end(process, is_killed=False)[0]


def _close_all_but(handles: list[int]) -> None:
    low, high = sorted(handles)
    # 0, 1 and 2 are /dev/null.
    os.closerange(3, low)
    os.closerange(low + 1, high)
    os.closerange(high + 1, 256)


def _end(process: int, *, is_killed: bool = True) -> tuple[int, int]:
    """Kill a parser that still runs, or wait for it; its exit code (a signal is negative) and peak memory in KiB."""
    with contextlib.suppress(ProcessLookupError):
        finished, status, usage = os.wait4(process, os.WNOHANG)
        if finished == 0:
            if is_killed:
                os.kill(process, signal.SIGKILL)
            _, status, usage = os.wait4(process, 0)
        return os.waitstatus_to_exitcode(status), usage.ru_maxrss
    return 0, 0


def _parse(number: int, job_handle: int, answer_handle: int, *, base_bytes: int) -> None:
    with os.fdopen(job_handle, "rb") as packed:
        header_bytes, content_bytes = LENGTHS.unpack(packed.read(LENGTHS.size))
        job = unpack_job(packed.read(header_bytes), packed.read(content_bytes))
    answer = socket.socket(fileno=answer_handle)
    confine_parser(job.limits, base_bytes=base_bytes)
    try:
        _answer(number, job, answer)
        answer.sendall(pack_end())
    except UnreadableSource as error:
        answer.sendall(pack_refusal(error))
    except MemoryError:
        answer.sendall(_OUT_OF_MEMORY)


def _answer(number: int, job: Job, answer: socket.socket) -> None:
    for item in READERS[number].read(job.source, job.limits):
        header, payload = pack_item(item, job.source)
        answer.sendall(header)
        for start in range(0, len(payload), _WRITE_BYTES):
            answer.sendall(memoryview(payload)[start : start + _WRITE_BYTES])


_OUT_OF_MEMORY: Final = pack_refusal(
    UnreadableSource(Reason.TOO_BIG, "Reading it takes more memory than one file may use (limits.parse_memory_bytes).")
)

if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
