"""Calibration from end to end, with a reader that says too much and is too sure of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from sayso.evaluation.corpora import CORPORA
from sayso.model.calibration import Calibration
from sayso.model.reader import Text
from sayso.records import Span
from sayso.records.prediction import Prediction, ScoredClass, ScoredSpan
from sayso.training import calibrating
from sayso.training.calibrating import calibrate
from tests.evaluation.tiny_corpora import write_corpora

KINDS = ("arson", "attack", "bombing")


class SureReader:
    """Finds every word to be a person, all with high scores, and every kind of incident everywhere."""

    def __init__(self, calibration: Calibration) -> None:
        self.bundle = SimpleNamespace(calibration=calibration)

    def recalibrated(self, calibration: Calibration) -> SureReader:
        return SureReader(calibration)

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        scale = self.bundle.calibration.of("mentions")
        for text in texts:
            words = [Span(place, place + 1) for place in range(0, len(text.text), 2)]
            mentions = tuple(
                ScoredSpan(word, "Person", scale.probability(0.5 + number / 100))
                for number, word in enumerate(words)
                if scale.keeps(0.5 + number / 100)
            )
            classes = tuple(ScoredClass(kind, 0.9) for kind in KINDS)
            yield Prediction((), (), mentions, (), (), (), classes, (), tuple(() for _ in text.sentences))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    write_corpora(tmp_path)
    for path in sorted(tmp_path.rglob("*train*")):
        (path.parent / path.name.replace("train", "dev")).write_bytes(path.read_bytes()) if path.is_file() else None
    for part in (tmp_path / "gum/conllu/train", tmp_path / "gum/ontogum/train"):
        (part.parent / "dev").mkdir()
        for path in part.iterdir():
            (part.parent / "dev" / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize("held_out", [0.0, 1.0])
def test_every_head_gets_a_scale_and_the_bundle_gets_the_calibration(
    corpora: Path, held_out: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Calibration] = []
    monkeypatch.setattr(calibrating, "open_reader", lambda path, threads: SureReader(Calibration()))
    monkeypatch.setattr(calibrating, "calibrate_bundle", lambda path, given: written.append(given) or "digest")
    fitted = calibrate(Path("tiny.sayso"), corpora, held_out=held_out, threads=1, report=lambda _: None)
    assert written == [fitted.calibration]
    assert fitted.sha256 == "digest"
    assert fitted.calibration.scales.keys() == {*calibrating.JUDGES, "coreference"}
    assert {fit.head for fit in fitted.heads} == set(calibrating.JUDGES)
    assert ("held out" in fitted.calibration.fitted_on) is (held_out > 0)


def test_texts_for_the_fit_and_for_the_errors_are_not_the_same(corpora: Path) -> None:
    for name in CORPORA:
        if name == "ewt":
            continue
        sides = [{text.text for text in calibrating._texts(corpora, name, 0.0, for_fit=fit)} for fit in (True, False)]
        if name != "muc4":  # its tiny parts are copies of each other
            assert not sides[0] & sides[1], name
