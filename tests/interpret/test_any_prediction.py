"""Whatever the model says of whatever text, all steps together give a reading that keeps the record's promises."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.interpret.steps import Given, interpret, segmented
from sayso.records import Block, BlockKind, MentionForm, MentionType, Reading, Span
from sayso.records.consistency import faults
from sayso.records.prediction import (
    PredictedAttribution,
    PredictedReference,
    PredictedWord,
    Prediction,
    ScoredClass,
    ScoredSpan,
)
from tests.factories import reading

PHRASES = (
    "The army said", "according to", "citing two officers", "was quoted as saying", "denied that", "the allegation",
    "a spokesman", "he", "they", "who", "“we hold the town”", '"no', "said:", "shelled the school", "was killed",
    "killed and wounded", "at least 12 soldiers", "no civilians", "dozens of", "on Tuesday", "in May 2021", "in Aleppo",
    "near Merzgan", "Colonel Idris Qarvane", "(SM)", ", also known as", "the leader of", "its former commander",
    "and", ",", ".", ".\n\n", ";", ":", "-", "claimed responsibility for the attack", "if", "unless", "to", "by",
    "not", "neither", "nor", "protesters marched against", "demanded that", "threatened to", "ceasefire", "the group",
    "Reuters", "@channel", "https://a.example/b", "+93 70 123 45 67", "5", "five", "of", "the", "the two men",
)  # fmt: skip
HOSTILE = (
    "\u202e", "e\u0301\u0301\u0301", "\U0001f469\u200d\U0001f692", "كابل", "\r\n", "\x00", "«Ясно»", "\u2028",
    "''", "``", "“““", "((((", "A.A.A.A.", "a-a-a-a-a", "----", "'''''", "K" * 300, "９９", "½", "\xa0", "%" * 30,
    "1,1,1,1", "İ", "ß", "ﬁ", "ǅ",
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obl", "obl:agent", "nmod",
    "nmod:poss", "conj", "cc", "case", "mark", "punct", "parataxis", "appos", "flat", "aux", "aux:pass", "cop", "fixed",
    "compound", "compound:prt", "det", "amod", "advmod", "nummod", "csubj", "csubj:pass", "expl", "dep", "nmod:desc",
    "root",
)  # fmt: skip
PARTS = (
    "NOUN", "PROPN", "VERB", "PRON", "ADP", "DET", "ADV", "AUX", "PUNCT", "CCONJ", "SCONJ", "NUM", "ADJ", "PART", "X",
    "SYM", "INTJ",
)  # fmt: skip
REFERENCES = ("person", "organization", "place", "object", "event", "time", "abstract", "animal")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_WORD = re.compile(r"\w+|[^\w\s]")


@cache
def gazetteer() -> Gazetteer:
    return open_gazetteer(Path("no-added-gazetteers"))


def any_reading(draw: random.Random) -> Reading:
    pieces = draw.choices(PHRASES, k=draw.randrange(24)) + draw.choices(HOSTILE, k=draw.randrange(6))
    draw.shuffle(pieces)
    text = draw.choice((" ", " ", "")).join(pieces)
    blocks: tuple[Block, ...] = ()
    if text and draw.random() < 0.5:
        cut = draw.randrange(1, len(text) + 1)
        kinds = list(BlockKind)
        blocks = (Block(Span(0, cut), draw.choice(kinds)),)
        blocks += (Block(Span(cut, len(text)), draw.choice(kinds)),) if cut < len(text) else ()
    facts = {
        "blocks": blocks,
        "publisher": draw.choice((None, "Reuters", "the army")),
        "forwarded_from": draw.choice((None, None, "A channel")),
    }
    return segmented(reading(text, **facts))


def any_prediction(read: Reading, draw: random.Random) -> Prediction:
    """Any forest over the words and anything over the characters of the words."""
    text = read.document.text
    spans = [Span(*found.span()) for found in _WORD.finditer(text)]
    if not spans:
        return replace(bare(()), relevance=tuple(() for _ in read.sentences))

    def piece(longest: int = 6) -> Span:
        first = draw.randrange(len(spans))
        last = min(len(spans) - 1, first + draw.randrange(draw.choice((1, longest, len(spans)))))
        return Span(spans[first].start, spans[last].end)

    def pieces() -> tuple[Span, ...]:
        return tuple(sorted(piece() for _ in range(draw.choice((0, 1, 1, 2, 3)))))

    def many() -> range:
        return range(draw.randrange(len(spans) + 2))

    references = tuple(
        PredictedReference(own := piece(), own, draw.choice(REFERENCES), draw.choice(list(MentionForm)).value, 0.9)
        for _ in many()
    )
    chained = list(range(len(references)))
    draw.shuffle(chained)
    cuts = range(0, len(chained) - 1, draw.randrange(2, 5))
    chains = tuple(tuple(sorted(chained[cut : cut + 2])) for cut in cuts)
    return Prediction(
        words=any_words(text, spans, draw),
        attributions=tuple(PredictedAttribution(pieces(), pieces(), pieces(), draw.random()) for _ in range(6)),
        mentions=tuple(ScoredSpan(piece(), draw.choice(list(MentionType)).value, draw.random()) for _ in many()),
        references=references,
        chains=chains,
        roles=tuple(ScoredSpan(piece(), draw.choice(ROLES), draw.random()) for _ in range(4)),
        incidents=(),
        document_relevance=(ScoredClass("conflict", draw.random()),),
        relevance=tuple((ScoredClass("conflict", draw.random()),) for _ in read.sentences),
    )


def any_words(text: str, spans: Sequence[Span], draw: random.Random) -> tuple[PredictedWord, ...]:
    order = list(range(len(spans)))
    if draw.random() < 0.5:
        draw.shuffle(order)
    reach = draw.choice((1, 4, len(order)))
    heads = {
        word: draw.choice(order[max(0, place - reach) : place]) if place and draw.random() < 0.9 else None
        for place, word in enumerate(order)
    }
    return tuple(
        PredictedWord(
            span=span,
            part_of_speech=draw.choice(PARTS),
            lemma=draw.choice((span.text_in(text).lower(), "", "say", "kill")),
            head=heads[number],
            relation="root" if heads[number] is None else draw.choice(RELATIONS),
        )
        for number, span in enumerate(spans)
    )


def bare(words: tuple[PredictedWord, ...]) -> Prediction:
    return Prediction(words, (), (), (), (), (), (), (), ())


@pytest.mark.parametrize("seed", range(24))
def test_any_prediction_gives_a_sound_reading_and_the_same_twice(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(2):
        read = any_reading(draw)
        given = Given(gazetteer(), any_prediction(read, draw))
        done = interpret(read, given)
        assert faults(done) == ()
        assert interpret(read, given) == done


@pytest.mark.parametrize("relation", ["conj", "nmod", "ccomp", "acl:relcl", "parataxis", "obl"])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_tree_as_deep_as_its_sentence_is_long_is_read(relation: str, backwards: bool) -> None:
    text = " ".join(["Police said soldiers killed by rebels and he"] * 40)
    read = segmented(reading(text))
    spans = [Span(*found.span()) for found in _WORD.finditer(text)]
    parts = {"Police": "NOUN", "said": "VERB", "soldiers": "NOUN", "killed": "VERB", "by": "ADP", "rebels": "NOUN"}
    last = len(spans) - 1
    words = tuple(
        PredictedWord(
            span,
            parts.get(span.text_in(text), "CCONJ"),
            span.text_in(text).lower(),
            (None if number == last else number + 1) if backwards else (number - 1 if number else None),
            relation,
        )
        for number, span in enumerate(spans)
    )
    prediction = replace(bare(words), relevance=tuple(() for _ in read.sentences))
    assert faults(interpret(read, Given(gazetteer(), prediction))) == ()


def test_claims_that_hold_each_other_in_a_ring_are_read() -> None:
    text = "Alpha said one. Bravo said two. Carol said six."
    read = segmented(reading(text))
    spans = [Span(*found.span()) for found in _WORD.finditer(text)]
    words = tuple(PredictedWord(span, "VERB", span.text_in(text).lower(), None, "root") for span in spans)
    cues = [Span(start, start + 4) for start in (6, 22, 38)]
    ring = tuple(PredictedAttribution((), (cues[i],), (cues[(i + 1) % 3], Span(0, 5)), 0.9) for i in range(3))
    prediction = replace(bare(words), attributions=ring, relevance=tuple(() for _ in read.sentences))
    assert faults(interpret(read, Given(gazetteer(), prediction))) == ()
