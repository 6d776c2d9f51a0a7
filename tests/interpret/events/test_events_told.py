"""What happened, who did it to whom, and whether it is a fact, from trees by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.interpret.events import add_events
from sayso.records import Absence, Absent, Claim, Entity, Manner, MentionForm, MentionType, Span, Stance
from sayso.records.prediction import Prediction
from tests.factories import reading as reading_of
from tests.interpret.events.told import scene, texts, told

# Begin of the passage; PLOVER type, mode, modality; triggers; participants.
Told = tuple[str, str | None, str | None, str, list[str], set[tuple[str, str]]]
CASES: list[Told] = [
    (
        "Unknown gunmen",
        "ASSAULT",
        "firearms",
        "happened",
        ["opened fire", "killing"],
        {("actor", "Unknown gunmen"), ("target", "a bus near Herat"), ("victim", "five people")},
    ),
    ("Three farmers", "ASSAULT", "abduct", "happened", ["abducted"], {("victim", "Three farmers")}),
    (
        "Turkish shelling",
        "ASSAULT",
        "heavy-weapons",
        "happened",
        ["shelling"],
        {("actor", "Turkish"), ("target", "the village")},
    ),
    ("The army plans", "ASSAULT", None, "planned", ["attack"], {("actor", "The army"), ("target", "the town")}),
    ("Police foiled", "ASSAULT", None, "averted", ["attack"], {("target", "the embassy")}),
    ("Teachers went", "PROTEST", "strike", "happened", ["went on strike"], {("actor", "Teachers")}),
    ("An air strike", "ASSAULT", "aerial", "happened", ["strike", "destroyed"], {("target", "a bridge")}),
    ("Norway refused", "REJECT", "meet", "happened", ["refused"], {("actor", "Norway"), ("recipient", "the rebels")}),
    ("The union", "REQUEST", "yield", "happened", ["demanded"], {("actor", "The union"), ("recipient", "two nurses")}),
    (
        "Denmark halted",
        "SANCTION",
        "discontinue",
        "happened",
        ["halted aid"],
        {("actor", "Denmark"), ("recipient", "Chad")},
    ),
    ("Ghana praised", "SUPPORT", None, "happened", ["praised"], {("actor", "Ghana"), ("recipient", "Togo")}),
    ("Gunmen who", "ASSAULT", None, "happened", ["stormed"], {("actor", "Gunmen"), ("target", "the hotel")}),
    ("Two soldiers", "ASSAULT", None, "happened", ["died", "clashes"], {("victim", "Two soldiers")}),
    ("Kenya will", "AGREE", None, "planned", ["send food"], {("actor", "Kenya"), ("recipient", "Sudan")}),
    ("Germany said", "REQUEST", "yield", "happened", ["withdraw"], {("actor", "Germany"), ("recipient", "Serbia")}),
    ("Troops came", "ASSAULT", "firearms", "happened", ["came under fire"], {("victim", "Troops")}),
    (
        "The rebels stopped",
        "RETREAT",
        "ceasefire",
        "happened",
        ["shelling"],
        {("actor", "The rebels"), ("target", "the town")},
    ),
    ("If the talks", "ASSAULT", None, "hypothetical", ["attack"], {("actor", "the rebels"), ("target", "the capital")}),
    ("Two officers", "ASSAULT", None, "happened", ["killed"], {("actor", "the rebels"), ("victim", "Two officers")}),
    ("Protesters", "PROTEST", "riot", "happened", ["clashed"], {("actor", "Protesters"), ("recipient", "police")}),
    ("The group", None, None, "happened", ["founded"], {("actor", "Omar Haddad"), ("target", "The group")}),
    (
        "The army rejected",
        "REJECT",
        None,
        "happened",
        ["rejected a proposal"],
        {("actor", "The army"), ("recipient", "the rebels")},
    ),
    ("Workers", "CONCEDE", None, "happened", ["ended their strike"], {("actor", "Workers")}),
    (
        "The president",
        "CONSULT",
        None,
        "happened",
        ["met"],
        {("actor", "The president of Mali"), ("recipient", "the envoy")},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_an_event_is_coded_with_all_who_take_part(case: Told) -> None:
    start, kind, mode, modality, triggers, participants = case
    text = scene(start)[0].document.text
    (event,) = told(start)
    assert (event.plover.type if event.plover else None, event.plover.mode if event.plover else None) == (kind, mode)
    assert event.modality.value == modality
    assert not event.negated
    assert texts(event, text) == (triggers, participants)


def test_what_is_denied_is_an_event_that_did_not_happen() -> None:
    (event,) = told("The rebels did not")
    assert event.negated
    assert event.plover is not None
    assert event.plover.type == "ASSAULT"


def test_violence_that_is_threatened_stands_beside_the_threat() -> None:
    threat, attack = told("The minister threatened")
    assert threat.plover is not None
    assert (threat.plover.type, threat.plover.mode, threat.modality.value) == ("THREATEN", "violence", "happened")
    assert attack.modality.value == "threatened"


def test_who_announces_conflict_as_his_own_doing_threatens() -> None:
    text = scene("The army said")[0].document.text
    (event,) = told("The army said")
    assert event.plover is not None
    assert event.plover.type == "THREATEN"
    # The pronoun stands for the one who speaks.
    assert ("actor", "The army") in texts(event, text)[1]


def test_a_passive_without_agent_says_that_its_actor_is_missing() -> None:
    (event,) = told("Three farmers")
    assert Absence("actor", Absent.NOT_STATED) in event.absent
    assert Absence("place", Absent.NOT_STATED) in event.absent
    assert (event.place, event.time) == (None, "t0")


def test_an_event_told_twice_is_one_with_several_triggers() -> None:
    (event,) = told("Rebels shelled")
    assert len(event.triggers) == 3
    assert (event.place, event.time) == ("p0", "t0")
    assert [effect.kind.value for effect in event.effects] == ["killed"]


def test_two_events_of_one_kind_stay_two_with_their_own_times() -> None:
    first, second = told("Rebels attacked Goma")
    assert (first.time, second.time) == ("t0", "t1")
    assert (first.place, second.place) == ("p0", "p1")


def test_an_accident_is_no_event_of_a_conflict() -> None:
    assert told("Five people") == ()


def test_several_acts_of_one_sentence_stay_several() -> None:
    arrest, search = told("Police arrested")
    assert arrest.plover is not None
    assert search.plover is not None
    assert (arrest.plover.mode, search.plover.mode) == ("arrest", "seize")
    assert [part.role.value for part in search.participants] == ["actor"]


def test_events_stand_under_the_claims_that_tell_them() -> None:
    reading, _ = scene("Two officers")
    over = Claim(
        "c0", (Span(0, len(reading.document.text)),), (), (), Manner.INDIRECT, Stance.ASSERTS, (), None, None, (), 0.9
    )
    (event,) = told("Two officers", claims=(over,))
    assert event.claims == ("c0",)
    # What stands under the event's own claims lists none of its own.
    assert all(part.claims == () for part in event.participants)


def test_a_pronoun_is_told_by_the_name_that_it_means() -> None:
    reading, prediction = scene("Police arrested")
    text = reading.document.text
    police = replace(reading.mentions[0], entity="e0", form=MentionForm.NAME)
    entity = Entity("e0", MentionType.ORGANISATION, None, None, (), None, None, (), (police.id,))
    given = replace(reading, mentions=(police, *reading.mentions[1:]), entities=(entity,))
    arrest, _ = add_events(given, prediction).events
    actor = next(part for part in arrest.participants if part.role.value == "actor")
    assert (actor.entity, actor.span.text_in(text)) == ("e0", "Police")


def test_nothing_known_gives_no_events() -> None:
    empty = Prediction((), (), (), (), (), (), (), (), ())
    assert add_events(reading_of("No words."), empty).events == ()
