"""Windows for training: targets stay true to the text when it is cut."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from sayso.evaluation.corpora import CORPORA
from sayso.model.flags import FLAGS
from sayso.model.wordpieces import SpecialPieces, Vocabulary
from sayso.training.examples import IGNORED, Disguises, PreparedText, disguised, prepare, windows_of
from tests.evaluation.tiny_corpora import write_corpora

VOCABULARY = Vocabulary(("<s>", "<pad>", "</s>", "[UNK]"), SpecialPieces("<s>", "</s>", "<pad>", "[UNK]"))
LEARNED = {"lemmas": ("lower 0 ", "lower 1 "), "dependencies": ("nsubj", "root")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpora(tmp_path)


def prepared(name: str, folder: Path) -> PreparedText:
    return prepare(next(CORPORA[name](folder, "train")), VOCABULARY, LEARNED)


def test_attribution_tags_begin_and_go_on(folder: Path) -> None:
    text = prepared("polnear", folder)
    assert text.targets["attribution"].tolist() == [1, 2, 2, 3, 5, 6, 6, 6, 0, 1, 3, 5, 0]


def test_every_word_of_an_attribution_points_at_the_first_word_of_its_cue(folder: Path) -> None:
    links = prepared("polnear", folder).targets["attribution_links"]
    assert links.tolist() == [3, 3, 3, 3, 3, 3, 3, 3, IGNORED, 10, 10, 10, IGNORED]


def test_head_words_carry_the_number_of_their_thing_and_other_words_none(folder: Path) -> None:
    things = prepared("gum", folder).targets["coreference"]
    assert things[6] == things[0] == 0
    assert things[[1, 5, 7]].tolist() == [IGNORED, IGNORED, IGNORED]


def test_rare_labels_are_unknown_not_wrong(folder: Path) -> None:
    tree = prepared("ewt", folder).targets["dependencies"]
    assert tree[0].tolist() == [4, 0, 0]
    assert tree[1, 1] == IGNORED


def test_a_window_knows_nothing_of_cues_outside_it(folder: Path) -> None:
    text = prepared("polnear", folder)
    windows = list(windows_of(text, Random(3), window_pieces=6))
    assert sum(len(window.pieces) for window in windows) == len(text.pieces)
    for window in windows:
        links = window.targets["attribution_links"]
        known = links[links != IGNORED]
        assert ((known >= 0) & (known < len(window.pieces))).all()


def test_a_window_of_capitals_hides_case_and_asks_for_no_lemmas(folder: Path) -> None:
    window = next(windows_of(prepared("ewt", folder), Random(1), window_pieces=100))
    always = Disguises(capitals=1, small_letters=0, without_glue=1, lines_at_sentences=0)
    shown = disguised(window, np.zeros(len(window.pieces), dtype=bool), always, Random(1))
    letters = [0, 1, 4, 6]
    assert shown.flags[letters, FLAGS.index("capitals_only")].all()
    assert not shown.flags[:, FLAGS.index("glued_to_former")].any()
    assert "lemmas" not in shown.targets
    assert "lemmas" in window.targets
