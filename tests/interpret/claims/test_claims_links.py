"""Entities, reasons, times of saying, answers: what ties claims to the rest of the record."""

from __future__ import annotations

from dataclasses import replace

from sayso.interpret.claims import add_claims
from sayso.interpret.sentences import add_sentences
from sayso.interpret.times import add_times
from sayso.records import Entity, EntityName, Mention, MentionForm, MentionType, NameKind, Reading
from tests.factories import reading
from tests.interpret.claims.passages import claims_of, passage, prediction_of
from tests.predictions import span_of


def with_person(text: str, *pieces: tuple[str, MentionForm], name: str | None = None) -> Reading:
    """A reading in which all these pieces mean one person."""
    mentions = tuple(
        Mention(f"m{n}", span_of(text, piece), span_of(text, piece.split()[-1]), MentionType.PERSON, form, "e0", 0.9)
        for n, (piece, form) in enumerate(pieces)
    )
    names = (EntityName(name, NameKind.NAME, ()),) if name else ()
    entity = Entity("e0", MentionType.PERSON, None, name, names, None, None, (), tuple(m.id for m in mentions))
    return replace(add_sentences(reading(text)), mentions=mentions, entities=(entity,))


def test_a_pronoun_means_its_entity_and_bears_its_name() -> None:
    row = passage('"We did not fire')
    known = with_person(
        row.text, ("Colonel Ahmad Rahimi", MentionForm.NAME), ("He", MentionForm.PRONOUN), name="Ahmad Rahimi"
    )
    second = add_claims(known, prediction_of(row)).claims[1]
    assert second.sources[-1].mention == "m1"
    assert (second.sources[-1].entity, second.sources[-1].named, second.sources[-1].role) == ("e0", True, "military")


def test_a_pronoun_left_open_means_the_last_speaker() -> None:
    row = passage('"We did not fire')
    known = with_person(row.text, ("Colonel Ahmad Rahimi", MentionForm.NAME), name="Ahmad Rahimi")
    second = add_claims(known, prediction_of(row)).claims[1]
    assert (second.sources[-1].mention, second.sources[-1].entity) == (None, "e0")


def test_who_told_an_outlet_goes_on_telling_it() -> None:
    second = claims_of(passage('"We did not fire')).claims[1]
    assert [(hop.step, hop.inherited) for hop in second.sources] == [(0, True), (1, False)]
    assert second.within is None


def test_the_reason_for_anonymity_is_quoted() -> None:
    row = passage("A security official")
    hop = claims_of(row).claims[0].sources[0]
    assert hop.named is False
    assert hop.unnamed_reason is not None
    assert hop.unnamed_reason.text_in(row.text) == (
        "on condition of anonymity because he was not authorised to talk to reporters"
    )


def test_said_is_the_time_of_the_cue_not_one_in_the_content() -> None:
    row = passage("The rebels said on Tuesday")
    timed = add_times(add_sentences(reading(row.text)))
    claim = add_claims(timed, prediction_of(row)).claims[0]
    spoken = next(period for period in timed.times if period.id == claim.said)
    assert "Tuesday" in spoken.span.text_in(row.text)


def test_an_inner_claim_takes_over_the_chain_of_the_outer() -> None:
    outer, inner = claims_of(passage("Russian media")).claims
    assert inner.within == outer.id
    assert [(hop.step, hop.inherited) for hop in inner.sources] == [(0, True), (1, True), (2, False)]


def test_a_denial_answers_the_claim_that_it_names() -> None:
    for beginning in ("The group claimed", "The army accused", "Witnesses say"):
        claims = claims_of(passage(beginning)).claims
        assert claims[1].answers == (claims[0].id,), beginning
        assert claims[0].answers == ()


def test_hedges_are_words_of_the_claim_itself() -> None:
    row = passage("Three soldiers were reportedly")
    claim = claims_of(row).claims[0]
    assert [span.text_in(row.text) for span in claim.hedges] == ["reportedly"]
