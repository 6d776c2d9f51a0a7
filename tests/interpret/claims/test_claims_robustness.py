"""Whatever the model says, claims keep the record's promises."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.interpret.claims import add_claims
from sayso.interpret.sentences import add_sentences
from sayso.interpret.standing import add_standing
from sayso.records import Reading, Span
from sayso.records.consistency import faults
from sayso.records.prediction import PredictedAttribution, PredictedWord, Prediction
from tests.factories import reading
from tests.interpret.claims.test_claims_wire import rows

RELATIONS = ("nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obl", "nmod", "conj", "cc")
MORE = (
    "case",
    "mark",
    "punct",
    "parataxis",
    "appos",
    "flat",
    "aux:pass",
    "aux",
    "nmod:poss",
    "fixed",
    "compound",
    "det",
)
PARTS = ("NOUN", "PROPN", "VERB", "PRON", "ADP", "DET", "ADV", "AUX", "PUNCT", "CCONJ", "SCONJ", "NUM", "ADJ", "PART")


@st.composite
def predictions(draw: st.DrawFn) -> tuple[Reading, Prediction]:
    """Two passages of the table with any forest over their words and any attributions."""
    chosen = draw(st.lists(st.sampled_from(rows()), min_size=1, max_size=2))
    text = draw(st.sampled_from([" ", "\n\n"])).join(row.text for row in chosen)
    spans = [Span(*found.span()) for found in re.finditer(r"\w+|[^\w\s]", text)]
    order = draw(st.permutations(range(len(spans))))
    heads: dict[int, int | None] = {}
    for place, word in enumerate(order):
        heads[word] = draw(st.sampled_from(order[:place])) if place and draw(st.booleans()) else None
    words = tuple(
        PredictedWord(
            span,
            draw(st.sampled_from(PARTS)),
            span.text_in(text).lower(),
            heads[number],
            "root" if heads[number] is None else draw(st.sampled_from(RELATIONS + MORE)),
        )
        for number, span in enumerate(spans)
    )
    piece = st.integers(0, len(spans) - 1).flatmap(
        lambda first: st.integers(first, min(first + 6, len(spans) - 1)).map(
            lambda last: Span(spans[first].start, spans[last].end)
        )
    )
    pieces = st.lists(piece, max_size=2).map(lambda found: tuple(sorted(found)))
    attributions = draw(st.lists(st.builds(PredictedAttribution, pieces, pieces, pieces, st.just(0.5)), max_size=3))
    empty = Prediction(words, tuple(attributions), (), (), (), (), (), (), ())
    return add_sentences(reading(text, forwarded_from=draw(st.sampled_from([None, "A channel"])))), empty


@settings(max_examples=60)
@given(predictions())
def test_any_prediction_gives_sound_claims(given_: tuple[Reading, Prediction]) -> None:
    bare, prediction = given_
    read = add_standing(add_claims(bare, prediction))
    assert faults(read) == ()
    assert read == add_standing(add_claims(bare, prediction))
    for claim in read.claims:
        assert claim.content
        assert [hop.step for hop in claim.sources] == sorted(hop.step for hop in claim.sources)
        assert {hop.step for hop in claim.sources} == set(range(len({hop.step for hop in claim.sources})))
    assert replace(read, claims=()).claims == ()
