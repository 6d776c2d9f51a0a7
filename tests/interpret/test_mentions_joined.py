"""Mentions: one for each thing that the words refer to, from the model, the place names and what rules have read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso.interpret.mentions import add_mentions, mentions_of_references
from sayso.interpret.mentions.patterns import identifiers
from sayso.records import (
    Block,
    BlockKind,
    Mention,
    MentionForm,
    MentionType,
    Place,
    PlacePrecision,
    Quantity,
    Reading,
    Sentence,
    Span,
)
from sayso.records.consistency import faults
from sayso.records.prediction import PredictedReference, Prediction
from tests.factories import reading as empty_reading
from tests.predictions import attribution, predicted, reference, span_of

RAID = "A spokesman for the Interior Ministry said five soldiers were killed near Sarvan with rockets."
RAID_WORDS = """
    A         DET   2 det
    spokesman NOUN  7 nsubj
    for       ADP   6 case
    the       DET   6 det
    Interior  PROPN 6 compound Interior
    Ministry  PROPN 2 nmod Ministry
    said      VERB  0 root say
    five      NUM   9 nummod
    soldiers  NOUN  11 nsubj:pass soldier
    were      AUX   11 aux:pass be
    killed    VERB  7 ccomp kill
    near      ADP   13 case
    Sarvan    PROPN 11 obl Sarvan
    with      ADP   15 case
    rockets   NOUN  11 obl rocket
    .         PUNCT 7 punct
