"""Keys under which claims of like words meet, whatever else there is: the cost of a new claim does not grow with the
number of those that are unlike it.

MinHash with bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3): of two claims
that share half of their words, 19 of 20 meet; of two that share a tenth, 1 in 9.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final

from sayso.records.trace import ClaimTrace

LEAST_WORDS: Final = 3
_BANDS: Final = 12
_ROWS: Final = 2
_PRIME: Final = (1 << 61) - 1


def claim_keys(trace: ClaimTrace) -> tuple[str, ...]:
    """The keys of a claim; none for one of too few words, which meets others by its event alone."""
    if len(trace.words) < LEAST_WORDS:
        return ()
    hashes = [_hash(word) for word in trace.words]
    least = [min((a * value + b) % _PRIME for value in hashes) for a, b in _turns()]
    bands = (least[band * _ROWS : (band + 1) * _ROWS] for band in range(_BANDS))
    return tuple(f"words:{number}:{'-'.join(f'{value:x}' for value in band)}" for number, band in enumerate(bands))


@lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") % _PRIME


@lru_cache(maxsize=1)
def _turns() -> tuple[tuple[int, int], ...]:
    """Fixed coefficients of the hash functions, made from their numbers."""
    return tuple((_hash(f"a{number}") or 1, _hash(f"b{number}")) for number in range(_BANDS * _ROWS))
