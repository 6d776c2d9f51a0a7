"""Chooses few hashes of a text such that texts which share a long enough run of words share a hash.

Source: Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003), with words
for characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

# Hashes are of so many words in a row; of so many hashes in a row at least one is kept.
RUN_WORDS: Final = 4
WINDOW_RUNS: Final = 4
# Any run of this many words that two texts share gives them a common fingerprint.
SURE_RUN_WORDS: Final = RUN_WORDS + WINDOW_RUNS - 1


def fingerprints(keys: Sequence[str]) -> tuple[int, ...]:
    """The fingerprints of a row of words, without repeats, ascending; each fits a signed 64-bit column.

    About two of every five runs of words are kept. Texts shorter than `SURE_RUN_WORDS` have none.
    """
    hashes = [_hash(keys[at : at + RUN_WORDS]) for at in range(len(keys) - RUN_WORDS + 1)]
    return tuple(sorted({min(hashes[at : at + WINDOW_RUNS]) for at in range(len(hashes) - WINDOW_RUNS + 1)}))


def _hash(run: Sequence[str]) -> int:
    return int.from_bytes(
        blake2b("\x1f".join(run).encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
    )
