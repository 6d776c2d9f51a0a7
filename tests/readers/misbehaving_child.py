"""A parser process whose page reader does what the page says: crash, hang, lie, or try what it may not."""

from __future__ import annotations

import ctypes
import dataclasses
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.readers import READERS, Item, ReadDocument, Source, Unread, child
from sayso.readers.detect import Format
from sayso.readers.plain_text import read_plain_text
from sayso.records import Failure
from sayso.settings import Limits


def told(sentence: str) -> Unread:
    return Unread(Failure(None, "crashed", sentence), "told")


def attempt(act: Callable[[], object]) -> Unread:
    try:
        return told(f"done: {act()!r}")
    except (OSError, RuntimeError) as error:
        return told(f"refused: {type(error).__name__}")


def misbehave(source: Source, limits: Limits) -> Iterator[Item]:
    words = source.content.decode().removeprefix("<html>").split(maxsplit=1)
    what, given = words[0], (words[1] if len(words) > 1 else "")
    match what:
        case "read":
            yield told("read")
        case "crash":
            yield told("before")
            ctypes.string_at(0)
        case "leave":
            os._exit(3)
        case "raise":
            raise ZeroDivisionError
        case "sleep":
            yield told("before")
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "eat":
            yield told(str(len(bytearray(int(given)))))
        case "flood":
            while True:
                yield Source(b"0" * 1_000_000, "more", depth=source.depth + 1)
        case "lie":
            (item,) = read_plain_text(Source(b"It is so.", "a"), limits)
            assert isinstance(item, ReadDocument)
            yield dataclasses.replace(item, original=b"It is not so.")
        case "babble":
            for handle in range(3, 64):
                try:
                    os.write(handle, b"\x00" * 15 + b"\x05hello" + b"\xff" * 100)
                except OSError:
                    continue
        case "open":
            yield attempt(lambda: os.read(os.open(given, os.O_RDONLY), 1))
        case "write":
            yield attempt(lambda: os.open(given, os.O_WRONLY | os.O_CREAT, 0o600))
        case "fill":
            yield attempt(lambda: os.write(os.memfd_create("x"), b"x"))
        case "connect":
            yield attempt(lambda: socket.create_connection(("127.0.0.1", int(given)), timeout=2))
        case "fork":
            yield attempt(os.fork)
        case "run":
            yield attempt(lambda: subprocess.run([sys.executable, "-V"], check=False))
        case "kill":
            yield attempt(lambda: os.kill(int(given), 9))
        case "thread":
            thread = threading.Thread(target=int)
            thread.start()
            thread.join()
            yield told("done")
        case "look":
            handles = sum(1 for handle in range(256) if _is_open(handle))
            yield told(f"{handles} {sorted(os.environ)} {Path.cwd()}")


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    child.READERS = tuple(
        dataclasses.replace(reader, read=misbehave) if reader.name == Format.HTML else reader for reader in READERS
    )
    child.warm_up = lambda reader: None
    child.main(socket.socket(fileno=int(sys.argv[1])))
