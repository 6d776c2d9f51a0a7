"""Predicts in threads of its own: the network works on the next texts while the caller is busy with the last."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sayso.model.reader import Reader, Text
from sayso.records.prediction import Prediction


class Predicting:
    """Two texts at a time, begun in the order in which they were handed in: one is decoded, one is in the network."""

    def __init__(self, reader: Reader) -> None:
        """Use a reader; what it says of a text does not hang on its company."""
        self._reader = reader
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sayso-model")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What has not begun is given up; what has is waited for."""
        self._threads.shutdown(cancel_futures=True)

    def start(self, text: Text) -> Callable[[], Prediction]:
        """Hand a text in; the answer waits for its prediction, and raises what went wrong with it."""
        return self._threads.submit(lambda: next(self._reader.read([text]))).result
