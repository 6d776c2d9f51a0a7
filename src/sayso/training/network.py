"""The network: an encoder, what its words look like, and a small layer for each head."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

from sayso.model.flags import FLAGS
from sayso.model.heads import (
    FARTHEST_BIAS_WORDS,
    HEADS,
    LONGEST_SPAN_WORDS,
    Head,
    distance_bias_of,
    length_bias_of,
    tensors_of,
)

Outputs = dict[str, Tensor]

# Nearly no stretch of words is a span: before any training each starts and ends with this raw score.
_UNLIKELY: Final = -3.0


class ReaderNetwork(nn.Module):
    """Pieces and flags in, one tensor for each row of `tensors_of` out."""

    def __init__(self, encoder: nn.Module, width: int, label_counts: Mapping[str, int], *, flags_at_layer: int) -> None:
        """Build the heads on an encoder.

        Args:
            width: length of the encoder's vectors.
            label_counts: by head name.
            flags_at_layer: the encoder layer whose input the flags are added to; layers below may stay frozen.
        """
        super().__init__()
        self.encoder = encoder
        self.flag_vectors = nn.Linear(len(FLAGS), width, bias=False)
        nn.init.normal_(self.flag_vectors.weight, std=0.02)
        self.heads = nn.ModuleDict({head.name: _HeadLayer(head, width, label_counts[head.name]) for head in HEADS})
        self._flags: Tensor | None = None
        layers: Any = encoder.encoder  # Any: every Hugging Face encoder names its stack so, none declares it
        layers.layer[flags_at_layer].register_forward_pre_hook(self._add_flags)

    def _add_flags(self, _layer: nn.Module, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        assert self._flags is not None  # noqa: S101 - set by forward; narrows the type
        return (inputs[0] + self.flag_vectors(self._flags), *inputs[1:])

    def forward(self, piece_ids: Tensor, attention: Tensor, flags: Tensor, word_starts: Tensor) -> Outputs:
        """Run a batch of windows.

        Args:
            piece_ids: (windows, pieces); padding is the encoder's padding piece.
            attention: (windows, pieces), 1 for pieces, 0 for padding.
            flags: (windows, pieces, FLAGS); zeros for the framing pieces and padding.
            word_starts: (windows, words), the first piece of each word; padding is 0.
        """
        self._flags = flags
        hidden = self.encoder(input_ids=piece_ids, attention_mask=attention).last_hidden_state
        self._flags = None
        index = word_starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words = torch.gather(hidden, 1, index)
        outputs: Outputs = {}
        for layer in self.heads.values():
            outputs.update(layer(words))
        return outputs


class _HeadLayer(nn.Module):
    """One hidden layer, then one matrix whose columns are the head's tensors side by side."""

    def __init__(self, head: Head, width: int, label_count: int) -> None:
        super().__init__()
        self.parts = tensors_of(head, label_count)
        self.inner = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, head.hidden), nn.GELU(), nn.Dropout(0.1))
        self.outer = nn.Linear(head.hidden, sum(self.parts.values()))
        if distance_bias_of(head):
            # Before any training, nearer words are likelier.
            distance = torch.arange(-FARTHEST_BIAS_WORDS, FARTHEST_BIAS_WORDS + 1).abs()
            self.distance_bias = nn.Parameter(-torch.log1p(distance.float()))
        if length_bias_of(head):
            self.length_bias = nn.Parameter(torch.zeros(LONGEST_SPAN_WORDS, label_count))
            with torch.no_grad():
                self.outer.bias[2 * head.size :] = _UNLIKELY
        if head.name == "dependencies":
            # Scores of labels are products of two vectors times this matrix; the decoder needs it too.
            self.relation_weights = nn.Parameter(torch.randn(head.size, label_count) / head.size**0.5)
            self.relation_bias = nn.Parameter(torch.zeros(label_count))

    def forward(self, words: Tensor) -> Outputs:
        joined = self.outer(self.inner(words))
        return dict(zip(self.parts, torch.split(joined, list(self.parts.values()), dim=-1), strict=True))


def load_encoder(folder: Path, *, layers: int, kept_rows: list[int]) -> tuple[nn.Module, int]:
    """The encoder of a folder in Hugging Face form, cut to its first layers and to some rows of its vocabulary.

    Returns:
        The encoder and the length of its vectors.
    """
    from transformers import AutoModel

    # Drawing what drops out costs a fifth of a step on a CPU; few epochs do not need it, and the heads keep theirs.
    encoder: Any = AutoModel.from_pretrained(
        str(folder),
        attn_implementation="eager",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
    )
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    rows = encoder.embeddings.word_embeddings.weight.detach()[kept_rows].clone()
    padding = encoder.embeddings.word_embeddings.padding_idx
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(rows, freeze=False, padding_idx=padding)
    encoder.config.vocab_size = len(kept_rows)
    return encoder, int(encoder.config.hidden_size)


def freeze_below(network: ReaderNetwork, layer: int) -> None:
    """Keep the word vectors and the layers below `layer` as they are: cheaper steps, less to forget."""
    encoder: Any = network.encoder
    if layer:
        for part in (encoder.embeddings, *encoder.encoder.layer[:layer]):
            part.requires_grad_(requires_grad=False)
