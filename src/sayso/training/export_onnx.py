"""Turns a trained network into a bundle: ONNX, int8, and a check that both say what the network says."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from sayso.errors import BadRecipe
from sayso.model.bundle import BundleParts, open_bundle, write_bundle
from sayso.model.decode.arrays import Floats
from sayso.model.heads import HEADS, distance_bias_of, length_bias_of
from sayso.model.runtime import INPUTS, Inputs, Session
from sayso.training.batches import Batch, collate
from sayso.training.examples import Example
from sayso.training.material import Essentials
from sayso.training.network import ReaderNetwork
from sayso.training.quantizing import quantize

# Largest difference of any score between torch and ONNX in float32; sums differ in their order only.
PARITY: Final = 2e-3
_OPSET: Final = 17


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and how far its scores are from the network's (largest and mean difference)."""

    path: Path
    sha256: str
    size_bytes: int
    largest_difference: float
    mean_difference: float


def export(
    network: ReaderNetwork, essentials: Essentials, examples: Sequence[Example], path: Path, *, version: str, int8: bool
) -> Exported:
    """Write a bundle and compare it with the network on some windows.

    Args:
        examples: windows of real text for the comparison.
        int8: whether weights of matrices and word vectors become eight-bit integers.

    Raises:
        BadRecipe: the float bundle differs from the network by more than `PARITY`.
    """
    network.eval()
    vocabulary = essentials.pruned.vocabulary
    batch = collate(examples, vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        float_path = Path(folder) / "float.onnx"
        _write_network(network, batch, float_path)
        chosen = quantize(float_path, [_inputs(batch)], torch.get_num_threads()) if int8 else float_path
        layer: Any = network.heads["dependencies"]
        parts = BundleParts(
            name=path.stem,
            version=version,
            network=chosen.read_bytes(),
            vocabulary=vocabulary,
            learned=essentials.learned,
            arrays={
                "relation_weights": layer.relation_weights.detach().numpy(),
                "relation_bias": layer.relation_bias.detach().numpy(),
                **_biases(network),
            },
        )
        sha256 = write_bundle(parts, path)
    largest, mean = _differences(network, batch, path)
    if not int8 and largest > PARITY:
        raise BadRecipe(f"{path}: the exported network differs from the trained one by {largest:.4f}")
    return Exported(path, sha256, path.stat().st_size, largest, mean)


def _biases(network: ReaderNetwork) -> dict[str, Floats]:
    layers: Any = network.heads
    found: dict[str, Floats] = {}
    for head in HEADS:
        if name := distance_bias_of(head):
            found[name] = layers[head.name].distance_bias.detach().numpy()
        if name := length_bias_of(head):
            found[name] = layers[head.name].length_bias.detach().numpy()
    return found


def _write_network(network: ReaderNetwork, batch: Batch, path: Path) -> None:
    inputs = (batch.piece_ids, batch.attention, batch.flags, batch.word_starts)
    with torch.no_grad():
        names = list(network(*inputs))
    pieces = {0: "windows", 1: "pieces"}
    words = {0: "windows", 1: "words"}
    axes = {"piece_ids": pieces, "attention": pieces, "flags": pieces, "word_starts": words}
    with warnings.catch_warnings():
        # The exporter that torch prefers by now needs a further package; this one is kept for its plain graphs.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _InOrder(network).eval(),  # the exporter puts back the mode it finds
            inputs,
            str(path),
            input_names=list(INPUTS),
            output_names=names,
            dynamic_axes={**axes, **dict.fromkeys(names, words)},
            opset_version=_OPSET,
            dynamo=False,
        )


class _InOrder(torch.nn.Module):
    """The network with its outputs as a tuple, in the order of their names."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(self.network(*inputs).values())


def _inputs(batch: Batch) -> Inputs:
    return Inputs(batch.piece_ids.numpy(), batch.attention.numpy(), batch.flags.numpy(), batch.word_starts.numpy())


def _differences(network: ReaderNetwork, batch: Batch, path: Path) -> tuple[float, float]:
    with torch.no_grad():
        wanted = network(batch.piece_ids, batch.attention, batch.flags, batch.word_starts)
    session = Session(open_bundle(path), threads=torch.get_num_threads())
    found = session.run(_inputs(batch))
    counts = [len(example.pieces) for example in batch.examples]
    gaps: list[Floats] = [
        np.abs(found[name][row, :count] - wanted[name][row, :count].numpy()).ravel()
        for name in wanted
        for row, count in enumerate(counts)
    ]
    every = np.concatenate(gaps)
    return float(every.max()), float(every.mean())
