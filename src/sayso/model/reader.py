"""Texts in, predictions out: windows, batches, the network, decoders. One call reads many texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from sayso.model.assemble import Scored, prediction_of
from sayso.model.bundle import Bundle, open_bundle
from sayso.model.calibration import Calibration
from sayso.model.decode.arrays import Floats
from sayso.model.flags import Flags, flags_of
from sayso.model.parts import joined, parts_of
from sayso.model.runtime import Inputs, Session, WindowInput, batch_inputs
from sayso.model.windows import WINDOW_PIECES, Window, windows_over
from sayso.model.words import words_of
from sayso.records import Span
from sayso.records.prediction import Prediction

# Texts are read so many words at a time: the scores of all heads take some 6 kB a word.
PART_WORDS: Final = 8_000
_LONGEST_WORD_PIECES: Final = 40


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its sentences, in order and without overlap."""

    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A text, or a part of a long one, ready for the network."""

    text: Text
    words: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]
    flags: Flags
    windows: tuple[Window, ...]


class Reader:
    """A bundle in memory. Predictions depend on nothing but text, sentences and bundle."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        """Load the bundle's network; so many windows are read at the same time."""
        self._session = Session(bundle, threads=1)
        self._threads = threads
        # The session has the network's bytes; a second copy would cost as much memory as the file has.
        self.bundle = replace(bundle, network=b"")
        special = bundle.vocabulary.special
        self._begin = bundle.vocabulary.number_of(special.begin)
        self._end = bundle.vocabulary.number_of(special.end)
        self._padding = bundle.vocabulary.number_of(special.padding)

    def recalibrated(self, calibration: Calibration) -> Reader:
        """The same network with other scales and thresholds."""
        other = copy(self)
        other.bundle = replace(self.bundle, calibration=calibration)
        return other

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        """One prediction for each text, in order.

        A text is read when its prediction is asked for; long ones in parts, so that memory stays bounded.
        """
        for text in texts:
            yield joined([prediction_of(scored, self.bundle) for scored in self.scored(text)])

    def scored(self, text: Text) -> Iterator[Scored]:
        """The raw scores behind a prediction, for the parts that a text is read in; for fitting."""
        for prepared in self._prepare(text):
            scores: dict[str, Floats] = {}
            for window, tensors in zip(prepared.windows, self._outputs(prepared), strict=True):
                for name, tensor in tensors.items():
                    _keep(scores, name, tensor[0], window, len(prepared.words))
            yield Scored(prepared.text.text, prepared.words, prepared.text.sentences, scores)

    def _prepare(self, text: Text) -> Iterator[_Prepared]:
        every = words_of(text.text)
        flags = flags_of(text.text, every)
        for part in parts_of(every, text.sentences, most_words=PART_WORDS):
            chosen = slice(part.first, part.last_exclusive)
            words = every[chosen]
            pieces = tuple(self._pieces(word.text_in(text.text)) for word in words)
            yield _Prepared(
                text=Text(text.text, part.sentences),
                words=words,
                pieces=pieces,
                flags=flags[chosen],
                windows=windows_over([len(own) for own in pieces], window_pieces=WINDOW_PIECES),
            )

    def _pieces(self, word: str) -> tuple[int, ...]:
        return self.bundle.vocabulary.numbers_of(word)[:_LONGEST_WORD_PIECES]

    def _outputs(self, prepared: _Prepared) -> Iterator[Mapping[str, Floats]]:
        """What the network says of each window, in order.

        Windows side by side with a thread each are done sooner than one after another with all threads (measured).
        """
        if self._threads == 1 or len(prepared.windows) == 1:
            for window in prepared.windows:
                yield self._session.run(self._inputs(prepared, window))
            return
        with ThreadPoolExecutor(self._threads, thread_name_prefix="sayso-windows") as threads:
            yield from threads.map(lambda window: self._session.run(self._inputs(prepared, window)), prepared.windows)

    def _inputs(self, prepared: _Prepared, window: Window) -> Inputs:
        """One window alone: an int8 network scales what it sees together, so company would change its scores.

        On two cores windows in company are not faster either (measured).
        """
        words = slice(window.first, window.last_exclusive)
        alone = WindowInput(prepared.pieces[words], prepared.flags[words])
        return batch_inputs([alone], begin=self._begin, end=self._end, padding=self._padding)


def _keep(scores: dict[str, Floats], name: str, tensor: Floats, window: Window, words: int) -> None:
    """Take from a window the words that it shows best."""
    if name not in scores:
        scores[name] = np.zeros((words, tensor.shape[-1]), dtype=np.float32)
    first = window.from_word - window.first
    scores[name][window.from_word : window.until_word] = tensor[first : first + window.until_word - window.from_word]


def open_reader(path: Path, *, threads: int) -> Reader:
    """Open a bundle file.

    Raises:
        BadBundle: missing, damaged, or made for another version.
    """
    return Reader(open_bundle(path), threads=threads)
