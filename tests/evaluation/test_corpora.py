"""Corpora: every layer that a corpus marks arrives on the right words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import BadRecipe
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText
from tests.evaluation.tiny_corpora import SAID, write_corpora


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpora(tmp_path)


def texts(name: str, folder: Path) -> list[GoldText]:
    return list(CORPORA[name](folder, "train"))


def surface(text: GoldText, first: int, last_exclusive: int) -> str:
    return text.text[text.words[first].start : text.words[last_exclusive - 1].end]


def test_polnear_attributions_become_words(folder: Path) -> None:
    (text,) = texts("polnear", folder)
    first, second = text.attributions or ()
    assert [surface(text, *piece) for piece in (*first.source, *first.cue, *first.content)] == [
        "Mayor Ida Brandt",
        "said",
        "shells hit the mill",
    ]
    assert surface(text, *second.source[0]) == "Witnesses"


def test_re3d_leaves_out_non_commercial_documents_and_counts_coordinates_as_places(folder: Path) -> None:
    (text,) = texts("re3d", folder)
    assert text.id == "b"
    assert [(surface(text, m.first, m.last_exclusive), m.label) for m in text.mentions or ()] == [
        ("Mayor Ida Brandt", "Person"),
        (SAID[37:41], "Location"),
    ]


def test_words_written_together_share_their_letters(folder: Path) -> None:
    (text,) = texts("ewt", folder)
    assert text.text == "Troops weren't in Brod. They left the old town."
    assert [word.text_in(text.text) for word in text.words][:6] == ["Troops", "were", "n't", "in", "Brod", "."]


def test_heads_count_from_the_start_of_the_text_and_roots_are_their_own(folder: Path) -> None:
    (text,) = texts("ewt", folder)
    syntax = text.syntax or ()
    assert [word.head for word in syntax] == [4, 4, 4, 4, 4, 4, 7, 7, 10, 10, 7, 7]
    assert [word.relation for word in syntax].count("root") == 2


def test_gum_references_have_types_and_forms_and_chains_are_head_words(folder: Path) -> None:
    (text,) = texts("gum", folder)
    marks = {(surface(text, m.first, m.last_exclusive), m.label) for m in text.references or ()}
    assert {("the old town", "place"), ("the old town", "nominal"), ("They", "pronoun"), ("Brod", "name")} <= marks
    assert text.chains == (((0, 1), (6, 7)), ((4, 5),), ((8, 11),))
    assert text.head_words == ((0, 6),)


def test_muc4_marks_every_place_of_a_filler_and_the_kind_of_incident(folder: Path) -> None:
    first, second = texts("muc4", folder)
    assert [(m.first, m.label) for m in first.roles or ()] == [(3, "Target"), (7, "Target")]
    assert first.incidents == ("bombing",)
    assert first.classes == (("conflict", True),)
    assert (second.roles, second.incidents, second.classes) == ((), (), None)


def test_conflict_is_known_only_where_the_labels_leave_no_doubt(folder: Path) -> None:
    known = {text.id: dict(text.classes or ()) for text in texts("conflict_classify", folder)}
    assert known["satp_relevant-0"]["conflict"] is True
    assert "conflict" not in known["IndiaPoliceEvents_sents-0"]
    assert known["IndiaPoliceEvents_docs-0"]["conflict"] is False
    assert known["cameo_class-0"] == {"conflict": False}


@pytest.mark.parametrize("name", sorted(set(CORPORA) - {"gum"}))
def test_a_corpus_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="is not there"):
        texts(name, tmp_path)
