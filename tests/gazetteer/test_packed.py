"""Columns survive the file, and a damaged file is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadKnowledge
from sayso.gazetteer.packed import ColumnReader, ColumnWriter

NUMBERS = st.lists(st.integers(-(2**30), 2**30 - 1))


@given(
    NUMBERS,
    NUMBERS,
    st.lists(st.integers(0, 255)),
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"))),
)
def test_any_columns_survive_the_round_trip(
    plain: list[int], deltas: list[int], small: list[int], words: list[str]
) -> None:
    writer = ColumnWriter({"what": "a test"})
    writer.add_numbers("plain", plain)
    writer.add_numbers("deltas", deltas, deltas=True)
    writer.add_small("small", small)
    writer.add_strings("words", words)
    writer.add_strings("sorted", words, is_sorted=True)
    reader = ColumnReader(writer.to_bytes(), source="test")
    assert list(reader.numbers("plain")) == plain
    assert list(reader.numbers("deltas")) == deltas
    assert list(reader.small("small")) == small
    assert [word.decode() for word in reader.strings("words")] == words
    assert reader.strings("sorted") == reader.strings("words")
    assert reader.description == {"what": "a test"}


def _content() -> bytes:
    writer = ColumnWriter({})
    writer.add_numbers("n", list(range(500)))
    return writer.to_bytes()


@pytest.mark.parametrize("at", [0, 20, 60, -1])
def test_one_changed_byte_is_noticed(at: int) -> None:
    damaged = bytearray(_content())
    damaged[at] ^= 1
    with pytest.raises(BadKnowledge):
        ColumnReader(bytes(damaged), source="test")


@pytest.mark.parametrize("kept", [0, 5, 40, 100])
def test_a_cut_file_is_refused(kept: int) -> None:
    with pytest.raises(BadKnowledge):
        ColumnReader(_content()[:kept], source="test")


def test_a_column_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(BadKnowledge, match="no column 'n' of strings"):
        ColumnReader(_content(), source="test").strings("n")


def test_the_same_columns_give_the_same_bytes() -> None:
    assert _content() == _content()
