"""What a word looks like, beside its letters: the vocabulary is uncased, so capitals must be told to the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.records import Span

Flags = npt.NDArray[np.float32]

# Columns of the array that `flags_of` returns; the order is part of every bundle.
FLAGS: Final[tuple[str, ...]] = (
    "capital_first",
    "capitals_only",
    "capital_inside",
    "digit",
    "opening_quote",
    "closing_quote",
    "other_sign",
    "glued_to_former",
    "starts_line",
    "starts_paragraph",
)
CASE_FLAGS: Final = slice(0, 3)
GLUED: Final = FLAGS.index("glued_to_former")
STARTS_LINE: Final = FLAGS.index("starts_line")
STARTS_PARAGRAPH: Final = FLAGS.index("starts_paragraph")

_OF_SURFACE: Final = 7
_OPENING: Final = frozenset("“‘«„‹「『`")
_CLOSING: Final = frozenset("”’»›」』")


def flags_of(text: str, words: Sequence[Span]) -> Flags:
    """The flags of each word, 0 or 1.

    A straight quote opens where white space or a bracket stands before it, and closes elsewhere.

    Returns:
        (words, FLAGS).
    """
    flags = np.zeros((len(words), len(FLAGS)), dtype=np.float32)
    former = 0
    for row, word in zip(flags, words, strict=True):
        surface = text[word.start : word.end]
        gap = text[former : word.start]
        row[:_OF_SURFACE] = _surface_flags(surface)
        if surface[0] in "\"'" and row[6]:
            opens = former == 0 or bool(gap) or text[word.start - 1] in "([-–—"
            row[4:7] = opens, not opens, False
        row[7] = former > 0 and not gap
        row[8] = former == 0 or "\n" in gap
        row[9] = former == 0 or gap.count("\n") > 1 or "\n  " in gap
        former = word.end
    return flags


@lru_cache(maxsize=65_536)
def _surface_flags(surface: str) -> tuple[bool, ...]:
    """The flags that the letters and signs of a word decide alone."""
    is_sign = not any(character.isalnum() for character in surface)
    return (
        surface[0].isupper(),
        len(surface) > 1 and surface.isupper(),
        any(character.isupper() for character in surface[1:]) and not surface.isupper(),
        any(character.isdigit() for character in surface),
        is_sign and surface[0] in _OPENING,
        is_sign and surface[0] in _CLOSING,
        is_sign and surface[0] not in _OPENING | _CLOSING,
    )
