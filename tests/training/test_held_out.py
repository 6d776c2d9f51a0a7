"""The same texts are held out everywhere, and about as many as asked for."""

from __future__ import annotations

from sayso.evaluation.gold import GoldText
from sayso.model.words import words_of
from sayso.training.held_out import is_held_out, place_of


def text(words: str) -> GoldText:
    return GoldText(corpus="own", id="a", text=words, words=words_of(words))


def test_about_the_share_asked_for_is_held_out() -> None:
    texts = [text(f"Report number {number} came in.") for number in range(2000)]
    assert 40 <= sum(is_held_out(one, 0.03) for one in texts) <= 80
    assert not any(is_held_out(one, 0.0) for one in texts)


def test_copies_with_other_line_breaks_stand_in_the_same_place() -> None:
    assert place_of(text("Two men\nfled.")) == place_of(text("Two men fled."))


def test_the_place_is_the_same_on_every_machine() -> None:
    assert round(place_of(text("Two men fled.")), 6) == 0.992654
