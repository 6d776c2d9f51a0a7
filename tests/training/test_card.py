"""The model card names what the bundle was made of and what it scored."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra `train`")

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.corpora.terms import terms_by_corpus
from sayso.evaluation.metrics import Interval
from sayso.training.card import model_card
from sayso.training.examples import Disguises
from sayso.training.export_onnx import Exported
from sayso.training.making import Made
from sayso.training.recipe import EncoderChoice, Recipe, Schedule


def test_the_card_tells_data_terms_scores_and_figures_of_others() -> None:
    recipe = Recipe(
        name="tiny",
        corpora="corpora",
        encoder=EncoderChoice(folder="encoder", layers=2),
        schedule=Schedule(steps=7),
        mix={"polnear": 3.0, "gum": 1.0},
        weights={},
        disguises=Disguises(),
    )
    exported = Exported(Path("tiny.sayso"), "ab" * 32, 2_000_000, 0.5, 0.01)
    row = ScoreRow("source", 12, (Interval(61.0, 58.0, 64.0),))
    card = model_card(recipe, Made(exported, exported), [Scores("attribution", 3, 12, ("F1",), (row,))])
    assert "| polnear | 75 % | Newell" in card
    assert "| source | 12 | 61.0 (58.0–64.0) |" in card
    assert "CofeNet" in card
    assert "2.0 MB" in card


def test_every_corpus_has_its_terms() -> None:
    assert terms_by_corpus().keys() == CORPORA.keys()
