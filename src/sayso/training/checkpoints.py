"""Keeps a run's state on disk, so that it goes on after a stop. Safetensors and JSON only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

_WEIGHTS = "weights.safetensors"
_MOMENTS = "optimizer.safetensors"
_STATE = "state.json"


def save_checkpoint(
    folder: Path,
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    learned: Mapping[str, nn.Parameter],
    facts: Mapping[str, Any],
) -> None:
    """Write the weights, the optimizer's moments and some facts; the former checkpoint stays until this is whole.

    Args:
        learned: what the optimizer changes, by the name that it has in the network.
    """
    new = folder.with_name(folder.name + ".new")
    new.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.detach().contiguous() for name, tensor in network.state_dict().items()}, new / _WEIGHTS)
    moments: dict[str, Tensor] = {}
    names = {parameter: name for name, parameter in learned.items()}
    for parameter, state in optimizer.state.items():
        for part, value in state.items():
            moments[f"{names[parameter]}/{part}"] = torch.as_tensor(value).contiguous()
    save_file(moments, new / _MOMENTS)
    (new / _STATE).write_text(json.dumps(facts, indent=1), encoding="utf-8")
    if folder.exists():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    new.rename(folder)


def load_checkpoint(folder: Path, network: nn.Module) -> dict[str, Any]:
    """Fill the network from a checkpoint.

    Returns:
        The facts it was saved with; empty if there is none.
    """
    if not (folder / _STATE).is_file():
        return {}
    network.load_state_dict(load_file(folder / _WEIGHTS))
    facts: dict[str, Any] = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    return facts


def load_moments(folder: Path, optimizer: torch.optim.Optimizer, learned: Mapping[str, nn.Parameter]) -> None:
    """Fill the optimizer from a checkpoint, if there is one; `learned` as in `save_checkpoint`."""
    if (folder / _MOMENTS).is_file():
        for name, value in load_file(folder / _MOMENTS).items():
            parameter, _, part = name.rpartition("/")
            optimizer.state[learned[parameter]][part] = value
