"""Bench of a model: every task scores, and a perfect reader would score a hundred."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from sayso.evaluation.anchors import anchors_for
from sayso.evaluation.model_tasks import MODEL_TASKS
from sayso.evaluation.model_tasks.base import GoldPart, Measured
from sayso.model.calibration import Calibration
from sayso.model.reader import Reader, Text
from sayso.records import Span
from sayso.records.prediction import PredictedAttribution, PredictedWord, Prediction, ScoredSpan

SAID = "Orlo said it fell ."


class FixedBundle:
    """A bundle that was not calibrated."""

    calibration = Calibration()


class FixedReader:
    """A reader that says the same of every text."""

    bundle = FixedBundle()

    def __init__(self, prediction: Prediction) -> None:
        self.prediction = prediction

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        for _ in texts:
            yield self.prediction


def measure(task: str, prediction: Prediction, corpora: Path) -> Measured:
    return MODEL_TASKS[task](cast("Reader", FixedReader(prediction)), GoldPart(corpora=corpora))


def score(task: str, prediction: Prediction, corpora: Path) -> dict[str, float]:
    return {row.name: row.figures[-1].value for row in measure(task, prediction, corpora).scores.rows}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    def write(name: str, *rows: Any) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    labels = ["B-source", "B-cue", "B-content", "I-content", "O"]
    write("polnear/dev_tokens.jsonl", {"id": "a", "tokens": SAID.split(), "labels": labels})
    marks = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 17]]}
    write("polnear/dev.jsonl", {"id": "a", "text": SAID, "attributions": [marks]})
    entities = [{"start": 0, "end": 4, "type": "Person"}, {"start": 10, "end": 12, "type": "Vehicle"}]
    write("re3d/dev.jsonl", {"id": "a", "text": SAID, "non_commercial": True, "entities": entities})
    return tmp_path


def test_a_right_attribution_scores_a_hundred_in_all_rows(corpora: Path) -> None:
    right = PredictedAttribution((Span(0, 4),), (Span(5, 9),), (Span(10, 17),), 1.0)
    found = score("attribution", Prediction((), (right,), (), (), (), (), (), (), ()), corpora)
    assert found == {"source": 100.0, "cue": 100.0, "content": 100.0, "whole attributions": 100.0}


def test_a_wrong_source_spoils_the_whole_attribution_only(corpora: Path) -> None:
    wrong = PredictedAttribution((Span(0, 9),), (Span(5, 9),), (Span(10, 17),), 1.0)
    found = score("attribution", Prediction((), (wrong,), (), (), (), (), (), (), ()), corpora)
    assert found == {"source": 0.0, "cue": 100.0, "content": 100.0, "whole attributions": 0.0}


def test_slips_name_the_role_and_what_is_wrong_with_it(corpora: Path) -> None:
    wrong = PredictedAttribution((Span(0, 9),), (Span(5, 9),), (), 1.0)
    slips = measure("attribution", Prediction((), (wrong,), (), (), (), (), (), (), ()), corpora).slips
    assert [(slip.kind, slip.gold, slip.predicted) for slip in slips] == [
        ("source: other edges", (Span(0, 4),), (Span(0, 9),)),
        ("content: missed", (Span(10, 17),), ()),
    ]


def test_parts_that_are_right_but_not_together_are_a_slip_of_their_own(corpora: Path) -> None:
    apart = (
        PredictedAttribution((Span(0, 4),), (Span(5, 9),), (), 1.0),
        PredictedAttribution((), (), (Span(10, 17),), 1.0),
    )
    slips = measure("attribution", Prediction((), apart, (), (), (), (), (), (), ()), corpora).slips
    assert [slip.kind for slip in slips] == ["whole: parts right, put together otherwise"]


def test_pronouns_count_on_neither_side_of_mentions(corpora: Path) -> None:
    mentions = (ScoredSpan(Span(0, 4), "Person", 1.0), ScoredSpan(Span(10, 12), "Person", 1.0))
    assert score("mentions", Prediction((), (), mentions, (), (), (), (), (), ()), corpora) == {
        "all": 100.0,
        "Person": 100.0,
    }


def test_syntax_counts_words_by_their_characters(tmp_path: Path) -> None:
    folder = tmp_path / "gum/conllu/dev"
    folder.mkdir(parents=True)
    other = tmp_path / "gum/ontogum/dev"
    other.mkdir(parents=True)
    conllu = (
        "# newdoc id = GUM_news_a\n"
        "1\tOrlo\tOrlo\tPROPN\tNNP\t_\t2\tnsubj:pass\t_\t_\n"
        "2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
        "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
    )
    for place in (folder, other):
        (place / "GUM_news_a.conllu").write_text(conllu, encoding="utf-8")
    words = (
        PredictedWord(Span(0, 4), "PROPN", "Orlo", 1, "nsubj"),
        PredictedWord(Span(5, 10), "VERB", "fall", None, "root"),
    )
    found = score("syntax", Prediction(words, (), (), (), (), (), (), (), ()), tmp_path)
    assert found["words"] == pytest.approx(40.0)
    assert found["part of speech"] == pytest.approx(40.0)
    assert found["LAS"] == 0.0


@pytest.mark.parametrize("task", sorted(MODEL_TASKS))
def test_every_task_has_anchors_or_says_that_there_are_none(task: str) -> None:
    anchors = anchors_for(task)
    assert anchors.source
    assert all(len(row.figures) == len(anchors.metrics) for row in anchors.rows)
