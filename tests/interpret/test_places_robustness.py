"""Text made to hurt: places stay inside it, and the work grows with it and no faster."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.interpret.places import add_places
from sayso.interpret.sentences import add_sentences
from sayso.records import Sentence, Span
from tests.factories import reading, texts

GAZETTEER: Gazetteer = None  # type: ignore[assignment]  # set once for all examples of a property


@pytest.fixture(autouse=True, scope="module")
def _open(tmp_path_factory: pytest.TempPathFactory) -> None:
    global GAZETTEER  # noqa: PLW0603  # a property test takes no fixture
    empty: Path = tmp_path_factory.mktemp("no-added-gazetteers")
    GAZETTEER = open_gazetteer(empty)


@given(texts())
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    given_text = f"In Kabul {text} near Herat, {text}."
    done = add_places(add_sentences(reading(given_text)), GAZETTEER)
    assert all(m.span.end <= len(given_text) and m.span.contains(m.head) for m in done.mentions)
    assert {p.mention for p in done.places} == {m.id for m in done.mentions}


HOSTILE = {
    "one endless word": "A",
    "one endless hyphenated word": "Ab-",
    "initials": "U.",
    "a prefix of many names": "New ",
    "one name": "Kabul, ",
    "names with type words": "San Jose County ",
    "apostrophes": "A'",
    "blanks": " ",
    "lines": "Kabul\n",
    "ambiguous names": "Paris Springfield, London Springfield, ",
    "titles": "Gen. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_ten_times_the_text_takes_about_ten_times_the_work(piece: str) -> None:
    def work(length: int) -> int:
        text = (piece * (length // len(piece) + 1))[:length]
        whole = replace(reading(text), sentences=(Sentence(Span(0, length)),))
        calls = 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            add_places(whole, GAZETTEER)
        finally:
            sys.setprofile(None)
        return calls

    work(1_000)  # what is loaded and cached once
    # Calls are counted, not seconds: the same on any machine. Quadratic work would be a hundred times as much.
    assert work(20_000) < 25 * (work(2_000) + 2_000)
