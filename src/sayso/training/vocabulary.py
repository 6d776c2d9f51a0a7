"""Prunes an encoder's vocabulary to the pieces that news needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadRecipe
from sayso.model.wordpieces import SpecialPieces, Vocabulary

# The names that BERT and MPNet give their special pieces.
_SPECIAL = (
    SpecialPieces("<s>", "</s>", "<pad>", "[UNK]"),
    SpecialPieces("[CLS]", "[SEP]", "[PAD]", "[UNK]"),
)


@dataclass(frozen=True, slots=True)
class Pruned:
    """A vocabulary and, for each of its pieces, the row that it had before."""

    vocabulary: Vocabulary
    kept_rows: tuple[int, ...]


def full_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of an encoder on disk (`vocab.txt`).

    Raises:
        BadRecipe: no such file, or its special pieces are not known here.
    """
    path = folder / "vocab.txt"
    if not path.is_file():
        raise BadRecipe(f"{path} is not there: the encoder must come with a WordPiece vocabulary")
    pieces = tuple(path.read_text(encoding="utf-8").split("\n"))
    pieces = pieces[:-1] if pieces[-1] == "" else pieces
    for special in _SPECIAL:
        if {special.begin, special.end, special.padding, special.unknown} <= set(pieces):
            return Vocabulary(pieces, special)
    raise BadRecipe(f"{path}: neither BERT's nor MPNet's special pieces are in it")


def prune(vocabulary: Vocabulary, words: Iterable[str]) -> Pruned:
    """Keep the pieces that these words use, and single Latin letters and signs so that any word can be spelt."""
    special = vocabulary.special
    used = {number for word in words for number in vocabulary.numbers_of(word)}
    used |= {vocabulary.number_of(piece) for piece in (special.begin, special.end, special.padding, special.unknown)}
    for number, piece in enumerate(vocabulary.pieces):
        if len(piece.removeprefix("##")) == 1 and piece[-1] < "\u0250":
            used.add(number)
    # Rows up to the special pieces stay where they are: encoders count on the padding's number.
    last_special = max(vocabulary.number_of(piece) for piece in (special.begin, special.end, special.padding))
    kept = sorted(used | set(range(last_special + 1)))
    return Pruned(Vocabulary(tuple(vocabulary.pieces[row] for row in kept), special), tuple(kept))
