"""Tellings of one event: reading ECB+, matching triggers to gold tellings, views and rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from sayso.evaluation.corpora.ecb import EventMention, EventText, read_ecb_events
from sayso.evaluation.ecb import METRICS, Tellings, measure_merging, tellings_of
from sayso.evaluation.model_tasks.base import GoldPart
from sayso.gazetteer import open_gazetteer
from sayso.interpret.syntax import syntax_of
from sayso.model.reader import Reader, Text
from sayso.records import Event, Modality, Span
from sayso.records.prediction import Prediction
from tests.predictions import predicted, span_of

TEXT = "They carried out an attack. The attack killed two."
TREE = """
    They    PRON 2 nsubj
    carried VERB 0 root carry
    out     ADP  2 compound:prt
    an      DET  5 det
    attack  NOUN 2 obj
    .       PUNCT 2 punct

    The     DET  2 det
    attack  NOUN 3 nsubj
    killed  VERB 0 root kill
    two     NUM  3 obj
    .       PUNCT 3 punct
"""
CARRIED, FIRST, SECOND, KILLED = 1, 4, 7, 8
BLANK = Event(
    id="v0",
    trigger=Span(0, 1),
    triggers=(),
    plover=None,
    acled=None,
    modality=Modality.HAPPENED,
    negated=False,
    background=False,
    participants=(),
    place=None,
    time=None,
    effects=(),
    claims=(),
    absent=(),
    score=0.5,
)


def gold(*tellings: tuple[str, Span]) -> EventText:
    return EventText("a", TEXT, tuple(EventMention((span,), chain) for chain, span in tellings))


def found(*events: Sequence[Span]) -> tuple[Event, ...]:
    return tuple(replace(BLANK, triggers=tuple(event)) for event in events)


def tellings(text: EventText, events: Sequence[Event]) -> Tellings:
    return tellings_of(text, events, syntax_of(TEXT, predicted(TEXT, TREE).words))


ATTACK, AGAIN = span_of(TEXT, "attack"), span_of(TEXT, "attack", 1)
WHOLE, DEATH = span_of(TEXT, "carried out an attack"), span_of(TEXT, "killed")


def test_a_trigger_stands_for_the_gold_telling_among_its_words() -> None:
    told = tellings(gold(("x", ATTACK), ("x", AGAIN)), found([WHOLE, AGAIN]))
    assert told.gold == told.joined == (frozenset({FIRST, SECOND}),)
    assert told.found == {FIRST, SECOND}


def test_a_trigger_that_stands_for_none_is_known_by_its_own_head_word() -> None:
    told = tellings(gold(("x", AGAIN)), found([WHOLE]))
    assert told.joined == (frozenset({CARRIED}),)
    assert told.found == frozenset()


def test_results_are_set_apart_from_the_act() -> None:
    told = tellings(gold(("x", AGAIN), ("y", DEATH)), found([AGAIN, DEATH]))
    assert told.joined == (frozenset({SECOND, KILLED}),)
    assert set(told.apart) == {frozenset({SECOND}), frozenset({KILLED})}


def test_the_rule_beside_joins_the_same_triggers_by_lemma() -> None:
    told = tellings(gold(("x", ATTACK), ("x", AGAIN)), found([ATTACK], [AGAIN], [DEATH]))
    assert set(told.same_lemma) == {frozenset({FIRST, SECOND}), frozenset({KILLED})}
    assert set(told.given_lemma) == {frozenset({FIRST, SECOND})}


class FixedReader:
    """A reader that says the same of every text."""

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        for _ in texts:
            yield replace(predicted(TEXT, TREE), relevance=((), ()))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    def mention(chain: str, span: Span, kind: str = "event") -> dict[str, object]:
        return {"kind": kind, "chain": chain, "spans": [[span.start, span.end]]}

    mentions = [mention("x", ATTACK), mention("x", AGAIN), mention("y", DEATH), mention("z", Span(0, 4), "entity")]
    row = {"id": "a", "text": TEXT, "mentions": mentions}
    (tmp_path / "ecb").mkdir()
    (tmp_path / "ecb/dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def test_only_events_are_read(corpora: Path) -> None:
    (text,) = read_ecb_events(corpora, "dev")
    assert [mention.chain for mention in text.mentions] == ["x", "x", "y"]


def test_sayso_stands_beside_the_rule_in_every_view(corpora: Path) -> None:
    measured = measure_merging(cast("Reader", FixedReader()), open_gazetteer(), GoldPart(corpora=corpora))
    rows = {row.name: row.figures for row in measured.scores.rows}
    assert list(rows) == [
        "Sayso",
        "Sayso, results apart",
        "same lemma",
        "Sayso, of found",
        "Sayso, results apart, of found",
        "same lemma, of found",
        "same lemma, tellings given",
    ]
    assert measured.scores.metrics == METRICS
    assert rows["same lemma, tellings given"][0].value == 100.0
    assert all(figures[-1].value == 100.0 for name, figures in rows.items() if "of found" in name)
