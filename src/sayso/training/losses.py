"""One loss for each kind of head. Each gives None where a batch has nothing for the head to learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from sayso.model.heads import FARTHEST_BIAS_WORDS, LONGEST_SPAN_WORDS, Head, Kind
from sayso.training.examples import IGNORED, Example
from sayso.training.network import Outputs, ReaderNetwork

_NEVER: Final = -1e4


def loss_of(head: Head, outputs: Outputs, examples: Sequence[Example], network: ReaderNetwork) -> Tensor | None:
    """The loss of one head over a batch."""
    having = [i for i, example in enumerate(examples) if head.name in example.targets]
    if not having:
        return None
    own = {
        name.partition(".")[2]: tensor[having].float()
        for name, tensor in outputs.items()
        if name.startswith(f"{head.name}.")
    }
    chosen = [examples[i] for i in having]
    return _LOSSES[head.kind](head, own, chosen, network)


def _padded(head: Head, examples: Sequence[Example], words: int, device: torch.device) -> Tensor:
    """(windows, words, ...) targets, padding `IGNORED`."""
    first = examples[0].targets[head.name]
    padded = torch.full((len(examples), words, *first.shape[1:]), IGNORED)
    for row, example in zip(padded, examples, strict=True):
        target = torch.from_numpy(example.targets[head.name])
        row[: len(target)] = target
    return padded.to(device)


def _past_end(examples: Sequence[Example], scores: Tensor) -> Tensor:
    """(windows, words), true where a window has no word."""
    lengths = torch.tensor([len(example.pieces) for example in examples], device=scores.device)
    return torch.arange(scores.shape[1], device=scores.device)[None, :] >= lengths[:, None]


def _labels_loss(head: Head, own: Outputs, examples: Sequence[Example], _network: ReaderNetwork) -> Tensor | None:
    scores = own["scores"]
    target = _padded(head, examples, scores.shape[1], scores.device)
    if not (target != IGNORED).any():
        return None
    return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def pair_scores(own: Outputs, distance_bias: Tensor) -> Tensor:
    """(windows, words, words): how much the first word points at the second; the diagonal is `itself`."""
    query, key = own["query"], own["key"]
    place = torch.arange(query.shape[1], device=query.device)
    distance = (place[None, :] - place[:, None]).clamp(-FARTHEST_BIAS_WORDS, FARTHEST_BIAS_WORDS)
    scores = query @ key.transpose(1, 2) / query.shape[-1] ** 0.5 + distance_bias[distance + FARTHEST_BIAS_WORDS]
    diagonal = torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
    return torch.where(diagonal, own["itself"], scores)


def _pairs_loss(head: Head, own: Outputs, examples: Sequence[Example], network: ReaderNetwork) -> Tensor | None:
    scores = pair_scores(own, network.heads[head.name].distance_bias)
    target = _padded(head, examples, scores.shape[1], scores.device)
    known = target != IGNORED
    if not known.any():
        return None
    if head.name == "coreference":
        return _antecedents_loss(scores, target)
    scores = scores.masked_fill(_past_end(examples, scores)[:, None, :], _NEVER)
    return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def _antecedents_loss(scores: Tensor, things: Tensor) -> Tensor:
    """Lee et al. (2017): every earlier word for the same thing is right; the word itself, where there is none.

    Args:
        scores: (windows, words, words).
        things: (windows, words), the number of the thing that a head word stands for, `IGNORED` for other words.
    """
    heads = things != IGNORED
    place = torch.arange(scores.shape[1], device=scores.device)
    earlier = heads[:, None, :] & (place[None, :] < place[:, None])
    itself = (place[None, :] == place[:, None]).expand_as(earlier)
    same = earlier & (things[:, :, None] == things[:, None, :])
    right = torch.where(same.any(-1, keepdim=True), same, itself)
    total = torch.logsumexp(scores.masked_fill(~(earlier | itself), _NEVER), -1)
    return (total - torch.logsumexp(scores.masked_fill(~right, _NEVER), -1))[heads].mean()


def _trees_loss(head: Head, own: Outputs, examples: Sequence[Example], network: ReaderNetwork) -> Tensor | None:
    scores = pair_scores(own, network.heads[head.name].distance_bias)
    target = _padded(head, examples, scores.shape[1], scores.device)
    heads, labels, sentences = target.unbind(-1)
    known = heads != IGNORED
    if not known.any():
        return None
    apart = sentences[:, :, None] != sentences[:, None, :]
    arcs = functional.cross_entropy(
        scores.masked_fill(apart, _NEVER).flatten(0, 1), heads.flatten(), ignore_index=IGNORED
    )
    chosen = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, own["label_key"].shape[-1])
    product = own["label_query"] * torch.gather(own["label_key"], 1, chosen)
    layer = network.heads[head.name]
    relations = product @ layer.relation_weights + layer.relation_bias
    labelled = torch.where(known, labels, IGNORED)
    return arcs + functional.cross_entropy(relations.flatten(0, 1), labelled.flatten(), ignore_index=IGNORED)


def _spans_loss(head: Head, own: Outputs, examples: Sequence[Example], network: ReaderNetwork) -> Tensor | None:
    """Yes or no for every span and label, summed over a text and divided by its words: most spans are easy noes."""
    query, key = own["query"], own["key"]
    base = query @ key.transpose(1, 2) / query.shape[-1] ** 0.5
    size = base.shape[1]
    position = torch.arange(size, device=base.device)
    distance = position[None, :] - position[:, None]
    possible = (distance >= 0) & (distance < LONGEST_SPAN_WORDS)
    by_length = network.heads[head.name].length_bias[distance.clamp(0, LONGEST_SPAN_WORDS - 1)]
    total, words = base.new_zeros(()), 0
    for row, example in enumerate(examples):
        length = len(example.pieces)
        scores = (
            base[row, :length, :length, None]
            + own["starts"][row, :length, None, :]
            + own["ends"][row, None, :length, :]
            + by_length[:length, :length]
        )
        gold = torch.zeros_like(scores)
        spans = torch.from_numpy(example.targets[head.name]).to(base.device)
        gold[spans[:, 0], spans[:, 1], spans[:, 2]] = 1.0
        inside = possible[:length, :length]
        total = total + functional.binary_cross_entropy_with_logits(scores[inside], gold[inside], reduction="sum")
        words += length
    return total / words


def _classes_loss(head: Head, own: Outputs, examples: Sequence[Example], _network: ReaderNetwork) -> Tensor | None:
    scores = own["scores"]
    weights = own["weight"].squeeze(-1).masked_fill(_past_end(examples, scores), _NEVER).softmax(-1)
    classes = (weights.unsqueeze(-1) * scores).sum(1)
    target = torch.stack([torch.from_numpy(example.targets[head.name]) for example in examples]).to(scores.device)
    known = target != IGNORED
    if not known.any():
        return None
    return functional.binary_cross_entropy_with_logits(classes[known], target[known].float())


_LOSSES: Final[dict[Kind, Callable[[Head, Outputs, Sequence[Example], ReaderNetwork], Tensor | None]]] = {
    Kind.TAGS: _labels_loss,
    Kind.WORDS: _labels_loss,
    Kind.PAIRS: _pairs_loss,
    Kind.TREES: _trees_loss,
    Kind.SPANS: _spans_loss,
    Kind.CLASSES: _classes_loss,
}
