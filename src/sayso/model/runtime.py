"""Runs a bundle's network. The only module that imports onnxruntime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sayso.errors import BadBundle, BadSetting
from sayso.model.bundle import Bundle, shape_of_heads
from sayso.model.decode.arrays import Floats, Integers
from sayso.model.flags import FLAGS

INPUTS: Final[tuple[str, ...]] = ("piece_ids", "attention", "flags", "word_starts")


@dataclass(frozen=True, slots=True)
class Inputs:
    """One batch: (windows, pieces), the same, (windows, pieces, FLAGS), (windows, words)."""

    piece_ids: Integers
    attention: Integers
    flags: Floats
    word_starts: Integers


@dataclass(frozen=True, slots=True)
class WindowInput:
    """What goes into one row of a batch: the pieces of each word, and its flags (words, FLAGS)."""

    pieces: Sequence[tuple[int, ...]]
    flags: Floats

    @property
    def length_pieces(self) -> int:
        """Pieces with the two that frame them."""
        return sum(map(len, self.pieces)) + 2


def batch_inputs(windows: Sequence[WindowInput], *, begin: int, end: int, padding: int) -> Inputs:
    """Pad windows to one size. `begin`, `end`, `padding` are numbers of special pieces."""
    length = max(window.length_pieces for window in windows)
    words = max(len(window.pieces) for window in windows)
    piece_ids = np.full((len(windows), length), padding, dtype=np.int64)
    attention = np.zeros_like(piece_ids)
    flags = np.zeros((*piece_ids.shape, len(FLAGS)), dtype=np.float32)
    word_starts = np.zeros((len(windows), words), dtype=np.int64)
    for row, window in enumerate(windows):
        numbers = [begin, *(number for pieces in window.pieces for number in pieces), end]
        counts = np.array([len(pieces) for pieces in window.pieces])
        piece_ids[row, : len(numbers)] = numbers
        attention[row, : len(numbers)] = 1
        flags[row, 1 : len(numbers) - 1] = np.repeat(window.flags, counts, axis=0)
        word_starts[row, : len(counts)] = 1 + np.concatenate(([0], np.cumsum(counts)[:-1]))
    return Inputs(piece_ids, attention, flags, word_starts)


class Session:
    """A network in memory."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        """Load the network, with so many threads for each run; several runs may go on at once.

        Raises:
            BadBundle: onnxruntime refuses the network, or its tensors are not those of the heads.
            BadSetting: onnxruntime is not installed.
        """
        try:
            import onnxruntime
        except ModuleNotFoundError as error:
            raise BadSetting(
                "the reader model needs onnxruntime, which is not here: pip install onnxruntime"
            ) from error

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                bundle.network, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's own classes have no public base
            raise BadBundle(f"model {bundle.name}: the network does not load ({error})") from error
        self._names = tuple(output.name for output in self._session.get_outputs())
        if set(self._names) != set(shape_of_heads(bundle.labels)):
            raise BadBundle(f"model {bundle.name}: the network has other outputs than its manifest says")

    def run(self, inputs: Inputs) -> Mapping[str, npt.NDArray[np.float32]]:
        """Scores by tensor name: (windows, words, width); rows past a window's words hold nothing."""
        values = {name: getattr(inputs, name) for name in INPUTS}
        return dict(zip(self._names, self._session.run(None, values), strict=True))
