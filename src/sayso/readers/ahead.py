"""Reading runs ahead of whoever uses what was read, in a thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

# Documents that wait, parsed, for interpretation: enough to keep the parsing process busy, few enough for memory.
_AHEAD: Final = 8

T = TypeVar("T")


class _End:
    """What the reading thread leaves behind: nothing more, or the error that stopped it."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class Ahead(Generic[T]):
    """Runs an iterator in a thread, a few items ahead of its consumer; order and errors are kept."""

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make
        self._waiting: queue.Queue[T | _End] = queue.Queue(maxsize=_AHEAD)
        self._stopped = threading.Event()

    @property
    def has_more(self) -> bool:
        """Whether the next item can be had without waiting."""
        return not self._waiting.empty()

    def __iter__(self) -> Iterator[T]:
        thread = threading.Thread(target=self._work, name="sayso-readers", daemon=True)
        thread.start()
        try:
            while True:
                entry = self._waiting.get()
                if isinstance(entry, _End):
                    if entry.error is not None:
                        raise entry.error
                    return
                yield entry
        finally:
            self._stopped.set()
            thread.join()

    def _work(self) -> None:
        error: BaseException | None = None
        items = self._make()
        try:
            for item in items:
                if not self._put(item):
                    break
        except BaseException as caught:
            error = caught
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()
        self._put(_End(error))

    def _put(self, entry: T | _End) -> bool:
        while not self._stopped.is_set():
            try:
                self._waiting.put(entry, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False
