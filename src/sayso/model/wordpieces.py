"""Turns words into the pieces that the encoder knows. The vocabulary is small letters without accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.errors import BadBundle

LONGEST_WORD_CHARS: Final = 100
_CONTINUES: Final = "##"


@dataclass(frozen=True, slots=True)
class SpecialPieces:
    """What the encoder calls its special pieces."""

    begin: str
    end: str
    padding: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces in the order of the encoder's embedding rows."""

    pieces: tuple[str, ...]
    special: SpecialPieces
    _index: dict[str, int] = field(init=False, repr=False, compare=False)
    _seen: dict[str, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {piece: i for i, piece in enumerate(self.pieces)})
        if len(self._index) != len(self.pieces):
            raise BadBundle("the vocabulary holds a piece twice")
        for piece in (self.special.begin, self.special.end, self.special.padding, self.special.unknown):
            if piece not in self._index:
                raise BadBundle(f"the vocabulary lacks {piece}")

    def number_of(self, piece: str) -> int:
        """The embedding row of a piece that is there."""
        return self._index[piece]

    def numbers_of(self, word: str) -> tuple[int, ...]:
        """The embedding rows of a word's pieces, at least one; greedy, longest piece first."""
        known = self._seen.get(word)
        if known is None:
            parts = tuple(number for part in _parts(_plain(word)) for number in self._greedy(part))
            known = parts or (self._index[self.special.unknown],)
            if len(self._seen) < 200_000:
                self._seen[word] = known
        return known

    def _greedy(self, part: str) -> Sequence[int]:
        if len(part) > LONGEST_WORD_CHARS:
            return (self._index[self.special.unknown],)
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else _CONTINUES + part[start:end]
                number = self._index.get(piece)
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return (self._index[self.special.unknown],)
        return numbers


def _plain(word: str) -> str:
    """Small letters without accents and control characters, as the encoder was trained."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _parts(word: str) -> Iterator[str]:
    """Each sign of punctuation stands alone."""
    begin = 0
    for position, character in enumerate(word):
        if _is_sign(character):
            if begin < position:
                yield word[begin:position]
            yield character
            begin = position + 1
    if begin < len(word):
        yield word[begin:]


def _is_sign(character: str) -> bool:
    if "!" <= character <= "~":
        return not character.isalnum()
    return unicodedata.category(character).startswith("P")
