"""Relations of re3d: reading the corpus, seeing a reading in its types, counting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from sayso.evaluation.corpora.re3d_relations import read_re3d_relations
from sayso.evaluation.model_tasks.base import GoldPart
from sayso.evaluation.re3d_view import TypedPair, pairs_of, re3d_types, typed_pair
from sayso.evaluation.relations import measure_relations
from sayso.gazetteer import open_gazetteer
from sayso.interpret.syntax import syntax_of
from sayso.model.reader import Reader, Text
from sayso.records import Mention, MentionForm, MentionType, Reading
from sayso.records.prediction import Prediction
from tests.factories import reading
from tests.predictions import predicted, span_of

TEXT = "Haddad leads the League in Brod."
TREE = """
    Haddad PROPN 2 nsubj
    leads  VERB  0 root  lead
    the    DET   4 det
    League PROPN 2 obj
    in     ADP   6 case
    Brod   PROPN 4 nmod
    .      PUNCT 2 punct
"""
HADDAD, LEAGUE, BROD = 0, 3, 5


class FixedReader:
    """A reader that says the same of every text."""

    def __init__(self, prediction: Prediction) -> None:
        self.prediction = prediction

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        for _ in texts:
            yield self.prediction


def fixed_reader() -> Reader:
    return cast("Reader", FixedReader(predicted(TEXT, TREE, relevance=[[]])))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    pieces = {"Haddad": "Person", "the League": "Organisation", "Brod": "Coordinate"}
    spans = {piece: span_of(TEXT, piece) for piece in pieces}
    entities = [
        {"start": spans[piece].start, "end": spans[piece].end, "type": kind, "text": piece}
        for piece, kind in pieces.items()
    ]
    relations = [
        {"type": kind, "head": [spans[a].start, spans[a].end], "tail": [spans[b].start, spans[b].end], "span": None}
        for kind, a, b in (("InChargeOf", "Haddad", "the League"), ("CoLocated", "Brod", "the League"))
    ]
    row = {"text": TEXT, "entities": entities, "relations": relations}
    folder = tmp_path / "re3d"
    folder.mkdir()
    for part in ("train", "dev"):
        rows = ({"id": "a", "non_commercial": False, **row}, {"id": "b", "non_commercial": True, **row})
        (folder / f"{part}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return tmp_path


def mention(number: int, piece: str, kind: MentionType, head: str | None = None) -> Mention:
    return Mention(f"m{number}", span_of(TEXT, piece), span_of(TEXT, head or piece), kind, MentionForm.NAME, None, 0.9)


def with_mentions() -> Reading:
    mentions = (
        mention(0, "Haddad", MentionType.PERSON),
        mention(1, "the League", MentionType.ORGANISATION, "League"),
        mention(2, "Brod", MentionType.LOCATION),
    )
    blank = reading(TEXT)
    return Reading(document=blank.document, mentions=mentions, producer=blank.producer)


def test_training_leaves_non_commercial_documents_out(corpora: Path) -> None:
    assert [text.id for text in read_re3d_relations(corpora, "train")] == ["a"]
    assert [text.id for text in read_re3d_relations(corpora, "dev")] == ["a", "b"]


def test_a_reading_is_seen_in_the_types_of_the_corpus() -> None:
    found = pairs_of(with_mentions(), syntax_of(TEXT, predicted(TEXT, TREE).words))
    assert found == {TypedPair("InChargeOf", HADDAD, LEAGUE), TypedPair("CoLocated", LEAGUE, BROD)}


@pytest.mark.parametrize(("kind", "swapped"), [("CoLocated", True), ("InChargeOf", False)])
def test_only_mutual_types_forget_their_order(kind: str, swapped: bool) -> None:
    assert (typed_pair(kind, 2, 1) == typed_pair(kind, 1, 2)) is swapped


def test_the_mapping_names_only_types_of_the_corpus() -> None:
    known = {"CoLocated", "FightingAgainst", "BelongsTo", "HasAttrOf", "CommWith", "IsSynonymOf", "InChargeOf"}
    known |= {"AlliesOf", "Likes", "Apart", "Dislikes"}
    types = re3d_types()
    assert {kind for kind, _ in types.relations.values()} | set(types.events.values()) | types.mutual <= known


def test_with_gold_entities_the_rules_find_both_relations(corpora: Path) -> None:
    measured = measure_relations(fixed_reader(), open_gazetteer(), GoldPart(corpora=corpora))
    by_row = {row.name: row for row in measured.scores.rows}
    assert list(by_row) == ["mean of types", "all", "CoLocated", "InChargeOf"]
    assert by_row["all"].gold == 4
    assert by_row["mean of types"].figures[-1].value == 100.0


def test_each_relation_that_is_not_found_is_a_slip(corpora: Path) -> None:
    measured = measure_relations(fixed_reader(), open_gazetteer(), GoldPart(corpora=corpora))
    row = next(row for row in measured.scores.rows if row.name == "all")
    missed = [slip for slip in measured.slips if slip.kind.endswith("missed")]
    assert len(missed) == row.gold - round(row.figures[1].value / 100 * row.gold)
    assert all(len(slip.gold) == 2 and not slip.predicted for slip in missed)