"""


def place_in(text: str, name: str, place_id: str = "p0", mention_id: str = "m0") -> tuple[Mention, Place]:
    span = span_of(text, name)
    mention = Mention(mention_id, span, span, MentionType.LOCATION, MentionForm.NAME, None, 0.9)
    place = Place(
        place_id, mention_id, name, None, None, None, None, None, None, PlacePrecision.UNKNOWN, None, 0.0, (), None
    )
    return mention, place


def before(text: str, *, places: Sequence[str] = (), numbers: Sequence[str] = ()) -> Reading:
    """What the steps before have left: one sentence, places with their mentions, numbers."""
    found = [place_in(text, name, f"p{i}", f"m{i}") for i, name in enumerate(places)]
    quantities = tuple(
        Quantity(f"q{i}", span_of(text, number), 1, 1, 1, None, None, ()) for i, number in enumerate(numbers)
    )
    return replace(
        empty_reading(text),
        sentences=(Sentence(Span(0, len(text))),),
        mentions=tuple(mention for mention, _ in found),
        places=tuple(place for _, place in found),
        quantities=quantities,
    )


def told(reading: Reading) -> list[tuple[str, str, str]]:
    text = reading.document.text
    return [(m.span.text_in(text), m.type.value, m.form.value) for m in reading.mentions]


def raid(**found: object) -> tuple[Reading, Prediction]:
    return before(RAID, places=["Sarvan"], numbers=["five"]), predicted(RAID, RAID_WORDS, **found)  # type: ignore[arg-type]


def test_evidence_of_all_kinds_becomes_one_mention_for_each_thing() -> None:
    reading, prediction = raid(
        mentions=[("Interior Ministry", "Organisation"), ("soldiers", "Organisation"), ("Sarvan", "Location")],
        references=[
            reference(RAID, "A spokesman for the Interior Ministry", "spokesman"),
            reference(RAID, "the Interior Ministry", "Ministry", "organization", "name"),
            reference(RAID, "five soldiers", "soldiers"),
            reference(RAID, "Sarvan", "Sarvan", "place", "name"),
            reference(RAID, "rockets", "rockets", "object"),
        ],
    )
    read = add_mentions(reading, prediction)
    assert told(read) == [
        ("A spokesman for the Interior Ministry", "Person", "nominal"),
        ("the Interior Ministry", "Organisation", "name"),
        ("five soldiers", "Person", "nominal"),
        ("five", "Quantity", "nominal"),
        ("Sarvan", "Location", "name"),
        ("rockets", "Weapon", "nominal"),
    ]
    assert [m.head.text_in(RAID) for m in read.mentions[:3]] == ["spokesman", "Interior Ministry", "soldiers"]
    assert [m.id for m in read.mentions] == [f"m{n}" for n in range(6)]
    assert faults(read) == ()


def test_places_keep_their_mention_and_numbers_point_to_what_they_count() -> None:
    reading, prediction = raid(references=[reference(RAID, "five soldiers", "soldiers")])
    read = add_mentions(reading, prediction)
    by_id = {m.id: m.span.text_in(RAID) for m in read.mentions}
    assert by_id[read.places[0].mention] == "Sarvan"
    assert [by_id[q.of] for q in read.quantities if q.of] == ["five soldiers"]


def test_who_speaks_is_a_mention_even_if_no_span_head_saw_it() -> None:
    prediction = predicted(RAID, RAID_WORDS, attributions=[attribution(RAID, source=["A spokesman"], cue=["said"])])
    read = add_mentions(before(RAID), prediction)
    assert ("A spokesman for the Interior Ministry", "Person", "nominal") in told(read)


def test_people_and_groups_that_act_are_mentions_even_if_no_span_head_saw_them() -> None:
    text = "The army attacked two villagers in an office with grenades."
    words = """
        The       DET   2 det
        army      NOUN  3 nsubj
        attacked  VERB  0 root attack
        two       NUM   5 nummod
        villagers NOUN  3 obj villager
        in        ADP   8 case
        an        DET   8 det
        office    NOUN  3 obl
        with      ADP   10 case
        grenades  NOUN  3 obl grenade
        .         PUNCT 3 punct
    """
    assert told(add_mentions(before(text), predicted(text, words))) == [
        ("The army", "Organisation", "nominal"),
        ("two villagers", "Person", "nominal"),
        ("grenades", "Weapon", "nominal"),
    ]


def test_a_place_name_inside_an_institution_keeps_both() -> None:
    text = "Sarvan University protested."
    words = """
        Sarvan     PROPN 2 compound Sarvan
        University PROPN 3 nsubj University
        protested  VERB  0 root protest
        .          PUNCT 3 punct
    """
    prediction = predicted(text, words, mentions=[("Sarvan University", "Organisation"), ("Sarvan", "Organisation")])
    assert told(add_mentions(before(text, places=["Sarvan"]), prediction)) == [
        ("Sarvan University", "Organisation", "name"),
        ("Sarvan", "Location", "name"),
    ]


def test_pronouns_take_the_type_of_what_they_stand_for_and_others_are_left_out() -> None:
    text = "The ministry denied it because it feared unrest."
    words = """
        The      DET  2 det
        ministry NOUN 3 nsubj
        denied   VERB 0 root deny
        it       PRON 3 obj
        because  SCONJ 7 mark
        it       PRON 7 nsubj
        feared   VERB 3 advcl fear
        unrest   NOUN 7 obj
        .        PUNCT 3 punct
    """
    second = Span(text.rindex(" it ") + 1, text.rindex(" it ") + 3)
    prediction = predicted(
        text,
        words,
        references=[
            reference(text, "The ministry", "ministry", "organization"),
            reference(text, "it", "it", "abstract", "pronoun"),
            PredictedReference(second, second, "abstract", "pronoun", 0.9),
            reference(text, "unrest", "unrest", "abstract"),
        ],
        chains=[(0, 2)],
    )
    read = add_mentions(before(text), prediction)
    assert told(read) == [("The ministry", "Organisation", "nominal"), ("it", "Organisation", "pronoun")]
    assert read.mentions[1].span == second


def test_what_only_its_chain_holds_up_is_no_mention() -> None:
    text = "Fire spread."
    words = """
        Fire   NOUN  2 nsubj fire
        spread VERB  0 root
        .      PUNCT 2 punct
    """
    sure = reference(text, "Fire", "Fire", "person")
    for one, wanted in ((sure, [("Fire", "Person", "nominal")]), (replace(sure, is_sure=False), [])):
        assert told(add_mentions(before(text), predicted(text, words, references=[one]))) == wanted


def test_members_of_a_coordination_stand_for_themselves() -> None:
    text = "Police and a witness spoke."
    words = """
        Police  NOUN  5 nsubj police
        and     CCONJ 4 cc
        a       DET   4 det
        witness NOUN  1 conj
        spoke   VERB  0 root speak
        .       PUNCT 5 punct
    """
    prediction = predicted(
        text,
        words,
        references=[
            reference(text, "Police and a witness", "Police", "organization"),
            reference(text, "Police", "Police", "organization"),
            reference(text, "a witness", "witness"),
        ],
    )
    assert told(add_mentions(before(text), prediction)) == [
        ("Police", "Organisation", "nominal"),
        ("a witness", "Person", "nominal"),
    ]


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("five soldiers were killed", "the head is a verb"),
        ("soldiers were killed near Sarvan", "it is a clause"),
        ("for the Interior Ministry said five", "two words hang outside"),
    ],
)
def test_a_span_that_is_no_phrase_is_no_mention(piece: str, why: str) -> None:
    prediction = predicted(RAID, RAID_WORDS, mentions=[(piece, "Organisation")])
    weak = replace(prediction, mentions=tuple(replace(m, score=0.6) for m in prediction.mentions))
    assert piece not in [span for span, _, _ in told(add_mentions(before(RAID), weak))], why


def test_a_word_in_small_letters_is_no_name_whatever_the_tagger_says() -> None:
    words = RAID_WORDS.replace("spokesman NOUN ", "spokesman PROPN").replace("Interior  PROPN", "Interior  ADJ  ")
    prediction = predicted(RAID, words, mentions=[("A spokesman", "Person"), ("the Interior Ministry", "Organisation")])
    assert told(add_mentions(before(RAID), prediction))[:2] == [
        ("A spokesman", "Person", "nominal"),
        ("the Interior Ministry", "Organisation", "name"),
    ]


def test_a_span_across_sentences_is_no_mention() -> None:
    text = "Rebels fled. Troops followed."
    words = """
        Rebels NOUN 2 nsubj rebel
        fled   VERB 0 root flee
        .      PUNCT 2 punct

        Troops   NOUN 2 nsubj troop
        followed VERB 0 root follow
        .        PUNCT 2 punct
    """
    sentences = (Sentence(Span(0, 12)), Sentence(Span(13, len(text))))
    prediction = predicted(text, words, mentions=[("Rebels fled. Troops", "Organisation"), ("Troops", "Organisation")])
    read = add_mentions(replace(before(text), sentences=sentences), prediction)
    assert told(read) == [("Rebels", "Person", "nominal"), ("Troops", "Organisation", "nominal")]


def test_boilerplate_gives_no_mentions_but_those_of_its_places() -> None:
    reading, prediction = raid(references=[reference(RAID, "five soldiers", "soldiers")])
    blocks = (Block(Span(0, len(RAID)), BlockKind.BOILERPLATE),)
    read = add_mentions(replace(reading, document=replace(reading.document, blocks=blocks)), prediction)
    assert told(read) == [("Sarvan", "Location", "name")]
    assert read.places[0].mention == "m0"


def test_references_find_their_mentions() -> None:
    reading, prediction = raid(
        references=[
            reference(RAID, "five soldiers", "soldiers"),
            reference(RAID, "the Interior Ministry", "Ministry", "organization", "name"),
            reference(RAID, "killed", "killed", "event"),
        ]
    )
    read = add_mentions(reading, prediction)
    found = mentions_of_references(read.mentions, prediction)
    by_id = {m.id: m.span.text_in(RAID) for m in read.mentions}
    assert [by_id[one] if one else None for one in found] == ["five soldiers", "the Interior Ministry", None]


def test_nothing_seen_leaves_what_was_there() -> None:
    reading = before(RAID, places=["Sarvan"])
    assert add_mentions(reading, predicted(RAID)) == reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a.html.", [("https://example.org/a.html", MentionType.URL)]),
        ("on t.me/some_channel today", [("t.me/some_channel", MentionType.URL)]),
        ("via @some_channel, he said", [("@some_channel", MentionType.COMMS_IDENTIFIER)]),
        ("write to desk@example.org now", [("desk@example.org", MentionType.COMMS_IDENTIFIER)]),
        ("call +992 37 221 0000 today", [("+992 37 221 0000", MentionType.COMMS_IDENTIFIER)]),
        ("at 3 p.m. on 4 May 2024, 200 people", []),
        ("e.g. this and/or that", []),
    ],
)
def test_addresses_are_known_by_their_shape(text: str, found: list[tuple[str, MentionType]]) -> None:
    assert [(span.text_in(text), kind) for span, kind in identifiers(text)] == found
