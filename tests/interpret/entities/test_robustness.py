"""Whatever mentions come, entities are consistent and repeatable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.interpret.entities import add_entities, joinings
from sayso.records import Mention, MentionForm, MentionType, Reading, Sentence, Span
from sayso.records.consistency import faults
from sayso.records.prediction import PredictedReference, Prediction
from tests.factories import reading, texts

NOTHING = Prediction((), (), (), (), (), (), (), (), ())


@st.composite
def mentioned(draw: st.DrawFn) -> tuple[Reading, Prediction]:
    """A text with any spans as mentions, nested and crossing, and any chains over them."""
    text = draw(
        st.lists(texts() | st.sampled_from(["Ali Khan", "the SDF", "(SDF)", ", also known as ", "he"])).map("".join)
    )
    text = text or "x"
    spans = draw(
        st.lists(
            st.integers(0, len(text) - 1).flatmap(lambda a: st.integers(a + 1, len(text)).map(lambda b: Span(a, b))),
            max_size=8,
        )
    )
    mentions = tuple(
        Mention(f"m{i}", span, span, draw(st.sampled_from(MentionType)), draw(st.sampled_from(MentionForm)), None, 0.5)
        for i, span in enumerate(sorted(spans))
        if span.text_in(text).strip()
    )
    mentions = tuple(replace(mention, id=f"m{i}") for i, mention in enumerate(mentions))
    references = tuple(PredictedReference(m.span, m.head, "person", m.form.value, 0.5) for m in mentions)
    chain = tuple(draw(st.sets(st.integers(0, len(mentions) - 1), min_size=2))) if len(mentions) > 1 else ()
    made = replace(reading(text), mentions=mentions, sentences=(Sentence(Span(0, len(text))),))
    return made, replace(NOTHING, references=references, chains=(tuple(sorted(chain)),) if chain else ())


@settings(max_examples=60, deadline=None)
@given(mentioned())
def test_any_mentions_give_a_consistent_reading_and_the_same_twice(given_: tuple[Reading, Prediction]) -> None:
    made, prediction = given_
    done = add_entities(made, prediction)
    assert faults(done) == ()
    assert add_entities(made, prediction) == done
    of = {mention.id: mention.entity for mention in done.mentions}
    for entity in done.entities:
        assert all(of[mention] == entity.id for mention in entity.mentions)
        assert entity.name == (entity.names[0].text if entity.names else None)


def test_a_report_without_mentions_has_no_entities() -> None:
    done = add_entities(reading("Nothing happened."), NOTHING)
    assert done.entities == ()
    assert joinings(done, NOTHING) == ()


@pytest.mark.parametrize(
    "text", ["Ali Khan, also known as ", "Ali Khan (alias )", "Ali Khan (", "Ali Khan, 45", "Ali Khan ()"]
)
def test_a_text_that_breaks_off_after_a_name_is_read(text: str) -> None:
    mention = Mention("m0", Span(0, 8), Span(0, 8), MentionType.PERSON, MentionForm.NAME, None, 0.9)
    made = replace(reading(text), mentions=(mention,), sentences=(Sentence(Span(0, len(text))),))
    assert [entity.name for entity in add_entities(made, NOTHING).entities] == ["Ali Khan"]


def test_a_long_report_keeps_its_people_apart() -> None:
    text = " ".join(f"Commander Ali Khan{i % 50} of the Front{i % 70} spoke and he left." for i in range(1000))
    mentions: list[Mention] = []
    at = 0
    for i in range(1000):
        for piece, kind, form in (
            (f"Ali Khan{i % 50}", MentionType.PERSON, MentionForm.NAME),
            (f"Front{i % 70}", MentionType.ORGANISATION, MentionForm.NAME),
            ("he", MentionType.PERSON, MentionForm.PRONOUN),
        ):
            at = text.index(piece, at)
            span = Span(at, at + len(piece))
            mentions.append(Mention(f"m{len(mentions)}", span, span, kind, form, None, 0.9))
    sentences = tuple(Sentence(Span(i, min(i + 60, len(text)))) for i in range(0, len(text), 60))
    done = add_entities(replace(reading(text), mentions=tuple(mentions), sentences=sentences), NOTHING)
    assert len([e for e in done.entities if e.name]) == 120
