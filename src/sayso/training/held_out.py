"""Which texts are kept back: the same ones on every machine, by a digest of their words, copies always together."""

from __future__ import annotations

import hashlib

from sayso.evaluation.gold import GoldText


def place_of(text: GoldText) -> float:
    """Where a text stands between 0 and 1: evenly spread, the same for the same words."""
    words = " ".join(text.text[word.start : word.end] for word in text.words)
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big") / 2**64


def is_held_out(text: GoldText, share: float) -> bool:
    """Whether a training text is among the share that is not trained on."""
    return place_of(text) < share
