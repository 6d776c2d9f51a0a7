"""Keeps the encoder's matrices in bfloat16 for computing and in float32 for learning.

Autocast would turn each matrix into bfloat16 anew for every batch, and each gradient back: a quarter of a step's time
on a CPU. The numbers are the same.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.training.network import ReaderNetwork


class MasterWeights:
    """The float32 weights of the encoder's linear layers, and the network's bfloat16 copies of them."""

    def __init__(self, network: ReaderNetwork) -> None:
        """Take over the matrices of a network; from now on it holds copies in half the size."""
        self._pairs = [
            (layer.weight, nn.Parameter(layer.weight.detach().clone(), requires_grad=layer.weight.requires_grad))
            for layer in network.encoder.modules()
            if isinstance(layer, nn.Linear)
        ]
        master_of = {id(copy): master for copy, master in self._pairs}
        self._learned = {name: master_of.get(id(own), own) for name, own in network.named_parameters()}
        self.copy_down()

    def learned(self) -> dict[str, nn.Parameter]:
        """What the optimizer changes, by the name that it has in the network: masters, and the other parameters."""
        return self._learned

    def take_gradients(self) -> None:
        """Add the gradients of one batch to those of the masters, in float32."""
        for copy, master in self._pairs:
            if copy.grad is not None:
                gradient: Tensor = copy.grad.float()
                master.grad = gradient if master.grad is None else master.grad.add_(gradient)
                copy.grad = None

    def copy_down(self) -> None:
        """After a step: the network computes with the changed weights."""
        for copy, master in self._pairs:
            copy.data = master.detach().to(torch.bfloat16)

    def put_back(self) -> None:
        """Give the network its float32 weights, to be saved or exported; `copy_down` makes it ready to go on."""
        for copy, master in self._pairs:
            copy.data = master.detach()
