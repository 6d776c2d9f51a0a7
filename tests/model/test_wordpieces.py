"""Word pieces: greedy, uncased, every word spelt with what there is."""

from __future__ import annotations

import pytest

from sayso.errors import BadBundle
from sayso.model.wordpieces import SpecialPieces, Vocabulary

SPECIAL = SpecialPieces("<s>", "</s>", "<pad>", "[UNK]")
PIECES = ("<s>", "<pad>", "</s>", "[UNK]", "fire", "##d", "##s", "e", "##e", "-", "2", "##2")
VOCABULARY = Vocabulary(PIECES, SPECIAL)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("fired", ["fire", "##d"]),
        ("FIRES", ["fire", "##s"]),
        ("Éé", ["e", "##e"]),
        ("fire-2", ["fire", "-", "2"]),
        ("22", ["2", "##2"]),
        ("quux", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("e" * 200, ["[UNK]"]),
    ],
)
def test_words_become_the_longest_pieces_that_are_there(word: str, wanted: list[str]) -> None:
    assert [PIECES[number] for number in VOCABULARY.numbers_of(word)] == wanted


def test_a_vocabulary_without_its_special_pieces_is_refused() -> None:
    with pytest.raises(BadBundle, match="lacks"):
        Vocabulary(("fire",), SPECIAL)


def test_a_vocabulary_with_a_piece_twice_is_refused() -> None:
    with pytest.raises(BadBundle, match="twice"):
        Vocabulary((*PIECES, "fire"), SPECIAL)
