"""Predicts in a thread of its own: the network works on the next texts while the caller is busy with the last."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sayso.model.reader import Reader, Text
from sayso.records.prediction import Prediction


class Predicting:
    """One thread and a reader. Texts are read one after another, in the order in which they were handed in."""

    def __init__(self, reader: Reader) -> None:
        """Use a reader; nobody else should, while this does."""
        self._reader = reader
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sayso-model")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What has not begun is given up; what has is waited for."""
        self._thread.shutdown(cancel_futures=True)

    def start(self, text: Text) -> Callable[[], Prediction]:
        """Hand a text in; the answer waits for its prediction, and raises what went wrong with it."""
        return self._thread.submit(lambda: next(self._reader.read([text]))).result
