"""The model card names what the bundle was made of, what it scored, and what it is not for."""

from __future__ import annotations

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.corpora.terms import terms_by_corpus
from sayso.evaluation.metrics import Interval
from sayso.evaluation.reliability import Judged
from sayso.model.calibration import Calibration, Scale
from sayso.training.calibrating import Fitted, HeadFit
from sayso.training.card import BundleFacts, model_card
from sayso.training.examples import Disguises
from sayso.training.recipe import EncoderChoice, Recipe, Schedule

RECIPE = Recipe(
    name="tiny",
    corpora="corpora",
    encoder=EncoderChoice(folder="encoder", layers=2),
    schedule=Schedule(steps=7),
    mix={"polnear": 3.0, "gum": 1.0},
    weights={},
    disguises=Disguises(),
)
FACTS = BundleFacts(name="tiny", size_bytes=2_000_000, sha256="ab" * 32)
ROW = ScoreRow("source", 12, (Interval(61.0, 58.0, 64.0),))
SCORES = [Scores("attribution", 3, 12, ("F1",), (ROW,))]


def test_the_card_tells_data_terms_scores_and_figures_of_others() -> None:
    card = model_card(RECIPE, FACTS, SCORES, None)
    for expected in (
        "| polnear | 75 % | Newell",
        "| source | 12 | 61.0 (58.0–64.0) |",
        "CofeNet",
        "2.0 MB",
        "no release of these weights before a licence check",
        "Known failures",
        "Scores order findings".lower(),
    ):
        assert expected.lower() in card.lower(), expected


def test_the_card_tells_what_the_calibration_was_fitted_on_and_its_errors() -> None:
    scale = Scale(0.5, -0.25, -1.0)
    before = tuple(Judged(0.9, right) for right in (True, True, False, False))
    after = tuple(Judged(0.5, one.is_right) for one in before)
    calibration = Calibration("half of some texts", {"mentions": scale}, {"incident": 0.3})
    fitted = Fitted(calibration, (HeadFit("mentions", scale, 40, before, after),), "cd" * 32)
    card = model_card(RECIPE, FACTS, SCORES, fitted)
    assert "Fitted on half of some texts" in card
    assert "| mentions | 40 | 0.50 | -0.25 | -1.00 | 4 | 40.0 | 0.0 |" in card
    assert "incident 0.3" in card
    assert "](tiny.mentions.svg)" in card


def test_every_corpus_has_its_terms() -> None:
    assert terms_by_corpus().keys() == CORPORA.keys()
