"""Relevance: the classes of the model as the record says them."""

from __future__ import annotations

from dataclasses import replace

from sayso.interpret.relevance import add_relevance
from sayso.records import Relevance, Sentence, Span
from sayso.records.prediction import ScoredClass
from tests.factories import reading
from tests.predictions import predicted

TEXT = "A bomb went off. It rained."


def test_document_and_sentences_get_their_score_and_the_likely_kinds_first() -> None:
    given = replace(reading(TEXT), sentences=(Sentence(Span(0, 16)), Sentence(Span(17, 27))))
    prediction = replace(
        predicted(TEXT, relevance=[[("conflict", 0.9), ("armed_assault", 0.55), ("bombing", 0.8)], []]),
        document_relevance=(ScoredClass("conflict", 0.7), ScoredClass("bombing", 0.49)),
    )
    read = add_relevance(given, prediction)
    assert read.document.relevance == Relevance(0.7, ())
    assert [s.relevance for s in read.sentences] == [Relevance(0.9, ("bombing", "armed_assault")), None]
