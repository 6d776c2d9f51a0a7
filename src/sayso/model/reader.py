"""Texts in, predictions out: windows, batches, the network, decoders. One call reads many texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from sayso.model.runtime import Session, WindowInput, batch_inputs
from sayso.model.windows import WINDOW_PIECES, Window, windows_over
from sayso.model.words import words_of
from sayso.records import Span
from sayso.records.prediction import Prediction

# Windows of similar length go through the network together; more at once costs memory and gains no time.
BATCH_WINDOWS: Final = 8
# Texts are read so many words at a time: the scores of all heads take some 6 kB a word.
TEXTS_WORDS: Final = 8_000
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
    is_last: bool


class Reader:
    """A bundle in memory. Predictions depend on nothing but text, sentences and bundle."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        """Load the bundle's network with so many threads."""
        self.bundle = bundle
        self._session = Session(bundle, threads=threads)
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

        Texts are read in groups of some thousand words: the next group starts when the former's predictions were
        taken.
        """
        of_one_text: list[Prediction] = []
        for prepared, prediction in self._read_parts(part for text in texts for part in self._prepare(text)):
            of_one_text.append(prediction)
            if prepared.is_last:
                yield joined(of_one_text)
                of_one_text = []

    def _read_parts(self, parts: Iterator[_Prepared]) -> Iterator[tuple[_Prepared, Prediction]]:
        group: list[_Prepared] = []
        waiting = 0
        for prepared in parts:
            if group and waiting + len(prepared.words) > TEXTS_WORDS:
                yield from zip(group, self._predict(group), strict=True)
                group, waiting = [], 0
            group.append(prepared)
            waiting += len(prepared.words)
        yield from zip(group, self._predict(group), strict=True)

    def _prepare(self, text: Text) -> Iterator[_Prepared]:
        every = words_of(text.text)
        flags = flags_of(text.text, every)
        for part in parts_of(every, text.sentences, most_words=TEXTS_WORDS):
            chosen = slice(part.first, part.last_exclusive)
            words = every[chosen]
            pieces = tuple(self._pieces(word.text_in(text.text)) for word in words)
            yield _Prepared(
                text=Text(text.text, part.sentences),
                words=words,
                pieces=pieces,
                flags=flags[chosen],
                windows=windows_over([len(own) for own in pieces], window_pieces=WINDOW_PIECES),
                is_last=part.last_exclusive == len(every),
            )

    def _pieces(self, word: str) -> tuple[int, ...]:
        return self.bundle.vocabulary.numbers_of(word)[:_LONGEST_WORD_PIECES]

    def _predict(self, group: Sequence[_Prepared]) -> Iterator[Prediction]:
        scores: list[dict[str, Floats]] = [{} for _ in group]
        jobs = [(number, window) for number, prepared in enumerate(group) for window in prepared.windows]
        rows = [_row(group[number], window) for number, window in jobs]
        order = sorted(range(len(jobs)), key=lambda job: (rows[job].length_pieces, job))
        for first in range(0, len(order), BATCH_WINDOWS):
            chosen = order[first : first + BATCH_WINDOWS]
            inputs = batch_inputs(
                [rows[job] for job in chosen], begin=self._begin, end=self._end, padding=self._padding
            )
            for name, tensor in self._session.run(inputs).items():
                for place, job in enumerate(chosen):
                    number, window = jobs[job]
                    _keep(scores[number], name, tensor[place], window, len(group[number].words))
        for prepared, own in zip(group, scores, strict=True):
            yield prediction_of(Scored(prepared.text.text, prepared.words, prepared.text.sentences, own), self.bundle)


def _row(prepared: _Prepared, window: Window) -> WindowInput:
    words = slice(window.first, window.last_exclusive)
    return WindowInput(prepared.pieces[words], prepared.flags[words])


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
