"""Endless batches from several corpora, in a fixed order for a seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor

from sayso.model.runtime import WindowInput, batch_inputs
from sayso.model.wordpieces import Vocabulary
from sayso.training.examples import Disguises, Example, PreparedText, disguised, windows_of

# Windows are sorted by length within a pool of so many before they are batched: less padding, order still mixed.
_POOL: Final = 64
_MOST_WINDOWS: Final = 48
_STOPS: Final = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors as `ReaderNetwork.forward` takes them, and the windows they were made from."""

    piece_ids: Tensor
    attention: Tensor
    flags: Tensor
    word_starts: Tensor
    examples: tuple[Example, ...]

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return Batch(
            piece_ids=self.piece_ids.to(device),
            attention=self.attention.to(device),
            flags=self.flags.to(device),
            word_starts=self.word_starts.to(device),
            examples=self.examples,
        )


def collate(examples: Sequence[Example], vocabulary: Vocabulary) -> Batch:
    """Pad windows to one size."""
    special = vocabulary.special
    inputs = batch_inputs(
        [WindowInput(example.pieces, example.flags) for example in examples],
        begin=vocabulary.number_of(special.begin),
        end=vocabulary.number_of(special.end),
        padding=vocabulary.number_of(special.padding),
    )
    return Batch(
        piece_ids=torch.from_numpy(inputs.piece_ids),
        attention=torch.from_numpy(inputs.attention),
        flags=torch.from_numpy(inputs.flags),
        word_starts=torch.from_numpy(inputs.word_starts),
        examples=tuple(examples),
    )


def _windows(
    texts: Sequence[PreparedText], *, seed: str, window_pieces: int, disguises: Disguises
) -> Iterator[Example]:
    """Every window of every text, epoch after epoch, each epoch in its own order."""
    epoch = 0
    while True:
        random = Random(f"{seed}-{epoch}")  # noqa: S311 - a repeatable order, not secrets
        order = list(texts)
        random.shuffle(order)
        for text in order:
            ends = np.array([text.gold.text[word.start : word.end] in _STOPS for word in text.gold.words])
            position = 0
            for example in windows_of(text, random, window_pieces=window_pieces):
                count = len(example.pieces)
                yield disguised(example, ends[position : position + count], disguises, random)
                position += count
        epoch += 1


def _batches(windows: Iterator[Example], random: Random, *, batch_pieces: int) -> Iterator[tuple[Example, ...]]:
    while True:
        pool = sorted((next(windows) for _ in range(_POOL)), key=lambda example: example.length_pieces)
        batches: list[list[Example]] = [[]]
        for example in pool:
            fuller = (len(batches[-1]) + 1) * example.length_pieces
            if batches[-1] and (fuller > batch_pieces or len(batches[-1]) == _MOST_WINDOWS):
                batches.append([])
            batches[-1].append(example)
        random.shuffle(batches)
        yield from (tuple(batch) for batch in batches)


def mixed_batches(
    texts: Mapping[str, Sequence[PreparedText]],
    mix: Mapping[str, float],
    *,
    seed: int,
    window_pieces: int,
    batch_pieces: int,
    disguises: Disguises,
) -> Iterator[tuple[Example, ...]]:
    """Batches of windows, each from one corpus; corpora come up in proportion to `mix`, evenly spread.

    Args:
        texts: by corpus name.
        mix: share of batches by corpus name; any scale.
    """
    streams = {
        name: _batches(
            _windows(texts[name], seed=f"{seed}-{name}", window_pieces=window_pieces, disguises=disguises),
            Random(f"{seed}-{name}-order"),  # noqa: S311
            batch_pieces=batch_pieces,
        )
        for name in sorted(mix)
    }
    owed = dict.fromkeys(sorted(mix), 0.0)
    total = sum(mix.values())
    while True:
        for name in owed:
            owed[name] += mix[name] / total
        turn = max(owed, key=lambda name: owed[name])
        owed[turn] -= 1
        yield next(streams[turn])
